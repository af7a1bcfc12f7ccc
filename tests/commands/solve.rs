//! `commontime solve`.

use std::collections::BTreeSet;

use commontime_audit::audit;
use commontime_files::{load, parse_schedule_csv, read_schedule, schedule_toml};
use commontime_school::{Activity, Campus, DayId, Schedule, Span, Use};
use serde_json::Value;

use super::harness::{Place, in_one_line};
use super::options;

const FILES: [&str; 4] = ["report.html", "result.json", "schedule.csv", "schedule.toml"];

#[test]
fn the_results_are_written_and_hold_what_was_found() {
    let place = Place::with_school("first-run", &[]);
    let ran = place.run(&["solve", "school", "--out", "results/first"]).ends(0);
    assert_eq!(ran.err, "", "nothing is told where nobody watches");
    assert_eq!(place.names("results/first"), FILES);
    assert_eq!(place.names("results"), ["first"], "nothing is left beside the results");

    let campus = load(&place.path("school")).unwrap();
    let schedule = read_schedule(&place.path("results/first/schedule.toml"), &campus).unwrap().schedule;
    assert!(audit(&campus, &schedule).is_clean());
    assert_eq!(schedule_toml(&schedule, &campus), place.read("results/first/schedule.toml"));
    let table = parse_schedule_csv(&place.read("results/first/schedule.csv"), "schedule.csv", &campus);
    assert_eq!(table.unwrap().schedule, schedule);
    let result: Value = serde_json::from_str(&place.read("results/first/result.json")).unwrap();
    assert_eq!((&result["outcome"], &result["lowest_weekly_minutes"]), (&"proven-best".into(), &225.into()));
    assert!(place.read("results/first/report.html").contains("no schedule gives everyone more"));
}

/// Returns the school of a place as it is and the schedule that is found for it: clean, with 225 minutes a week for everyone.
fn found_with_225(place: &Place) -> (Campus, Schedule) {
    place.run(&["solve", "school", "--as-it-is", "--out", "found"]).ends(0);
    let campus = load(&place.path("school")).unwrap();
    let schedule = read_schedule(&place.path("found/schedule.toml"), &campus).unwrap().schedule;
    let judged = audit(&campus, &schedule);
    assert!(judged.is_clean());
    assert_eq!(judged.lowest_weekly_minutes().unwrap().get(), 225);
    (campus, schedule)
}

/// One aide is there from 10:30 to 12:30, and four grades have lunch and recess of 30 minutes each: whoever watches the cafeteria watches
/// both grades that eat, and nobody is out before they have eaten or while others do.
#[test]
fn an_aide_watches_all_who_are_at_the_same_place() {
    let place = Place::with_school(
        "hybrid-leaders",
        &[
            ("staff.toml", "ids = [\"para-1\", \"para-2\"]", "ids = [\"para-1\"]"),
            ("fte.toml", "[\"para-1\", \"para-2\"]", "[\"para-1\"]"),
        ],
    );
    let (campus, schedule) = found_with_225(&place);
    let aide = campus.person_ids().find(|&person| campus[person].id == "para-1").unwrap();
    let lunches = || schedule.lessons.iter().filter(|lesson| lesson.activity == Activity::Lunch);
    assert!(lunches().all(|lesson| lesson.adults == [aide]));
    let spans = |day: DayId| lunches().filter(move |lesson| lesson.day == day).map(|lesson| lesson.span);
    for day in campus.day_ids() {
        let times: BTreeSet<Span> = spans(day).collect();
        assert!(times.len() < spans(day).count(), "two eat at once");
    }
    // What is there is kept: a schedule with one aide for several groups is one to go on from.
    let again = ["solve", "school", "--as-it-is", "--start", "found/schedule.toml", "--out", "again"];
    place.run(&again).ends(0);
    let again = read_schedule(&place.path("again/schedule.toml"), &campus).unwrap().schedule;
    assert!(audit(&campus, &again).is_clean());
}

