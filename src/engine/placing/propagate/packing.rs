//! The free runs of a resource must serve its open tasks.
//!
//! A run between fixed tasks can only be filled with lengths that some of the open tasks add up to: 8 steps serve a
//! task of 6 and waste 2. What is wasted is lost to the rest.

use super::{
    super::{
        domain,
        state::{Dead, State},
    },
    Scratch,
};

/// Checks that the runs that these tasks leave each other hold all of their lengths.
pub(super) fn run(state: &mut State, scratch: &mut Scratch, holders: &[u32]) -> Result<(), Dead> {
    let [reached, one, sums, _] = &mut scratch.sets;
    reached.fill(0);
    sums.fill(0);
    domain::insert(sums, 0);
    let mut needed = 0;
    for task in holders.iter().filter(|task| state.count(**task) > 1) {
        let length = state.model.length[*task as usize];
        one.copy_from_slice(state.starts(*task));
        domain::spread_up(one, length - 1);
        reached.iter_mut().zip(&*one).for_each(|(all, held)| *all |= held);
        one.copy_from_slice(sums);
        domain::add_moved_up(sums, one, length);
        needed += length;
    }
    for task in holders {
        if let Some(start) = state.fixed(*task) {
            domain::remove_range(reached, start, start + state.model.length[*task as usize] - 1);
        }
    }
    if served(reached, sums) >= needed {
        return Ok(());
    }
    // Fixed tasks are blamed for nothing: it is the open ones that should have come sooner.
    for task in holders {
        if state.count(*task) > 1 {
            state.blame(*task);
        }
    }
    Err(Dead)
}

/// Returns how many steps the runs of the set can serve, each filled with the greatest of the sums that fits.
fn served(set: &[u64], sums: &[u64]) -> u32 {
    let mut total = 0;
    let mut run = 0;
    let end = set.len() as u32 * domain::BITS;
    for step in 0..=end {
        if step < end && domain::has(set, step) {
            run += 1;
        } else if run > 0 {
            total += (0..=run).rev().find(|length| domain::has(sums, *length)).unwrap_or(0);
            run = 0;
        }
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_serve_the_greatest_sum_that_fits() {
        let (mut set, mut sums) = ([u64::MAX; 1], [0; 1]);
        for sum in [0, 5, 10, 15] {
            domain::insert(&mut sums, sum);
        }
        domain::remove_range(&mut set, 8, 11);
        domain::remove_range(&mut set, 24, 63);
        // Runs of 8 and 12 steps.
        assert_eq!(served(&set, &sums), 5 + 10);
        // A run that ends with the set.
        assert_eq!(served(&[u64::MAX << 60], &sums), 0);
        assert_eq!(served(&[u64::MAX << 59], &sums), 5);
    }
}
