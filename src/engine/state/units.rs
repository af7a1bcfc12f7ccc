//! Which events are cut and moved as one.

use super::model::{Joining, NONE};
use crate::{
    constraint::Kind,
    instance::{EventId, Instance},
};

/// Returns the events of each unit, in the order of the first of them.
pub(super) fn units(instance: &Instance, joining: Joining) -> Vec<Vec<u32>> {
    let mut leader: Vec<u32> = (0..instance.events.len() as u32).collect();
    if joining == Joining::Linked {
        for constraint in instance.constraints.iter().filter(|constraint| constraint.rank == 0) {
            let Kind::LinkEvents(link) = &constraint.kind else { continue };
            for group in &link.groups {
                for pair in group.windows(2) {
                    join(instance, &mut leader, pair[0], pair[1]);
                }
            }
        }
    }
    let mut units: Vec<Vec<u32>> = vec![Vec::new(); leader.len()];
    for event in 0..leader.len() as u32 {
        units[find(&leader, event) as usize].push(event);
    }
    units.retain(|unit| !unit.is_empty());
    units
}

/// Joins the units of two events, if one cut and one start can serve both.
fn join(instance: &Instance, leader: &mut [u32], a: EventId, b: EventId) {
    let (a, b) = (find(leader, a.0), find(leader, b.0));
    let (first, second) = (a.min(b), a.max(b));
    let can_join = first != second
        && instance.events[first as usize].duration == instance.events[second as usize].duration
        && instance.events[first as usize].start == instance.events[second as usize].start;
    if can_join {
        leader[second as usize] = first;
    }
}

fn find(leader: &[u32], mut event: u32) -> u32 {
    while leader[event as usize] != event {
        event = leader[event as usize];
    }
    event
}

/// Returns the start that is given to an event, or [`NONE`].
pub(super) fn given_start(instance: &Instance, event: u32) -> u32 {
    instance.events[event as usize].start.map_or(NONE, |start| start.0)
}
