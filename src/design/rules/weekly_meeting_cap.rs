//! Nobody has more team meetings a week than agreed.

use commontime_school::Rule;
use commontime_school::staff::Meets;

use super::Encoding;
use crate::design::builder::Builder;
use crate::mip::Expression;

pub(super) const ENCODING: Encoding = Encoding::Rows(rows);

/// A day with a meeting has at least one, for every member of a team that meets whole. With a quorum some are at one meeting and
/// some at another.
fn rows(builder: &mut Builder<'_>) {
    let campus = builder.campus;
    let Some(cap) = campus.policy.meetings_per_week_max else { return };
    let tag = builder.tag(Rule::WeeklyMeetingCap, format!("at most {cap} team meetings a week"));
    for team in campus.team_ids().filter(|&team| campus[team].meets == Meets::Whole) {
        for week in &campus.cycle.weeks {
            let mut meetings = Expression::default();
            for &day in &week.days {
                if let Some(meeting) = builder.variables.meetings.get(&(team, day)) {
                    meetings.add(1, meeting.meets);
                }
            }
            builder.model.at_most(tag, meetings, Expression::constant(i64::from(cap)));
        }
    }
}
