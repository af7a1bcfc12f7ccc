//! The school year: which dates are school days, which kind of day each is, and so which weeks occur.

use std::collections::{BTreeMap, BTreeSet};

use commontime_school::DayId;
use commontime_school::calendar::{Calendar, DateKind, SchoolDate};
use commontime_school::cycle::{BellsFollow, Cycle, Day, Week, Weekday};
use jiff::ToSpan;
use jiff::civil::Date;

use super::cycle::is_week;
use crate::names::CALENDAR;
use crate::problem::{Code, Desk};
use crate::raw;
use crate::raw::Literal;
use crate::value::Scalar;

/// The longest school year, in days.
const YEAR_DAYS: i32 = 400;

/// Returns the cycle with the weeks, passes and pairs of weeks that occur, and the calendar.
pub(super) fn resolve(
    desk: &mut Desk<'_>,
    raw: &raw::calendar::Calendar,
    cycle: Cycle,
) -> (Cycle, Option<Calendar>) {
    let Some((first, last)) = year(desk, raw) else { return (cycle, None) };
    let holidays = dates(desk, &raw.holidays, first, last);
    let half_days = dates(desk, &raw.half_days, first, last);
    let testing = dates(desk, &raw.testing, first, last);
    let school: Vec<(Date, Weekday)> = each_day(first, last)
        .filter_map(|date| weekday(date).map(|weekday| (date, weekday)))
        .filter(|(date, _)| !holidays.contains(date))
        .collect();
    let mut cycle = cycle;
    let kinds = kinds_of_day(&mut cycle, &school);
    let dates: Vec<SchoolDate> = school
        .iter()
        .zip(kinds)
        .map(|(&(date, _), day)| {
            let kind = if half_days.contains(&date) {
                DateKind::Half
            } else if testing.contains(&date) {
                DateKind::Testing
            } else {
                DateKind::Full
            };
            SchoolDate { date, day, kind }
        })
        .collect();
    let (weeks, short_weeks) = weeks(&mut cycle, &dates);
    if cycle.weeks.is_empty() {
        desk.problem(CALENDAR, raw.first_day.span(), Code::NoFullWeek, "the calendar has no full week")
            .label("no Monday to Friday from here on is free of holidays, half-days and testing")
            .help("weekly minutes are those of full weeks: check the dates");
    }
    runs(&mut cycle, &dates);
    (cycle, Some(Calendar { dates, weeks, short_weeks }))
}

fn year(desk: &mut Desk<'_>, raw: &raw::calendar::Calendar) -> Option<(Date, Date)> {
    let first = desk.date(CALENDAR, &raw.first_day);
    let last = desk.date(CALENDAR, &raw.last_day);
    let (first, last) = (first?, last?);
    if last <= first {
        desk.problem(
            CALENDAR,
            raw.last_day.span(),
            Code::DatesBackwards,
            format!("the last day, {last}, is not after the first, {first}"),
        )
        .label("before the first day")
        .help("write the last school day of the same school year");
        return None;
    }
    if (last - first).get_days() > YEAR_DAYS {
        desk.problem(
            CALENDAR,
            raw.last_day.span(),
            Code::DateOutside,
            format!("the school year from {first} to {last} is longer than {YEAR_DAYS} days"),
        )
        .label("too far from the first day")
        .help("write the last school day of the same school year");
        return None;
    }
    Some((first, last))
}

fn each_day(first: Date, last: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(first), |date| date.tomorrow().ok()).take_while(move |date| *date <= last)
}

fn weekday(date: Date) -> Option<Weekday> {
    let place = usize::try_from(date.weekday().to_monday_zero_offset()).ok()?;
    Weekday::ALL.get(place).copied()
}

/// Reads dates and ranges of dates; reports those outside the school year.
fn dates(desk: &mut Desk<'_>, written: &[Literal], first: Date, last: Date) -> BTreeSet<Date> {
    let mut dates = BTreeSet::new();
    for literal in written {
        let Some((from, to)) = range(desk, literal) else { continue };
        if to < from {
            desk.problem(
                CALENDAR,
                literal.span(),
                Code::DatesBackwards,
                format!("the range from {from} to {to} runs backwards"),
            )
            .label("ends before it begins")
            .help("write the earlier date first: \"2026-11-23..2026-11-27\"");
        } else if from < first || to > last {
            desk.problem(
                CALENDAR,
                literal.span(),
                Code::DateOutside,
                if from == to {
                    format!("{from} is not within the school year")
                } else {
                    format!("{from} to {to} is not within the school year")
                },
            )
            .label(format!("the year is {first} to {last}"))
            .help("check the year of the date, or take it away");
        } else {
            dates.extend(each_day(from, to));
        }
    }
    dates
}

