//! Lunch and recess of a day against the adults who watch them.
//!
//! A place is open while students are there, and has its adults in every minute in which it is open. It is open for so long that all who
//! come have been there, as many at once as may be.

use commontime_school::bell_schedule::Supervision;
use commontime_school::ids::{DayId, GradeId, PersonId};
use commontime_school::staff::Role;
use commontime_school::{Campus, ClockTime, Minutes, Rule, Span};

use super::owed::{lunch_of, recess_of};

/// What lunch and recess ask for on a day, and what is there at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Watching {
    /// Minutes in which students are at lunch, at least.
    pub lunch: i64,
    /// Minutes in which students are at recess, at least.
    pub recess: i64,
    /// Adults that both places need while both are open.
    pub adults: u32,
    /// Minutes in which there may be students at lunch, and minutes in which there may be at recess: those in which both may be at once
    /// count twice.
    pub minutes_there: i64,
}

/// One of the two places on a day.
struct Place<'a> {
    window: Span,
    supervision: &'a Supervision,
    /// Who may watch here.
    watchers: Vec<PersonId>,
    /// Minutes in which it is open, at least.
    open: i64,
}

impl<'a> Place<'a> {
    /// Returns the place; `None` where nobody comes, or none but the homerooms' own teachers are asked for.
    fn new(campus: &Campus, window: Option<Span>, supervision: &'a Supervision, open: i64) -> Option<Self> {
        let is_watched = supervision.adults > 0 && !supervision.roles.contains(&Role::Homeroom);
        let watchers = || campus.people_in(&supervision.roles).collect();
        window.filter(|_| is_watched && open > 0).map(|window| Self {
            window,
            supervision,
            watchers: watchers(),
            open,
        })
    }

    fn adults(&self) -> usize {
        usize::try_from(self.supervision.adults).unwrap_or(usize::MAX)
    }
}

impl Watching {
    /// Returns what lunch and recess of `grades` ask for on `day`; `None` where their own teachers stay with them, or nobody has to.
    #[must_use]
    pub fn of(campus: &Campus, grades: &[GradeId], day: DayId) -> Option<Self> {
        if campus.waived(Rule::StudentLunchAndRecess) {
            return None;
        }
        let bells = &campus.bells;
        let students = bells.days[day.index()].students;
        let cafeteria = bells.cafeteria.window.intersection(students);
        let playground = bells.playground.window.intersection(students);
        let lunch = Place::new(campus, cafeteria, &bells.lunch_supervision, lunch_open(campus, grades));
        let recess = Place::new(campus, playground, &bells.recess_supervision, recess_open(campus, grades));
        if lunch.is_none() && recess.is_none() {
            return None;
        }
        let open = |place: &Option<Place<'_>>| place.as_ref().map_or(0, |place| place.open);
        let places: Vec<&Place<'_>> = lunch.iter().chain(&recess).collect();
        Some(Self {
            lunch: open(&lunch),
            recess: open(&recess),
            adults: places.iter().map(|place| place.supervision.adults).sum(),
            minutes_there: minutes_there(campus, &places, day),
        })
    }
}

/// Returns the minutes for which the cafeteria is open at least: grades that eat together are one.
#[must_use]
pub fn lunch_open(campus: &Campus, grades: &[GradeId]) -> i64 {
    let cafeteria = &campus.bells.cafeteria;
    let mut seen: Vec<GradeId> = Vec::new();
    let mut lunches: Vec<Minutes> = Vec::new();
    let mut eating = 0;
    for &grade in grades {
        let minutes = lunch_of(campus, grade);
        let students: u32 = campus[grade].homerooms.iter().map(|&homeroom| campus[homeroom].students).sum();
        eating += i64::from(minutes.get()) * i64::from(students);
        if !seen.contains(&grade) {
            lunches.push(minutes);
            seen.extend(campus[grade].eats_with.iter().copied());
        }
    }
    let keeps = !campus.waived(Rule::CafeteriaCapacity);
    let seats = cafeteria.students_at_once.filter(|seats| keeps && *seats > 0).map(i64::from);
    let in_seats = seats.map_or(0, |seats| eating / seats + i64::from(eating % seats > 0));
    open(lunches, cafeteria.grades_at_once, keeps).max(in_seats)
}

/// Returns the minutes for which the playground is open at least.
#[must_use]
pub fn recess_open(campus: &Campus, grades: &[GradeId]) -> i64 {
    let recesses = grades.iter().map(|&grade| recess_of(campus, grade)).collect();
    open(recesses, campus.bells.playground.grades_at_once, !campus.waived(Rule::CafeteriaCapacity))
}

/// Minutes that so many stays take at least, with no more than `at_once` at any time where that is kept.
///
/// Stays of which no more than `at_once` overlap can be dealt to so many tracks, one after the other on each. Of the `n` longest, some
/// track has a share of `n / at_once`, rounded up, and none of them is shorter than the last.
fn open(mut stays: Vec<Minutes>, at_once: u32, is_kept: bool) -> i64 {
    stays.sort_unstable_by(|one, other| other.cmp(one));
    let at_once = if is_kept { usize::try_from(at_once.max(1)).unwrap_or(usize::MAX) } else { usize::MAX };
    let of_longest = |(place, stay): (usize, &Minutes)| {
        let after_each_other = (place + 1).div_ceil(at_once);
        i64::from(stay.get()) * i64::try_from(after_each_other).unwrap_or(1)
    };
    let longest = stays.iter().enumerate().map(of_longest).max().unwrap_or(0);
    let all: i64 = stays.iter().map(|stay| i64::from(stay.get())).sum();
    let tracks = i64::try_from(at_once).unwrap_or(i64::MAX);
    longest.max(all / tracks + i64::from(all % tracks > 0))
}

/// Minutes in which lunch may be going on and minutes in which recess may, by who is here.
fn minutes_there(campus: &Campus, places: &[&Place<'_>], day: DayId) -> i64 {
    let here = |person: PersonId| &campus[person].present[day.index()];
    let watchers = places.iter().flat_map(|place| &place.watchers);
    let windows = places.iter().map(|place| place.window);
    let spans = watchers.flat_map(|&person| here(person).iter().copied()).chain(windows);
    let mut times: Vec<ClockTime> = spans.flat_map(|span| [span.start(), span.end()]).collect();
    times.sort_unstable();
    times.dedup();
    // Between two of these times nobody comes or goes, and nothing opens or closes.
    let stretches = times.windows(2).filter_map(|ends| Span::new(ends[0], ends[1]));
    let is_here = |person: &PersonId, at: ClockTime| here(*person).iter().any(|span| span.covers(at));
    let at_once = |at: ClockTime| {
        let open = places.iter().filter(|place| {
            let there = place.watchers.iter().filter(|person| is_here(person, at)).count();
            place.window.covers(at) && there >= place.adults()
        });
        let open: Vec<&&Place<'_>> = open.collect();
        let mut there: Vec<PersonId> = open.iter().flat_map(|place| place.watchers.clone()).collect();
        there.retain(|person| is_here(person, at));
        there.sort_unstable();
        there.dedup();
        let both: usize = open.iter().map(|place| place.adults()).sum();
        // Where there are too few for both, one of them at a time.
        if both <= there.len() { open.len() } else { 1 }
    };
    let minutes = |stretch: Span| {
        i64::from(stretch.length().get()) * i64::try_from(at_once(stretch.start())).unwrap_or(0)
    };
    stretches.map(minutes).sum()
}
