//! The variables of the design.

use std::collections::{BTreeMap, BTreeSet};

use commontime_school::ids::{DayId, GradeId, PersonId, ServiceId, SpecialId, TeamId};
use commontime_school::staff::Meets;
use commontime_school::{Campus, Minutes};

use super::at_once::{Gives, gives};
use super::day_pattern::{DayPattern, Joining};
use super::memory::Memory;
use super::scope::Scope;
use super::specialists::{SpecialistGroup, specialist_groups};
use super::teachers::{Release, TeacherGroup, needs, pieces, releases};
use crate::mip::{Expression, Model, Variable};

/// One pattern of one group of teachers on one day, and how many of them have it.
#[derive(Clone, Debug)]
pub struct PatternChoice {
    /// The specials of the day.
    pub release: Release,
    /// What the teacher gets.
    pub pattern: DayPattern,
    /// How many teachers of the group.
    pub teachers: Variable,
}

/// A choice of one amount among several.
#[derive(Clone, Debug, Default)]
pub struct Levels {
    /// The amounts, each with its switch. At most one switch is on; none means zero.
    pub amounts: Vec<(i32, Variable)>,
}

impl Levels {
    /// Returns the amount chosen.
    #[must_use]
    pub fn expression(&self) -> Expression {
        let mut sum = Expression::default();
        for &(amount, switch) in &self.amounts {
            sum.add(i64::from(amount), switch);
        }
        sum
    }
}

/// A team's meeting time on one day.
#[derive(Clone, Debug)]
pub struct TeamDay {
    /// Minutes.
    pub minutes: Variable,
    /// Whether it meets at all.
    pub meets: Variable,
    /// Whether it meets a second time, a third time and so on, where meetings are counted.
    pub more: Vec<Variable>,
}

/// Everything the rows speak of.
#[derive(Debug)]
pub struct Variables {
    /// Homeroom teachers who are alike.
    pub teachers: Vec<TeacherGroup>,
    /// Specialists who are alike.
    pub specialists: Vec<SpecialistGroup>,
    /// Classes of a special for homerooms of a grade on a day.
    pub classes: BTreeMap<(GradeId, SpecialId, DayId), Variable>,
    /// Groups in which these homerooms come, where several may come to a class together.
    pub groups: BTreeMap<(GradeId, SpecialId, DayId), Variable>,
    /// Homerooms that have classes of a special with days running on a run of days: per pass, first day and length.
    pub runs: Runs,
    /// Classes of a special that a group of specialists teaches on a day.
    pub taught: BTreeMap<(usize, SpecialId, DayId), Variable>,
    /// Of these, the classes that a group of specialists gives one grade, where that matters.
    pub gives: Gives,
    /// Patterns by group of teachers and day.
    pub patterns: BTreeMap<(usize, DayId), Vec<PatternChoice>>,
    /// Where teachers who are alike have alike days: whether all of a group have a pattern, in the order of the patterns.
    pub all_alike: BTreeMap<(usize, DayId), Vec<Variable>>,
    /// Minutes of collaboration that every teacher of a group has room for, by group and day.
    pub room: BTreeMap<(usize, DayId), Levels>,
    /// Minutes of a team's meeting in which a grade's homerooms are at specials.
    pub at_specials: BTreeMap<(TeamId, GradeId, DayId), Levels>,
    /// Minutes of a special that cover a team's meeting, by team, grade, special, day.
    pub cover: BTreeMap<(TeamId, GradeId, SpecialId, DayId), Variable>,
    /// Of these minutes, those that a group of specialists gives, where a special of the grade has teachers of several groups.
    pub given: BTreeMap<(TeamId, GradeId, usize, SpecialId, DayId), Variable>,
    /// Team meetings.
    pub meetings: BTreeMap<(TeamId, DayId), TeamDay>,
    /// For teams that meet longer than so many minutes only where every homeroom has a specialist of its own: whether one does.
    pub own_specialists: BTreeMap<(TeamId, DayId), (Variable, Minutes)>,
    /// For teams that can meet longer on a day where all homerooms of some of their teachers have specials: their minutes, the
    /// day, how many minutes there can be without specials, and whether there are more.
    pub takes_specials: Vec<(Variable, DayId, Minutes, Variable)>,
    /// Whether a team meets longer on a day than so many minutes.
    pub longer: BTreeMap<(TeamId, DayId, i64), Variable>,
    /// Of which homerooms services ask the same, how many have so many minutes of specials on a day or more, and whether any has:
    /// by group of teachers, day, minutes, and place among such homerooms of the group.
    pub beside_services: BTreeMap<(usize, DayId, i64, usize), (Variable, Variable)>,
    /// Team days whose meetings, however long, never ask that all homerooms be at specials at once.
    pub never_at_once: BTreeSet<(TeamId, DayId)>,
    /// Whether someone joins a team as an optional member.
    pub joins: BTreeMap<(PersonId, TeamId), Variable>,
    /// Minutes that someone attends of the team joined.
    pub attends: BTreeMap<(PersonId, DayId), Variable>,
    /// Minutes of a service that a provider gives on a day.
    pub serves: BTreeMap<(ServiceId, PersonId, DayId), Variable>,
    /// The same in sessions, where it matters that they are whole.
    pub sessions: BTreeMap<(ServiceId, PersonId, DayId), Variable>,
    /// Individual planning of a group of specialists, or of a provider, on a day, per minimum over longer than a day.
    pub planning: BTreeMap<(PersonId, usize, DayId), Variable>,
    /// The lowest weekly minutes, scaled to full time, up to the target.
    pub lowest: Variable,
    /// What people who are credited alike lack to their own target, by the first of them, and how many they are.
    pub short: BTreeMap<PersonId, (Variable, i64)>,
}

