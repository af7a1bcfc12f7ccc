//! Fixes by levers that some fund has too little for: the levers, and these funds raised by as little as will do.

use commontime_audit::{audit, certify, dollars};
use commontime_school::not_payable::NotPayable;
use commontime_school::why_not::{Fix, FixChange, FixKind};
use commontime_school::{Campus, Cents, Minutes};

use super::{Shown, lever_changes, minutes};
use crate::design::memory::Memory;
use crate::design::{Look, may_reach};
use crate::mip::Limits;
use crate::solve::frontier::{LeverFix, lever_fixes};
use crate::solve::{Options, Progress, money};

/// What levers would do with more money.
#[derive(Default)]
pub(super) struct WithMoney {
    /// The fixes, cheapest first.
    pub(super) fixes: Vec<(Fix, Option<Shown>)>,
    /// The first of them, as what cannot be paid.
    pub(super) not_payable: Option<NotPayable>,
}

/// Finds the cheapest fixes that levers would make if funds had enough: nothing where money alone would do, without any lever.
///
/// # Errors
/// Where levers have more combinations than can be looked at, in words.
pub(super) fn fixes(
    campus: &Campus,
    wanted: Minutes,
    n_fixes: usize,
    options: &Options,
    stop: &dyn Fn() -> bool,
    report: &mut dyn FnMut(Progress),
) -> Result<WithMoney, String> {
    let rich = money::without_limits(campus);
    let wanted_minutes = i64::from(wanted.get());
    if may_reach(&rich, wanted_minutes, Look::Whole, Limits::default(), &Memory::default()) {
        return Ok(WithMoney::default());
    }
    let found = lever_fixes(&rich, wanted_minutes, n_fixes, options, stop, report)?;
    let mut with_money = WithMoney::default();
    for fix in found.fixes {
        let Some((fix, shown, not_payable)) = priced(campus, wanted, fix) else { continue };
        with_money.fixes.push((fix, shown));
        with_money.not_payable = with_money.not_payable.or(Some(not_payable));
    }
    Ok(with_money)
}

/// Returns a fix with what funds are to be raised by, of which none is raised where all can pay it.
fn priced(campus: &Campus, wanted: Minutes, fix: LeverFix) -> Option<(Fix, Option<Shown>, NotPayable)> {
    let unpaid = campus.with(&fix.decisions).ok()?;
    let ledger = match &fix.point {
        Some(point) => audit(&unpaid, &point.schedule).dollars,
        None => dollars(&unpaid),
    };
    let (files, raised) = money::raised(campus.clone(), &money::lacking(&ledger))?;
    let today: Cents = money::lacking(&dollars(campus)).into_iter().map(|(_, lacks)| lacks).sum();
    let all: Cents = money::lacking(&ledger).into_iter().map(|(_, lacks)| lacks).sum();
    let changes: Vec<FixChange> = lever_changes(campus, &fix.decisions).chain(raised).collect();
    let shown = fix.point.and_then(|point| {
        let campus = files.with(&fix.decisions).ok()?;
        let (schedule, audit) = certify(&campus, point.schedule).ok()?.into_parts();
        Some((point.lowest, Shown { files, campus, answer: point.answer, schedule, audit }))
    });
    let lowest = shown.as_ref().map(|(lowest, _)| minutes(*lowest));
    let known = Fix {
        changes,
        cost: Some(ledger.net_new_cost),
        found: today.min(all),
        lowest,
        is_shown: lowest.is_some_and(|lowest| lowest >= wanted),
        kind: FixKind::LeversWithMoney,
    };
    Some((known, shown.map(|(_, shown)| shown), NotPayable::of(&unpaid, &ledger)))
}
