//! The report of why not as one HTML page. Well-formed as XML too, so that any parser can check it.

use askama::Template;
use commontime_school::why_not::{Clash, Count, Fix, FixKind, Tightness, WhyNot};

use super::palette::Shade;
use crate::basis;
use crate::names::capital;
use crate::why_not::{
    WhyNotInput, about, also, approvals, binding, cost, found, gives, how_sure, lead, most, no_fixes,
    sentence, tight_word, whether_all,
};

/// Everything the template prints.
#[derive(Template)]
#[template(path = "why_not.html")]
struct WhyNotPage {
    school: String,
    school_year: String,
    sentence: String,
    mood: &'static str,
    most: String,
    figures: Vec<(String, &'static str)>,
    /// Counts that are short, or nearly so.
    binding: Vec<CountRow>,
    ample: Vec<CountRow>,
    clashes: Vec<ClashPart>,
    whether_all: Option<&'static str>,
    is_reached: bool,
    lead: Option<String>,
    no_fixes: &'static str,
    fixes: Vec<FixRow>,
    assumptions: Vec<(String, String)>,
    laws: Vec<basis::Law>,
    /// What the style sheet colours by activity: nothing here.
    shades: Vec<Shade>,
}

struct CountRow {
    how: &'static str,
    is_short: bool,
    words: String,
    needs: String,
    has: String,
    unit: &'static str,
    keys: Vec<&'static str>,
}

struct ClashPart {
    how_sure: &'static str,
    members: Vec<(String, String, Vec<String>)>,
    facts: Vec<String>,
    also: Option<String>,
    about: String,
}

struct FixRow {
    changes: Vec<(String, String)>,
    cost: String,
    gives: String,
    approvals: String,
    folder: Option<String>,
    how: &'static str,
}

/// Returns the report of why not as one self-contained HTML page, to lie beside the folders of the fixes.
///
/// # Panics
/// Never: it writes to a string, and that does not fail.
#[must_use]
pub fn why_not_html(input: &WhyNotInput<'_>) -> String {
    let known = input.known;
    let mut figures = vec![(known.wanted.to_string(), "asked for")];
    figures.extend(known.found.map(|found| (found.to_string(), "best schedule found")));
    figures.extend(known.bound.map(|bound| (bound.to_string(), "no schedule has more")));
    let fixes = known
        .fixes
        .iter()
        .enumerate()
        .map(|(at, fix)| row(known, fix, input.folders.get(at).cloned().flatten()));
    let ample = known.counts.iter().filter(|count| count.tightness() == Tightness::Ample);
    let page = WhyNotPage {
        school: input.campus.name.clone(),
        school_year: input.campus.school_year.clone(),
        sentence: sentence(input),
        mood: if known.is_reached() {
            "yes"
        } else if known.is_impossible {
            "no"
        } else {
            "partly"
        },
        most: most(input),
        figures: if known.is_impossible { Vec::new() } else { figures },
        binding: binding(&known.counts).map(counted).collect(),
        ample: ample.map(counted).collect(),
        clashes: known.clashes.iter().map(clash).collect(),
        whether_all: whether_all(known),
        is_reached: known.is_reached(),
        lead: lead(known),
        no_fixes: no_fixes(input),
        fixes: fixes.collect(),
        assumptions: basis::assumptions(input.campus),
        laws: basis::laws(input.campus),
        shades: Vec::new(),
    };
    page.render().expect("writing to a string does not fail")
}

fn counted(count: &Count) -> CountRow {
    let number = |number: i64| commontime_school::wording::grouped(number.unsigned_abs());
    CountRow {
        how: tight_word(count),
        is_short: count.has < count.needs,
        words: capital(&count.words),
        needs: number(count.needs),
        has: number(count.has),
        unit: count.unit,
        keys: count.keys.clone(),
    }
}

fn clash(clash: &Clash) -> ClashPart {
    let members = clash.members.iter().map(|member| {
        let rule = member.rule.map_or_else(String::new, |rule| rule.slug().to_owned());
        (capital(&member.words), rule, member.keys.clone())
    });
    ClashPart {
        how_sure: how_sure(clash),
        members: members.collect(),
        facts: clash.facts.clone(),
        also: also(clash),
        about: about(clash),
    }
}

fn row(known: &WhyNot, fix: &Fix, folder: Option<String>) -> FixRow {
    FixRow {
        changes: fix
            .changes
            .iter()
            .enumerate()
            .map(|(at, change)| {
                let words = if at == 0 { capital(&change.words) } else { change.words.clone() };
                (words, change.key.clone())
            })
            .collect(),
        cost: [Some(cost(fix)), found(fix)].into_iter().flatten().collect::<Vec<_>>().join("; "),
        gives: gives(known, fix),
        approvals: approvals(fix)
            .map_or_else(|| "nobody is named".to_owned(), |words| words.replace("approval: ", "")),
        folder,
        how: match fix.kind {
            FixKind::Levers => "",
            FixKind::LeversWithMoney => "levers of the scenario, and a change of the files",
            FixKind::Files => "a change of the files, no lever of the scenario",
        },
    }
}
