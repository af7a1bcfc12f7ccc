//! Clashes that have no requirement in common: one is found, made as small as can be, proved, and left out; then the next.

use std::time::Instant;

use commontime_school::ids::TeamId;
use commontime_school::why_not::{Clash, Member, ProofSize};
use commontime_school::{Campus, wording};

use super::requirements::{LeftOut, Requirement, drops, not_for, requirements, without};
use crate::certificate::{check, find, system_of};
use crate::design::memory::Memory;
use crate::design::question::{Asked, Question, teams_by_themselves};
use crate::design::scope::Scope;
use crate::design::teachers::teacher_groups;
use crate::mip::Limits;

/// Nodes for the question whether something clashes: whether a model has any solution at all.
const NODES: u32 = 4_000;

/// Programs that are looked at for one proof.
const LOOKS: usize = 3_000;

/// A proof is sought in systems of at most so many numbers: cases of larger ones take too long.
const MOST_NUMBERS: usize = 2_000_000;

/// Clashes that are looked for.
const MOST_CLASHES: usize = 20;

/// What clashes.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) clashes: Vec<Clash>,
    /// For each of them what it is about.
    pub(super) traced: Vec<Traced>,
    /// Whether the rest was seen to be free of clashes.
    pub(super) are_all: bool,
}

/// What a clash is about.
#[derive(Clone, Debug)]
pub(super) struct Traced {
    /// The part of the school.
    pub(super) scope: Scope,
    /// Its requirements.
    pub(super) members: Vec<LeftOut>,
    /// All that has no part in it and is left out.
    pub(super) others: Vec<LeftOut>,
}

/// Looks for clashes.
pub(super) struct Searching<'a> {
    pub(super) campus: &'a Campus,
    /// Minutes that everyone is to have, scaled to full time; `None` where any schedule would do.
    pub(super) wanted: Option<i64>,
    pub(super) memory: &'a Memory,
    /// When to stop in the middle of a question.
    pub(super) until: Option<Instant>,
    pub(super) stop: &'a dyn Fn() -> bool,
}

