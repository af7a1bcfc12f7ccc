//! What an audit says of a schedule.

use commontime_school::answer::{PersonMinutes, StudentMinutes, YearFigures};
use commontime_school::ledger::{CoverageLedger, DollarsLedger, MinutesLedger, TeamLead};
use commontime_school::{Finding, Median, Minutes, Severity};

/// The three ledgers of a schedule, the rules it does not keep, and what everyone gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audit {
    /// Every contracted minute of every person, person by person and day by day.
    pub minutes: MinutesLedger,
    /// While teams meet, who has the students.
    pub coverage: CoverageLedger,
    /// Who leads teams that meet, and how many of the meetings they can be at.
    pub leads: Vec<TeamLead>,
    /// What positions cost, and which funds pay.
    pub dollars: DollarsLedger,
    /// What is not kept, and what is worth knowing; rule by rule.
    pub findings: Vec<Finding>,
    /// Everyone's minutes against the goal, in the order of the campus's people.
    pub people: Vec<PersonMinutes>,
    /// Student minutes by grade against today's.
    pub students: Vec<StudentMinutes>,
    /// What the year's calendar really delivers; `None` without a calendar or without eligible people.
    pub year: Option<YearFigures>,
    /// For each meeting of the schedule and each of its members, in their order: whether it counts for them.
    pub credited: Vec<Vec<bool>>,
}

impl Audit {
    /// Tells whether every required rule is kept. Notes may remain.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.findings.iter().all(|finding| finding.severity != Severity::Required)
    }

    /// Returns the findings of required rules alone.
    pub fn required(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.severity == Severity::Required)
    }

    /// Returns the school's figure: the lowest weekly minutes of any eligible person, scaled to full time. `None`
    /// where nobody is eligible.
    #[must_use]
    pub fn lowest_weekly_minutes(&self) -> Option<Minutes> {
        self.eligible_in_order().first().copied()
    }

    /// Returns the median of the same.
    #[must_use]
    pub fn median(&self) -> Option<Median> {
        Median::of_ordered(&self.eligible_in_order())
    }

    /// Returns the highest of the same.
    #[must_use]
    pub fn highest(&self) -> Option<Minutes> {
        self.eligible_in_order().last().copied()
    }

    /// Returns the sum of what eligible people lack to their own targets.
    #[must_use]
    pub fn total_shortfall(&self) -> Minutes {
        self.people.iter().filter(|person| person.eligible()).map(PersonMinutes::short_by).sum()
    }

    fn eligible_in_order(&self) -> Vec<Minutes> {
        let mut minutes: Vec<Minutes> = self
            .people
            .iter()
            .filter(|person| person.eligible())
            .map(|person| person.weekly_full_time)
            .collect();
        minutes.sort_unstable();
        minutes
    }
}
