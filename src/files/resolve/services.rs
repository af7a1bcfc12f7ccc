//! Services: minutes owed to small groups of students, by whom, where, and what they may not break.

use commontime_school::course::{Block, Homeroom, Service, Setting};
use commontime_school::{GradeId, HomeroomId, Minutes, RoomId, SubjectId};

use super::Book;
use super::homerooms::spread;
use super::rooms::Rooms;
use super::sketches::Sketch;
use super::specials::teachers;
use crate::names::COURSES;
use crate::problem::{Code, Desk};
use crate::raw::Text;
use crate::raw::courses::{self, Courses};
use crate::value::{Limits, distinct};

/// Returns the services.
pub(super) fn resolve(
    desk: &mut Desk<'_>,
    courses: &Courses,
    book: &Book,
    rooms: &mut Rooms,
    homerooms: &[Homeroom],
    sketches: &[Sketch<'_>],
    grid: Minutes,
) -> Vec<Service> {
    if courses.service.iter().any(|row| row.homerooms.is_none()) {
        desk.assume(
            "courses.toml: service.homerooms",
            "students of services that name no homerooms come evenly from all homerooms of the grade",
        );
    }
    let mut services = Vec::new();
    for row in &courses.service {
        if book.services.find(&row.id) != Some(services.len()) {
            continue;
        }
        let grade = book.grades.expect(desk, COURSES, Code::UnknownGrade, "grade", &row.grade);
        let grade = GradeId::from_index(grade.unwrap_or(0));
        let from = from(desk, row, grade, book, homerooms);
        let providers = teachers(desk, &row.providers, &row.id, book);
        let minutes_per_week = desk.minutes_on_grid(COURSES, &row.minutes_per_week, 1..=Limits::WEEK, grid);
        let session_minutes = desk.minutes_on_grid(COURSES, &row.sessions_of, 1..=Limits::DAY, grid);
        if session_minutes > minutes_per_week {
            session_too_long(desk, row, session_minutes, minutes_per_week);
        }
        let only_during = blocks(desk, &row.only_during, book);
        let room = room(desk, row, &from, homerooms, sketches, &providers, rooms);
        services.push(Service {
            id: row.id.to_string(),
            grade,
            from,
            minutes_per_week,
            session_minutes,
            sessions_per_day_max: sessions_per_day(desk, row, minutes_per_week, session_minutes),
            providers,
            setting: (*row.setting).into(),
            certification: row.certification.as_ref().map(ToString::to_string),
            room,
            never_during: never_during(desk, row, book, &only_during),
            only_during,
        });
    }
    services
}

/// Returns which homerooms the students come from, and how many from each.
fn from(
    desk: &mut Desk<'_>,
    row: &courses::Service,
    grade: GradeId,
    book: &Book,
    homerooms: &[Homeroom],
) -> Vec<(HomeroomId, u32)> {
    let students = desk.count(COURSES, &row.students, 1..=Limits::STUDENTS, "students");
    let places: Vec<HomeroomId> = match &row.homerooms {
        None => (0..homerooms.len())
            .filter(|&at| homerooms[at].grade == grade)
            .map(HomeroomId::from_index)
            .collect(),
        Some(listed) => {
            distinct(desk, COURSES, listed);
            let mut places = Vec::new();
            for id in listed {
                let Some(place) = book.homerooms.expect(desk, COURSES, Code::UnknownHomeroom, "homeroom", id)
                else {
                    continue;
                };
                if homerooms[place].grade != grade {
                    desk.problem(
                        COURSES,
                        id.span(),
                        Code::OtherGrade,
                        format!("homeroom \"{}\" is not of grade \"{}\"", **id, *row.grade),
                    )
                    .label("of another grade")
                    .help("name homerooms of the service's grade, or write a service for each grade");
                }
                places.push(HomeroomId::from_index(place));
            }
            places
        }
    };
    let shares = spread(students, places.len());
    places.into_iter().zip(shares).filter(|&(_, share)| share > 0).collect()
}

fn session_too_long(desk: &mut Desk<'_>, row: &courses::Service, session: Minutes, week: Minutes) {
    desk.problem(
        COURSES,
        row.sessions_of.span(),
        Code::SessionTooLong,
        format!("a session of {session} minutes is longer than the {week} minutes owed in a week"),
    )
    .label("longer than the whole")
    .help("shorten the session or raise `minutes-per-week`");
}

/// The most sessions a day: at least so many that the week's fit into five days.
fn sessions_per_day(desk: &mut Desk<'_>, row: &courses::Service, week: Minutes, session: Minutes) -> u32 {
    let length = session.get().max(1);
    let a_week = (week.get() + length - 1) / length;
    let needed = u32::try_from((a_week + 4) / 5).unwrap_or(1).max(1);
    let Some(given) = &row.sessions_per_day else { return needed };
    let most = desk.count(COURSES, given, 1..=50, "sessions");
    if most < needed {
        desk.problem(
            COURSES,
            given.span(),
            Code::DoesNotFit,
            format!("{week} minutes in sessions of {session} are {a_week} a week, more than {most} a day"),
        )
        .label(format!("expected at least {needed}"))
        .help("allow more sessions a day, or make them longer");
    }
    most
}

fn room(
    desk: &mut Desk<'_>,
    row: &courses::Service,
    from: &[(HomeroomId, u32)],
    homerooms: &[Homeroom],
    sketches: &[Sketch<'_>],
    providers: &[commontime_school::PersonId],
    rooms: &mut Rooms,
) -> RoomId {
    if let Some(id) = &row.room {
        return rooms.expect(desk, COURSES, id).unwrap_or(RoomId(0));
    }
    let pushed_in = Setting::from(*row.setting) == Setting::PushIn;
    if let Some((homeroom, _)) = from.first().filter(|_| pushed_in) {
        homerooms[homeroom.index()].room
    } else {
        let provider = providers.first().map_or("room", |person| sketches[person.index()].id.as_str());
        rooms.own(&format!("resource-{provider}"), 30, 1)
    }
}

fn blocks(desk: &mut Desk<'_>, listed: &[Text], book: &Book) -> Vec<Block> {
    distinct(desk, COURSES, listed);
    let mut blocks = Vec::new();
    for word in listed {
        let block = match word.as_str() {
            "specials" => Some(Block::Specials),
            "lunch" => Some(Block::Lunch),
            "recess" => Some(Block::Recess),
            name => book.subjects.find(name).map(|place| Block::Subject(SubjectId::from_index(place))),
        };
        if block.is_none() {
            let known = book.subjects.iter().chain(["specials", "lunch", "recess"]);
            desk.unknown(COURSES, Code::UnknownSubject, "subject", word, known)
                .label("neither a subject nor specials, lunch or recess");
        }
        blocks.extend(block.filter(|block| !blocks.contains(block)));
    }
    blocks
}

/// Lunch, recess and specials may not be broken unless the service is to lie within them.
fn never_during(
    desk: &mut Desk<'_>,
    row: &courses::Service,
    book: &Book,
    only_during: &[Block],
) -> Vec<Block> {
    let mut never = blocks(desk, row.never_during.as_deref().unwrap_or_default(), book);
    for block in [Block::Specials, Block::Lunch, Block::Recess] {
        if !never.contains(&block) && !only_during.contains(&block) {
            never.push(block);
        }
    }
    never.sort_unstable();
    never
}
