//! Double specials: for which grades.

use commontime_school::GradeId;
use commontime_school::lever::{Change, DoubleSpecials, LeverKind};

use super::Reading;
use super::opened::{Common, Opened, step};
use crate::names::SCENARIO;
use crate::problem::{Code, Desk};
use crate::raw::levers::Levers;
use crate::value::distinct;

pub(super) fn read(desk: &mut Desk<'_>, levers: &Levers, reading: &Reading<'_>, opened: &mut Opened) {
    let Some(row) = &levers.double_specials else { return };
    let grades: Vec<GradeId> = match &row.grades {
        Some(listed) => {
            distinct(desk, SCENARIO, listed);
            let known = listed.iter().filter_map(|id| {
                reading.book.grades.expect(desk, SCENARIO, Code::UnknownInLever, "grade", id)
            });
            known.map(GradeId::from_index).collect()
        }
        None => (0..reading.parts.grades.len()).map(GradeId::from_index).collect(),
    };
    let names: Vec<&str> = grades
        .iter()
        .filter_map(|id| reading.parts.grades.get(id.index()))
        .map(|it| it.name.as_str())
        .collect();
    let words = format!(
        "{} may have two specials on one day and none on another",
        commontime_school::wording::list(&names)
    );
    let steps = if grades.is_empty() {
        Vec::new()
    } else {
        vec![step(&"yes", words, Change::DoubleSpecials(DoubleSpecials { grades }))]
    };
    let common = Common { id: None, approvals: row.approvals.as_deref(), goal: row.goal.as_deref() };
    opened.add(desk, LeverKind::DoubleSpecials, row.span(), common, steps);
}
