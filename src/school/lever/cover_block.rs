//! A block in which others than its own teacher have a homeroom: what every lever that covers for meetings adds to a school.
//!
//! It is a special: people take whole homerooms, so many times in each pass through the cycle, on some days. Which homeroom has it
//! when, with whom, is the search's choice, and the audit judges it as it judges art. Where its minutes come from is said: they
//! are taught in a subject, or taken out of one with somebody's approval, or come from time that no subject asks for.

use super::posts::ask_nothing;
use crate::campus::Parts;
use crate::course::{ClassPlace, Special};
use crate::ids::{PersonId, SpecialId, SubjectId};
use crate::quantities::Minutes;
use crate::staff::Person;

/// A block with others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverBlock {
    /// The block. People who are at the school already and take it are in it.
    pub special: Special,
    /// Who comes for it.
    pub comes: Vec<Person>,
    /// The subject that its minutes are taken out of.
    pub instead_of: Option<SubjectId>,
}

impl CoverBlock {
    pub(super) fn apply(&self, parts: &mut Parts) {
        self.add(parts);
    }

    /// Homerooms have the block as often as it is meant or less, and nothing is asked for who comes.
    pub(super) fn apply_loosely(&self, parts: &mut Parts) {
        let (special, people) = self.add(parts);
        let special = &mut parts.specials[special.index()];
        (special.times_per_cycle, special.times_more) = (0, special.times_per_cycle);
        for person in people {
            ask_nothing(parts, person);
        }
    }

    fn add(&self, parts: &mut Parts) -> (SpecialId, Vec<PersonId>) {
        let mut special = self.special.clone();
        let mut people = Vec::new();
        for person in &self.comes {
            let id = PersonId::from_index(parts.people.len());
            let mut person = person.clone();
            person.present = person.present_in(&parts.bells.days);
            parts.people.push(person);
            special.taught_by.push(id);
            people.push(id);
        }
        self.take_minutes(parts);
        // The block comes on top of the specials of a day.
        let days = special.days.as_ref().map_or(parts.cycle.days.len(), Vec::len);
        let a_day = special.times_per_cycle.div_ceil(u32::try_from(days.max(1)).unwrap_or(u32::MAX));
        for grade in &special.grades {
            parts.grades[grade.index()].specials_per_day_max += a_day;
        }
        let id = SpecialId::from_index(parts.specials.len());
        parts.specials.push(special);
        (id, people)
    }

    /// What is taught in the block, or given up for it, the homeroom's own teacher does not teach.
    fn take_minutes(&self, parts: &mut Parts) {
        let minutes = minutes_a_week(parts, &self.special);
        for grade in &self.special.grades {
            for need in &mut parts.grades[grade.index()].subjects {
                let (taught, given_up) =
                    (self.special.counts_as == Some(need.subject), self.instead_of == Some(need.subject));
                if taught || given_up {
                    need.minutes_per_week = (need.minutes_per_week - minutes).at_least_zero();
                    *(if taught { &mut need.with_others } else { &mut need.given_up }) += minutes;
                }
            }
        }
    }
}

/// Returns how many minutes a week a block takes from a homeroom for certain.
///
/// Where homerooms visit each other, each has a visitor as often as it visits: nobody more often, and all together as often. So it
/// is in every pass through the cycle, and in every week where that is one.
#[must_use]
pub fn minutes_a_week(parts: &Parts, special: &Special) -> Minutes {
    let days = parts.cycle.cycle_days.len();
    let visits = special.minutes_in_any_week(days);
    if special.place == ClassPlace::WithClass && days == 5 { visits * 2 } else { visits }
}
