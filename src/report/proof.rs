//! How sure the answer is, in words: the ranks with value, bound and state, and what "proven" means.

use commontime_school::Cents;
use commontime_school::answer::{Answer, Outcome, Rank, RankState};
use commontime_school::wording::{grouped, list, plural};

use crate::headline;
use crate::input::ReportInput;
use crate::names;

/// Returns what the word proven claims here and what it does not; `None` where nothing is proven.
pub(crate) fn proven_means(answer: &Answer) -> Option<String> {
    let levers = if answer.keeps_levers { " with the levers as they are" } else { "" };
    let others = if answer.keeps_levers { "other inputs or levers" } else { "other inputs" };
    if answer.outcome == Outcome::Impossible {
        let (locks, without) = if answer.is_impossible_by_locks() {
            (" and what is locked by hand", "without the locks, or ")
        } else {
            ("", "")
        };
        return Some(format!(
            "Proved means: a calculation that takes in every schedule these files allow{levers} shows that none keeps all of \
             the rules{locks}; {without}with {others} there may be one."
        ));
    }
    let any = answer.ranks.iter().any(|rank| rank.state == RankState::Proven);
    let locks = if answer.keeps_locks { " and that keeps what is locked by hand" } else { "" };
    any.then(|| {
        format!(
            "Proven means: a calculation that takes in every schedule these files allow{levers}{locks} shows that none is \
             better in this rank, given the ranks above it; with {others} the answer may be another."
        )
    })
}

/// One rank as a row of words.
#[derive(Clone, Debug)]
pub(crate) struct RankRow {
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) bound: String,
    pub(crate) state: &'static str,
}

/// Returns the ranks that were searched, in order, in words.
pub(crate) fn rows(answer: &Answer) -> Vec<RankRow> {
    let searched = answer.ranks.iter().filter(|rank| rank.state != RankState::NotSearched);
    searched
        .map(|rank| RankRow {
            name: name(rank),
            value: amount(rank, rank.value),
            bound: rank.bound.map_or_else(|| "none".to_owned(), |bound| bounded(rank, bound)),
            state: state(rank.state),
        })
        .collect()
}

/// Names the ranks below that were not searched.
pub(crate) fn unsearched(answer: &Answer) -> Option<String> {
    let ranks = answer.ranks.iter().filter(|rank| rank.state == RankState::NotSearched);
    let names: Vec<String> = ranks.map(name).collect();
    (!names.is_empty()).then(|| format!("Not searched in this version: {}.", list(&names)))
}

/// Returns the sentence under the headline: how far the answer can be trusted.
///
/// Where an answer speaks of a schedule that is not at hand, clean and audited, nothing is claimed.
pub(crate) fn confidence(input: &ReportInput<'_>) -> String {
    let answer = input.answer;
    let mut words = match answer.outcome {
        Outcome::ProvenBest | Outcome::WithinBound | Outcome::BestFound if input.shown().is_none() => {
            "No audited schedule is at hand, so nothing is claimed.".to_owned()
        }
        Outcome::ProvenBest if headline::everyone_reaches(input) => {
            format!("Proven best for {}: everyone reaches the target.", inputs(answer))
        }
        Outcome::ProvenBest => proven_best(answer),
        Outcome::WithinBound | Outcome::BestFound if answer.is_lowest_proven() => nobody_more(input),
        Outcome::WithinBound => within_bound(answer),
        Outcome::BestFound => {
            "The best found, not proven: how far it is from the best there is, is not known.".to_owned()
        }
        Outcome::Impossible => {
            let locks = if answer.is_impossible_by_locks() { " and what is locked by hand" } else { "" };
            let levers = if answer.keeps_levers { ", with the levers as they are" } else { "" };
            format!("Proved: no schedule keeps all required rules{locks}{levers}.")
        }
        Outcome::LimitReached => {
            "Whether there is one is not known: a longer run may find it, or show that there is none."
                .to_owned()
        }
    };
    if answer.keeps_locks && !matches!(answer.outcome, Outcome::Impossible | Outcome::LimitReached) {
        words.push_str(" All of it speaks of schedules that keep what is locked by hand.");
    }
    let settled = matches!(answer.outcome, Outcome::ProvenBest | Outcome::Impossible);
    if answer.timed && !settled {
        words.push_str(" The search was cut short, so another run may differ.");
    } else if answer.timed && answer.outcome == Outcome::ProvenBest {
        words
            .push_str(" The search was cut short, so another run may find another schedule that is as good.");
    }
    words
}

