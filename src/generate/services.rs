//! Minutes owed to small groups, and the teachers who give them.

use super::Blueprint;
use super::chance::Chance;
use super::shape::{GRADES, Shape};

/// A service of some homerooms of one grade.
#[derive(Clone, Debug)]
pub(super) struct Service {
    pub(super) id: String,
    pub(super) grade: usize,
    pub(super) homerooms: Vec<String>,
    pub(super) students: u32,
    pub(super) sessions_of: u32,
    pub(super) provider: String,
    pub(super) intervention: bool,
}

/// The services of a school and who gives them.
#[derive(Clone, Debug, Default)]
pub(super) struct Services {
    pub(super) list: Vec<Service>,
    pub(super) special_education: Vec<String>,
    pub(super) intervention: Vec<String>,
}

/// One group for every four homerooms of a grade or so, five sessions a week; and intervention for half of the grades.
/// A teacher has two groups, three in a tight school.
pub(super) fn services(blueprint: &Blueprint, shape: &Shape, chance: &mut Chance) -> Services {
    let mut out = Services::default();
    if !blueprint.services {
        return out;
    }
    let each = if blueprint.tight { 3 } else { 2 };
    for (grade, name) in GRADES.iter().enumerate() {
        let homerooms = shape.homerooms(grade);
        for (at, some) in homerooms.chunks(5).enumerate() {
            let sessions_of = chance.pick(&[30, 45]);
            let provider = teacher(&mut out.special_education, "special-ed", out.list.len(), each);
            out.list.push(Service {
                id: format!("{name}-reading-{}", at + 1),
                grade,
                homerooms: some.to_vec(),
                students: 2 * u32::try_from(some.len()).expect("at most five"),
                sessions_of,
                provider,
                intervention: false,
            });
        }
    }
    let special_education = out.list.len();
    for grade in (0..GRADES.len()).filter(|grade| grade % 2 == 0) {
        for (at, some) in shape.homerooms(grade).chunks(6).enumerate() {
            let taken = out.list.len() - special_education;
            let provider = teacher(&mut out.intervention, "intervention", taken, each);
            out.list.push(Service {
                id: format!("{}-intervention-{}", GRADES[grade], at + 1),
                grade,
                homerooms: some.to_vec(),
                students: 2 * u32::try_from(some.len()).expect("at most six"),
                sessions_of: 30,
                provider,
                intervention: true,
            });
        }
    }
    out
}

/// The teacher of the group at this place; a new one where the others have theirs.
fn teacher(known: &mut Vec<String>, what: &str, place: usize, each: usize) -> String {
    let at = place / each;
    if at == known.len() {
        known.push(format!("{what}-{}", at + 1));
    }
    known[at].clone()
}
