//! What both sides cost, fund by fund, and the posts that are paid.

use commontime_school::comparison::{Comparison, FundCompared, FundFigures, PositionsCompared, Sides};
use commontime_school::wording::{count, list};
use commontime_school::{Cents, Fte};

use super::{Line, Section, more_money, optional};
use crate::money::money;

/// Returns what every fund is charged and has left, and what it is in all.
pub(super) fn funds(comparison: &Comparison) -> Section {
    let mut lines = Vec::new();
    for fund in &comparison.funds {
        lines.push(of_fund(fund, "charged", |it| it.recurring + it.one_time));
        let charged_once = |it: &Option<FundFigures>| it.is_some_and(|it| it.one_time != Cents::ZERO);
        if fund.figures.each().into_iter().any(charged_once) {
            lines.push(of_fund(fund, "of it once", |it| it.one_time));
        }
        lines.push(of_fund(fund, "left", |it| it.left));
    }
    let cost = &comparison.cost;
    lines.push(in_all("all funds: charged", cost.map(|it| it.recurring + it.one_time)));
    if cost.each().iter().any(|it| it.one_time != Cents::ZERO) {
        lines.push(in_all("all funds: of it every year", cost.map(|it| it.recurring)));
        lines.push(in_all("all funds: of it once", cost.map(|it| it.one_time)));
    }
    lines.push(in_all("net new cost", cost.map(|it| it.net_new_cost)));
    let mut notes = vec![
        "Charged is what posts and levers cost. Net new cost is against this year's posts, each side's own."
            .to_owned(),
    ];
    notes.extend(without_price(cost.map(|it| it.unpriced)));
    notes.extend(overdrawn(comparison));
    Section { id: "dollars", title: "Dollars a year", head: "Fund", lines, notes }
}

fn of_fund(fund: &FundCompared, what: &str, of: impl Fn(FundFigures) -> Cents) -> Line {
    let amounts = fund.figures.map(|it| it.map(&of));
    optional(format!("{}: {what}", fund.name), amounts, money, more_money)
}

fn in_all(what: &str, sides: Sides<Cents>) -> Line {
    Line::new(what, sides.map(|it| money(*it)), more_money(sides))
}

fn without_price(unpriced: Sides<usize>) -> Option<String> {
    let said =
        |letter: &str, number: usize| (number > 0).then(|| format!("{} of {letter}", count(number, "post")));
    let all: Vec<String> = [said("A", unpriced.a), said("B", unpriced.b)].into_iter().flatten().collect();
    (!all.is_empty())
        .then(|| format!("Not in these dollars, for budget.toml has no cost for their kind: {}.", list(&all)))
}

fn overdrawn(comparison: &Comparison) -> Option<String> {
    let said = |letter: &str, of: fn(&FundCompared) -> Option<FundFigures>| -> Vec<String> {
        let is_overdrawn = |fund: &&FundCompared| of(fund).is_some_and(|it| it.left < Cents::ZERO);
        let funds = comparison.funds.iter().filter(is_overdrawn);
        funds.map(|fund| format!("{} in {letter}", fund.name)).collect()
    };
    let mut all = said("A", |fund| fund.figures.a);
    all.extend(said("B", |fund| fund.figures.b));
    (!all.is_empty()).then(|| format!("Overdrawn: {}.", list(&all)))
}

/// Returns the FTE of every kind of position, filled and vacant.
pub(super) fn posts(comparison: &Comparison) -> Section {
    let mut lines = Vec::new();
    for kind in &comparison.positions {
        let is_any = |sides: &Sides<Fte>| sides.each().iter().any(|fte| **fte > Fte::NONE);
        if is_any(&kind.filled) {
            lines.push(fte(format!("{}: filled", kind.kind), kind.filled));
        }
        if is_any(&kind.vacant) {
            lines.push(fte(format!("{}: vacant", kind.kind), kind.vacant));
        }
    }
    let all = |of: fn(&PositionsCompared) -> Sides<Fte>| Sides {
        a: comparison.positions.iter().map(|kind| of(kind).a).sum(),
        b: comparison.positions.iter().map(|kind| of(kind).b).sum(),
    };
    lines.push(fte("all posts: filled".to_owned(), all(|kind| kind.filled)));
    lines.push(fte("all posts: vacant".to_owned(), all(|kind| kind.vacant)));
    Section {
        id: "posts",
        title: "Posts, in FTE",
        head: "Post",
        lines,
        notes: vec!["FTE is full-time equivalents: 1.0 is one full-time post.".to_owned()],
    }
}

fn fte(what: String, sides: Sides<Fte>) -> Line {
    let size = |fte: u32| Fte::from_ten_thousandths(fte).to_string();
    let (a, b) = (sides.a.get(), sides.b.get());
    let difference = match b.cmp(&a) {
        std::cmp::Ordering::Equal => super::SAME.to_owned(),
        std::cmp::Ordering::Greater => format!("+{}", size(b - a)),
        std::cmp::Ordering::Less => format!("−{}", size(a - b)),
    };
    Line::new(what, sides.map(ToString::to_string), difference)
}
