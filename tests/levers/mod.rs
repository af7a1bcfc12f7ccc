//! Each lever on a school small enough to be worked out by hand: what the school has as it is, and with the lever.

mod class_size_trade;
mod extra_contract_days;
mod hybrid_teacher_leaders;
mod larger_specials_groups;
mod more_specials;
mod para_duty_coverage;
mod parallel_specials;
mod what_others_change;

use commontime::solve::Options;
use commontime::solve::frontier::{Frontier, best, frontier};
use commontime_files::{Texts, load_texts};
use commontime_school::lever::{Decisions, LeverKind};
use commontime_school::{Campus, Cents};

/// Two homerooms of kindergarten with 20 students each, here from 8:00 to 11:00 on five days, and PE with each for 45 minutes a day.
/// Lunch, recess and planning are left out, and nobody is here when students are not: a team has as long as all its homerooms are at
/// PE at the same time. The one PE teacher takes one homeroom after the other, so the team has nothing.
fn small_school() -> Texts {
    let mut texts = Texts::new();
    texts.insert(
        "scenario.toml",
        "format = 1\nname = \"two homerooms (synthetic)\"\npolicy = \"none\"\n\
         [goal]\nminutes-per-week = 225\neligible = { roles = [\"homeroom\"], min-fte = 0.5 }\n\
         counts = [\"team-meeting\"]\nminimum-block = 45\n[contract]\nduty-free-lunch = 0\n",
    );
    texts.insert(
        "staff.toml",
        "[[group]]\nids = [\"K-1\", \"K-2\"]\nrole = \"homeroom\"\ngrade = \"K\"\nteam = \"kindergarten\"\n\
         [[person]]\nid = \"coach\"\nrole = \"specialist\"\nmay-cover = \"supervision\"\n\
         [[team]]\nid = \"kindergarten\"\n",
    );
    texts.insert(
        "fte.toml",
        "[[position]]\nkind = \"teacher\"\nfte = 1.0\nfilled-by = [\"K-1\", \"K-2\", \"coach\"]\nfunds = { general = 1.0 }\n",
    );
    texts.insert(
        "budget.toml",
        "[[fund]]\nid = \"general\"\namount = 1_000_000.00\n\
         [[cost]]\nposition = \"teacher\"\nsalary = 50_000.00\nbenefits = \"20 %\"\n",
    );
    texts.insert(
        "bell-schedule.toml",
        "cycle = [\"Mon\", \"Tue\", \"Wed\", \"Thu\", \"Fri\"]\ngrid = 15\n\
         [[bell-schedule]]\nid = \"regular\"\nstudents = { all = \"8:00-11:00\" }\nstaff = { all = \"8:00-11:00\" }\n\
         [cafeteria]\nsupervised-by = [\"homeroom\"]\n[playground]\nsupervised-by = [\"homeroom\"]\n",
    );
    texts.insert(
        "courses.toml",
        "[[grade]]\nid = \"K\"\nname = \"kindergarten\"\nhomerooms = 2\nstudents = 40\nlunch = 0\nspecials-per-day = 1\n\
         minutes-per-week = { literacy = 600 }\n\
         [[special]]\nid = \"PE\"\nper-week = 5\nminutes = 45\ntaught-by = [\"coach\"]\nroom = \"gym\"\n\
         [[room]]\nid = \"gym\"\ncapacity = 60\nclasses-at-once = 2\n",
    );
    texts
}

/// Returns the texts with levers, and what else is to be other.
fn with_levers(levers: &str, changes: &[(&str, &str, &str)]) -> Texts {
    let mut texts = small_school();
    for (file, old, new) in changes {
        let text = texts.get(file).expect("the file is there");
        assert!(text.contains(old), "{file}: {old}");
        let text = text.replace(old, new);
        texts.insert((*file).to_owned(), &text);
    }
    let scenario =
        texts.get("scenario.toml").expect("it is there").to_owned() + "\n[levers]\n" + levers + "\n";
    texts.insert("scenario.toml", &scenario);
    texts
}

