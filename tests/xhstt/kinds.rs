//! Every kind of constraint, through the file: costs worked out by hand.

use super::school::{at, constraint, cost, held, list};

const MATHS_AND_PHYSICS: [&str; 2] = ["Maths", "Physics"];

fn limits(minimum: u32, maximum: u32) -> String {
    format!("<Minimum>{minimum}</Minimum><Maximum>{maximum}</Maximum>")
}

#[test]
fn assign_time() {
    let all = constraint("AssignTime", &list("EventGroup", &["All"]), "");
    // Maths 3, Physics 2, Music 1: nothing has a time.
    assert_eq!(cost(&all, ""), "6/0");
    // One time of Maths has a start; the 2 that are missing become a piece without one.
    assert_eq!(cost(&all, &(at("Maths", 1, "Mo1") + &at("Physics", 2, "Tu1"))), "3/0");
    // The start of Chess is given.
    assert_eq!(cost(&constraint("AssignTime", &list("Event", &["Chess"]), ""), ""), "0/0");
}

#[test]
fn assign_resource() {
    let rooms = constraint("AssignResource", &list("EventGroup", &["All"]), "<Role>Room</Role>");
    // Maths 3 and Physics 2; Music has no room and is passed over.
    assert_eq!(cost(&rooms, ""), "5/0");
    // 1 of Maths has a room, with a time or without.
    assert_eq!(cost(&rooms, &held("Maths", 1, "", &[("Room", "Room1")])), "4/0");
    // Teachers are given but for Music.
    let teachers = constraint("AssignResource", &list("EventGroup", &["All"]), "<Role>Teacher</Role>");
    assert_eq!(cost(&teachers, ""), "1/0");
}

#[test]
fn prefer_times() {
    let both = list("Event", &MATHS_AND_PHYSICS);
    let firsts = constraint("PreferTimes", &both, &list("TimeGroup", &["First"]));
    // Maths starts at Mo2 for 2 times: 2. Physics starts at Tu1; that it goes on to Tu2 is not looked at.
    let pieces = at("Maths", 2, "Mo2") + &at("Physics", 2, "Tu1");
    assert_eq!(cost(&firsts, &pieces), "2/0");
    // The union of the group and a time.
    let more = list("TimeGroup", &["First"]) + &list("Time", &["Mo2"]);
    assert_eq!(cost(&constraint("PreferTimes", &both, &more), &pieces), "0/0");
    // Only pieces of duration 1.
    let ones = list("TimeGroup", &["First"]) + "<Duration>1</Duration>";
    assert_eq!(cost(&constraint("PreferTimes", &both, &ones), &pieces), "0/0");
    // Where no time is preferred, every start is wrong: 2 and 2.
    assert_eq!(cost(&constraint("PreferTimes", &both, "<Times/>"), &pieces), "4/0");
    // A given start can be wrong too.
    let chess = constraint("PreferTimes", &list("Event", &["Chess"]), &list("Time", &["Mo1"]));
    assert_eq!(cost(&chess, ""), "1/0");
}

#[test]
fn prefer_resources() {
    let own = |resources: &str| format!("{resources}<Role>Room</Role>");
    let applies = list("EventGroup", &["All"]);
    let pieces =
        held("Maths", 3, "Mo1", &[("Room", "Room1")]) + &held("Physics", 2, "Tu1", &[("Room", "Room2")]);
    let one = constraint("PreferResources", &applies, &own(&list("Resource", &["Room1"])));
    // Physics, for 2 times, is in another room. Maths without a room would cost nothing.
    assert_eq!(cost(&one, &pieces), "2/0");
    assert_eq!(cost(&one, ""), "0/0");
    let group = constraint("PreferResources", &applies, &own(&list("ResourceGroup", &["Rooms"])));
    assert_eq!(cost(&group, &pieces), "0/0");
    // Where none is preferred, all are wrong: 3 and 2.
    let none = constraint("PreferResources", &applies, &own("<ResourceGroups/>"));
    assert_eq!(cost(&none, &pieces), "5/0");
    // Whoever is given may be anybody.
    let teachers = list("Resource", &["Teacher2"]) + "<Role>Teacher</Role>";
    assert_eq!(cost(&constraint("PreferResources", &applies, &teachers), &pieces), "0/0");
}

