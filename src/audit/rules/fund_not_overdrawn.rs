//! No fund is overdrawn.
//!
//! What positions are charged to a fund in a year is at most what the fund has. Worth knowing besides: a fund that ends
//! before the school year does (its last day in the calendar, or the 30th of June), a position for which the budget
//! names no cost, a position that no fund pays, and somebody paid by the hour who is here longer than the budget pays.

use commontime_school::cycle::Week;
use commontime_school::position::Pay;
use commontime_school::{Campus, Cents, Finding, Minutes, PersonId, Rule};

use crate::found::{Details, found, grouped};
use crate::ledgers;
use crate::view::View;

const RULE: Rule = Rule::FundNotOverdrawn;

pub(crate) fn check(view: &View, findings: &mut Vec<Finding>) {
    let campus = view.campus;
    let ledger = ledgers::dollars(campus);
    for balance in &ledger.funds {
        let fund = &campus[balance.fund];
        let over = Cents::ZERO - balance.left();
        if over > Cents::ZERO {
            let charged = balance.recurring + balance.one_time;
            let message =
                format!("{} has {} and is charged {charged}, {over} too much", fund.name, fund.amount);
            let next_step = format!("move positions worth {over} a year to another fund");
            findings.push(found(RULE, &[&fund.name], message, next_step));
        }
    }
    for fund in &campus.funds {
        let Some(ends) = fund.ends.filter(|ends| (ends.year(), ends.month(), ends.day()) < year_end(campus))
        else {
            continue;
        };
        let message = format!("{} ends on {ends}, before the school year does", fund.name);
        let next_step = "name the fund that pays from then on".to_owned();
        findings.push(found(RULE, &[&fund.name], message, next_step).into_note());
    }
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
    }
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

/// The year, month and day on which the school year ends; far in the past where neither calendar nor name tells.
fn year_end(campus: &Campus) -> (i16, i8, i8) {
    if let Some(last) = campus.calendar.as_ref().and_then(|calendar| calendar.dates.last()) {
        return (last.date.year(), last.date.month(), last.date.day());
    }
    let begins = campus.school_year.get(..4).and_then(|year| year.parse::<i16>().ok());
    begins.map_or((i16::MIN, 1, 1), |year| (year.saturating_add(1), 6, 30))
}
