//! No fund is overdrawn.
//!
//! What is charged to a fund in a year is at most what the fund has, and one that ended before the school year began has nothing.
//! Worth knowing besides: a fund that ends within the year, a later year in which a fund is charged more than there is, a position
//! for which the budget names no cost, a position that no fund pays, and somebody paid by the hour who is here longer than the
//! budget pays, or whose benefits would begin if their posts were one.

use commontime_school::cycle::Week;
use commontime_school::fund::Lasts;
use commontime_school::ledger::{DollarsLedger, PaidFor};
use commontime_school::position::Pay;
use commontime_school::school_year::SchoolYear;
use commontime_school::{Campus, Cents, Finding, Minutes, PersonId, Rule, wording};

use crate::found::{Details, found, grouped};
use crate::ledgers;
use crate::view::View;

const RULE: Rule = Rule::FundNotOverdrawn;

pub(crate) fn check(view: &View, findings: &mut Vec<Finding>) {
    let campus = view.campus;
    let ledger = &ledgers::dollars_of(view);
    let year = SchoolYear::of(campus);
    overdrawn(campus, year.as_ref(), ledger, findings);
    ending(campus, year.as_ref(), findings);
    later(campus, ledger, findings);
    for &id in &ledger.unpriced {
        let position = &campus[id];
        let message = format!("the budget names no cost for {}, a {}", position.id, position.kind);
        let next_step = format!("add a cost for \"{}\" to the budget", position.kind);
        findings.push(found(RULE, &[&position.id], message, next_step).into_note());
    }
    for position in campus.positions.iter().filter(|position| position.funds.is_empty()) {
        let message = format!("no fund pays {}", position.id);
        findings.push(found(RULE, &[&position.id], message, "name its fund".to_owned()).into_note());
    }
    for person in campus.person_ids() {
        unpaid_hours(campus, person, findings);
        benefits_by_post(campus, person, findings);
    }
}

fn overdrawn(
    campus: &Campus,
    year: Option<&SchoolYear>,
    ledger: &DollarsLedger,
    findings: &mut Vec<Finding>,
) {
    for balance in &ledger.funds {
        let fund = &campus[balance.fund];
        let over = Cents::ZERO - balance.left();
        if over <= Cents::ZERO {
            continue;
        }
        let charged = balance.recurring + balance.one_time;
        let mut lines = ledger.lines.iter().filter(|line| line.fund == balance.fund);
        let pays_positions = lines.any(|line| matches!(line.paid_for, PaidFor::Position(_)));
        let ended = fund.ends.filter(|_| fund.has_ended(year));
        let (message, next_step) = match ended {
            Some(ends) => (
                format!(
                    "{} ended on {ends}, before the school year begins, and is charged {charged}",
                    fund.name
                ),
                "name the fund that pays this year, or give the last day of the new award".to_owned(),
            ),
            None => (
                format!("{} has {} and is charged {charged}, {over} too much", fund.name, balance.amount),
                if pays_positions {
                    format!("move positions worth {over} a year to another fund")
                } else {
                    format!("let another fund pay {over} of what it is charged with a year")
                },
            ),
        };
        findings.push(found(RULE, &[&fund.name], message, next_step));
    }
}

/// Funds that end within the year: with a calendar, how many of its days come after.
fn ending(campus: &Campus, year: Option<&SchoolYear>, findings: &mut Vec<Finding>) {
    for fund in &campus.funds {
        let Some(ends) = fund.ends else { continue };
        let message = match (year, fund.lasts(year, 0)) {
            (None, _) => format!(
                "{} ends on {ends}, and the scenario names no school year, so whether it lasts is not known",
                fund.name
            ),
            (Some(_), Lasts::Part) => {
                let days = campus.calendar.as_ref().map(|calendar| {
                    let after = calendar.dates.iter().filter(|date| date.date > ends).count();
                    let all = calendar.dates.len();
                    format!(": {after} of {} come after it", wording::count(all, "school day"))
                });
                let days = days.unwrap_or_default();
                format!("{} ends on {ends}, before the school year does{days}", fund.name)
            }
            (Some(_), Lasts::Whole | Lasts::Renewed | Lasts::Ended) => continue,
        };
        let next_step = match year {
            Some(_) => "name the fund that pays from then on".to_owned(),
            None => "write `school-year` in scenario.toml".to_owned(),
        };
        findings.push(found(RULE, &[&fund.name], message, next_step).into_note());
    }
}

