//! Writing: what is written means the same when it is read.

use commontime::interop::xhstt::{About, read_back, write};
use commontime_engine::evaluate;

use super::school::{archive, at, constraint, constraint_with, held, list, read};

/// Constraints that look at times, resources and pieces.
fn constraints() -> String {
    let pieces = "<MinimumDuration>2</MinimumDuration><MaximumDuration>2</MaximumDuration>\
                  <MinimumAmount>1</MinimumAmount><MaximumAmount>1</MaximumAmount>";
    let own = list("TimeGroup", &["Mo", "Tu"]) + "<Minimum>2</Minimum><Maximum>2</Maximum>";
    [
        constraint("AssignTime", &list("EventGroup", &["All", "Games"]), ""),
        constraint("AssignResource", &list("EventGroup", &["All"]), "<Role>Room</Role>"),
        constraint("SplitEvents", &list("EventGroup", &["All"]), pieces),
        constraint("AvoidClashes", &list("ResourceGroup", &["Teachers", "Rooms"]), ""),
        constraint_with(
            "LimitBusyTimes",
            &list("ResourceGroup", &["Teachers"]),
            &own,
            ("false", 7, "Quadratic"),
        ),
    ]
    .concat()
}

fn about() -> About {
    About {
        group: "\"Ours\" & <theirs>\t1".to_owned(),
        contributor: "commontime".to_owned(),
        date: "undated".to_owned(),
        description: "made <by hand> & \"written\"".to_owned(),
    }
}

#[test]
fn reading_writing_reading_gives_the_same() {
    let solutions = [
        String::new(),
        at("Maths", 2, "Mo1") + &held("Music", 1, "Tu3", &[("Teacher", "Teacher2")]),
        held("Maths", 1, "", &[("Room", "Room2")]) + &held("Maths", 2, "Mo2", &[("Room", "Room1")]),
        held("Maths", 3, "Mo1", &[("Teacher", "Teacher1"), ("Room", "Room1")]) + &at("Chess", 1, "Tu3"),
    ];
    for pieces in solutions {
        let first = read(&archive(&constraints(), &pieces));
        let (named, solution) = (&first.instances[0], &first.solutions[0].solution);
        let text = write(named, solution, &about());
        let (instance, again) = read_back(&text).unwrap();
        assert_eq!((&instance, &again), (&named.instance, solution));
        assert_eq!(evaluate(&instance, &again), evaluate(&named.instance, solution));
        let second = read(&text);
        assert_eq!(second.solutions[0].group, about().group);
        assert_eq!(second.instances[0].source, named.source, "the instance is copied as it is");
        assert_eq!(write(&second.instances[0], &again, &about()), text);
    }
}

#[test]
fn what_is_written() {
    let archive =
        read(&archive("", &(at("Maths", 2, "Mo1") + &held("Music", 1, "", &[("Teacher", "Teacher2")]))));
    let text = write(&archive.instances[0], &archive.solutions[0].solution, &about());
    let (_, solutions) = text.split_once("  <SolutionGroups>").unwrap();
    insta::assert_snapshot!(solutions);
}
