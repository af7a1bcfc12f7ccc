//! Answers to go with schedules made by hand.

use commontime_audit::Audited;
use commontime_school::answer::{
    Answer, Approval, Clash, ClashMember, Outcome, Rank, RankState, YearFigures,
};
use commontime_school::{Campus, Minutes, Rule};

/// Returns the answer that the audit of a schedule gives, with the ranks of a search that proved it best.
pub(crate) fn proven(audited: &Audited<'_>) -> Answer {
    let (campus, audit) = (audited.campus(), audited.audit());
    let lowest = audit.lowest_weekly_minutes().map_or(0, |minutes| i64::from(minutes.get()));
    let reached = lowest.min(i64::from(campus.goal.minutes_per_week.get()));
    Answer {
        ranks: vec![
            rank("required-rules", 0, "findings"),
            rank("lowest-minutes", reached, "minutes"),
            rank("shortfall", i64::from(audit.total_shortfall().get()), "minutes"),
            rank("cost", audit.dollars.net_new_cost.get(), "cents"),
            Rank { bound: None, state: RankState::NotSearched, ..rank("quality", 0, "points") },
            Rank { bound: None, state: RankState::NotSearched, ..rank("least-change", 0, "minutes") },
        ],
        lowest_weekly_minutes: audit.lowest_weekly_minutes(),
        median_weekly_minutes: audit.median(),
        highest_weekly_minutes: audit.highest(),
        people: audit.people.clone(),
        students: audit.students.clone(),
        year: audit.year.clone(),
        ..without_schedule(campus, Outcome::ProvenBest)
    }
}

fn rank(name: &str, value: i64, unit: &'static str) -> Rank {
    Rank { name: name.to_owned(), value, bound: Some(value), state: RankState::Proven, unit }
}

/// Returns an answer whose lowest figure may still be raised to `bound`, with reasons, a year and a changed grade.
pub(crate) fn with_gap(audited: &Audited<'_>, bound: i64) -> Answer {
    let mut answer = proven(audited);
    answer.outcome = Outcome::WithinBound;
    answer.ranks[1].bound = Some(bound);
    answer.ranks[1].state = RankState::Gap;
    for rank in &mut answer.ranks[2..4] {
        *rank = Rank { bound: None, state: RankState::NoBound, ..rank.clone() };
    }
    for person in &mut answer.people {
        if person.eligible() && person.short_by() > Minutes::ZERO {
            person.why_short = vec![
                "specials leave 45 minutes on each day, 5 x 45 = 225".to_owned(),
                "no afternoon after dismissal is as long as the minimum block of 45 minutes".to_owned(),
            ];
        }
    }
    answer.year =
        Some(YearFigures { least_minutes: 8_010, target_minutes: 10_800, weeks: 36, short_weeks: 4 });
    if let Some(row) = answer.students.iter_mut().find(|row| row.activity == "recess") {
        row.today = row.scheduled + Minutes::new(25);
        row.today_average = row.scheduled_average + Minutes::new(25);
    }
    answer.notes = vec!["the calendar's testing window in May is counted as 2 short weeks".to_owned()];
    answer
}

/// Returns the answer to four specialists for 27 homerooms.
pub(crate) fn impossible(campus: &Campus) -> Answer {
    let member = |rule, words: &str| ClashMember { rule, words: words.to_owned(), lock: None };
    Answer {
        clashes: vec![Clash {
            members: vec![
                member(
                    Rule::SpecialsFrequency,
                    "every homeroom has a special every day: 27 x 5 = 135 classes a week",
                ),
                member(
                    Rule::LoadWithinFte,
                    "four specialists teach at most six classes a day each: 4 x 6 x 5 = 120 classes a week",
                ),
            ],
            is_minimal: true,
        }],
        ..without_schedule(campus, Outcome::Impossible)
    }
}

/// Returns an answer that has no schedule.
pub(crate) fn without_schedule(campus: &Campus, outcome: Outcome) -> Answer {
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
        approvals: campus
            .approvals
            .iter()
            .map(|(who, what, by)| Approval { who: who.clone(), what: what.clone(), by: by.clone() })
            .collect(),
        seed: 1,
        effort: Some(1_000_000),
        timed: false,
        keeps_locks: false,
        keeps_levers: false,
        notes: Vec::new(),
    }
}
