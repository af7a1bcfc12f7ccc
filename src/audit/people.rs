//! How many minutes everyone gets: in the least week, on average, over the year.

use commontime_school::answer::{PersonMinutes, UseMinutes, YearFigures};
use commontime_school::calendar::DateKind;
use commontime_school::{Campus, DayId, Fte, Minutes, PersonId, Use};

use crate::view::View;

/// Counts the minutes of every person of the campus, in order.
///
/// Minutes at other campuses that the file vouches for are added to every week; over the year they are added only for
/// weeks of five full days, for nothing is known of the short ones.
pub(crate) fn minutes(view: &View) -> Vec<PersonMinutes> {
    view.campus.person_ids().map(|person| minutes_of(view, person)).collect()
}

fn minutes_of(view: &View, person: PersonId) -> PersonMinutes {
    let campus = view.campus;
    let someone = &campus[person];
    let elsewhere = someone.collaboration_elsewhere;
    let credited: Vec<Minutes> = campus.day_ids().map(|day| view.credited(person, day)).collect();
    let planning = by_day(view, person, Use::IndividualPlanning);
    let weekly = least_week(campus, &credited) + elsewhere;
    let days_here = campus.day_ids().filter(|&day| someone.contracted_minutes(day) > Minutes::ZERO);
    let full_weeks =
        campus.calendar.as_ref().map_or(0, |calendar| calendar.weeks.saturating_sub(calendar.short_weeks));
    PersonMinutes {
        person,
        outside_because: campus.goal.why_not_eligible(someone),
        weekly,
        weekly_full_time: weekly.per_full_time(someone.fte),
        average: average_week(campus, &credited) + elsewhere,
        year: over_the_year(campus, &credited)
            .map(|minutes| minutes + i64::from(elsewhere.get()) * i64::from(full_weeks)),
        target: campus.target_of(person),
        planning_least_day: days_here.map(|day| planning[day.index()]).min().unwrap_or(Minutes::ZERO),
        planning_week: least_week(campus, &planning),
        by_use: Use::ALL.into_iter().map(|kind| use_minutes(view, person, kind)).collect(),
        why_short: Vec::new(),
    }
}

fn use_minutes(view: &View, person: PersonId, kind: Use) -> UseMinutes {
    let minutes = by_day(view, person, kind);
    UseMinutes {
        kind,
        least_week: least_week(view.campus, &minutes),
        average_week: average_week(view.campus, &minutes),
        year: over_the_year(view.campus, &minutes),
    }
}

fn by_day(view: &View, person: PersonId, kind: Use) -> Vec<Minutes> {
    view.campus.day_ids().map(|day| view.minutes_of(person, day, kind)).collect()
}

/// Returns the sum over `days`, a kind of day as often as it comes.
pub(crate) fn over(days: &[DayId], minutes: &[Minutes]) -> Minutes {
    days.iter().map(|day| minutes[day.index()]).sum()
}

fn least_week(campus: &Campus, minutes: &[Minutes]) -> Minutes {
    let weeks = campus.cycle.weeks.iter();
    weeks.map(|week| over(&week.days, minutes)).min().unwrap_or(Minutes::ZERO)
}

/// The mean over the kinds of week, each as often as the year has it, rounded down.
fn average_week(campus: &Campus, minutes: &[Minutes]) -> Minutes {
    let (mut sum, mut weeks) = (0_i64, 0_i64);
    for week in &campus.cycle.weeks {
        let times = i64::from(week.weeks_per_year);
        sum += times * i64::from(over(&week.days, minutes).get());
        weeks += times;
    }
    if weeks == 0 {
        return Minutes::ZERO;
    }
    Minutes::new(i32::try_from(sum.div_euclid(weeks)).expect("a mean lies between its least and its most"))
}

/// The sum over the calendar's full days. Half-days and testing run by other schedules and give nothing.
fn over_the_year(campus: &Campus, minutes: &[Minutes]) -> Option<i64> {
    let calendar = campus.calendar.as_ref()?;
    let full = calendar.dates.iter().filter(|date| date.kind == DateKind::Full);
    Some(full.map(|date| i64::from(minutes[date.day.index()].get())).sum())
}

/// Returns what the calendar delivers to the eligible person with the least, scaled to full time and rounded down,
/// against the full-time target. `None` without a calendar or without eligible people.
pub(crate) fn year_figures(campus: &Campus, people: &[PersonMinutes]) -> Option<YearFigures> {
    let calendar = campus.calendar.as_ref()?;
    let scaled = |person: &PersonMinutes| {
        let fte = match campus[person.person].fte {
            Fte::NONE => Fte::FULL,
            fte => fte,
        };
        let year = person.year.unwrap_or(0) * i64::from(Fte::FULL.get());
        year.div_euclid(i64::from(fte.get()))
    };
    let least_minutes = people.iter().filter(|person| person.eligible()).map(scaled).min()?;
    Some(YearFigures {
        least_minutes,
        target_minutes: i64::from(campus.goal.minutes_per_week.get()) * i64::from(calendar.weeks),
        weeks: calendar.weeks,
        short_weeks: calendar.short_weeks,
    })
}
