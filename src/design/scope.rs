//! What part of the school a model of the design speaks of.

use commontime_school::Campus;
use commontime_school::ids::{GradeId, PersonId, TeamId};

use super::teachers::{TeacherGroup, teacher_groups};

/// What part of the school a model speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All of it.
    School,
    /// All of it, but only days whose pieces need not touch: what it finds is easy to place, what it does not find says
    /// nothing.
    PlainDays,
    /// All of it, with plain days on which teachers who are alike have alike days: the fewest choices, and mostly enough.
    AlikeDays,
    /// One team with its grades, as if all specialists were there for it alone: a bound for that team.
    Team(TeamId),
    /// One homeroom teacher with the homeroom, as if there were no other: a bound for teachers who are alike.
    Teacher(PersonId),
    /// Specials and who teaches them, and nothing else: where there are too few people for all classes, no bells help.
    Classes,
}

impl Scope {
    pub(super) fn grades(self, campus: &Campus) -> Vec<GradeId> {
        let has_member = |grade: GradeId, team: TeamId| {
            campus[grade]
                .homerooms
                .iter()
                .any(|&homeroom| campus[campus[homeroom].teacher].team == Some(team))
        };
        match self {
            Self::School | Self::PlainDays | Self::AlikeDays | Self::Classes => campus.grade_ids().collect(),
            Self::Team(team) => campus.grade_ids().filter(|&grade| has_member(grade, team)).collect(),
            Self::Teacher(person) => {
                campus[person].homeroom.map(|homeroom| campus[homeroom].grade).into_iter().collect()
            }
        }
    }

    pub(super) fn team(self, campus: &Campus, team: TeamId) -> bool {
        match self {
            Self::School | Self::PlainDays | Self::AlikeDays => true,
            Self::Team(only) => only == team,
            Self::Teacher(person) => campus[person].team == Some(team),
            Self::Classes => false,
        }
    }

    pub(super) fn teachers(self, campus: &Campus, grades: &[GradeId]) -> Vec<TeacherGroup> {
        if self == Self::Classes {
            return Vec::new();
        }
        let mut teachers = teacher_groups(campus);
        teachers.retain(|group| grades.contains(&group.grade));
        if let Self::Teacher(person) = self {
            teachers.retain(|group| group.members.contains(&person));
            for group in &mut teachers {
                group.members = vec![person];
            }
        }
        teachers
    }

    /// Tells whether the model only looks for designs that are easy to place: its rows may ask for more than they must.
    #[must_use]
    pub fn is_plain(self) -> bool {
        match self {
            Self::PlainDays | Self::AlikeDays => true,
            Self::School | Self::Team(_) | Self::Teacher(_) | Self::Classes => false,
        }
    }

    /// Tells whether it matters which grade a specialist teaches: not for one homeroom alone, nor where there are no meetings, and
    /// on plain days the minutes at specials tell it.
    pub(super) fn tells_grades_apart(self) -> bool {
        match self {
            Self::School | Self::Team(_) => true,
            Self::PlainDays | Self::AlikeDays | Self::Teacher(_) | Self::Classes => false,
        }
    }

    /// Tells whether the model speaks of everyone, not only of some homeroom teachers.
    pub(super) fn is_whole_school(self) -> bool {
        match self {
            Self::School | Self::PlainDays | Self::AlikeDays => true,
            Self::Team(_) | Self::Teacher(_) | Self::Classes => false,
        }
    }
}
