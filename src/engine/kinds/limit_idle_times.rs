//! Limit idle times: few gaps between the first and the last thing somebody does in a day.

use crate::{
    constraint::Constraint,
    facts::Facts,
    instance::{ResourceId, TimeSet},
    state::{Builder, OnBusy, Tally},
};

/// Resources have few idle times: times without work between the first and the last time at work of a day.
///
/// Points: the resources. Deviation: by how much the sum of the idle times of all groups of times lies outside the limits.
/// Positions are counted within the group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LimitIdleTimes {
    /// The resources.
    pub resources: Vec<ResourceId>,
    /// The groups of times, each on its own.
    pub groups: Vec<TimeSet>,
    /// The fewest idle times in all.
    pub minimum: u32,
    /// The most idle times in all.
    pub maximum: u32,
}

impl LimitIdleTimes {
    pub(crate) fn deviations(&self, facts: &Facts<'_>) -> Vec<i64> {
        let idle = |resource: ResourceId, group: &TimeSet| {
            let busy = || group.iter().enumerate().filter(|(_, time)| facts.is_busy(resource, *time));
            let positions = || busy().map(|(position, _)| position);
            let span = positions().min().zip(positions().max()).map_or(0, |(first, last)| last - first + 1);
            (span - busy().count()) as i64
        };
        let deviation = |resource: &ResourceId| {
            let total: i64 = self.groups.iter().map(|group| idle(*resource, group)).sum();
            crate::cost::excess(total, i64::from(self.minimum), i64::from(self.maximum))
        };
        self.resources.iter().map(deviation).collect()
    }

    pub(crate) fn watch(&self, constraint: &Constraint, builder: &mut Builder<'_>) {
        for resource in &self.resources {
            let point =
                builder.tally.add_limited(constraint, i64::from(self.minimum), i64::from(self.maximum));
            for group in &self.groups {
                let words = group.as_slice().len().div_ceil(64) as u32;
                let watch = Watch { point, mask: builder.add_masks(words), words };
                let number = builder.idle_watches.len() as u32;
                builder.idle_watches.push(watch);
                for (time, position) in group.iter().zip(0u32..) {
                    builder.watch_busy(*resource, time, OnBusy::LimitIdleTimes { watch: number, position });
                }
            }
        }
    }
}

/// One group of times of one point, as it follows the changes of a timetable.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Watch {
    point: u32,
    /// The first word of the mask of the positions at work.
    mask: u32,
    words: u32,
}

impl Watch {
    /// The resource begins to be at work at a position of the group, or ceases to.
    #[inline]
    pub(crate) fn toggled(self, masks: &mut [u64], tally: &mut Tally, position: u32) {
        let words = &mut masks[self.mask as usize..(self.mask + self.words) as usize];
        let change = if let [word] = words {
            let before = idle(*word);
            *word ^= 1 << position;
            idle(*word) - before
        } else {
            let before = idle_in(words);
            words[(position / 64) as usize] ^= 1 << (position % 64);
            idle_in(words) - before
        };
        if change != 0 {
            tally.shift(self.point, change);
        }
    }
}

/// Returns the number of zeros between the first and the last one.
#[inline]
fn idle(word: u64) -> i32 {
    if word == 0 { 0 } else { 64 - (word.leading_zeros() + word.trailing_zeros() + word.count_ones()) as i32 }
}

fn idle_in(words: &[u64]) -> i32 {
    let Some(first) = words.iter().position(|word| *word != 0) else { return 0 };
    let last = words.iter().rposition(|word| *word != 0).unwrap_or(first);
    let begin = first as i32 * 64 + words[first].trailing_zeros() as i32;
    let end = last as i32 * 64 + 64 - words[last].leading_zeros() as i32;
    let busy: u32 = words.iter().map(|word| word.count_ones()).sum();
    end - begin - busy as i32
}