fn load(texts: &Texts) -> Campus {
    load_texts(texts).unwrap_or_else(|problems| panic!("{problems}"))
}

fn options(campus: &Campus) -> Frontier {
    let options = Options { rounds: 2, ..Options::default() };
    let found = frontier(campus, &[], &options, &|| false, &mut |_| {}).expect("few levers");
    assert!(found.is_whole && found.points.iter().all(|point| point.audit.is_clean()));
    found
}

/// The curve of what is shown: cents and lowest weekly minutes.
fn shown(found: &Frontier) -> Vec<(i64, i64)> {
    found.points.iter().map(|point| (point.cost.get(), point.lowest)).collect()
}

/// The curve that nothing exceeds.
fn proved(found: &Frontier) -> Vec<(i64, i64)> {
    found.corners.iter().map(|corner| (corner.cost.get(), corner.lowest)).collect()
}

/// Two levers bring somebody like the coach each; no two people have one id, so that every schedule can be read back.
#[test]
fn people_whom_several_levers_bring_are_named_apart() {
    let post = |id: &str| format!("{{ id = \"{id}\", like = \"coach\", up-to = 2.0, step = 2.0 }}");
    let campus = load(&with_levers(&format!("add-fte = [{}, {}]", post("one"), post("two")), &[]));
    let both = campus.with(&Decisions(vec![1, 1])).expect("they can be had together");
    let mut ids: Vec<&str> = both.people.iter().map(|person| person.id.as_str()).collect();
    assert_eq!(ids[3..], ["new-coach", "new-coach-2", "new-coach-3", "new-coach-2-2"]);
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), both.people.len());
}

/// Where the search for the target is broken off, nothing is known of what fewer minutes cost.
#[test]
fn a_search_broken_off_proves_no_cost_of_fewer_minutes() {
    let levers = "larger-specials-groups = { up-to = { PE = 40 } }";
    let price =
        "[[price]]\nlever = \"larger-specials-groups\"\namount = 50.00\nfunds = [\"general\"]\n[[fund]]";
    let campus = load(&with_levers(levers, &[("budget.toml", "[[fund]]", price)]));
    // The school as it is is told first, and then the first that may reach the target.
    let told = std::cell::Cell::new(0);
    let stop = || told.get() > 1;
    let options = Options { rounds: 2, ..Options::default() };
    let found = best(&campus, &options, &stop, &mut |_| told.set(told.get() + 1)).expect("few levers");
    assert_eq!(found.least_cost_of(225), Some(Cents::new(5_000)));
    assert_eq!(found.least_cost_of(0), None);
}

/// Thirty steps each of three levers that change bells: 31 x 31 x 31 schools, which is told at once, with what to do.
#[test]
fn bells_that_ring_in_too_many_ways_are_not_begun() {
    let levers = "early-release = { days = [\"Mon\"], up-to = 120, step = 4 }\n\
                  late-start = { days = [\"Tue\"], up-to = 120, step = 4 }\n\
                  banked-minutes = { banked-on = [\"Mon\", \"Tue\", \"Wed\", \"Thu\"], up-to = 30, step = 1, given-back-on = [\"Fri\"] }";
    let changes = [
        ("bell-schedule.toml", "grid = 15", "grid = 1"),
        ("bell-schedule.toml", "students = { all = \"8:00-11:00\" }", "students = { all = \"9:00-13:00\" }"),
        ("bell-schedule.toml", "staff = { all = \"8:00-11:00\" }", "staff = { all = \"8:00-15:00\" }"),
    ];
    let campus = load(&with_levers(levers, &changes));
    assert!(campus.levers.iter().all(|lever| lever.steps.len() == 30));
    let error = frontier(&campus, &[], &Options::default(), &|| false, &mut |_| {}).unwrap_err();
    assert_eq!(
        error,
        "levers early-release, late-start and banked-minutes make more than 20,000 schools together, and each is looked at by \
         itself: open them less far, or in larger steps"
    );
}
