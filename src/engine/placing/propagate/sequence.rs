//! Tasks that hold one resource run one after the other: some must come last among others, or first.
//!
//! This is edge finding over task intervals (Caseau and Laburthe 1994). Take the tasks that must lie in a span. If they
//! and one more do not fit between the first start of all and the end of the span, the one more comes after all of
//! them, and starts no earlier than they can be done. The same holds with time reversed. Where tasks in a span do not
//! fit by themselves, there is no placement.
//!
//! Between tasks of one row there need be no gap. So many rows are changed at least as often, less one, and each change takes a gap.

use std::cmp::Reverse;

use super::super::state::{Dead, State};

/// Where a task must lie, and the steps it needs there with the gap after it; steps count downwards from 0 when time
/// is reversed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    task: u32,
    /// The row within which it needs no gap.
    row: Option<u32>,
    from: i64,
    to: i64,
    needed: i64,
    /// The first start found so far.
    earliest: i64,
}

/// Removes early starts of tasks that must come after others, and late starts of those that must come before; any two
/// keep at least `gap` steps between them, unless they are of one row.
pub(super) fn run(state: &mut State, spans: &mut Vec<Span>, tasks: &[u32], gap: u32) -> Result<(), Dead> {
    let model = state.model;
    let gap = i64::from(gap);
    spans.clear();
    for task in tasks {
        let Some((low, high)) = state.bounds(*task) else { return Err(Dead) };
        let (from, needed) = (i64::from(low), i64::from(model.length[*task as usize]) + gap);
        let row = model.row[*task as usize];
        spans.push(Span { task: *task, row, from, to: i64::from(high) + needed, needed, earliest: from });
    }
    put_last(state, spans, gap)?;
    for span in spans.iter().filter(|span| span.earliest > span.from) {
        // Above its first start, a bound is above 0.
        state.forbid(span.task, 0, step(span.earliest - 1))?;
    }
    for span in spans.iter_mut() {
        (span.from, span.to) = (-span.to, -span.from);
        span.earliest = span.from;
    }
    put_last(state, spans, gap)?;
    for span in spans.iter().filter(|span| span.earliest > span.from) {
        // Reversed, the first start is the last end.
        let latest = -span.earliest - span.needed;
        state.forbid(span.task, step(latest + 1), u32::MAX)?;
    }
    Ok(())
}

/// Returns a number as a step, kept within the steps there are.
fn step(number: i64) -> u32 {
    u32::try_from(number.max(0)).unwrap_or(u32::MAX)
}

/// Raises the earliest start of every task that comes after all tasks of some span.
fn put_last(state: &mut State, spans: &mut [Span], gap: i64) -> Result<(), Dead> {
    spans.sort_unstable_by_key(|span| Reverse((span.from, span.task)));
    for at in 0..spans.len() {
        let to = spans[at].to;
        // The tasks that end by `to`, gathered from the latest start down: what they need, and when they can be done.
        let (mut needed, mut done) = (0, i64::MIN);
        for first in 0..spans.len() {
            let Span { from, to: end, needed: own, .. } = spans[first];
            if end > to {
                continue;
            }
            needed += own - saved(&spans[..first], to, spans[first].row, gap);
            done = done.max(from + needed);
            if done > to {
                return clash(state, spans, from, to);
            }
            for place in 0..spans.len() {
                let other = spans[place];
                let is_gathered = place <= first && other.to <= to;
                if is_gathered || other.earliest >= done || other.from.min(from) + needed + other.needed <= to
                {
                    continue;
                }
                let saved = saved(&spans[..=first], to, other.row, gap);
                if other.from.min(from) + needed + other.needed - saved > to {
                    spans[place].earliest = other.earliest.max(done - saved);
                }
            }
        }
    }
    Ok(())
}

/// Returns the gap that a task of this row does not need beside the tasks that end by `to`: where one of them is of the row.
fn saved(spans: &[Span], to: i64, row: Option<u32>, gap: i64) -> i64 {
    let is_of_row = |span: &Span| span.to <= to && span.row == row;
    if row.is_some() && spans.iter().any(is_of_row) { gap } else { 0 }
}

/// Counts a dead end against the tasks that must lie from `from` to `to`.
fn clash(state: &mut State, spans: &[Span], from: i64, to: i64) -> Result<(), Dead> {
    for span in spans.iter().filter(|span| span.from >= from && span.to <= to) {
        state.blame(span.task);
    }
    Err(Dead)
}
