//! The events of an instance, with the places for resources in each, and the groups of events.

use std::collections::BTreeMap;

use commontime_engine::{Event, EventId, ResourceId, Role, TimeId};
use commontime_files::Code;
use commontime_school::wording::{count, grouped};

use super::ids::Ids;
use super::limits;
use super::page::{Element, Page, REFERENCE, parts, words};
use super::resources::Resources;
use super::times::Times;

/// The events, their groups, and their roles by name.
pub(super) struct Events {
    pub(super) groups: Ids,
    /// For each group its events. A group is a set.
    pub(super) members: Vec<Vec<EventId>>,
    pub(super) ids: Ids,
    /// They move on to the instance once its constraints are read.
    pub(super) list: Vec<Event>,
    /// For each event the names of its roles, each with its place. Places that come with a group have none.
    pub(super) roles: Vec<BTreeMap<String, usize>>,
}

/// What events refer to.
#[derive(Clone, Copy)]
struct Around<'a> {
    times: &'a Times,
    resources: &'a Resources,
}

impl Events {
    /// Reads the element `Events`.
    pub(super) fn read(
        page: &mut Page<'_>,
        element: Element<'_>,
        times: &Times,
        resources: &Resources,
    ) -> Self {
        page.only(element, &["EventGroups", "Event"]);
        let mut events = Self {
            groups: Ids::new("group of events"),
            members: Vec::new(),
            ids: Ids::new("event"),
            list: Vec::new(),
            roles: Vec::new(),
        };
        if let Some(list) = page.one(element, "EventGroups") {
            page.only(list, &["Course", "EventGroup"]);
            for group in list.children().filter(roxmltree::Node::is_element) {
                page.only(group, &["Name"]);
                page.define(group, &mut events.groups);
            }
        }
        events.members = vec![Vec::new(); events.groups.len()];
        let (mut duration, mut places) = (0u64, 0u64);
        for one in parts(element, "Event") {
            events.read_one(page, one, Around { times, resources });
            let Some(event) = events.list.last() else { continue };
            duration += u64::from(event.duration);
            places += u64::from(event.duration) * event.roles.len() as u64;
            let (what, most) = if duration > limits::DURATION {
                ("times", limits::DURATION)
            } else if places > limits::PLACES {
                ("times of resources", limits::PLACES)
            } else {
                continue;
            };
            let message = format!("the events up to this one take more than {} {what}", grouped(most));
            page.at_tag(one, Code::TooMany, message)
                .label("too many to search")
                .help("check the durations and the resources of the events");
            break;
        }
        events
    }

    /// Returns for each of the events the names of its roles.
    pub(super) fn names_of_roles(&self, events: &[Event]) -> Vec<Vec<Option<String>>> {
        let of_one = |(event, names): (&Event, &BTreeMap<String, usize>)| {
            let mut roles = vec![None; event.roles.len()];
            for (name, place) in names {
                if let Some(role) = roles.get_mut(*place) {
                    *role = Some(name.clone());
                }
            }
            roles
        };
        events.iter().zip(&self.roles).map(of_one).collect()
    }

    fn read_one(&mut self, page: &mut Page<'_>, element: Element<'_>, around: Around<'_>) {
        const PARTS: [&str; 8] =
            ["Name", "Duration", "Workload", "Course", "Time", "Resources", "ResourceGroups", "EventGroups"];
        page.only(element, &PARTS);
        page.define(element, &mut self.ids);
        let duration = page.needed(element, "Duration").and_then(|part| duration(page, part)).unwrap_or(1);
        let workload = page.one(element, "Workload").and_then(|part| page.number(part, 0..=limits::NUMBER));
        let start = page.one(element, "Time");
        let start = start.and_then(|part| start_of(page, part, around.times, duration));
        let mut event = Event { duration, start, roles: Vec::new() };
        let mut names = BTreeMap::new();
        let workload = workload.unwrap_or(duration);
        for item in page.items(element, "Resources", "Resource") {
            read_role(page, item, around, workload, &mut event, &mut names);
        }
        for group in page.references(element, "ResourceGroups", "ResourceGroup", &around.resources.groups) {
            let members = &around.resources.members[group as usize];
            if !page.unfold(element, members.len()) {
                break;
            }
            event.roles.extend(members.iter().map(|resource| Role {
                of_type: around.resources.of_type[resource.0 as usize],
                workload,
                given: Some(*resource),
            }));
        }
        let id = EventId(u32::try_from(self.list.len()).unwrap_or(u32::MAX));
        let course = page.one(element, "Course").and_then(|course| page.reference(course, &self.groups));
        let listed = page.references(element, "EventGroups", "EventGroup", &self.groups);
        for group in course.into_iter().chain(listed) {
            let members = &mut self.members[group as usize];
            if members.last() != Some(&id) {
                members.push(id);
            }
        }
        self.list.push(event);
        self.roles.push(names);
    }
}

