//! The most that a team with homeroom teachers can meet on one day, found by trying everything.
//!
//! One team and one day are small enough to try every time of day: its grades' lunch, recess and specials, its teachers'
//! duty-free lunch and daily planning, their breaks from students, and the meeting, for which all are free of students.
//! Everybody else is left out, as if all specialists, the cafeteria and the playground were there for this team alone. So
//! whatever any schedule does on that day is among what is tried, and what is not found does not exist.
//!
//! For given times of lunch, recess and meeting every homeroom has some times at which its special may be. A specialist
//! can take so many classes at such times one after the other, and all specialists together so many times as many: a grade
//! with more homerooms than that cannot have the meeting. That is what joins the homerooms of a large grade, since all
//! their specials would have to lie on the same side of lunch. Where a homeroom may have two specials a day, each kind of
//! teacher is looked at alone.
//!
//! Times are tried on the grid only. That is enough: all lengths and windows are multiples of the grid, so in any schedule
//! every time can be rounded down to the grid; what did not overlap still does not, and what touched still does.

mod alone;
mod clock;
mod grade_day;
mod steps;
mod teacher_day;

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use commontime_school::ids::{DayId, GradeId, HomeroomId, PersonId, TeamId};
use commontime_school::{Activity, Campus, Minutes, Rule};

use super::teachers::{TeacherGroup, teacher_groups};
use crate::kept::Kept;
use alone::{AloneDay, Most};
use clock::Clock;
use grade_day::{Break, GradeDay, Times, specialists};
use steps::{Steps, are_many, one_after_the_other, overlap, side_by_side, ways};
use teacher_day::rest;

/// More places for the blocks of one question are not tried; nothing is claimed then.
const MOST_PLACINGS: usize = 5_000;

/// Answers questions about team days, each only once: days and grades that are alike ask the same, and so do schools.
#[derive(Debug, Default)]
pub struct TeamDays {
    /// For a day, at most so many steps and so many turns: the most steps.
    answered: Mutex<BTreeMap<(TeamDay, i32, usize), i32>>,
    /// For the day of a teacher alone: the most steps.
    alone: Mutex<BTreeMap<AloneDay, Most>>,
}

impl TeamDays {
    /// Returns the most minutes that all of `team` can meet on `day`, at most `known`, in blocks that count.
    #[must_use]
    pub fn most_minutes(&self, campus: &Campus, team: TeamId, day: DayId, known: Minutes) -> Minutes {
        match TeamDay::new(campus, team, day) {
            Some(team_day) => self.most(campus, Some(team_day), known, 1),
            None => self.most_of_teachers(campus, team, day, known),
        }
    }

    /// As [`most_minutes`](Self::most_minutes), on a day with everything that is locked on it.
    #[must_use]
    pub fn most_with_locks(
        &self,
        campus: &Campus,
        (team, day): (TeamId, DayId),
        kept: &Kept,
        known: Minutes,
    ) -> Minutes {
        let mut team_day = TeamDay::new(campus, team, day);
        if let Some(team_day) = &mut team_day {
            team_day.keep(campus, (team, day), kept);
        }
        self.most(campus, team_day, known, 1)
    }

    /// Returns the most minutes that all of `team` can meet on `day` while some specialist could take two of its homerooms
    /// one after the other. Where it meets longer, every homeroom needs a specialist of its own.
    #[must_use]
    pub fn most_in_turns(&self, campus: &Campus, team: TeamId, day: DayId, known: Minutes) -> Minutes {
        if let Some(team_day) = TeamDay::new(campus, team, day) {
            return self.most(campus, Some(team_day), known, 2);
        }
        // Of teachers who are not alike not all need be free by a special at the same time.
        let groups = groups_of(campus, team);
        let [group] = &groups[..] else { return known };
        let alone = AloneDay::new(campus, group, day).map(|alone| self.most_alone(alone).beside_specials);
        alone.map_or(known, |steps| in_minutes(campus, steps, known))
    }

    /// Returns the most minutes that `team` can meet on `day`, each kind of its homeroom teachers looked at alone; none at
    /// specials for those with more homerooms than there are specialists.
    fn most_of_teachers(&self, campus: &Campus, team: TeamId, day: DayId, known: Minutes) -> Minutes {
        let most = |group: &TeacherGroup| {
            let most = self.most_alone(AloneDay::new(campus, group, day)?);
            let are_too_many = group.members.len() > specialists(campus, &[group.grade], day);
            Some(if are_too_many { most.beside_specials } else { most.in_all })
        };
        let groups = groups_of(campus, team);
        let steps = groups.iter().filter_map(most).min();
        steps.map_or(known, |steps| in_minutes(campus, steps, known))
    }

