//! What levers cost beyond posts: a price, and what is counted in a school to pay it.
//!
//! It is counted in the school with all levers that are pulled: whoever is let go does not stay longer, and a homeroom that is given
//! up has no block.

use std::collections::BTreeSet;

use super::{Change, CommunityPartnerBlock, ExtraContractDays, Step};
use crate::campus::{Campus, Parts};
use crate::contract_money::Counted;
use crate::ids::PersonId;
use crate::position::Pay;
use crate::quantities::{Cents, Fte, Minutes, Share};
use crate::wording::{count, grouped, plural};

/// Money that a step costs beyond posts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charge {
    /// How much for what.
    pub price: Price,
    /// Whether it comes back every year.
    pub recurring: bool,
}

/// How much is paid for what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Price {
    /// An amount a year, benefits included, whatever the school.
    Amount(Counted),
    /// For each hour that somebody stays for extra duty, in so many weeks a year. A week is counted as the fullest one.
    ExtraDutyHour {
        /// Pay for an hour.
        hour: Cents,
        /// Weeks a year.
        weeks: u32,
        /// What benefits add.
        benefits: Share,
    },
    /// For each block in which a homeroom is with a partner.
    PartnerBlock {
        /// Pay for a block.
        each: Cents,
        /// Blocks of a homeroom in a year.
        a_year: u32,
        /// What benefits add.
        benefits: Share,
    },
    /// For each day beyond somebody's contract.
    ContractDay {
        /// Pay for an hour; a part of the salary where it is not given.
        hour: Option<Cents>,
        /// What benefits add.
        benefits: Share,
    },
}

/// What a lever that is pulled costs beyond posts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeverCost {
    /// The place of the lever in the campus's.
    pub lever: usize,
    /// What is paid, and for what.
    pub counted: Counted,
    /// Whether it comes back every year.
    pub recurring: bool,
}

impl Campus {
    /// Returns what the levers that are pulled cost beyond posts, in the order in which they are applied.
    #[must_use]
    pub fn lever_costs(&self) -> Vec<LeverCost> {
        let of_step = |decided: &super::Decided| {
            let lever = decided.lever;
            let costs = self.levers[lever].steps[decided.step].costs(self);
            costs.map(move |(counted, recurring)| LeverCost { lever, counted, recurring })
        };
        self.decided.iter().flat_map(of_step).collect()
    }
}

impl Step {
    /// Says what happens in a school: the words of the step, and how many of the people it is for are left where other levers let some of
    /// them go, and how many more there are where others bring some.
    #[must_use]
    pub fn words_in(&self, school: &Parts) -> String {
        let (today, now): (BTreeSet<PersonId>, BTreeSet<PersonId>) = match &self.change {
            Change::ExtraDutyPay(extra) => (extra.today.clone(), extra.staying(school)),
            Change::ExtraContractDays(extra) => {
                (extra.whom.today().iter().copied().collect(), extra.whom.in_school(school).collect())
            }
            _ => return self.words.clone(),
        };
        let (left, more) = (today.intersection(&now).count(), now.difference(&today).count());
        let who = match (left == today.len(), more) {
            (true, 0) => return self.words.clone(),
            (true, more) => format!("and {more} more"),
            (false, 0) => format!("{left} of them"),
            (false, more) => format!("{left} of them and {more} more"),
        };
        format!("{} ({who} with the other levers that are pulled)", self.words)
    }

    /// Says the same with what has to be known besides.
    #[must_use]
    pub fn words_and_note_in(&self, school: &Parts) -> String {
        let words = self.words_in(school);
        if self.note.is_empty() { words } else { format!("{words}. {}", self.note) }
    }

    /// Returns what the step pays for extra duty where people stay so many minutes in the fullest week.
    #[must_use]
    pub fn extra_duty_cost(&self, minutes_a_week: Minutes) -> Cents {
        let pay = self.charges.iter().filter_map(|charge| match charge.price {
            Price::ExtraDutyHour { hour, weeks, benefits } => {
                Some(of_extra_duty(minutes_a_week, hour, weeks, benefits).amount)
            }
            _ => None,
        });
        pay.sum()
    }

    /// Returns what the step costs beyond posts in a school, each with whether it comes back every year.
    pub fn costs(&self, school: &Parts) -> impl Iterator<Item = (Counted, bool)> {
        self.charges.iter().map(|charge| (charge.price.counted(&self.change, school), charge.recurring))
    }
}

