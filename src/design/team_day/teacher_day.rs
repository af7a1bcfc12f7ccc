//! The day of homeroom teachers who are alike, in steps.

use commontime_school::ids::DayId;
use commontime_school::policy::Per;
use commontime_school::{Campus, Minutes, Rule};

use super::TeamDay;
use super::clock::Clock;
use super::steps::{Steps, joined, overlap, without};
use crate::design::lunch_kept;
use crate::design::teachers::TeacherGroup;

/// Homeroom teachers who are alike.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct TeacherDay {
    pub(super) count: usize,
    /// When they are here outside the students' day and off duty.
    pub(super) outside: Vec<Steps>,
    /// When they are on duty.
    pub(super) duties: Vec<Steps>,
    pub(super) lunch: i32,
    /// One block of daily planning, and whether within the students' day.
    pub(super) planning: i32,
    pub(super) planning_inside: bool,
    /// When the special begins, where that is locked.
    pub(super) special: Option<i32>,
}

impl TeacherDay {
    pub(super) fn new(campus: &Campus, group: &TeacherGroup, day: DayId, clock: Clock) -> Self {
        let person = group.members[0];
        let students = clock.steps(campus.bells.days[day.index()].students);
        let free = clock.free(campus, person, day).into_iter();
        let outside = free.flat_map(|(from, to)| [(from, to.min(students.0)), (from.max(students.1), to)]);
        let keeps = |rule| !campus.waived(rule);
        let lunch = lunch_kept(campus, person, day);
        // Several minimums may be served by one stretch, and one may be had in pieces: one block is had for certain.
        let minimums = campus.policy.planning.iter().filter(|minimum| {
            keeps(Rule::IndividualPlanning)
                && minimum.per == Per::Day
                && minimum.protects(&campus[person])
                && minimum.minutes > Minutes::ZERO
        });
        let block = minimums.map(|minimum| (minimum.minimum_block, minimum.within_student_day)).max();
        let (planning, planning_inside) = block.unwrap_or((Minutes::ZERO, false));
        Self {
            count: group.members.len(),
            outside: outside.filter(|(from, to)| from < to).collect(),
            duties: campus.duties_on(person, day).map(|(_, span)| clock.steps(span)).collect(),
            lunch: clock.length(lunch),
            planning: clock.length(planning),
            planning_inside,
            special: None,
        }
    }

    /// Tells whether the teacher is free for the meetings without a special, has lunch and planning beside them, and rests.
    pub(super) fn is_free(&self, meetings: &[Steps], breaks: &[Steps], day: &TeamDay) -> bool {
        self.has_all(meetings, &self.free(breaks), &[], day) && self.rests(breaks, &[], day)
    }

    /// Returns when the teacher is free without a special, in stretches.
    pub(super) fn free(&self, breaks: &[Steps]) -> Vec<Steps> {
        let mut pieces: Vec<Steps> = self.outside.iter().chain(breaks).copied().collect();
        pieces.sort_unstable();
        joined(pieces)
    }

    /// Tells whether the teacher is free for the meetings, and has lunch and planning beside them, with these specials beside
    /// what is free.
    pub(super) fn has_all(
        &self,
        meetings: &[Steps],
        free: &[Steps],
        specials: &[Steps],
        day: &TeamDay,
    ) -> bool {
        let mut stretches: Vec<Steps> = Vec::with_capacity(free.len() + specials.len() + 3);
        stretches.extend(free.iter().chain(specials).copied());
        stretches.sort_unstable();
        let mut stretches = joined(stretches);
        // A class is handed over where a stretch begins within the students' day, but not where it begins with it.
        for stretch in &mut stretches {
            if stretch.0 > day.students.0 && stretch.0 < day.students.1 {
                stretch.0 += day.lead;
            }
        }
        let held = |meeting: &Steps| {
            stretches.iter().any(|stretch| stretch.0 <= meeting.0 && meeting.1 <= stretch.1)
        };
        if !meetings.iter().all(held) {
            return false;
        }
        for &meeting in meetings {
            stretches = stretches.into_iter().flat_map(|stretch| without(stretch, meeting)).collect();
        }
        let plans = |rest: &[Steps]| {
            let part =
                |stretch| if self.planning_inside { overlap(stretch, day.students) } else { Some(stretch) };
            let holds = |(from, to): Steps| to - from >= self.planning;
            self.planning == 0 || rest.iter().filter_map(|&stretch| part(stretch)).any(holds)
        };
        if self.lunch == 0 {
            return plans(&stretches);
        }
        // At one end of a stretch, lunch leaves as much as anywhere else in it.
        stretches.iter().enumerate().any(|(at, &stretch)| {
            let Some((from, to)) =
                overlap(stretch, day.students).filter(|(from, to)| to - from >= self.lunch)
            else {
                return false;
            };
            [(from, from + self.lunch), (to - self.lunch, to)].into_iter().any(|lunch| {
                let others =
                    stretches.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, one)| *one);
                plans(&others.chain(without(stretch, lunch)).collect::<Vec<_>>())
            })
        })
    }

    /// Tells whether the teacher is never with students for too long: with the class all day but for lunch, recess and
    /// specials where others are, and on duty.
    pub(super) fn rests(&self, breaks: &[Steps], specials: &[Steps], day: &TeamDay) -> bool {
        let Some((most, pause)) = day.rest else { return true };
        let mut work: Vec<Steps> = self.duties.iter().copied().chain([day.students]).collect();
        for taken in breaks.iter().chain(specials).copied() {
            work = work.into_iter().flat_map(|stretch| without(stretch, taken)).collect();
        }
        work.sort_unstable();
        // Time with students since the last break, until when, and in how many pieces.
        let (mut sum, mut until, mut pieces) = (0, i32::MIN / 2, 0);
        work.into_iter().all(|(from, to)| {
            if from - until >= pause {
                (sum, pieces) = (0, 0);
            }
            sum += (to - from.max(until)).max(0);
            until = until.max(to);
            pieces += 1;
            // Each piece may have grown by less than a step when its ends were rounded down.
            sum * day.grid <= most + pieces * (day.grid - 1)
        })
    }
}

/// Returns the limit on time with students in one stretch, in minutes, and the break that ends it, in steps.
pub(super) fn rest(campus: &Campus, clock: Clock) -> Option<(i32, i32)> {
    let most = campus.most_teaching()?;
    Some((most.get(), clock.length(campus.policy.consecutive_teaching_break).max(1)))
}
