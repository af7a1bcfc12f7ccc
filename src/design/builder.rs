//! The variables of the design and the model that the rules add their rows to.

use std::collections::{BTreeMap, BTreeSet};

use commontime_school::ids::{DayId, GradeId, PersonId, ServiceId, SpecialId, TeamId};
use commontime_school::staff::Meets;
use commontime_school::{Campus, Minutes, Rule};

use super::at_once::{Gives, gives};
use super::day_pattern::{DayPattern, Joining};
use super::memory::Memory;
use super::specialists::{SpecialistGroup, specialist_groups};
use super::teachers::{Release, TeacherGroup, needs, pieces, releases, teacher_groups};
use crate::mip::{Expression, Model, Tag, Variable};

/// Why a group of rows is there: its rule, and the requirement in words with its numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagWords {
    /// The rule.
    pub rule: Rule,
    /// The words.
    pub words: String,
    /// For what is there because of pieces locked by hand: these pieces, named.
    pub lock: Option<String>,
}

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

/// What part of the school a model speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All of it.
    School,
    /// All of it, but only days whose pieces need not touch: what it finds is easy to place, what it does not find says
    /// nothing.
    PlainDays,
    /// All of it, with plain days on which teachers who are alike have alike days: the fewest choices, and mostly enough.
    AlikeDays,
    /// One team with its grades, as if all specialists were there for it alone: a bound for that team.
    Team(TeamId),
    /// One homeroom teacher with the homeroom, as if there were no other: a bound for teachers who are alike.
    Teacher(PersonId),
    /// Specials and who teaches them, and nothing else: where there are too few people for all classes, no bells help.
    Classes,
}

impl Scope {
    fn grades(self, campus: &Campus) -> Vec<GradeId> {
        let has_member = |grade: GradeId, team: TeamId| {
            campus[grade]
                .homerooms
                .iter()
                .any(|&homeroom| campus[campus[homeroom].teacher].team == Some(team))
        };
        match self {
            Self::School | Self::PlainDays | Self::AlikeDays | Self::Classes => campus.grade_ids().collect(),
            Self::Team(team) => campus.grade_ids().filter(|&grade| has_member(grade, team)).collect(),
            Self::Teacher(person) => {
                campus[person].homeroom.map(|homeroom| campus[homeroom].grade).into_iter().collect()
            }
        }
    }

    fn team(self, campus: &Campus, team: TeamId) -> bool {
        match self {
            Self::School | Self::PlainDays | Self::AlikeDays => true,
            Self::Team(only) => only == team,
            Self::Teacher(person) => campus[person].team == Some(team),
            Self::Classes => false,
        }
    }

    fn teachers(self, campus: &Campus, grades: &[GradeId]) -> Vec<TeacherGroup> {
        if self == Self::Classes {
            return Vec::new();
        }
        let mut teachers = teacher_groups(campus);
        teachers.retain(|group| grades.contains(&group.grade));
        if let Self::Teacher(person) = self {
            teachers.retain(|group| group.members.contains(&person));
            for group in &mut teachers {
                group.members = vec![person];
            }
        }
        teachers
    }

    /// Tells whether the model only looks for designs that are easy to place: its rows may ask for more than they must.
    #[must_use]
    pub fn is_plain(self) -> bool {
        match self {
            Self::PlainDays | Self::AlikeDays => true,
            Self::School | Self::Team(_) | Self::Teacher(_) | Self::Classes => false,
        }
    }

    /// Tells whether it matters which grade a specialist teaches: not for one homeroom alone, nor where there are no meetings, and
    /// on plain days the minutes at specials tell it.
    fn tells_grades_apart(self) -> bool {
        match self {
            Self::School | Self::Team(_) => true,
            Self::PlainDays | Self::AlikeDays | Self::Teacher(_) | Self::Classes => false,
        }
    }

    /// Tells whether the model speaks of everyone, not only of some homeroom teachers.
    pub(super) fn is_whole_school(self) -> bool {
        match self {
            Self::School | Self::PlainDays | Self::AlikeDays => true,
            Self::Team(_) | Self::Teacher(_) | Self::Classes => false,
        }
    }
}

