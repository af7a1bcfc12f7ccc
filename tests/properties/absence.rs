//! A week without one specialist, against trying every way to share the classes.

use std::collections::BTreeSet;

use commontime::generate::{Blueprint, school, small};
use commontime::solve::absence::worst_week;
use commontime_audit::{Audit, Audited};
use commontime_school::ids::{DayId, PersonId};
use commontime_school::policy::Per;
use commontime_school::staff::Meets;
use commontime_school::{Activity, Campus, Lesson, Minutes, Schedule, Span, Use};

use super::{load, solved};

/// More ways to share the classes of a day are not tried.
const MOST: usize = 5_000;

/// Minutes of each meeting's members, by place of the meeting.
type Lost = BTreeSet<usize>;

fn teacher(campus: &Campus, lesson: &Lesson) -> Option<PersonId> {
    let Activity::Special(special) = lesson.activity else { return None };
    lesson.adults.iter().copied().find(|adult| campus[special].taught_by.contains(adult))
}

fn setup(campus: &Campus, lesson: &Lesson) -> Minutes {
    let Activity::Special(special) = lesson.activity else { return Minutes::ZERO };
    campus[special].setup
}

/// Whether one person can have these classes on a day, minute by minute.
fn can_have(of: &Audited<'_>, day: DayId, person: PersonId, all: &[&Lesson]) -> bool {
    let (campus, schedule, audit): (&Campus, &Schedule, &Audit) = (of.campus(), of.schedule(), of.audit());
    let someone = &campus[person];
    let today =
        schedule.lessons.iter().filter(|it| it.day == day && teacher(campus, it) == Some(person)).count();
    if someone.classes_per_day_max.is_some_and(|most| all.len() > today.max(most as usize)) {
        return false;
    }
    let uses = &audit.minutes.of(person, day).unwrap().uses;
    let may_give_way = |at: u16| {
        let there = uses.iter().find(|it| it.span.start().get() <= at && at < it.span.end().get());
        there.is_some_and(|it| {
            let in_special = schedule.lessons.iter().any(|lesson| {
                lesson.day == day
                    && teacher(campus, lesson) == Some(person)
                    && lesson.span.start().get() <= at
                    && at < lesson.span.end().get()
            });
            in_special || matches!(it.kind, Use::Transition | Use::Unassigned | Use::IndividualPlanning)
        })
    };
    for (place, lesson) in all.iter().enumerate() {
        if (lesson.span.start().get()..lesson.span.end().get()).any(|at| !may_give_way(at)) {
            return false;
        }
        for other in &all[place + 1..] {
            let (first, second) = if lesson.span <= other.span { (lesson, other) } else { (other, lesson) };
            let same = first.homerooms == second.homerooms;
            let between = if same { Minutes::ZERO } else { setup(campus, first).max(setup(campus, second)) };
            if first.span.end().plus(between) > second.span.start() {
                return false;
            }
        }
    }
    keeps_planning(campus, schedule, day, person, all)
}

fn keeps_planning(
    campus: &Campus,
    schedule: &Schedule,
    day: DayId,
    person: PersonId,
    all: &[&Lesson],
) -> bool {
    let minimums = campus.policy.planning.iter().filter(|it| it.protects(&campus[person]));
    let own = |lesson: &&&Lesson| teacher(campus, lesson) == Some(person);
    let taken: Vec<Span> = all.iter().filter(|lesson| !own(lesson)).map(|it| it.span).collect();
    let planned = schedule
        .assignments
        .iter()
        .filter(|it| it.day == day && it.person == person && it.kind == Use::IndividualPlanning);
    let planned: Vec<Span> = planned.map(|it| it.span).collect();
    let is_touched = planned.iter().any(|span| taken.iter().any(|taken| taken.overlaps(*span)));
    minimums.into_iter().all(|minimum| {
        if !is_touched {
            return true;
        }
        assert!(minimum.per == Per::Day && minimum.minutes <= minimum.minimum_block, "not tried here");
        let needed = minimum.minutes.max(minimum.minimum_block);
        planned.iter().any(|span| {
            let span = if minimum.within_student_day {
                span.intersection(campus.bells.days[day.index()].students)
            } else {
                Some(*span)
            };
            let left = span.into_iter().flat_map(|span| {
                taken.iter().fold(vec![span], |left, taken| {
                    left.into_iter().flat_map(|span| span.without(*taken)).collect()
                })
            });
            left.into_iter().any(|span| span.length() >= needed)
        })
    })
}

/// Meetings that are lost where these classes are left over, by their place in the schedule.
fn lost(campus: &Campus, schedule: &Schedule, day: DayId, out: PersonId, left: &[&Lesson]) -> Lost {
    let meetings = schedule.meetings.iter().enumerate().filter(|(_, meeting)| meeting.day == day);
    let is_lost = |meeting: &commontime_school::Meeting| {
        let team = &campus[meeting.team];
        assert_eq!(team.meets, Meets::Whole, "not tried here");
        // Nobody meets alone.
        let others = meeting.members.iter().filter(|member| **member != out).count();
        let is_alone = meeting.members.contains(&out) && others == 1;
        is_alone
            || team.members.iter().any(|member| {
                *member != out
                    && campus[*member].homeroom.is_some_and(|own| {
                        left.iter().any(|it| it.homerooms.contains(&own) && it.span.overlaps(meeting.span))
                    })
            })
    };
    meetings.filter(|(_, meeting)| is_lost(meeting)).map(|(at, _)| at).collect()
}

