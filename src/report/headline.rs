//! The answer in one sentence.

use commontime_school::answer::{Answer, Outcome, Rank, RankState};
use commontime_school::{Campus, Fte, Minutes};

use crate::input::ReportInput;

/// Returns the answer in one sentence, as one would say it to a board.
pub(crate) fn sentence(input: &ReportInput<'_>) -> String {
    let (campus, answer) = (input.campus, input.answer);
    match answer.outcome {
        Outcome::Impossible => impossible(answer),
        Outcome::LimitReached => "No schedule was found before the limit of this run.".to_owned(),
        Outcome::ProvenBest | Outcome::WithinBound | Outcome::BestFound if input.shown().is_none() => {
            "The answer speaks of a schedule that is not at hand.".to_owned()
        }
        Outcome::ProvenBest | Outcome::WithinBound | Outcome::BestFound => match answer.lowest_weekly_minutes
        {
            Some(lowest) => with_schedule(campus, answer, lowest),
            None => "Nobody on this staff is eligible, so there is no lowest figure to raise.".to_owned(),
        },
    }
}

/// Tells whether the lowest figure is the target or more.
pub(crate) fn everyone_reaches(input: &ReportInput<'_>) -> bool {
    input.answer.lowest_weekly_minutes.is_some_and(|lowest| lowest >= input.campus.goal.minutes_per_week)
}

fn impossible(answer: &Answer) -> String {
    let none = if answer.is_impossible_by_locks() {
        "No schedule keeps what is locked by hand"
    } else {
        "No schedule exists"
    };
    let levers = if answer.keeps_levers { " with the levers as they are" } else { "" };
    let why = match answer.clashes.as_slice() {
        [] => "required rules clash".to_owned(),
        [only] => match only.members.len() {
            1 => "one requirement cannot be met".to_owned(),
            2 => "two requirements cannot both hold".to_owned(),
            more => format!("{more} requirements cannot all hold"),
        },
        more => format!("required rules clash in {} ways", more.len()),
    };
    format!("{none}{levers}: {why}.")
}

fn with_schedule(campus: &Campus, answer: &Answer, lowest: Minutes) -> String {
    let (everyone, target) = (who(campus), campus.goal.minutes_per_week);
    let rated = if any_part_time(campus) { ", pro-rated for part-time posts" } else { "" };
    if lowest >= target {
        return format!("{everyone} has {target} minutes a week to work with colleagues{rated}.");
    }
    let rank = answer.rank("lowest-minutes");
    let no_dearer = ranks_cost_first(campus, answer);
    match rank {
        Some(Rank { state: RankState::Proven, .. }) if no_dearer => format!(
            "The best for these inputs that costs no more is {lowest} minutes a week{rated}; the cost comes first in \
             scenario.toml."
        ),
        Some(Rank { state: RankState::Gap, bound: Some(bound), .. }) if no_dearer => format!(
            "{everyone} has at least {lowest} minutes a week to work with colleagues{rated}; nothing that costs no more \
             gives everyone more than {bound}, and the cost comes first in scenario.toml."
        ),
        Some(Rank { state: RankState::Proven, .. })
            if lowest == Minutes::ZERO && !answer.keeps_locks && !answer.keeps_levers =>
        {
            "For these inputs no schedule gives everyone time to work with colleagues: the best lowest figure is 0 \
             minutes a week."
                .to_owned()
        }
        Some(Rank { state: RankState::Proven, .. }) => {
            let change = match (answer.keeps_locks, answer.keeps_levers) {
                (false, false) => "the inputs change",
                (true, false) => "the inputs or the locks change",
                (false, true) => "the inputs or the levers change",
                (true, true) => "the inputs, the locks or the levers change",
            };
            format!(
                "The best for these inputs is {lowest} minutes a week{rated}; no schedule gives everyone more unless \
                 {change}."
            )
        }
        Some(Rank { state: RankState::Gap, bound: Some(bound), .. }) => format!(
            "{everyone} has at least {lowest} minutes a week to work with colleagues{rated}; no schedule for these \
             inputs{} gives everyone more than {bound}.",
            match (answer.keeps_locks, answer.keeps_levers) {
                (false, false) => "",
                (true, false) => " and locks",
                (false, true) => " and levers as they are",
                (true, true) => ", locks and levers as they are",
            }
        ),
        _ => format!(
            "{everyone} has at least {lowest} minutes a week to work with colleagues{rated}; whether everyone can \
             have more is not known."
        ),
    }
}

/// Tells whether an answer is about what costs the least: other levers may give more for more.
pub(crate) fn ranks_cost_first(campus: &Campus, answer: &Answer) -> bool {
    campus.ranks_cost_first() && !campus.levers.is_empty() && !answer.keeps_levers
}

/// Names the people the minimum speaks of, so that the sentence is true of exactly them.
pub(crate) fn who(campus: &Campus) -> &'static str {
    if !campus.goal.eligible_roles.iter().all(|role| role.teaches()) {
        return "Everyone the goal is for";
    }
    let left_out =
        campus.people.iter().any(|person| person.role.teaches() && !campus.goal.is_eligible(person));
    if left_out { "Every eligible teacher" } else { "Every teacher" }
}

fn any_part_time(campus: &Campus) -> bool {
    campus.people.iter().any(|person| campus.goal.is_eligible(person) && person.fte != Fte::FULL)
}
