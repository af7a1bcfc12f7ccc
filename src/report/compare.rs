//! Two schedules side by side as facts in words: the answer in a sentence, what each side is, and sections of lines with A, B and
//! the difference. Screen and page print the same sections.

use std::cmp::Ordering;

use commontime_school::comparison::{Comparison, Sides};
use commontime_school::wording::{count, grouped, list};
use commontime_school::{Cents, Fte, Minutes};

use crate::{money, names};

mod dollars;
mod minutes;
pub(crate) mod sides;
mod week;

/// One part of a comparison.
#[derive(Clone, Debug)]
pub(crate) struct Section {
    /// Its place on the page.
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    /// What the lines are about.
    pub(crate) head: &'static str,
    pub(crate) lines: Vec<Line>,
    /// Sentences below the lines.
    pub(crate) notes: Vec<String>,
}

/// One thing of both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// Whose it is: names, shortened where there is little room.
    pub(crate) names: Vec<String>,
    /// What it is.
    pub(crate) what: String,
    pub(crate) a: String,
    pub(crate) b: String,
    pub(crate) difference: String,
}

impl Line {
    /// Makes a line of one thing.
    fn new(what: impl Into<String>, sides: Sides<String>, difference: impl Into<String>) -> Self {
        let Sides { a, b } = sides;
        Self { names: Vec::new(), what: what.into(), a, b, difference: difference.into() }
    }

    /// Returns what the line is about, with at most so many names.
    pub(crate) fn label(&self, most: usize) -> String {
        let names = if self.names.len() <= most + 1 {
            list(&self.names)
        } else {
            format!("{} and {} more", self.names[..most].join(", "), self.names.len() - most)
        };
        match (names.as_str(), self.what.as_str()) {
            ("", what) => what.to_owned(),
            (names, "") => names.to_owned(),
            (names, what) => format!("{names}: {what}"),
        }
    }
}

/// What stands where a side has nothing.
const NOTHING: &str = "–";
/// What stands where there is no difference.
const SAME: &str = "same";

/// Returns all sections in order.
pub(crate) fn sections(comparison: &Comparison) -> Vec<Section> {
    let all = [
        minutes::all(comparison),
        minutes::people(comparison),
        minutes::planning(comparison),
        minutes::students(comparison),
        dollars::funds(comparison),
        dollars::posts(comparison),
        week::specialists(comparison),
        week::largest_group(comparison),
        week::bells(comparison),
        sides::levers(comparison),
        sides::approvals(comparison),
        week::moved(comparison),
        sides::only_on(comparison),
    ];
    all.into_iter().filter(|section| !section.lines.is_empty() || !section.notes.is_empty()).collect()
}

/// Returns the comparison in one sentence or two.
pub(crate) fn sentence(comparison: &Comparison) -> String {
    if comparison.is_same() {
        return "A and B are the same: in everything that is compared here, and in every row of their schedules."
            .to_owned();
    }
    let lowest = comparison.minutes.map(|it| it.lowest).both();
    let lowest = match lowest {
        None => "Nobody is eligible on one side, so there are no lowest minutes to compare".to_owned(),
        Some(Sides { a, b }) if a == b => {
            format!("In both, the person with the least has {} minutes a week", names::minutes(a))
        }
        Some(Sides { a, b }) => {
            let (more, size) = if b > a { ("more", b - a) } else { ("fewer", a - b) };
            format!(
                "In B, the person with the least has {} minutes a week to work with colleagues, {} {more} than in A",
                names::minutes(b),
                names::minutes(size)
            )
        }
    };
    format!("{lowest}; {}.{}", cost(comparison), posts_of_one_side(comparison))
}

/// Says which kinds of posts only one side has: a cost may be lower because somebody is not listed.
fn posts_of_one_side(comparison: &Comparison) -> String {
    let sentences = [("A", (true, false)), ("B", (false, true))].map(|(letter, wanted)| {
        let kinds = comparison.positions.iter().filter(|kind| {
            let has = |filled: Fte, vacant: Fte| filled + vacant > Fte::NONE;
            (has(kind.filled.a, kind.vacant.a), has(kind.filled.b, kind.vacant.b)) == wanted
        });
        match kinds.map(|kind| kind.kind.as_str()).collect::<Vec<_>>().as_slice() {
            [] => String::new(),
            kinds => format!(
                " Only {letter} has posts of {}: {}.",
                if kinds.len() == 1 { "this kind" } else { "these kinds" },
                list(kinds)
            ),
        }
    });
    sentences.concat()
}

