//! Checks that every file shares: ranges of numbers, times on the grid, exact amounts, ids, dates.

use std::collections::BTreeSet;
use std::ops::{Range, RangeInclusive};

use commontime_school::{Cents, Fte, Minutes, Share, Span};
use jiff::civil::Date;

use super::{Located, Scalar, clock, decimal, grid_holds, span as read_span};
use crate::problem::{Code, Desk};

/// Limits on sizes. Far beyond any school; they keep a slip of the pen from filling the memory.
pub(crate) struct Limits;

impl Limits {
    /// The largest file, in bytes: 4 MiB.
    pub(crate) const FILE_BYTES: usize = 4 * 1024 * 1024;
    /// People.
    pub(crate) const PEOPLE: usize = 10_000;
    /// Services, rooms, teams, posts, funds: of each.
    pub(crate) const ROWS: usize = 10_000;
    /// Grades, and duties.
    pub(crate) const GRADES: usize = 200;
    /// Specials.
    pub(crate) const SPECIALS: usize = 1_000;
    /// Homerooms.
    pub(crate) const HOMEROOMS: i64 = 2_000;
    /// Students of a grade.
    pub(crate) const STUDENTS: i64 = 100_000;
    /// Days of a cycle.
    pub(crate) const CYCLE_DAYS: usize = 20;
    /// Minutes of a day and of a week.
    pub(crate) const DAY: i64 = 24 * 60;
    /// Minutes of a week.
    pub(crate) const WEEK: i64 = 7 * 24 * 60;
    /// Characters of an id.
    pub(crate) const ID: usize = 80;
    /// Money, in cents: ten billion dollars.
    pub(crate) const CENTS: i64 = 1_000_000_000_000;
    /// FTE of one post, in ten-thousandths.
    pub(crate) const FTE: i64 = 20_000;
}

