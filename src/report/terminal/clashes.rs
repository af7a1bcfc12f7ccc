//! Why no schedule exists, and what would change it, in a terminal.

use commontime_school::Rule;
use commontime_school::answer::Clash;

use super::paint::Paint;
use crate::basis;
use crate::input::ReportInput;
use crate::names;
use crate::wrap::hanging;

/// Returns the clashes with what to do about them; nothing where none is known.
pub(super) fn lines(input: &ReportInput<'_>, width: usize, paint: Paint) -> Vec<String> {
    let mut lines = Vec::new();
    for (at, clash) in input.answer.clashes.iter().enumerate() {
        if at > 0 {
            lines.push(String::new());
        }
        lines.extend(clash_lines(at + 1, clash, width, paint));
    }
    lines
}

/// Stands where the rule stands for other requirements.
const LOCKED: &str = "locked by hand";

fn clash_lines(number: usize, clash: &Clash, width: usize, paint: Paint) -> Vec<String> {
    let head = format!("  Clash {number} (proved)   ");
    let indent = " ".repeat(head.chars().count());
    let mut lines: Vec<String> = Vec::new();
    for (at, member) in clash.members.iter().enumerate() {
        let first = if at == 0 { paint.bold(head.trim_end()) + "   " } else { indent.clone() };
        // Wrapped without colour, which takes no columns, then the painted head put in its place.
        let wrapped = hanging(&sentence(&member.words), width, &indent, &indent);
        lines.push(first + wrapped.strip_prefix(&indent).unwrap_or(&wrapped));
    }
    lines.push(String::new());
    let rests = if clash.members.len() == 1 { "it rests" } else { "each rests" };
    let together = basis::together(clash.members.len(), clash.is_minimal);
    let lead = format!("{together} What {rests} on, and can be changed:");
    lines.push(hanging(&lead, width, "  ", "  "));
    let (locks, rules) = (basis::locks_of(clash), basis::rules_of(clash));
    let names = rules.iter().map(|rule| rule.slug().len());
    let column = names.chain((!locks.is_empty()).then_some(LOCKED.len())).max().unwrap_or(0);
    for lock in locks {
        let first = format!("    {LOCKED:column$}   ");
        lines.push(hanging(&basis::unlock(&lock), width, &first, &" ".repeat(column + 9)));
    }
    lines.extend(rules.into_iter().flat_map(|rule| change(rule, column, width)));
    lines
}

/// The rule, and beside it one way to change the requirement on each line.
fn change(rule: Rule, column: usize, width: usize) -> Vec<String> {
    let mut ways = basis::settings(rule);
    if rule.page().waivable {
        ways.push("or a waiver in scenario.toml".to_owned());
    }
    if ways.is_empty() {
        ways.push(format!("commontime explain {}", rule.slug()));
    }
    let rest = " ".repeat(column + 7);
    let deeper = " ".repeat(column + 9);
    let mut lines: Vec<String> = Vec::new();
    for (at, way) in ways.iter().enumerate() {
        let first = if at == 0 { format!("    {:column$}   ", rule.slug()) } else { rest.clone() };
        lines.push(hanging(way, width, &first, &deeper));
    }
    lines
}

/// A fragment as a sentence: a capital first and a full stop last.
fn sentence(words: &str) -> String {
    let stop = if words.ends_with('.') { "" } else { "." };
    format!("{}{stop}", names::capital(words))
}
