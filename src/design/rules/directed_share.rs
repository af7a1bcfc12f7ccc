//! The principal directs no more of teachers' time than agreed.

use commontime_school::ids::{DayId, PersonId, SpecialId, TeamId};
use commontime_school::staff::Meets;
use commontime_school::{Campus, Rule, Share};

use super::{Encoding, number};
use crate::design::builder::Builder;
use crate::design::teachers::pieces;
use crate::design::{duties_owed, lunch_kept};
use crate::mip::{Expression, Tag};

pub(super) const ENCODING: Encoding = Encoding::Rows(rows);

/// Minutes of team meetings are at most the share of the time a teacher is without students, duty or lunch.
fn rows(builder: &mut Builder<'_>) {
    let campus = builder.campus;
    let Some(share) = campus.most_directed() else { return };
    let tag = builder
        .tag(Rule::DirectedShare, format!("the principal directs at most {share} of time without students"));
    for at in 0..builder.variables.teachers.len() {
        let group = builder.variables.teachers[at].clone();
        at_most(builder, tag, share, &group.members, &|builder, day| time_of_teachers(builder, at, day));
    }
    if !builder.scope.is_whole_school() {
        return;
    }
    for at in 0..builder.variables.specialists.len() {
        let group = builder.variables.specialists[at].clone();
        if campus[group.members[0]].role.teaches() {
            at_most(builder, tag, share, &group.members, &|builder, day| {
                time_of_specialists(builder, at, day)
            });
        }
    }
    let others =
        |&person: &PersonId| crate::design::is_other(campus, person) && campus[person].role.teaches();
    for person in campus.person_ids().filter(others) {
        at_most(builder, tag, share, &[person], &|builder, day| time_of_other(builder, person, day));
    }
}

/// Holds the meetings of people who are alike against the time that they have together without students.
fn at_most(
    builder: &mut Builder<'_>,
    tag: Tag,
    share: Share,
    people: &[PersonId],
    time: &dyn Fn(&Builder<'_>, DayId) -> Expression,
) {
    let campus = builder.campus;
    let whole = campus[people[0]].team.filter(|&team| campus[team].meets == Meets::Whole);
    for week in &campus.cycle.weeks {
        let (mut met, mut without_students) = (Expression::default(), Expression::default());
        for &day in &week.days {
            met.add_scaled(1, &meets(builder, people[0], whole, day));
            without_students.add_scaled(1, &time(builder, day));
        }
        let (mut directed, mut most) = (Expression::default(), Expression::default());
        directed.add_scaled(number(people.len()) * i64::from(Share::WHOLE.get()), &met);
        most.add_scaled(i64::from(share.get()), &without_students);
        builder.model.at_most(tag, directed, most);
    }
}

fn meets(builder: &Builder<'_>, person: PersonId, whole: Option<TeamId>, day: DayId) -> Expression {
    let mut sum = whole.map_or_else(Expression::default, |team| builder.meeting(team, day));
    if let Some(&attends) = builder.variables.attends.get(&(person, day)) {
        sum.add(1, attends);
    }
    sum
}

/// What all homeroom teachers of a group have together, at most.
fn time_of_teachers(builder: &Builder<'_>, at: usize, day: DayId) -> Expression {
    let campus = builder.campus;
    let group = &builder.variables.teachers[at];
    let lunch = lunch_kept(campus, group.members[0], day).get();
    // Pieces that touch lose one hand-over together; on plain days none touch.
    let hand_over = if builder.scope.is_plain() && !campus.waived(Rule::Transition) {
        campus.policy.transition.get()
    } else {
        0
    };
    let mut sum = Expression::default();
    for choice in &builder.variables.patterns[&(at, day)] {
        let day_pieces = pieces(campus, group, day, &choice.release);
        let inside = day_pieces.breaks.iter().chain(&day_pieces.specials);
        let free: i32 = inside.map(|piece| piece - hand_over).sum();
        sum.add(i64::from(day_pieces.before + day_pieces.after + free - lunch), choice.teachers);
    }
    sum
}

/// What all specialists of a group have together, at most. On plain days each class but one has its setup.
fn time_of_specialists(builder: &Builder<'_>, at: usize, day: DayId) -> Expression {
    let campus = builder.campus;
    let group = &builder.variables.specialists[at];
    let has_setup = builder.scope.is_plain() && !campus.waived(Rule::Transition);
    let setup = |special: SpecialId| if has_setup { i64::from(campus[special].setup.get()) } else { 0 };
    let longest = group.specials.iter().map(|&special| setup(special)).max().unwrap_or(0);
    let mut sum = Expression::constant(
        number(group.members.len()) * (time_here(campus, group.members[0], day) + longest),
    );
    for &special in &group.specials {
        let minutes = i64::from(campus[special].minutes.get()) + setup(special);
        sum.add(-minutes, builder.variables.taught[&(at, special, day)]);
    }
    sum
}

fn time_of_other(builder: &Builder<'_>, person: PersonId, day: DayId) -> Expression {
    let campus = builder.campus;
    let mut sum = Expression::constant(time_here(campus, person, day));
    for service in campus.service_ids() {
        if let Some(&minutes) = builder.variables.serves.get(&(service, person, day)) {
            sum.add(-1, minutes);
        }
    }
    sum
}

/// Minutes here without duty and lunch.
fn time_here(campus: &Campus, person: PersonId, day: DayId) -> i64 {
    let taken = duties_owed(campus, person, day) + lunch_kept(campus, person, day);
    let time = campus[person].contracted_minutes(day) - taken;
    i64::from(time.at_least_zero().get())
}
