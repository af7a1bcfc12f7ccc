//! Turns the question where some pieces should start, with all others as they are, into a program.

use std::collections::BTreeMap;

use super::{
    encoder::{Encoder, Linear, Work},
    program::Program,
};
use crate::{
    kinds::{link_events, spread_events},
    search::searcher::Searcher,
    state::{Group, NONE, OnDay, OnPiece, OnTime},
};

/// A program with what its columns mean.
pub(crate) struct Question {
    pub(crate) program: Program,
    pub(super) batches: Vec<Batch>,
    /// The points whose costs the program has.
    pub(crate) points: Vec<u32>,
    /// What of their costs is not told by the columns' costs.
    pub(crate) offset: i64,
}

/// Pieces that are taken out of a timetable together.
#[derive(Clone, Debug)]
pub(crate) struct Free {
    /// The pieces, alike but for their starts where it is not cut anew.
    pub(crate) meets: Vec<u32>,
    /// Their duration.
    pub(crate) duration: u32,
    /// Their starts.
    pub(crate) starts: Vec<u32>,
    /// Whether these are all pieces of a unit, that may be cut anew.
    pub(crate) is_cut_anew: bool,
}

/// The columns of pieces that are alike.
pub(super) struct Batch {
    pub(super) meets: Vec<u32>,
    pub(super) is_cut_anew: bool,
    pub(super) sizes: Vec<Size>,
}

/// The columns of pieces with one duration.
pub(super) struct Size {
    pub(super) duration: u32,
    /// The number of pieces.
    pub(super) number: Linear,
    /// For each start its column.
    pub(super) starts: Vec<(u32, u32)>,
}

/// Who works when: for each resource and time the columns of those pieces that bring work then.
type Covers = BTreeMap<(u32, u32), Vec<u32>>;

/// Asks where free pieces should start, which are taken out. Nobody may clash.
pub(crate) fn ask(searcher: &Searcher<'_>, free: &[Free]) -> Question {
    let mut encoder = Encoder::new(&searcher.state);
    let batches: Vec<Batch> = free.iter().map(|free| batch(searcher, &mut encoder, free)).collect();
    let covers = covers(searcher, &batches);
    for (at, columns) in &covers {
        exclude(searcher, &mut encoder, *at, columns);
    }
    times(searcher, &mut encoder, &batches);
    days(searcher, &mut encoder, &covers);
    let (points, offset) = encoder.finish();
    Question { program: encoder.program, batches, points, offset }
}

/// Takes free pieces out of a timetable.
pub(crate) fn take_out(searcher: &mut Searcher<'_>, free: &[Free]) {
    for free in free {
        for meet in &free.meets {
            searcher.state.set_start(*meet, NONE);
            if free.is_cut_anew {
                searcher.state.set_duration(*meet, 0);
            }
        }
    }
    // The program is made of what its points are then.
    searcher.state.settle();
}

impl Question {
    /// Puts the pieces where the values of the columns say.
    pub(crate) fn put_in(&self, searcher: &mut Searcher<'_>, values: &[i64]) {
        for batch in &self.batches {
            let mut meets = batch.meets.iter();
            for size in &batch.sizes {
                let starts = size.starts.iter().filter(|(_, column)| values[*column as usize] == 1);
                for ((start, _), meet) in starts.zip(&mut meets) {
                    if batch.is_cut_anew {
                        searcher.state.set_duration(*meet, size.duration);
                    }
                    searcher.state.set_start(*meet, *start);
                }
            }
        }
    }
}

/// Whether somebody may not be in two places: for the program a wish is a rule here.
fn is_alone(searcher: &Searcher<'_>, resource: u32) -> bool {
    !searcher.model.on_clash.of(resource).is_empty()
}

