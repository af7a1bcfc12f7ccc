//! Leads of teams: how many of their team's meetings they are at, or free for.

use commontime_school::ledger::{MinutesLedger, TeamLead};
use commontime_school::{Meeting, Minutes, PersonId, Span, TeamId, Use};

use crate::view::View;

/// Returns every team that has a lead and meets, in the order of teams.
pub(crate) fn leads(view: &View, minutes: &MinutesLedger) -> Vec<TeamLead> {
    let of_team = |team: TeamId| {
        let lead = view.campus[team].lead?;
        let meetings: Vec<&Meeting> = view.schedule.meetings.iter().filter(|it| it.team == team).collect();
        let (at, others): (Vec<_>, Vec<_>) =
            meetings.iter().copied().partition(|it: &&Meeting| it.members.contains(&lead));
        let free = others.iter().filter(|meeting| is_free(minutes, lead, meeting)).count();
        let row = TeamLead { team, lead, meetings: meetings.len(), there: at.len(), free };
        (row.meetings > 0).then_some(row)
    };
    view.campus.team_ids().filter_map(of_team).collect()
}

/// Tells whether every minute of a meeting is one in which somebody is here and has planning or nothing planned.
fn is_free(minutes: &MinutesLedger, person: PersonId, meeting: &Meeting) -> bool {
    let uses = minutes.of(person, meeting.day).map_or(&[][..], |entry| &entry.uses);
    let free = uses.iter().filter(|used| matches!(used.kind, Use::Unassigned | Use::IndividualPlanning));
    let covered = free.filter_map(|used| used.span.intersection(meeting.span)).map(Span::length);
    covered.sum::<Minutes>() == meeting.span.length()
}
