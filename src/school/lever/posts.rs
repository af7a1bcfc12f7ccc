//! What levers do to people and their posts: hire somebody like somebody else, let somebody go; and how often homerooms have
//! specials once more or fewer people teach them.

use crate::campus::Parts;
use crate::ids::{GradeId, PersonId, PositionId, SpecialId, TeamId};
use crate::position::Position;
use crate::quantities::{Fte, Span};
use crate::staff::{Hours, Meets, Person};

/// Adds a person and their post, who does what somebody else does: the same specials and services, the same duties where they
/// are there.
pub(super) fn hire(parts: &mut Parts, person: &Person, like: PersonId, position: &Position) -> PersonId {
    let id = PersonId::from_index(parts.people.len());
    let mut person = person.clone();
    person.present = person.present_in(&parts.bells.days);
    let mut position = Position { filled_by: Some(id), ..position.clone() };
    // Several levers may bring somebody like the same person; each is named on its own.
    if let Some(number) = number_of_namesakes(parts, &person.id) {
        (person.id, person.name) = (format!("{}-{number}", person.id), format!("{}-{number}", person.name));
        position.id = format!("{}-{number}", position.id);
    }
    let taught = parts.specials.iter_mut().filter(|special| special.taught_by.contains(&like));
    taught.for_each(|special| special.taught_by.push(id));
    let given = parts.services.iter_mut().filter(|service| service.providers.contains(&like));
    given.for_each(|service| service.providers.push(id));
    if let Some(team) = person.team {
        parts.teams[team.index()].members.push(id);
    }
    for team in &person.may_join {
        parts.teams[team.index()].optional.push(id);
    }
    let days = &parts.bells.days;
    for duty in &mut parts.bells.duties {
        let is_there = days.iter().zip(&person.present).any(|(day, here)| {
            duty.span(day).is_some_and(|span| here.iter().any(|present| present.contains(span)))
        });
        if duty.people.contains(&like) && is_there {
            duty.people.push(id);
        }
    }
    parts.positions.push(position);
    parts.people.push(person);
    id
}

/// Returns the first number from 2 on that makes an id another than all there are; `None` where it is another as it is.
fn number_of_namesakes(parts: &Parts, id: &str) -> Option<usize> {
    let is_taken = |id: &str| parts.people.iter().any(|person| person.id == id);
    // Of so many numbers one is free.
    let mut numbers = 2..=parts.people.len() + 2;
    numbers.find(|number| !is_taken(&format!("{id}-{number}"))).filter(|_| is_taken(id))
}

/// Makes somebody's post larger, and lets them be here for longer.
pub(super) fn enlarge(parts: &mut Parts, id: PersonId, position: PositionId, fte: Fte, away: &[Vec<Span>]) {
    parts.positions[position.index()].fte = fte;
    let posts = parts.positions.iter().filter(|post| post.filled_by == Some(id));
    let fte = posts.map(|post| post.fte).sum();
    let person = &mut parts.people[id.index()];
    (person.fte, person.hours) = (fte, Hours::StaffDay { away: away.to_vec() });
    person.present = person.present_in(&parts.bells.days);
}

/// Lets somebody go: they are never here, on no team, teach and serve nothing, and their posts are empty. They keep their place
/// in the list.
pub(super) fn let_go(parts: &mut Parts, id: PersonId) {
    for position in parts.positions.iter_mut().filter(|post| post.filled_by == Some(id)) {
        (position.fte, position.filled_by) = (Fte::NONE, None);
    }
    for team in &mut parts.teams {
        team.members.retain(|member| *member != id);
        team.optional.retain(|member| *member != id);
        team.lead = team.lead.filter(|lead| *lead != id);
    }
    parts.specials.iter_mut().for_each(|special| special.taught_by.retain(|teacher| *teacher != id));
    parts.services.iter_mut().for_each(|service| service.providers.retain(|provider| *provider != id));
    parts.bells.duties.iter_mut().for_each(|duty| duty.people.retain(|one| *one != id));
    let days = parts.bells.days.len();
    let person = &mut parts.people[id.index()];
    person.hours = Hours::Own;
    person.present = vec![Vec::new(); days];
    (person.team, person.may_join, person.fte, person.home_campus) = (None, Vec::new(), Fte::NONE, false);
}

/// Asks nothing for somebody who may be here or not. They can do whatever they could if they were: on a team that meets whole
/// nobody waits for them, and where so many are enough they may be one of these.
pub(super) fn ask_nothing(parts: &mut Parts, id: PersonId) {
    for team in &mut parts.teams {
        if team.meets == Meets::Whole {
            team.members.retain(|member| *member != id);
        }
        team.optional.retain(|member| *member != id);
    }
    parts.bells.duties.iter_mut().for_each(|duty| duty.people.retain(|one| *one != id));
    let waits_for_nobody = |team: &TeamId| matches!(parts.teams[team.index()].meets, Meets::Quorum(_));
    let person = &mut parts.people[id.index()];
    person.team = person.team.filter(waits_for_nobody);
    person.may_join.clear();
    person.asks_nothing = true;
}

/// Lets every homeroom have a special so many times more in each pass through the cycle.
pub(super) fn more_often(parts: &mut Parts, more: &[(SpecialId, u32)]) {
    for (special, times) in more {
        parts.specials[special.index()].times_per_cycle += times;
    }
    hold_specials(parts);
}

/// Lets every homeroom have a special up to so many times more.
pub(super) fn maybe_more_often(parts: &mut Parts, more: &[(SpecialId, u32)]) {
    for (special, times) in more {
        parts.specials[special.index()].times_more += times;
    }
    hold_specials(parts);
}

/// Lets days have as many specials as homerooms have now in all.
fn hold_specials(parts: &mut Parts) {
    let days = u32::try_from(parts.cycle.cycle_days.len()).unwrap_or(u32::MAX).max(1);
    for at in 0..parts.grades.len() {
        let grade = GradeId::from_index(at);
        let of_grade = parts.specials.iter().filter(|special| special.grades.contains(&grade));
        let (least, more) = of_grade.fold((0, 0), |(least, more), special| {
            (least + special.times_per_cycle, more + special.times_more)
        });
        let grade = &mut parts.grades[at];
        grade.specials_per_day_min = grade.specials_per_day_min.min(least / days);
        grade.specials_per_day_max = grade.specials_per_day_max.max((least + more).div_ceil(days));
    }
}
