//! The files of a scenario by name, and the registers of ids they define.

use std::collections::BTreeMap;

use crate::problem::{Code, Desk};
use crate::value::Located;

/// Goal, priorities, policy, contract.
pub(crate) const SCENARIO: &str = "scenario.toml";
/// People and teams.
pub(crate) const STAFF: &str = "staff.toml";
/// Position control.
pub(crate) const FTE: &str = "fte.toml";
/// Costs and funds.
pub(crate) const BUDGET: &str = "budget.toml";
/// Days, bells, cafeteria, duties.
pub(crate) const BELLS: &str = "bell-schedule.toml";
/// Grades, subjects, specials, services, rooms.
pub(crate) const COURSES: &str = "courses.toml";
/// The school year.
pub(crate) const CALENDAR: &str = "calendar.toml";
/// Today's schedule.
pub(crate) const CURRENT: &str = "current-schedule.csv";
/// Files a scenario cannot do without.
pub(crate) const REQUIRED: [&str; 5] = [SCENARIO, STAFF, FTE, BELLS, COURSES];
/// Files that are read where they are there.
pub(crate) const OPTIONAL: [&str; 3] = [BUDGET, CALENDAR, CURRENT];
/// Files that belong to a scenario and are not read by this version.
pub(crate) const NOT_READ: [&str; 2] = ["requests.csv", "district.toml"];

/// Ids in the order they were defined, each once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    ids: Vec<String>,
    places: BTreeMap<String, usize>,
}

impl Names {
    /// Adds the id of a `kind` of thing; reports an id that is there already or cannot be used.
    /// Returns its place, or `None` where it was there already.
    pub(crate) fn define(
        &mut self,
        desk: &mut Desk<'_>,
        file: &str,
        kind: &str,
        id: &Located<String>,
    ) -> Option<usize> {
        desk.check_id(file, id);
        self.define_checked(desk, file, kind, id)
    }

    /// As [`Names::define`], of an id that was checked where it stands.
    pub(crate) fn define_checked(
        &mut self,
        desk: &mut Desk<'_>,
        file: &str,
        kind: &str,
        id: &Located<String>,
    ) -> Option<usize> {
        if self.places.contains_key(id.as_str()) {
            desk.problem(file, id.span(), Code::DuplicateId, format!("{kind} \"{}\" is there twice", **id))
                .label("defined before")
                .help("give each its own id, or take one of the rows away");
            return None;
        }
        Some(self.add(id))
    }

    /// Adds an id where it is new. Returns its place.
    pub(crate) fn add(&mut self, id: &str) -> usize {
        if let Some(&place) = self.places.get(id) {
            return place;
        }
        let place = self.ids.len();
        self.ids.push(id.to_owned());
        self.places.insert(id.to_owned(), place);
        place
    }

    /// Returns the place of an id.
    pub(crate) fn find(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// Returns the place of an id, and reports one that is not there.
    pub(crate) fn expect(
        &self,
        desk: &mut Desk<'_>,
        file: &str,
        code: Code,
        kind: &str,
        id: &Located<String>,
    ) -> Option<usize> {
        let found = self.find(id);
        if found.is_none() {
            desk.unknown(file, code, kind, id, self.iter());
        }
        found
    }

    /// Returns the ids in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.ids.iter().map(String::as_str)
    }

    /// Returns how many there are.
    pub(crate) fn len(&self) -> usize {
        self.ids.len()
    }
}
