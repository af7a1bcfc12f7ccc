//! What the direct model reads off the school.

use commontime_school::ids::{DayId, GradeId, HomeroomId, PersonId, SpecialId, TeamId};
use commontime_school::staff::Role;
use commontime_school::{Campus, ClockTime, Minutes, Span};

/// A team with homerooms.
#[derive(Clone, Debug)]
pub(super) struct Team {
    pub(super) id: TeamId,
    pub(super) homerooms: Vec<HomeroomId>,
}

/// Lunch or recess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meal {
    Lunch,
    Recess,
}

pub(super) fn number(count: usize) -> i64 {
    i64::try_from(count).expect("counts of people and rooms are small")
}

/// The teams that have homerooms.
pub(super) fn teams(campus: &Campus) -> Vec<Team> {
    let homerooms = |team: TeamId| -> Vec<HomeroomId> {
        campus.homeroom_ids().filter(|&room| campus[campus[room].teacher].team == Some(team)).collect()
    };
    let all = campus.team_ids().map(|id| Team { id, homerooms: homerooms(id) });
    all.filter(|team| !team.homerooms.is_empty()).collect()
}

/// The length of all specials.
pub(super) fn special_minutes(campus: &Campus) -> Minutes {
    let minutes = campus.specials.first().map_or(Minutes::ZERO, |special| special.minutes);
    let alike = campus.specials.iter().all(|special| special.minutes == minutes);
    assert!(alike && minutes >= campus.goal.minimum_block, "one special is a meeting");
    minutes
}

/// When a special may begin: somebody who teaches it is there for all of it.
pub(super) fn starts(campus: &Campus, day: DayId, special: SpecialId) -> Vec<ClockTime> {
    let minutes = campus[special].minutes;
    let there = |start: &ClockTime| {
        let span = Span::starting(*start, minutes).expect("specials lie within the day");
        campus[special].taught_by.iter().any(|&person| {
            let duty = campus
                .bells
                .duties_of(person)
                .filter_map(|(_, duty)| duty.span(&campus.bells.days[day.index()]));
            let on_duty = duty.into_iter().any(|duty| duty.overlaps(span));
            !on_duty && campus[person].present[day.index()].iter().any(|here| here.contains(span))
        })
    };
    campus.bells.special_starts(day, minutes).into_iter().filter(there).collect()
}

/// When lunch and recess of a grade may begin.
pub(super) fn meal_starts(campus: &Campus, day: DayId, grade: GradeId) -> Vec<(Meal, ClockTime)> {
    let grade = &campus[grade];
    assert!(grade.eats_with.is_empty(), "every grade eats by itself");
    let lunches = campus.bells.lunch_starts(day, grade.lunch_minutes);
    let recesses = campus.bells.recess_starts(day, grade.recess_minutes);
    let meals = [
        (Meal::Lunch, grade.lunch_minutes, grade.lunch_window, lunches),
        (Meal::Recess, grade.recess_minutes, grade.recess_window, recesses),
    ];
    let mut all = Vec::new();
    for (meal, minutes, window, starts) in meals {
        let inside = |start: &ClockTime| {
            let span = Span::starting(*start, minutes);
            span.is_some_and(|span| window.is_none_or(|window| window.contains(span)))
        };
        let starts = starts.into_iter().filter(|_| minutes > Minutes::ZERO).filter(inside);
        all.extend(starts.map(|start| (meal, start)));
    }
    all
}

pub(super) fn meal_minutes(campus: &Campus, meal: Meal, grade: GradeId) -> Minutes {
    match meal {
        Meal::Lunch => campus[grade].lunch_minutes,
        Meal::Recess => campus[grade].recess_minutes,
    }
}

/// The times of a day at which anything may begin. What overlaps at all overlaps at one of them.
pub(super) fn times(campus: &Campus, day: DayId) -> Vec<ClockTime> {
    let mut times = campus.bells.special_starts(day, special_minutes(campus));
    for grade in campus.grade_ids() {
        times.extend(meal_starts(campus, day, grade).into_iter().map(|(_, start)| start));
    }
    times.sort_unstable();
    times.dedup();
    times
}

pub(super) fn covers(start: ClockTime, minutes: Minutes, time: ClockTime) -> bool {
    start <= time && time.since(start) < minutes
}

/// Sets of specials whose teachers matter together: each special by itself, and where teachers are shared every set.
pub(super) fn sharing(campus: &Campus) -> Vec<Vec<SpecialId>> {
    let all: Vec<SpecialId> = campus.special_ids().collect();
    let shared = all.iter().any(|&one| {
        let others = all.iter().filter(|&&other| other != one);
        others
            .into_iter()
            .any(|&other| campus[one].taught_by.iter().any(|who| campus[other].taught_by.contains(who)))
    });
    if !shared {
        return all.into_iter().map(|special| vec![special]).collect();
    }
    let sets = 1..1_usize << all.len();
    sets.map(|set| {
        all.iter().copied().enumerate().filter(|(at, _)| set >> at & 1 == 1).map(|(_, one)| one).collect()
    })
    .collect()
}

/// Who is here on a day and teaches one of these specials.
pub(super) fn here(campus: &Campus, day: DayId, specials: &[SpecialId]) -> Vec<PersonId> {
    let mut people: Vec<PersonId> =
        specials.iter().flat_map(|&special| campus[special].taught_by.clone()).collect();
    people.sort_unstable();
    people.dedup();
    people.retain(|&person| !campus[person].present[day.index()].is_empty());
    people
}

/// The longest time after the students' day in which the homeroom's team can meet; zero where it is too short.
///
/// Lunch and planning of the teacher lie in lunch and recess of the students, where others watch those.
pub(super) fn outside(campus: &Campus, homeroom: HomeroomId, day: DayId) -> Minutes {
    let (teacher, bells) = (campus[homeroom].teacher, &campus.bells.days[day.index()]);
    let grade = &campus[campus[homeroom].grade];
    let watched = |roles: &[Role]| !roles.contains(&Role::Homeroom);
    let mut breaks = Vec::new();
    if watched(&campus.bells.lunch_supervision.roles) {
        breaks.push(grade.lunch_minutes);
    }
    if watched(&campus.bells.recess_supervision.roles) {
        breaks.push(grade.recess_minutes);
    }
    let planning =
        campus.policy.planning.iter().map(|minimum| minimum.minutes).max().unwrap_or(Minutes::ZERO);
    let needs = [campus.policy.duty_free_lunch, planning];
    let fits = needs.iter().filter(|&&need| need > Minutes::ZERO).count() <= breaks.len()
        && needs.iter().all(|need| breaks.iter().all(|pause| need <= pause));
    assert!(fits, "lunch and planning lie in lunch and recess");
    let duty: Minutes =
        campus.bells.duties_of(teacher).map(|(_, duty)| duty.minutes).max().unwrap_or(Minutes::ZERO);
    let after = Span::new(bells.students.end().plus(duty), ClockTime::END_OF_DAY);
    let free = campus[teacher].present[day.index()].iter().filter_map(|here| here.intersection(after?));
    let longest = free.map(Span::length).max().unwrap_or(Minutes::ZERO);
    if longest >= campus.goal.minimum_block { longest } else { Minutes::ZERO }
}
