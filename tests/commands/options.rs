//! `commontime options`.

use std::fs;

use commontime::solve::{Options, solve};
use commontime_audit::audit;
use commontime_files::{load, read_schedule};
use commontime_school::Campus;
use commontime_school::lever::Decisions;
use serde_json::{Value, json};

use super::harness::{Place, committed, in_one_line};
use crate::reports::markup::{assert_accessible, parse, words};

/// The two-room school, where teachers may be paid to stay on Fridays.
///
/// After dismissal duty 20 minutes are left there. With 30 more they are a block of 50: 225 + 50 = 275 minutes a week; with 60 more
/// one of 80: 225 + 80 = 305, and the target is 300. The two teachers at $30.00 an hour in 36 weeks, with 7.65 % of benefits:
/// 2 x 0.5 x 36 x 30.00 x 1.0765 = 1,162.62, and twice that. The general fund has 2,733.45 left.
pub(super) fn school() -> Place {
    let place = Place::with_school("first-run", &[]);
    let append = |file: &str, text: &str| {
        let before = place.read(file);
        fs::write(place.path(file), before + text).unwrap();
    };
    append(
        "school/scenario.toml",
        "\n[levers]\nextra-duty-pay = { days = [\"Fri\"], up-to = 60, step = 30, approvals = [{ who = \"board\", by = \"May 1\" }] }\n",
    );
    append(
        "school/budget.toml",
        "\n[[price]]\nlever = \"extra-duty-pay\"\nhourly = 30.00\nweeks = 36\nbenefits = \"7.65 %\"\nfunds = [\"general\"]\n",
    );
    place
}

#[test]
fn options_are_found_priced_and_written() {
    let place = school();
    let ran = place.run(&["options", "school", "--out", "found"]).ends(0);
    assert_eq!(ran.err, "");
    assert_eq!(
        place.names("found"),
        ["as-it-is", "option-1", "option-2", "option-3", "options.json", "report.html"]
    );
    let found: Value = serde_json::from_str(&place.read("found/options.json")).unwrap();
    let points: Vec<(&Value, &Value, &Value)> = found["points"]
        .as_array()
        .unwrap()
        .iter()
        .map(|point| (&point["lowest_weekly_minutes"], &point["net_new_cost_cents"], &point["outcome"]))
        .collect();
    let proved = json!("proven-best");
    assert_eq!(
        points,
        [
            (&json!(225), &json!(0), &proved),
            (&json!(275), &json!(116_262), &proved),
            (&json!(300), &json!(232_524), &proved)
        ]
    );
    assert_eq!((&found["bounds_whole"], &found["recommended"]), (&json!(true), &json!(2)));
    let bounds: Vec<&Value> =
        found["bounds"].as_array().unwrap().iter().map(|bound| &bound["lowest_weekly_minutes"]).collect();
    assert_eq!(bounds, [225, 275, 300]);
    let last = &found["points"][2];
    assert_eq!(
        (&last["levers"][0]["id"], &last["levers"][0]["setting"], &last["funds"][0]["left_cents"]),
        (&json!("extra-duty-pay"), &json!("60"), &json!(273_345 - 232_524))
    );
    for words in [
        "300 minutes a week to work with colleagues for $2,325.24 a year more",
        "the lowest weekly minutes rise by 50",
    ] {
        assert!(in_one_line(&ran.out).contains(words), "{}", ran.out);
    }
    insta::assert_snapshot!("the_options_on_a_screen", ran.out);
    let page = place.read("found/report.html");
    assert_accessible(&page);
    insta::assert_snapshot!("the_curve_in_words", words(&page, "curve"));
    insta::assert_snapshot!("an_option_in_words", words(&page, "option-3"));
    // Every link leads to a place on the page or to a file that is there.
    let document = parse(&page);
    for link in document.descendants().filter(|node| node.has_tag_name("a")) {
        let target = link.attribute("href").unwrap();
        let is_there = match target.strip_prefix('#') {
            Some(id) => document.descendants().any(|node| node.attribute("id") == Some(id)),
            None => place.path("found").join(target).is_file(),
        };
        assert!(is_there, "{target}");
    }
}