impl Desk<'_> {
    /// Returns the number where it is in range; reports it otherwise and returns the nearest that is.
    pub(crate) fn whole(
        &mut self,
        file: &str,
        number: &Located<i64>,
        range: RangeInclusive<i64>,
        unit: &str,
    ) -> i64 {
        if !range.contains(number) {
            let (least, most) = (*range.start(), *range.end());
            self.problem(file, number.span(), Code::OutOfRange, format!("{} is out of range", **number))
                .label(format!("expected {} to {} {unit}", plain(least), plain(most)))
                .help(format!("write a whole number of {unit} from {} to {}", plain(least), plain(most)));
        }
        (**number).clamp(*range.start(), *range.end())
    }

    /// As [`Desk::whole`], as minutes.
    pub(crate) fn minutes(
        &mut self,
        file: &str,
        number: &Located<i64>,
        range: RangeInclusive<i64>,
    ) -> Minutes {
        let number = self.whole(file, number, range, "minutes");
        Minutes::new(i32::try_from(number).expect("ranges of minutes are small"))
    }

    /// As [`Desk::minutes`], of a length that has to lie on the grid.
    pub(crate) fn minutes_on_grid(
        &mut self,
        file: &str,
        number: &Located<i64>,
        range: RangeInclusive<i64>,
        grid: Minutes,
    ) -> Minutes {
        let is_in_range = range.contains(number);
        let minutes = self.minutes(file, number, range);
        if is_in_range && minutes.get() % grid.get().max(1) != 0 {
            self.off_grid(file, number.span(), &format!("{minutes} minutes"), grid);
        }
        minutes
    }

    /// As [`Desk::whole`], as a count.
    pub(crate) fn count(
        &mut self,
        file: &str,
        number: &Located<i64>,
        range: RangeInclusive<i64>,
        unit: &str,
    ) -> u32 {
        u32::try_from(self.whole(file, number, range, unit)).expect("ranges of counts are small")
    }

    fn off_grid(&mut self, file: &str, span: Range<usize>, what: &str, grid: Minutes) {
        self.problem(file, span, Code::OffGrid, format!("{what} does not lie on the grid of {grid} minutes"))
            .label(format!("not a multiple of {grid} minutes"))
            .help("change it, or set a finer `grid` in bell-schedule.toml");
    }

    /// Reads a span of time that lies on the grid; reports one that does not or cannot be read.
    pub(crate) fn span(&mut self, file: &str, text: &Located<String>, grid: Minutes) -> Option<Span> {
        let Some((start, end)) = read_span(text) else {
            let one = clock(text).is_some();
            let label = if one { "expected two times" } else { "expected a start and an end" };
            self.problem(file, text.span(), Code::NotATime, format!("\"{}\" is not a span of time", **text))
                .label(label)
                .help("write it like \"7:45-14:40\" or \"7:45 AM-2:40 PM\"");
            return None;
        };
        for time in [start, end] {
            if !grid_holds(grid, time) {
                self.off_grid(file, text.span(), &time.to_string(), grid);
            }
        }
        let span = Span::new(start, end);
        if span.is_none() {
            self.problem(
                file,
                text.span(),
                Code::Backwards,
                format!("the time from {start} to {end} is empty or runs backwards"),
            )
            .label("ends before it begins, or passes midnight")
            .help("write the earlier time first; afternoons are \"14:40\" or \"2:40 PM\"");
        }
        span
    }

    fn amount(
        &mut self,
        file: &str,
        literal: &Located<Scalar>,
        decimals: usize,
        range: RangeInclusive<i64>,
        expected: &str,
    ) -> i64 {
        let written = match &**literal {
            Scalar::Text(text) => text.trim().trim_start_matches('$').to_owned(),
            Scalar::Number => self.written(file, literal.span()).to_owned(),
        };
        let Some(amount) = decimal(&written, decimals) else {
            self.problem(file, literal.span(), Code::NotANumber, format!("{written} cannot be read exactly"))
                .label(format!("expected {expected}"))
                .help(format!("write digits with at most {decimals} decimals and no exponent"));
            return *range.start();
        };
        if !range.contains(&amount) {
            self.problem(file, literal.span(), Code::OutOfRange, format!("{written} is out of range"))
                .label(format!("expected {expected}"))
                .help(format!("write {expected}"));
        }
        amount.clamp(*range.start(), *range.end())
    }

    /// Reads dollars, exactly to the cent.
    pub(crate) fn money(&mut self, file: &str, literal: &Located<Scalar>) -> Cents {
        Cents::new(self.amount(file, literal, 2, 0..=Limits::CENTS, "dollars from 0 to 10 billion"))
    }

    /// Reads an FTE of at most four decimals, from `least` ten-thousandths.
    pub(crate) fn fte(&mut self, file: &str, literal: &Located<Scalar>, least: u32) -> Fte {
        let expected = if least == 0 { "an FTE from 0 to 2" } else { "an FTE above 0, to 2" };
        let amount = self.amount(file, literal, 4, i64::from(least)..=Limits::FTE, expected);
        Fte::from_ten_thousandths(u32::try_from(amount).expect("at most 2 FTE"))
    }

    /// Reads a number of at most two decimals as hundredths.
    pub(crate) fn hundredths(&mut self, file: &str, literal: &Located<Scalar>, most: i64, what: &str) -> u32 {
        let expected = format!("{what} from 0 to {most}");
        let amount = self.amount(file, literal, 2, 0..=most * 100, &expected);
        u32::try_from(amount).expect("limits of hundredths are small")
    }

    /// Reads a share of a whole: `"25 %"` or `0.25`.
    pub(crate) fn share(&mut self, file: &str, literal: &Located<Scalar>) -> Share {
        let expected = "a share from 0 to 1, or from \"0 %\" to \"100 %\"";
        let amount = match percent(literal) {
            Some(percent) => {
                let percent = literal.at_same(Scalar::Text(percent));
                self.amount(file, &percent, 2, 0..=10_000, expected)
            }
            None => self.amount(file, literal, 4, 0..=10_000, expected),
        };
        Share::from_ten_thousandths(u32::try_from(amount).expect("at most the whole"))
    }

    /// Reads a date.
    pub(crate) fn date(&mut self, file: &str, literal: &Located<Scalar>) -> Option<Date> {
        let written = match &**literal {
            Scalar::Text(text) => text.clone(),
            Scalar::Number => self.written(file, literal.span()).to_owned(),
        };
        self.date_in(file, literal.span(), &written)
    }

    /// Reads a date from part of a text.
    pub(crate) fn date_in(&mut self, file: &str, span: Range<usize>, written: &str) -> Option<Date> {
        let plain = written.len() == 10;
        let date = plain.then(|| written.parse::<Date>().ok()).flatten();
        if date.is_none() {
            let help = match (month_first(written), is_year_first(written)) {
                (Some(meant), _) => format!("write year, month and day: {meant}"),
                (None, true) => "write year, a month and a day that there are".to_owned(),
                (None, false) => "write year, month and day, such as 2026-11-23".to_owned(),
            };
            self.problem(file, span, Code::NotADate, format!("\"{written}\" is not a date"))
                .label("expected a date")
                .help(help);
        }
        date
    }

    /// Reports an id that lists and tables could not hold.
    pub(crate) fn check_id(&mut self, file: &str, id: &Located<String>) {
        let starts_well = id.chars().next().is_some_and(char::is_alphanumeric);
        let holds = |character: char| {
            character.is_alphanumeric() || matches!(character, '-' | '_' | '.' | '&' | '/' | '\'' | '+' | ' ')
        };
        if starts_well && id.chars().all(holds) && !id.ends_with(' ') && id.chars().count() <= Limits::ID {
            return;
        }
        self.problem(file, id.span(), Code::BadId, format!("\"{}\" cannot be an id", **id))
            .label("an id names something in lists and tables")
            .help(format!(
                "begin with a letter or digit and use letters, digits and - _ . & / ' +, at most {} characters",
                Limits::ID
            ));
    }

    /// Reports a list that is longer than the limit. Tells whether it is short enough.
    pub(crate) fn check_count(&mut self, file: &str, count: usize, limit: usize, noun: &str) -> bool {
        if count > limit {
            let words = commontime_school::wording::count(count, noun);
            let most = commontime_school::wording::grouped(limit as u64);
            self.whole_file(file, Code::TooMany, format!("{words} are more than the limit of {most}"))
                .help("split the scenario");
        }
        count <= limit
    }
}

