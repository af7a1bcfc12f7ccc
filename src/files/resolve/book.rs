//! The book of all ids a scenario defines, gathered first so that files may name each other in any order.

use commontime_school::course::Subject;

use super::Raw;
use super::sketches::Sketch;
use crate::names::{BUDGET, COURSES, Names};
use crate::problem::{Code, Desk};
use crate::raw::Text;
use crate::value::Limits;

/// Words that activities have of themselves.
const RESERVED: [&str; 4] = ["lunch", "recess", "homeroom", "specials"];

/// Registers of ids; the places are those of the campus's lists.
#[derive(Clone, Debug, Default)]
pub(crate) struct Book {
    pub(crate) people: Names,
    pub(crate) teams: Names,
    pub(crate) grades: Names,
    pub(crate) homerooms: Names,
    pub(crate) subjects: Names,
    pub(crate) specials: Names,
    pub(crate) services: Names,
    pub(crate) funds: Names,
}

impl Book {
    /// Gathers the ids of everything but homerooms and rooms, which follow from people.
    pub(super) fn gather(desk: &mut Desk<'_>, raw: &Raw, sketches: &[Sketch<'_>]) -> Self {
        let mut book = Self::default();
        for sketch in sketches {
            book.people.add(sketch.id);
        }
        // Teams of their own row first, then those that people alone name.
        for row in &raw.staff.team {
            book.teams.define(desk, crate::names::STAFF, "team", &row.id);
        }
        let courses = &raw.courses;
        for row in &courses.grade {
            book.grades.define(desk, COURSES, "grade", &row.id);
            for (subject, _) in row.minutes_per_week.iter() {
                if book.subjects.find(subject).is_none() {
                    desk.check_id(COURSES, subject);
                    check_free(desk, subject, &[]);
                    book.subjects.add(subject);
                }
            }
        }
        for row in &courses.special {
            check_free(desk, &row.id, &[(&book.subjects, "a subject")]);
            book.specials.define(desk, COURSES, "special", &row.id);
        }
        for row in &courses.service {
            let taken = [(&book.subjects, "a subject"), (&book.specials, "a special")];
            check_free(desk, &row.id, &taken);
            book.services.define(desk, COURSES, "service", &row.id);
        }
        for row in raw.budget.iter().flat_map(|budget| &budget.fund) {
            book.funds.define(desk, BUDGET, "fund", &row.id);
        }
        book.check_counts(desk, raw);
        book
    }

    fn check_counts(&self, desk: &mut Desk<'_>, raw: &Raw) {
        let courses = &raw.courses;
        for (count, noun) in [
            (courses.grade.len(), "grade"),
            (courses.special.len(), "special"),
            (courses.service.len(), "service"),
            (courses.room.len(), "room"),
            (self.subjects.len(), "subject"),
        ] {
            desk.check_count(COURSES, count, Limits::ROWS, noun);
        }
        if courses.grade.is_empty() {
            desk.whole_file(COURSES, Code::NoGrade, "there is no grade")
                .help("add a [[grade]] with id, homerooms, students, lunch and minutes-per-week");
        }
    }

    /// Returns the subjects.
    pub(super) fn subjects(&self) -> Vec<Subject> {
        self.subjects.iter().map(|id| Subject { id: id.to_owned() }).collect()
    }
}

/// Reports a subject, special or service whose name another kind of activity has.
fn check_free(desk: &mut Desk<'_>, id: &Text, taken: &[(&Names, &str)]) {
    let other = if RESERVED.contains(&id.as_str()) {
        "a word of the program's own"
    } else if let Some((_, kind)) = taken.iter().find(|(names, _)| names.find(id).is_some()) {
        kind
    } else {
        return;
    };
    desk.problem(COURSES, id.span(), Code::NameTaken, format!("\"{}\" is already {other}", **id))
        .label("schedules could not tell them apart")
        .help("give it another id");
}
