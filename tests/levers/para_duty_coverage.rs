//! Para duty coverage: homeroom teachers are free of dismissal, and the aide who has it misses the meetings of a team.

use super::*;

/// The interventionist is here for the 45 minutes after dismissal alone, and meets the aide in them.
fn school() -> Campus {
    let paraprofessionals = "[[person]]\nid = \"helper\"\nrole = \"intervention\"\nteam = \"support\"\n\
        hours = { all = \"11:00-11:45\" }\n\
        [[person]]\nid = \"aide\"\nrole = \"paraprofessional\"\nteam = \"support\"\n[[team]]\nid = \"support\"\nroom = \"gym\"\n\
        [[team]]\nid = \"kindergarten\"";
    load(&with_levers(
        "para-duty-coverage = { duties = [\"dismissal\"], people = [\"aide\"] }",
        &[
            ("staff.toml", "[[team]]\nid = \"kindergarten\"", paraprofessionals),
            ("fte.toml", "\"coach\"]", "\"coach\", \"helper\", \"aide\"]"),
            ("scenario.toml", "roles = [\"homeroom\"]", "roles = [\"intervention\"]"),
            ("bell-schedule.toml", "staff = { all = \"8:00-11:00\" }", "staff = { all = \"8:00-11:45\" }"),
            (
                "bell-schedule.toml",
                "[cafeteria]",
                "[[duty]]\nid = \"dismissal\"\nwhen = \"after-students\"\nminutes = 15\nroles = [\"homeroom\"]\n\
                 [cafeteria]",
            ),
        ],
    ))
}

#[test]
fn what_the_aide_would_miss_does_not_bound_the_school_as_it_is() {
    let found = options(&school());
    // As it is 5 x 45 = 225. With the aide on duty until 11:15 there are 30 minutes left, too few for a block.
    assert_eq!(found.as_it_is.as_ref().map(|point| point.lowest), Some(225));
    assert_eq!(shown(&found), [(0, 225)]);
    assert_eq!(proved(&found), [(0, 225)]);
    assert!(found.points[0].campus.decided.is_empty());
}
