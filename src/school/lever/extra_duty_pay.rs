//! Extra-duty pay: people stay beyond their contract day on some days, and are paid for it.
//!
//! Nobody needs to have the students, who are gone. Who is there at the end of the day is paid.

use std::collections::BTreeSet;

use crate::campus::Parts;
use crate::ids::{DayId, PersonId};
use crate::quantities::{Minutes, Span};

/// People stay longer on some days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExtraDutyPay {
    /// On which days who stays: of those named whoever is there today at the end of the staff's day.
    pub stay: Vec<(DayId, Vec<PersonId>)>,
    /// How long after the end of the staff's day.
    pub minutes: Minutes,
}

impl ExtraDutyPay {
    /// Lets these people stay on these days; whoever goes home before the end of the staff's day does so still.
    #[must_use]
    pub fn new(parts: &Parts, people: &[PersonId], days: &[DayId], minutes: Minutes) -> Self {
        let stay = |day: &DayId| {
            (
                *day,
                people.iter().copied().filter(|person| is_there_at_the_end(parts, *person, *day)).collect(),
            )
        };
        Self { stay: days.iter().map(stay).collect(), minutes }
    }

    /// Returns the minutes that all people together stay in the fullest week of a school.
    #[must_use]
    pub fn minutes_a_week(&self, school: &Parts) -> Minutes {
        let on = |day: &DayId| {
            let people = self.stay.iter().filter(|(other, _)| other == day).flat_map(|(_, people)| people);
            let staying = people.filter(|person| stays(school, **person, *day)).count();
            self.minutes * i32::try_from(staying).unwrap_or(i32::MAX)
        };
        let weeks = school.cycle.weeks.iter().map(|week| week.days.iter().map(on).sum());
        weeks.max().unwrap_or(Minutes::ZERO)
    }

    /// Returns everybody who stays on any day.
    pub(super) fn people(&self) -> BTreeSet<PersonId> {
        self.stay.iter().flat_map(|(_, people)| people).copied().collect()
    }

    /// Returns those of them who stay on any day in a school.
    pub(super) fn staying(&self, school: &Parts) -> BTreeSet<PersonId> {
        let stays = |day: &DayId, person: &&PersonId| stays(school, **person, *day);
        self.stay
            .iter()
            .flat_map(|(day, people)| people.iter().filter(move |it| stays(day, it)))
            .copied()
            .collect()
    }

    pub(super) fn apply(&self, parts: &mut Parts) {
        for (day, people) in &self.stay {
            let end = parts.bells.days[day.index()].staff.end();
            let Some(stay) = Span::starting(end, self.minutes) else { continue };
            for id in people {
                if is_there_at_the_end(parts, *id, *day) {
                    let person = &mut parts.people[id.index()];
                    let here = &mut person.present[day.index()];
                    here.push(stay);
                    *here = Span::joined(std::mem::take(here));
                    person.extra_duty[day.index()] += self.minutes;
                }
            }
        }
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
