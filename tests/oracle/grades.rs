//! Every day of one grade: the classes of its homerooms, its lunch and recess, and when its teachers could meet.

use commontime_school::{Campus, DayId, GradeId, HomeroomId, PersonId, TeamId};

use super::classes::{self, Classes};
use super::clock::{Clock, Mask, long_runs, sets_of_runs};
use super::dims::{self, Dim, as_good};
use super::meals::{Meal, meals, stays};
use super::needs::{Busy, Needs, Plan};

/// A day of a grade but for lunch and recess: the classes of each homeroom.
#[derive(Clone, Debug)]
pub(super) struct Arrangement {
    /// For each homeroom the place of its set in [`GradeDay::sets`].
    pub(super) sets: Vec<usize>,
    /// Steps in which each specialist is with a class of this grade.
    pub(super) teaching: Vec<(PersonId, Mask)>,
    /// Every time for meetings of the grade's team that its teachers here can keep, with what they then have otherwise.
    pub(super) meetings: Vec<Meetings>,
}

/// Meetings of the team on a day as far as this grade is concerned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Meetings {
    pub(super) mask: Mask,
    /// What matters over the week, of this grade alone.
    pub(super) numbers: Vec<(usize, i32)>,
    /// The lunches and recesses with which that can be had, as places in [`GradeDay::meals`].
    pub(super) meals: Vec<usize>,
}

/// All days of one grade.
#[derive(Clone, Debug)]
pub(super) struct GradeDay {
    pub(super) team: Option<TeamId>,
    pub(super) homerooms: Vec<HomeroomId>,
    pub(super) meals: Vec<Meal>,
    /// For each homeroom its sets of classes.
    pub(super) sets: Vec<Vec<Classes>>,
    pub(super) arrangements: Vec<Arrangement>,
}

/// What the enumeration of a grade's day stands on.
pub(super) struct Setting<'c> {
    pub(super) campus: &'c Campus,
    pub(super) clock: Clock,
    pub(super) day: DayId,
    pub(super) dims: &'c [Dim],
    pub(super) needs: &'c [Needs],
    /// All lunches and recesses of all grades go together, so that which of them a grade has matters to nobody else.
    pub(super) meals_free: bool,
}

/// Returns all days of `grade` that leave nobody without what they must have.
pub(super) fn days(setting: &Setting<'_>, grade: GradeId) -> GradeDay {
    let campus = setting.campus;
    let homerooms = campus[grade].homerooms.clone();
    let mut teams: Vec<_> = homerooms.iter().map(|&it| campus[campus[it].teacher].team).collect();
    teams.dedup();
    assert!(teams.len() < 2, "the homeroom teachers of a grade are one team or none");
    let sets: Vec<Vec<Classes>> = homerooms
        .iter()
        .map(|&homeroom| classes::sets(campus, setting.clock, setting.day, homeroom))
        .collect();
    let mut out = GradeDay {
        team: teams.first().copied().flatten(),
        meals: meals(campus, setting.clock, setting.day, grade),
        homerooms,
        sets,
        arrangements: Vec::new(),
    };
    let mut chosen = Vec::new();
    choose(setting, &mut out, &mut chosen, Vec::new());
    out
}

fn choose(
    setting: &Setting<'_>,
    out: &mut GradeDay,
    chosen: &mut Vec<usize>,
    teaching: Vec<(PersonId, Mask)>,
) {
    let at = chosen.len();
    if at == out.homerooms.len() {
        let meetings = meetings(setting, out, chosen);
        if !meetings.is_empty() {
            out.arrangements.push(Arrangement { sets: chosen.clone(), teaching, meetings });
        }
        return;
    }
    for place in 0..out.sets[at].len() {
        if let Some(teaching) = add_all(&teaching, &out.sets[at][place]) {
            chosen.push(place);
            choose(setting, out, chosen, teaching);
            chosen.pop();
        }
    }
}

/// Adds the classes of a homeroom to what specialists teach; `None` where one would have two at once.
fn add_all(teaching: &[(PersonId, Mask)], set: &Classes) -> Option<Vec<(PersonId, Mask)>> {
    let mut all = teaching.to_vec();
    for class in &set.list {
        add(&mut all, class.teacher, class.mask())?;
    }
    Some(all)
}

