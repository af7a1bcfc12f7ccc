//! Everything a report of options speaks of.

use commontime_audit::{Audited, minutes_today};
use commontime_school::answer::Answer;
use commontime_school::axis::{self, Axis};
use commontime_school::not_payable::{NotPayable, Promised};
use commontime_school::wording::{count, grouped};
use commontime_school::{Campus, Cents, Minutes, OuterCurve, UnitCosts};

use crate::dollars as money_of;

pub(crate) mod curve;
pub(crate) mod facts;
pub(crate) mod sentences;

/// Everything a report of options speaks of.
#[derive(Clone, Debug)]
pub struct OptionsInput<'a> {
    /// The school as it is.
    pub campus: &'a Campus,
    /// What options are compared by beside minutes and cost.
    pub axes: &'a [Axis],
    /// The best schedule of the school as it is, where one was found.
    pub as_it_is: Option<Choice<'a>>,
    /// The options, cheapest first; none is beaten by another on all axes.
    pub choices: Vec<Choice<'a>>,
    /// Beside them: what leaves people fewer minutes short than the best of them by the priorities, and comes before it.
    pub fewer_short: Option<Beside<'a>>,
    /// What some fund has too little for, with what it might do.
    pub not_payable: Option<(NotPayable, Promised)>,
    /// Whether some fund has too little for other options.
    pub lacks_money: bool,
    /// The outer curve.
    pub outer: OuterCurve,
    /// The place of the option that is recommended.
    pub recommended: Option<usize>,
    /// Whether a clock or a hand decided when to stop, so that another run may differ.
    pub timed: bool,
}

impl<'a> OptionsInput<'a> {
    /// Tells whether the option at this place is recommended. Where no lever is open there is nothing to recommend; what stands beside the
    /// curve comes before all on it.
    pub(crate) fn is_recommended(&self, at: usize) -> bool {
        self.recommended == Some(at) && !self.campus.levers.is_empty() && self.fewer_short.is_none()
    }

    /// Returns the places of the options of which no other has as many minutes for as little.
    pub(crate) fn on_the_curve(&self) -> Vec<usize> {
        let mut curve: Vec<usize> = Vec::new();
        for (at, choice) in self.choices.iter().enumerate() {
            if curve.last().is_none_or(|before| self.choices[*before].lowest() < choice.lowest()) {
                curve.push(at);
            }
        }
        curve
    }

    /// Tells whether some option gives everyone the target.
    pub(crate) fn reaches_target(&self) -> bool {
        self.choices.iter().any(|choice| choice.lowest() >= self.campus.goal.minutes_per_week)
    }

    /// Tells whether minutes and cost alone are compared: on further axes an option may be worth more money than another that gives as
    /// much.
    pub(crate) fn is_by_cost_alone(&self) -> bool {
        self.axes.is_empty()
    }

    /// Returns the schedule of the school as it is, unless one of the options is that: a school in which no lever is pulled.
    pub(crate) fn as_it_is_apart(&self) -> Option<&Choice<'a>> {
        let is_option = self.choices.iter().any(Choice::is_as_it_is);
        self.as_it_is.as_ref().filter(|_| !is_option)
    }

    /// Says where an option is on the further axes; nothing where none was asked for.
    pub(crate) fn on_other_axes(&self, choice: &Choice<'_>) -> Vec<String> {
        let (today, then) = (self.campus, choice.schedule.campus());
        let words = |axis: &Axis| match axis {
            Axis::Fte => format!("{} FTE in all, today {}", axis::fte(then), axis::fte(today)),
            Axis::StudentMinutes => {
                let (then, today) = (axis::student_minutes(then), axis::student_minutes(today));
                let words = |minutes: Minutes| grouped(u64::from(minutes.get().unsigned_abs()));
                format!("students at school {} minutes a week, today {}", words(then), words(today))
            }
            Axis::PositionsChanged => match axis::positions_changed(then) {
                0 => "no post changed".to_owned(),
                changed => format!("{} changed", count(changed, "post")),
            },
        };
        self.axes.iter().map(words).collect()
    }

    /// Names what hours are counted beyond: without a schedule of today the best one of the school as it is.
    pub(super) fn base_of_hours(&self) -> &'static str {
        if minutes_today(self.campus).is_some() {
            money_of::TODAY
        } else {
            "those of the best schedule as it is"
        }
    }

    /// Returns the net new cost of an option per pupil, per teacher and per hour released beyond today's: those of the current schedule
    /// or, without one, of the best schedule of the school as it is.
    #[must_use]
    pub fn units(&self, option: &Audited<'_>) -> UnitCosts {
        let current = minutes_today(self.campus);
        let as_it_is = self.as_it_is.as_ref().map(|today| today.schedule.audit().people.as_slice());
        let audit = option.audit();
        let today = current.as_deref().or(as_it_is);
        UnitCosts::of(option.campus(), audit.dollars.net_new_cost, &audit.people, today)
    }
}

/// What leaves people fewer minutes short than any option of the curve.
#[derive(Clone, Debug)]
pub struct Beside<'a> {
    /// The option.
    pub choice: Choice<'a>,
    /// Nothing with as many minutes for everyone leaves people fewer minutes short together than these.
    pub least: Minutes,
    /// Whether it is proved that nothing with as many leaves people fewer minutes short, and that nothing with as few costs less.
    pub is_proved: bool,
}

/// An option with its schedule, which is audited and clean.
#[derive(Clone, Debug)]
pub struct Choice<'a> {
    /// The schedule, with the school as the option changes it.
    pub schedule: &'a Audited<'a>,
    /// What is known of it.
    pub answer: &'a Answer,
    /// The folder with its files, beside the report.
    pub folder: String,
}

impl Choice<'_> {
    /// Returns its lowest weekly minutes, at most the target.
    #[must_use]
    pub fn lowest(&self) -> Minutes {
        let target = self.schedule.campus().goal.minutes_per_week;
        self.answer.lowest_weekly_minutes.unwrap_or(target).min(target)
    }

    /// Tells whether everyone has more than the target: what is beyond it is not counted.
    pub(crate) fn is_beyond_the_target(&self) -> bool {
        let target = self.schedule.campus().goal.minutes_per_week;
        self.answer.lowest_weekly_minutes.is_some_and(|lowest| lowest > target)
    }

    /// Returns the same in words: `250 or more` where it reaches the target, for what is beyond is not counted.
    pub(crate) fn lowest_in_words(&self) -> String {
        let lowest = crate::names::minutes(self.lowest());
        if self.is_beyond_the_target() { format!("{lowest} or more") } else { lowest }
    }

    /// Tells whether no lever is pulled.
    pub(crate) fn is_as_it_is(&self) -> bool {
        self.schedule.campus().decided.is_empty()
    }

    /// Returns its net new cost of a year.
    #[must_use]
    pub fn cost(&self) -> Cents {
        self.schedule.audit().dollars.net_new_cost
    }

    /// Returns what of it comes once.
    pub(crate) fn once(&self) -> Cents {
        self.schedule.audit().dollars.one_time_cost
    }
}
