//! From the command line to the runs that are asked for.

use clap::Parser;
use commontime_engine::search::Operator;

use super::arguments::Arguments;
use super::plan::plan;
use super::run::Setup;

fn parse(words: &[&str]) -> Result<Arguments, String> {
    let words = ["xhstt", "FOLDER"].iter().chain(words).chain(&["--bench"]);
    Arguments::try_parse_from(words).map_err(|error| error.to_string())
}

fn planned(words: &[&str]) -> Vec<Setup> {
    plan(&parse(words).unwrap())
}

#[test]
fn without_options_there_are_five_seeds_of_each_instance() {
    let plan = planned(&[]);
    assert_eq!(plan.len(), 13 * 5);
    assert!(plan.iter().all(|setup| setup.seconds == 10 && setup.threads == 1 && setup.without.is_empty()));
    assert_eq!(plan.iter().map(|setup| setup.seed).max(), Some(5));
    // Every instance has its turn before the second seed.
    assert!(plan[..13].iter().all(|setup| setup.seed == 1));
}

#[test]
fn seeds_are_so_many_or_those_listed() {
    let seeds = |words: &str| -> Vec<u64> {
        let plan = planned(&["--instances", "GR-H1-97", "--seeds", words]);
        plan.iter().map(|setup| setup.seed).collect()
    };
    assert_eq!(seeds("3"), [1, 2, 3]);
    assert_eq!(seeds("8,2"), [8, 2]);
    assert_eq!(seeds("7,"), [7]);
    for wrong in ["0", "", ",", "1,,2", "x"] {
        assert!(parse(&["--seeds", wrong]).is_err(), "{wrong:?} is taken");
    }
}

#[test]
fn bars_stand_for_their_times() {
    let seconds = |id: &str, words: &str| -> Vec<u32> {
        let plan = planned(&["--instances", id, "--seeds", "1", "--seconds", words]);
        plan.iter().map(|setup| setup.seconds).collect()
    };
    assert_eq!(seconds("US-WS-09", "bars"), [5, 20, 300]);
    assert_eq!(seconds("KS-PR-11", "bars,1000,104"), [104, 1000]);
    assert_eq!(seconds("BR-SA-00", "bars"), [10]);
    assert_eq!(seconds("DK-FG-12", "bars"), [331]);
    assert!(parse(&["--seconds", "0"]).is_err());
}

#[test]
fn an_ablation_leaves_out_each_kind_once() {
    let plan = planned(&["--ablation", "--instances", "GR-H1-97", "--seeds", "1"]);
    let left_out: Vec<_> = plan.iter().map(|setup| setup.without.as_slice()).collect();
    assert_eq!(left_out.len(), 1 + Operator::ALL.len());
    assert_eq!(left_out[0], []);
    assert!(Operator::ALL.iter().all(|operator| left_out.contains(&[*operator].as_slice())));
}

#[test]
fn threads_are_compared_with_one() {
    let threads = |words: &[&str]| -> Vec<u32> {
        let plan =
            planned(&[&["--compare-threads", "--instances", "GR-H1-97", "--seeds", "1"], words].concat());
        plan.iter().map(|setup| setup.threads).collect()
    };
    assert_eq!(threads(&[]), [1, 2]);
    assert_eq!(threads(&["--threads", "4"]), [1, 4]);
}

#[test]
fn what_is_wrong_is_said() {
    let error = |words: &[&str]| parse(words).unwrap_err();
    assert!(error(&["--without", "Shift,Shove"]).contains("expected one of Shift, Exchange"));
    assert!(error(&["--instances", "BR-SA-01"]).contains("expected one of US-WS-09, BR-SA-00"));
    // Runs of two programs must not be taken for one.
    assert!(error(&["--results", "FILE"]).contains("--label"));
}
