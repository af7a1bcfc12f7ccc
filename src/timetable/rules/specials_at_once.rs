//! No more homerooms of a grade are at specials at once than the school lets.

use commontime_engine::kinds::{Capacity, Party, Place};
use commontime_engine::{Kind, Selection};
use commontime_school::Activity;

use super::Encoding;
use crate::timetable::whole::Builder;

pub(super) const ENCODING: Encoding = Encoding::Constraints(constraints);

fn constraints(builder: &mut Builder<'_>) {
    let (campus, parts) = (builder.campus, builder.parts);
    let mut places = Vec::new();
    for grade in campus.grade_ids() {
        let Some(maximum) = campus[grade].specials_at_once else { continue };
        let classes = parts.lessons().filter(|(_, activity, _)| matches!(activity, Activity::Special(_)));
        let parties = classes.filter_map(|(event, _, homerooms)| {
            let of_grade = homerooms.iter().filter(|homeroom| campus[**homeroom].grade == grade).count();
            let load = u32::try_from(of_grade).ok().filter(|load| *load > 0)?;
            Some(Party { work: Selection::events([event]), load, once: false })
        });
        let parties = parties.collect();
        places.push(Place { windows: builder.times.all_days(), during: None, parties, minimum: 0, maximum });
    }
    if !places.is_empty() {
        builder.require(Kind::Capacity(Capacity { places }));
    }
}
