//! One task starts at least so many steps after another starts.

use super::super::state::{Dead, State};

/// Task `b` starts `apart` or more steps after task `a`.
pub(super) fn run(state: &mut State, a: u32, b: u32, apart: u32) -> Result<(), Dead> {
    let first = state.bounds(a).map(|(low, _)| low).filter(|_| state.is_present(a));
    let last = state.bounds(b).map(|(_, high)| high).filter(|_| state.is_present(b));
    if let Some(below) = first.and_then(|first| first.saturating_add(apart).checked_sub(1)) {
        state.forbid(b, 0, below)?;
    }
    let Some(last) = last else { return Ok(()) };
    match last.checked_sub(apart) {
        Some(latest) => state.forbid(a, latest + 1, u32::MAX),
        None => state.forbid(a, 0, u32::MAX),
    }
}
