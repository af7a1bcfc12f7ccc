//! The help pages as they are.

use crate::commands::harness::Place;

fn help(command: &[&str]) -> String {
    let ran = Place::new().run(&[command, &["--help"]].concat()).ends(0);
    assert_eq!(ran.err, "");
    ran.out
}

#[test]
fn the_program() {
    insta::assert_snapshot!(help(&[]));
}

#[test]
fn check() {
    insta::assert_snapshot!(help(&["check"]));
}

#[test]
fn solve() {
    insta::assert_snapshot!(help(&["solve"]));
}

#[test]
fn options() {
    insta::assert_snapshot!(help(&["options"]));
}

#[test]
fn compare() {
    insta::assert_snapshot!(help(&["compare"]));
}

#[test]
fn why_not() {
    insta::assert_snapshot!(help(&["why-not"]));
}

#[test]
fn audit() {
    insta::assert_snapshot!(help(&["audit"]));
}

#[test]
fn explain() {
    insta::assert_snapshot!(help(&["explain"]));
}

#[test]
fn xhstt() {
    insta::assert_snapshot!(help(&["xhstt"]));
}

#[test]
fn xhstt_evaluate() {
    insta::assert_snapshot!(help(&["xhstt", "evaluate"]));
}

#[test]
fn xhstt_solve() {
    insta::assert_snapshot!(help(&["xhstt", "solve"]));
}

#[test]
fn new() {
    insta::assert_snapshot!(help(&["new"]));
}

#[test]
fn completions() {
    insta::assert_snapshot!(help(&["completions"]));
}

#[test]
fn man() {
    insta::assert_snapshot!(help(&["man"]));
}
