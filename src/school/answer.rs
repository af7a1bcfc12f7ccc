//! The answer to a scenario: the outcome and its proof, the minutes of every person, and why more cannot be had.

use crate::campus::Campus;
use crate::ids::{PersonId, TeamId};
use crate::ledger::Use;
use crate::median::Median;
use crate::quantities::Minutes;
use crate::rules::Rule;

/// How sure the answer is. Speaks of ranks 1 to 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Every rank's value equals its bound: nothing better exists for these inputs.
    ProvenBest,
    /// A schedule was found, and better than its bounds there cannot be; they differ by the gap shown.
    WithinBound,
    /// A schedule was found; how far from the best is not known.
    BestFound,
    /// Required rules clash: no schedule exists.
    Impossible,
    /// The limit came before any schedule was found, and nothing was proved.
    LimitReached,
}

impl Outcome {
    /// Returns the word in results.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::ProvenBest => "proven-best",
            Self::WithinBound => "within-bound",
            Self::BestFound => "best-found",
            Self::Impossible => "impossible",
            Self::LimitReached => "limit-reached",
        }
    }
}

/// What is known of one rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RankState {
    /// Value and bound agree, given the ranks before it.
    Proven,
    /// The bound is better than the value.
    Gap,
    /// There is no bound.
    NoBound,
    /// Not searched in this run.
    NotSearched,
}

impl RankState {
    /// Returns the word in results.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Proven => "proven",
            Self::Gap => "gap",
            Self::NoBound => "no-bound",
            Self::NotSearched => "not-searched",
        }
    }
}

/// One of the ranked priorities with what was reached and what was proved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rank {
    /// The name in results: `required-rules`, `lowest-minutes`, `shortfall`, `cost`, `quality`, `least-change`.
    pub name: String,
    /// What was reached: broken rules, minutes, minutes, cents, ...
    pub value: i64,
    /// What cannot be bettered, given the ranks before it.
    pub bound: Option<i64>,
    /// What is known.
    pub state: RankState,
    /// The unit of value and bound: `minutes`, `cents`, `findings`.
    pub unit: &'static str,
}

/// One person's minutes of one use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UseMinutes {
    /// The use.
    pub kind: Use,
    /// Minutes in the week that has the least.
    pub least_week: Minutes,
    /// Average over the kinds of week, rounded down.
    pub average_week: Minutes,
    /// Minutes over the year's calendar; `None` without one.
    pub year: Option<i64>,
}

/// One person's weekly minutes against the goal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonMinutes {
    /// Who.
    pub person: PersonId,
    /// Why they are outside the minimum; `None` for eligible people.
    pub outside_because: Option<String>,
    /// Minutes that count, in the week that has the least; other campuses' included.
    pub weekly: Minutes,
    /// The same scaled to full time, rounded down: what people are compared by.
    pub weekly_full_time: Minutes,
    /// Average over the kinds of week, rounded down.
    pub average: Minutes,
    /// Minutes that count over the year's calendar; `None` without one.
    pub year: Option<i64>,
    /// Their own target, pro-rated by FTE.
    pub target: Minutes,
    /// Individual planning in the day that has the least, of days they are here.
    pub planning_least_day: Minutes,
    /// Individual planning in the week that has the least.
    pub planning_week: Minutes,
    /// All uses of their time.
    pub by_use: Vec<UseMinutes>,
    /// Where they are short: what stands in the way, in words. Filled by the solver, empty after a bare audit.
    pub why_short: Vec<String>,
}

impl PersonMinutes {
    /// Tells whether the minimum speaks of them.
    #[must_use]
    pub fn eligible(&self) -> bool {
        self.outside_because.is_none()
    }

    /// Returns what they lack to their target; zero where they reach it.
    #[must_use]
    pub fn short_by(&self) -> Minutes {
        (self.target - self.weekly).at_least_zero()
    }
}

/// Student minutes of one grade and activity against today's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StudentMinutes {
    /// The grade's name.
    pub grade: String,
    /// The activity's name: a subject, `specials`, `lunch`, `recess`, `all instruction`.
    pub activity: String,
    /// Least minutes a week of any homeroom of the grade, in the schedule.
    pub scheduled: Minutes,
    /// Today's minutes: the floor.
    pub today: Minutes,
    /// Average over the grade's homerooms and the kinds of week, in the schedule, to the nearest minute. Averages of the activities
    /// add up to that of all instruction, which the least minutes need not: each may be another homeroom's.
    pub scheduled_average: Minutes,
    /// The same average today.
    pub today_average: Minutes,
}

/// One requirement that takes part in a clash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClashMember {
    /// The rule.
    pub rule: Rule,
    /// The requirement in words with its numbers: `four specialists teach at most six a day: 4 x 6 x 5 = 120`.
    pub words: String,
    /// Where it is there because of pieces locked by hand in the schedule to continue from: these pieces, named.
    pub lock: Option<String>,
}

/// Required rules that cannot all hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// The requirements.
    pub members: Vec<ClashMember>,
    /// Whether it was seen of each that the others can hold without it.
    pub is_minimal: bool,
}

