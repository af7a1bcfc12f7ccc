//! The loop: design bounds, timetable builds, audit judges. The only place where the three meet.

pub mod absence;
mod answer;
mod best;
pub mod compare;
mod fewer_meetings;
pub mod frontier;
mod known;
mod locks;
mod longer_meetings;
mod mend;
mod money;
mod resume;
pub mod why_not;

use std::collections::VecDeque;
use std::time::Instant;

use commontime_audit::{Audited, certify};
use commontime_school::answer::Answer;
use commontime_school::ids::{DayId, TeamId};
use commontime_school::{Campus, Minutes};
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::design::{Bounds, Design, Relaxation, Verdict};
use crate::kept::Kept;
use crate::mip;
use crate::timetable::{self, Effort};
use best::Best;
pub use resume::resume_until;

/// Which designs schedules are built on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Designs {
    /// Those on whose days no pieces must touch: they are found and placed fast, and less is proved.
    PlainDays,
    /// Any.
    #[default]
    All,
}

/// What a solve may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Decides between choices that look equally good.
    pub seed: u64,
    /// Rounds of designing and placing; each a counted amount of work.
    pub rounds: u32,
    /// When to stop; the result then says that a clock decided.
    pub until: Option<Instant>,
    /// Threads to use. The answer does not depend on it.
    pub threads: usize,
    /// Nodes that each model of the design may take: with few of them less is proved.
    pub nodes: u32,
    /// Which designs schedules are built on.
    pub designs: Designs,
}

impl Default for Options {
    fn default() -> Self {
        let nodes = mip::Limits::default().nodes;
        Self { seed: 0, rounds: 24, until: None, threads: 1, nodes, designs: Designs::All }
    }
}

impl Options {
    /// Returns what each model of the design may take.
    pub(crate) fn limits(&self) -> mip::Limits {
        mip::Limits { nodes: self.nodes, until: self.until }
    }

    /// Tells whether the time is over; never where there is no limit.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.until.is_some_and(|until| Instant::now() >= until)
    }
}

/// Returns so many threads.
fn pool(threads: usize) -> Result<ThreadPool, String> {
    let pool = ThreadPoolBuilder::new().num_threads(threads.max(1)).build();
    pool.map_err(|error| format!("no threads to search with: {error}"))
}

/// Returns minutes that were counted as a plain number.
fn minutes(number: i64) -> Minutes {
    Minutes::new(i32::try_from(number).unwrap_or(i32::MAX))
}

/// So many rounds in a row may fail for one reason, or half of all where those are fewer.
const SAME_REASON: u32 = 6;

/// So many rounds in a row may find nothing better, or a quarter of all where those are fewer.
const NOTHING_BETTER: u32 = 4;

/// Nodes to look for a design of plain days where few nodes find none.
const MORE_NODES: u32 = 300;

/// The same for designs of all kinds.
const MORE_NODES_OF_ALL: u32 = 3_000;

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
    /// An option: lowest weekly minutes and net new cost in cents.
    Option(i64, i64),
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
    solve_until(campus, options, &|| false, report)
}

/// As [`solve`], but no further round begins once `stop` says so: the answer is then the best found until there.
pub fn solve_until<'a>(
    campus: &'a Campus,
    options: &Options,
    stop: &dyn Fn() -> bool,
    report: &mut dyn FnMut(Progress),
) -> Outcome<'a> {
    // Placing has the rest of the time.
    let limits = options.limits().most_of_it();
    let relaxation = Relaxation::new(campus);
    let (columns, rows) = relaxation.size();
    report(Progress::Designing(columns, rows));
    // For another design of plain days there is mostly something else to try.
    let many = match options.designs {
        Designs::PlainDays => MORE_NODES,
        Designs::All => MORE_NODES_OF_ALL,
    };
    let all = mip::Limits { nodes: limits.nodes.max(many), ..limits };
    let solved = |limits| match options.designs {
        Designs::PlainDays => relaxation.solve_with_plain_days(limits),
        Designs::All => relaxation.solve(limits),
    };
    let verdict = match solved(limits) {
        // So few nodes find no design at all. A clock is asked once.
        Verdict::Unknown(_) if limits != all && limits.until.is_none() => solved(all),
        verdict => verdict,
    };
    match verdict {
        Verdict::Impossible(clash) => {
            Outcome { answer: answer::impossible(campus, options, vec![clash]), schedule: None }
        }
        Verdict::Unknown(words) => {
            Outcome { answer: answer::nothing_found(campus, options, None, &words), schedule: None }
        }
        Verdict::Bounded(bounds) => {
            report(Progress::Bounded(bounds.lowest));
            let kept = Kept::default();
            match search(campus, options, &kept, &relaxation, &bounds, stop, report) {
                Ok(best) => Outcome {
                    answer: answer::found(campus, options, &bounds, best.audited()),
                    schedule: Some(best.into_audited()),
                },
                Err(words) => Outcome {
                    answer: answer::nothing_found(campus, options, Some(&bounds), &words),
                    schedule: None,
                },
            }
        }
    }
}