/// The cliff: later years in which a fund is charged more than there is, once for each sum.
fn later(campus: &Campus, ledger: &DollarsLedger, findings: &mut Vec<Finding>) {
    let row_of = |year: usize, fund: usize| &ledger.years[year].funds[fund];
    for (at, fund) in campus.funds.iter().enumerate() {
        for year in 1..ledger.years.len() {
            let row = row_of(year, at);
            let (gap, charged) = (row.gap(), row.charged);
            if gap == Cents::ZERO || year > 1 && row_of(year - 1, at).gap() == gap {
                continue;
            }
            let stays = (year + 1..ledger.years.len()).any(|after| row_of(after, at).gap() == gap);
            let name = &ledger.years[year].school_year;
            let when = if stays { format!("from {name} on") } else { format!("in {name}") };
            let message = match fund.ends.filter(|_| row.lasts == Lasts::Ended) {
                Some(ends) => format!(
                    "{when} nobody pays the {gap} that come back every year: {} ends on {ends}",
                    fund.name
                ),
                None => format!(
                    "{when} nobody pays {gap} of the {charged} that come back every year: {} has {}",
                    fund.name, row.available
                ),
            };
            let next_step = "name the fund that pays then, or plan to end what it pays for".to_owned();
            findings.push(found(RULE, &[&fund.name], message, next_step).into_note());
        }
    }
}

/// Somebody with several posts by the hour: benefits that begin with so many hours are counted by post.
fn benefits_by_post(campus: &Campus, person: PersonId, findings: &mut Vec<Finding>) {
    let posts = campus.positions.iter().filter(|position| position.filled_by == Some(person));
    let (mut hours, mut n_posts, mut least): (u32, usize, Option<u32>) = (0, 0, None);
    let mut has_them = false;
    for post in posts {
        let Some(Pay::Hourly { benefits, .. }) = post.pay else { continue };
        (hours, n_posts) = (hours + post.hours_a_week, n_posts + 1);
        if let Some((from, _)) = benefits.from_hours {
            has_them |= post.hours_a_week >= from;
            least = Some(least.map_or(from, |least| least.min(from)));
        }
    }
    let Some(from) = least.filter(|from| n_posts > 1 && hours >= *from && !has_them) else { return };
    let name = &campus[person].name;
    let message = format!(
        "{name} has {} by the hour, {} hours a week together: benefits that begin with {} hours are counted by post, and so not here",
        wording::count(n_posts, "post"),
        in_hours(hours),
        in_hours(from)
    );
    let next_step = format!("ask payroll; if they are due, write {name}'s posts as one");
    findings.push(found(RULE, &[name], message, next_step).into_note());
}

/// Hundredths of an hour as hours.
fn in_hours(hundredths: u32) -> String {
    let decimals = format!("{:02}", hundredths % 100);
    let decimals = decimals.trim_end_matches('0');
    let whole = hundredths / 100;
    if decimals.is_empty() { whole.to_string() } else { format!("{whole}.{decimals}") }
}

fn unpaid_hours(campus: &Campus, person: PersonId, findings: &mut Vec<Finding>) {
    let posts = campus.positions.iter().filter(|position| position.filled_by == Some(person));
    let mut paid = None;
    for position in posts {
        // A salary, or a cost that the budget does not name, says nothing of hours.
        if !position.pay.is_some_and(Pay::is_hourly) {
            return;
        }
        paid = Some(paid.unwrap_or(0) + i64::from(position.hours_a_week));
    }
    let Some(paid) = paid else { return };
    let someone = &campus[person];
    let here = |week: &Week| week.days.iter().map(|&day| someone.contracted_minutes(day)).sum::<Minutes>();
    let longest = campus.cycle.weeks.iter().map(here).max().unwrap_or(Minutes::ZERO);
    // Hundredths of an hour are six tenths of a minute.
    let short = i64::from(longest.get()) - paid * 6 / 10;
    if short <= 0 {
        return;
    }
    let name = &someone.name;
    let message = format!(
        "the budget pays {name} for {} minutes a week, and staff.toml has them here for {}",
        grouped(longest - minutes(short)),
        grouped(longest)
    );
    let next_step = format!("pay {name} for the hours they are here, or shorten their hours");
    findings.push(found(RULE, &[name], message, next_step).short(minutes(short)).into_note());
}

fn minutes(number: i64) -> Minutes {
    Minutes::new(i32::try_from(number).unwrap_or(i32::MAX))
}
