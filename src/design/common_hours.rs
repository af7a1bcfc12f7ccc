//! What hours alone leave for meetings: a team that meets whole does so only while all its members are here and off duty.

use commontime_school::ids::{DayId, TeamId};
use commontime_school::staff::Meets;
use commontime_school::{Campus, Fte, Minutes, Rule, Span};

/// Returns the minutes of a day in which all members of a team are here and off duty, in stretches that are long enough to count.
fn common_minutes(campus: &Campus, team: TeamId, day: DayId) -> Minutes {
    let members = campus[team].members.iter();
    let both = |before: Vec<Span>, free: Vec<Span>| {
        let overlaps =
            |span: &Span| free.iter().filter_map(|other| span.intersection(*other)).collect::<Vec<_>>();
        before.iter().flat_map(overlaps).collect()
    };
    let common = members.map(|&member| campus.off_duty(member, day)).reduce(both).unwrap_or_default();
    let keeps_block = !campus.waived(Rule::MinimumBlock);
    let counts = |length: &Minutes| !keeps_block || *length >= campus.goal.minimum_block;
    common.into_iter().map(Span::length).filter(counts).sum()
}

/// Returns a number that no schedule's lowest weekly minutes are above, by hours alone.
#[must_use]
pub fn most_by_hours(campus: &Campus) -> i64 {
    let mut most = i64::from(campus.goal.minutes_per_week.get());
    for team in campus.team_ids().filter(|&team| campus[team].meets == Meets::Whole) {
        let spoken_of = campus[team]
            .members
            .iter()
            .copied()
            .filter(|&it| campus.is_eligible(it) && campus[it].may_join.is_empty());
        let spoken_of: Vec<_> = spoken_of.collect();
        if spoken_of.is_empty() {
            continue;
        }
        let by_day: Vec<Minutes> = campus.day_ids().map(|day| common_minutes(campus, team, day)).collect();
        for week in &campus.cycle.weeks {
            let meets: Minutes = week.days.iter().map(|day| by_day[day.index()]).sum();
            for &person in spoken_of.iter().filter(|&&person| campus[person].fte > Fte::NONE) {
                let minutes = i64::from((meets + campus[person].collaboration_elsewhere).get());
                most = most.min(minutes * i64::from(Fte::FULL.get()) / i64::from(campus[person].fte.get()));
            }
        }
    }
    most
}
