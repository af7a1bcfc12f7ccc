//! The sixteen kinds of constraints: what each applies to, and its own parts.

use std::collections::BTreeSet;

use commontime_engine::kinds as engine;
use commontime_engine::{EventId, Kind, ResourceId, TimeId, TimeSet};
use commontime_files::Code;

use super::constraints::Around;
use super::limits;
use super::page::{Element, Page, REFERENCE, parts, words};

/// The kinds, as their elements are called without the ending.
pub(super) const ALL: [&str; 16] = [
    "AssignTime",
    "AssignResource",
    "PreferTimes",
    "PreferResources",
    "SplitEvents",
    "DistributeSplitEvents",
    "AvoidSplitAssignments",
    "SpreadEvents",
    "LinkEvents",
    "OrderEvents",
    "AvoidClashes",
    "AvoidUnavailableTimes",
    "LimitIdleTimes",
    "ClusterBusyTimes",
    "LimitBusyTimes",
    "LimitWorkload",
];

/// Reads what a constraint of one kind asks, and of whom. `applies` is its element `AppliesTo`.
pub(super) fn read(
    page: &mut Page<'_>,
    element: Element<'_>,
    applies: Element<'_>,
    kind: &str,
    around: Around<'_>,
) -> Option<Kind> {
    let mut reader = Reader { page, element, applies, around };
    reader.parts_are_known(kind);
    Some(match kind {
        "AssignTime" => Kind::AssignTime(engine::AssignTime { events: reader.events() }),
        "AssignResource" => Kind::AssignResource(engine::AssignResource { roles: reader.open_roles()? }),
        "PreferTimes" => reader.prefer_times(),
        "PreferResources" => reader.prefer_resources()?,
        "SplitEvents" => reader.split_events()?,
        "DistributeSplitEvents" => reader.distribute_split_events()?,
        "AvoidSplitAssignments" => reader.avoid_split_assignments()?,
        "SpreadEvents" => reader.spread_events()?,
        "LinkEvents" => Kind::LinkEvents(engine::LinkEvents { groups: reader.groups_of_events() }),
        "OrderEvents" => Kind::OrderEvents(engine::OrderEvents { pairs: reader.pairs() }),
        "AvoidClashes" => Kind::AvoidClashes(engine::AvoidClashes { resources: reader.resources() }),
        "AvoidUnavailableTimes" => Kind::AvoidUnavailableTimes(engine::AvoidUnavailableTimes {
            resources: reader.resources(),
            times: reader.times(),
        }),
        "LimitIdleTimes" => reader.limit_idle_times()?,
        "ClusterBusyTimes" => reader.cluster_busy_times()?,
        "LimitBusyTimes" => reader.limit_busy_times()?,
        _ => reader.limit_workload()?,
    })
}

struct Reader<'p, 't, 'a> {
    page: &'p mut Page<'t>,
    element: Element<'a>,
    applies: Element<'a>,
    around: Around<'a>,
}

