//! Deals out the design's counts: which homeroom has which special on which day.

use std::collections::BTreeMap;

use commontime_school::ids::{DayId, GradeId, HomeroomId, SpecialId};
use commontime_school::{Activity, Campus, Lesson, wording};

use super::Stuck;
use super::sessions::Sessions;
use crate::design::Design;
use crate::design::services_beside::beside;
use crate::design::shares::Shares;
use crate::kept::Kept;
use crate::mip::{Direction, Expression, Limits, Model, Solved, Tag, Variable};

/// The specials of each homeroom on each day, as units: a special alone, or two that must touch.
pub(super) type Classes = BTreeMap<(HomeroomId, DayId), Vec<Vec<SpecialId>>>;

/// Nodes to deal out one grade, as near to a schedule as may be.
const NODES: u32 = 100_000;

type Dealt = BTreeMap<(HomeroomId, SpecialId, DayId), Variable>;

/// The homerooms that have a special together on a day, where several come to one class: each list in the order of homerooms.
pub(super) type Together = BTreeMap<(SpecialId, DayId), Vec<Vec<HomeroomId>>>;

/// Puts homerooms that are dealt the same special on the same day together, into as many groups as the design counts.
pub(super) fn join(campus: &Campus, design: &Design, kept: &Kept, classes: &Classes) -> Together {
    let mut together = Together::new();
    for (&(grade, special, day), &groups) in &design.groups {
        let has_once = |homeroom: &HomeroomId| {
            let units = classes.get(&(*homeroom, day)).map_or(&[][..], Vec::as_slice);
            let times = units.iter().flatten().filter(|&&one| one == special).count();
            times == 1 && units.iter().any(|unit| unit.as_slice() == [special])
        };
        let is_locked = |homeroom: &HomeroomId| {
            kept.of_homeroom(*homeroom, Activity::Special(special), day).next().is_some()
        };
        let all = campus[grade].homerooms.iter().copied();
        let (open, apart): (Vec<HomeroomId>, Vec<HomeroomId>) =
            all.partition(|homeroom| has_once(homeroom) && !is_locked(homeroom));
        let apart = apart.iter().filter(|homeroom| {
            classes
                .get(&(**homeroom, day))
                .is_some_and(|units| units.iter().flatten().any(|&one| one == special))
        });
        let groups = (groups as usize).saturating_sub(apart.count()).max(1);
        if groups < open.len() {
            let joined = into_groups(campus, &open, groups, campus.most_joined(special));
            together.entry((special, day)).or_default().extend(joined);
        }
    }
    together
}

/// Spreads homerooms over so many groups, none with more students than `most`: groups alike in size where that can be, else as full as
/// can be. Over more groups where they do not fit.
fn into_groups(campus: &Campus, homerooms: &[HomeroomId], count: usize, most: u32) -> Vec<Vec<HomeroomId>> {
    let alike = spread(campus, homerooms, count, most, |students| students);
    let mut groups = if alike.len() <= count {
        alike
    } else {
        spread(campus, homerooms, count, most, |students| most.saturating_sub(students))
    };
    groups.retain(|group| group.len() > 1);
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.sort_unstable();
    groups
}