impl Price {
    /// Returns what a change costs at this price in a school: nothing where it is a price of another kind of change.
    fn counted(&self, change: &Change, school: &Parts) -> Counted {
        match (self, change) {
            (Self::Amount(counted), _) => counted.clone(),
            (Self::ExtraDutyHour { hour, weeks, benefits }, Change::ExtraDutyPay(extra)) => {
                of_extra_duty(extra.minutes_a_week(school), *hour, *weeks, *benefits)
            }
            (Self::PartnerBlock { each, a_year, benefits }, Change::CommunityPartnerBlock(partner)) => {
                of_blocks(partner, school, *each, *a_year, *benefits)
            }
            (Self::ContractDay { hour, benefits }, Change::ExtraContractDays(extra)) => {
                of_days(extra, school, *hour, *benefits)
            }
            _ => Counted::default(),
        }
    }

    /// Returns what so many units cost, with benefits on the sum.
    #[must_use]
    pub fn of_units(units: u64, unit: &str, each: Cents, benefits: Share) -> Counted {
        let pay = i128::from(each.get()) * i128::from(units);
        let pay = Cents::new(i64::try_from(pay).unwrap_or(i64::MAX));
        let units_in_words = plural(usize::try_from(units).unwrap_or(usize::MAX), unit);
        let what = format!("{} {units_in_words} a year at {each}{}", grouped(units), and(benefits));
        Counted { amount: pay + benefits.of(pay), what }
    }
}

/// Minutes of all who stay in the fullest week, times weeks, times the price of an hour.
fn of_extra_duty(minutes_a_week: Minutes, hour: Cents, weeks: u32, benefits: Share) -> Counted {
    let minutes = i64::from(minutes_a_week.get()) * i64::from(weeks);
    let pay = by_the_hour(hour, minutes);
    let hours = grouped(minutes.unsigned_abs() / 60);
    let what = format!("{hours} hours a year at {hour}{}", and(benefits));
    Counted { amount: pay + benefits.of(pay), what }
}

fn of_blocks(
    partner: &CommunityPartnerBlock,
    school: &Parts,
    each: Cents,
    a_year: u32,
    benefits: Share,
) -> Counted {
    let grades = &partner.block.special.grades;
    let homerooms = school.homerooms.iter().filter(|homeroom| grades.contains(&homeroom.grade)).count();
    Price::of_units(homerooms as u64 * u64::from(a_year), "block", each, benefits)
}

/// For each person the daily rate of the salary, rounded half up to the cent, or the minutes by the hour, and benefits on the sum.
fn of_days(extra: &ExtraContractDays, school: &Parts, hour: Option<Cents>, benefits: Share) -> Counted {
    let rates = extra.whom.in_school(school).filter_map(|person| a_day(person, extra, school, hour));
    let rates: Vec<Cents> = rates.collect();
    let a_day: i64 = rates.iter().copied().map(Cents::get).sum();
    let pay = Cents::new(a_day.saturating_mul(i64::from(extra.days)));
    let rate = match hour {
        Some(hour) => format!("at {hour} an hour"),
        None => format!("at 1 of {} parts of their salaries", extra.contract_days),
    };
    let comma = if benefits == Share::default() { "" } else { "," };
    let (days, people) = (count(extra.days as usize, "day"), count(rates.len(), "person"));
    let what = format!("{days} for {people} {rate}{comma}{}", and(benefits));
    Counted { amount: pay + benefits.of(pay), what }
}

/// Returns what somebody is paid for one day more: by the hour where that is given, and else what their posts pay for a day; nothing
/// where a post has no pay in the budget, or there is none.
#[must_use]
pub fn a_day(
    person: PersonId,
    extra: &ExtraContractDays,
    school: &Parts,
    hour: Option<Cents>,
) -> Option<Cents> {
    if let Some(hour) = hour {
        return Some(by_the_hour(hour, extra.minutes.get().into()));
    }
    let mut posts = school.positions.iter().filter(|post| post.filled_by == Some(person)).peekable();
    posts.peek()?;
    let of_post = |pay: Pay, fte: Fte| match pay {
        Pay::Salary { salary, .. } => {
            let whole = i128::from(salary.get()) * i128::from(fte.get());
            let share = i128::from(Fte::FULL.get()) * i128::from(extra.contract_days.max(1));
            i64::try_from((2 * whole + share).div_euclid(2 * share)).ok()
        }
        Pay::Hourly { hour, .. } => Some(by_the_hour(hour, extra.minutes.get().into()).get()),
    };
    posts.map(|post| of_post(post.pay?, post.fte)).sum::<Option<i64>>().map(Cents::new)
}

/// Pay for minutes, rounded half up to the cent.
fn by_the_hour(hour: Cents, minutes: i64) -> Cents {
    let pay = (i128::from(hour.get()) * i128::from(minutes) + 30).div_euclid(60);
    Cents::new(i64::try_from(pay).unwrap_or(i64::MAX))
}

/// What benefits add, in words; nothing where there are none.
fn and(benefits: Share) -> String {
    if benefits == Share::default() { String::new() } else { format!(" and {benefits} benefits") }
}
