//! Rotating substitutes: a pool of certified substitutes comes on some days and moves from team to team.
//!
//! They are asked for the whole year, but who is asked does not always come. A schedule holds for the weeks in which they do; how
//! many meetings are likely lost in a year is in the step's words, and nothing is made of it beyond that.

use super::{CoverBlock, LeverPage};
use crate::quantities::Share;

pub(super) const PAGE: LeverPage = LeverPage {
    in_short: "a pool of substitutes has homerooms for a block",
    does: "A pool of substitutes comes on some days and moves from team to team: they have homerooms \
        for a block, while the homerooms' teachers meet.",
    minutes: "To the teachers of these homerooms: the block, as often as `times` says. A team meets \
        where all its homerooms are away at the same time: with as many substitutes as it has \
        homerooms, or with specials beside them. In a week in which the pool does not come, the \
        meeting is lost.",
    students: "The substitutes, in the homeroom's own room or in the room named.",
    price: "A [[price]] in budget.toml, which it needs: `daily`, in dollars for a day of one \
        substitute, for all of the pool on all its days, in `weeks` weeks a year (36 where not given), \
        with `benefits`; it comes back every year. `funds` says who pays.",
    limits: "Each takes one homeroom at a time, whole. `days` says on which days, `times` how often a \
        week (once where not given), `grades` whose homerooms. `teaches` names the subject that is \
        taught in the block, or `instead-of` the one that loses the minutes, which the report shows by \
        grade: not both. Without either they come from time that no subject asks for. `reliability` is \
        the share of its days on which the whole pool comes: the minutes are those of a week in which \
        it does, and how many blocks a year are likely lost is told. Whether substitutes can be found \
        is not looked at.",
    approval: "Mostly the board. Ask federal programs whether Title II-A may pay, and your state for \
        how long, and with which certificate, a substitute may have a class.",
    // In the school that `commontime new` writes.
    example: r#"# scenario.toml
[levers.rotating-substitutes]
grades = ["K", "1"]
days = ["Mon"]
minutes = 45
up-to = 2                           # substitutes at most
step = 2                            # and no fewer
reliability = "85 %"                # of its days the whole pool comes
teaches = "mathematics"

# budget.toml
[[price]]
lever = "rotating-substitutes"
daily = 120.00                      # a day of one substitute
weeks = 36
benefits = "7.65 %"
funds = ["general"]"#,
    source: "Michael Rettig on longer planning blocks, and on how seldom substitutes can be had for \
        them: http://www.schoolschedulingassociates.com/notes/?p=9\n\
        On Title II-A: \
        http://marylandpublicschools.org:80/about/Pages/DCAA/ProfessionalLearning/TitleIIAFAQ.aspx",
};

/// A pool of substitutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RotatingSubstitutes {
    /// What they take, and who they are.
    pub block: CoverBlock,
    /// The share of its days on which the whole pool comes.
    pub reliability: Share,
}
