//! A room holds the students and classes in it.

use commontime_school::course::ClassPlace;
use commontime_school::{Rule, SpecialId};

use super::Encoding;
use crate::design::builder::Builder;
use crate::mip::Expression;

pub(super) const ENCODING: Encoding = Encoding::Rows(rows);

fn rows(builder: &mut Builder<'_>) {
    let campus = builder.campus;
    for (at, room) in campus.rooms.iter().enumerate() {
        let is_there = |special: &SpecialId| {
            campus[*special].place == ClassPlace::Room && campus[*special].room.index() == at
        };
        let specials: Vec<_> = campus.special_ids().filter(is_there).collect();
        if specials.is_empty() {
            continue;
        }
        let words = format!(
            "{} holds {} at once",
            room.id,
            commontime_school::wording::count(room.classes_at_once as usize, "class")
        );
        let tag = builder.tag(Rule::RoomHoldsGroup, words);
        for day in campus.day_ids() {
            let mut used = Expression::default();
            for &special in &specials {
                for grade in builder.grades_with(special) {
                    used.add_scaled(
                        i64::from(campus[special].minutes.get()),
                        &builder.groups(grade, special, day),
                    );
                }
            }
            let there = i64::from(campus.bells.days[day.index()].students.length().get())
                * i64::from(room.classes_at_once);
            builder.model.at_most(tag, used, Expression::constant(there));
        }
    }
}