#[test]
fn an_option_can_be_audited_and_gone_on_with() {
    let place = school();
    place.run(&["options", "school", "-q", "--out", "found"]).ends(0);
    let schedule = place.path("found/option-3/schedule.toml");
    let campus = load(&place.path("school")).unwrap();
    let read = read_schedule(&schedule, &campus).unwrap();
    assert_eq!(read.campus.decided.len(), 1);
    let judged = audit(&read.campus, &read.schedule);
    assert!(judged.is_clean());
    assert_eq!(judged.dollars.net_new_cost.get(), 232_524);

    let ran = place.run(&["audit", "school", "found/option-3/schedule.toml", "--format", "json"]).ends(0);
    let audited: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(audited["lowest_weekly_minutes"], 300);
    // Without the decision nobody is there so late.
    let text = fs::read_to_string(&schedule).unwrap();
    let (head, rest) = text.split_once("\n[decisions]\n").unwrap();
    let (_, rest) = rest.split_once('\n').unwrap();
    fs::write(place.path("undecided.toml"), format!("{head}\n{rest}")).unwrap();
    place.run(&["audit", "school", "undecided.toml"]).ends(1);

    let start = "found/option-3/schedule.toml";
    place.run(&["solve", "school", "--start", start, "--out", "again"]).ends(0);
    assert!(place.read("again/schedule.toml").contains("[decisions]\n\"extra-duty-pay\" = \"60\"\n"));
}

#[test]
fn options_are_named_after_the_scenario_and_replaced_but_nothing_else_is() {
    let place = school();
    place.run_in("school", &["options", "-q"]).ends(0);
    place.run_in("school", &["options", "-q"]).ends(0);
    assert!(place.names("school").contains(&"school-options".to_owned()));
    fs::write(place.path("school/school-options/option-1/notes.txt"), "an evening's work").unwrap();
    let ran = place.run_in("school", &["options", "-q"]).ends(2);
    assert!(ran.err.contains("option-1"), "{}", ran.err);
    assert_eq!(place.read("school/school-options/option-1/notes.txt"), "an evening's work");
}

#[test]
fn threads_and_another_run_change_no_byte() {
    let place = school();
    for (out, threads) in [("one", "1"), ("two", "2")] {
        place.run(&["options", "school", "-q", "--out", out, "--threads", threads]).ends(0);
    }
    for file in ["options.json", "report.html", "option-2/schedule.toml"] {
        assert_eq!(place.read(&format!("one/{file}")), place.read(&format!("two/{file}")), "{file}");
    }
}

#[test]
fn a_school_without_levers_has_itself_as_its_only_option() {
    let place = Place::with_school("first-run", &[]);
    let ran = place.run(&["options", "school", "--out", "found"]).ends(0);
    let found: Value = serde_json::from_str(&place.read("found/options.json")).unwrap();
    assert_eq!(found["points"].as_array().unwrap().len(), 1);
    let words = "225 minutes a week, for nothing more than now";
    assert!(in_one_line(&ran.out).contains(words), "{}", ran.out);
}

#[test]
fn without_open_levers_it_says_how_to_open_some() {
    let place = Place::with_school("first-run", &[]);
    let ran = place.run(&["options", "school"]).ends(0);
    let words = in_one_line(&ran.out);
    assert!(words.contains("No levers are open, so there is only the school as it is."), "{}", ran.out);
    assert!(!words.contains("recommended"), "{}", ran.out);
    let example =
        words.split_once("for example: ").and_then(|(_, rest)| rest.split_once(" Option")).unwrap().0;
    let page = place.read("school-options/report.html");
    assert!(page.contains("No levers are open") && !page.contains("<svg class=\"curve\""));
    assert_accessible(&page);
    // What the example says can be copied into the file.
    let before = place.read("school/scenario.toml");
    fs::write(place.path("school/scenario.toml"), format!("{before}\n[levers]\n{example}\n")).unwrap();
    place.run(&["check", "school"]).ends(0);
}

