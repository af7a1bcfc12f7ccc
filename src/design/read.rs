//! Reads the values of a model as a design.

use std::collections::{BTreeMap, BTreeSet};

use commontime_school::Minutes;
use commontime_school::ids::{DayId, GradeId, HomeroomId, PersonId, SpecialId, TeamId};

use super::day_pattern::{DayPattern, Joining, day_patterns};
use super::variables::PatternChoice;
use super::{Design, Scoped, rules, specialists, teachers};
use crate::mip::Variable;

impl Scoped<'_> {
    /// Returns a team's meetings on a day: how long, how much of it at specials, in which blocks.
    fn met(&self, (team, day): (TeamId, DayId), values: &[i64]) -> Met {
        let variables = &self.builder.variables;
        let campus = self.builder.campus;
        let meeting = &variables.meetings[&(team, day)];
        let minutes = values[meeting.minutes.0];
        if minutes <= 0 {
            return Met::default();
        }
        let groups: Vec<usize> =
            (0..variables.teachers.len()).filter(|&at| variables.teachers[at].team == Some(team)).collect();
        let grid = i64::from(campus.bells.grid.get().max(1));
        let room = |&at: &usize| {
            let (room, times) = self.builder.minutes_of_room(at, day);
            room.value(values) / times
        };
        let is_directed = campus.most_directed().is_some();
        // On plain days a meeting takes all that the day of its homeroom teachers has room for, and others keep to the grid;
        // unless it is bound how long or how often people meet. Where days may be joined room costs others theirs.
        let is_bound = rules::counts_blocks(campus);
        let is_exact = is_bound || !self.builder.scope.is_plain();
        let more = meeting.more.iter().filter(|more| values[more.0] > 0);
        let most = if is_bound { 1 + more.count() } else { usize::MAX };
        let shared = variables.own_specialists.get(&(team, day)).filter(|(longer, _)| values[longer.0] == 0);
        let most_minutes = shared.map_or(i64::MAX, |(_, shared)| i64::from(shared.get()));
        let length = match groups.iter().map(room).min() {
            Some(room) if !is_exact => room.min(most_minutes).max(minutes),
            Some(_) => minutes,
            None if is_directed => minutes / grid * grid,
            None => (minutes + grid - 1) / grid * grid,
        };
        let length = i32::try_from(length).expect("minutes of one day");
        let patterns = groups
            .iter()
            .flat_map(|&at| self.chosen(at, day, values).into_iter().map(|(choice, _)| &choice.pattern));
        let tightest = patterns
            .filter(|pattern| pattern.in_blocks(most) >= length)
            .min_by_key(|pattern| (pattern.collaboration, pattern.blocks.len()));
        let Some(pattern) = tightest else { return Met { length, inside: length, blocks: Vec::new() } };
        let least = campus.goal.minimum_block.get();
        let kept = &pattern.blocks[pattern.blocks.len().saturating_sub(most)..];
        let blocks = shortened(kept, kept.iter().sum::<i32>() - length, least);
        if !is_bound || !self.builder.scope.is_plain() {
            return Met { length, inside: length, blocks };
        }
        let (inside, outside) = sides(pattern, length, most, least);
        Met { length: inside + outside, inside, blocks }
    }

    /// Returns the patterns that teachers of a group have on a day, and how many have each: where a simpler one does for the meeting, with
    /// the same specials or fewer, that one.
    fn chosen(&self, at: usize, day: DayId, values: &[i64]) -> Vec<(&PatternChoice, u32)> {
        let variables = &self.builder.variables;
        let all = &variables.patterns[&(at, day)];
        let chosen = all.iter().filter(|choice| values[choice.teachers.0] > 0);
        let meeting = variables.teachers[at].team.and_then(|team| variables.meetings.get(&(team, day)));
        let simplest = |choice: &'_ PatternChoice| -> Option<&PatternChoice> {
            let meeting = meeting.filter(|_| !self.builder.scope.is_plain())?;
            let more = meeting.more.iter().filter(|more| values[more.0] > 0).count();
            let most = if rules::counts_blocks(self.builder.campus) { 1 + more } else { usize::MAX };
            let does = |other: &&PatternChoice| {
                let fewer = other.release.counts.iter().zip(&choice.release.counts).all(|(a, b)| a <= b);
                let plans = other.pattern.planning.iter().zip(&choice.pattern.planning).all(|(a, b)| a >= b);
                fewer && plans && i64::from(other.pattern.in_blocks(most)) >= values[meeting.minutes.0]
            };
            let grade = variables.teachers[at].grade;
            let rank = |other: &&PatternChoice| {
                let pattern = &other.pattern;
                let specials = teachers::release_minutes(self.builder.campus, grade, &other.release.counts);
                (specials, pattern.during_specials, pattern.blocks.len(), pattern.collaboration)
            };
            all.iter().filter(does).min_by_key(rank)
        };
        chosen
            .map(|choice| {
                let count = u32::try_from(values[choice.teachers.0]).unwrap_or(0);
                (simplest(choice).unwrap_or(choice), count)
            })
            .collect()
    }

    /// What every teacher of a group has of planning, whichever pattern of the day is theirs.
    fn planning(&self, values: &[i64]) -> BTreeMap<(PersonId, DayId), Vec<Minutes>> {
        let mut out = BTreeMap::new();
        for (at, group) in self.builder.variables.teachers.iter().enumerate() {
            for day in self.builder.campus.day_ids() {
                let patterns = self
                    .chosen(at, day, values)
                    .into_iter()
                    .map(|(choice, _)| choice.pattern.planning.clone());
                let least = patterns.reduce(|a, b| a.iter().zip(&b).map(|(a, b)| *a.min(b)).collect());
                let least: Vec<Minutes> = least.unwrap_or_default().into_iter().map(Minutes::new).collect();
                out.extend(group.members.iter().map(|&person| ((person, day), least.clone())));
            }
        }
        out
    }

    /// How many homerooms of each group have how many minutes of specials on a day.
    fn released(&self, values: &[i64]) -> BTreeMap<(Vec<HomeroomId>, DayId), BTreeMap<Minutes, u32>> {
        let campus = self.builder.campus;
        let mut out = BTreeMap::new();
        for &(at, day) in self.builder.variables.patterns.keys() {
            let choices = self.chosen(at, day, values);
            let group = &self.builder.variables.teachers[at];
            let minutes = |choice: &PatternChoice| {
                Minutes::new(teachers::release_minutes(campus, group.grade, &choice.release.counts))
            };
            let levels: BTreeSet<Minutes> =
                choices.iter().map(|(choice, _)| minutes(choice)).filter(|it| *it > Minutes::ZERO).collect();
            let reach = |level: Minutes| -> u32 {
                choices.iter().filter(|(choice, _)| minutes(choice) >= level).map(|(_, count)| count).sum()
            };
            let homerooms = group.members.iter().filter_map(|&teacher| campus[teacher].homeroom).collect();
            out.insert((homerooms, day), levels.into_iter().map(|level| (level, reach(level))).collect());
        }
        out
    }

    /// Returns the design that the values stand for.
    pub(super) fn read(&self, values: &[i64]) -> Design {
        let variables = &self.builder.variables;
        let count = |variable: Variable| u32::try_from(values[variable.0]).expect("counts are not negative");
        let met: BTreeMap<(TeamId, DayId), Met> =
            variables.meetings.keys().map(|&key| (key, self.met(key, values))).collect();
        let (at_specials, joined) = if self.builder.scope.is_plain() {
            (self.at_specials(values, &met), BTreeSet::new())
        } else {
            self.apart(values, &met)
        };
        let mut sessions = BTreeMap::new();
        for (&(service, _, day), &variable) in &variables.sessions {
            *sessions.entry((service, day)).or_insert(0) += count(variable);
        }
        Design {
            lowest: values[variables.lowest.0],
            classes: variables.classes.iter().map(|(&key, &variable)| (key, count(variable))).collect(),
            groups: variables.groups.iter().map(|(&key, &variable)| (key, count(variable))).collect(),
            released: self.released(values),
            sessions,
            meetings: met
                .iter()
                .map(|(&key, met)| (key, Minutes::new(met.length)))
                .filter(|(_, length)| *length > Minutes::ZERO)
                .collect(),
            at_specials,
            blocks: met
                .into_iter()
                .filter(|(_, met)| !met.blocks.is_empty())
                .map(|(key, met)| (key, met.blocks.into_iter().map(Minutes::new).collect()))
                .collect(),
            planning: self.planning(values),
            joins: variables
                .joins
                .iter()
                .filter(|(_, variable)| values[variable.0] == 1)
                .map(|(&(person, team), _)| (person, team))
                .collect(),
            joined,
        }
    }

    /// On plain days the values tell how much of a meeting lies at specials.
    fn at_specials(&self, values: &[i64], met: &BTreeMap<(TeamId, DayId), Met>) -> AtSpecials {
        let keys = self.builder.variables.at_specials.keys();
        let inside = keys.map(|&(team, grade, day)| {
            let (sum, times) = self.builder.minutes_at_specials(team, grade, day);
            let inside = i32::try_from(sum.value(values) / times).expect("minutes of one day");
            let most = met.get(&(team, day)).map_or(0, |met| met.inside);
            ((team, grade, day), Minutes::new(inside.min(most)))
        });
        inside.filter(|(_, inside)| *inside > Minutes::ZERO).collect()
    }

    /// Where days may be joined the values do not tell. A day is plain all the same where each teacher's meetings, lunch and
    /// planning fit into pieces that are apart, with as much of the meeting at specials for all of the team.
    fn apart(
        &self,
        values: &[i64],
        met: &BTreeMap<(TeamId, DayId), Met>,
    ) -> (AtSpecials, BTreeSet<(GradeId, DayId)>) {
        let (mut at_specials, mut joined) = (AtSpecials::new(), BTreeSet::new());
        let teachers = &self.builder.variables.teachers;
        for day in self.builder.campus.day_ids() {
            for (at, group) in teachers.iter().enumerate() {
                let team = group.team;
                let alike = |other: &usize| *other == at || (team.is_some() && teachers[*other].team == team);
                let groups: Vec<usize> = (0..teachers.len()).filter(alike).collect();
                let length = team.and_then(|team| met.get(&(team, day))).map_or(0, |met| met.length);
                let inside = self.inside_apart(&groups, day, length, values);
                // The less of it lies at specials, the fewer must be at once.
                let may_be = |inside: i32| {
                    inside == 0
                        || !team.is_some_and(|team| self.are_in_turns((team, day), values))
                            && self.are_taken_at_once(&groups, day, inside, values)
                };
                match inside.into_iter().find(|&inside| may_be(inside)) {
                    None => joined.extend(groups.iter().map(|&at| (teachers[at].grade, day))),
                    Some(inside) => {
                        if let Some(team) = team.filter(|_| inside > 0) {
                            at_specials.insert((team, group.grade, day), Minutes::new(inside));
                        }
                    }
                }
            }
        }
        // What is joined for one group of a grade is for all of it.
        at_specials.retain(|&(_, grade, day), _| !joined.contains(&(grade, day)));
        (at_specials, joined)
    }

    /// Tells whether the model does without all homerooms of a team at specials at once: then nobody was kept free for it.
    fn are_in_turns(&self, key: (TeamId, DayId), values: &[i64]) -> bool {
        let variables = &self.builder.variables;
        let own = variables.own_specialists.get(&key);
        own.map_or_else(|| variables.never_at_once.contains(&key), |(longer, _)| values[longer.0] == 0)
    }

    /// Tells whether specialists take all homerooms of these teachers at once for so many minutes.
    fn are_taken_at_once(&self, groups: &[usize], day: DayId, inside: i32, values: &[i64]) -> bool {
        let builder = &self.builder;
        let campus = builder.campus;
        let mut classes: BTreeMap<SpecialId, usize> = BTreeMap::new();
        let grades: BTreeSet<GradeId> =
            groups.iter().map(|&at| builder.variables.teachers[at].grade).collect();
        let mut shared = 0;
        for (&(grade, special, other), variable) in &builder.variables.classes {
            if other == day && grades.contains(&grade) {
                let groups = builder.variables.groups.get(&(grade, special, other));
                shared += groups.map_or(0, |groups| values[variable.0] - values[groups.0]);
                let variable = groups.unwrap_or(variable);
                *classes.entry(special).or_insert(0) += usize::try_from(values[variable.0]).unwrap_or(0);
            }
        }
        classes.retain(|_, count| *count > 0);
        let Some(shortest) = classes.keys().map(|&special| campus[special].minutes.get().max(1)).min() else {
            return inside == 0;
        };
        let rooms: usize = groups.iter().map(|&at| builder.variables.teachers[at].members.len()).sum();
        let turns = usize::try_from((inside + shortest - 1) / shortest).unwrap_or(0);
        let classes: Vec<(SpecialId, usize)> = classes.into_iter().collect();
        // Homerooms that share a class need nobody of their own.
        let shared = usize::try_from(shared).unwrap_or(0);
        specialists::most_taken(campus, day, &classes, turns) + shared >= rooms * turns
    }

    /// Returns how many of `length` minutes may lie at specials where all of these teachers meet so long in pieces that are
    /// apart: nothing where they cannot.
    fn inside_apart(&self, groups: &[usize], day: DayId, length: i32, values: &[i64]) -> BTreeSet<i32> {
        let builder = &self.builder;
        let campus = builder.campus;
        let least = campus.goal.minimum_block.get();
        let mut common: Option<BTreeSet<i32>> = None;
        for &at in groups {
            let group = &builder.variables.teachers[at];
            let needs = teachers::needs(campus, group, day);
            let choices = builder.variables.patterns[&(at, day)].iter();
            for choice in choices.filter(|choice| values[choice.teachers.0] > 0) {
                let pieces = teachers::pieces(campus, group, day, &choice.release);
                let plans = |pattern: &DayPattern| {
                    pattern.planning.iter().zip(&choice.pattern.planning).all(|(has, asked)| has >= asked)
                };
                let possible: BTreeSet<i32> = day_patterns(&pieces, &needs, Joining::Needless)
                    .iter()
                    .filter(|pattern| plans(pattern))
                    .flat_map(|pattern| insides(pattern, length, least))
                    .collect();
                common = Some(match common {
                    Some(common) => common.intersection(&possible).copied().collect(),
                    None => possible,
                });
            }
        }
        common.unwrap_or_default()
    }
}

