//! `commontime why-not`.

use std::fs;

use serde_json::{Value, json};

use super::harness::Place;
use super::options::school;
use crate::reports::markup::{assert_accessible, parse};

fn found(place: &Place, arguments: &[&str]) -> Value {
    let mut all = vec!["why-not", "school", "-q", "--format", "json"];
    all.extend(arguments);
    serde_json::from_str(&place.run(&all).ends(0).out).unwrap()
}

fn rules(clash: &Value) -> Vec<&str> {
    clash["members"]
        .as_array()
        .unwrap()
        .iter()
        .map(|member| member["rule"].as_str().unwrap_or("goal"))
        .collect()
}

/// Solves the school in the folder and returns its lowest weekly minutes, at most the target.
fn lowest(place: &Place) -> i64 {
    place.run(&["solve", "school", "-q", "--out", "solved"]).ends(0);
    let result: Value = serde_json::from_str(&place.read("solved/result.json")).unwrap();
    let target = result["target_weekly_minutes"].as_i64().unwrap();
    result["lowest_weekly_minutes"].as_i64().unwrap().min(target)
}

#[test]
fn too_few_specialists_are_counted_and_proved() {
    let place = Place::with_school("impossible", &[]);
    let found = found(&place, &["--fixes", "0"]);
    let facts = (&found["impossible"], &found["clashes_all"], &found["levers"]);
    assert_eq!(facts, (&json!(true), &json!(true), &json!("none-open")));
    let count = &found["counts"][0];
    let numbers = (&count["needs"], &count["has"], &count["tightness"]);
    assert_eq!(numbers, (&json!(135), &json!(120), &json!("short")));
    let clashes = found["clashes"].as_array().unwrap();
    assert_eq!(clashes.len(), 1);
    let expected = ["supervised-every-minute", "load-within-fte", "specials-frequency"];
    assert_eq!(rules(&clashes[0]), expected);
    assert_eq!((&clashes[0]["minimal"], &clashes[0]["proof"]["cases"]), (&json!(true), &json!(1)));
}

/// The two-room school where each specialist teaches one class a day and PE is away on Fridays: 5 + 4 = 9 classes a week, and
/// homerooms have 2 x 5 = 10. With two classes a day art takes both on Friday, and the team meets on the other four days:
/// 4 x 45 = 180. With half a specialist more at 52,000.00 and 31 % of benefits, 34,060.00 a year, it meets on Fridays, too: 225.
/// The general fund has 2,733.45 left and so lacks 31,326.55.
fn one_class_short() -> Place {
    let place = Place::with_school(
        "first-run",
        &[(
            "staff.toml",
            "hours = { all = \"7:45-11:30\" }",
            "classes-per-day = 1\nhours = { all = \"7:45-11:30\" }",
        )],
    );
    let staff = place.read("school/staff.toml");
    let away = "\n[[person]]\nid = \"PE\"\nhours = { all = \"7:45-11:30\" }\naway = { Fri = \"all\" }\n";
    fs::write(place.path("school/staff.toml"), staff + away).unwrap();
    place
}

#[test]
fn the_smallest_changes_are_priced_and_give_what_they_promise() {
    let place = one_class_short();
    let found = found(&place, &["--fixes", "9"]);
    assert_eq!(found["impossible"], true);
    assert_eq!((&found["counts"][0]["needs"], &found["counts"][0]["has"]), (&json!(10), &json!(9)));
    let fixes = found["fixes"].as_array().unwrap();
    let of = |words: &str| {
        let has = |fix: &&Value| fix["changes"][0]["words"].as_str().unwrap().contains(words);
        fixes.iter().find(has).unwrap_or_else(|| panic!("no fix has {words}: {fixes:#?}"))
    };
    let more = of("up to 2 classes a day");
    let facts = (&more["shown"], &more["net_new_cost_cents"], &more["lowest_weekly_minutes"]);
    assert_eq!(facts, (&json!(true), &json!(0), &json!(180)));
    let hired = of("3 specialists instead of 2");
    let facts = (&hired["shown"], &hired["net_new_cost_cents"], &hired["lowest_weekly_minutes"]);
    assert_eq!(facts, (&json!(true), &json!(3_406_000), &json!(225)));
    assert!(hired["changes"][1]["words"].as_str().unwrap().contains("raised by $31,326.55"), "{hired:#}");
    let costs: Vec<i64> = fixes.iter().filter_map(|fix| fix["net_new_cost_cents"].as_i64()).collect();
    assert!(costs.is_sorted(), "{costs:?}");
    place.change("school/staff.toml", "classes-per-day = 1", "classes-per-day = 2");
    assert_eq!(lowest(&place), 180);
}