/// Adds steps of teaching of one person; `None` where they are taken.
pub(super) fn add(teaching: &mut Vec<(PersonId, Mask)>, person: PersonId, steps: Mask) -> Option<()> {
    match teaching.iter_mut().find(|(known, _)| *known == person) {
        Some((_, taken)) if *taken & steps != 0 => return None,
        Some((_, taken)) => *taken |= steps,
        None => teaching.push((person, steps)),
    }
    Some(())
}

/// What the teacher of a homeroom is busy with, where the homeroom has these classes and this lunch and recess.
pub(super) fn busy_of_teacher(setting: &Setting<'_>, set: &Classes, meal: Meal) -> Busy {
    let bells = &setting.campus.bells.days[setting.day.index()];
    let students = setting.clock.mask(bells.students);
    let (lunch_stays, recess_stays) = stays(setting.campus);
    let mut away = set.mask;
    away |= if lunch_stays { 0 } else { meal.lunch };
    away |= if recess_stays { 0 } else { meal.recess };
    let own = students & !away;
    Busy { teaching: own, own, gaps: Vec::new() }
}

/// Every time for meetings that the teachers of the grade can keep with these classes.
fn meetings(setting: &Setting<'_>, grade: &GradeDay, chosen: &[usize]) -> Vec<Meetings> {
    let campus = setting.campus;
    let block = setting.clock.steps(campus.goal.minimum_block).max(1);
    let mut all: Vec<Meetings> = Vec::new();
    for (meal_at, &meal) in grade.meals.iter().enumerate() {
        let sets: Vec<&Classes> = chosen.iter().enumerate().map(|(at, &set)| &grade.sets[at][set]).collect();
        if sets.iter().any(|set| set.mask & (meal.lunch | meal.recess) != 0) {
            continue;
        }
        let Some(subjects) = subjects(setting, grade, &sets, meal) else { continue };
        let people: Vec<(PersonId, Busy)> = grade
            .homerooms
            .iter()
            .zip(&sets)
            .map(|(&homeroom, set)| (campus[homeroom].teacher, busy_of_teacher(setting, set, meal)))
            .collect();
        let here = |(person, busy): &(PersonId, Busy)| busy.own & !setting.needs[person.index()].present == 0;
        let rested = |(person, busy): &(PersonId, Busy)| has_breaks(setting, *person, busy);
        if !people.iter().all(|it| here(it) && rested(it)) {
            continue;
        }
        let open = people
            .iter()
            .map(|(person, busy)| setting.needs[person.index()].open(busy))
            .fold(Mask::MAX, |all, open| all & open);
        for mask in masks(setting, grade, &people, open, block) {
            for mut numbers in plans_of_all(setting, &people, mask) {
                numbers.extend(&subjects);
                keep(&mut all, Meetings { mask, numbers, meals: vec![meal_at] }, setting.meals_free);
            }
        }
    }
    if grade.team.is_some_and(|team| alone(setting, grade, team)) {
        best(setting, &mut all, grade);
    }
    all
}

/// Tells whether the team's only members are the homeroom teachers of this grade.
fn alone(setting: &Setting<'_>, grade: &GradeDay, team: TeamId) -> bool {
    setting.campus[team].members.len() == grade.homerooms.len()
}

/// The sets of meetings to look at within the open steps.
///
/// Meetings that touch are as good as one. Where nobody needs anything but meetings, a team that meets by itself loses
/// nothing by meeting in every open step.
fn masks(
    setting: &Setting<'_>,
    grade: &GradeDay,
    people: &[(PersonId, Busy)],
    open: Mask,
    block: usize,
) -> Vec<Mask> {
    let Some(team) = grade.team else { return vec![0] };
    let capped = setting.dims.contains(&Dim::Meetings(team));
    let easy = people.iter().all(|(person, _)| setting.needs[person.index()].only_meetings());
    if easy && !capped && alone(setting, grade, team) {
        vec![long_runs(open, block)]
    } else {
        sets_of_runs(open, block)
    }
}

