//! Extra-duty pay: people stay beyond their contract day on some days, and are paid for it.
//!
//! Nobody needs to have the students, who are gone. Who is there at the end of the day is paid, also of those whom other levers
//! bring.

use std::collections::BTreeSet;

use super::{LeverPage, Whom};
use crate::campus::Parts;
use crate::ids::{DayId, PersonId};
use crate::quantities::{Minutes, Span};

pub(super) const PAGE: LeverPage = LeverPage {
    in_short: "teachers are paid to stay after the staff's day",
    does: "People stay after the end of the staff's day on some days, and are paid for it. They are \
        those of the roles or names given, or everyone the goal is for.",
    minutes: "To everyone who stays: so many minutes on each of these days. With free time before the \
        end of the staff's day they make one block. These are minutes more, and not minutes moved. \
        Whoever goes home before the end of the staff's day does so still.",
    students: "Nobody needs to have them: they are gone.",
    price: "A [[price]] in budget.toml, which it needs: `hourly`, in dollars for an hour, for the \
        minutes of everyone who stays in the fullest week, in `weeks` weeks a year (36 where not \
        given), with `benefits`; it comes back every year. `funds` says who pays. Whoever stays is \
        paid, meeting or not.",
    limits: "`up-to` is 240 minutes at most, in steps of `step` minutes (15 where not given). `roles` \
        and `people` name who stays; whoever another lever brings in one of these roles stays too. \
        Roles that nobody has, and people who are not there at the end of the day, are told. That \
        people agree to stay is not looked at.",
    approval: "Mostly the board and the association. Ask what the contract says of extra duty: the \
        rate, and whether it may be asked for or only offered. Ask federal programs before federal \
        money pays.",
    // In the school that `commontime new` writes.
    example: r#"# scenario.toml
[levers.extra-duty-pay]
days = ["Tue"]
up-to = 60                          # minutes at most
step = 30
roles = ["homeroom"]                # or people = [...]; or everyone

# budget.toml
[[price]]
lever = "extra-duty-pay"
hourly = 32.00
weeks = 36
benefits = "7.65 %"
funds = ["general"]"#,
    source: "Montgomery County, Maryland, estimated about $1.3 million a day for two more hours of all \
        its teachers. \
        https://ww2.montgomeryschoolsmd.org/departments/budget/archiveDetail.aspx?id=7&year=2017&order=2&keywords=",
};

/// People stay longer on some days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExtraDutyPay {
    /// Who is asked to.
    pub whom: Whom,
    /// On which days.
    pub days: Vec<DayId>,
    /// Who of today's people stays on any of them: whoever is there today at the end of the staff's day.
    pub today: BTreeSet<PersonId>,
    /// How long after the end of the staff's day.
    pub minutes: Minutes,
}

impl ExtraDutyPay {
    /// Lets these people stay on these days; whoever goes home before the end of the staff's day does so still.
    #[must_use]
    pub fn new(parts: &Parts, whom: Whom, days: &[DayId], minutes: Minutes) -> Self {
        let stays = |id: &PersonId| days.iter().any(|day| is_there_at_the_end(parts, *id, *day));
        let today = whom.today().iter().copied().filter(stays).collect();
        Self { whom, days: days.to_vec(), today, minutes }
    }

    /// Returns the minutes that all people together stay in the fullest week of a school.
    #[must_use]
    pub fn minutes_a_week(&self, school: &Parts) -> Minutes {
        self.minutes_by_week(school).into_iter().max().unwrap_or(Minutes::ZERO)
    }

    /// Returns the minutes that all people together stay in each week of a school's cycle.
    #[must_use]
    pub fn minutes_by_week(&self, school: &Parts) -> Vec<Minutes> {
        let staying: Vec<(DayId, PersonId)> =
            self.asked(school).filter(|(day, person)| stays(school, *person, *day)).collect();
        let on = |day: &DayId| {
            let people = staying.iter().filter(|(other, _)| other == day).count();
            self.minutes * i32::try_from(people).unwrap_or(i32::MAX)
        };
        school.cycle.weeks.iter().map(|week| week.days.iter().map(on).sum()).collect()
    }

    /// Returns everybody who stays on any day in a school, of today's people and of those who have come.
    pub(super) fn staying(&self, school: &Parts) -> BTreeSet<PersonId> {
        let staying = self.asked(school).filter(|(day, person)| stays(school, *person, *day));
        staying.map(|(_, person)| person).collect()
    }

    pub(super) fn apply(&self, parts: &mut Parts) {
        let asked: Vec<(DayId, PersonId)> = self.asked(parts).collect();
        for (day, id) in asked {
            let end = parts.bells.days[day.index()].staff.end();
            let Some(stay) = Span::starting(end, self.minutes) else { continue };
            if is_there_at_the_end(parts, id, day) {
                let person = &mut parts.people[id.index()];
                let here = &mut person.present[day.index()];
                here.push(stay);
                *here = Span::joined(std::mem::take(here));
                person.extra_duty[day.index()] += self.minutes;
            }
        }
    }

    /// Returns who in a school is asked to stay, on which days: whoever is there at the end of the day stays.
    fn asked(&self, school: &Parts) -> impl Iterator<Item = (DayId, PersonId)> {
        self.days.iter().flat_map(move |day| self.whom.in_school(school).map(|person| (*day, person)))
    }
}

/// Tells whether somebody stays longer, or would where that were paid.
fn stays(school: &Parts, person: PersonId, day: DayId) -> bool {
    let has_extra_duty = school.people[person.index()].extra_duty[day.index()] > Minutes::ZERO;
    has_extra_duty || is_there_at_the_end(school, person, day)
}

/// Tells whether somebody is there at the end of the staff's day.
fn is_there_at_the_end(parts: &Parts, person: PersonId, day: DayId) -> bool {
    let end = parts.bells.days[day.index()].staff.end();
    parts.people[person.index()].present[day.index()].iter().any(|span| span.end() == end)
}
