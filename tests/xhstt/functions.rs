//! Cost functions, weights, ranks, and points that are named twice.

use super::school::{at, constraint, constraint_with, cost, list};

/// Teacher1 works three times on Monday and two on Tuesday, where one is allowed: beyond by 2 and by 1.
fn busy(required: &str, weight: u32, function: &str) -> String {
    let own = list("TimeGroup", &["Mo", "Tu"]) + "<Minimum>0</Minimum><Maximum>1</Maximum>";
    let applies = list("Resource", &["Teacher1"]);
    cost(
        &constraint_with("LimitBusyTimes", &applies, &own, (required, weight, function)),
        &(at("Maths", 3, "Mo1") + &at("Physics", 2, "Tu1")),
    )
}

#[test]
fn the_function_is_of_the_whole_deviation_of_a_point() {
    assert_eq!(busy("true", 1, "Linear"), "3/0");
    // 3 x 3, not 2 x 2 and 1 x 1.
    assert_eq!(busy("true", 1, "Quadratic"), "9/0");
    assert_eq!(busy("true", 1, "Step"), "1/0");
}

#[test]
fn the_weight_comes_after_the_function_and_0_is_one() {
    assert_eq!(busy("true", 10, "Quadratic"), "90/0");
    assert_eq!(busy("true", 1000, "Step"), "1000/0");
    assert_eq!(busy("true", 0, "Linear"), "0/0");
}

#[test]
fn what_is_not_required_is_the_objective() {
    assert_eq!(busy("false", 10, "Linear"), "0/30");
}

#[test]
fn points_are_never_added_before_the_function() {
    // Maths has 3 times without a start and Physics 2: 9 and 4, not 25.
    let both = list("Event", &["Maths", "Physics"]);
    assert_eq!(cost(&constraint_with("AssignTime", &both, "", ("true", 1, "Quadratic")), ""), "13/0");
}

#[test]
fn what_is_named_twice_costs_twice() {
    // Maths is in both groups and named itself; Physics is in both; Music in one: 3 x 3, 2 x 2 and 1.
    let applies = list("EventGroup", &["All", "Sciences"]) + &list("Event", &["Maths"]);
    assert_eq!(cost(&constraint("AssignTime", &applies, ""), ""), "14/0");
    let applies = list("ResourceGroup", &["Teachers", "Teachers"]) + &list("Resource", &["Teacher1"]);
    let own = list("Time", &["Mo1"]);
    assert_eq!(cost(&constraint("AvoidUnavailableTimes", &applies, &own), &at("Maths", 1, "Mo1")), "3/0");
    assert_eq!(
        cost(
            &constraint("LinkEvents", &list("EventGroup", &["Sciences", "Sciences"]), ""),
            &at("Maths", 1, "Mo1")
        ),
        "2/0"
    );
}
