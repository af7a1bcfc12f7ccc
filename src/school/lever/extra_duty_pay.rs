//! Extra-duty pay: people stay beyond their contract day on some days, and are paid for it.
//!
//! Nobody needs to have the students, who are gone. Who is there at the end of the day is paid, also of those whom other levers
//! bring.

use std::collections::BTreeSet;

use super::Whom;
use crate::campus::Parts;
use crate::ids::{DayId, PersonId};
use crate::quantities::{Minutes, Span};

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
