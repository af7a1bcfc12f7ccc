//! Whom to ask: what the law or a grant decides and this program does not.

use std::collections::BTreeSet;

use commontime_school::fund::{FundRule, Lasts};
use commontime_school::ledger::{Ask, DollarLine, DollarsLedger, PaidFor};
use commontime_school::position::Position;
use commontime_school::school_year::SchoolYear;
use commontime_school::staff::{Person, Role};
use commontime_school::wording::{count, list};
use commontime_school::{Campus, Cents, Fte, FundId};

/// Returns what to ask about the charges of a ledger, fund by fund.
pub(super) fn asks(campus: &Campus, year: Option<&SchoolYear>, ledger: &DollarsLedger) -> Vec<Ask> {
    let mut asks = Vec::new();
    for balance in &ledger.funds {
        let lines: Vec<&DollarLine> = ledger.lines.iter().filter(|line| line.fund == balance.fund).collect();
        if lines.is_empty() {
            continue;
        }
        match campus[balance.fund].rule {
            FundRule::Unrestricted => {}
            FundRule::Methodology => methodology(campus, balance.fund, &lines, &mut asks),
            FundRule::Presumption => presumption(campus, balance.fund, &mut asks),
            FundRule::ExcessCost => excess_cost(campus, balance.fund, &lines, &mut asks),
        }
        ending(campus, year, balance.fund, ledger, &mut asks);
    }
    effort(campus, &mut asks);
    split(campus, &mut asks);
    asks
}

fn methodology(campus: &Campus, fund: FundId, lines: &[&DollarLine], asks: &mut Vec<Ask>) {
    let fund = &campus[fund];
    asks.push(Ask {
        office: fund.rule.office(),
        words: format!(
            "{}: single costs are not tested; does the district's methodology give this school the state and local money it would have without Title I?",
            fund.name
        ),
        citation: "ESEA sec. 1118(b)(2), 20 U.S.C. 6321(b)(2)",
    });
    if holders(campus, lines).any(|(_, holder)| holder.role == Role::Paraprofessional) {
        asks.push(Ask {
            office: fund.rule.office(),
            words: format!(
                "{} pays paraprofessionals: are duties other than teaching no larger a part of their time than of others in such posts?",
                fund.name
            ),
            citation: "34 CFR 200.59, written before 2015: ask what your state asks today",
        });
    }
}

fn presumption(campus: &Campus, fund: FundId, asks: &mut Vec<Ask>) {
    let fund = &campus[fund];
    let planning: Vec<&str> =
        campus.policy.planning.iter().map(|minimum| minimum.source.citation.as_str()).collect();
    let required = if planning.is_empty() {
        String::new()
    } else {
        format!(" Individual planning is required here ({}).", list(&planning))
    };
    asks.push(Ask {
        office: fund.rule.office(),
        words: format!(
            "{}: does state or local law require what it pays for, or did other money pay for it last year? Either one is presumed to be supplanting.{required}",
            fund.name
        ),
        citation: "ESEA sec. 2301, 20 U.S.C. 6691",
    });
}

fn excess_cost(campus: &Campus, fund: FundId, lines: &[&DollarLine], asks: &mut Vec<Ask>) {
    let fund = &campus[fund];
    asks.push(Ask {
        office: fund.rule.office(),
        words: format!(
            "{}: is what it pays for beyond what the district spends on every student, and special education work?",
            fund.name
        ),
        citation: "34 CFR 300.16 and 300.202",
    });
    let mut others: Vec<&str> = holders(campus, lines)
        .filter(|(_, holder)| !serves_by_iep(holder))
        .map(|(_, holder)| holder.name.as_str())
        .collect();
    // Somebody may hold two posts.
    let mut named = BTreeSet::new();
    others.retain(|name| named.insert(*name));
    if !others.is_empty() {
        asks.push(Ask {
            office: fund.rule.office(),
            words: format!(
                "{} pays for {}, whom staff.toml does not list as special education: what of their work is?",
                fund.name,
                list(&others)
            ),
            citation: "34 CFR 300.202(a)",
        });
    }
}