#[test]
fn split_events() {
    let own = "<MinimumDuration>2</MinimumDuration><MaximumDuration>2</MaximumDuration>\
               <MinimumAmount>1</MinimumAmount><MaximumAmount>2</MaximumAmount>";
    let split = constraint("SplitEvents", &list("Event", &["Maths"]), own);
    // One piece of 3, too long.
    assert_eq!(cost(&split, ""), "1/0");
    // 2 and the missing 1, too short.
    assert_eq!(cost(&split, &at("Maths", 2, "Mo1")), "1/0");
    // Three pieces of 1: three too short, and one too many.
    let ones = at("Maths", 1, "Mo1") + &at("Maths", 1, "Mo2");
    assert_eq!(cost(&split, &ones), "4/0");
}

#[test]
fn distribute_split_events() {
    let own = format!("<Duration>1</Duration>{}", limits(2, 2));
    let distribute = constraint("DistributeSplitEvents", &list("Event", &["Maths"]), &own);
    // None of 1, two are wanted; then one, the missing one; then three.
    assert_eq!(cost(&distribute, ""), "2/0");
    assert_eq!(cost(&distribute, &at("Maths", 2, "Mo1")), "1/0");
    assert_eq!(cost(&distribute, &(at("Maths", 1, "Mo1") + &at("Maths", 1, "Mo2"))), "1/0");
}

#[test]
fn avoid_split_assignments() {
    let rooms = constraint("AvoidSplitAssignments", &list("EventGroup", &["Sciences"]), "<Role>Room</Role>");
    let piece = |event, start, room| held(event, 1, start, &[("Room", room)]);
    // Over all pieces of both events two rooms: one too many.
    let pieces =
        piece("Maths", "Mo1", "Room1") + &piece("Maths", "Mo2", "Room2") + &piece("Physics", "Tu1", "Room1");
    assert_eq!(cost(&rooms, &pieces), "1/0");
    assert_eq!(cost(&rooms, ""), "0/0");
    // Teachers that are given count: Teacher1 holds the role in both.
    let teachers =
        constraint("AvoidSplitAssignments", &list("EventGroup", &["Sciences"]), "<Role>Teacher</Role>");
    assert_eq!(cost(&teachers, ""), "0/0");
}

#[test]
fn spread_events() {
    let window = |group: &str, minimum, maximum| {
        format!("<TimeGroup Reference=\"{group}\">{}</TimeGroup>", limits(minimum, maximum))
    };
    let own = format!("<TimeGroups>{}{}</TimeGroups>", window("Mo", 0, 1), window("Tu", 1, 1));
    let spread = constraint("SpreadEvents", &list("EventGroup", &["Sciences"]), &own);
    // Nothing starts anywhere: Tuesday lacks one.
    assert_eq!(cost(&spread, ""), "1/0");
    // Three pieces start on Monday, two too many, though one reaches into Tuesday, which lacks one.
    let pieces = at("Maths", 1, "Mo1") + &at("Maths", 2, "Mo3") + &at("Physics", 2, "Mo2");
    assert_eq!(cost(&spread, &pieces), "3/0");
}

#[test]
fn link_events() {
    let link = constraint("LinkEvents", &list("EventGroup", &["Sciences"]), "");
    // Maths at Mo1 to Mo3, Physics at Mo2 and Mo3: Mo1 is torn.
    assert_eq!(cost(&link, &(at("Maths", 3, "Mo1") + &at("Physics", 2, "Mo2"))), "1/0");
    // Physics on Tuesday: three and two torn times.
    assert_eq!(cost(&link, &(at("Maths", 3, "Mo1") + &at("Physics", 2, "Tu2"))), "5/0");
    // A group of one is never torn.
    assert_eq!(cost(&constraint("LinkEvents", &list("EventGroup", &["Games"]), ""), ""), "0/0");
}

#[test]
fn order_events() {
    let pair = |separation: &str| {
        format!(
            "<EventPairs><EventPair><FirstEvent Reference=\"Maths\"/><SecondEvent Reference=\"Physics\"/>{separation}\
             </EventPair></EventPairs>"
        )
    };
    let pieces = at("Maths", 3, "Mo1") + &at("Physics", 2, "Tu2");
    // Maths ends with Mo3, Physics starts at Tu2: one time between.
    assert_eq!(cost(&constraint("OrderEvents", &pair(""), ""), &pieces), "0/0");
    let two = "<MinSeparation>2</MinSeparation>";
    assert_eq!(cost(&constraint("OrderEvents", &pair(two), ""), &pieces), "1/0");
    let none = "<MinSeparation>0</MinSeparation><MaxSeparation>0</MaxSeparation>";
    assert_eq!(cost(&constraint("OrderEvents", &pair(none), ""), &pieces), "1/0");
    // The wrong order: Maths ends with Tu3, the sixth time, and Physics starts at Mo1: 6 before 0.
    let wrong = at("Maths", 3, "Tu1") + &at("Physics", 2, "Mo1");
    assert_eq!(cost(&constraint("OrderEvents", &pair(""), ""), &wrong), "6/0");
    // A piece without a time: nothing is out of order yet.
    assert_eq!(cost(&constraint("OrderEvents", &pair(""), ""), &at("Maths", 2, "Tu1")), "0/0");
}

