//! What students get: grades, homerooms, subjects, specials and services.

use crate::ids::{DayId, GradeId, HomeroomId, PersonId, RoomId, SpecialId, SubjectId};
use crate::quantities::{Minutes, Span};

/// A subject taught in the homeroom.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Subject {
    /// The id in files, and the name in reports.
    pub id: String,
}

/// What a grade needs of one subject.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SubjectNeed {
    /// The subject.
    pub subject: SubjectId,
    /// Minutes in every week with the homeroom's own teacher: today's minutes, and so the floor.
    pub minutes_per_week: Minutes,
    /// Minutes in every week that it has beside these in classes of specials that count as it.
    pub with_others: Minutes,
    /// Minutes in every week that a lever takes out of it, with somebody's approval.
    pub given_up: Minutes,
    /// No piece of it is shorter.
    pub minimum_block: Minutes,
    /// On every day one piece of at least this length, cut by nothing and from which nobody is pulled; zero for none.
    pub uninterrupted: Minutes,
}

/// A grade.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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

/// Where a class of a special is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClassPlace {
    /// In the special's room.
    Room,
    /// In the homeroom's own room: somebody comes, and the students stay.
    Homeroom,
    /// In the room of the homeroom whose teacher takes it, who keeps the own homeroom: a larger group.
    WithClass,
}

/// A special: art, music, PE, media and the like, taught by a specialist to a whole homeroom, or to several together. Any block in which
/// others than its own teacher have a homeroom is one: with a substitute, with staff of a partner, with an administrator.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
    /// People of whom one is in every class beside whoever takes it: somebody certified with staff of a partner, say. Empty where
    /// nobody has to be.
    pub beside: Vec<PersonId>,
    /// Where a class of it is.
    pub place: ClassPlace,
    /// Its room, where classes are in one of its own.
    pub room: RoomId,
    /// The only kinds of day on which it may be, ascending; any where not given.
    pub days: Option<Vec<DayId>>,
    /// The subject that it is taught in, where its minutes are minutes of one.
    pub counts_as: Option<SubjectId>,
    /// The most classes of it that one person takes in a week.
    pub classes_each_per_week_max: Option<u32>,
    /// Most students in one class; where it joins another class, in both together.
    pub group_cap: Option<u32>,
    /// Homerooms of one grade may come to one class together, so many students in all; `None` where each has a class of its own.
    pub joined_up_to: Option<u32>,
    /// The special that must touch this one: same homeroom, same day, back to back.
    pub back_to_back_with: Option<SpecialId>,
    /// Its classes of one homeroom lie on this many cycle days running; one for no such rule.
    pub days_running: u32,
}

impl Special {
    /// Tells whether it may be on a kind of day.
    #[must_use]
    pub fn may_be_on(&self, day: DayId) -> bool {
        self.days.as_ref().is_none_or(|days| days.contains(&day))
    }

    /// Returns the minutes of it that a homeroom has in any five days in a row for certain, where the cycle has so many days: of a
    /// pass that five days do not hold whole, none.
    #[must_use]
    pub fn minutes_in_any_week(&self, cycle_days: usize) -> Minutes {
        let passes = 5 / u32::try_from(cycle_days.max(1)).unwrap_or(u32::MAX);
        self.minutes * i32::try_from(self.times_per_cycle * passes).unwrap_or(i32::MAX)
    }
}

/// Where a service is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
