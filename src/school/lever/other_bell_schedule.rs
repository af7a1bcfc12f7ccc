//! Another of the bell schedules that the file has.
//!
//! Everyone who keeps the staff's hours follows; own hours stay as they are.

use super::LeverPage;
use super::bells::ring;
use crate::bell_schedule::BellSchedule;
use crate::campus::Parts;

pub(super) const PAGE: LeverPage = LeverPage {
    in_short: "another of the bell schedules in the files is in force",
    does: "The school rings another of the bell schedules that bell-schedule.toml has: students' day, \
        staff's day, and periods where it has some. Whoever keeps the staff's day keeps the new one; \
        people with hours of their own keep these.",
    minutes: "To everyone who is there: whatever the other schedule leaves before students come and \
        after they are gone, less arrival and dismissal duty. A stretch shorter than `minimum-block` \
        does not count. There are minutes more only where staff are there longer or students for less \
        time; otherwise minutes only move.",
    students: "At school whoever has them today. Before and after it nobody: they are at home, or in \
        care that you arrange.",
    price: "Nothing in itself. What it brings, such as a second run of the buses, may stand in \
        budget.toml: a [[price]] for this lever with `amount`, in dollars a year (`once = true` where \
        it does not come back), and `funds`.",
    limits: "One of the schedules named is in force, or today's. Today's cannot be named, nor one that \
        bell-schedule.toml does not have. The staff's day has to hold the students' day and the duties \
        around it. In the new bells, too, every grade has its minutes by subject, its lunch and \
        recess, and what the state asks for. Bus routes and child care are not looked at.",
    approval: "Mostly the board and transportation. Ask transportation whether the buses of other \
        schools allow it, the association whether the contract lets the staff's day move, and your \
        state how it counts instructional time.",
    // In the school that `commontime new` writes.
    example: r#"# scenario.toml
[levers.other-bell-schedule]
ids = ["early-friday"]              # one or more ids of bell-schedule.toml

# bell-schedule.toml
[[bell-schedule]]
id = "early-friday"                 # 4 x 415 + 365 minutes a week, as today
students = { all = "7:45-14:40", Fri = "7:45-13:50" }
staff = { all = "7:35-15:20" }"#,
    source: "Bells and buses hang together: in Long Beach, California, one vote gave elementary \
        teachers a prep period and put schools on two start times, to save more than $1 million in \
        buses. https://lbschools.net/Departments/Newsroom/article.cfm?articleID=1668",
};

/// Puts another bell schedule into force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherBellSchedule {
    /// The bell schedule.
    pub bells: BellSchedule,
}

impl OtherBellSchedule {
    pub(super) fn apply(&self, parts: &mut Parts) {
        ring(parts, self.bells.clone());
    }
}
