//! Limits on what teams meet, from what each can do on a day by itself.

use std::collections::BTreeMap;

use commontime_school::ids::{DayId, GradeId, HomeroomId, PersonId, TeamId};
use commontime_school::{Activity, Campus, Lesson, Minutes, Rule, wording};

use super::at_once;
use super::builder::{Builder, number};
use super::memory::Memory;
use super::scope::Scope;
use super::teachers::{self, TeacherGroup};
use super::team_day::TeamDays;
use crate::kept::{Kept, lesson_words};
use crate::mip::{Expression, Tag, Variable};

/// What each team with homeroom teachers can meet on a day by itself, where that is less than each of its teachers by
/// themselves could.
#[derive(Debug, Default)]
pub(super) struct TeamLimits {
    /// The most minutes.
    most: BTreeMap<(TeamId, DayId), Minutes>,
    /// The same where what is locked leaves less: minutes with it and without, and the locked pieces in words.
    with_locks: BTreeMap<(TeamId, DayId), (Minutes, Minutes, String)>,
    /// Days that cannot be with what is locked, with the locked pieces in words.
    not_with_locks: BTreeMap<(TeamId, DayId), String>,
    /// For teams of one grade: where it meets longer than the first, at most the second, every homeroom needs a specialist
    /// of its own.
    in_turns: BTreeMap<(TeamId, GradeId, DayId), (Minutes, Minutes)>,
    /// For teachers who are alike, by the first of them: how long their team can meet where one of their homerooms has no
    /// special, or at most one, and how long at most. Where it meets longer, all of them have more.
    few_specials: BTreeMap<(PersonId, DayId, usize), (Minutes, Minutes)>,
    /// Days on which a team's teachers would be with students for too long, whatever the times.
    without_rest: BTreeMap<TeamId, Vec<DayId>>,
}

impl TeamLimits {
    pub(super) fn new(campus: &Campus, teams: &[TeamId], kept: &Kept, memory: &Memory) -> Self {
        let team_days = &memory.team_days;
        let (mut most, mut in_turns, mut few_specials) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let (mut with_locks, mut not_with_locks) = (BTreeMap::new(), BTreeMap::new());
        let is_without_rest =
            |team: TeamId, day: &DayId| TeamDays::can_be(campus, team, *day) == (false, true);
        let without_rest = teams.iter().filter(|_| campus.most_teaching().is_some()).map(|&team| {
            (team, campus.day_ids().filter(|day| is_without_rest(team, day)).collect::<Vec<_>>())
        });
        let without_rest = without_rest.filter(|(_, days)| !days.is_empty()).collect();
        let groups = teachers::teacher_groups(campus);
        for &team in teams {
            let own: Vec<_> = groups.iter().filter(|group| group.team == Some(team)).collect();
            for day in campus.day_ids() {
                let best =
                    own.iter().map(|group| teachers::best_day(campus, group, day, memory)).min().unwrap_or(0);
                let known = Minutes::new(best);
                let possible = team_days.most_minutes(campus, team, day, known);
                if possible < known {
                    most.insert((team, day), possible);
                }
                for group in &own {
                    for specials in fewer_specials(campus, group.grade) {
                        let few = team_days.most_with_few_specials(campus, group, day, specials, possible);
                        if few < possible {
                            few_specials.insert((group.members[0], day, specials), (few, possible));
                        }
                    }
                }
                let pieces = locked_pieces(campus, &own, day, kept);
                if !pieces.is_empty() {
                    let left = team_days.most_with_locks(campus, (team, day), kept, possible);
                    if !TeamDays::can_be_with_locks(campus, team, day, kept)
                        && TeamDays::can_be(campus, team, day).0
                    {
                        not_with_locks.insert((team, day), pieces);
                    } else if left < possible {
                        with_locks.insert((team, day), (left, possible, pieces));
                    }
                }
                let grade = own[0].grade;
                // Two specials that touch may have two specialists change over, each with two homerooms.
                let one_each =
                    teachers::release_units(campus, grade).iter().all(|unit| unit.specials.len() == 1);
                let is_one_grade = own.iter().all(|group| group.grade == grade);
                if possible > Minutes::ZERO && one_each && is_one_grade {
                    let shared = team_days.most_in_turns(campus, team, day, possible);
                    in_turns.insert((team, grade, day), (shared, possible));
                }
            }
        }
        Self { most, with_locks, not_with_locks, in_turns, few_specials, without_rest }
    }

    /// Adds them to a model as rows.
    pub(super) fn limit(&self, builder: &mut Builder<'_>) {
        let words = "a team meets only while all its homerooms are with others";
        let tag = builder.tag(Rule::TeamCommonTime, words);
        for (&(team, day), &most) in &self.most {
            if builder.variables.meetings.contains_key(&(team, day)) {
                let minutes = builder.meeting(team, day);
                builder.model.at_most(tag, minutes, Expression::constant(i64::from(most.get())));
            }
        }
        self.keep(builder);
        self.without_rest(builder);
        self.more_specials(builder, tag);
        // Plain days know it already, and one teacher alone needs one specialist.
        if !matches!(builder.scope, Scope::School | Scope::Team(_)) {
            return;
        }
        for (&key, &(shared, most)) in &self.in_turns {
            if !builder.variables.meetings.contains_key(&(key.0, key.2)) {
                continue;
            }
            if shared < most {
                meets_longer(builder, tag, key, shared, most);
            } else {
                builder.variables.never_at_once.insert((key.0, key.2));
            }
        }
    }

