//! Nobody teaches too long without a break.
//!
//! Instruction, co-teaching and duty add up until a break: a stretch with none of them that is at least as long as the
//! policy's break. Shorter gaps, to set up or to walk, end nothing and add nothing. Holds for everyone who is with
//! students, paraprofessionals too.

use commontime_school::{DayId, Finding, Minutes, PersonId, Rule, Span};

use crate::found::{Details, found};
use crate::view::View;

pub(crate) fn check(view: &View, findings: &mut Vec<Finding>) {
    let policy = &view.campus.policy;
    let Some(limit) = policy.consecutive_teaching_max else { return };
    for person in view.campus.person_ids() {
        for day in view.campus.day_ids() {
            for (span, minutes) in without_break(view, person, day, policy.consecutive_teaching_break) {
                let over = minutes - limit;
                if over <= Minutes::ZERO {
                    continue;
                }
                let name = view.name(person);
                let message = format!(
                    "{name} is with students for {minutes} minutes without a break of {}, {over} over the limit of {limit}",
                    policy.consecutive_teaching_break
                );
                let next_step = format!("give {name} a break within this stretch");
                findings.push(
                    found(Rule::ConsecutiveTeaching, &[name], message, next_step)
                        .at(day, span)
                        .of(view.rows_of(person, day, span))
                        .short(over),
                );
            }
        }
    }
}

/// The stretches with students, from the first minute to the last, with the minutes of them spent with students.
fn without_break(view: &View, person: PersonId, day: DayId, pause: Minutes) -> Vec<(Span, Minutes)> {
    let mut stretches: Vec<(Span, Minutes)> = Vec::new();
    for used in view.workday(person, day).stretches.iter().filter(|used| used.kind.with_students()) {
        match stretches.last_mut() {
            Some((span, minutes)) if goes_on(*span, used.span, pause) => {
                *span = Span::new(span.start(), used.span.end()).expect("it grows");
                *minutes += used.span.length();
            }
            _ => stretches.push((used.span, used.span.length())),
        }
    }
    stretches
}

/// Tells whether the gap between the two is no break. Time straight on is none, even where the least break is zero.
fn goes_on(before: Span, after: Span, pause: Minutes) -> bool {
    let gap = after.start().since(before.end());
    gap <= Minutes::ZERO || gap < pause
}
