//! At once: while all homerooms of a team are at specials together, each has a specialist of its own.
//!
//! A specialist has one homeroom at a time. So on a day on which a team of five homerooms meets, if only for some minutes, while
//! all five are at specials, five different people teach the grade that day, or else there is no such meeting.

use std::collections::BTreeMap;

use commontime_school::Campus;
use commontime_school::ids::{DayId, GradeId, PersonId, SpecialId, TeamId};

use super::builder::{Builder, number};
use crate::mip::{Expression, Tag};

/// Classes are given by those who teach them: of each special of a grade as many as there are, of each group of specialists no
/// more than it teaches that day.
pub(super) fn classes_are_given(builder: &mut Builder<'_>, tag: Tag) {
    let mut by_grade: BTreeMap<(GradeId, SpecialId, DayId), Expression> = BTreeMap::new();
    let mut by_group: BTreeMap<(usize, SpecialId, DayId), Expression> = BTreeMap::new();
    for (&(grade, at, special, day), &given) in &builder.variables.gives {
        by_grade.entry((grade, special, day)).or_default().add(1, given);
        by_group.entry((at, special, day)).or_default().add(1, given);
    }
    for ((grade, special, day), given) in by_grade {
        let classes = builder.classes(grade, special, day);
        builder.model.at_least(tag, given, classes);
    }
    for (key, given) in by_group {
        builder.model.at_most(tag, given, builder.variables.taught[&key]);
    }
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
    // Where nobody asks which grade a class is given to, nothing is known of who gives it.
    if builder.variables.gives.is_empty() {
        return;
    }
    let groups = builder.variables.teachers.iter();
    let rooms: usize = groups
        .filter(|group| (group.team, group.grade) == (Some(team), grade))
        .map(|group| group.members.len())
        .sum();
    let mut people = Expression::default();
    for at in 0..builder.variables.specialists.len() {
        let given = given_by(builder, grade, at, day);
        let here = number(people_here(campus, &builder.variables.specialists[at].members, day));
        if given.terms().is_empty() || here == 0 {
            continue;
        }
        let at_work = builder.model.continuous(0, here);
        builder.model.at_most(tag, at_work, given);
        people.add(1, at_work);
    }
    let mut required = Expression::default();
    required.add_scaled(number(rooms), at_once);
    builder.model.at_least(tag, people, required);
}

/// Returns the classes that a group of specialists gives a grade on a day.
pub(super) fn given_by(builder: &Builder<'_>, grade: GradeId, at: usize, day: DayId) -> Expression {
    let mut given = Expression::default();
    for special in &builder.variables.specialists[at].specials {
        if let Some(&classes) = builder.variables.gives.get(&(grade, at, *special, day)) {
            given.add(1, classes);
        }
    }
    given
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
