//! Fewer meetings: what the contract pays for lost planning falls where fewer are held. So a schedule that the funds do not pay for is
//! mended, and where the cost comes before minutes none is held that costs anything.

use std::cmp::Reverse;

use commontime_audit::{Audited, audit, certify};
use commontime_school::{Campus, Cents, Minutes, Rule, Schedule};

/// What all funds lack together, and what the schedule is worth beside that; more is better.
type Judged = (Reverse<Cents>, Option<Minutes>, Reverse<Minutes>);

/// Returns the schedule with some meetings less, so that the funds pay for it; nothing where another rule is broken, too, or where no
/// meeting that is not locked makes a difference.
///
/// The meeting is left out whose loss leaves the funds the least short, and of those the one whose loss leaves the most minutes.
pub(super) fn within_funds(campus: &Campus, mut schedule: Schedule) -> Option<Audited<'_>> {
    let mut before = judged(campus, &schedule)?;
    // What posts cost no meeting changes.
    if before.0.0 > audit(campus, &schedule).dollars.by_schedule {
        return None;
    }
    while before.0 != Reverse(Cents::ZERO) {
        let without = |at: usize| {
            let mut fewer = schedule.clone();
            fewer.meetings.remove(at);
            Some((judged(campus, &fewer)?, fewer))
        };
        let open = (0..schedule.meetings.len()).filter(|at| !schedule.meetings[*at].locked);
        let (then, fewer) = open.filter_map(without).max_by_key(|(then, _)| *then)?;
        if then.0 <= before.0 {
            return None;
        }
        (before, schedule) = (then, fewer);
    }
    certify(campus, schedule).ok()
}

/// Returns the schedule without meetings that cost something, as far as leaving one out makes it cost less.
///
/// The meeting is left out whose loss saves the most, and of those the one whose loss leaves the most minutes.
pub(super) fn for_less<'a>(campus: &'a Campus, audited: Audited<'a>) -> Audited<'a> {
    let mut best = audited;
    while best.audit().dollars.by_schedule > Cents::ZERO {
        let without = |at: usize| {
            let mut fewer = best.schedule().clone();
            fewer.meetings.remove(at);
            certify(campus, fewer).ok()
        };
        let open = (0..best.schedule().meetings.len()).filter(|at| !best.schedule().meetings[*at].locked);
        let worth = |it: &Audited<'_>| {
            let audit = it.audit();
            let lowest = audit.lowest_weekly_minutes();
            (Reverse(audit.dollars.by_schedule), lowest, Reverse(audit.total_shortfall()))
        };
        match open.filter_map(without).max_by_key(worth) {
            Some(fewer) if fewer.audit().dollars.by_schedule < best.audit().dollars.by_schedule => {
                best = fewer;
            }
            _ => break,
        }
    }
    best
}

/// Judges a schedule; `None` where a rule is broken that is not about money.
fn judged(campus: &Campus, schedule: &Schedule) -> Option<Judged> {
    let audit = audit(campus, schedule);
    let is_about_money = audit.required().all(|finding| finding.rule == Rule::FundNotOverdrawn);
    let lacks = audit.dollars.lacking().map(|(_, lacks)| lacks);
    let judged = (Reverse(lacks.sum()), audit.lowest_weekly_minutes(), Reverse(audit.total_shortfall()));
    is_about_money.then_some(judged)
}
