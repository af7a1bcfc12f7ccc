//! The day of a grade of a team, in steps: when its lunch, recess and specials can be.

use std::collections::BTreeMap;

use commontime_school::ids::{DayId, GradeId, PersonId};
use commontime_school::staff::Role;
use commontime_school::{Campus, Minutes};

use super::TeamDay;
use super::clock::{Clock, within};
use super::steps::{Steps, one_after_the_other, overlap, uncovered};
use super::teacher_day::TeacherDay;
use crate::design::teachers::{TeacherGroup, release_lengths, release_units, releases};
use crate::design::{lunch_of, recess_of};

/// A grade of the team.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct GradeDay {
    pub(super) lunch: Break,
    pub(super) recess: Break,
    /// Lengths and starts that a special may have; each homeroom has one of them, or none where `may_have_none`.
    pub(super) specials: Vec<(i32, Vec<i32>)>,
    pub(super) may_have_none: bool,
    pub(super) specialists: usize,
    pub(super) teachers: Vec<TeacherDay>,
}

/// When a grade's lunch, recess and specials can be; how many homerooms have a special.
#[derive(Debug, Default)]
pub(super) struct Times {
    pub(super) lunches: Vec<Steps>,
    pub(super) recesses: Vec<Steps>,
    pub(super) specials: Vec<Steps>,
    pub(super) homerooms: usize,
}

/// Lunch or recess of a grade.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Break {
    pub(super) length: i32,
    /// One 0 where there is none.
    pub(super) starts: Vec<i32>,
    /// Whether others watch, so that the teacher is free.
    pub(super) frees: bool,
}

impl GradeDay {
    /// `None` where a homeroom may have several specials on a day: then the times are too many.
    pub(super) fn new(
        campus: &Campus,
        grade: GradeId,
        groups: &[TeacherGroup],
        day: DayId,
        clock: Clock,
    ) -> Option<Self> {
        let least = campus[grade].specials_per_day_min;
        let mut may_have_none = false;
        for release in releases(campus, grade) {
            let units: u32 = release.counts.iter().sum();
            if units > 1 {
                return None;
            }
            may_have_none |= units == 0 && least == 0;
        }
        let own = groups.iter().filter(|group| group.grade == grade);
        Some(Self {
            lunch: Self::lunch(campus, grade, day, clock),
            recess: Self::recess(campus, grade, day, clock),
            specials: Self::specials(campus, grade, day, clock),
            may_have_none,
            specialists: specialists(campus, &[grade], day),
            teachers: own.map(|group| TeacherDay::new(campus, group, day, clock)).collect(),
        })
    }

    /// Returns when a grade may eat.
    pub(super) fn lunch(campus: &Campus, grade: GradeId, day: DayId, clock: Clock) -> Break {
        let (bells, lunch) = (&campus.bells, lunch_of(campus, grade));
        Break {
            length: clock.length(lunch),
            starts: within(bells.lunch_starts(day, lunch), lunch, campus[grade].lunch_window, clock),
            frees: !bells.lunch_supervision.roles.contains(&Role::Homeroom),
        }
    }

    /// Returns when a grade may be out.
    pub(super) fn recess(campus: &Campus, grade: GradeId, day: DayId, clock: Clock) -> Break {
        let (bells, recess) = (&campus.bells, recess_of(campus, grade));
        Break {
            length: clock.length(recess),
            starts: within(bells.recess_starts(day, recess), recess, campus[grade].recess_window, clock),
            frees: !bells.recess_supervision.roles.contains(&Role::Homeroom),
        }
    }

    /// Returns the lengths that a special of the grade may have, each with its starts in order.
    pub(super) fn specials(
        campus: &Campus,
        grade: GradeId,
        day: DayId,
        clock: Clock,
    ) -> Vec<(i32, Vec<i32>)> {
        let units = release_units(campus, grade);
        let with_starts = |length: i32| {
            let of_length = units.iter().filter(|unit| unit.minutes == length);
            let first = of_length.flat_map(|unit| &unit.specials).map(|&one| campus[one].minutes).min();
            let times = campus.bells.special_starts(day, first.unwrap_or(Minutes::ZERO));
            (clock.length(Minutes::new(length)), clock.starts(times))
        };
        release_lengths(campus, grade).into_iter().map(with_starts).collect()
    }

    /// One of the teachers at `place` has the class at its special from `start`.
    pub(super) fn keep(&mut self, place: usize, start: i32) {
        let one = TeacherDay { count: 1, special: Some(start), ..self.teachers[place].clone() };
        // Groups keep their places; one without anybody left asks for nothing.
        self.teachers[place].count -= 1;
        self.teachers.push(one);
    }