/// Minutes in which a grade's homerooms are at specials while their team meets.
type AtSpecials = BTreeMap<(TeamId, GradeId, DayId), Minutes>;

/// A team's meetings on one day, in minutes.
#[derive(Debug, Default)]
struct Met {
    length: i32,
    /// Of these, at most, while its homerooms are at specials.
    inside: i32,
    /// Nothing where no homeroom teacher's day says how they are cut.
    blocks: Vec<i32>,
}

/// Returns how much of so many minutes lies at specials and how much does not, in so many blocks at most: as much as there
/// can be, no piece shorter than `least`, and rather at specials.
fn sides(pattern: &DayPattern, length: i32, most: usize, least: i32) -> (i32, i32) {
    let (inside, outside) = (pattern.during_specials, pattern.collaboration - pattern.during_specials);
    if inside + outside <= length {
        return (inside, outside);
    }
    let one = |whole: i32| if whole.min(length) >= least { whole.min(length) } else { 0 };
    let mut choices = vec![(one(inside), 0), (0, one(outside))];
    if most > 1 && inside > 0 && outside > 0 && length >= 2 * least {
        let inside = inside.min(length - least);
        choices.push((inside, outside.min(length - inside)));
    }
    choices.into_iter().max_by_key(|&(inside, outside)| (inside + outside, inside)).expect("there are two")
}

/// Returns how much of exactly so many minutes may lie at specials, as far as it is worth a look, with no piece shorter than
/// `least`.
fn insides(pattern: &DayPattern, length: i32, least: i32) -> Vec<i32> {
    let (inside, outside) = (pattern.during_specials, pattern.collaboration - pattern.during_specials);
    let is_a_block = |minutes: i32| minutes == 0 || minutes >= least;
    let fits = |&minutes: &i32| {
        let rest = length - minutes;
        (0..=inside).contains(&minutes)
            && (0..=outside).contains(&rest)
            && is_a_block(minutes)
            && is_a_block(rest)
    };
    [0, length - outside, least, inside, length].into_iter().filter(fits).collect()
}

/// Takes `less` minutes from blocks, the longest first, and leaves none that is shorter than `least`.
fn shortened(blocks: &[i32], mut less: i32, least: i32) -> Vec<i32> {
    let mut blocks = blocks.to_vec();
    blocks.sort_unstable();
    for block in blocks.iter_mut().rev() {
        let taken = if less >= *block { *block } else { less.min((*block - least).max(0)) };
        *block -= taken;
        less -= taken;
    }
    blocks.retain(|&block| block > 0);
    blocks
}
