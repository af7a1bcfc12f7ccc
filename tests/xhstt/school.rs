//! A made-up instance, to which tests add constraints and solutions.
//!
//! Two days of three times, two teachers, two rooms. Maths takes three times and Physics two, both with Teacher1 and a
//! room that is open; Music takes one, and its teacher is open. Chess, of one time, starts at Tu3 and has neither.

use commontime::interop::xhstt::{self, Archive, Wanted, in_words};
use commontime_engine::evaluate;

/// The times.
pub(crate) const TIMES: &str = r#"
<TimeGroups>
  <Week Id="Week"/><Day Id="Mo"/><Day Id="Tu"/><TimeGroup Id="First"/><TimeGroup Id="Never"/>
</TimeGroups>
<Time Id="Mo1"><Name>Monday 1</Name><Week Reference="Week"/><Day Reference="Mo"/>
  <TimeGroups><TimeGroup Reference="First"/><TimeGroup Reference="Mo"/></TimeGroups></Time>
<Time Id="Mo2"><Week Reference="Week"/><Day Reference="Mo"/></Time>
<Time Id="Mo3"><Week Reference="Week"/><Day Reference="Mo"/></Time>
<Time Id="Tu1"><Week Reference="Week"/><Day Reference="Tu"/>
  <TimeGroups><TimeGroup Reference="First"/></TimeGroups></Time>
<Time Id="Tu2"><Week Reference="Week"/><Day Reference="Tu"/></Time>
<Time Id="Tu3"><Week Reference="Week"/><Day Reference="Tu"/></Time>"#;

/// The resources.
pub(crate) const RESOURCES: &str = r#"
<ResourceTypes><ResourceType Id="Teacher"/><ResourceType Id="Room"/></ResourceTypes>
<ResourceGroups>
  <ResourceGroup Id="Teachers"><ResourceType Reference="Teacher"/></ResourceGroup>
  <ResourceGroup Id="Rooms"><ResourceType Reference="Room"/></ResourceGroup>
  <ResourceGroup Id="Nobody"><ResourceType Reference="Teacher"/></ResourceGroup>
</ResourceGroups>
<Resource Id="Teacher1"><ResourceType Reference="Teacher"/>
  <ResourceGroups><ResourceGroup Reference="Teachers"/></ResourceGroups></Resource>
<Resource Id="Teacher2"><ResourceType Reference="Teacher"/>
  <ResourceGroups><ResourceGroup Reference="Teachers"/></ResourceGroups></Resource>
<Resource Id="Room1"><ResourceType Reference="Room"/>
  <ResourceGroups><ResourceGroup Reference="Rooms"/></ResourceGroups></Resource>
<Resource Id="Room2"><ResourceType Reference="Room"/>
  <ResourceGroups><ResourceGroup Reference="Rooms"/></ResourceGroups></Resource>"#;

/// The events.
pub(crate) const EVENTS: &str = r#"
<EventGroups><Course Id="Sciences"/><EventGroup Id="All"/><EventGroup Id="Games"/></EventGroups>
<Event Id="Maths"><Name>Maths</Name><Duration>3</Duration><Course Reference="Sciences"/>
  <Resources>
    <Resource Reference="Teacher1"><Role>Teacher</Role></Resource>
    <Resource><Role>Room</Role><ResourceType Reference="Room"/></Resource>
  </Resources>
  <EventGroups><EventGroup Reference="All"/><EventGroup Reference="Sciences"/></EventGroups></Event>
<Event Id="Physics"><Duration>2</Duration><Workload>5</Workload><Course Reference="Sciences"/>
  <Resources>
    <Resource Reference="Teacher1"><Role>Teacher</Role></Resource>
    <Resource><Role>Room</Role><ResourceType Reference="Room"/><Workload>1</Workload></Resource>
  </Resources>
  <EventGroups><EventGroup Reference="All"/></EventGroups></Event>
<Event Id="Music"><Duration>1</Duration>
  <Resources><Resource><Role>Teacher</Role><ResourceType Reference="Teacher"/></Resource></Resources>
  <EventGroups><EventGroup Reference="All"/></EventGroups></Event>
<Event Id="Chess"><Duration>1</Duration><Time Reference="Tu3"/>
  <EventGroups><EventGroup Reference="Games"/></EventGroups></Event>"#;

