//! Parallel specials: for which grades.

use commontime_school::GradeId;
use commontime_school::lever::{Change, LeverKind, ParallelSpecials};
use commontime_school::wording;

use super::Reading;
use super::opened::{Common, Opened, cannot, step};
use crate::names::SCENARIO;
use crate::problem::{Code, Desk};
use crate::raw::levers::Levers;
use crate::value::distinct;

pub(super) fn read(desk: &mut Desk<'_>, levers: &Levers, reading: &Reading<'_>, opened: &mut Opened) {
    let Some(row) = &levers.parallel_specials else { return };
    let all = &reading.parts.grades;
    let mut grades: Vec<GradeId> = Vec::new();
    if let Some(listed) = &row.grades {
        distinct(desk, SCENARIO, listed);
        for id in listed {
            let place = reading.book.grades.expect(desk, SCENARIO, Code::UnknownInLever, "grade", id);
            let Some(place) = place else { continue };
            if all.get(place).is_some_and(|grade| grade.specials_at_once.is_none()) {
                nothing_to_lift(desk, id.span(), &format!("nothing keeps grade \"{}\" from it today", **id));
            }
            grades.push(GradeId::from_index(place));
        }
    } else {
        let limited = (0..all.len()).filter(|at| all[*at].specials_at_once.is_some());
        grades.extend(limited.map(GradeId::from_index));
        if grades.is_empty() && !desk.has_problems() {
            nothing_to_lift(desk, row.span(), "nothing keeps any grade from it today");
            return;
        }
    }
    let today = |id: &GradeId| {
        let grade = all.get(id.index())?;
        Some(format!("{} (today {} at a time)", grade.name, grade.specials_at_once?))
    };
    let names: Vec<String> = grades.iter().filter_map(today).collect();
    let words = format!("all homerooms of {} may be at specials at the same time", wording::list(&names));
    let steps = if grades.is_empty() {
        Vec::new()
    } else {
        vec![step(&"yes", words, Change::ParallelSpecials(ParallelSpecials { grades }))]
    };
    let common = Common { id: None, approvals: row.approvals.as_deref(), goal: row.goal.as_deref() };
    opened.add(desk, LeverKind::ParallelSpecials, row.span(), common, steps);
}

/// Reports grades whose homerooms may all be at specials at once as it is.
fn nothing_to_lift(desk: &mut Desk<'_>, span: std::ops::Range<usize>, message: &str) {
    cannot(desk, span, message.to_owned()).label("already may").help(
        "take the lever away; or, where the school sends a grade's homerooms to specials in turns, say how many at a time with \
         `specials-at-once` in courses.toml",
    );
}
