//! `why-not.json`: why so many minutes cannot be had, for programs. Its keys and their order are stable; `format` counts up when
//! they change.
//!
//! Minutes are whole minutes, dollars whole cents. Nothing in it depends on the clock, the machine or where files lie.

use commontime_school::not_payable::NotPayable;
use commontime_school::why_not::{Clash, Count, Fix, FixChange, FixKind, Member, WhyNot};
use commontime_school::{Campus, Minutes};
use schemars::JsonSchema;
use serde::Serialize;

/// The version of this format.
const FORMAT: u32 = 1;

/// Changes that might do, if they could be paid.
#[derive(Serialize, JsonSchema)]
struct Unpaid<'a> {
    /// What would be changed, in words.
    changes: &'a [String],
    /// What it would cost in a year more than the current one.
    net_new_cost_cents: i64,
    /// What of it comes once.
    one_time_cents: i64,
    /// The funds that have too little.
    short: Vec<Short<'a>>,
}

/// A fund that has too little.
#[derive(Serialize, JsonSchema)]
struct Short<'a> {
    /// Its name.
    fund: &'a str,
    /// What it lacks.
    lacks_cents: i64,
    /// Its last day, where that lies before the school year; else null.
    ended: Option<String>,
}

impl<'a> Unpaid<'a> {
    fn of(it: &'a NotPayable) -> Self {
        let short = it.short.iter().map(|it| Short {
            fund: &it.fund,
            lacks_cents: it.lacks.get(),
            ended: it.ended.map(|day| day.to_string()),
        });
        Self {
            changes: &it.changes,
            net_new_cost_cents: it.cost.get(),
            one_time_cents: it.once.get(),
            short: short.collect(),
        }
    }
}

/// All that is known of why not.
#[derive(Clone, Debug)]
pub struct WhyNotResult<'a> {
    /// The school as it is.
    pub campus: &'a Campus,
    /// What is known.
    pub known: &'a WhyNot,
    /// For every fix the folder with its schedule, where one was written.
    pub folders: Vec<Option<String>>,
    /// The seed of the search.
    pub seed: u64,
    /// The effort allowed for each schedule; `None` where a time limit was given instead.
    pub effort: Option<u64>,
    /// Whether a clock decided when to stop.
    pub timed: bool,
}

/// Returns the text of a `why-not.json`. The same findings give the same bytes.
///
/// # Panics
/// Never: text and whole numbers always make JSON.
#[must_use]
pub fn why_not_json(result: &WhyNotResult<'_>) -> String {
    let document = Document::of(result);
    serde_json::to_string_pretty(&document).expect("text and whole numbers make JSON") + "\n"
}

/// Why so many minutes cannot be had, or why no schedule exists, and what would change it.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Document<'a> {
    /// The version of this format: 1.
    format: u32,
    /// The scenario's name.
    scenario: &'a str,
    /// The school year.
    school_year: &'a str,
    /// Lowest weekly minutes that were asked for.
    wanted_weekly_minutes: i32,
    /// Whether no schedule exists at all, whatever the minutes.
    impossible: bool,
    /// The lowest weekly minutes of the best schedule that was found; null where none was.
    lowest_weekly_minutes: Option<i32>,
    /// What no schedule exceeds; null where that is not known, or where there is no schedule.
    bound_weekly_minutes: Option<i32>,
    /// What is needed against what is there, the tightest first.
    counts: Vec<Counted<'a>>,
    /// Clashes that have no requirement in common.
    clashes: Vec<Clashing<'a>>,
    /// Whether these are all: with their requirements left out, the rest does not clash.
    clashes_all: bool,
    /// What became of the levers that the scenario opens.
    #[schemars(extend("enum" = ["none-open", "not-enough", "not-payable", "may-be-enough", "not-known", "not-needed"]))]
    levers: &'a str,
    /// Where the levers are not enough with the money there is: what might be, and which funds have too little for it; null where
    /// nothing is known of that kind.
    not_payable: Option<Unpaid<'a>>,
    /// What would change it, cheapest first.
    fixes: Vec<Fixing<'a>>,
    /// The seed of the search.
    seed: u64,
    /// The effort allowed for each schedule, in counted steps; null where a time limit was given instead.
    effort: Option<u64>,
    /// Whether a clock decided when to stop, so that another run may differ.
    timed: bool,
}

/// What is needed against what is there.
#[derive(Serialize, JsonSchema)]
struct Counted<'a> {
    /// The sentence, with its numbers.
    words: &'a str,
    /// How much is needed.
    needs: i64,
    /// How much is there.
    has: i64,
    /// What is counted.
    unit: &'a str,
    /// How tight it is: less than is needed, no more than a tenth left over, or room.
    #[schemars(extend("enum" = ["short", "tight", "ample"]))]
    tightness: &'a str,
    /// Files and keys where it is set.
    keys: &'a [&'static str],
}

