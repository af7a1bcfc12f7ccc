//! A whole school as an instance of the general engine, and its schedules as timetables of it.
//!
//! What is to be placed comes from a schedule: its lessons, meetings and assignments, each an event with the homerooms, team
//! or person it is for and as long as it is. When each is, where, and with which adults is open. All that the rules ask
//! is in the constraints, one file a rule in `timetable::rules`; those of rules that are required have the rank 0. A
//! timetable without a required cost is therefore a schedule that the audit passes, and the other way round.
//!
//! 1. `times` lays the days out in steps of as many minutes as every bell and everything placed is a multiple of.
//! 2. `parts` says what is placed, and what of it is work of whom.
//! 3. `builder` has what the rules' files share.
//! 4. `goal` adds the ranked priorities: those that a choice of times, rooms and people bears on.
//! 5. Here, all is joined, and schedules are translated to timetables and back.

pub(super) mod builder;
mod goal;
mod parts;
mod times;

use commontime_engine::{Instance, Meet, ResourceId, Solution};
use commontime_school::{Assignment, Campus, DayId, Lesson, Meeting, RoomId, Schedule, Span};

pub(super) use builder::Builder;
pub(super) use parts::{Part, Parts};
pub(super) use times::Times;

/// A whole school as an instance of the engine.
#[derive(Clone, Debug)]
pub struct Whole<'c> {
    campus: &'c Campus,
    /// The instance. Its first events are the lessons in the schedule's order, then come meetings, then assignments.
    pub instance: Instance,
    times: Times,
    parts: Parts,
}

/// Why a schedule is no timetable of a school.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It was made for another bell schedule.
    OtherBells,
    /// It places other things than the one that the instance was made of.
    OtherParts,
    /// It places something between the steps of the instance's time, or outside them.
    OffTheGrid,
}

impl<'c> Whole<'c> {
    /// Makes the instance of what a schedule places.
    ///
    /// # Errors
    /// Where the schedule was made for another bell schedule.
    pub fn of(campus: &'c Campus, schedule: &Schedule) -> Result<Self, Unfit> {
        Self::with_room(campus, schedule, &[])
    }

    /// As [`of`](Self::of), with times for other schedules of the same parts too.
    ///
    /// # Errors
    /// Where the schedule was made for another bell schedule.
    pub fn with_room(campus: &'c Campus, schedule: &Schedule, others: &[&Schedule]) -> Result<Self, Unfit> {
        if schedule.bell_schedule != campus.bells.id {
            return Err(Unfit::OtherBells);
        }
        let all: Vec<&Schedule> = std::iter::once(schedule).chain(others.iter().copied()).collect();
        let times = Times::of(campus, &all);
        let parts = Parts::of(campus, schedule);
        let mut builder = Builder::new(campus, &times, &parts);
        builder.form();
        super::rules::encode(&mut builder);
        let instance = builder.into_instance();
        Ok(Self { campus, instance, times, parts })
    }

    /// Returns a schedule as a timetable.
    ///
    /// # Errors
    /// Where it places other things, or at times that the instance has not.
    pub fn solution(&self, schedule: &Schedule) -> Result<Solution, Unfit> {
        if schedule.bell_schedule != self.campus.bells.id {
            return Err(Unfit::OtherBells);
        }
        if Parts::of(self.campus, schedule) != self.parts {
            return Err(Unfit::OtherParts);
        }
        let mut meets = Vec::with_capacity(self.instance.events.len());
        for (event, item) in self.parts.events().zip(items(schedule)) {
            let (day, span) = (item.day(), item.span());
            let (start, duration) = self.times.place(day, span).ok_or(Unfit::OffTheGrid)?;
            let mut meet = Meet::new(&self.instance, event, duration);
            meet.start = Some(start);
            self.parts.hold(&mut meet, item);
            meets.push(meet);
        }
        Ok(Solution { meets })
    }

