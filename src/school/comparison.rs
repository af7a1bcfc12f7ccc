//! Two schedules side by side, of one school or of two, in what people ask about.
//!
//! The two sides are called A and B. Things are held by their names, for ids of one school mean nothing in another; what only one
//! side has is `None` on the other. Differences are always B less A, and nowhere stored.

use crate::answer::{Approval, Outcome};
use crate::quantities::{Cents, Fte, Minutes, Span};
use crate::rules::Rule;

/// One thing of each of the two sides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sides<T> {
    /// Of A.
    pub a: T,
    /// Of B.
    pub b: T,
}

impl<T> Sides<T> {
    /// Makes the same of both.
    pub fn map<U>(&self, what: impl Fn(&T) -> U) -> Sides<U> {
        Sides { a: what(&self.a), b: what(&self.b) }
    }

    /// Returns both, A first.
    pub fn each(&self) -> [&T; 2] {
        [&self.a, &self.b]
    }
}

impl<T: PartialEq> Sides<T> {
    /// Tells whether the two are the same.
    pub fn is_alike(&self) -> bool {
        self.a == self.b
    }
}

impl<T: Copy> Sides<Option<T>> {
    /// Returns both where both are there.
    pub fn both(&self) -> Option<Sides<T>> {
        Some(Sides { a: self.a?, b: self.b? })
    }
}

/// Where the schedule of a side comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It was looked for now, from a scenario's files.
    SolvedNow,
    /// It lay among results: of a scenario, or of one of its options.
    Result,
    /// It is the scenario's current schedule.
    Current,
    /// It is another schedule, made or changed by hand.
    ByHand,
}

impl Origin {
    /// Returns the word in results.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::SolvedNow => "solved-now",
            Self::Result => "result",
            Self::Current => "current-schedule",
            Self::ByHand => "by-hand",
        }
    }
}

/// What is claimed of how good a side's schedule is among all that its files allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// What was found now, for the files as they are.
    Found(Outcome),
    /// What was written with the schedule when it was found, for the files as they were then. Its figures are still those that the
    /// audit finds.
    Recorded(Outcome),
    /// What was written with the schedule speaks of other figures than the audit finds: files or schedule were changed since.
    Outdated,
    /// Nothing: nobody searched.
    Nothing,
}

/// What one side is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// What it was called by: the last part of its path, or the last two of an option.
    pub name: String,
    /// The scenario's name.
    pub scenario: String,
    /// The school year.
    pub school_year: String,
    /// The bell schedule it runs on.
    pub bell_schedule: String,
    /// Where the schedule comes from.
    pub origin: Origin,
    /// What is claimed of it. Nothing where a rule is broken.
    pub claim: Claim,
    /// The rules that it does not keep, each with how many findings there are.
    pub broken: Vec<(Rule, usize)>,
    /// The rules that are waived.
    pub waived: Vec<Rule>,
    /// The levers that are pulled.
    pub levers: Vec<PulledLever>,
    /// The approvals that it needs: those of the scenario's own decisions, then those of the levers.
    pub approvals: Vec<Approval>,
}

/// A lever that is pulled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PulledLever {
    /// Its id, as decisions name it.
    pub id: String,
    /// Its setting, as decisions name it.
    pub setting: String,
    /// What happens, in words.
    pub words: String,
}

/// The minutes to work with colleagues, and individual planning, of eligible people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MinutesFigures {
    /// What a full-time person is to have in a week.
    pub target: Minutes,
    /// The lowest weekly minutes, scaled to full time; `None` where nobody is eligible. So with the next two.
    pub lowest: Option<Minutes>,
    /// The median of the same.
    pub median: Option<Minutes>,
    /// The highest of the same.
    pub highest: Option<Minutes>,
    /// How many people are eligible.
    pub eligible: usize,
    /// How many of them reach their own target.
    pub reaching: usize,
    /// The least individual planning on any day; `None` where nobody is eligible.
    pub planning_day: Option<Minutes>,
    /// The least individual planning in a week.
    pub planning_week: Option<Minutes>,
}

