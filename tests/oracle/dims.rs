//! What of a day matters over the week: a list of numbers, each the better the larger.

use commontime_school::policy::Per;
use commontime_school::{Campus, DayId, HomeroomId, Minutes, PersonId, Rule, TeamId};

use super::clock::Clock;
use super::needs::{Needs, Plan};

/// One number that is added up over the days of a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dim {
    /// Minutes a full member of the team meets.
    Team(TeamId),
    /// Less the meetings of the team.
    Meetings(TeamId),
    /// Minutes of the homeroom's one subject.
    Subject(HomeroomId),
    /// Minutes toward a minimum of planning, by its place in the policy.
    Planning(PersonId, usize),
    /// What is left of the share of a teacher's time that the principal may direct, in ten-thousandths of a minute.
    Directed(PersonId),
    /// Less the minutes of classes that a person teaches.
    Teaching(PersonId),
}

/// Returns what matters at this school.
pub(super) fn dims(campus: &Campus) -> Vec<Dim> {
    let keeps = |rule| !campus.waived(rule);
    let mut dims: Vec<Dim> = campus.team_ids().map(Dim::Team).collect();
    if campus.policy.meetings_per_week_max.is_some() && keeps(Rule::WeeklyMeetingCap) {
        dims.extend(campus.team_ids().map(Dim::Meetings));
    }
    if keeps(Rule::MinutesPerSubject) || keeps(Rule::StudentMinutesKept) {
        dims.extend(campus.homeroom_ids().map(Dim::Subject));
    }
    for person in campus.person_ids() {
        for (place, minimum) in campus.policy.planning.iter().enumerate() {
            let longer = minimum.per != Per::Day && minimum.protects(&campus[person]);
            if longer && keeps(Rule::IndividualPlanning) {
                dims.push(Dim::Planning(person, place));
            }
        }
        let limited = campus.policy.directed_share_max.is_some() && keeps(Rule::DirectedShare);
        if limited && campus[person].role.teaches() {
            dims.push(Dim::Directed(person));
        }
        if campus[person].teaching_minutes_per_week_max.is_some() && keeps(Rule::LoadWithinFte) {
            dims.push(Dim::Teaching(person));
        }
    }
    dims
}

/// Returns the numbers that one person's plan for the day gives, and their places; `met` are minutes of meetings.
pub(super) fn of_person(
    campus: &Campus,
    dims: &[Dim],
    person: PersonId,
    needs: &Needs,
    plan: &Plan,
    met: i32,
) -> Vec<(usize, i32)> {
    let mut numbers = Vec::new();
    let longer = needs.planning.iter().filter(|minimum| minimum.per != Per::Day);
    for (minimum, &minutes) in longer.zip(&plan.toward) {
        let place = dims.iter().position(|dim| *dim == Dim::Planning(person, minimum.place)).unwrap();
        numbers.push((place, minutes));
    }
    if let Some(place) = dims.iter().position(|dim| *dim == Dim::Directed(person)) {
        let share = i32::try_from(campus.policy.directed_share_max.unwrap().get()).unwrap();
        numbers.push((place, share * (met + plan.own_minutes) - 10_000 * met));
    }
    numbers
}

/// Returns how much of a number is asked of every week, or of every two where the number is of two.
pub(super) fn least_a_week(campus: &Campus, dim: Dim) -> i32 {
    match dim {
        Dim::Team(_) => 0,
        Dim::Meetings(_) => -i32::try_from(campus.policy.meetings_per_week_max.unwrap()).unwrap(),
        Dim::Subject(homeroom) => {
            let needs = &campus[campus[homeroom].grade].subjects;
            needs.iter().map(|need| need.minutes_per_week.get()).sum()
        }
        Dim::Planning(_, place) => campus.policy.planning[place].minutes.get(),
        Dim::Directed(_) => 0,
        Dim::Teaching(person) => -campus[person].teaching_minutes_per_week_max.unwrap_or(Minutes::ZERO).get(),
    }
}

/// Tells whether the sums over the days of every week keep what is asked of weeks.
pub(super) fn weeks_hold(campus: &Campus, dims: &[Dim], days: &[&[i32]]) -> bool {
    let sum = |run: &[DayId], at: usize| run.iter().map(|day| days[day.index()][at]).sum::<i32>();
    dims.iter().enumerate().all(|(at, dim)| {
        let least = least_a_week(campus, *dim);
        match *dim {
            Dim::Team(_) => true,
            Dim::Planning(_, place) if campus.policy.planning[place].per == Per::TwoWeeks => {
                campus.cycle.two_weeks.iter().all(|run| sum(run, at) >= least)
            }
            Dim::Planning(_, place) if campus.policy.planning[place].per == Per::Year => {
                unreachable!("minimums of planning over a year are not written in files")
            }
            _ => campus.cycle.weeks.iter().all(|week| sum(&week.days, at) >= least),
        }
    })
}

/// Tells whether `one` is at least as good as `other` in everything.
pub(super) fn as_good(one: &[i32], other: &[i32]) -> bool {
    one.iter().zip(other).all(|(mine, theirs)| mine >= theirs)
}

/// The minutes of one subject that a homeroom's day holds with its own teacher: pieces long enough to count. `None` where
/// an unbroken stretch is asked for and there is none.
pub(super) fn subject_minutes(
    campus: &Campus,
    clock: Clock,
    homeroom: HomeroomId,
    with_teacher: u64,
) -> Option<i32> {
    let grade = &campus[campus[homeroom].grade];
    let Some(need) = grade.subjects.first() else { return Some(0) };
    assert!(grade.subjects.len() == 1, "grades of one subject");
    let pieces: Vec<i32> = super::clock::runs(with_teacher)
        .map(|(start, length)| clock.minutes(super::clock::run(start, length)))
        .collect();
    let unbroken = pieces.iter().any(|&minutes| minutes >= need.uninterrupted.get());
    if !campus.waived(Rule::MinutesPerSubject) && need.uninterrupted > Minutes::ZERO && !unbroken {
        return None;
    }
    let counts = |minutes: &&i32| **minutes >= need.minimum_block.get();
    Some(pieces.iter().filter(counts).sum())
}
