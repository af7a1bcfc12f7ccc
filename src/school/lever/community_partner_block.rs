//! Community partner block: staff of an organisation, who are not employed here, have homerooms for a block.

use super::CoverBlock;
use crate::campus::Parts;
use crate::ids::PersonId;
use crate::quantities::Span;
use crate::staff::Hours;

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
