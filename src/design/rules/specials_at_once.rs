//! No more homerooms of a grade are at specials at once than the school lets.

use commontime_school::Rule;
use commontime_school::ids::{DayId, GradeId, TeamId};
use commontime_school::staff::Meets;

use super::Encoding;
use crate::design::builder::{Builder, number};
use crate::mip::{Expression, Tag};

pub(super) const ENCODING: Encoding = Encoding::Rows(rows);

fn rows(builder: &mut Builder<'_>) {
    let campus = builder.campus;
    for grade in builder.grades.clone() {
        let Some(most) = campus[grade].specials_at_once else { continue };
        let homerooms = commontime_school::wording::count(most as usize, "homeroom");
        let words = format!("at most {homerooms} of {} at specials at once", campus[grade].name);
        let tag = builder.tag(Rule::SpecialsAtOnce, words);
        one_after_the_other(builder, tag, grade, most);
        let keys: Vec<(TeamId, GradeId, DayId)> = builder.variables.at_specials.keys().copied().collect();
        for key in keys.into_iter().filter(|key| key.1 == grade) {
            never_together(builder, tag, key, most);
        }
    }
}

/// The day has room for the classes of the grade, so many at a time.
fn one_after_the_other(builder: &mut Builder<'_>, tag: Tag, grade: GradeId, most: u32) {
    let campus = builder.campus;
    for day in campus.day_ids() {
        let mut used = Expression::default();
        for special in campus.specials_of(grade) {
            used.add_scaled(i64::from(campus[special].minutes.get()), &builder.classes(grade, special, day));
        }
        let there = i64::from(campus.bells.days[day.index()].students.length().get()) * i64::from(most);
        builder.model.at_most(tag, used, Expression::constant(there));
    }
}

/// A team with more homerooms in the grade never meets while all of them are at specials.
fn never_together(
    builder: &mut Builder<'_>,
    tag: Tag,
    (team, grade, day): (TeamId, GradeId, DayId),
    most: u32,
) {
    let groups = builder.variables.teachers.iter();
    let of_team = groups.filter(|group| (group.team, group.grade) == (Some(team), grade));
    let rooms = number(of_team.map(|group| group.members.len()).sum());
    if builder.campus[team].meets == Meets::Whole && rooms > i64::from(most) {
        let (minutes, _) = builder.minutes_at_specials(team, grade, day);
        builder.model.at_most(tag, minutes, Expression::constant(0));
    }
}
