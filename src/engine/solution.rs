//! A timetable: the pieces that events are cut into, when each starts and which resources it has.

use crate::instance::{EventId, Instance, ResourceId, TimeId};

/// A timetable of an [`Instance`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Solution {
    /// The pieces of the events. The durations of an event's meets sum to its duration.
    pub meets: Vec<Meet>,
}

/// A piece of an event: some times without a break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meet {
    /// The event.
    pub event: EventId,
    /// Times that it takes, at least 1.
    pub duration: u32,
    /// Its first time; `None` where it has none yet.
    pub start: Option<TimeId>,
    /// For each role of the event the resource that holds it.
    pub resources: Vec<Option<ResourceId>>,
}

impl Meet {
    /// Returns a piece of an event that has no more than what the instance gives: resources, and a start where one is given.
    ///
    /// # Panics
    ///
    /// When the instance has no such event.
    #[must_use]
    pub fn new(instance: &Instance, event: EventId, duration: u32) -> Self {
        let Some(of) = instance.events.get(event.0 as usize) else { panic!("no event {}", event.0) };
        let resources = of.roles.iter().map(|role| role.given).collect();
        Self { event, duration, start: of.start, resources }
    }

    /// Returns the times that it occupies.
    pub fn times(&self) -> impl Iterator<Item = TimeId> + use<> {
        let start = self.start.map_or(0, |start| start.0);
        let end = if self.start.is_some() { start + self.duration } else { start };
        (start..end).map(TimeId)
    }
}

impl Solution {
    /// Returns the timetable in which every event is one piece with no more than what the instance gives.
    #[must_use]
    pub fn empty(instance: &Instance) -> Self {
        let whole = |at: usize| Meet::new(instance, EventId(at as u32), instance.events[at].duration);
        Self { meets: (0..instance.events.len()).map(whole).collect() }
    }

    /// Returns what is wrong with the timetable as a timetable of the instance, before any cost: the first fault.
    ///
    /// # Errors
    ///
    /// A piece of no event, with no duration, too long for its event or for the times left, with a resource of another
    /// type, or with another start or resource than the instance gives; an event whose pieces do not sum to its duration.
    pub fn check(&self, instance: &Instance) -> Result<(), String> {
        let mut placed = vec![0u64; instance.events.len()];
        for meet in &self.meets {
            check_meet(meet, instance)?;
            placed[meet.event.0 as usize] += u64::from(meet.duration);
        }
        for (at, (event, placed)) in instance.events.iter().zip(placed).enumerate() {
            if u64::from(event.duration) != placed {
                return Err(format!("the pieces of event {at} take {placed} times, not {}", event.duration));
            }
        }
        Ok(())
    }
}

fn check_meet(meet: &Meet, instance: &Instance) -> Result<(), String> {
    let at = meet.event.0;
    let Some(event) = instance.events.get(at as usize) else { return Err(format!("there is no event {at}")) };
    if meet.duration == 0 {
        return Err(format!("a piece of event {at} takes no time"));
    }
    if let Some(start) = meet.start
        && u64::from(start.0) + u64::from(meet.duration) > u64::from(instance.n_times)
    {
        return Err(format!("a piece of event {at} runs beyond the last time"));
    }
    if event.start.is_some() && meet.start != event.start {
        return Err(format!("a piece of event {at} starts at another time than the one given"));
    }
    if meet.resources.len() != event.roles.len() {
        return Err(format!(
            "a piece of event {at} has {} roles, not {}",
            meet.resources.len(),
            event.roles.len()
        ));
    }
    for (role, resource) in event.roles.iter().zip(&meet.resources) {
        if role.given.is_some() && *resource != role.given {
            return Err(format!("a piece of event {at} has another resource than the one given"));
        }
        if let Some(resource) = resource
            && instance.resources.get(resource.0 as usize) != Some(&role.of_type)
        {
            return Err(format!("a piece of event {at} has a resource of another type"));
        }
    }
    Ok(())
}
