//! Freedoms of schedules that a model of counts may forget, each in the smallest school where forgetting it is a false proof.

use commontime_files::load_texts;

use super::claims::{Standing, hold};
use super::toys::{Duty, Special, Terms, Toy, grade, least, special};
use super::week;

/// Asserts that all claims about the toy hold, and that its best has this lowest and shortfall in minutes.
fn best_is(toy: &Toy, lowest: i64, shortfall: i64) -> Standing {
    let campus = load_texts(&toy.texts()).unwrap_or_else(|problems| panic!("{problems}"));
    let worth = week::best(&campus).expect("it has a schedule").worth;
    assert_eq!((worth.lowest, worth.shortfall), (lowest, shortfall));
    hold(&campus, 4).unwrap_or_else(|words| panic!("{words}"))
}

#[test]
fn the_least_toy_meets_at_its_special() {
    // 30 minutes a day for the teacher; the specialist has all but the class.
    assert_eq!(best_is(&least(), 150, 90), Standing::Proven);
}

#[test]
fn a_part_time_member_of_a_team_may_have_its_target_where_others_are_short() {
    let half = Terms { fte: 5_000, ..Terms::default() };
    let mut toy = Toy { grades: vec![grade(2)], waivers: vec!["load-within-fte"], ..least() };
    toy.teachers = vec![Terms::default(), half];
    toy.specials[0].taught_by = vec![0, 1];
    toy.specialists.push(Terms::default());
    // Both meet 150 minutes a week: the one lacks 90 of 240, the other nothing of 120.
    best_is(&toy, 150, 90);
}

#[test]
fn minutes_elsewhere_are_not_lacked_by_others() {
    let elsewhere = Terms { elsewhere: 4, ..Terms::default() };
    let mut toy = Toy { grades: vec![grade(2)], teachers: vec![elsewhere, Terms::default()], ..least() };
    toy.specials[0].taught_by = vec![0, 1];
    toy.specialists.push(Terms::default());
    // 150 and 60 of the one, 150 of the other.
    best_is(&toy, 150, 30 + 90);
}

#[test]
fn duties_at_the_same_bell_are_one_duty() {
    let duty = |length| Duty { before: true, length, specialists: false, teachers: true };
    let toy = Toy { before: 3, block: 1, duties: vec![duty(2), duty(2)], ..least() };
    // A quarter of an hour before the duties and half an hour at the special, five times.
    best_is(&toy, 225, 15);
}

#[test]
fn nobody_hands_over_a_class_that_begins_with_its_special() {
    let duty = Duty { before: true, length: 1, specialists: false, teachers: true };
    let toy = Toy { before: 1, transition: 1, block: 2, duties: vec![duty], ..least() };
    best_is(&toy, 150, 90);
}

#[test]
fn two_specials_may_be_named_to_touch_each_other() {
    let one = |other| Special { length: 1, touches: Some(other), ..special() };
    let mut toy = Toy { specials: vec![one(1), one(0)], block: 2, ..least() };
    toy.grades[0].per_day = (2, 2);
    best_is(&toy, 150, 90);
}

#[test]
fn specials_that_should_touch_need_not_where_the_rule_is_waived() {
    let mut toy = Toy {
        students: vec![8, 8],
        specials: vec![Special { touches: Some(1), ..special() }, special()],
        waivers: vec!["specials-adjacency"],
        ..least()
    };
    toy.grades[0].per_day = (1, 1);
    best_is(&toy, 150, 90);
}

#[test]
fn a_run_of_days_may_be_longer_than_asked() {
    let mut toy = Toy { students: vec![8, 8, 8], ..least() };
    toy.specials[0] = Special { times: 3, running: 2, ..special() };
    best_is(&toy, 150, 90);
}

#[test]
fn nobody_sets_up_between_two_classes_of_one_homeroom() {
    let mut toy = Toy { students: vec![9], grades: vec![grade(2)], ..least() };
    toy.teachers.push(Terms::default());
    toy.specials = vec![Special { setup: 1, ..special() }, Special { setup: 1, ..special() }];
    toy.grades[0].per_day = (2, 2);
    // Four classes of half an hour and one quarter of an hour between homerooms are all of the day.
    best_is(&toy, 0, 3 * 240);
}
