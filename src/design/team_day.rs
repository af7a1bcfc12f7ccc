//! The most that a team with homeroom teachers can meet on one day, found by trying everything.
//!
//! One team and one day are small enough to try every time of day: its grades' lunch, recess and specials, its teachers'
//! duty-free lunch and daily planning, their breaks from students, and the meeting, for which all are free of students. Everybody else is left out, as
//! if all specialists, the cafeteria and the playground were there for this team alone. So whatever any schedule does on that
//! day is among what is tried, and what is not found does not exist.
//!
//! For given times of lunch, recess and meeting every homeroom has some times at which its special may be. A specialist
//! can take so many classes at such times one after the other, and all specialists together so many times as many: a grade
//! with more homerooms than that cannot have the meeting. That is what joins the homerooms of a large grade, since all
//! their specials would have to lie on the same side of lunch.
//!
//! Times are tried on the grid only. That is enough: all lengths and windows are multiples of the grid, so in any schedule
//! every time can be rounded down to the grid; what did not overlap still does not, and what touched still does.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use commontime_school::ids::{DayId, GradeId, HomeroomId, PersonId, TeamId};
use commontime_school::policy::Per;
use commontime_school::staff::Role;
use commontime_school::{Activity, Campus, ClockTime, Minutes, Rule, Span};

use super::teachers::{TeacherGroup, release_lengths, release_units, releases, teacher_groups};
use crate::kept::Kept;

/// More ways to place the blocks of one question are not tried; nothing is claimed then.
const MOST_PLACINGS: usize = 2_000;

/// From a step to the step after the last.
type Steps = (i32, i32);

/// Answers questions about team days, each only once: days and grades that are alike ask the same, and so do schools.
#[derive(Debug, Default)]
pub struct TeamDays {
    /// For a day, at most so many steps and so many turns: the most steps.
    answered: Mutex<BTreeMap<(TeamDay, i32, usize), i32>>,
}

impl TeamDays {
    /// Returns the most minutes that all of `team` can meet on `day`, at most `known`, in blocks that count.
    #[must_use]
    pub fn most_minutes(&self, campus: &Campus, team: TeamId, day: DayId, known: Minutes) -> Minutes {
        self.most(campus, TeamDay::new(campus, team, day), known, 1)
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
        self.most(campus, TeamDay::new(campus, team, day), known, 2)
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
        let on_grid = [campus.policy.transition, campus.goal.minimum_block]
            .iter()
            .all(|minutes| minutes.get() % grid == 0);
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
        match possible {
            0 => Minutes::ZERO,
            possible if possible == most => known,
            // One step more is impossible, and where all else is a multiple of the grid, so is the most there can be.
            possible if on_grid => Minutes::new(possible * grid),
            possible => Minutes::new((possible + 1) * grid - 1).min(known),
        }
    }
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

/// A grade of the team.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct GradeDay {
    lunch: Break,
    recess: Break,
    /// Lengths and starts that a special may have; each homeroom has one of them, or none where `may_have_none`.
    specials: Vec<(i32, Vec<i32>)>,
    may_have_none: bool,
    specialists: usize,
    teachers: Vec<TeacherDay>,
}

/// When a grade's lunch, recess and specials can be; how many homerooms have a special.
#[derive(Debug, Default)]
struct Times {
    lunches: Vec<Steps>,
    recesses: Vec<Steps>,
    specials: Vec<Steps>,
    homerooms: usize,
}

/// Lunch or recess of a grade.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Break {
    length: i32,
    /// One 0 where there is none.
    starts: Vec<i32>,
    /// Whether others watch, so that the teacher is free.
    frees: bool,
}

/// Homeroom teachers who are alike.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct TeacherDay {
    count: usize,
    /// When they are here outside the students' day and off duty.
    outside: Vec<Steps>,
    /// When they are on duty.
    duties: Vec<Steps>,
    lunch: i32,
    /// One block of daily planning, and whether within the students' day.
    planning: i32,
    planning_inside: bool,
    /// When the special begins, where that is locked.
    special: Option<i32>,
}

