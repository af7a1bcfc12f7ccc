//! The dollars ledger as rows: funds with what is left, positions by kind and fund.

use commontime_school::fund::FundRule;
use commontime_school::ledger::{DollarLine, DollarsLedger, PaidFor};
use commontime_school::position::Position;
use commontime_school::wording::{count, list};
use commontime_school::{Campus, Cents, Fte, FundId, Share, UnitCosts};

use crate::clock;
use crate::money::money;

mod units;
mod years;

pub(crate) use units::{TODAY, Unit, units};
pub(crate) use years::{Years, cliff, cliff_sentences, years};

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

/// What a lever or the contract costs beyond positions, charged to one fund.
#[derive(Clone, Debug)]
pub(crate) struct ChargeRow {
    pub(crate) title: &'static str,
    pub(crate) what: String,
    pub(crate) fund: String,
    pub(crate) recurring: String,
    pub(crate) one_time: String,
    pub(crate) reason: String,
}

/// The dollars section as a whole.
#[derive(Clone, Debug)]
pub(crate) struct Whole {
    pub(crate) costing: &'static str,
    pub(crate) vacant: Option<String>,
    pub(crate) today: String,
    pub(crate) cost: String,
    pub(crate) net_new: String,
    /// Of the cost what comes once, where anything does.
    pub(crate) one_time: Option<String>,
    /// Of the cost what hangs on the schedule, where anything does.
    pub(crate) by_schedule: Option<String>,
    pub(crate) positions: Vec<PositionRow>,
    pub(crate) charges: Vec<ChargeRow>,
    pub(crate) units: Vec<Unit>,
    pub(crate) years: Option<Years>,
    pub(crate) cliff: Vec<String>,
    /// Whom to ask, what, and where it stands.
    pub(crate) asks: Vec<(String, String, &'static str)>,
}

/// Returns the dollars section.
pub(crate) fn whole(campus: &Campus, dollars: &DollarsLedger, shared: &UnitCosts) -> Whole {
    let if_any = |amount: Cents| (amount != Cents::ZERO).then(|| money(amount));
    Whole {
        costing: campus.costing.words(),
        vacant: vacant(campus),
        today: money(dollars.cost_today),
        cost: money(dollars.yearly_cost),
        net_new: money(dollars.net_new_cost),
        one_time: if_any(dollars.one_time_cost),
        by_schedule: if_any(dollars.by_schedule),
        positions: positions(campus, dollars),
        charges: charges(campus, dollars),
        units: units(shared, TODAY),
        years: years(campus, dollars),
        cliff: cliff_sentences(campus, dollars),
        asks: dollars
            .asks
            .iter()
            .map(|ask| (crate::names::capital(ask.office), ask.words.clone(), ask.citation))
            .collect(),
    }
}

fn charges(campus: &Campus, dollars: &DollarsLedger) -> Vec<ChargeRow> {
    // What several funds share is counted once, and each has a part.
    let is_shared = |line: &DollarLine| {
        let same = |other: &&DollarLine| {
            (other.paid_for, &other.what, other.recurring) == (line.paid_for, &line.what, line.recurring)
        };
        dollars.lines.iter().filter(same).count() > 1
    };
    let row = |line: &DollarLine| {
        let title = match line.paid_for {
            PaidFor::Position(_) => return None,
            PaidFor::Lever(lever) => campus.levers[lever].kind.title(),
            PaidFor::Contract(row) => campus.contract_money[row].kind.title(),
        };
        let (recurring, one_time) =
            if line.recurring { (line.amount, Cents::ZERO) } else { (Cents::ZERO, line.amount) };
        Some(ChargeRow {
            title,
            what: if is_shared(line) { format!("part of {}", line.what) } else { line.what.clone() },
            fund: campus[line.fund].name.clone(),
            recurring: recurring.to_string(),
            one_time: one_time.to_string(),
            reason: line.reason.clone(),
        })
    };
    dollars.lines.iter().filter_map(row).collect()
}

/// Says how many posts are vacant, where any are: they cost what they would cost if somebody had them.
pub(crate) fn vacant(campus: &Campus) -> Option<String> {
    let is_vacant = |post: &&Position| post.filled_by.is_none() && post.fte > Fte::NONE;
    match campus.positions.iter().filter(is_vacant).count() {
        0 => None,
        1 => Some("1 vacant post is counted, too".to_owned()),
        many => Some(format!("{many} vacant posts are counted, too")),
    }
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

/// Says which posts have no cost, so that they are in no sum; nothing where all have one.
pub(crate) fn counted_as_nothing(campus: &Campus, dollars: &DollarsLedger) -> Option<String> {
    let unpriced = unpriced(campus, dollars)?;
    Some(if dollars.unpriced.len() == campus.positions.len() {
        "no post has a cost in budget.toml, so what posts cost is not counted".to_owned()
    } else {
        format!("posts without a cost in budget.toml are not counted: {unpriced}")
    })
}
