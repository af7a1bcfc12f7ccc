//! How many specialists a school has, what they teach, and when one of them is off.

use super::chance::Chance;
use super::shape::DAYS;

/// A special and who teaches it.
#[derive(Clone, Debug)]
pub(super) struct Special {
    pub(super) id: &'static str,
    pub(super) per_week: u32,
    pub(super) taught_by: Vec<String>,
}

/// The specials of a school.
#[derive(Clone, Debug)]
pub(super) struct Specials {
    pub(super) minutes: u32,
    pub(super) setup: u32,
    pub(super) list: Vec<Special>,
    /// All specialists.
    pub(super) people: Vec<String>,
    /// Most classes of one of them in a day.
    pub(super) classes_a_day: u32,
    /// Who is off, and on which day.
    pub(super) away: Option<(String, &'static str)>,
    /// They are here in the mornings only.
    pub(super) half_days: bool,
}

const SUBJECTS: [&str; 5] = ["art", "music", "PE", "media", "STEM"];

/// Five specials a week for every homeroom, one a day. A loose school has enough specialists to take the `largest` team
/// at once every day; a tight one just enough for its classes on the day on which one is off.
pub(super) fn specials(homerooms: u32, largest: u32, tight: bool, chance: &mut Chance) -> Specials {
    let classes_a_day = if tight { chance.pick(&[6, 7]) } else { 6 };
    let count = if tight {
        (homerooms.div_ceil(classes_a_day) + 1).max(2)
    } else {
        match largest.max(homerooms.div_ceil(classes_a_day)) {
            0..=3 => 3,
            needed => needed.next_multiple_of(5),
        }
    };
    let (people, specials) = if count < 5 { few(count) } else { many(count) };
    let away = tight.then(|| (people[chance.below(people.len())].clone(), DAYS[chance.below(5)]));
    Specials {
        minutes: 45,
        setup: if chance.yes(80) { 5 } else { 0 },
        list: specials,
        people,
        classes_a_day,
        away,
        half_days: homerooms < 9 && !tight,
    }
}

/// Up to four specialists: each has a special, and all take turns in the library.
fn few(count: u32) -> (Vec<String>, Vec<Special>) {
    let own = ["art", "PE", "music", "media"];
    let people: Vec<String> = own.iter().take(count as usize).map(|&id| id.to_owned()).collect();
    let mut specials: Vec<Special> = own
        .into_iter()
        .zip(&people)
        .map(|(id, person)| Special { id, per_week: 1, taught_by: vec![person.clone()] })
        .collect();
    specials.push(Special { id: "library", per_week: 5 - count, taught_by: people.clone() });
    (people, specials)
}

/// Five specialists or more: as many for each special as there are for all, and the others may teach any.
fn many(count: u32) -> (Vec<String>, Vec<Special>) {
    let each = count / 5;
    let any: Vec<String> = (1..=count % 5).map(|at| format!("specials-{at}")).collect();
    let mut people = Vec::new();
    let mut specials = Vec::new();
    for id in SUBJECTS {
        let own: Vec<String> =
            if each == 1 { vec![id.to_owned()] } else { (1..=each).map(|at| format!("{id}-{at}")).collect() };
        people.extend(own.iter().cloned());
        specials.push(Special {
            id,
            per_week: 1,
            taught_by: own.into_iter().chain(any.iter().cloned()).collect(),
        });
    }
    people.extend(any);
    (people, specials)
}
