//! The report of options as one HTML page. Well-formed as XML too, so that any parser can check it.

use askama::Template;
use commontime_school::OuterStep;
use commontime_school::wording::grouped;

use super::palette::Shade;
use crate::basis;
use crate::money::{against_now, change, money};
use crate::options::curve::{Curve, curve};
use crate::options::facts::{Facts, facts};
use crate::options::sentences::{
    confidence, fewer_short, not_payable, proof_of_fewer_short, sentence, steps,
};
use crate::options::{Choice, OptionsInput};

/// Everything the template prints.
#[derive(Template)]
#[template(path = "options.html")]
struct OptionsPage {
    school: String,
    school_year: String,
    sentence: String,
    mood: &'static str,
    confidence: String,
    target: String,
    /// Without open levers there is one point, and no curve.
    curve: Option<Curve>,
    steps: Vec<String>,
    fewer_short: Option<String>,
    not_payable: Option<String>,
    /// Whether options are compared by nothing but minutes and cost.
    by_cost_alone: bool,
    as_it_is: Option<Section>,
    options: Vec<Section>,
    /// What leaves people fewer minutes short, beside the curve.
    beside: Option<Section>,
    has_bounds_beyond: bool,
    assumptions: Vec<(String, String)>,
    laws: Vec<basis::Law>,
    /// What the style sheet colours by activity: nothing here.
    shades: Vec<Shade>,
}

/// One option.
struct Section {
    name: String,
    id: String,
    folder: String,
    lowest: String,
    cost: String,
    against_now: String,
    costs: String,
    one_time: Option<String>,
    recommended: bool,
    /// What no fund pays in later years, in whole sentences.
    cliff: Vec<String>,
    facts: Facts,
}

/// Returns the report of options as one self-contained HTML page, to lie beside the folders of the options.
///
/// # Panics
/// Never: it writes to a string, and that does not fail.
#[must_use]
pub fn options_html(input: &OptionsInput<'_>) -> String {
    let target = input.campus.goal.minutes_per_week;
    let options = input.choices.iter().enumerate().map(|(at, choice)| {
        let (name, id) = (format!("Option {}", at + 1), format!("option-{}", at + 1));
        section(input, choice, name, id, input.is_recommended(at))
    });
    let as_it_is = input.as_it_is_apart();
    let is_had = |step: &OuterStep| {
        input.choices.iter().any(|it| it.cost() <= step.cost && it.lowest() >= step.lowest)
    };
    let has_bounds_beyond = !input.outer.steps.iter().all(is_had);
    let page = OptionsPage {
        school: input.campus.name.clone(),
        school_year: input.campus.school_year.clone(),
        sentence: sentence(input),
        mood: if input.choices.iter().any(|choice| choice.lowest() >= target) { "yes" } else { "partly" },
        confidence: confidence(input),
        target: grouped(u64::from(target.get().unsigned_abs())),
        curve: (!input.campus.levers.is_empty()).then(|| curve(input)),
        steps: steps(input),
        by_cost_alone: input.is_by_cost_alone(),
        fewer_short: fewer_short(input).map(|words| crate::names::capital(&words) + "."),
        not_payable: not_payable(input).map(|words| crate::names::capital(&words) + "."),
        as_it_is: as_it_is
            .map(|today| section(input, today, "As it is".to_owned(), "as-it-is".to_owned(), false)),
        options: options.collect(),
        beside: input.fewer_short.as_ref().map(|beside| {
            let name = "Fewer minutes short".to_owned();
            let mut section = section(input, &beside.choice, name, "fewer-short".to_owned(), true);
            section.facts.proof = proof_of_fewer_short(beside);
            section
        }),
        has_bounds_beyond,
        assumptions: basis::assumptions(input.campus),
        laws: basis::laws(input.campus),
        shades: Vec::new(),
    };
    page.render().expect("writing to a string does not fail")
}

fn section(
    input: &OptionsInput<'_>,
    choice: &Choice<'_>,
    name: String,
    id: String,
    recommended: bool,
) -> Section {
    let facts = facts(input, choice);
    let one_time = facts.one_time;
    Section {
        name,
        id,
        folder: choice.folder.clone(),
        lowest: choice.lowest_in_words(),
        cost: change(facts.cost),
        against_now: against_now(facts.cost, facts.one_time),
        costs: crate::names::capital(&against_now(facts.cost, facts.one_time)),
        one_time: (one_time.get() != 0).then(|| money(one_time)),
        recommended,
        cliff: facts.cliff.iter().map(|words| crate::names::capital(words) + ".").collect(),
        facts,
    }
}