/// The model under construction.
#[derive(Debug)]
pub struct Builder<'a> {
    /// The school.
    pub campus: &'a Campus,
    /// What part of the school it is.
    pub scope: Scope,
    /// The grades the model speaks of.
    pub grades: Vec<GradeId>,
    /// The model.
    pub model: Model,
    /// The words of the tags; [`Tag`] is the place here.
    pub tags: Vec<TagWords>,
    /// The variables.
    pub variables: Variables,
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

impl<'a> Builder<'a> {
    /// Makes all variables; rows come from the rules.
    #[must_use]
    pub fn new(campus: &'a Campus, scope: Scope, memory: &Memory) -> Self {
        let mut model = Model::default();
        let grades = scope.grades(campus);
        let variables = variables(campus, scope, &grades, memory, &mut model);
        let mut builder = Self { campus, scope, grades, model, tags: Vec::new(), variables };
        if scope == Scope::AlikeDays {
            builder.alike();
        }
        if scope.is_plain() {
            builder.grades_of_a_team_alike();
        }
        builder
    }

    /// Returns how many homerooms of `grade` the model speaks of.
    #[must_use]
    pub fn rooms(&self, grade: GradeId) -> i64 {
        if self.scope == Scope::Classes {
            return number(self.campus[grade].homerooms.len());
        }
        let groups = self.variables.teachers.iter().filter(|group| group.grade == grade);
        number(groups.map(|group| group.members.len()).sum::<usize>())
    }

    /// Returns what is 1 where a team meets longer on a day than so many minutes, of `most`.
    pub fn longer(&mut self, tag: Tag, (team, day): (TeamId, DayId), than: i64, most: i64) -> Variable {
        if let Some(&known) = self.variables.longer.get(&(team, day, than)) {
            return known;
        }
        let longer = self.model.binary();
        let limit = Expression::constant(than).plus(most - than, longer);
        let minutes = self.meeting(team, day);
        self.model.at_most(tag, minutes, limit);
        self.variables.longer.insert((team, day, than), longer);
        longer
    }

    /// Returns the grades of the model that have `special`.
    #[must_use]
    pub fn grades_with(&self, special: SpecialId) -> Vec<GradeId> {
        self.grades.iter().copied().filter(|grade| self.campus[special].grades.contains(grade)).collect()
    }

    /// A team over several grades has them all at specials for the same part of a meeting.
    fn grades_of_a_team_alike(&mut self) {
        let tag = self.tag(Rule::TeamCommonTime, "grades of one team are at specials together");
        let keys: Vec<(TeamId, GradeId, DayId)> = self.variables.at_specials.keys().copied().collect();
        for (place, &(team, _, day)) in keys.iter().enumerate() {
            let other = keys[..place].iter().find(|key| (key.0, key.2) == (team, day));
            if let Some(other) = other {
                let (one, times_one) = self.minutes_at_specials(team, keys[place].1, day);
                let (two, times_two) = self.minutes_at_specials(team, other.1, day);
                let (mut left, mut right) = (Expression::default(), Expression::default());
                left.add_scaled(times_two, &one);
                right.add_scaled(times_one, &two);
                self.model.equal(tag, left, right);
            }
        }
    }

    /// Gives all teachers of a group the same pattern.
    fn alike(&mut self) {
        let tag = self.tag(Rule::TeamCommonTime, "teachers who are alike have alike days");
        for (key, choices) in &self.variables.patterns {
            let size = i64::try_from(self.variables.teachers[key.0].members.len()).expect("few teachers");
            for choice in choices {
                let all = self.model.binary();
                self.model.equal(tag, choice.teachers, Expression::default().plus(size, all));
                self.variables.all_alike.entry(*key).or_default().push(all);
            }
        }
    }