fn batch(searcher: &Searcher<'_>, encoder: &mut Encoder<'_, '_>, free: &Free) -> Batch {
    if free.is_cut_anew {
        return cut_anew(searcher, encoder, free);
    }
    let starts = starts(searcher, encoder, free.meets[0], free.duration, &free.starts);
    let terms = starts.iter().map(|(_, column)| (*column, 1)).collect();
    let number = free.meets.len() as i64;
    let without = free.starts.iter().filter(|start| **start == NONE).count() as i64;
    encoder.program.row(Some(number - without), Some(number), terms);
    let number = Linear::sum(number, []);
    Batch {
        meets: free.meets.clone(),
        is_cut_anew: false,
        sizes: vec![Size { duration: free.duration, number, starts }],
    }
}

/// All pieces of a unit: their durations add up to its own.
fn cut_anew(searcher: &Searcher<'_>, encoder: &mut Encoder<'_, '_>, free: &Free) -> Batch {
    let unit = searcher.model.unit_of(free.meets[0]);
    let all = searcher.model.units[unit as usize].duration;
    let (shortest, longest) = searcher.cuts[unit as usize].allowed;
    let mut sizes = Vec::new();
    let mut sum = Vec::new();
    for duration in shortest..=longest {
        let starts = starts(searcher, encoder, free.meets[0], duration, &[]);
        let most = (starts.len() as u32).min(all / duration);
        if most == 0 {
            continue;
        }
        let number = encoder.program.column(0, most.into(), true, 0);
        let terms = starts.iter().map(|(_, column)| (*column, 1)).chain([(number, -1)]).collect();
        encoder.program.row(Some(0), Some(0), terms);
        sum.push((number, i64::from(duration)));
        sizes.push(Size { duration, number: Linear::sum(0, [number]), starts });
    }
    encoder.program.row(Some(all.into()), Some(all.into()), sum);
    Batch { meets: searcher.model.meets_of(unit).collect(), is_cut_anew: true, sizes }
}

/// Returns columns for the starts that a piece may have, and those that it had.
fn starts(
    searcher: &Searcher<'_>,
    encoder: &mut Encoder<'_, '_>,
    meet: u32,
    duration: u32,
    old: &[u32],
) -> Vec<(u32, u32)> {
    let state = &searcher.state;
    let is_free = |start: &&u32| {
        let held = state.all_held(meet).iter();
        held.filter(|held| **held != NONE && is_alone(searcher, **held))
            .all(|resource| (**start..**start + duration).all(|time| state.count(*resource, time) == 0))
    };
    let unit = searcher.model.unit_of(meet);
    let mut starts: Vec<u32> =
        searcher.domains.starts(unit, duration).iter().filter(is_free).copied().collect();
    starts.extend(old.iter().filter(|old| **old != NONE));
    starts.sort_unstable();
    starts.dedup();
    starts.into_iter().map(|start| (start, encoder.program.column(0, 1, true, 0))).collect()
}

fn covers(searcher: &Searcher<'_>, batches: &[Batch]) -> Covers {
    let mut covers = Covers::new();
    for batch in batches {
        let mut held: Vec<u32> =
            searcher.state.all_held(batch.meets[0]).iter().copied().filter(|held| *held != NONE).collect();
        held.sort_unstable();
        held.dedup();
        for resource in held {
            for size in &batch.sizes {
                for (start, column) in &size.starts {
                    for time in *start..start + size.duration {
                        covers.entry((resource, time)).or_default().push(*column);
                    }
                }
            }
        }
    }
    covers
}

/// Somebody is in one place at a time.
fn exclude(
    searcher: &Searcher<'_>,
    encoder: &mut Encoder<'_, '_>,
    (resource, _): (u32, u32),
    columns: &[u32],
) {
    if columns.len() > 1 && is_alone(searcher, resource) {
        encoder.program.row(None, Some(1), columns.iter().map(|column| (*column, 1)).collect());
    }
}

