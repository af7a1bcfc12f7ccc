//! Banked minutes: students come earlier or leave later by a few minutes on some days, and what is banked so is given back on
//! another day as an earlier dismissal.
//!
//! Seen from the other side it is early release; schools that bank begin with the minutes they can add.

use super::LeverPage;
use super::bells::shift;
use crate::campus::Parts;
use crate::ids::DayId;
use crate::quantities::Minutes;

pub(super) const PAGE: LeverPage = LeverPage {
    in_short: "a few minutes are added on some days and given back on others",
    does: "Students leave later, or come earlier, by a few minutes on some days. What is banked so is \
        given back on other days as an earlier dismissal. The staff's day stays as it is.",
    minutes: "To everyone who is there: a longer afternoon on the day on which minutes are given back, \
        from the end of dismissal duty to the end of the staff's day. It moves minutes and creates \
        none. It is early release seen from the other side: it begins with the minutes that you can \
        add.",
    students: "On the longer days whoever has them today, for longer. After the early dismissal \
        nobody: they are at home, or in care that you arrange.",
    price: "Nothing in itself. What it brings, such as a second run of the buses or care for children, \
        may stand in budget.toml: a [[price]] for this lever with `amount`, in dollars a year (`once = \
        true` where it does not come back), and `funds`. The amount is the same however far the lever \
        is pulled.",
    limits: "`up-to` is 240 minutes a day at most, in steps of `step` minutes (5 where not given). \
        What is given back is the most that still keeps students' minutes in every week and in the \
        year of calendar.toml. No day can be in both lists. Students come earlier with `when = \
        \"before-students\"`, and leave later without it. A step is not taken where the longer days, \
        with the duties around them, do not fit into the staff's day.",
    approval: "Mostly the board and transportation. Ask how your state counts instructional time, by \
        the day, the week or the year: a short day that other days make up for may be allowed in one \
        state and not in another.",
    // In the school that `commontime new` writes.
    example: r#"# scenario.toml
[levers.banked-minutes]
banked-on = ["Mon", "Tue", "Thu", "Fri"]
up-to = 10                          # minutes more on each of these days
step = 5
given-back-on = ["Wed"]             # on which students leave earlier"#,
    source: "Coeur d'Alene, Idaho: 60 minutes on Mondays, made up by 15 on each other day, in 17 \
        schools. https://www.spokesman.com/stories/2010/sep/26/learning-later/\n\
        How states count instructional time: \
        https://www.ecs.org/50-state-comparison-instructional-time-policies/",
};

/// Minutes are added on some days and given back on others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankedMinutes {
    /// The days that become longer.
    pub banked_on: Vec<DayId>,
    /// By how much each.
    pub banked: Minutes,
    /// Whether students come earlier; they leave later otherwise.
    pub before_school: bool,
    /// The days on which students leave earlier.
    pub given_back_on: Vec<DayId>,
    /// By how much each.
    pub given_back: Minutes,
}

impl BankedMinutes {
    pub(super) fn apply(&self, parts: &mut Parts) {
        let mut starts = vec![Minutes::ZERO; parts.bells.days.len()];
        let mut ends = starts.clone();
        for day in &self.banked_on {
            if self.before_school {
                starts[day.index()] -= self.banked;
            } else {
                ends[day.index()] += self.banked;
            }
        }
        for day in &self.given_back_on {
            ends[day.index()] -= self.given_back;
        }
        shift(parts, &starts, &ends);
    }
}