    fn most_alone(&self, alone: AloneDay) -> Most {
        let answered = || self.alone.lock().unwrap_or_else(PoisonError::into_inner);
        let before = answered().get(&alone).copied();
        before.unwrap_or_else(|| {
            let most = alone.most();
            answered().insert(alone, most);
            most
        })
    }

    /// Returns the most minutes that the team of these teachers can meet on `day` where one of them has a homeroom with at most
    /// so many specials, none or one: that teacher is looked at alone, as if there were specialists for all. Where the team
    /// meets longer, all their homerooms have more.
    #[must_use]
    pub fn most_with_few_specials(
        &self,
        campus: &Campus,
        group: &TeacherGroup,
        day: DayId,
        specials: usize,
        known: Minutes,
    ) -> Minutes {
        let alone = AloneDay::new(campus, group, day).map(|alone| alone.with_few_specials(specials));
        alone.map_or(known, |alone| in_minutes(campus, self.most_alone(alone).in_all, known))
    }

    /// Tells whether the day can be at all, if only without a meeting, and whether it could if time with students in one
    /// stretch were not limited.
    #[must_use]
    pub fn can_be(campus: &Campus, team: TeamId, day: DayId) -> (bool, bool) {
        let Some(team_day) = TeamDay::new(campus, team, day) else { return (true, true) };
        let unlimited = TeamDay { rest: None, ..team_day.clone() };
        (team_day.all_can_have(&[], 1), unlimited.all_can_have(&[], 1))
    }

    /// Tells whether the day can be at all with what is locked on it, if only without a meeting.
    #[must_use]
    pub fn can_be_with_locks(campus: &Campus, team: TeamId, day: DayId, kept: &Kept) -> bool {
        let Some(mut team_day) = TeamDay::new(campus, team, day) else { return true };
        team_day.keep(campus, (team, day), kept);
        team_day.all_can_have(&[], 1)
    }

    fn most(&self, campus: &Campus, team_day: Option<TeamDay>, known: Minutes, turns: usize) -> Minutes {
        let grid = campus.bells.grid.get().max(1);
        // What is asked for is rounded down to the grid, as all times are.
        let most = known.get() / grid;
        let Some(team_day) = team_day else { return known };
        let question = (team_day, most, turns);
        // While one thread looks for an answer others may look for others, or for the same: it is the same then.
        let answered = || self.answered.lock().unwrap_or_else(PoisonError::into_inner);
        let before = answered().get(&question).copied();
        let possible = before.unwrap_or_else(|| {
            let possible = question.0.most_steps(most, turns);
            answered().insert(question, possible);
            possible
        });
        in_minutes(campus, possible, known)
    }
}

/// Returns so many steps in minutes, where at most `known` minutes are possible and one step more than these is not.
fn in_minutes(campus: &Campus, steps: i32, known: Minutes) -> Minutes {
    let grid = campus.bells.grid.get().max(1);
    let mut lengths = [campus.policy.transition, campus.goal.minimum_block].into_iter();
    match steps {
        0 => Minutes::ZERO,
        _ if steps >= known.get() / grid => known,
        // Where all else is a multiple of the grid, so is the most there can be.
        _ if lengths.all(|minutes| minutes.get() % grid == 0) => Minutes::new(steps * grid),
        _ => Minutes::new((steps + 1) * grid - 1).min(known),
    }
}

/// Returns the homeroom teachers of a team who are alike, by grade.
fn groups_of(campus: &Campus, team: TeamId) -> Vec<TeacherGroup> {
    let mut groups = teacher_groups(campus);
    groups.retain(|group| group.team == Some(team));
    groups
}

/// One team on one day, in steps of the grid.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct TeamDay {
    /// Minutes of a step.
    grid: i32,
    students: Steps,
    /// The shortest block that counts.
    shortest: i32,
    /// Lost where a class is handed over.
    lead: i32,
    /// When every member is here and off duty.
    common: Vec<Steps>,
    grades: Vec<GradeDay>,
    /// How many of the grades may eat at once, and how many may be out at once.
    at_lunch: usize,
    at_recess: usize,
    /// People here who teach specials of any of the grades.
    specialists: usize,
    /// How long a teacher may be with students, and the break that ends it.
    rest: Option<(i32, i32)>,
}

