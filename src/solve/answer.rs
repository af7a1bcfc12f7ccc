//! Puts the answer together: outcome, ranks with their proofs, everyone's minutes, and why some are short.

use commontime_audit::Audited;
use commontime_school::answer::{
    Answer, Approval, Clash, ClashMember, Outcome, PersonMinutes, Rank, RankState,
};
use commontime_school::goal::Priority;
use commontime_school::{Campus, Minutes};

use super::Options;
use super::absence::worst_week;
use crate::design::builder::TagWords;
use crate::design::{self, Bounds};

/// The answer where a schedule was found.
pub(super) fn found(campus: &Campus, options: &Options, bounds: &Bounds, audited: &Audited<'_>) -> Answer {
    let audit = audited.audit();
    let target = campus.goal.minutes_per_week;
    let lowest = audit.lowest_weekly_minutes();
    let reached = i64::from(lowest.unwrap_or(target).min(target).get());
    let shortfall = i64::from(audit.total_shortfall().get());
    let lowest_rank =
        rank("lowest-minutes", "minutes", reached, Some(bounds.lowest), reached >= bounds.lowest);
    // The bound on the shortfall holds given the bound on the lowest; nobody lacks less than nothing.
    let given_the_lowest = reached >= bounds.lowest && !campus.ranks_shortfall_first();
    let short_bound = bounds.shortfall.filter(|_| given_the_lowest).or((shortfall == 0).then_some(0));
    let short_rank = rank(
        "shortfall",
        "minutes",
        shortfall,
        short_bound,
        short_bound.is_some_and(|least| shortfall <= least),
    );
    // Of the cost only what hangs on the schedule could be other in another schedule, and it is never negative.
    let cost = audit.dollars.net_new_cost.get();
    let least_cost = cost - audit.dollars.by_schedule.get();
    let searched = [
        rank("required-rules", "findings", 0, Some(0), true),
        lowest_rank,
        short_rank,
        rank("cost", "cents", cost, Some(least_cost), cost <= least_cost),
    ];
    let in_their_order: Vec<Rank> = in_order(campus, searched.to_vec())
        .into_iter()
        .filter(|rank| rank.state != RankState::NotSearched)
        .collect();
    let outcome = outcome(&in_their_order);
    let mut answer = base(campus, options, outcome);
    let mut ranks = searched.to_vec();
    if campus.priorities.contains(&Priority::AbsentSpecialist) {
        answer.absence = worst_week(campus, audited.schedule(), lowest);
        let lowest = answer.absence.as_ref().map(|absence| i64::from(absence.lowest.get()));
        // Without one specialist nobody has more than with all of them.
        let lowest = lowest.unwrap_or(reached);
        ranks.push(rank("absent-specialist", "minutes", lowest, Some(reached), lowest >= reached));
    }
    answer.ranks = in_order(campus, ranks);
    answer.lowest_weekly_minutes = lowest;
    answer.median_weekly_minutes = audit.median();
    answer.highest_weekly_minutes = audit.highest();
    answer.people.clone_from(&audit.people);
    for person in &mut answer.people {
        person.why_short = why_short(campus, bounds, person);
    }
    answer.students.clone_from(&audit.students);
    answer.year.clone_from(&audit.year);
    answer
}

fn rank(name: &str, unit: &'static str, value: i64, bound: Option<i64>, proven: bool) -> Rank {
    let state = match (bound, proven) {
        (Some(_), true) => RankState::Proven,
        (Some(_), false) => RankState::Gap,
        (None, _) => RankState::NoBound,
    };
    Rank { name: name.to_owned(), value, bound, state, unit }
}

pub(super) fn outcome(ranks: &[Rank]) -> Outcome {
    let first = ranks.iter().find(|rank| rank.name != "required-rules");
    if ranks.iter().all(|rank| rank.state == RankState::Proven) {
        Outcome::ProvenBest
    } else if first.is_some_and(|rank| matches!(rank.state, RankState::Proven | RankState::Gap)) {
        Outcome::WithinBound
    } else {
        Outcome::BestFound
    }
}

/// The ranks in the scenario's order, required rules before all; those not searched are named as such.
fn in_order(campus: &Campus, searched: Vec<Rank>) -> Vec<Rank> {
    let mut ranks: Vec<Rank> = searched;
    for priority in &campus.priorities {
        let known = ranks.iter().any(|rank| rank.name == priority.slug());
        if !known && *priority != Priority::Requests {
            let unit = if *priority == Priority::LeastChange { "lessons moved" } else { "points" };
            ranks.push(Rank {
                name: priority.slug().to_owned(),
                value: 0,
                bound: None,
                state: RankState::NotSearched,
                unit,
            });
        }
    }
    let place =
        |rank: &Rank| campus.priorities.iter().position(|priority| priority.slug() == rank.name.as_str());
    ranks.sort_by_key(place);
    ranks
}

/// Why someone does not reach their target, as far as it is proved.
fn why_short(campus: &Campus, bounds: &Bounds, person: &PersonMinutes) -> Vec<String> {
    if !person.eligible() || person.short_by() == Minutes::ZERO {
        return Vec::new();
    }
    let someone = &campus[person.person];
    let mut reasons = Vec::new();
    if someone.team.is_none() && someone.may_join.is_empty() {
        reasons.push("is on no team, and may join none".to_owned());
    }
    let at_the_bound = i64::from(person.weekly_full_time.get()) == bounds.lowest;
    if at_the_bound && bounds.lowest < i64::from(campus.goal.minutes_per_week.get()) {
        reasons.push(format!(
            "no schedule gives everyone more than {} minutes with these specials, people{}",
            bounds.lowest,
            if campus.levers.is_empty() { " and bell times" } else { ", bell times and levers as they are" }
        ));
    }
    reasons
}

/// The answer where required rules clash.
pub(super) fn impossible(campus: &Campus, options: &Options, clashes: Vec<design::Clash>) -> Answer {
    let mut answer = base(campus, options, Outcome::Impossible);
    let member = |tag: TagWords| ClashMember { rule: tag.rule, words: tag.words, lock: tag.lock };
    let clash = |it: design::Clash| {
        let members = it.members.into_iter().map(member).collect();
        Clash { members, is_minimal: it.is_minimal }
    };
    answer.clashes = clashes.into_iter().map(clash).collect();
    answer
}

/// The answer where nothing was found within the limit.
pub(super) fn nothing_found(
    campus: &Campus,
    options: &Options,
    bounds: Option<&Bounds>,
    words: &str,
) -> Answer {
    let mut answer = base(campus, options, Outcome::LimitReached);
    answer.notes.push(format!("what stood in the way last: {words}"));
    if let Some(bounds) = bounds {
        let levers = if campus.levers.is_empty() { "" } else { " with the levers as they are" };
        answer.notes.push(format!(
            "no schedule can give everyone more than {} minutes a week{levers}",
            bounds.lowest
        ));
    }
    answer
}

fn base(campus: &Campus, options: &Options, outcome: Outcome) -> Answer {
    Answer {
        scenario: campus.name.clone(),
        outcome,
        ranks: Vec::new(),
        lowest_weekly_minutes: None,
        median_weekly_minutes: None,
        highest_weekly_minutes: None,
        people: Vec::new(),
        students: Vec::new(),
        year: None,
        absence: None,
        clashes: Vec::new(),
        approvals: Approval::needed(campus),
        seed: options.seed,
        effort: options.until.is_none().then_some(u64::from(options.rounds)),
        timed: options.until.is_some(),
        keeps_locks: false,
        keeps_levers: !campus.levers.is_empty(),
        notes: Vec::new(),
    }
}
