//! Solutions: the pieces that events are cut into, with their times and resources.
//!
//! A solution lists what it knows of each event. What it does not say is filled in, in this order: an event's missing
//! duration becomes one more piece without anything; pieces of an event whose start is given start there; places whose
//! resource is given have it.

use std::collections::BTreeSet;

use commontime_engine::{EventId, Meet, ResourceId, Solution, TimeId};
use commontime_files::Code;
use commontime_school::wording::count;

use super::Wanted;
use super::events::duration;
use super::instances::{Instances, Known};
use super::page::{Element, ID, INSTANCE, Page, REFERENCE, attribute, is, parts, words};

/// A solution that an archive holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attached {
    /// The id of the group of solutions that it is in.
    pub group: String,
    /// The place of its instance in [`Archive::instances`](super::Archive::instances).
    pub instance: usize,
    /// The timetable.
    pub solution: Solution,
    /// What the file says that it costs, where it says so.
    pub claim: Option<Claim>,
}

/// What a file says that a solution costs. It may be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The cost of what is required.
    pub infeasibility: i64,
    /// The cost of the rest.
    pub objective: i64,
}

/// Reads the solutions that are wanted, of instances in which nothing is wrong.
pub(super) fn read(
    page: &mut Page<'_>,
    root: Element<'_>,
    instances: &Instances,
    wanted: Wanted<'_>,
) -> Vec<Attached> {
    let asked = match wanted {
        Wanted::One { group: None, .. } => return Vec::new(),
        Wanted::One { group, .. } => group,
        Wanted::Everything => None,
    };
    let groups =
        if is(root, INSTANCE) { Vec::new() } else { page.items(root, "SolutionGroups", "SolutionGroup") };
    let mut solutions = Vec::new();
    let mut seen = Vec::new();
    for group in groups {
        let id = attribute(group, ID);
        if id.is_none() {
            page.lacks(group, "Id=\"...\"");
        }
        let id = id.unwrap_or_default();
        let is_asked = asked.is_none_or(|asked| asked == id);
        let of_these = |one: Element<'_>| {
            attribute(one, REFERENCE).is_some_and(|id| instances.ids().find(&id).is_some())
        };
        if asked.is_some() && parts(group, "Solution").any(of_these) {
            seen.push(id.clone());
        }
        if is_asked {
            page.only(group, &["MetaData", "Solution"]);
            for solution in parts(group, "Solution") {
                solutions.extend(read_one(page, solution, &id, instances, asked.is_some()));
            }
        }
    }
    if let Some(asked) = asked
        && solutions.is_empty()
        && page.noted() == 0
    {
        let help = if seen.is_empty() {
            "the file has no solution of it: begin without one".to_owned()
        } else {
            page.meant(asked, seen.iter().map(String::as_str))
        };
        page.whole(Code::WhichInstance, format!("no solution of the instance is in a group \"{asked}\""))
            .help(help);
    }
    solutions
}

/// Reads a solution. Where only those of some instances are looked at, `others` may be meant and are passed over.
fn read_one(
    page: &mut Page<'_>,
    element: Element<'_>,
    group: &str,
    instances: &Instances,
    others: bool,
) -> Option<Attached> {
    let ids = instances.ids();
    if others && attribute(element, REFERENCE).is_some_and(|id| ids.find(&id).is_none()) {
        return None;
    }
    let place = page.reference(element, ids)?;
    let Some(known) = instances.at(place) else {
        page.more_later();
        return None;
    };
    let before = page.noted();
    page.only(element, &["Description", "RunningTime", "Events", "Report"]);
    let items = page.items(element, "Events", "Event");
    let mut builder =
        Builder { known, meets: Vec::new(), placed: vec![0; known.named.instance.events.len()] };
    for item in items {
        builder.read(page, item);
    }
    let solution = builder.finish(page, element)?;
    if page.noted() > before {
        return None;
    }
    if let Err(fault) = solution.check(&known.named.instance) {
        page.at_tag(element, Code::AgainstGiven, format!("the solution is none of the instance: {fault}"))
            .label("in this solution")
            .help("mend the solution, or take it away");
        return None;
    }
    Some(Attached { group: group.to_owned(), instance: known.at, solution, claim: claim(element) })
}

/// Returns what the file says that a solution costs. It is never relied on, so nothing in it is a problem.
fn claim(element: Element<'_>) -> Option<Claim> {
    let report = parts(element, "Report").next()?;
    let number = |name| words(parts(report, name).next()?).parse().ok();
    Some(Claim { infeasibility: number("InfeasibilityValue")?, objective: number("ObjectiveValue")? })
}

/// Gathers the pieces of one solution.
struct Builder<'a> {
    known: &'a Known,
    meets: Vec<Meet>,
    /// For each event the duration of its pieces so far.
    placed: Vec<u32>,
}

