//! Homeroom teachers who are alike for the design: same grade, team, hours, duties and protections.

use commontime_school::bell_schedule::DutyTime;
use commontime_school::ids::{DayId, GradeId, PersonId, SpecialId, TeamId};
use commontime_school::policy::Per;
use commontime_school::staff::Role;
use commontime_school::{Campus, Minutes, Rule, Span};

use super::day_pattern::{Joining, Needs, Pieces, PlanningNeed};
use super::memory::Memory;
use super::{duty_owed, lunch_of, recess_of, rules};

/// Homeroom teachers of one grade who are alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeacherGroup {
    /// Their grade.
    pub grade: GradeId,
    /// Their team, where they have one.
    pub team: Option<TeamId>,
    /// Who they are.
    pub members: Vec<PersonId>,
}

/// Specials of one grade that release a teacher in one piece: a special alone, or two that must touch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleaseUnit {
    /// The specials in it: one, or two that touch.
    pub specials: Vec<SpecialId>,
    /// Minutes of release.
    pub minutes: i32,
}

/// A set of specials of one homeroom on one day, as lengths: how many units of each length.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Release {
    /// Count per entry of [`release_lengths`].
    pub counts: Vec<u32>,
}

/// Returns the groups of homeroom teachers of the campus, in order of grade.
#[must_use]
pub fn teacher_groups(campus: &Campus) -> Vec<TeacherGroup> {
    let mut groups: Vec<TeacherGroup> = Vec::new();
    for grade in campus.grade_ids() {
        let first = groups.len();
        for &homeroom in &campus[grade].homerooms {
            let teacher = campus[homeroom].teacher;
            let team = campus[teacher].team;
            let alike = groups[first..]
                .iter_mut()
                .find(|group| group.team == team && same_terms(campus, group.members[0], teacher));
            match alike {
                Some(group) => group.members.push(teacher),
                None => groups.push(TeacherGroup { grade, team, members: vec![teacher] }),
            }
        }
    }
    groups
}

/// Tells whether two people have the same hours, FTE, duties and protections.
#[must_use]
pub fn same_terms(campus: &Campus, one: PersonId, other: PersonId) -> bool {
    let (a, b) = (&campus[one], &campus[other]);
    let duties = |person| campus.bells.duties_of(person).map(|(id, _)| id).collect::<Vec<_>>();
    a.role == b.role
        && a.fte == b.fte
        && a.present == b.present
        && a.collaboration_elsewhere == b.collaboration_elsewhere
        && a.home_campus == b.home_campus
        && a.asks_nothing == b.asks_nothing
        && duties(one) == duties(other)
}

/// Returns what releases a teacher of `grade`: each special, or each pair that must touch.
///
/// Only where a homeroom has two specials a day at most is a pair surely one of its own: of three, two may touch the same
/// one, and chains of specials that touch are no pairs either. Then every special is a piece by itself, which may touch
/// others or not.
#[must_use]
pub fn release_units(campus: &Campus, grade: GradeId) -> Vec<ReleaseUnit> {
    let minutes = |special: SpecialId| campus[special].minutes.get();
    let mut units = Vec::new();
    for special in campus.specials_of(grade) {
        match partner(campus, grade, special) {
            // Two that must touch each other are one pair.
            Some(other) if partner(campus, grade, other) == Some(special) && other < special => {}
            Some(other) => units.push(ReleaseUnit {
                specials: vec![special, other],
                minutes: minutes(special) + minutes(other),
            }),
            None => units.push(ReleaseUnit { specials: vec![special], minutes: minutes(special) }),
        }
    }
    units
}

/// Returns the special with which each class of `special` makes a pair of its own.
fn partner(campus: &Campus, grade: GradeId, special: SpecialId) -> Option<SpecialId> {
    let other = campus[special].back_to_back_with?;
    let goes_on = campus[other].back_to_back_with.is_some_and(|third| third != special);
    let pairs =
        campus[grade].specials_per_day_max <= 2 && !goes_on && !campus.waived(Rule::SpecialsAdjacency);
    pairs.then_some(other)
}

/// Returns the distinct lengths of release of `grade`, ascending.
#[must_use]
pub fn release_lengths(campus: &Campus, grade: GradeId) -> Vec<i32> {
    let mut lengths: Vec<i32> = release_units(campus, grade).iter().map(|unit| unit.minutes).collect();
    lengths.sort_unstable();
    lengths.dedup();
    lengths
}

/// Returns the minutes of specials of a release with these counts per entry of [`release_lengths`].
#[must_use]
pub fn release_minutes(campus: &Campus, grade: GradeId, counts: &[u32]) -> i32 {
    let lengths = release_lengths(campus, grade);
    lengths.iter().zip(counts).map(|(length, &count)| length * i32::try_from(count).unwrap_or(0)).sum()
}

/// Returns every release a homeroom of `grade` may have on one day.
#[must_use]
pub fn releases(campus: &Campus, grade: GradeId) -> Vec<Release> {
    let units = release_units(campus, grade);
    let lengths = release_lengths(campus, grade);
    let most = campus[grade].specials_per_day_max;
    // The fewest specials a unit of each length stands for: a pair counts two.
    let weight: Vec<u32> = lengths
        .iter()
        .map(|&length| {
            let of_length = units.iter().filter(|unit| unit.minutes == length);
            of_length.map(|unit| if unit.specials.len() > 1 { 2 } else { 1 }).min().unwrap_or(1)
        })
        .collect();
    let mut all = vec![Release { counts: Vec::new() }];
    for _ in &lengths {
        all = all
            .into_iter()
            .flat_map(|release| {
                (0..=most).map(move |count| Release {
                    counts: release.counts.iter().copied().chain([count]).collect(),
                })
            })
            .collect();
    }
    all.retain(|release| {
        release.counts.iter().zip(&weight).map(|(count, weight)| count * weight).sum::<u32>() <= most
    });
    all
}

