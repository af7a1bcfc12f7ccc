//! Which meetings count for whom, and how many minutes that makes.

use commontime_school::staff::Meets;
use commontime_school::{Campus, Meeting, Minutes, PersonId, Schedule};

use super::day_row::DayRow;
use super::workday::{Doing, Workday};

/// What meetings are worth.
#[derive(Clone, Debug)]
pub(crate) struct Credit {
    /// For each meeting and each of its members: whether it counts for them.
    pub(crate) counts: Vec<Vec<bool>>,
    /// Minutes that count: entry `person * days + day`.
    pub(crate) minutes: Vec<Minutes>,
}

/// Works out what every meeting is worth.
pub(super) fn credit(campus: &Campus, schedule: &Schedule, workdays: &[Workday]) -> Credit {
    let days = campus.cycle.days.len();
    let counts: Vec<Vec<bool>> = schedule
        .meetings
        .iter()
        .map(|meeting| {
            let free = |person: PersonId| {
                let workday = &workdays[person.index() * days + meeting.day.index()];
                is_free(campus, workday, meeting, person)
            };
            counts_for(campus, meeting, free)
        })
        .collect();
    let minutes = minutes(campus, schedule, workdays, &counts);
    Credit { counts, minutes }
}

fn counts_for(campus: &Campus, meeting: &Meeting, free: impl Fn(PersonId) -> bool) -> Vec<bool> {
    let team = &campus[meeting.team];
    let there = |person: PersonId| meeting.members.contains(&person) && free(person);
    let full_members = team.members.iter().filter(|&&person| there(person)).count();
    let needed = match team.meets {
        Meets::Whole => team.members.len(),
        Meets::Quorum(quorum) => usize::try_from(quorum).unwrap_or(usize::MAX),
    };
    let holds = campus.goal.counts.contains(&meeting.kind)
        && meeting.span.length() >= campus.goal.minimum_block
        && full_members >= needed;
    let belongs = |person: &PersonId| team.members.contains(person) || team.optional.contains(person);
    meeting.members.iter().map(|person| holds && belongs(person) && free(*person)).collect()
}

/// Tells whether `person` is at school and free of lessons and assignments in all minutes of `meeting`.
///
/// Another meeting at the same time is a clash, but not a loss: the minute counts once.
pub(crate) fn is_free(campus: &Campus, workday: &Workday, meeting: &Meeting, person: PersonId) -> bool {
    let present = campus[person].present[meeting.day.index()].iter().any(|span| span.contains(meeting.span));
    let busy = workday
        .items
        .iter()
        .any(|item| !matches!(item.doing, Doing::Meeting(_)) && item.span.overlaps(meeting.span));
    present && !busy
}

fn minutes(campus: &Campus, schedule: &Schedule, workdays: &[Workday], counts: &[Vec<bool>]) -> Vec<Minutes> {
    let days = campus.cycle.days.len();
    let mut row = DayRow::new(false);
    let mut minutes = Vec::with_capacity(workdays.len());
    for (place, workday) in workdays.iter().enumerate() {
        let person = PersonId::from_index(place / days);
        row.clear();
        for item in &workday.items {
            let Doing::Meeting(at) = item.doing else { continue };
            let seat = schedule.meetings[at].members.iter().position(|&member| member == person);
            if seat.is_some_and(|seat| counts[at][seat]) {
                row.minutes(item.span).fill(true);
            }
        }
        let counted = row.all_stretches().into_iter().filter(|(_, counts)| *counts);
        minutes.push(counted.map(|(span, _)| span.length()).sum());
    }
    minutes
}
