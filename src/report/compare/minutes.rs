//! Minutes of both sides: of all, of each who gains or loses, of planning, of students.

use commontime_school::comparison::{
    Comparison, MinutesFigures, PersonCompared, PersonFigures, Sides, StudentFigures,
};
use commontime_school::wording::{count, list};
use commontime_school::{Median, Minutes};

use super::{Line, SAME, Section, grouped_by_figures, more_minutes, more_of, optional};
use crate::names;

/// Returns the figures of the whole school.
pub(super) fn all(comparison: &Comparison) -> Section {
    let sides = &comparison.minutes;
    let figure = |what: &str, of: fn(&MinutesFigures) -> Option<Minutes>| {
        optional(what, sides.map(of), names::minutes, more_minutes)
    };
    let reaching = Line::new(
        "people who reach their target",
        sides.map(|it| format!("{} of {}", it.reaching, it.eligible)),
        more_of(sides.map(|it| it.reaching as u64)),
    );
    let mut notes = vec!["Scaled to full time, in the week that has the least.".to_owned()];
    notes.extend(other_posts(comparison));
    Section {
        id: "minutes",
        title: "Minutes a week with colleagues",
        head: "Minutes",
        lines: vec![
            figure("target", |it| Some(it.target)),
            figure("lowest", |it| it.lowest),
            optional("median", sides.map(|it| it.median), |it: Median| it.to_string(), more_median),
            figure("highest", |it| it.highest),
            reaching,
        ],
        notes,
    }
}

/// Names those whose post is larger or smaller in B: the same minutes are then others when they are scaled.
fn other_posts(comparison: &Comparison) -> Option<String> {
    // With one goal on both sides, what is asked of a person follows their FTE.
    if !comparison.minutes.map(|it| it.target).is_alike() {
        return None;
    }
    let both = comparison.people.iter().filter_map(|it| Some((it, it.figures.both()?)));
    let is_other = |figures: &Sides<PersonFigures>| figures.a.target != figures.b.target;
    let others = both.filter(|(_, it)| it.each().iter().any(|it| it.is_eligible) && is_other(it));
    let names: Vec<&str> = others.map(|(person, _)| person.name.as_str()).collect();
    (!names.is_empty()).then(|| {
        format!(
            "Another FTE in B than in A: {}. Where a post is smaller, the same minutes count for more when scaled.",
            list(&names)
        )
    })
}

/// Returns the difference of medians with its sign; it may end in a half.
fn more_median(sides: Sides<Median>) -> String {
    let twice = sides.b.twice() - sides.a.twice();
    let half = if twice % 2 == 0 { "" } else { ".5" };
    match twice.signum() {
        0 => SAME.to_owned(),
        1 => format!("+{}{half}", twice / 2),
        _ => format!("−{}{half}", twice.abs() / 2),
    }
}

/// Returns who has more and who has fewer, people alike together: who gains most first.
pub(super) fn people(comparison: &Comparison) -> Section {
    let mut differ: Vec<(&PersonCompared, Sides<PersonFigures>)> =
        comparison.whose_minutes_differ().collect();
    differ.sort_by_key(|(_, figures)| figures.a.weekly - figures.b.weekly);
    let lines = differ.iter().map(|(person, figures)| Line {
        names: vec![person.name.clone()],
        what: String::new(),
        a: of_target(figures.a),
        b: of_target(figures.b),
        difference: more_minutes(figures.map(|it| it.weekly)),
    });
    let one_sided = comparison.people.iter().filter(|person| person.figures.both().is_none());
    let one_sided = one_sided.map(|person| Line {
        names: vec![person.name.clone()],
        ..optional("", person.figures, of_target, |_| SAME.to_owned())
    });
    let others = comparison.people.iter().filter_map(|person| person.figures.both());
    let others = others.filter(|figures| figures.a.weekly == figures.b.weekly).count();
    let mut notes = Vec::new();
    if differ.is_empty() {
        notes.push(super::who_gains(comparison));
    } else {
        notes.push("Their own minutes a week, of their own target.".to_owned());
    }
    if others > 0 {
        let verb = if others == 1 { "has" } else { "have" };
        notes.push(format!("{} {verb} as many in both.", count(others, "person")));
    }
    Section {
        id: "people",
        title: "Who gains, who loses",
        head: "Person",
        lines: grouped_by_figures(lines.chain(one_sided)),
        notes,
    }
}

/// `225 of 300`: what they have of their own target. Those the goal does not speak of have none.
fn of_target(figures: PersonFigures) -> String {
    let has = names::minutes(figures.weekly);
    if figures.is_eligible { format!("{has} of {}", names::minutes(figures.target)) } else { has }
}

/// Returns the individual planning that is left, and whose differs.
pub(super) fn planning(comparison: &Comparison) -> Section {
    let sides = &comparison.minutes;
    let mut lines = vec![
        optional("least on any day", sides.map(|it| it.planning_day), names::minutes, more_minutes),
        optional("least in a week", sides.map(|it| it.planning_week), names::minutes, more_minutes),
    ];
    let both = comparison.people.iter().filter_map(|it| Some((it, it.figures.both()?)));
    let differ = both.filter(|(_, it)| {
        it.each().iter().any(|it| it.is_eligible) && it.a.planning_week != it.b.planning_week
    });
    lines.extend(grouped_by_figures(differ.map(|(person, figures)| {
        let week = figures.map(|it| it.planning_week);
        let words = week.map(|it| names::minutes(*it));
        Line { names: vec![person.name.clone()], ..Line::new("in a week", words, more_minutes(week)) }
    })));
    Section {
        id: "planning",
        title: "Individual planning, minutes",
        head: "Minutes",
        lines,
        notes: vec!["Of eligible people; no meeting takes it.".to_owned()],
    }
}

/// Returns the student minutes that differ, of grades that both have.
pub(super) fn students(comparison: &Comparison) -> Section {
    let has = |grade: &str, of: fn(&Sides<Option<StudentFigures>>) -> bool| {
        comparison.students.iter().any(|row| row.grade == grade && of(&row.minutes))
    };
    let shared = comparison
        .students
        .iter()
        .filter(|row| has(&row.grade, |it| it.a.is_some()) && has(&row.grade, |it| it.b.is_some()));
    let lines = shared.clone().filter(|row| !row.minutes.is_alike()).map(|row| {
        let what = format!("{}, {}", row.grade, names::subject(&row.activity));
        let words = |it: StudentFigures| {
            let average = names::minutes(it.average);
            if it.least == it.average { average } else { format!("{average} ({})", names::minutes(it.least)) }
        };
        optional(what, row.minutes, words, |it| more_minutes(it.map(|it| it.average)))
    });
    let lines: Vec<Line> = lines.collect();
    let note = match (shared.count(), lines.len()) {
        (0, _) => "The two have no grade in common.".to_owned(),
        (_, 0) => "The same in every grade, subject by subject.".to_owned(),
        _ => "Averages over the grade's homerooms and kinds of week, to the nearest minute; in brackets the homeroom and the week \
              that have the least, where that is less. Every other grade and subject has the same in both."
            .to_owned(),
    };
    Section {
        id: "students",
        title: "Student minutes a week",
        head: "Grade and subject",
        lines,
        notes: vec![note],
    }
}