/// What is cheapest falls to a fund that has too little: the arithmetic stands in the scenario.
#[test]
fn what_no_fund_can_pay_is_no_option_and_is_named() {
    let place = Place::with_school("fund-puzzle", &[]);
    let ran = place.run(&["options", "school", "--out", "found"]).ends(0);
    let found: Value = serde_json::from_str(&place.read("found/options.json")).unwrap();
    let points = found["points"].as_array().unwrap();
    let of = |key: &str| points.iter().map(|point| point[key].as_i64().unwrap()).collect::<Vec<_>>();
    assert_eq!(
        (of("lowest_weekly_minutes"), of("net_new_cost_cents")),
        (vec![225, 275, 300], vec![0, 116_262, 232_524])
    );
    assert_eq!(
        points[2]["funds"][1],
        json!({ "fund": "title-ii-a", "recurring_cents": 232_524, "one_time_cents": 0, "left_cents": 17_476 })
    );
    // The table of an option names the levers that it pulls, and can be judged and compared as its schedule.toml can.
    let table = place.read("found/option-3/schedule.csv");
    assert!(table.contains(",,,lever,extra-duty-pay: 60,,,"), "{table}");
    let judged = place.run(&["audit", "school", "found/option-3/schedule.csv", "--format", "json"]).ends(0);
    let judged: Value = serde_json::from_str(&judged.out).unwrap();
    assert_eq!(judged["lowest_weekly_minutes"], 300);
    let both = ["compare", "found/option-3/schedule.csv", "found/option-3/schedule.toml", "--format", "json"];
    let both =
        place.run(&[&both[..], &["--scenario-a", "school", "--scenario-b", "school"]].concat()).ends(0);
    let compared: Value = serde_json::from_str(&both.out).unwrap();
    assert_eq!(compared["sides"]["a"]["levers"], compared["sides"]["b"]["levers"]);
    assert_eq!(compared["sides"]["a"]["levers"][0]["setting"], "60");
    let not_payable = &found["not_payable"];
    assert_eq!(
        (&not_payable["net_new_cost_cents"], &not_payable["levers"][0]["id"]),
        (&json!(180_000), &json!("other-bell-schedule"))
    );
    assert_eq!(not_payable["funds"][0]["left_cents"], -56_655);
    let words = in_one_line(&ran.out);
    assert!(words.contains("if it could be paid, for $1,800 a year more than now: "), "{}", ran.out);
    assert!(words.contains("general fund has $566.55 too little"), "{}", ran.out);

    // With enough in the fund it is the way.
    place.change("school/budget.toml", "amount = 208_500.00", "amount = 209_500.00");
    place.run(&["options", "school", "--out", "found"]).ends(0);
    let found: Value = serde_json::from_str(&place.read("found/options.json")).unwrap();
    let best = &found["points"].as_array().unwrap()[2];
    assert_eq!((&best["net_new_cost_cents"], &best["lowest_weekly_minutes"]), (&json!(180_000), &json!(300)));
    assert_eq!(found["not_payable"], Value::Null);
}

