//! What each side is, what is claimed of it, and what it rests on.

use commontime_school::answer::Outcome;
use commontime_school::comparison::{Claim, Comparison, Origin, Side, Sides};
use commontime_school::wording::{count, list, plural};

use super::Section;
use crate::names;

/// One side in words.
#[derive(Clone, Debug)]
pub(crate) struct Introduced {
    /// `A` or `B`.
    pub(crate) letter: &'static str,
    /// What it was called by.
    pub(crate) name: String,
    /// The school and the bell schedule.
    pub(crate) school: String,
    /// Where its schedule comes from, and what is claimed of it.
    pub(crate) claim: String,
    /// Whether it keeps every rule.
    pub(crate) is_clean: bool,
}

/// Returns both sides in words.
pub(crate) fn introduced(comparison: &Comparison) -> [Introduced; 2] {
    let introduce = |letter: &'static str, side: &Side| Introduced {
        letter,
        name: side.name.clone(),
        school: format!(
            "{}{}, bell schedule \"{}\"",
            side.scenario,
            if side.school_year.is_empty() { String::new() } else { format!(", {}", side.school_year) },
            side.bell_schedule
        ),
        claim: claim(side),
        is_clean: side.broken.is_empty(),
    };
    [introduce("A", &comparison.sides.a), introduce("B", &comparison.sides.b)]
}

fn claim(side: &Side) -> String {
    let origin = match side.origin {
        Origin::SolvedNow => "a schedule of the school as it is, found just now",
        Origin::Result => "the schedule of a result",
        Origin::Current => "the current schedule",
        Origin::ByHand => "a schedule made or changed by hand",
    };
    // Of other levers nothing is said: an option that is the best of its own may be worth less than another.
    let levers = if side.levers.is_empty() { "" } else { " and the levers pulled" };
    let claim = match side.claim {
        _ if !side.broken.is_empty() => "breaks rules, so nothing is claimed of it",
        Claim::Found(Outcome::ProvenBest) if side.origin == Origin::SolvedNow => {
            "proven best for the school as it is"
        }
        Claim::Found(Outcome::ProvenBest) => &format!("proven best for its files{levers}"),
        Claim::Found(Outcome::WithinBound) => {
            "not proven best: the report of solve shows how far it is from the best at most"
        }
        Claim::Recorded(Outcome::ProvenBest) => {
            &format!("proven best for its files{levers} as they were when it was found")
        }
        Claim::Recorded(Outcome::WithinBound) => {
            "not proven best: its report shows how far it is from the best at most"
        }
        Claim::Found(_) | Claim::Recorded(_) => "how far it is from the best is not known",
        Claim::Outdated => {
            "its files or its rows were changed since it was found, so nothing is claimed of how good it is"
        }
        Claim::Nothing => "keeps every rule; nothing is claimed of how good it is",
    };
    format!("{origin}; {claim}")
}

/// Returns a warning for each side that breaks rules.
pub(crate) fn warnings(comparison: &Comparison) -> Vec<String> {
    let sides = [("A", &comparison.sides.a), ("B", &comparison.sides.b)];
    let broken = sides.into_iter().filter(|(_, side)| !side.broken.is_empty());
    let words = broken.map(|(letter, side)| {
        let rules: Vec<String> = side
            .broken
            .iter()
            .map(|(rule, findings)| format!("{} ({})", rule.slug(), count(*findings, "finding")))
            .collect();
        format!(
            "{letter} cannot be used as it is: it breaks {} {}: {}. Its figures are shown all the same and nothing is \
             claimed of them; what it seems to gain may come from what it breaks. The command \"commontime audit\" says what to change.",
            side.broken.len(),
            plural(side.broken.len(), "rule"),
            list(&rules)
        )
    });
    words.collect()
}

/// Returns what each side pulls.
pub(super) fn levers(comparison: &Comparison) -> Section {
    let words = |side: &Side| side.levers.iter().map(|lever| lever.words.clone()).collect();
    let mut notes = per_side(&comparison.sides.map(words), "none");
    let waived = |side: &Side| side.waived.iter().map(|rule| rule.slug().to_owned()).collect();
    let waived: Sides<Vec<String>> = comparison.sides.map(waived);
    if waived.each().iter().any(|rules| !rules.is_empty()) {
        let waived = waived.map(|rules| if rules.is_empty() { "none".to_owned() } else { list(rules) });
        notes.push(format!("Rules waived in A: {}; in B: {}.", waived.a, waived.b));
    }
    Section { id: "levers", title: "Levers pulled", head: "", lines: Vec::new(), notes }
}

/// Returns what each side needs approved.
pub(super) fn approvals(comparison: &Comparison) -> Section {
    let words = |side: &Side| {
        let all = side.approvals.iter().map(|approval| {
            let by = if approval.by.is_empty() { String::new() } else { format!(" by {}", approval.by) };
            format!("{}{by}: {}", approval.who, approval.what)
        });
        all.collect()
    };
    let notes = per_side(&comparison.sides.map(words), "none named");
    Section { id: "approvals", title: "Approvals needed", head: "", lines: Vec::new(), notes }
}

fn per_side(sides: &Sides<Vec<String>>, nothing: &str) -> Vec<String> {
    if sides.is_alike() && sides.a.is_empty() {
        return vec![format!("A and B: {nothing}.")];
    }
    let words = |letter: &str, all: &Vec<String>| {
        if all.is_empty() {
            format!("{letter}: {nothing}.")
        } else {
            format!("{letter}: {}.", all.join("; "))
        }
    };
    vec![words("A", &sides.a), words("B", &sides.b)]
}

/// Returns what only one side has.
pub(super) fn only_on(comparison: &Comparison) -> Section {
    let words = comparison.only_on.iter().flat_map(|it| {
        let said = |letter: &str, all: &Vec<String>| {
            (!all.is_empty()).then(|| {
                let kind = match it.kind {
                    "kind of day" => plural(all.len(), "day"),
                    kind => plural(all.len(), kind),
                };
                format!("{} only in {letter}: {}.", names::capital(&kind), list(all))
            })
        };
        [said("A", &it.names.a), said("B", &it.names.b)]
    });
    Section {
        id: "only",
        title: "What only one side has",
        head: "",
        lines: Vec::new(),
        notes: words.flatten().collect(),
    }
}
