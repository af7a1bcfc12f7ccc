//! The times of an instance, and the groups of times that its constraints name.

use commontime_engine::{TimeId, TimeSet};
use commontime_files::Code;
use commontime_school::wording::grouped;

use super::ids::Ids;
use super::limits;
use super::page::{Element, Page, parts};

/// The times in order, and their groups.
pub(super) struct Times {
    pub(super) ids: Ids,
    pub(super) groups: Ids,
    /// For each group its times. A group is a set: a time that names it twice is in it once.
    pub(super) members: Vec<TimeSet>,
    /// Which groups were declared as days.
    days: Vec<u32>,
}

impl Times {
    /// Reads the element `Times`. Weeks, days and other groups share their ids.
    pub(super) fn read(page: &mut Page<'_>, element: Element<'_>) -> Self {
        page.only(element, &["TimeGroups", "Time"]);
        let mut times = Self {
            ids: Ids::new("time"),
            groups: Ids::new("group of times"),
            members: Vec::new(),
            days: Vec::new(),
        };
        times.read_groups(page, element);
        let mut members = vec![Vec::new(); times.groups.len()];
        let elements: Vec<Element<'_>> = parts(element, "Time").collect();
        if elements.len() > limits::TIMES {
            let most = grouped(limits::TIMES as u64);
            page.at_tag(element, Code::TooMany, format!("there are more than {most} times"))
                .label("too many to search")
                .help("check that it is the right file");
            return times;
        }
        for (time, at) in elements.into_iter().zip(0u32..) {
            page.only(time, &["Name", "Week", "Day", "TimeGroups"]);
            page.define(time, &mut times.ids);
            let lone =
                ["Week", "Day"].into_iter().filter_map(|name| page.one(time, name)).collect::<Vec<_>>();
            let lone: Vec<u32> =
                lone.into_iter().filter_map(|group| page.reference(group, &times.groups)).collect();
            let listed = page.references(time, "TimeGroups", "TimeGroup", &times.groups);
            for group in lone.into_iter().chain(listed) {
                members[group as usize].push(TimeId(at));
            }
        }
        times.members = members.into_iter().map(TimeSet::from_iter).collect();
        times
    }

    fn read_groups(&mut self, page: &mut Page<'_>, element: Element<'_>) {
        let Some(list) = page.one(element, "TimeGroups") else { return };
        page.only(list, &["Week", "Day", "TimeGroup"]);
        for group in list.children().filter(roxmltree::Node::is_element) {
            if group.tag_name().name() == "Day" {
                self.days.push(u32::try_from(self.groups.len()).unwrap_or(u32::MAX));
            }
            page.only(group, &["Name"]);
            page.define(group, &mut self.groups);
        }
    }

    /// Returns the number of times.
    pub(super) fn count(&self) -> u32 {
        u32::try_from(self.ids.len()).unwrap_or(u32::MAX)
    }

    /// Returns the days that have times.
    pub(super) fn days(&self) -> Vec<TimeSet> {
        let days = self.days.iter().filter_map(|day| self.members.get(*day as usize));
        days.filter(|day| !day.as_slice().is_empty()).cloned().collect()
    }
}
