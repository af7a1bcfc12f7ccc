//! Plausible elementary schools made from a seed, for tests and for measuring.
//!
//! Every file says that its school is synthetic. The same blueprint gives the same texts on every machine.
//!
//! `shape` decides the numbers of a school: grades, teams, bells; `specialists` who teaches which special, and `services`
//! who is taken out of class for what. `write` puts all of it into files. `small` makes schools so small that every
//! schedule of theirs can be tried.

mod chance;
mod services;
mod shape;
mod small;
mod specialists;
mod write;

use commontime_files::Texts;

pub use small::small;

/// What kind of school to make.
#[expect(clippy::struct_excessive_bools, reason = "each switch is one thing a school has or has not")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Blueprint {
    /// Decides everything that the rest leaves open.
    pub seed: u64,
    /// How many homerooms, over kindergarten to grade 5; from 6 to 108.
    pub homerooms: u32,
    /// Specialists just enough, one of them off on a day, a cap on classes a day near the need, grades of odd sizes.
    pub tight: bool,
    /// Special education and intervention, with teachers who may join a grade's team.
    pub services: bool,
    /// Paraprofessionals watch lunch and recess, so that teachers have a duty-free lunch; else teachers stay.
    pub paraprofessionals: bool,
    /// One day a week ends early for students, and the others later.
    pub early_release: bool,
    /// Planning of one's own every day, which no meeting may take.
    pub planning: bool,
}

impl Blueprint {
    /// Makes the blueprint of a school with everything in it.
    #[must_use]
    pub fn new(seed: u64, homerooms: u32, tight: bool) -> Self {
        Self {
            seed,
            homerooms,
            tight,
            services: true,
            paraprofessionals: true,
            early_release: true,
            planning: true,
        }
    }
}

/// Returns the files of a school by this blueprint. They load without a problem.
///
/// The number of homerooms is brought into the range from 6 to 108.
#[must_use]
pub fn school(blueprint: &Blueprint) -> Texts {
    let mut chance = chance::Chance::new(blueprint.seed);
    let shape = shape::Shape::new(blueprint, &mut chance);
    let services = services::services(blueprint, &shape, &mut chance);
    write::files(blueprint, &shape, &services)
}

#[cfg(test)]
mod tests {
    use super::*;
    use commontime_files::load_texts;

    fn assert_loads(texts: &Texts, what: &str) {
        load_texts(texts).unwrap_or_else(|problems| panic!("{what}: {problems}"));
        for (name, text) in texts.all() {
            assert!(text.lines().take(2).any(|line| line.contains("ynthetic")), "{what}: {name}");
        }
    }

    #[test]
    fn schools_of_every_size_load_and_say_that_they_are_synthetic() {
        for homerooms in [6, 9, 12, 17, 24, 27, 40, 54, 108] {
            for seed in 0..6 {
                let blueprint = Blueprint::new(seed, homerooms, seed % 2 == 1);
                let texts = school(&blueprint);
                assert_loads(&texts, &format!("{blueprint:?}"));
                let campus = load_texts(&texts).expect("it loads");
                assert_eq!(campus.homerooms.len(), homerooms as usize);
            }
        }
    }

    #[test]
    fn every_part_can_be_left_out() {
        for choice in 0..32_u64 {
            let blueprint = Blueprint {
                seed: choice,
                homerooms: 12 + 3 * u32::try_from(choice).expect("small"),
                tight: choice & 1 == 1,
                services: choice & 2 == 2,
                paraprofessionals: choice & 4 == 4,
                early_release: choice & 8 == 8,
                planning: choice & 16 == 16,
            };
            assert_loads(&school(&blueprint), &format!("{blueprint:?}"));
        }
    }

    #[test]
    fn small_schools_load() {
        for seed in 0..300 {
            let texts = small(seed);
            assert_loads(&texts, &format!("small {seed}"));
            let campus = load_texts(&texts).expect("it loads");
            assert!((1..=3).contains(&campus.grades.len()) && (1..=4).contains(&campus.homerooms.len()));
            assert!((2..=3).contains(&campus.cycle.days.len()));
        }
    }

    #[test]
    fn a_seed_gives_one_school() {
        let blueprint = Blueprint::new(7, 24, true);
        assert_eq!(school(&blueprint), school(&blueprint));
        assert_ne!(school(&blueprint), school(&Blueprint { seed: 8, ..blueprint }));
        assert_eq!(small(7), small(7));
    }
}
