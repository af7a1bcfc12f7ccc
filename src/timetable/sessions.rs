//! Spreads the services over the days: how many sessions of each on which day.

use std::collections::BTreeMap;

use commontime_school::Campus;
use commontime_school::ids::{DayId, PersonId, ServiceId};

use crate::design::Design;

/// Sessions by service and day.
pub(super) type Sessions = BTreeMap<(ServiceId, DayId), u32>;

/// Adds sessions one by one on the day where its providers have most time left, until every week has enough.
pub(super) fn spread(campus: &Campus, _design: &Design) -> Sessions {
    let mut sessions = Sessions::new();
    let mut load: BTreeMap<(PersonId, DayId), i32> = BTreeMap::new();
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
                    && campus[service]
                        .providers
                        .iter()
                        .any(|&provider| !campus[provider].present[day.index()].is_empty())
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
            let Some(day) = candidates.min_by_key(|&day| (given(day), provider_load(day), day)) else {
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
