//! Rules of a contract, opened one by one in the school that `commontime new` writes: schedules are built to keep them, and
//! what they cost is as on paper.
//!
//! There a teacher meets at five specials of 45 minutes and for 75 on an early Wednesday: 300 a week in six meetings.

use commontime::solve::{Options, solve};
use commontime_files::{Texts, load_texts, starter};
use commontime_school::answer::{Answer, ClashMember, Outcome};
use commontime_school::{Minutes, Rule};

/// The answer for the starter with some words of its `scenario.toml` replaced.
fn answer_with(old: &str, new: &str) -> Answer {
    let mut texts: Texts = starter().into_iter().collect();
    let scenario = texts.get("scenario.toml").unwrap().to_owned();
    assert!(scenario.contains(old), "the starter does not say {old}");
    texts.insert("scenario.toml", &scenario.replacen(old, new, 1));
    let campus = load_texts(&texts).unwrap_or_else(|problems| panic!("{problems}"));
    solve(&campus, &Options::default(), &mut |_| {}).answer
}

/// Asserts that this lowest is proven to be the best.
fn best_is(answer: &Answer, lowest: i32) {
    assert_eq!(
        (answer.outcome, answer.lowest_weekly_minutes),
        (Outcome::ProvenBest, Some(Minutes::new(lowest)))
    );
}

/// The only requirement, of which it is proven that it cannot be met.
fn cannot_be_met(answer: &Answer) -> &ClashMember {
    assert_eq!(answer.outcome, Outcome::Impossible);
    let members: Vec<&ClashMember> = answer.clashes.iter().flat_map(|clash| &clash.members).collect();
    let [only] = members[..] else { panic!("{members:?}") };
    only
}

#[test]
#[cfg_attr(not(feature = "highs"), ignore = "needs the fast solver")]
fn fewer_meetings_leave_out_a_special_each() {
    best_is(&answer_with("# meetings-per-week-max = 6 ", "meetings-per-week-max = 5 "), 4 * 45 + 75);
    best_is(&answer_with("# meetings-per-week-max = 6 ", "meetings-per-week-max = 2 "), 45 + 75);
}

#[test]
fn half_of_the_time_without_students_is_directed_at_most() {
    // 550 minutes a week without students, duty and lunch: on four days the special, a recess and 25 minutes after
    // dismissal duty, on Wednesday the special, the recess and 75.
    best_is(&answer_with("# directed-share = \"60 %\"", "directed-share = \"50 %\""), 550 / 2);
}

#[test]
fn breaks_from_students_are_found_where_there_are_any() {
    let limit = |minutes: u32| format!("consecutive-teaching-max = {{ minutes = {minutes}, break = 15 }}");
    let old = format!("# {}", limit(180));
    best_is(&answer_with(&old, &limit(150)), 300);
    let answer = answer_with(&old, &limit(60));
    assert_eq!(cannot_be_met(&answer).rule, Rule::ConsecutiveTeaching);
}

#[test]
fn a_year_too_short_by_law_is_told_without_a_search() {
    let answer = answer_with("policy = \"none\"", "policy = \"texas\"");
    let member = cannot_be_met(&answer);
    assert_eq!(member.rule, Rule::InstructionalMinutes);
    assert_eq!(
        member.words,
        "75,600 minutes of instruction a year (Tex. Educ. Code 25.081), where the bells give 74,095"
    );
}
