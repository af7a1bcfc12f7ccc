//! The schools of these tests: the good one, and the same with a team that meets too little.

use commontime_audit::{Audited, certify};
use commontime_school::campus::{Assumption, Waiver};
use commontime_school::lever::{Change, ExtraContractDays, Lever, LeverKind, Step, Whom};
use commontime_school::{Campus, Minutes, Rule, Schedule};

use crate::breakers::good_school::School;

/// Returns the good school.
pub(crate) fn good() -> (Campus, Schedule) {
    let school = School::good();
    (school.campus(), school.schedule)
}

/// Returns the good school without the long meeting of its first team, with a waiver, levers and assumptions, and with
/// a name that has letters HTML must escape.
pub(crate) fn short() -> (Campus, Schedule) {
    let mut school = School::good();
    let team = school.schedule.meetings[0].team;
    school
        .schedule
        .meetings
        .retain(|meeting| meeting.team != team || meeting.span.length() < Minutes::new(60));
    "Oak & <Elm> \"short\" school".clone_into(&mut school.parts.name);
    school.parts.waivers = vec![Waiver {
        rule: Rule::DirectedShare,
        reason: "memorandum with the teachers' association, 2026-05-12 (invented)".to_owned(),
    }];
    school.parts.levers =
        [open("early-release", "Wed, up to 60 minutes"), open("add-fte", "specialist, up to 1.0")].into();
    school.parts.assumptions = vec![Assumption {
        key: "scenario.toml: contract.transition".to_owned(),
        words: "0 minutes to hand students over".to_owned(),
    }];
    school.parts.approvals =
        vec![("board".to_owned(), "bell times: Wednesday dismissal".to_owned(), "March 1".to_owned())];
    (school.campus(), school.schedule)
}

/// A lever of this name and these words that changes nothing.
pub(crate) fn open(id: &str, words: &str) -> Lever {
    let change =
        ExtraContractDays { whom: Whom::default(), days: 0, minutes: Minutes::ZERO, contract_days: 190 };
    let step = Step {
        setting: "1".to_owned(),
        words: words.to_owned(),
        note: String::new(),
        change: Change::ExtraContractDays(change),
        charges: Vec::new(),
    };
    Lever {
        kind: LeverKind::ExtraContractDays,
        id: id.to_owned(),
        steps: vec![step],
        approvals: Vec::new(),
        goal: None,
        funds: Vec::new(),
    }
}

/// Certifies a schedule that is known to be clean.
pub(crate) fn certified(campus: &Campus, schedule: Schedule) -> Audited<'_> {
    certify(campus, schedule).unwrap_or_else(|refused| {
        let findings: Vec<String> = refused
            .audit
            .required()
            .map(|finding| format!("{}: {}", finding.rule, finding.message))
            .collect();
        panic!("a clean schedule, but:\n{}", findings.join("\n"))
    })
}
