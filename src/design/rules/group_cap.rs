//! No group is larger than its cap.

use commontime_school::Rule;

use super::Encoding;
use crate::design::builder::Builder;
use crate::mip::Expression;

pub(super) const ENCODING: Encoding = Encoding::Rows(rows);

/// Homerooms go to specials whole, so a homeroom above the cap can have none.
fn rows(builder: &mut Builder<'_>) {
    let campus = builder.campus;
    for special in campus.special_ids() {
        let Some(cap) = campus[special].group_cap else { continue };
        let tag = builder.tag(Rule::GroupCap, format!("{} takes at most {cap} students", campus[special].id));
        for grade in builder.grades_with(special) {
            for &homeroom in &campus[grade].homerooms {
                let students = Expression::constant(i64::from(campus[homeroom].students));
                builder.model.at_most(tag, students, Expression::constant(i64::from(cap)));
            }
        }
    }
}
