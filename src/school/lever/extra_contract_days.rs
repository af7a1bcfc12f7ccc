//! Extra contract days: people are paid for days beyond the year's contract, to learn and to work with colleagues.
//!
//! No student is there and no week of the schedule has a minute more, so they change nothing that the weekly goal counts: a year's
//! minutes shared out over its weeks are nobody's week. What they cost is in the step's charges.

use super::{LeverPage, Whom};
use crate::quantities::Minutes;

pub(super) const PAGE: LeverPage = LeverPage {
    in_short: "people are paid for days beyond their contract",
    does: "People come on days beyond the year's contract, without students, to learn and to work with \
        colleagues, and are paid for them. They are those of the roles or names given, or everyone the \
        goal is for.",
    minutes: "None toward the weekly goal: no week of the schedule is longer for them, so that no \
        option pulls this lever. It is there to be priced and shown: minutes a year for each person, \
        and what that is in the average week.",
    students: "Nobody: no student is there.",
    price: "A [[price]] in budget.toml, which it needs: a day is one of `contract-days` parts of each \
        person's salary by [[cost]], or `minutes-a-day` at `hourly` where that is given, with \
        `benefits`; it comes back every year. `funds` says who pays.",
    limits: "`up-to` is how many days, in steps of `step` (1 where not given). A day has the minutes \
        of the longest staff day where `minutes-a-day` is not given. Somebody without a [[cost]], \
        where no `hourly` is given, is named. When in the year the days lie is not looked at.",
    approval: "Mostly the board and the association. Ask what the contract says of the length of the \
        year and the pay for a day more.",
    // In the school that `commontime new` writes.
    example: r#"# scenario.toml
[levers.extra-contract-days]
up-to = 2                           # days at most
contract-days = 190                 # of the year's contract today

# budget.toml
[[price]]
lever = "extra-contract-days"       # a day is 1 of 190 parts of the salary
benefits = "31 %"
funds = ["general"]"#,
    source: "Long Beach, California, proposed a teacher year of 185 days in place of 184 in 2023, to \
        give time for collaboration. \
        https://www.lbschools.net/departments/employee-relations/bargaining-details/~board/bargaining-updates/post/continued-negotiations-with-talb-12-05-2023",
};

/// People come on days beyond their contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExtraContractDays {
    /// Who.
    pub whom: Whom,
    /// How many days.
    pub days: u32,
    /// How long each is.
    pub minutes: Minutes,
    /// Days of the contract as it is: a day more is paid one of so many parts of the salary.
    pub contract_days: u32,
}
