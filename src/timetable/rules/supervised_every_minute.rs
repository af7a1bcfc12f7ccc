//! Every group of students is with an adult in charge in every minute of its day.

use commontime_engine::Selection;
use commontime_school::Activity;

use super::Encoding;
use crate::timetable::whole::Builder;
use crate::timetable::whole::builder::{NO_LIMIT, minutes};

pub(super) const ENCODING: Encoding = Encoding::Constraints(constraints);

/// Every homeroom is in a lesson in all minutes of the students' day, and every lesson and every session that takes students
/// out has somebody who may be in charge. That they are at school then is for contract-day.
fn constraints(builder: &mut Builder<'_>) {
    let (campus, parts) = (builder.campus, builder.parts);
    for homeroom in campus.homeroom_ids() {
        let lessons = Selection::events(parts.of_homeroom(homeroom, |_| true));
        for day in campus.day_ids() {
            let minutes = minutes(lessons.clone(), builder.students_on(&[day]));
            let length = campus.bells.days[day.index()].students.length();
            builder.require_sum(vec![minutes], i64::from(length.get()), NO_LIMIT);
        }
    }
    for (event, activity, homerooms) in parts.lessons() {
        let is_session = matches!(activity, Activity::Service(_));
        if builder.takes_out(activity) || (!is_session && !homerooms.is_empty()) {
            let may = builder.may_be_in_charge(activity);
            builder.require_people(event, may, 1, None);
        }
    }
}