    /// Where a team meets longer than it could if a homeroom had few specials, none of its homerooms has so few.
    fn more_specials(&self, builder: &mut Builder<'_>, tag: Tag) {
        for (&(person, day, specials), &(few, most)) in &self.few_specials {
            let groups = &builder.variables.teachers;
            let Some(at) = groups.iter().position(|group| group.members.contains(&person)) else { continue };
            let (team, size) = (groups[at].team, groups[at].members.len());
            let Some(meeting) = team.and_then(|team| builder.variables.meetings.get(&(team, day))) else {
                continue;
            };
            let minutes = meeting.minutes;
            let mut with_more = Expression::default();
            for choice in &builder.variables.patterns[&(at, day)] {
                if choice.release.counts.iter().sum::<u32>() as usize > specials {
                    with_more.add(1, choice.teachers);
                }
            }
            let longer = builder.model.binary();
            if specials == 0 {
                builder.variables.takes_specials.push((minutes, day, few, longer));
            }
            let (few, more) = (i64::from(few.get()), i64::from((most - few).get()));
            builder.model.at_most(tag, minutes, Expression::constant(few).plus(more, longer));
            builder.model.at_least(tag, with_more, Expression::default().plus(number(size), longer));
        }
    }

    /// What is locked limits a team's day. That it is locked and what follows are rows of their own, so that a clash names both.
    fn keep(&self, builder: &mut Builder<'_>) {
        let campus = builder.campus;
        for (&(team, day), (left, possible, pieces)) in &self.with_locks {
            if !builder.variables.meetings.contains_key(&(team, day)) {
                continue;
            }
            let is_locked = locked(builder, Rule::TeamCommonTime, pieces);
            let (name, on) = (&campus[team].name, &campus[day].name);
            let words = format!(
                "with this, {name} has at most {left} minutes on {on} in which all are free together"
            );
            let tag = builder.tag(Rule::TeamCommonTime, words);
            let minutes = builder.meeting(team, day);
            let (left, possible) = (i64::from(left.get()), i64::from(possible.get()));
            let limit = Expression::constant(possible).plus(left - possible, is_locked);
            builder.model.at_most(tag, minutes, limit);
        }
        for (&(team, day), pieces) in &self.not_with_locks {
            if builder.variables.meetings.contains_key(&(team, day)) {
                let is_locked = locked(builder, Rule::StudentLunchAndRecess, pieces);
                let (name, on) = (&campus[team].name, &campus[day].name);
                let words = format!(
                    "the homerooms of {name} have lunch, recess and their special one beside the other on {on}, and their teachers lunch, planning and breaks"
                );
                let tag = builder.tag(Rule::StudentLunchAndRecess, words);
                builder.model.at_most(tag, is_locked, Expression::constant(0));
            }
        }
    }

    /// Where some day cannot be there is no schedule.
    fn without_rest(&self, builder: &mut Builder<'_>) {
        let campus = builder.campus;
        let Some(most) = campus.most_teaching() else { return };
        for (&team, days) in &self.without_rest {
            let days: Vec<&str> = days.iter().map(|&day| campus[day].name.as_str()).collect();
            let words = format!(
                "the teachers of {} have a break of {} minutes in every {most} with students, where no times of specials, lunch and recess give it on {}",
                campus[team].name,
                campus.policy.consecutive_teaching_break,
                wording::list(&days)
            );
            let tag = builder.tag(Rule::ConsecutiveTeaching, words);
            builder.model.at_least(tag, Expression::constant(0), Expression::constant(1));
        }
    }
}

/// Returns how few specials a homeroom of a grade may have on a day where others of it may have more: none, or one.
fn fewer_specials(campus: &Campus, grade: GradeId) -> impl Iterator<Item = usize> {
    let (least, most) = (campus[grade].specials_per_day_min, campus[grade].specials_per_day_max);
    (least as usize..most as usize).take_while(|specials| *specials < 2)
}

/// Returns what is 1 because pieces are locked.
fn locked(builder: &mut Builder<'_>, rule: Rule, pieces: &str) -> Variable {
    let is_locked = builder.model.binary();
    let tag = builder.tag_of_lock(rule, pieces, "");
    builder.model.at_least(tag, is_locked, Expression::constant(1));
    is_locked
}

/// Names what is locked on a day of the grades of these teachers, as far as a team's day knows of it.
fn locked_pieces(campus: &Campus, own: &[&TeacherGroup], day: DayId, kept: &Kept) -> String {
    let of_them = |homeroom: &HomeroomId| own.iter().any(|group| group.grade == campus[*homeroom].grade);
    let is_known = |lesson: &&Lesson| {
        matches!(lesson.activity, Activity::Lunch | Activity::Recess | Activity::Special(_))
            && lesson.homerooms.iter().any(of_them)
    };
    let words: Vec<String> =
        kept.lessons(day).filter(is_known).map(|lesson| lesson_words(campus, lesson)).collect();
    wording::list(&words)
}

/// Where a team meets longer than `shared`, no specialist has two of its homerooms on that day: all are away at once, each with
/// somebody of its own.
fn meets_longer(
    builder: &mut Builder<'_>,
    tag: Tag,
    (team, grade, day): (TeamId, GradeId, DayId),
    shared: Minutes,
    most: Minutes,
) {
    let longer = builder.model.binary();
    builder.variables.own_specialists.insert((team, day), (longer, shared));
    let mut limit = Expression::constant(i64::from(shared.get()));
    limit.add(i64::from((most - shared).get()), longer);
    let minutes = builder.meeting(team, day);
    builder.model.at_most(tag, minutes, limit);
    at_once::own_specialists(builder, tag, (team, grade, day), &longer.into());
}
