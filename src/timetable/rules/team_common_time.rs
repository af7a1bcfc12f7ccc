//! A team meets with its members there and free.

use commontime_engine::Selection;
use commontime_engine::kinds::{Amount, Measure};
use commontime_school::staff::Meets;
use commontime_school::{PersonId, TeamId};

use super::Encoding;
use crate::timetable::whole::{Builder, Parts};

pub(super) const ENCODING: Encoding = Encoding::Constraints(constraints);

/// Members and optional members alone are at a meeting, all of a team that meets as a whole or a quorum of it, and who is
/// optional joins one team. That they are free is for one-place-at-a-time and contract-day.
fn constraints(builder: &mut Builder<'_>) {
    let (campus, parts) = (builder.campus, builder.parts);
    for (event, id, kind) in parts.meetings() {
        let team = &campus[id];
        if !kind.is_meeting() {
            builder.never(event);
        }
        builder.require_only(event, team.members.iter().chain(&team.optional).copied());
        match team.meets {
            Meets::Whole => {
                for &member in &team.members {
                    builder.require_people(event, [member], 1, None);
                }
            }
            Meets::Quorum(quorum) => {
                builder.require_people(event, team.members.iter().copied(), quorum, None);
            }
        }
    }
    for person in campus.person_ids() {
        joins_one(builder, person);
    }
}

fn joins_one(builder: &mut Builder<'_>, person: PersonId) {
    let (campus, parts) = (builder.campus, builder.parts);
    let is_optional =
        |team: &TeamId| campus[*team].optional.contains(&person) && !campus[*team].members.contains(&person);
    let amounts = campus.team_ids().filter(is_optional).map(|id| {
        let meetings = parts.meetings().filter(|(_, team, _)| *team == id).map(|(event, ..)| event);
        Amount {
            work: Selection::of(Parts::of_id(person), meetings),
            measure: Measure::Windows,
            windows: vec![builder.times.all()],
            factor: 1,
        }
    });
    let amounts: Vec<Amount> = amounts.collect();
    if amounts.len() > 1 {
        builder.require_sum(amounts, 0, 1);
    }
}
