//! The master schedule.

use commontime_school::room::Room;
use commontime_school::staff::{Person, Role};
use commontime_school::{
    Activity, Assignment, DayId, HomeroomId, Lesson, Meeting, PersonId, Schedule, ServiceId, Span, SpecialId,
    TeamId, Use,
};

use super::courses;
use super::plan::*;

pub(super) fn schedule(people: &[Person], rooms: &[Room]) -> Schedule {
    let mut schedule = Schedule { bell_schedule: "early-wednesday".to_owned(), ..Schedule::default() };
    for day in 0..5 {
        for (grade, at, id) in homerooms() {
            homeroom_day(&mut schedule, people, rooms, day, (grade, at, id));
        }
        for (at, care) in CARE.iter().enumerate() {
            schedule.lessons.push(session(people, rooms, day, at, care));
        }
        for grade in 0..PLANS.len() {
            grade_meetings(&mut schedule, people, rooms, day, grade);
        }
        specialists_day(&mut schedule, people, rooms, day);
        support_day(&mut schedule, people, day);
    }
    schedule.sort();
    schedule
}

fn homeroom_day(
    schedule: &mut Schedule,
    people: &[Person],
    rooms: &[Room],
    day: usize,
    (grade, at, id): (usize, usize, HomeroomId),
) {
    let plan = &PLANS[grade];
    let own = format!("{}-{}", plan.id, at + 1);
    let teacher = person(people, &own);
    let special = (at + day) % SPECIALS.len();
    let mut lesson = |when: Span, activity, adults: Vec<PersonId>, place: &str| {
        schedule.lessons.push(Lesson {
            day: DayId::from_index(day),
            span: when,
            activity,
            homerooms: vec![id],
            adults,
            room: room(rooms, place),
            locked: false,
        });
    };
    let paras =
        |first: usize| (first..first + 3).map(|para| person(people, &format!("para-{para}"))).collect();
    let fixed = [span(plan.special, 45), span(plan.lunch, 30), span(plan.recess, 30)];
    let class = Activity::Special(SpecialId::from_index(special));
    lesson(fixed[0], class, vec![person(people, SPECIALS[special])], SPECIAL_ROOMS[special]);
    lesson(fixed[1], Activity::Lunch, paras(1), "cafeteria");
    lesson(fixed[2], Activity::Recess, paras(4), "playground");
    let pieces = if day == WEDNESDAY { plan.wednesday } else { plan.day };
    let mut clock = STUDENTS_START;
    for (name, minutes) in ordered(pieces, grade == 4 && at >= 2) {
        while let Some(taken) = fixed.iter().find(|taken| taken.start().get() == clock) {
            clock = taken.end().get();
        }
        let activity = if name == HOMEROOM { Activity::Homeroom } else { Activity::Subject(subject(name)) };
        lesson(span(clock, minutes), activity, vec![teacher], &own);
        clock += u16::try_from(minutes).expect("a short piece");
    }
    assert_eq!(
        fixed.iter().find(|taken| taken.start().get() == clock).map_or(clock, |taken| taken.end().get()),
        students_end(day),
        "the day of {own} is full"
    );
    let mut assign = |when: Span, kind, note: &str| {
        schedule.assignments.push(assignment(day, when, teacher, kind, note));
    };
    assign(fixed[1], Use::Lunch, "lunch");
    assign(fixed[2], Use::IndividualPlanning, "planning");
    assign(between(STAFF_START, STUDENTS_START), Use::Duty, "arrival");
    assign(span(students_end(day), 15), Use::Duty, "dismissal");
}

/// Two homerooms of grade 4 have mathematics before literacy.
fn ordered(pieces: &[(&'static str, i32)], swapped: bool) -> Vec<(&'static str, i32)> {
    let mut pieces = pieces.to_vec();
    if swapped {
        pieces.swap(2, 3);
    }
    pieces
}

fn assignment(day: usize, when: Span, person: PersonId, kind: Use, note: &str) -> Assignment {
    Assignment { day: DayId::from_index(day), span: when, person, kind, note: note.to_owned(), locked: false }
}

fn session(people: &[Person], rooms: &[Room], day: usize, at: usize, care: &Care) -> Lesson {
    let homerooms = courses::homerooms_of(care).into_iter().map(|(homeroom, _)| homeroom).collect();
    Lesson {
        day: DayId::from_index(day),
        span: span(care.start, care.minutes),
        activity: Activity::Service(ServiceId::from_index(at)),
        homerooms,
        adults: vec![person(people, care.provider)],
        room: room(rooms, care.room),
        locked: false,
    }
}

fn grade_meetings(schedule: &mut Schedule, people: &[Person], rooms: &[Room], day: usize, grade: usize) {
    let plan = &PLANS[grade];
    let mut members: Vec<PersonId> =
        (1..=plan.homerooms).map(|at| person(people, &format!("{}-{at}", plan.id))).collect();
    let joining = SUPPORT.iter().filter(|(_, _, joins, ..)| *joins == grade);
    members.extend(joining.map(|(id, ..)| person(people, id)));
    let place = room(rooms, &format!("{}-1", plan.id));
    let mut meet = |when: Span| {
        schedule.meetings.push(Meeting {
            day: DayId::from_index(day),
            span: when,
            team: TeamId::from_index(grade),
            kind: Use::TeamMeeting,
            members: members.clone(),
            room: place,
            locked: false,
        });
    };
    meet(span(plan.special, 45));
    if day == WEDNESDAY {
        meet(span(14 * 60 + 5, 75));
    }
}

fn specialists_day(schedule: &mut Schedule, people: &[Person], rooms: &[Room], day: usize) {
    let members: Vec<PersonId> = SPECIALS.iter().map(|id| person(people, id)).collect();
    for &one in &members {
        let mut assign =
            |when: Span, kind, note: &str| schedule.assignments.push(assignment(day, when, one, kind, note));
        assign(between(STAFF_START, STUDENTS_START), Use::Duty, "arrival");
        assign(span(670, 30), Use::Lunch, "lunch");
        assign(span(800, 30), Use::IndividualPlanning, "planning");
        for start in [520, 570, 620, 750] {
            assign(span(start, 5), Use::Transition, "set up");
        }
    }
    let when = if day == WEDNESDAY { span(14 * 60 + 5, 75) } else { between(13 * 60 + 50, STAFF_END) };
    schedule.meetings.push(Meeting {
        day: DayId::from_index(day),
        span: when,
        team: TeamId(6),
        kind: Use::TeamMeeting,
        members,
        room: room(rooms, "art-room"),
        locked: false,
    });
}

fn support_day(schedule: &mut Schedule, people: &[Person], day: usize) {
    for (id, role, _, lunch, planning) in SUPPORT {
        let who = person(people, id);
        let mut assign =
            |when: Span, kind, note: &str| schedule.assignments.push(assignment(day, when, who, kind, note));
        assign(between(STAFF_START, STUDENTS_START), Use::Duty, "arrival");
        assign(span(lunch, 30), Use::Lunch, "lunch");
        assign(span(planning, 30), Use::IndividualPlanning, "planning");
        if role == Role::SpecialEducation {
            assign(span(800, 30), Use::CaseManagement, "case management");
        }
        assign(span(students_end(day), 15), Use::Duty, "dismissal");
    }
}
