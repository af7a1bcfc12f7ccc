//! The week by person: each day a strip coloured by use, equal days joined.

use commontime_school::ledger::{MinutesLedger, UseSpan};
use commontime_school::wording::list;
use commontime_school::{Campus, DayId, Fte, Minutes, PersonId, Span, Use};

use super::palette::{self, Shade};
use super::strip::{Axis, Segment, Strip};
use crate::clock;
use crate::days;
use crate::standing;

/// A team's people.
#[derive(Clone, Debug)]
pub(crate) struct TeamWeek {
    pub(crate) name: String,
    pub(crate) people: Vec<PersonWeek>,
}

/// The week of one person, or of several of a team whose days look alike.
#[derive(Clone, Debug)]
pub(crate) struct PersonWeek {
    pub(crate) names: Vec<String>,
    pub(crate) role: String,
    pub(crate) strips: Vec<Strip>,
}

impl PersonWeek {
    /// Returns the names as one: `K-1, K-2 and K-3`.
    pub(crate) fn name(&self) -> String {
        list(&self.names)
    }
}

/// Returns everyone's week by team.
pub(crate) fn weeks(campus: &Campus, ledger: &MinutesLedger, axis: Axis) -> Vec<TeamWeek> {
    standing::groups(campus)
        .into_iter()
        .map(|(name, people)| {
            let mut weeks: Vec<PersonWeek> = Vec::new();
            for person in people {
                let one = week(campus, ledger, axis, person);
                match weeks.iter_mut().find(|known| alike(known, &one)) {
                    Some(known) => join(known, one),
                    None => weeks.push(one),
                }
            }
            TeamWeek { name, people: weeks }
        })
        .collect()
}

/// Tells whether two weeks have the same uses at the same times; what exactly is taught then may differ.
fn alike(one: &PersonWeek, other: &PersonWeek) -> bool {
    let same_strip = |a: &Strip, b: &Strip| {
        let mut pairs = a.segments.iter().zip(&b.segments);
        a.label == b.label
            && a.segments.len() == b.segments.len()
            && pairs.all(|(a, b)| (&a.x, &a.width, &a.class) == (&b.x, &b.width, &b.class))
    };
    one.role == other.role
        && one.strips.len() == other.strips.len()
        && one.strips.iter().zip(&other.strips).all(|(a, b)| same_strip(a, b))
}

/// Adds a person to those whose week looks the same. Where they do different things in it, only the use is told.
fn join(known: &mut PersonWeek, one: PersonWeek) {
    for (strip, other) in known.strips.iter_mut().zip(&one.strips) {
        only_what_is_common(&mut strip.segments, &other.segments);
    }
    known.names.extend(one.names);
}

/// Leaves the details out of the parts of a strip that are something else in `others`, part by part.
fn only_what_is_common(segments: &mut [Segment], others: &[Segment]) {
    for (part, other) in segments.iter_mut().zip(others) {
        if part.title != other.title {
            part.title = without_details(&part.title);
        }
    }
}

/// Cuts `8:00–8:45 instruction: mathematics` before the colon that ends the use.
fn without_details(title: &str) -> String {
    title.split_once(": ").map_or(title, |(whole, _)| whole).to_owned()
}

/// Returns the uses that occur, for the legend.
pub(crate) fn legend(ledger: &MinutesLedger) -> Vec<Shade> {
    let occurs = |kind: &Use| ledger.days.iter().flat_map(|day| &day.uses).any(|used| used.kind == *kind);
    Use::ALL.into_iter().filter(occurs).map(palette::of_use).collect()
}

/// Days of one person that look alike.
struct DayStrip<'a> {
    days: Vec<DayId>,
    /// The uses of the first of them.
    uses: &'a [UseSpan],
    segments: Vec<Segment>,
}

/// The uses and their times. What exactly is taught then may differ: whose class it is, the card of a specialist says.
fn shape(uses: &[UseSpan]) -> Vec<(Use, Span)> {
    let whole = |stretch: &[UseSpan]| {
        let (first, last) = (stretch[0].span, stretch[stretch.len() - 1].span);
        (stretch[0].kind, Span::new(first.start(), last.end()).unwrap_or(first))
    };
    stretches(uses).into_iter().map(whole).collect()
}

fn week(campus: &Campus, ledger: &MinutesLedger, axis: Axis, person: PersonId) -> PersonWeek {
    let someone = &campus[person];
    let mut days: Vec<DayStrip<'_>> = Vec::new();
    for entry in ledger.days.iter().filter(|entry| entry.person == person && !entry.uses.is_empty()) {
        let segments = || -> Vec<Segment> {
            stretches(&entry.uses).into_iter().map(|stretch| segment(axis, stretch)).collect()
        };
        match days.iter_mut().find(|known| shape(known.uses) == shape(&entry.uses)) {
            Some(known) => {
                known.days.push(entry.day);
                only_what_is_common(&mut known.segments, &segments());
            }
            None => days.push(DayStrip { days: vec![entry.day], uses: &entry.uses, segments: segments() }),
        }
    }
    let role = if someone.fte == Fte::FULL {
        someone.role.title().to_owned()
    } else {
        format!("{}, {} FTE", someone.role.title(), someone.fte)
    };
    let strips = days
        .into_iter()
        .map(|alike| {
            let label = days::words(campus, &alike.days);
            Strip { title: format!("{label}: {}", totals(alike.uses)), segments: alike.segments, label }
        })
        .collect();
    PersonWeek { names: vec![someone.name.clone()], role, strips }
}

/// Cuts the day where the use changes: subjects taught one after the other are one stretch of instruction.
fn stretches(uses: &[UseSpan]) -> Vec<&[UseSpan]> {
    uses.chunk_by(|before, after| before.kind == after.kind && before.span.end() == after.span.start())
        .collect()
}

fn segment(axis: Axis, stretch: &[UseSpan]) -> Segment {
    let (first, last) = (&stretch[0], &stretch[stretch.len() - 1]);
    let whole = Span::new(first.span.start(), last.span.end()).unwrap_or(first.span);
    let shade = palette::of_use(first.kind);
    let parts: Vec<String> = stretch
        .iter()
        .filter(|used| !used.what.is_empty() && used.what != shade.words)
        .map(|used| {
            if stretch.len() == 1 {
                used.what.clone()
            } else {
                format!("{} {}", clock::span(used.span), used.what)
            }
        })
        .collect();
    let what = if parts.is_empty() { String::new() } else { format!(": {}", parts.join("; ")) };
    axis.segment(whole, &shade, format!("{} {}{what}", clock::span(whole), shade.words))
}

/// The day's minutes by use: `315 minutes instruction, 45 team meeting`.
fn totals(uses: &[UseSpan]) -> String {
    let words: Vec<String> = Use::ALL
        .into_iter()
        .filter_map(|kind| {
            let minutes: Minutes =
                uses.iter().filter(|used| used.kind == kind).map(|used| used.span.length()).sum();
            (minutes > Minutes::ZERO).then(|| format!("{minutes} minutes {}", kind.words()))
        })
        .collect();
    words.join(", ")
}
