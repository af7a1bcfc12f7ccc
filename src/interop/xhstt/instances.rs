//! Instances: from the elements of the file to what the engine searches, with the names beside it.

use commontime_engine::Instance;
use commontime_files::Code;
use commontime_school::wording::grouped;

use super::Wanted;
use super::constraints::{Around, Constraints};
use super::counting;
use super::events::Events;
use super::ids::Ids;
use super::limits;
use super::page::{ARCHIVE, Element, ID, INSTANCE, Page, attribute, is, parts, words};
use super::resources::Resources;
use super::times::Times;

/// An instance with the names that its file gives to what the engine numbers.
#[derive(Clone, Debug, Default)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// Its name, for people.
    pub name: String,
    /// What the engine searches.
    pub instance: Instance,
    /// Ids of the times.
    pub times: Vec<String>,
    /// Ids of the resources.
    pub resources: Vec<String>,
    /// Ids of the events.
    pub events: Vec<String>,
    /// For each event the names of its roles; `None` for places that come with a group or need no name.
    pub roles: Vec<Vec<Option<String>>>,
    /// What the constraints are called.
    pub constraints: Vec<Label>,
    /// The element as it is written in the file, but for its line ends.
    pub source: String,
}

/// What a constraint is called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// Its id.
    pub id: String,
    /// Its name, for people.
    pub name: String,
    /// Its kind, without the word "Constraint": `AvoidClashes`.
    pub kind: String,
}

/// An instance with what its solutions refer to.
pub(super) struct Known {
    /// Its place among those in which nothing is wrong.
    pub(super) at: usize,
    pub(super) named: Named,
    pub(super) times: Times,
    pub(super) resources: Resources,
    pub(super) events: Events,
}

/// The instances that were looked at.
pub(super) struct Instances {
    ids: Ids,
    /// In the order of the file; `None` where something is wrong.
    list: Vec<Option<Known>>,
}

impl Instances {
    /// Returns those in which nothing is wrong.
    pub(super) fn good(self) -> Vec<Named> {
        self.list.into_iter().flatten().map(|known| known.named).collect()
    }

    /// Returns the ids of all.
    pub(super) fn ids(&self) -> &Ids {
        &self.ids
    }

    /// Returns an instance by its place in the file, where nothing is wrong with it.
    pub(super) fn at(&self, place: u32) -> Option<&Known> {
        self.list.get(place as usize)?.as_ref()
    }
}

/// Reads the instances that are wanted.
pub(super) fn read(page: &mut Page<'_>, root: Element<'_>, wanted: Wanted<'_>) -> Instances {
    let mut elements = if is(root, INSTANCE) {
        vec![root]
    } else {
        page.only(root, &["MetaData", "Instances", "SolutionGroups"]);
        page.items(root, "Instances", INSTANCE)
    };
    if elements.is_empty() {
        page.at_tag(root, Code::NoArchive, "the archive has no instance")
            .label(format!("no <{INSTANCE}> within <{ARCHIVE}>"))
            .help("name an archive that holds the instance of its solutions, too");
    }
    let mut instances = Instances { ids: Ids::new("instance"), list: Vec::new() };
    if let Wanted::One { instance, .. } = wanted {
        elements = the_one(page, elements, instance).into_iter().collect();
    }
    let mut good = 0;
    for element in elements {
        let before = page.noted();
        page.define(element, &mut instances.ids);
        let read = read_one(page, element, good).filter(|_| page.noted() == before);
        good += usize::from(read.is_some());
        instances.list.push(read);
    }
    instances
}

/// Picks the instance that is asked for.
fn the_one<'a>(page: &mut Page<'_>, elements: Vec<Element<'a>>, asked: Option<&str>) -> Option<Element<'a>> {
    let ids: Vec<String> = elements.iter().map(|one| attribute(*one, ID).unwrap_or_default()).collect();
    let known = || ids.iter().map(String::as_str);
    match asked {
        None if elements.len() > 1 => {
            let message = format!("the file has {} instances", elements.len());
            let help = format!("name one of them with `--instance`: {}", page.meant("", known()));
            page.whole(Code::WhichInstance, message).help(help);
            None
        }
        None => elements.into_iter().next(),
        Some(asked) => {
            let found = ids.iter().position(|id| id == asked);
            if found.is_none() && !ids.is_empty() {
                let help = page.meant(asked, known());
                page.whole(Code::WhichInstance, format!("the file has no instance \"{asked}\"")).help(help);
            }
            found.map(|at| elements[at])
        }
    }
}

fn read_one(page: &mut Page<'_>, element: Element<'_>, at: usize) -> Option<Known> {
    page.only(element, &["MetaData", "Times", "Resources", "Events", "Constraints"]);
    let [times, resources, events, constraints] =
        ["Times", "Resources", "Events", "Constraints"].map(|part| page.needed(element, part));
    let times = Times::read(page, times?);
    let resources = Resources::read(page, resources?);
    if times.ids.len() * resources.ids.len() > limits::BUSY_CELLS {
        let most = grouped(limits::BUSY_CELLS as u64);
        page.at_tag(element, Code::TooMany, format!("resources times times are more than {most}"))
            .label("too many to search")
            .help("check that it is the right file");
        return None;
    }
    let mut events = Events::read(page, events?, &times, &resources);
    let constraints = Constraints::read(
        page,
        constraints?,
        Around { times: &times, resources: &resources, events: &events },
    );
    let instance = Instance {
        // The format has no minutes.
        clock: Vec::new(),
        n_times: times.count(),
        days: times.days(),
        resources: resources.of_type.clone(),
        events: std::mem::take(&mut events.list),
        constraints: constraints.list,
    };
    counting::check(page, &instance, &constraints.places);
    let roles = events.names_of_roles(&instance.events);
    let data = parts(element, "MetaData").next();
    let named = Named {
        id: attribute(element, ID)?,
        name: data.and_then(|data| parts(data, "Name").next()).map(words).unwrap_or_default(),
        instance,
        times: times.ids.iter().map(str::to_owned).collect(),
        resources: resources.ids.iter().map(str::to_owned).collect(),
        events: events.ids.iter().map(str::to_owned).collect(),
        roles,
        constraints: constraints.labels,
        source: page.source(element).to_owned(),
    };
    Some(Known { at, named, times, resources, events })
}
