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
    assert!(ran.err.contains("scenario.toml is not in the folder"), "{}", ran.err);
    let ran = place.run(&["check", "nowhere"]).ends(2);
    assert!(ran.err.contains("there is no such folder"), "{}", ran.err);
}
