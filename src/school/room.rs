//! Rooms and other places.

/// A room or other place where groups of students or teams are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Room {
    /// The id in files, and the name in reports.
    pub id: String,
    /// How many students it holds.
    pub capacity: u32,
    /// How many classes may be in it at once (a gym may hold two).
    pub classes_at_once: u32,
}
