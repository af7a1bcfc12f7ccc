//! The part of `result.json` about a week without one specialist.

use commontime_school::{Campus, answer};
use schemars::JsonSchema;
use serde::Serialize;

/// A week in which one specialist is out. Others take each other's classes; a class that nobody takes stays with its homeroom teacher,
/// and what its team would have met in that time does not count.
#[derive(Serialize, JsonSchema)]
pub(super) struct Absence<'a> {
    /// Who is out.
    person: &'a str,
    /// In which of the cycle's weeks.
    week: &'a str,
    /// The lowest weekly minutes in that week of anyone eligible but the one who is out, scaled to full time, at most the target.
    lowest_weekly_minutes: i32,
    /// Who has nobody to meet in that week, and is not counted.
    alone: Vec<&'a str>,
    /// Classes of the one who is out in that week.
    classes: usize,
    /// Classes of the week that nobody takes.
    left_over: usize,
    /// Minutes of meetings that teams lose.
    lost: Vec<Lost<'a>>,
    /// Whether it is proved that no other way to take the classes leaves more.
    proven_best: bool,
}

/// What one team loses.
#[derive(Serialize, JsonSchema)]
struct Lost<'a> {
    /// The team.
    team: &'a str,
    /// Minutes of meetings.
    minutes: i32,
}

impl<'a> Absence<'a> {
    pub(super) fn of(absence: &'a answer::Absence, campus: &'a Campus) -> Self {
        let lost = |(team, minutes): &(commontime_school::TeamId, commontime_school::Minutes)| Lost {
            team: &campus[*team].id,
            minutes: minutes.get(),
        };
        Self {
            person: &campus[absence.person].id,
            week: &campus.cycle.weeks[absence.week].name,
            lowest_weekly_minutes: absence.lowest.get(),
            alone: absence.alone.iter().map(|person| campus[*person].id.as_str()).collect(),
            classes: absence.classes,
            left_over: absence.left_over,
            lost: absence.lost.iter().map(lost).collect(),
            proven_best: absence.is_best,
        }
    }
}
