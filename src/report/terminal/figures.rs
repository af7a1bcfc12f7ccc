//! The figures of the answer, two to a line where they fit.

use commontime_school::Cents;
use commontime_school::answer::Approval;
use commontime_school::ledger::DollarsLedger;
use commontime_school::wording::{count, grouped};

use crate::absence;
use crate::dollars;
use crate::input::ReportInput;
use crate::money::{how_long, money};
use crate::standing;
use crate::students::{self, Against};
use crate::wrap::{hanging, sides};

/// Returns minutes, planning, student minutes, cost, approvals and the year.
pub(super) fn lines(input: &ReportInput<'_>, width: usize) -> Vec<String> {
    let answer = input.answer;
    let numbers: Vec<String> = [
        ("lowest", answer.lowest_weekly_minutes.map(|minutes| minutes.to_string())),
        ("median", answer.median_weekly_minutes.map(|minutes| minutes.to_string())),
        ("highest", answer.highest_weekly_minutes.map(|minutes| minutes.to_string())),
    ]
    .into_iter()
    .filter_map(|(name, minutes)| minutes.map(|minutes| format!("{name} {minutes}")))
    .collect();
    let mut pairs = Vec::new();
    if !numbers.is_empty() {
        pairs.push((numbers.join(" · "), standing::reached(input).replace(" eligible people", "")));
    }
    let planning = standing::planning_left(input)
        .map_or_else(String::new, |(day, week)| format!("planning kept: {day} a day, {week} a week"));
    pairs.push((
        format!("student minutes {}", students::sentence(answer, Against::of(input.campus))),
        planning,
    ));
    let cost = input.shown().map_or_else(String::new, |audited| cost(&audited.audit().dollars));
    pairs.push((cost, approvals(&answer.approvals)));
    let uncounted =
        input.shown().and_then(|it| dollars::counted_as_nothing(it.campus(), &it.audit().dollars));
    pairs.extend(uncounted.map(|words| (words, String::new())));
    let cliff = input.shown().map(|audited| dollars::cliff(input.campus, &audited.audit().dollars));
    pairs.extend(cliff.into_iter().flatten().map(|sentence| (sentence, String::new())));
    if let Some(absence) = &answer.absence {
        pairs.push((absence::short(input.campus, absence), String::new()));
    }
    if let Some(year) = &answer.year {
        let least = grouped(year.least_minutes.unsigned_abs());
        let target = grouped(year.target_minutes.unsigned_abs());
        let short = count(usize::try_from(year.short_weeks).unwrap_or(usize::MAX), "short week");
        let weeks = count(usize::try_from(year.weeks).unwrap_or(usize::MAX), "week");
        let words = format!("over the year: at least {least} of {target} minutes in {weeks}, {short}");
        pairs.push((words, String::new()));
    }
    pairs.into_iter().flat_map(|(left, right)| pair(&left, &right, width)).collect()
}

/// `no cost beyond today's`, `cost beyond today's: $5,000 a year`.
fn cost(dollars: &DollarsLedger) -> String {
    let (net_new, once) = (dollars.net_new_cost, dollars.one_time_cost);
    if net_new == Cents::ZERO {
        "no cost beyond today's".to_owned()
    } else {
        format!("cost beyond today's: {} {}", money(net_new), how_long(once))
    }
}

/// Two facts on one line, the second at the right edge; on lines of their own where they do not fit.
fn pair(left: &str, right: &str, width: usize) -> Vec<String> {
    match (left, right) {
        ("", "") => Vec::new(),
        (only, "") | ("", only) => vec![hanging(only, width, "  ", "    ")],
        (left, right) if left.chars().count() + right.chars().count() + 4 <= width => {
            vec![sides(&format!("  {left}"), right, width, 2)]
        }
        (left, right) => vec![hanging(left, width, "  ", "    "), hanging(right, width, "  ", "    ")],
    }
}

fn approvals(approvals: &[Approval]) -> String {
    let words: Vec<String> = approvals
        .iter()
        .map(|approval| {
            let by = if approval.by.is_empty() { String::new() } else { format!(" by {}", approval.by) };
            format!("{} ({}){by}", approval.who, approval.what)
        })
        .collect();
    if words.is_empty() {
        "no approvals named".to_owned()
    } else {
        format!("approvals: {}", words.join("; "))
    }
}