impl Builder<'_> {
    /// Reads one piece.
    fn read(&mut self, page: &mut Page<'_>, element: Element<'_>) {
        page.only(element, &["Duration", "Time", "Resources"]);
        let Some(at) = page.reference(element, &self.known.events.ids) else { return };
        let event = &self.known.named.instance.events[at as usize];
        let said = page.one(element, "Duration");
        let duration = match said {
            Some(part) => duration(page, part),
            None => Some(event.duration),
        };
        let Some(duration) = duration else { return };
        let placed = &mut self.placed[at as usize];
        if duration > event.duration - *placed {
            let id = attribute(element, REFERENCE).unwrap_or_default();
            let whole = count(event.duration as usize, "time");
            let message = format!("the pieces of event \"{id}\" take more than its {whole}");
            page.at_words(said.unwrap_or(element), Code::ImpossibleDuration, message)
                .label("with this piece")
                .help("let the durations of an event's pieces sum to no more than its own");
            return;
        }
        *placed += duration;
        if !page.unfold(element, event.roles.len() + 4) {
            return;
        }
        let mut meet = Meet::new(&self.known.named.instance, EventId(at), duration);
        self.read_start(page, element, &mut meet);
        self.read_resources(page, element, &mut meet);
        self.meets.push(meet);
    }

    fn read_start(&self, page: &mut Page<'_>, element: Element<'_>, meet: &mut Meet) {
        let Some(part) = page.one(element, "Time") else { return };
        let Some(start) = page.reference(part, &self.known.times.ids) else { return };
        let left = self.known.times.count() - start;
        if meet.duration > left {
            let takes = count(meet.duration as usize, "time");
            let message = format!("a piece takes {takes}, more than are left from here: {left}");
            page.at_attribute(part, REFERENCE, Code::ImpossibleDuration, message)
                .label("runs beyond the last time")
                .help("let it start earlier, or make it shorter");
        }
        if meet.start.is_some_and(|given| given != TimeId(start)) {
            page.at_attribute(
                part,
                REFERENCE,
                Code::AgainstGiven,
                "the instance gives the event another start",
            )
            .label("not the start that is given")
            .help("take the <Time> away, or name the one that the instance gives");
        }
        meet.start = Some(TimeId(start));
    }

    fn read_resources(&self, page: &mut Page<'_>, element: Element<'_>, meet: &mut Meet) {
        let mut filled = BTreeSet::new();
        for item in page.items(element, "Resources", "Resource") {
            page.only(item, &["Role"]);
            let resource = page.reference(item, &self.known.resources.ids).map(ResourceId);
            let Some(role) = page.needed(item, "Role") else { continue };
            let Some(place) = self.place(page, role, meet.event) else { continue };
            if !filled.insert(place) {
                page.at_words(role, Code::BadRole, format!("the role \"{}\" is filled twice", words(role)))
                    .label("filled before")
                    .help("name one resource for each role of a piece");
            }
            if let Some(resource) = resource {
                self.fill(page, item, meet, (place, resource));
            }
        }
    }

    /// Finds the place of a role in an event.
    fn place(&self, page: &mut Page<'_>, role: Element<'_>, event: EventId) -> Option<usize> {
        let name = words(role);
        let roles = &self.known.events.roles[event.0 as usize];
        let place = roles.get(&name).copied();
        if place.is_none() {
            let help = page.meant(&name, roles.keys().map(String::as_str));
            page.at_words(role, Code::BadRole, format!("the event has no role \"{name}\""))
                .label("not a role of the event")
                .help(help);
        }
        place
    }

    fn fill(
        &self,
        page: &mut Page<'_>,
        item: Element<'_>,
        meet: &mut Meet,
        (place, resource): (usize, ResourceId),
    ) {
        let role = self.known.named.instance.events[meet.event.0 as usize].roles[place];
        let of_type = self.known.resources.of_type[resource.0 as usize];
        if of_type != role.of_type {
            let [its, asked] = [of_type, role.of_type].map(|of| self.known.resources.type_name(of));
            let message = format!("a resource of type \"{its}\" stands where type \"{asked}\" is asked for");
            page.at_attribute(item, REFERENCE, Code::OtherResourceType, message)
                .label(format!("of type \"{its}\""))
                .help(format!("name a resource of type \"{asked}\""));
        } else if role.given.is_some_and(|given| given != resource) {
            page.at_attribute(
                item,
                REFERENCE,
                Code::AgainstGiven,
                "the instance gives this role another resource",
            )
            .label("not the resource that is given")
            .help("take the <Resource> away, or name the one that the instance gives");
        }
        meet.resources[place] = Some(resource);
    }

    /// Adds a piece for what is missing of each event.
    fn finish(mut self, page: &mut Page<'_>, element: Element<'_>) -> Option<Solution> {
        for (at, (event, placed)) in (0u32..).zip(self.known.named.instance.events.iter().zip(&self.placed)) {
            let missing = event.duration - placed;
            if missing > 0 {
                if !page.unfold(element, event.roles.len() + 4) {
                    return None;
                }
                self.meets.push(Meet::new(&self.known.named.instance, EventId(at), missing));
            }
        }
        Some(Solution { meets: self.meets })
    }
}
