//! Limits on what teams meet, from what each can do on a day by itself.

use std::collections::BTreeMap;

use commontime_school::ids::{DayId, GradeId, HomeroomId, PersonId, TeamId};
use commontime_school::{Campus, Minutes, Rule, wording};

use super::builder::{Builder, Scope, number};
use super::teachers;
use super::team_day::TeamDays;
use crate::mip::{Expression, Tag};

/// What each team with homeroom teachers can meet on a day by itself, where that is less than each of its teachers by
/// themselves could.
#[derive(Debug)]
pub(super) struct TeamLimits {
    /// The most minutes.
    most: BTreeMap<(TeamId, DayId), Minutes>,
    /// For teams of one grade: where it meets longer than the first, at most the second, every homeroom needs a specialist
    /// of its own.
    in_turns: BTreeMap<(TeamId, GradeId, DayId), (Minutes, Minutes)>,
    /// Days on which a team's teachers would be with students for too long, whatever the times.
    without_rest: BTreeMap<TeamId, Vec<DayId>>,
}

impl TeamLimits {
    pub(super) fn new(campus: &Campus, teams: &[TeamId]) -> Self {
        let mut team_days = TeamDays::default();
        let (mut most, mut in_turns) = (BTreeMap::new(), BTreeMap::new());
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
                let best = own.iter().map(|group| teachers::best_day(campus, group, day)).min().unwrap_or(0);
                let known = Minutes::new(best);
                let possible = team_days.most_minutes(campus, team, day, known);
                if possible < known {
                    most.insert((team, day), possible);
                }
                let grade = own[0].grade;
                // Two specials that touch may have two specialists change over, each with two homerooms.
                let one_each =
                    teachers::release_units(campus, grade).iter().all(|unit| unit.specials.len() == 1);
                let is_one_grade = own.iter().all(|group| group.grade == grade);
                if possible > Minutes::ZERO && one_each && is_one_grade {
                    let shared = team_days.most_in_turns(campus, team, day, possible);
                    if shared < possible {
                        in_turns.insert((team, grade, day), (shared, possible));
                    }
                }
            }
        }
        Self { most, in_turns, without_rest }
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
        self.without_rest(builder);
        // Plain days know it already, and one teacher alone needs one specialist.
        if !matches!(builder.scope, Scope::School | Scope::Team(_)) {
            return;
        }
        for (&(team, grade, day), &(shared, most)) in &self.in_turns {
            if builder.variables.meetings.contains_key(&(team, day)) {
                own_specialists(builder, tag, (team, grade, day), shared, most);
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

/// Where a team meets longer than `shared`, no specialist has two of its homerooms on that day: of each special there are as
/// many classes at most as people who teach it at once, and those of homerooms outside the team.
fn own_specialists(
    builder: &mut Builder<'_>,
    tag: Tag,
    (team, grade, day): (TeamId, GradeId, DayId),
    shared: Minutes,
    most: Minutes,
) {
    let campus = builder.campus;
    let longer = builder.model.binary();
    let mut limit = Expression::constant(i64::from(shared.get()));
    limit.add(i64::from((most - shared).get()), longer);
    let minutes = builder.meeting(team, day);
    builder.model.at_most(tag, minutes, limit);
    let in_team = |homeroom: &&HomeroomId| campus[campus[**homeroom].teacher].team == Some(team);
    let rooms = campus[grade].homerooms.len();
    let outside = rooms - campus[grade].homerooms.iter().filter(in_team).count();
    for special in campus.specials_of(grade) {
        let here = |person: &&PersonId| !campus[**person].present[day.index()].is_empty();
        let at_once = campus[special].taught_by.iter().filter(here).count();
        let (few, all) = (number(at_once + outside), number(rooms));
        if few < all {
            let mut limit = Expression::constant(all);
            limit.add(few - all, longer);
            let classes = builder.classes(grade, special, day);
            builder.model.at_most(tag, classes, limit);
        }
    }
}