impl TeamDay {
    /// `None` where a homeroom may have several specials on a day: then the times are too many.
    fn new(campus: &Campus, team: TeamId, day: DayId) -> Option<Self> {
        if campus.waived(Rule::SpecialsFrequency) {
            return None;
        }
        let clock = Clock::new(campus, day);
        let groups = groups_of(campus, team);
        let mut ids: Vec<GradeId> = groups.iter().map(|group| group.grade).collect();
        ids.dedup();
        let grades = ids.iter().map(|&grade| GradeDay::new(campus, grade, &groups, day, clock));
        let students = clock.steps(campus.bells.days[day.index()].students);
        let keeps = |rule| !campus.waived(rule);
        let block = if keeps(Rule::MinimumBlock) { campus.goal.minimum_block } else { Minutes::ZERO };
        let lead = if keeps(Rule::Transition) { campus.policy.transition } else { Minutes::ZERO };
        let both = |before: Vec<Steps>, free: Vec<Steps>| {
            before
                .iter()
                .flat_map(|a| free.iter().filter_map(|b| overlap(*a, *b)).collect::<Vec<_>>())
                .collect()
        };
        let members = campus[team].members.iter();
        let common = members.map(|&member| clock.free(campus, member, day)).reduce(both)?;
        // Grades that eat together count as one.
        let alone = ids.iter().all(|&grade| campus[grade].eats_with.is_empty());
        let at_lunch = if alone { campus.bells.cafeteria.grades_at_once as usize } else { usize::MAX };
        Some(Self {
            grid: clock.grid(),
            students,
            shortest: clock.length(block).max(1),
            lead: clock.length(lead),
            common,
            grades: grades.collect::<Option<_>>()?,
            at_lunch,
            at_recess: campus.bells.playground.grades_at_once as usize,
            specialists: specialists(campus, &ids, day),
            rest: rest(campus, clock),
        })
    }

    /// Keeps lunch, recess and specials that are locked to their times, as far as these lie on the grid.
    fn keep(&mut self, campus: &Campus, (team, day): (TeamId, DayId), kept: &Kept) {
        let clock = Clock::new(campus, day);
        let mut ids: Vec<GradeId> = Vec::new();
        let groups = teacher_groups(campus);
        let own: Vec<&TeacherGroup> = groups.iter().filter(|group| group.team == Some(team)).collect();
        ids.extend(own.iter().map(|group| group.grade));
        ids.dedup();
        // Who has two classes locked on one day is counted once.
        let mut kept_once: Vec<PersonId> = Vec::new();
        for (at, &id) in ids.iter().enumerate() {
            let grade = &mut self.grades[at];
            for lesson in kept.lessons(day) {
                let Some(start) = clock.on_grid(lesson.span.start()) else { continue };
                let in_grade = |homeroom: &&HomeroomId| campus[**homeroom].grade == id;
                // A lunch may be two lessons, where somebody else takes over: one of them says nothing of when it begins.
                let is_whole = |of: &Break| clock.length(lesson.span.length()) >= of.length;
                match lesson.activity {
                    Activity::Lunch
                        if is_whole(&grade.lunch) && lesson.homerooms.iter().any(|it| in_grade(&it)) =>
                    {
                        grade.lunch.starts.retain(|&one| one == start);
                    }
                    Activity::Recess
                        if is_whole(&grade.recess) && lesson.homerooms.iter().any(|it| in_grade(&it)) =>
                    {
                        grade.recess.starts.retain(|&one| one == start);
                    }
                    Activity::Special(_) => {
                        for homeroom in lesson.homerooms.iter().filter(in_grade) {
                            let teacher = campus[*homeroom].teacher;
                            let mut groups = own.iter().filter(|group| group.grade == id);
                            let place = groups.position(|group| group.members.contains(&teacher));
                            if let Some(place) = place.filter(|_| !kept_once.contains(&teacher)) {
                                kept_once.push(teacher);
                                grade.keep(place, start);
                            }
                        }
                    }
                    _ => {}
                }
            }
        }
    }

