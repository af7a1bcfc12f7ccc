//! FTE added: a post more, or a larger one, in steps.
//!
//! Whoever is hired does what somebody named does: teaches the same, is on the same team, has the same duties. New teachers can
//! let homerooms have specials more often; without that they only spread the same classes over more people.

use super::LeverPage;
use super::posts::{ask_nothing, enlarge, hire, maybe_more_often, more_often};
use crate::campus::Parts;
use crate::ids::{PersonId, PositionId, SpecialId};
use crate::position::Position;
use crate::quantities::{Fte, Span};
use crate::staff::Person;

pub(super) const PAGE: LeverPage = LeverPage {
    in_short: "posts are added, or part-time posts are made larger",
    does: "Posts are added, a step at a time. With `like`, somebody new does what the person named \
        does today: the same specials and services, on the same team, with the same duties. With \
        `person`, somebody who is part-time is there for longer.",
    minutes: "By itself none: the same classes are spread over more people, so that more homerooms can \
        be away at the same time and a whole team is free together. With `more-specials` every \
        homeroom has a special so many times more, and its teacher is free for as long as the special \
        is, such as 45 minutes. A new teacher is one more whose five hours have to be found, where the \
        goal is for that role.",
    students: "The people who are hired, in specials and services. A homeroom's own lessons are handed \
        to nobody.",
    price: "Posts cost what fte.toml and budget.toml say: a new one is of the kind of the person in \
        `like`, costs the [[cost]] of that kind for its FTE every year (`new-hire` where [costing] \
        asks for it), and is paid by the same funds. A kind without a [[cost]] costs nothing here, and \
        the report says so. No [[price]] is needed.",
    limits: "`up-to` is in FTE, in steps of `step` (0.5 where not given). FTE for somebody new is cut \
        into full-time posts and a rest; with `person` nobody goes beyond 1.0. Part-time people come \
        on the days in `days`, in that order, until their time is used up. With several steps \
        `more-specials` is what the last one gives. Rooms, and each specialist's classes a day, still \
        limit how many classes there are. Whether anybody can be found is not looked at.",
    approval: "Mostly the board. Ask the budget office which fund pays. Ask federal programs before \
        federal money does: whether a law or contract asks for the minutes, and who paid for them \
        before, may decide that.",
    // In the school that `commontime new` writes.
    example: r#"# scenario.toml
[[levers.add-fte]]                  # one such block for each kind of post
like = "PE"                         # or person = "...", to be there longer
up-to = 1.0
step = 0.5
more-specials = { PE = 1 }          # then PE once more a week for everyone"#,
    source: "A new hire with benefits was $68,116 in Montgomery County, Maryland, in fiscal year 2017. \
        https://ww2.montgomeryschoolsmd.org/departments/budget/archiveDetail.aspx?id=88&year=2017&order=45&keywords=\n\
        On Title II-A: \
        http://marylandpublicschools.org:80/about/Pages/DCAA/ProfessionalLearning/TitleIIAFAQ.aspx",
};

/// Posts are added or made larger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddFte {
    /// Who comes, or stays for longer.
    pub hires: Vec<Hire>,
    /// How many times more every homeroom has which special in each pass through the cycle.
    pub more_specials: Vec<(SpecialId, u32)>,
}

/// One post that is added or made larger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hire {
    /// Somebody new.
    New {
        /// Who; their hours say when they are here.
        person: Box<Person>,
        /// Who does the same today.
        like: PersonId,
        /// Their post.
        position: Position,
    },
    /// Somebody who is here for longer than today.
    Longer {
        /// Who.
        person: PersonId,
        /// Their post.
        position: PositionId,
        /// How large it is then.
        fte: Fte,
        /// When they are not here then in the staff's day, by kind of day.
        away: Vec<Vec<Span>>,
    },
}

impl AddFte {
    pub(super) fn apply(&self, parts: &mut Parts) {
        for one in &self.hires {
            match one {
                Hire::New { person, like, position } => {
                    hire(parts, person, *like, position);
                }
                Hire::Longer { person, position, fte, away } => {
                    enlarge(parts, *person, *position, *fte, away);
                }
            }
        }
        more_often(parts, &self.more_specials);
    }

    /// As it is applied, but nothing is asked for anybody in it, and homerooms may have the specials more often or not.
    pub(super) fn apply_loosely(&self, parts: &mut Parts) {
        for one in &self.hires {
            let id = match one {
                Hire::New { person, like, position } => hire(parts, person, *like, position),
                Hire::Longer { person, position, fte, away } => {
                    enlarge(parts, *person, *position, *fte, away);
                    *person
                }
            };
            ask_nothing(parts, id);
        }
        maybe_more_often(parts, &self.more_specials);
    }
}
