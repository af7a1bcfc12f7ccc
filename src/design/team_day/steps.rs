//! Stretches of steps: what they have in common, what is left of them, how many run at once.

/// From a step to the step after the last.
pub(super) type Steps = (i32, i32);

/// Tells whether there are too many ways to take one of each list to try them all.
pub(super) fn are_many(lists: &[&[Steps]]) -> bool {
    lists
        .iter()
        .try_fold(1_usize, |ways, list| ways.checked_mul(list.len()))
        .is_none_or(|ways| ways > 1_000_000)
}

/// Tells whether one span of each list can be taken so that no more than `most` run at once. Spans of no length never do.
pub(super) fn side_by_side(lists: &[&[Steps]], most: usize, taken: &mut Vec<Steps>) -> bool {
    let Some((first, rest)) = lists.split_first() else { return true };
    first.iter().any(|&span| {
        taken.push(span);
        // The most run at once where one of them begins.
        let at = |time: i32| taken.iter().filter(|span| span.0 <= time && time < span.1).count();
        let fits = taken.iter().all(|span| at(span.0) <= most) && side_by_side(rest, most, taken);
        taken.pop();
        fits
    })
}

/// Returns every way to cut `steps` into one, two or three blocks of at least `least`, each way ascending.
pub(super) fn ways(steps: i32, least: i32) -> Vec<Vec<i32>> {
    let mut ways = vec![vec![steps]];
    for first in least..=steps / 2 {
        ways.push(vec![first, steps - first]);
        let more = (first..=(steps - first) / 2).map(|second| vec![first, second, steps - first - second]);
        ways.extend(more);
    }
    ways
}

/// Returns what two stretches have in common.
pub(super) fn overlap(a: Steps, b: Steps) -> Option<Steps> {
    let both = (a.0.max(b.0), a.1.min(b.1));
    (both.0 < both.1).then_some(both)
}

/// Joins stretches that touch, of those given in order.
pub(super) fn joined(mut stretches: Vec<Steps>) -> Vec<Steps> {
    stretches.dedup_by(|next, last| {
        let touch = last.1 == next.0;
        if touch {
            last.1 = next.1;
        }
        touch
    });
    stretches
}

/// Returns from the first to the last step of the meetings that no stretch has.
pub(super) fn uncovered(meetings: &[Steps], stretches: &[Steps]) -> Option<Steps> {
    let mut all: Option<Steps> = None;
    for &meeting in meetings {
        let (mut from, mut to) = meeting;
        // Stretches are in order: what is left of the start, then of the end.
        for stretch in stretches {
            from = if stretch.0 <= from { from.max(stretch.1) } else { from };
        }
        for stretch in stretches.iter().rev() {
            to = if stretch.1 >= to { to.min(stretch.0) } else { to };
        }
        if from < to {
            all = Some(all.map_or((from, to), |all| (all.0.min(from), all.1.max(to))));
        }
    }
    all
}

/// Returns what is left of a stretch.
pub(super) fn without(stretch: Steps, taken: Steps) -> impl Iterator<Item = Steps> {
    let parts = [(stretch.0, stretch.1.min(taken.0)), (stretch.0.max(taken.1), stretch.1)];
    parts.into_iter().filter(|(from, to)| from < to)
}

/// Returns how many of the spans one person can take at most.
pub(super) fn one_after_the_other(spans: &mut [Steps]) -> usize {
    spans.sort_unstable_by_key(|span| span.1);
    let (mut count, mut free_from) = (0, i32::MIN);
    for span in spans {
        if span.0 >= free_from {
            count += 1;
            free_from = span.1;
        }
    }
    count
}
