//! Community partner block: staff of an organisation, who are not employed here, have homerooms for a block.

use super::{CoverBlock, LeverPage};
use crate::campus::Parts;
use crate::ids::PersonId;
use crate::quantities::Span;
use crate::staff::Hours;

pub(super) const PAGE: LeverPage = LeverPage {
    in_short: "staff of a community partner have homerooms for a block",
    does: "People of an organization that the school works with have homerooms for a block, while the \
        homerooms' teachers meet. They are not employed by the school.",
    minutes: "To the teachers of these homerooms: the block, as often as `times` says. A team meets \
        where all its homerooms are away at the same time: with as many people of the partner as it \
        has homerooms, or with specials beside them.",
    students: "The partner's people, in the homeroom's own room or in the room named. With \
        `certified-on-site` they are there only while one of these people of the school is; with \
        `certified-in-the-room` one of them is with every group.",
    price: "A [[price]] in budget.toml, which it needs: `each`, in dollars for every block of every \
        homeroom, in `weeks` weeks a year (36 where not given), or `amount` in dollars a year; 0 where \
        nothing is paid. Both come back every year but for `amount` with `once = true`. `funds` says \
        who pays.",
    limits: "Each takes one homeroom at a time, whole. `days` says on which days, `times` how often a \
        week (once where not given), `grades` whose homerooms. `teaches` names the subject that is \
        taught in the block, or `instead-of` the one that loses the minutes, which the report shows by \
        grade: not both. Without either they come from time that no subject asks for. `groups-a-day` \
        is the most that one of them takes in a day. Somebody who is named as certified and is not, or \
        has a homeroom, or may cover nothing, is refused. Whether the partner comes every time is not \
        looked at.",
    approval: "Mostly the board. Ask whether your state lets people who are not certified have \
        students, and with whom of the school beside them; ask about background checks and insurance, \
        and the grant, where one pays.",
    // In the school that `commontime new` writes.
    example: r#"# scenario.toml
[levers.community-partner-block]
partner = "the arts council"
days = ["Thu"]
minutes = 45
up-to = 2                           # people at most
step = 2                            # and no fewer
certified-on-site = ["art"]         # one of these is at school meanwhile

# budget.toml
[[price]]
lever = "community-partner-block"
each = 60.00                        # for each block that a homeroom has
weeks = 36
funds = ["general"]"#,
    source: "",
};

/// Staff of a partner take homerooms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommunityPartnerBlock {
    /// What they take, and who they are.
    pub block: CoverBlock,
    /// Certified people of the school: the partner's are here only while one of these is. Nobody where nobody has to be.
    pub on_site: Vec<PersonId>,
}

impl CommunityPartnerBlock {
    pub(super) fn apply(&self, parts: &mut Parts) {
        let first = parts.people.len();
        self.block.apply(parts);
        self.come_while_others_are_here(parts, first);
    }

    pub(super) fn apply_loosely(&self, parts: &mut Parts) {
        let first = parts.people.len();
        self.block.apply_loosely(parts);
        self.come_while_others_are_here(parts, first);
    }

    /// The people from a place on in the list come for no longer than somebody certified is here.
    fn come_while_others_are_here(&self, parts: &mut Parts, first: usize) {
        if self.on_site.is_empty() {
            return;
        }
        for day in 0..parts.bells.days.len() {
            let others: Vec<Span> = self
                .on_site
                .iter()
                .flat_map(|person| parts.people[person.index()].present[day].clone())
                .collect();
            for person in &mut parts.people[first..] {
                let alone = others.iter().fold(person.present[day].clone(), |left, here| {
                    left.into_iter().flat_map(|span| span.without(*here)).collect()
                });
                let with = alone.iter().fold(person.present[day].clone(), |left, alone| {
                    left.into_iter().flat_map(|span| span.without(*alone)).collect()
                });
                (person.hours, person.present[day]) = (Hours::Own, with);
            }
        }
    }
}
