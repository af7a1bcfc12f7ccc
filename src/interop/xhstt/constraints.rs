//! The constraints of an instance: what all kinds have in common.

use std::ops::Range;

use commontime_engine::{Constraint, CostFunction};
use commontime_files::Code;

use super::events::Events;
use super::instances::Label;
use super::kinds;
use super::limits;
use super::page::{Element, Page, attribute, words};
use super::resources::Resources;
use super::times::Times;
use super::{REQUIRED, WISHED};

/// How the names of all kinds end.
const ENDING: &str = "Constraint";

/// The constraints in the order of the file.
#[derive(Default)]
pub(super) struct Constraints {
    pub(super) list: Vec<Constraint>,
    pub(super) labels: Vec<Label>,
    /// Where each stands in the file.
    pub(super) places: Vec<Range<usize>>,
}

/// What constraints refer to.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) times: &'a Times,
    pub(super) resources: &'a Resources,
    pub(super) events: &'a Events,
}

impl Constraints {
    /// Reads the element `Constraints`.
    pub(super) fn read(page: &mut Page<'_>, element: Element<'_>, around: Around<'_>) -> Self {
        let mut constraints = Self::default();
        let mut ids = super::ids::Ids::new("constraint");
        for one in element.children().filter(roxmltree::Node::is_element) {
            let tag = one.tag_name().name();
            let kind = tag.strip_suffix(ENDING).filter(|kind| kinds::ALL.contains(kind));
            let Some(kind) = kind else {
                unknown_kind(page, one);
                continue;
            };
            page.define(one, &mut ids);
            if let Some(constraint) = read_one(page, one, kind, around) {
                let name = page.one(one, "Name").map(words).unwrap_or_default();
                constraints.labels.push(Label {
                    id: attribute(one, "Id").unwrap_or_default(),
                    name,
                    kind: kind.to_owned(),
                });
                constraints.list.push(constraint);
                constraints.places.push(page.tag(one));
            }
        }
        constraints
    }
}

fn unknown_kind(page: &mut Page<'_>, element: Element<'_>) {
    let tag = element.tag_name().name();
    let help = if kinds::ALL.contains(&tag) {
        format!("did you mean \"{tag}{ENDING}\"?")
    } else {
        page.meant(tag.strip_suffix(ENDING).unwrap_or(tag), kinds::ALL)
    };
    page.at_tag(element, Code::UnknownConstraint, format!("<{tag}> is no kind of constraint"))
        .label("not one of the sixteen kinds")
        .help(help);
}

fn read_one(page: &mut Page<'_>, element: Element<'_>, kind: &str, around: Around<'_>) -> Option<Constraint> {
    // All of them, so that all that is wrong is reported.
    let rank = page.needed(element, "Required").and_then(|part| required(page, part));
    let weight = page.number_in(element, "Weight", 0..=limits::WEIGHT);
    let function = page.needed(element, "CostFunction").and_then(|part| cost_function(page, part));
    let kind = page
        .needed(element, "AppliesTo")
        .and_then(|applies| kinds::read(page, element, applies, kind, around));
    Some(Constraint { rank: rank?, weight: weight?, function: function?, kind: kind? })
}

fn required(page: &mut Page<'_>, element: Element<'_>) -> Option<usize> {
    match words(element).as_str() {
        "true" => Some(REQUIRED),
        "false" => Some(WISHED),
        other => {
            page.at_words(element, Code::UnknownWord, format!("Required is \"{other}\""))
                .label("expected true or false")
                .help("write true or false");
            None
        }
    }
}

fn cost_function(page: &mut Page<'_>, element: Element<'_>) -> Option<CostFunction> {
    let said = words(element);
    let help = match said.as_str() {
        "Linear" => return Some(CostFunction::Linear),
        "Quadratic" => return Some(CostFunction::Quadratic),
        "Step" => return Some(CostFunction::Step),
        "Sum" => "this is Linear since 2014".to_owned(),
        "SquareSum" => "this is Quadratic since 2014".to_owned(),
        "StepSum" => "this is Step since 2014".to_owned(),
        "SumSteps" | "SumSquares" => {
            "the format of 2014 has no equal of it: look for the instance in a newer archive".to_owned()
        }
        other => page.meant(other, ["Linear", "Quadratic", "Step"]),
    };
    let is_old = ["Sum", "SquareSum", "StepSum", "SumSteps", "SumSquares"].contains(&said.as_str());
    let label =
        if is_old { "a cost function of 2013 and before" } else { "expected Linear, Quadratic or Step" };
    page.at_words(element, Code::UnknownCostFunction, format!("the cost function \"{said}\" is not known"))
        .label(label)
        .help(help);
    None
}