#[test]
fn avoid_clashes() {
    let clashes = constraint("AvoidClashes", &list("ResourceGroup", &["Teachers"]), "");
    // Teacher1 is in Maths at Mo1 to Mo3 and in Physics at Mo2 and Mo3.
    assert_eq!(cost(&clashes, &(at("Maths", 3, "Mo1") + &at("Physics", 2, "Mo2"))), "2/0");
    // Rooms may clash: nobody asked.
    let room = |event, duration| held(event, duration, "Mo1", &[("Room", "Room1")]);
    let only = constraint("AvoidClashes", &list("Resource", &["Teacher2", "Room2"]), "");
    assert_eq!(cost(&only, &(room("Maths", 3) + &room("Physics", 2))), "0/0");
    // A group without members is no point.
    assert_eq!(cost(&constraint("AvoidClashes", &list("ResourceGroup", &["Nobody"]), ""), ""), "0/0");
}

#[test]
fn avoid_unavailable_times() {
    let own = list("TimeGroup", &["First"]) + &list("Time", &["Mo2", "Mo2"]);
    let unavailable = constraint("AvoidUnavailableTimes", &list("Resource", &["Teacher1"]), &own);
    // At work at Mo1, twice, and Mo2, both unavailable, and at Mo3.
    assert_eq!(cost(&unavailable, &(at("Maths", 3, "Mo1") + &at("Physics", 1, "Mo1"))), "2/0");
}

#[test]
fn limit_idle_times() {
    let own = list("TimeGroup", &["Mo", "Tu"]) + &limits(0, 0);
    let idle = constraint("LimitIdleTimes", &list("Resource", &["Teacher1"]), &own);
    let gaps = ["Mo1", "Mo3", "Tu1"].map(|start| at("Maths", 1, start)).concat();
    // Monday has a gap at Mo2. On Tuesday Tu1 and Tu3 leave one at Tu2.
    assert_eq!(cost(&idle, &gaps), "1/0");
    assert_eq!(cost(&idle, &(gaps + &at("Physics", 1, "Tu3"))), "2/0");
    assert_eq!(cost(&idle, ""), "0/0");
}

#[test]
fn cluster_busy_times() {
    let own = list("TimeGroup", &["Mo", "Tu"]) + &limits(1, 1);
    let cluster = constraint("ClusterBusyTimes", &list("Resource", &["Teacher1"]), &own);
    // No day with work, one too few; two days, one too many.
    assert_eq!(cost(&cluster, ""), "1/0");
    assert_eq!(cost(&cluster, &(at("Maths", 3, "Mo1") + &at("Physics", 2, "Tu1"))), "1/0");
}

#[test]
fn limit_busy_times() {
    let own = list("TimeGroup", &["Mo", "Tu"]) + &limits(2, 2);
    let busy = constraint("LimitBusyTimes", &list("Resource", &["Teacher1"]), &own);
    // A day without work costs nothing. Three times on Monday are one too many, one on Tuesday one too few.
    assert_eq!(cost(&busy, ""), "0/0");
    assert_eq!(cost(&busy, &(at("Maths", 3, "Mo1") + &at("Physics", 1, "Tu1"))), "2/0");
}

#[test]
fn limit_workload() {
    let teacher = |own: &str| constraint("LimitWorkload", &list("Resource", &["Teacher1"]), own);
    // Maths loads 3, its duration, and Physics 5: 8 in all, with times or without.
    assert_eq!(cost(&teacher(&limits(0, 6)), ""), "2/0");
    assert_eq!(cost(&teacher(&limits(9, 9)), ""), "1/0");
    // Half of Physics loads its room with half of 1: rounded up.
    let room = constraint("LimitWorkload", &list("Resource", &["Room1"]), &limits(0, 0));
    assert_eq!(cost(&room, &held("Physics", 1, "", &[("Room", "Room1")])), "1/0");
}
