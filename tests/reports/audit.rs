//! The audit of a schedule in a terminal.

use commontime_report::audit_terminal;
use commontime_school::{Finding, Row};

use super::schools;
use crate::breakers::good_school::School;

#[test]
fn a_clean_schedule_has_minutes_and_no_findings() {
    let (campus, schedule) = schools::good();
    let audited = schools::certified(&campus, schedule);
    insta::assert_snapshot!(audit_terminal(&campus, audited.audit(), &|_| Vec::new(), false));
}

#[test]
fn findings_are_grouped_by_rule_with_next_steps() {
    let mut school = School::good();
    // Nobody is in charge on the first day, and every team's last meetings are gone.
    for lesson in school.schedule.lessons.iter_mut().filter(|lesson| lesson.day.index() == 0) {
        lesson.adults.clear();
    }
    school.schedule.meetings.truncate(5);
    // As if each lesson stood on a line of its own.
    let rows = |finding: &Finding| -> Vec<usize> {
        finding
            .rows
            .iter()
            .filter_map(|row| if let Row::Lesson(at) = row { Some(at + 1) } else { None })
            .collect()
    };
    insta::assert_snapshot!(audit_terminal(&school.campus(), &school.audit(), &rows, false));
}
