//! Every set of classes that one homeroom may have on one day.

use std::collections::BTreeSet;

use commontime_school::{Campus, DayId, HomeroomId, PersonId, Rule, SpecialId};

use super::clock::{Clock, Mask, run};

/// One class of a special.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Class {
    pub(super) special: SpecialId,
    pub(super) start: usize,
    pub(super) length: usize,
    pub(super) teacher: PersonId,
}

impl Class {
    pub(super) fn mask(self) -> Mask {
        run(self.start, self.length)
    }
}

/// The classes of one homeroom on one day, in order of time.
#[derive(Clone, Debug, Default)]
pub(super) struct Classes {
    pub(super) list: Vec<Class>,
    /// Steps of all of them.
    pub(super) mask: Mask,
    /// How many of each special.
    pub(super) dealt: Vec<u8>,
}

/// What classes of a homeroom on a day are made of.
struct Choices<'c> {
    campus: &'c Campus,
    clock: Clock,
    students: Mask,
    /// Where a class may begin; any step where the day has no periods.
    bells: Option<BTreeSet<usize>>,
    specials: Vec<SpecialId>,
    /// Who may have which special and is there: their steps at school.
    teachers: Vec<Vec<(PersonId, Mask)>>,
    most: usize,
}

/// Returns all of them, the empty set too where a day without specials is allowed.
pub(super) fn sets(campus: &Campus, clock: Clock, day: DayId, homeroom: HomeroomId) -> Vec<Classes> {
    assert!(!campus.waived(Rule::SpecialsFrequency), "classes of any number and length are not enumerated");
    let grade = &campus[campus[homeroom].grade];
    let bells = &campus.bells.days[day.index()];
    let takes = |special: &SpecialId| {
        let special = &campus[*special];
        let capped = special.group_cap.filter(|_| !campus.waived(Rule::GroupCap));
        let most = capped.map_or(u32::MAX, |cap| cap).min(campus[special.room].capacity);
        campus[homeroom].students <= most
    };
    let specials: Vec<SpecialId> = campus.specials_of(campus[homeroom].grade).filter(takes).collect();
    let choices = Choices {
        campus,
        clock,
        students: clock.mask(bells.students),
        bells: (!bells.periods.is_empty()).then(|| {
            bells.periods.iter().map(|period| clock.mask(period.span).trailing_zeros() as usize).collect()
        }),
        teachers: specials.iter().map(|&special| teachers(campus, clock, day, special)).collect(),
        specials,
        most: grade.specials_per_day_max as usize,
    };
    let empty = Classes { dealt: vec![0; campus.specials.len()], ..Classes::default() };
    let mut sets = Vec::new();
    choices.extend(empty, 0, &mut sets);
    let least = grade.specials_per_day_min as usize;
    sets.retain(|set| set.list.len() >= least && touches(campus, set));
    sets
}

fn teachers(campus: &Campus, clock: Clock, day: DayId, special: SpecialId) -> Vec<(PersonId, Mask)> {
    let holds = |person: &PersonId| {
        let asked = campus[special].certification.as_ref();
        asked.is_none_or(|asked| campus[*person].certifications.contains(asked))
    };
    let people = campus[special].taught_by.iter().copied().filter(holds);
    let here = |person: PersonId| {
        campus[person].present[day.index()].iter().map(|&span| clock.mask(span)).sum::<Mask>()
    };
    people.map(|person| (person, here(person))).collect()
}

impl Choices<'_> {
    /// Adds to `sets` the set `begun` and all that go on after the step `from`.
    fn extend(&self, begun: Classes, from: usize, sets: &mut Vec<Classes>) {
        if begun.list.len() < self.most {
            for start in from..64 {
                if self.bells.as_ref().is_some_and(|bells| !bells.contains(&start)) {
                    continue;
                }
                for (at, &special) in self.specials.iter().enumerate() {
                    let length = self.clock.steps(self.campus[special].minutes);
                    let times = self.campus[special].times_per_cycle;
                    if start + length > 64
                        || run(start, length) & !self.students != 0
                        || u32::from(begun.dealt[special.index()]) >= times
                    {
                        continue;
                    }
                    for &(teacher, here) in &self.teachers[at] {
                        let class = Class { special, start, length, teacher };
                        if class.mask() & !here != 0 {
                            continue;
                        }
                        let mut next = begun.clone();
                        next.list.push(class);
                        next.mask |= class.mask();
                        next.dealt[special.index()] += 1;
                        self.extend(next, start + length, sets);
                    }
                }
            }
        }
        sets.push(begun);
    }
}

/// Tells whether every class that must touch another special does.
fn touches(campus: &Campus, set: &Classes) -> bool {
    if campus.waived(Rule::SpecialsAdjacency) {
        return true;
    }
    set.list.iter().all(|class| {
        campus[class.special].back_to_back_with.is_none_or(|partner| {
            set.list.iter().any(|other| {
                other.special == partner
                    && (other.start + other.length == class.start
                        || class.start + class.length == other.start)
            })
        })
    })
}
