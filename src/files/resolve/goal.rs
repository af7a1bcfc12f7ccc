//! The goal and the ranked priorities, with their defaults.

use commontime_school::goal::{Goal, Priority};
use commontime_school::staff::Role;
use commontime_school::{Fte, Minutes, Use};

use crate::names::SCENARIO;
use crate::problem::{Code, Desk};
use crate::raw;
use crate::raw::scenario::Scenario;
use crate::value::{Limits, Located};

/// Uses that are collaboration.
const COLLABORATION: [Use; 4] =
    [Use::TeamMeeting, Use::ProfessionalLearning, Use::PeerObservation, Use::Leadership];

/// Returns the goal.
pub(super) fn resolve(desk: &mut Desk<'_>, scenario: &Scenario) -> Goal {
    let empty = raw::scenario::Goal::default();
    let raw = scenario.goal.as_deref().unwrap_or(&empty);
    let minutes_per_week = if let Some(minutes) = &raw.minutes_per_week {
        desk.minutes(SCENARIO, minutes, 1..=2_400)
    } else {
        desk.assume("scenario.toml: goal.minutes-per-week", "300 minutes a week for a full-time person");
        Minutes::new(300)
    };
    let minimum_block = if let Some(minutes) = &raw.minimum_block {
        desk.minutes(SCENARIO, minutes, 1..=480)
    } else {
        desk.assume(
            "scenario.toml: goal.minimum-block",
            "collaboration counts in stretches of at least 45 minutes",
        );
        Minutes::new(45)
    };
    let (eligible_roles, eligible_fte_min) = eligible(desk, raw);
    Goal {
        minutes_per_week,
        eligible_roles,
        eligible_fte_min,
        counts: counts(desk, raw),
        minimum_block,
        long_block: long_block(desk, raw),
    }
}

fn eligible(desk: &mut Desk<'_>, raw: &raw::scenario::Goal) -> (Vec<Role>, Fte) {
    let eligible = raw.eligible.as_ref();
    let roles = if let Some(roles) = eligible.and_then(|eligible| eligible.roles.as_ref()) {
        super::policy::roles(roles)
    } else {
        desk.assume(
            "scenario.toml: goal.eligible.roles",
            "the minimum is for everyone who teaches: homeroom teachers, specialists, special education \
             teachers and interventionists",
        );
        Role::ALL.into_iter().filter(|role| role.teaches()).collect()
    };
    let fte = if let Some(fte) = eligible.and_then(|eligible| eligible.min_fte.as_ref()) {
        desk.fte(SCENARIO, fte, 0)
    } else {
        desk.assume(
            "scenario.toml: goal.eligible.min-fte",
            "the minimum is for people of at least 0.5 FTE here",
        );
        Fte::from_ten_thousandths(5_000)
    };
    (roles, fte)
}

fn counts(desk: &mut Desk<'_>, raw: &raw::scenario::Goal) -> Vec<Use> {
    let Some(listed) = &raw.counts else {
        desk.assume(
            "scenario.toml: goal.counts",
            "team meetings, professional learning and peer observation count",
        );
        return COLLABORATION[..3].to_vec();
    };
    let mut counts = Vec::new();
    for word in listed {
        let kind = Use::from(**word);
        if !COLLABORATION.contains(&kind) {
            let words: Vec<&str> = COLLABORATION.iter().map(|kind| kind.slug()).collect();
            desk.problem(
                SCENARIO,
                word.span(),
                Code::CannotCount,
                format!("{} is no collaboration and cannot count", kind.words()),
            )
            .label("not time with colleagues")
            .help(format!("what can count: {}", words.join(", ")));
        } else if !counts.contains(&kind) {
            counts.push(kind);
        }
    }
    counts
}

fn long_block(desk: &mut Desk<'_>, raw: &raw::scenario::Goal) -> Option<(Minutes, u32)> {
    let block = raw.long_block.as_ref()?;
    let minutes = desk.minutes(SCENARIO, &block.minutes, 1..=480);
    let per_week = block.per_week.as_ref().map_or(1, |count| desk.count(SCENARIO, count, 1..=25, "blocks"));
    if let Some(goal) = &raw.minutes_per_week
        && i64::from(minutes.get()) * i64::from(per_week) > (**goal).clamp(0, Limits::WEEK)
    {
        desk.problem(
            SCENARIO,
            block.minutes.span(),
            Code::BlockTooLong,
            format!("{per_week} x {minutes} minutes of long blocks are more than the goal of {}", **goal),
        )
        .label("longer than the whole")
        .help("shorten the block or raise `minutes-per-week`");
    }
    Some((minutes, per_week))
}

/// Returns the ranked priorities: those of the file first, then the rest in the default order.
pub(super) fn priorities(desk: &mut Desk<'_>, scenario: &Scenario) -> Vec<Priority> {
    let Some(raw) = &scenario.priorities else {
        desk.assume(
            "scenario.toml: priorities.order",
            "lowest minutes first, then shortfall, cost, quality and least change",
        );
        return Priority::DEFAULT.to_vec();
    };
    let mut order: Vec<Priority> = Vec::new();
    for word in &raw.order {
        let priority = Priority::from(**word);
        if order.contains(&priority) {
            twice(desk, word, priority);
        } else {
            order.push(priority);
        }
    }
    let rest: Vec<Priority> = Priority::DEFAULT.into_iter().filter(|one| !order.contains(one)).collect();
    // Of what is not searched the place does not matter.
    let is_searched =
        |one: &Priority| matches!(one, Priority::LowestMinutes | Priority::Shortfall | Priority::Cost);
    if rest.iter().any(is_searched) {
        let names: Vec<&str> = rest.iter().map(|one| one.slug()).collect();
        desk.assume(
            "scenario.toml: priorities.order",
            format!("after the priorities that are named: {}", names.join(", ")),
        );
    }
    order.extend(rest);
    order
}

fn twice<T>(desk: &mut Desk<'_>, word: &Located<T>, priority: Priority) {
    desk.problem(
        SCENARIO,
        word.span(),
        Code::DuplicateId,
        format!("priority \"{}\" is there twice", priority.slug()),
    )
    .label("ranked before")
    .help("take one away");
}
