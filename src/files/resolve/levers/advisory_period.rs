//! Advisory period: whose homerooms visit each other, when, and where there is room for two.

use commontime_school::course::{ClassPlace, Homeroom};
use commontime_school::lever::{AdvisoryPeriod, Change, LeverKind};

use super::opened::{Common, Opened, cannot, step};
use super::{Reading, block};
use crate::problem::Desk;
use crate::raw::levers::{self, Levers};
use crate::value::Located;

pub(super) fn read(desk: &mut Desk<'_>, levers: &Levers, reading: &Reading<'_>, opened: &mut Opened) {
    let Some(row) = &levers.advisory_period else { return };
    let Some(mut block) = block::read(desk, reading, row.block(), "advisory", None) else { return };
    let parts = reading.parts;
    let special = &mut block.special;
    special.place = ClassPlace::WithClass;
    let homerooms: Vec<&Homeroom> =
        parts.homerooms.iter().filter(|it| special.grades.contains(&it.grade)).collect();
    special.taught_by = homerooms.iter().map(|it| it.teacher).collect();
    // As often as the own homeroom visits: in a week that touches most passes through the cycle.
    let cycle = u32::try_from(parts.cycle.cycle_days.len().max(1)).unwrap_or(u32::MAX);
    special.classes_each_per_week_max = Some(special.times_per_cycle * 5_u32.div_ceil(cycle));
    let cap = special.group_cap.unwrap_or(u32::MAX);
    has_room(desk, reading, row, &homerooms, cap);
    block::has_minutes(desk, reading, row.block(), &block);
    let words = format!(
        "{}; then it visits another homeroom, whose teacher has both, and it is visited as often",
        block::words(reading, &block).replacen("each homeroom", "each homeroom goes out", 1)
    );
    let steps = vec![step(&"yes", words, Change::AdvisoryPeriod(AdvisoryPeriod { block }))];
    let common = Common { id: None, approvals: row.approvals.as_deref(), goal: row.goal.as_deref() };
    opened.add(desk, LeverKind::AdvisoryPeriod, row.span(), common, steps);
}

/// Reports a homeroom that no other has room for.
fn has_room(
    desk: &mut Desk<'_>,
    reading: &Reading<'_>,
    row: &Located<levers::AdvisoryPeriod>,
    homerooms: &[&Homeroom],
    cap: u32,
) {
    for visitor in homerooms {
        let holds = |host: &&&Homeroom| {
            let room = reading.parts.rooms[host.room.index()].capacity;
            host.teacher != visitor.teacher && visitor.students + host.students <= cap.min(room)
        };
        if homerooms.iter().find(holds).is_none() {
            let (name, students) = (&visitor.id, visitor.students);
            cannot(desk, row.span(), format!("{name}, with {students} students, fits into no other homeroom's room and group"))
                .label("nowhere to visit")
                .help("list rooms that hold two homerooms in courses.toml, raise `students`, or name other `grades`");
            return;
        }
    }
}
