//! `options.json`: the options for programs. Its keys and their order are stable; `format` counts up when they change.
//!
//! Minutes are whole minutes, dollars whole cents. Nothing in it depends on the clock, the machine or where files lie.

use commontime_school::answer::Answer;
use commontime_school::axis::{self, Axis};
use commontime_school::ledger::DollarsLedger;
use commontime_school::{Campus, Cents, Minutes, OuterCurve, UnitCosts, lever};
use schemars::JsonSchema;
use serde::Serialize;

use super::result::dollars::{Units, YearCosts};

/// The version of this format.
const FORMAT: u32 = 1;

/// All options of a school.
#[derive(Clone, Debug)]
pub struct OptionsResult<'a> {
    /// The school as it is.
    pub campus: &'a Campus,
    /// The further axes on which options are compared.
    pub axes: &'a [Axis],
    /// The best schedule of the school as it is, where one was found.
    pub as_it_is: Option<OptionResult<'a>>,
    /// The options, cheapest first.
    pub options: Vec<OptionResult<'a>>,
    /// Beside the curve: the option that leaves people fewer minutes short than the best of them by the priorities, and comes before it.
    pub fewer_short: Option<OptionResult<'a>>,
    /// Of how few minutes people may be short, where that was asked: no fewer than these are had, and as few as the best option has not
    /// for less than so much.
    pub least_short: Option<(Minutes, Option<Cents>)>,
    /// What some fund has too little for: the school with levers pulled, its dollars, and the lowest weekly minutes of the best schedule
    /// that was found as if it were paid.
    pub not_payable: Option<(&'a Campus, &'a DollarsLedger, Option<Minutes>)>,
    /// The outer curve.
    pub outer: &'a OuterCurve,
    /// The place of the option that is recommended.
    pub recommended: Option<usize>,
    /// The seed of the search.
    pub seed: u64,
    /// The effort allowed for each schedule; `None` where a time limit was given instead.
    pub effort: Option<u64>,
    /// Whether a clock decided when to stop.
    pub timed: bool,
}

/// One option.
#[derive(Clone, Copy, Debug)]
pub struct OptionResult<'a> {
    /// The school as the option changes it.
    pub campus: &'a Campus,
    /// What is known of its schedule.
    pub answer: &'a Answer,
    /// Who pays for what.
    pub dollars: &'a DollarsLedger,
    /// The net new cost, shared out.
    pub units: UnitCosts,
    /// The folder with its files.
    pub folder: &'a str,
}

/// Returns the text of an `options.json`. The same options give the same bytes.
///
/// # Panics
/// Never: text and whole numbers always make JSON.
#[must_use]
pub fn options_json(found: &OptionsResult<'_>) -> String {
    let document = Document::of(found);
    serde_json::to_string_pretty(&document).expect("text and whole numbers make JSON") + "\n"
}

/// Every option that no other beats: more minutes for everyone, or less money.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Document<'a> {
    /// The version of this format: 1.
    format: u32,
    /// The scenario's name.
    scenario: &'a str,
    /// The school year.
    school_year: &'a str,
    /// Minutes a week a full-time person is to have.
    target_weekly_minutes: i32,
    /// The school as it is; null where no schedule was found for it.
    as_it_is: Option<Point<'a>>,
    /// The further axes on which options are compared, beside minutes and cost.
    axes: Vec<&'a str>,
    /// The options, cheapest first; without further axes each costs more than the one before and gives everyone more.
    points: Vec<Point<'a>>,
    /// The place in `points` of the one that is best by the priorities of the scenario, from 0; null without options.
    recommended: Option<usize>,
    /// Beside the curve: leaves people fewer minutes short together than the best of `points` by the priorities, and comes before it, though
    /// it costs more; null where the priorities do not rank the shortfall before the cost, or where no such option was found
    fewer_short: Option<Point<'a>>,
    /// Nothing that gives everyone as many minutes as the best option leaves people fewer minutes short together than these; null where
    /// that was not asked, because nobody is short or the cost comes first
    least_shortfall_minutes: Option<i32>,
    /// Nothing that gives everyone as many minutes and leaves people no more minutes short than the best option costs less than this; null
    /// where that was not asked, or is not known
    least_cost_of_shortfall_cents: Option<i64>,
    /// The outer curve, cheapest first.
    bounds: Vec<Bound>,
    /// What may give as many minutes as the best option for less, but some fund has too little for it; null where nothing like that was
    /// met with.
    not_payable: Option<NotPayable<'a>>,
    /// Whether the outer curve is whole: no limit came before all levers had been looked at.
    bounds_whole: bool,
    /// The seed of the search.
    seed: u64,
    /// The effort allowed for each schedule, in counted steps; null where a time limit was given instead.
    effort: Option<u64>,
    /// Whether a clock decided when to stop, so that another run may differ.
    timed: bool,
}