impl Variables {
    /// Returns the variables that decide about one grade: its classes, its teachers' days, its team's meetings.
    #[must_use]
    pub fn of_grade(&self, grade: GradeId) -> Vec<Variable> {
        let own = |at: &usize| self.teachers[*at].grade == grade;
        let teams: Vec<TeamId> = self
            .teachers
            .iter()
            .filter(|group| group.grade == grade)
            .filter_map(|group| group.team)
            .collect();
        let switches = |levels: &Levels| levels.amounts.iter().map(|&(_, switch)| switch).collect::<Vec<_>>();
        let classes = self.classes.iter().chain(&self.groups);
        let classes = classes.filter(|(key, _)| key.0 == grade).map(|(_, &variable)| variable);
        let runs = self.runs.iter().filter(|(key, _)| key.0 == grade).map(|(_, &variable)| variable);
        let patterns = self.patterns.iter().filter(|((at, _), _)| own(at));
        let patterns = patterns.flat_map(|(_, choices)| choices.iter().map(|choice| choice.teachers));
        let all_alike = self.all_alike.iter().filter(|((at, _), _)| own(at)).flat_map(|(_, all)| all.clone());
        let patterns = patterns.chain(all_alike);
        let room = self.room.iter().filter(|((at, _), _)| own(at)).flat_map(|(_, levels)| switches(levels));
        let at_specials = self
            .at_specials
            .iter()
            .filter(|(key, _)| key.1 == grade)
            .flat_map(|(_, levels)| switches(levels));
        let meetings = self.meetings.iter().filter(|((team, _), _)| teams.contains(team));
        let meetings = meetings.flat_map(|(_, meeting)| {
            [meeting.minutes, meeting.meets].into_iter().chain(meeting.more.clone())
        });
        let own_specialists = self.own_specialists.iter().filter(|((team, _), _)| teams.contains(team));
        let own_specialists = own_specialists.map(|(_, &(longer, _))| longer);
        let minutes: Vec<Variable> = self
            .meetings
            .iter()
            .filter(|((team, _), _)| teams.contains(team))
            .map(|(_, meeting)| meeting.minutes)
            .collect();
        let takes_specials = self.takes_specials.iter().filter(|(of, ..)| minutes.contains(of));
        let takes_specials = takes_specials.map(|&(.., takes)| takes);
        let beside = self.beside_services.iter().filter(|((at, ..), _)| own(at));
        let beside = beside.flat_map(|(_, &(reach, any))| [reach, any]);
        let switches = own_specialists.chain(takes_specials).chain(beside);
        classes
            .chain(runs)
            .chain(patterns)
            .chain(room)
            .chain(at_specials)
            .chain(meetings)
            .chain(switches)
            .collect()
    }
}