#[test]
fn solve_says_where_to_ask_why_not() {
    let place = Place::with_school("impossible", &[]);
    let ran = place.run(&["solve", "school", "-q"]).ends(3);
    assert!(ran.out.contains("commontime why-not school"), "{}", ran.out);
}

#[test]
fn the_small_school_is_told_what_takes_its_minutes() {
    let place = Place::with_school("first-run", &[]);
    let found = found(&place, &[]);
    assert_eq!(
        (&found["impossible"], &found["lowest_weekly_minutes"], &found["bound_weekly_minutes"]),
        (&json!(false), &json!(225), &json!(225))
    );
    let clashes = found["clashes"].as_array().unwrap();
    assert_eq!(clashes.len(), 1, "{clashes:#?}");
    let members = rules(&clashes[0]);
    for rule in ["duty-free-lunch", "individual-planning", "specials-frequency", "minimum-block", "goal"] {
        assert!(members.contains(&rule), "{members:?}");
    }
    assert_eq!((&clashes[0]["minimal"], clashes[0]["proof"].is_null()), (&json!(true), false));
    assert!(clashes[0]["facts"][0].as_str().unwrap().contains("225 a week"));
    // Each shown fix, applied to the files, gives the minutes it promises.
    let mut applied = 0;
    for fix in found["fixes"].as_array().unwrap().iter().filter(|fix| fix["shown"] == true) {
        let key = fix["changes"][0]["key"].as_str().unwrap();
        let place = if let Some(minutes) = key.strip_prefix("scenario.toml: goal.minimum-block = ") {
            let to = format!("minimum-block = {minutes}");
            Place::with_school("first-run", &[("scenario.toml", "minimum-block = 45", &to)])
        } else if let Some(planning) = key.strip_prefix("scenario.toml: contract.planning, minutes = ") {
            let (minutes, block) = planning.split_once(", minimum-block = ").unwrap_or((planning, "30"));
            let to = format!("{{ minutes = {minutes}, per = \"day\", minimum-block = {block}");
            let from = "{ minutes = 30, per = \"day\", minimum-block = 30";
            Place::with_school("first-run", &[("scenario.toml", from, &to)])
        } else {
            continue;
        };
        assert_eq!(lowest(&place), fix["lowest_weekly_minutes"].as_i64().unwrap(), "{key}");
        applied += 1;
    }
    assert!(applied > 0, "{:#}", found["fixes"]);
}

#[test]
fn what_is_asked_for_is_what_is_explained() {
    let place = Place::with_school("first-run", &[]);
    let enough = found(&place, &["--minutes", "225"]);
    assert_eq!((&enough["clashes"], &enough["levers"]), (&json!([]), &json!("not-needed")));
    let more = found(&place, &["--minutes", "230", "--fixes", "0"]);
    assert_eq!((&more["wanted_weekly_minutes"], &more["fixes"]), (&json!(230), &json!([])));
    assert_eq!(more["clashes"].as_array().unwrap().len(), 1);
    let ran = place.run(&["why-not", "school", "--minutes", "0"]).ends(2);
    assert!(ran.err.contains("from 1 to"), "{}", ran.err);
}

