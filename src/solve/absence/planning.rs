//! What a specialist who steps in for another keeps of the day's planning.

use std::collections::BTreeSet;

use commontime_school::ids::{DayId, PersonId};
use commontime_school::ledger::Use;
use commontime_school::policy::{Per, PlanningMinimum};
use commontime_school::{Campus, ClockTime, Minutes, Schedule, Span};

/// What is kept of one person's planning on one day.
pub(super) struct Kept {
    /// Stretches that are kept in any case.
    all_of: Vec<Span>,
    /// Stretches of which one is enough; none where nothing has to be kept.
    pub(super) one_of: Vec<Span>,
}

impl Kept {
    /// Tells whether this time is not kept in any case.
    pub(super) fn leaves(&self, span: Span) -> bool {
        !self.all_of.iter().any(|kept| kept.overlaps(span))
    }
}

/// Returns what has to be kept on a day with these classes. Where all minimums are of one unbroken stretch a day, one such stretch of
/// what there is today is enough; where there are others all planning is kept.
pub(super) fn kept(
    campus: &Campus,
    schedule: &Schedule,
    person: PersonId,
    day: DayId,
    classes: &[Span],
) -> Kept {
    let minimums: Vec<&PlanningMinimum> =
        campus.policy.planning.iter().filter(|minimum| minimum.protects(&campus[person])).collect();
    let stretches: Vec<Span> = schedule
        .assignments
        .iter()
        .filter(|it| it.day == day && it.person == person && it.kind == Use::IndividualPlanning)
        .map(|it| it.span)
        .collect();
    if minimums.is_empty() {
        return Kept { all_of: Vec::new(), one_of: Vec::new() };
    }
    let are_unbroken = minimums.iter().all(|it| it.per == Per::Day && it.minutes <= it.minimum_block);
    let longest = minimums.iter().map(|it| it.minutes.max(it.minimum_block)).max().unwrap_or(Minutes::ZERO);
    let students = campus.bells.days[day.index()].students;
    let is_within = minimums.iter().any(|it| it.within_student_day);
    let counted =
        stretches.iter().filter_map(|span| if is_within { span.intersection(students) } else { Some(*span) });
    // What is left unbroken begins where planning does today, or where a class that was taken ends.
    let starts = |stretch: &Span| {
        let ends = classes.iter().map(|class| class.end()).filter(|end| stretch.covers(*end));
        ends.chain([stretch.start()]).collect::<BTreeSet<ClockTime>>()
    };
    let one_of: Vec<Span> = counted
        .flat_map(|stretch| starts(&stretch).into_iter().map(move |start| (stretch, start)))
        .filter_map(|(stretch, start)| Span::starting(start, longest).filter(|kept| stretch.contains(*kept)))
        .collect();
    if are_unbroken && !one_of.is_empty() {
        Kept { all_of: Vec::new(), one_of }
    } else {
        Kept { all_of: stretches, one_of: Vec::new() }
    }
}
