//! `commontime audit`.

use serde_json::Value;

use super::harness::Place;

fn solved() -> Place {
    let place = Place::with_school("first-run", &[]);
    place.run(&["solve", "school"]).ends(0);
    place
}

#[test]
fn what_was_found_is_clean_in_both_forms() {
    let place = solved();
    for file in ["school-result/schedule.toml", "school-result/schedule.csv"] {
        let ran = place.run(&["audit", "school", file]).ends(0);
        assert!(ran.out.contains("Clean: 27 rules checked, none broken."), "{}", ran.out);
        assert_eq!(ran.err, "");
    }
    let ran = place.run(&["audit", "school", "school-result/schedule.csv", "--format", "json"]).ends(0);
    let judged: Value = serde_json::from_str(&ran.out).unwrap();
    let result: Value = serde_json::from_str(&place.read("school-result/result.json")).unwrap();
    assert_eq!(judged["clean"], true);
    for key in ["lowest_weekly_minutes", "coverage", "dollars", "findings", "students"] {
        assert_eq!(judged[key], result[key], "{key}");
    }
}

#[test]
fn a_table_that_went_through_a_spreadsheet_means_the_same() {
    let place = Place::with_school("texas-two-weeks", &[]);
    place.run(&["solve", "school"]).ends(0);
    let table = place.read("school-result/schedule.csv");
    // What a spreadsheet makes of `1-1`, and of times.
    let months = ["Jan", "Feb", "Mar", "Apr", "May"];
    let dates = |cell: &str| match cell.split_once('-').map(|(grade, class)| (grade.parse::<usize>(), class))
    {
        Some((Ok(month), class)) if class.len() == 1 => format!("{class}-{}", months[month - 1]),
        _ if cell.matches(':').count() == 1 && cell.len() <= 5 => format!("{cell}:00"),
        _ => cell.to_owned(),
    };
    let line = |line: &str| line.split(',').map(dates).collect::<Vec<_>>().join(",");
    let saved: Vec<String> = table.lines().map(line).collect();
    assert!(saved.iter().any(|line| line.contains("1-Jan")) && saved[1].contains(":00,"), "{}", saved[1]);
    std::fs::write(place.path("saved.csv"), saved.join("\n")).unwrap();
    let judged = |file: &str| place.run(&["audit", "school", file]).ends(0).out;
    assert_eq!(judged("saved.csv"), judged("school-result/schedule.toml"));
}

#[test]
fn a_schedule_changed_by_hand_is_judged() {
    let place = solved();
    place.change("school-result/schedule.toml", "adults = [\"K-1\"]", "adults = [\"K-2\"]");
    let ran = place.run(&["audit", "school", "school-result/schedule.toml"]).ends(1);
    assert!(ran.out.contains("Not usable as it is"), "{}", ran.out);
    assert!(ran.out.contains("one-place-at-a-time: "), "{}", ran.out);
    let ran = place.run(&["audit", "school", "school-result/schedule.toml", "--format", "json"]).ends(1);
    let judged: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(judged["clean"], false);
    let findings = judged["findings"].as_array().unwrap();
    assert!(findings.iter().any(|finding| finding["rule"] == "one-place-at-a-time"), "{}", ran.out);
    // The row that was changed begins with a line in brackets, a few lines above the change.
    let schedule = place.read("school-result/schedule.toml");
    let lines: Vec<&str> = schedule.lines().collect();
    let changed = lines.iter().position(|line| *line == "adults = [\"K-2\"]").unwrap();
    let row = lines[..changed].iter().rposition(|line| *line == "[[lesson]]").unwrap() + 1;
    assert!(findings.iter().any(|finding| finding["lines"].as_array().unwrap().contains(&row.into())));
    let words = place.run(&["audit", "school", "school-result/schedule.toml"]).ends(1).out;
    assert!(words.contains(&format!("(lines {row} and ")), "no {row} in\n{words}");
}

#[test]
fn a_row_of_a_table_is_named_by_its_line() {
    let place = solved();
    let table = place.read("school-result/schedule.csv");
    let row = table.lines().position(|line| line.contains(",lesson,literacy,K-1,K-1,")).unwrap();
    let line = table.lines().nth(row).unwrap();
    place.change("school-result/schedule.csv", line, &line.replace(",K-1,K-1,", ",K-1,K-2,"));
    let ran = place.run(&["audit", "school", "school-result/schedule.csv"]).ends(1);
    let named =
        [format!("(lines {} and ", row + 1), format!(" and {}): ", row + 1), format!("(line {}): ", row + 1)];
    assert!(named.iter().any(|words| ran.out.contains(words)), "no {} in\n{}", row + 1, ran.out);
}

#[test]
fn a_schedule_that_cannot_be_read_is_a_problem_of_the_file() {
    let place = solved();
    place.change("school-result/schedule.toml", "adults = [\"K-1\"]", "adults = [\"K-l\"]");
    let ran = place.run(&["audit", "school", "school-result/schedule.toml"]).ends(2);
    assert!(ran.err.contains("\"K-l\""), "{}", ran.err);
    let ran = place.run(&["audit", "school", "nothing.csv", "--format", "json"]).ends(2);
    let problems: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(problems["problems"][0]["file"], "nothing.csv");
}
