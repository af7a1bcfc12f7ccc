//! Para duty coverage: homeroom teachers are free of dismissal, and the aide who has it misses the meetings of a team.

use super::*;

/// Homeroom teachers see students off for a quarter of an hour.
const DISMISSAL: &str = "[[duty]]\nid = \"dismissal\"\nwhen = \"after-students\"\nminutes = 15\nroles = [\"homeroom\"]\n[cafeteria]";

/// The interventionist is here for the 45 minutes after dismissal alone, and meets the aide in them.
fn school_with(levers: &str) -> Campus {
    let support = "[[person]]\nid = \"helper\"\nrole = \"intervention\"\nteam = \"support\"\n\
        hours = { all = \"11:00-11:45\" }\n\
        [[person]]\nid = \"aide\"\nrole = \"paraprofessional\"\nteam = \"support\"\n[[team]]\nid = \"support\"\nroom = \"gym\"\n\
        [[team]]\nid = \"kindergarten\"";
    load(&with_levers(
        levers,
        &[
            ("staff.toml", "[[team]]\nid = \"kindergarten\"", support),
            ("fte.toml", "\"coach\"]", "\"coach\", \"helper\", \"aide\"]"),
            ("scenario.toml", "roles = [\"homeroom\"]", "roles = [\"intervention\"]"),
            ("bell-schedule.toml", "staff = { all = \"8:00-11:00\" }", "staff = { all = \"8:00-11:45\" }"),
            ("bell-schedule.toml", "[cafeteria]", DISMISSAL),
        ],
    ))
}

#[test]
fn what_the_aide_would_miss_does_not_bound_the_school_as_it_is() {
    let found =
        options(&school_with("para-duty-coverage = { duties = [\"dismissal\"], people = [\"aide\"] }"));
    // As it is 5 x 45 = 225. With the aide on duty until 11:15 there are 30 minutes left, too few for a block.
    assert_eq!(found.as_it_is.as_ref().map(|point| point.lowest), Some(225));
    assert_eq!(shown(&found), [(0, 225)]);
    assert_eq!(proved(&found), [(0, 225)]);
    assert!(found.points[0].campus.decided.is_empty());
}

/// The aide is paid a salary for half of a week of 1,125 minutes, 570 on the grid, and is here for 525: 75 more are too many.
#[test]
fn an_aide_who_may_not_stay_stands_in_the_way_of_no_schedule_without() {
    let aide = "[[person]]\nid = \"aide\"\nrole = \"paraprofessional\"\nhours = { all = \"8:00-9:45\" }\n\
        [[team]]\nid = \"kindergarten\"";
    let half = "\"coach\"]\nfunds = { general = 1.0 }\n[[position]]\nkind = \"aide\"\nfte = 0.5\nfilled-by = [\"aide\"]";
    let campus = load(&with_levers(
        "para-duty-coverage = { duties = [\"dismissal\"], people = [\"aide\"] }",
        &[
            ("staff.toml", "[[team]]\nid = \"kindergarten\"", aide),
            ("fte.toml", "\"coach\"]", half),
            ("bell-schedule.toml", "staff = { all = \"8:00-11:00\" }", "staff = { all = \"8:00-11:45\" }"),
            ("bell-schedule.toml", "[cafeteria]", DISMISSAL),
        ],
    ));
    let found = options(&campus);
    assert_eq!((shown(&found), proved(&found)), (vec![(0, 0)], vec![(0, 0)]));
}

#[test]
fn where_the_aide_is_let_go_teachers_keep_the_duty() {
    let levers = "para-duty-coverage = { duties = [\"dismissal\"], people = [\"aide\"] }\n\
        cut-fte = [{ people = [\"aide\"], how = \"attrition\" }]";
    let campus = school_with(levers);
    let both = campus.with(&Decisions(vec![1, 1])).expect("they can be had together");
    let named = |school: &Campus| -> Vec<String> {
        school.bells.duties[0].people.iter().map(|person| school[*person].id.clone()).collect()
    };
    assert_eq!(named(&campus), ["K-1", "K-2"]);
    assert_eq!(named(&both), ["K-1", "K-2"]);
}
