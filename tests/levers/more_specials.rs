//! What a lever gives students more often is said with it.

use super::*;

#[test]
fn specials_that_are_had_more_often_are_named() {
    let lever = "add-fte = [{ like = \"coach\", up-to = 1.0, step = 0.5, more-specials = { PE = 2 } }]";
    let campus = load(&with_levers(lever, &[]));
    let words: Vec<&str> = campus.levers[0].steps.iter().map(|step| step.words.as_str()).collect();
    assert_eq!(
        words,
        [
            "0.5 FTE more: teacher, and PE once more a week for every homeroom that has it",
            "1.0 FTE more: teacher, and PE twice more a week for every homeroom that has it"
        ]
    );
}
