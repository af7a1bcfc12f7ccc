//! Whom a lever is for: people of today, and those whom other levers bring in their roles.

use std::collections::BTreeSet;

use crate::campus::Parts;
use crate::goal::Goal;
use crate::ids::PersonId;
use crate::staff::Role;

/// People of today whom a lever is for, and who else is where other levers bring somebody. Nobody by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whom {
    today: Vec<PersonId>,
    others: Others,
    /// The homerooms that these people have today, by id: whoever has one of them then stands in their place.
    homerooms: BTreeSet<String>,
    /// How many people there are today; whoever comes after them is brought by a lever.
    n_today: usize,
}

/// Of those whom other levers bring: who is among those that a lever is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Others {
    /// Whoever comes in one of these roles; nobody where there are none.
    InRoles(Vec<Role>),
    /// Whoever the goal is for, as it is today.
    OfTheGoal(Box<Goal>),
}

impl Default for Others {
    fn default() -> Self {
        Self::InRoles(Vec::new())
    }
}

impl Whom {
    /// People of a school as it is, and who of those that come is among them. Whoever takes over the homeroom of one of these people always is.
    #[must_use]
    pub fn new(parts: &Parts, people: Vec<PersonId>, others: Others) -> Self {
        let homerooms = people.iter().filter_map(|id| parts.people[id.index()].homeroom);
        let homerooms = homerooms.map(|id| parts.homerooms[id.index()].id.clone()).collect();
        Self { today: people, others, homerooms, n_today: parts.people.len() }
    }

    /// Returns the people of today, whether or not a lever lets them go.
    #[must_use]
    pub fn today(&self) -> &[PersonId] {
        &self.today
    }

    /// Returns everybody in a school who is among them: people of today who are still there, and those who have come to be.
    pub fn in_school(&self, school: &Parts) -> impl Iterator<Item = PersonId> {
        let everybody = (0..school.people.len()).map(PersonId::from_index);
        everybody.filter(|id| {
            let is_there = !school.people[id.index()].is_let_go();
            is_there && (self.today.contains(id) || self.has_come(school, *id))
        })
    }

    /// Returns those of them who are not among today's: other levers bring them, or give them the role.
    pub fn newcomers(&self, school: &Parts) -> impl Iterator<Item = PersonId> {
        self.in_school(school).filter(|id| !self.today.contains(id))
    }

    fn has_come(&self, school: &Parts, id: PersonId) -> bool {
        let person = &school.people[id.index()];
        // Who comes for a block has no post here.
        let by_role = person.role.is_staff()
            && match &self.others {
                Others::InRoles(roles) => roles.contains(&person.role),
                Others::OfTheGoal(goal) => goal.would_be_for(person),
            };
        let homeroom = person.homeroom.filter(|_| id.index() >= self.n_today);
        let homeroom = homeroom.map(|homeroom| &school.homerooms[homeroom.index()].id);
        by_role || homeroom.is_some_and(|id| self.homerooms.contains(id))
    }
}