/// Names what a proof speaks of.
fn inputs(answer: &Answer) -> &'static str {
    if answer.keeps_levers { "these inputs, with the levers as they are" } else { "these inputs" }
}

/// A rank of which no bound is known, such as least change, is left out of the claim.
fn proven_best(answer: &Answer) -> String {
    let without_bound = answer.ranks.iter().filter(|rank| rank.state == RankState::NoBound);
    let names: Vec<String> = without_bound.map(name).collect();
    if names.is_empty() {
        return format!(
            "Proven best for {}: no schedule does better, taking the priorities in their order.",
            inputs(answer)
        );
    }
    let names = list(&names);
    format!(
        "Proven best for {}, taking the priorities in their order, but for {names}: no bound is known.",
        inputs(answer)
    )
}

/// What is proven of the lowest minutes, and what is not proven beside.
fn nobody_more(input: &ReportInput<'_>) -> String {
    let answer = input.answer;
    let open = answer.ranks.iter().filter_map(|rank| match rank.state {
        RankState::Gap => {
            let bound = rank.bound.map_or_else(|| "no bound".to_owned(), |bound| bounded(rank, bound));
            Some(format!("{} ({} found, {bound} possible)", name(rank), amount(rank, rank.value)))
        }
        RankState::NoBound => Some(format!("{} (no bound is known)", name(rank))),
        RankState::Proven | RankState::NotSearched => None,
    });
    let open: Vec<String> = open.collect();
    let nothing = if headline::ranks_cost_first(input.campus, answer) {
        "nothing that costs no more"
    } else {
        "nothing"
    };
    let rest = if open.is_empty() { String::new() } else { format!(" Not proven best: {}.", list(&open)) };
    format!("Proven for {}: {nothing} gives everyone more.{rest}", inputs(answer))
}

fn within_bound(answer: &Answer) -> String {
    let gaps: Vec<String> = answer
        .ranks
        .iter()
        .filter(|rank| rank.state == RankState::Gap)
        .map(|rank| {
            let bound = rank.bound.map_or_else(|| "no bound".to_owned(), |bound| bounded(rank, bound));
            format!("{}: {} found, {bound} possible", name(rank), amount(rank, rank.value))
        })
        .collect();
    let gaps = gaps.join("; ");
    if gaps.is_empty() {
        return "The best found, within its bounds: see the ranks.".to_owned();
    }
    let levers = if answer.keeps_levers { "with the levers as they are, " } else { "" };
    let gaps = names::capital(&format!("{levers}{gaps}"));
    format!("The best found, not proven best. {gaps}.")
}

fn name(rank: &Rank) -> String {
    match rank.name.as_str() {
        "required-rules" => "required rules".to_owned(),
        "lowest-minutes" => "lowest weekly minutes".to_owned(),
        "shortfall" => "total shortfall".to_owned(),
        "cost" => "cost beyond today's".to_owned(),
        "requests" => "student requests unmet".to_owned(),
        "absent-specialist" => "lowest weekly minutes with one specialist out".to_owned(),
        "least-change" => "change from today's schedule".to_owned(),
        other => other.replace('-', " "),
    }
}

fn amount(rank: &Rank, value: i64) -> String {
    match rank.unit {
        "cents" => Cents::new(value).to_string(),
        "findings" if value == 0 => "all kept".to_owned(),
        "findings" => format!("{value} broken"),
        unit => {
            let sign = if value < 0 { "-" } else { "" };
            let size = value.unsigned_abs();
            let noun = unit.strip_suffix('s').map_or_else(
                || unit.to_owned(),
                |singular| plural(usize::try_from(size).unwrap_or(usize::MAX), singular),
            );
            format!("{sign}{} {noun}", grouped(size))
        }
    }
}

/// The bound with the side it is on: minutes of collaboration cannot be more, everything else cannot be less.
fn bounded(rank: &Rank, bound: i64) -> String {
    let side = if matches!(rank.name.as_str(), "lowest-minutes" | "absent-specialist") {
        "at most"
    } else {
        "at least"
    };
    match rank.unit {
        "findings" if bound == 0 => "all kept".to_owned(),
        _ => format!("{side} {}", amount(rank, bound)),
    }
}

const fn state(state: RankState) -> &'static str {
    match state {
        RankState::Proven => "proven",
        RankState::Gap => "not proven",
        RankState::NoBound => "no bound known",
        RankState::NotSearched => "not searched",
    }
}
