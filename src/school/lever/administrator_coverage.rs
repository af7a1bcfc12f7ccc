//! Administrator coverage: administrators and counselors take homerooms, each so many times a week at most.
//!
//! It has no price. Their time is counted like anybody's.

use super::{CoverBlock, LeverPage};

pub(super) const PAGE: LeverPage = LeverPage {
    in_short: "administrators and counselors have homerooms for a block",
    does: "Administrators, counselors and coaches have homerooms for a block, each so many times a \
        week at most, while the homerooms' teachers meet.",
    minutes: "To the teachers of these homerooms: the block, as often as `times` says. A team meets \
        where all its homerooms are away at the same time: with as many people as it has homerooms, or \
        with specials beside them.",
    students: "The people named, in the homeroom's own room or in the room named.",
    price: "Nothing. Their time is counted like anybody's: the report says how many minutes each of \
        them gives.",
    limits: "Each takes one homeroom at a time, whole. `days` says on which days, `times` how often a \
        week (once where not given), `grades` whose homerooms. `teaches` names the subject that is \
        taught in the block, or `instead-of` the one that loses the minutes, which the report shows by \
        grade: not both. Without either they come from time that no subject asks for. `up-to` is how \
        many homerooms each of them takes in a week. Only people with the role of administrator, \
        counselor or coach can be named, and not with `may-cover = \"nothing\"`. What they leave \
        undone meanwhile is not looked at.",
    approval: "Mostly the principal. Ask what the contract of counselors and coaches says of classes, \
        and federal programs where a grant pays for their posts: it may ask that they do its work.",
    // In scenarios/walker-gamble-short: the school that `commontime new` writes lists nobody whom it is for.
    example: r#"# scenario.toml
[levers.administrator-coverage]
people = ["principal", "counselor"]
grades = ["5"]
days = ["Wed"]
minutes = 45
up-to = 2                           # homerooms a week for each of them"#,
    source: "That it tides a school over and is no lasting plan: \
        https://paperzz.com/doc/8953720/make-time-for-collaboration",
};

/// Administrators and counselors take homerooms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdministratorCoverage {
    /// What they take, and who of the school's people.
    pub block: CoverBlock,
}
