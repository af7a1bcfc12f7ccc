//! A schedule that has passed its audit.

use commontime_school::{Campus, Schedule};

use crate::{Audit, audit};

/// A schedule with its clean audit. Only [`certify`] makes one, so whoever holds it may rely on every required rule.
#[derive(Clone, Debug)]
pub struct Audited<'a> {
    campus: &'a Campus,
    schedule: Schedule,
    audit: Audit,
}

impl<'a> Audited<'a> {
    /// Returns the campus it was audited against.
    #[must_use]
    pub const fn campus(&self) -> &'a Campus {
        self.campus
    }

    /// Returns the schedule.
    #[must_use]
    pub const fn schedule(&self) -> &Schedule {
        &self.schedule
    }

    /// Returns the audit. It has no required finding.
    #[must_use]
    pub const fn audit(&self) -> &Audit {
        &self.audit
    }

    /// Gives schedule and audit back.
    #[must_use]
    pub fn into_parts(self) -> (Schedule, Audit) {
        (self.schedule, self.audit)
    }
}

/// A schedule that did not pass, with the audit that says why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The schedule as it came.
    pub schedule: Schedule,
    /// Its audit, with at least one required finding.
    pub audit: Audit,
}

/// Audits `schedule` and certifies it.
///
/// # Errors
/// Gives the schedule back with its audit where a required rule is not kept.
///
/// # Panics
/// As [`audit`].
pub fn certify(campus: &Campus, schedule: Schedule) -> Result<Audited<'_>, Box<Refused>> {
    let audit = audit(campus, &schedule);
    if audit.is_clean() {
        Ok(Audited { campus, schedule, audit })
    } else {
        Err(Box::new(Refused { schedule, audit }))
    }
}
