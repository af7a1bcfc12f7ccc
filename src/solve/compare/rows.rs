//! How many rows of a schedule the other one has not.

use std::collections::BTreeMap;

use commontime_school::comparison::{Rows, Sides};
use commontime_school::{Campus, HomeroomId, PersonId};

use super::Judged;

/// Counts the rows of both. Rows are the same where day, time, what, who, students and room are, all by name; locks
/// and notes do not matter.
pub(super) fn rows(both: &Sides<Judged<'_>>) -> Sides<Rows> {
    let counted = both.map(counted);
    Sides { a: against(&counted.a, &counted.b), b: against(&counted.b, &counted.a) }
}

fn against(own: &BTreeMap<String, usize>, other: &BTreeMap<String, usize>) -> Rows {
    let only = own.iter().map(|(row, times)| times.saturating_sub(other.get(row).copied().unwrap_or(0)));
    Rows { all: own.values().sum(), only_here: only.sum() }
}

/// Returns every row in words, with how often it is there.
fn counted(judged: &Judged<'_>) -> BTreeMap<String, usize> {
    let (campus, schedule) = (judged.campus, judged.schedule);
    let lessons = schedule.lessons.iter().map(|it| {
        let (day, what, room) =
            (&campus[it.day].name, campus.activity_name(it.activity), &campus[it.room].id);
        let (students, adults) = (homerooms(campus, &it.homerooms), people(campus, &it.adults));
        format!("lesson {day} {} {what:?} {students:?} {adults:?} {room:?}", it.span)
    });
    let meetings = schedule.meetings.iter().map(|it| {
        let (day, team, room) = (&campus[it.day].name, &campus[it.team].id, &campus[it.room].id);
        let (kind, members) = (it.kind.slug(), people(campus, &it.members));
        format!("meeting {day} {} {team:?} {kind} {members:?} {room:?}", it.span)
    });
    let assignments = schedule.assignments.iter().map(|it| {
        let (day, who, kind) = (&campus[it.day].name, &campus[it.person].id, it.kind.slug());
        format!("assignment {day} {} {who:?} {kind}", it.span)
    });
    let mut counted: BTreeMap<String, usize> = BTreeMap::new();
    for row in lessons.chain(meetings).chain(assignments) {
        *counted.entry(row).or_default() += 1;
    }
    counted
}

fn homerooms<'a>(campus: &'a Campus, ids: &[HomeroomId]) -> Vec<&'a str> {
    sorted(ids.iter().map(|&id| campus[id].id.as_str()))
}

fn people<'a>(campus: &'a Campus, ids: &[PersonId]) -> Vec<&'a str> {
    sorted(ids.iter().map(|&id| campus[id].id.as_str()))
}

fn sorted<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    names
}
