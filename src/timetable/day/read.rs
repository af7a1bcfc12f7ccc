//! Reads a placed day back: lessons, meetings, and people's lunch and planning.

use commontime_engine::placing::Placement;
use commontime_school::course::{ClassPlace, Setting};
use commontime_school::ids::PersonId;
use commontime_school::{Activity, Assignment, Lesson, Meeting, Span, Use};

use super::compile::Freedom;
use super::tasks::{Class, Stands, Tasks, Teacher};
use super::{Inputs, Placed};

pub(super) fn read(
    inputs: &Inputs<'_>,
    tasks: &Tasks<'_>,
    freedom: Freedom,
    placement: &Placement,
) -> Placed {
    let mut placed = Placed {
        day: inputs.day,
        starts: std::collections::BTreeMap::new(),
        lessons: Vec::new(),
        meetings: Vec::new(),
        assignments: Vec::new(),
        left_out: tasks.lost.clone(),
        freedom,
        watching: inputs.watching,
    };
    for (at, stands) in tasks.stands.iter().enumerate() {
        let Some(start) = placement.starts[at] else {
            if let Stands::Meeting(team, ..) = stands {
                placed.left_out.push(*team);
            }
            continue;
        };
        let start = tasks.clock.time(start);
        placed.starts.insert(tasks.keys[at], start.get());
        if tasks.is_locked[at] {
            continue;
        }
        let length = tasks.clock.minutes(tasks.problem.tasks[at].steps() - tasks.tails[at]);
        let Some(span) = Span::starting(start, length) else { continue };
        let who = |teacher: &Teacher| match *teacher {
            Teacher::Known(person) => Some(person),
            Teacher::Chosen(place) => tasks.person_of(placement.chosen[at][place]),
            Teacher::Locked => None,
        };
        read_task(inputs, stands, span, &who, &mut placed);
    }
    join_meetings(&mut placed.meetings);
    let (locked, day) = (&inputs.kept.locked, inputs.day);
    placed.lessons.extend(locked.lessons.iter().filter(|it| it.day == day).cloned());
    placed.meetings.extend(locked.meetings.iter().filter(|it| it.day == day).cloned());
    placed.assignments.extend(locked.assignments.iter().filter(|it| it.day == day).cloned());
    placed
}

fn read_task(
    inputs: &Inputs<'_>,
    stands: &Stands,
    span: Span,
    who: &dyn Fn(&Teacher) -> Option<PersonId>,
    placed: &mut Placed,
) {
    let (campus, day) = (inputs.campus, inputs.day);
    let lesson = |activity, homerooms, adults, room| Lesson {
        day,
        span,
        activity,
        homerooms,
        adults,
        room,
        locked: false,
    };
    let own = |person, kind, note: &str| Assignment {
        day,
        span,
        person,
        kind,
        note: note.to_owned(),
        locked: false,
    };
    match stands {
        Stands::Classes(classes) => {
            let open = classes.iter().filter(|class| !matches!(class.teacher, Teacher::Locked));
            for Class { homerooms, special, teacher, beside } in open {
                let beside = beside.as_ref().and_then(who);
                let adults: Vec<PersonId> = who(teacher).into_iter().chain(beside).collect();
                let mut homerooms = homerooms.clone();
                let room = campus.room_of_class(*special, homerooms[0], &adults);
                if campus[*special].place == ClassPlace::WithClass {
                    homerooms.extend(adults.iter().filter_map(|&adult| campus[adult].homeroom));
                }
                placed.lessons.push(lesson(Activity::Special(*special), homerooms, adults, room));
            }
        }
        Stands::Lunch(homerooms) => {
            let room = campus.bells.cafeteria.room;
            placed.lessons.push(lesson(Activity::Lunch, homerooms.clone(), Vec::new(), room));
        }
        Stands::Recess(homerooms) => {
            let room = campus.bells.playground.room;
            placed.lessons.push(lesson(Activity::Recess, homerooms.clone(), Vec::new(), room));
        }
        Stands::Block(subject, homerooms) => {
            for &homeroom in homerooms {
                let (teacher, room) = (campus[homeroom].teacher, campus[homeroom].room);
                placed.lessons.push(lesson(Activity::Subject(*subject), vec![homeroom], vec![teacher], room));
            }
        }
        Stands::Session(service, provider) => {
            let given = &campus[*service];
            let homerooms: Vec<_> = given
                .from
                .iter()
                .filter(|(_, students)| *students > 0)
                .map(|(homeroom, _)| *homeroom)
                .collect();
            let room = match (given.setting, homerooms.first()) {
                (Setting::PushIn, Some(&homeroom)) => campus[homeroom].room,
                _ => given.room,
            };
            placed.lessons.push(lesson(
                Activity::Service(*service),
                homerooms,
                who(provider).into_iter().collect(),
                room,
            ));
        }
        Stands::Meeting(team, people, lost) => {
            let start = span.start().plus(*lost);
            if let Some(span) = Span::new(start, span.end()) {
                let members = people.clone();
                let room = campus[*team].room;
                placed.meetings.push(Meeting {
                    day,
                    span,
                    team: *team,
                    kind: Use::TeamMeeting,
                    members,
                    room,
                    locked: false,
                });
            }
        }
        Stands::OwnLunch(person) => placed.assignments.push(own(*person, Use::Lunch, "")),
        Stands::OwnPlanning(person) => placed.assignments.push(own(*person, Use::IndividualPlanning, "")),
        Stands::Nothing => {}
    }
}

/// A team over several grades has one meeting, and a meeting that goes on after the students' day is one as well.
fn join_meetings(meetings: &mut Vec<Meeting>) {
    meetings.sort();
    let mut joined: Vec<Meeting> = Vec::new();
    for meeting in meetings.drain(..) {
        match joined.iter_mut().find(|other| {
            other.team == meeting.team
                && other.members == meeting.members
                && meeting.span.start() <= other.span.end()
        }) {
            Some(other) => {
                let end = other.span.end().max(meeting.span.end());
                other.span = Span::new(other.span.start(), end).expect("the join of two spans that touch");
            }
            None => joined.push(meeting),
        }
    }
    *meetings = joined;
}
