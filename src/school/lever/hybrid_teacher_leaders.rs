//! Hybrid teacher leaders: homeroom teachers give their homerooms to new teachers, teach a block in others' homerooms, and lead teams
//! in the rest of their week.
//!
//! What they are released for is no use of time that is planned here: how long they are without students is counted, and which
//! meetings of the teams they lead they are free for.

use super::{CoverBlock, LeverPage, posts};
use crate::campus::Parts;
use crate::contract_money::ContractKind;
use crate::ids::{PersonId, TeamId};
use crate::position::Position;
use crate::staff::{Person, Role};

pub(super) const PAGE: LeverPage = LeverPage {
    in_short: "homeroom teachers are released to lead teams",
    does: "Homeroom teachers give their homerooms to new teachers and become teacher leaders, in the \
        order given. They stay on their own team, teach one block in others' homerooms, and lead the \
        teams in `leads` in the rest of their week.",
    minutes: "To the teachers in whose homerooms a leader teaches: the block, as often as `times` \
        says. To the leader: a week that is free for leading, of which is counted how long it is \
        without students and which of the teams' meetings they can be at. What they do in it is not \
        planned here.",
    students: "The new teacher has the homeroom, and the leader has others' homerooms for the block: \
        one at a time, so that a whole team is free only where its other homerooms are at specials \
        meanwhile.",
    price: "Posts cost what fte.toml and budget.toml say: one more like the leader's, every year, paid \
        by the same funds; leaders keep their own. Where budget.toml has a [[lead-stipend]], every \
        team with a lead has its amount, every year. No [[price]] is needed.",
    limits: "Only somebody with a homeroom can be named, and not with `may-cover = \"nothing\"`. The \
        homerooms of a grade have the block of one leader; `grades` says in whose homerooms, and \
        without it those of the teams they lead. `teaches` names the subject that the block teaches, \
        or `instead-of` the one that loses the minutes: not both. Without either they come from time \
        that no subject asks for. Where `blocks-a-week` is too few for the homerooms, the lever is \
        refused.",
    approval: "Mostly the board. Ask your state whom it lets teach a class that is not theirs, and the \
        association what the contract says of release from a homeroom and of pay for leading.",
    // In the school that `commontime new` writes.
    example: r#"# scenario.toml
[levers.hybrid-teacher-leaders]
leaders = [{ person = "2-1", leads = ["grade-1", "grade-2"], grades = ["1"] }]
days = ["Mon", "Tue", "Wed", "Thu", "Fri"]
minutes = 45
times = 2                           # blocks a week for every homeroom
teaches = "mathematics""#,
    source: "At Stone Creek Elementary, Walker County, Georgia, two lead teachers have no homeroom for \
        two years, and then one again. \
        http://www.northwestgeorgianews.com/catoosa_walker_news/news/education/stone-creek-elementary-teachers-are-working-together-for-a-better/article_65c2848e-6e07-11e9-836c-7faba1fe2763.html\n\
        Supplements for teachers who lead several classrooms are 20 % of pay on average: \
        https://www.opportunityculture.org/the-strategy/",
};

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
