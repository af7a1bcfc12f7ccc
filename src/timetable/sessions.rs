//! Spreads the services over the days: how many sessions of each on which day.

use std::collections::BTreeMap;

use commontime_school::ids::{DayId, PersonId, ServiceId};
use commontime_school::{Activity, Campus};

use crate::design::Design;
use crate::kept::Kept;

/// Sessions by service and day.
pub(super) type Sessions = BTreeMap<(ServiceId, DayId), u32>;

/// Adds sessions one by one on the day where specials of the grade and other sessions leave most time, until every week has
/// enough. Those that are locked are there already, and then come days on which the schedule to stay near to has some.
pub(super) fn spread(campus: &Campus, design: &Design, kept: &Kept) -> Sessions {
    let mut sessions = Sessions::new();
    let mut load: BTreeMap<(PersonId, DayId), i32> = BTreeMap::new();
    let mut had = Sessions::new();
    for lesson in &kept.near.lessons {
        if let Activity::Service(service) = lesson.activity {
            *had.entry((service, lesson.day)).or_insert(0) += 1;
        }
    }
    for lesson in &kept.locked.lessons {
        if let Activity::Service(service) = lesson.activity {
            *sessions.entry((service, lesson.day)).or_insert(0) += 1;
            for &adult in &lesson.adults {
                *load.entry((adult, lesson.day)).or_insert(0) += lesson.span.length().get();
            }
        }
    }
    for service in campus.service_ids() {
        let needed = campus[service].sessions_per_week();
        loop {
            let short = campus.cycle.weeks.iter().find(|week| {
                week.days.iter().map(|&day| sessions.get(&(service, day)).copied().unwrap_or(0)).sum::<u32>()
                    < needed
            });
            let Some(week) = short else { break };
            let candidates = week.days.iter().copied().filter(|&day| {
                let given = sessions.get(&(service, day)).copied().unwrap_or(0);
                given < campus[service].sessions_per_day_max
                    && campus[service].providers.iter().any(|&provider| campus.is_here(provider, day))
            });
            let provider_load = |day: DayId| {
                let students = campus.bells.days[day.index()].students.length().get();
                let busy: i32 = campus[service]
                    .providers
                    .iter()
                    .map(|&provider| load.get(&(provider, day)).copied().unwrap_or(0))
                    .sum();
                busy - students
            };
            let given = |day: DayId| sessions.get(&(service, day)).copied().unwrap_or(0);
            let is_new = |day: DayId| given(day) >= had.get(&(service, day)).copied().unwrap_or(0);
            // Where days do not hold any number of sessions the design has planned them.
            let is_beyond = |day: DayId| {
                design.sessions.get(&(service, day)).is_some_and(|&planned| given(day) >= planned)
            };
            let busy = |day: DayId| provider_load(day) + specials_of_a_homeroom(campus, design, service, day);
            let order = |&day: &DayId| (is_new(day), is_beyond(day), given(day), busy(day), day);
            let Some(day) = candidates.min_by_key(order) else {
                break;
            };
            *sessions.entry((service, day)).or_insert(0) += 1;
            for &provider in &campus[service].providers {
                *load.entry((provider, day)).or_insert(0) += campus[service].session_minutes.get();
            }
        }
    }
    sessions
}

/// Returns the minutes of specials that a homeroom of a service's grade has on a day, on average.
fn specials_of_a_homeroom(campus: &Campus, design: &Design, service: ServiceId, day: DayId) -> i32 {
    let grade = campus[service].grade;
    let minutes = campus.specials_of(grade).map(|special| {
        let classes = design.classes.get(&(grade, special, day)).copied().unwrap_or(0);
        campus[special].minutes.get() * i32::try_from(classes).unwrap_or(0)
    });
    minutes.sum::<i32>() / i32::try_from(campus[grade].homerooms.len().max(1)).unwrap_or(i32::MAX)
}