impl TeamDay {
    /// `None` where a homeroom may have several specials on a day: then the times are too many.
    fn new(campus: &Campus, team: TeamId, day: DayId) -> Option<Self> {
        if campus.waived(Rule::SpecialsFrequency) {
            return None;
        }
        let clock =
            Clock { origin: campus.bells.days[day.index()].students.start(), grid: campus.bells.grid };
        let groups: Vec<TeacherGroup> =
            teacher_groups(campus).into_iter().filter(|group| group.team == Some(team)).collect();
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
            grid: clock.grid.get().max(1),
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
        let clock =
            Clock { origin: campus.bells.days[day.index()].students.start(), grid: campus.bells.grid };
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

    /// Tells whether all blocks can be placed. `alone` remembers where each length can be placed by itself.
    fn is_possible(&self, blocks: &[i32], turns: usize, alone: &mut BTreeMap<i32, Vec<i32>>) -> bool {
        let mut placings: Vec<Vec<Steps>> = vec![Vec::new()];
        for &block in blocks {
            let starts = &*alone.entry(block).or_insert_with(|| {
                let fits = |start: &i32| self.all_can_have(&[(*start, start + block)], turns);
                self.starts_of(block).into_iter().filter(fits).collect()
            });
            let with = |placing: &Vec<Steps>| {
                let placed = starts.iter().map(|&start| (start, start + block));
                let apart = placed.filter(|&one| placing.iter().all(|&other| overlap(one, other).is_none()));
                apart.map(|one| placing.iter().copied().chain([one]).collect()).collect::<Vec<Vec<Steps>>>()
            };
            placings = placings.iter().flat_map(with).collect();
            if placings.len() > MOST_PLACINGS {
                return true;
            }
        }
        placings.iter().any(|placing| self.all_can_have(placing, turns))
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
        homerooms <= self.specialists * one_after_the_other(&mut specials)
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

impl GradeDay {
    fn new(
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
        let units = release_units(campus, grade);
        let specials = release_lengths(campus, grade).into_iter().map(|length| {
            let of_length = units.iter().filter(|unit| unit.minutes == length);
            let first = of_length.flat_map(|unit| &unit.specials).map(|&one| campus[one].minutes).min();
            let times = campus.bells.special_starts(day, first.unwrap_or(Minutes::ZERO));
            (clock.length(Minutes::new(length)), clock.starts(times))
        });
        let bells = &campus.bells;
        let (lunch, recess) = (super::lunch_of(campus, grade), super::recess_of(campus, grade));
        let frees = |roles: &[Role]| !roles.contains(&Role::Homeroom);
        let own = groups.iter().filter(|group| group.grade == grade);
        Some(Self {
            lunch: Break {
                length: clock.length(lunch),
                starts: within(bells.lunch_starts(day, lunch), lunch, campus[grade].lunch_window, clock),
                frees: frees(&bells.lunch_supervision.roles),
            },
            recess: Break {
                length: clock.length(recess),
                starts: within(bells.recess_starts(day, recess), recess, campus[grade].recess_window, clock),
                frees: frees(&bells.recess_supervision.roles),
            },
            specials: specials.collect(),
            may_have_none,
            specialists: specialists(campus, &[grade], day),
            teachers: own.map(|group| TeacherDay::new(campus, group, day, clock)).collect(),
        })
    }

    /// One of the teachers at `place` has the class at its special from `start`.
    fn keep(&mut self, place: usize, start: i32) {
        let one = TeacherDay { count: 1, special: Some(start), ..self.teachers[place].clone() };
        // Groups keep their places; one without anybody left asks for nothing.
        self.teachers[place].count -= 1;
        self.teachers.push(one);
    }

    /// Tells whether some times of lunch, recess and specials leave every teacher free for these meetings.
    fn can_have(&self, meetings: &[Steps], turns: usize, day: &TeamDay) -> bool {
        self.lunch.starts.iter().any(|&lunch| {
            let lunch = (lunch, lunch + self.lunch.length);
            self.recess.starts.iter().any(|&recess| {
                let recess = (recess, recess + self.recess.length);
                overlap(lunch, recess).is_none() && self.specials_fit(meetings, lunch, recess, turns, day)
            })
        })
    }

    /// Returns when lunch, recess and specials can be, whichever way.
    fn times(&self, meetings: &[Steps], day: &TeamDay) -> Times {
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
                    teacher.has_all(meetings, &free, Some(special), day)
                } else {
                    *alone.get_or_insert_with(|| teacher.has_all(meetings, &free, Some(special), day))
                };
                if is_free && teacher.rests(&breaks, Some(special), day) {
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
            if teacher.count > self.specialists * one_after_the_other(&mut possible) {
                return false;
            }
            homerooms += teacher.count;
            all.extend(possible);
        }
        let in_turn = one_after_the_other(&mut all);
        let some_do_without = homerooms < self.teachers.iter().map(|teacher| teacher.count).sum();
        homerooms <= self.specialists * in_turn && (in_turn >= turns || some_do_without)
    }
}

impl TeacherDay {
    fn new(campus: &Campus, group: &TeacherGroup, day: DayId, clock: Clock) -> Self {
        let person = group.members[0];
        let students = clock.steps(campus.bells.days[day.index()].students);
        let free = clock.free(campus, person, day).into_iter();
        let outside = free.flat_map(|(from, to)| [(from, to.min(students.0)), (from.max(students.1), to)]);
        let keeps = |rule| !campus.waived(rule);
        let lunch = super::lunch_kept(campus, person, day);
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
    fn is_free(&self, meetings: &[Steps], breaks: &[Steps], day: &TeamDay) -> bool {
        self.has_all(meetings, &self.free(breaks), None, day) && self.rests(breaks, None, day)
    }

    /// Returns when the teacher is free without a special, in stretches.
    fn free(&self, breaks: &[Steps]) -> Vec<Steps> {
        let mut pieces: Vec<Steps> = self.outside.iter().chain(breaks).copied().collect();
        pieces.sort_unstable();
        joined(pieces)
    }

    /// Tells whether the teacher is free for the meetings, and has lunch and planning beside them, with this special beside what
    /// is free.
    fn has_all(&self, meetings: &[Steps], free: &[Steps], special: Option<Steps>, day: &TeamDay) -> bool {
        let mut stretches: Vec<Steps> = Vec::with_capacity(free.len() + 4);
        let before = special.map_or(free.len(), |special| free.partition_point(|stretch| *stretch < special));
        stretches.extend(free[..before].iter().copied().chain(special).chain(free[before..].iter().copied()));
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

    /// Tells whether the teacher is never with students for too long: with the class all day but for lunch, recess and the
    /// special where others are, and on duty.
    fn rests(&self, breaks: &[Steps], special: Option<Steps>, day: &TeamDay) -> bool {
        let Some((most, pause)) = day.rest else { return true };
        let mut work: Vec<Steps> = self.duties.iter().copied().chain([day.students]).collect();
        for taken in breaks.iter().copied().chain(special) {
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
fn rest(campus: &Campus, clock: Clock) -> Option<(i32, i32)> {
    let most = campus.most_teaching()?;
    Some((most.get(), clock.length(campus.policy.consecutive_teaching_break).max(1)))
}

/// Times of a day as steps from the start of the students' day, negative before it.
#[derive(Clone, Copy)]
struct Clock {
    origin: ClockTime,
    grid: Minutes,
}

impl Clock {
    fn length(self, minutes: Minutes) -> i32 {
        minutes.get() / self.grid.get().max(1)
    }

    fn at(self, time: ClockTime) -> i32 {
        time.since(self.origin).get().div_euclid(self.grid.get().max(1))
    }

    fn steps(self, span: Span) -> Steps {
        (self.at(span.start()), self.at(span.end()))
    }

    /// The step that begins at `time`, where one does.
    fn on_grid(self, time: ClockTime) -> Option<i32> {
        let grid = self.grid.get().max(1);
        (time.since(self.origin).get().rem_euclid(grid) == 0).then(|| self.at(time))
    }

    fn starts(self, times: impl IntoIterator<Item = ClockTime>) -> Vec<i32> {
        let mut starts: Vec<i32> = times.into_iter().map(|time| self.at(time)).collect();
        starts.sort_unstable();
        starts.dedup();
        starts
    }

    /// When somebody is here and off duty.
    fn free(self, campus: &Campus, person: PersonId, day: DayId) -> Vec<Steps> {
        campus.off_duty(person, day).into_iter().map(|span| self.steps(span)).collect()
    }
}

/// Returns how many people are here who teach a special of any of the grades.
fn specialists(campus: &Campus, grades: &[GradeId], day: DayId) -> usize {
    let specials = grades.iter().flat_map(|&grade| campus.specials_of(grade));
    let mut people: Vec<PersonId> = specials.flat_map(|special| campus[special].taught_by.clone()).collect();
    people.sort_unstable();
    people.dedup();
    people.retain(|&person| campus.is_here(person, day));
    people.len()
}

/// Tells whether there are too many ways to take one of each list to try them all.
fn are_many(lists: &[&[Steps]]) -> bool {
    lists
        .iter()
        .try_fold(1_usize, |ways, list| ways.checked_mul(list.len()))
        .is_none_or(|ways| ways > 1_000_000)
}

/// Tells whether one span of each list can be taken so that no more than `most` run at once. Spans of no length never do.
fn side_by_side(lists: &[&[Steps]], most: usize, taken: &mut Vec<Steps>) -> bool {
    let Some((first, rest)) = lists.split_first() else { return true };
    first.iter().any(|&span| {
        taken.push(span);
        // The most run at once where one of them begins.
        let at = |time: i32| taken.iter().filter(|span| span.0 <= time && time < span.1).count();
        let fits = taken.iter().all(|span| at(span.0) <= most) && side_by_side(rest, most, taken);
        taken.pop();
        fits
    })
}

/// Returns the times at which a break may begin; a single one where there is none.
fn within(times: Vec<ClockTime>, length: Minutes, window: Option<Span>, clock: Clock) -> Vec<i32> {
    if length == Minutes::ZERO {
        return vec![0];
    }
    let inside = |time: &ClockTime| {
        Span::starting(*time, length).is_some_and(|span| window.is_none_or(|window| window.contains(span)))
    };
    clock.starts(times.into_iter().filter(inside))
}

/// Returns every way to cut `steps` into one, two or three blocks of at least `least`, each way ascending.
fn ways(steps: i32, least: i32) -> Vec<Vec<i32>> {
    let mut ways = vec![vec![steps]];
    for first in least..=steps / 2 {
        ways.push(vec![first, steps - first]);
        let more = (first..=(steps - first) / 2).map(|second| vec![first, second, steps - first - second]);
        ways.extend(more);
    }
    ways
}

/// Returns what two stretches have in common.
fn overlap(a: Steps, b: Steps) -> Option<Steps> {
    let both = (a.0.max(b.0), a.1.min(b.1));
    (both.0 < both.1).then_some(both)
}

/// Joins stretches that touch, of those given in order.
fn joined(mut stretches: Vec<Steps>) -> Vec<Steps> {
    stretches.dedup_by(|next, last| {
        let touch = last.1 == next.0;
        if touch {
            last.1 = next.1;
        }
        touch
    });
    stretches
}

/// Returns from the first to the last step of the meetings that no stretch has.
fn uncovered(meetings: &[Steps], stretches: &[Steps]) -> Option<Steps> {
    let mut all: Option<Steps> = None;
    for &meeting in meetings {
        let (mut from, mut to) = meeting;
        // Stretches are in order: what is left of the start, then of the end.
        for stretch in stretches {
            from = if stretch.0 <= from { from.max(stretch.1) } else { from };
        }
        for stretch in stretches.iter().rev() {
            to = if stretch.1 >= to { to.min(stretch.0) } else { to };
        }
        if from < to {
            all = Some(all.map_or((from, to), |all| (all.0.min(from), all.1.max(to))));
        }
    }
    all
}

/// Returns what is left of a stretch.
fn without(stretch: Steps, taken: Steps) -> impl Iterator<Item = Steps> {
    let parts = [(stretch.0, stretch.1.min(taken.0)), (stretch.0.max(taken.1), stretch.1)];
    parts.into_iter().filter(|(from, to)| from < to)
}

/// Returns how many of the spans one person can take at most.
fn one_after_the_other(spans: &mut [Steps]) -> usize {
    spans.sort_unstable_by_key(|span| span.1);
    let (mut count, mut free_from) = (0, i32::MIN);
    for span in spans {
        if span.0 >= free_from {
            count += 1;
            free_from = span.1;
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::{Blueprint, school};
    use commontime_files::load_texts;

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
