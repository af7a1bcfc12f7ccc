//! Waived rules leave notes; what no paper can waive stays required.

use commontime_school::campus::Waiver;
use commontime_school::{Rule, Severity};

use super::breaker::{Breaker, expect};
use super::good_school::School;
use super::{breaker, weekly_meeting_cap};

fn waive(school: &mut School, rule: Rule) {
    school.parts.waivers.push(Waiver { rule, reason: "memorandum of 12 May (invented)".to_owned() });
}

#[test]
fn a_waived_finding_is_a_note_with_the_reason() {
    expect(
        |school| {
            (weekly_meeting_cap::BREAKER.damage)(school);
            waive(school, Rule::WeeklyMeetingCap);
        },
        &[
            "weekly-meeting-cap note [PE-teacher] (1): \
                PE-teacher has 7 meetings in the week Mon-Fri, 1 over the 6 agreed (waived: memorandum of 12 \
                May (invented)); \
                take 1 meeting of PE-teacher out of the week",
            "weekly-meeting-cap note [arts-teacher] (1): \
                arts-teacher has 7 meetings in the week Mon-Fri, 1 over the 6 agreed (waived: memorandum of 12 \
                May (invented)); \
                take 1 meeting of arts-teacher out of the week",
            "weekly-meeting-cap note [media-teacher] (1): \
                media-teacher has 7 meetings in the week Mon-Fri, 1 over the 6 agreed (waived: memorandum of 12 \
                May (invented)); \
                take 1 meeting of media-teacher out of the week",
        ],
    );
}

#[test]
fn each_rule_is_waived_only_where_its_page_says_so() {
    for &rule in Rule::ALL {
        let Breaker { damage, .. } = breaker(rule);
        let mut school = School::good();
        damage(&mut school);
        waive(&mut school, rule);
        let audit = school.audit();
        assert_eq!(audit.is_clean(), rule.page().waivable, "{rule}");
        for finding in &audit.findings {
            let is_note = finding.severity == Severity::Note;
            assert_eq!(
                is_note,
                finding.message.contains("(waived: memorandum"),
                "{rule}: {}",
                finding.message
            );
        }
    }
}

#[test]
fn a_waiver_switches_off_its_own_rule_alone() {
    for &rule in Rule::ALL {
        for &other in Rule::ALL.iter().filter(|&&other| other != rule) {
            let mut school = School::good();
            (breaker(rule).damage)(&mut school);
            waive(&mut school, other);
            assert!(!school.audit().is_clean(), "a waiver of {other} lets {rule} pass");
        }
    }
}
