//! Days on which a homeroom has two specials: whether that frees its teacher.

use super::TeamDay;
use super::grade_day::GradeDay;
use super::steps::{Steps, overlap, uncovered_pieces, without};
use super::teacher_day::TeacherDay;

impl GradeDay {
    /// Tells whether two specials of a homeroom leave the teacher free for these meetings, at any times of theirs.
    pub(super) fn may_have_two(
        &self,
        teacher: &TeacherDay,
        meetings: &[Steps],
        lunch: Steps,
        recess: Steps,
        day: &TeamDay,
    ) -> bool {
        let breaks = self.breaks(lunch, recess);
        let free = teacher.free(&breaks);
        let needed = uncovered_pieces(meetings, &free);
        let minutes: i32 = needed.iter().map(|piece| piece.1 - piece.0).sum();
        let is_apart =
            |special: &Steps| overlap(*special, lunch).is_none() && overlap(*special, recess).is_none();
        let two = TwoSpecials { teacher, meetings, breaks: &breaks, free: &free, day };
        self.pairs.iter().any(|&(one, other)| {
            let (one, other) = (&self.specials[one], &self.specials[other]);
            let both_ways = [(one, other), (other, one)];
            let ways = if one == other { &both_ways[..1] } else { &both_ways[..] };
            minutes <= one.0 + other.0
                && ways.iter().any(|&(one, other)| {
                    let first = spans(one, needed.first().copied()).filter(is_apart);
                    first.into_iter().any(|first| {
                        let left: Vec<Steps> =
                            needed.iter().flat_map(|&piece| without(piece, first)).collect();
                        // Where none must be at a certain time, the second is the later one.
                        let from = if needed.is_empty() { first.1 } else { i32::MIN };
                        let second = spans(other, left.first().copied()).filter(is_apart);
                        let second = second
                            .filter(|second| second.0 >= from && overlap(first, *second).is_none())
                            .filter(|&second| {
                                left.iter().all(|&piece| without(piece, second).next().is_none())
                            });
                        two.leave_all(first, second, left.is_empty())
                    })
                })
        })
    }
}

/// Returns where a special may be, of a length and with its starts: so that it has the first step of what it must cover, where
/// there is such.
fn spans((length, starts): &(i32, Vec<i32>), covers: Option<Steps>) -> impl Iterator<Item = Steps> + '_ {
    let (from, to) = covers.map_or((i32::MIN, i32::MAX), |(step, _)| (step - length + 1, step));
    let of_interest = starts.iter().filter(move |start| (from..=to).contains(*start));
    of_interest.map(move |&start| (start, start + length))
}

/// A teacher's day with two specials.
struct TwoSpecials<'a> {
    teacher: &'a TeacherDay,
    meetings: &'a [Steps],
    breaks: &'a [Steps],
    free: &'a [Steps],
    day: &'a TeamDay,
}

impl TwoSpecials<'_> {
    /// Tells whether the first special and any of the second ones leave room for all; `anywhere` where the second covers nothing
    /// of the meetings.
    fn leave_all(&self, first: Steps, second: impl Iterator<Item = Steps>, anywhere: bool) -> bool {
        // One that touches no other free time leaves as much wherever it is.
        let mut alone: Option<bool> = None;
        let mut second = second;
        second.any(|second| {
            let specials = [first, second];
            let is_kept = |kept| specials.iter().any(|special| special.0 == kept);
            if self.teacher.special.is_some_and(|kept| !is_kept(kept)) {
                return false;
            }
            let touches = |stretch: &Steps| stretch.1 == second.0 || second.1 == stretch.0;
            let has_all = || self.teacher.has_all(self.meetings, self.free, &specials, self.day);
            let is_by_itself =
                anywhere && second.0 != self.day.students.0 && !self.free.iter().chain([&first]).any(touches);
            let is_free = if is_by_itself { *alone.get_or_insert_with(has_all) } else { has_all() };
            is_free && self.teacher.rests(self.breaks, &specials, self.day)
        })
    }
}
