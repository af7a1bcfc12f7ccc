//! Larger specials groups: homerooms of a grade come to a special together.
//!
//! Two homerooms with one specialist free a second one for another class, so fewer specialists have a whole grade at once. What
//! it costs is paid by students: their groups are larger.

use crate::campus::Parts;
use crate::ids::SpecialId;

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
