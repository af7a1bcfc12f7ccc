//! What the solver claims of toy schools, held against every schedule they have.

#![allow(
    clippy::match_same_arms,
    clippy::needless_for_each,
    clippy::ref_option,
    clippy::similar_names,
    clippy::struct_field_names,
    clippy::type_complexity,
    reason = "loops over every possibility read best when they are plain"
)]

mod build;
mod claims;
mod classes;
mod clock;
mod days;
mod dims;
mod engine;
mod freedoms;
mod grades;
mod meals;
mod needs;
mod toys;
mod week;

use commontime_files::load_texts;
use commontime_school::lever::Decisions;

use crate::properties::levers;

/// Schools with more placements of a day than this are not enumerated.
const LARGEST: u64 = 1_000;

/// Asserts that every claim about the school is true; returns whether there was something to enumerate.
fn assert_holds(texts: &commontime_files::Texts, what: &str) -> bool {
    // Random files are not always a school.
    let Ok(campus) = load_texts(texts) else { return false };
    if week::size(&campus) > LARGEST {
        return false;
    }
    if let Err(words) = claims::hold(&campus, 2) {
        panic!("{what}: {words}");
    }
    true
}

#[test]
fn claims_about_small_schools_are_true() {
    let held = (0..60).filter(|&seed| {
        assert_holds(&toys::with_offices(commontime::generate::small(seed)), &format!("small school {seed}"))
    });
    let held = held.count();
    assert!(held > 15, "{held}");
}

#[test]
fn claims_about_toy_schools_with_every_freedom_are_true() {
    // In the last, classes a day are limited and the limit is waived.
    let seeds = (0..110).chain([419]);
    let held = seeds.filter(|&seed| assert_holds(&toys::random(seed).texts(), &format!("toy school {seed}")));
    let held = held.count();
    assert!(held > 40, "{held}");
}

/// Everyone whom the goal is for stays half an hour longer on the first day, after the end of the staff's day.
#[test]
fn claims_about_small_schools_where_people_stay_longer_are_true() {
    let with_the_lever = |seed: u64| {
        let mut texts = commontime::generate::small(seed);
        let lever = "\n[levers]\nextra-duty-pay = { days = [\"A\"], up-to = 30, step = 30 }\n";
        let scenario = texts.get("scenario.toml").expect("it is there").to_owned() + lever;
        texts.insert("scenario.toml", &scenario);
        let budget = "[[fund]]\nid = \"general\"\namount = 100_000.00\n\
                      [[price]]\nlever = \"extra-duty-pay\"\nhourly = 30.00\nfunds = [\"general\"]\n";
        texts.insert("budget.toml", budget);
        load_texts(&texts).unwrap_or_else(|problems| panic!("{problems}"))
    };
    let held = (0..60).filter(|&seed| {
        let campus = with_the_lever(seed).with(&Decisions(vec![1])).expect("one lever");
        if week::size(&campus) > LARGEST {
            return false;
        }
        if let Err(words) = claims::hold(&campus, 2) {
            panic!("small school {seed}, where people stay longer: {words}");
        }
        true
    });
    let held = held.count();
    assert!(held > 10, "{held}");
}

/// Every school that levers make of a small one: whatever a lever brings, what is claimed of the school with it is true of all weeks that
/// are enumerated.
#[test]
fn claims_about_small_schools_with_levers_pulled_are_true() {
    let mut held = 0;
    for campus in levers::schools() {
        for decisions in levers::all(&campus) {
            let Ok(changed) = campus.with(&decisions) else { continue };
            if week::size(&changed) > LARGEST {
                continue;
            }
            match claims::hold(&changed, 1) {
                Ok(_) => held += 1,
                // Some of what levers bring (blocks, limits of classes at once) the enumeration does not know.
                Err(words) if words.contains("is not clean") || words.contains("the enumeration") => {}
                Err(words) => panic!("{}, {}: {words}", campus.name, changed.changes_in_words()),
            }
        }
    }
    assert!(held > 40, "{held}");
}
