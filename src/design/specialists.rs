//! Specialists who are alike for the design: same specials, hours, limits, team and protections.

use commontime_school::Campus;
use commontime_school::ids::{PersonId, SpecialId};

use super::teachers::same_terms;

/// Specialists who are alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpecialistGroup {
    /// Who they are.
    pub members: Vec<PersonId>,
    /// The specials each of them may teach.
    pub specials: Vec<SpecialId>,
}

/// Returns the groups of people who teach specials.
#[must_use]
pub fn specialist_groups(campus: &Campus) -> Vec<SpecialistGroup> {
    let mut groups: Vec<SpecialistGroup> = Vec::new();
    for person in campus.person_ids() {
        let specials: Vec<SpecialId> =
            campus.special_ids().filter(|&special| campus[special].taught_by.contains(&person)).collect();
        if specials.is_empty() {
            continue;
        }
        let alike = groups.iter_mut().find(|group| {
            let (a, b) = (&campus[group.members[0]], &campus[person]);
            group.specials == specials
                && a.team == b.team
                && a.classes_per_day_max == b.classes_per_day_max
                && a.teaching_minutes_per_week_max == b.teaching_minutes_per_week_max
                && same_terms(campus, group.members[0], person)
        });
        match alike {
            Some(group) => group.members.push(person),
            None => groups.push(SpecialistGroup { members: vec![person], specials }),
        }
    }
    groups
}
