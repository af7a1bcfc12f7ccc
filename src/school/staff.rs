//! People and teams.

use std::fmt;

use crate::bell_schedule::BellDay;
use crate::ids::{GradeId, HomeroomId, PersonId, RoomId, ServiceId, TeamId};
use crate::quantities::{Fte, Minutes, Span};

/// What a person is employed as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Has a homeroom and teaches its subjects.
    Homeroom,
    /// Has no homeroom: leads teams for a part of the week, and teaches in others' homerooms for another.
    TeacherLeader,
    /// Teaches specials: art, music, PE, media.
    Specialist,
    /// Serves students with individualized education programs.
    SpecialEducation,
    /// Teaches groups in intervention or enrichment.
    Intervention,
    /// A speech, occupational or physical therapist.
    Therapist,
    /// A paraprofessional: watches and helps, never instructs alone.
    Paraprofessional,
    /// An instructional coach.
    Coach,
    /// A counselor.
    Counselor,
    /// A principal or assistant principal.
    Administrator,
    /// A certified substitute who has homerooms while their teachers meet.
    Substitute,
    /// Staff of a community partner: not employed here.
    Partner,
}

impl Role {
    /// All roles, in the order of reports.
    pub const ALL: [Self; 12] = [
        Self::Homeroom,
        Self::TeacherLeader,
        Self::Specialist,
        Self::SpecialEducation,
        Self::Intervention,
        Self::Therapist,
        Self::Paraprofessional,
        Self::Coach,
        Self::Counselor,
        Self::Administrator,
        Self::Substitute,
        Self::Partner,
    ];

    /// Tells whether these are people of the school: substitutes and partners have homerooms for a block, and others say how often
    /// they come.
    #[must_use]
    pub const fn is_staff(self) -> bool {
        !matches!(self, Self::Substitute | Self::Partner)
    }

    /// Returns the word in files.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Homeroom => "homeroom",
            Self::TeacherLeader => "teacher-leader",
            Self::Specialist => "specialist",
            Self::SpecialEducation => "special-education",
            Self::Intervention => "intervention",
            Self::Therapist => "therapist",
            Self::Paraprofessional => "paraprofessional",
            Self::Coach => "coach",
            Self::Counselor => "counselor",
            Self::Administrator => "administrator",
            Self::Substitute => "substitute",
            Self::Partner => "partner",
        }
    }

    /// Returns what people call one of them.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Homeroom => "homeroom teacher",
            Self::TeacherLeader => "teacher leader",
            Self::Specialist => "specialist",
            Self::SpecialEducation => "special education teacher",
            Self::Intervention => "interventionist",
            Self::Therapist => "therapist",
            Self::Paraprofessional => "paraprofessional",
            Self::Coach => "coach",
            Self::Counselor => "counselor",
            Self::Administrator => "administrator",
            Self::Substitute => "substitute",
            Self::Partner => "community partner",
        }
    }

    /// Tells whether whoever is here for a long day has a lunch free of duty.
    #[must_use]
    pub const fn has_lunch(self) -> bool {
        self.teaches() || matches!(self, Self::Paraprofessional | Self::Substitute)
    }

    /// Tells whether the role is a teacher's: policies on planning and load speak of these.
    #[must_use]
    pub const fn teaches(self) -> bool {
        matches!(
            self,
            Self::Homeroom
                | Self::TeacherLeader
                | Self::Specialist
                | Self::SpecialEducation
                | Self::Intervention
        )
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.slug())
    }
}

/// What other people's students a person may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MayCover {
    /// None: a contract or a grant forbids it, or the person follows one student.
    Nothing,
    /// Lunch, recess, arrival, dismissal.
    Supervision,
    /// Lessons too, where certified.
    Instruction,
}

/// When someone is here, as the files say it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Hours {
    /// In the staff's day, whatever the bells make of it, but for these spans, by kind of day.
    StaffDay {
        /// When they are away.
        away: Vec<Vec<Span>>,
    },
    /// At times of their own.
    Own,
}