/// With one leader the four people of two grades and the leader stay at 225 of 300, and without all eight do: 5 x 75 and 8 x 75 minutes short.
#[test]
fn what_leaves_people_fewer_minutes_short_is_taken_where_that_comes_before_the_cost() {
    let other = "    { person = \"3-1\", leads = [\"grade 3\", \"grade 4\"], grades = [\"1\", \"2\"] },\n";
    let place = Place::with_school("hybrid-leaders", &[("scenario.toml", other, "")]);
    let ran = place.run(&["options", "school", "--out", "found"]).ends(0);
    let found: Value = serde_json::from_str(&place.read("found/options.json")).unwrap();
    let of = |point: &Value| {
        ["lowest_weekly_minutes", "net_new_cost_cents", "shortfall_minutes"]
            .map(|key| point[key].as_i64().unwrap())
    };
    let points: Vec<[i64; 3]> = found["points"].as_array().unwrap().iter().map(of).collect();
    assert_eq!((points, of(&found["fewer_short"])), (vec![[225, 0, 600]], [225, 7_970_600, 375]));
    assert_eq!(found["least_shortfall_minutes"], 375);
    assert_eq!(found["least_cost_of_shortfall_cents"], 7_970_600);
    let page = in_one_line(&place.read("found/report.html"));
    assert!(page.contains("<section id=\"fewer-short\">"), "{page}");
    assert!(
        page.contains("leaves people fewer minutes short, and nothing that does as well costs less."),
        "{page}"
    );
    let words = in_one_line(&ran.out);
    assert!(
        words.contains("375 minutes a week together instead of 600, for $79,706 more than option 1"),
        "{words}"
    );
    assert!(!words.contains("recommended: of these"), "{words}");
    let schedule = "found/fewer-short/schedule.toml";
    assert_eq!(found["fewer_short"]["schedule"], "fewer-short/schedule.toml");
    place.run(&["audit", "school", schedule]).ends(0);

    let solved = place.run(&["solve", "school", "--out", "best"]).ends(0);
    let best: Value = serde_json::from_str(&place.read("best/result.json")).unwrap();
    assert_eq!(best["outcome"], "proven-best");
    let words = in_one_line(&solved.out);
    assert!(words.contains("for $79,706 less the lowest is 225 minutes, and people are short by 600 minutes together instead of 375"), "{words}");

    // The shortfall may come before all.
    let goal = "[goal]";
    let order = "[priorities]\norder = [\"shortfall\", \"lowest-minutes\", \"cost\"]\n\n[goal]";
    place.change("school/scenario.toml", goal, order);
    place.run(&["options", "school", "--out", "found"]).ends(0);
    let found: Value = serde_json::from_str(&place.read("found/options.json")).unwrap();
    assert_eq!(of(&found["fewer_short"]), [225, 7_970_600, 375]);

    // Without one specialist classes have nobody: where such a week comes first, the one with the leader is compared by that.
    let absent_first = "order = [\"absent-specialist\", \"lowest-minutes\", \"shortfall\", \"cost\"]";
    let before = "order = [\"shortfall\", \"lowest-minutes\", \"cost\"]";
    place.change("school/scenario.toml", before, absent_first);
    place.run(&["solve", "school", "--out", "best"]).ends(0);
    let best: Value = serde_json::from_str(&place.read("best/result.json")).unwrap();
    let cost = best["dollars"]["net_new_cost_cents"].as_i64().unwrap();
    assert!(cost == 0 || cost == 7_970_600, "{cost}");

    // Where the cost comes first, nothing is paid for that.
    let cost_first = "order = [\"lowest-minutes\", \"cost\", \"shortfall\"]";
    place.change("school/scenario.toml", absent_first, cost_first);
    place.run(&["options", "school", "--out", "found"]).ends(0);
    let found: Value = serde_json::from_str(&place.read("found/options.json")).unwrap();
    assert_eq!((&found["fewer_short"], &found["least_shortfall_minutes"]), (&Value::Null, &Value::Null));
    assert!(!place.path("found/fewer-short").exists());
}