/// One option, with a schedule that was audited.
#[derive(Serialize, JsonSchema)]
struct Point<'a> {
    /// The lowest weekly minutes, scaled to full time, of any eligible person, at most the target.
    lowest_weekly_minutes: i32,
    /// Minutes a week that eligible people lack to their targets, together.
    shortfall_minutes: i32,
    /// What it costs in a year more than the current one; negative where it costs less.
    net_new_cost_cents: i64,
    /// Of its charges, those that do not come back.
    one_time_cost_cents: i64,
    /// Of it, what hangs on the schedule: pay for lost planning and for overload.
    by_schedule_cents: i64,
    /// The net new cost per pupil, per teacher, per released hour.
    units: Units,
    /// FTE of all posts, filled or vacant.
    fte: String,
    /// Minutes a week between the students' first bell and their dismissal, in the week that has the least.
    student_minutes: i32,
    /// Posts that are new, gone, larger or smaller than this year.
    positions_changed: usize,
    /// How sure the answer of its schedule is, its decisions given.
    #[schemars(extend("enum" = ["proven-best", "within-bound", "best-found"]))]
    outcome: &'a str,
    /// The most that anything which costs as much or less can have; null where a limit came before it was known.
    bound_weekly_minutes: Option<i32>,
    /// The levers that are pulled, in the order in which they are applied.
    levers: Vec<Pulled<'a>>,
    /// What each fund is charged, where the budget has any.
    funds: Vec<Charged<'a>>,
    /// This year and two more, in dollars of this year.
    years: Vec<YearCosts<'a>>,
    /// Its schedule, beside this file.
    schedule: String,
}

/// What some fund has too little for.
#[derive(Serialize, JsonSchema)]
struct NotPayable<'a> {
    /// What it would cost in a year more than the current one.
    net_new_cost_cents: i64,
    /// The lowest weekly minutes of the best schedule that was found as if it were paid; null where none was found.
    lowest_weekly_minutes: Option<i32>,
    /// The levers that would be pulled.
    levers: Vec<Pulled<'a>>,
    /// What would be left in each fund.
    funds: Vec<Charged<'a>>,
}

impl<'a> NotPayable<'a> {
    fn of(campus: &'a Campus, dollars: &DollarsLedger, lowest: Option<Minutes>) -> Self {
        Self {
            net_new_cost_cents: dollars.net_new_cost.get(),
            lowest_weekly_minutes: lowest.map(Minutes::get),
            levers: campus.decided.iter().map(|decided| Pulled::of(campus, decided)).collect(),
            funds: Charged::all(campus, dollars),
        }
    }
}

/// A lever that is pulled.
#[derive(Serialize, JsonSchema)]
struct Pulled<'a> {
    /// Its id, as decisions name it.
    id: &'a str,
    /// Which kind of lever.
    kind: &'a str,
    /// Its setting, as decisions name it.
    setting: &'a str,
    /// What happens, in words.
    words: String,
    /// Who has to approve it, by when.
    approvals: Vec<Approval<'a>>,
    /// The district goal it serves; null where the scenario names none.
    goal: Option<&'a str>,
}

/// An approval.
#[derive(Serialize, JsonSchema)]
struct Approval<'a> {
    /// Who.
    who: &'a str,
    /// By when; null where the scenario names no date.
    by: Option<&'a str>,
}

