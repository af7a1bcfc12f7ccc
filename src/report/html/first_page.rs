//! The first page: the answer, the figures that matter, who is short, what it costs, how sure it is.

use commontime_audit::Audited;
use commontime_school::Minutes;
use commontime_school::answer::{Approval, Outcome, YearFigures};
use commontime_school::wording::{grouped, list, plural};

use super::clash::{self, Clash};
use crate::basis::{self, Waived};
use crate::dollars::{self, FundRow};
use crate::input::ReportInput;
use crate::money::how_long;
use crate::proof::{self, RankRow};
use crate::students::{self, Against, Change};
use crate::{absence, clock, coverage, headline, standing};

/// What the first page prints.
pub(super) struct FirstPage {
    pub(super) school: String,
    pub(super) school_year: String,
    pub(super) sentence: String,
    pub(super) mood: &'static str,
    pub(super) confidence: String,
    pub(super) figures: Vec<Figure>,
    pub(super) clashes: Vec<Clash>,
    pub(super) reached: String,
    pub(super) target: String,
    pub(super) short: Vec<ShortRow>,
    /// What is proved of those who are short, each sentence once.
    pub(super) proved: Vec<String>,
    pub(super) planning: Option<String>,
    pub(super) year: Option<String>,
    pub(super) pulled: Vec<String>,
    pub(super) absence: Option<String>,
    pub(super) students: String,
    pub(super) covered: Vec<String>,
    pub(super) students_lose: bool,
    /// The heading of the minutes that changes are held against.
    pub(super) against: &'static str,
    /// What they are held against, in words.
    pub(super) asked: &'static str,
    pub(super) changes: Vec<Change>,
    pub(super) money: Option<Money>,
    pub(super) approvals: Vec<Approval>,
    pub(super) ranks: Vec<RankRow>,
    pub(super) unsearched: Option<String>,
    pub(super) proven_means: Option<String>,
    pub(super) assumptions: Vec<(String, String)>,
    pub(super) waived: Vec<Waived>,
    pub(super) levers: Vec<String>,
    pub(super) notes: Vec<String>,
    pub(super) search: String,
}

/// A figure in large print.
pub(super) struct Figure {
    pub(super) number: String,
    pub(super) words: String,
}

/// People who are short alike.
pub(super) struct ShortRow {
    pub(super) names: String,
    pub(super) has: String,
    pub(super) target: String,
    pub(super) short: String,
    pub(super) why: String,
    pub(super) next: String,
}

/// The money of the first page.
pub(super) struct Money {
    pub(super) net_new: String,
    /// `a year`, or what of it comes once.
    pub(super) how_long: String,
    pub(super) funds: Vec<FundRow>,
    pub(super) ask: Vec<String>,
    pub(super) cliff: Vec<String>,
    pub(super) unpriced: Option<String>,
}

/// Returns the first page's content.
pub(super) fn first_page(input: &ReportInput<'_>) -> FirstPage {
    let (campus, answer) = (input.campus, input.answer);
    let reaches = headline::everyone_reaches(input);
    FirstPage {
        school: campus.name.clone(),
        school_year: campus.school_year.clone(),
        sentence: headline::sentence(input),
        mood: mood(answer.outcome, reaches),
        confidence: proof::confidence(input),
        figures: figures(input),
        clashes: clash::clashes(answer),
        reached: standing::reached(input),
        target: campus.goal.minutes_per_week.to_string(),
        short: short(input),
        proved: proved(input),
        planning: planning(input),
        year: answer.year.as_ref().map(year),
        pulled: basis::pulled(campus),
        absence: answer.absence.as_ref().map(|absence| absence::long(campus, absence)),
        students: students::whole_sentence(answer, Against::of(campus)),
        covered: input.shown().map_or_else(Vec::new, |audited| {
            coverage::summary(campus, audited.schedule(), &audited.audit().coverage)
        }),
        students_lose: students::any_fewer(answer),
        against: Against::of(campus).heading(),
        asked: Against::of(campus).minutes(),
        changes: students::changes(answer, Against::of(campus)),
        money: input.shown().map(Audited::audit).map(|audit| Money {
            net_new: audit.dollars.net_new_cost.to_string(),
            how_long: how_long(audit.dollars.one_time_cost),
            funds: dollars::funds(campus, &audit.dollars),
            ask: dollars::whom_to_ask(campus, &audit.dollars),
            cliff: dollars::cliff_sentences(campus, &audit.dollars),
            unpriced: dollars::unpriced(campus, &audit.dollars),
        }),
        approvals: answer.approvals.clone(),
        ranks: proof::rows(answer),
        unsearched: proof::unsearched(answer),
        proven_means: proof::proven_means(answer),
        assumptions: basis::assumptions(campus),
        waived: basis::waived(campus),
        levers: basis::levers(campus),
        notes: answer.notes.clone(),
        search: search(input),
    }
}

