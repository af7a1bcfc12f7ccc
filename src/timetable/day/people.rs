//! Lunch and individual planning of people without a homeroom, as tasks.

use commontime_engine::placing::{Relation, Task};
use commontime_school::ids::{DayId, PersonId, SpecialId};
use commontime_school::policy::Per;
use commontime_school::{Activity, Campus, Lesson, Minutes, Rule, Span};

use super::tasks::{Key, Stands, Tasks};
use super::{Inputs, locked};
use crate::timetable::people::usual_lunch;

/// Adds what `person` needs today beside classes, services and meetings; lunch at a usual hour, where `is_usual` asks for it.
pub(super) fn add(tasks: &mut Tasks<'_>, person: PersonId, is_usual: bool) {
    if !tasks.is_here(person) {
        return;
    }
    let campus = tasks.campus;
    let locked = locked::add_own(tasks, person);
    let lunch = crate::design::lunch_owed(campus, person, tasks.inputs.day);
    if lunch > Minutes::ZERO && !campus.waived(Rule::DutyFreeLunch) && !locked.has_lunch(tasks, person) {
        let mut spans = within_students_day(tasks, person);
        if is_usual {
            let usual = usual_lunch(campus);
            spans = spans.into_iter().filter_map(|span| span.intersection(usual)).collect();
        }
        add_own(tasks, person, lunch, &spans, Key::OwnLunch(person), Stands::OwnLunch(person));
    }
    let (planning, inside) = planning_a_day(campus, person);
    let planning =
        locked.planning_left(tasks, vec![(planning, inside)]).first().map_or(Minutes::ZERO, |it| it.0);
    if planning > Minutes::ZERO && !campus.waived(Rule::IndividualPlanning) {
        let spans = if inside { within_students_day(tasks, person) } else { tasks.free(person) };
        add_own(tasks, person, planning, &spans, Key::OwnPlanning(person, 0), Stands::OwnPlanning(person));
    }
}

/// Nobody teaches more classes a day than they may. Where a special has one teacher the design has seen to it; of several the
/// engine chooses.
pub(super) fn add_limits(tasks: &mut Tasks<'_>) {
    let campus = tasks.campus;
    if campus.waived(Rule::LoadWithinFte) {
        return;
    }
    for person in campus.person_ids() {
        let Some(most) = campus[person].classes_per_day_max else { continue };
        let Some((of, classes)) = tasks.classes_of(person) else { continue };
        tasks.relate(Relation::AtMost { of, tasks: classes, most });
    }
    for special in campus.special_ids() {
        let Some(most) = campus[special].classes_each_per_week_max else { continue };
        for &person in &campus[special].taught_by {
            let Some((of, classes)) = tasks.classes_in(person, special) else { continue };
            let left = most.saturating_sub(had_this_week(tasks.inputs, person, special));
            tasks.relate(Relation::AtMost { of, tasks: classes, most: left });
        }
    }
}

/// Returns how many classes of a special somebody has on the other days that are placed, in the week with today that has most.
fn had_this_week(inputs: &Inputs<'_>, person: PersonId, special: SpecialId) -> u32 {
    let is_one = |it: &&Lesson| it.activity == Activity::Special(special) && it.adults.contains(&person);
    let weeks = inputs.campus.cycle.weeks.iter().filter(|week| week.days.contains(&inputs.day));
    let on = |day: &DayId| {
        let placed = inputs.placed.iter().filter(|placed| placed.day == *day);
        placed.flat_map(|placed| &placed.lessons).filter(is_one).count()
    };
    let had = weeks.map(|week| week.days.iter().map(on).sum::<usize>()).max().unwrap_or(0);
    u32::try_from(had).unwrap_or(u32::MAX)
}

fn within_students_day(tasks: &Tasks<'_>, person: PersonId) -> Vec<Span> {
    let students = tasks.students_day();
    tasks.free(person).into_iter().filter_map(|span| span.intersection(students)).collect()
}

fn add_own(
    tasks: &mut Tasks<'_>,
    person: PersonId,
    length: Minutes,
    spans: &[Span],
    key: Key,
    stands: Stands,
) {
    let mut task = Task::new(tasks.clock.steps_up(length), tasks.clock.starts_within(spans, length));
    task.uses.push(tasks.person(person));
    tasks.add_before_classes(key, stands, task, &[person]);
}

/// Returns the minutes of planning to place on each day, in one piece, and whether within the students' day: enough for
/// every minimum that protects the person.
pub(super) fn planning_a_day(campus: &Campus, person: PersonId) -> (Minutes, bool) {
    let (mut length, mut inside) = (0, false);
    let grid = campus.bells.grid.get().max(1);
    for minimum in campus.policy.planning.iter().filter(|minimum| minimum.protects(&campus[person])) {
        let days_here = |days: &[commontime_school::ids::DayId]| {
            days.iter().filter(|&&day| campus.is_here(person, day)).count()
        };
        let days = match minimum.per {
            Per::Day => Some(1),
            Per::Week => campus.cycle.weeks.iter().map(|week| days_here(&week.days)).min(),
            Per::TwoWeeks => campus.cycle.two_weeks.iter().map(|days| days_here(days)).min(),
            Per::Year => None,
        };
        let Some(days) = days.and_then(|days| i32::try_from(days).ok()).filter(|&days| days > 0) else {
            continue;
        };
        let share = (minimum.minutes.get() + days - 1) / days;
        let share = (share + grid - 1) / grid * grid;
        length = length.max(share.max(minimum.minimum_block.get()));
        inside |= minimum.within_student_day;
    }
    (Minutes::new(length), inside)
}

/// Returns the pieces of planning that a homeroom teacher has on this day, each with whether it lies within the students'
/// day: as the design counts it, cut into blocks.
pub(super) fn planning_pieces(inputs: &Inputs<'_>, person: PersonId) -> Vec<(Minutes, bool)> {
    let campus = inputs.campus;
    let minimums = campus.policy.planning.iter().filter(|minimum| minimum.protects(&campus[person]));
    let planned = inputs.design.planning.get(&(person, inputs.day));
    let mut minimums: Vec<_> = minimums.enumerate().collect();
    // What lies within the students' day counts for both.
    minimums.sort_by_key(|(_, minimum)| !minimum.within_student_day);
    let mut pieces: Vec<(Minutes, bool)> = Vec::new();
    for (place, minimum) in minimums {
        let had: Minutes = pieces
            .iter()
            .filter(|(length, inside)| {
                *length >= minimum.minimum_block && (*inside || !minimum.within_student_day)
            })
            .map(|(length, _)| *length)
            .sum();
        let minutes = planned.and_then(|planned| planned.get(place)).copied().unwrap_or(Minutes::ZERO);
        let mut missing = (minutes - had).at_least_zero();
        let block = minimum.minimum_block.max(Minutes::new(1));
        while missing > Minutes::ZERO {
            // What is left must not be shorter than a block.
            let piece = if missing >= block + block { block } else { missing.max(block) };
            pieces.push((piece, minimum.within_student_day));
            missing = (missing - piece).at_least_zero();
        }
    }
    pieces
}
