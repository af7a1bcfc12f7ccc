//! No grade has fewer student minutes than today, in any subject, in specials, lunch, recess or all instruction.
//!
//! What a lever takes out of a subject, with somebody's approval, may be missing. How both sides are counted is said in `students.rs`.

use commontime_school::{Finding, Minutes, Rule};

use crate::found::{Details, found, grouped};
use crate::students;
use crate::view::View;

pub(crate) fn check(view: &View, findings: &mut Vec<Finding>) {
    for line in students::lines(view) {
        let minutes = &line.minutes;
        let short = minutes.today - line.given_up - minutes.scheduled;
        if short <= Minutes::ZERO {
            continue;
        }
        let (grade, activity, homeroom) = (&minutes.grade, &minutes.activity, &view.campus[line.homeroom].id);
        let today = grouped(minutes.today);
        let than = match &view.campus.current {
            Some(_) => format!("today's {today}"),
            None => format!("the {today} that courses.toml asks for"),
        };
        let message = format!(
            "{grade} has {} minutes of {activity} a week in {homeroom}, {short} fewer than {than}",
            grouped(minutes.scheduled)
        );
        let next_step = format!("give {short} minutes a week of {activity} back to {homeroom}");
        findings.push(found(Rule::StudentMinutesKept, &[grade, homeroom], message, next_step).short(short));
    }
}
