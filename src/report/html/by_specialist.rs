//! The week by specialist and service provider: every class they take, as the card on their door.

use commontime_school::course::Setting;
use commontime_school::wording::count;
use commontime_school::{Activity, Campus, DayId, Lesson, Minutes, PersonId, Schedule, Span, Use};

use super::palette::{self, Shade};
use crate::clock;
use crate::days;
use crate::names;

/// One person's card.
#[derive(Clone, Debug)]
pub(crate) struct Card {
    pub(crate) name: String,
    pub(crate) role: String,
    pub(crate) days: Vec<String>,
    pub(crate) rows: Vec<CardRow>,
    pub(crate) totals: Vec<String>,
    pub(crate) load: String,
    pub(crate) count_of: &'static str,
    /// Whether its columns need the whole width of the page.
    pub(crate) wide: bool,
}

/// Letters that the columns of half a page hold in all.
const HALF_PAGE: usize = 36;
/// Letters' worth of room that each column leaves free.
const BETWEEN: usize = 2;

/// One time of the card: what is there on each day.
#[derive(Clone, Debug)]
pub(crate) struct CardRow {
    pub(crate) time: String,
    pub(crate) cells: Vec<Cell>,
}

/// What is there at a time on a day, in the colour of its use; without either where nothing is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) words: String,
    pub(crate) class: String,
}

/// Returns a card for everyone who teaches a special or gives a service.
pub(crate) fn cards(campus: &Campus, schedule: &Schedule) -> Vec<Card> {
    campus.person_ids().filter_map(|person| card(campus, schedule, person)).collect()
}

fn card(campus: &Campus, schedule: &Schedule, person: PersonId) -> Option<Card> {
    let classes: Vec<&Lesson> = schedule
        .lessons
        .iter()
        .filter(|lesson| {
            lesson.adults.contains(&person)
                && matches!(lesson.activity, Activity::Special(_) | Activity::Service(_))
        })
        .collect();
    if classes.is_empty() {
        return None;
    }
    let mut times: Vec<Span> = classes.iter().map(|lesson| lesson.span).collect();
    times.sort_unstable();
    times.dedup();
    let columns = days::alike(campus.day_ids(), |day| -> Vec<Cell> {
        times.iter().map(|&time| cell(campus, &classes, day, time)).collect()
    });
    let cells = columns.iter().flat_map(|(_, cells)| cells);
    let longest = cells.flat_map(|cell| cell.words.split(' ')).map(|word| word.chars().count()).max();
    let wide = (longest.unwrap_or(0) + BETWEEN) * columns.len() > HALF_PAGE;
    let rows = times.iter().enumerate().map(|(at, &time)| CardRow {
        time: clock::span(time),
        cells: columns.iter().map(|(_, cells)| cells[at].clone()).collect(),
    });
    let on = |day: DayId| classes.iter().filter(|lesson| lesson.day == day).count();
    let taught: Minutes = classes.iter().map(|lesson| lesson.span.length()).sum();
    let all_services = classes.iter().all(|lesson| matches!(lesson.activity, Activity::Service(_)));
    let noun = if all_services { "session" } else { "class" };
    let each_pass = if campus.cycle.weeks.len() == 1 { "a week" } else { "over all days" };
    Some(Card {
        name: campus[person].name.clone(),
        role: campus[person].role.title().to_owned(),
        days: columns.iter().map(|(same, _)| days::words(campus, same)).collect(),
        rows: rows.collect(),
        wide,
        totals: columns.iter().map(|(same, _)| on(same[0]).to_string()).collect(),
        count_of: if all_services { "Sessions" } else { "Classes" },
        load: format!("{}, {} minutes {each_pass}", count(classes.len(), noun), names::minutes(taught)),
    })
}

/// What is taught at the time: whose homeroom, or the service's name; the special's too where the person has several.
fn cell(campus: &Campus, classes: &[&Lesson], day: DayId, time: Span) -> Cell {
    let mut specials: Vec<Activity> = classes.iter().map(|lesson| lesson.activity).collect();
    specials.sort_unstable();
    specials.dedup();
    let here = || classes.iter().filter(|lesson| lesson.day == day && lesson.span == time);
    let words: Vec<String> = here()
        .map(|lesson| {
            let homerooms: Vec<&str> =
                lesson.homerooms.iter().map(|&homeroom| campus[homeroom].id.as_str()).collect();
            let homerooms = homerooms.join(", ");
            match lesson.activity {
                Activity::Special(_) if specials.len() == 1 => homerooms,
                Activity::Special(_) => format!("{homerooms} {}", campus.activity_name(lesson.activity)),
                _ => campus.activity_name(lesson.activity).to_owned(),
            }
        })
        .collect();
    let class = here().next().map_or_else(String::new, |lesson| shade(campus, lesson.activity).class);
    Cell { words: words.join("; "), class }
}

/// The colour of the use that teaching the activity is.
fn shade(campus: &Campus, activity: Activity) -> Shade {
    let pushed_in =
        matches!(activity, Activity::Service(service) if campus[service].setting == Setting::PushIn);
    palette::of_use(if pushed_in { Use::CoTeaching } else { Use::Instruction })
}
