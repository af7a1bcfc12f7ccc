//! The report in HTML.

use commontime_report::{ReportInput, html};
use commontime_school::answer::Outcome;

use super::{answers, large_school, markup, schools};

/// Checks what must hold of every page.
fn checked(page: String) -> String {
    markup::assert_self_contained(&page);
    markup::assert_accessible(&page);
    page
}

fn good_page() -> String {
    let (campus, schedule) = schools::good();
    let audited = schools::certified(&campus, schedule);
    let answer = answers::proven(&audited);
    checked(html(&ReportInput {
        campus: &campus,
        as_it_is: &campus,
        answer: &answer,
        schedule: Some(&audited),
    }))
}

fn short_page() -> String {
    let (campus, schedule) = schools::short();
    let audited = schools::certified(&campus, schedule);
    let answer = answers::with_gap(&audited, 260);
    checked(html(&ReportInput {
        campus: &campus,
        as_it_is: &campus,
        answer: &answer,
        schedule: Some(&audited),
    }))
}

#[test]
fn the_good_school_has_this_report() {
    insta::assert_snapshot!(good_page());
}

#[test]
fn who_is_short_and_what_changed_is_on_the_first_page() {
    let page = short_page();
    insta::assert_snapshot!(format!("{}\n\n{}", markup::words(&page, "short"), markup::words(&page, "sure")));
}

#[test]
fn names_are_escaped() {
    let page = short_page();
    assert!(page.contains("Oak &#38; &#60;Elm&#62;"));
    assert!(!page.contains("<Elm>"));
}

#[test]
fn the_clash_stands_in_the_place_of_a_schedule() {
    let (campus, _) = schools::short();
    let answer = answers::impossible(&campus);
    let page =
        checked(html(&ReportInput { campus: &campus, as_it_is: &campus, answer: &answer, schedule: None }));
    assert!(page.contains("<h1>No schedule exists: two requirements cannot both hold.</h1>"));
    assert!(!page.contains("id=\"grades\"") && !page.contains("id=\"hours\""));
    insta::assert_snapshot!(markup::words(&page, "clash"));
}

#[test]
fn without_an_audited_schedule_nothing_is_claimed() {
    let (campus, _) = schools::good();
    for outcome in [Outcome::ProvenBest, Outcome::WithinBound, Outcome::BestFound] {
        let answer = answers::without_schedule(&campus, outcome);
        let page = checked(html(&ReportInput {
            campus: &campus,
            as_it_is: &campus,
            answer: &answer,
            schedule: None,
        }));
        assert!(page.contains("nothing is claimed") && !page.contains("Proven best"), "{outcome:?}");
    }
}

#[test]
fn a_large_school_is_whole_and_light() {
    let (campus, schedule) = large_school::large_school();
    let audited = schools::certified(&campus, schedule);
    let answer = answers::proven(&audited);
    let page = checked(html(&ReportInput {
        campus: &campus,
        as_it_is: &campus,
        answer: &answer,
        schedule: Some(&audited),
    }));
    assert!(page.contains("Every teacher has 300 minutes a week to work with colleagues."));
    assert!(page.len() < 1_000_000, "{} bytes", page.len());
    // People whose weeks look alike share their strips.
    let shared = page.split("<h4>").skip(1).filter_map(|rest| rest.split(" <small>").next());
    let named: Vec<&str> =
        shared.flat_map(|names| names.split(", ")).flat_map(|names| names.split(" and ")).collect();
    for person in &campus.people {
        assert!(named.contains(&person.name.as_str()), "{} has strips", person.name);
    }
    for homeroom in &campus.homerooms {
        assert!(
            page.contains(&format!("<th scope=\"row\">{}</th>", homeroom.id)),
            "{} has a row",
            homeroom.id
        );
    }
    insta::assert_snapshot!(format!(
        "{}\n\n{}",
        markup::words(&page, "short"),
        markup::words(&page, "coverage")
    ));
}
