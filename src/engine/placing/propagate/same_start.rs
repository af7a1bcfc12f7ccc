//! Two tasks that start at the same step.

use super::{
    super::state::{Dead, State},
    Scratch,
};

/// Leaves each task the starts that the other has too.
pub(super) fn run(state: &mut State, scratch: &mut Scratch, a: u32, b: u32) -> Result<(), Dead> {
    for (from, to) in [(a, b), (b, a)] {
        if state.is_present(from) {
            let set = &mut scratch.sets[0];
            set.copy_from_slice(state.starts(from));
            state.keep(to, set)?;
        }
    }
    Ok(())
}