/// Extra-duty pay for 60 minutes on Fridays gives 225 + 80 = 305 for $2,325.24; for 30 it gives 275.
#[test]
fn levers_that_do_are_priced_shown_and_written() {
    let place = school();
    let ran = place.run(&["why-not", "school", "--out", "found"]).ends(0);
    assert_eq!(place.names("found"), ["fix-1", "why-not.html", "why-not.json"]);
    let found: Value = serde_json::from_str(&place.read("found/why-not.json")).unwrap();
    let fixes = found["fixes"].as_array().unwrap();
    assert_eq!(fixes.len(), 1);
    assert_eq!(
        (&fixes[0]["net_new_cost_cents"], &fixes[0]["lowest_weekly_minutes"], &fixes[0]["shown"]),
        (&json!(232_524), &json!(300), &json!(true))
    );
    assert_eq!(fixes[0]["changes"][0]["approvals"], json!(["board, by May 1"]));
    // How many lines a proof adds up depends on the solver that suggested them.
    let words = ran.out.split(' ').collect::<Vec<_>>();
    let lines = words.windows(2).find(|pair| pair[1] == "lines").map(|pair| pair[0]);
    let lines =
        lines.filter(|lines| lines.parse::<u32>().is_ok_and(|lines| lines > 0)).expect("a proof has lines");
    insta::assert_snapshot!(
        "why_not_on_a_screen",
        ran.out.replace(&format!(" {lines} lines "), " so many lines ")
    );
    let page = place.read("found/why-not.html");
    assert_accessible(&page);
    for link in parse(&page).descendants().filter(|node| node.has_tag_name("a")) {
        let target = link.attribute("href").unwrap();
        assert!(target.starts_with('#') || place.path("found").join(target).is_file(), "{target}");
    }
    let ran = place.run(&["audit", "school", "found/fix-1/schedule.toml", "--format", "json"]).ends(0);
    let audited: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(
        (&audited["lowest_weekly_minutes"], &audited["dollars"]["net_new_cost_cents"]),
        (&json!(300), &json!(232_524))
    );
    // Results are replaced; anything else is left alone.
    place.run(&["why-not", "school", "-q", "--out", "found"]).ends(0);
    fs::write(place.path("found/notes.txt"), "an evening's work").unwrap();
    place.run(&["why-not", "school", "-q", "--out", "found"]).ends(2);
    assert_eq!(place.read("found/notes.txt"), "an evening's work");
}

#[test]
fn levers_that_do_not_are_proved_not_to() {
    let place = school();
    let found = found(&place, &["--minutes", "310", "--fixes", "1"]);
    assert_eq!(found["levers"], "not-enough");
    assert!(found["fixes"].as_array().unwrap().iter().all(|fix| fix["levers"] == false));
}

/// The arithmetic stands in the scenario: 60 minutes on Fridays cost 2,325.24, of which Title II now has 1,500.00, and the other bells
/// cost 1,800.00, of which the general fund has 1,233.45. Each fund is raised by what it lacks: a cent less, and it is overdrawn.
#[test]
fn levers_that_cannot_be_paid_are_fixes_with_the_money_that_they_take() {
    let place =
        Place::with_school("fund-puzzle", &[("budget.toml", "amount = 2_500.00", "amount = 1_500.00")]);
    let found = found(&place, &["--fixes", "4", "--out", "why"]);
    assert_eq!(found["not_payable"]["net_new_cost_cents"], json!(180_000));
    let fixes = found["fixes"].as_array().unwrap();
    let is_raised = |fix: &&Value| fix["changes"].to_string().contains("raised by");
    let raised: Vec<(&Value, &Value)> = fixes
        .iter()
        .filter(is_raised)
        .map(|fix| (&fix["net_new_cost_cents"], &fix["changes"][1]["words"]))
        .collect();
    let expected = [
        (&json!(180_000), &json!("general fund raised by $566.55 to $209,066.55")),
        (&json!(232_524), &json!("Title II, Part A raised by $825.24 to $2,325.24")),
    ];
    assert_eq!(raised, expected);
    let costs: Vec<i64> = fixes.iter().map(|fix| fix["net_new_cost_cents"].as_i64().unwrap()).collect();
    assert!(costs.is_sorted(), "cheapest first: {costs:?}");
    for (fix, was, is) in [(&expected[0], "208_500.00", "209_066.55"), (&expected[1], "1_500.00", "2_325.24")]
        .map(|(fix, was, is)| {
            let at = fixes.iter().position(|it| it["changes"][1]["words"] == *fix.1).unwrap();
            (format!("why/fix-{}/schedule.toml", at + 1), was, is)
        })
    {
        place.run(&["audit", "school", &fix]).ends(1);
        place.change("school/budget.toml", was, is);
        place.run(&["audit", "school", &fix]).ends(0);
        let a_cent_less = format!("{}{}", &is[..is.len() - 1], is[is.len() - 1..].parse::<u8>().unwrap() - 1);
        place.change("school/budget.toml", is, &a_cent_less);
        place.run(&["audit", "school", &fix]).ends(1);
        place.change("school/budget.toml", &a_cent_less, was);
    }
}