/// Requirements that cannot all hold.
#[derive(Serialize, JsonSchema)]
struct Clashing<'a> {
    /// The requirements.
    members: Vec<Requirement<'a>>,
    /// What follows for the days, in words.
    facts: &'a [String],
    /// Teams of which the very same holds, each by itself.
    also: &'a [String],
    /// Whether it was verified of every member that the others can hold without it.
    minimal: bool,
    /// The proof in whole numbers, which was checked apart from the solver; null where only the solver says so.
    proof: Option<ProofOf>,
}

/// A requirement of a clash.
#[derive(Serialize, JsonSchema)]
struct Requirement<'a> {
    /// The rule; null for the minutes asked for.
    rule: Option<&'a str>,
    /// The requirement in words.
    words: &'a str,
    /// Files and keys where it is set.
    keys: &'a [String],
}

/// How large a proof is.
#[derive(Serialize, JsonSchema)]
struct ProofOf {
    /// Cases that are told apart.
    cases: usize,
    /// Lines that are added up, over all cases.
    lines: usize,
}

/// Changes of which none can be left out.
#[derive(Serialize, JsonSchema)]
struct Fixing<'a> {
    /// The changes.
    changes: Vec<Changing<'a>>,
    /// Whether levers that the scenario opens are among them.
    levers: bool,
    /// Whether files are to be changed.
    files: bool,
    /// What they cost in a year more than now; null where the files have no price for one of them.
    net_new_cost_cents: Option<i64>,
    /// What of it comes once.
    one_time_cents: i64,
    /// What has to be found for what is paid today: funds are raised by so much, and it is nothing new.
    found_cents: i64,
    /// The lowest weekly minutes of the schedule that was found with them; null where none was.
    lowest_weekly_minutes: Option<i32>,
    /// Whether that schedule has what was asked for; otherwise the fix is not shown.
    shown: bool,
    /// Its schedule, beside this file; null where none was written.
    schedule: Option<String>,
}

/// One change.
#[derive(Serialize, JsonSchema)]
struct Changing<'a> {
    /// What is changed, in words.
    words: &'a str,
    /// Where in the files, and to what.
    key: &'a str,
    /// Who approves it, by when.
    approvals: &'a [String],
}

impl<'a> Document<'a> {
    fn of(result: &'a WhyNotResult<'a>) -> Self {
        let known = result.known;
        let folders = result.folders.iter().chain(std::iter::repeat(&None));
        Self {
            format: FORMAT,
            scenario: &result.campus.name,
            school_year: &result.campus.school_year,
            wanted_weekly_minutes: known.wanted.get(),
            impossible: known.is_impossible,
            lowest_weekly_minutes: known.found.map(Minutes::get),
            bound_weekly_minutes: known.bound.map(Minutes::get),
            counts: known.counts.iter().map(Counted::of).collect(),
            clashes: known.clashes.iter().map(Clashing::of).collect(),
            clashes_all: known.are_all,
            levers: known.levers.slug(),
            not_payable: known.not_payable.as_ref().map(Unpaid::of),
            fixes: known
                .fixes
                .iter()
                .zip(folders)
                .map(|(fix, folder)| Fixing::of(fix, folder.as_deref()))
                .collect(),
            seed: result.seed,
            effort: result.effort,
            timed: result.timed,
        }
    }
}

impl<'a> Counted<'a> {
    fn of(count: &'a Count) -> Self {
        Self {
            words: &count.words,
            needs: count.needs,
            has: count.has,
            unit: count.unit,
            tightness: count.tightness().slug(),
            keys: &count.keys,
        }
    }
}

impl<'a> Clashing<'a> {
    fn of(clash: &'a Clash) -> Self {
        let member = |member: &'a Member| Requirement {
            rule: member.rule.map(commontime_school::Rule::slug),
            words: &member.words,
            keys: &member.keys,
        };
        Self {
            members: clash.members.iter().map(member).collect(),
            facts: &clash.facts,
            also: &clash.also,
            minimal: clash.is_minimal,
            proof: clash.proof.map(|proof| ProofOf { cases: proof.cases, lines: proof.lines }),
        }
    }
}

impl<'a> Fixing<'a> {
    fn of(fix: &'a Fix, folder: Option<&str>) -> Self {
        let change = |change: &'a FixChange| Changing {
            words: &change.words,
            key: &change.key,
            approvals: &change.approvals,
        };
        Self {
            changes: fix.changes.iter().map(change).collect(),
            levers: fix.kind != FixKind::Files,
            files: fix.kind != FixKind::Levers,
            net_new_cost_cents: fix.cost.map(commontime_school::Cents::get),
            one_time_cents: fix.once.get(),
            found_cents: fix.found.get(),
            lowest_weekly_minutes: fix.lowest.map(Minutes::get),
            shown: fix.is_shown,
            schedule: folder.map(|folder| format!("{folder}/schedule.toml")),
        }
    }
}
