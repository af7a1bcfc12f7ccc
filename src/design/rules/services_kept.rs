//! Special-education and other services are given in full and break nothing they may not.

use std::collections::BTreeSet;

use commontime_school::ids::{DayId, HomeroomId, ServiceId};
use commontime_school::{Campus, Rule};

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
        beside_specials(builder, tag, group);
    }
}

/// Homerooms of a group of which sessions ask the same, and how many they are.
struct Alike {
    homerooms: i64,
    /// What sessions have beside their specials, by day.
    by_day: Vec<Vec<Beside>>,
    /// The minutes of specials that they have together, by day.
    had: Vec<Expression>,
}

fn alike(campus: &Campus, homerooms: impl Iterator<Item = HomeroomId>) -> Vec<Alike> {
    let mut all: Vec<Alike> = Vec::new();
    for homeroom in homerooms {
        let by_day: Vec<Vec<Beside>> = campus.day_ids().map(|day| beside(campus, homeroom, day)).collect();
        match all.iter_mut().find(|other| other.by_day == by_day) {
            Some(other) => other.homerooms += 1,
            None => all.push(Alike { homerooms: 1, by_day, had: Vec::new() }),
        }
    }
    all
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

/// Homerooms that have more specials on a day leave less time for sessions; and each has all its specials on some day or other.
fn beside_specials(builder: &mut Builder<'_>, tag: Tag, group: usize) {
    let campus = builder.campus;
    let grade = builder.variables.teachers[group].grade;
    let members = builder.variables.teachers[group].members.iter();
    let mut all = alike(campus, members.filter_map(|&teacher| campus[teacher].homeroom));
    let levels: Vec<Vec<i64>> = campus.day_ids().map(|day| levels(builder, group, day)).collect();
    // Where no day may be too full nobody asks which homerooms have its specials.
    let may_be_too_full = |(day, levels): (DayId, &Vec<i64>)| {
        let of_day = all.iter().flat_map(|alike| &alike.by_day[day.index()]);
        let most = levels.last().copied().unwrap_or(0);
        of_day.into_iter().any(|beside| may_be_too_much(builder, beside, day, most))
    };
    if !campus.day_ids().zip(&levels).any(may_be_too_full) {
        return;
    }
    for (day, levels) in campus.day_ids().zip(&levels) {
        specials_of_a_day(builder, tag, (group, day), levels, &mut all);
    }
    if campus.waived(Rule::SpecialsFrequency) {
        return;
    }
    let minutes = campus
        .specials_of(grade)
        .map(|special| i64::from(campus[special].minutes.get()) * i64::from(campus[special].times_per_cycle));
    let minutes: i64 = minutes.sum();
    for alike in &all {
        for pass in &campus.cycle.passes {
            let mut had = Expression::default();
            for &day in pass {
                had.add_scaled(1, &alike.had[day.index()]);
            }
            builder.model.at_least(tag, had, Expression::constant(minutes * alike.homerooms));
        }
    }
}

/// Returns the minutes of specials that a homeroom of the group may have on a day, the fewest first.
fn levels(builder: &Builder<'_>, group: usize, day: DayId) -> Vec<i64> {
    let grade = builder.variables.teachers[group].grade;
    let choices = builder.variables.patterns[&(group, day)].iter();
    let minutes =
        choices.map(|choice| i64::from(release_minutes(builder.campus, grade, &choice.release.counts)));
    minutes.collect::<BTreeSet<i64>>().into_iter().collect()
}

/// Says for homerooms that are alike how many of them have how many minutes of specials on a day.
fn specials_of_a_day(
    builder: &mut Builder<'_>,
    tag: Tag,
    (group, day): (usize, DayId),
    levels: &[i64],
    all: &mut [Alike],
) {
    let campus = builder.campus;
    let grade = builder.variables.teachers[group].grade;
    let least = levels.first().copied().unwrap_or(0);
    // Where all have the same, nobody chooses; else the rows of the higher levels say what the least leaves, too.
    if levels.len() == 1 {
        let mut told = Vec::new();
        for beside in all.iter().flat_map(|alike| &alike.by_day[day.index()]) {
            if !told.contains(&beside) && may_be_too_much(builder, beside, day, least) {
                told.push(beside);
                at_most_beside(builder, tag, beside, day, Expression::constant(least));
            }
        }
    }
    for alike in all.iter_mut() {
        alike.had.push(Expression::constant(alike.homerooms * least));
    }
    let choices = builder.variables.patterns[&(group, day)].clone();
    for (&before, &level) in levels.iter().zip(levels.iter().skip(1)) {
        let mut reach = Expression::default();
        for (place, alike) in all.iter_mut().enumerate() {
            let reaches = builder.model.integer(0, alike.homerooms);
            reach.add(1, reaches);
            alike.had[day.index()].add(level - before, reaches);
            let asked = alike.by_day[day.index()].iter();
            let asked: Vec<&Beside> =
                asked.filter(|beside| may_be_too_much(builder, beside, day, level)).collect();
            let mut any = reaches;
            if alike.homerooms > 1 && !asked.is_empty() {
                any = builder.model.binary();
                builder.model.at_most(tag, reaches, Expression::default().plus(alike.homerooms, any));
            }
            builder.variables.beside_services.insert((group, day, level, place), (reaches, any));
            for beside in asked {
                let specials = Expression::constant(least).plus(level - least, any);
                at_most_beside(builder, tag, beside, day, specials);
            }
        }
        let mut have = Expression::default();
        for choice in &choices {
            if i64::from(release_minutes(campus, grade, &choice.release.counts)) >= level {
                have.add(1, choice.teachers);
            }
        }
        builder.model.equal(tag, have, reach);
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
