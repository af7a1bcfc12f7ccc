//! Steps of the engine and times of the day.

use commontime_school::ids::DayId;
use commontime_school::{Campus, ClockTime, Minutes, Span};
use num_integer::gcd;

use crate::kept::Kept;

/// Turns times of one day into steps and back.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clock {
    origin: ClockTime,
    end: ClockTime,
    beyond: Minutes,
    /// Minutes of a step: the grid, or less where something locked does not keep to it.
    step: i32,
    grid: i32,
}

impl Clock {
    /// Covers the students' day and everyone's presence, in steps that all that is locked on the day is made of.
    pub(super) fn new(campus: &Campus, day: DayId, kept: &Kept) -> Self {
        let bells = &campus.bells.days[day.index()];
        let spans = campus.people.iter().flat_map(|person| person.present[day.index()].iter().copied());
        let (mut origin, mut end) = (bells.students.start(), bells.students.end());
        for span in spans.chain([bells.staff]) {
            origin = origin.min(span.start());
            end = end.max(span.end());
        }
        let longest_setup =
            campus.specials.iter().map(|special| special.setup).max().unwrap_or(Minutes::ZERO);
        let grid = campus.bells.grid.get().max(1);
        let step = kept.spans(day).fold(grid, |step, span| {
            let from_start = gcd(step, span.start().since(origin).get());
            gcd(from_start, span.length().get())
        });
        Self { origin, end, beyond: longest_setup, step, grid }
    }

    /// Minutes of so many steps.
    pub(super) fn minutes(self, steps: u32) -> Minutes {
        Minutes::new(i32::try_from(steps).expect("steps of a day") * self.step)
    }

    /// Steps of the day, and some beyond it for setting up that nobody needs after the last thing of the day.
    pub(super) fn horizon(self) -> u32 {
        self.steps_up(self.end.since(self.origin) + self.beyond)
    }

    /// The day, without what lies beyond it.
    pub(super) fn whole(self) -> Option<Span> {
        Span::new(self.origin, self.end)
    }

    /// Steps that hold `minutes`, rounded up.
    pub(super) fn steps_up(self, minutes: Minutes) -> u32 {
        u32::try_from((minutes.get() + self.step - 1) / self.step).unwrap_or(0)
    }

    /// Steps that lie within `minutes`.
    pub(super) fn steps_down(self, minutes: Minutes) -> u32 {
        u32::try_from(minutes.get() / self.step).unwrap_or(0)
    }

    /// The step that begins at `time`, where one does.
    pub(super) fn step_at(self, time: ClockTime) -> Option<u32> {
        let minutes = time.since(self.origin).get();
        (minutes >= 0 && minutes % self.step == 0)
            .then(|| u32::try_from(minutes / self.step).expect("not negative"))
    }

    pub(super) fn time(self, step: u32) -> ClockTime {
        self.origin.plus(self.minutes(step))
    }

    /// Returns the steps on the grid from which `length` fits into one of `spans`.
    pub(super) fn starts_within(self, spans: &[Span], length: Minutes) -> Vec<u32> {
        (0..self.horizon())
            .step_by(usize::try_from(self.grid / self.step).unwrap_or(1))
            .filter(|&step| {
                Span::starting(self.time(step), length)
                    .is_some_and(|span| spans.iter().any(|outer| outer.contains(span)))
            })
            .collect()
    }

    /// Returns the steps of those `times` at which a step begins.
    pub(super) fn starts_at(self, times: &[ClockTime]) -> Vec<u32> {
        times.iter().filter_map(|&time| self.step_at(time)).collect()
    }
}