/// One person's figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonFigures {
    /// Whether the goal's minimum speaks of them.
    pub is_eligible: bool,
    /// Minutes that count, in the week that has the least.
    pub weekly: Minutes,
    /// Their own target.
    pub target: Minutes,
    /// Individual planning in the week that has the least.
    pub planning_week: Minutes,
    /// Individual planning on the day that has the least.
    pub planning_day: Minutes,
}

/// One person on both sides, known by their id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonCompared {
    /// The id in files.
    pub id: String,
    /// The name in reports: A's, where both have them.
    pub name: String,
    /// Their figures.
    pub figures: Sides<Option<PersonFigures>>,
}

/// Minutes a week of one activity of one grade: the least of any of its homerooms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StudentsCompared {
    /// The grade's name.
    pub grade: String,
    /// A subject, `specials`, `lunch`, `recess`, `all instruction`.
    pub activity: String,
    /// The minutes.
    pub minutes: Sides<Option<Minutes>>,
}

/// What becomes of one fund.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FundFigures {
    /// What there is.
    pub amount: Cents,
    /// What is charged every year.
    pub recurring: Cents,
    /// What is charged once.
    pub one_time: Cents,
    /// What is left; negative where it is overdrawn.
    pub left: Cents,
}

/// One fund on both sides, known by its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FundCompared {
    /// The id in files.
    pub id: String,
    /// The name in reports: A's, where both have it.
    pub name: String,
    /// What becomes of it.
    pub figures: Sides<Option<FundFigures>>,
}

/// What a side costs in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CostFigures {
    /// What comes back every year.
    pub recurring: Cents,
    /// What comes once.
    pub one_time: Cents,
    /// Cost of a year beyond that of the current year's positions of its own scenario.
    pub net_new_cost: Cents,
    /// Positions for which the budget names no cost: they are in none of these figures.
    pub unpriced: usize,
}

/// Full-time equivalents of one kind of position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PositionsCompared {
    /// The kind.
    pub kind: String,
    /// FTE that somebody fills.
    pub filled: Sides<Fte>,
    /// FTE that is vacant.
    pub vacant: Sides<Fte>,
}

/// What a specialist carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpecialistLoad {
    /// Classes on the day that has the fewest, of days they are here.
    pub fewest_a_day: u32,
    /// Classes on the day that has the most.
    pub most_a_day: u32,
    /// The most minutes with students without a break of [`Comparison::pause`].
    pub longest_run: Minutes,
}

/// One specialist on both sides, known by their id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpecialistCompared {
    /// The id in files.
    pub id: String,
    /// The name in reports: A's, where both have them.
    pub name: String,
    /// What they carry.
    pub load: Sides<Option<SpecialistLoad>>,
}

/// A group of students in one class.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Group {
    /// How many students, by the whole roll of its homerooms.
    pub students: u32,
    /// What they have: a subject, a special, a service.
    pub activity: String,
    /// Whose students they are.
    pub homerooms: Vec<String>,
}

/// The bells of one kind of day, known by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayBells {
    /// The place of the day in [`Comparison::days`].
    pub day: usize,
    /// From the first bell for students to their dismissal.
    pub students: Sides<Option<Span>>,
    /// The contract day of full-time staff.
    pub staff: Sides<Option<Span>>,
}

/// What may be at another time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Block {
    /// A grade's specials.
    Specials,
    /// A team's meetings.
    Meetings,
    /// A grade's lunch.
    Lunch,
    /// A grade's recess.
    Recess,
}

impl Block {
    /// All of them, in the order of reports.
    pub const ALL: [Self; 4] = [Self::Specials, Self::Meetings, Self::Lunch, Self::Recess];

    /// Returns the word in results, which is the one in reports too.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Specials => "specials",
            Self::Meetings => "meetings",
            Self::Lunch => "lunch",
            Self::Recess => "recess",
        }
    }
}

/// A block of a grade or team that is at other times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The grade's name, or the team's where it is meetings.
    pub who: String,
    /// What.
    pub what: Block,
    /// The days on which it is at other times; days that both sides have.
    pub days: Vec<MovedDay>,
}

