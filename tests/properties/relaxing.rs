//! A rule relaxed never lowers what can be had: no bound of the relaxed school is below what the strict one reached.

use commontime::generate::small;

use super::{SEEDS, load, lowest, solved, with};

/// Each way to relax a made school, as words to change.
const WAYS: [(&str, &[(&str, &str)]); 8] = [
    ("shorter blocks count", &[("minimum-block = 30\n", "minimum-block = 15\n")]),
    ("homerooms come to specials together", &[("per-cycle = 1\n", "per-cycle = 1\njoined-up-to = 60\n")]),
    ("nobody sets up", &[("setup = 15", "setup = 0")]),
    ("students are handed over at the door", &[("transition = 15", "transition = 0")]),
    (
        "specialists teach more classes a day",
        &[
            ("classes-per-day = 2", "classes-per-day = 5"),
            ("classes-per-day = 3", "classes-per-day = 5"),
            ("classes-per-day = 4", "classes-per-day = 5"),
        ],
    ),
    ("more grades eat and play at once", &[("grades-at-once = 2", "grades-at-once = 4")]),
    ("less is planned", &[("minutes = 30, per = \"day\"", "minutes = 15, per = \"day\"")]),
    ("fewer minutes of subjects", &[("core = 150", "core = 60")]),
];

#[test]
fn a_rule_relaxed_never_lowers_a_value() {
    let mut changed = [0; WAYS.len()];
    for seed in SEEDS.filter(|seed| seed % 2 == 0) {
        let texts = small(seed);
        let campus = load(&texts);
        let (reached, _) = lowest(&solved(&campus));
        for ((what, changes), count) in WAYS.iter().zip(&mut changed) {
            let relaxed = with(&texts, changes);
            if relaxed == texts {
                continue;
            }
            *count += 1;
            let campus = load(&relaxed);
            let (_, bound) = lowest(&solved(&campus));
            if let (Some(reached), Some(bound)) = (reached, bound) {
                assert!(bound >= reached, "{what}, seed {seed}: {reached} was reached, now at most {bound}");
            }
        }
    }
    assert!(changed.iter().all(|&count| count > 0), "{changed:?}");
}
