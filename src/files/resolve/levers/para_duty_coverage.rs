//! Paraprofessionals on duty: which duties, who, and for how many more hours they are paid.

use commontime_school::campus::Parts;
use commontime_school::ids::{DutyId, PersonId, PositionId};
use commontime_school::lever::{Change, LeverKind, ParaDutyCoverage, Step};
use commontime_school::position::Pay;
use commontime_school::{Minutes, Span, wording};

use super::Reading;
use super::opened::{Common, Opened, step};
use super::posts::person;
use crate::names::{Names, SCENARIO};
use crate::problem::{Code, Desk};
use crate::raw::levers::Levers;
use crate::value::distinct;

pub(super) fn read(desk: &mut Desk<'_>, levers: &Levers, reading: &Reading<'_>, opened: &mut Opened) {
    let Some(row) = &levers.para_duty_coverage else { return };
    let parts = reading.parts;
    let mut names = Names::default();
    for duty in &parts.bells.duties {
        names.add(&duty.name);
    }
    distinct(desk, SCENARIO, &row.duties);
    distinct(desk, SCENARIO, &row.people);
    let known =
        row.duties.iter().filter_map(|duty| names.expect(desk, SCENARIO, Code::UnknownInLever, "duty", duty));
    let duties: Vec<DutyId> = known.map(DutyId::from_index).collect();
    let people: Vec<PersonId> = row.people.iter().filter_map(|id| person(desk, reading, id)).collect();
    let mut steps = Vec::new();
    for count in 1..=duties.len() {
        let duties = duties[..count].to_vec();
        let called: Vec<&str> =
            duties.iter().map(|id| parts.bells.duties[id.index()].name.as_str()).collect();
        let words = format!(
            "{} on {} duty",
            wording::count(people.len(), "paraprofessional"),
            wording::list(&called)
        );
        let paid = paid(parts, &duties, &people);
        let setting = called.join("+");
        if !people.is_empty() {
            let note = note(parts, &duties, &people);
            let change = ParaDutyCoverage { duties, people: people.clone(), paid };
            steps.push(Step { note, ..step(&setting, words, Change::ParaDutyCoverage(change)) });
        }
    }
    let common = Common { id: None, approvals: row.approvals.as_deref(), goal: row.goal.as_deref() };
    opened.add(desk, LeverKind::ParaDutyCoverage, row.span(), common, steps);
}

/// Says where fewer people have a duty than do today, and who goes home before it and comes back.
fn note(parts: &Parts, duties: &[DutyId], people: &[PersonId]) -> String {
    let mut sentences = Vec::new();
    for duty in duties.iter().map(|id| &parts.bells.duties[id.index()]) {
        let (today, then) = (duty.people.len(), people.len());
        if then < today {
            sentences.push(format!(
                "{then} on {} duty in place of {today} today: whether that is enough is to be seen",
                duty.name
            ));
        }
        let comes_back = |person: &&PersonId| {
            parts.bells.days.iter().zip(&parts.people[person.index()].present).any(|(day, here)| {
                let starts = duty.span(day).map(Span::start);
                // Not there before it, though they were earlier that day.
                starts.is_some_and(|starts| {
                    here.iter().any(|span| span.end() < starts)
                        && !here.iter().any(|span| span.end() >= starts)
                })
            })
        };
        let names: Vec<&str> = people
            .iter()
            .filter(comes_back)
            .map(|person| parts.people[person.index()].name.as_str())
            .collect();
        if !names.is_empty() {
            let (go, come) = if names.len() == 1 { ("goes", "comes") } else { ("go", "come") };
            let names = wording::list(&names);
            sentences
                .push(format!("{names} {go} home before {} duty today and {come} back for it", duty.name));
        }
    }
    sentences.join("; ")
}

/// Returns how many hundredths of an hour a week the posts of these people are paid for beyond what they are here today: in the
/// week that has most of it, rounded up.
fn paid(parts: &Parts, duties: &[DutyId], people: &[PersonId]) -> Vec<(PositionId, u32)> {
    let mut paid = Vec::new();
    for person in people {
        let post = parts.positions.iter().position(|post| post.filled_by == Some(*person));
        let Some(post) = post.filter(|at| parts.positions[*at].pay.is_some_and(Pay::is_hourly)) else {
            continue;
        };
        let beyond = |day: &commontime_school::DayId| -> Minutes {
            let here = &parts.people[person.index()].present[day.index()];
            let spans = duties
                .iter()
                .filter_map(|id| parts.bells.duties[id.index()].span(&parts.bells.days[day.index()]));
            let left = spans.flat_map(|span| {
                here.iter().fold(vec![span], |left, here| {
                    left.into_iter().flat_map(|span| span.without(*here)).collect()
                })
            });
            left.map(Span::length).sum()
        };
        let weeks = parts.cycle.weeks.iter().map(|week| week.days.iter().map(beyond).sum::<Minutes>());
        let minutes = i64::from(weeks.max().unwrap_or(Minutes::ZERO).get());
        // An hour has a hundred hundredths and sixty minutes.
        let hundredths = u32::try_from((minutes * 100 + 59) / 60).unwrap_or(u32::MAX);
        paid.push((PositionId::from_index(post), hundredths));
    }
    paid
}
