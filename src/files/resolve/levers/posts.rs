//! What levers about posts share: when somebody new is here, and what they are.

use commontime_school::campus::Parts;
use commontime_school::ids::{DayId, PersonId, PositionId, SpecialId};
use commontime_school::lever::{Others, Whom};
use commontime_school::position::Position;
use commontime_school::staff::{Hours, Person};
use commontime_school::{ClockTime, Fte, Minutes, Span, wording};

use super::Reading;
use super::opened::cannot;
use crate::names::SCENARIO;
use crate::problem::{Code, Desk};
use crate::raw::words::RoleWord;
use crate::raw::{Number, Text};
use crate::resolve::policy::roles;
use crate::value::{Entries, Located, distinct};

/// All of a day.
fn whole_day() -> Span {
    Span::new(ClockTime::default(), ClockTime::END_OF_DAY).expect("a day is not empty")
}

/// Returns when somebody is away who comes for so much of the longest staff week, on days in this order, beside when they are
/// here already. The last day is cut where the time is used up, on the grid.
pub(super) fn away(parts: &Parts, here: Option<PersonId>, fte: Fte, days: &[DayId]) -> Vec<Vec<Span>> {
    let mut away: Vec<Vec<Span>> = match here {
        Some(person) => parts.people[person.index()]
            .present
            .iter()
            .map(|here| {
                here.iter().fold(vec![whole_day()], |left, here| {
                    left.into_iter().flat_map(|span| span.without(*here)).collect()
                })
            })
            .collect(),
        None => vec![vec![whole_day()]; parts.bells.days.len()],
    };
    let staff = |day: &DayId| parts.bells.days[day.index()].staff.length();
    let weeks = parts.cycle.weeks.iter();
    let longest =
        weeks.map(|week| week.days.iter().map(staff).sum::<Minutes>()).max().unwrap_or(Minutes::ZERO);
    let mut left = fte.of(longest).get();
    for day in days {
        let (bells, gone) = (&parts.bells.days[day.index()], &mut away[day.index()]);
        let gaps = gone.iter().filter_map(|span| span.intersection(bells.staff));
        let missing: i32 = gaps.map(|span| span.length().get()).sum();
        if missing <= left {
            gone.clear();
            left -= missing;
            continue;
        }
        // From the morning on, for as long as there is time left.
        let grid = parts.bells.grid.get().max(1);
        let stays = Minutes::new(left / grid * grid);
        if stays > Minutes::ZERO
            && gone.len() == 1
            && let Some(rest) = Span::new(bells.staff.start().plus(stays), ClockTime::END_OF_DAY)
        {
            *gone = vec![rest];
        }
        break;
    }
    away
}

/// Returns somebody new who is like somebody else, with their post.
pub(super) fn new_person(
    reading: &Reading<'_>,
    like: PersonId,
    number: usize,
    fte: Fte,
    days: &[DayId],
) -> (Person, Position) {
    let parts = reading.parts;
    let model = &parts.people[like.index()];
    let id = match number {
        1 => format!("new-{}", model.id),
        number => format!("new-{}-{number}", model.id),
    };
    let mut person = Person {
        name: id.clone(),
        id,
        grade: None,
        homeroom: None,
        fte,
        hours: Hours::StaffDay { away: away(parts, None, fte, days) },
        collaboration_elsewhere: Minutes::ZERO,
        one_to_one: None,
        home_campus: true,
        asks_nothing: false,
        extra_duty: vec![Minutes::ZERO; parts.bells.days.len()],
        teaching_minutes_per_week_max: model.teaching_minutes_per_week_max.map(|most| fte.of(most)),
        ..model.clone()
    };
    person.present = person.present_in(&parts.bells.days);
    let post = parts.positions.iter().find(|post| post.filled_by == Some(like));
    let position = Position {
        id: format!("{} {}", post.map_or("post", |post| &post.kind), person.id),
        kind: post.map_or_else(|| model.role.title().to_owned(), |post| post.kind.clone()),
        fte,
        hours_a_week: post.map_or(0, |post| post.hours_a_week),
        today: (Fte::NONE, 0),
        filled_by: None,
        pay: post.and_then(|post| reading.costs?.new_post(&post.kind)),
        funds: post.map(|post| post.funds.clone()).unwrap_or_default(),
    };
    (person, position)
}

/// Returns a person that a lever names.
pub(super) fn person(desk: &mut Desk<'_>, reading: &Reading<'_>, id: &Text) -> Option<PersonId> {
    let place = reading.book.people.expect(desk, SCENARIO, Code::UnknownInLever, "person", id)?;
    Some(PersonId::from_index(place))
}

