//! Nobody has more team meetings a week than agreed.

use commontime_school::Rule;
use commontime_school::ids::{DayId, TeamId};
use commontime_school::staff::Meets;

use super::{Encoding, number};
use crate::design::builder::Builder;
use crate::mip::{Expression, Tag};

pub(super) const ENCODING: Encoding = Encoding::Rows(rows);

/// A day with a meeting has at least one, for every member of a team that meets whole, and more where the minutes do not fit
/// into one block. With a quorum some are at one meeting and some at another.
fn rows(builder: &mut Builder<'_>) {
    let campus = builder.campus;
    let Some(cap) = campus.most_meetings() else { return };
    let tag = builder.tag(Rule::WeeklyMeetingCap, format!("at most {cap} team meetings a week"));
    let most = Expression::constant(i64::from(cap));
    for team in campus.team_ids().filter(|&team| campus[team].meets == Meets::Whole) {
        for week in &campus.cycle.weeks {
            let meetings = meetings_of(builder, team, &week.days);
            builder.model.at_most(tag, meetings, most.clone());
        }
    }
    if builder.scope.is_plain() {
        of_two_teams(builder, tag, i64::from(cap));
    }
}

fn meetings_of(builder: &Builder<'_>, team: TeamId, days: &[DayId]) -> Expression {
    let mut meetings = Expression::default();
    for meeting in days.iter().filter_map(|&day| builder.variables.meetings.get(&(team, day))) {
        meetings.add(1, meeting.meets);
        for &more in &meeting.more {
            meetings.add(1, more);
        }
    }
    meetings
}

/// Who joins a team beside their own is at the meetings of both. A bound may do without this: somebody may come now and then.
fn of_two_teams(builder: &mut Builder<'_>, tag: Tag, cap: i64) {
    let campus = builder.campus;
    for (&(person, team), &joins) in &builder.variables.joins.clone() {
        let Some(own) = campus[person].team.filter(|&own| own != team) else { continue };
        for week in &campus.cycle.weeks {
            let mut all = meetings_of(builder, own, &week.days);
            all.add_scaled(1, &meetings_of(builder, team, &week.days));
            let many = number(all.terms().len());
            builder.model.at_most(tag, all.plus(many, joins), Expression::constant(cap + many));
        }
    }
}