/// Every combination of ways for each of the people to have what they must beside the meetings.
fn plans_of_all(setting: &Setting<'_>, people: &[(PersonId, Busy)], mask: Mask) -> Vec<Vec<(usize, i32)>> {
    let met = setting.clock.minutes(mask);
    let mut all: Vec<Vec<(usize, i32)>> = vec![Vec::new()];
    for (person, busy) in people {
        let needs = &setting.needs[person.index()];
        let plans: Vec<Plan> = needs.plans(busy, mask);
        let numbers: Vec<Vec<(usize, i32)>> = plans
            .iter()
            .map(|plan| dims::of_person(setting.campus, setting.dims, *person, needs, plan, met))
            .collect();
        let with = |one: &Vec<(usize, i32)>| {
            let one = one.clone();
            numbers.iter().map(move |more| one.iter().chain(more).copied().collect()).collect::<Vec<_>>()
        };
        all = all.iter().flat_map(with).collect();
    }
    all
}

/// The subject's minutes of each homeroom; `None` where one lacks an unbroken stretch.
fn subjects(
    setting: &Setting<'_>,
    grade: &GradeDay,
    sets: &[&Classes],
    meal: Meal,
) -> Option<Vec<(usize, i32)>> {
    let bells = &setting.campus.bells.days[setting.day.index()];
    let students = setting.clock.mask(bells.students);
    let mut numbers = Vec::new();
    for (&homeroom, set) in grade.homerooms.iter().zip(sets) {
        let with_teacher = students & !(set.mask | meal.lunch | meal.recess);
        let minutes = dims::subject_minutes(setting.campus, setting.clock, homeroom, with_teacher)?;
        if let Some(place) = setting.dims.iter().position(|dim| *dim == Dim::Subject(homeroom)) {
            numbers.push((place, minutes));
        }
    }
    Some(numbers)
}

/// Tells whether a person is never with students for too long without a break.
pub(super) fn has_breaks(setting: &Setting<'_>, person: PersonId, busy: &Busy) -> bool {
    let policy = &setting.campus.policy;
    let waived = setting.campus.waived(commontime_school::Rule::ConsecutiveTeaching);
    let Some(most) = policy.consecutive_teaching_max.filter(|_| !waived) else { return true };
    let pause = setting.clock.steps(policy.consecutive_teaching_break).max(1);
    let (mut minutes, mut end) = (0, None);
    for (start, length) in super::clock::runs(busy.teaching | setting.needs[person.index()].duty) {
        if end.is_some_and(|end| start - end >= pause) {
            minutes = 0;
        }
        minutes += setting.clock.minutes(super::clock::run(start, length));
        if minutes > most.get() {
            return false;
        }
        end = Some(start + length);
    }
    true
}

/// Adds one way; one that is there already only gets another lunch and recess.
fn keep(all: &mut Vec<Meetings>, new: Meetings, any_meal_will_do: bool) {
    match all.iter_mut().find(|known| known.mask == new.mask && known.numbers == new.numbers) {
        Some(known) if any_meal_will_do || known.meals.contains(&new.meals[0]) => {}
        Some(known) => known.meals.extend(new.meals),
        None => all.push(new),
    }
}

/// Of a team that meets by itself, keeps what no other way is as good as: the minutes, the number of meetings and
/// everybody's numbers. Ways with other lunches and recesses stay where those matter to other grades.
fn best(setting: &Setting<'_>, all: &mut Vec<Meetings>, grade: &GradeDay) {
    let team = grade.team.unwrap();
    let numbers = |it: &Meetings| {
        let mut list = vec![setting.clock.minutes(it.mask)];
        if setting.dims.contains(&Dim::Meetings(team)) {
            list.push(-i32::try_from(super::clock::runs(it.mask).count()).unwrap());
        }
        list.extend(it.numbers.iter().map(|(_, number)| number));
        list
    };
    let mut kept: Vec<Meetings> = Vec::new();
    for it in all.drain(..) {
        let own = numbers(&it);
        let covers = |better: &Meetings, worse: &Meetings| {
            setting.meals_free || worse.meals.iter().all(|meal| better.meals.contains(meal))
        };
        if kept.iter().any(|other| as_good(&numbers(other), &own) && covers(other, &it)) {
            continue;
        }
        kept.retain(|other| !(as_good(&own, &numbers(other)) && covers(&it, other)));
        kept.push(it);
    }
    *all = kept;
}