    /// Returns the most steps, at most `most`, for which blocks can be placed; 0 where not even one block can.
    ///
    /// With more `turns` than one, only placings count for which one specialist could take so many of a grade's homerooms.
    fn most_steps(&self, most: i32, turns: usize) -> i32 {
        let mut alone = BTreeMap::new();
        let possible = |&steps: &i32| {
            // A day that can be cut into four blocks or more is not looked at: nothing is claimed.
            steps >= 4 * self.shortest
                || ways(steps, self.shortest).iter().any(|blocks| self.is_possible(blocks, turns, &mut alone))
        };
        (self.shortest..=most).rev().find(possible).unwrap_or(0)
    }

    /// Tells whether all blocks can be placed, the shortest given first. `alone` remembers where each length can be placed by
    /// itself.
    fn is_possible(&self, blocks: &[i32], turns: usize, alone: &mut BTreeMap<i32, Vec<i32>>) -> bool {
        for &block in blocks {
            alone.entry(block).or_insert_with(|| {
                let fits = |start: &i32| self.all_can_have(&[(*start, start + block)], turns);
                self.starts_of(block).into_iter().filter(fits).collect()
            });
        }
        self.can_place(blocks, &mut Vec::new(), turns, alone, &mut 0)
    }

    /// Tells whether all blocks can be placed beside those that are. Where it is tried too often that is said, and so nothing claimed.
    fn can_place(
        &self,
        blocks: &[i32],
        placed: &mut Vec<Steps>,
        turns: usize,
        alone: &BTreeMap<i32, Vec<i32>>,
        tried: &mut usize,
    ) -> bool {
        let Some((&block, rest)) = blocks.split_first() else { return true };
        // Blocks of one length are placed in order of time.
        let from = placed.last().filter(|last| last.1 - last.0 == block).map_or(i32::MIN, |last| last.1);
        for &start in alone[&block].iter().filter(|start| **start >= from) {
            let next = (start, start + block);
            if placed.iter().any(|&other| overlap(next, other).is_some()) {
                continue;
            }
            *tried += 1;
            if *tried > MOST_PLACINGS {
                return true;
            }
            placed.push(next);
            // What cannot be with fewer meetings cannot be with more.
            let fits = placed.len() == 1 || self.all_can_have(placed, turns);
            if fits && self.can_place(rest, placed, turns, alone, tried) {
                return true;
            }
            placed.pop();
        }
        false
    }

    fn all_can_have(&self, meetings: &[Steps], turns: usize) -> bool {
        self.grades.iter().all(|grade| grade.can_have(meetings, turns, self))
            && (self.grades.len() < 2 || self.together(meetings))
    }

    /// Tells whether the grades can have the meetings side by side, as far as cafeteria, playground and specialists go, each
    /// looked at by itself.
    fn together(&self, meetings: &[Steps]) -> bool {
        let times: Vec<Times> = self.grades.iter().map(|grade| grade.times(meetings, self)).collect();
        let lunches: Vec<&[Steps]> = times.iter().map(|times| &times.lunches[..]).collect();
        let recesses: Vec<&[Steps]> = times.iter().map(|times| &times.recesses[..]).collect();
        let mut specials: Vec<Steps> = times.iter().flat_map(|times| times.specials.clone()).collect();
        let homerooms: usize = times.iter().map(|times| times.homerooms).sum();
        homerooms <= self.specialists.saturating_mul(one_after_the_other(&mut specials))
            && (are_many(&lunches) || side_by_side(&lunches, self.at_lunch, &mut Vec::new()))
            && (are_many(&recesses) || side_by_side(&recesses, self.at_recess, &mut Vec::new()))
    }

