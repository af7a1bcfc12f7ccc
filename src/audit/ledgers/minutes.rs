//! The minutes ledger: every contracted minute of every person has exactly one use.

use commontime_school::ledger::{MinutesLedger, PersonDay, UseSpan};

use crate::view::View;

/// Writes the ledger, person by person and day by day.
pub(crate) fn minutes(view: &View) -> MinutesLedger {
    let mut days = Vec::new();
    for person in view.campus.person_ids() {
        for day in view.campus.day_ids() {
            let stretches = &view.workday(person, day).stretches;
            let uses = stretches
                .iter()
                .map(|stretch| UseSpan {
                    span: stretch.span,
                    kind: stretch.kind,
                    what: view.used_for(stretch.doing),
                })
                .collect();
            days.push(PersonDay { person, day, uses });
        }
    }
    MinutesLedger { days }
}
