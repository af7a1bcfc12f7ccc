//! Two tasks of which one starts where the other ends.

use super::{
    super::{
        domain,
        state::{Dead, State},
    },
    Scratch,
};

/// Leaves each task the starts that touch some start of the other.
pub(super) fn run(state: &mut State, scratch: &mut Scratch, a: u32, b: u32) -> Result<(), Dead> {
    for (from, to) in [(a, b), (b, a)] {
        if state.is_present(from) {
            let (set, _) = scratch.two_sets();
            domain::add_moved_up(set, state.starts(from), state.model.length[from as usize]);
            domain::add_moved_down(set, state.starts(from), state.model.length[to as usize]);
            state.keep(to, set)?;
        }
    }
    Ok(())
}
