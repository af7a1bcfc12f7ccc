//! `commontime check`.

use super::harness::Place;

#[test]
fn a_school_without_problems_is_told_back() {
    let ran = Place::with_school("first-run", &[]).run(&["check", "school"]).ends(0);
    insta::assert_snapshot!(ran.out);
    assert_eq!(ran.err, "");
}

#[test]
fn every_committed_scenario_is_read() {
    let place = Place::new();
    for scenario in ["early-wednesday", "impossible", "six-day-cycle", "texas-two-weeks", "walker-gamble"] {
        let folder = super::harness::committed(scenario);
        place.run(&["check", folder.to_str().unwrap()]).ends(0);
    }
}

#[test]
fn a_broken_file_is_shown_and_nothing_is_written() {
    let place = Place::with_school(
        "first-run",
        &[("staff.toml", "team = \"kindergarten\"", "team = \"kindergarden\"")],
    );
    for command in ["check", "solve"] {
        let ran = place.run(&[command, "school"]).ends(2);
        assert_eq!(ran.out, "");
        for words in ["\"kindergarden\"", "school/staff.toml:7:8", "^^^^", "did you mean \"kindergarten\"?"] {
            assert!(ran.err.contains(words), "no {words} in\n{}", ran.err);
        }
        assert_eq!(place.names(""), ["school"]);
    }
}

#[test]
fn programs_get_the_same_keys_with_problems_and_without() {
    let place = Place::with_school("first-run", &[]);
    let json = |code: i32| -> serde_json::Value {
        let ran = place.run(&["check", "school", "--format", "json"]).ends(code);
        assert_eq!(ran.err, "");
        serde_json::from_str(&ran.out).unwrap()
    };
    let fine = json(0);
    assert_eq!((&fine["problems"], &fine["more"]), (&serde_json::json!([]), &0.into()));
    place.change("school/staff.toml", "team = \"kindergarten\"", "team = \"kindergarden\"");
    let broken = json(2);
    assert_eq!((&broken["problems"][0]["line"], &broken["more"]), (&7.into(), &0.into()));
}

#[test]
fn the_folder_one_is_in_is_the_scenario() {
    let place = Place::with_school("first-run", &[]);
    place.run_in("school", &["check"]).ends(0);
    let ran = place.run(&["check"]).ends(2);
    assert!(ran.err.contains("did you mean school, which is in it?"), "{}", ran.err);
    let ran = place.run(&["check", "nowhere"]).ends(2);
    assert!(ran.err.contains("there is no such folder"), "{}", ran.err);
}

#[test]
fn a_folder_of_scenarios_names_them() {
    let place = Place::new();
    for name in ["all/b", "all/a", "all/notes", "all/.old"] {
        std::fs::create_dir_all(place.path(name)).unwrap();
    }
    let nothing = "this folder holds none of a scenario's files";
    let ran = place.run(&["check", "all"]).ends(2);
    assert!(ran.err.contains(nothing) && ran.err.contains("commontime new"), "{}", ran.err);
    for name in ["all/b", "all/a", "all/.old"] {
        std::fs::write(place.path(name).join("scenario.toml"), "").unwrap();
    }
    for folder in ["all", "."] {
        let ran = place.run(&["check", folder]).ends(2);
        assert!(ran.err.contains(nothing), "{}", ran.err);
        assert!(ran.err.contains("name one of the scenarios in it: all/a, all/b\n"), "{}", ran.err);
    }
    // With one of its files it is a scenario that lacks the others.
    std::fs::write(place.path("all/staff.toml"), "").unwrap();
    let ran = place.run(&["check", "all"]).ends(2);
    assert!(ran.err.contains("scenario.toml is not in the folder"), "{}", ran.err);
}

#[test]
fn a_code_is_said_to_have_an_explanation() {
    let place = Place::with_school("first-run", &[("staff.toml", "\"kindergarten\"", "\"kindergarden\"")]);
    let ran = place.run(&["check", "school"]).ends(2);
    assert!(
        ran.err.ends_with("\n\n`commontime explain P102` says more of a code in brackets\n"),
        "{}",
        ran.err
    );
}

/// The bus of the other bells costs 1,800.00, and the general fund has 1,233.45 left.
#[test]
fn a_lever_that_no_fund_can_pay_is_said_to_be_one() {
    let place = Place::with_school("fund-puzzle", &[]);
    let ran = place.run(&["check", "school"]).ends(0);
    let words = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    let unpaid = "cannot be paid as it is, not even the step that lacks the least: general fund has $566.55 too little";
    assert_eq!(words.matches(unpaid).count(), 1, "{}", ran.out);
}

/// Texas has 22 students in a class to grade 4 unless the commissioner excepts it; who is excepted no file says.
#[test]
fn homerooms_larger_than_the_law_has_them_are_told() {
    let place = Place::with_school("district-cut", &[]);
    let ran = place.run(&["check", "school"]).ends(0);
    let words = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("more than 22 students in 9 homerooms are taken to be allowed"), "{}", ran.out);
    let place = Place::with_school("district-before", &[]);
    let ran = place.run(&["check", "school"]).ends(0);
    assert!(!ran.out.contains("25.112"), "{}", ran.out);
}