/// Makes all variables of a part of the school.
pub(super) fn variables(
    campus: &Campus,
    scope: Scope,
    grades: &[GradeId],
    memory: &Memory,
    model: &mut Model,
) -> Variables {
    let teachers = scope.teachers(campus, grades);
    let specialists = specialist_groups(campus);
    let classes = classes(campus, grades, model);
    let groups = groups(campus, &classes, model);
    let only_classes = scope == Scope::Classes;
    let runs = if only_classes { Runs::new() } else { runs(campus, grades, model) };
    let taught = taught(campus, &specialists, model);
    let by_grade =
        if scope.tells_grades_apart() { gives(campus, grades, &specialists, model) } else { Gives::new() };
    let (patterns, room) = patterns(campus, &teachers, scope, memory, model);
    let meetings = meetings(campus, scope, &teachers, &patterns, model);
    let (at_specials, cover) = coverage(campus, &teachers, &patterns, scope, model);
    let given = given(campus, &specialists, &cover, model);
    let whole_school = scope.is_whole_school();
    let (joins, attends) = if whole_school { joins(campus, model) } else { Joins::default() };
    let serves = if whole_school { serves(campus, model) } else { BTreeMap::new() };
    let planning =
        if only_classes { BTreeMap::new() } else { planning(campus, &specialists, whole_school, model) };
    let target = i64::from(campus.goal.minutes_per_week.get());
    let lowest = model.integer(0, target);
    let short = short(campus, scope, model);
    Variables {
        teachers,
        specialists,
        classes,
        groups,
        runs,
        taught,
        gives: by_grade,
        patterns,
        all_alike: BTreeMap::new(),
        room,
        at_specials,
        cover,
        given,
        meetings,
        own_specialists: BTreeMap::new(),
        takes_specials: Vec::new(),
        longer: BTreeMap::new(),
        beside_services: BTreeMap::new(),
        never_at_once: BTreeSet::new(),
        joins,
        attends,
        serves,
        sessions: BTreeMap::new(),
        planning,
        lowest,
        short,
    }
}

fn classes(
    campus: &Campus,
    grades: &[GradeId],
    model: &mut Model,
) -> BTreeMap<(GradeId, SpecialId, DayId), Variable> {
    let mut out = BTreeMap::new();
    for &grade in grades {
        let rooms = i64::try_from(campus[grade].homerooms.len()).expect("few homerooms");
        let most = rooms * i64::from(campus[grade].specials_per_day_max);
        for special in campus.specials_of(grade) {
            for day in campus.day_ids() {
                let most = if campus[special].may_be_on(day) { most } else { 0 };
                out.insert((grade, special, day), model.integer(0, most));
            }
        }
    }
    out
}

fn groups(
    campus: &Campus,
    classes: &BTreeMap<(GradeId, SpecialId, DayId), Variable>,
    model: &mut Model,
) -> BTreeMap<(GradeId, SpecialId, DayId), Variable> {
    let joined = classes.iter().filter(|(key, _)| campus.most_together(key.1, key.0) > 1);
    let joined: Vec<_> = joined.map(|(&key, &classes)| (key, model.high(classes))).collect();
    joined.into_iter().map(|(key, most)| (key, model.integer(0, most))).collect()
}

fn runs(campus: &Campus, grades: &[GradeId], model: &mut Model) -> Runs {
    let mut out = BTreeMap::new();
    for special in campus.special_ids().filter(|&special| campus[special].days_running > 1) {
        let running = campus[special].days_running as usize;
        let times = (campus[special].times_per_cycle + campus[special].times_more) as usize;
        for &grade in grades.iter().filter(|grade| campus[special].grades.contains(grade)) {
            let rooms = i64::try_from(campus[grade].homerooms.len()).expect("few homerooms");
            for (pass, days) in campus.cycle.passes.iter().enumerate() {
                for length in running..=times.min(days.len()) {
                    for first in 0..=days.len() - length {
                        out.insert((grade, special, pass, first, length), model.integer(0, rooms));
                    }
                }
            }
        }
    }
    out
}

fn taught(
    campus: &Campus,
    specialists: &[SpecialistGroup],
    model: &mut Model,
) -> BTreeMap<(usize, SpecialId, DayId), Variable> {
    let mut out = BTreeMap::new();
    for (at, group) in specialists.iter().enumerate() {
        for &special in &group.specials {
            for day in campus.day_ids() {
                let here = campus.is_here(group.members[0], day);
                // A class an hour and a specialist is more than anyone teaches; bounds only keep the model bounded.
                let most =
                    if here { 40 * i64::try_from(group.members.len()).expect("few specialists") } else { 0 };
                out.insert((at, special, day), model.integer(0, most));
            }
        }
    }
    out
}

type Runs = BTreeMap<(GradeId, SpecialId, usize, usize, usize), Variable>;

type Patterns = BTreeMap<(usize, DayId), Vec<PatternChoice>>;

