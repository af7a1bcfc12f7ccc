//! The answer in a terminal.

use commontime_report::{ReportInput, terminal};
use commontime_school::answer::Outcome;
use commontime_school::answer::RankState;

use super::{answers, large_school, schools};

#[test]
fn everyone_reaches_the_target() {
    let (campus, schedule) = large_school::large_school();
    let audited = schools::certified(&campus, schedule);
    let answer = answers::proven(&audited);
    let input = ReportInput { campus: &campus, as_it_is: &campus, answer: &answer, schedule: Some(&audited) };
    insta::assert_snapshot!(terminal(&input, 80, false));
}

#[test]
fn some_are_short() {
    let (campus, schedule) = schools::short();
    let audited = schools::certified(&campus, schedule);
    let answer = answers::with_gap(&audited, 260);
    let input = ReportInput { campus: &campus, as_it_is: &campus, answer: &answer, schedule: Some(&audited) };
    insta::assert_snapshot!(terminal(&input, 80, false));
}

#[test]
fn the_best_is_proven_below_the_target() {
    let (campus, schedule) = schools::short();
    let audited = schools::certified(&campus, schedule);
    let answer = answers::proven(&audited);
    let input = ReportInput { campus: &campus, as_it_is: &campus, answer: &answer, schedule: Some(&audited) };
    let text = terminal(&input, 110, false);
    assert!(
        text.contains("The best for these inputs is 225 minutes a week; no schedule gives everyone more")
    );
    assert!(text.contains(
        "Proven best for these inputs: no schedule does better, taking the priorities in their order."
    ));
}

#[test]
fn a_rank_without_a_bound_is_not_claimed_to_be_best() {
    let (campus, schedule) = schools::short();
    let audited = schools::certified(&campus, schedule);
    let mut answer = answers::proven(&audited);
    let least_change = answer.ranks.last_mut().expect("six ranks");
    least_change.state = RankState::NoBound;
    let input = ReportInput { campus: &campus, as_it_is: &campus, answer: &answer, schedule: Some(&audited) };
    let text = terminal(&input, 200, false);
    assert!(!text.contains("no schedule does better, taking"));
    assert!(
        text.split_whitespace().collect::<Vec<_>>().join(" ").contains(
            "taking the priorities in their order, but for change from today's schedule: no bound is known."
        ),
        "{text}"
    );
}

#[test]
fn no_schedule_exists() {
    let (campus, _) = schools::short();
    let answer = answers::impossible(&campus);
    insta::assert_snapshot!(terminal(
        &ReportInput { campus: &campus, as_it_is: &campus, answer: &answer, schedule: None },
        80,
        false
    ));
}

#[test]
fn the_limit_came_first() {
    let (campus, _) = schools::good();
    let mut answer = answers::without_schedule(&campus, Outcome::LimitReached);
    answer.timed = true;
    insta::assert_snapshot!(terminal(
        &ReportInput { campus: &campus, as_it_is: &campus, answer: &answer, schedule: None },
        80,
        false
    ));
}

#[test]
fn lines_keep_to_the_width_and_colours_change_no_word() {
    let (campus, schedule) = schools::short();
    let audited = schools::certified(&campus, schedule);
    for answer in [answers::with_gap(&audited, 260), answers::impossible(&campus)] {
        let input =
            ReportInput { campus: &campus, as_it_is: &campus, answer: &answer, schedule: Some(&audited) };
        for width in [60, 80, 100] {
            let text = terminal(&input, width, false);
            assert!(text.lines().all(|line| line.chars().count() <= width), "{width} columns:\n{text}");
            assert!(text.lines().all(|line| line == line.trim_end()), "no spaces at the end of lines");
            assert_eq!(plain(&terminal(&input, width, true)), text);
        }
    }
}

/// Takes the colours out: what stands between an escape and the next `m`.
fn plain(text: &str) -> String {
    let mut parts = text.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |out, part| out + part.split_once('m').map_or("", |(_, rest)| rest))
}
