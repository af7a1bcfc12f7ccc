//! Hybrid teacher leaders: homeroom teachers give their homerooms to new teachers, teach a block in others' homerooms, and lead teams
//! in the rest of their week.
//!
//! What they are released for is no use of time that is planned here: how long they are without students is counted, and which
//! meetings of the teams they lead they are free for.

use super::{CoverBlock, posts};
use crate::campus::Parts;
use crate::contract_money::ContractKind;
use crate::ids::{PersonId, TeamId};
use crate::position::Position;
use crate::staff::{Person, Role};

/// Homeroom teachers become teacher leaders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HybridTeacherLeaders {
    /// Who, each with what they do then.
    pub leaders: Vec<TeacherLeader>,
}

/// One homeroom teacher who becomes a teacher leader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeacherLeader {
    /// Who.
    pub person: PersonId,
    /// Who has the homeroom then.
    pub successor: Box<Person>,
    /// The successor's post. The leader keeps theirs.
    pub position: Position,
    /// The teams they lead then. They stay a member of their own, and of no other.
    pub leads: Vec<TeamId>,
    /// What they teach then, and in which homerooms.
    pub block: CoverBlock,
}

impl HybridTeacherLeaders {
    pub(super) fn apply(&self, parts: &mut Parts) {
        if !self.leaders.is_empty() {
            protect_leaders(parts);
        }
        for leader in &self.leaders {
            leader.apply(parts);
        }
    }
}

impl TeacherLeader {
    fn apply(&self, parts: &mut Parts) {
        let successor = posts::hire(parts, &self.successor, self.person, &self.position);
        let leader = &mut parts.people[self.person.index()];
        let (homeroom, grade) = (leader.homeroom.take(), leader.grade.take());
        leader.role = Role::TeacherLeader;
        let person = &mut parts.people[successor.index()];
        (person.homeroom, person.grade) = (homeroom, grade);
        if let Some(homeroom) = homeroom {
            parts.homerooms[homeroom.index()].teacher = successor;
        }
        for team in &self.leads {
            parts.teams[team.index()].lead = Some(self.person);
        }
        let mut block = self.block.clone();
        block.special.taught_by = vec![self.person];
        block.apply(parts);
    }
}

/// Whatever the goal, planning and contract say of homeroom teachers they say of teacher leaders: they stay teachers under the same
/// contract.
fn protect_leaders(parts: &mut Parts) {
    let planning = parts.policy.planning.iter_mut().map(|minimum| &mut minimum.roles);
    let contract = parts.contract_money.iter_mut().filter_map(|pay| match &mut pay.kind {
        ContractKind::LostPrep { roles, .. } | ContractKind::Overload { roles, .. } => Some(roles),
        ContractKind::Lead { .. } | ContractKind::ClassSize { .. } => None,
    });
    for roles in std::iter::once(&mut parts.goal.eligible_roles).chain(planning).chain(contract) {
        if roles.contains(&Role::Homeroom) && !roles.contains(&Role::TeacherLeader) {
            roles.push(Role::TeacherLeader);
        }
    }
}
