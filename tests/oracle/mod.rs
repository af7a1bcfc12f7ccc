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
