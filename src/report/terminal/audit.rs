//! What the audit of a schedule found, for a terminal.

use commontime_audit::Audit;
use commontime_school::wording::{count, grouped, list};
use commontime_school::{Campus, Finding, Rule, Severity};

use super::paint::Paint;
use crate::clock;
use crate::wrap::hanging;

const WIDTH: usize = 80;
/// Findings of one rule that are printed; the number of the rest is given.
const SHOWN: usize = 12;
/// Lines of the schedule's file that are named with a finding.
const LINES_NAMED: usize = 4;

/// Returns the findings grouped by rule, each with when, whom, how much and what to do next, and then the minutes.
///
/// Rules come in their own order, required findings before notes. Wrapped to 80 columns. `lines_of` tells the lines of the
/// schedule's file that a finding speaks of, in order; none where they are not known.
#[must_use]
pub fn audit_terminal(
    campus: &Campus,
    audit: &Audit,
    lines_of: &dyn Fn(&Finding) -> Vec<usize>,
    color: bool,
) -> String {
    let paint = Paint::new(color);
    let mut lines = vec![paint.bold(&campus.name), String::new(), verdict(campus, audit, paint)];
    if !audit.is_clean() && !campus.levers.is_empty() && campus.decided.is_empty() {
        let words = "It was held against the school with no lever pulled. A schedule.toml says under [decisions] which \
                     levers are pulled, and a table in rows whose kind is lever.";
        lines.push(hanging(words, WIDTH, "  ", "  "));
    }
    for severity in [Severity::Required, Severity::Note] {
        for &rule in Rule::ALL {
            let findings: Vec<&Finding> = audit
                .findings
                .iter()
                .filter(|finding| finding.rule == rule && finding.severity == severity)
                .collect();
            if !findings.is_empty() {
                lines.push(String::new());
                lines.extend(of_rule(campus, rule, severity, &findings, lines_of, paint));
            }
        }
    }
    lines.push(String::new());
    lines.extend(minutes(campus, audit));
    lines.push(coverage(audit));
    lines.push(dollars(campus, audit));
    lines.join("\n") + "\n"
}

fn verdict(campus: &Campus, audit: &Audit, paint: Paint) -> String {
    let broken = audit.required().count();
    let notes = audit.findings.len() - broken;
    let notes = if notes == 0 { String::new() } else { format!(", {}", count(notes, "note")) };
    let waived: Vec<&str> = campus.waivers.iter().map(|waiver| waiver.rule.slug()).collect();
    let waived = if waived.is_empty() { String::new() } else { format!(" (waived: {})", waived.join(", ")) };
    let checked = count(Rule::ALL.len(), "rule");
    if broken == 0 {
        paint.green(&format!("  Clean: {checked} checked, none broken{waived}{notes}."))
    } else {
        let mut rules: Vec<Rule> = audit.required().map(|finding| finding.rule).collect();
        rules.sort_unstable();
        rules.dedup();
        let words = format!("{} against {} of {checked}", count(broken, "finding"), rules.len());
        paint.red(&format!("  Not usable as it is: {words}{waived}{notes}."))
    }
}

fn of_rule(
    campus: &Campus,
    rule: Rule,
    severity: Severity,
    findings: &[&Finding],
    lines_of: &dyn Fn(&Finding) -> Vec<usize>,
    paint: Paint,
) -> Vec<String> {
    let note = if severity == Severity::Note { ", a note" } else { "" };
    let title = hanging(&format!("{}{note}: {}", rule.slug(), rule.page().title), WIDTH, "  ", "    ");
    let mut lines = vec![paint.bold(&title)];
    let mut last_step = "";
    for finding in findings.iter().take(SHOWN) {
        let said = format!("{}{}", when(campus, finding, &lines_of(finding)), finding.message);
        lines.push(hanging(&said, WIDTH, "    ", "      "));
        // The same step for many findings in a row is said once, after the last of them.
        if !last_step.is_empty() && last_step != finding.next_step {
            let at = lines.len() - 1;
            lines.insert(at, step(last_step, paint));
        }
        last_step = &finding.next_step;
    }
    if !last_step.is_empty() {
        lines.push(step(last_step, paint));
    }
    if findings.len() > SHOWN {
        lines.push(format!("    and {} more findings of this rule", findings.len() - SHOWN));
    }
    lines
}

