//! The model of the design, to which the rules add their rows.

use commontime_school::ids::{DayId, GradeId, PersonId, SpecialId, TeamId};
use commontime_school::{Campus, Rule};

use super::memory::Memory;
use super::scope::Scope;
use super::variables::{Variables, variables};
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

/// A count for the model.
pub(super) fn number(count: usize) -> i64 {
    i64::try_from(count).expect("counts of people and rooms are small")
}
