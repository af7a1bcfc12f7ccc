//! The dollars ledger as rows: funds with what is left, positions by kind and fund.

use commontime_school::fund::FundRule;
use commontime_school::ledger::{DollarsLedger, PaidFor};
use commontime_school::position::Position;
use commontime_school::wording::{count, list};
use commontime_school::{Campus, Cents, Fte, FundId, Share};

use crate::clock;

/// One fund.
#[derive(Clone, Debug)]
pub(crate) struct FundRow {
    pub(crate) name: String,
    pub(crate) amount: String,
    pub(crate) recurring: String,
    pub(crate) one_time: String,
    pub(crate) left: String,
    pub(crate) overdrawn: bool,
    pub(crate) ends: String,
}

/// Positions of one kind that one fund pays.
#[derive(Clone, Debug)]
pub(crate) struct PositionRow {
    pub(crate) kind: String,
    pub(crate) fund: String,
    pub(crate) posts: usize,
    pub(crate) fte: String,
    pub(crate) recurring: String,
    pub(crate) one_time: String,
    pub(crate) reason: String,
}

/// Returns the funds in order.
pub(crate) fn funds(campus: &Campus, dollars: &DollarsLedger) -> Vec<FundRow> {
    dollars
        .funds
        .iter()
        .map(|balance| {
            let fund = &campus[balance.fund];
            FundRow {
                name: fund.name.clone(),
                amount: balance.amount.to_string(),
                recurring: balance.recurring.to_string(),
                one_time: balance.one_time.to_string(),
                left: balance.left().to_string(),
                overdrawn: balance.left() < Cents::ZERO,
                ends: fund.ends.map_or_else(
                    || "no end".to_owned(),
                    |day| clock::date(day.year(), day.month(), day.day()),
                ),
            }
        })
        .collect()
}

/// Returns whom to ask before money of a restricted fund moves: `Title I, Part A: ask federal programs ...`.
pub(crate) fn whom_to_ask(campus: &Campus, dollars: &DollarsLedger) -> Vec<String> {
    let funds = dollars.funds.iter().map(|balance| &campus[balance.fund]);
    funds
        .filter(|fund| fund.rule != FundRule::Unrestricted)
        .map(|fund| format!("{}: {}", fund.name, fund.rule.ask()))
        .collect()
}

/// Returns the positions grouped by kind and fund, in order of first mention.
pub(crate) fn positions(campus: &Campus, dollars: &DollarsLedger) -> Vec<PositionRow> {
    let mut groups: Vec<(PositionRow, Fte, Cents, Cents)> = Vec::new();
    for line in &dollars.lines {
        let PaidFor::Position(position) = line.paid_for else { continue };
        let (position, fund) = (&campus[position], &campus[line.fund]);
        let at = groups.iter().position(|(row, ..)| {
            row.kind == position.kind && row.fund == fund.name && row.reason == line.reason
        });
        let at = at.unwrap_or_else(|| {
            groups.push((
                empty(&position.kind, &fund.name, &line.reason),
                Fte::NONE,
                Cents::ZERO,
                Cents::ZERO,
            ));
            groups.len() - 1
        });
        let (row, fte, recurring, one_time) = &mut groups[at];
        row.posts += 1;
        *fte = *fte + charged(position, line.fund);
        if line.recurring {
            *recurring += line.amount;
        } else {
            *one_time += line.amount;
        }
    }
    groups
        .into_iter()
        .map(|(row, fte, recurring, one_time)| PositionRow {
            fte: fte.to_string(),
            recurring: recurring.to_string(),
            one_time: one_time.to_string(),
            ..row
        })
        .collect()
}

/// The part of a position's FTE that the fund pays.
fn charged(position: &Position, fund: FundId) -> Fte {
    let whole = u64::from(Share::WHOLE.get());
    let share: u64 =
        position.funds.iter().filter(|(id, _)| *id == fund).map(|(_, share)| u64::from(share.get())).sum();
    let part = (u64::from(position.fte.get()) * share + whole / 2) / whole;
    Fte::from_ten_thousandths(u32::try_from(part).unwrap_or(u32::MAX))
}

fn empty(kind: &str, fund: &str, reason: &str) -> PositionRow {
    PositionRow {
        kind: kind.to_owned(),
        fund: fund.to_owned(),
        posts: 0,
        fte: String::new(),
        recurring: String::new(),
        one_time: String::new(),
        reason: reason.to_owned(),
    }
}

/// Returns what the ledger cannot price, by kind: `2 positions of paraprofessional`.
pub(crate) fn unpriced(campus: &Campus, dollars: &DollarsLedger) -> Option<String> {
    let mut kinds: Vec<(&str, usize)> = Vec::new();
    for &position in &dollars.unpriced {
        let kind = campus[position].kind.as_str();
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, number)) => *number += 1,
            None => kinds.push((kind, 1)),
        }
    }
    let words: Vec<String> = kinds.into_iter().map(|(kind, number)| count(number, kind)).collect();
    (!words.is_empty()).then(|| list(&words))
}
