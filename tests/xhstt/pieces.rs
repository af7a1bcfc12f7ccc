//! How the pieces of a solution are made up from what it says and what it leaves open.

use commontime_engine::{EventId, Meet, ResourceId, TimeId};

use super::school::{archive, at, held, read};

const MATHS: u32 = 0;
const PHYSICS: u32 = 1;
const MUSIC: u32 = 2;
const CHESS: u32 = 3;

fn pieces_of(event: u32, pieces: &str) -> Vec<Meet> {
    let meets = read(&archive("", pieces)).solutions.remove(0).solution.meets;
    meets.into_iter().filter(|meet| meet.event == EventId(event)).collect()
}

fn shape(meets: &[Meet]) -> Vec<(u32, Option<u32>)> {
    meets.iter().map(|meet| (meet.duration, meet.start.map(|start| start.0))).collect()
}

#[test]
fn an_event_that_is_not_mentioned_is_one_piece_with_what_is_given() {
    let maths = pieces_of(MATHS, "");
    assert_eq!(shape(&maths), [(3, None)]);
    assert_eq!(maths[0].resources, [Some(ResourceId(0)), None]);
    assert_eq!(shape(&pieces_of(CHESS, "")), [(1, Some(5))]);
}

#[test]
fn without_a_duration_a_piece_is_the_whole_event() {
    let piece = r#"<Event Reference="Physics"><Time Reference=" Tu1 "/></Event>"#;
    assert_eq!(shape(&pieces_of(PHYSICS, piece)), [(2, Some(3))]);
}

#[test]
fn what_is_missing_is_one_piece_more() {
    assert_eq!(shape(&pieces_of(MATHS, &at("Maths", 1, "Mo2"))), [(1, Some(1)), (2, None)]);
    let two = at("Maths", 1, "Mo2") + &at("Maths", 1, "");
    assert_eq!(shape(&pieces_of(MATHS, &two)), [(1, Some(1)), (1, None), (1, None)]);
}

#[test]
fn a_resource_is_in_its_piece_only_and_what_is_given_may_be_said_again() {
    let first = held("Maths", 1, "", &[("Teacher", "Teacher1"), ("Room", "Room2")]);
    let maths = pieces_of(MATHS, &first);
    assert_eq!(maths[0].resources, [Some(ResourceId(0)), Some(ResourceId(3))]);
    assert_eq!(maths[1].resources, [Some(ResourceId(0)), None]);
    let music = pieces_of(MUSIC, &held("Music", 1, "Mo1", &[("Teacher", "Teacher2")]));
    assert_eq!((music[0].start, &music[0].resources[..]), (Some(TimeId(0)), &[Some(ResourceId(1))][..]));
    assert_eq!(shape(&pieces_of(CHESS, &at("Chess", 1, "Tu3"))), [(1, Some(5))]);
}

#[test]
fn groups_of_resources_in_an_event_are_places_without_roles_and_load_like_the_event() {
    let text = archive("", "").replace(
        "<Course Reference=\"Sciences\"/>\n  <Resources>\n    <Resource Reference=\"Teacher1\"><Role>Teacher</Role></Resource>\n    <Resource><Role>Room</Role><ResourceType Reference=\"Room\"/><Workload>1</Workload></Resource>\n  </Resources>",
        "<ResourceGroups><ResourceGroup Reference=\"Rooms\"/><ResourceGroup Reference=\"Rooms\"/></ResourceGroups>",
    );
    let archive = read(&text);
    let physics = &archive.instances[0].instance.events[PHYSICS as usize];
    let places: Vec<_> = physics.roles.iter().map(|role| (role.given, role.workload)).collect();
    let [one, two] = [2, 3].map(|room| (Some(ResourceId(room)), 5));
    assert_eq!(places, [one, two, one, two]);
    assert_eq!(archive.instances[0].roles[PHYSICS as usize], [None, None, None, None]);
}
