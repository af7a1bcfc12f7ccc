//! The best week: days put together so that every homeroom has its classes and every week what is asked of it.

use std::collections::BTreeMap;

use commontime_school::goal::Goal;
use commontime_school::{Campus, DayId, Fte, Minutes, Rule, Schedule};

use super::build;
use super::classes;
use super::clock::Clock;
use super::days::{Day, Dealt, Outcome};
use super::dims::{self, Dim};

/// What a schedule is worth: the lowest weekly minutes, at most the target, and what people lack together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Worth {
    pub(super) lowest: i64,
    pub(super) shortfall: i64,
}

impl Worth {
    /// Tells whether this is better than `other`: first the lowest, then the shortfall.
    pub(super) fn beats(self, other: Self) -> bool {
        (self.lowest, -self.shortfall) > (other.lowest, -other.shortfall)
    }
}

/// The best schedule there is, with its worth.
#[derive(Clone, Debug)]
pub(super) struct Best {
    pub(super) worth: Worth,
    pub(super) schedule: Schedule,
}

/// Returns the best of all schedules; `None` where there is none.
pub(super) fn best(campus: &Campus) -> Option<Best> {
    let clock = Clock::of(campus);
    let dims = dims::dims(campus);
    assert!(campus.services.is_empty(), "schools without services");
    assert!(campus.people.iter().all(|person| person.may_join.is_empty()), "nobody joins a team");
    assert!(campus.cycle.passes.len() == 1, "bells follow the days that repeat");
    let teaches = |person| campus.specials.iter().any(|special| special.taught_by.contains(&person));
    assert!(campus.homerooms.iter().all(|homeroom| !teaches(homeroom.teacher)), "teachers have one job");
    let days: Vec<Day<'_>> = campus.day_ids().map(|day| Day::new(campus, clock, day, &dims)).collect();
    let (worth, chosen) = Search { campus, dims: &dims, days: &days, most: most(campus, &dims) }.best()?;
    let schedule = build::schedule(campus, clock, &dims, &days, &chosen);
    Some(Best { worth, schedule })
}

/// Returns how many ways there are to give every homeroom its classes on the day that has the most: what `best` costs.
pub(super) fn size(campus: &Campus) -> u64 {
    let clock = Clock::of(campus);
    let ways = |day| {
        let sets = campus.homeroom_ids().map(|it| classes::sets(campus, clock, day, it).len() as u64);
        sets.fold(1_u64, u64::saturating_mul)
    };
    campus.day_ids().map(ways).max().unwrap_or(0)
}

/// The classes every homeroom must have in a pass.
fn owed(campus: &Campus) -> Dealt {
    let mut owed = Vec::new();
    for homeroom in &campus.homerooms {
        for special in &campus.specials {
            let times = if special.grades.contains(&homeroom.grade) { special.times_per_cycle } else { 0 };
            owed.push(u8::try_from(times).unwrap());
        }
    }
    owed
}

/// Returns for each number how much of it in a week is as good as any more.
fn most(campus: &Campus, dims: &[Dim]) -> Vec<i32> {
    let enough = |dim: &Dim| match *dim {
        // Nobody's lowest and nobody's lack goes by more than a full-time person's target, or their own.
        Dim::Team(team) => {
            let members = campus[team].members.iter().map(|&member| campus.target_of(member).get() + 1);
            members.chain([campus.goal.minutes_per_week.get() + 1]).max().unwrap()
        }
        Dim::Subject(_) | Dim::Planning(..) => dims::least_a_week(campus, *dim),
        // A later day may take away from these.
        Dim::Meetings(_) | Dim::Directed(_) | Dim::Teaching(_) => i32::MAX,
    };
    dims.iter().map(enough).collect()
}

struct Search<'d> {
    campus: &'d Campus,
    dims: &'d [Dim],
    days: &'d [Day<'d>],
    most: Vec<i32>,
}

/// Days chosen so far.
struct Begun<'d> {
    days: Vec<(&'d Dealt, &'d Outcome)>,
    /// What they add up to in every week that occurs, number by number, and no more than is of use.
    sums: Vec<i32>,
}

impl<'d> Search<'d> {
    /// Puts one day after the other, and goes on only from what nothing else with the same classes is as good as.
    fn best(&self) -> Option<(Worth, Vec<&'d Outcome>)> {
        let runs = self.runs();
        let mut begun: BTreeMap<Vec<Dealt>, Vec<Begun<'d>>> = BTreeMap::new();
        let none = Begun { days: Vec::new(), sums: vec![0; runs.len() * self.dims.len()] };
        begun.insert(Vec::new(), vec![none]);
        let days: &'d [Day<'d>] = self.days;
        for (at, day) in days.iter().enumerate() {
            let mut next: BTreeMap<Vec<Dealt>, Vec<Begun<'d>>> = BTreeMap::new();
            for (dealt_before, list) in &begun {
                for (dealt, outcomes) in &day.outcomes {
                    let Some(key) = self.deal(dealt_before, dealt, at + 1 == days.len()) else { continue };
                    let kept = next.entry(key).or_default();
                    for before in list {
                        for outcome in outcomes {
                            let sums = self.add(&before.sums, &runs, day.day, &outcome.numbers);
                            if kept.iter().any(|other| dims::as_good(&other.sums, &sums)) {
                                continue;
                            }
                            kept.retain(|other| !dims::as_good(&sums, &other.sums));
                            let mut days = before.days.clone();
                            days.push((dealt, outcome));
                            kept.push(Begun { days, sums });
                        }
                    }
                }
            }
            begun = next;
        }
        let mut best: Option<(Worth, Vec<&'d Outcome>)> = None;
        for chosen in begun.into_values().flatten().map(|it| it.days) {
            let numbers: Vec<&[i32]> = chosen.iter().map(|(_, outcome)| outcome.numbers.as_slice()).collect();
            if self.runs_hold(&chosen) && dims::weeks_hold(self.campus, self.dims, &numbers) {
                let worth = worth(self.campus, self.dims, &numbers);
                if best.as_ref().is_none_or(|(best, _)| worth.beats(*best)) {
                    best = Some((worth, chosen.iter().map(|&(_, outcome)| outcome).collect()));
                }
            }
        }
        best
    }