/// The same school with an aide who leaves five minutes earlier: both places take an hour each, one after the other. With three aides it is
/// the same where each place asks for two.
#[test]
fn too_little_time_of_those_who_watch_is_proved() {
    let ids = "[\"para-1\", \"para-2\"]";
    for (aides, adults) in [("[\"para-1\"]", 1), ("[\"para-1\", \"para-2\", \"para-3\"]", 2)] {
        let place =
            Place::with_school("hybrid-leaders", &[("staff.toml", ids, aides), ("fte.toml", ids, aides)]);
        let at_each =
            place.read("school/bell-schedule.toml").replace("\nadults = 1", &format!("\nadults = {adults}"));
        std::fs::write(place.path("school/bell-schedule.toml"), at_each).unwrap();
        place.run(&["solve", "school", "--as-it-is", "--out", "found"]).ends(0);
        place.change("school/staff.toml", "10:30-12:30", "10:30-12:25");
        let said = place.run(&["solve", "school", "--as-it-is", "--out", "found"]).ends(3);
        let said = in_one_line(&said.out);
        assert!(said.contains("at lunch for 60 minutes at least and at recess for 60"), "{said}");
        assert!(said.contains("there is time for 115 minutes"), "{said}");
    }
}

/// All four grades may eat at once, but 44 students at most: 172 of them for 30 minutes each take longer than the 115 there are, though
/// 60 would do by the number of grades.
#[test]
fn too_few_seats_are_proved() {
    let hours = ("bell-schedule.toml", "window = \"10:30-12:30\"", "window = \"10:30-12:25\"");
    let seats = ("bell-schedule.toml", "grades-at-once = 2", "grades-at-once = 4\nstudents-at-once = 44");
    let place = Place::with_school("hybrid-leaders", &[hours, seats]);
    let said = place.run(&["solve", "school", "--as-it-is", "--out", "found"]).ends(3);
    let said = in_one_line(&said.out);
    assert!(
        said.contains("The cafeteria serves 4 grades and 44 students at once from 10:30-12:25"),
        "{said}"
    );
}

/// Recess gives 150 minutes of planning a week and specials 225 for meetings: the other 50 of the planning that the week owes are after
/// the students have gone, in pieces that are long enough.
#[test]
fn planning_of_the_week_may_be_after_the_students_day() {
    let place = Place::with_school(
        "hybrid-leaders",
        &[
            ("bell-schedule.toml", "staff = { all = \"7:40-15:00\" }", "staff = { all = \"7:40-15:35\" }"),
            ("scenario.toml", "minutes = 30, per = \"day\"", "minutes = 200, per = \"week\""),
            ("scenario.toml", "minutes-per-week = 300", "minutes-per-week = 225"),
        ],
    );
    let (campus, schedule) = found_with_225(&place);
    let planning = schedule.assignments.iter().filter(|it| it.kind == Use::IndividualPlanning);
    let later = planning.filter(|it| it.span.start() >= campus.bells.days[it.day.index()].students.end());
    let of_first: Vec<i32> =
        later.filter(|it| campus[it.person].id == "1-1").map(|it| it.span.length().get()).collect();
    assert!(
        of_first.iter().sum::<i32>() >= 50 && of_first.iter().all(|length| *length >= 30),
        "{of_first:?}"
    );
}

/// Two homerooms are at specials at once, on each of five days, and their team meets for 45 minutes. Of two specialists one is left: one of
/// the homerooms stays with its teacher, and the team does not meet. The one who is left has nobody to meet.
#[test]
fn a_week_without_one_specialist_is_told() {
    let place = Place::with_school("first-run", &[]);
    let ran = place.run(&["solve", "school", "--out", "found"]).ends(0);
    assert!(ran.out.contains("without art for a week: lowest 0 minutes; 5 classes stay"), "{}", ran.out);
    let result: Value = serde_json::from_str(&place.read("found/result.json")).unwrap();
    let expected = serde_json::json!({
        "person": "art",
        "week": "Mon-Fri",
        "lowest_weekly_minutes": 0,
        "classes": 5,
        "left_over": 5,
        "lost": [{ "team": "kindergarten", "minutes": 225 }, { "team": "specialists", "minutes": 150 }],
        "alone": ["PE"],
        "proven_best": true,
    });
    assert_eq!(result["absent_specialist"], expected);
    assert!(result["ranks"].as_array().unwrap().iter().all(|rank| rank["name"] != "absent-specialist"));
}

