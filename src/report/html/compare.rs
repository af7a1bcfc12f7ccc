//! Two schedules side by side as one self-contained page.

use askama::Template;
use commontime_school::comparison::Comparison;

use super::palette::Shade;
use crate::compare::sides::{Introduced, introduced, warnings};
use crate::compare::{Section, sections, sentence, who_gains};

/// Everything the template prints.
#[derive(Template)]
#[template(path = "compare.html")]
struct ComparePage {
    title: String,
    sentence: String,
    mood: &'static str,
    who_gains: Option<String>,
    sides: [Introduced; 2],
    warnings: Vec<String>,
    sections: Vec<Section>,
    /// What the style sheet colours by activity: nothing here.
    shades: Vec<Shade>,
}

/// Returns the comparison as one self-contained HTML page.
///
/// # Panics
/// Never: it writes to a string, and that does not fail.
#[must_use]
pub fn compare_html(comparison: &Comparison) -> String {
    let warnings = warnings(comparison);
    let page = ComparePage {
        title: format!("{} and {}", comparison.sides.a.name, comparison.sides.b.name),
        sentence: sentence(comparison),
        mood: if warnings.is_empty() { "yes" } else { "no" },
        who_gains: (!comparison.is_same()).then(|| who_gains(comparison)),
        sides: introduced(comparison),
        warnings,
        sections: sections(comparison),
        shades: Vec::new(),
    };
    page.render().expect("writing to a string does not fail")
}