    /// The runs of days over which numbers are added up: weeks, and two weeks where a minimum speaks of them.
    fn runs(&self) -> Vec<Vec<DayId>> {
        let cycle = &self.campus.cycle;
        cycle.weeks.iter().map(|week| week.days.clone()).chain(cycle.two_weeks.iter().cloned()).collect()
    }

    /// What sums become with a day: as often as it comes in each run.
    fn add(&self, sums: &[i32], runs: &[Vec<DayId>], day: DayId, numbers: &[i32]) -> Vec<i32> {
        let times = runs.iter().map(|run| run.iter().filter(|&&it| it == day).count());
        let added = times.flat_map(|times| {
            let times = i32::try_from(times).unwrap();
            numbers.iter().zip(&self.most).map(move |(number, most)| (times * number, *most))
        });
        sums.iter().zip(added).map(|(sum, (more, most))| (sum + more).min(most)).collect()
    }

    /// Adds the classes of a day: what has been dealt of each in all, or day by day where days running matter. `None`
    /// where more is dealt than owed, or less by the last day.
    fn deal(&self, before: &[Dealt], dealt: &Dealt, is_last: bool) -> Option<Vec<Dealt>> {
        let owed = owed(self.campus);
        let all: Vec<&Dealt> = before.iter().chain([dealt]).collect();
        let sum = |at: usize| all.iter().map(|day| day[at]).sum::<u8>();
        let sums: Dealt = (0..dealt.len()).map(sum).collect();
        let fits = sums.iter().zip(&owed).all(|(has, owed)| if is_last { has == owed } else { has <= owed });
        let in_runs = self.campus.specials.iter().any(|special| special.days_running > 1);
        let key = if in_runs { all.into_iter().cloned().collect() } else { vec![sums] };
        fits.then_some(key)
    }

    /// Tells whether specials on days running are.
    fn runs_hold(&self, chosen: &[(&Dealt, &Outcome)]) -> bool {
        if self.campus.waived(Rule::SpecialsAdjacency) {
            return true;
        }
        let specials = self.campus.specials.len();
        (0..self.campus.homerooms.len() * specials).all(|at| {
            let asked = self.campus.specials[at % specials].days_running;
            let has: Vec<bool> =
                self.campus.cycle.passes[0].iter().map(|day| chosen[day.index()].0[at] > 0).collect();
            has.split(|has| !has).all(|run| run.is_empty() || run.len() >= asked as usize)
        })
    }
}

fn worth(campus: &Campus, dims: &[Dim], days: &[&[i32]]) -> Worth {
    let Goal { minutes_per_week: target, .. } = campus.goal;
    let (mut lowest, mut shortfall) = (i64::from(target.get()), 0);
    for person in campus.person_ids().filter(|&person| campus.is_eligible(person)) {
        let someone = &campus[person];
        let place = someone.team.and_then(|team| dims.iter().position(|dim| *dim == Dim::Team(team)));
        let weeks = campus.cycle.weeks.iter().map(|week| {
            place.map_or(0, |place| week.days.iter().map(|day| days[day.index()][place]).sum::<i32>())
        });
        let minutes = i64::from(weeks.min().unwrap_or(0) + someone.collaboration_elsewhere.get());
        let fte = if someone.fte == Fte::NONE { Fte::FULL } else { someone.fte };
        lowest = lowest.min((minutes * i64::from(Fte::FULL.get())).div_euclid(i64::from(fte.get())));
        // So much of the target that it is reached when scaled to full time.
        let own = (i64::from(target.get()) * i64::from(someone.fte.get()) + 9_999).div_euclid(10_000);
        shortfall += (own - minutes).max(0);
    }
    Worth { lowest, shortfall }
}

/// What the audit says a schedule is worth.
pub(super) fn audited_worth(campus: &Campus, audit: &commontime_audit::Audit) -> Worth {
    let target: Minutes = campus.goal.minutes_per_week;
    let lowest = audit.lowest_weekly_minutes().unwrap_or(target).min(target);
    Worth { lowest: i64::from(lowest.get()), shortfall: i64::from(audit.total_shortfall().get()) }
}