/// Puts one homeroom after the other, the largest first, into the group that has room for it and whose students have the least `rank`.
fn spread(
    campus: &Campus,
    homerooms: &[HomeroomId],
    count: usize,
    most: u32,
    rank: impl Fn(u32) -> u32,
) -> Vec<Vec<HomeroomId>> {
    let mut homerooms = homerooms.to_vec();
    homerooms.sort_by_key(|&homeroom| (std::cmp::Reverse(campus[homeroom].students), homeroom));
    let mut groups: Vec<(u32, Vec<HomeroomId>)> = vec![(0, Vec::new()); count];
    for homeroom in homerooms {
        let students = campus[homeroom].students;
        let with_room =
            groups.iter_mut().filter(|(there, group)| group.is_empty() || there + students <= most);
        match with_room.min_by_key(|(there, _)| rank(*there)) {
            Some((there, group)) => {
                *there += students;
                group.push(homeroom);
            }
            None => groups.push((students, vec![homeroom])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

pub(super) fn deal(
    campus: &Campus,
    design: &Design,
    kept: &Kept,
    sessions: &Sessions,
) -> Result<Classes, Stuck> {
    let mut classes = Classes::new();
    for grade in campus.grade_ids() {
        deal_grade(campus, design, kept, sessions, grade, &mut classes)?;
    }
    Ok(classes)
}

fn deal_grade(
    campus: &Campus,
    design: &Design,
    kept: &Kept,
    sessions: &Sessions,
    grade: GradeId,
    classes: &mut Classes,
) -> Result<(), Stuck> {
    let most = i64::from(campus[grade].specials_per_day_max);
    let dealt_with = |asked, of_one| dealt_with(campus, design, kept, asked, grade, of_one);
    // Nobody likes two classes of one special on one day. Where it cannot be helped it is better than none.
    let mut times = vec![1.min(most), most];
    times.dedup();
    // What the design counts may not be for the same homerooms all week.
    let asked = [
        Asked { sessions: Some(sessions), as_released: true },
        Asked { sessions: Some(sessions), as_released: false },
        Asked { sessions: None, as_released: false },
    ];
    let found = asked.iter().find_map(|asked| times.iter().find_map(|&of_one| dealt_with(asked, of_one)));
    let Some(found) = found else {
        let homerooms = wording::count(campus[grade].homerooms.len(), "homeroom");
        let words =
            format!("the specials of {} could not be dealt out to its {homerooms}", campus[grade].name);
        return Err(Stuck::Classes(words));
    };
    classes.extend(found);
    Ok(())
}

/// What is asked of a deal beside the design's classes.
struct Asked<'a> {
    /// No homeroom has so many specials on a day that these sessions have no time beside them.
    sessions: Option<&'a Sessions>,
    /// As many homerooms have so many minutes of specials as the design counts.
    as_released: bool,
}

/// Deals out the classes of a grade, of each special at most so many to a homeroom on a day, unless it is there more often than
/// there are days.
fn dealt_with(
    campus: &Campus,
    design: &Design,
    kept: &Kept,
    asked: &Asked<'_>,
    grade: GradeId,
    of_one: i64,
) -> Option<Classes> {
    let mut model = Model::default();
    let mut dealt = Dealt::new();
    let homerooms = &campus[grade].homerooms;
    let most = i64::from(campus[grade].specials_per_day_max);
    for &homeroom in homerooms {
        for special in campus.specials_of(grade) {
            let a_day = if i64::from(campus[special].times_per_cycle) > days(campus) { most } else { of_one };
            for day in campus.day_ids() {
                dealt.insert((homeroom, special, day), model.integer(0, a_day));
            }
        }
    }
    counts_match(campus, design, grade, &mut model, &dealt);
    groups_hold(campus, design, grade, &mut model, &dealt);
    for &homeroom in homerooms {
        frequencies(campus, grade, homeroom, &mut model, &dealt);
        together(campus, design, grade, homeroom, &mut model, &dealt);
        days_running(campus, grade, homeroom, &mut model, &dealt);
        if let Some(sessions) = asked.sessions {
            beside_sessions(campus, sessions, homeroom, &mut model, &dealt);
        }
    }
    if asked.as_released {
        released(campus, design, grade, &mut model, &dealt);
    }
    keep_locked(campus, kept, grade, &mut model, &dealt);
    let change = change(campus, kept, &mut model, &dealt);
    match model.solve(&change, Direction::Minimise, Limits { nodes: NODES, ..Limits::default() }) {
        Solved::Best { values, .. } | Solved::Limit { values: Some(values), .. } => {
            let keys =
                homerooms.iter().flat_map(|&homeroom| campus.day_ids().map(move |day| (homeroom, day)));
            let units = |(homeroom, day)| units(campus, grade, homeroom, day, &values, &dealt);
            Some(keys.map(|key| (key, units(key))).collect())
        }
        Solved::Limit { values: None, .. } | Solved::Infeasible | Solved::Failed(_) => None,
    }
}

/// Specials leave the time that sessions need on a day. Where several may give a service, nobody knows who does, and nothing is asked.
fn beside_sessions(
    campus: &Campus,
    sessions: &Sessions,
    homeroom: HomeroomId,
    model: &mut Model,
    dealt: &Dealt,
) {
    for day in campus.day_ids() {
        for beside in beside(campus, homeroom, day) {
            let only_theirs = beside.services.iter().filter(|&&it| campus[it].providers.len() == 1);
            let given = only_theirs.map(|&service| {
                let count = sessions.get(&(service, day)).copied().unwrap_or(0);
                i64::from(count) * i64::from(campus[service].session_minutes.get())
            });
            let left = i64::from(beside.minutes.get()) - given.sum::<i64>();
            let mut taken = Expression::default();
            for special in campus.specials_of(campus[homeroom].grade) {
                taken.add(i64::from(campus[special].minutes.get()), dealt[&(homeroom, special, day)]);
            }
            model.at_most(Tag(0), taken, Expression::constant(left));
        }
    }
}

/// Of homerooms whose teachers are alike, as many have so many minutes of specials on a day as the design counts: a meeting or somebody's
/// planning may lie in them.
fn released(campus: &Campus, design: &Design, grade: GradeId, model: &mut Model, dealt: &Dealt) {
    for ((homerooms, day), levels) in &design.released {
        if homerooms.first().is_none_or(|&homeroom| campus[homeroom].grade != grade) {
            continue;
        }
        for (level, &count) in levels {
            let mut reach = Expression::default();
            for &homeroom in homerooms {
                let reaches = model.binary();
                reach.add(1, reaches);
                let mut minutes = Expression::default();
                for special in campus.specials_of(grade) {
                    minutes.add(i64::from(campus[special].minutes.get()), dealt[&(homeroom, special, *day)]);
                }
                let least = Expression::default().plus(i64::from(level.get()), reaches);
                model.at_least(Tag(0), minutes, least);
            }
            model.at_least(Tag(0), reach, Expression::constant(i64::from(count)));
        }
    }
}

/// Locked classes are dealt to their homerooms.
fn keep_locked(campus: &Campus, kept: &Kept, grade: GradeId, model: &mut Model, dealt: &Dealt) {
    for (&(homeroom, special, day), &classes) in dealt.iter().filter(|(key, _)| campus[key.0].grade == grade)
    {
        let is_out = |lesson: &&Lesson| campus.is_with_others(special, homeroom, &lesson.adults);
        let locked = kept.of_homeroom(homeroom, Activity::Special(special), day).filter(is_out).count();
        if locked > 0 {
            let locked = i64::try_from(locked).expect("few classes");
            model.at_least(Tag(0), classes, Expression::constant(locked));
        }
    }
}

/// Returns how many classes of the schedule to stay near to are dealt otherwise.
fn change(campus: &Campus, kept: &Kept, model: &mut Model, dealt: &Dealt) -> Expression {
    let mut had: BTreeMap<(HomeroomId, SpecialId, DayId), i64> = BTreeMap::new();
    for lesson in &kept.near.lessons {
        if let Activity::Special(special) = lesson.activity {
            let is_out = |homeroom: &&HomeroomId| campus.is_with_others(special, **homeroom, &lesson.adults);
            for &homeroom in lesson.homerooms.iter().filter(is_out) {
                *had.entry((homeroom, special, lesson.day)).or_insert(0) += 1;
            }
        }
    }
    let most = i64::from(campus.grades.iter().map(|grade| grade.specials_per_day_max).max().unwrap_or(0));
    let mut change = Expression::default();
    for (key, &classes) in dealt {
        let Some(&had) = had.get(key) else { continue };
        if most <= 1 {
            change.add(-1, classes);
        } else {
            let fewer = model.integer(0, had);
            model.at_least(Tag(0), Expression::from(classes).plus(1, fewer), Expression::constant(had));
            change.add(1, fewer);
        }
    }
    change
}

fn days(campus: &Campus) -> i64 {
    i64::try_from(campus.cycle.cycle_days.len()).expect("few days")
}

fn counts_match(campus: &Campus, design: &Design, grade: GradeId, model: &mut Model, dealt: &Dealt) {
    for special in campus.specials_of(grade) {
        for day in campus.day_ids() {
            let mut sum = Expression::default();
            for &homeroom in &campus[grade].homerooms {
                sum.add(1, dealt[&(homeroom, special, day)]);
            }
            let count = design.classes.get(&(grade, special, day)).copied().unwrap_or(0);
            model.equal(Tag(0), sum, Expression::constant(i64::from(count)));
        }
    }
}

/// Where homerooms come to a special in groups, the ones that have it on a day fit into as many as the design counts.
fn groups_hold(campus: &Campus, design: &Design, grade: GradeId, model: &mut Model, dealt: &Dealt) {
    for (&(_, special, day), &groups) in design.groups.iter().filter(|(key, _)| key.0 == grade) {
        let shares = Shares::new(campus, grade, special);
        let mut taken = Expression::default();
        for (&homeroom, &share) in campus[grade].homerooms.iter().zip(&shares.of) {
            taken.add(share, dealt[&(homeroom, special, day)]);
        }
        model.at_most(Tag(0), taken, Expression::constant(shares.parts * i64::from(groups)));
    }
}

fn frequencies(campus: &Campus, grade: GradeId, homeroom: HomeroomId, model: &mut Model, dealt: &Dealt) {
    for special in campus.specials_of(grade) {
        for pass in &campus.cycle.passes {
            let mut sum = Expression::default();
            for &day in pass {
                sum.add(1, dealt[&(homeroom, special, day)]);
            }
            model.equal(Tag(0), sum, Expression::constant(i64::from(campus[special].times_per_cycle)));
        }
        if let Some(partner) = campus[special].back_to_back_with {
            for day in campus.day_ids() {
                model.at_least(Tag(0), dealt[&(homeroom, partner, day)], dealt[&(homeroom, special, day)]);
            }
        }
    }
    for day in campus.day_ids() {
        let mut sum = Expression::default();
        campus.specials_of(grade).for_each(|special| sum.add(1, dealt[&(homeroom, special, day)]));
        let least = Expression::constant(i64::from(campus[grade].specials_per_day_min));
        let most = Expression::constant(i64::from(campus[grade].specials_per_day_max));
        model.at_least(Tag(0), sum.clone(), least);
        model.at_most(Tag(0), sum, most);
    }
}

/// On a day when the team meets while its homerooms are at specials, each homeroom has one long enough.
fn together(
    campus: &Campus,
    design: &Design,
    grade: GradeId,
    homeroom: HomeroomId,
    model: &mut Model,
    dealt: &Dealt,
) {
    let Some(team) = campus[campus[homeroom].teacher].team else { return };
    for day in campus.day_ids() {
        let Some(&minutes) = design.at_specials.get(&(team, grade, day)) else { continue };
        let mut long_enough = Expression::default();
        for special in campus.specials_of(grade) {
            let unit = std::iter::once(special).chain(campus[special].back_to_back_with);
            let length: commontime_school::Minutes = unit.map(|one| campus[one].minutes).sum();
            if length >= minutes {
                long_enough.add(1, dealt[&(homeroom, special, day)]);
            }
        }
        // Where no single special is long enough, several are: the day's placing puts them side by side.
        if !long_enough.terms().is_empty() {
            model.at_least(Tag(0), long_enough, Expression::constant(1));
        }
    }
}

fn days_running(campus: &Campus, grade: GradeId, homeroom: HomeroomId, model: &mut Model, dealt: &Dealt) {
    for special in campus.specials_of(grade).filter(|&special| campus[special].days_running > 1) {
        let running = campus[special].days_running as usize;
        for pass in &campus.cycle.passes {
            let starts = pass.len().saturating_sub(running) + 1;
            let begins: Vec<Variable> = (0..starts).map(|_| model.binary()).collect();
            let mut once = Expression::default();
            for &begin in &begins {
                once.add(1, begin);
            }
            model.equal(Tag(0), once, Expression::constant(1));
            for (place, &day) in pass.iter().enumerate() {
                let mut covering = Expression::default();
                let from = (place + 1).saturating_sub(running);
                (from..=place.min(starts - 1)).for_each(|first| covering.add(1, begins[first]));
                model.equal(Tag(0), dealt[&(homeroom, special, day)], covering);
            }
        }
    }
}

/// Returns the units of one homeroom's day: partners that must touch are one.
fn units(
    campus: &Campus,
    grade: GradeId,
    homeroom: HomeroomId,
    day: DayId,
    values: &[i64],
    dealt: &Dealt,
) -> Vec<Vec<SpecialId>> {
    let mut left: BTreeMap<SpecialId, i64> = campus
        .specials_of(grade)
        .map(|special| (special, values[dealt[&(homeroom, special, day)].0]))
        .collect();
    let mut units = Vec::new();
    for special in campus.specials_of(grade) {
        let Some(partner) = campus[special].back_to_back_with else { continue };
        for _ in 0..left[&special] {
            units.push(vec![special, partner]);
            *left.get_mut(&partner).expect("the partner is a special of the grade") -= 1;
        }
        left.insert(special, 0);
    }
    for (special, count) in left {
        (0..count).for_each(|_| units.push(vec![special]));
    }
    units
}
