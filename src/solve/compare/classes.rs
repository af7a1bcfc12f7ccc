//! What specialists carry, and the largest group of students.

use commontime_school::comparison::{Group, Sides, SpecialistCompared, SpecialistLoad};
use commontime_school::course::Setting;
use commontime_school::staff::Role;
use commontime_school::{Activity, Lesson, Minutes, PersonId};

use super::{Judged, joined};

/// Returns the specialists of either side.
pub(super) fn specialists(both: &Sides<Judged<'_>>, pause: Minutes) -> Vec<SpecialistCompared> {
    let ids = joined(both.map(|it| {
        let specialists = it.campus.people.iter().filter(|person| person.role == Role::Specialist);
        specialists.map(|person| &person.id).collect()
    }));
    let one = |id: &String| {
        let of = both.map(|it| {
            let is_it = |person: &PersonId| {
                it.campus[*person].id == *id && it.campus[*person].role == Role::Specialist
            };
            let person = it.campus.person_ids().find(is_it)?;
            Some((it.campus[person].name.clone(), load(it, person, pause)))
        });
        let name = of.a.as_ref().or(of.b.as_ref()).map_or_else(|| id.clone(), |(name, _)| name.clone());
        SpecialistCompared { id: id.clone(), name, load: of.map(|it| it.as_ref().map(|(_, load)| *load)) }
    };
    ids.into_iter().map(one).collect()
}

fn load(judged: &Judged<'_>, person: PersonId, pause: Minutes) -> SpecialistLoad {
    let campus = judged.campus;
    let is_theirs =
        |lesson: &&Lesson| lesson.adults.contains(&person) && matches!(lesson.activity, Activity::Special(_));
    let classes = campus.day_ids().filter(|&day| campus.is_here(person, day)).map(|day| {
        let classes = judged.schedule.lessons.iter().filter(is_theirs).filter(|lesson| lesson.day == day);
        u32::try_from(classes.count()).unwrap_or(u32::MAX)
    });
    let classes: Vec<u32> = classes.collect();
    SpecialistLoad {
        fewest_a_day: classes.iter().copied().min().unwrap_or(0),
        most_a_day: classes.iter().copied().max().unwrap_or(0),
        longest_run: longest_run(judged, person, pause),
    }
}

/// Returns the most minutes with students (instruction, co-teaching, duty) without a break of `pause`: shorter gaps, to set up
/// or to walk, end nothing and add nothing. So the rule `consecutive-teaching` counts, too.
fn longest_run(judged: &Judged<'_>, person: PersonId, pause: Minutes) -> Minutes {
    let mut longest = Minutes::ZERO;
    for day in judged.campus.day_ids() {
        let Some(entry) = judged.audit.minutes.of(person, day) else { continue };
        let mut run = Minutes::ZERO;
        let mut ended = None;
        for used in entry.uses.iter().filter(|used| used.kind.with_students()) {
            let gap = ended.map(|ended| used.span.start().since(ended));
            // Time straight on is no break, even where the least break is zero.
            if gap.is_some_and(|gap| gap > Minutes::ZERO && gap >= pause) {
                run = Minutes::ZERO;
            }
            run += used.span.length();
            longest = longest.max(run);
            ended = Some(used.span.end());
        }
    }
    longest
}

/// Returns the largest group of students in a class, and of those as large the first by name. Lunch and recess are no classes, and
/// who pushes in joins a class that is there.
pub(super) fn largest_group(judged: &Judged<'_>) -> Option<Group> {
    let groups = judged.schedule.lessons.iter().filter_map(|lesson| group(judged, lesson));
    groups.min_by(|one, other| {
        let key = |group: &Group| (group.activity.clone(), group.homerooms.clone());
        other.students.cmp(&one.students).then_with(|| key(one).cmp(&key(other)))
    })
}

fn group(judged: &Judged<'_>, lesson: &Lesson) -> Option<Group> {
    let campus = judged.campus;
    let roll = || lesson.homerooms.iter().map(|&homeroom| campus[homeroom].students).sum();
    let students = match lesson.activity {
        Activity::Lunch | Activity::Recess => return None,
        Activity::Service(service) if campus[service].setting == Setting::PushIn => return None,
        Activity::Service(service) => campus[service].students(),
        Activity::Subject(_) | Activity::Special(_) | Activity::Homeroom => roll(),
    };
    let homerooms = lesson.homerooms.iter().map(|&homeroom| campus[homeroom].id.clone());
    Some(Group {
        students,
        activity: campus.activity_name(lesson.activity).to_owned(),
        homerooms: homerooms.collect(),
    })
}
