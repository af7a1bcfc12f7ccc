//! The parts of `result.json` that come from the answer and the scenario.

use commontime_school::answer::RankState;
use commontime_school::{Campus, answer, campus};
use schemars::JsonSchema;
use serde::Serialize;

/// One of the ranked priorities.
#[derive(Serialize, JsonSchema)]
pub(super) struct Rank<'a> {
    /// `required-rules`, `lowest-minutes`, `shortfall`, `cost`, ...
    name: &'a str,
    /// What was reached; null where the rank was not searched.
    value: Option<i64>,
    /// What cannot be bettered; null where there is no bound.
    bound: Option<i64>,
    /// What is known: value and bound agree, the bound is better, there is no bound, or nobody looked.
    #[schemars(extend("enum" = ["proven", "gap", "no-bound", "not-searched"]))]
    state: &'a str,
    /// The unit of value and bound.
    unit: &'a str,
}

impl<'a> Rank<'a> {
    pub(super) fn of(rank: &'a answer::Rank) -> Self {
        Self {
            name: &rank.name,
            value: (rank.state != RankState::NotSearched).then_some(rank.value),
            bound: rank.bound,
            state: rank.state.slug(),
            unit: rank.unit,
        }
    }
}

/// What the year's calendar delivers.
#[derive(Serialize, JsonSchema)]
pub(super) struct Year {
    /// Minutes the person with the least gets over the year.
    least_minutes: i64,
    /// Target minutes a week times weeks.
    target_minutes: i64,
    /// Weeks with at least one school day.
    weeks: u32,
    /// Of them, weeks with fewer than five full days.
    short_weeks: u32,
}

impl Year {
    pub(super) fn of(year: &answer::YearFigures) -> Self {
        Self {
            least_minutes: year.least_minutes,
            target_minutes: year.target_minutes,
            weeks: year.weeks,
            short_weeks: year.short_weeks,
        }
    }
}

/// Student minutes of one grade and activity.
#[derive(Serialize, JsonSchema)]
pub(super) struct Students<'a> {
    /// The grade's name.
    grade: &'a str,
    /// A subject, `specials`, `lunch`, `recess`, `all instruction`.
    activity: &'a str,
    /// Least minutes a week of any homeroom of the grade.
    scheduled: i32,
    /// Today's minutes: the floor.
    today: i32,
    /// Average over the grade's homerooms and the kinds of week, to the nearest minute.
    scheduled_average: i32,
    /// The same average today.
    today_average: i32,
}

impl<'a> Students<'a> {
    pub(super) fn of(minutes: &'a answer::StudentMinutes) -> Self {
        Self {
            grade: &minutes.grade,
            activity: &minutes.activity,
            scheduled: minutes.scheduled.get(),
            today: minutes.today.get(),
            scheduled_average: minutes.scheduled_average.get(),
            today_average: minutes.today_average.get(),
        }
    }
}

/// Required rules that cannot all hold.
#[derive(Serialize, JsonSchema)]
pub(super) struct Clash<'a> {
    /// The requirements.
    members: Vec<Member<'a>>,
    /// Whether it was seen of each that the others can hold without it.
    is_minimal: bool,
}

/// One requirement of a clash.
#[derive(Serialize, JsonSchema)]
struct Member<'a> {
    /// The rule's name.
    rule: &'a str,
    /// The requirement in words with its numbers.
    words: &'a str,
    /// What is locked by hand in the schedule to continue from and asks for this; null where nothing is.
    lock: Option<&'a str>,
}

impl<'a> Clash<'a> {
    pub(super) fn of(clash: &'a answer::Clash) -> Self {
        let members = clash.members.iter().map(|member| Member {
            rule: member.rule.slug(),
            words: &member.words,
            lock: member.lock.as_deref(),
        });
        Self { members: members.collect(), is_minimal: clash.is_minimal }
    }
}

/// An approval needed.
#[derive(Serialize, JsonSchema)]
pub(super) struct Approval<'a> {
    /// Who approves.
    who: &'a str,
    /// What.
    what: &'a str,
    /// By when; empty where no date is named.
    by: &'a str,
}

impl<'a> Approval<'a> {
    pub(super) fn of(approval: &'a answer::Approval) -> Self {
        Self { who: &approval.who, what: &approval.what, by: &approval.by }
    }
}

/// Something the files leave open and that was filled in.
#[derive(Serialize, JsonSchema)]
pub(super) struct Assumption<'a> {
    /// The file and key.
    key: &'a str,
    /// What was assumed.
    words: &'a str,
}

impl<'a> Assumption<'a> {
    pub(super) fn of(assumption: &'a campus::Assumption) -> Self {
        Self { key: &assumption.key, words: &assumption.words }
    }
}

/// A lever that is pulled.
#[derive(Serialize, JsonSchema)]
pub(super) struct Pulled<'a> {
    /// Its id, as decisions name it.
    id: &'a str,
    /// Its setting, as decisions name it.
    setting: &'a str,
    /// What happens, in words.
    words: String,
}

impl<'a> Pulled<'a> {
    pub(super) fn of(campus: &'a Campus, decided: &commontime_school::lever::Decided) -> Self {
        let lever = &campus.levers[decided.lever];
        let step = &lever.steps[decided.step];
        Self { id: &lever.id, setting: &step.setting, words: step.words_and_note_in(campus) }
    }
}

/// A lever named, not pulled.
#[derive(Serialize, JsonSchema)]
pub(super) struct Lever<'a> {
    /// Its name.
    name: &'a str,
    /// How far it is open.
    limit: String,
}

impl<'a> Lever<'a> {
    /// Returns the levers that are named and not pulled.
    pub(super) fn left(campus: &'a Campus) -> Vec<Self> {
        let is_pulled = |at: usize| campus.decided.iter().any(|decided| decided.lever == at);
        let open = campus.levers.iter().enumerate().filter(|(at, _)| !is_pulled(*at));
        open.map(|(_, lever)| Self {
            name: &lever.id,
            limit: lever.steps.last().map_or_else(String::new, |step| step.words_in(campus)),
        })
        .collect()
    }
}

/// A rule switched off.
#[derive(Serialize, JsonSchema)]
pub(super) struct Waiver<'a> {
    /// The rule's name.
    rule: &'a str,
    /// The paper that waives it.
    reason: &'a str,
}

impl<'a> Waiver<'a> {
    pub(super) fn of(waiver: &'a campus::Waiver) -> Self {
        Self { rule: waiver.rule.slug(), reason: &waiver.reason }
    }
}