impl<'a> Reader<'_, '_, 'a> {
    /// Reports parts that the kind does not have, and one that applies to nothing.
    fn parts_are_known(&mut self, kind: &str) {
        const COMMON: [&str; 5] = ["Name", "Required", "Weight", "CostFunction", "AppliesTo"];
        let (lists, own): (&[&str], &[&str]) = match kind {
            "AssignTime" => (&["EventGroups", "Events"], &[]),
            "AssignResource" => (&["EventGroups", "Events"], &["Role"]),
            "PreferTimes" => (&["EventGroups", "Events"], &["TimeGroups", "Times", "Duration"]),
            "PreferResources" => (&["EventGroups", "Events"], &["ResourceGroups", "Resources", "Role"]),
            "SplitEvents" => (
                &["EventGroups", "Events"],
                &["MinimumDuration", "MaximumDuration", "MinimumAmount", "MaximumAmount"],
            ),
            "DistributeSplitEvents" => (&["EventGroups", "Events"], &["Duration", "Minimum", "Maximum"]),
            "AvoidSplitAssignments" => (&["EventGroups"], &["Role"]),
            "SpreadEvents" => (&["EventGroups"], &["TimeGroups"]),
            "LinkEvents" => (&["EventGroups"], &[]),
            "OrderEvents" => (&["EventPairs"], &[]),
            "AvoidClashes" => (&["ResourceGroups", "Resources"], &[]),
            "AvoidUnavailableTimes" => (&["ResourceGroups", "Resources"], &["TimeGroups", "Times"]),
            "LimitWorkload" => (&["ResourceGroups", "Resources"], &["Minimum", "Maximum"]),
            _ => (&["ResourceGroups", "Resources"], &["TimeGroups", "Minimum", "Maximum"]),
        };
        let known: Vec<&str> = COMMON.iter().chain(own).copied().collect();
        self.page.only(self.element, &known);
        let before = self.page.noted();
        self.page.only(self.applies, lists);
        let named = self.applies.children().filter(roxmltree::Node::is_element);
        let names_nothing = named.flat_map(|list| list.children()).all(|item| !item.is_element());
        if names_nothing && self.page.noted() == before {
            self.page
                .at_tag(self.applies, Code::NoPoint, "the constraint applies to nothing")
                .label("names nothing")
                .help("name what it applies to, or take the constraint away");
        }
    }

    fn prefer_times(&mut self) -> Kind {
        let duration = self.page.one(self.element, "Duration");
        let duration = duration.and_then(|part| super::events::duration(self.page, part));
        Kind::PreferTimes(engine::PreferTimes { events: self.events(), times: self.times(), duration })
    }

    fn prefer_resources(&mut self) -> Option<Kind> {
        let roles = self.open_roles();
        let mut resources = BTreeSet::new();
        self.unfold_resources(self.element, |list| resources.extend(list));
        Some(Kind::PreferResources(engine::PreferResources { roles: roles?, resources }))
    }

    fn split_events(&mut self) -> Option<Kind> {
        let events = self.events();
        let limits = ["MinimumDuration", "MaximumDuration", "MinimumAmount", "MaximumAmount"];
        let [minimum_duration, maximum_duration, minimum_amount, maximum_amount] =
            limits.map(|part| self.number(part));
        Some(Kind::SplitEvents(engine::SplitEvents {
            events,
            minimum_duration: minimum_duration?,
            maximum_duration: maximum_duration?,
            minimum_amount: minimum_amount?,
            maximum_amount: maximum_amount?,
        }))
    }

    fn distribute_split_events(&mut self) -> Option<Kind> {
        let events = self.events();
        let duration = self.page.needed(self.element, "Duration");
        let duration = duration.and_then(|part| super::events::duration(self.page, part));
        let (minimum, maximum) = self.minimum_and_maximum(self.element);
        Some(Kind::DistributeSplitEvents(engine::DistributeSplitEvents {
            events,
            duration: duration?,
            minimum: minimum?,
            maximum: maximum?,
        }))
    }

    fn avoid_split_assignments(&mut self) -> Option<Kind> {
        let role = self.role()?;
        let mut groups = Vec::new();
        for item in self.page.items(self.applies, "EventGroups", "EventGroup") {
            let Some(events) = self.group_of_events(item) else { continue };
            let places = events.iter().map(|event| {
                let place = self.around.events.roles[event.0 as usize].get(&role);
                (*event, place.copied())
            });
            let places: Vec<(EventId, Option<usize>)> = places.collect();
            if let Some((event, _)) = places.iter().find(|(_, place)| place.is_none()) {
                let event = self.around.events.ids.iter().nth(event.0 as usize).unwrap_or_default();
                let message = format!("event \"{event}\" of this group has no role \"{role}\"");
                self.page
                    .at_attribute(item, REFERENCE, Code::BadRole, message)
                    .label("not all of its events have the role")
                    .help("give the event the role, or name another group");
            }
            groups.push(places.into_iter().filter_map(|(event, place)| Some((event, place?))).collect());
        }
        Some(Kind::AvoidSplitAssignments(engine::AvoidSplitAssignments { groups }))
    }

