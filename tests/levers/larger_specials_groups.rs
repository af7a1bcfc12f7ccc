//! Larger specials groups: both homerooms are in the gym with one teacher, and the team has 45 minutes on five days.

use commontime::design::Relaxation;
use commontime::design::project::project;
use commontime_school::Activity;

use super::*;

const UP_TO_40: &str = "larger-specials-groups = { up-to = { PE = 40 } }";

#[test]
fn homerooms_in_one_class_free_their_team() {
    let campus = load(&with_levers(UP_TO_40, &[]));
    let found = options(&campus);
    // Without it K-1 and K-2 have PE one after the other. With it 5 x 45 = 225.
    assert_eq!(found.as_it_is.as_ref().map(|point| point.lowest), Some(0));
    assert_eq!(shown(&found), [(0, 225)]);
    assert_eq!(proved(&found), [(0, 225)]);
    let point = &found.points[0];
    let classes = point.schedule.lessons.iter().filter(|it| matches!(it.activity, Activity::Special(_)));
    assert!(classes.clone().all(|lesson| lesson.homerooms.len() == 2 && lesson.adults.len() == 1));
    assert_eq!(classes.count(), 5);
    let projection = project(
        &point.campus,
        &point.schedule,
        point.audit.lowest_weekly_minutes().expect("there are teachers"),
        point.audit.total_shortfall(),
    );
    assert_eq!(Relaxation::new(&point.campus).has_room_for(&projection), Ok(()));
}

#[test]
fn the_step_says_the_largest_group_and_who_approves() {
    let cap = ("courses.toml", "room = \"gym\"", "room = \"gym\"\ngroup-cap = 24");
    let campus = load(&with_levers(UP_TO_40, &[cap]));
    let lever = &campus.levers[0];
    assert_eq!(lever.kind, LeverKind::LargerSpecialsGroups);
    let steps: Vec<(&str, &str)> =
        lever.steps.iter().map(|step| (step.setting.as_str(), step.words.as_str())).collect();
    assert_eq!(
        steps,
        [(
            "PE-40",
            "PE takes up to 40 students: up to 2 homerooms of a grade together, the largest group 40 students \
             (today's cap is 24)"
        )]
    );
    assert_eq!(
        lever.approvals.iter().map(|it| it.who.as_str()).collect::<Vec<_>>(),
        ["principal", "association"]
    );
}

#[test]
fn steps_by_which_no_other_homerooms_fit_are_left_out() {
    // Three homerooms of 20: two fit into 40, three into 60.
    let three = [
        ("courses.toml", "homerooms = 2\nstudents = 40", "homerooms = 3\nstudents = 60"),
        ("staff.toml", "\"K-2\"", "\"K-2\", \"K-3\""),
        ("fte.toml", "\"K-2\"", "\"K-2\", \"K-3\""),
    ];
    let lever = "larger-specials-groups = { up-to = { PE = 60 }, step = 10 }";
    let campus = load(&with_levers(lever, &three));
    let settings: Vec<&str> = campus.levers[0].steps.iter().map(|step| step.setting.as_str()).collect();
    assert_eq!(settings, ["PE-40", "PE-60"]);
    // Two and one are never at PE together with one teacher; three are.
    let found = options(&campus);
    let decided: Vec<&[usize]> = found.points.iter().map(|point| &point.decisions.0[..]).collect();
    assert_eq!((shown(&found), decided), (vec![(0, 225)], vec![&[2][..]]));
}

#[test]
fn three_homerooms_with_two_teachers_are_two_groups() {
    let three = [
        ("courses.toml", "homerooms = 2\nstudents = 40", "homerooms = 3\nstudents = 60"),
        ("courses.toml", "taught-by = [\"coach\"]", "taught-by = [\"coach\", \"aide\"]"),
        ("staff.toml", "\"K-2\"", "\"K-2\", \"K-3\""),
        ("staff.toml", "[[team]]", "[[person]]\nid = \"aide\"\nrole = \"specialist\"\n[[team]]"),
        ("fte.toml", "\"K-2\"", "\"K-2\", \"K-3\", \"aide\""),
    ];
    let campus = load(&with_levers(UP_TO_40, &three));
    let found = options(&campus);
    assert_eq!(shown(&found), [(0, 225)]);
    // Two homerooms with the one and one with the other, on each of five days: no more are joined than have to be.
    let lessons = &found.points[0].schedule.lessons;
    let joined =
        lessons.iter().filter(|it| matches!(it.activity, Activity::Special(_)) && it.homerooms.len() == 2);
    assert_eq!(joined.count(), 5);
    assert_eq!(found.as_it_is.map(|point| point.lowest), Some(0));
}

#[test]
fn homerooms_come_together_where_the_files_say_so() {
    let joined = ("courses.toml", "room = \"gym\"", "room = \"gym\"\njoined-up-to = 40");
    let mut texts = with_levers("double-specials = {}", &[joined]);
    let scenario = texts.get("scenario.toml").unwrap().replace("\n[levers]\ndouble-specials = {}\n", "");
    texts.insert("scenario.toml", &scenario);
    let campus = load(&texts);
    assert_eq!(options(&campus).as_it_is.map(|point| point.lowest), Some(225));
}