/// What a fund is charged.
#[derive(Serialize, JsonSchema)]
struct Charged<'a> {
    /// The fund's id.
    fund: &'a str,
    /// What comes back every year.
    recurring_cents: i64,
    /// What does not.
    one_time_cents: i64,
    /// What is left in it.
    left_cents: i64,
}

impl<'a> Charged<'a> {
    fn all(campus: &'a Campus, dollars: &DollarsLedger) -> Vec<Self> {
        let charged = dollars.funds.iter().map(|balance| Self {
            fund: &campus[balance.fund].id,
            recurring_cents: balance.recurring.get(),
            one_time_cents: balance.one_time.get(),
            left_cents: balance.left().get(),
        });
        charged.collect()
    }
}

/// A step of the outer curve.
#[derive(Serialize, JsonSchema)]
struct Bound {
    /// From this cost on,
    net_new_cost_cents: i64,
    /// nothing gives everyone more than this, until the next step.
    lowest_weekly_minutes: i32,
}

impl<'a> Document<'a> {
    fn of(found: &OptionsResult<'a>) -> Self {
        Self {
            format: FORMAT,
            scenario: &found.campus.name,
            school_year: &found.campus.school_year,
            target_weekly_minutes: found.campus.goal.minutes_per_week.get(),
            axes: found.axes.iter().map(|axis| axis.slug()).collect(),
            as_it_is: found.as_it_is.as_ref().map(|option| Point::of(option, found)),
            points: found.options.iter().map(|option| Point::of(option, found)).collect(),
            recommended: found.recommended,
            fewer_short: found.fewer_short.as_ref().map(|option| Point::of(option, found)),
            least_shortfall_minutes: found.least_short.map(|(least, _)| least.get()),
            least_cost_of_shortfall_cents: found.least_short.and_then(|(_, cost)| cost).map(Cents::get),
            bounds: found
                .outer
                .steps
                .iter()
                .map(|step| Bound {
                    net_new_cost_cents: step.cost.get(),
                    lowest_weekly_minutes: step.lowest.get(),
                })
                .collect(),
            not_payable: found
                .not_payable
                .map(|(campus, dollars, lowest)| NotPayable::of(campus, dollars, lowest)),
            bounds_whole: found.outer.is_whole,
            seed: found.seed,
            effort: found.effort,
            timed: found.timed,
        }
    }
}

impl<'a> Point<'a> {
    fn of(option: &OptionResult<'a>, found: &OptionsResult<'_>) -> Self {
        let (campus, dollars) = (option.campus, option.dollars);
        let target = campus.goal.minutes_per_week;
        Self {
            lowest_weekly_minutes: option.answer.lowest_weekly_minutes.unwrap_or(target).min(target).get(),
            shortfall_minutes: option.answer.shortfall().get(),
            net_new_cost_cents: dollars.net_new_cost.get(),
            one_time_cost_cents: dollars.one_time_cost.get(),
            by_schedule_cents: dollars.by_schedule.get(),
            units: Units::of(&option.units),
            fte: axis::fte(campus).to_string(),
            student_minutes: axis::student_minutes(campus).get(),
            positions_changed: axis::positions_changed(campus),
            outcome: option.answer.outcome.slug(),
            bound_weekly_minutes: found.outer.most_at(dollars.net_new_cost).map(Minutes::get),
            levers: campus.decided.iter().map(|decided| Pulled::of(campus, decided)).collect(),
            funds: Charged::all(campus, dollars),
            years: dollars.years.iter().map(|year| YearCosts::of(year, campus)).collect(),
            schedule: format!("{}/schedule.toml", option.folder),
        }
    }
}

impl<'a> Pulled<'a> {
    fn of(campus: &'a Campus, decided: &lever::Decided) -> Self {
        let lever = &campus.levers[decided.lever];
        let step = &lever.steps[decided.step];
        let approvals = lever.approvals.iter().map(|approval| Approval {
            who: &approval.who,
            by: Some(approval.by.as_str()).filter(|by| !by.is_empty()),
        });
        Self {
            id: &lever.id,
            kind: lever.kind.slug(),
            setting: &step.setting,
            words: step.words_and_note_in(campus),
            approvals: approvals.collect(),
            goal: lever.goal.as_deref(),
        }
    }
}
