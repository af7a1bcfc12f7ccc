//! Why not, as facts: the answer in a sentence, counts, clashes and fixes in the words that page and screen share.

use commontime_school::why_not::{Clash, Count, Fix, FixKind, Levers, Tightness, WhyNot};
use commontime_school::wording::{count, list};
use commontime_school::{Campus, Cents};

use crate::basis;
use crate::money::{change, how_long};

/// Everything a report of why not speaks of.
#[derive(Clone, Debug)]
pub struct WhyNotInput<'a> {
    /// The school as it is.
    pub campus: &'a Campus,
    /// What is known.
    pub known: &'a WhyNot,
    /// For every fix the folder with its schedule, where one is written.
    pub folders: Vec<Option<String>>,
    /// Whether a clock or a hand decided when to stop, so that another run may differ.
    pub timed: bool,
}

/// Returns the answer in one sentence.
pub(crate) fn sentence(input: &WhyNotInput<'_>) -> String {
    let known = input.known;
    let wanted = known.wanted;
    // With levers pulled it is another school, of which the fixes speak.
    let school = if input.campus.levers.is_empty() { "" } else { " as long as no lever is pulled" };
    if known.is_impossible {
        return format!("No schedule exists{school}: required rules clash.");
    }
    if let Some(found) = known.found.filter(|_| known.is_reached()) {
        return format!(
            "Nothing stands in the way: a schedule with {found} minutes a week for everyone was found."
        );
    }
    if known.bound.is_some_and(|bound| bound < wanted) || !known.clashes.is_empty() {
        format!("No schedule gives everyone {wanted} minutes a week{school}.")
    } else {
        format!("No schedule was found that gives everyone {wanted} minutes a week{school}.")
    }
}

/// Returns the most that can be had, in a sentence.
pub(crate) fn most(input: &WhyNotInput<'_>) -> String {
    let clock = if input.timed { " A clock decided when to stop, so another run may differ." } else { "" };
    most_known(input) + clock
}

fn most_known(input: &WhyNotInput<'_>) -> String {
    let known = input.known;
    let school = if input.campus.levers.is_empty() { "" } else { " as long as no lever is pulled" };
    if known.is_impossible {
        return "What clashes has to change before anyone has minutes at all.".to_owned();
    }
    if known.is_reached() {
        return "If it is not the schedule you wish for, ask for more: --minutes.".to_owned();
    }
    match (known.found, known.bound) {
        (Some(found), Some(bound)) if found >= bound => {
            format!(
                "The most that can be had{school} is {found}: a schedule has it, and it is proved that none has more."
            )
        }
        (Some(found), Some(bound)) if bound < known.wanted => {
            format!(
                "The most that can be had{school} is {found} to {bound}: a schedule has {found}, and it is proved that none has more than {bound}."
            )
        }
        (Some(found), _) => format!(
            "The best schedule that was found has {found}. It is not proved that {} cannot be had; lessons and meetings found no place in the times that were tried.",
            known.wanted
        ),
        (None, Some(bound)) => format!(
            "It is proved that none has more than {bound}; no schedule was found at all before the limit."
        ),
        (None, None) => {
            "No schedule was found before the limit; the most that can be had is not known.".to_owned()
        }
    }
}

/// Says that there are no fixes.
pub(crate) fn no_fixes(input: &WhyNotInput<'_>) -> &'static str {
    if input.timed {
        "The search was cut short before anything was found that would: a longer run looks further."
    } else {
        "Nothing was found that would."
    }
}

/// Counts that are shown first: those that are short or nearly so.
pub(crate) fn binding(counts: &[Count]) -> impl Iterator<Item = &Count> {
    counts.iter().filter(|count| count.tightness() != Tightness::Ample)
}

/// Returns the word before a count.
pub(crate) fn tight_word(count: &Count) -> &'static str {
    match count.tightness() {
        Tightness::Short => "too few",
        Tightness::Tight => "just enough",
        Tightness::Ample => "enough",
    }
}

/// Tells, in the heading of a clash, how sure it is.
pub(crate) fn how_sure(clash: &Clash) -> &'static str {
    if clash.proof.is_some() { "proved" } else { "found by the solver, not certified" }
}

/// Returns what a clash is, in a sentence or two.
pub(crate) fn about(clash: &Clash) -> String {
    let minimal = basis::together(clash.members.len(), clash.is_minimal);
    let proof = clash.proof.map_or_else(
        || " The solver says so; no proof in whole numbers was found within the work allowed.".to_owned(),
        |proof| {
            let cases =
                if proof.cases > 1 { format!(" in {}", count(proof.cases, "case")) } else { String::new() };
            format!(
                " The proof adds up {}{cases} in whole numbers and was checked apart.",
                count(proof.lines, "line")
            )
        },
    );
    format!("{minimal}{proof}")
}

/// Returns the others of whom the same holds; nothing where there are none.
pub(crate) fn also(clash: &Clash) -> Option<String> {
    let each = if clash.also.len() > 1 { ", each by itself" } else { " by itself" };
    (!clash.also.is_empty()).then(|| format!("The very same holds for {}{each}.", list(&clash.also)))
}