fn patterns(
    campus: &Campus,
    teachers: &[TeacherGroup],
    scope: Scope,
    memory: &Memory,
    model: &mut Model,
) -> (Patterns, BTreeMap<(usize, DayId), Levels>) {
    let joining = match scope {
        Scope::PlainDays | Scope::AlikeDays => Joining::Needless,
        Scope::School | Scope::Team(_) | Scope::Teacher(_) | Scope::Classes => Joining::Any,
    };
    let (mut patterns, mut room) = (BTreeMap::new(), BTreeMap::new());
    for (at, group) in teachers.iter().enumerate() {
        let size = i64::try_from(group.members.len()).expect("few teachers");
        for day in campus.day_ids() {
            let mut choices = Vec::new();
            for release in releases(campus, group.grade) {
                let pieces = pieces(campus, group, day, &release);
                let found = memory.day_patterns(&pieces, &needs(campus, group, day), joining);
                for pattern in found.iter() {
                    let teachers = model.integer(0, size);
                    choices.push(PatternChoice {
                        release: release.clone(),
                        pattern: pattern.clone(),
                        teachers,
                    });
                }
            }
            // Where days are alike the patterns themselves tell the amount.
            let amounts = choices.iter().map(|choice| choice.pattern.collaboration);
            let amounts = amounts.filter(|_| scope != Scope::AlikeDays);
            room.insert((at, day), levels(amounts, model));
            patterns.insert((at, day), choices);
        }
    }
    (patterns, room)
}

fn levels(amounts: impl Iterator<Item = i32>, model: &mut Model) -> Levels {
    let mut amounts: Vec<i32> = amounts.filter(|&amount| amount > 0).collect();
    amounts.sort_unstable();
    amounts.dedup();
    Levels { amounts: amounts.into_iter().map(|amount| (amount, model.binary())).collect() }
}

fn meetings(
    campus: &Campus,
    scope: Scope,
    teachers: &[TeacherGroup],
    patterns: &Patterns,
    model: &mut Model,
) -> BTreeMap<(TeamId, DayId), TeamDay> {
    let mut out = BTreeMap::new();
    let is_counted = |team: TeamId| campus[team].meets == Meets::Whole && super::rules::counts_blocks(campus);
    let blocks = |team: TeamId, day: DayId| {
        let own = (0..teachers.len()).filter(|&at| teachers[at].team == Some(team));
        own.flat_map(|at| &patterns[&(at, day)]).map(|choice| choice.pattern.blocks.len()).max().unwrap_or(0)
    };
    for team in campus.team_ids().filter(|&team| scope.team(campus, team) && !campus[team].members.is_empty())
    {
        for day in campus.day_ids() {
            let members = campus[team].members.iter();
            let minutes = members.map(|&member| i64::from(campus[member].contracted_minutes(day).get()));
            // With a quorum one may stay away and others meet at any time when some are there.
            let most = match campus[team].meets {
                Meets::Whole => minutes.min().unwrap_or(0),
                Meets::Quorum(_) => minutes.sum::<i64>().min(24 * 60),
            };
            let (minutes, meets) = (model.integer(0, most), model.binary());
            let again = if is_counted(team) { blocks(team, day).saturating_sub(1) } else { 0 };
            out.insert(
                (team, day),
                TeamDay { minutes, meets, more: (0..again).map(|_| model.binary()).collect() },
            );
        }
    }
    out
}

type Coverage =
    (BTreeMap<(TeamId, GradeId, DayId), Levels>, BTreeMap<(TeamId, GradeId, SpecialId, DayId), Variable>);

fn coverage(
    campus: &Campus,
    teachers: &[TeacherGroup],
    patterns: &Patterns,
    scope: Scope,
    model: &mut Model,
) -> Coverage {
    let (mut at_specials, mut cover) = (BTreeMap::new(), BTreeMap::new());
    let mut pairs: Vec<(TeamId, GradeId)> =
        teachers.iter().filter_map(|group| group.team.map(|team| (team, group.grade))).collect();
    pairs.dedup();
    pairs.sort_unstable();
    pairs.dedup();
    for (team, grade) in pairs {
        for day in campus.day_ids() {
            let groups = teachers
                .iter()
                .enumerate()
                .filter(|(_, group)| group.team == Some(team) && group.grade == grade);
            let amounts = groups
                .flat_map(|(at, _)| &patterns[&(at, day)])
                .map(|choice| choice.pattern.during_specials)
                .filter(|_| scope != Scope::AlikeDays);
            at_specials.insert((team, grade, day), levels(amounts, model));
            for special in campus.specials_of(grade) {
                let rooms = i64::try_from(campus[grade].homerooms.len()).expect("few homerooms");
                cover.insert((team, grade, special, day), model.continuous(0, rooms * 24 * 60));
            }
        }
    }
    (at_specials, cover)
}

