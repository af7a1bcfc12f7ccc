//! Early release: students leave earlier on some days, and as much later on others that their week and year are kept.
//!
//! It moves minutes and creates none: the teacher's contract day stays, and what was scattered over the week becomes one long
//! block (Coeur d'Alene, Idaho: 60 minutes on one day, 15 on each of the four others).

use super::LeverPage;
use super::bells::shift;
use crate::campus::Parts;
use crate::ids::DayId;
use crate::quantities::Minutes;

pub(super) const PAGE: LeverPage = LeverPage {
    in_short: "students leave earlier on some days and later on others",
    does: "Students leave earlier on some days, and on others later by as much as keeps their minutes \
        in every week and in the year. The staff's day stays as it is.",
    minutes: "To everyone who is there: one long block on the short day, from the end of dismissal \
        duty to the end of the staff's day. It moves minutes and creates none, for on the other days \
        the afternoon is shorter. It helps where a few minutes each afternoon are too few to count, \
        and together they are not.",
    students: "Nobody has them once they are dismissed: they are at home, or in care that you arrange.",
    price: "Nothing in itself. What it brings, such as a second run of the buses or care for children, \
        may stand in budget.toml: a [[price]] for this lever with `amount`, in dollars a year (`once = \
        true` where it does not come back), and `funds`. The amount is the same however far the lever \
        is pulled.",
    limits: "`up-to` is 240 minutes at most, in steps of `step` minutes (15 where not given). The days \
        in `made-up-on`, or all others, become longer by the fewest minutes that keep every week and \
        the year of calendar.toml, and by 120 at most; where that is not enough, the lever is refused. \
        A step is not taken where the longer days, with dismissal duty, do not fit into the staff's \
        day. Bus routes and child care are not looked at.",
    approval: "Mostly the board and transportation. Ask how your state counts instructional time, by \
        the day, the week or the year: a short day that other days make up for may be allowed in one \
        state and not in another. Ask the association what the contract says of time after dismissal: \
        how much of it the principal may direct.",
    // In the school that `commontime new` writes.
    example: r#"# scenario.toml
[levers.early-release]
days = ["Fri"]                      # on which students leave earlier
up-to = 45                          # by so many minutes at most
step = 15
made-up-on = ["Mon", "Tue", "Thu"]  # on which they leave later

# budget.toml
[[price]]                           # only where it costs something
lever = "early-release"
amount = 4_000.00                   # a second run of the buses, each year
funds = ["general"]"#,
    source: "Coeur d'Alene, Idaho: 60 minutes on Mondays, made up by 15 on each other day, in 17 \
        schools. https://www.spokesman.com/stories/2010/sep/26/learning-later/\n\
        How states count instructional time: \
        https://www.ecs.org/50-state-comparison-instructional-time-policies/\n\
        South Carolina asks for its minutes by the day or their equivalent over the week: S.C. Reg. \
        43-231. \
        https://d1tvxue8o4w0fl.cloudfront.net/regulation/south-carolina-code-of-regulations/chapter-43-state-board-of-education/article-19-instructional-program/section-43-231-defined-program-k-5",
};

/// Students leave earlier on some days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlyRelease {
    /// The days on which they do.
    pub days: Vec<DayId>,
    /// By how much.
    pub minutes: Minutes,
    /// The days on which they leave later.
    pub made_up_on: Vec<DayId>,
    /// By how much.
    pub made_up: Minutes,
}

impl EarlyRelease {
    pub(super) fn apply(&self, parts: &mut Parts) {
        let mut ends = vec![Minutes::ZERO; parts.bells.days.len()];
        for day in &self.days {
            ends[day.index()] -= self.minutes;
        }
        for day in &self.made_up_on {
            ends[day.index()] += self.made_up;
        }
        let starts = vec![Minutes::ZERO; ends.len()];
        shift(parts, &starts, &ends);
    }
}
