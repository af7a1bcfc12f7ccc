//! Options on a screen of a terminal.

use commontime_school::Cents;

use super::paint::Paint;
use crate::money::change;
use crate::names::capital;
use crate::options::facts::{Facts, facts};
use crate::options::sentences::{
    confidence, fewer_short, not_payable, proof_of_fewer_short, sentence, steps,
};
use crate::options::{Choice, OptionsInput};
use crate::wrap::hanging;

/// How the school with no lever pulled is called.
const AS_IT_IS: &str = "as it is";

/// Returns the options in about one screen of text, `width` columns wide, with colours where `color` says so.
#[must_use]
pub fn options_terminal(input: &OptionsInput<'_>, width: usize, color: bool) -> String {
    let (width, paint) = (width.clamp(50, 110), Paint::new(color));
    let words = hanging(&sentence(input), width, "  ", "  ");
    let answer = if input.reaches_target() { paint.green(&words) } else { paint.yellow(&words) };
    let sure = Some(confidence(input)).filter(|words| !words.is_empty());
    let sure = sure.map(|words| hanging(&words, width, "  ", "  "));
    let mut parts = vec![vec![paint.bold(&input.campus.name)], [answer].into_iter().chain(sure).collect()];
    let mut rows = vec![paint.bold("  Option   Lowest minutes a week   Cost beyond today's, a year")];
    if let Some(today) = input.as_it_is_apart() {
        rows.extend(row(AS_IT_IS, input, today, width, paint));
    }
    for (at, choice) in input.choices.iter().enumerate() {
        rows.extend(row(&(at + 1).to_string(), input, choice, width, paint));
        if input.is_recommended(at) {
            rows.push(hanging(
                "recommended: of these, the best by the priorities of scenario.toml",
                width,
                "           ",
                "           ",
            ));
        }
    }
    if rows.len() > 1 {
        parts.push(rows);
    }
    parts.extend(notes(input).iter().map(|note| vec![hanging(note, width, "  ", "  ")]));
    let steps = steps(input);
    if !steps.is_empty() {
        let mut lines = vec![paint.bold("  What each further step buys")];
        lines.extend(steps.iter().map(|step| hanging(step, width, "  ", "    ")));
        parts.push(lines);
    }
    let beside = fewer_short(input).zip(input.fewer_short.as_ref().map(proof_of_fewer_short));
    parts.extend(beside.map(|(words, proof)| {
        let proof = paint.dim(&hanging(&capital(&(proof + ".")), width, "  ", "  "));
        vec![hanging(&capital(&(words + ".")), width, "  ", "  "), proof]
    }));
    parts.extend(not_payable(input).map(|words| vec![hanging(&capital(&(words + ".")), width, "  ", "  ")]));
    let parts: Vec<String> = parts.into_iter().map(|part| part.join("\n")).collect();
    parts.join("\n\n") + "\n"
}

/// What has to be known of levers that some option pulls, each once.
fn notes(input: &OptionsInput<'_>) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    for choice in input.choices.iter().chain(input.fewer_short.iter().map(|beside| &beside.choice)) {
        let changes = facts(input, choice).changes.into_iter().filter(|change| !change.note.is_empty());
        for note in changes.map(|change| format!("{}: {}.", capital(change.title), change.note)) {
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
    }
    notes
}

fn row(name: &str, input: &OptionsInput<'_>, choice: &Choice<'_>, width: usize, paint: Paint) -> Vec<String> {
    let Facts { cost, one_time, changes, others, proof, is_proved, cliff, .. } = facts(input, choice);
    let cost = change(cost);
    let mut lines = vec![format!("  {name:<8} {lowest:>21}   {cost:>27}", lowest = choice.lowest_in_words())];
    let indent = " ".repeat(11);
    let words: Vec<String> = changes.iter().map(|change| change.words.clone()).collect();
    if !words.is_empty() {
        lines.push(hanging(&words.join("; "), width, &indent, &indent));
    }
    if choice.is_as_it_is() && name != AS_IT_IS {
        lines.push(format!("{indent}nothing changes: {AS_IT_IS}"));
    }
    if one_time != Cents::ZERO {
        lines.push(format!("{indent}of the cost {one_time} comes once"));
    }
    if !others.is_empty() {
        lines.push(hanging(&others.join(" · "), width, &indent, &indent));
    }
    if !words.is_empty() {
        lines.extend(cliff.iter().map(|sentence| hanging(sentence, width, &indent, &indent)));
    }
    if !is_proved && name != AS_IT_IS {
        lines.push(paint.dim(&hanging(&proof, width, &indent, &indent)));
    }
    lines
}