/// When a block is on one kind of day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovedDay {
    /// The place of the day in [`Comparison::days`].
    pub day: usize,
    /// When it is: of any homeroom of the grade, times that touch joined; none where it is not on this day.
    pub times: Sides<Vec<Span>>,
}

/// Names of one kind of thing that only one side has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnlyOn {
    /// The kind: `grade`, `homeroom`, `team`, `special`, `service`, `kind of day`.
    pub kind: &'static str,
    /// The names.
    pub names: Sides<Vec<String>>,
}

/// How many rows a schedule has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rows {
    /// Lessons, meetings and everything else, a row for each day.
    pub all: usize,
    /// Of them, those that the other side has not: another time, other people, another room.
    pub only_here: usize,
}

/// Two schedules side by side. Both are audited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// What the sides are.
    pub sides: Sides<Side>,
    /// The names of all kinds of day: A's in order, then those that only B has.
    pub days: Vec<String>,
    /// Minutes and planning of all.
    pub minutes: Sides<MinutesFigures>,
    /// Everyone on either side: A's people in order, then those that only B has. So with the lists below.
    pub people: Vec<PersonCompared>,
    /// Student minutes by grade and activity.
    pub students: Vec<StudentsCompared>,
    /// What it costs in all.
    pub cost: Sides<CostFigures>,
    /// What becomes of every fund.
    pub funds: Vec<FundCompared>,
    /// FTE by kind of position.
    pub positions: Vec<PositionsCompared>,
    /// What every specialist carries.
    pub specialists: Vec<SpecialistCompared>,
    /// What counts as a break in [`SpecialistLoad::longest_run`]: the longer of the two contracts' breaks, so that both sides are
    /// measured alike.
    pub pause: Minutes,
    /// The largest group of students in a class; `None` without classes.
    pub largest_group: Sides<Option<Group>>,
    /// The bells of every kind of day.
    pub bells: Vec<DayBells>,
    /// What is at other times.
    pub moved: Vec<Moved>,
    /// What only one side has.
    pub only_on: Vec<OnlyOn>,
    /// The rows of the two schedules.
    pub rows: Sides<Rows>,
}

impl Comparison {
    /// Tells whether the two are the same in everything that is compared, and in every row of their schedules. What they are
    /// called and what is claimed of them may differ.
    #[must_use]
    pub fn is_same(&self) -> bool {
        // Every field is named, so that none that is added is forgotten here.
        let Self {
            sides,
            days: _,
            minutes,
            people,
            students,
            cost,
            funds,
            positions,
            specialists,
            pause: _,
            largest_group,
            bells,
            moved,
            only_on,
            rows,
        } = self;
        let alike = |side: &Side| {
            let Side { name: _, scenario: _, school_year: _, bell_schedule: _, origin: _, claim: _, .. } =
                side;
            (side.broken.clone(), side.waived.clone(), side.levers.clone(), side.approvals.clone())
        };
        sides.map(alike).is_alike()
            && minutes.is_alike()
            && people.iter().all(|it| it.figures.is_alike())
            && students.iter().all(|it| it.minutes.is_alike())
            && cost.is_alike()
            && funds.iter().all(|it| it.figures.is_alike())
            && positions.iter().all(|it| it.filled.is_alike() && it.vacant.is_alike())
            && specialists.iter().all(|it| it.load.is_alike())
            && largest_group.is_alike()
            && bells.iter().all(|it| it.students.is_alike() && it.staff.is_alike())
            && moved.is_empty()
            && only_on.is_empty()
            && rows.each().iter().all(|it| it.only_here == 0)
    }

    /// Returns those who have more minutes in B than in A, or fewer: by how much is B's `weekly` less A's.
    pub fn whose_minutes_differ(&self) -> impl Iterator<Item = (&PersonCompared, Sides<PersonFigures>)> {
        let both = self.people.iter().filter_map(|it| Some((it, it.figures.both()?)));
        both.filter(|(_, figures)| figures.a.weekly != figures.b.weekly)
    }
}
