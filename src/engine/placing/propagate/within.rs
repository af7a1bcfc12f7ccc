//! A task that lies inside one of several others.

use super::{
    super::{
        domain,
        state::{Dead, State},
    },
    Scratch,
};

/// Leaves the inner task the starts that some outer task can hold; an outer task that is the last one possible must
/// be placed, around the inner.
pub(super) fn run(state: &mut State, scratch: &mut Scratch, inner: u32, outers: &[u32]) -> Result<(), Dead> {
    if state.count(inner) == 0 {
        return Ok(());
    }
    let lengths = &state.model.length;
    let (union, one) = scratch.two_sets();
    let mut possible = outers
        .iter()
        .filter_map(|outer| Some((*outer, lengths[*outer as usize].checked_sub(lengths[inner as usize])?)))
        .filter(|(outer, slack)| {
            one.copy_from_slice(state.starts(*outer));
            domain::spread_up(one, *slack);
            union.iter_mut().zip(&*one).for_each(|(all, held)| *all |= held);
            one.iter().zip(state.starts(inner)).any(|(held, start)| held & start != 0)
        });
    let (only, another) = (possible.next(), possible.next());
    possible.for_each(drop);
    state.keep(inner, union)?;
    let Some((outer, slack)) = only.filter(|_| another.is_none() && state.is_present(inner)) else {
        return Ok(());
    };
    state.require(outer)?;
    one.copy_from_slice(state.starts(inner));
    domain::spread_down(one, slack);
    state.keep(outer, one)
}
