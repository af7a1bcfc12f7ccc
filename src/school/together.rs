//! Homerooms of a grade that come to one class of a special together.

use crate::campus::Campus;
use crate::course::ClassPlace;
use crate::ids::{GradeId, SpecialId};
use crate::rules::Rule;

impl Campus {
    /// Returns the most students of several homerooms that one class of a special may have; zero where no homerooms may come
    /// together.
    #[must_use]
    pub fn most_joined(&self, id: SpecialId) -> u32 {
        let special = &self[id];
        let Some(joined) = special.joined_up_to else { return 0 };
        let cap = special.group_cap.filter(|_| !self.waived(Rule::GroupCap)).unwrap_or(u32::MAX);
        if self.waived(Rule::RoomHoldsGroup) {
            return joined.min(cap);
        }
        let own_rooms = || {
            let homerooms = special.grades.iter().flat_map(|&grade| &self[grade].homerooms);
            homerooms.map(|&homeroom| self[self[homeroom].room].capacity).max().unwrap_or(0)
        };
        let room = match special.place {
            ClassPlace::Room => self[special.room].capacity,
            ClassPlace::Homeroom | ClassPlace::WithClass => own_rooms(),
        };
        joined.min(cap).min(room)
    }

    /// Returns how many homerooms of a grade may be in one class of a special: 1 where none may come together.
    #[must_use]
    pub fn most_together(&self, special: SpecialId, grade: GradeId) -> usize {
        self.most_together_with(special, grade).into_iter().max().unwrap_or(1)
    }

    /// Returns for each homeroom of a grade, in their order, how many may be in one class of a special with it, itself among them:
    /// beside a large homeroom there is room for fewer than beside a small one.
    #[must_use]
    pub fn most_together_with(&self, special: SpecialId, grade: GradeId) -> Vec<usize> {
        let homerooms = &self[grade].homerooms;
        let most = self.most_joined(special);
        let with = |at: usize| {
            let others = homerooms.iter().enumerate().filter(|(other, _)| *other != at);
            let mut others: Vec<u32> = others.map(|(_, &homeroom)| self[homeroom].students).collect();
            others.sort_unstable();
            let mut left = most.saturating_sub(self[homerooms[at]].students);
            let beside = others.into_iter().take_while(|&students| {
                let fits = students <= left;
                left = left.saturating_sub(students);
                fits
            });
            let is_alone = self[homerooms[at]].students > most;
            if is_alone { 1 } else { 1 + beside.count() }
        };
        (0..homerooms.len()).map(with).collect()
    }
}
