//! Nobody carries more than their FTE.

use commontime_school::{Minutes, PersonId, Rule, wording};

use super::Encoding;
use crate::design::builder::Builder;
use crate::mip::Expression;

pub(super) const ENCODING: Encoding = Encoding::Rows(rows);

fn rows(builder: &mut Builder<'_>) {
    classes_per_day(builder);
    teaching_minutes(builder);
    classes_of_one(builder);
    contracted(builder);
}

/// Hours are as given, so these rows only find somebody who is here longer than their FTE allows.
fn contracted(builder: &mut Builder<'_>) {
    let campus = builder.campus;
    for person in campus.person_ids() {
        let someone = &campus[person];
        if someone.asks_nothing {
            continue;
        }
        let Some(limit) = campus.most_at_school(person) else { continue };
        for week in &campus.cycle.weeks {
            let minutes: Minutes = week.days.iter().map(|&day| someone.minutes_of_their_post(day)).sum();
            if minutes > limit {
                let (minutes, limit) = (i64::from(minutes.get()), i64::from(limit.get()));
                let words = format!(
                    "{} is here {} minutes in the week {}, and {} FTE are {}",
                    someone.name,
                    wording::grouped(minutes.unsigned_abs()),
                    week.name,
                    someone.fte,
                    wording::grouped(limit.unsigned_abs())
                );
                let tag = builder.tag(Rule::LoadWithinFte, words);
                builder.model.at_most(tag, Expression::constant(minutes), Expression::constant(limit));
                break;
            }
        }
    }
}

fn classes_per_day(builder: &mut Builder<'_>) {
    let campus = builder.campus;
    let days = campus.cycle.weeks.first().map_or(0, |week| week.days.len());
    let capped: Vec<(usize, u32, usize)> = builder
        .variables
        .specialists
        .iter()
        .enumerate()
        .filter_map(|(at, group)| {
            Some((at, campus[group.members[0]].classes_per_day_max?, group.members.len()))
        })
        .collect();
    if capped.is_empty() {
        return;
    }
    let people: usize = capped.iter().map(|&(_, _, size)| size).sum();
    let most = capped.iter().map(|&(_, cap, _)| cap).max().unwrap_or(0);
    let first_week = campus.cycle.weeks.first().map_or(&[][..], |week| &week.days);
    let members = |at: usize| builder.variables.specialists[at].members.iter();
    let days_here = |person: PersonId| first_week.iter().filter(|day| campus.is_here(person, **day)).count();
    let places: usize = capped
        .iter()
        .map(|&(at, cap, _)| members(at).map(|person| cap as usize * days_here(*person)).sum::<usize>())
        .sum();
    let always_here = capped.iter().all(|&(at, ..)| members(at).all(|person| days_here(*person) == days));
    let mut of_each = capped.iter().map(|&(at, ..)| &builder.variables.specialists[at].specials);
    let first = of_each.next();
    let own = if of_each.all(|specials| Some(specials) == first) { "" } else { ", each of what they teach" };
    let all_alike = capped.iter().all(|&(_, cap, _)| cap == most);
    let words = if all_alike && always_here {
        format!(
            "{} teach at most {most} classes a day: {people} x {most} x {days} = {places} a week{own}",
            super::people(people, "specialist")
        )
    } else if all_alike {
        format!(
            "{} teach at most {most} classes a day on the days they are here: {places} a week{own}",
            super::people(people, "specialist")
        )
    } else {
        format!(
            "{} teach at most {places} classes a week, by their limits a day{own}",
            super::people(people, "specialist")
        )
    };
    let tag = builder.tag(Rule::LoadWithinFte, words);
    for (at, cap, size) in capped {
        for day in campus.day_ids() {
            let mut classes = Expression::default();
            for special in builder.variables.specialists[at].specials.clone() {
                classes.add(1, builder.variables.taught[&(at, special, day)]);
            }
            builder.model.at_most(tag, classes, Expression::constant(i64::from(cap) * super::number(size)));
        }
    }
}

/// Some specials are taken by one person only so many times a week.
fn classes_of_one(builder: &mut Builder<'_>) {
    let campus = builder.campus;
    for special in campus.special_ids() {
        let Some(limit) = campus[special].classes_each_per_week_max else { continue };
        let words = format!(
            "each of {} takes {} of {} a week at most",
            super::people(campus[special].taught_by.len(), "person"),
            wording::count(limit as usize, "class"),
            campus[special].id
        );
        let tag = builder.tag(Rule::LoadWithinFte, words);
        for at in 0..builder.variables.specialists.len() {
            let group = builder.variables.specialists[at].clone();
            if !group.specials.contains(&special) {
                continue;
            }
            for week in &campus.cycle.weeks {
                let mut classes = Expression::default();
                for &day in &week.days {
                    classes.add(1, builder.variables.taught[&(at, special, day)]);
                }
                let most = i64::from(limit) * super::number(group.members.len());
                builder.model.at_most(tag, classes, Expression::constant(most));
            }
        }
    }
}

fn teaching_minutes(builder: &mut Builder<'_>) {
    let campus = builder.campus;
    for at in 0..builder.variables.specialists.len() {
        let group = builder.variables.specialists[at].clone();
        let Some(most) = campus[group.members[0]].teaching_minutes_per_week_max else { continue };
        let words = format!("{} teaches at most {most} minutes a week", campus[group.members[0]].name);
        let tag = builder.tag(Rule::LoadWithinFte, words);
        for week in &campus.cycle.weeks {
            let mut minutes = Expression::default();
            for &day in &week.days {
                for &special in &group.specials {
                    minutes.add(
                        i64::from(campus[special].minutes.get()),
                        builder.variables.taught[&(at, special, day)],
                    );
                }
            }
            let most = i64::from(most.get()) * super::number(group.members.len());
            builder.model.at_most(tag, minutes, Expression::constant(most));
        }
    }
}
