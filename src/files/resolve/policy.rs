//! The policy in force: the state's pack, with what the contract adds. Where both speak, the stricter holds.

use commontime_school::course::{Grade, Homeroom};
use commontime_school::policy::{PlanningMinimum, Policy, Source, packs};
use commontime_school::staff::Role;
use commontime_school::{Fte, Minutes, wording};

use crate::names::SCENARIO;
use crate::problem::{Code, Desk, did_you_mean};
use crate::raw::scenario::{Consecutive, Contract, Planning, Scenario};
use crate::raw::words::RoleWord;
use crate::value::{Limits, Located};

/// Returns the policy.
pub(super) fn resolve(desk: &mut Desk<'_>, scenario: &Scenario) -> Policy {
    let mut policy = pack(desk, scenario);
    let empty = Contract::default();
    let contract = scenario.contract.as_ref().unwrap_or(&empty);
    if let Some(minutes) = &contract.duty_free_lunch {
        let minutes = desk.minutes(SCENARIO, minutes, 0..=120);
        if minutes > policy.duty_free_lunch {
            policy.duty_free_lunch = minutes;
            policy.duty_free_lunch_source = contract_source("contract.duty-free-lunch");
        }
    } else if policy.duty_free_lunch == Minutes::ZERO {
        desk.assume("scenario.toml: contract.duty-free-lunch", "no duty-free lunch is required");
    }
    match &contract.transition {
        Some(minutes) => policy.transition = desk.minutes(SCENARIO, minutes, 0..=30),
        None => desk.assume(
            "scenario.toml: contract.transition",
            "0 minutes to hand students over before time of one's own begins",
        ),
    }
    for row in &contract.planning {
        let minimum = planning(desk, row);
        policy.planning.push(minimum);
    }
    if policy.planning.is_empty() {
        desk.assume("scenario.toml: contract.planning", "no individual planning is protected");
    }
    limits(desk, contract, &mut policy);
    policy
}

/// Tells which homerooms are larger than the law lets them be without more.
pub(super) fn class_sizes(desk: &mut Desk<'_>, policy: &Policy, grades: &[Grade], homerooms: &[Homeroom]) {
    let Some(limit) = &policy.class_size else { return };
    // Names of grades are free: one that has a number tells, any other may be meant.
    let is_meant = |room: &&Homeroom| {
        let name = &grades[room.grade.index()].name;
        let digits: String =
            name.chars().skip_while(|it| !it.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
        digits.parse::<u32>().map_or(true, |number| number <= limit.last_grade)
    };
    let larger: Vec<&str> = homerooms
        .iter()
        .filter(|it| it.students > limit.most)
        .filter(is_meant)
        .map(|it| it.id.as_str())
        .collect();
    if larger.is_empty() {
        return;
    }
    let which = match larger.len() {
        1..=4 => wording::list(&larger),
        many => format!("{many} homerooms"),
    };
    desk.assume(
        "courses.toml: grade.students",
        format!(
            "more than {} students in {which} are taken to be allowed; for {} {} asks for more: {}",
            limit.most, limit.grades, limit.source.citation, limit.ask
        ),
    );
}

fn pack(desk: &mut Desk<'_>, scenario: &Scenario) -> Policy {
    let Some(name) = &scenario.policy else {
        desk.assume("scenario.toml: policy", "no state's rules are applied");
        return packs::none();
    };
    packs::named(name).unwrap_or_else(|| {
        let help = did_you_mean(name, packs::NAMES);
        desk.problem(
            SCENARIO,
            name.span(),
            Code::UnknownPolicy,
            format!("policy pack \"{}\" is not known", **name),
        )
        .label("no such pack")
        .help(help);
        packs::none()
    })
}

fn contract_source(key: &str) -> Source {
    Source { citation: format!("the contract (scenario.toml: {key})"), address: None, read: None }
}

fn planning(desk: &mut Desk<'_>, row: &Planning) -> PlanningMinimum {
    let minutes = desk.minutes(SCENARIO, &row.minutes, 1..=Limits::WEEK);
    let minimum_block = if let Some(block) = &row.minimum_block {
        let length = desk.minutes(SCENARIO, block, 0..=Limits::DAY);
        if length > minutes {
            desk.problem(
                SCENARIO,
                block.span(),
                Code::BlockTooLong,
                format!("a block of {length} minutes is longer than the {minutes} it is part of"),
            )
            .label("longer than the whole")
            .help("shorten `minimum-block` or raise `minutes`");
        }
        length
    } else {
        desk.assume(
            "scenario.toml: contract.planning.minimum-block",
            format!("the {minutes} minutes of individual planning may come in pieces of any length"),
        );
        Minutes::ZERO
    };
    PlanningMinimum {
        minutes,
        per: (*row.per).into(),
        minimum_block,
        within_student_day: row.within_student_day,
        roles: match &row.roles {
            Some(listed) => roles(listed),
            None => Role::ALL.into_iter().filter(|role| role.teaches()).collect(),
        },
        fte_min: row.min_fte.as_ref().map_or(Fte::NONE, |fte| desk.fte(SCENARIO, fte, 0)),
        source: contract_source("contract.planning"),
    }
}

fn limits(desk: &mut Desk<'_>, contract: &Contract, policy: &mut Policy) {
    if let Some(share) = &contract.directed_share {
        let share = desk.share(SCENARIO, share);
        policy.directed_share_max = Some(policy.directed_share_max.map_or(share, |law| law.min(share)));
    }
    if let Some(count) = &contract.meetings_per_week_max {
        let count = desk.count(SCENARIO, count, 0..=50, "meetings");
        policy.meetings_per_week_max = Some(policy.meetings_per_week_max.map_or(count, |law| law.min(count)));
    }
    if let Some(row) = &contract.consecutive_teaching_max {
        consecutive(desk, row, policy);
    }
}

fn consecutive(desk: &mut Desk<'_>, row: &Consecutive, policy: &mut Policy) {
    let minutes = desk.minutes(SCENARIO, &row.minutes, 1..=Limits::DAY);
    policy.consecutive_teaching_max =
        Some(policy.consecutive_teaching_max.map_or(minutes, |law| law.min(minutes)));
    match &row.pause {
        Some(pause) => policy.consecutive_teaching_break = desk.minutes(SCENARIO, pause, 1..=240),
        None => desk.assume(
            "scenario.toml: contract.consecutive-teaching-max.break",
            format!("a gap of {} minutes ends a stretch of teaching", policy.consecutive_teaching_break),
        ),
    }
}

/// Returns the roles listed, each once.
pub(super) fn roles(listed: &[Located<RoleWord>]) -> Vec<Role> {
    let mut roles: Vec<Role> = Vec::new();
    for word in listed {
        let role = Role::from(**word);
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    roles
}
