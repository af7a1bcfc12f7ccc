//! Fixes by levers that some fund has too little for: the levers, and these funds raised by as little as will do.

use commontime_audit::{audit, certify, dollars};
use commontime_school::ledger::DollarsLedger;
use commontime_school::not_payable::NotPayable;
use commontime_school::why_not::{Fix, FixChange, FixKind, Levers};
use commontime_school::{Campus, Cents, FundId, Minutes};

use super::Shown;
use super::fixes::{Sought, Tried, lever_changes};
use crate::design::memory::Memory;
use crate::design::{Look, may_reach};
use crate::mip::Limits;
use crate::solve::frontier::{FixesSought, LeverFix, lever_fixes};
use crate::solve::money::{self, Lifted};
use crate::solve::{Progress, minutes};

/// What levers would do with more money.
pub(super) struct WithMoney {
    /// The fixes, cheapest first.
    pub(super) fixes: Vec<(Fix, Option<Shown>)>,
    /// The first of them, as what cannot be paid; where there is none, what would do if no fund had ended.
    pub(super) not_payable: Option<NotPayable>,
    /// What becomes of the levers: not enough whatever the money, or not with the money there is.
    pub(super) levers: Levers,
}

/// Finds the cheapest fixes that levers would make if funds had enough: beside those that were tried and can be paid, and cheaper than
/// the cheapest of them that a schedule shows. Where money alone would do, no lever is a fix.
///
/// # Errors
/// Where levers have more combinations than can be looked at, in words.
pub(super) fn fixes(
    sought: &Sought<'_>,
    tried: &Tried,
    report: &mut dyn FnMut(Progress),
) -> Result<WithMoney, String> {
    let Sought { campus, wanted, most, options, stop, .. } = *sought;
    let mut with_money = WithMoney { fixes: Vec::new(), not_payable: None, levers: Levers::NotPayable };
    let wanted_minutes = i64::from(wanted.get());
    let richest = money::without_limits(campus, Lifted::All);
    let is_overdrawn = dollars(campus).lacking().next().is_some();
    let memory = Memory::default();
    if is_overdrawn && may_reach(&richest, wanted_minutes, Look::Whole, Limits::default(), &memory) {
        return Ok(with_money);
    }
    let rich = money::without_limits(campus, Lifted::NotEnded);
    let cheaper =
        FixesSought { minutes: wanted_minutes, most, beside: &tried.decisions, below: tried.cheapest_shown };
    let found = lever_fixes(&rich, &cheaper, options, stop, report)?;
    for fix in found.fixes {
        let Some((fix, shown, not_payable)) = priced(campus, wanted, fix) else { continue };
        let is_cheaper =
            tried.cheapest_shown.is_none_or(|shown| fix.cost.is_some_and(|cost| cost + fix.found < shown));
        if !is_cheaper || (tried.cheapest_shown.is_some() && !fix.is_shown) {
            continue;
        }
        with_money.fixes.push((fix, shown));
        with_money.not_payable = with_money.not_payable.or(Some(not_payable));
    }
    if with_money.fixes.is_empty() && tried.cheapest_shown.is_none() && !stop() {
        let found = lever_fixes(&richest, &FixesSought { most: 1, ..cheaper }, options, stop, report)?;
        with_money.not_payable = found.fixes.iter().find_map(|fix| {
            let unpaid = campus.with(&fix.decisions).ok()?;
            let ledger = ledger_of(&unpaid, fix);
            ledger.lacking().next().is_some().then(|| NotPayable::of(&unpaid, &ledger))
        });
        if found.fixes.is_empty() && found.are_all {
            with_money.levers = Levers::NotEnough;
        }
    }
    Ok(with_money)
}

/// Returns the dollars of a school with a fix: with its schedule, where there is one.
fn ledger_of(unpaid: &Campus, fix: &LeverFix) -> DollarsLedger {
    fix.point.as_ref().map_or_else(|| dollars(unpaid), |point| audit(unpaid, &point.schedule).dollars)
}

/// Raises funds so that a fix can be paid: one alone where that does, one without a federal test before others, and else each by what it
/// lacks. `None` where none of them can be raised.
fn raised_by_least(
    campus: &Campus,
    fix: &LeverFix,
    lacking: &[(FundId, Cents)],
) -> Option<(Campus, Vec<FixChange>)> {
    let all: Cents = lacking.iter().map(|(_, lacks)| *lacks).sum();
    let is_lacking = |fund: &FundId| lacking.iter().any(|(other, _)| other == fund);
    let is_open = |fund: &FundId| !campus[*fund].rule.is_federal() || lacking.len() > 1 && is_lacking(fund);
    let mut alone: Vec<FundId> = (0..campus.funds.len()).map(FundId::from_index).filter(is_open).collect();
    alone.sort_by_key(|fund| (campus[*fund].rule.is_federal(), !is_lacking(fund)));
    let does = alone.into_iter().filter(|fund| lacking.len() > 1 || !is_lacking(fund)).find_map(|fund| {
        let (files, words) = money::raised(campus.clone(), &[(fund, all)])?;
        let pulled = files.with(&fix.decisions).ok()?;
        ledger_of(&pulled, fix).lacking().next().is_none().then_some((files, words))
    });
    let is_federal = |(fund, _): &(FundId, Cents)| campus[*fund].rule.is_federal();
    match does {
        Some(does) if lacking.len() > 1 || lacking.iter().any(is_federal) => Some(does),
        _ => money::raised(campus.clone(), lacking),
    }
}

/// Returns a fix with what funds are to be raised by; `None` where none is, or one has ended.
fn priced(campus: &Campus, wanted: Minutes, fix: LeverFix) -> Option<(Fix, Option<Shown>, NotPayable)> {
    let unpaid = campus.with(&fix.decisions).ok()?;
    let ledger = ledger_of(&unpaid, &fix);
    let lacking: Vec<_> = ledger.lacking().collect();
    if lacking.is_empty() {
        return None;
    }
    let (files, raised) = raised_by_least(campus, &fix, &lacking)?;
    let today: Vec<_> = dollars(campus).lacking().collect();
    let for_today = |(fund, lacks): &(_, Cents)| {
        let before = today.iter().find(|(other, _)| other == fund);
        before.map_or(Cents::ZERO, |(_, before)| (*before).min(*lacks))
    };
    let shown = fix.point.and_then(|point| {
        let campus = files.with(&fix.decisions).ok()?;
        let (schedule, audit) = certify(&campus, point.schedule).ok()?.into_parts();
        Some((point.lowest, Shown { files, campus, answer: point.answer, schedule, audit }))
    });
    let lowest = shown.as_ref().map(|(lowest, _)| minutes(*lowest));
    let known = Fix {
        changes: lever_changes(campus, &fix.decisions).into_iter().chain(raised).collect(),
        cost: Some(ledger.net_new_cost),
        once: ledger.one_time_cost,
        found: lacking.iter().map(for_today).sum(),
        lowest,
        is_shown: lowest.is_some_and(|lowest| lowest >= wanted),
        kind: FixKind::LeversWithMoney,
    };
    Some((known, shown.map(|(_, shown)| shown), NotPayable::of(&unpaid, &ledger)))
}
