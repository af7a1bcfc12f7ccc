//! Advisory period: on some days part of the staff takes larger groups while the teams of the other part meet, and in turn.
//!
//! A homeroom visits another one, whose teacher has both. Which visits which, and when, is the search's choice; nobody has a
//! second group more often than their own homeroom visits.

use super::{CoverBlock, LeverPage};

pub(super) const PAGE: LeverPage = LeverPage {
    in_short: "homerooms visit each other, and teachers meet in turn",
    does: "In a period on some days a homeroom visits another one, whose teacher has both, and at \
        another time is visited itself. While part of the staff has the larger groups, the teams of \
        the other part meet.",
    minutes: "To the teachers of these homerooms: the period, as often as `times` says. Each gives it \
        twice: once the homeroom is out, and once the teacher has two. A team meets where all its \
        homerooms are out at the same time.",
    students: "The teacher of the homeroom that is visited, in that homeroom's room.",
    price: "Nothing: nobody new comes.",
    limits: "Which homeroom visits which, and when, is found for you; nobody has a second group more \
        often than their own homeroom is out. Every homeroom has to fit with another one: into \
        `students`, the most in one group, and into the capacity of the other's room in courses.toml, \
        which is 30 where none is given. `teaches` names the subject that is taught in the period, or \
        `instead-of` the one that loses the minutes: not both. Both times it takes the period from a \
        homeroom's week.",
    approval: "Mostly the principal. Ask what the contract and your state say of the number of \
        students with one teacher, and whether homerooms' rooms may hold two.",
    // In scenarios/walker-gamble-short: no room of the school that `commontime new` writes holds two homerooms.
    example: r#"# scenario.toml
[levers.advisory-period]
grades = ["5"]
days = ["Fri"]
minutes = 45
students = 42                       # in one group at most"#,
    source: "Faiss Middle School has four periods of 80 minutes, and one of 40 for intervention and \
        enrichment. http://www.schoolschedulingassociates.com/notes/?paged=2",
};

/// Homerooms visit each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdvisoryPeriod {
    /// The period, with all teachers whose homerooms have it.
    pub block: CoverBlock,
}