/// An approval that something in the answer needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approval {
    /// Who approves: `board`, `association`.
    pub who: String,
    /// What.
    pub what: String,
    /// By when, as written in the scenario; empty where it names no date.
    pub by: String,
}

impl Approval {
    /// Returns the approvals that a school needs: those of the scenario's own decisions, then those of the levers that are pulled.
    #[must_use]
    pub fn needed(campus: &Campus) -> Vec<Self> {
        let own = campus.approvals.iter().map(|(who, what, by)| Self {
            who: who.clone(),
            what: what.clone(),
            by: by.clone(),
        });
        let of_levers = campus.decided.iter().flat_map(|decided| {
            let lever = &campus.levers[decided.lever];
            lever.approvals.iter().map(|approval| Self {
                who: approval.who.clone(),
                what: decided.words(campus),
                by: approval.by.clone(),
            })
        });
        own.chain(of_levers).collect()
    }
}

/// What the year's calendar really delivers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearFigures {
    /// Minutes the person with the least gets over the year.
    pub least_minutes: i64,
    /// Target minutes a week times weeks.
    pub target_minutes: i64,
    /// Weeks with at least one school day.
    pub weeks: u32,
    /// Of them, weeks with fewer than five full days.
    pub short_weeks: u32,
}

/// The week that is worst for whoever has least then, of all weeks in which one specialist is out and no substitute comes.
///
/// Specialists who are there may take each other's classes. A class that nobody takes stays with its homeroom teacher, and what
/// its team would have met in that time does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    /// Who is out.
    pub person: PersonId,
    /// In which of the cycle's weeks.
    pub week: usize,
    /// The lowest weekly minutes in that week, scaled to full time and at most the target, of anyone eligible but the one who is out
    /// and those who have nobody to meet without them.
    pub lowest: Minutes,
    /// Who has nobody to meet in that week: all their meetings are with the one who is out alone.
    pub alone: Vec<PersonId>,
    /// Classes that the one who is out has in that week.
    pub classes: usize,
    /// Classes of the week that nobody takes.
    pub left_over: usize,
    /// Minutes of meetings that each team loses.
    pub lost: Vec<(TeamId, Minutes)>,
    /// Whether it is proved that no other way to take the classes leaves more.
    pub is_best: bool,
}

/// The whole answer. With a schedule beside it, unless impossible or none was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The scenario's name.
    pub scenario: String,
    /// How sure it is.
    pub outcome: Outcome,
    /// Ranks in order.
    pub ranks: Vec<Rank>,
    /// The school's figure: the lowest weekly minutes, scaled to full time, of any eligible person.
    pub lowest_weekly_minutes: Option<Minutes>,
    /// The median of the same over eligible people.
    pub median_weekly_minutes: Option<Median>,
    /// The highest of the same.
    pub highest_weekly_minutes: Option<Minutes>,
    /// Everyone's minutes.
    pub people: Vec<PersonMinutes>,
    /// Student minutes against today's.
    pub students: Vec<StudentMinutes>,
    /// The year, where there is a calendar.
    pub year: Option<YearFigures>,
    /// A week without one specialist; `None` where it was not looked at, or nobody teaches specials.
    pub absence: Option<Absence>,
    /// Why no schedule exists, where none does.
    pub clashes: Vec<Clash>,
    /// Approvals needed.
    pub approvals: Vec<Approval>,
    /// The seed of the search.
    pub seed: u64,
    /// The effort allowed, in counted steps; `None` where a time limit was given instead.
    pub effort: Option<u64>,
    /// Whether a clock decided when to stop, so that another run may differ.
    pub timed: bool,
    /// Whether pieces are locked by hand: bounds and proofs then speak of schedules that keep them.
    pub keeps_locks: bool,
    /// Whether levers are open and kept as they are: bounds and proofs then speak of schedules of the school with this setting of them.
    pub keeps_levers: bool,
    /// Notes for the reader: levers not searched, rules waived.
    pub notes: Vec<String>,
}

impl Answer {
    /// Returns the rank of this name, such as `lowest-minutes`; `None` where the answer does not have it.
    #[must_use]
    pub fn rank(&self, name: &str) -> Option<&Rank> {
        self.ranks.iter().find(|rank| rank.name == name)
    }

    /// Returns the minutes a week that eligible people lack to their targets together.
    #[must_use]
    pub fn shortfall(&self) -> Minutes {
        self.people.iter().filter(|person| person.eligible()).map(PersonMinutes::short_by).sum()
    }

    /// Tells whether all that clashes is locked by hand in part: without locks there may be a schedule.
    #[must_use]
    pub fn is_impossible_by_locks(&self) -> bool {
        let has_lock = |clash: &Clash| clash.members.iter().any(|member| member.lock.is_some());
        !self.clashes.is_empty() && self.clashes.iter().all(has_lock)
    }

    /// Takes note that a clock or a hand decided when to stop, so that another run may differ.
    pub const fn end_by_the_clock(&mut self) {
        (self.timed, self.effort) = (true, None);
    }

    /// Tells whether it is proven that nothing gives everyone more.
    #[must_use]
    pub fn is_lowest_proven(&self) -> bool {
        self.rank("lowest-minutes").is_some_and(|rank| rank.state == RankState::Proven)
    }
}