/// Returns what is known of whether there are more clashes.
pub(crate) fn whether_all(known: &WhyNot) -> Option<&'static str> {
    // What the goal asks of everyone stands in the clash of each team.
    let is_in_both = |a: &Clash, b: &Clash| {
        a.members.iter().any(|member| b.members.iter().any(|other| member.words == other.words))
    };
    let clashes = &known.clashes;
    let is_shared =
        clashes.iter().enumerate().any(|(at, clash)| clashes[..at].iter().any(|it| is_in_both(it, clash)));
    match (clashes.len(), is_shared, known.are_all) {
        (0, _, true) => None,
        (0, _, false) => Some("Which requirements clash was not found within the work allowed."),
        (1, _, true) => Some("With these requirements out of the way nothing else is known to clash."),
        (_, false, true) => Some(
            "These have no requirement in common, and with them out of the way nothing else is known to clash.",
        ),
        (_, true, true) => Some(
            "Each clash is about people of its own; what they share is asked of everyone. With all of them out of the way nothing else is known to clash.",
        ),
        (_, false, false) => Some("These have no requirement in common; there may be more."),
        (_, true, false) => Some(
            "Each clash is about people of its own; what they share is asked of everyone. There may be more.",
        ),
    }
}

/// Returns what a fix changes, in a line.
pub(crate) fn changes(fix: &Fix) -> String {
    let words: Vec<&str> = fix.changes.iter().map(|change| change.words.as_str()).collect();
    words.join("; and ")
}

/// Returns what a fix costs.
pub(crate) fn cost(fix: &Fix) -> String {
    fix.cost.map_or_else(
        || "no price in the files".to_owned(),
        |cost: Cents| format!("{} {}", change(cost), how_long(fix.once)),
    )
}

/// Returns what has to be found for what is paid today, where that is anything: it is nothing new, but somebody has to find it.
pub(crate) fn found(fix: &Fix) -> Option<String> {
    (fix.found > Cents::ZERO).then(|| format!("{} a year to be found for what is paid today", fix.found))
}

/// Returns what a fix gives, as far as a schedule shows it.
pub(crate) fn gives(known: &WhyNot, fix: &Fix) -> String {
    match fix.lowest {
        // What is more than was asked for is not counted.
        Some(lowest) if fix.is_shown && lowest == known.wanted => {
            format!("lowest then {lowest} or more, shown by a schedule")
        }
        Some(lowest) if fix.is_shown => format!("lowest then {lowest}, shown by a schedule"),
        Some(lowest) => format!("not shown: the best schedule found has {lowest}"),
        None => "not shown: no schedule was found".to_owned(),
    }
}

/// Returns who approves a fix; nothing where nobody is named.
pub(crate) fn approvals(fix: &Fix) -> Option<String> {
    let mut all: Vec<&str> =
        fix.changes.iter().flat_map(|it| it.approvals.iter().map(String::as_str)).collect();
    all.sort_unstable();
    all.dedup();
    // Whoever is named with a date need not be named without.
    let every = all.clone();
    let is_dated = |who: &str| every.iter().any(|other| other.starts_with(&format!("{who}, by ")));
    all.retain(|who| !is_dated(who));
    (!all.is_empty()).then(|| format!("approval: {}", all.join("; ")))
}

/// Returns the sentence before the fixes.
pub(crate) fn lead(known: &WhyNot) -> Option<String> {
    let levers = match known.levers {
        Levers::NoneOpen => Some("No lever is open in scenario.toml.".to_owned()),
        Levers::NotEnough => Some(
            "It is proved that the levers open in scenario.toml are not enough, not even all together; how far they go: commontime options."
                .to_owned(),
        ),
        Levers::NotPayable => {
            let with_money = known.fixes.iter().any(|fix| fix.kind == FixKind::LeversWithMoney);
            // Where no fix names it: what might do, if it could be paid.
            let unpaid = known.not_payable.as_ref().filter(|_| !with_money);
            let unpaid = unpaid.map_or_else(String::new, |unpaid| format!(": {}", unpaid.words()));
            Some(format!(
                "It is proved that the levers open in scenario.toml are not enough with the money there is{unpaid}."
            ))
        }
        Levers::NotKnown => {
            Some("A limit came before it was known whether the levers are enough.".to_owned())
        }
        Levers::MayBeEnough if !known.fixes.iter().any(|fix| fix.kind == FixKind::Levers && fix.is_shown) => {
            Some(
                "The levers open in scenario.toml may be enough, but no schedule was found that shows it."
                    .to_owned(),
            )
        }
        Levers::MayBeEnough if known.fixes.iter().any(|fix| fix.kind == FixKind::LeversWithMoney) => {
            return Some(
                "What raises a fund cannot be paid as the funds are; the rest can.".to_owned(),
            );
        }
        Levers::MayBeEnough | Levers::NotNeeded => None,
    };
    let files = known.fixes.iter().any(|fix| fix.kind != FixKind::Levers);
    let all_shown = known.fixes.iter().all(|fix| fix.kind == FixKind::Levers || fix.is_shown);
    let any = |kind: FixKind| known.fixes.iter().any(|fix| fix.kind == kind);
    let these = match (any(FixKind::LeversWithMoney), any(FixKind::Files)) {
        (true, true) => "With more money, or with other changes of the files, these would do",
        (true, false) => "With more money these would do",
        (false, _) => "These changes of the files would do",
    };
    let rest = match (files, all_shown) {
        (false, _) => String::new(),
        (true, true) => format!(" {these}, each by as little as will:"),
        (true, false) => {
            format!(
                " {these} where a schedule shows it, and may do where none does, each by as little as will:"
            )
        }
    };
    let words = format!("{}{rest}", levers.unwrap_or_default());
    Some(words.trim().to_owned()).filter(|words| !words.is_empty())
}
