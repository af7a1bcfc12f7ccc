//! Larger specials groups: homerooms of a grade come to a special together.
//!
//! Two homerooms with one specialist free a second one for another class, so fewer specialists have a whole grade at once. What
//! it costs is paid by students: their groups are larger.

use super::LeverPage;
use crate::campus::Parts;
use crate::ids::SpecialId;

pub(super) const PAGE: LeverPage = LeverPage {
    in_short: "homerooms of a grade come to a special together",
    does: "Homerooms of a grade may come to a special together, with so many students in a class at \
        most.",
    minutes: "No minute more for a homeroom teacher, but more of them at the same time: fewer \
        specialists have a whole grade at once, so that its team is free together with the staff that \
        you have. Specialists teach fewer classes.",
    students: "One specialist has two homerooms or more at a time, in the special's room.",
    price: "Nothing. Students pay: their groups are larger.",
    limits: "Homerooms come whole, and only with others of their grade. No class has more students \
        than the room's capacity in courses.toml. With `step` a class grows from today's `group-cap`, \
        or from the largest homeroom, by so many students at a time; without it all at once. A lever \
        by which no two homerooms fit together is refused. How loud a gym is with two classes is for \
        you to say.",
    approval: "Mostly the principal and the association. Ask what the contract and your state say of \
        the size of a class in this special: PE often has a cap of its own.",
    // In the school that `commontime new` writes.
    example: r#"# scenario.toml
[levers.larger-specials-groups]
up-to = { PE = 45 }                 # students in one class at most
approvals = [{ who = "principal" }, { who = "association", by = "May 1" }]"#,
    source: "That common planning time costs a district more unless class sizes move, in homerooms and \
        in specials: http://www.erstools.org/Dream/district_es_a.cfm\n\
        New York City has a cap of 50 in PE, and of 32 in grades 1 to 6: \
        https://www.uft.org/node/5971/printable/print",
};

/// Specials take larger groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LargerSpecialsGroups {
    /// Which special takes how many students.
    pub up_to: Vec<(SpecialId, u32)>,
}

impl LargerSpecialsGroups {
    /// What may be larger may be as small as before: the same is right for a school that stands for several.
    pub(super) fn apply(&self, parts: &mut Parts) {
        for (special, students) in &self.up_to {
            let special = &mut parts.specials[special.index()];
            special.group_cap = special.group_cap.map(|cap| cap.max(*students));
            special.joined_up_to = Some(special.joined_up_to.unwrap_or(0).max(*students));
        }
    }
}
