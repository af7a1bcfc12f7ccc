//! The thirteen instances and what others reached on them.
//!
//! - Best: the cheapest solution attached to the file, as in `costs.tsv`; for `US-WS-09`, which has none, the published value,
//!   which is said to be optimal.
//! - KHE: one run of the general solver of Kingston's KHE, version of 6 February 2016 (ejection chains), diversifier 0, one
//!   thread, measured on two shared cores. It may be another machine than yours.

use std::fmt;

use commontime::interop::xhstt::{REQUIRED, WISHED};
use commontime_engine::Cost;

/// An instance and what others reached on it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Published {
    /// Its id within the file.
    pub(crate) id: &'static str,
    /// Its file.
    pub(crate) file: &'static str,
    /// The least cost known.
    pub(crate) best: Cost,
    /// What KHE found.
    pub(crate) khe: Khe,
}

/// What KHE found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Khe {
    /// A timetable after so many milliseconds.
    Found(Cost, u32),
    /// Nothing in so many seconds.
    Nothing(u32),
}

impl fmt::Display for Khe {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Found(cost, millis) => {
                let cost = commontime::interop::xhstt::in_words(cost);
                write!(formatter, "{cost} in {} s", f64::from(*millis) / 1000.0)
            }
            Self::Nothing(seconds) => write!(formatter, "nothing in {seconds} s"),
        }
    }
}

/// Returns a cost of the format.
pub(crate) const fn cost(infeasibility: i64, objective: i64) -> Cost {
    let mut cost = [0; commontime_engine::RANKS];
    cost[REQUIRED] = infeasibility;
    cost[WISHED] = objective;
    Cost(cost)
}

const fn found(infeasibility: i64, objective: i64, millis: u32) -> Khe {
    Khe::Found(cost(infeasibility, objective), millis)
}

const fn instance(id: &'static str, file: &'static str, best: i64, khe: Khe) -> Published {
    Published { id, file, best: cost(0, best), khe }
}

/// All of them.
pub(crate) const INSTANCES: [Published; 13] = [
    instance("US-WS-09", "USAWestside2009.xml", 101, found(0, 532, 20_000)),
    instance("BR-SA-00", "BrazilInstance2.xml", 5, found(0, 44, 500)),
    instance("BR-SN-00", "BrazilInstance6.xml", 35, found(0, 145, 1_200)),
    instance("FI-WP-06", "FinlandHighSchool.xml", 0, found(0, 24, 3_000)),
    instance("FI-MP-06", "FinlandSecondarySchool.xml", 77, found(0, 147, 2_000)),
    instance("GR-H1-97", "GreeceHighSchool1.xml", 0, found(0, 0, 3_400)),
    instance("AU-TE-99", "AustraliaTES99.xml", 20, found(5, 152, 1_600)),
    instance("IT-I4-96", "ItalyInstance4.xml", 27, found(0, 54, 8_000)),
    instance("KS-PR-11", "KosovaInstance1.xml", 0, found(0, 20, 104_000)),
    instance("ZA-LW-09", "SouthAfricaLewitt2009.xml", 0, found(20, 18, 6_000)),
    instance("ES-SS-08", "SpainSchool.xml", 335, found(0, 1117, 13_000)),
    instance("NL-KP-03", "NetherlandsKottenpark2003.xml", 199, Khe::Nothing(100)),
    instance("DK-FG-12", "DenmarkFalkonergaardensGymnasium2012.xml", 1263, Khe::Nothing(150)),
];

/// Returns the instance of an id.
pub(crate) fn of(id: &str) -> Option<&'static Published> {
    INSTANCES.iter().find(|instance| instance.id == id)
}