const fn mood(outcome: Outcome, reaches: bool) -> &'static str {
    match outcome {
        Outcome::Impossible | Outcome::LimitReached => "no",
        Outcome::ProvenBest | Outcome::WithinBound | Outcome::BestFound => {
            if reaches {
                "yes"
            } else {
                "partly"
            }
        }
    }
}

fn figures(input: &ReportInput<'_>) -> Vec<Figure> {
    let answer = input.answer;
    [
        (answer.lowest_weekly_minutes.map(|minutes| minutes.to_string()), "lowest"),
        (answer.median_weekly_minutes.map(|minutes| minutes.to_string()), "median"),
        (answer.highest_weekly_minutes.map(|minutes| minutes.to_string()), "highest"),
    ]
    .into_iter()
    .filter_map(|(number, words)| number.map(|number| Figure { number, words: words.to_owned() }))
    .collect()
}

fn short(input: &ReportInput<'_>) -> Vec<ShortRow> {
    standing::short(input)
        .into_iter()
        .map(|group| ShortRow {
            names: list(&group.names),
            has: group.has.to_string(),
            target: group.target.to_string(),
            short: group.lacks.to_string(),
            why: group.why,
            next: group.next,
        })
        .collect()
}

fn proved(input: &ReportInput<'_>) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    for group in standing::short(input) {
        if !group.proved.is_empty() && !sentences.contains(&group.proved) {
            sentences.push(group.proved);
        }
    }
    sentences
}

fn planning(input: &ReportInput<'_>) -> Option<String> {
    let (day, week) = standing::planning_left(input)?;
    let who = standing::planning_lowest(input, week).map_or_else(String::new, |names| format!(" ({names})"));
    let on_days = if day == Minutes::ZERO {
        "not on every day".to_owned()
    } else {
        format!("at least {day} on each day")
    };
    Some(format!(
        "Every eligible person keeps at least {week} minutes a week{who} that no meeting takes, {on_days}."
    ))
}

fn year(year: &YearFigures) -> String {
    let short = match year.short_weeks {
        0 => "no short weeks".to_owned(),
        1 => "1 short week".to_owned(),
        more => format!("{more} short weeks"),
    };
    format!(
        "{} of {} minutes over {} weeks for the person with the least; {short}",
        signed(year.least_minutes),
        signed(year.target_minutes),
        year.weeks
    )
}

fn signed(number: i64) -> String {
    format!("{}{}", if number < 0 { "−" } else { "" }, grouped(number.unsigned_abs()))
}

fn search(input: &ReportInput<'_>) -> String {
    let answer = input.answer;
    let effort = answer.effort.map_or_else(String::new, |effort| {
        format!(
            ", effort {} {}",
            grouped(effort),
            plural(usize::try_from(effort).unwrap_or(usize::MAX), "round")
        )
    });
    let calendar = input.campus.calendar.as_ref().and_then(clock::calendar).map_or_else(
        || "no calendar given: every kind of week counts once".to_owned(),
        |words| format!("calendar: {words}"),
    );
    let grid = input.campus.bells.grid;
    format!(
        "Bell schedule {}, times in steps of {grid} minutes; {calendar}; seed {}{effort}.",
        input.campus.bells.id, answer.seed
    )
}
