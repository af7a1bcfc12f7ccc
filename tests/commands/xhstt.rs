//! `commontime xhstt`.

use std::fs;

use serde_json::Value;

use super::harness::{Place, Ran};
use crate::xhstt::school::{archive, at, constraint, constraint_with, group, held, list};

/// A place with an archive whose solution leaves one time of Music, for 1, and gives Teacher1 two days, for 5.
fn place() -> Place {
    let days = list("TimeGroup", &["Mo", "Tu"]) + "<Minimum>0</Minimum><Maximum>1</Maximum>";
    let constraints = [
        constraint("AssignTime", &list("EventGroup", &["All"]), ""),
        constraint("AvoidClashes", &list("ResourceGroup", &["Teachers", "Rooms"]), ""),
        constraint_with("ClusterBusyTimes", &list("Resource", &["Teacher1"]), &days, ("false", 5, "Linear")),
    ];
    let pieces = at("Maths", 3, "Mo1") + &held("Physics", 2, "Tu1", &[("Room", "Room1")]);
    let place = Place::new();
    fs::write(place.path("school.xml"), archive(&constraints.concat(), &pieces)).unwrap();
    place
}

impl Place {
    fn xhstt(&self, arguments: &[&str], code: i32) -> Ran {
        self.run(&[&["xhstt"], arguments].concat()).ends(code)
    }
}

#[test]
fn each_solution_has_a_line() {
    let ran = place().xhstt(&["evaluate", "school.xml"], 0);
    assert_eq!((ran.out.as_str(), ran.err.as_str()), ("Made-up\tOurs\t1/5\n", ""));
}

#[test]
fn the_constraints_that_cost_something_are_named() {
    let ran = place().xhstt(&["evaluate", "school.xml", "--by-constraint"], 0);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(
        lines,
        [
            "Made-up\tOurs\t1/5",
            "\t1\trequired\tAssignTime\tAssignTime\tAssignTime of the made-up school",
            "\t5\tnot required\tClusterBusyTimes\tClusterBusyTimes\tClusterBusyTimes of the made-up school",
        ]
    );
}

#[test]
fn programs_get_the_same() {
    let place = place();
    let json = |more: &[&str]| -> Value {
        let ran = place.xhstt(&[&["evaluate", "school.xml", "--format", "json"], more].concat(), 0);
        serde_json::from_str(&ran.out).unwrap()
    };
    let one = &json(&[])[0];
    assert_eq!((&one["instance"], &one["solution_group"]), (&"Made-up".into(), &"Ours".into()));
    assert_eq!((&one["infeasibility"], &one["objective"]), (&1.into(), &5.into()));
    assert!(one.get("constraints").is_none());
    let constraints = &json(&["--by-constraint"])[0]["constraints"];
    assert_eq!(constraints.as_array().unwrap().len(), 3);
    assert_eq!((&constraints[2]["required"], &constraints[2]["cost"]), (&false.into(), &5.into()));
}

#[test]
fn a_report_that_says_something_else_is_told() {
    let place = place();
    let report =
        "<Report><InfeasibilityValue>0</InfeasibilityValue><ObjectiveValue>5</ObjectiveValue></Report>";
    place.change("school.xml", "</Events></Solution>", &format!("</Events>{report}</Solution>"));
    let ran = place.xhstt(&["evaluate", "school.xml"], 0);
    assert_eq!(ran.out, "Made-up\tOurs\t1/5\n");
    assert_eq!(ran.err, "note: Made-up, Ours: the file says 0/5; it is 1/5\n");
}

#[test]
fn a_broken_solution_is_shown_beside_the_cost_of_the_others() {
    let place = place();
    let broken = group("Broken", "Made-up", &at("Maths", 9, "Mo1"));
    place.change("school.xml", "<SolutionGroups>", &format!("<SolutionGroups>{broken}"));
    let ran = place.xhstt(&["evaluate", "school.xml"], 2);
    assert_eq!(ran.out, "Made-up\tOurs\t1/5\n");
    assert!(ran.err.contains("error[X107]") && ran.err.contains(" --> school.xml:"), "{}", ran.err);
    // Nobody needs it to search the instance.
    place.xhstt(&["solve", "school.xml", "--effort", "1"], 0);
}

#[test]
fn what_cannot_be_read_is_told() {
    let place = place();
    assert!(place.xhstt(&["evaluate", "nowhere.xml"], 2).err.contains("there is no such file"));
    assert!(place.xhstt(&["evaluate", "."], 2).err.contains("it is a folder"));
    fs::write(place.path("half.xml"), &place.read("school.xml")[..500]).unwrap();
    for command in ["evaluate", "solve"] {
        let ran = place.xhstt(&[command, "half.xml"], 2);
        assert_eq!(ran.out, "");
        assert!(ran.err.contains("error[X101]: the file ends in the middle"), "{}", ran.err);
    }
    let ran = place.xhstt(&["solve", "school.xml", "--instance", "Made-op"], 2);
    assert!(ran.err.contains("did you mean \"Made-up\"?"), "{}", ran.err);
    let ran = place.xhstt(&["solve", "school.xml", "--start", "Theirs"], 2);
    assert!(ran.err.contains("there is only \"Ours\""), "{}", ran.err);
}

#[test]
fn a_timetable_is_found_written_and_read_again() {
    let place = place();
    let solve = |more: &[&str]| {
        place.xhstt(&[&["solve", "school.xml", "--effort", "20000", "--out", "found.xml"], more].concat(), 0)
    };
    let ran = solve(&[]);
    // Maths, Physics and Music fit into six times, but Maths and Physics, five, not into one day.
    assert!(ran.out.starts_with("Made-up\tcommontime\t0/5\n"), "{}", ran.out);
    assert!(ran.out.ends_with(" moves tried · the timetable is in found.xml\n"), "{}", ran.out);
    assert_eq!(ran.err, "");
    let first = place.read("found.xml");
    assert_eq!(place.xhstt(&["evaluate", "found.xml"], 0).out, "Made-up\tcommontime\t0/5\n");
    // The same again, in its place and on any number of threads.
    solve(&["--threads", "2"]);
    assert_eq!(place.read("found.xml"), first);
    assert_eq!(place.names(""), ["found.xml", "school.xml"]);
    let again = place.xhstt(&["solve", "found.xml", "--start", "commontime", "--effort", "1"], 0);
    assert!(again.out.starts_with("Made-up\tcommontime\t0/5\n"), "{}", again.out);
}

#[test]
fn what_others_wrote_is_never_replaced() {
    let place = place();
    let before = place.read("school.xml");
    let ran = place.xhstt(&["solve", "school.xml", "--effort", "1", "--out", "school.xml"], 2);
    assert!(ran.err.contains("error[G122]"), "{}", ran.err);
    assert_eq!((ran.out.as_str(), place.read("school.xml")), ("", before));
    let ran = place.xhstt(&["solve", "school.xml", "--effort", "1", "--out", "nowhere/found.xml"], 2);
    assert!(ran.err.contains("cannot be written"), "{}", ran.err);
}

#[test]
fn every_better_timetable_is_told_where_asked() {
    let ran = place().xhstt(&["solve", "school.xml", "--effort", "2000", "--verbose"], 0);
    assert!(ran.err.lines().count() > 0 && ran.err.lines().all(|line| line.ends_with(" s")), "{}", ran.err);
}
