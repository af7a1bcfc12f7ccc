//! Time in steps: a set of steps of one day is a mask of bits.

use std::iter;

use commontime_school::{Campus, ClockTime, Minutes, Span};

/// A set of steps of one day; the lowest bit is the first step in which anybody is at school.
pub(super) type Mask = u64;

/// How the minutes of a day are cut into steps.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clock {
    origin: i32,
    pub(super) step: i32,
}

impl Clock {
    /// Cuts the days of a campus into the longest steps that everything written in its files is a multiple of, and the
    /// grid with it. Schedules off these steps are not looked at.
    pub(super) fn of(campus: &Campus) -> Self {
        let mut step = campus.bells.grid.get();
        let mut length = |minutes: Minutes| step = common_divisor(step, minutes.get());
        let policy = &campus.policy;
        for minutes in [campus.goal.minimum_block, policy.transition, policy.duty_free_lunch] {
            length(minutes);
        }
        for minimum in &policy.planning {
            length(minimum.minimum_block);
            length(minimum.minutes);
        }
        for special in &campus.specials {
            length(special.minutes);
            length(special.setup);
        }
        for grade in &campus.grades {
            length(grade.lunch_minutes);
            length(grade.recess_minutes);
        }
        campus.bells.duties.iter().for_each(|duty| length(duty.minutes));
        let mut times: Vec<ClockTime> = Vec::new();
        for day in &campus.bells.days {
            times.extend([day.students.start(), day.students.end(), day.staff.start(), day.staff.end()]);
            times.extend(day.periods.iter().map(|period| period.span.start()));
        }
        for span in campus.people.iter().flat_map(|person| person.present.iter().flatten()) {
            times.extend([span.start(), span.end()]);
        }
        let origin = times.iter().map(|time| i32::from(time.get())).min().unwrap_or(0);
        times.iter().for_each(|time| step = common_divisor(step, i32::from(time.get()) - origin));
        let last = times.iter().map(|time| i32::from(time.get())).max().unwrap_or(0);
        assert!((last - origin) / step <= 64, "a day of at most 64 steps");
        Self { origin, step }
    }

    /// Returns the whole steps within `span`.
    pub(super) fn mask(self, span: Span) -> Mask {
        let from = (i32::from(span.start().get()) - self.origin).max(0);
        let until = (i32::from(span.end().get()) - self.origin).clamp(0, 64 * self.step);
        let (first, past) = ((from + self.step - 1) / self.step, until / self.step);
        if past <= first { 0 } else { run(usize_of(first), usize_of(past - first)) }
    }

    /// Returns when the first step of a run begins and its last ends.
    pub(super) fn span(self, (start, length): (usize, usize)) -> Span {
        let at = |place: usize| {
            let minutes = self.origin + self.step * i32::try_from(place).unwrap();
            ClockTime::from_minutes(u16::try_from(minutes).unwrap()).unwrap()
        };
        Span::new(at(start), at(start + length)).unwrap()
    }

    /// Returns how many steps hold so many minutes.
    pub(super) fn steps(self, minutes: Minutes) -> usize {
        usize_of((minutes.get().max(0) + self.step - 1) / self.step)
    }

    /// Returns the minutes of a set of steps.
    pub(super) fn minutes(self, mask: Mask) -> i32 {
        self.step * i32::try_from(mask.count_ones()).unwrap()
    }
}

fn common_divisor(a: i32, b: i32) -> i32 {
    if b == 0 { a } else { common_divisor(b, a % b) }
}

fn usize_of(number: i32) -> usize {
    usize::try_from(number).unwrap()
}

/// Returns the run of `length` steps from `start`.
pub(super) fn run(start: usize, length: usize) -> Mask {
    if length == 0 {
        0
    } else {
        assert!(start + length <= 64, "within the day");
        (u64::MAX >> (64 - length)) << start
    }
}

/// Returns the longest runs of a set: where each begins and how long it is.
pub(super) fn runs(mask: Mask) -> impl Iterator<Item = (usize, usize)> {
    let mut left = mask;
    iter::from_fn(move || {
        if left == 0 {
            return None;
        }
        let start = left.trailing_zeros() as usize;
        let length = (left >> start).trailing_ones() as usize;
        left &= !run(start, length);
        Some((start, length))
    })
}

/// Keeps the runs of at least `least` steps.
pub(super) fn long_runs(mask: Mask, least: usize) -> Mask {
    runs(mask).filter(|&(_, length)| length >= least).map(|(start, length)| run(start, length)).sum()
}

/// Returns every set within `mask` all of whose runs have at least `least` steps, the empty one too.
pub(super) fn sets_of_runs(mask: Mask, least: usize) -> Vec<Mask> {
    let mut sets = vec![0];
    for (start, length) in runs(mask) {
        let own = within_a_run(start, length, least.max(1));
        sets = sets.iter().flat_map(|&set| own.iter().map(move |&part| set | part)).collect();
    }
    sets
}

/// The same within one run.
fn within_a_run(start: usize, length: usize, least: usize) -> Vec<Mask> {
    if length < least {
        return vec![0];
    }
    // Either the first step is left out, or a run begins with it, followed by a step that is left out.
    let mut sets = within_a_run(start + 1, length - 1, least);
    for long in least..=length {
        let begun = run(start, long);
        if long == length {
            sets.push(begun);
        } else {
            sets.extend(
                within_a_run(start + long + 1, length - long - 1, least).iter().map(|rest| begun | rest),
            );
        }
    }
    sets
}

#[test]
fn runs_and_sets_of_runs_are_all_there() {
    assert_eq!(runs(0b1_1011_0110).collect::<Vec<_>>(), [(1, 2), (4, 2), (7, 2)]);
    assert_eq!(long_runs(0b1_1011_1010, 3), 0b0_0011_1000);
    for mask in [0b1111_u64, 0b1_1110_1110, 0b1111_1111, 0b10_0110_0111] {
        for least in 1..4 {
            let mut sets = sets_of_runs(mask, least);
            sets.sort_unstable();
            let all: Vec<Mask> =
                (0..=mask).filter(|set| set & !mask == 0 && long_runs(*set, least) == *set).collect();
            assert_eq!(sets, all, "{mask:b} in runs of {least}");
        }
    }
}