/// What the starts of the pieces cost, and how they are cut.
fn times(searcher: &Searcher<'_>, encoder: &mut Encoder<'_, '_>, batches: &[Batch]) {
    let model = searcher.model;
    let mut spreads = spread_events::Starts::default();
    let mut links = link_events::Runs::default();
    for batch in batches {
        let unit = model.unit_of(batch.meets[0]);
        for size in &batch.sizes {
            for watch in model.on_time.of(unit) {
                match watch {
                    OnTime::AssignTime(_) if batch.is_cut_anew => {}
                    OnTime::AssignTime(watch) => watch.encode(encoder, size.duration, &size.starts),
                    OnTime::PreferTimes(watch) => {
                        watch.encode(encoder, &model.bits, size.duration, &size.starts);
                    }
                    OnTime::SpreadEvents(watch) => spreads.add(*watch, &model.spread_tables, &size.starts),
                    OnTime::LinkEvents(watch) => links.add(*watch, size.duration, &size.starts),
                    // Whoever takes the answer looks at what it costs in truth.
                    OnTime::OrderEvents(_) | OnTime::TouchEvents(_) => {}
                }
            }
        }
        if batch.is_cut_anew {
            let numbers: Vec<(u32, Linear)> =
                batch.sizes.iter().map(|size| (size.duration, size.number.clone())).collect();
            for watch in model.on_piece.of(unit) {
                match watch {
                    OnPiece::SplitEvents(watch) => watch.encode(encoder, &numbers),
                    OnPiece::DistributeSplitEvents(watch) => watch.encode(encoder, &numbers),
                }
            }
        }
    }
    spreads.encode(encoder);
    links.encode(encoder);
}

/// What the work of resources costs in each group of times.
fn days(searcher: &Searcher<'_>, encoder: &mut Encoder<'_, '_>, covers: &Covers) {
    let model = searcher.model;
    // For each group of times touched: whose it is.
    let mut touched: BTreeMap<u32, (u32, Group)> = BTreeMap::new();
    // For each of its times the columns.
    let mut at: BTreeMap<(u32, u32), Vec<u32>> = BTreeMap::new();
    for ((resource, time), columns) in covers {
        let groups: Vec<&Group> =
            model.groups.of(*resource).iter().filter(|group| group.contains(&model.bits, *time)).collect();
        if groups.is_empty() {
            continue;
        }
        let columns = if is_alone(searcher, *resource) || columns.len() == 1 {
            columns.clone()
        } else {
            vec![either(encoder, columns)]
        };
        for group in groups {
            touched.insert(group.day, (*resource, *group));
            at.insert((group.day, *time), columns.clone());
        }
    }
    for (day, (resource, group)) in touched {
        let without = searcher.state.day(resource, &group);
        let positions = group
            .times(&model.bits)
            .map(|time| {
                (searcher.state.count(resource, time) > 0, at.remove(&(day, time)).unwrap_or_default())
            })
            .collect();
        let mut work = Work::new(without, positions);
        for watch in model.on_day.of(day) {
            match watch {
                OnDay::AvoidUnavailableTimes(watch) => watch.encode(encoder, &work),
                OnDay::LimitIdleTimes(watch) => watch.encode(encoder, &work),
                OnDay::ClusterBusyTimes(watch) => watch.encode(encoder, &mut work),
                OnDay::LimitBusyTimes(watch) => watch.encode(encoder, &mut work),
            }
        }
    }
}

/// Returns a column that is 1 where any of some is.
fn either(encoder: &mut Encoder<'_, '_>, columns: &[u32]) -> u32 {
    let either = encoder.program.column(0, 1, false, 0);
    for column in columns {
        encoder.program.row(Some(0), None, vec![(either, 1), (*column, -1)]);
    }
    let all = columns.iter().map(|column| (*column, 1)).chain([(either, -1)]).collect();
    encoder.program.row(Some(0), None, all);
    either
}

/// Returns the sum of the columns of some starts.
pub(crate) fn sum_of(starts: &[(u32, u32)], factor: i64, is_meant: impl Fn(u32) -> bool) -> Linear {
    let meant = starts.iter().filter(|(start, _)| is_meant(*start));
    Linear { constant: 0, terms: meant.map(|(_, column)| (*column, factor)).collect() }
}
