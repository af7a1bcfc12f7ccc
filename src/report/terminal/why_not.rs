//! Why not on a screen of a terminal.

use commontime_school::why_not::{Clash, Count, Fix, WhyNot};

use super::paint::Paint;
use crate::names::capital;
use crate::why_not::{
    WhyNotInput, about, also, approvals, binding, changes, cost, found, gives, how_sure, lead, most,
    no_fixes, sentence, tight_word, whether_all,
};
use crate::wrap::hanging;

/// Returns why not in about one screen of text, `width` columns wide, with colours where `color` says so. With `all` it has the
/// counts that leave room, too.
#[must_use]
pub fn why_not_terminal(input: &WhyNotInput<'_>, all: bool, width: usize, color: bool) -> String {
    let (width, paint) = (width.clamp(50, 110), Paint::new(color));
    let known = input.known;
    let words = hanging(&sentence(input), width, "  ", "  ");
    let answer = if known.is_reached() {
        paint.green(&words)
    } else if known.is_impossible {
        paint.red(&words)
    } else {
        paint.yellow(&words)
    };
    let mut parts =
        vec![vec![paint.bold(&input.campus.name)], vec![answer, hanging(&most(input), width, "  ", "  ")]];
    parts.push(counts(&known.counts, all, width, paint));
    for (at, clash) in known.clashes.iter().enumerate() {
        parts.push(clash_lines(at + 1, clash, width, paint));
    }
    parts.push(whether_all(known).map(|words| hanging(words, width, "  ", "  ")).into_iter().collect());
    parts.push(fixes(input, width, paint));
    let parts: Vec<String> =
        parts.into_iter().filter(|part| !part.is_empty()).map(|part| part.join("\n")).collect();
    parts.join("\n\n") + "\n"
}

fn counts(counts: &[Count], all: bool, width: usize, paint: Paint) -> Vec<String> {
    let shown: Vec<&Count> = if all { counts.iter().collect() } else { binding(counts).collect() };
    let mut lines = vec![paint.bold("  What counting alone says")];
    if shown.is_empty() {
        lines.push(hanging("Every count leaves room: no single one explains it.", width, "  ", "  "));
    }
    let column = shown.iter().map(|count| tight_word(count).len()).max().unwrap_or(0);
    for count in &shown {
        let first = format!("  {:column$}   ", tight_word(count));
        let rest = " ".repeat(column + 5);
        lines.push(hanging(&capital(&count.words), width, &first, &rest) + ".");
        lines.push(paint.dim(&hanging(&count.keys.join(" · "), width, &rest, &rest)));
    }
    let left = counts.len() - shown.len();
    if left > 0 {
        lines.push(paint.dim(&format!("  {left} more with room to spare: --all")));
    }
    lines
}

fn clash_lines(number: usize, clash: &Clash, width: usize, paint: Paint) -> Vec<String> {
    let mut lines = vec![paint.bold(&format!("  Clash {number} ({})", how_sure(clash)))];
    for member in &clash.members {
        lines.push(hanging(&(capital(&member.words) + "."), width, "    - ", "      "));
        let rule = member.rule.map_or(String::new(), |rule| format!("{}: ", rule.slug()));
        lines.push(paint.dim(&hanging(
            &format!("{rule}{}", member.keys.join(" · ")),
            width,
            "      ",
            "        ",
        )));
    }
    for fact in &clash.facts {
        lines.push(hanging(&format!("So {fact}."), width, "    ", "    "));
    }
    lines.extend(also(clash).map(|words| hanging(&words, width, "    ", "    ")));
    lines.push(hanging(&about(clash), width, "    ", "    "));
    lines
}

fn fixes(input: &WhyNotInput<'_>, width: usize, paint: Paint) -> Vec<String> {
    let known = input.known;
    if known.is_reached() {
        return Vec::new();
    }
    let mut lines = vec![paint.bold("  What would change it, cheapest first")];
    lines.extend(lead(known).map(|words| hanging(&words, width, "  ", "  ")));
    if known.fixes.is_empty() {
        lines.push(hanging(no_fixes(input), width, "  ", "  "));
    }
    for (at, fix) in known.fixes.iter().enumerate() {
        let folder = input.folders.get(at).and_then(Option::as_deref);
        lines.extend(fix_lines((at + 1, fix), known, folder, width, paint));
    }
    lines
}

fn fix_lines(
    (number, fix): (usize, &Fix),
    known: &WhyNot,
    folder: Option<&str>,
    width: usize,
    paint: Paint,
) -> Vec<String> {
    let first = format!("  {number:>3}  ");
    let rest = " ".repeat(7);
    let mut lines = vec![hanging(&changes(fix), width, &first, &rest)];
    let mut facts = vec![cost(fix)];
    facts.extend(found(fix));
    facts.push(gives(known, fix));
    facts.extend(approvals(fix));
    facts.extend(folder.map(|folder| format!("{folder}/")));
    lines.push(hanging(&facts.join(" · "), width, &rest, &rest));
    let keys: Vec<&str> = fix.changes.iter().map(|change| change.key.as_str()).collect();
    lines.push(paint.dim(&hanging(&keys.join(" · "), width, &rest, &rest)));
    lines
}
