//! What the answer rests on: assumptions, waivers, levers that were not searched, laws, approvals.

use commontime_school::answer::Clash;
use commontime_school::lever::Lever;
use commontime_school::policy::{Per, Policy, Source};
use commontime_school::{Campus, Cents, Minutes, Rule};

use crate::names;

/// A rule of law or contract with its source.
#[derive(Clone, Debug)]
pub(crate) struct Law {
    pub(crate) words: String,
    pub(crate) source: String,
}

/// A rule switched off.
#[derive(Clone, Debug)]
pub(crate) struct Waived {
    pub(crate) slug: &'static str,
    pub(crate) title: &'static str,
    pub(crate) reason: String,
}

/// Says of so many requirements that clash what is known of them together.
pub(crate) fn together(members: usize, is_minimal: bool) -> &'static str {
    match (members, is_minimal) {
        (0 | 1, _) => "This cannot be met as the files stand.",
        (_, true) => "Without any one of these the others can hold: each was taken away to see.",
        (_, false) => "These cannot all hold; that each of them is needed for it was not verified.",
    }
}

/// Returns the rules switched off by waivers.
pub(crate) fn waived(campus: &Campus) -> Vec<Waived> {
    campus
        .waivers
        .iter()
        .map(|waiver| Waived {
            slug: waiver.rule.slug(),
            title: waiver.rule.page().title,
            reason: waiver.reason.clone(),
        })
        .collect()
}

/// Returns a lever's name in words: `early release`.
pub(crate) fn named(lever: &Lever) -> String {
    lever.id.replace("fte", "FTE").replace('-', " ")
}

/// Returns the levers the scenario names, each with how far and for how much beyond posts, but for those that are pulled: `early release
/// (Wed, up to 60)`.
pub(crate) fn levers(campus: &Campus) -> Vec<String> {
    let is_pulled = |at: usize| campus.decided.iter().any(|decided| decided.lever == at);
    let open = campus.levers.iter().enumerate().filter(|(at, _)| !is_pulled(*at));
    let words = |(_, lever): (usize, &Lever)| {
        let name = named(lever);
        let Some(step) = lever.steps.last() else { return name };
        let charged = |recurring: bool| -> Cents {
            step.costs(campus).filter(|cost| cost.1 == recurring).map(|cost| cost.0.amount).sum()
        };
        // Posts are not among them: what they cost hangs on what else changes them.
        let (a_year, once) = (charged(true), charged(false));
        let a_year = if a_year > Cents::ZERO { format!("; {a_year} a year") } else { String::new() };
        let once = if once > Cents::ZERO { format!("; {once} once") } else { String::new() };
        format!("{name} ({}{a_year}{once})", step.words_in(campus))
    };
    open.map(words).collect()
}

/// Returns what the levers that are pulled do, in words.
pub(crate) fn pulled(campus: &Campus) -> Vec<String> {
    campus.decided.iter().map(|decided| decided.words_and_note(campus)).collect()
}

/// Returns what was filled in where the files are silent, each with its key.
pub(crate) fn assumptions(campus: &Campus) -> Vec<(String, String)> {
    campus.assumptions.iter().map(|one| (one.key.clone(), one.words.clone())).collect()
}

/// Returns the requirements of law and contract in force that have a number, each with its source.
pub(crate) fn laws(campus: &Campus) -> Vec<Law> {
    let policy = &campus.policy;
    let mut laws: Vec<Law> = Vec::new();
    for minimum in &policy.planning {
        let block = block_words(minimum.minutes, minimum.per, minimum.minimum_block);
        let inside = if minimum.within_student_day { ", within the students' day" } else { "" };
        laws.push(Law {
            words: format!(
                "individual planning: {} minutes {}{block}{inside}",
                names::minutes(minimum.minutes),
                minimum.per.words()
            ),
            source: source(&minimum.source),
        });
    }
    if policy.duty_free_lunch > Minutes::ZERO {
        laws.push(Law {
            words: format!("lunch free of duty: {} minutes a day", names::minutes(policy.duty_free_lunch)),
            source: source(&policy.duty_free_lunch_source),
        });
    }
    for minimum in &policy.instructional {
        let counts: &str = match (minimum.counts_lunch, minimum.counts_recess) {
            (true, true) => ", lunch and recess counted",
            (true, false) => ", lunch counted",
            (false, true) => ", recess counted",
            (false, false) => "",
        };
        laws.push(Law {
            words: format!(
                "instruction: {} minutes {}{counts}",
                names::minutes(minimum.minutes),
                minimum.per.words()
            ),
            source: source(&minimum.source),
        });
    }
    laws.extend(contract(policy));
    laws
}

/// What no state sets, only a contract.
fn contract(policy: &Policy) -> impl Iterator<Item = Law> {
    let transition = (policy.transition > Minutes::ZERO)
        .then(|| format!("handing a class over: {} minutes", names::minutes(policy.transition)));
    let directed = policy
        .directed_share_max
        .map(|share| format!("time without students that the principal directs: at most {share}"));
    let meetings = policy.meetings_per_week_max.map(|most| format!("team meetings: at most {most} a week"));
    let teaching = policy.consecutive_teaching_max.map(|most| {
        let pause = policy.consecutive_teaching_break;
        format!("time with students without a break of {pause} minutes: at most {}", names::minutes(most))
    });
    let keys = ["transition", "directed-share", "meetings-per-week-max", "consecutive-teaching-max"];
    let all = [transition, directed, meetings, teaching];
    all.into_iter().zip(keys).filter_map(|(words, key)| {
        Some(Law { words: words?, source: format!("the contract (scenario.toml: contract.{key})") })
    })
}

fn block_words(minutes: Minutes, per: Per, block: Minutes) -> String {
    if per == Per::Day && block == minutes {
        ", unbroken".to_owned()
    } else if block > Minutes::ZERO {
        format!(", in blocks of at least {block}")
    } else {
        String::new()
    }
}

/// The citation with its address as text, and when it was read.
fn source(source: &Source) -> String {
    let mut words = source.citation.clone();
    if let Some(read) = &source.read {
        words.push_str(", read ");
        words.push_str(&month(read));
    }
    if let Some(address) = &source.address {
        words.push_str(" in a copy that is not the state's own: ");
        words.push_str(address);
    }
    words
}

/// `2026-11` as `November 2026`; anything else as it is.
fn month(read: &str) -> String {
    let parts = read.split_once('-').and_then(|(year, month)| Some((year, month.parse::<i8>().ok()?)));
    match parts {
        Some((year, month @ 1..=12)) => format!("{} {year}", crate::clock::month_name(month)),
        _ => read.to_owned(),
    }
}

/// Returns what is locked by hand and takes part in a clash.
pub(crate) fn locks_of(clash: &Clash) -> Vec<String> {
    clash.members.iter().filter_map(|member| member.lock.clone()).collect()
}

/// Says where what is locked by hand is changed, and how.
pub(crate) fn unlock(lock: &str) -> String {
    format!(
        "the schedule given with --start: unlock {lock} (take what it says under \"locked\" away), or give it another time"
    )
}

/// Returns the rules that take part in a clash, each once, but for what only a lock asks for.
pub(crate) fn rules_of(clash: &Clash) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    for member in clash.members.iter().filter(|member| member.lock.is_none()) {
        if !rules.contains(&member.rule) {
            rules.push(member.rule);
        }
    }
    rules
}

/// Returns where in the files the requirement is set, one key a line on the rule's page.
pub(crate) fn settings(rule: Rule) -> Vec<String> {
    rule.page().reads.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