fn range(desk: &mut Desk<'_>, literal: &Literal) -> Option<(Date, Date)> {
    if let Scalar::Text(text) = &**literal
        && let Some((from, to)) = text.split_once("..")
    {
        let from = desk.date_in(CALENDAR, literal.span(), from.trim());
        let to = desk.date_in(CALENDAR, literal.span(), to.trim());
        return Some((from?, to?));
    }
    desk.date(CALENDAR, literal).map(|date| (date, date))
}

/// Returns the kind of day of every school day: cycle days run on in order, holidays or not.
/// Where both weekday and cycle day matter, the cycle's days become the pairs that occur.
fn kinds_of_day(cycle: &mut Cycle, school: &[(Date, Weekday)]) -> Vec<DayId> {
    let length = cycle.cycle_days.len();
    if is_week(&cycle.cycle_days) {
        return school.iter().map(|&(_, weekday)| DayId::from_index(weekday as usize)).collect();
    }
    if cycle.bells_follow == BellsFollow::CycleDay {
        return (0..school.len()).map(|at| DayId::from_index(at % length)).collect();
    }
    let pairs: Vec<(Weekday, usize)> =
        school.iter().enumerate().map(|(at, &(_, weekday))| (weekday, at % length)).collect();
    let occurring: BTreeSet<(Weekday, usize)> = pairs.iter().copied().collect();
    let place: BTreeMap<(Weekday, usize), usize> =
        occurring.iter().enumerate().map(|(at, &pair)| (pair, at)).collect();
    cycle.days = occurring
        .iter()
        .map(|&(weekday, cycle_day)| Day {
            name: format!("{weekday}-{}", cycle.cycle_days[cycle_day]),
            weekday: Some(weekday),
            cycle_day,
        })
        .collect();
    pairs.iter().map(|pair| DayId::from_index(place[pair])).collect()
}

/// Puts the full weeks that occur into the cycle; returns how many weeks there are and how many of them are short.
fn weeks(cycle: &mut Cycle, dates: &[SchoolDate]) -> (u32, u32) {
    let mut by_monday: BTreeMap<Date, Vec<&SchoolDate>> = BTreeMap::new();
    for date in dates {
        by_monday.entry(monday(date.date)).or_default().push(date);
    }
    let full_days = |week: &[&SchoolDate]| week.iter().filter(|date| date.kind == DateKind::Full).count();
    let mut counts: Vec<(Vec<DayId>, u32)> = Vec::new();
    for week in by_monday.values().filter(|week| full_days(week) == 5) {
        let days: Vec<DayId> = week.iter().map(|date| date.day).collect();
        match counts.iter_mut().find(|(known, _)| *known == days) {
            Some((_, count)) => *count += 1,
            None => counts.push((days, 1)),
        }
    }
    counts.sort();
    let name = |day: DayId| {
        let it = &cycle.days[day.index()];
        cycle.cycle_days[it.cycle_day].clone()
    };
    cycle.weeks = counts
        .into_iter()
        .map(|(days, weeks_per_year)| Week {
            name: format!("{}-{}", name(days[0]), name(days[4])),
            days,
            weeks_per_year,
        })
        .collect();
    let short = by_monday.values().filter(|week| full_days(week) < 5).count();
    (count(by_monday.len()), count(short))
}

fn monday(date: Date) -> Date {
    let back = i64::from(date.weekday().to_monday_zero_offset());
    date.checked_sub(back.days()).unwrap_or(date)
}