    /// Returns the minutes of a team's meeting in which a grade's homerooms are at specials, times the second number.
    #[must_use]
    pub fn minutes_at_specials(&self, team: TeamId, grade: GradeId, day: DayId) -> (Expression, i64) {
        if self.scope != Scope::AlikeDays {
            return (self.variables.at_specials[&(team, grade, day)].expression(), 1);
        }
        let mut groups = self.variables.teachers.iter().enumerate();
        let group = groups.find(|(_, group)| (group.team, group.grade) == (Some(team), grade));
        let Some((at, group)) = group else { return (Expression::default(), 1) };
        let mut sum = Expression::default();
        for choice in &self.variables.patterns[&(at, day)] {
            sum.add(i64::from(choice.pattern.during_specials), choice.teachers);
        }
        (sum, number(group.members.len()))
    }

    /// Returns the minutes of collaboration that the day of a group of teachers has room for, times the second number.
    #[must_use]
    pub fn minutes_of_room(&self, at: usize, day: DayId) -> (Expression, i64) {
        if self.scope != Scope::AlikeDays {
            return (self.variables.room[&(at, day)].expression(), 1);
        }
        let mut sum = Expression::default();
        for choice in &self.variables.patterns[&(at, day)] {
            sum.add(i64::from(choice.pattern.collaboration), choice.teachers);
        }
        (sum, number(self.variables.teachers[at].members.len()))
    }

    /// Makes a tag for a group of rows of `rule`. Rows of one tag fall together when a clash is sought.
    pub fn tag(&mut self, rule: Rule, words: impl Into<String>) -> Tag {
        self.tags.push(TagWords { rule, words: words.into(), lock: None });
        Tag(self.tags.len() - 1)
    }

    /// Makes a tag for rows that are there because of pieces locked by hand.
    pub(super) fn tag_of_lock(&mut self, rule: Rule, pieces: &str, so: &str) -> Tag {
        let tag = self.tag(rule, format!("locked by hand: {pieces}{so}"));
        self.tags[tag.0].lock = Some(pieces.to_owned());
        tag
    }

    /// Returns the classes of `grade` in `special` on `day`, as an expression; nothing where the grade has none.
    #[must_use]
    pub fn classes(&self, grade: GradeId, special: SpecialId, day: DayId) -> Expression {
        self.variables
            .classes
            .get(&(grade, special, day))
            .map_or_else(Expression::default, |&count| count.into())
    }

    /// Returns the groups in which the homerooms of `grade` come to `special` on `day`: as many as there are classes, or fewer
    /// where several homerooms may come together.
    #[must_use]
    pub fn groups(&self, grade: GradeId, special: SpecialId, day: DayId) -> Expression {
        let groups = self.variables.groups.get(&(grade, special, day));
        groups.map_or_else(|| self.classes(grade, special, day), |&groups| groups.into())
    }

    /// Returns the minutes a team meets on `day`.
    #[must_use]
    pub fn meeting(&self, team: TeamId, day: DayId) -> Expression {
        self.variables
            .meetings
            .get(&(team, day))
            .map_or_else(Expression::default, |meeting| meeting.minutes.into())
    }

    /// Returns the minutes a full member of `team` has over a week.
    #[must_use]
    pub fn team_week(&self, team: TeamId, week: &[DayId]) -> Expression {
        let mut sum = Expression::default();
        for &day in week {
            sum.add_scaled(1, &self.meeting(team, day));
        }
        sum
    }

    /// Returns the minutes that `person` is credited over a week, other campuses' included.
    #[must_use]
    pub fn person_week(&self, person: PersonId, week: &[DayId]) -> Expression {
        let elsewhere = i64::from(self.campus[person].collaboration_elsewhere.get());
        let mut sum = Expression::constant(elsewhere);
        if let Some(team) = self.campus[person].team {
            sum.add_scaled(1, &self.team_week(team, week));
        }
        for day in week {
            if let Some(&attends) = self.variables.attends.get(&(person, *day)) {
                sum.add(1, attends);
            }
        }
        sum
    }
}

fn variables(
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

/// A count for the model.
pub(super) fn number(count: usize) -> i64 {
    i64::try_from(count).expect("counts of people and rooms are small")
}
