//! Counts before anything is searched: what is needed against what is there. Most causes are that simple.
//!
//! Plain arithmetic with numbers of the files. A count that is short says that what is wanted cannot be; one that is not says
//! nothing more than itself.

mod release;

use std::collections::BTreeMap;

use commontime_school::ids::{DayId, GradeId, PersonId, SpecialId};
use commontime_school::policy::Per;
use commontime_school::why_not::Count;
use commontime_school::{Campus, Minutes, Rule, Span, wording};

use crate::design::specialists::specialist_groups;
use crate::design::teachers::{TeacherGroup, teacher_groups};
use crate::design::{duties_owed, is_other, lunch_kept, lunch_of, recess_of};

/// Returns all counts, the tightest first.
pub(super) fn counts(campus: &Campus) -> Vec<Count> {
    let mut all = Vec::new();
    all.extend(classes(campus));
    all.extend(classes_by_special(campus));
    all.extend(alike(homerooms_at_once(campus)));
    all.extend(alike(students_minutes(campus)));
    all.extend(alike(teachers_minutes(campus)));
    all.extend(release::minutes(campus));
    all.extend(specialists_minutes(campus));
    all.extend(providers_minutes(campus));
    all.sort_by_key(Count::tightness);
    all
}

/// A count of somebody, with its sentence in two parts.
struct Of {
    who: Vec<String>,
    count: Count,
}

/// Puts counts of which only the names differ together.
fn alike(counts: Vec<Of>) -> Vec<Count> {
    let mut kept: Vec<Of> = Vec::new();
    for one in counts {
        match kept.iter_mut().find(|other| other.count == one.count) {
            Some(other) => other.who.extend(one.who),
            None => kept.push(one),
        }
    }
    let whole =
        |Of { who, count }| Count { words: format!("{}: {}", wording::list(&who), count.words), ..count };
    kept.into_iter().map(whole).collect()
}

