//! Nobody works outside their contract day.

use commontime_school::ids::{DayId, PersonId, SpecialId};
use commontime_school::{Campus, Minutes, Span};

use commontime_school::Rule;

use super::Encoding;
use crate::design::builder::Builder;
use crate::design::{duties_owed, lunch_kept};
use crate::mip::Expression;

pub(super) const ENCODING: Encoding = Encoding::Rows(rows);

/// Classes, services, lunch, planning, duty and meetings of a day fit into the day.
fn rows(builder: &mut Builder<'_>) {
    let tag = builder
        .tag(Rule::ContractDay, "classes, lunch, planning, duty and meetings fit into the contract day");
    for at in 0..builder.variables.specialists.len() {
        for day in builder.campus.day_ids() {
            specialist_day(builder, tag, at, day);
        }
    }
    let others =
        builder.campus.person_ids().filter(|&person| crate::design::is_other(builder.campus, person));
    for person in others {
        for day in builder.campus.day_ids() {
            other_day(builder, tag, person, day);
        }
    }
}

fn specialist_day(builder: &mut Builder<'_>, tag: crate::mip::Tag, at: usize, day: DayId) {
    let campus = builder.campus;
    let group = builder.variables.specialists[at].clone();
    let (first, size) = (group.members[0], super::number(group.members.len()));
    let students = campus.bells.days[day.index()].students;
    let inside: Minutes = campus[first].present[day.index()]
        .iter()
        .filter_map(|span| span.intersection(students))
        .map(Span::length)
        .sum();
    let setup = |special: SpecialId| {
        if campus.waived(Rule::Transition) { 0 } else { i64::from(campus[special].setup.get()) }
    };
    let longest_setup = group.specials.iter().map(|&special| setup(special)).max().unwrap_or(0);
    // Between two classes of different homerooms there is at least the setup, whatever else fills the gap; after the last there
    // need be none. A homeroom's classes with one person may follow each other without: no more than it has specials in a day.
    let least_setup = group.specials.iter().map(|&special| setup(special)).min().unwrap_or(0);
    let in_a_row = most_in_a_row(campus, &group.specials);
    let mut with_setup = Expression::default();
    for &special in &group.specials {
        let count = builder.variables.taught[&(at, special, day)];
        let minutes = i64::from(campus[special].minutes.get());
        with_setup.add(in_a_row * minutes + least_setup, count);
    }
    // Lunch is within the students' day too, and no time to set up.
    let lunch = i64::from(lunch_kept(campus, first, day).get());
    let room = size * in_a_row * (i64::from(inside.get()) - lunch + longest_setup);
    builder.model.at_most(tag, with_setup.clone(), Expression::constant(room));
    // Lunch, planning and meetings are no time to set up either. A design that is to be easy to place has a setup for each
    // class, though nobody sets up where one homeroom has two in a row.
    if builder.scope.is_plain() {
        let mut busy = Expression::constant(-size * longest_setup);
        for &special in &group.specials {
            let minutes = i64::from(campus[special].minutes.get()) + setup(special);
            busy.add(minutes, builder.variables.taught[&(at, special, day)]);
        }
        rest_of_the_day(builder, tag, first, day, &Busy { minutes: busy, times: 1, people: size }, inside);
        return;
    }
    let mut minutes = with_setup;
    minutes.add_scaled(-1, &Expression::constant(size * in_a_row * least_setup));
    rest_of_the_day(builder, tag, first, day, &Busy { minutes, times: in_a_row, people: size }, inside);
}

/// Minutes that people who are alike are busy together, times a number.
struct Busy {
    minutes: Expression,
    times: i64,
    people: i64,
}

/// Returns how many of these specials one homeroom may have on one day.
fn most_in_a_row(campus: &Campus, specials: &[SpecialId]) -> i64 {
    if campus.waived(Rule::SpecialsFrequency) {
        return i64::from(u16::MAX);
    }
    let grades = specials.iter().flat_map(|&special| &campus[special].grades);
    i64::from(grades.map(|&grade| campus[grade].specials_per_day_max).max().unwrap_or(1).max(1))
}

fn other_day(builder: &mut Builder<'_>, tag: crate::mip::Tag, person: PersonId, day: DayId) {
    let campus = builder.campus;
    let students = campus.bells.days[day.index()].students;
    let inside: Minutes = campus[person].present[day.index()]
        .iter()
        .filter_map(|span| span.intersection(students))
        .map(Span::length)
        .sum();
    let mut served = Expression::default();
    for service in campus.service_ids() {
        if let Some(&minutes) = builder.variables.serves.get(&(service, person, day)) {
            served.add(1, minutes);
        }
    }
    if let Some(&attends) = builder.variables.attends.get(&(person, day)) {
        served.add(1, attends);
    }
    rest_of_the_day(builder, tag, person, day, &Busy { minutes: served, times: 1, people: 1 }, inside);
}

/// People who are busy and, each of them, have duty, lunch, planning and the own team's meeting.
fn rest_of_the_day(
    builder: &mut Builder<'_>,
    tag: crate::mip::Tag,
    person: PersonId,
    day: DayId,
    busy: &Busy,
    inside: Minutes,
) {
    let campus = builder.campus;
    if !campus.is_here(person, day) {
        return;
    }
    let each = busy.people * busy.times;
    let present = i64::from(campus[person].contracted_minutes(day).get());
    let duty = duties_owed(campus, person, day);
    let lunch = lunch_kept(campus, person, day);
    let mut day_sum = busy.minutes.clone();
    day_sum.add_scaled(each, &Expression::constant(i64::from((duty + lunch).get())));
    let whole =
        campus[person].team.filter(|&team| campus[team].meets == commontime_school::staff::Meets::Whole);
    if let Some(team) = whole {
        day_sum.add_scaled(each, &builder.meeting(team, day));
    }
    builder.model.at_most(tag, day_sum.clone(), Expression::constant(each * present));
    for (at, minimum) in campus.policy.planning.iter().enumerate() {
        let Some(&planning) = builder.variables.planning.get(&(person, at, day)) else { continue };
        if campus.waived(Rule::IndividualPlanning) {
            continue;
        }
        let all = day_sum.clone().plus(each, planning);
        builder.model.at_most(tag, all, Expression::constant(each * present));
        if minimum.within_student_day {
            let inside = Expression::constant(each * i64::from((inside - lunch).get()));
            builder.model.at_most(
                tag,
                busy_inside(builder, person, &busy.minutes).plus(each, planning),
                inside,
            );
        }
    }
}

/// What of `busy` lies within the students' day for certain: classes and services, but not meetings attended.
fn busy_inside(builder: &Builder<'_>, person: PersonId, busy: &Expression) -> Expression {
    let attends: Vec<_> = builder
        .variables
        .attends
        .iter()
        .filter(|(key, _)| key.0 == person)
        .map(|(_, &variable)| variable)
        .collect();
    let mut inside = Expression::constant(busy.constant);
    for &(variable, factor) in busy.terms() {
        if !attends.contains(&variable) {
            inside.add(factor, variable);
        }
    }
    inside
}