/// Returns the people of some roles and those named, and whoever else comes in these roles; everyone the goal is for where neither
/// is given.
pub(super) fn by_role_or_name(
    desk: &mut Desk<'_>,
    reading: &Reading<'_>,
    by_role: Option<&[Located<RoleWord>]>,
    by_name: Option<&[Text]>,
) -> Whom {
    let parts = reading.parts;
    let wanted = by_role.map(roles);
    let listed = by_name.unwrap_or_default();
    distinct(desk, SCENARIO, listed);
    let named: Vec<PersonId> = listed.iter().filter_map(|id| person(desk, reading, id)).collect();
    let everyone = by_role.is_none() && by_name.is_none();
    let is_one = |id: &PersonId| {
        let someone = &parts.people[id.index()];
        let by_role = wanted.as_ref().is_some_and(|roles| roles.contains(&someone.role));
        by_role || named.contains(id) || everyone && parts.goal.is_eligible(someone)
    };
    let people = (0..parts.people.len()).map(PersonId::from_index).filter(is_one).collect();
    let others = if everyone {
        Others::OfTheGoal(Box::new(parts.goal.clone()))
    } else {
        Others::InRoles(wanted.unwrap_or_default())
    };
    Whom::new(parts, people, others)
}

/// Returns a person that a lever lets go; reports a homeroom teacher, without whom there is no homeroom.
pub(super) fn leaver(desk: &mut Desk<'_>, reading: &Reading<'_>, id: &Text) -> Option<PersonId> {
    let person = person(desk, reading, id)?;
    if reading.parts.people[person.index()].homeroom.is_some() {
        cannot(desk, id.span(), format!("\"{}\" has a homeroom, which would have no teacher", **id))
            .help("name somebody else; to give a homeroom up with its post, open `class-size-trade`");
    }
    Some(person)
}

/// Returns somebody's post; reports somebody without one.
pub(super) fn post_of(desk: &mut Desk<'_>, parts: &Parts, person: PersonId, id: &Text) -> Option<PositionId> {
    let place = parts.positions.iter().position(|post| post.filled_by == Some(person));
    if place.is_none() {
        cannot(desk, id.span(), format!("\"{}\" has no post in fte.toml", **id))
            .help("add a [[position]] for this person");
    }
    place.map(PositionId::from_index)
}

/// Returns the specials that are had more often at a step of a lever, of so many steps.
pub(super) fn more_specials(
    desk: &mut Desk<'_>,
    reading: &Reading<'_>,
    listed: Option<&Entries<Number>>,
    at: usize,
    of: usize,
) -> Vec<(SpecialId, u32)> {
    let mut more = Vec::new();
    for (name, times) in listed.into_iter().flat_map(Entries::iter) {
        let place = reading.book.specials.expect(desk, SCENARIO, Code::UnknownInLever, "special", name);
        let times = desk.count(SCENARIO, times, 1..=50, "classes");
        let times = u64::from(times) * at as u64 / of.max(1) as u64;
        let times = u32::try_from(times).unwrap_or(0);
        more.extend(place.filter(|_| times > 0).map(|place| (SpecialId::from_index(place), times)));
    }
    more
}

/// Returns words of a step with the specials that are had more often then: `0.4 FTE more: for PE, and PE once more a week for every
/// homeroom that has it`.
pub(super) fn with_more_specials(parts: &Parts, words: String, more: &[(SpecialId, u32)]) -> String {
    let often = |times: u32| match times {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        times => format!("{times} times"),
    };
    let cycle = match parts.cycle.cycle_days.len() {
        5 => "a week".to_owned(),
        days => format!("in {days} days"),
    };
    let each = |(special, times): &(SpecialId, u32)| {
        format!("{} {} more {cycle}", parts.specials[special.index()].id, often(*times))
    };
    let more: Vec<String> = more.iter().map(each).collect();
    if more.is_empty() {
        return words;
    }
    format!("{words}, and {} for every homeroom that has it", wording::list(&more))
}

/// Returns the days on which somebody comes: those listed in their order, or all.
pub(super) fn days(desk: &mut Desk<'_>, parts: &Parts, listed: Option<&[Text]>) -> Vec<DayId> {
    match listed {
        Some(listed) => crate::resolve::days::listed(desk, SCENARIO, listed, &parts.cycle),
        None => parts.cycle.day_ids().collect(),
    }
}