/// Returns an archive with the made-up instance, constraints, and a solution with these events.
pub(crate) fn archive(constraints: &str, pieces: &str) -> String {
    format!(
        "<HighSchoolTimetableArchive>\n<Instances>\n{}\n</Instances>\n<SolutionGroups>\n{}\n</SolutionGroups>\n\
         </HighSchoolTimetableArchive>\n",
        instance("Made-up", constraints),
        group("Ours", "Made-up", pieces)
    )
}

/// Returns the made-up instance under an id, with constraints.
pub(crate) fn instance(id: &str, constraints: &str) -> String {
    format!(
        "<Instance Id=\"{id}\">\n<MetaData><Name>A school that nobody runs</Name></MetaData>\n\
         <Times>{TIMES}</Times>\n<Resources>{RESOURCES}</Resources>\n<Events>{EVENTS}</Events>\n\
         <Constraints>{constraints}</Constraints>\n</Instance>"
    )
}

/// Returns a group with one solution of an instance.
pub(crate) fn group(id: &str, instance: &str, pieces: &str) -> String {
    format!(
        "<SolutionGroup Id=\"{id}\"><Solution Reference=\"{instance}\"><Events>{pieces}</Events></Solution>\
         </SolutionGroup>"
    )
}

/// Returns a required constraint of weight 1 and a linear cost function.
pub(crate) fn constraint(kind: &str, applies: &str, own: &str) -> String {
    constraint_with(kind, applies, own, ("true", 1, "Linear"))
}

/// Returns a constraint; last whether it is required, its weight and its cost function.
pub(crate) fn constraint_with(
    kind: &str,
    applies: &str,
    own: &str,
    (required, weight, function): (&str, u32, &str),
) -> String {
    format!(
        "<{kind}Constraint Id=\"{kind}\"><Name>{kind} of the made-up school</Name><Required>{required}</Required>\
         <Weight>{weight}</Weight><CostFunction>{function}</CostFunction><AppliesTo>{applies}</AppliesTo>{own}\
         </{kind}Constraint>"
    )
}

/// Returns references to things in a list: `<Events><Event Reference="Maths"/></Events>`.
pub(crate) fn list(item: &str, ids: &[&str]) -> String {
    let items: Vec<String> = ids.iter().map(|id| format!("<{item} Reference=\"{id}\"/>")).collect();
    format!("<{item}s>{}</{item}s>", items.concat())
}

/// Returns a piece of an event with a duration and a start.
pub(crate) fn at(event: &str, duration: u32, start: &str) -> String {
    held(event, duration, start, &[])
}

/// Returns a piece of an event with a duration, a start where it is not empty, and resources in roles.
pub(crate) fn held(event: &str, duration: u32, start: &str, resources: &[(&str, &str)]) -> String {
    let time = if start.is_empty() { String::new() } else { format!("<Time Reference=\"{start}\"/>") };
    let fill = |(role, resource): &(&str, &str)| {
        format!("<Resource Reference=\"{resource}\"><Role>{role}</Role></Resource>")
    };
    let resources: Vec<String> = resources.iter().map(fill).collect();
    let resources = resources.concat();
    format!(
        "<Event Reference=\"{event}\"><Duration>{duration}</Duration>{time}<Resources>{resources}</Resources></Event>"
    )
}

/// Reads an archive in which nothing is wrong.
#[track_caller]
pub(crate) fn read(text: &str) -> Archive {
    let reading = xhstt::read(text, "archive.xml", Wanted::Everything);
    assert!(reading.problems.is_none(), "{}", reading.problems.unwrap());
    reading.archive
}

/// Returns what the solutions of an archive cost.
pub(crate) fn costs(archive: &Archive) -> Vec<String> {
    let cost = |attached: &xhstt::Attached| {
        let instance = &archive.instances[attached.instance].instance;
        in_words(&evaluate(instance, &attached.solution).cost)
    };
    archive.solutions.iter().map(cost).collect()
}

/// Returns what a solution with these pieces costs under these constraints.
#[track_caller]
pub(crate) fn cost(constraints: &str, pieces: &str) -> String {
    costs(&read(&archive(constraints, pieces))).remove(0)
}
