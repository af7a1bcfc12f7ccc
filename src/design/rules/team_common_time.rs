//! A team meets with its members there and free.

use std::collections::BTreeMap;

use commontime_school::ids::{DayId, GradeId, SpecialId, TeamId};
use commontime_school::staff::Meets;
use commontime_school::{Campus, Rule};

use super::Encoding;
use crate::design::at_once;
use crate::design::builder::Builder;
use crate::design::scope::Scope;
use crate::design::variables::{Levels, TeamDay};
use crate::mip::{Expression, Tag};

pub(super) const ENCODING: Encoding = Encoding::Rows(rows);

fn rows(builder: &mut Builder<'_>) {
    let tag =
        builder.tag(Rule::TeamCommonTime, "a team meets only while every full member is free of students");
    one_level_each(builder, tag);
    meetings_fit_the_members(builder, tag);
    // Where a homeroom may have specials of any number and length, nothing is known of who covers them.
    let any_number = builder.campus.waived(Rule::SpecialsFrequency);
    for (team, grade, day) in builder.variables.at_specials.keys().copied().collect::<Vec<_>>() {
        if builder.campus[team].meets == Meets::Whole && !any_number {
            if builder.scope != Scope::AlikeDays {
                minutes_at_specials(builder, tag, team, grade, day);
            }
            specialists_cover(builder, tag, team, grade, day);
            // On plain days the minutes covered say as much.
            let meets = at_once::meets_at_specials(builder, (team, grade, day));
            if let Some(meets) = meets.filter(|_| !builder.scope.is_plain()) {
                at_once::own_specialists(builder, tag, (team, grade, day), &meets);
            }
        }
    }
    if !any_number {
        given_is_taught(builder, tag);
        for (more, less) in at_once::classes_are_given(builder, &builder.variables.gives) {
            builder.model.at_least(tag, more, less);
        }
    }
    grades_of_one_team(builder, tag);
    optional_members(builder, tag);
}

/// Of the amounts a choice offers at most one is taken.
fn one_level_each(builder: &mut Builder<'_>, tag: Tag) {
    let all: Vec<Levels> =
        builder.variables.room.values().chain(builder.variables.at_specials.values()).cloned().collect();
    for levels in all {
        let mut switches = Expression::default();
        for &(_, switch) in &levels.amounts {
            switches.add(1, switch);
        }
        builder.model.at_most(tag, switches, Expression::constant(1));
    }
}

/// A whole team meets no longer than the day of each of its homeroom teachers has room for. A quorum may do without some,
/// so nothing is said of it here: the design only bounds.
fn meetings_fit_the_members(builder: &mut Builder<'_>, tag: Tag) {
    let campus = builder.campus;
    for ((team, day), meeting) in builder.variables.meetings.clone() {
        let most = builder.model.high(meeting.minutes);
        builder.model.at_most(tag, meeting.minutes, Expression::default().plus(most, meeting.meets));
        if campus[team].meets != Meets::Whole {
            continue;
        }
        minutes_in_blocks(builder, tag, (team, day), &meeting);
        for at in 0..builder.variables.teachers.len() {
            if builder.variables.teachers[at].team != Some(team) {
                continue;
            }
            let size = super::number(builder.variables.teachers[at].members.len());
            let (room_minutes, times) = builder.minutes_of_room(at, day);
            builder.model.at_least(tag, room_minutes, Expression::default().plus(times, meeting.minutes));
            if builder.scope == Scope::AlikeDays {
                continue;
            }
            let room = builder.variables.room[&(at, day)].clone();
            // Implied by the rows below, and much stronger where switches are fractions.
            let mut together = Expression::default();
            for choice in &builder.variables.patterns[&(at, day)] {
                together.add(i64::from(choice.pattern.collaboration), choice.teachers);
            }
            builder.model.at_least(tag, together, Expression::default().plus(size, meeting.minutes));
            for &(amount, switch) in &room.amounts {
                let mut able = Expression::default();
                for choice in &builder.variables.patterns[&(at, day)] {
                    if choice.pattern.collaboration >= amount {
                        able.add(1, choice.teachers);
                    }
                }
                builder.model.at_least(tag, able, Expression::default().plus(size, switch));
            }
        }
    }
}

/// Where meetings are counted, in so many of them a team meets no longer than that many blocks of each member's day hold.
fn minutes_in_blocks(builder: &mut Builder<'_>, tag: Tag, (team, day): (TeamId, DayId), meeting: &TeamDay) {
    let before = std::iter::once(meeting.meets).chain(meeting.more.iter().copied());
    for (fewer, &more) in before.zip(&meeting.more) {
        builder.model.at_least(tag, fewer, more);
    }
    let most = builder.model.high(meeting.minutes);
    for at in 0..builder.variables.teachers.len() {
        let group = &builder.variables.teachers[at];
        if group.team != Some(team) {
            continue;
        }
        let size = super::number(group.members.len());
        for (place, &more) in meeting.more.iter().enumerate() {
            let mut able = Expression::default().plus(size * most, more);
            for choice in &builder.variables.patterns[&(at, day)] {
                able.add(i64::from(choice.pattern.in_blocks(place + 1)), choice.teachers);
            }
            builder.model.at_least(tag, able, Expression::default().plus(size, meeting.minutes));
        }
    }
}

