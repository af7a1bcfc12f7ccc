//! Freedoms of schedules that a model of counts may forget, each in the smallest school where forgetting it is a false proof.

use commontime_files::{Texts, load_texts};
use commontime_school::{Campus, DayId, Lesson, Meeting, Minutes, RoomId, Schedule, Span};

use super::claims::{Standing, allow, hold};
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
fn who_is_not_there_for_a_duty_does_not_have_it() {
    let hours = Some(vec![vec![(0, 10)], vec![(0, 4)]]);
    let duty = Duty { before: false, length: 2, specialists: true, teachers: false };
    let mut toy = Toy { students: vec![8, 8], after: 2, duties: vec![duty], ..least() };
    toy.specialists = vec![Terms { hours, fte: 8_200, ..Terms::default() }];
    toy.specials[0].times = 2;
    toy.grades[0].per_day = (1, 1);
    toy.target = 25;
    // The teacher has half an hour at the special and half an hour after school, 300 of 375 a week. The specialist has an hour
    // and a half on the long day and half an hour on the short one: 270 where the week has three of those, of 308: 0.82 of 375 are 307.5.
    best_is(&toy, 300, 75 + 38);
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
fn one_special_may_touch_two() {
    let lone = Special { length: 1, times: 1, ..special() };
    let twice = Special { length: 1, times: 2, touches: Some(0), ..special() };
    // Files ask for as many of the one as of the other, over the days that repeat; on one day two may touch one.
    let mut toy = Toy {
        students: vec![8, 8],
        specials: vec![Special { times: 2, ..lone }, twice],
        block: 3,
        ..least()
    };
    toy.grades[0].per_day = (1, 3);
    toy.specialists.push(Terms::default());
    toy.specials[0].taught_by = vec![1];
    best_is(&toy, 90, 150);
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

fn load(texts: &Texts) -> Campus {
    load_texts(texts).unwrap_or_else(|problems| panic!("{problems}"))
}

/// The texts with some words of one file put in place of others.
fn with(mut texts: Texts, file: &str, old: &str, new: &str) -> Texts {
    let text = texts.get(file).unwrap();
    assert!(text.contains(old), "{text}");
    let text = text.replace(old, new);
    texts.insert(file, &text);
    texts
}

/// Asserts that bounds and models allow the schedule, and that it has this lowest and shortfall in minutes.
fn allows(campus: &Campus, schedule: &Schedule, lowest: i64, shortfall: i64) {
    let worth = allow(campus, schedule).unwrap_or_else(|words| panic!("{words}"));
    assert_eq!((worth.lowest, worth.shortfall), (lowest, shortfall));
}

#[test]
fn specials_have_any_number_and_length_where_the_rule_is_waived() {
    let long = Toy { specials: vec![Special { length: 4, ..special() }], ..least() };
    let schedule = week::best(&load(&long.texts())).unwrap().schedule;
    let short = Toy { specials: vec![Special { length: 2, ..special() }], ..long };
    let waived = Toy { waivers: vec!["specials-frequency"], ..short };
    allows(&load(&waived.texts()), &schedule, 240, 0);
}

#[test]
fn a_teacher_without_the_duty_free_lunch_has_more_time_to_direct() {
    // Ten half hours a day: the teacher is with the class for eight and at its special for two. Half of these may be directed;
    // were lunch taken off first, a quarter.
    let mut toy = Toy { unit: 30, students: vec![10], own_lunch: 1, directed: Some("0.5"), ..least() };
    toy.waivers = vec!["duty-free-lunch"];
    (toy.block, toy.paras) = (1, 5);
    best_is(&toy, 150, 330);
}

#[test]
fn with_a_quorum_some_meet_while_others_are_away() {
    let away = Terms { hours: Some(vec![vec![(0, 8)], vec![]]), fte: 6_000, ..Terms::default() };
    let mut toy = Toy { students: vec![8, 8], target: 25, ..least() };
    toy.specialists = vec![Terms::default(), Terms::default(), away];
    toy.teachers[0].elsewhere = 16;
    let campus = load(&with(toy.texts(), "staff.toml", "id = \"S\"\n", "id = \"S\"\nquorum = 2\n"));
    // On the first day all three meet, and the class is on the second: there the two who are left meet while it is not.
    let mut schedule = week::best(&load(&toy.texts())).unwrap().schedule;
    let person = |id: &str| campus.person_ids().find(|&person| campus[person].id == id).unwrap();
    let second = DayId(1);
    let taught = |it: &&Lesson| it.day == second && it.adults.contains(&person("S-1"));
    let class = schedule.lessons.iter().find(taught).map(|it| it.span);
    let halves = [0, 30, 60, 90].map(|from| {
        let start = campus.bells.days[1].students.start().plus(Minutes::new(from));
        Span::starting(start, Minutes::new(30)).unwrap()
    });
    let free = halves.into_iter().find(|half| class.is_none_or(|class| !class.overlaps(*half))).unwrap();
    let team = campus[person("S-1")].team.unwrap();
    schedule.meetings.push(Meeting {
        day: second,
        span: free,
        team,
        kind: campus.goal.counts[0],
        members: vec![person("S-1"), person("S-2")],
        room: (0..campus.rooms.len())
            .map(RoomId::from_index)
            .find(|&it| campus[it].id == "office-1")
            .unwrap(),
        locked: false,
    });
    // In the week with three second days the two have 2 x 120 + 3 x 30, and the third 2 x 120 of 225 for 0.6 FTE. The teacher
    // has 240 elsewhere and 2 x 30.
    allows(&campus, &schedule, 300, 75 + 2 * 45);
}

#[test]
fn a_state_may_ask_for_a_longer_lunch_than_the_grade() {
    let mut toy = Toy { unit: 10, students: vec![12], block: 2, ..least() };
    toy.grades[0].lunch = 2;
    let mut parts = load(&toy.texts()).into_parts();
    parts.policy.student_lunch_min = Minutes::new(30);
    let campus = Campus::new(parts).unwrap();
    let best = week::best(&campus).unwrap();
    // Lunch and special together, 50 minutes a day.
    allows(&campus, &best.schedule, best.worth.lowest, best.worth.shortfall);
    assert_eq!(best.worth.lowest, 160);
}

#[test]
fn blocks_off_the_grid_leave_meetings_on_it() {
    // A block of 20 counts, and times go by quarters of an hour: a meeting of 30 beside a quarter of planning, and not of 20 or 35.
    let mut toy = Toy { unit: 15, students: vec![8], ..least() };
    toy.specials[0].length = 3;
    let texts = with(toy.texts(), "scenario.toml", "minimum-block = 15", "minimum-block = 20");
    let planning = "[contract]\nplanning = [{ minutes = 15, per = \"day\", minimum-block = 15, roles = [\"homeroom\"] }]";
    let campus = load(&with(texts, "scenario.toml", "[contract]", planning));
    let best = week::best(&campus).unwrap();
    allows(&campus, &best.schedule, 150, 90);
}