    fn spread_events(&mut self) -> Option<Kind> {
        let groups = self.groups_of_events();
        let mut windows = Vec::new();
        let mut all = true;
        for item in self.page.items(self.element, "TimeGroups", "TimeGroup") {
            self.page.only(item, &["Minimum", "Maximum"]);
            let times = self.group_of_times(item);
            match (times, self.minimum_and_maximum(item)) {
                (Some(times), (Some(minimum), Some(maximum))) => {
                    windows.push(engine::Window { times, minimum, maximum });
                }
                _ => all = false,
            }
        }
        all.then_some(Kind::SpreadEvents(engine::SpreadEvents { groups, windows }))
    }

    fn limit_idle_times(&mut self) -> Option<Kind> {
        let (resources, (minimum, maximum)) = (self.resources(), self.minimum_and_maximum(self.element));
        let mut groups = Vec::new();
        for item in self.page.items(self.element, "TimeGroups", "TimeGroup") {
            let Some(times) = self.group_of_times(item) else { continue };
            self.has_no_hole(item, &times);
            groups.push(times);
        }
        let (minimum, maximum) = (minimum?, maximum?);
        Some(Kind::LimitIdleTimes(engine::LimitIdleTimes { resources, groups, minimum, maximum }))
    }

    fn has_no_hole(&mut self, item: Element<'_>, times: &TimeSet) {
        let hole = times.as_slice().windows(2).find(|pair| pair[0].0 + 1 != pair[1].0);
        let Some(before) = hole.map(|pair| pair[0].0) else { return };
        let ids = &self.around.times.ids;
        let [before, missing] =
            [before, before + 1].map(|at| ids.iter().nth(at as usize).unwrap_or_default());
        let message =
            format!("the group has time \"{before}\" and a later one, but not \"{missing}\" between");
        self.page
            .at_attribute(item, REFERENCE, Code::GroupWithHole, message)
            .label("a group of times with a hole")
            .help("count idle times in groups of times that follow each other, such as days");
    }

    fn cluster_busy_times(&mut self) -> Option<Kind> {
        let (resources, groups) = (self.resources(), self.groups_of_times());
        let (minimum, maximum) = self.minimum_and_maximum(self.element);
        let (minimum, maximum) = (minimum?, maximum?);
        Some(Kind::ClusterBusyTimes(engine::ClusterBusyTimes { resources, groups, minimum, maximum }))
    }

    fn limit_busy_times(&mut self) -> Option<Kind> {
        let (resources, groups) = (self.resources(), self.groups_of_times());
        let (minimum, maximum) = self.minimum_and_maximum(self.element);
        let (minimum, maximum) = (minimum?, maximum?);
        Some(Kind::LimitBusyTimes(engine::LimitBusyTimes { resources, groups, minimum, maximum }))
    }

    fn limit_workload(&mut self) -> Option<Kind> {
        let resources = self.resources();
        let (minimum, maximum) = self.minimum_and_maximum(self.element);
        Some(Kind::LimitWorkload(engine::LimitWorkload { resources, minimum: minimum?, maximum: maximum? }))
    }

    // --- Numbers and words.

    fn number(&mut self, part: &str) -> Option<u32> {
        self.page.number_in(self.element, part, 0..=limits::NUMBER)
    }

    fn minimum_and_maximum(&mut self, element: Element<'_>) -> (Option<u32>, Option<u32>) {
        let minimum = self.page.number_in(element, "Minimum", 0..=limits::NUMBER);
        (minimum, self.page.number_in(element, "Maximum", 0..=limits::NUMBER))
    }

    fn role(&mut self) -> Option<String> {
        let part = self.page.needed(self.element, "Role")?;
        let role = words(part);
        if role.is_empty() {
            self.page
                .at_tag(part, Code::BadRole, "the role has no name")
                .label("expected the name of a role")
                .help("write the role as the events have it");
            return None;
        }
        Some(role)
    }

    // --- Times.

