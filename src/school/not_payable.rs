//! Changes that may do and that some fund has too little for.

use crate::campus::Campus;
use crate::ledger::DollarsLedger;
use crate::quantities::Cents;
use crate::wording;

/// Changes that may do, if they could be paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotPayable {
    /// What would be changed, in words.
    pub changes: Vec<String>,
    /// Net new cost of a year.
    pub cost: Cents,
    /// The names of the funds that have too little, with what each lacks.
    pub short: Vec<(String, Cents)>,
}

impl NotPayable {
    /// Says what is pulled at a school, and what its funds lack.
    #[must_use]
    pub fn of(campus: &Campus, dollars: &DollarsLedger) -> Self {
        let pulled =
            campus.decided.iter().map(|decided| &campus.levers[decided.lever].steps[decided.step].words);
        let short = dollars.funds.iter().filter(|balance| balance.left() < Cents::ZERO);
        let short = short.map(|balance| {
            (campus[balance.fund].name.clone(), Cents::new(balance.left().get().saturating_neg()))
        });
        Self { changes: pulled.cloned().collect(), cost: dollars.net_new_cost, short: short.collect() }
    }

    /// Says it in words: the changes, and which fund lacks what.
    #[must_use]
    pub fn words(&self) -> String {
        let short: Vec<String> =
            self.short.iter().map(|(fund, lacks)| format!("{fund} has {lacks} too little")).collect();
        let short: Vec<&str> = short.iter().map(String::as_str).collect();
        format!("{}; {}", self.changes.join("; "), wording::list(&short))
    }
}
