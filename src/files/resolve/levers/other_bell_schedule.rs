//! Other bell schedules of the file.

use commontime_school::lever::{Change, LeverKind, OtherBellSchedule};

use super::Reading;
use super::opened::{Common, Opened, cannot, step};
use crate::names::{Names, SCENARIO};
use crate::problem::{Code, Desk};
use crate::raw::levers::Levers;
use crate::resolve::bells;
use crate::resolve::rooms::Rooms;

pub(super) fn read(
    desk: &mut Desk<'_>,
    levers: &Levers,
    reading: &Reading<'_>,
    rooms: &mut Rooms,
    opened: &mut Opened,
) {
    let Some(row) = &levers.other_bell_schedule else { return };
    let (parts, raw) = (reading.parts, reading.raw);
    let mut names = Names::default();
    for schedule in &raw.bells.bell_schedule {
        names.add(&schedule.id);
    }
    crate::value::distinct(desk, SCENARIO, &row.ids);
    let mut steps = Vec::new();
    for id in &row.ids {
        let Some(place) = names.expect(desk, SCENARIO, Code::UnknownBellSchedule, "bell schedule", id) else {
            continue;
        };
        if **id == parts.bells.id {
            cannot(desk, id.span(), format!("\"{}\" is the bell schedule in force", **id))
                .label("no other one")
                .help("name others, or choose another one as `bell-schedule`");
            continue;
        }
        let chosen = raw.bells.bell_schedule.get(place).map(|row| &**row);
        let Some(bells) = bells::instead(desk, raw, chosen, parts, reading.book, rooms) else { continue };
        let change = Change::OtherBellSchedule(Box::new(OtherBellSchedule { bells }));
        steps.push(step(&**id, format!("bell schedule \"{}\"", **id), change));
    }
    let common = Common { id: None, approvals: row.approvals.as_deref(), goal: row.goal.as_deref() };
    opened.add(desk, LeverKind::OtherBellSchedule, row.span(), common, steps);
}