fn cost(comparison: &Comparison) -> String {
    let cost = comparison.cost.map(|it| it.recurring + it.one_time);
    let difference = cost.b - cost.a;
    let any_once = comparison.cost.each().iter().any(|it| it.one_time != Cents::ZERO);
    let span = if any_once { "in the first year" } else { "a year" };
    match difference.cmp(&Cents::ZERO) {
        Ordering::Equal => "both cost the same".to_owned(),
        Ordering::Greater => format!("B costs {difference} {span} more"),
        Ordering::Less => format!("B costs {} {span} less", Cents::new(-difference.get())),
    }
}

/// Returns who gains and who loses, in a sentence.
pub(crate) fn who_gains(comparison: &Comparison) -> String {
    let (mut gain, mut lose) = (0, 0);
    for (_, figures) in comparison.whose_minutes_differ() {
        if figures.b.weekly > figures.a.weekly { gain += 1 } else { lose += 1 }
    }
    let people = |number: usize, verb: &str| match number {
        0 => format!("nobody {verb}s"),
        1 => format!("1 person {verb}s"),
        more => format!("{} {verb}", count(more, "person")),
    };
    match (gain, lose) {
        (0, 0) => "Nobody's minutes differ.".to_owned(),
        (0, lose) => format!("{}, nobody gains.", names::capital(&people(lose, "lose"))),
        (gain, lose) => format!("{}, {}.", names::capital(&people(gain, "gain")), people(lose, "lose")),
    }
}

/// Returns minutes with their sign: `+80`, `−15`, `same`.
fn more_minutes(sides: Sides<Minutes>) -> String {
    match sides.b - sides.a {
        Minutes::ZERO => SAME.to_owned(),
        more if more > Minutes::ZERO => format!("+{}", names::minutes(more)),
        fewer => names::minutes(fewer),
    }
}

/// Returns dollars with their sign.
fn more_money(sides: Sides<Cents>) -> String {
    if sides.is_alike() { SAME.to_owned() } else { money::change(sides.b - sides.a) }
}

/// Returns a count with its sign.
fn more_of(sides: Sides<u64>) -> String {
    match sides.b.cmp(&sides.a) {
        Ordering::Equal => SAME.to_owned(),
        Ordering::Greater => format!("+{}", grouped(sides.b - sides.a)),
        Ordering::Less => format!("−{}", grouped(sides.a - sides.b)),
    }
}

/// Says of what only one side has on which it is.
fn only<T>(sides: &Sides<Option<T>>) -> &'static str {
    match (&sides.a, &sides.b) {
        (Some(_), None) => "only in A",
        (None, Some(_)) => "only in B",
        _ => "",
    }
}

/// Returns a line of figures that a side may lack.
fn optional<T: Copy>(
    what: impl Into<String>,
    sides: Sides<Option<T>>,
    words: impl Fn(T) -> String,
    difference: impl Fn(Sides<T>) -> String,
) -> Line {
    let shown = sides.map(|it| it.map_or_else(|| NOTHING.to_owned(), &words));
    let differs = sides.both().map_or_else(|| only(&sides).to_owned(), difference);
    Line::new(what, shown, differs)
}

/// Puts lines together that are alike but for the names.
fn grouped_by_figures(lines: impl Iterator<Item = Line>) -> Vec<Line> {
    let mut groups: Vec<Line> = Vec::new();
    for line in lines {
        let alike = |known: &&mut Line| {
            (&known.what, &known.a, &known.b, &known.difference)
                == (&line.what, &line.a, &line.b, &line.difference)
        };
        match groups.iter_mut().find(alike) {
            Some(known) => known.names.extend(line.names),
            None => groups.push(line),
        }
    }
    groups
}
