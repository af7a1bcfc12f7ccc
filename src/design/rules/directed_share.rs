//! The principal directs no more of teachers' time than agreed.

use commontime_school::Share;
use commontime_school::ids::DayId;
use commontime_school::staff::Meets;

use commontime_school::Rule;

use super::Encoding;
use crate::design::builder::Builder;
use crate::design::teachers::pieces;
use crate::mip::Expression;

pub(super) const ENCODING: Encoding = Encoding::Rows(rows);

/// Minutes of team meetings are at most the share of the time a homeroom teacher is without students and not at lunch.
fn rows(builder: &mut Builder<'_>) {
    let campus = builder.campus;
    let Some(share) = campus.policy.directed_share_max else { return };
    let tag = builder
        .tag(Rule::DirectedShare, format!("the principal directs at most {share} of time without students"));
    for at in 0..builder.variables.teachers.len() {
        let group = builder.variables.teachers[at].clone();
        let whole = group.team.filter(|&team| campus[team].meets == Meets::Whole);
        let Some(team) = whole else { continue };
        let size = super::number(group.members.len());
        for week in &campus.cycle.weeks {
            let mut directed = Expression::default();
            directed.add_scaled(size * i64::from(Share::WHOLE.get()), &builder.team_week(team, &week.days));
            let mut base = Expression::default();
            for &day in &week.days {
                base.add_scaled(1, &time_without_students(builder, at, day));
            }
            let mut most = Expression::default();
            most.add_scaled(i64::from(share.get()), &base);
            builder.model.at_most(tag, directed, most);
        }
    }
}

/// Over all teachers of the group, at most.
fn time_without_students(builder: &Builder<'_>, at: usize, day: DayId) -> Expression {
    let campus = builder.campus;
    let group = &builder.variables.teachers[at];
    let lunch = if campus.waived(Rule::DutyFreeLunch) {
        0
    } else {
        crate::design::lunch_owed(campus, group.members[0], day).get()
    };
    let mut sum = Expression::default();
    for choice in &builder.variables.patterns[&(at, day)] {
        let day_pieces = pieces(campus, group, day, &choice.release);
        let free = day_pieces.before
            + day_pieces.after
            + day_pieces.breaks.iter().sum::<i32>()
            + day_pieces.specials.iter().sum::<i32>();
        sum.add(i64::from(free - lunch), choice.teachers);
    }
    sum
}
