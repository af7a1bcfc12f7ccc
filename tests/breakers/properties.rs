//! What holds of any schedule, kept or broken: the ledger covers every contracted minute once, credit never exceeds the
//! time spent in meetings, and the audit of the same schedule is the same.

use commontime_school::{DayId, Minutes, PersonId, Schedule, Span, Use};
use proptest::prelude::*;

use super::good_school::School;

/// One random change: which item of the schedule, how many minutes later or earlier it begins, which day it moves to and
/// who has it.
type Change = (usize, i32, u32, u32);

fn change(schedule: &mut Schedule, (at, minutes, day, person): Change) {
    let moved = |span: Span| {
        let start = span.start().plus(Minutes::new(minutes));
        Span::starting(start, span.length()).unwrap_or(span)
    };
    let (lessons, meetings) = (schedule.lessons.len(), schedule.meetings.len());
    let at = at % (lessons + meetings + schedule.assignments.len());
    if at < lessons {
        let lesson = &mut schedule.lessons[at];
        (lesson.span, lesson.day) = (moved(lesson.span), DayId(day));
        lesson.adults.push(PersonId(person));
    } else if at < lessons + meetings {
        let meeting = &mut schedule.meetings[at - lessons];
        (meeting.span, meeting.day) = (moved(meeting.span), DayId(day));
        meeting.members.push(PersonId(person));
    } else {
        let assignment = &mut schedule.assignments[at - lessons - meetings];
        (assignment.span, assignment.day, assignment.person) =
            (moved(assignment.span), DayId(day), PersonId(person));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_schedule_is_accounted_for(
        changes in prop::collection::vec((0_usize..10_000, -600_i32..600, 0_u32..5, 0_u32..11), 1..30),
    ) {
        let mut school = School::good();
        for it in changes {
            change(&mut school.schedule, it);
        }
        let (campus, audit) = (school.campus(), school.audit());
        prop_assert_eq!(&audit, &school.audit());
        for person in campus.person_ids() {
            for day in campus.day_ids() {
                let uses = &audit.minutes.of(person, day).expect("everyone has every day").uses;
                prop_assert!(uses.windows(2).all(|two| two[0].span.end() <= two[1].span.start()));
                let sum: Minutes = uses.iter().map(|used| used.span.length()).sum();
                prop_assert_eq!(sum, campus[person].contracted_minutes(day));
            }
            let people = &audit.people[person.index()];
            let meetings = people.by_use.iter().find(|used| used.kind == Use::TeamMeeting);
            prop_assert!(people.weekly <= meetings.expect("every use is there").least_week);
        }
    }
}