/// The arithmetic stands in the scenarios: a year before everyone had 45 minutes, after the cut 0, and each lever alone gives back so
/// much for so much.
#[test]
fn what_a_cut_took_is_bought_back_lever_by_lever() {
    let load = |scenario: &str| load(&committed(scenario)).unwrap_or_else(|problems| panic!("{problems}"));
    let best = |campus: &Campus| {
        let found = solve(campus, &Options::default(), &mut |_| {});
        assert_eq!(found.answer.outcome.slug(), "proven-best");
        let audited = found.schedule.expect("there is a schedule");
        let minutes = audited.audit().lowest_weekly_minutes().expect("somebody is eligible");
        (minutes.get(), audited.audit().dollars.net_new_cost.get())
    };
    assert_eq!(best(&load("district-before")), (45, 0));
    let campus = load("district-cut");
    let names: Vec<&str> = campus.levers.iter().map(|lever| lever.id.as_str()).collect();
    assert_eq!(names, ["banked-minutes", "rotating-substitutes", "extra-duty-pay", "PE-on-all-days"]);
    for (settings, minutes, cents) in [
        ([0, 0, 0, 0], 0, 0),
        ([1, 0, 0, 0], 55, 400_000),
        ([0, 1, 0, 0], 60, 1_395_144),
        ([0, 0, 1, 0], 45, 708_750),
        ([0, 0, 2, 0], 75, 1_417_500),
        ([0, 0, 0, 1], 45, 3_800_000),
        ([1, 0, 2, 0], 120, 1_817_500),
    ] {
        let pulled = campus.with(&Decisions(settings.to_vec())).unwrap();
        assert_eq!(best(&pulled), (minutes, cents), "{settings:?}");
    }
}

/// As a user starts it: a process, and a folder. What a school has without levers is what `solve` finds of it; of the cut school, each
/// lever alone and all together.
#[test]
#[cfg_attr(not(feature = "highs"), ignore = "needs the fast solver")]
fn schools_of_every_kind_have_their_options() {
    for (scenario, expected) in [
        ("district-before", &[(45, 0)][..]),
        ("early-wednesday", &[(75, 0)]),
        ("six-day-cycle", &[(285, 0)]),
        ("texas-two-weeks", &[(0, 0)]),
        ("walker-gamble", &[(300, 0)]),
        ("hybrid-leaders", &[(225, 0), (300, 15_941_200)]),
        (
            "district-cut",
            &[
                (0, 0),
                (55, 400_000),
                (60, 1_395_144),
                (75, 1_417_500),
                (115, 1_795_144),
                (120, 1_817_500),
                (135, 2_812_644),
                (180, 3_212_644),
                (225, 7_012_644),
            ],
        ),
    ] {
        let place = Place::with_school(scenario, &[]);
        place.run(&["options", "school", "-q", "--out", "found"]).ends(0);
        let found: Value = serde_json::from_str(&place.read("found/options.json")).unwrap();
        let number = |point: &Value, key: &str| point[key].as_i64().unwrap();
        let points = found["points"].as_array().unwrap().iter();
        let points: Vec<(i64, i64)> = points
            .map(|point| (number(point, "lowest_weekly_minutes"), number(point, "net_new_cost_cents")))
            .collect();
        assert_eq!(points, expected, "{scenario}");
        assert_eq!(number(&found["as_it_is"], "lowest_weekly_minutes"), expected[0].0, "{scenario}");
    }
}

/// Who stays longer is paid for it: no post changes, and students are there for 5 x 400 = 2,000 minutes a week as before.
#[test]
fn further_axes_are_named_and_shown() {
    let place = school();
    let ran = place
        .run(&["options", "school", "--axes", "positions-changed,fte,student-minutes", "--out", "found"])
        .ends(0);
    let found: Value = serde_json::from_str(&place.read("found/options.json")).unwrap();
    assert_eq!(found["axes"], json!(["fte", "student-minutes", "positions-changed"]));
    for point in found["points"].as_array().unwrap() {
        assert_eq!(
            (&point["fte"], &point["student_minutes"], &point["positions_changed"]),
            (&found["as_it_is"]["fte"], &json!(2_000), &json!(0))
        );
    }
    let words = in_one_line(&ran.out);
    assert!(
        words.contains("students at school 2,000 minutes a week, today 2,000 · no post changed"),
        "{}",
        ran.out
    );
    assert_accessible(&place.read("found/report.html"));

    let ran = place.run(&["options", "school", "--axes", "rooms"]).ends(2);
    assert!(ran.err.contains("expected fte, student-minutes and positions-changed"), "{}", ran.err);
}

