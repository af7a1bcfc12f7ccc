//! The book of all ids a scenario defines, gathered first so that files may name each other in any order.

use commontime_school::course::Subject;

use super::Raw;
use super::sketches::Sketch;
use crate::names::{BELLS, BUDGET, COURSES, FTE, Names, STAFF};
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
    /// `None` where there are too many things to go on.
    pub(super) fn gather(desk: &mut Desk<'_>, raw: &Raw, sketches: &[Sketch<'_>]) -> Option<Self> {
        if !sizes_hold(desk, raw) {
            return None;
        }
        let mut book = Self::default();
        for sketch in sketches {
            book.people.add(sketch.id);
        }
        // Teams of their own row first, then those that people alone name.
        for row in &raw.staff.team {
            book.teams.define(desk, STAFF, "team", &row.id);
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
        if raw.courses.grade.is_empty() {
            desk.whole_file(COURSES, Code::NoGrade, "there is no grade")
                .help("add a [[grade]] with id, homerooms, students, lunch and minutes-per-week");
        }
        Some(book)
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

/// Reports files with more rows than any school has.
fn sizes_hold(desk: &mut Desk<'_>, raw: &Raw) -> bool {
    let courses = &raw.courses;
    let subjects = courses.grade.iter().map(|row| row.minutes_per_week.iter().len()).sum();
    let costs = raw.budget.as_ref().map_or(0, |budget| budget.cost.len() + budget.fund.len());
    [
        (COURSES, courses.grade.len(), Limits::GRADES, "grade"),
        (COURSES, subjects, Limits::ROWS, "subject"),
        (COURSES, courses.special.len(), Limits::SPECIALS, "special"),
        (COURSES, courses.service.len(), Limits::ROWS, "service"),
        (COURSES, courses.room.len(), Limits::ROWS, "room"),
        (STAFF, raw.staff.team.len(), Limits::ROWS, "team"),
        (FTE, raw.fte.position.len(), Limits::ROWS, "position"),
        (BUDGET, costs, Limits::ROWS, "cost and fund"),
        (BELLS, raw.bells.bell_schedule.len(), Limits::ROWS, "bell schedule"),
        (BELLS, raw.bells.duty.len(), Limits::GRADES, "duty"),
    ]
    .into_iter()
    .all(|(file, count, limit, noun)| desk.check_count(file, count, limit, noun))
}
