//! What a report is made from.

use commontime_audit::Audited;
use commontime_school::Campus;
use commontime_school::answer::{Answer, Outcome};

/// Everything a report speaks of.
#[derive(Clone, Copy, Debug)]
pub struct ReportInput<'a> {
    /// The school.
    pub campus: &'a Campus,
    /// The school with no lever pulled: what today's minutes are measured by.
    pub as_it_is: &'a Campus,
    /// The answer to its question.
    pub answer: &'a Answer,
    /// The schedule, where there is one: audited and clean, for only such a schedule may carry a claim of proof.
    pub schedule: Option<&'a Audited<'a>>,
}

impl<'a> ReportInput<'a> {
    /// Returns the outcome with the schedule that shows it; `None` where the one or the other is missing.
    pub(crate) fn shown(&self) -> Option<&'a Audited<'a>> {
        match self.answer.outcome {
            Outcome::Impossible | Outcome::LimitReached => None,
            Outcome::ProvenBest | Outcome::WithinBound | Outcome::BestFound => self.schedule,
        }
    }
}