/// Builds schedules on the design and, where one cannot be placed, on designs that avoid what stood in the way, until the
/// bound is met, the rounds are over, or round after round fails for the same reason or finds nothing better. Where nothing is found, returns what
/// stood in the way last.
fn search<'a>(
    campus: &'a Campus,
    options: &Options,
    kept: &Kept,
    relaxation: &Relaxation<'_>,
    bounds: &Bounds,
    stop: &dyn Fn() -> bool,
    report: &mut dyn FnMut(Progress),
) -> Result<Best<'a>, String> {
    let over = || stop() || options.is_over();
    let limits = options.limits();
    let mut best: Option<Best<'a>> = None;
    let mut waiting: VecDeque<Design> = bounds.designs.iter().cloned().collect();
    let Some(mut design) = waiting.pop_front() else { return Err("there is no design".to_owned()) };
    // Of plain days the best design is mostly the first.
    let promised = Some(design.lowest).filter(|_| options.designs == Designs::PlainDays);
    let mut avoid: Vec<(TeamId, DayId, Minutes)> = Vec::new();
    let mut reasons: Vec<String> = Vec::new();
    let mut nothing_better = 0;
    let same_reason = (options.rounds / 2).clamp(1, SAME_REASON) as usize;
    let most_for_nothing = (options.rounds / 4).clamp(1, NOTHING_BETTER);
    for round in 0..options.rounds {
        if round > 0 && over() {
            break;
        }
        report(Progress::Placing(round + 1, options.rounds));
        let effort = Effort { seed: options.seed.wrapping_add(u64::from(round)), a_day: EFFORT_A_DAY };
        let mut left_out = Vec::new();
        let n_reasons = reasons.len();
        // What is near to the schedule to continue from is tried first; that it is there is no promise that it can be kept.
        let mut built = build(campus, &design, kept, effort);
        if built.is_err() && !kept.near.lessons.is_empty() {
            built = build(campus, &design, &kept.locks_alone(), effort);
        }
        match built {
            Ok((found, left)) => {
                left_out = left;
                report(Progress::Found(found.lowest(), found.shortfall()));
                nothing_better += 1;
                if best.as_ref().is_none_or(|before| found.better_than(before)) {
                    best = Some(found);
                    nothing_better = 0;
                }
                if best.as_ref().is_some_and(|best| best.meets(bounds)) {
                    break;
                }
            }
            Err(why) => reasons.push(why),
        }
        if let Some(reason) = reasons.last().filter(|_| reasons.len() > n_reasons) {
            report(Progress::Stuck(reason.clone()));
            if reasons.iter().rev().take_while(|other| *other == reason).count() >= same_reason {
                break;
            }
        }
        let is_as_promised =
            promised.is_some_and(|lowest| best.as_ref().is_some_and(|best| best.lowest() >= lowest));
        if nothing_better >= most_for_nothing || is_as_promised {
            break;
        }
        let failed = reasons.len() > n_reasons && left_out.is_empty();
        // Near to what is there the same minutes may have a place on another day.
        let is_near = !left_out.is_empty() && !kept.near.lessons.is_empty();
        avoid.extend(left_out);
        let near = if is_near { relaxation.near(&kept.near, bounds, &avoid, limits) } else { None };
        let next = near.or_else(|| waiting.pop_front()).or_else(|| {
            if failed {
                // Another design of the same worth may do.
                return relaxation.varied(&design, effort.seed.wrapping_add(1), limits);
            }
            // What is worth no more than what is there is not worth a round; the same meetings on other specials may be.
            let avoids = match options.designs {
                Designs::PlainDays => relaxation.avoiding_with_plain_days(&avoid, limits),
                Designs::All => relaxation.avoiding(&avoid, limits),
            };
            let is_better =
                |lowest, shortfall| best.as_ref().is_none_or(|best| best.is_below(lowest, shortfall));
            avoids
                .filter(|(_, lowest, shortfall)| is_better(*lowest, *shortfall))
                .map(|(next, ..)| next)
                .or_else(|| relaxation.varied(&design, effort.seed.wrapping_add(1), limits))
        });
        match next {
            Some(next) => design = next,
            None => break,
        }
    }
    best.ok_or_else(|| reasons.pop().unwrap_or_else(|| "no schedule was found".to_owned()))
}

/// Meetings that had no place, or not all of them.
type LeftOut = Vec<(TeamId, DayId, Minutes)>;

/// Builds the schedule of a design and has it audited; in words what stood in the way where there is none.
fn build<'a>(
    campus: &'a Campus,
    design: &Design,
    kept: &Kept,
    effort: Effort,
) -> Result<(Best<'a>, LeftOut), String> {
    let realised = timetable::realise(campus, design, kept, effort).map_err(|why| why.words(campus))?;
    // Where something had no place, meetings in what is left over may make up for it.
    let fuller = Some(&realised.schedule).filter(|_| !realised.left_out.is_empty());
    let fuller = fuller.and_then(|it| timetable::meet_in_time_left(campus, design, it));
    let fuller = fuller.and_then(|schedule| certify(campus, schedule).ok());
    let judged = fuller.map_or_else(|| certify(campus, realised.schedule), Ok);
    match judged {
        Ok(audited) => {
            let cheaper =
                if campus.ranks_cost_first() { fewer_meetings::for_less(campus, audited) } else { audited };
            Ok((Best::new(cheaper), realised.left_out))
        }
        Err(refused) => {
            let mended = fewer_meetings::within_funds(campus, refused.schedule);
            if let Some(audited) = mended {
                return Ok((Best::new(audited), realised.left_out));
            }
            let first = refused.audit.required().next();
            Err(first.map(|finding| format!("{}: {}", finding.rule, finding.message)).unwrap_or_default())
        }
    }
}