/// Returns the pieces of a group's day with this release.
#[must_use]
pub fn pieces(campus: &Campus, group: &TeacherGroup, day: DayId, release: &Release) -> Pieces {
    let person = group.members[0];
    let bells = &campus.bells.days[day.index()];
    let outside = |time: DutyTime, part: Option<Span>| {
        let free: Minutes = part.map_or(Minutes::ZERO, |part| {
            campus[person].present[day.index()]
                .iter()
                .filter_map(|span| span.intersection(part))
                .map(Span::length)
                .sum()
        });
        let duty = duty_owed(campus, person, day, time);
        ((free - duty).at_least_zero().get(), duty == Minutes::ZERO && free > Minutes::ZERO)
    };
    let (before, before_joins) = outside(
        DutyTime::BeforeStudents,
        Span::new(commontime_school::ClockTime::default(), bells.students.start()),
    );
    let (after, after_joins) = outside(
        DutyTime::AfterStudents,
        Span::new(bells.students.end(), commontime_school::ClockTime::END_OF_DAY),
    );
    let lengths = release_lengths(campus, group.grade);
    let specials = lengths
        .iter()
        .zip(&release.counts)
        .flat_map(|(&length, &count)| std::iter::repeat_n(length, count as usize))
        .collect();
    // Without the rule a homeroom may be at specials as often and as long as anyone takes it.
    let any_number = campus.waived(Rule::SpecialsFrequency);
    let specials = if any_number { vec![bells.students.length().get()] } else { specials };
    let watched = |supervision: &commontime_school::bell_schedule::Supervision| {
        !supervision.roles.contains(&Role::Homeroom)
    };
    let (lunch, recess) = (lunch_of(campus, group.grade), recess_of(campus, group.grade));
    let mut breaks = Vec::new();
    if watched(&campus.bells.lunch_supervision) && lunch > Minutes::ZERO {
        breaks.push(lunch.get());
    }
    if watched(&campus.bells.recess_supervision) && recess > Minutes::ZERO {
        breaks.push(recess.get());
    }
    Pieces { before, before_joins, after, after_joins, breaks, specials }
}

/// Returns the most minutes of collaboration that a teacher of this group can have on this day, whatever specials it has.
#[must_use]
pub fn best_day(campus: &Campus, group: &TeacherGroup, day: DayId, memory: &Memory) -> i32 {
    let needs = needs(campus, group, day);
    let best = |release: &Release| {
        let patterns = memory.day_patterns(&pieces(campus, group, day, release), &needs, Joining::Any);
        patterns.iter().map(|pattern| pattern.collaboration).max()
    };
    releases(campus, group.grade).iter().filter_map(best).max().unwrap_or(0)
}

/// Returns what must go into a day of this group.
#[must_use]
pub fn needs(campus: &Campus, group: &TeacherGroup, day: DayId) -> Needs {
    let person = group.members[0];
    let keeps = |rule| !campus.waived(rule);
    Needs {
        grid: step(campus, person),
        minimum_block: if keeps(Rule::MinimumBlock) { campus.goal.minimum_block.get().max(1) } else { 1 },
        lunch: super::lunch_kept(campus, person, day).get(),
        transition: if keeps(Rule::Transition) { campus.policy.transition.get() } else { 0 },
        planning: if keeps(Rule::IndividualPlanning) { planning_needs(campus, person) } else { Vec::new() },
        few_blocks: rules::counts_blocks(campus),
    }
}

/// Returns the step in which minutes are shared out: the longest that the grid and everything that may be off it is a multiple
/// of. A meeting then has any length that times on the grid can give it.
fn step(campus: &Campus, person: PersonId) -> i32 {
    let policy = &campus.policy;
    let planning = policy.planning.iter().filter(|minimum| minimum.protects(&campus[person]));
    let planning = planning.flat_map(|minimum| [minimum.minutes, minimum.minimum_block]);
    let others = [campus.goal.minimum_block, policy.transition, policy.duty_free_lunch];
    let lengths = others.into_iter().chain(planning).map(Minutes::get);
    lengths.fold(campus.bells.grid.get().max(1), common_divisor)
}

fn common_divisor(a: i32, b: i32) -> i32 {
    if b == 0 { a } else { common_divisor(b, a % b) }
}

/// Returns the planning minimums that protect `person`, in the order of the policy.
#[must_use]
pub fn planning_needs(campus: &Campus, person: PersonId) -> Vec<PlanningNeed> {
    campus
        .policy
        .planning
        .iter()
        .filter(|minimum| minimum.protects(&campus[person]))
        .map(|minimum| PlanningNeed {
            a_day: if minimum.per == Per::Day { minimum.minutes.get() } else { 0 },
            minimum_block: minimum.minimum_block.get().max(1),
            within_student_day: minimum.within_student_day,
        })
        .collect()
}