#[test]
fn a_week_without_one_specialist_may_be_a_priority() {
    let rank = "[priorities]\norder = [\"lowest-minutes\", \"shortfall\", \"cost\", \"absent-specialist\"]\n\n[goal]";
    let place = Place::with_school("first-run", &[("scenario.toml", "[goal]", rank)]);
    place.run(&["solve", "school", "--out", "found"]).ends(0);
    let result: Value = serde_json::from_str(&place.read("found/result.json")).unwrap();
    let ranks = result["ranks"].as_array().unwrap();
    let rank = ranks.iter().find(|rank| rank["name"] == "absent-specialist").unwrap();
    assert_eq!((&rank["value"], &rank["bound"], &rank["state"]), (&0.into(), &225.into(), &"gap".into()));
    // What is proved of the ranks above stays proved.
    assert_eq!(result["outcome"], "proven-best");
}

#[test]
fn levers_are_pulled_where_that_is_best_and_left_alone_where_asked() {
    let place = options::school();
    let ran = place.run(&["solve", "school", "--out", "found"]).ends(0);
    let words = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    for expected in [
        "cost beyond today's: $2,325.24 a year",
        "board (2 people stay 60 minutes longer on Fri, paid) by May 1",
        "note: proved: no option that costs less gives everyone 300 minutes",
    ] {
        assert!(words.contains(expected), "{expected}\n{}", ran.out);
    }
    let result: Value = serde_json::from_str(&place.read("found/result.json")).unwrap();
    assert_eq!(result["lowest_weekly_minutes"], 300);
    assert_eq!(
        (&result["levers"][0]["id"], &result["levers"][0]["setting"]),
        (&"extra-duty-pay".into(), &"60".into())
    );
    let cost = result["ranks"].as_array().unwrap().iter().find(|rank| rank["name"] == "cost").unwrap();
    assert_eq!((&cost["bound"], &cost["state"]), (&232_524.into(), &"proven".into()));
    assert_eq!(result["outcome"], "proven-best");
    // The schedule carries what is decided.
    place.run(&["audit", "school", "found/schedule.toml"]).ends(0);

    place.run(&["solve", "school", "--as-it-is", "--out", "today"]).ends(0);
    let result: Value = serde_json::from_str(&place.read("today/result.json")).unwrap();
    assert_eq!((&result["lowest_weekly_minutes"], &result["levers"]), (&225.into(), &serde_json::json!([])));
}

/// A school as it is may be the best there is for nothing, and others pay for more: what is claimed holds among all options.
#[test]
fn what_is_claimed_holds_among_all_options() {
    let place = options::school();
    let found = |arguments: &[&str]| -> Value {
        place.run(&[&["solve", "school", "--out", "found"], arguments].concat()).ends(0);
        serde_json::from_str(&place.read("found/result.json")).unwrap()
    };
    let state = |result: &Value, name: &str| {
        let ranks = result["ranks"].as_array().unwrap();
        let rank = ranks.iter().find(|rank| rank["name"] == name).unwrap();
        (rank["bound"].clone(), rank["state"].clone())
    };
    let rank = "[priorities]\norder = [\"cost\", \"lowest-minutes\"]\n\n[goal]";
    place.change("school/scenario.toml", "[goal]", rank);
    let today = found(&["--as-it-is"]);
    assert_eq!(state(&today, "lowest-minutes"), (225.into(), "proven".into()));
    let among_all = found(&[]);
    let page = place.read("found/report.html");
    assert!(page.contains("The best for these inputs that costs no more is 225 minutes a week"));
    assert!(page.contains("Proven best for these inputs: no schedule does better"));
    assert_eq!(among_all["lowest_weekly_minutes"], 225);
    // What costs more does not count: given the cost, which comes first, nothing gives more.
    assert_eq!(state(&among_all, "lowest-minutes"), (225.into(), "proven".into()));
    assert_eq!(state(&among_all, "cost"), (0.into(), "proven".into()));
    // Of what costs no more, nothing leaves people fewer minutes short either.
    let short =
        among_all["ranks"].as_array().unwrap().iter().find(|rank| rank["name"] == "shortfall").unwrap();
    assert_eq!((&short["bound"], &short["state"]), (&short["value"], &"proven".into()));
    assert_eq!(among_all["outcome"], "proven-best");
}

