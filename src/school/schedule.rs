//! The master schedule: who is where, with whom, doing what, for every minute.

use crate::ids::{DayId, HomeroomId, PersonId, RoomId, ServiceId, SpecialId, SubjectId, TeamId};
use crate::ledger::Use;
use crate::quantities::Span;

/// What a group of students does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Activity {
    /// A subject in the homeroom.
    Subject(SubjectId),
    /// A special.
    Special(SpecialId),
    /// A service for some of the students.
    Service(ServiceId),
    /// Lunch.
    Lunch,
    /// Recess.
    Recess,
    /// With the homeroom teacher: morning meeting, passing, packing up, time that no subject claims.
    Homeroom,
}

/// A group of students with adults in a place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lesson {
    /// The kind of day.
    pub day: DayId,
    /// When.
    pub span: Span,
    /// What.
    pub activity: Activity,
    /// Whose students. For a service, the homerooms its students come from.
    pub homerooms: Vec<HomeroomId>,
    /// The adults in charge.
    pub adults: Vec<PersonId>,
    /// Where.
    pub room: RoomId,
    /// Fixed by hand: searches leave it alone.
    pub locked: bool,
}

/// A team meeting.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Meeting {
    /// The kind of day.
    pub day: DayId,
    /// When.
    pub span: Span,
    /// Whose meeting.
    pub team: TeamId,
    /// What it is used for; one of the uses that may count.
    pub kind: Use,
    /// Who is there, from start to end.
    pub members: Vec<PersonId>,
    /// Where.
    pub room: RoomId,
    /// Fixed by hand.
    pub locked: bool,
}

/// A stretch of one person's time that is neither lesson nor meeting: planning, lunch, duty, setup, case management.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Assignment {
    /// The kind of day.
    pub day: DayId,
    /// When.
    pub span: Span,
    /// Who.
    pub person: PersonId,
    /// What for.
    pub kind: Use,
    /// A word on it, for people: `arrival`, `set up art`.
    pub note: String,
    /// Fixed by hand.
    pub locked: bool,
}

/// A complete master schedule with the decisions it rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule {
    /// The id of the bell schedule it runs on.
    pub bell_schedule: String,
    /// What students do.
    pub lessons: Vec<Lesson>,
    /// When teams meet.
    pub meetings: Vec<Meeting>,
    /// Everything else in people's days.
    pub assignments: Vec<Assignment>,
}

impl Schedule {
    /// Puts all lists in their one order: by day, time, then the rest. Equal schedules then have equal bytes.
    pub fn sort(&mut self) {
        for lesson in &mut self.lessons {
            lesson.homerooms.sort_unstable();
            lesson.adults.sort_unstable();
        }
        for meeting in &mut self.meetings {
            meeting.members.sort_unstable();
        }
        self.lessons.sort();
        self.meetings.sort();
        self.assignments.sort();
    }
}
