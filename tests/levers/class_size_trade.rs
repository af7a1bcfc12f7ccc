//! Class-size trade: a homeroom is given up, and its teacher teaches PE. Then two homerooms have two PE teachers.

use commontime_audit::dollars;
use commontime_school::lever::Decisions;

use super::*;

/// Three homerooms of 16: without the third the others have 24.
const THREE: [(&str, &str, &str); 3] = [
    ("courses.toml", "homerooms = 2\nstudents = 40", "homerooms = 3\nstudents = 48"),
    ("staff.toml", "\"K-2\"", "\"K-2\", \"K-3\""),
    ("fte.toml", "\"K-2\"", "\"K-2\", \"K-3\""),
];

fn first_step(campus: &Campus) -> (&str, Campus) {
    let step = &campus.levers[0].steps[0];
    (&step.words, campus.with(&Decisions(vec![1])).unwrap_or_else(|problems| panic!("{problems:?}")))
}

#[test]
fn a_homeroom_teacher_who_becomes_a_second_specialist_frees_the_others() {
    let lever =
        "class-size-trade = { homerooms = [\"K-3\"], class-size-limit = 22, up-to = 24, like = \"coach\" }";
    let campus = load(&with_levers(lever, &THREE));
    let found = options(&campus);
    // One coach has three homerooms one after the other; two have both at once. A teacher's post costs what a coach's does.
    assert_eq!(found.as_it_is.as_ref().map(|point| point.lowest), Some(0));
    assert_eq!((shown(&found), proved(&found)), (vec![(0, 225)], vec![(0, 225)]));
    let (words, changed) = first_step(&campus);
    assert_eq!(
        words,
        "without homeroom K-3: kindergarten has up to 24 students in a homeroom in place of 16; 2 homerooms are above the \
         limit of 22 and need a waiver each; the post becomes one like that of coach"
    );
    let rooms: Vec<(&str, u32)> =
        changed.homerooms.iter().map(|homeroom| (homeroom.id.as_str(), homeroom.students)).collect();
    assert_eq!(rooms, [("K-1", 24), ("K-2", 24)]);
    let gone = changed.people.iter().find(|person| person.id == "K-3").unwrap();
    assert!(gone.homeroom.is_none() && gone.team.is_none() && gone.present.iter().all(Vec::is_empty));
    let who: Vec<&str> = campus.levers[0].approvals.iter().map(|it| it.who.as_str()).collect();
    assert_eq!(who, ["board", "state"]);
}

#[test]
fn a_larger_class_costs_what_the_contract_pays_for_it_and_saves_the_post() {
    // A district went from 22 to 24 students to a teacher: 12 x 22 = 11 x 24.
    let ids: Vec<String> = (1..=12).map(|at| format!("\"K-{at}\"")).collect();
    let ids = ids.join(", ");
    let lever = "class-size-trade = { homerooms = [\"K-12\"], class-size-limit = 22, up-to = 24, how = \"attrition\" }";
    let overage = "salary = 50_000.00\nbenefits = \"20 %\"\n\
        [[class-size-overage]]\ncap = 22\neach = 100.00\nper = \"year\"\ntoday = 0.00\nfunds = [\"general\"]\n";
    let texts = with_levers(
        lever,
        &[
            ("courses.toml", "homerooms = 2\nstudents = 40", "homerooms = 12\nstudents = 264"),
            ("staff.toml", "\"K-1\", \"K-2\"", &ids),
            ("fte.toml", "\"K-1\", \"K-2\"", &ids),
            ("budget.toml", "salary = 50_000.00\nbenefits = \"20 %\"\n", overage),
        ],
    );
    let campus = load(&texts);
    assert_eq!(dollars(&campus).net_new_cost, Cents::ZERO);
    let (words, changed) = first_step(&campus);
    assert_eq!(
        words,
        "without homeroom K-12: kindergarten has up to 24 students in a homeroom in place of 22; 11 homerooms are above the \
         limit of 22 and need a waiver each; the post is cut (attrition)"
    );
    // 50,000 + 20 % are saved, and 11 x 2 students beyond 22 cost 100 each.
    assert_eq!(dollars(&changed).net_new_cost, Cents::new(-6_000_000 + 220_000));
}

#[test]
fn students_of_services_stay_together_and_todays_schedule_follows() {
    let service = "[[service]]\nid = \"reading\"\ngrade = \"K\"\nhomerooms = [\"K-2\", \"K-3\"]\nstudents = 4\nminutes-per-week = 30\n\
         sessions-of = 30\nproviders = [\"coach\"]\nsetting = \"pull-out\"\n";
    let lever = "class-size-trade = { homerooms = [\"K-1\", \"K-3\"], class-size-limit = 22, up-to = 48 }";
    let mut files = THREE.to_vec();
    let room = ("courses.toml", "[[room]]", "[[room]]\nid = \"K-2\"\ncapacity = 48\n[[room]]");
    let with_service = format!("{service}[[room]]\nid = \"gym\"");
    files.extend([room, ("courses.toml", "[[room]]\nid = \"gym\"", with_service.as_str())]);
    let campus = load(&with_levers(lever, &files));
    let changed = campus.with(&Decisions(vec![2])).unwrap_or_else(|problems| panic!("{problems:?}"));
    let rooms: Vec<(&str, u32)> =
        changed.homerooms.iter().map(|homeroom| (homeroom.id.as_str(), homeroom.students)).collect();
    assert_eq!(rooms, [("K-2", 48)]);
    let from: Vec<(&str, u32)> =
        changed.services[0].from.iter().map(|(id, count)| (changed[*id].id.as_str(), *count)).collect();
    assert_eq!(from, [("K-2", 4)]);
    assert_eq!(changed[changed.homerooms[0].teacher].id, "K-2");
    assert_eq!(changed[changed.homerooms[0].teacher].homeroom.map(|id| changed[id].id.as_str()), Some("K-2"));
}