/// Where cost comes first nothing is paid for minutes.
#[test]
fn the_order_of_priorities_decides_which_option_is_best() {
    let place = options::school();
    let rank = "[priorities]\norder = [\"cost\", \"lowest-minutes\"]\n\n[goal]";
    place.change("school/scenario.toml", "[goal]", rank);
    place.run(&["solve", "school", "--out", "found"]).ends(0);
    let result: Value = serde_json::from_str(&place.read("found/result.json")).unwrap();
    assert_eq!((&result["lowest_weekly_minutes"], &result["levers"]), (&225.into(), &serde_json::json!([])));
    // With the shortfall first it is bought off, for no more than that takes: where nobody is short all have the target.
    let place = options::school();
    let rank = "[priorities]\norder = [\"shortfall\", \"cost\", \"lowest-minutes\"]\n\n[goal]";
    place.change("school/scenario.toml", "[goal]", rank);
    place.run(&["solve", "school", "--out", "found"]).ends(0);
    let result: Value = serde_json::from_str(&place.read("found/result.json")).unwrap();
    assert_eq!((&result["lowest_weekly_minutes"], &result["outcome"]), (&300.into(), &"proven-best".into()));
}

#[test]
fn threads_and_another_run_change_no_byte() {
    let place = Place::with_school("first-run", &[]);
    for (out, threads) in [("one", "1"), ("two", "2"), ("again", "1")] {
        place.run(&["solve", "school", "-q", "--out", out, "--threads", threads]).ends(0);
    }
    for file in FILES {
        let one = place.read(&format!("one/{file}"));
        assert!(one == place.read(&format!("two/{file}")), "{file} differs with two threads");
        assert!(one == place.read(&format!("again/{file}")), "{file} differs in another run");
    }
}

#[test]
fn results_are_named_after_the_scenario_and_replaced() {
    let place = Place::with_school("first-run", &[]);
    let ran = place.run_in("school", &["solve", "--effort", "quick"]).ends(0);
    assert!(ran.out.ends_with("result.json in ./school-result\n"), "{}", ran.out);
    place.run_in("school", &["solve", "."]).ends(0);
    assert_eq!(place.names("school/school-result"), FILES);
    place.run_in("school", &["check"]).ends(0);
}

#[test]
fn a_clash_is_an_answer_of_its_own() {
    // A specialist teaches one class a day, and on Fridays one of the two is away: nine places for ten classes.
    let place = Place::with_school(
        "first-run",
        &[("staff.toml", "may-cover = \"supervision\"", "may-cover = \"supervision\"\nclasses-per-day = 1")],
    );
    place.change(
        "school/staff.toml",
        "[[team]]",
        "[[person]]\nid = \"PE\"\naway = { Fri = \"all\" }\n\n[[team]]",
    );
    let ran = place.run(&["solve", "school"]).ends(3);
    assert!(ran.out.contains("No schedule exists"), "{}", ran.out);
    assert_eq!(place.names("school-result"), ["report.html", "result.json"]);
    let result: Value = serde_json::from_str(&place.read("school-result/result.json")).unwrap();
    assert_eq!((&result["outcome"], &result["schedule"]), (&"impossible".into(), &Value::Null));
}

