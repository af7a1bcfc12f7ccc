//! Special-education and other services are given in full and break nothing they may not.

use std::collections::BTreeSet;

use commontime_school::Rule;
use commontime_school::ids::{DayId, ServiceId};

use super::Encoding;
use crate::design::builder::Builder;
use crate::design::services_beside::{Beside, beside};
use crate::design::teachers::release_minutes;
use crate::mip::{Expression, Tag};

pub(super) const ENCODING: Encoding = Encoding::Rows(rows);

fn rows(builder: &mut Builder<'_>) {
    let campus = builder.campus;
    for service in campus.service_ids() {
        if !builder.variables.serves.keys().any(|key| key.0 == service) {
            continue;
        }
        let sessions =
            i64::from(campus[service].sessions_per_week()) * i64::from(campus[service].session_minutes.get());
        let words = format!("{} is given {sessions} minutes a week", campus[service].id);
        let tag = builder.tag(Rule::ServicesKept, words);
        for week in &campus.cycle.weeks {
            let mut given = Expression::default();
            for &day in &week.days {
                for &provider in &campus[service].providers {
                    given.add(1, builder.variables.serves[&(service, provider, day)]);
                }
            }
            builder.model.at_least(tag, given, Expression::constant(sessions));
        }
    }
    if builder.variables.serves.is_empty() {
        return;
    }
    let words =
        "sessions lie beside lunch, recess, specials and unbroken blocks of the homerooms of their students";
    let tag = builder.tag(Rule::ServicesKept, words);
    for group in 0..builder.variables.teachers.len() {
        for day in campus.day_ids() {
            beside_specials(builder, tag, group, day);
        }
    }
}

/// Has each provider of a service give it in whole sessions on a day.
fn in_whole_sessions(builder: &mut Builder<'_>, tag: Tag, service: ServiceId, day: DayId) {
    let campus = builder.campus;
    let most = i64::from(campus[service].sessions_per_day_max);
    let minutes = i64::from(campus[service].session_minutes.get());
    for &provider in &campus[service].providers {
        let key = (service, provider, day);
        let Some(&serves) = builder.variables.serves.get(&key) else { continue };
        if !builder.variables.sessions.contains_key(&key) {
            let sessions = builder.model.integer(0, most);
            builder.model.equal(tag, serves, Expression::default().plus(minutes, sessions));
            builder.variables.sessions.insert(key, sessions);
        }
    }
}

/// Homerooms that have more specials on a day leave less time for sessions.
fn beside_specials(builder: &mut Builder<'_>, tag: Tag, group: usize, day: DayId) {
    let campus = builder.campus;
    let members = builder.variables.teachers[group].members.clone();
    let grade = builder.variables.teachers[group].grade;
    let choices = builder.variables.patterns[&(group, day)].clone();
    let released = |counts: &[u32]| i64::from(release_minutes(campus, grade, counts));
    let levels: BTreeSet<i64> = choices.iter().map(|choice| released(&choice.release.counts)).collect();
    let Some(&least) = levels.first() else { return };
    let homerooms = members.iter().filter_map(|&teacher| campus[teacher].homeroom);
    let of_homerooms: Vec<Vec<Beside>> = homerooms.map(|homeroom| beside(campus, homeroom, day)).collect();
    // Where all have the same, nobody chooses; else the rows of the higher levels say what the least leaves, too.
    if levels.len() == 1 {
        let mut told = Vec::new();
        for beside in of_homerooms.iter().flatten() {
            if !told.contains(&beside) && may_be_too_much(builder, beside, day, least) {
                told.push(beside);
                at_most_beside(builder, tag, beside, day, Expression::constant(least));
            }
        }
    }
    for &level in levels.iter().skip(1) {
        // Homerooms of which the same is asked, and how many they are.
        let mut alike: Vec<(Vec<Beside>, i64)> = Vec::new();
        for of_homeroom in &of_homerooms {
            let asked: Vec<Beside> = of_homeroom
                .iter()
                .filter(|beside| may_be_too_much(builder, beside, day, level))
                .cloned()
                .collect();
            match alike.iter_mut().find(|(other, _)| *other == asked) {
                Some((_, count)) => *count += 1,
                None => alike.push((asked, 1)),
            }
        }
        if alike.iter().all(|(asked, _)| asked.is_empty()) {
            continue;
        }
        let mut may_have = Expression::default();
        for (place, (asked, count)) in alike.iter().enumerate() {
            if asked.is_empty() {
                may_have.add_scaled(*count, &Expression::constant(1));
                continue;
            }
            let has = builder.model.binary();
            builder.variables.beside_services.insert((group, day, level, place), has);
            may_have.add(*count, has);
            for beside in asked {
                let specials = Expression::constant(least).plus(level - least, has);
                at_most_beside(builder, tag, beside, day, specials);
            }
        }
        let mut have = Expression::default();
        for choice in choices.iter().filter(|choice| released(&choice.release.counts) >= level) {
            have.add(1, choice.teachers);
        }
        builder.model.at_most(tag, have, may_have);
    }
}

/// Tells whether sessions may take so long that specials of this many minutes have no place beside them.
fn may_be_too_much(builder: &Builder<'_>, beside: &Beside, day: DayId, specials: i64) -> bool {
    let most = beside.services.iter().filter_map(|&service| {
        let serves = builder.variables.serves.get(&(service, beside.provider, day))?;
        Some(builder.model.high(*serves))
    });
    most.sum::<i64>() + specials > i64::from(beside.minutes.get())
}

/// Has sessions and a homeroom's specials lie beside each other on a day.
fn at_most_beside(builder: &mut Builder<'_>, tag: Tag, beside: &Beside, day: DayId, specials: Expression) {
    let mut taken = specials;
    for &service in &beside.services {
        if let Some(&serves) = builder.variables.serves.get(&(service, beside.provider, day)) {
            taken.add(1, serves);
            in_whole_sessions(builder, tag, service, day);
        }
    }
    builder.model.at_most(tag, taken, Expression::constant(i64::from(beside.minutes.get())));
}
