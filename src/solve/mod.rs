//! The loop: design bounds, timetable builds, audit judges. The only place where the three meet.

mod answer;
mod best;

use commontime_audit::{Audited, certify};
use commontime_school::answer::Answer;
use commontime_school::ids::{DayId, TeamId};
use commontime_school::{Campus, Minutes};

use crate::design::{Relaxation, Verdict};
use crate::mip;
use crate::timetable::{self, Effort, Stuck};
use best::Best;

/// What a solve may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Decides between choices that look equally good.
    pub seed: u64,
    /// Rounds of designing and placing; each a counted amount of work.
    pub rounds: u32,
    /// Stop after so many seconds; the result then says that a clock decided.
    pub seconds: Option<u32>,
    /// Threads to use. The answer does not depend on it.
    pub threads: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { seed: 0, rounds: 24, seconds: None, threads: 1 }
    }
}

/// Steps of the engine for one day in one round.
const EFFORT_A_DAY: u64 = 4_000_000;

/// Something worth telling someone who waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// The design model is being solved: so many variables and rows.
    Designing(usize, usize),
    /// No schedule can have a higher lowest than this.
    Bounded(i64),
    /// A round of placing begins: which, of how many.
    Placing(u32, u32),
    /// A clean schedule was found: lowest weekly minutes and total shortfall.
    Found(i64, i64),
    /// A round found nothing; why.
    Stuck(String),
}

/// The answer, with the schedule where there is one.
#[derive(Debug)]
pub struct Outcome<'a> {
    /// The answer.
    pub answer: Answer,
    /// The schedule, audited and clean.
    pub schedule: Option<Audited<'a>>,
}

/// Finds the best schedule it can for the campus and says how good it is.
pub fn solve<'a>(campus: &'a Campus, options: &Options, report: &mut dyn FnMut(Progress)) -> Outcome<'a> {
    let limits = mip::Limits { seconds: options.seconds, ..mip::Limits::default() };
    let relaxation = Relaxation::new(campus);
    let (columns, rows) = relaxation.size();
    report(Progress::Designing(columns, rows));
    match relaxation.solve(limits) {
        Verdict::Impossible(members) => {
            Outcome { answer: answer::impossible(campus, options, members), schedule: None }
        }
        Verdict::Unknown(words) => {
            Outcome { answer: answer::nothing_found(campus, options, None, &words), schedule: None }
        }
        Verdict::Bounded(bounds) => {
            report(Progress::Bounded(bounds.lowest));
            let best = search(campus, options, &relaxation, &bounds, report);
            match best {
                Some(best) => Outcome {
                    answer: answer::found(campus, options, &bounds, best.audited()),
                    schedule: Some(best.into_audited()),
                },
                None => Outcome {
                    answer: answer::nothing_found(campus, options, Some(&bounds), "no schedule was found"),
                    schedule: None,
                },
            }
        }
    }
}

/// Builds schedules on the design and, where one cannot be placed, on designs that avoid what stood in the way, until the
/// bound is met or the rounds are over.
fn search<'a>(
    campus: &'a Campus,
    options: &Options,
    relaxation: &Relaxation<'_>,
    bounds: &crate::design::Bounds,
    report: &mut dyn FnMut(Progress),
) -> Option<Best<'a>> {
    let started = std::time::Instant::now();
    let over = || options.seconds.is_some_and(|seconds| started.elapsed().as_secs() >= u64::from(seconds));
    let limits = mip::Limits { seconds: options.seconds, ..mip::Limits::default() };
    let mut best: Option<Best<'a>> = None;
    let mut design = bounds.design.clone();
    let mut avoid: Vec<(TeamId, DayId, Minutes)> = Vec::new();
    for round in 0..options.rounds {
        if round > 0 && over() {
            break;
        }
        let stuck;
        report(Progress::Placing(round + 1, options.rounds));
        let effort = Effort { seed: options.seed.wrapping_add(u64::from(round)), a_day: EFFORT_A_DAY };
        match timetable::realise(campus, &design, effort) {
            Ok(schedule) => match certify(campus, schedule) {
                Ok(audited) => {
                    let found = Best::new(audited);
                    report(Progress::Found(found.lowest(), found.shortfall()));
                    let better = best.as_ref().is_none_or(|before| found.better_than(before));
                    if better {
                        best = Some(found);
                    }
                    if best.as_ref().is_some_and(|best| best.meets(bounds)) {
                        break;
                    }
                    stuck = None;
                }
                Err(refused) => {
                    let first = refused
                        .audit
                        .required()
                        .next()
                        .map(|finding| format!("{}: {}", finding.rule, finding.message));
                    report(Progress::Stuck(first.unwrap_or_default()));
                    stuck = None;
                }
            },
            Err(why) => {
                report(Progress::Stuck(format!("{why:?}")));
                stuck = Some(why);
            }
        }
        let next = match stuck {
            Some(Stuck::Meeting(team, day, minutes)) => {
                avoid.push((team, day, minutes));
                relaxation.avoiding(&avoid, limits)
            }
            // Another design of the same worth may do.
            _ => relaxation.varied(&design, effort.seed + 1, limits),
        };
        match next {
            Some(next) => design = next,
            None => break,
        }
    }
    best
}
