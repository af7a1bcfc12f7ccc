//! What findings and ledgers call people, teams, lessons and meetings.

use commontime_school::wording;
use commontime_school::{Activity, HomeroomId, Lesson, PersonId, TeamId, Use};

use super::{Doing, View};

impl<'a> View<'a> {
    /// Returns the person's name in reports.
    pub(crate) fn name(&self, person: PersonId) -> &'a str {
        &self.campus[person].name
    }

    /// Returns the names of several people: `a, b and c`.
    pub(crate) fn names(&self, people: &[PersonId]) -> String {
        let names: Vec<&str> = people.iter().map(|&person| self.name(person)).collect();
        wording::list(&names)
    }

    /// Returns `grade 1 team` for a team called `grade 1` or `grade 1 team`.
    pub(crate) fn team(&self, team: TeamId) -> String {
        let name = &self.campus[team].name;
        if name.ends_with("team") { name.clone() } else { format!("{name} team") }
    }

    /// Returns the homerooms' names, or the grade's where it is all of it: `1-A and 1-B`, `grade 1`.
    pub(crate) fn homerooms(&self, homerooms: &[HomeroomId]) -> String {
        if let [first, _, ..] = homerooms {
            let grade = &self.campus[self.campus[*first].grade];
            if grade.homerooms.len() == homerooms.len()
                && homerooms.iter().all(|homeroom| grade.homerooms.contains(homeroom))
            {
                return grade.name.clone();
            }
        }
        let names: Vec<&str> = homerooms.iter().map(|&homeroom| self.campus[homeroom].id.as_str()).collect();
        wording::list(&names)
    }

    /// Returns `art with 1-A`, `lunch with grade 1`; a service by its name alone.
    pub(crate) fn lesson(&self, lesson: &Lesson) -> String {
        let activity = self.campus.activity_name(lesson.activity);
        if matches!(lesson.activity, Activity::Service(_)) || lesson.homerooms.is_empty() {
            return activity.to_owned();
        }
        format!("{activity} with {}", self.homerooms(&lesson.homerooms))
    }

    /// Returns what the ledger calls it: a lesson, a team, the note on an assignment.
    pub(crate) fn used_for(&self, doing: Doing) -> String {
        match doing {
            Doing::Nothing => Use::Unassigned.words(),
            Doing::Lesson(at) => self.lesson(&self.schedule.lessons[at]),
            Doing::Meeting(at) => self.team(self.schedule.meetings[at].team),
            Doing::Assignment(at) => {
                let assignment = &self.schedule.assignments[at];
                if assignment.note.is_empty() { assignment.kind.words() } else { assignment.note.clone() }
            }
        }
    }

    /// Returns the same within a sentence: `a meeting of the grade 1 team`.
    pub(crate) fn doing(&self, doing: Doing) -> String {
        match doing {
            Doing::Meeting(_) => format!("a meeting of the {}", self.used_for(doing)),
            Doing::Nothing | Doing::Lesson(_) | Doing::Assignment(_) => self.used_for(doing),
        }
    }
}