    /// Tells whether some times of lunch, recess and specials leave every teacher free for these meetings.
    pub(super) fn can_have(&self, meetings: &[Steps], turns: usize, day: &TeamDay) -> bool {
        self.lunch.starts.iter().any(|&lunch| {
            let lunch = (lunch, lunch + self.lunch.length);
            self.recess.starts.iter().any(|&recess| {
                let recess = (recess, recess + self.recess.length);
                overlap(lunch, recess).is_none() && self.specials_fit(meetings, lunch, recess, turns, day)
            })
        })
    }

    /// Returns when lunch, recess and specials can be, whichever way.
    pub(super) fn times(&self, meetings: &[Steps], day: &TeamDay) -> Times {
        let mut times = Times::default();
        for &lunch in &self.lunch.starts {
            for &recess in &self.recess.starts {
                let lunch = (lunch, lunch + self.lunch.length);
                let recess = (recess, recess + self.recess.length);
                if overlap(lunch, recess).is_some() || !self.specials_fit(meetings, lunch, recess, 1, day) {
                    continue;
                }
                times.lunches.push(lunch);
                times.recesses.push(recess);
                for teacher in &self.teachers {
                    times.specials.extend(self.specials_of(teacher, meetings, lunch, recess, day));
                }
            }
        }
        for list in [&mut times.lunches, &mut times.recesses, &mut times.specials] {
            list.sort_unstable();
            list.dedup();
        }
        // Where a homeroom may do without a special, nothing is known of how many there are.
        let all = self.teachers.iter().map(|teacher| teacher.count).sum();
        times.homerooms = if self.may_have_none { 0 } else { all };
        times
    }

    fn breaks(&self, lunch: Steps, recess: Steps) -> Vec<Steps> {
        let lunch = Some(lunch).filter(|_| self.lunch.frees);
        lunch.into_iter().chain(Some(recess).filter(|_| self.recess.frees)).collect()
    }

    /// Returns when a special can be that leaves the teacher free for the meetings.
    fn specials_of(
        &self,
        teacher: &TeacherDay,
        meetings: &[Steps],
        lunch: Steps,
        recess: Steps,
        day: &TeamDay,
    ) -> Vec<Steps> {
        let breaks = self.breaks(lunch, recess);
        let free = teacher.free(&breaks);
        // What of the meetings nothing else frees the teacher for, the special has to.
        let covered = uncovered(meetings, &free);
        let mut possible = Vec::new();
        for (length, starts) in &self.specials {
            // A special that touches no other free time leaves as much wherever it is.
            let mut alone: Option<bool> = None;
            for &start in starts {
                let special = (start, start + length);
                let is_out = teacher.special.is_some_and(|kept| kept != start)
                    || covered.is_some_and(|part| part.0 < special.0 || special.1 < part.1)
                    || overlap(special, lunch).is_some()
                    || overlap(special, recess).is_some();
                if is_out {
                    continue;
                }
                let touches = covered.is_some()
                    || start == day.students.0
                    || free.iter().any(|stretch| stretch.1 == special.0 || special.1 == stretch.0);
                let is_free = if touches {
                    teacher.has_all(meetings, &free, &[special], day)
                } else {
                    *alone.get_or_insert_with(|| teacher.has_all(meetings, &free, &[special], day))
                };
                if is_free && teacher.rests(&breaks, &[special], day) {
                    possible.push(special);
                }
            }
        }
        possible
    }

    fn specials_fit(
        &self,
        meetings: &[Steps],
        lunch: Steps,
        recess: Steps,
        turns: usize,
        day: &TeamDay,
    ) -> bool {
        let breaks = self.breaks(lunch, recess);
        let (mut all, mut homerooms) = (Vec::new(), 0);
        for teacher in self.teachers.iter().filter(|teacher| teacher.count > 0) {
            if self.may_have_none && teacher.is_free(meetings, &breaks, day) {
                continue;
            }
            let mut possible = self.specials_of(teacher, meetings, lunch, recess, day);
            if teacher.count > self.specialists.saturating_mul(one_after_the_other(&mut possible)) {
                return false;
            }
            homerooms += teacher.count;
            all.extend(possible);
        }
        let in_turn = one_after_the_other(&mut all);
        let some_do_without = homerooms < self.teachers.iter().map(|teacher| teacher.count).sum();
        homerooms <= self.specialists.saturating_mul(in_turn) && (in_turn >= turns || some_do_without)
    }
}

/// Returns how many homerooms the people who are here and teach a special of any of the grades can have at once: as many as
/// there are people, where no homerooms come to a class together.
pub(super) fn specialists(campus: &Campus, grades: &[GradeId], day: DayId) -> usize {
    let mut takes: BTreeMap<PersonId, usize> = BTreeMap::new();
    for &grade in grades {
        for special in campus.specials_of(grade) {
            let together = campus.most_together(special, grade);
            for &person in campus[special].taught_by.iter().filter(|&&person| campus.is_here(person, day)) {
                let most = takes.entry(person).or_insert(together);
                *most = together.max(*most);
            }
        }
    }
    takes.values().sum()
}