fn wide(minutes: Minutes) -> i64 {
    i64::from(minutes.get())
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn grouped(number: i64) -> String {
    let sign = if number < 0 { "−" } else { "" };
    format!("{sign}{}", wording::grouped(number.unsigned_abs()))
}

fn people(count: usize, noun: &str) -> String {
    wording::count(count, noun)
}

/// The days that repeat, and what people call them together.
fn a_pass(campus: &Campus) -> String {
    match campus.cycle.cycle_days.len() {
        5 => "a week".to_owned(),
        days => format!("in {days} days"),
    }
}

/// Classes of a special that all homerooms together need in one pass through the days, where as many come to each as may.
fn needed(campus: &Campus, special: SpecialId) -> i64 {
    let groups =
        |grade: &GradeId| campus[*grade].homerooms.len().div_ceil(campus.most_together(special, *grade));
    let groups: usize = campus[special].grades.iter().map(groups).sum();
    number(groups) * i64::from(campus[special].times_per_cycle)
}

/// The most classes somebody teaches on a day: as many as their limit says and as their hours hold.
fn most_classes(campus: &Campus, person: PersonId, specials: &[SpecialId], day: DayId) -> i64 {
    let inside: Minutes = inside(campus, person, day);
    let keeps_setup = !campus.waived(Rule::Transition);
    let setup = |special: SpecialId| if keeps_setup { wide(campus[special].setup) } else { 0 };
    let shortest = specials.iter().map(|&special| wide(campus[special].minutes) + setup(special)).min();
    let last = specials.iter().map(|&special| setup(special)).max().unwrap_or(0);
    let free = (wide(inside) - wide(lunch_kept(campus, person, day)) + last).max(0);
    let fit = shortest.map_or(0, |minutes| free / minutes.max(1));
    let limit = campus[person].classes_per_day_max.filter(|_| !campus.waived(Rule::LoadWithinFte));
    limit.map_or(fit, |limit| fit.min(i64::from(limit)))
}

/// Minutes somebody is here within the students' day.
fn inside(campus: &Campus, person: PersonId, day: DayId) -> Minutes {
    let students = campus.bells.days[day.index()].students;
    let here = campus[person].present[day.index()].iter();
    here.filter_map(|span| span.intersection(students)).map(Span::length).sum()
}

/// The first pass through the days.
fn first_pass(campus: &Campus) -> Vec<DayId> {
    campus.cycle.passes.first().cloned().unwrap_or_default()
}

/// Classes of all specials against what the people who teach them can give.
fn classes(campus: &Campus) -> Option<Count> {
    let needs: i64 = campus.special_ids().map(|special| needed(campus, special)).sum();
    let days = first_pass(campus);
    let groups = specialist_groups(campus);
    let teachers: usize = groups.iter().map(|group| group.members.len()).sum();
    let mut has = 0;
    let mut a_day: Vec<i64> = Vec::new();
    for group in &groups {
        for &person in &group.members {
            let by_day: Vec<i64> =
                days.iter().map(|&day| most_classes(campus, person, &group.specials, day)).collect();
            has += by_day.iter().sum::<i64>();
            a_day.extend(by_day);
        }
    }
    if teachers == 0 {
        return None;
    }
    let alike = a_day.first().copied().filter(|first| a_day.iter().all(|most| most == first));
    let how = match alike {
        Some(most) => {
            format!("at most {most} a day: {teachers} x {most} x {} = {}", days.len(), grouped(has))
        }
        None => format!("{} by their hours and limits on each day", grouped(has)),
    };
    let words = format!(
        "{} need {} of specials {}; {} can teach {how}",
        people(campus.homerooms.len(), "homeroom"),
        wording::count(usize::try_from(needs).unwrap_or(0), "class"),
        a_pass(campus),
        people(teachers, "specialist"),
    );
    let keys =
        vec!["courses.toml: special.per-week", "staff.toml: classes-per-day", "staff.toml: person.hours"];
    Some(Count { words, needs, has, unit: "classes", keys })
}

/// The same for what each group of people alone can teach.
fn classes_by_special(campus: &Campus) -> Vec<Count> {
    let days = first_pass(campus);
    let mut by_teachers: BTreeMap<Vec<PersonId>, Vec<SpecialId>> = BTreeMap::new();
    for special in campus.special_ids() {
        let mut teachers = campus[special].taught_by.clone();
        teachers.sort_unstable();
        by_teachers.entry(teachers).or_default().push(special);
    }
    let count = |(teachers, specials): (&Vec<PersonId>, &Vec<SpecialId>)| {
        let needs: i64 = specials.iter().map(|&special| needed(campus, special)).sum();
        let of_all = |&person: &PersonId| {
            let taught: Vec<SpecialId> =
                campus.special_ids().filter(|&special| campus[special].taught_by.contains(&person)).collect();
            days.iter().map(|&day| most_classes(campus, person, &taught, day)).sum::<i64>()
        };
        let has: i64 = teachers.iter().map(of_all).sum();
        let names: Vec<&str> = specials.iter().map(|&special| campus[special].id.as_str()).collect();
        let who: Vec<&str> = teachers.iter().map(|&person| campus[person].name.as_str()).collect();
        let words = format!(
            "{}: {} {}; {} can teach {}",
            wording::list(&names),
            wording::count(usize::try_from(needs).unwrap_or(0), "class"),
            a_pass(campus),
            wording::list(&who),
            grouped(has)
        );
        let keys = vec!["courses.toml: special.taught-by", "courses.toml: special.per-week"];
        Count { words, needs, has, unit: "classes", keys }
    };
    if by_teachers.len() < 2 { Vec::new() } else { by_teachers.iter().map(count).collect() }
}

/// For each team and day: its homerooms against the people who can take them at the same time.
fn homerooms_at_once(campus: &Campus) -> Vec<Of> {
    let mut counts = Vec::new();
    for team in campus.team_ids() {
        let rooms: Vec<GradeId> = campus[team]
            .members
            .iter()
            .filter_map(|&member| campus[member].homeroom)
            .map(|room| campus[room].grade)
            .collect();
        if rooms.is_empty() {
            continue;
        }
        let takers = |day: DayId| {
            let takes = |person: PersonId| {
                let taught =
                    campus.special_ids().filter(|&special| campus[special].taught_by.contains(&person));
                let homerooms = taught.flat_map(|special| {
                    let grades = campus[special].grades.iter().filter(|grade| rooms.contains(grade));
                    grades.map(move |&grade| campus.most_together(special, grade))
                });
                homerooms.max().unwrap_or(0)
            };
            campus.person_ids().filter(|&person| campus.is_here(person, day)).map(takes).sum()
        };
        let mut days: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        for day in campus.day_ids() {
            days.entry(takers(day)).or_default().push(&campus[day].name);
        }
        for (takers, days) in days {
            let count = at_once(rooms.len(), takers, &days);
            counts.push(Of { who: vec![campus[team].name.clone()], count });
        }
    }
    counts
}

fn at_once(rooms: usize, takers: usize, days: &[&str]) -> Count {
    let words = format!(
        "on {} {} may be with others while the team meets, and {} who teach their specials are here",
        wording::list(days),
        people(rooms, "homeroom"),
        people(takers, "person"),
    );
    let keys = vec!["courses.toml: special.taught-by", "staff.toml: person.away"];
    Count { words, needs: number(rooms), has: number(takers), unit: "people at once", keys }
}

/// For each grade: minutes between the bells against what has to go into them.
fn students_minutes(campus: &Campus) -> Vec<Of> {
    let mut counts: Vec<Of> = Vec::new();
    for grade in campus.grade_ids() {
        let subjects: i64 = campus[grade].subjects.iter().map(|need| wide(need.minutes_per_week)).sum();
        let specials = wide(campus.specials_in_a_week(grade));
        let breaks = wide(lunch_of(campus, grade) + recess_of(campus, grade));
        let weeks = campus.cycle.weeks.iter().map(|week| {
            let has: i64 =
                week.days.iter().map(|day| wide(campus.bells.days[day.index()].students.length())).sum();
            (has, breaks * number(week.days.len()))
        });
        let Some((has, breaks)) = weeks.min_by_key(|(has, breaks)| has - breaks) else { continue };
        let needs = subjects + specials + breaks;
        let words = format!(
            "the bells give {} minutes a week; subjects {}, specials {}, lunch and recess {} take {} and leave {}",
            grouped(has),
            grouped(subjects),
            grouped(specials),
            grouped(breaks),
            grouped(needs),
            grouped(has - needs)
        );
        let keys = vec!["bell-schedule.toml: bell-schedule.students", "courses.toml: grade.minutes-per-week"];
        let count = Count { words, needs: 0, has: has - needs, unit: "minutes a week left over", keys };
        counts.push(Of { who: vec![campus[grade].name.clone()], count });
    }
    counts
}

/// Individual planning that somebody is owed in a week.
fn planning(campus: &Campus, person: PersonId, days: i64) -> i64 {
    if campus.waived(Rule::IndividualPlanning) {
        return 0;
    }
    let owed =
        campus.policy.planning.iter().filter(|minimum| minimum.protects(&campus[person])).map(|minimum| {
            let minutes = wide(minimum.minutes);
            match minimum.per {
                Per::Day => minutes * days,
                Per::Week => minutes,
                Per::TwoWeeks => minutes / 2,
                Per::Year => 0,
            }
        });
    // One minute may count toward several minimums.
    owed.max().unwrap_or(0)
}

/// What somebody has in the week with the least, before students: contract, duty, lunch, planning.
fn before_students(campus: &Campus, person: PersonId) -> Option<(i64, i64, i64, i64, Vec<DayId>)> {
    let weeks = campus.cycle.weeks.iter().map(|week| {
        let here: Vec<DayId> = week.days.iter().copied().filter(|&day| campus.is_here(person, day)).collect();
        let sum = |of: &dyn Fn(DayId) -> Minutes| here.iter().map(|&day| wide(of(day))).sum::<i64>();
        let contract = sum(&|day| campus[person].contracted_minutes(day));
        let duty = sum(&|day| duties_owed(campus, person, day));
        let lunch = sum(&|day| lunch_kept(campus, person, day));
        let planning = planning(campus, person, number(here.len()));
        (contract, duty, lunch, planning, here)
    });
    weeks.min_by_key(|(contract, duty, lunch, planning, _)| contract - duty - lunch - planning)
}

/// The week with the least of a homeroom teacher, in minutes.
struct TeacherWeek {
    contract: i64,
    class: i64,
    duty: i64,
    lunch: i64,
    planning: i64,
    target: i64,
}

impl TeacherWeek {
    /// Returns the week of each of these teachers; `None` where the goal is not for them.
    fn of(campus: &Campus, group: &TeacherGroup) -> Option<Self> {
        let person = group.members[0];
        if !campus.is_eligible(person) {
            return None;
        }
        let (contract, duty, lunch, planning, days) = before_students(campus, person)?;
        let watched = |supervision: &commontime_school::bell_schedule::Supervision| {
            !supervision.roles.contains(&commontime_school::staff::Role::Homeroom)
        };
        let mut apart = 0;
        if watched(&campus.bells.lunch_supervision) {
            apart += wide(lunch_of(campus, group.grade));
        }
        if watched(&campus.bells.recess_supervision) {
            apart += wide(recess_of(campus, group.grade));
        }
        let students: i64 = days.iter().map(|&day| wide(inside(campus, person, day))).sum();
        let class =
            (students - apart * number(days.len()) - wide(campus.specials_in_a_week(group.grade))).max(0);
        let target = wide(campus.target_of(person) - campus[person].collaboration_elsewhere).max(0);
        Some(Self { contract, class, duty, lunch, planning, target })
    }

    /// What is left to meet in.
    fn left(&self) -> i64 {
        self.contract - self.class - self.duty - self.lunch - self.planning
    }
}

/// For homeroom teachers who are alike: contract minutes against all that takes them, the target included.
fn teachers_minutes(campus: &Campus) -> Vec<Of> {
    let count = |group: &TeacherGroup| {
        let week = TeacherWeek::of(campus, group)?;
        let left = week.left();
        let TeacherWeek { contract, class, duty, lunch, planning, target } = week;
        let who = if group.members.len() == campus[group.grade].homerooms.len() {
            vec![format!("teachers of {}", campus[group.grade].name)]
        } else {
            group.members.iter().map(|&member| campus[member].name.clone()).collect()
        };
        let words = format!(
            "of {} contract minutes a week {} are with the class, {} duty, {} lunch, {} planning; {} are left, and the target is {}",
            grouped(contract),
            grouped(class),
            grouped(duty),
            grouped(lunch),
            grouped(planning),
            grouped(left),
            grouped(target)
        );
        let keys = vec![
            "staff.toml: person.hours",
            "bell-schedule.toml: bell-schedule.staff",
            "scenario.toml: contract",
        ];
        Some(Of { who, count: Count { words, needs: target, has: left, unit: "minutes a week", keys } })
    };
    teacher_groups(campus).iter().filter_map(count).collect()
}

/// People of one kind together: what is left of their contract beside their work with students, against their targets.
fn together(
    campus: &Campus,
    who: &[PersonId],
    noun: &str,
    work: i64,
    what: &str,
    keys: Vec<&'static str>,
) -> Option<Count> {
    let eligible = who.iter().any(|&person| campus.is_eligible(person));
    if who.is_empty() || !eligible {
        return None;
    }
    let (mut contract, mut taken, mut target) = (0, 0, 0);
    for &person in who {
        let (here, duty, lunch, planning, _) = before_students(campus, person)?;
        contract += here;
        taken += duty + lunch + planning;
        if campus.is_eligible(person) {
            target += wide(campus.target_of(person) - campus[person].collaboration_elsewhere).max(0);
        }
    }
    let left = contract - work - taken;
    let words = format!(
        "{} together: of {} contract minutes a week {} are {what} and {} duty, lunch and planning; {} are left, and their targets are {}",
        people(who.len(), noun),
        grouped(contract),
        grouped(work),
        grouped(taken),
        grouped(left),
        grouped(target)
    );
    Some(Count { words, needs: target, has: left, unit: "minutes a week", keys })
}

fn specialists_minutes(campus: &Campus) -> Option<Count> {
    let who: Vec<PersonId> = specialist_groups(campus).into_iter().flat_map(|group| group.members).collect();
    // A pass through the days may be longer than a week: then a week has its share, rounded down.
    let days = number(campus.cycle.cycle_days.len().max(1));
    let pass: i64 =
        campus.special_ids().map(|special| needed(campus, special) * wide(campus[special].minutes)).sum();
    let keys = vec!["staff.toml: person.hours", "courses.toml: special.per-week"];
    together(campus, &who, "specialist", pass * 5 / days, "classes", keys)
}

fn providers_minutes(campus: &Campus) -> Option<Count> {
    let serves = |person: &PersonId| {
        is_other(campus, *person) && campus.services.iter().any(|service| service.providers.contains(person))
    };
    let who: Vec<PersonId> = campus.person_ids().filter(serves).collect();
    let only =
        |service: &&commontime_school::course::Service| service.providers.iter().all(|it| who.contains(it));
    let minutes: i64 = campus
        .services
        .iter()
        .filter(only)
        .map(|service| i64::from(service.sessions_per_week()) * wide(service.session_minutes))
        .sum();
    let keys = vec!["courses.toml: service.minutes", "staff.toml: person.hours"];
    together(campus, &who, "service provider", minutes, "services", keys)
}
