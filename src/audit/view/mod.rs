//! Who is where, for every minute: worked out once from the schedule, read by every rule.

mod credit;
mod day_row;
mod names;
mod rows;
mod school_day;
mod workday;

use commontime_school::cycle::Week;
use commontime_school::staff::Role;
use commontime_school::{
    Activity, Campus, DayId, HomeroomId, Lesson, Minutes, PersonId, Schedule, ServiceId, Span, Use,
};

pub(crate) use credit::{Credit, is_free};
pub(crate) use day_row::{DayRow, whole_day};
pub(crate) use school_day::{SchoolDay, block_of, school_days};
pub(crate) use workday::{Doing, Stretch, Workday};

/// A schedule laid out over people, homerooms and days.
pub(crate) struct View<'a> {
    /// The school.
    pub(crate) campus: &'a Campus,
    /// The schedule.
    pub(crate) schedule: &'a Schedule,
    /// What meetings are worth.
    pub(crate) credit: Credit,
    days: usize,
    workdays: Vec<Workday>,
    school_days: Vec<SchoolDay>,
    sessions: Vec<Vec<usize>>,
    lessons_on: Vec<Vec<usize>>,
}

impl<'a> View<'a> {
    /// Lays `schedule` out.
    pub(crate) fn new(campus: &'a Campus, schedule: &'a Schedule) -> Self {
        let days = campus.cycle.days.len();
        let workdays = workday::workdays(campus, schedule);
        let mut sessions = vec![Vec::new(); campus.services.len()];
        let mut lessons_on = vec![Vec::new(); days];
        for (at, lesson) in schedule.lessons.iter().enumerate() {
            lessons_on[lesson.day.index()].push(at);
            if let Activity::Service(service) = lesson.activity {
                sessions[service.index()].push(at);
            }
        }
        Self {
            campus,
            schedule,
            credit: credit::credit(campus, schedule, &workdays),
            days,
            workdays,
            school_days: school_days(campus, schedule, |day| campus.bells.days[day.index()].students),
            sessions,
            lessons_on,
        }
    }

    /// Returns what `person` does on `day`.
    pub(crate) fn workday(&self, person: PersonId, day: DayId) -> &Workday {
        &self.workdays[person.index() * self.days + day.index()]
    }

    /// Returns what `homeroom` does on `day`.
    pub(crate) fn school_day(&self, homeroom: HomeroomId, day: DayId) -> &SchoolDay {
        &self.school_days[homeroom.index() * self.days + day.index()]
    }

    /// Returns the sessions of `service`, as places in the schedule.
    pub(crate) fn sessions(&self, service: ServiceId) -> &[usize] {
        &self.sessions[service.index()]
    }

    /// Returns the lessons on `day`.
    pub(crate) fn lessons_on(&self, day: DayId) -> impl Iterator<Item = &'a Lesson> + '_ {
        self.lessons_on[day.index()].iter().map(|&at| &self.schedule.lessons[at])
    }

    /// Returns the students' day.
    pub(crate) fn students_day(&self, day: DayId) -> Span {
        self.campus.bells.days[day.index()].students
    }

    /// Returns the five-day weeks that occur.
    pub(crate) fn weeks(&self) -> &'a [Week] {
        &self.campus.cycle.weeks
    }

    /// Returns the minutes of `kind` that `person` has on `day`.
    pub(crate) fn minutes_of(&self, person: PersonId, day: DayId, kind: Use) -> Minutes {
        let stretches = self.workday(person, day).stretches.iter();
        stretches.filter(|stretch| stretch.kind == kind).map(|stretch| stretch.span.length()).sum()
    }

    /// Returns the minutes that count toward the goal for `person` on `day`.
    pub(crate) fn credited(&self, person: PersonId, day: DayId) -> Minutes {
        self.credit.minutes[person.index() * self.days + day.index()]
    }

    /// Returns the adults of `lesson` who may be in charge of its students.
    pub(crate) fn in_charge(&self, lesson: &'a Lesson) -> impl Iterator<Item = PersonId> + '_ {
        let watched = matches!(lesson.activity, Activity::Lunch | Activity::Recess);
        lesson.adults.iter().copied().filter(move |&adult| {
            let someone = &self.campus[adult];
            someone.one_to_one.is_none() && (watched || someone.role != Role::Paraprofessional)
        })
    }
}