/// One person on the staff.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Person {
    /// The id in files.
    pub id: String,
    /// The name in reports; the id where no other is given.
    pub name: String,
    /// What they are employed as.
    pub role: Role,
    /// The grade they belong to, where there is one.
    pub grade: Option<GradeId>,
    /// The homeroom they have, where there is one.
    pub homeroom: Option<HomeroomId>,
    /// The team they are a full member of.
    pub team: Option<TeamId>,
    /// Teams of which they may join one as an optional member; the design picks which.
    pub may_join: Vec<TeamId>,
    /// Certifications held, as spelled in files.
    pub certifications: Vec<String>,
    /// FTE over all positions at this campus.
    pub fte: Fte,
    /// How the files say when they are here.
    pub hours: Hours,
    /// When they are here, by kind of day; none on a day they are away. In order, not touching.
    pub present: Vec<Vec<Span>>,
    /// Of these minutes, those that are paid beyond their post, by kind of day.
    pub extra_duty: Vec<Minutes>,
    /// Whether this is their home campus.
    pub home_campus: bool,
    /// Whether nothing is asked for them: no minutes with colleagues, planning, lunch or break. So it is in a school that stands for
    /// several, of people who are not in all of these; never in a school that is one.
    pub asks_nothing: bool,
    /// Weekly minutes of collaboration at other campuses that the file vouches for.
    pub collaboration_elsewhere: Minutes,
    /// What they may cover.
    pub may_cover: MayCover,
    /// The most classes they teach in a day.
    pub classes_per_day_max: Option<u32>,
    /// The most minutes they teach in a week.
    pub teaching_minutes_per_week_max: Option<Minutes>,
    /// The service whose one student they follow, for one-to-one aides. They are never coverage.
    pub one_to_one: Option<ServiceId>,
}

impl Person {
    /// Returns when they are here on days with these bells.
    #[must_use]
    pub fn present_in(&self, days: &[BellDay]) -> Vec<Vec<Span>> {
        let Hours::StaffDay { away } = &self.hours else { return self.present.clone() };
        let without = |staff: Span, away: &Vec<Span>| {
            away.iter().fold(vec![staff], |left, away| {
                left.into_iter().flat_map(|span| span.without(*away)).collect()
            })
        };
        days.iter().zip(away).map(|(day, away)| without(day.staff, away)).collect()
    }

    /// Tells whether they have no post and are never here, as somebody whom a lever has let go.
    #[must_use]
    pub fn is_let_go(&self) -> bool {
        self.fte == Fte::NONE && self.present.iter().all(Vec::is_empty)
    }

    /// Returns the minutes they are here on the day of this index.
    #[must_use]
    pub fn contracted_minutes(&self, day: crate::ids::DayId) -> Minutes {
        self.present[day.index()].iter().map(|span| span.length()).sum()
    }

    /// Returns the minutes of them that their post is for: those paid beyond it are left out.
    #[must_use]
    pub fn minutes_of_their_post(&self, day: crate::ids::DayId) -> Minutes {
        self.contracted_minutes(day) - self.extra_duty.get(day.index()).copied().unwrap_or(Minutes::ZERO)
    }
}

/// How much of a team must be there for its minutes to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Meets {
    /// Every full member.
    Whole,
    /// At least so many full members; only those present are credited.
    Quorum(u32),
}

/// A team of people who meet.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Team {
    /// The id in files.
    pub id: String,
    /// The name in reports.
    pub name: String,
    /// Full members: all are free, or the team does not meet (see [`Meets`]).
    pub members: Vec<PersonId>,
    /// People who may join this team. They never block it.
    pub optional: Vec<PersonId>,
    /// How many must be there.
    pub meets: Meets,
    /// Who leads it, where named.
    pub lead: Option<PersonId>,
    /// Where it meets.
    pub room: RoomId,
}
