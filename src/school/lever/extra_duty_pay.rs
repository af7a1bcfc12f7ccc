//! Extra-duty pay: people stay beyond their contract day on some days, and are paid for it.
//!
//! Nobody needs to have the students, who are gone. What it costs is in the step's charges.

use super::para_duty_coverage::joined;
use crate::campus::Parts;
use crate::ids::{DayId, PersonId};
use crate::quantities::{Minutes, Span};

/// People stay longer on some days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExtraDutyPay {
    /// Who, of those who are there at the end of the staff's day.
    pub people: Vec<PersonId>,
    /// On which days.
    pub days: Vec<DayId>,
    /// How long after the end of the staff's day.
    pub minutes: Minutes,
}

impl ExtraDutyPay {
    /// Tells whether somebody is there at the end of the staff's day, and so stays.
    #[must_use]
    pub fn stays(&self, parts: &Parts, person: PersonId, day: DayId) -> bool {
        let end = parts.bells.days[day.index()].staff.end();
        parts.people[person.index()].present[day.index()].iter().any(|span| span.end() == end)
    }

    pub(super) fn apply(&self, parts: &mut Parts) {
        for day in &self.days {
            let end = parts.bells.days[day.index()].staff.end();
            let Some(stay) = Span::starting(end, self.minutes) else { continue };
            for id in &self.people {
                if self.stays(parts, *id, *day) {
                    let person = &mut parts.people[id.index()];
                    let here = &mut person.present[day.index()];
                    here.push(stay);
                    *here = joined(std::mem::take(here));
                    person.extra_duty[day.index()] += self.minutes;
                }
            }
        }
    }
}
