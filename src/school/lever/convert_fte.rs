//! FTE converted: a post is given up, and one of another kind takes its place.

use super::LeverPage;
use super::posts::{ask_nothing, hire, let_go, maybe_more_often, more_often};
use crate::campus::Parts;
use crate::ids::{PersonId, SpecialId};
use crate::position::Position;
use crate::staff::Person;

pub(super) const PAGE: LeverPage = LeverPage {
    in_short: "posts become posts of another kind",
    does: "The people in `from` give up their posts one after the other. For each somebody new comes \
        for the same FTE, who does what the person in `like` does today.",
    minutes: "By itself none: a post that takes no homerooms today becomes one that does, so that more \
        homerooms can be away at the same time and a whole team is free together. With `more-specials` \
        every homeroom has a special so many times more, and its teacher is free for as long as it is.",
    students: "Whoever comes, in the specials and services of the person in `like`. What those who \
        leave did falls to others who are listed for it.",
    price: "Posts cost what fte.toml and budget.toml say, every year: the old one is saved, and the \
        new one costs the [[cost]] of its kind (`new-hire` where [costing] asks for it), paid by the \
        funds of the post that it is like. No [[price]] is needed.",
    limits: "A homeroom teacher cannot be in `from`, nor the person in `like`. New people come on the \
        days in `days`, in that order, until their time is used up. What `more-specials` says is had \
        when all posts are converted; before that, a part of it, rounded down. Who holds which \
        certification is copied from the person in `like`; whether anybody can be found is not looked \
        at.",
    approval: "Mostly the board. Ask whether the fund of the old post may pay for the new one, and \
        human resources and the association what becomes of whoever has the old one.",
    // In the school that `commontime new` writes.
    example: r#"# scenario.toml
[[levers.convert-fte]]
from = ["para-2"]                   # 0.4 FTE, which two days hold
like = "PE"
days = ["Tue", "Thu"]
more-specials = { PE = 1 }          # then PE once more a week for everyone"#,
    source: "In a sample redesign a high school of 1,600 students has 96 classroom teachers in place \
        of 72 by converting posts outside the classroom. \
        https://redesigninghighschool.org/sample-schedules",
};

/// Posts become posts of another kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConvertFte {
    /// Who gives a post up; who comes, doing what whom does today; and the new post.
    pub swaps: Vec<(PersonId, Box<Person>, PersonId, Position)>,
    /// How many times more every homeroom has which special in each pass through the cycle.
    pub more_specials: Vec<(SpecialId, u32)>,
}

impl ConvertFte {
    pub(super) fn apply(&self, parts: &mut Parts) {
        for (leaves, comes, like, position) in &self.swaps {
            let_go(parts, *leaves);
            hire(parts, comes, *like, position);
        }
        more_often(parts, &self.more_specials);
    }

    /// Nobody leaves and all come, nothing is asked for any of them, and homerooms may have the specials more often or not.
    pub(super) fn apply_loosely(&self, parts: &mut Parts) {
        for (leaves, comes, like, position) in &self.swaps {
            ask_nothing(parts, *leaves);
            let id = hire(parts, comes, *like, position);
            ask_nothing(parts, id);
        }
        maybe_more_often(parts, &self.more_specials);
    }
}
