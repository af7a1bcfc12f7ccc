//! What students get: grades, homerooms, subjects, specials and services.

use crate::ids::{GradeId, HomeroomId, PersonId, RoomId, SpecialId, SubjectId};
use crate::quantities::{Minutes, Span};

/// A subject taught in the homeroom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The id in files, and the name in reports.
    pub id: String,
}

/// What a grade needs of one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubjectNeed {
    /// The subject.
    pub subject: SubjectId,
    /// Minutes in every week: today's minutes, and so the floor.
    pub minutes_per_week: Minutes,
    /// No piece of it is shorter.
    pub minimum_block: Minutes,
    /// On every day one piece of at least this length, cut by nothing and from which nobody is pulled; zero for none.
    pub uninterrupted: Minutes,
}

/// A grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grade {
    /// The id in files.
    pub id: String,
    /// The name in reports: `grade 2`, `kindergarten`.
    pub name: String,
    /// Its homerooms.
    pub homerooms: Vec<HomeroomId>,
    /// Minutes of lunch a day.
    pub lunch_minutes: Minutes,
    /// When this grade may eat, within the cafeteria's window.
    pub lunch_window: Option<Span>,
    /// Grades that eat with this one, at the same time and as one.
    pub eats_with: Vec<GradeId>,
    /// Minutes of recess a day; zero for none.
    pub recess_minutes: Minutes,
    /// When this grade may be out, within the playground's window.
    pub recess_window: Option<Span>,
    /// What it needs of each subject.
    pub subjects: Vec<SubjectNeed>,
    /// Specials a homeroom has in a day, at least.
    pub specials_per_day_min: u32,
    /// Specials a homeroom has in a day, at most.
    pub specials_per_day_max: u32,
    /// Homerooms that may be at specials at the same time; `None` for all.
    pub specials_at_once: Option<u32>,
    /// The certification its homeroom teachers need, where one is asked.
    pub certification: Option<String>,
}

/// A homeroom: one group of students with one homeroom teacher.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Homeroom {
    /// The id in files, and the name in reports.
    pub id: String,
    /// Its grade.
    pub grade: GradeId,
    /// Its teacher.
    pub teacher: PersonId,
    /// How many students.
    pub students: u32,
    /// Its room.
    pub room: RoomId,
}

/// A special: art, music, PE, media and the like, taught by a specialist to a whole homeroom, or to several together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Special {
    /// The id in files, and the name in reports.
    pub id: String,
    /// The grades that have it.
    pub grades: Vec<GradeId>,
    /// How often a homeroom has it in each pass through the cycle.
    pub times_per_cycle: u32,
    /// How many times more a homeroom may have it. So it is in a school that stands for several; zero in a school that is one.
    pub times_more: u32,
    /// How long one class is.
    pub minutes: Minutes,
    /// Minutes its teacher needs between two classes.
    pub setup: Minutes,
    /// Who may teach it; each class has one of them.
    pub taught_by: Vec<PersonId>,
    /// The certification it takes, where one is asked.
    pub certification: Option<String>,
    /// Where it is taught.
    pub room: RoomId,
    /// Most students in one class.
    pub group_cap: Option<u32>,
    /// Homerooms of one grade may come to one class together, so many students in all; `None` where each has a class of its own.
    pub joined_up_to: Option<u32>,
    /// The special that must touch this one: same homeroom, same day, back to back.
    pub back_to_back_with: Option<SpecialId>,
    /// Its classes of one homeroom lie on this many cycle days running; one for no such rule.
    pub days_running: u32,
}

/// Where a service is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The students leave their class for the provider's room.
    PullOut,
    /// The provider comes into the class.
    PushIn,
    /// The students are with the provider all day in a room of their own.
    SelfContained,
}

impl Setting {
    /// Returns the word in files.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::PullOut => "pull-out",
            Self::PushIn => "push-in",
            Self::SelfContained => "self-contained",
        }
    }
}

/// What a homeroom does at a time, as services may or may not break it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Block {
    /// A subject in the homeroom.
    Subject(SubjectId),
    /// Any special.
    Specials,
    /// Lunch.
    Lunch,
    /// Recess.
    Recess,
}

/// A service: minutes owed to a small group of students, special education or intervention or therapy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// The id in files, and the name in reports. Never a student's name.
    pub id: String,
    /// The grade of the students.
    pub grade: GradeId,
    /// How many students come from which homeroom.
    pub from: Vec<(HomeroomId, u32)>,
    /// Minutes owed in every week.
    pub minutes_per_week: Minutes,
    /// The length of one session.
    pub session_minutes: Minutes,
    /// Most sessions in a day.
    pub sessions_per_day_max: u32,
    /// Who may give it; each session has one of them.
    pub providers: Vec<PersonId>,
    /// Where it is given.
    pub setting: Setting,
    /// The certification it takes, where one is asked.
    pub certification: Option<String>,
    /// Where a pull-out is.
    pub room: RoomId,
    /// What it may never break.
    pub never_during: Vec<Block>,
    /// Where not empty, what it must lie within.
    pub only_during: Vec<Block>,
}

impl Service {
    /// Returns the number of students over all homerooms.
    #[must_use]
    pub fn students(&self) -> u32 {
        self.from.iter().map(|(_, students)| students).sum()
    }

    /// Returns the sessions owed in a week: the minutes over the session's length, rounded up.
    #[must_use]
    pub fn sessions_per_week(&self) -> u32 {
        let length = self.session_minutes.get().max(1);
        u32::try_from((self.minutes_per_week.get() + length - 1) / length).unwrap_or(0)
    }
}