fn ending(
    campus: &Campus,
    year: Option<&SchoolYear>,
    id: FundId,
    ledger: &DollarsLedger,
    asks: &mut Vec<Ask>,
) {
    let fund = &campus[id];
    let (Some(ends), Some(_)) = (fund.ends, year) else { return };
    let of_fund = ledger.years.iter().flat_map(|year| &year.funds).filter(|it| it.fund == id);
    let lasts: Vec<Lasts> = of_fund.map(|it| it.lasts).collect();
    let words = if lasts.contains(&Lasts::Renewed) {
        format!("{} ends on {ends}, and the years after count on another award: is it expected?", fund.name)
    } else if lasts.iter().any(|lasts| *lasts != Lasts::Whole) {
        format!("{} ends on {ends}: may what is left be carried over, and who pays from then on?", fund.name)
    } else {
        return;
    };
    let citation = if fund.rule.is_federal() {
        "34 CFR 76.707 (work is charged to the day it is done) and 76.709 (carryover)"
    } else {
        "the board's budget"
    };
    asks.push(Ask { office: fund.rule.office(), words, citation });
}

/// Maintenance of effort: local money for special education posts, today and then.
fn effort(campus: &Campus, asks: &mut Vec<Ask>) {
    let is_idea = |fund: FundId| campus[fund].rule == FundRule::ExcessCost;
    if !campus.funds.iter().any(|fund| fund.rule == FundRule::ExcessCost) {
        return;
    }
    let is_special = |post: &Position| {
        let by_fund = post.funds.iter().any(|(fund, _)| is_idea(*fund));
        let of_kind = campus.positions.iter().filter(|other| other.kind == post.kind);
        by_fund || of_kind.filter_map(|other| other.filled_by).any(|holder| serves_by_iep(&campus[holder]))
    };
    let local = |post: &Position, cost: Option<Cents>| -> Cents {
        let shares = post.funds.iter().filter(|(fund, _)| !campus[*fund].rule.is_federal());
        shares.map(|(_, share)| share.of(cost.unwrap_or(Cents::ZERO))).sum()
    };
    let special = || campus.positions.iter().filter(|post| is_special(post));
    let today: Cents = special().map(|post| local(post, post.yearly_today())).sum();
    let then: Cents = special().map(|post| local(post, post.yearly())).sum();
    if then < today {
        asks.push(Ask {
            office: FundRule::ExcessCost.office(),
            words: format!(
                "local money for special education posts falls from {today} to {then}: does the district still spend what it spent, or does an exception hold?"
            ),
            citation: "34 CFR 300.203 to 300.205 (maintenance of effort)",
        });
    }
}

/// Posts that several funds share, one of them federal.
fn split(campus: &Campus, asks: &mut Vec<Ask>) {
    let mut groups: Vec<(Vec<FundId>, usize)> = Vec::new();
    for post in campus.positions.iter().filter(|post| post.funds.len() > 1 && post.fte > Fte::NONE) {
        let funds: Vec<FundId> = post.funds.iter().map(|(fund, _)| *fund).collect();
        if !funds.iter().any(|fund| campus[*fund].rule.is_federal()) {
            continue;
        }
        match groups.iter_mut().find(|(known, _)| *known == funds) {
            Some((_, number)) => *number += 1,
            None => groups.push((funds, 1)),
        }
    }
    for (funds, number) in groups {
        let names: Vec<&str> = funds.iter().map(|fund| campus[*fund].name.as_str()).collect();
        let federal = funds.iter().map(|fund| campus[*fund].rule).find(|rule| rule.is_federal());
        let (verb, their) = if number == 1 { ("is", "its") } else { ("are", "their") };
        asks.push(Ask {
            office: federal.unwrap_or(FundRule::Methodology).office(),
            words: format!(
                "{} {verb} split between {}: is {their} time recorded so that each fund pays for the work done for it?",
                count(number, "post"),
                list(&names)
            ),
            citation: "2 CFR 200.430",
        });
    }
}

/// Posts that lines pay for, with who fills them.
fn holders<'a>(
    campus: &'a Campus,
    lines: &'a [&DollarLine],
) -> impl Iterator<Item = (&'a Position, &'a Person)> {
    lines.iter().filter_map(|line| match line.paid_for {
        PaidFor::Position(id) => campus[id].filled_by.map(|holder| (&campus[id], &campus[holder])),
        PaidFor::Lever(_) | PaidFor::Contract(_) => None,
    })
}

/// Tells whether somebody's work is with students who have individualized education programs.
fn serves_by_iep(person: &Person) -> bool {
    matches!(person.role, Role::SpecialEducation | Role::Therapist) || person.one_to_one.is_some()
}
