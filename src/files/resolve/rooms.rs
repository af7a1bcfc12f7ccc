//! Rooms: those listed, and those that homerooms, specials and services have without being listed.

use commontime_school::room::Room;
use commontime_school::{RoomId, wording};

use crate::names::{COURSES, Names};
use crate::problem::{Code, Desk};
use crate::raw::Text;
use crate::raw::courses::Courses;

/// What a room holds where nothing says so.
const CAPACITY: u32 = 30;

/// Rooms as they become known. Their places never change.
pub(super) struct Rooms {
    names: Names,
    drafts: Vec<Draft>,
}

struct Draft {
    capacity: Option<u32>,
    classes_at_once: Option<u32>,
}

impl Rooms {
    /// Gathers the rooms listed.
    pub(super) fn gather(desk: &mut Desk<'_>, courses: &Courses) -> Self {
        let mut rooms = Self { names: Names::default(), drafts: Vec::new() };
        let mut without = 0;
        for row in &courses.room {
            if rooms.names.define(desk, COURSES, "room", &row.id).is_none() {
                continue;
            }
            let capacity = row.capacity.as_ref().map(|n| desk.count(COURSES, n, 1..=100_000, "students"));
            let classes_at_once =
                row.classes_at_once.as_ref().map(|n| desk.count(COURSES, n, 1..=2_000, "classes"));
            without += usize::from(capacity.is_none());
            rooms.drafts.push(Draft { capacity, classes_at_once });
        }
        if without > 0 {
            let words = wording::count(without, "room");
            desk.assume(
                "courses.toml: room.capacity",
                format!("{words} without a capacity hold {CAPACITY} students"),
            );
        }
        rooms
    }

    /// Returns the room a file names, which has to be there.
    pub(super) fn expect(&self, desk: &mut Desk<'_>, file: &str, id: &Text) -> Option<RoomId> {
        self.names.expect(desk, file, Code::UnknownRoom, "room", id).map(RoomId::from_index)
    }

    /// Returns the room of this id, made where it is not listed. Fills in what the file leaves open.
    pub(super) fn own(&mut self, id: &str, capacity: u32, classes_at_once: u32) -> RoomId {
        let place = self.names.add(id);
        if place == self.drafts.len() {
            self.drafts.push(Draft { capacity: None, classes_at_once: None });
        }
        self.fill(RoomId::from_index(place), capacity, classes_at_once)
    }

    /// Fills in what the file leaves open about a room.
    pub(super) fn fill(&mut self, room: RoomId, capacity: u32, classes_at_once: u32) -> RoomId {
        let draft = &mut self.drafts[room.index()];
        draft.capacity.get_or_insert(capacity);
        draft.classes_at_once.get_or_insert(classes_at_once);
        room
    }

    /// Tells whether the file lists a room of this id.
    pub(super) fn is_there(&self, id: &str) -> bool {
        self.names.find(id).is_some()
    }

    /// Returns all rooms.
    pub(super) fn list(&self) -> Vec<Room> {
        let drafts = self.names.iter().zip(&self.drafts);
        drafts
            .map(|(id, draft)| Room {
                id: id.to_owned(),
                capacity: draft.capacity.unwrap_or(CAPACITY),
                classes_at_once: draft.classes_at_once.unwrap_or(1),
            })
            .collect()
    }
}
