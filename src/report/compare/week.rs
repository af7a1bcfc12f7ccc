//! The week of both sides: what specialists carry, the largest group, the bells, and what is at other times.

use commontime_school::comparison::{
    Comparison, DayBells, Group, Rows, Sides, SpecialistCompared, SpecialistLoad,
};
use commontime_school::wording::{count, grouped, list};
use commontime_school::{Minutes, Span};

use super::{Line, NOTHING, SAME, Section, grouped_by_figures, more_minutes, more_of, optional};
use crate::{clock, days, names};

/// Returns what specialists carry, those alike together.
pub(super) fn specialists(comparison: &Comparison) -> Section {
    let line = |person: &SpecialistCompared, line: Line| Line { names: vec![person.name.clone()], ..line };
    let classes = comparison.specialists.iter().map(|person| {
        let most = |both: Sides<SpecialistLoad>| more_of(both.map(|it| u64::from(it.most_a_day)));
        line(person, optional("classes a day", person.load, a_day, most))
    });
    let runs = comparison.specialists.iter().map(|person| {
        let longest = |both: Sides<SpecialistLoad>| more_minutes(both.map(|it| it.longest_run));
        let words = |load: SpecialistLoad| names::minutes(load.longest_run);
        line(person, optional("longest run, minutes", person.load, words, longest))
    });
    let mut lines = grouped_by_figures(classes);
    lines.extend(grouped_by_figures(runs));
    let notes = if lines.is_empty() {
        Vec::new()
    } else {
        vec![format!(
            "The fewest and the most classes on any day they are here; the difference is of the most. A run is time with \
             students, duty included, without a break of {} minutes.",
            comparison.pause
        )]
    };
    Section { id: "specialists", title: "Specialists", head: "Specialist", lines, notes }
}

fn a_day(load: SpecialistLoad) -> String {
    if load.fewest_a_day == load.most_a_day {
        load.most_a_day.to_string()
    } else {
        format!("{}–{}", load.fewest_a_day, load.most_a_day)
    }
}

/// Returns the largest group of students in a class.
pub(super) fn largest_group(comparison: &Comparison) -> Section {
    let students = comparison.largest_group.map(|group| group.as_ref().map(|group| group.students));
    let more = |both: Sides<u32>| more_of(both.map(|it| u64::from(*it)));
    let words = |group: &Group| format!("{} in {}", list(&group.homerooms), names::subject(&group.activity));
    let notes = match (&comparison.largest_group.a, &comparison.largest_group.b) {
        (None, None) => {
            return Section {
                id: "group",
                title: "Largest group",
                head: "Class",
                lines: Vec::new(),
                notes: Vec::new(),
            };
        }
        (Some(a), Some(b)) if words(a) == words(b) => vec![format!("In both, for example: {}.", words(a))],
        (a, b) => {
            let said = |letter: &str, group: &Option<Group>| {
                group.as_ref().map(|group| format!("in {letter}, for example: {}", words(group)))
            };
            let all: Vec<String> = [said("A", a), said("B", b)].into_iter().flatten().collect();
            vec![format!("{}.", names::capital(&all.join("; ")))]
        }
    };
    let line = optional("students in one class", students, |it| grouped(u64::from(it)), more);
    Section { id: "group", title: "Largest group", head: "Class", lines: vec![line], notes }
}

/// Returns start and end for students and staff; days alike together.
pub(super) fn bells(comparison: &Comparison) -> Section {
    let of = |who: &str, spans: fn(&DayBells) -> Sides<Option<Span>>| {
        let mut groups: Vec<(Sides<Option<Span>>, Vec<usize>)> = Vec::new();
        for bells in &comparison.bells {
            let here = spans(bells);
            match groups.iter_mut().find(|(known, _)| *known == here) {
                Some((_, days)) => days.push(bells.day),
                None => groups.push((here, vec![bells.day])),
            }
        }
        let lines = groups.into_iter().map(|(spans, days)| {
            let what = format!("{who}, {}", days::named(&comparison.days, &days));
            optional(what, spans, clock::span, other_time)
        });
        lines.collect::<Vec<Line>>()
    };
    let mut lines = of("students", |bells| bells.students);
    lines.extend(of("staff", |bells| bells.staff));
    Section { id: "bells", title: "Start and end of the day", head: "Who and when", lines, notes: Vec::new() }
}

/// How one time differs from another: `15 min longer`, `30 min later`.
fn other_time(both: Sides<Span>) -> String {
    let Sides { a, b } = both;
    let (length, start) = (b.length() - a.length(), b.start().since(a.start()));
    let size = |minutes: Minutes| minutes.get().unsigned_abs();
    let mut words = Vec::new();
    if length != Minutes::ZERO {
        let how = if length > Minutes::ZERO { "longer" } else { "shorter" };
        words.push(format!("{} min {how}", size(length)));
    }
    if start != Minutes::ZERO {
        let how = if start > Minutes::ZERO { "later" } else { "earlier" };
        words.push(format!("{} min {how}", size(start)));
    }
    if words.is_empty() { SAME.to_owned() } else { words.join(", ") }
}

/// Returns what is at other times, by grade or team; days alike together.
pub(super) fn moved(comparison: &Comparison) -> Section {
    let mut lines = Vec::new();
    for moved in &comparison.moved {
        let mut groups: Vec<(&Sides<Vec<Span>>, Vec<usize>)> = Vec::new();
        for day in &moved.days {
            match groups.iter_mut().find(|(known, _)| **known == day.times) {
                Some((_, days)) => days.push(day.day),
                None => groups.push((&day.times, vec![day.day])),
            }
        }
        lines.extend(groups.into_iter().map(|(times, days)| {
            let days = days::named(&comparison.days, &days);
            let what = format!("{} {}, {days}", moved.who, moved.what.slug());
            Line::new(what, times.map(|times| at(times)), difference(times))
        }));
    }
    let rows = comparison.rows;
    let mut notes = Vec::new();
    if lines.is_empty() {
        notes.push(
            "Specials, meetings, lunch and recess of every grade and team are at the same times.".to_owned(),
        );
    }
    notes.push(if rows.each().iter().all(|rows| rows.only_here == 0) {
        "Every lesson, meeting and duty of the one is in the other.".to_owned()
    } else {
        let of = |rows: Rows| format!("{} of {}", grouped(rows.only_here as u64), grouped(rows.all as u64));
        format!(
            "Lessons, meetings and duties that the other side has at another time, with other people, in another room or not at \
             all: {} in A, {} in B.",
            of(rows.a),
            of(rows.b)
        )
    });
    Section { id: "moved", title: "What moved", head: "Who and when", lines, notes }
}

fn at(times: &[Span]) -> String {
    if times.is_empty() {
        return NOTHING.to_owned();
    }
    let words: Vec<String> = times.iter().map(|time| clock::span(*time)).collect();
    words.join(", ")
}

fn difference(times: &Sides<Vec<Span>>) -> String {
    let among = |some: &[Span], all: &[Span]| some.iter().all(|time| all.contains(time));
    match (times.a.as_slice(), times.b.as_slice()) {
        ([a], [b]) => other_time(Sides { a: *a, b: *b }),
        ([], _) => "only in B".to_owned(),
        (_, []) => "only in A".to_owned(),
        (a, b) if among(a, b) || among(b, a) => format!("{} in place of {}", count(b.len(), "time"), a.len()),
        _ => "other times".to_owned(),
    }
}
