//! The tables.

use commontime_engine::search::Operator;

use super::attached::Check;
use super::published::cost;
use super::run::Run;
use super::{on, ran, tables, without};

/// Returns the cells of the row that begins with some of them.
fn row(table: &str, begins: &[&str]) -> Vec<String> {
    let cells = |line: &str| -> Vec<String> {
        line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()
    };
    let mut rows = table.lines().filter(|line| line.starts_with('|')).map(cells);
    rows.find(|row| row.iter().zip(begins).all(|(cell, begin)| cell == begin)).unwrap()
}

fn all(runs: &[Run]) -> Vec<&Run> {
    runs.iter().collect()
}

#[test]
fn every_run_has_a_row() {
    let mut run = ran("US-WS-09", 4, 10, 202);
    run.landmarks = [None, Some(cost(0, 202)), None, None, None];
    let table = tables::runs(&[&run]);
    let expected = [
        "US-WS-09",
        "4",
        "10",
        "0/202",
        "0/101",
        "0/532 in 20 s",
        "2.00",
        "2,500",
        "nothing",
        "0/202",
        "-",
        "-",
        "-",
    ];
    assert_eq!(row(&table, &["US-WS-09"]), expected);
}

#[test]
fn a_ratio_needs_two_feasible_timetables_and_a_best_that_costs_something() {
    let ratio = |run: Run| row(&tables::runs(&[&run]), &[run.setup.instance.id])[6].clone();
    assert_eq!(ratio(ran("BR-SN-00", 1, 10, 47)), "1.34");
    assert_eq!(ratio(ran("FI-WP-06", 1, 10, 3)), "-");
    assert_eq!(ratio(Run { cost: cost(1, 40), ..ran("BR-SN-00", 1, 10, 0) }), "-");
}

#[test]
fn an_instance_is_judged_by_its_median() {
    let runs = [(1, 40), (2, 44), (3, 43)].map(|(seed, objective)| ran("BR-SA-00", seed, 10, objective));
    let summary = tables::summary(&all(&runs));
    let expected = [
        "BR-SA-00",
        "10",
        "3",
        "0/43",
        "0/40",
        "0/44",
        "0/5",
        "8.60",
        "0/44 in 0.5 s",
        "2,500",
        "9",
        "0/43 in 10 s met, 0/17 in 1000 s open",
        "0/7 in 1000 s open",
    ];
    assert_eq!(row(&summary, &["BR-SA-00"]), expected);
}

#[test]
fn the_longest_runs_that_a_bar_allows_speak_for_it() {
    let khe = "feasible, better than KHE (or 0/0) in its time or 10 s";
    let cells =
        |runs: &[Run]| row(&tables::demands(&all(runs), &Check::default()), &["floor", khe])[2..].to_vec();
    let (short, just, long) =
        (ran("ES-SS-08", 1, 10, 900), ran("ES-SS-08", 1, 13, 1200), ran("ES-SS-08", 1, 60, 400));
    assert_eq!(cells(std::slice::from_ref(&short)), ["11 of 11", "1", "10", ""]);
    assert_eq!(cells(&[short, just.clone()]), ["11 of 11", "0", "10", "ES-SS-08"]);
    assert_eq!(cells(&[long]), ["11 of 11", "0", "11", ""]);
    // What two threads find, or a part of the search, is not what is demanded.
    assert_eq!(cells(&[on(2, just.clone()), without(Operator::Shift, just)]), ["11 of 11", "0", "11", ""]);
}

#[test]
fn memory_is_that_of_the_largest() {
    let runs = [Run { memory: Some(501), ..ran("NL-KP-03", 1, 10, 900) }, ran("BR-SA-00", 1, 10, 20)];
    let table = tables::demands(&all(&runs), &Check::default());
    assert_eq!(row(&table, &["floor", "at most 500 MB"])[3..], ["most 501 MB", "", "NL-KP-03"]);
}

#[test]
fn what_is_left_out_stands_beside_all() {
    let runs = [
        ran("BR-SA-00", 1, 10, 20),
        without(Operator::Shift, ran("BR-SA-00", 1, 10, 25)),
        without(Operator::Merge, ran("BR-SA-00", 1, 10, 19)),
    ];
    let table = tables::ablation(&all(&runs));
    let head = row(&table, &["instance"]);
    let at = |name: &str| head.iter().position(|cell| cell == name).unwrap();
    let (row, counts) = (row(&table, &["BR-SA-00", "10", "1", "0/20"]), row(&table, &["worse, better"]));
    assert_eq!((&*row[at("no Shift")], &*counts[at("no Shift")]), ("0/25", "1, 0"));
    assert_eq!((&*row[at("no Merge")], &*counts[at("no Merge")]), ("0/19", "0, 1"));
    assert_eq!((&*row[at("no Eject")], &*counts[at("no Eject")]), ("-", "0, 0"));
}

#[test]
fn threads_stand_side_by_side() {
    let runs = [
        ran("BR-SA-00", 1, 10, 20),
        on(2, ran("BR-SA-00", 1, 10, 20)),
        ran("BR-SN-00", 1, 10, 50),
        on(2, ran("BR-SN-00", 1, 10, 51)),
    ];
    let table = tables::threads(&all(&runs));
    assert_eq!(row(&table, &["BR-SA-00"]), ["BR-SA-00", "10", "1", "0/20", "0/20", "yes"]);
    assert_eq!(row(&table, &["BR-SN-00"]), ["BR-SN-00", "10", "1", "0/50", "0/51", "no"]);
    assert!(table.ends_with("no worse on 1 of 2; 11 of 13 are wanted"), "{table}");
}
