//! What levers share in which others have homerooms for a block: whose, when, how long, and what the minutes are taken from.

use commontime_school::course::{ClassPlace, Special};
use commontime_school::ids::{GradeId, PersonId, RoomId, SubjectId};
use commontime_school::lever::{CoverBlock, minutes_a_week};
use commontime_school::staff::{Hours, MayCover, Person, Role};
use commontime_school::{ClockTime, DayId, Fte, Minutes, Span, wording};

use super::Reading;
use super::opened::cannot;
use crate::names::SCENARIO;
use crate::problem::{Code, Desk};
use crate::raw::levers::Block;
use crate::raw::{Number, Text};
use crate::resolve::days::{in_words, listed};
use crate::resolve::rooms::Rooms;
use crate::value::{Limits, distinct};

/// Reads a block that nobody takes yet, of this name; reports what cannot be. `None` where nothing is left of it.
pub(super) fn read(
    desk: &mut Desk<'_>,
    reading: &Reading<'_>,
    row: Block<'_>,
    name: &str,
    room: Option<RoomId>,
) -> Option<CoverBlock> {
    let grades = grades(desk, reading, row.grades);
    of_grades(desk, reading, row, grades, name, room)
}

/// Reads a block of the homerooms of these grades.
pub(super) fn of_grades(
    desk: &mut Desk<'_>,
    reading: &Reading<'_>,
    row: Block<'_>,
    grades: Vec<GradeId>,
    name: &str,
    room: Option<RoomId>,
) -> Option<CoverBlock> {
    let parts = reading.parts;
    let mut days = listed(desk, SCENARIO, row.days, &parts.cycle);
    days.sort_unstable();
    if row.days.is_empty() {
        cannot(desk, row.minutes.span(), "no day is named".to_owned())
            .label("on no day")
            .help("name days in `days`, or take the lever away");
    }
    let minutes = desk.minutes_on_grid(SCENARIO, row.minutes, 1..=Limits::DAY, parts.bells.grid);
    let times = row.times.map_or(1, |times| desk.count(SCENARIO, times, 1..=20, "blocks"));
    let group_cap = row.students.map(|most| desk.count(SCENARIO, most, 1..=1_000, "students"));
    if let (Some(both), Some(_)) = (row.instead_of, row.teaches) {
        cannot(desk, both.span(), "minutes cannot be taught in a subject and taken out of one".to_owned())
            .label("one of two")
            .help("keep one of `teaches` and `instead-of`");
    }
    let mut subject = |named: Option<&Text>| {
        named.and_then(|id| {
            let place = reading.book.subjects.expect(desk, SCENARIO, Code::UnknownInLever, "subject", id)?;
            Some(SubjectId::from_index(place))
        })
    };
    let (counts_as, instead_of) = (subject(row.teaches), subject(row.instead_of));
    let first = grades.iter().find_map(|grade| parts.grades.get(grade.index())?.homerooms.first())?;
    let special = Special {
        id: free_name(reading, name),
        grades,
        times_per_cycle: times,
        times_more: 0,
        minutes,
        setup: Minutes::ZERO,
        taught_by: Vec::new(),
        beside: Vec::new(),
        certification: None,
        place: if room.is_some() { ClassPlace::Room } else { ClassPlace::Homeroom },
        room: room.unwrap_or(parts.homerooms[first.index()].room),
        days: Some(days),
        counts_as,
        classes_each_per_week_max: None,
        group_cap,
        joined_up_to: None,
        back_to_back_with: None,
        days_running: 1,
    };
    largest_fits(desk, reading, row, &special);
    let block = CoverBlock { special, comes: Vec::new(), instead_of };
    has_minutes(desk, reading, row, &block);
    Some(block)
}

/// Returns the grades that a lever names, or all.
pub(super) fn grades(desk: &mut Desk<'_>, reading: &Reading<'_>, named: Option<&[Text]>) -> Vec<GradeId> {
    let Some(named) = named else {
        return (0..reading.parts.grades.len()).map(GradeId::from_index).collect();
    };
    distinct(desk, SCENARIO, named);
    let known = named
        .iter()
        .filter_map(|id| reading.book.grades.expect(desk, SCENARIO, Code::UnknownInLever, "grade", id));
    let mut grades: Vec<GradeId> = known.map(GradeId::from_index).collect();
    grades.sort_unstable();
    grades.dedup();
    grades
}

