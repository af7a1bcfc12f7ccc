//! The minutes ledger as a table: people by uses, for the week that has the least of each.

use commontime_school::answer::PersonMinutes;
use commontime_school::{Minutes, Use};

use crate::input::ReportInput;
use crate::{names, standing};

/// The table.
#[derive(Clone, Debug)]
pub(crate) struct MinutesTable {
    pub(crate) uses: Vec<String>,
    /// Whether a row's minutes add up to the contracted week, so that a total makes sense.
    pub(crate) totals: bool,
    pub(crate) groups: Vec<MinutesGroup>,
}

/// One team's rows.
#[derive(Clone, Debug)]
pub(crate) struct MinutesGroup {
    pub(crate) name: String,
    pub(crate) rows: Vec<MinutesRow>,
}

/// One person's row.
#[derive(Clone, Debug)]
pub(crate) struct MinutesRow {
    pub(crate) name: String,
    pub(crate) cells: Vec<String>,
    pub(crate) total: String,
}

/// Returns the table with the uses that occur.
pub(crate) fn table(input: &ReportInput<'_>) -> MinutesTable {
    let people = &input.answer.people;
    let uses: Vec<Use> = Use::ALL
        .into_iter()
        .filter(|&kind| people.iter().any(|person| of(person, kind) > Minutes::ZERO))
        .collect();
    let row = |person: &PersonMinutes| MinutesRow {
        name: input.campus[person.person].name.clone(),
        cells: uses.iter().map(|&kind| or_dash(of(person, kind))).collect(),
        total: names::minutes(person.by_use.iter().map(|used| used.least_week).sum()),
    };
    let groups = standing::groups(input.campus)
        .into_iter()
        .map(|(name, members)| MinutesGroup {
            name,
            rows: people.iter().filter(|person| members.contains(&person.person)).map(row).collect(),
        })
        .collect();
    MinutesTable {
        totals: input.campus.cycle.weeks.len() == 1,
        groups,
        uses: uses.into_iter().map(Use::words).collect(),
    }
}

fn of(person: &PersonMinutes, kind: Use) -> Minutes {
    person.by_use.iter().filter(|used| used.kind == kind).map(|used| used.least_week).sum()
}

fn or_dash(minutes: Minutes) -> String {
    if minutes == Minutes::ZERO { "–".to_owned() } else { names::minutes(minutes) }
}