#[test]
fn a_folder_of_someone_else_is_left_alone() {
    let place = Place::with_school("first-run", &[]);
    let ran = place.run(&["solve", "school", "--out", "school", "-v"]).ends(2);
    assert!(ran.err.contains("holds something the program did not write"), "{}", ran.err);
    assert!(!ran.err.contains("counting"), "nobody waits for what cannot be written: {}", ran.err);
    assert_eq!(ran.out, "");
    assert!(!place.names("school").contains(&"result.json".to_owned()));
    place.run(&["check", "school"]).ends(0);
}

#[test]
fn a_schedule_changed_among_the_results_is_left_alone() {
    let place = Place::with_school("first-run", &[]);
    place.run(&["solve", "school"]).ends(0);
    std::fs::copy(place.path("school-result/schedule.toml"), place.path("school-result/mine.toml")).unwrap();
    let ran = place.run(&["solve", "school"]).ends(2);
    assert!(ran.err.contains("this holds mine.toml, which the program did not write"), "{}", ran.err);
    assert!(place.names("school-result").contains(&"mine.toml".to_owned()));
}

#[test]
fn the_program_says_how_it_goes_only_where_asked() {
    let place = Place::with_school("first-run", &[]);
    let told = place.run(&["solve", "school", "-v"]).ends(0);
    assert!(told.err.contains("no schedule gives everyone more than 225 minutes a week"), "{}", told.err);
    let quiet = place.run(&["solve", "school", "-q"]).ends(0);
    assert_eq!((quiet.err.as_str(), quiet.out), ("", told.out));
}

#[test]
fn a_time_limit_takes_the_place_of_an_effort() {
    let place = Place::with_school("first-run", &[]);
    place.run(&["solve", "school", "--seconds", "60", "--seed", "7"]).ends(0);
    let result: Value = serde_json::from_str(&place.read("school-result/result.json")).unwrap();
    assert_eq!(
        (&result["timed"], &result["effort"], &result["seed"]),
        // It had ended before.
        (&false.into(), &Value::Null, &7.into())
    );
    for wrong in
        [["--effort", "lots"], ["--effort", "0"], ["--seconds", "0"], ["--threads", "0"], ["--seed", "many"]]
    {
        let ran = place.run(&["solve", "school", wrong[0], wrong[1]]).ends(2);
        assert!(ran.err.contains(wrong[0]), "{}", ran.err);
    }
    place.run(&["solve", "school", "--seconds", "1", "--effort", "quick"]).ends(2);
}

/// Time that is left goes to some subject, of which today's schedule then has more than `courses.toml` asks for. On other bells, too, no
/// homeroom has less of any than today.
#[test]
fn what_students_have_today_is_kept_on_other_bells() {
    let place = Place::with_school("first-run", &[]);
    place.run(&["solve", "school", "-q", "--out", "today"]).ends(0);
    std::fs::copy(place.path("today/schedule.csv"), place.path("school/current-schedule.csv")).unwrap();
    let scenario = place.read("school/scenario.toml");
    let then = scenario.replace("bell-schedule = \"equal-days\"", "bell-schedule = \"early-wednesday\"");
    assert_ne!(scenario, then);
    std::fs::write(place.path("school/scenario.toml"), then).unwrap();
    place.run(&["solve", "school", "-q", "--out", "then"]).ends(0);
    let result: Value = serde_json::from_str(&place.read("then/result.json")).unwrap();
    assert_eq!((&result["outcome"], &result["lowest_weekly_minutes"]), (&"proven-best".into(), &300.into()));
    let students = result["students"].as_array().unwrap();
    for row in students {
        assert!(row["scheduled"].as_i64() >= row["today"].as_i64(), "{row}");
    }
}