/// The other bells cost less than the hours that can be paid, and the general fund lacks 566.55 for them: both are fixes.
#[test]
fn what_is_cheaper_and_cannot_be_paid_stands_before_what_can() {
    let fixes_of = found;
    let found = found(&Place::with_school("fund-puzzle", &[]), &["--fixes", "3"]);
    let fixes: Vec<(i64, bool)> = found["fixes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fix| {
            (
                fix["net_new_cost_cents"].as_i64().unwrap(),
                fix["changes"].to_string().contains("general fund raised by $566.55 to $209,066.55"),
            )
        })
        .collect();
    assert_eq!(fixes, [(180_000, true), (232_524, false)]);
    assert_eq!((&found["levers"], &found["not_payable"]), (&json!("may-be-enough"), &Value::Null));
    // Where there is one place it is for what can be paid.
    let one = fixes_of(&Place::with_school("fund-puzzle", &[]), &["--fixes", "1"]);
    let costs: Vec<&Value> =
        one["fixes"].as_array().unwrap().iter().map(|fix| &fix["net_new_cost_cents"]).collect();
    assert_eq!(costs, [&json!(232_524)]);
}

/// The second bell schedule of the file gives 300, and no lever opens it.
#[test]
fn another_bell_schedule_of_the_files_is_a_fix() {
    let place = Place::with_school("first-run", &[]);
    let found = found(&place, &["--fixes", "20"]);
    let key = "scenario.toml: bell-schedule = \"early-wednesday\"";
    let is_bells = |fix: &&Value| fix["changes"].to_string().contains("bell-schedule = ");
    let fix = found["fixes"].as_array().unwrap().iter().find(is_bells).unwrap();
    assert_eq!((&fix["changes"][0]["key"], &fix["shown"]), (&json!(key), &json!(true)), "{fix:#}");
    place.change(
        "school/scenario.toml",
        "bell-schedule = \"equal-days\"",
        "bell-schedule = \"early-wednesday\"",
    );
    place.run(&["solve", "school", "-q", "--out", "solved"]).ends(0);
    let solved: Value = serde_json::from_str(&place.read("solved/result.json")).unwrap();
    assert!(solved["lowest_weekly_minutes"].as_i64() >= fix["lowest_weekly_minutes"].as_i64());
}

/// Without the cap on what may be directed it would be no more: a clash that is told says what the time itself forbids, and its sum
/// follows from what it names.
#[test]
fn a_cap_on_what_is_directed_is_not_blamed_for_time_that_is_not_there() {
    let found = found(&Place::with_school("early-wednesday", &[]), &["--fixes", "0"]);
    let clash = &found["clashes"][0];
    let rules = rules(clash);
    assert!(!rules.contains(&"directed-share") && rules.contains(&"individual-planning"), "{rules:?}");
    assert!(clash["facts"][0].as_str().unwrap().ends_with("225 a week"), "{clash:#}");
}

/// The bus may be paid from an old grant, too, which ended before the year: the general fund is what has to be raised. And where the
/// only fund of a lever has ended, no amount is named as a fix, but the fund is.
#[test]
fn a_fund_that_has_ended_is_not_raised() {
    let old = "[[fund]]\nid = \"old\"\nname = \"old grant\"\namount = 900.00\nrule = \"unrestricted\"\nends = 2026-03-01\n\n[[price]]                            # a second";
    let with_old = ("budget.toml", "[[price]]                            # a second", old);
    let bus = |funds: &str| ("budget.toml", "amount = 1_800.00\nfunds = [\"general\"]", funds.to_owned());
    let less = ("budget.toml", "amount = 2_500.00", "amount = 1_000.00".to_owned());
    let ask = |funds: &str| {
        let (file, from, to) = bus(funds);
        let edits = [with_old, (file, from, to.as_str()), (less.0, less.1, less.2.as_str())];
        let place = Place::with_school("fund-puzzle", &edits);
        found(&place, &["--fixes", "3"])
    };
    let either = ask("amount = 1_800.00\nfunds = [\"old\", \"general\"]");
    let words: Vec<&str> = either["fixes"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|fix| fix["changes"].as_array().unwrap())
        .filter_map(|change| change["words"].as_str())
        .collect();
    assert!(words.contains(&"general fund raised by $566.55 to $209,066.55"), "{words:?}");
    assert!(words.iter().all(|words| !words.starts_with("old grant")), "{words:?}");
    assert_eq!(either["levers"], "not-payable");

    // Without the other lever nothing that is open can be paid, whatever the amounts.
    let (file, from, to) = bus("amount = 1_800.00\nfunds = [\"old\"]");
    let edits = [
        with_old,
        (file, from, to.as_str()),
        ("scenario.toml", "extra-duty-pay =", "# extra-duty-pay ="),
        (
            "budget.toml",
            "[[price]]\nlever = \"extra-duty-pay\"\nhourly = 30.00\nweeks = 36\nbenefits = \"7.65 %\"\nfunds = [\"title-ii-a\"]",
            "",
        ),
        ("budget.toml", "may-pay = [\"extra-duty-pay\"]", "may-pay = [\"specialist\"]"),
    ];
    let place = Place::with_school("fund-puzzle", &edits);
    let ran = place.run(&["why-not", "school"]).ends(0);
    let words = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    let lead = "are not enough with the money there is: bell schedule \"early-wednesday\"; old grant ended on 2026-03-01";
    assert!(words.contains(lead), "{}", ran.out);
}

