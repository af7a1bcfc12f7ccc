//! The cafeteria and the playground are not over their limits.

use commontime_engine::kinds::{Capacity, Party, Place};
use commontime_engine::{Kind, Selection};
use commontime_school::{Activity, Campus, GradeId, HomeroomId};

use super::Encoding;
use crate::timetable::whole::Builder;

pub(super) const ENCODING: Encoding = Encoding::Constraints(constraints);

fn constraints(builder: &mut Builder<'_>) {
    let campus = builder.campus;
    let bells = &campus.bells;
    let by_itself: Vec<GradeId> = campus.grade_ids().collect();
    grades(builder, Activity::Lunch, &together(campus), bells.cafeteria.grades_at_once);
    grades(builder, Activity::Recess, &by_itself, bells.playground.grades_at_once);
    let Some(limit) = bells.cafeteria.students_at_once else { return };
    let lunches = builder.parts.lessons().filter(|(_, activity, _)| *activity == Activity::Lunch);
    let parties = lunches.map(|(event, _, homerooms)| Party {
        work: Selection::events([event]),
        load: builder.roll(homerooms),
        once: false,
    });
    let parties = parties.collect();
    require_at_most(builder, parties, limit);
}

/// For each grade the first of the grades it eats with, itself included: those with the same first are one.
fn together(campus: &Campus) -> Vec<GradeId> {
    let mut first: Vec<GradeId> = campus.grade_ids().collect();
    // Merging once per grade reaches everyone, however the file strings them together.
    for _ in campus.grade_ids() {
        for grade in campus.grade_ids() {
            for &partner in &campus[grade].eats_with {
                let least = first[grade.index()].min(first[partner.index()]);
                first[grade.index()] = least;
                first[partner.index()] = least;
            }
        }
    }
    first
}

fn grades(builder: &mut Builder<'_>, activity: Activity, counts_as: &[GradeId], limit: u32) {
    let (campus, parts) = (builder.campus, builder.parts);
    let of_group = |group: GradeId| {
        let is_of_group = |homeroom: &HomeroomId| counts_as[campus[*homeroom].grade.index()] == group;
        let lessons = parts
            .lessons()
            .filter(|(_, other, homerooms)| *other == activity && homerooms.iter().any(is_of_group));
        Party { work: Selection::events(lessons.map(|(event, ..)| event)), load: 1, once: true }
    };
    let parties = campus.grade_ids().map(of_group).collect();
    require_at_most(builder, parties, limit);
}

fn require_at_most(builder: &mut Builder<'_>, parties: Vec<Party>, maximum: u32) {
    let place = Place { windows: builder.times.all_days(), during: None, parties, minimum: 0, maximum };
    builder.require(Kind::Capacity(Capacity { places: vec![place] }));
}
