//! `commontime compare`.

use std::fs;

use serde_json::{Value, json};

use super::harness::{Place, committed, in_one_line};
use super::options;
use crate::reports::markup::{assert_accessible, assert_self_contained};

/// The two-room school on equal days, and again with the early Wednesday.
///
/// By the comments of its scenario.toml: K-1 and K-2 have 5 x 45 = 225 minutes, and with the early Wednesday 80 more after dismissal,
/// 305. The specialists' own target is 150. Both have at least that, and what they have is twice as much scaled to full time.
fn two_bells() -> Place {
    let place = Place::with_school("first-run", &[]);
    fs::create_dir(place.path("early")).unwrap();
    for entry in fs::read_dir(place.path("school")).unwrap().map(Result::unwrap) {
        fs::copy(entry.path(), place.path("early").join(entry.file_name())).unwrap();
    }
    early(&place, "early");
    place
}

fn early(place: &Place, folder: &str) {
    let (equal, early) = ("\nbell-schedule = \"equal-days\"", "\nbell-schedule = \"early-wednesday\"");
    place.change(&format!("{folder}/scenario.toml"), equal, early);
}

fn json_of(place: &Place, arguments: &[&str], code: i32) -> Value {
    let ran = place.run(&[&["compare"], arguments, &["--format", "json", "-q"]].concat()).ends(code);
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn two_scenarios_are_solved_and_set_side_by_side() {
    let place = two_bells();
    let ran = place.run(&["compare", "school", "early", "--out", "both"]).ends(0);
    assert_eq!(ran.err, "", "nothing is told where nobody watches");
    let out = in_one_line(&ran.out);
    for words in [
        "In B, the person with the least has 300 minutes a week to work with colleagues, 75 more than in A; both cost the same.",
        "2 people gain, nobody loses.",
        "K-1 and K-2 225 of 300 305 of 300 +80",
        "people who reach their target 2 of 4 4 of 4 +2",
        "students, Wed 8:00–2:40 8:00–1:40 60 min shorter",
        "a schedule of the school as it is, found just now; proven best for the school as it is",
        "compare.html · compare.json in both",
    ] {
        assert!(out.contains(words), "{words}\n{}", ran.out);
    }
    assert!(ran.out.lines().all(|line| line.chars().count() <= 80), "{}", ran.out);

    assert_eq!(place.names("both"), ["compare.html", "compare.json"]);
    let page = place.read("both/compare.html");
    assert_accessible(&page);
    assert_self_contained(&page);
    let found: Value = serde_json::from_str(&place.read("both/compare.json")).unwrap();
    assert_eq!(found, json_of(&place, &["school", "early"], 0));
    assert_eq!(found["same"], false);
    let lowest = (&found["minutes"]["a"]["lowest"], &found["minutes"]["b"]["lowest"]);
    assert_eq!(lowest, (&json!(225), &json!(300)));
    let claim = json!({ "from": "found", "outcome": "proven-best" });
    assert_eq!((&found["sides"]["a"]["claim"], &found["sides"]["b"]["claim"]), (&claim, &claim));
    // 2 x 52,000 x 1.31, 2 x 0.5 x 52,000 x 1.31 and 15 x 5 x 36 x 1.0765, as budget.toml works out.
    assert_eq!(found["cost"]["a"]["recurring_cents"], 20_726_655);
    assert_eq!(found["cost"]["a"], found["cost"]["b"]);
    assert_eq!(
        found["bells"][2],
        json!({
            "day": "Wed",
            "students": { "a": "8:00-14:40", "b": "8:00-13:40" },
            "staff": { "a": "7:45-15:15", "b": "7:45-15:15" },
        })
    );
    // Nothing tells where the files lay.
    assert!(!page.contains(place.path("").to_str().unwrap()) && !found.to_string().contains("/school"));
}

#[test]
fn the_same_is_called_the_same() {
    let place = Place::with_school("first-run", &[]);
    place.run(&["solve", "school", "-q"]).ends(0);
    for (a, b) in
        [("school", "school"), ("school-result", "school"), ("school-result", "school-result/schedule.csv")]
    {
        let ran = place.run(&["compare", a, b, "-q"]).ends(0);
        assert!(in_one_line(&ran.out).contains("A and B are the same"), "{}", ran.out);
        assert_eq!(json_of(&place, &[a, b], 0)["same"], true, "{a} {b}");
    }
    // What was recorded when it was found is claimed; of a table nothing is.
    let found = json_of(&place, &["school-result", "school-result/schedule.csv"], 0);
    assert_eq!(found["sides"]["a"]["claim"], json!({ "from": "recorded", "outcome": "proven-best" }));
    assert_eq!(found["sides"]["b"]["claim"], json!({ "from": "none", "outcome": null }));
}

#[test]
fn options_are_compared_with_what_they_cost_and_pull() {
    let place = options::school();
    place.run(&["options", "school", "-q"]).ends(0);
    // By the comment of the school: 275 minutes for $1,162.62, 300 for twice that.
    let found = json_of(&place, &["school-options/option-2", "school-options/option-3"], 0);
    assert_eq!(found["sides"]["a"]["name"], "school-options/option-2");
    let net = |side: &str| found["cost"][side]["net_new_cost_cents"].clone();
    assert_eq!((net("a"), net("b")), (json!(116_262), json!(232_524)));
    assert_eq!(found["funds"][0]["b"]["left_cents"], 273_345 - 232_524);
    assert_eq!(found["sides"]["b"]["levers"][0]["setting"], "60");
    assert_eq!(found["sides"]["b"]["approvals"][0]["who"], "board");
    assert_eq!(found["sides"]["b"]["approvals"][0]["by"], "May 1");
    let ran = place.run(&["compare", "school-options/as-it-is", "school-options/option-3"]).ends(0);
    let out = in_one_line(&ran.out);
    assert!(out.contains("B costs $2,325.24 a year more."), "{}", ran.out);
    assert!(out.contains("general fund: left $2,733.45 $408.21 −$2,325.24"), "{}", ran.out);
    // Whoever names the folder of all of them is told what to name.
    let ran = place.run(&["compare", "school", "school-options"]).ends(2);
    assert!(ran.err.contains("G124") && ran.err.contains("school-options/option-1"), "{}", ran.err);
}

#[test]
fn a_schedule_that_breaks_rules_is_compared_and_called_so() {
    let place = Place::with_school("first-run", &[]);
    place.run(&["solve", "school", "-q"]).ends(0);
    // Today art has no classes: nobody has the students then, and a homeroom lacks specials.
    let rows = place.read("school-result/schedule.csv");
    let rows: Vec<&str> = rows.lines().filter(|row| !row.contains(",lesson,art,")).collect();
    fs::write(place.path("school/current-schedule.csv"), rows.join("\n")).unwrap();
    let ran = place.run(&["compare", "school/current-schedule.csv", "school-result"]).ends(1);
    let out = in_one_line(&ran.out);
    for words in
        ["A cannot be used as it is: it breaks", "the current schedule; breaks rules, so nothing is claimed"]
    {
        assert!(out.contains(words), "{}", ran.out);
    }
    let found = json_of(&place, &["school/current-schedule.csv", "school-result"], 1);
    let a = &found["sides"]["a"];
    assert_eq!((&a["origin"], &a["clean"]), (&json!("current-schedule"), &json!(false)));
    assert_eq!(a["claim"], json!({ "from": "none", "outcome": null }));
    let broken: Vec<&Value> = a["broken"].as_array().unwrap().iter().map(|it| &it["rule"]).collect();
    assert!(broken.contains(&&json!("supervised-every-minute")), "{broken:?}");
    // Art was four of ten classes: two of each homeroom's five, 45 minutes each.
    let specials = found["students"].as_array().unwrap().iter().find(|row| row["activity"] == "specials");
    let minutes = |side: &str| specials.unwrap()[side].clone();
    assert_eq!(minutes("a"), json!({ "least": 135, "average": 135 }));
    assert_eq!(minutes("b"), json!({ "least": 225, "average": 225 }));
}

#[test]
fn what_was_changed_since_claims_nothing() {
    let place = Place::with_school("first-run", &[]);
    place.run(&["solve", "school", "-q"]).ends(0);
    place.change("school/scenario.toml", "minutes-per-week = 300", "minutes-per-week = 290");
    let found = json_of(&place, &["school-result", "school"], 0);
    assert_eq!(found["sides"]["a"]["claim"], json!({ "from": "outdated", "outcome": null }));
    assert_eq!(found["sides"]["b"]["claim"]["from"], "found");
}

#[test]
fn a_result_on_other_bells_than_the_scenario_has_now_is_read_on_its_own() {
    let place = Place::with_school("first-run", &[]);
    place.run(&["solve", "school", "-q", "--out", "equal"]).ends(0);
    early(&place, "school");
    place.run(&["solve", "school", "-q"]).ends(0);
    // The second is named after its scenario, and that of the first is the same.
    let found = json_of(&place, &["equal", "school-result"], 0);
    let side = |side: &str| {
        let side = &found["sides"][side];
        (side["bell_schedule"].clone(), side["claim"]["outcome"].clone())
    };
    assert_eq!(side("a"), (json!("equal-days"), json!("proven-best")));
    assert_eq!(side("b"), (json!("early-wednesday"), json!("proven-best")));
    assert_eq!(found["minutes"]["b"]["lowest"], 300);
}

#[test]
fn a_result_elsewhere_needs_its_scenario_named() {
    let place = Place::with_school("first-run", &[]);
    place.run(&["solve", "school", "-q", "--out", "results/one"]).ends(0);
    let ran = place.run(&["compare", "results/one", "results/one"]).ends(2);
    assert!(ran.err.contains("G125") && ran.err.contains("--scenario-a"), "{}", ran.err);
    let told = ["results/one", "results/one", "--scenario-a", "school", "--scenario-b", "school"];
    assert_eq!(json_of(&place, &told, 0)["same"], true);
    assert_eq!(json_of(&place, &["school", "results/one"], 0)["same"], true, "one scenario is named already");
    // A scenario of another name is not taken for it.
    let other = committed("six-day-cycle");
    let ran = place.run(&["compare", other.to_str().unwrap(), "results/one"]).ends(2);
    assert!(
        ran.err.contains("it is a result of \"Two-room kindergarten center (synthetic)\""),
        "{}",
        ran.err
    );
}

#[test]
fn results_inside_their_scenario_and_schedules_beside_it_are_found() {
    let place = Place::with_school("first-run", &[]);
    place.run_in("school", &["solve", "-q"]).ends(0);
    fs::copy(place.path("school/school-result/schedule.toml"), place.path("mine.toml")).unwrap();
    for (folder, a, b) in [
        ("", "school/school-result", "mine.toml"),
        ("school", ".", "school-result"),
        ("school/school-result", ".", "schedule.toml"),
    ] {
        let ran = place.run_in(folder, &["compare", a, b, "--format", "json"]).ends(0);
        let found: Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(found["same"], true, "{folder} {a} {b}");
    }
}

#[test]
fn what_has_no_schedule_is_refused_with_what_to_do() {
    let place = Place::with_school("first-run", &[]);
    fs::create_dir(place.path("empty")).unwrap();
    for (what, words) in [
        ("nowhere", "there is no such folder"),
        ("empty", "neither a scenario nor a result"),
        ("school/staff.toml", "name the scenario's folder: school"),
    ] {
        let ran = place.run(&["compare", "school", what]).ends(2);
        assert!(ran.err.contains(words), "{}", ran.err);
        assert_eq!(ran.out, "");
    }
    let ran = place.run(&["compare", "school", "nowhere", "--format", "json"]).ends(2);
    let problems: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(problems["problems"][0]["code"], "G124");
    let ran = place.run(&["compare", "school", "school", "--out", "school"]).ends(2);
    assert!(ran.err.contains("holds something the program did not write"), "{}", ran.err);
    place.run(&["compare", "school"]).ends(2);
}

#[test]
fn a_scenario_without_a_schedule_says_why_there_is_none() {
    // A specialist teaches one class a day, and on Fridays one of the two is away: nine places for ten classes.
    let place = two_bells();
    place.change(
        "school/staff.toml",
        "may-cover = \"supervision\"",
        "may-cover = \"supervision\"\nclasses-per-day = 1",
    );
    place.change(
        "school/staff.toml",
        "[[team]]",
        "[[person]]\nid = \"PE\"\naway = { Fri = \"all\" }\n\n[[team]]",
    );
    let ran = place.run(&["compare", "early", "school", "--out", "both", "-q"]).ends(3);
    assert!(ran.err.contains("no schedule exists for school: required rules clash"), "{}", ran.err);
    assert!(ran.err.contains("`commontime why-not school`") && ran.out.is_empty(), "{}", ran.err);
    assert!(!place.path("both").exists());
    place.run(&["solve", "school", "-q"]).ends(3);
    let ran = place.run(&["compare", "early", "school-result", "-q"]).ends(2);
    assert!(ran.err.contains("it says that none exists"), "{}", ran.err);
}

/// The averages of the subjects add up to that of all instruction, which the least of each, of whichever homeroom, do not. Whose post is
/// smaller has more when the same minutes are scaled.
#[test]
fn minutes_of_students_add_up_and_smaller_posts_are_named() {
    let place = Place::new();
    let folders = ["district-before", "district-cut"].map(committed);
    let paths = folders.each_ref().map(|folder| folder.to_str().unwrap());
    let found = json_of(&place, &paths, 0);
    for side in ["a", "b"] {
        for grade in ["grade 2", "grade 3", "grade 4"] {
            let of = |is_sum: bool| -> Vec<i64> {
                let rows = found["students"].as_array().unwrap().iter().filter(|row| row["grade"] == grade);
                let rows =
                    rows.filter(|row| !["lunch", "recess"].contains(&row["activity"].as_str().unwrap()));
                rows.filter(|row| (row["activity"] == "all instruction") == is_sum)
                    .map(|row| row[side]["average"].as_i64().unwrap())
                    .collect()
            };
            let (parts, all) = (of(false), of(true));
            let off = parts.iter().sum::<i64>() - all[0];
            // Each is rounded to the nearest minute.
            assert!(parts.len() > 3 && off.abs() <= 3, "{grade} of {side}: {parts:?} and {all:?}");
        }
    }
    let ran = place.run(&["compare", paths[0], paths[1]]).ends(0);
    assert!(in_one_line(&ran.out).contains("Another FTE in B than in A: PE."), "{}", ran.out);
}