impl Searching<'_> {
    /// Finds all clashes that have no requirement in common.
    pub(super) fn all(&self) -> Found {
        let mut found = Found { clashes: Vec::new(), traced: Vec::new(), are_all: false };
        let mut left_out: Vec<LeftOut> = Vec::new();
        let mut cannot: Vec<Scope> = self.scopes();
        while !(self.stop)() && found.clashes.len() < MOST_CLASHES {
            let Some(scope) = cannot.first().copied() else {
                found.are_all = true;
                break;
            };
            match self.answer(scope, &left_out) {
                Some(false) => {
                    let (mut clash, traced) = self.clash(scope, &left_out, &found.traced);
                    clash.proof = self.proof(&traced);
                    left_out.extend(self.leave_out(scope, &traced.members));
                    found.clashes.push(clash);
                    found.traced.push(traced);
                    // Of a team by itself one clash says enough; of the whole there may be more.
                    if !matches!(scope, Scope::School | Scope::Classes) {
                        let team = self.team_of(scope);
                        cannot.retain(|other| self.team_of(*other) != team || team.is_none());
                    }
                }
                Some(true) => {
                    cannot.remove(0);
                }
                None => {
                    cannot.remove(0);
                    if cannot.is_empty() {
                        break;
                    }
                }
            }
        }
        alike(self.campus, &mut found);
        found
    }

    /// Parts of the school, the smallest first: what clashes there is proved in the fewest lines.
    fn scopes(&self) -> Vec<Scope> {
        let teams = teams_by_themselves(self.campus);
        let teachers = teacher_groups(self.campus);
        let one_of = |team: &TeamId| {
            let own = teachers.iter().filter(|group| group.team == Some(*team));
            own.map(|group| Scope::Teacher(group.members[0])).collect::<Vec<_>>()
        };
        let mut scopes = if self.wanted.is_none() { vec![Scope::Classes] } else { Vec::new() };
        scopes.extend(teams.iter().flat_map(|team| one_of(team).into_iter().chain([Scope::Team(*team)])));
        scopes.push(Scope::School);
        scopes
    }

    fn team_of(&self, scope: Scope) -> Option<TeamId> {
        match scope {
            Scope::Team(team) => Some(team),
            Scope::Teacher(person) => self.campus[person].team,
            Scope::School | Scope::PlainDays | Scope::AlikeDays | Scope::Classes => None,
        }
    }

    /// What is left out after a clash, so that no other has a requirement in common with it. Those of one team by itself are about
    /// its people and homerooms alone.
    fn leave_out(&self, scope: Scope, members: &[LeftOut]) -> Vec<LeftOut> {
        match self.team_of(scope) {
            Some(team) if self.wanted.is_some() => {
                let goals = members.iter().filter(|one| matches!(one, LeftOut::Goal(_))).cloned();
                goals.chain([LeftOut::Team(team)]).collect()
            }
            _ => members.to_vec(),
        }
    }

    /// Puts a question about a part of the school without these requirements.
    fn put<T>(
        &self,
        scope: Scope,
        left_out: &[LeftOut],
        question: impl FnOnce(&Question<'_>) -> T,
    ) -> Option<T> {
        let campus = without(self.campus, left_out)?;
        Some(question(&Question {
            campus: &campus,
            scope,
            wanted: self.wanted,
            not_for: &not_for(left_out),
            without: &|rows| drops(left_out, rows),
        }))
    }

    fn ask(&self, scope: Scope, left_out: &[LeftOut]) -> Option<Asked> {
        self.put(scope, left_out, |question| question.ask(self.memory))
    }

    /// Tells whether a part of the school can be without these requirements, where that is known.
    pub(super) fn answer(&self, scope: Scope, left_out: &[LeftOut]) -> Option<bool> {
        self.ask(scope, left_out)?.answer(Limits { nodes: NODES, until: self.until })
    }

    /// Returns a clash of a part that cannot be, and its members. Where one like those that are known is there, it is found sooner.
    fn clash(&self, scope: Scope, before: &[LeftOut], known: &[Traced]) -> (Clash, Traced) {
        let base = without(self.campus, before).unwrap_or_else(|| self.campus.clone());
        let asked = self.ask(scope, before);
        let all = asked.map_or_else(Vec::new, |asked| requirements(&base, scope, &asked, self.wanted));
        let mut members: Vec<Requirement> =
            all.into_iter().filter(|one| !before.contains(&one.left_out)).collect();
        // Everything that is no member is left out.
        let mut others: Vec<LeftOut> = before.to_vec();
        if let Some(like) = known.iter().find_map(|known| self.like(scope, &members, &others, known)) {
            let (kept, dropped): (Vec<_>, Vec<_>) =
                members.into_iter().partition(|one| like.contains(&one.left_out));
            others.extend(dropped.into_iter().map(|one| one.left_out));
            members = kept;
        }
        let mut is_minimal = false;
        // Once is enough where leaving something out never makes anything harder; the second time sees that it was.
        for _ in 0..3 {
            let mut at = 0;
            is_minimal = true;
            while at < members.len() {
                if (self.stop)() {
                    is_minimal = false;
                    break;
                }
                let mut without_it = others.clone();
                without_it.push(members[at].left_out.clone());
                match self.answer(scope, &without_it) {
                    Some(false) => {
                        others = without_it;
                        members.remove(at);
                        is_minimal = false;
                        continue;
                    }
                    Some(true) => {}
                    None => is_minimal = false,
                }
                at += 1;
            }
            if is_minimal || (self.stop)() {
                break;
            }
        }
        let facts = self.facts(scope, &others);
        let left_out = members.iter().map(|one| one.left_out.clone()).collect();
        let traced = Traced { scope, members: left_out, others };
        let mut words: Vec<Member> = members.into_iter().map(|one| one.member).collect();
        // What was asked for stands last.
        words.sort_by_key(|member| member.rule.is_none());
        (Clash { members: words, facts, also: Vec::new(), is_minimal, proof: None }, traced)
    }

    /// Returns those of the requirements that are like those of a clash that is known, where they clash, too.
    fn like(
        &self,
        scope: Scope,
        all: &[Requirement],
        left_out: &[LeftOut],
        known: &Traced,
    ) -> Option<Vec<LeftOut>> {
        let is_like = |one: &&Requirement| known.members.iter().any(|member| member.is_like(&one.left_out));
        let (like, others): (Vec<_>, Vec<_>) = all.iter().partition(|one| is_like(one));
        let without: Vec<LeftOut> =
            left_out.iter().cloned().chain(others.into_iter().map(|one| one.left_out.clone())).collect();
        let do_clash = self.answer(scope, &without) == Some(false);
        do_clash.then(|| like.into_iter().map(|one| one.left_out.clone()).collect())
    }

    /// Proves in whole numbers that what is left cannot be.
    fn proof(&self, traced: &Traced) -> Option<ProofSize> {
        let asked = self.ask(traced.scope, &traced.others)?;
        let system = system_of(&asked.model);
        let terms: usize = system.rows.iter().map(|row| row.terms.len()).sum();
        let looks = LOOKS.min(MOST_NUMBERS / terms.max(1));
        let proof = find(&system, &asked.model.rows_of(asked.goal), looks)?;
        let checked = check(&system, &proof).ok()?;
        Some(ProofSize { cases: checked.cases, lines: checked.rows_used })
    }

    /// What the requirements that are not left out leave a team by itself on each day, where that alone is too little.
    fn facts(&self, scope: Scope, others: &[LeftOut]) -> Vec<String> {
        let (Some(team), Some(wanted)) = (self.team_of(scope), self.wanted) else { return Vec::new() };
        let campus = self.campus;
        let by_day = self.put(scope, others, |question| question.most_by_day(team, self.memory));
        let by_day = by_day.unwrap_or_default();
        let day = |(day, most): &(commontime_school::DayId, Option<i64>)| {
            most.map(|most| format!("{} {most}", campus[*day].name))
        };
        let Some(days) = by_day.iter().map(day).collect::<Option<Vec<String>>>() else { return Vec::new() };
        let of_week = |week: &commontime_school::cycle::Week| -> i64 {
            let days = by_day.iter().filter(|(day, _)| week.days.contains(day));
            days.filter_map(|(_, most)| *most).sum()
        };
        let Some(least) = campus.cycle.weeks.iter().map(of_week).min().filter(|least| *least < wanted) else {
            return Vec::new();
        };
        vec![format!(
            "{} can meet, if all specialists were there for it alone, for at most {} minutes: {least} a week",
            campus[team].name,
            wording::list(&days)
        )]
    }
}

/// Puts clashes of teams together that differ in nothing but the name.
fn alike(campus: &Campus, found: &mut Found) {
    let mut kept: Vec<(Clash, String, Traced)> = Vec::new();
    for (clash, traced) in found.clashes.drain(..).zip(found.traced.drain(..)) {
        let team = traced.members.iter().find_map(|one| match one {
            LeftOut::Goal(person) => campus[*person].team,
            _ => None,
        });
        let (name, of_team) = team.map_or((String::new(), String::new()), |team| {
            let name = campus[team].name.clone();
            let all: Vec<&str> = clash
                .members
                .iter()
                .map(|it| it.words.as_str())
                .chain(clash.facts.iter().map(String::as_str))
                .collect();
            let others = all.join("\n").replace(&name, "…");
            (name, others)
        });
        let same = kept.iter_mut().find(|(other, words, _)| {
            !of_team.is_empty()
                && *words == of_team
                && other.is_minimal == clash.is_minimal
                && other.proof.is_some() == clash.proof.is_some()
        });
        match same {
            Some((other, ..)) => other.also.push(name),
            None => kept.push((clash, of_team, traced)),
        }
    }
    for (clash, _, traced) in kept {
        found.clashes.push(clash);
        found.traced.push(traced);
    }
}
