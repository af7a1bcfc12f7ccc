//! Two schedules side by side, of one school or of two, in what people ask about.
//!
//! The two sides are called A and B. Things are held by their names, for ids of one school mean nothing in another; what only one
//! side has is `None` on the other. Differences are always B less A, and nowhere stored.

mod figures;
mod side;

pub use figures::{
    Block, CostFigures, DayBells, FundCompared, FundFigures, Group, MinutesFigures, Moved, MovedDay, OnlyOn,
    PersonCompared, PersonFigures, PositionsCompared, Rows, SpecialistCompared, SpecialistLoad,
    StudentFigures, StudentsCompared,
};
pub use side::{Claim, Origin, PulledLever, Side};

use crate::quantities::Minutes;

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
