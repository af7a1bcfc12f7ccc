//! The times of a school: every kind of day in steps of so many minutes that everything begins and ends with one.

use commontime_engine::{Clock, TimeId, TimeSet};
use commontime_school::{Campus, ClockTime, DayId, Minutes, PersonId, Schedule, Span};

use super::items;

/// The steps of all days, one day behind the other.
#[derive(Clone, Debug)]
pub(in crate::timetable) struct Times {
    /// Minutes of a step.
    step: u16,
    /// For each day the first step and the span of all its steps.
    days: Vec<(u32, Span)>,
    count: u32,
}

impl Times {
    /// Lays out the days of a campus so that schedules fit.
    pub(super) fn of(campus: &Campus, schedules: &[&Schedule]) -> Self {
        let mut step = campus.bells.grid.get().unsigned_abs();
        let mut days: Vec<Span> = campus.bells.days.iter().map(|bells| bells.staff).collect();
        for day in campus.day_ids() {
            let bells = &campus.bells.days[day.index()];
            let mut spans = vec![bells.students, bells.staff];
            spans.extend(bells.periods.iter().map(|period| period.span));
            spans.extend(campus.people.iter().flat_map(|person| person.present[day.index()].iter().copied()));
            spans.extend(campus.bells.duties.iter().filter_map(|duty| duty.span(bells)));
            let of_day = |schedule: &&Schedule| {
                items(schedule).filter(|item| item.day() == day).map(super::Item::span).collect::<Vec<_>>()
            };
            spans.extend(schedules.iter().flat_map(of_day));
            for span in spans {
                step = with(step, span);
                days[day.index()] = hull(days[day.index()], span);
            }
        }
        let mut windows = vec![campus.bells.cafeteria.window, campus.bells.playground.window];
        for grade in &campus.grades {
            windows.extend(grade.lunch_window.into_iter().chain(grade.recess_window));
        }
        step = windows.into_iter().fold(step, with);
        let wave = campus.bells.cafeteria.wave.into_iter();
        let lengths = campus.specials.iter().map(|special| special.minutes);
        let sessions = campus.services.iter().map(|service| service.session_minutes);
        for length in wave.chain(lengths).chain(sessions) {
            step = common(step, length.get().unsigned_abs());
        }
        let step = u16::try_from(step.max(1)).unwrap_or(1);
        let mut count = 0;
        let days = days.into_iter().map(|span| {
            let first = count;
            count += u32::from((span.end().get() - span.start().get()) / step);
            (first, span)
        });
        let days = days.collect();
        Self { step, days, count }
    }

    pub(super) fn count(&self) -> u32 {
        self.count
    }

    pub(super) fn clock(&self) -> Vec<Clock> {
        let all = (0..).zip(&self.days).flat_map(|(day, (_, span))| {
            let steps = (span.start().get()..span.end().get()).step_by(usize::from(self.step));
            steps.map(move |begin| Clock {
                day,
                begin: u32::from(begin),
                end: u32::from(begin) + u32::from(self.step),
            })
        });
        all.collect()
    }

    /// Returns the minutes of a step.
    pub(in crate::timetable) fn step(&self) -> u32 {
        u32::from(self.step)
    }

    /// Returns the first step of a span, and how many there are; `None` where it does not begin and end with a step.
    pub(super) fn place(&self, day: DayId, span: Span) -> Option<(TimeId, u32)> {
        let (first, whole) = self.days[day.index()];
        let fits = whole.contains(span)
            && (span.start().get() - whole.start().get()).is_multiple_of(self.step)
            && (span.end().get() - whole.start().get()).is_multiple_of(self.step);
        let steps = |from: ClockTime, to: ClockTime| u32::from((to.get() - from.get()) / self.step);
        fits.then(|| (TimeId(first + steps(whole.start(), span.start())), steps(span.start(), span.end())))
    }

    /// Returns the day and the span of some steps; `None` where they do not lie within one day.
    pub(super) fn span(&self, start: TimeId, duration: u32) -> Option<(DayId, Span)> {
        let at = self.days.iter().rposition(|(first, _)| *first <= start.0)?;
        let (first, whole) = self.days[at];
        let minutes = |steps: u32| i32::try_from(steps * u32::from(self.step)).ok().map(Minutes::new);
        let begin = whole.start().plus(minutes(start.0 - first)?);
        let span = Span::starting(begin, minutes(duration)?)?;
        whole.contains(span).then(|| (DayId::from_index(at), span))
    }

    /// Returns all steps of a day.
    pub(in crate::timetable) fn day(&self, day: DayId) -> TimeSet {
        self.within(day, self.days[day.index()].1)
    }

    /// Returns the steps of each day.
    pub(in crate::timetable) fn all_days(&self) -> Vec<TimeSet> {
        (0..self.days.len()).map(|at| self.day(DayId::from_index(at))).collect()
    }

    /// Returns all steps.
    pub(in crate::timetable) fn all(&self) -> TimeSet {
        (0..self.count).map(TimeId).collect()
    }

    /// Returns the steps of a day within a span.
    pub(in crate::timetable) fn within(&self, day: DayId, span: Span) -> TimeSet {
        self.filter(day, |step| span.contains(step))
    }

    /// Returns the steps of a day that a condition on their span holds for.
    pub(in crate::timetable) fn filter(&self, day: DayId, is_wanted: impl Fn(Span) -> bool) -> TimeSet {
        let (first, whole) = self.days[day.index()];
        let n_steps = (whole.end().get() - whole.start().get()) / self.step;
        let span = |at: u16| {
            let begin = whole.start().plus(Minutes::new(i32::from(at * self.step)));
            Span::starting(begin, Minutes::new(i32::from(self.step)))
        };
        let wanted = (0..n_steps).filter(|at| span(*at).is_some_and(&is_wanted));
        wanted.map(|at| TimeId(first + u32::from(at))).collect()
    }

    /// Returns the steps of a day at which a person is at school.
    pub(in crate::timetable) fn present(&self, campus: &Campus, person: PersonId, day: DayId) -> TimeSet {
        let present = &campus[person].present[day.index()];
        self.filter(day, |step| present.iter().any(|span| span.contains(step)))
    }

    /// Returns the steps of a day at which students are at school.
    pub(in crate::timetable) fn students(&self, campus: &Campus, day: DayId) -> TimeSet {
        self.within(day, campus.bells.days[day.index()].students)
    }
}

fn with(step: u32, span: Span) -> u32 {
    common(common(step, span.start().get().into()), span.end().get().into())
}

fn common(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { common(b, a % b) }
}

fn hull(a: Span, b: Span) -> Span {
    Span::new(a.start().min(b.start()), a.end().max(b.end())).unwrap_or(a)
}