/// Posts hang on a grant that ended before the year: no amount helps, and another fund does. What it then lacks is named, and nothing is
/// new.
#[test]
fn posts_on_a_fund_that_has_ended_are_charged_to_another() {
    let old = "[[fund]]\nid = \"old\"\nname = \"old grant\"\namount = 90_000.00\nrule = \"unrestricted\"\nends = 2026-03-01\n\n[[fund]]";
    let place = Place::with_school(
        "first-run",
        &[("budget.toml", "[[fund]]", old), ("fte.toml", "fund = \"general\"", "fund = \"old\"")],
    );
    let found = found(&place, &["--fixes", "3", "--out", "why"]);
    let fixes = found["fixes"].as_array().unwrap();
    let is_other =
        |fix: &&Value| fix["changes"].to_string().contains("charged to general fund instead of old grant");
    let fix = fixes.iter().find(is_other).unwrap_or_else(|| panic!("{fixes:#?}"));
    assert_eq!((&fix["shown"], &fix["net_new_cost_cents"]), (&json!(true), &json!(0)), "{fix:#}");
    assert_eq!(fix["changes"].as_array().unwrap().len(), 1, "the general fund has enough");
    place.change("school/fte.toml", "fund = \"old\"", "fund = \"general\"");
    let at = fixes.iter().position(|other| other == fix).unwrap() + 1;
    place.run(&["audit", "school", &format!("why/fix-{at}/schedule.toml")]).ends(0);
}

#[test]
fn teams_that_are_alike_are_spoken_of_once() {
    let place = Place::with_school("texas-two-weeks", &[]);
    let found = found(&place, &["--fixes", "0"]);
    let clashes = found["clashes"].as_array().unwrap();
    assert_eq!(clashes.len(), 1, "{clashes:#?}");
    assert!(rules(&clashes[0]).contains(&"individual-planning"));
    assert_eq!(clashes[0]["also"].as_array().unwrap().len(), 5);
    assert_eq!((&found["lowest_weekly_minutes"], &found["bound_weekly_minutes"]), (&json!(0), &json!(0)));
}

#[test]
fn threads_and_another_run_change_no_byte() {
    let place = school();
    let ran = ["1", "2"].map(|threads| {
        place.run(&["why-not", "school", "-q", "--format", "json", "--threads", threads]).ends(0).out
    });
    assert_eq!(ran[0], ran[1]);
}

/// More than the target is asked of the school that `new` writes. Each change is shown by a schedule: from the one that is known, or by a
/// step that goes further than the first of which nothing is known. And who has a say in the contract is named.
#[test]
fn changes_are_shown_from_what_is_known() {
    let place = Place::new();
    place.run(&["new", "school"]).ends(0);
    let found = found(&place, &["--minutes", "345", "--fixes", "3"]);
    let fixes = found["fixes"].as_array().unwrap();
    assert_eq!(fixes.len(), 3);
    for fix in fixes {
        assert_eq!((&fix["shown"], &fix["lowest_weekly_minutes"]), (&json!(true), &json!(345)), "{fix:#}");
    }
    let planning = &fixes[0]["changes"][0];
    assert_eq!(planning["words"], "individual planning of 25 minutes a day instead of 30");
    assert_eq!(planning["approvals"], json!(["whoever signs the contract"]));
    // A solve of the changed files finds as much.
    place.change("school/scenario.toml", "minutes-per-week = 300", "minutes-per-week = 345");
    let thirty = "{ minutes = 30, per = \"day\", minimum-block = 30";
    place.change("school/scenario.toml", thirty, "{ minutes = 25, per = \"day\", minimum-block = 25");
    assert_eq!(lowest(&place), 345);
}