/// Levers that ring bells in more ways than can be looked at are told with what to do, and it is no mistake of the program.
#[test]
fn levers_that_are_open_too_far_are_told_with_what_to_do() {
    let levers = "\n[levers]\nearly-release = { days = [\"Wed\"], up-to = 120, step = 4 }\n\
        late-start = { days = [\"Fri\"], up-to = 120, step = 4 }\n\
        banked-minutes = { banked-on = [\"Mon\", \"Tue\", \"Wed\", \"Thu\"], up-to = 30, step = 1, given-back-on = [\"Fri\"] }\n";
    let place = Place::with_school("early-wednesday", &[("bell-schedule.toml", "grid = 5 ", "grid = 1 ")]);
    let scenario =
        place.read("school/scenario.toml").replace("\"early-wednesday\"", "\"equal-days\"") + levers;
    std::fs::write(place.path("school/scenario.toml"), scenario).unwrap();
    for command in ["options", "solve", "why-not"] {
        let ran = place.run(&[command, "school", "-q"]).ends(2);
        let told = in_one_line(&ran.err);
        assert!(
            told.starts_with("error: levers early-release, late-start and banked-minutes make"),
            "{told}"
        );
        assert!(told.contains("open them less far, or in larger steps"), "{told}");
        assert!(!place.path("school-options").exists() && !place.path("school-result").exists());
    }
}

/// In a second nineteen levers are not looked at.
#[test]
fn a_clock_that_decides_is_named() {
    let place = Place::with_school("walker-gamble-short", &[]);
    let ran = place.run(&["options", "school", "--seconds", "1", "--out", "found"]);
    let found: Value = serde_json::from_str(&place.read("found/options.json")).unwrap();
    assert_eq!((&found["timed"], &found["effort"]), (&json!(true), &Value::Null));
    let told = "A clock decided when to stop, so another run may differ.";
    assert!(in_one_line(&ran.out).contains(told), "{}", ran.out);
    assert!(place.read("found/report.html").contains(told));
}

/// Where money for what is there would do, that is what is said: no lever has a part in it.
#[test]
fn a_school_that_lacks_money_alone_is_told_so() {
    let edits = [
        ("scenario.toml", "minutes-per-week = 300", "minutes-per-week = 225"),
        ("budget.toml", "amount = 208_500.00", "amount = 200_000.00"),
    ];
    let place = Place::with_school("fund-puzzle", &edits);
    let ran = place.run(&["options", "school", "--out", "found"]);
    let told = "Would reach the target, if it could be paid, for nothing more than now: no lever pulled; general fund has \
                $7,266.55 too little. A schedule gives everyone 225 minutes that way.";
    assert!(in_one_line(&ran.out).contains(told), "{}", ran.out);
}

/// Without a budget nothing has a price, and that is said wherever a cost is.
#[test]
fn what_has_no_price_is_said_not_to_be_counted() {
    let place = Place::with_school("first-run", &[]);
    std::fs::remove_file(place.path("school/budget.toml")).unwrap();
    let scenario =
        place.read("school/scenario.toml") + "\n[levers]\nadd-fte = [{ like = \"art\", up-to = 0.5 }]\n";
    std::fs::write(place.path("school/scenario.toml"), scenario).unwrap();
    let told = "no post has a cost in budget.toml, so what posts cost is not counted";
    let ran = place.run(&["options", "school", "-q", "--out", "found"]).ends(0);
    assert!(in_one_line(&ran.out).contains(&told.replacen('n', "N", 1)), "{}", ran.out);
    assert!(place.read("found/report.html").contains(&told.replacen('n', "N", 1)));
    let ran = place.run(&["solve", "school", "-q", "--out", "solved"]).ends(0);
    assert!(in_one_line(&ran.out).contains(told), "{}", ran.out);
}

