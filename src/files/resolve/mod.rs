//! From raw files to a [`Campus`]: names become ids, defaults are filled in and noted, and what cannot be is reported.
//!
//! The order is that of what builds on what: days and bells, people, homerooms, rooms, courses, teams, money, goal.
//! Each step goes on after a problem as well as it can, so that one run reports everything.

mod bells;
mod book;
mod budget;
mod calendar;
mod certifications;
mod contract_money;
mod cycle;
mod days;
mod fits;
mod fte;
mod goal;
mod grades;
mod homerooms;
mod levers;
mod may_pay;
mod people;
mod places;
mod policy;
mod rooms;
mod scenario;
mod services;
mod sketches;
mod specials;
mod supervision;
mod teams;

use std::sync::Arc;

use commontime_school::Campus;
use commontime_school::campus::Parts;

use crate::names::{CURRENT, NOT_READ, SCENARIO};
use crate::problem::{Code, Desk};
use crate::raw::bell_schedule::BellSchedules;
use crate::raw::budget::Budget;
use crate::raw::calendar::Calendar;
use crate::raw::courses::Courses;
use crate::raw::fte::Fte;
use crate::raw::scenario::Scenario;
use crate::raw::staff::Staff;
use crate::raw::{FORMAT, check_format};
use crate::texts::Texts;

pub(crate) use book::Book;

/// All files of a scenario as written.
pub(crate) struct Raw {
    pub(crate) scenario: Scenario,
    pub(crate) staff: Staff,
    pub(crate) bells: BellSchedules,
    pub(crate) courses: Courses,
    pub(crate) fte: Fte,
    pub(crate) budget: Option<Budget>,
    pub(crate) calendar: Option<Calendar>,
}

/// Joins the files to a campus; `None` where there are problems, which the desk then holds.
pub(crate) fn campus(desk: &mut Desk<'_>, raw: &Raw, texts: &Texts) -> Option<Campus> {
    let parts = parts(desk, raw, texts)?;
    if desk.has_problems() {
        return None;
    }
    match Campus::new(parts) {
        Ok(campus) => with_current(desk, campus, texts),
        Err(misfits) => {
            for misfit in misfits {
                desk.whole_file(SCENARIO, Code::FileUnreadable, misfit).help(
                    "this is a slip of the program: its own checks should have found it; send us the files",
                );
            }
            None
        }
    }
}

/// Reads today's schedule, where there is one: its names are those of the campus.
fn with_current(desk: &mut Desk<'_>, campus: Campus, texts: &Texts) -> Option<Campus> {
    if texts.get(CURRENT).is_none() {
        return Some(campus);
    }
    let (current, _) = crate::read::table(desk, CURRENT, &campus);
    let mut parts = campus.into_parts();
    parts.current = Some(current);
    Campus::new(parts).ok().filter(|_| !desk.has_problems())
}

/// Gathers what a campus is made of, going on after a problem as well as it can.
pub(crate) fn parts(desk: &mut Desk<'_>, raw: &Raw, texts: &Texts) -> Option<Parts> {
    check_format(desk, SCENARIO, &raw.scenario.format, FORMAT);
    let (cycle, calendar) = cycle::resolve(desk, &raw.bells, raw.calendar.as_ref());
    let grid = cycle::grid(desk, &raw.bells);
    let chosen = scenario::bell_schedule(desk, &raw.scenario, &raw.bells);
    let bell_days = bells::days(desk, chosen, &cycle, grid);

    let sketches = sketches::gather(desk, &raw.staff)?;
    let mut book = Book::gather(desk, raw, &sketches)?;
    let classes = homerooms::resolve(desk, &raw.courses, &sketches, &mut book);
    let mut rooms = rooms::Rooms::gather(desk, &raw.courses);

    let homerooms = homerooms::with_rooms(&classes, &mut rooms);
    let mut grades = grades::resolve(desk, &raw.courses, &book, grid, &classes);
    let specials = specials::resolve(desk, &raw.courses, &book, &mut rooms, &cycle, grid);
    specials::per_day(desk, &raw.courses, &mut grades, &specials, &cycle);
    specials::taught_in_subjects(desk, &raw.courses, &mut grades, &specials, &cycle);
    let services = services::resolve(desk, &raw.courses, &book, &mut rooms, &homerooms, &sketches, grid);

    let mut people = people::resolve(desk, &sketches, &book, &classes, &bell_days, &cycle, grid);
    let teams = teams::resolve(desk, &raw.staff, &sketches, &book, &homerooms, &mut people, &rooms);
    let funds = budget::funds(desk, raw.budget.as_ref(), &book);
    let kinds: Vec<&str> = raw.fte.position.iter().map(|row| row.kind.as_str()).collect();
    let costs = raw.budget.as_ref().map(|budget| budget::Costs::read(desk, Some(budget), &kinds));
    let positions = fte::resolve(desk, &raw.fte, costs.as_ref(), &book, &sketches, &mut people);
    let bells = bells::resolve(desk, raw, chosen, bell_days, &people, &book, &mut rooms, grid);
    fits::check(desk, &raw.courses, &grades, &specials, &bells, &cycle);
    let listed_rooms = rooms.list();
    let roll = places::Roll {
        grades: &grades,
        homerooms: &homerooms,
        specials: &specials,
        services: &services,
        bells: &bells,
        rooms: &listed_rooms,
    };
    places::check(desk, &raw.courses, &roll);
    certifications::check(desk, &raw.courses, &people, (&grades, &homerooms), &specials, &services);

    let goal = goal::resolve(desk, &raw.scenario);
    let policy = policy::resolve(desk, &raw.scenario);
    policy::class_sizes(desk, &policy, &grades, &homerooms);
    if texts.get(CURRENT).is_none() {
        desk.assume(
            CURRENT,
            "there is no current schedule: today's student minutes are taken to be what courses.toml asks for",
        );
    }
    for file in NOT_READ.into_iter().filter(|file| texts.get(file).is_some()) {
        desk.assume(file, format!("{file} is there and is not read in this version"));
    }
    let mut gathered = Parts {
        name: raw.scenario.name.to_string(),
        school_year: raw.scenario.school_year.as_ref().map(ToString::to_string).unwrap_or_default(),
        cycle,
        bells,
        other_bells: Arc::default(),
        calendar,
        people,
        teams,
        grades,
        homerooms,
        subjects: book.subjects(),
        specials,
        services,
        rooms: listed_rooms,
        positions,
        costing: costs.as_ref().map(|costs| costs.costing).unwrap_or_default(),
        funds,
        contract_money: Vec::new(),
        goal,
        priorities: goal::priorities(desk, &raw.scenario),
        policy,
        waivers: scenario::waivers(desk, &raw.scenario),
        levers: Arc::default(),
        decided: Vec::new(),
        approvals: scenario::approvals(&raw.scenario),
        assumptions: Vec::new(),
        current: None,
    };
    fte::part_time(desk, &sketches, &gathered);
    gathered.contract_money = contract_money::resolve(desk, raw.budget.as_ref(), &book, &gathered);
    if !desk.has_problems() {
        gathered.other_bells = bells::others(texts, raw, &gathered, &book, &mut rooms).into();
    }
    gathered.levers = levers::resolve(desk, raw, &book, &mut rooms, &gathered, costs.as_ref()).into();
    may_pay::check(desk, raw, &gathered);
    gathered.assumptions = desk.take_assumptions();
    Some(gathered)
}
