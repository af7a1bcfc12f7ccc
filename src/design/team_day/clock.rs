//! Times of a day in steps of the grid.

use commontime_school::ids::{DayId, PersonId};
use commontime_school::{Campus, ClockTime, Minutes, Span};

use super::steps::Steps;

/// Times of a day as steps from the start of the students' day, negative before it.
#[derive(Clone, Copy)]
pub(super) struct Clock {
    origin: ClockTime,
    grid: Minutes,
}

impl Clock {
    /// Returns the clock of a day.
    pub(super) fn new(campus: &Campus, day: DayId) -> Self {
        Self { origin: campus.bells.days[day.index()].students.start(), grid: campus.bells.grid }
    }

    /// Returns the minutes of a step.
    pub(super) fn grid(self) -> i32 {
        self.grid.get().max(1)
    }

    pub(super) fn length(self, minutes: Minutes) -> i32 {
        minutes.get() / self.grid()
    }

    fn at(self, time: ClockTime) -> i32 {
        time.since(self.origin).get().div_euclid(self.grid())
    }

    pub(super) fn steps(self, span: Span) -> Steps {
        (self.at(span.start()), self.at(span.end()))
    }

    /// The step that begins at `time`, where one does.
    pub(super) fn on_grid(self, time: ClockTime) -> Option<i32> {
        (time.since(self.origin).get().rem_euclid(self.grid()) == 0).then(|| self.at(time))
    }

    pub(super) fn starts(self, times: impl IntoIterator<Item = ClockTime>) -> Vec<i32> {
        let mut starts: Vec<i32> = times.into_iter().map(|time| self.at(time)).collect();
        starts.sort_unstable();
        starts.dedup();
        starts
    }

    /// When somebody is here and off duty.
    pub(super) fn free(self, campus: &Campus, person: PersonId, day: DayId) -> Vec<Steps> {
        campus.off_duty(person, day).into_iter().map(|span| self.steps(span)).collect()
    }
}

/// Returns the times at which a break may begin; a single one where there is none.
pub(super) fn within(times: Vec<ClockTime>, length: Minutes, window: Option<Span>, clock: Clock) -> Vec<i32> {
    if length == Minutes::ZERO {
        return vec![0];
    }
    let inside = |time: &ClockTime| {
        Span::starting(*time, length).is_some_and(|span| window.is_none_or(|window| window.contains(span)))
    };
    clock.starts(times.into_iter().filter(inside))
}