/// The homerooms of a grade are at lunch and at recess together, so all are at specials for the same part of a meeting.
fn minutes_at_specials(builder: &mut Builder<'_>, tag: Tag, team: TeamId, grade: GradeId, day: DayId) {
    let levels = builder.variables.at_specials[&(team, grade, day)].clone();
    for at in 0..builder.variables.teachers.len() {
        let group = &builder.variables.teachers[at];
        if group.team != Some(team) || group.grade != grade {
            continue;
        }
        let size = super::number(group.members.len());
        let able = |most: i32| {
            let mut able = Expression::default();
            for choice in &builder.variables.patterns[&(at, day)] {
                if choice.pattern.during_specials <= most {
                    able.add(1, choice.teachers);
                }
            }
            able
        };
        let mut none = Expression::constant(size);
        let mut rows = Vec::new();
        for &(amount, switch) in &levels.amounts {
            rows.push((able(amount), Expression::default().plus(size, switch)));
            none.add(-size, switch);
        }
        rows.push((able(0), none));
        for (able, required) in rows {
            builder.model.at_least(tag, able, required);
        }
    }
}

/// Returns how many homerooms of these grades can be at a special at once on a day.
fn homerooms_at_once(campus: &Campus, special: SpecialId, grades: &[GradeId], day: DayId) -> i64 {
    let together = grades.iter().map(|&grade| campus.most_together(special, grade)).max().unwrap_or(1);
    super::number(super::at_once(campus, special, day) * together)
}

/// While a team meets, each of its homerooms is at a special, and a specialist has one class at a time.
fn specialists_cover(builder: &mut Builder<'_>, tag: Tag, team: TeamId, grade: GradeId, day: DayId) {
    let campus = builder.campus;
    let (minutes, times) = builder.minutes_at_specials(team, grade, day);
    let groups =
        builder.variables.teachers.iter().filter(|group| (group.team, group.grade) == (Some(team), grade));
    let rooms: usize = groups.map(|group| group.members.len()).sum();
    let mut covered = Expression::default();
    for special in campus.specials_of(grade) {
        let cover = builder.variables.cover[&(team, grade, special, day)];
        covered.add(1, cover);
        let mut taught = Expression::default();
        taught.add_scaled(i64::from(campus[special].minutes.get()), &builder.classes(grade, special, day));
        builder.model.at_most(tag, cover, taught);
        let mut at_once = Expression::default();
        at_once.add_scaled(homerooms_at_once(campus, special, &[grade], day), &minutes);
        builder.model.at_most(tag, Expression::default().plus(times, cover), at_once);
    }
    let mut required = Expression::default();
    required.add_scaled(super::number(rooms), &minutes);
    let mut all_covered = Expression::default();
    all_covered.add_scaled(times, &covered);
    builder.model.at_least(tag, all_covered, required);
    specialists_share(builder, tag, team, grade, day);
}

/// Who teaches several specials has one homeroom at a time, whichever special it is.
fn specialists_share(builder: &mut Builder<'_>, tag: Tag, team: TeamId, grade: GradeId, day: DayId) {
    let campus = builder.campus;
    let (minutes, times) = builder.minutes_at_specials(team, grade, day);
    for at in 0..builder.variables.specialists.len() {
        let group = &builder.variables.specialists[at];
        let specials = group.specials.iter().copied();
        let own: Vec<SpecialId> =
            specials.filter(|&special| campus[special].grades.contains(&grade)).collect();
        let here = super::number(at_once::people_here(campus, &group.members, day));
        // What the group gives: where specials have teachers of one group only, all of them.
        let given = |special| {
            let given = builder.variables.given.get(&(team, grade, at, special, day));
            given.copied().unwrap_or(builder.variables.cover[&(team, grade, special, day)])
        };
        let mut shared = Expression::default();
        for &special in &own {
            shared.add(times, given(special));
        }
        // Who has to be there beside another has no class of their own meanwhile. Who teaches may be the one who has to be there.
        let is_beside = |special: &SpecialId| {
            let beside = &campus[*special].beside;
            !beside.is_empty()
                && beside.iter().all(|person| group.members.contains(person))
                && !own.contains(special)
        };
        let beside: Vec<SpecialId> = campus.specials_of(grade).filter(is_beside).collect();
        for &special in &beside {
            shared.add(times, builder.variables.cover[&(team, grade, special, day)]);
        }
        let all = [own, beside].concat();
        if all.is_empty() {
            continue;
        }
        let mut most = Expression::default();
        most.add_scaled(here * at_once::most_together(campus, &all, grade), &minutes);
        builder.model.at_most(tag, shared, most);
    }
    for special in campus.specials_of(grade) {
        let mut all = Expression::default();
        for at in 0..builder.variables.specialists.len() {
            if let Some(&given) = builder.variables.given.get(&(team, grade, at, special, day)) {
                all.add(1, given);
            }
        }
        if !all.terms().is_empty() {
            builder.model.at_most(tag, builder.variables.cover[&(team, grade, special, day)], all);
        }
    }
}

