//! Work as the kinds for schools speak of it: selections of pieces, and the minutes of times.

use crate::instance::{EventId, ResourceId};

/// Work in some events: by whoever does it, or by one resource alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Work {
    /// The events. Those named twice count twice where pieces are counted.
    pub events: Vec<EventId>,
    /// The resource; where there is one, only pieces count in which it holds a role.
    pub of: Option<ResourceId>,
}

/// Work of several sorts together. It *runs* at the times that any of its pieces occupies; without any work it never runs.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Selection(pub Vec<Work>);

impl Selection {
    /// Returns the pieces of some events, whoever does them.
    pub fn events(events: impl IntoIterator<Item = EventId>) -> Self {
        Self(vec![Work { events: events.into_iter().collect(), of: None }])
    }

    /// Returns the pieces of some events in which a resource holds a role.
    pub fn of(resource: ResourceId, events: impl IntoIterator<Item = EventId>) -> Self {
        Self(vec![Work { events: events.into_iter().collect(), of: Some(resource) }])
    }

    /// Returns this work and other work together.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }
}

/// Where a time lies on the clock: a stretch of minutes of one day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock {
    /// The day; times of different days never follow each other.
    pub day: u32,
    /// The minute of the day at which it begins.
    pub begin: u32,
    /// The minute at which it ends, later than it begins.
    pub end: u32,
}

impl Clock {
    /// Returns how many minutes it has.
    #[must_use]
    pub fn length(self) -> u32 {
        self.end - self.begin
    }

    /// Returns whether another time begins where this one ends.
    #[must_use]
    pub fn is_followed_by(self, next: Self) -> bool {
        self.day == next.day && self.end == next.begin
    }
}
