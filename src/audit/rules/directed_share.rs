//! The principal directs no more of teachers' time than agreed.
//!
//! Of a teacher's week, directed is what counts toward the goal and required meetings. The whole is that and individual
//! planning, case management and the person's own time. The first is at most the agreed share of the second.

use commontime_school::{Finding, Minutes, PersonId, Rule, Use};

use crate::found::{Details, found, grouped};
use crate::view::View;

pub(crate) fn check(view: &View, findings: &mut Vec<Finding>) {
    let Some(share) = view.campus.policy.directed_share_max else { return };
    for person in view.campus.person_ids() {
        if !view.campus[person].role.teaches() {
            continue;
        }
        for week in view.weeks() {
            let minutes = |kinds: &dyn Fn(Use) -> bool| -> Minutes {
                let days = week.days.iter();
                days.map(|&day| of_kinds(view, person, day, kinds)).sum()
            };
            let is_directed =
                |kind: Use| kind == Use::RequiredMeeting || view.campus.goal.counts.contains(&kind);
            let is_own =
                |kind: Use| matches!(kind, Use::IndividualPlanning | Use::CaseManagement | Use::Unassigned);
            let directed = minutes(&is_directed);
            let whole = directed + minutes(&|kind| is_own(kind) && !is_directed(kind));
            let most = i64::from(whole.get()) * i64::from(share.get()) / 10_000;
            let over = i64::from(directed.get()) - most;
            if over <= 0 {
                continue;
            }
            let name = view.name(person);
            let message = format!(
                "{name} has {} directed minutes of {} without students in the week {}, {over} more than {share} of it",
                grouped(directed),
                grouped(whole),
                week.name
            );
            let next_step = format!("leave {name} {over} more minutes a week of their own");
            findings.push(found(Rule::DirectedShare, &[name], message, next_step).short_count(over));
        }
    }
}

fn of_kinds(
    view: &View,
    person: PersonId,
    day: commontime_school::DayId,
    counts: &dyn Fn(Use) -> bool,
) -> Minutes {
    let stretches = view.workday(person, day).stretches.iter();
    stretches.filter(|stretch| counts(stretch.kind)).map(|stretch| stretch.span.length()).sum()
}