/// Who covers a meeting with a class teaches that class.
fn given_is_taught(builder: &mut Builder<'_>, tag: Tag) {
    let campus = builder.campus;
    let mut sums: BTreeMap<(usize, SpecialId, DayId), Expression> = BTreeMap::new();
    for (&(_, _, at, special, day), &given) in &builder.variables.given {
        sums.entry((at, special, day)).or_default().add(1, given);
    }
    for (key, given) in sums {
        let grades = campus[key.1].grades.iter();
        let together = grades.map(|&grade| campus.most_together(key.1, grade)).max().unwrap_or(1);
        let minutes = i64::from(campus[key.1].minutes.get()) * super::number(together);
        let taught = Expression::default().plus(minutes, builder.variables.taught[&key]);
        builder.model.at_most(tag, given, taught);
    }
}

/// A team over several grades needs specialists for all of them at once.
fn grades_of_one_team(builder: &mut Builder<'_>, tag: Tag) {
    let campus = builder.campus;
    for ((team, day), meeting) in builder.variables.meetings.clone() {
        for special in campus.special_ids() {
            let mut covered = Expression::default();
            for grade in builder.grades.clone() {
                if let Some(&cover) = builder.variables.cover.get(&(team, grade, special, day)) {
                    covered.add(1, cover);
                }
            }
            if covered.terms().len() > 1 && campus[team].meets == Meets::Whole {
                let most = homerooms_at_once(campus, special, &builder.grades, day);
                builder.model.at_most(tag, covered, Expression::default().plus(most, meeting.minutes));
            }
        }
        if builder.scope.is_plain() {
            grades_share_specialists(builder, tag, team, day);
        }
    }
}

/// On plain days the grades of a team are at specials for the same minutes, and a specialist has one homeroom at a time.
fn grades_share_specialists(builder: &mut Builder<'_>, tag: Tag, team: TeamId, day: DayId) {
    let campus = builder.campus;
    let keys = builder.variables.at_specials.keys();
    let grades: Vec<GradeId> = keys.filter(|key| (key.0, key.2) == (team, day)).map(|key| key.1).collect();
    let Some(&first) = grades.first().filter(|_| grades.len() > 1) else { return };
    let (minutes, times) = builder.minutes_at_specials(team, first, day);
    let cover = |special| grades.iter().map(move |&grade| (special, grade));
    let mut limits: Vec<(Vec<SpecialId>, i64)> = campus
        .special_ids()
        .map(|special| (vec![special], homerooms_at_once(campus, special, &grades, day)))
        .collect();
    for group in &builder.variables.specialists {
        let together = grades.iter().map(|&grade| at_once::most_together(campus, &group.specials, grade));
        let here =
            super::number(at_once::people_here(campus, &group.members, day)) * together.max().unwrap_or(1);
        let only_theirs = |special: &SpecialId| {
            campus[*special].taught_by.iter().all(|person| group.members.contains(person))
        };
        limits.push((group.specials.iter().copied().filter(only_theirs).collect(), here));
    }
    for (specials, at_once) in limits {
        let mut covered = Expression::default();
        for (special, grade) in specials.into_iter().flat_map(cover) {
            if let Some(&variable) = builder.variables.cover.get(&(team, grade, special, day)) {
                covered.add(times, variable);
            }
        }
        let mut most = Expression::default();
        most.add_scaled(at_once, &minutes);
        builder.model.at_most(tag, covered, most);
    }
}

/// An optional member joins at most one team and is credited for no more than it meets.
fn optional_members(builder: &mut Builder<'_>, tag: Tag) {
    let campus = builder.campus;
    let may_join: std::collections::BTreeSet<_> = builder.variables.joins.keys().map(|key| key.0).collect();
    for person in may_join {
        let mut joined = Expression::default();
        for &team in &campus[person].may_join {
            joined.add(1, builder.variables.joins[&(person, team)]);
        }
        builder.model.at_most(tag, joined.clone(), Expression::constant(1));
        for day in campus.day_ids() {
            let attends = builder.variables.attends[&(person, day)];
            let most = builder.model.high(attends);
            let mut any = Expression::default();
            any.add_scaled(most, &joined);
            builder.model.at_most(tag, attends, any);
            for &team in &campus[person].may_join {
                let mut bound = builder.meeting(team, day);
                bound.add_scaled(1, &Expression::constant(most));
                bound.add(-most, builder.variables.joins[&(person, team)]);
                builder.model.at_most(tag, attends, bound);
            }
        }
    }
}