    /// Returns the starts worth trying for a block. Outside the students' day, in a stretch that does not touch it, the two
    /// ends leave as much as any other place.
    fn starts_of(&self, block: i32) -> Vec<i32> {
        let mut starts = Vec::new();
        for &(from, to) in self.common.iter().filter(|(from, to)| to - from >= block) {
            let touches = from <= self.students.1 && to >= self.students.0;
            if touches {
                starts.extend(from..=to - block);
            } else {
                starts.extend([from, to - block]);
            }
        }
        starts.dedup();
        starts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::{Blueprint, school};
    use commontime_files::{load, load_texts};
    use std::path::Path;

    /// Grades of 3, 6, 4, 4, 4 and 3 homerooms; five specialists, four of them on Thursday; one special of 45 a day; lunch and
    /// recess of 30, a duty-free lunch of 30 and 30 of planning in one piece; 25 minutes after dismissal duty, on Friday 75.
    fn campus() -> Campus {
        load_texts(&school(&Blueprint::new(1, 24, true))).expect("made schools load")
    }

    fn most(campus: &Campus, team: &str, day: &str, known: i32) -> i32 {
        let team = campus.team_ids().find(|&id| campus[id].id == team).expect("the team is there");
        let day = campus.cycle.day_named(day).expect("the day is there");
        TeamDays::default().most_minutes(campus, team, day, Minutes::new(known)).get()
    }

    #[test]
    fn a_grade_no_larger_than_the_specialists_meets_at_its_special() {
        assert_eq!(most(&campus(), "kindergarten", "Mon", 45), 45);
        assert_eq!(most(&campus(), "kindergarten", "Fri", 120), 120);
    }

    #[test]
    fn a_grade_larger_than_the_specialists_has_nothing_on_a_day_that_is_used_up() {
        // A meeting of 45 in lunch and recess leaves 15 of them and the 45 of the special for lunch and planning, all of it,
        // so all six specials would have to begin at the same time.
        assert_eq!(most(&campus(), "grade-1", "Mon", 45), 0);
    }

    #[test]
    fn where_the_afternoon_is_long_lunch_and_recess_can_be_a_meeting() {
        // 45 of lunch and recess are met in, with lunch in the special and planning in the 75 after school: 45 are left there.
        // Or those 75 are the meeting. Or 60 and 45, which is the most.
        assert_eq!(most(&campus(), "grade-1", "Fri", 120), 105);
    }

    #[test]
    fn two_specials_a_day_are_one_long_meeting_or_make_room_for_another() {
        use commontime_school::lever::Decisions;

        let campus = load(Path::new("scenarios/walker-gamble-short")).expect("it is there");
        let mut decisions = Decisions::nothing(&campus);
        let doubles = campus.levers.iter().position(|lever| lever.id == "double-specials");
        decisions.0[doubles.expect("the lever is open")] = 1;
        let campus = campus.with(&decisions).expect("it can be pulled");
        let team = campus.team_ids().find(|&id| campus[id].id == "kindergarten").expect("the team is there");
        let group = teacher_groups(&campus).into_iter().find(|group| group.team == Some(team));
        let group = group.expect("it has teachers");
        let day = |name| campus.cycle.day_named(name).expect("the day is there");
        let (days, known) = (TeamDays::default(), Minutes::new(90));
        // Five homerooms. Two specials of 45, lunch and recess of 30 make 150, of which lunch and planning take 60 and leave 90:
        // both specials, all five homerooms at once.
        assert_eq!(days.most_minutes(&campus, team, day("Mon"), known).get(), 90);
        // On Tuesday four specialists are there, so nobody meets at specials. Lunch in the one and planning in the other leave
        // students' lunch and recess, 60 where they touch.
        assert_eq!(days.most_minutes(&campus, team, day("Tue"), known).get(), 60);
        assert_eq!(days.most_in_turns(&campus, team, day("Mon"), known).get(), 60);
        // One special leaves 45, and none nothing.
        let few = |specials| days.most_with_few_specials(&campus, &group, day("Mon"), specials, known).get();
        assert_eq!((few(1), few(0)), (45, 0));
    }

    #[test]
    fn blocks_add_up_and_none_is_too_short() {
        assert_eq!(ways(5, 2), [vec![5], vec![2, 3]]);
        assert_eq!(ways(6, 2), [vec![6], vec![2, 4], vec![2, 2, 2], vec![3, 3]]);
    }

    #[test]
    fn no_more_lists_run_at_once_than_may() {
        let (early, late) = (&[(0, 6)][..], &[(0, 6), (6, 12)][..]);
        assert!(side_by_side(&[early, late], 1, &mut Vec::new()));
        assert!(!side_by_side(&[early, early], 1, &mut Vec::new()));
        assert!(side_by_side(&[early, early], 2, &mut Vec::new()));
        assert!(!side_by_side(&[late, late, late], 1, &mut Vec::new()));
    }

    #[test]
    fn one_person_takes_spans_that_do_not_overlap() {
        assert_eq!(one_after_the_other(&mut [(0, 9), (3, 12), (9, 18), (20, 29)]), 3);
        assert_eq!(one_after_the_other(&mut []), 0);
    }
}
