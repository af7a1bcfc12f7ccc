//! What could be had if it could be paid: the bound says that it may, and a schedule shows it where one is found.

use commontime_audit::{audit, dollars};
use commontime_school::ledger::DollarsLedger;
use commontime_school::lever::Decisions;
use commontime_school::not_payable::{Promise, Promised};
use commontime_school::{Campus, Minutes};

use super::point::{NODES, point};
use crate::solve::money::{self, Lifted};
use crate::solve::{Options, minutes};

/// What some fund has too little for.
#[derive(Clone, Debug)]
pub struct Unpaid {
    /// The school with its levers pulled, and the money that there is.
    pub campus: Campus,
    /// What it promises, and what a schedule shows of it.
    pub promised: Promised,
    /// Its dollars: with that schedule, where there is one, and else without what hangs on it.
    pub dollars: DollarsLedger,
}

/// Looks for a schedule of a school with its levers pulled, as if there were money for it. `as_it_is` is the school with none pulled.
pub(super) fn with_the_money(
    as_it_is: &Campus,
    campus: Campus,
    promise: Promise,
    wanted: Minutes,
    options: &Options,
    stop: &dyn Fn() -> bool,
) -> Unpaid {
    let quick = Options { nodes: NODES, ..*options };
    let rich = money::without_limits(as_it_is, Lifted::All);
    let look = || point(&rich, &Decisions::of(&campus), &quick, stop);
    let found = if stop() { None } else { look() };
    let dollars = match &found {
        Some(point) => audit(&campus, &point.schedule).dollars,
        None => dollars(&campus),
    };
    let lowest = found.map(|point| minutes(point.lowest));
    Unpaid { campus, promised: Promised { promise, wanted, lowest }, dollars }
}