/// Puts the passes through the cycle and the ten school days in a row that occur into the cycle.
fn runs(cycle: &mut Cycle, dates: &[SchoolDate]) {
    let length = cycle.cycle_days.len();
    if cycle.bells_follow == BellsFollow::Weekday && !is_week(&cycle.cycle_days) {
        let passes: BTreeSet<Vec<DayId>> =
            dates.chunks_exact(length).map(|pass| pass.iter().map(|date| date.day).collect()).collect();
        cycle.passes = passes.into_iter().collect();
    }
    // Rows with the same days in another order hold the same minutes.
    let mut seen = BTreeSet::new();
    let full: Vec<&SchoolDate> = dates.iter().filter(|date| date.kind == DateKind::Full).collect();
    let mut rows = Vec::new();
    for row in full.windows(10).filter(|row| row[0].date.weekday() == jiff::civil::Weekday::Monday) {
        let days: Vec<DayId> = row.iter().map(|date| date.day).collect();
        let mut sorted = days.clone();
        sorted.sort_unstable();
        if seen.insert(sorted) {
            rows.push(days);
        }
    }
    if rows.is_empty() {
        rows = cycle.weeks.iter().map(|week| week.days.repeat(2)).collect();
    }
    cycle.two_weeks = rows;
}

fn count(number: usize) -> u32 {
    u32::try_from(number).expect("fewer weeks than four billion")
}

#[cfg(test)]
mod tests {
    use crate::{Texts, load_texts, starter};

    /// The starter's school in another cycle and year.
    fn campus(cycle: &str, calendar: &str) -> commontime_school::Campus {
        let mut texts = Texts::from_iter(starter());
        let bells = texts
            .get("bell-schedule.toml")
            .unwrap()
            .replace("cycle = [\"Mon\", \"Tue\", \"Wed\", \"Thu\", \"Fri\"]", &format!("cycle = {cycle}"));
        texts.insert("bell-schedule.toml", &bells);
        if !cycle.contains("Mon") {
            let courses = texts.get("courses.toml").unwrap();
            let courses = courses
                .replace("per-week = ", "per-cycle = ")
                .replace("minutes-per-cycle", "minutes-per-week");
            let courses = courses.replace("specials-per-day = 1", "specials-per-day = { min = 0, max = 5 }");
            texts.insert("courses.toml", &courses);
            let bells = bells.replace(", Wed = \"7:45-13:50\"", "");
            texts.insert("bell-schedule.toml", &bells);
        }
        texts.insert("calendar.toml", calendar);
        load_texts(&texts).unwrap_or_else(|problems| panic!("{problems}"))
    }

    #[test]
    fn short_weeks_are_counted_and_do_not_count_as_weeks() {
        // Four weeks: a full one, one with a holiday, one with a half-day, a full one.
        let campus = campus(
            "[\"Mon\", \"Tue\", \"Wed\", \"Thu\", \"Fri\"]",
            "first-day = 2026-08-31\nlast-day = 2026-09-25\nholidays = [2026-09-07]\nhalf-days = [2026-09-18]\n",
        );
        let calendar = campus.calendar.as_ref().unwrap();
        assert_eq!((calendar.weeks, calendar.short_weeks, calendar.dates.len()), (4, 2, 19));
        assert_eq!((campus.cycle.weeks.len(), campus.cycle.weeks[0].weeks_per_year), (1, 2));
        assert!(campus.cycle.two_weeks.iter().all(|row| row.len() == 10));
    }

    #[test]
    fn cycle_days_run_on_over_holidays() {
        // Days A to F from a Monday; Labor Day shifts the weeks after it.
        let campus = campus(
            "[\"A\", \"B\", \"C\", \"D\", \"E\", \"F\"]\nbells-follow = \"cycle\"",
            "first-day = 2026-08-31\nlast-day = 2026-09-25\nholidays = [2026-09-07]\n",
        );
        let names: Vec<&str> = campus.cycle.weeks.iter().map(|week| week.name.as_str()).collect();
        // A-E; then F-C in four days; then D-B and C-A.
        assert_eq!(names, ["A-E", "C-A", "D-B"]);
        let dates = &campus.calendar.as_ref().unwrap().dates;
        assert_eq!(campus[dates[5].day].name, "F");
    }

    #[test]
    fn pairs_of_weekday_and_cycle_day_are_those_that_occur() {
        let campus = campus(
            "[\"A\", \"B\"]\nbells-follow = \"weekday\"",
            "first-day = 2026-08-31\nlast-day = 2026-09-11\n",
        );
        assert_eq!(campus.cycle.days.len(), 10);
        assert_eq!(campus.cycle.weeks.len(), 2);
        assert_eq!(campus.cycle.passes.len(), 5);
        assert_eq!(campus.cycle.days[campus.cycle.weeks[0].days[0].index()].name, "Mon-A");
    }
}
