//! A small school with a master schedule that keeps every rule, to be damaged in one place at a time.
//!
//! Two grades of two homerooms, three specialists, a special education teacher with a pull-out and a push-in, an
//! interventionist and two paraprofessionals. Every number is worked out in the comments of `campus.rs` and
//! `schedule.rs`. Nobody here is a real person.

mod campus;
pub(crate) mod prelude;
mod schedule;

use commontime_audit::{Audit, audit};
use commontime_school::campus::Parts;
use commontime_school::cycle::{BellsFollow, Cycle};
use commontime_school::{
    Activity, Assignment, Campus, ClockTime, DayId, HomeroomId, Lesson, Meeting, PersonId, Schedule,
    ServiceId, Span, TeamId, Use,
};

/// The school and its schedule, both open to damage.
#[derive(Clone)]
pub(crate) struct School {
    pub(crate) parts: Parts,
    pub(crate) schedule: Schedule,
}

impl School {
    /// Makes the good school. Its current schedule is the very schedule it has, so that today's minutes are the floor.
    pub(crate) fn good() -> Self {
        let schedule = schedule::schedule();
        let parts = Parts { current: Some(schedule.clone()), ..campus::parts() };
        Self { parts, schedule }
    }

    /// Joins the parts to a campus.
    pub(crate) fn campus(&self) -> Campus {
        Campus::new(self.parts.clone()).expect("the parts fit together")
    }

    /// Audits the schedule.
    pub(crate) fn audit(&self) -> Audit {
        audit(&self.campus(), &self.schedule)
    }

    /// The homeroom's lesson at a time.
    pub(crate) fn lesson(&mut self, homeroom: HomeroomId, day: DayId, start: &str) -> &mut Lesson {
        let is_it = |lesson: &&mut Lesson| {
            lesson.day == day
                && lesson.span.start() == time(start)
                && lesson.homerooms.contains(&homeroom)
                && !matches!(lesson.activity, Activity::Service(_))
        };
        self.schedule.lessons.iter_mut().find(is_it).expect("there is such a lesson")
    }

    /// The service's session on a day.
    pub(crate) fn session(&mut self, service: ServiceId, day: DayId) -> &mut Lesson {
        let is_it = |lesson: &&mut Lesson| lesson.day == day && lesson.activity == Activity::Service(service);
        self.schedule.lessons.iter_mut().find(is_it).expect("there is such a session")
    }

    /// The team's meeting at a time.
    pub(crate) fn meeting(&mut self, team: TeamId, day: DayId, start: &str) -> &mut Meeting {
        let is_it = |meeting: &&mut Meeting| {
            meeting.day == day && meeting.team == team && meeting.span.start() == time(start)
        };
        self.schedule.meetings.iter_mut().find(is_it).expect("there is such a meeting")
    }

    /// The person's assignment at a time.
    pub(crate) fn assignment(&mut self, person: PersonId, day: DayId, start: &str) -> &mut Assignment {
        let is_it = |assignment: &&mut Assignment| {
            assignment.day == day && assignment.person == person && assignment.span.start() == time(start)
        };
        self.schedule.assignments.iter_mut().find(is_it).expect("there is such an assignment")
    }

    /// Takes the person's assignment at a time away.
    pub(crate) fn without_assignment(&mut self, person: PersonId, day: DayId, start: &str) {
        let gone = self.assignment(person, day, start).clone();
        self.schedule.assignments.retain(|assignment| *assignment != gone);
    }

    /// Gives the person one thing more to do.
    pub(crate) fn assign(&mut self, person: PersonId, day: DayId, when: &str, kind: Use) {
        self.schedule.assignments.push(Assignment {
            day,
            span: span(when),
            person,
            kind,
            note: String::new(),
            locked: false,
        });
    }
}

/// Reads `8:00`.
pub(crate) fn time(words: &str) -> ClockTime {
    let (hour, minute) = words.split_once(':').expect("hours and minutes");
    ClockTime::at(hour.parse().expect("hours"), minute.parse().expect("minutes"))
}

/// Reads `8:00-8:45`.
pub(crate) fn span(words: &str) -> Span {
    let (start, end) = words.split_once('-').expect("a start and an end");
    Span::new(time(start), time(end)).expect("the start is before the end")
}

/// Gives the school a cycle of six days, A to F: A to E are the week's days, F has no meeting and no service.
pub(crate) fn six_days(school: &mut School) {
    let days: Vec<String> = ('A'..='F').map(String::from).collect();
    school.parts.cycle = Cycle::new(days, BellsFollow::CycleDay);
    let monday = school.parts.bells.days[0].clone();
    school.parts.bells.days.push(monday);
    for person in &mut school.parts.people {
        let monday = person.present[0].clone();
        person.present.push(monday);
    }
    let of_monday = |day: DayId| day == DayId(0);
    let lessons = school.schedule.lessons.iter().filter(|it| of_monday(it.day));
    let more = lessons.filter(|it| !matches!(it.activity, Activity::Service(_))).cloned();
    let more: Vec<Lesson> = more.map(|it| Lesson { day: DayId(5), ..it }).collect();
    school.schedule.lessons.extend(more);
    let assignments = school.schedule.assignments.iter().filter(|it| of_monday(it.day)).cloned();
    let more: Vec<Assignment> = assignments.map(|it| Assignment { day: DayId(5), ..it }).collect();
    school.schedule.assignments.extend(more);
    school.parts.current = None;
}
