//! The part of `result.json` on people.

use commontime_school::Campus;
use commontime_school::answer::{PersonMinutes, UseMinutes};
use schemars::JsonSchema;
use serde::Serialize;

/// One person's minutes against their target.
#[derive(Serialize, JsonSchema)]
pub(super) struct Person<'a> {
    /// The id.
    id: &'a str,
    /// The name.
    name: &'a str,
    /// What they are employed as.
    role: &'a str,
    /// FTE at this campus, as a decimal number in text: "0.5".
    fte: String,
    /// Whether the goal's minimum speaks of them.
    eligible: bool,
    /// Why it does not; null where it does.
    reason: Option<&'a str>,
    /// Their own target in minutes a week, pro-rated by FTE.
    target: i32,
    /// Minutes that count, in the week that has the least.
    weekly: i32,
    /// The same scaled to full time, rounded down.
    weekly_full_time: i32,
    /// Average over the kinds of week, rounded down.
    average: i32,
    /// Minutes that count over the year; null without a calendar.
    year: Option<i64>,
    /// Individual planning that no meeting takes.
    planning: Planning,
    /// All uses of their time.
    by_use: Vec<ByUse<'a>>,
    /// What stands in the way of the target, where they are short.
    why_short: &'a [String],
}

/// Individual planning.
#[derive(Serialize, JsonSchema)]
struct Planning {
    /// Minutes in the day that has the least.
    least_day: i32,
    /// Minutes in the week that has the least.
    week: i32,
}

/// Minutes of one use.
#[derive(Serialize, JsonSchema)]
struct ByUse<'a> {
    /// The use.
    #[serde(rename = "use")]
    kind: &'a str,
    /// Minutes in the week that has the least.
    least_week: i32,
    /// Average over the kinds of week, rounded down.
    average: i32,
    /// Minutes over the year; null without a calendar.
    year: Option<i64>,
}

impl<'a> Person<'a> {
    pub(super) fn of(minutes: &'a PersonMinutes, campus: &'a Campus) -> Self {
        let person = &campus[minutes.person];
        Self {
            id: &person.id,
            name: &person.name,
            role: person.role.slug(),
            fte: person.fte.to_string(),
            eligible: minutes.eligible(),
            reason: minutes.outside_because.as_deref(),
            target: minutes.target.get(),
            weekly: minutes.weekly.get(),
            weekly_full_time: minutes.weekly_full_time.get(),
            average: minutes.average.get(),
            year: minutes.year,
            planning: Planning {
                least_day: minutes.planning_least_day.get(),
                week: minutes.planning_week.get(),
            },
            by_use: minutes.by_use.iter().map(ByUse::of).collect(),
            why_short: &minutes.why_short,
        }
    }
}

impl ByUse<'_> {
    fn of(minutes: &UseMinutes) -> Self {
        Self {
            kind: minutes.kind.slug(),
            least_week: minutes.least_week.get(),
            average: minutes.average_week.get(),
            year: minutes.year,
        }
    }
}
