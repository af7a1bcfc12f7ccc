//! Damaging the good school in one place and comparing everything the audit then finds.

use commontime_school::{Campus, DayId, Finding, Rule, Severity};

use super::good_school::School;

/// A damage to the good school and all that is found of it.
pub(crate) struct Breaker {
    /// Damages the school.
    pub(crate) damage: fn(&mut School),
    /// The findings, in full.
    pub(crate) finds: &'static [&'static str],
}

impl Breaker {
    /// Damages a good school and compares the findings.
    #[track_caller]
    pub(crate) fn check(&self) {
        expect(self.damage, self.finds);
    }
}

/// Damages a good school and compares all findings, word for word.
#[track_caller]
pub(crate) fn expect(damage: impl FnOnce(&mut School), finds: &[&str]) {
    compare(damage, |_| true, finds);
}

/// The same where the damage shows on every day: compares the findings about one day alone.
#[track_caller]
pub(crate) fn expect_on(day: DayId, damage: impl FnOnce(&mut School), finds: &[&str]) {
    compare(damage, |finding| finding.day == Some(day), finds);
}

/// The same where other rules find it too: compares the findings of one rule about one day.
#[track_caller]
pub(crate) fn expect_of(rule: Rule, day: DayId, damage: impl FnOnce(&mut School), finds: &[&str]) {
    compare(damage, |finding| finding.rule == rule && finding.day == Some(day), finds);
}

#[track_caller]
fn compare(damage: impl FnOnce(&mut School), of_interest: impl Fn(&Finding) -> bool, finds: &[&str]) {
    let mut school = School::good();
    damage(&mut school);
    let campus = school.campus();
    let findings = school.audit().findings;
    let found: Vec<String> = findings
        .iter()
        .filter(|finding| of_interest(finding))
        .map(|finding| line(&campus, finding))
        .collect();
    assert_eq!(found, finds, "found:\n{}", found.join("\n"));
}

/// Writes a finding as `rule [who] day time (by how much): message; next step`.
fn line(campus: &Campus, finding: &Finding) -> String {
    let mut words = vec![finding.rule.to_string()];
    if finding.severity == Severity::Note {
        words.push("note".to_owned());
    }
    words.push(format!("[{}]", finding.who.join(", ")));
    words.extend(finding.day.map(|day| campus[day].name.clone()));
    words.extend(finding.span.map(|span| span.to_string()));
    words.extend(finding.short_by.map(|number| format!("({number})")));
    format!("{}: {}; {}", words.join(" "), finding.message, finding.next_step)
}