/// Reports a subject that has fewer minutes than the block takes.
pub(super) fn has_minutes(desk: &mut Desk<'_>, reading: &Reading<'_>, row: Block<'_>, block: &CoverBlock) {
    let special = &block.special;
    let subject = special.counts_as.or(block.instead_of);
    let (Some(subject), Some(named)) = (subject, row.teaches.or(row.instead_of)) else { return };
    let minutes = minutes_a_week(reading.parts, special);
    for grade in &special.grades {
        let grade = &reading.parts.grades[grade.index()];
        let need = grade.subjects.iter().find(|need| need.subject == subject);
        if need.is_none_or(|need| need.minutes_per_week < minutes) {
            let name = &grade.name;
            cannot(
                desk,
                named.span(),
                format!("{name} has less than {minutes} minutes of \"{}\" a week", **named),
            )
            .label("fewer than the block has")
            .help("name another subject, other `grades`, or a shorter block");
        }
    }
}

/// Reports a homeroom that is larger than a group may be, or than the room.
fn largest_fits(desk: &mut Desk<'_>, reading: &Reading<'_>, row: Block<'_>, special: &Special) {
    let homerooms = reading.parts.homerooms.iter().filter(|it| special.grades.contains(&it.grade));
    let Some(largest) = homerooms.max_by_key(|it| it.students) else { return };
    let (name, students) = (&largest.id, largest.students);
    if let (Some(cap), Some(most)) = (special.group_cap, row.students)
        && students > cap
    {
        cannot(desk, most.span(), format!("{name} has {students} students, and homerooms come whole"))
            .label(format!("at most {cap} in a group"))
            .help("raise `students`, or name other `grades`");
    }
    let room = &reading.parts.rooms[special.room.index()];
    if special.place == ClassPlace::Room && students > room.capacity {
        cannot(
            desk,
            row.minutes.span(),
            format!("{} holds {} students, and {name} has {students}", room.id, room.capacity),
        )
        .label("the room is too small")
        .help("name another `room`, or none: then whoever comes goes to the homeroom");
    }
}

/// Returns the room that a lever names.
pub(super) fn room(desk: &mut Desk<'_>, rooms: &Rooms, named: Option<&Text>) -> Option<RoomId> {
    named.and_then(|id| rooms.expect(desk, SCENARIO, id))
}

/// Returns the sizes that a lever can have, up to a largest in steps.
pub(super) fn sizes(desk: &mut Desk<'_>, up_to: &Number, step: Option<&Number>, unit: &str) -> Vec<u32> {
    let up_to = desk.count(SCENARIO, up_to, 1..=50, unit);
    let step = step.map_or(1, |step| desk.count(SCENARIO, step, 1..=50, unit));
    let mut sizes: Vec<u32> = (1..=up_to / step.max(1)).map(|at| at * step).collect();
    if sizes.last().is_none_or(|last| *last < up_to) {
        sizes.push(up_to);
    }
    sizes
}

/// Returns people who come for a block on its days, for the staff's day: so many of a role. They hold no post.
pub(super) fn people(
    reading: &Reading<'_>,
    block: &CoverBlock,
    role: Role,
    name: &str,
    count: u32,
) -> Vec<Person> {
    let parts = reading.parts;
    let whole = Span::new(ClockTime::default(), ClockTime::END_OF_DAY).expect("a day is not empty");
    let comes = |day: DayId| block.special.may_be_on(day);
    let away: Vec<Vec<Span>> =
        parts.cycle.day_ids().map(|day| if comes(day) { Vec::new() } else { vec![whole] }).collect();
    let is_free = |id: &String| parts.people.iter().all(|person| person.id != *id);
    let names = (1..).map(|number: u32| format!("{name}-{number}")).filter(is_free);
    let someone = |id: String| {
        let mut person = Person {
            name: id.replace('-', " "),
            id,
            role,
            grade: None,
            homeroom: None,
            team: None,
            may_join: Vec::new(),
            certifications: Vec::new(),
            fte: Fte::FULL,
            hours: Hours::StaffDay { away: away.clone() },
            present: Vec::new(),
            extra_duty: vec![Minutes::ZERO; parts.bells.days.len()],
            home_campus: true,
            asks_nothing: false,
            collaboration_elsewhere: Minutes::ZERO,
            may_cover: MayCover::Instruction,
            classes_per_day_max: None,
            teaching_minutes_per_week_max: None,
            one_to_one: None,
        };
        person.present = person.present_in(&parts.bells.days);
        person
    };
    names.take(count as usize).map(someone).collect()
}

