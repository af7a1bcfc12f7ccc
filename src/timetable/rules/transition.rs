//! There is time to hand students over and to set up.

use std::collections::BTreeMap;

use commontime_engine::kinds::{Gaps, Mark, SetupGaps};
use commontime_engine::{EventId, Kind, Selection};
use commontime_school::{Activity, HomeroomId, Minutes, PersonId, Use};

use super::Encoding;
use crate::timetable::whole::builder::{union, whole};
use crate::timetable::whole::{Builder, Part, Parts};

pub(super) const ENCODING: Encoding = Encoding::Constraints(constraints);

fn constraints(builder: &mut Builder<'_>) {
    let campus = builder.campus;
    for person in campus.person_ids() {
        if let Some(own) = campus[person].homeroom.filter(|_| campus.policy.transition > Minutes::ZERO) {
            hand_over(builder, person, own);
        }
        set_up(builder, person);
    }
}

/// From the own homeroom, while students stay, to a meeting, planning or lunch: transition and other lessons count.
fn hand_over(builder: &mut Builder<'_>, person: PersonId, own: HomeroomId) {
    let (campus, parts) = (builder.campus, builder.parts);
    let is_own = |part: &Part| {
        matches!(part, Part::Lesson { activity, homerooms, .. }
            if !matches!(activity, Activity::Service(_)) && homerooms.contains(&own))
    };
    let goes_to = |part: &Part| {
        matches!(
            part,
            Part::Meeting { .. } | Part::Assignment { kind: Use::IndividualPlanning | Use::Lunch, .. }
        )
    };
    let counts = |part: &Part| match part {
        Part::Lesson { .. } => !is_own(part),
        Part::Assignment { kind, .. } => *kind == Use::Transition,
        Part::Meeting { .. } => false,
    };
    let days = builder.days();
    let leaving = Mark {
        work: parts.of_person(person, is_own),
        label: 0,
        leaving: Some(whole(campus.policy.transition)),
        arriving: None,
        leaving_into: Some(union(&builder.students_on(&days))),
    };
    let arriving =
        Mark { work: parts.of_person(person, goes_to), label: 1, arriving: Some(0), ..Mark::default() };
    let gaps = Gaps {
        windows: builder.present_on(person, &days),
        marks: vec![leaving, arriving],
        counted: parts.of_person(person, counts),
        free_of: None,
    };
    builder.require(Kind::SetupGaps(SetupGaps { gaps: vec![gaps] }));
}

/// Between classes of specials with different students: transition and own time count.
fn set_up(builder: &mut Builder<'_>, person: PersonId) {
    let (campus, parts) = (builder.campus, builder.parts);
    let mut students: Vec<Vec<HomeroomId>> = Vec::new();
    let mut classes: BTreeMap<(u32, u32), Vec<EventId>> = BTreeMap::new();
    for (event, activity, homerooms) in parts.lessons() {
        let Activity::Special(special) = activity else { continue };
        let mut group = homerooms.to_vec();
        group.sort_unstable();
        let at = students.iter().position(|other| *other == group).unwrap_or_else(|| {
            students.push(group);
            students.len() - 1
        });
        let label = u32::try_from(at).unwrap_or(u32::MAX);
        classes.entry((label, whole(campus[special].setup))).or_default().push(event);
    }
    if classes.keys().all(|(_, setup)| *setup == 0) {
        return;
    }
    let marks = classes.into_iter().map(|((label, setup), events)| Mark {
        work: Selection::of(Parts::of_id(person), events),
        label,
        leaving: Some(setup),
        arriving: Some(setup),
        leaving_into: None,
    });
    let counted =
        |part: &Part| matches!(part, Part::Assignment { kind: Use::Transition | Use::Unassigned, .. });
    let gaps = Gaps {
        windows: builder.present_on(person, &builder.days()),
        marks: marks.collect(),
        counted: parts.of_person(person, counted),
        free_of: Some(parts.of_person(person, |_| true)),
    };
    builder.require(Kind::SetupGaps(SetupGaps { gaps: vec![gaps] }));
}