fn step(words: &str, paint: Paint) -> String {
    paint.dim(&hanging(words, WIDTH, "      next: ", "            "))
}

/// The day, the time and the lines of the schedule's file with a colon, where the finding has them:
/// `Mon 10:20–10:50 (lines 8 and 41): `.
fn when(campus: &Campus, finding: &Finding, lines: &[usize]) -> String {
    let day = finding.day.map(|day| campus[day].name.clone());
    let time = [day, finding.span.map(clock::span)].into_iter().flatten().collect::<Vec<_>>().join(" ");
    match (time.as_str(), place(lines).as_str()) {
        ("", "") => String::new(),
        (only, "") | ("", only) => format!("{only}: "),
        (time, place) => format!("{time} ({place}): "),
    }
}

/// Where in the schedule's file it stands: `lines 8 and 41`.
fn place(lines: &[usize]) -> String {
    let numbers: Vec<String> = lines.iter().take(LINES_NAMED).map(ToString::to_string).collect();
    match (lines.len(), numbers.as_slice()) {
        (_, []) => String::new(),
        (_, [only]) => format!("line {only}"),
        (all, named) if all > named.len() => {
            format!("lines {} and {} more", named.join(", "), all - named.len())
        }
        _ => format!("lines {}", list(&numbers)),
    }
}

fn coverage(audit: &Audit) -> String {
    let minutes = grouped(audit.coverage.homeroom_minutes);
    let lines = count(audit.coverage.lines.len(), "line");
    let words = format!(
        "coverage: {minutes} homeroom minutes looked at; {lines} say who has the students while teams meet"
    );
    hanging(&words, WIDTH, "  ", "    ")
}

fn dollars(campus: &Campus, audit: &Audit) -> String {
    let left: Vec<String> = audit
        .dollars
        .funds
        .iter()
        .map(|balance| format!("{} {}", campus[balance.fund].name, balance.left()))
        .collect();
    let left = if left.is_empty() { "no funds".to_owned() } else { format!("left in {}", left.join(", ")) };
    hanging(
        &format!("dollars: cost beyond today's {}; {left}", audit.dollars.net_new_cost),
        WIDTH,
        "  ",
        "    ",
    )
}

fn minutes(campus: &Campus, audit: &Audit) -> Vec<String> {
    let eligible: Vec<_> = audit.people.iter().filter(|person| person.eligible()).collect();
    let (Some(lowest), Some(median), Some(highest)) =
        (audit.lowest_weekly_minutes(), audit.median(), audit.highest())
    else {
        return vec!["  Nobody is eligible, so there is no lowest figure.".to_owned()];
    };
    let there = eligible.iter().filter(|person| person.short_by().get() == 0).count();
    let mut lines = vec![
        format!("  minutes a week: lowest {lowest} · median {median} · highest {highest}"),
        format!(
            "  {there} of {} eligible people reach the target of {}",
            eligible.len(),
            campus.goal.minutes_per_week
        ),
    ];
    let mut short: Vec<_> = eligible.into_iter().filter(|person| person.short_by().get() > 0).collect();
    short.sort_by_key(|person| (-person.short_by(), person.person));
    let words: Vec<String> = short
        .iter()
        .take(SHOWN)
        .map(|person| format!("{} {} short", campus[person.person].name, person.short_by()))
        .collect();
    if !words.is_empty() {
        let more = short.len().saturating_sub(SHOWN);
        let more = if more == 0 { String::new() } else { format!(", and {more} more") };
        lines.push(hanging(&format!("short: {}{more}", words.join(", ")), WIDTH, "  ", "    "));
    }
    lines
}
