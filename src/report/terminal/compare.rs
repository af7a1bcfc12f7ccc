//! Two schedules side by side on a screen of a terminal.

use commontime_school::comparison::Comparison;

use super::paint::Paint;
use crate::compare::sides::{introduced, warnings};
use crate::compare::{Line, Section, sections, sentence, who_gains};
use crate::wrap::hanging;

/// Names that are printed of people alike; the number of the rest is given.
const NAMES_SHOWN: usize = 4;
/// Lines that are printed of a section; the number of the rest is given.
const LINES_SHOWN: usize = 24;
/// Columns between columns.
const BETWEEN: usize = 2;

/// Returns the comparison as text, `width` columns wide, with colours where `color` says so.
#[must_use]
pub fn compare_terminal(comparison: &Comparison, width: usize, color: bool) -> String {
    let (width, paint) = (width.clamp(60, 110), Paint::new(color));
    let mut parts: Vec<Vec<String>> = vec![Vec::new()];
    for side in introduced(comparison) {
        let name = hanging(&format!("{}: {}", side.name, side.school), width, "     ", "     ");
        let name = name.replacen("     ", &format!("  {}  ", side.letter), 1);
        let claim = hanging(&side.claim, width, "     ", "     ");
        let claim = if side.is_clean { paint.dim(&claim) } else { paint.red(&claim) };
        parts[0].extend([paint.bold(&name), claim]);
    }
    let mut answer = vec![paint.bold(&hanging(&sentence(comparison), width, "  ", "  "))];
    if !comparison.is_same() {
        answer.push(hanging(&who_gains(comparison), width, "  ", "  "));
    }
    answer.extend(warnings(comparison).iter().map(|words| paint.red(&hanging(words, width, "  ", "    "))));
    parts.push(answer);
    parts.extend(sections(comparison).iter().map(|section| in_lines(section, width, paint)));
    let parts: Vec<String> = parts.into_iter().map(|part| part.join("\n")).collect();
    parts.join("\n\n") + "\n"
}

fn in_lines(section: &Section, width: usize, paint: Paint) -> Vec<String> {
    let columns = Columns::of(width);
    let mut lines = Vec::new();
    if section.lines.is_empty() {
        lines.push(paint.bold(&format!("  {}", section.title)));
    } else {
        let head = Line {
            names: Vec::new(),
            what: section.title.to_owned(),
            a: "A".to_owned(),
            b: "B".to_owned(),
            difference: "B against A".to_owned(),
        };
        lines.extend(columns.row(&head).iter().map(|line| paint.bold(line)));
    }
    lines.extend(section.lines.iter().take(LINES_SHOWN).flat_map(|line| columns.row(line)));
    if section.lines.len() > LINES_SHOWN {
        lines
            .push(format!("  and {} more, in the page that --out writes", section.lines.len() - LINES_SHOWN));
    }
    lines.extend(section.notes.iter().map(|note| paint.dim(&hanging(note, width, "  ", "  "))));
    lines
}

/// How wide the columns are.
#[derive(Clone, Copy)]
struct Columns {
    label: usize,
    figure: usize,
}

impl Columns {
    fn of(width: usize) -> Self {
        // As much for each figure as dollars with cents take, and the rest for what it is.
        let figure = width * 14 / 80;
        Self { label: width - BETWEEN - 3 * (figure + BETWEEN), figure }
    }

    /// Returns the lines that a row takes: what does not fit in its column goes on below.
    fn row(self, line: &Line) -> Vec<String> {
        let wrapped = |text: &str, width: usize, rest: &str| -> Vec<String> {
            hanging(text, width, "", rest).lines().map(str::to_owned).collect()
        };
        let label = wrapped(&line.label(NAMES_SHOWN), self.label, "  ");
        let cells = [&line.a, &line.b, &line.difference].map(|cell| wrapped(cell, self.figure, ""));
        let height = cells.iter().map(Vec::len).max().unwrap_or(0).max(label.len());
        let of = |lines: &[String], at: usize| lines.get(at).cloned().unwrap_or_default();
        let rows = (0..height).map(|at| {
            let gap = " ".repeat(BETWEEN);
            let figures =
                cells.each_ref().map(|cell| format!("{:>width$}", of(cell, at), width = self.figure));
            let [a, b, difference] = figures;
            let label = format!("  {:width$}", of(&label, at), width = self.label);
            [label, a, b, difference].join(&gap).trim_end().to_owned()
        });
        rows.collect()
    }
}