/// Reads a duration of an event or a piece of one.
pub(super) fn duration(page: &mut Page<'_>, element: Element<'_>) -> Option<u32> {
    let said = words(element);
    if said.parse::<u64>().is_ok_and(|duration| duration == 0 || duration > limits::DURATION) {
        let (message, label) = if said.trim_start_matches('0').is_empty() {
            ("nothing can last 0 times".to_owned(), "expected 1 or more")
        } else {
            (format!("nothing can last {said} times"), "no week has so many")
        };
        page.at_words(element, Code::ImpossibleDuration, message)
            .label(label)
            .help("write the number of times that it takes");
        return None;
    }
    page.number(element, 1..=u32::try_from(limits::DURATION).unwrap_or(u32::MAX))
}

/// Reads a start that an event is given, which has to leave room for it.
fn start_of(page: &mut Page<'_>, element: Element<'_>, times: &Times, duration: u32) -> Option<TimeId> {
    let start = page.reference(element, &times.ids)?;
    let left = times.count() - start;
    if duration > left {
        let takes = count(duration as usize, "time");
        let message = format!("the event takes {takes}, more than are left from here: {left}");
        page.at_attribute(element, REFERENCE, Code::ImpossibleDuration, message)
            .label("runs beyond the last time")
            .help("let it start earlier, or make it shorter");
        return None;
    }
    Some(TimeId(start))
}

fn read_role(
    page: &mut Page<'_>,
    element: Element<'_>,
    around: Around<'_>,
    workload: u32,
    event: &mut Event,
    names: &mut BTreeMap<String, usize>,
) {
    page.only(element, &["Role", "ResourceType", "Workload"]);
    let resources = around.resources;
    let is_given = element.attribute(REFERENCE).is_some();
    let given = if is_given { page.reference(element, &resources.ids).map(ResourceId) } else { None };
    let of_given = given.map(|given| resources.of_type[given.0 as usize]);
    let said = match page.one(element, "ResourceType") {
        Some(part) => page.reference(part, &resources.types).map(commontime_engine::TypeId),
        None if is_given => None,
        None => resources.type_in(page, element),
    };
    if let (Some(said), Some(its)) = (said, of_given)
        && said != its
    {
        let (said, its) = (resources.type_name(said), resources.type_name(its));
        let message = format!("a resource of type \"{its}\" stands where type \"{said}\" is asked for");
        page.at_attribute(element, REFERENCE, Code::OtherResourceType, message)
            .label(format!("of type \"{its}\""))
            .help("name another resource, or mend the type");
    }
    read_role_name(page, element, is_given, event.roles.len(), names);
    let own = page.one(element, "Workload").and_then(|part| page.number(part, 0..=limits::NUMBER));
    if let Some(of_type) = of_given.or(said) {
        event.roles.push(Role { of_type, workload: own.unwrap_or(workload), given });
    }
}

/// Reads the name of a role, which places without a given resource have to have.
fn read_role_name(
    page: &mut Page<'_>,
    element: Element<'_>,
    is_given: bool,
    place: usize,
    names: &mut BTreeMap<String, usize>,
) {
    let role = page.one(element, "Role");
    let name = role.map(words).filter(|name| !name.is_empty());
    match (role, name) {
        (Some(role), Some(name)) if names.contains_key(&name) => {
            page.at_words(role, Code::BadRole, format!("the event has the role \"{name}\" twice"))
                .label("there is one already")
                .help("give each place of the event a role of its own");
        }
        (_, Some(name)) => {
            names.insert(name, place);
        }
        (_, None) if is_given => {}
        (_, None) => {
            page.at_tag(element, Code::BadRole, "a place that is open has no role")
                .label("neither Reference=\"...\" nor <Role>")
                .help("name the resource with Reference=\"...\", or add a <Role>");
        }
    }
}
