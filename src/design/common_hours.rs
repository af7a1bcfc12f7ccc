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

/// The week that leaves somebody the least time with their team, by hours alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TightestWeek {
    /// Minutes that the whole team has in common, for each day of the week.
    pub in_common: Vec<Minutes>,
    /// Minutes that the person has with others elsewhere.
    pub elsewhere: Minutes,
    /// The person's FTE.
    pub fte: Fte,
}

impl TightestWeek {
    /// Returns what it leaves the person in all, scaled to full time and rounded down.
    #[must_use]
    pub fn most(&self) -> i64 {
        let minutes = self.in_common.iter().copied().sum::<Minutes>() + self.elsewhere;
        i64::from(minutes.get()) * i64::from(Fte::FULL.get()) / i64::from(self.fte.get().max(1))
    }
}

/// Returns the tightest week of all who are on a team that meets whole; `None` where nobody eligible is.
#[must_use]
pub fn tightest_week(campus: &Campus) -> Option<TightestWeek> {
    let mut weeks: Vec<TightestWeek> = Vec::new();
    for team in campus.team_ids().filter(|&team| campus[team].meets == Meets::Whole) {
        let members = campus[team].members.iter().map(|member| &campus[*member]);
        let of_team = campus[team].members.iter().zip(members);
        let spoken_of = of_team.filter(|(id, someone)| {
            campus.is_eligible(**id) && someone.may_join.is_empty() && someone.fte > Fte::NONE
        });
        let spoken_of: Vec<_> = spoken_of.map(|(_, someone)| someone).collect();
        if spoken_of.is_empty() {
            continue;
        }
        let by_day: Vec<Minutes> = campus.day_ids().map(|day| common_minutes(campus, team, day)).collect();
        for week in &campus.cycle.weeks {
            let in_common: Vec<Minutes> = week.days.iter().map(|day| by_day[day.index()]).collect();
            weeks.extend(spoken_of.iter().map(|someone| TightestWeek {
                in_common: in_common.clone(),
                elsewhere: someone.collaboration_elsewhere,
                fte: someone.fte,
            }));
        }
    }
    weeks.into_iter().min_by_key(TightestWeek::most)
}

/// Returns a number that no schedule's lowest weekly minutes are above, by hours alone.
#[must_use]
pub fn most_by_hours(campus: &Campus) -> i64 {
    let target = i64::from(campus.goal.minutes_per_week.get());
    tightest_week(campus).map_or(target, |week| week.most().min(target))
}
