//! Bell schedules: when students and staff are there on each kind of day, and where lunch, recess and duties go.

use crate::ids::{DayId, DutyId, PersonId, RoomId};
use crate::quantities::{ClockTime, Minutes, Span};
use crate::staff::Role;

/// A period with a name, where a school cuts its day by bells instead of a grid.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    /// The name on the bell card: `1`, `Lunch B`.
    pub name: String,
    /// When it is.
    pub span: Span,
}

/// The bells of one kind of day.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BellDay {
    /// From the first bell for students to their dismissal.
    pub students: Span,
    /// The contract day of full-time staff.
    pub staff: Span,
    /// The periods in order, none where the day is cut by the grid. With periods, specials begin at a period's start.
    pub periods: Vec<Period>,
}

/// The cafeteria: when it serves and how many at once.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Cafeteria {
    /// Lunches lie within.
    pub window: Span,
    /// Lunches begin only at multiples of this after the window opens; `None`: at any time of the grid.
    pub wave: Option<Minutes>,
    /// How many grades may eat at once (grades that eat together count as one).
    pub grades_at_once: u32,
    /// How many students may eat at once, where that is known.
    pub students_at_once: Option<u32>,
    /// The place.
    pub room: RoomId,
}

/// The playground: when it is open and how many at once.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Playground {
    /// Recesses lie within.
    pub window: Span,
    /// How many grades may be out at once.
    pub grades_at_once: u32,
    /// The place.
    pub room: RoomId,
}

/// Who watches students at lunch or at recess.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Supervision {
    /// Roles that take this duty. With [`Role::Homeroom`] in it, each homeroom's own teacher stays.
    pub roles: Vec<Role>,
    /// How many adults there are at least, while any student is there.
    pub adults: u32,
}

/// Whether a duty lies before or after the students' day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DutyTime {
    /// Ends when the students' day begins: arrival.
    BeforeStudents,
    /// Begins when the students' day ends: dismissal.
    AfterStudents,
}

/// A duty that the same people have every day.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Duty {
    /// The name: `arrival`, `dismissal`.
    pub name: String,
    /// When it is.
    pub time: DutyTime,
    /// How long it takes.
    pub minutes: Minutes,
    /// Who has it.
    pub people: Vec<PersonId>,
}

impl Duty {
    /// Returns when the duty is on a day with these bells; `None` where the day has no room for it.
    #[must_use]
    pub fn span(&self, bells: &BellDay) -> Option<Span> {
        match self.time {
            DutyTime::BeforeStudents => {
                Span::starting(bells.students.start().plus(-self.minutes), self.minutes)
            }
            DutyTime::AfterStudents => Span::starting(bells.students.end(), self.minutes),
        }
    }
}

/// A bell schedule: the bells of every kind of day and what goes with them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BellSchedule {
    /// The id in files: `early-wednesday`.
    pub id: String,
    /// The smallest step of any time in the schedule, in minutes.
    pub grid: Minutes,
    /// The bells by kind of day; [`DayId`] is the place here.
    pub days: Vec<BellDay>,
    /// The cafeteria.
    pub cafeteria: Cafeteria,
    /// The playground.
    pub playground: Playground,
    /// Who watches lunch.
    pub lunch_supervision: Supervision,
    /// Who watches recess.
    pub recess_supervision: Supervision,
    /// Arrival, dismissal and the like.
    pub duties: Vec<Duty>,
}

impl BellSchedule {
    /// Returns the times at which a special of `length` may begin on `day`: starts of periods, or the grid.
    ///
    /// # Panics
    /// Never: a step is at least one minute.
    #[must_use]
    pub fn special_starts(&self, day: DayId, length: Minutes) -> Vec<ClockTime> {
        let bells = &self.days[day.index()];
        let fits = |start: &ClockTime| {
            Span::starting(*start, length).is_some_and(|span| bells.students.contains(span))
        };
        if bells.periods.is_empty() {
            let step = usize::try_from(self.grid.get().max(1)).expect("a grid of at least one minute");
            (bells.students.start().get()..bells.students.end().get())
                .step_by(step)
                .filter_map(ClockTime::from_minutes)
                .filter(fits)
                .collect()
        } else {
            bells.periods.iter().map(|period| period.span.start()).filter(fits).collect()
        }
    }

    /// Returns the times at which a lunch of `length` may begin, on a day with these students' hours.
    #[must_use]
    pub fn lunch_starts(&self, day: DayId, length: Minutes) -> Vec<ClockTime> {
        starts(
            self.cafeteria.window,
            self.cafeteria.wave.unwrap_or(self.grid),
            length,
            self.days[day.index()].students,
        )
    }

    /// Returns the times at which a recess of `length` may begin, on a day with these students' hours.
    #[must_use]
    pub fn recess_starts(&self, day: DayId, length: Minutes) -> Vec<ClockTime> {
        starts(self.playground.window, self.grid, length, self.days[day.index()].students)
    }

    /// Returns the duties of `person`.
    pub fn duties_of(&self, person: PersonId) -> impl Iterator<Item = (DutyId, &Duty)> {
        self.duties
            .iter()
            .enumerate()
            .filter(move |(_, duty)| duty.people.contains(&person))
            .map(|(at, duty)| (DutyId::from_index(at), duty))
    }
}

fn starts(window: Span, step: Minutes, length: Minutes, students: Span) -> Vec<ClockTime> {
    let step = usize::try_from(step.get().max(1)).expect("a step of at least one minute");
    (window.start().get()..window.end().get())
        .step_by(step)
        .filter_map(ClockTime::from_minutes)
        .filter(|start| {
            Span::starting(*start, length)
                .is_some_and(|span| window.contains(span) && students.contains(span))
        })
        .collect()
}
