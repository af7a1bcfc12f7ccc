//! From a solution to a timetable and back.

use super::{State, model::NONE};
use crate::{
    instance::{EventId, Instance, ResourceId, TimeId},
    solution::{Meet, Solution},
};

impl State<'_> {
    /// Takes over a timetable: each unit is cut like the first of its events. What the pieces of its other events hold is
    /// taken from those that lie at the same time with the same duration.
    pub(crate) fn load(&mut self, instance: &Instance, solution: &Solution) {
        let mut pieces: Vec<Vec<&Meet>> = vec![Vec::new(); instance.events.len()];
        for meet in &solution.meets {
            pieces[meet.event.0 as usize].push(meet);
        }
        for (unit, number) in self.model.units.iter().zip(0..) {
            for meet in self.model.meets_of(number) {
                self.set_duration(meet, 0);
                // A longer piece might not end in time from where another began.
                if unit.given_start == NONE {
                    self.set_start(meet, NONE);
                }
            }
            let leaders = std::mem::take(&mut pieces[unit.events[0] as usize]);
            for (meet, leader) in self.model.meets_of(number).zip(leaders) {
                self.set_duration(meet, leader.duration);
                if unit.given_start == NONE {
                    self.set_start(meet, leader.start.map_or(NONE, |start| start.0));
                }
                self.take_held(meet, leader);
                for event in &unit.events[1..] {
                    let others = &mut pieces[*event as usize];
                    let is_alike =
                        |other: &&Meet| other.start == leader.start && other.duration == leader.duration;
                    if let Some(at) = others.iter().position(is_alike) {
                        let other = others.swap_remove(at);
                        self.take_held(meet, other);
                    }
                }
            }
        }
        self.keep();
    }

    fn take_held(&mut self, meet: u32, piece: &Meet) {
        let (_, first) = self.model.unit_of_event[piece.event.0 as usize];
        for (resource, slot) in piece.resources.iter().zip(first..) {
            self.set_held(meet, slot, resource.map_or(NONE, |resource| resource.0));
        }
    }

    /// Returns the timetable.
    pub(crate) fn solution(&self, instance: &Instance) -> Solution {
        let mut meets = Vec::new();
        for (event, at) in instance.events.iter().zip(0..) {
            let (unit, first) = self.model.unit_of_event[at as usize];
            for meet in self.model.meets_of(unit).filter(|meet| self.duration(*meet) > 0) {
                let slots = first..first + event.roles.len() as u32;
                let known = |id: u32| (id != NONE).then_some(id);
                meets.push(Meet {
                    event: EventId(at),
                    duration: self.duration(meet),
                    start: known(self.start(meet)).map(TimeId),
                    resources: slots.map(|slot| known(self.held(meet, slot)).map(ResourceId)).collect(),
                });
            }
        }
        Solution { meets }
    }
}
