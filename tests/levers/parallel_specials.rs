//! Parallel specials: two homerooms and two PE teachers, but a custom of one homeroom at a time.

use commontime_school::Rule;

use super::*;

const ONE_AT_A_TIME: [(&str, &str, &str); 4] = [
    ("courses.toml", "specials-per-day = 1", "specials-per-day = 1\nspecials-at-once = 1"),
    ("courses.toml", "taught-by = [\"coach\"]", "taught-by = [\"coach\", \"aide\"]"),
    ("staff.toml", "[[team]]", "[[person]]\nid = \"aide\"\nrole = \"specialist\"\n[[team]]"),
    ("fte.toml", "\"K-2\"", "\"K-2\", \"aide\""),
];

#[test]
fn a_grade_that_goes_at_the_same_time_has_common_time() {
    let campus = load(&with_levers("parallel-specials = {}", &ONE_AT_A_TIME));
    let found = options(&campus);
    // One at a time the teachers never have the 45 minutes together; at the same time on five days they have 225.
    assert_eq!(found.as_it_is.map(|point| (point.lowest, point.audit.is_clean())), Some((0, true)));
    assert_eq!(
        found.points.iter().map(|point| (point.cost.get(), point.lowest)).collect::<Vec<_>>(),
        [(0, 225)]
    );
    assert_eq!(
        found.corners.iter().map(|corner| (corner.cost.get(), corner.lowest)).collect::<Vec<_>>(),
        [(0, 225)]
    );
    let lever = &campus.levers[0];
    assert_eq!(
        lever.steps[0].words,
        "all homerooms of kindergarten (today 1 at a time) may be at specials at the same time"
    );
    assert_eq!(lever.approvals[0].who, "principal");
}

#[test]
fn a_custom_that_is_waived_keeps_nobody_apart() {
    let mut texts = with_levers("parallel-specials = {}", &ONE_AT_A_TIME);
    let waiver = "\n[waivers]\nspecials-at-once = \"the principal's memo (synthetic)\"\n";
    let scenario =
        texts.get("scenario.toml").unwrap().replace("\n[levers]\nparallel-specials = {}\n", waiver);
    texts.insert("scenario.toml", &scenario);
    let campus = load(&texts);
    assert!(campus.waived(Rule::SpecialsAtOnce));
    assert_eq!(options(&campus).as_it_is.map(|point| point.lowest), Some(225));
}

#[test]
fn homerooms_in_one_class_count_each() {
    // Both could be in one class of PE; the custom of one at a time keeps them apart all the same.
    let lever = "parallel-specials = {}\nlarger-specials-groups = { up-to = { PE = 40 } }";
    let one = ("courses.toml", "specials-per-day = 1", "specials-per-day = 1\nspecials-at-once = 1");
    let found = options(&load(&with_levers(lever, &[one])));
    let decided: Vec<&[usize]> = found.points.iter().map(|point| &point.decisions.0[..]).collect();
    assert_eq!((shown(&found), decided), (vec![(0, 225)], vec![&[1, 1][..]]));
}
