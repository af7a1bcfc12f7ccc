//! The net new cost per pupil, per teacher, per released hour, each with what it is divided by.

use commontime_school::wording::{count, grouped};
use commontime_school::{Cents, UnitCosts};

use crate::money::money;

/// What hours are counted beyond where today's are known.
pub(crate) const TODAY: &str = "today's";

/// One figure.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    pub(crate) name: &'static str,
    pub(crate) amount: String,
    /// What it is divided by, in words.
    pub(crate) over: String,
}

/// Returns the three figures. Hours are those beyond `base`: today's, or those of the school as it is.
pub(crate) fn units(units: &UnitCosts, base: &str) -> Vec<Unit> {
    let amount = |amount: Option<Cents>| amount.map_or_else(|| "–".to_owned(), money);
    let number = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    let released = match units.released_minutes {
        None => "today's hours are not known: there is no current-schedule.csv".to_owned(),
        Some(minutes) if minutes <= 0 => format!("no more hours than {base}"),
        Some(minutes) => format!(
            "over {} hours a year with colleagues beyond {base}, of all these people together{}",
            hours(minutes),
            if units.is_as_if_all_came { ", as if all substitutes always came" } else { "" }
        ),
    };
    vec![
        Unit {
            name: "per pupil",
            amount: amount(units.per_pupil),
            over: format!("over {} of all homerooms", count(number(units.pupils), "student")),
        },
        Unit {
            name: "per teacher",
            amount: amount(units.per_teacher),
            over: format!("over {} whom the goal is for", count(number(units.teachers), "person")),
        },
        Unit { name: "per released hour", amount: amount(units.per_released_hour), over: released },
    ]
}

/// Minutes as hours, to the tenth below.
fn hours(minutes: i64) -> String {
    let tenths = minutes.unsigned_abs() / 6;
    let whole = grouped(tenths / 10);
    if tenths.is_multiple_of(10) { whole } else { format!("{whole}.{}", tenths % 10) }
}
