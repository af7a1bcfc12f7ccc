//! Specialists who are alike for the design: same specials, hours, limits, team and protections.

use commontime_school::Campus;
use commontime_school::ids::{DayId, PersonId, SpecialId};

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

/// Returns how many of these classes the specialists who are here on a day take, where each takes at most `turns` of them: a
/// greatest matching, found by giving one more specialist a class at a time and moving others to make room.
pub(super) fn most_taken(campus: &Campus, day: DayId, classes: &[(SpecialId, usize)], turns: usize) -> usize {
    let is_here = |person: &PersonId| campus.is_here(*person, day);
    let mut takers: Vec<PersonId> =
        classes.iter().flat_map(|(special, _)| campus[*special].taught_by.iter().copied()).collect();
    takers.retain(is_here);
    takers.sort_unstable();
    takers.dedup();
    let slots: Vec<PersonId> = takers.iter().flat_map(|&person| std::iter::repeat_n(person, turns)).collect();
    let mut taken: Vec<Vec<usize>> = vec![Vec::new(); classes.len()];
    (0..slots.len())
        .filter(|&slot| {
            gives_a_class(campus, classes, &slots, slot, &mut taken, &mut vec![false; classes.len()])
        })
        .count()
}

/// Gives the slot a class, if need be by giving others another one.
fn gives_a_class(
    campus: &Campus,
    classes: &[(SpecialId, usize)],
    slots: &[PersonId],
    slot: usize,
    taken: &mut [Vec<usize>],
    is_seen: &mut [bool],
) -> bool {
    for (at, &(special, count)) in classes.iter().enumerate() {
        if is_seen[at] || count == 0 || !campus[special].taught_by.contains(&slots[slot]) {
            continue;
        }
        is_seen[at] = true;
        if taken[at].len() < count {
            taken[at].push(slot);
            return true;
        }
        for place in 0..taken[at].len() {
            let other = taken[at][place];
            if gives_a_class(campus, classes, slots, other, taken, is_seen) {
                taken[at][place] = slot;
                return true;
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn who_alone_teaches_a_special_takes_it_and_others_the_rest() {
        let campus = commontime_files::load(Path::new("scenarios/walker-gamble-short")).expect("it is there");
        let special = |id: &str| {
            let named = |it: &SpecialId| campus[*it].id == id;
            campus.special_ids().find(named).expect("the special is there")
        };
        let day = |name: &str| campus.cycle.day_named(name).expect("the day is there");
        let most = |on: &str, classes: &[(&str, usize)], turns| {
            let classes: Vec<(SpecialId, usize)> =
                classes.iter().map(|&(id, count)| (special(id), count)).collect();
            most_taken(&campus, day(on), &classes, turns)
        };
        assert_eq!(most("Mon", &[("art", 1), ("music", 1)], 1), 2);
        // Two classes that one person alone teaches are one after the other.
        assert_eq!(most("Mon", &[("art", 2)], 1), 1);
        assert_eq!(most("Mon", &[("art", 2)], 2), 2);
        // Two people teach both of these, and a third may take what is left of the rotation.
        assert_eq!(most("Mon", &[("media", 2), ("STEM", 1)], 1), 2);
        assert_eq!(most("Mon", &[("media", 1), ("STEM", 1), ("specials-rotation", 4)], 1), 5);
        // One of the two is away on Tuesday.
        assert_eq!(most("Tue", &[("media", 1), ("STEM", 1)], 1), 1);
    }
}
