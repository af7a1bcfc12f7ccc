//! What the engine must reach on an instance in how long, and what it should.

use std::fmt;

use commontime_engine::Cost;

use super::published::{Khe, Published, cost};

/// Seconds of the long run, those of the competition of 2011.
pub(crate) const LONG: u32 = 1000;

/// Megabytes that the largest instance may take.
pub(crate) const MEMORY: u64 = 500;

/// Seconds that a run has to beat KHE, if that took less.
const AT_LEAST: u32 = 10;

/// What is demanded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Demand {
    /// Feasible, and better than KHE in its time or [`AT_LEAST`] seconds, whichever is more; equal where nothing is better.
    Khe,
    /// As good as others' published results in their time, where KHE found nothing (Kheiri and Keedwell 2017).
    Others,
    /// As good as KHE on `US-WS-09`, much sooner.
    Soon,
    /// Far better than KHE on `US-WS-09`.
    FarBetter,
    /// The best known on `US-WS-09`.
    Optimal,
    /// Feasible after the long run.
    Feasible,
    /// At most half as much again as the best known, and 10, after the long run.
    Near,
    /// At most a tenth more than the best known, and 2, after the long run.
    Close,
    /// Less than the best known after the long run, with one seed.
    NewBest,
}

impl Demand {
    /// All of them.
    pub(crate) const ALL: [Self; 9] = [
        Self::Khe,
        Self::Others,
        Self::Soon,
        Self::FarBetter,
        Self::Feasible,
        Self::Near,
        Self::Optimal,
        Self::Close,
        Self::NewBest,
    ];

    /// Returns whether this is wished for, beyond what must be.
    pub(crate) fn is_aim(self) -> bool {
        matches!(self, Self::Optimal | Self::Close | Self::NewBest)
    }

    /// Says what it is.
    pub(crate) fn in_words(self) -> &'static str {
        match self {
            Self::Khe => "feasible, better than KHE (or 0/0) in its time or 10 s",
            Self::Others => "as good as others in their time",
            Self::Soon => "US-WS-09: as good as KHE in 5 s",
            Self::FarBetter => "US-WS-09: 0/300 in 300 s",
            Self::Optimal => "US-WS-09: 0/101 in 300 s",
            Self::Feasible => "feasible in 1,000 s",
            Self::Near => "at most 1.5 x best + 10 in 1,000 s",
            Self::Close => "at most 1.1 x best + 2 in 1,000 s",
            Self::NewBest => "better than the best known in 1,000 s, with any seed",
        }
    }

    /// Says on how many instances it is to be met.
    pub(crate) fn wanted(self) -> &'static str {
        match self {
            Self::Khe => "11 of 11",
            Self::Others => "2 of 2",
            Self::Soon | Self::FarBetter | Self::Optimal => "1 of 1",
            Self::Near => "10 of 13",
            Self::Feasible | Self::Close => "13 of 13",
            Self::NewBest => "some",
        }
    }
}

/// A demand on one instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bar {
    /// What is demanded.
    pub(crate) demand: Demand,
    /// Within so many seconds.
    pub(crate) seconds: u32,
    /// The cost may not be more than this.
    pub(crate) limit: Cost,
}

/// Whether a bar is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It is, in its time or less.
    Met,
    /// It is not.
    Missed,
    /// Not in less than its time, and nothing is known of the rest.
    Open,
}

impl fmt::Display for Verdict {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Met => "met",
            Self::Missed => "missed",
            Self::Open => "open",
        })
    }
}

impl Bar {
    /// Judges what runs of so many seconds found; `None` where they had more time than the bar gives.
    pub(crate) fn judge(&self, seconds: u32, found: Cost) -> Option<Verdict> {
        match (found <= self.limit, seconds) {
            (_, seconds) if seconds > self.seconds => None,
            (true, _) => Some(Verdict::Met),
            (false, seconds) if seconds == self.seconds => Some(Verdict::Missed),
            (false, _) => Some(Verdict::Open),
        }
    }
}

/// Returns the bars of an instance.
pub(crate) fn bars(instance: &Published) -> Vec<Bar> {
    let bar = |demand, seconds, limit| Bar { demand, seconds, limit };
    let mut bars = Vec::new();
    if let Khe::Found(khe, millis) = instance.khe {
        bars.push(bar(Demand::Khe, millis.div_ceil(1000).max(AT_LEAST), better(khe).unwrap_or(khe)));
    }
    bars.extend(match instance.id {
        "US-WS-09" => vec![
            bar(Demand::Soon, 5, cost(0, 532)),
            bar(Demand::FarBetter, 300, cost(0, 300)),
            bar(Demand::Optimal, 300, cost(0, 101)),
        ],
        "NL-KP-03" => vec![bar(Demand::Others, 222, cost(0, 466))],
        "DK-FG-12" => vec![bar(Demand::Others, 331, cost(0, 1522))],
        _ => Vec::new(),
    });
    let best = instance.best.0[commontime::interop::xhstt::WISHED];
    bars.push(bar(Demand::Feasible, LONG, FEASIBLE));
    bars.push(bar(Demand::Near, LONG, cost(0, best * 3 / 2 + 10)));
    bars.push(bar(Demand::Close, LONG, cost(0, best * 11 / 10 + 2)));
    bars.extend(better(instance.best).map(|limit| bar(Demand::NewBest, LONG, limit)));
    bars
}

/// The most that a feasible timetable may cost.
const FEASIBLE: Cost = cost(0, i64::MAX);

/// Returns the most that a feasible timetable may cost which is better than another; `None` where none can be.
fn better(than: Cost) -> Option<Cost> {
    match (than.required(), than.0[commontime::interop::xhstt::WISHED]) {
        (0, 0) => None,
        (0, objective) => Some(cost(0, objective - 1)),
        _ => Some(FEASIBLE),
    }
}

/// Returns the times, each once, of the bars of an instance that are shorter than the long run.
pub(crate) fn short(instance: &Published) -> Vec<u32> {
    let mut seconds: Vec<u32> =
        bars(instance).iter().map(|bar| bar.seconds).filter(|seconds| *seconds < LONG).collect();
    seconds.sort_unstable();
    seconds.dedup();
    seconds
}