type Given = BTreeMap<(TeamId, GradeId, usize, SpecialId, DayId), Variable>;

fn given(
    campus: &Campus,
    specialists: &[SpecialistGroup],
    cover: &BTreeMap<(TeamId, GradeId, SpecialId, DayId), Variable>,
    model: &mut Model,
) -> Given {
    let groups = |special: SpecialId| {
        (0..specialists.len()).filter(move |&at| specialists[at].specials.contains(&special))
    };
    let shared = |grade: GradeId| campus.specials_of(grade).any(|special| groups(special).count() > 1);
    let mut out = Given::new();
    for (&(team, grade, special, day), &all) in cover.iter().filter(|(key, _)| shared(key.1)) {
        let most = model.high(all);
        out.extend(groups(special).map(|at| ((team, grade, at, special, day), model.continuous(0, most))));
    }
    out
}

type Joins = (BTreeMap<(PersonId, TeamId), Variable>, BTreeMap<(PersonId, DayId), Variable>);

fn joins(campus: &Campus, model: &mut Model) -> Joins {
    let (mut joins, mut attends) = (BTreeMap::new(), BTreeMap::new());
    for person in campus.person_ids().filter(|&person| !campus[person].may_join.is_empty()) {
        for &team in &campus[person].may_join {
            joins.insert((person, team), model.binary());
        }
        for day in campus.day_ids() {
            let most = i64::from(campus[person].contracted_minutes(day).get());
            attends.insert((person, day), model.continuous(0, most));
        }
    }
    (joins, attends)
}

fn serves(campus: &Campus, model: &mut Model) -> BTreeMap<(ServiceId, PersonId, DayId), Variable> {
    let mut out = BTreeMap::new();
    for service in campus.service_ids() {
        let a_day = i64::from(campus[service].sessions_per_day_max)
            * i64::from(campus[service].session_minutes.get());
        for &provider in &campus[service].providers {
            for day in campus.day_ids() {
                let here = campus.is_here(provider, day);
                out.insert((service, provider, day), model.continuous(0, if here { a_day } else { 0 }));
            }
        }
    }
    out
}

fn planning(
    campus: &Campus,
    specialists: &[SpecialistGroup],
    whole_school: bool,
    model: &mut Model,
) -> BTreeMap<(PersonId, usize, DayId), Variable> {
    let mut out = BTreeMap::new();
    let groups = specialists.iter().map(|group| group.members[0]);
    let others = campus.person_ids().filter(|&person| whole_school && super::is_other(campus, person));
    for person in groups.chain(others) {
        for (at, minimum) in campus.policy.planning.iter().enumerate() {
            if minimum.protects(&campus[person]) {
                for day in campus.day_ids() {
                    let most = i64::from(campus[person].contracted_minutes(day).get());
                    out.insert((person, at, day), model.continuous(0, most));
                }
            }
        }
    }
    out
}

/// People are credited alike where they are full members of the same team with the same FTE and nothing elsewhere differs.
fn short(campus: &Campus, scope: Scope, model: &mut Model) -> BTreeMap<PersonId, (Variable, i64)> {
    let mut out: BTreeMap<PersonId, (Variable, i64)> = BTreeMap::new();
    // Who may join another team besides may have minutes that a model of one team does not know.
    let only_here = |person: PersonId| campus[person].may_join.is_empty();
    let spoken_of = |person: PersonId| match scope {
        Scope::School | Scope::PlainDays | Scope::AlikeDays => true,
        Scope::Team(team) => campus[person].team == Some(team) && only_here(person),
        Scope::Teacher(only) => person == only && only_here(person),
        Scope::Classes => false,
    };
    for person in campus.person_ids().filter(|&person| campus.is_eligible(person) && spoken_of(person)) {
        let key = |one: PersonId| {
            let someone = &campus[one];
            let own = (!someone.may_join.is_empty()).then_some(one);
            (someone.team, someone.fte, someone.collaboration_elsewhere, own)
        };
        if let Some((_, (_, count))) = out.iter_mut().find(|(first, _)| key(**first) == key(person)) {
            *count += 1;
        } else {
            let most = i64::from(campus.target_of(person).get());
            out.insert(person, (model.integer(0, most), 1));
        }
    }
    out
}