/// Two levers at one price: substitutes, whose designs have meetings that join pieces and are not placed, and staff who stay longer on
/// one day, who have it at once. That the first fails is no reason to pay twice as much for more substitutes.
#[test]
#[cfg_attr(not(feature = "highs"), ignore = "needs the fast solver")]
fn what_costs_as_much_as_something_that_failed_is_tried_too() {
    let place = Place::new();
    place.run(&["new", "school"]).ends(0);
    let price = |lever: &str, rate: &str| {
        format!("[[price]]\nlever = \"{lever}\"\n{rate}\nfunds = [\"general\"]\n\n")
    };
    let prices = price("extra-duty-pay", "hourly = 30") + &price("rotating-substitutes", "daily = 120");
    let levers = "\n[levers]\nearly-release = { days = [\"Wed\"], up-to = 30, step = 15 }\n\
                  extra-duty-pay = { days = [\"Tue\"], up-to = 60 }\n\
                  rotating-substitutes = { days = [\"Tue\"], minutes = 60, up-to = 4, reliability = \"80 %\" }\n";
    let music =
        "[[position]]\nkind = \"specialist\"\nfte = 0.5\nfilled-by = [\"music\"]\nfund = \"general\"\n\n";
    for (file, from, to) in [
        ("scenario.toml", "within-student-day = false", "within-student-day = true"),
        ("scenario.toml", "\n[levers]\n", levers),
        ("bell-schedule.toml", "{ all = \"7:45-14:40\", Wed = \"7:45-13:50\" }", "{ all = \"7:45-14:40\" }"),
        ("courses.toml", "homerooms = 2\nstudents = [21, 22]", "homerooms = 1\nstudents = 22"),
        ("fte.toml", "\"2-1\", \"2-2\"]", "\"2-1\"]"),
        ("fte.toml", "[\"art\", \"music\", \"PE\"]", "[\"art\", \"PE\"]"),
        ("fte.toml", "[[position]]", &format!("{music}[[position]]")),
        ("fte.toml", "[\"para-1\", \"para-2\"]", "[\"para-1\"]"),
        ("staff.toml", "team = \"grade-1\"", "team = \"primary\""),
        ("staff.toml", "ids = [\"2-1\", \"2-2\"]", "ids = [\"2-1\"]"),
        ("staff.toml", "team = \"grade-2\"", "team = \"primary\""),
        ("staff.toml", "\"grade-1\", \"grade-2\"]", "\"primary\"]"),
        ("staff.toml", "ids = [\"para-1\", \"para-2\"]", "ids = [\"para-1\"]"),
        ("staff.toml", "id = \"grade-1\"\nname = \"grade 1\"", "id = \"primary\"\nname = \"grades 1 and 2\""),
        ("staff.toml", "[[team]]\nid = \"grade-2\"\nname = \"grade 2\"\nlead = \"2-1\"\n", ""),
    ] {
        place.change(&format!("school/{file}"), from, to);
    }
    for (file, more) in [
        ("budget.toml", prices.as_str()),
        ("staff.toml", "[[person]]\nid = \"music\"\nhours = { all = \"7:35-11:25\" }\n"),
    ] {
        let text = place.read(&format!("school/{file}")) + "\n" + more;
        fs::write(place.path(&format!("school/{file}")), text).unwrap();
    }
    place.run(&["options", "school", "-q"]).ends(0);
    let options: Value = serde_json::from_str(&place.read("school-options/options.json")).unwrap();
    let of = |point: &Value| (point["lowest_weekly_minutes"].as_i64(), point["net_new_cost_cents"].as_i64());
    let points: Vec<_> = options["points"].as_array().unwrap().iter().map(of).collect();
    assert_eq!(points, [(Some(280), Some(0)), (Some(300), Some(432_000))]);
}
