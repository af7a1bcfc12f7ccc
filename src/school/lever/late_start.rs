//! Late start: students come later on some days, and on others leave as much later that their week and year are kept.

use super::LeverPage;
use super::bells::shift;
use crate::campus::Parts;
use crate::ids::DayId;
use crate::quantities::Minutes;

pub(super) const PAGE: LeverPage = LeverPage {
    in_short: "students come later on some days and leave later on others",
    does: "Students come later on some days, and on others leave later by as much as keeps their \
        minutes in every week and in the year. The staff's day stays as it is.",
    minutes: "To everyone who is there: one long block on the late morning, from the beginning of the \
        staff's day to arrival duty. It moves minutes and creates none, for on the other days the \
        afternoon is shorter.",
    students: "Nobody has them before arrival: they are at home, or in care that you arrange.",
    price: "Nothing in itself. What it brings, such as a second run of the buses or care for children, \
        may stand in budget.toml: a [[price]] for this lever with `amount`, in dollars a year (`once = \
        true` where it does not come back), and `funds`. The amount is the same however far the lever \
        is pulled.",
    limits: "`up-to` is 240 minutes at most, in steps of `step` minutes (15 where not given). The days \
        in `made-up-on`, or all others, end later by the fewest minutes that keep every week and the \
        year of calendar.toml, and by 120 at most; where that is not enough, the lever is refused. A \
        step is not taken where the longer days, with dismissal duty, do not fit into the staff's day. \
        Bus routes and child care are not looked at.",
    approval: "Mostly the board and transportation. Ask how your state counts instructional time, by \
        the day, the week or the year: a short day that other days make up for may be allowed in one \
        state and not in another. Ask families who leave for work in the morning.",
    // In the school that `commontime new` writes.
    example: r#"# scenario.toml
[levers.late-start]
days = ["Mon"]                      # on which students come later
up-to = 45                          # by so many minutes at most
step = 15
made-up-on = ["Tue", "Thu", "Fri"]  # on which they leave later"#,
    source: "Coeur d'Alene, Idaho: 60 minutes on Mondays, made up by 15 on each other day, in 17 \
        schools. https://www.spokesman.com/stories/2010/sep/26/learning-later/\n\
        How states count instructional time: \
        https://www.ecs.org/50-state-comparison-instructional-time-policies/\n\
        Walla Walla, Washington, let elementary schools out early and began secondary schools late, \
        and heard complaints from families. https://wwps.org/archived-articles/182-",
};

/// Students come later on some days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LateStart {
    /// The days on which they do.
    pub days: Vec<DayId>,
    /// By how much.
    pub minutes: Minutes,
    /// The days on which they leave later.
    pub made_up_on: Vec<DayId>,
    /// By how much.
    pub made_up: Minutes,
}

impl LateStart {
    pub(super) fn apply(&self, parts: &mut Parts) {
        let mut starts = vec![Minutes::ZERO; parts.bells.days.len()];
        let mut ends = starts.clone();
        for day in &self.days {
            starts[day.index()] += self.minutes;
        }
        for day in &self.made_up_on {
            ends[day.index()] += self.made_up;
        }
        shift(parts, &starts, &ends);
    }
}