    /// Returns a timetable as a schedule; `None` where something has no time, or not all that it needs, or is in several pieces
    /// or on two days.
    #[must_use]
    pub fn schedule(&self, solution: &Solution) -> Option<Schedule> {
        if solution.meets.len() != self.instance.events.len() {
            return None;
        }
        let mut meets: Vec<&Meet> = solution.meets.iter().collect();
        meets.sort_by_key(|meet| meet.event);
        let mut schedule = Schedule { bell_schedule: self.campus.bells.id.clone(), ..Schedule::default() };
        for (part, meet) in self.parts.iter().zip(meets) {
            let (day, span) = self.times.span(meet.start?, meet.duration)?;
            let held: Vec<ResourceId> = meet.resources.iter().copied().collect::<Option<_>>()?;
            let people = || held.iter().filter_map(|held| self.parts.person(*held)).collect();
            let room = || held.iter().find_map(|held| self.parts.room(*held));
            match part {
                Part::Lesson { activity, homerooms, locked, .. } => schedule.lessons.push(Lesson {
                    day,
                    span,
                    activity: *activity,
                    homerooms: homerooms.clone(),
                    adults: people(),
                    room: room()?,
                    locked: *locked,
                }),
                Part::Meeting { team, kind, locked, .. } => schedule.meetings.push(Meeting {
                    day,
                    span,
                    team: *team,
                    kind: *kind,
                    members: people(),
                    room: room()?,
                    locked: *locked,
                }),
                Part::Assignment { person, kind, note, locked, .. } => {
                    schedule.assignments.push(Assignment {
                        day,
                        span,
                        person: *person,
                        kind: *kind,
                        note: note.clone(),
                        locked: *locked,
                    });
                }
            }
        }
        Some(schedule)
    }

    /// Adds the scenario's ranked priorities, in its order after what is required: the lowest weekly minutes, the shortfall,
    /// and the least change from `start`. What is locked in it stays where it is, with whom it is.
    ///
    /// # Errors
    /// Where `start` is no timetable of this.
    pub fn continue_from(&mut self, start: &Schedule) -> Result<Solution, Unfit> {
        let solution = self.solution(start)?;
        for (event, meet) in self.instance.events.iter_mut().zip(&solution.meets) {
            let locked = self.parts.is_locked(meet.event);
            if locked {
                event.start = meet.start;
                for (role, held) in event.roles.iter_mut().zip(&meet.resources) {
                    role.given = *held;
                }
            }
        }
        let instance = std::mem::take(&mut self.instance);
        let mut builder = Builder::with(self.campus, &self.times, &self.parts, instance);
        goal::add(&mut builder, &solution);
        self.instance = builder.into_instance();
        Ok(solution)
    }
}

/// One thing that a schedule places.
#[derive(Clone, Copy)]
enum Item<'s> {
    Lesson(&'s Lesson),
    Meeting(&'s Meeting),
    Assignment(&'s Assignment),
}

impl Item<'_> {
    fn day(self) -> DayId {
        match self {
            Self::Lesson(it) => it.day,
            Self::Meeting(it) => it.day,
            Self::Assignment(it) => it.day,
        }
    }

    fn span(self) -> Span {
        match self {
            Self::Lesson(it) => it.span,
            Self::Meeting(it) => it.span,
            Self::Assignment(it) => it.span,
        }
    }

    fn room(self) -> Option<RoomId> {
        match self {
            Self::Lesson(it) => Some(it.room),
            Self::Meeting(it) => Some(it.room),
            Self::Assignment(_) => None,
        }
    }
}

/// Everything that a schedule places, in the order of the events.
fn items(schedule: &Schedule) -> impl Iterator<Item = Item<'_>> {
    let lessons = schedule.lessons.iter().map(Item::Lesson);
    let meetings = schedule.meetings.iter().map(Item::Meeting);
    lessons.chain(meetings).chain(schedule.assignments.iter().map(Item::Assignment))
}