/// Returns what a block is, in words: `each homeroom of grade 1 and grade 2 for 60 minutes a week on Tue`.
pub(super) fn words(reading: &Reading<'_>, block: &CoverBlock) -> String {
    let (parts, special) = (reading.parts, &block.special);
    let all = special.grades.len() == parts.grades.len();
    let names: Vec<&str> =
        special.grades.iter().map(|grade| parts.grades[grade.index()].name.as_str()).collect();
    let whose = if all && names.len() > 1 { String::new() } else { format!(" of {}", wording::list(&names)) };
    let often = match special.times_per_cycle {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        times => format!("{times} times"),
    };
    let pass = if parts.cycle.cycle_days.len() == 5 { "a week" } else { "a cycle" };
    let days = in_words(special.days.as_deref().unwrap_or_default(), &parts.cycle);
    let from = match (special.counts_as, block.instead_of) {
        (Some(subject), _) => format!(", teaching {}", parts.subjects[subject.index()].id.replace('-', " ")),
        (None, Some(subject)) => {
            format!(", in place of {}", parts.subjects[subject.index()].id.replace('-', " "))
        }
        (None, None) => String::new(),
    };
    format!("each homeroom{whose} for {} minutes {often} {pass} on {days}{from}", special.minutes)
}

/// Returns a name for the block that nothing else has.
fn free_name(reading: &Reading<'_>, name: &str) -> String {
    let book = reading.book;
    let is_free = |id: &String| book.specials.find(id).is_none() && book.subjects.find(id).is_none();
    let numbered = (2..).map(|number: u32| format!("{name}-{number}"));
    std::iter::once(name.to_owned()).chain(numbered).find(is_free).unwrap_or_default()
}

/// Returns the people of the school that a lever names.
pub(super) fn named(desk: &mut Desk<'_>, reading: &Reading<'_>, listed: &[Text]) -> Vec<PersonId> {
    distinct(desk, SCENARIO, listed);
    listed.iter().filter_map(|id| super::posts::person(desk, reading, id)).collect()
}

/// Reports somebody who may not take homerooms: because the files say so, or because they have one.
pub(super) fn may_take(desk: &mut Desk<'_>, reading: &Reading<'_>, listed: &[Text], roles: &[Role]) {
    for id in listed {
        let Some(place) = reading.book.people.find(id) else { continue };
        let Some(person) = reading.parts.people.get(place) else { continue };
        if person.may_cover == MayCover::Nothing {
            cannot(desk, id.span(), format!("\"{}\" may cover nothing, by staff.toml", **id))
                .label("never takes others' students")
                .help("name somebody else, or change `may-cover` where contract and grant allow it");
        } else if !roles.contains(&person.role) {
            let titles: Vec<String> = roles.iter().map(|role| wording::plural(2, role.title())).collect();
            cannot(desk, id.span(), format!("\"{}\" is a {}", **id, person.role.title()))
                .label("not in this lever")
                .help(format!("it is for {}", wording::list(&titles)));
        }
    }
}

/// Returns how many of these blocks a homeroom has in so many weeks of five days, a pass that is begun counted whole.
pub(super) fn a_year(reading: &Reading<'_>, special: &Special, weeks: u32) -> u32 {
    let cycle = u32::try_from(reading.parts.cycle.cycle_days.len().max(1)).unwrap_or(u32::MAX);
    special.times_per_cycle * (weeks * 5).div_ceil(cycle)
}
