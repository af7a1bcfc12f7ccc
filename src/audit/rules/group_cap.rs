//! No group is larger than its cap.
//!
//! A class of a special has no more students, by the roll of its homerooms, than the special's cap. Homerooms come
//! whole: the files know no part of one.

use commontime_school::{Activity, Finding, Rule};

use crate::found::{Details, found};
use crate::view::View;

pub(crate) fn check(view: &View, findings: &mut Vec<Finding>) {
    for lesson in &view.schedule.lessons {
        let Activity::Special(special) = lesson.activity else { continue };
        let Some(cap) = view.campus[special].group_cap else { continue };
        let students: u32 = lesson.homerooms.iter().map(|&homeroom| view.campus[homeroom].students).sum();
        if students <= cap {
            continue;
        }
        let (what, group) = (view.lesson(lesson), view.homerooms(&lesson.homerooms));
        let message = format!("{what} has {students} students, {} over the cap of {cap}", students - cap);
        let next_step = if lesson.homerooms.len() > 1 {
            "give the homerooms a class each"
        } else {
            "give the homeroom a special that takes as many, or raise the cap"
        };
        findings.push(
            found(Rule::GroupCap, &[&group], message, next_step.to_owned())
                .at(lesson.day, lesson.span)
                .of(view.row(lesson))
                .short_count(i64::from(students - cap)),
        );
    }
}
