//! The ids of one kind of thing in the order they were declared.

use std::collections::BTreeMap;

/// Ids of one kind. Their places are the engine's numbers.
#[derive(Clone, Debug)]
pub(super) struct Ids {
    kind: &'static str,
    list: Vec<String>,
    places: BTreeMap<String, u32>,
    has_gaps: bool,
}

impl Ids {
    /// Makes an empty list for a `kind`, such as "time".
    pub(super) fn new(kind: &'static str) -> Self {
        Self { kind, list: Vec::new(), places: BTreeMap::new(), has_gaps: false }
    }

    /// Adds the next id, or a place without one where it cannot be read. Returns whether it is new.
    pub(super) fn add(&mut self, id: Option<String>) -> bool {
        let place = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        let id = id.unwrap_or_else(|| {
            self.has_gaps = true;
            String::new()
        });
        let is_new = id.is_empty() || !self.places.contains_key(&id);
        if is_new && !id.is_empty() {
            self.places.insert(id.clone(), place);
        }
        self.list.push(id);
        is_new
    }

    /// Returns the place of an id.
    pub(super) fn find(&self, id: &str) -> Option<u32> {
        self.places.get(id).copied()
    }

    /// Returns what they are ids of.
    pub(super) fn kind(&self) -> &'static str {
        self.kind
    }

    /// Tells whether one could not be read, so that a name that is not here may be meant for it.
    pub(super) fn has_gaps(&self) -> bool {
        self.has_gaps
    }

    /// Returns the ids in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(String::as_str)
    }

    /// Returns how many there are.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }
}