/// Returns a number of a range as people write it.
fn plain(number: i64) -> String {
    u64::try_from(number).map_or_else(|_| number.to_string(), commontime_school::wording::grouped)
}

/// Returns the number before a percent sign.
fn percent(literal: &Scalar) -> Option<String> {
    match literal {
        Scalar::Text(text) => text.trim().strip_suffix('%').map(|number| number.trim().to_owned()),
        Scalar::Number => None,
    }
}

/// Reports words that are in a list twice.
pub(crate) fn distinct<'t>(
    desk: &mut Desk<'_>,
    file: &str,
    list: impl IntoIterator<Item = &'t Located<String>>,
) {
    let mut seen = BTreeSet::new();
    for item in list {
        if !seen.insert(item.as_str()) {
            desk.problem(file, item.span(), Code::DuplicateId, format!("\"{item}\" is in the list twice"))
                .label("named before")
                .help("take one away");
        }
    }
}

/// Reads a date as it is written in America, month first: `9/30/2027`.
fn month_first(written: &str) -> Option<Date> {
    let mut parts = written.split(['/', '-', '.']).map(|part| part.trim().parse::<i16>());
    let (Some(Ok(month)), Some(Ok(day)), Some(Ok(year)), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return None;
    };
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    Date::new(year, month, day).ok().filter(|date| date.year() >= 1900)
}

/// Tells whether a text has the form of a date, year first, though there may be no such day.
fn is_year_first(written: &str) -> bool {
    let mut parts = written.split('-');
    let is_next = |part: Option<&str>, digits: usize| {
        part.is_some_and(|part| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    is_next(parts.next(), 4) && is_next(parts.next(), 2) && is_next(parts.next(), 2) && parts.next().is_none()
}