    /// Returns the union of the groups and times that the constraint names.
    fn times(&mut self) -> TimeSet {
        let mut all: Vec<TimeId> = Vec::new();
        for group in self.groups_of_times() {
            all.extend(group.iter());
        }
        let single = self.page.references(self.element, "Times", "Time", &self.around.times.ids);
        all.extend(single.into_iter().map(TimeId));
        TimeSet::from_iter(all)
    }

    fn groups_of_times(&mut self) -> Vec<TimeSet> {
        let items = self.page.items(self.element, "TimeGroups", "TimeGroup");
        items.into_iter().filter_map(|item| self.group_of_times(item)).collect()
    }

    fn group_of_times(&mut self, item: Element<'_>) -> Option<TimeSet> {
        let group = self.page.reference(item, &self.around.times.groups)?;
        let times = &self.around.times.members[group as usize];
        self.page.unfold(item, times.as_slice().len()).then(|| times.clone())
    }

    // --- Points of application. What is named twice is there twice.

    fn events(&mut self) -> Vec<EventId> {
        let mut all: Vec<EventId> = self.groups_of_events().into_iter().flatten().collect();
        let single = self.page.references(self.applies, "Events", "Event", &self.around.events.ids);
        all.extend(single.into_iter().map(EventId));
        all
    }

    fn groups_of_events(&mut self) -> Vec<Vec<EventId>> {
        let items = self.page.items(self.applies, "EventGroups", "EventGroup");
        items.into_iter().filter_map(|item| self.group_of_events(item)).collect()
    }

    fn group_of_events(&mut self, item: Element<'_>) -> Option<Vec<EventId>> {
        let group = self.page.reference(item, &self.around.events.groups)?;
        let events = &self.around.events.members[group as usize];
        self.page.unfold(item, events.len()).then(|| events.clone())
    }

    /// Returns the events with the role of the constraint, where no resource is given; others are passed over.
    fn open_roles(&mut self) -> Option<Vec<(EventId, usize)>> {
        let role = self.role();
        let events = self.events();
        let role = role?;
        let known = self.around.events;
        let open = events.into_iter().filter_map(|event| {
            let place = *known.roles[event.0 as usize].get(&role)?;
            let is_open = known.list[event.0 as usize].roles.get(place)?.given.is_none();
            is_open.then_some((event, place))
        });
        Some(open.collect())
    }

    fn resources(&mut self) -> Vec<ResourceId> {
        let mut all = Vec::new();
        self.unfold_resources(self.applies, |list| all.extend(list));
        all
    }

    /// Takes the resources of the groups that an element names, and those that it names themselves.
    fn unfold_resources(&mut self, within: Element<'a>, mut take: impl FnMut(Vec<ResourceId>)) {
        for item in self.page.items(within, "ResourceGroups", "ResourceGroup") {
            let Some(group) = self.page.reference(item, &self.around.resources.groups) else { continue };
            let members = &self.around.resources.members[group as usize];
            if self.page.unfold(item, members.len()) {
                take(members.clone());
            }
        }
        let single = self.page.references(within, "Resources", "Resource", &self.around.resources.ids);
        take(single.into_iter().map(ResourceId).collect());
    }

    fn pairs(&mut self) -> Vec<engine::Pair> {
        let Some(list) = self.page.one(self.applies, "EventPairs") else { return Vec::new() };
        self.page.only(list, &["EventPair"]);
        parts(list, "EventPair").filter_map(|pair| self.pair(pair)).collect()
    }

    fn pair(&mut self, pair: Element<'_>) -> Option<engine::Pair> {
        self.page.only(pair, &["FirstEvent", "SecondEvent", "MinSeparation", "MaxSeparation"]);
        let [first, second] = ["FirstEvent", "SecondEvent"].map(|part| {
            let part = self.page.needed(pair, part)?;
            self.page.reference(part, &self.around.events.ids).map(EventId)
        });
        let [minimum, maximum] = ["MinSeparation", "MaxSeparation"].map(|part| {
            let part = self.page.one(pair, part)?;
            self.page.number(part, 0..=limits::NUMBER)
        });
        Some(engine::Pair {
            first: first?,
            second: second?,
            minimum_separation: minimum.unwrap_or(0),
            maximum_separation: maximum,
        })
    }
}