/// Every set of meetings that may be lost on a day; `None` where there are too many ways to try.
fn ways(audited: &Audited<'_>, day: DayId, out: PersonId) -> Option<Vec<Lost>> {
    let (campus, schedule) = (audited.campus(), audited.schedule());
    let classes: Vec<&Lesson> =
        schedule.lessons.iter().filter(|it| it.day == day && teacher(campus, it).is_some()).collect();
    let mut people: Vec<PersonId> =
        campus.specials.iter().flat_map(|special| special.taught_by.iter().copied()).collect();
    people.sort_unstable();
    people.dedup();
    people.retain(|person| *person != out);
    let count = (people.len() + 1).checked_pow(u32::try_from(classes.len()).unwrap())?;
    if count > MOST {
        return None;
    }
    let mut all: BTreeSet<Lost> = BTreeSet::new();
    for mut code in 0..count {
        let mut of: Vec<Vec<&Lesson>> = vec![Vec::new(); people.len() + 1];
        for class in &classes {
            of[code % (people.len() + 1)].push(class);
            code /= people.len() + 1;
        }
        let lost = lost(campus, schedule, day, out, &of[people.len()]);
        if all.contains(&lost) {
            continue;
        }
        if people.iter().zip(&of).all(|(person, classes)| can_have(audited, day, *person, classes)) {
            all.insert(lost);
        }
    }
    Some(all.into_iter().collect())
}

/// The lowest that anyone who is counted without `out` has where these meetings of each day of a week are lost.
fn lowest(campus: &Campus, schedule: &Schedule, out: PersonId, days: &[(DayId, &Lost)]) -> Option<Minutes> {
    // Who meets nobody but the one who is out is not counted.
    let meets_others = |person: PersonId| {
        let has = |meeting: &&commontime_school::Meeting| {
            meeting.members.contains(&person)
                && days.iter().any(|(day, _)| *day == meeting.day)
                && campus.goal.counts.contains(&meeting.kind)
                && meeting.span.length() >= campus.goal.minimum_block
        };
        let all: Vec<_> = schedule.meetings.iter().filter(has).collect();
        let elsewhere = campus[person].collaboration_elsewhere > Minutes::ZERO;
        elsewhere || all.is_empty() || all.iter().any(|it| !it.members.contains(&out) || it.members.len() > 2)
    };
    let eligible = campus
        .person_ids()
        .filter(|it| *it != out && campus.goal.why_not_eligible(&campus[*it]).is_none() && meets_others(*it));
    let minutes = |person: PersonId| -> Minutes {
        let of_day = |(day, lost): &(DayId, &Lost)| -> Minutes {
            let meetings = schedule.meetings.iter().enumerate();
            let has = meetings.filter(|(at, meeting)| {
                meeting.day == *day
                    && meeting.members.contains(&person)
                    && campus.goal.counts.contains(&meeting.kind)
                    && meeting.span.length() >= campus.goal.minimum_block
                    && !lost.contains(at)
            });
            has.map(|(_, meeting)| meeting.span.length()).sum()
        };
        let all = days.iter().map(of_day).sum::<Minutes>() + campus[person].collaboration_elsewhere;
        all.per_full_time(campus[person].fte)
    };
    eligible.map(minutes).min()
}

fn worst_by_trying(audited: &Audited<'_>) -> Option<Minutes> {
    let (campus, schedule) = (audited.campus(), audited.schedule());
    let people = campus
        .person_ids()
        .filter(|person| schedule.lessons.iter().any(|lesson| teacher(campus, lesson) == Some(*person)));
    let target = campus.goal.minutes_per_week;
    let usual = audited.audit().lowest_weekly_minutes().unwrap_or(target).min(target);
    let mut worst: Option<Minutes> = None;
    for out in people {
        for week in &campus.cycle.weeks {
            let mut plans: Vec<Vec<(DayId, Lost)>> = vec![Vec::new()];
            for &day in &week.days {
                let ways = ways(audited, day, out)?;
                plans = plans
                    .into_iter()
                    .flat_map(|plan| {
                        ways.iter().map(move |way| {
                            let mut plan = plan.clone();
                            plan.push((day, way.clone()));
                            plan
                        })
                    })
                    .collect();
                if plans.len() > MOST {
                    return None;
                }
            }
            let best = plans.iter().map(|plan| {
                let days: Vec<(DayId, &Lost)> = plan.iter().map(|(day, lost)| (*day, lost)).collect();
                lowest(campus, schedule, out, &days)
            });
            // Where nobody is counted there is nothing to say.
            let Some(best) = best.max().expect("nobody has to take a class") else { continue };
            let best = best.min(usual);
            worst = Some(worst.map_or(best, |worst| worst.min(best)));
        }
    }
    worst
}

#[test]
fn the_worst_week_without_one_specialist_is_what_trying_every_way_finds() {
    let tiny =
        |seed| Blueprint { services: false, early_release: false, ..Blueprint::new(seed, 6, seed % 2 == 0) };
    let schools = (0..24).map(small).chain((0..6).map(|seed| school(&tiny(seed))));
    let (mut tried, mut kept, mut shared) = (0, 0, 0);
    for texts in schools {
        let campus = load(&texts);
        let found = solved(&campus);
        let Some(audited) = &found.schedule else { continue };
        let Some(expected) = worst_by_trying(audited) else { continue };
        let usual = audited.audit().lowest_weekly_minutes();
        let absence = worst_week(&campus, audited.schedule(), usual).expect("somebody teaches");
        assert!(absence.is_best, "{}", campus.name);
        assert_eq!(absence.lowest, expected, "{}: {absence:?}", campus.name);
        tried += 1;
        kept += usize::from(expected > Minutes::ZERO);
        shared += usize::from(absence.left_over < absence.classes);
    }
    assert!(
        tried >= 10 && kept >= 3 && shared >= 3,
        "{tried} tried, {kept} keep something, {shared} share classes"
    );
}
