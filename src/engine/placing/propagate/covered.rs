//! A task of which every step lies in one or another of several tasks, and a lead of steps before it as well.

use super::{
    super::{
        domain,
        state::{Dead, State},
    },
    Scratch,
};

/// Leaves the inner task the starts under which all its steps can be covered. A step that it surely runs at, and that
/// only one task can cover, that task must cover.
pub(super) fn run(
    state: &mut State,
    scratch: &mut Scratch,
    inner: u32,
    lead: u32,
    by: &[u32],
) -> Result<(), Dead> {
    if state.count(inner) == 0 {
        return Ok(());
    }
    let length = state.model.length[inner as usize];
    let [single, double, one, lost] = &mut scratch.sets;
    single.fill(0);
    double.fill(0);
    for task in by {
        coverable(state, *task, one);
        for ((single, double), word) in single.iter_mut().zip(double.iter_mut()).zip(&*one) {
            *double |= *single & word;
            *single |= word;
        }
    }
    // A start is lost where some step from `lead` before it to its end cannot be covered.
    lost.iter_mut().zip(&*single).for_each(|(lost, covered)| *lost = !covered);
    one.copy_from_slice(lost);
    domain::spread_down(lost, length - 1);
    domain::spread_up(one, lead);
    lost.iter_mut().zip(&*one).for_each(|(lost, more)| *lost = !(*lost | more));
    state.keep(inner, lost)?;
    if let Some(below) = lead.checked_sub(1) {
        state.forbid(inner, 0, below)?;
    }
    let Some((low, high)) = state.bounds(inner).filter(|_| state.is_present(inner)) else { return Ok(()) };
    let (first, end) = (high - lead, low + length);
    if first >= end {
        return Ok(());
    }
    for (at, (single, double)) in single.iter_mut().zip(&*double).enumerate() {
        *single &= !double & domain::range_mask(at, first, end - 1);
    }
    for task in by {
        coverable(state, *task, one);
        one.iter_mut().zip(&*single).for_each(|(own, alone)| *own &= alone);
        if let Some((from, to)) = domain::first(one).zip(domain::last(one)) {
            state.require(*task)?;
            let length = state.model.length[*task as usize];
            state.forbid(*task, from + 1, u32::MAX)?;
            if let Some(early) = (to + 1).checked_sub(length).and_then(|earliest| earliest.checked_sub(1)) {
                state.forbid(*task, 0, early)?;
            }
        }
    }
    Ok(())
}

/// Fills `set` with the steps that the task covers under some start.
fn coverable(state: &State, task: u32, set: &mut [u64]) {
    set.copy_from_slice(state.starts(task));
    domain::spread_up(set, state.model.length[task as usize] - 1);
}
