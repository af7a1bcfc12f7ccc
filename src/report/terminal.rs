//! The answer in one screen of a terminal.

use commontime_audit::Audited;
use commontime_school::answer::Outcome;
use commontime_school::wording::list;

use crate::input::ReportInput;
use crate::wrap::{hanging, sides};
use crate::{basis, coverage, headline, names, proof, standing};

pub(crate) mod audit;
pub(crate) mod check;
mod clashes;
pub(crate) mod compare;
mod figures;
pub(crate) mod options;
pub(crate) mod paint;
pub(crate) mod why_not;

use paint::Paint;

/// Groups of people who are short alike, shown on the screen; the report shows all.
const SHORT_SHOWN: usize = 6;
/// Names shown of each such group.
const NAMES_SHOWN: usize = 10;
/// Teams shown on the screen; the report shows all.
const TEAMS_SHOWN: usize = 12;

/// Returns the answer in about one screen of text, `width` columns wide, with colours where `color` says so.
///
/// It says the same as [`html`](crate::html()) in fewer words. Lines end without trailing spaces; the text ends with a
/// line break.
#[must_use]
pub fn terminal(input: &ReportInput<'_>, width: usize, color: bool) -> String {
    let (width, paint) = (width.clamp(50, 110), Paint::new(color));
    let sure = hanging(&proof::confidence(input), width, "  ", "  ");
    let mut parts = vec![vec![paint.bold(&input.campus.name)], vec![answer(input, width, paint), sure]];
    match input.shown() {
        None => {
            parts.push(clashes::lines(input, width, paint));
            parts.push(notes(input, width));
        }
        Some(audited) => {
            parts.push(pulled(input, width));
            parts.push(figures::lines(input, width));
            parts.push(short(input, width, paint));
            parts.push(teams(audited, width));
        }
    }
    parts.push(rests_on(input, width));
    let parts: Vec<String> =
        parts.into_iter().filter(|part| !part.is_empty()).map(|part| part.join("\n")).collect();
    parts.join("\n\n") + "\n"
}

fn answer(input: &ReportInput<'_>, width: usize, paint: Paint) -> String {
    let sentence = hanging(&headline::sentence(input), width, "  ", "  ");
    match input.answer.outcome {
        Outcome::Impossible | Outcome::LimitReached => paint.red(&sentence),
        Outcome::ProvenBest | Outcome::WithinBound | Outcome::BestFound
            if headline::everyone_reaches(input) =>
        {
            paint.green(&sentence)
        }
        Outcome::ProvenBest | Outcome::WithinBound | Outcome::BestFound => paint.yellow(&sentence),
    }
}

fn short(input: &ReportInput<'_>, width: usize, paint: Paint) -> Vec<String> {
    let short = standing::short(input);
    if short.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![paint.bold("  Short of the target")];
    for group in short.iter().take(SHORT_SHOWN) {
        let who =
            format!("{}: {} of {}, {} short. ", named(&group.names), group.has, group.target, group.lacks);
        lines.push(hanging(&format!("{who}{}", group.why), width, "  ", "    "));
        if !group.next.is_empty() {
            lines.push(paint.dim(&hanging(&group.next, width, "    next: ", "          ")));
        }
    }
    let more: usize = short.iter().skip(SHORT_SHOWN).map(|group| group.names.len()).sum();
    if more > 0 {
        lines.push(format!("  and {more} more, by name in the report"));
    }
    lines
}

/// The first names, and how many more there are.
fn named(names: &[String]) -> String {
    if names.len() <= NAMES_SHOWN + 1 {
        return list(names);
    }
    format!("{} and {} more", names[..NAMES_SHOWN].join(", "), names.len() - NAMES_SHOWN)
}

/// The teams that meet: when, and who has the students; a line more where that differs.
fn teams(audited: &Audited<'_>, width: usize) -> Vec<String> {
    let (campus, schedule) = (audited.campus(), audited.schedule());
    let ledger = &audited.audit().coverage;
    let rows: Vec<_> = campus
        .team_ids()
        .map(|team| (team, coverage::by_whom(campus, schedule, ledger, team)))
        .filter(|(_, meetings)| !meetings.is_empty())
        .collect();
    let column = rows.iter().map(|(team, _)| campus[*team].name.chars().count()).max().unwrap_or(0);
    let mut lines: Vec<String> = Vec::new();
    for (team, meetings) in rows.iter().take(TEAMS_SHOWN) {
        let mut name = campus[*team].name.as_str();
        for (times, whom) in meetings {
            let left =
                hanging(&times.join("; "), width, &format!("  {name:column$}  "), &" ".repeat(column + 4));
            lines.push(match whom.beside() {
                Some(whom) => sides(&left, &whom, width, column + 4),
                None => left,
            });
            name = "";
        }
    }
    if rows.len() > TEAMS_SHOWN {
        lines.push(format!("  and {} more teams in the report", rows.len() - TEAMS_SHOWN));
    }
    lines
}

/// What the answer rests on, in a line each.
/// What is changed for it: the levers that are pulled.
fn pulled(input: &ReportInput<'_>, width: usize) -> Vec<String> {
    let pulled = basis::pulled(input.campus);
    pulled.iter().map(|words| hanging(words, width, "  changed: ", "           ")).collect()
}

fn rests_on(input: &ReportInput<'_>, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let assumptions = &input.campus.assumptions;
    if !assumptions.is_empty() {
        let words: Vec<&str> = assumptions.iter().map(|one| one.words.as_str()).collect();
        lines.push(format!("assumed: {}", words.join("; ")));
    }
    let waived = basis::waived(input.campus);
    if !waived.is_empty() {
        let words: Vec<String> =
            waived.iter().map(|waived| format!("{} ({})", waived.slug, waived.reason)).collect();
        lines.push(format!("waived: {}", words.join("; ")));
    }
    let levers = basis::levers(input.campus);
    if !levers.is_empty() {
        lines.push(format!("levers not pulled: {}", levers.join("; ")));
    }
    if input.shown().is_some() {
        lines.extend(input.answer.notes.iter().map(|note| format!("note: {note}")));
    }
    lines.iter().map(|line| hanging(line, width, "  ", "    ")).collect()
}

/// What is known where no schedule is: it comes before anything else then.
fn notes(input: &ReportInput<'_>, width: usize) -> Vec<String> {
    input.answer.notes.iter().map(|note| hanging(&names::capital(note), width, "  ", "    ") + ".").collect()
}
