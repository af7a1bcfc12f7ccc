//! At once: while all homerooms of a team are at specials together, each has a specialist of its own, or shares one with as many
//! others as may come to a class together.
//!
//! A specialist has one class at a time. So on a day on which a team of five homerooms meets, if only for some minutes, while
//! all five are at specials, five different people teach the grade that day, or else there is no such meeting.

use std::collections::BTreeMap;

use commontime_school::Campus;
use commontime_school::ids::{DayId, GradeId, PersonId, SpecialId, TeamId};

use super::builder::{Builder, number};
use super::specialists::SpecialistGroup;
use crate::mip::{Expression, Model, Tag, Variable};

/// Classes that a group of specialists gives a grade, by grade, group, special and day, where several groups teach the special:
/// where only one does it gives them all.
pub(super) type Gives = BTreeMap<(GradeId, usize, SpecialId, DayId), Variable>;

/// Adds the variables.
pub(super) fn gives(
    campus: &Campus,
    grades: &[GradeId],
    specialists: &[SpecialistGroup],
    model: &mut Model,
) -> Gives {
    let mut out = Gives::new();
    let is_shared =
        |special: &SpecialId| specialists.iter().filter(|group| group.specials.contains(special)).count() > 1;
    for &grade in grades {
        let most = number(campus[grade].homerooms.len()) * i64::from(campus[grade].specials_per_day_max);
        for (at, group) in specialists.iter().enumerate() {
            let of_grade = |special: &&SpecialId| campus[**special].grades.contains(&grade);
            for &special in group.specials.iter().filter(of_grade).filter(|it| is_shared(it)) {
                for day in campus.day_ids() {
                    let is_here = people_here(campus, &group.members, day) > 0;
                    let given = model.continuous(0, if is_here { most } else { 0 });
                    out.insert((grade, at, special, day), given);
                }
            }
        }
    }
    out
}

/// Classes are given by those who teach them: of each special of a grade as many as there are, of each group of specialists no
/// more than it teaches that day. Returns pairs of which the first is at least the second.
pub(super) fn classes_are_given(builder: &Builder<'_>, gives: &Gives) -> Vec<(Expression, Expression)> {
    let mut by_grade: BTreeMap<(GradeId, SpecialId, DayId), Expression> = BTreeMap::new();
    let mut by_group: BTreeMap<(usize, SpecialId, DayId), Expression> = BTreeMap::new();
    for (&(grade, at, special, day), &classes) in gives {
        by_grade.entry((grade, special, day)).or_default().add(1, classes);
        by_group.entry((at, special, day)).or_default().add(1, classes);
    }
    let of_grade =
        |(key, all): ((GradeId, SpecialId, DayId), Expression)| (all, builder.groups(key.0, key.1, key.2));
    let of_group = |(key, all)| (builder.variables.taught[&key].into(), all);
    by_grade.into_iter().map(of_grade).chain(by_group.into_iter().map(of_group)).collect()
}

/// Where `at_once` is 1 the team's homerooms in a grade are at specials together at some time of the day: each of them with
/// somebody who is here and gives the grade a class.
pub(super) fn own_specialists(
    builder: &mut Builder<'_>,
    tag: Tag,
    (team, grade, day): (TeamId, GradeId, DayId),
    at_once: &Expression,
) {
    let campus = builder.campus;
    let groups = builder.variables.teachers.iter();
    let rooms: usize = groups
        .filter(|group| (group.team, group.grade) == (Some(team), grade))
        .map(|group| group.members.len())
        .sum();
    let mut people = Expression::default();
    for at in 0..builder.variables.specialists.len() {
        // Who meets takes nobody meanwhile.
        if campus[builder.variables.specialists[at].members[0]].team == Some(team) {
            continue;
        }
        let given = given_by(builder, &builder.variables.gives, (grade, at, day));
        let here = number(people_here(campus, &builder.variables.specialists[at].members, day));
        if given.terms().is_empty() || here == 0 {
            continue;
        }
        let at_work = builder.model.continuous(0, here);
        builder.model.at_most(tag, at_work, given);
        people.add(most_together(campus, &builder.variables.specialists[at].specials, grade), at_work);
    }
    let mut required = Expression::default();
    required.add_scaled(number(rooms), at_once);
    builder.model.at_least(tag, people, required);
}

/// Returns how many homerooms of a grade somebody who teaches these specials may have at once: one, where none come together.
pub(super) fn most_together(campus: &Campus, specials: &[SpecialId], grade: GradeId) -> i64 {
    let of_grade = specials.iter().filter(|special| campus[**special].grades.contains(&grade));
    number(of_grade.map(|&special| campus.most_together(special, grade)).max().unwrap_or(1))
}

/// Returns the classes that a group of specialists gives a grade on a day.
pub(super) fn given_by(
    builder: &Builder<'_>,
    gives: &Gives,
    (grade, at, day): (GradeId, usize, DayId),
) -> Expression {
    let mut all = Expression::default();
    for &special in &builder.variables.specialists[at].specials {
        match gives.get(&(grade, at, special, day)) {
            Some(&classes) => all.add(1, classes),
            None => all.add_scaled(1, &builder.groups(grade, special, day)),
        }
    }
    all
}

/// Returns how many of these people are here on a day.
pub(super) fn people_here(campus: &Campus, people: &[PersonId], day: DayId) -> usize {
    people.iter().filter(|&&person| campus.is_here(person, day)).count()
}

/// Returns what is 1 where a team meets while its homerooms are at specials, if only for a step of the grid; nothing where that
/// cannot be.
pub(super) fn meets_at_specials(builder: &Builder<'_>, key: (TeamId, GradeId, DayId)) -> Option<Expression> {
    let mut sum = Expression::default();
    for &(_, switch) in &builder.variables.at_specials.get(&key)?.amounts {
        sum.add(1, switch);
    }
    (!sum.terms().is_empty()).then_some(sum)
}
