//! The file of results.

use std::fs;

use commontime_engine::search::Operator;

use super::published::cost;
use super::results::Results;
use super::run::{HEADER, Run};
use super::{on, ran, without};

#[test]
fn a_run_reads_as_it_was_written() {
    let mut run = without(Operator::Eject, on(2, ran("AU-TE-99", 3, 60, 120)));
    run.cost = cost(2, 120);
    run.landmarks = [None, Some(cost(5, 300)), Some(cost(2, 120)), None, None];
    let line = run.line();
    assert!(line.ends_with("\tnothing\t5/300\t2/120\t-\t-"), "{line}");
    assert_eq!(HEADER.split('\t').count(), line.split('\t').count());
    assert_eq!(line.parse::<Run>(), Ok(run));
}

#[test]
fn runs_that_are_there_are_found_by_all_that_was_asked() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("runs.tsv");
    let run = ran("BR-SA-00", 1, 10, 20);
    Results::open(Some(&file)).unwrap().add(run.clone()).unwrap();
    let results = Results::open(Some(&file)).unwrap();
    assert_eq!(results.find(&run.setup), Some(&run));
    let mut renamed = run.clone();
    renamed.setup.label = "another program".to_owned();
    let others = [
        renamed,
        ran("BR-SN-00", 1, 10, 20),
        ran("BR-SA-00", 2, 10, 20),
        ran("BR-SA-00", 1, 60, 20),
        on(2, run.clone()),
        without(Operator::Shift, run),
    ];
    for other in &others {
        assert_eq!(results.find(&other.setup), None);
    }
}

#[test]
fn a_damaged_file_is_refused_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("runs.tsv");
    let line = ran("BR-SA-00", 1, 10, 20).line();
    for (text, expected) in [
        (format!("{line}\n"), "line 1: not the first line"),
        (format!("{HEADER}\n{line}\n{}", &line[..20]), "line 3: too few cells"),
        (format!("{HEADER}\n{}", line.replace("0/20", "0-20")), "line 2: 0-20: not a cost"),
    ] {
        fs::write(&file, text).unwrap();
        let error = Results::open(Some(&file)).unwrap_err();
        assert!(error.contains(expected), "{error}");
    }
}
