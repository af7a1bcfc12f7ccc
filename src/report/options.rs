//! Options as facts: what each changes, what it costs whom, who gains, who gives, and how sure it is.

use std::cmp::Reverse;

use commontime_audit::{Audited, dollars, minutes_today};
use commontime_school::answer::Answer;
use commontime_school::axis::{self, Axis};
use commontime_school::ledger::DollarsLedger;
use commontime_school::not_payable::{NotPayable, Promise, Promised};
use commontime_school::wording::{count, grouped, list};
use commontime_school::{Campus, Cents, Fte, FundId, Minutes, OuterCurve, OuterStep, PersonId, UnitCosts};

use crate::dollars::{self as money_of, Unit, Years};
use crate::{clock, headline, names, standing};

pub(crate) mod curve;

/// Everything a report of options speaks of.
#[derive(Clone, Debug)]
pub struct OptionsInput<'a> {
    /// The school as it is.
    pub campus: &'a Campus,
    /// What options are compared by beside minutes and cost.
    pub axes: &'a [Axis],
    /// The best schedule of the school as it is, where one was found.
    pub as_it_is: Option<Choice<'a>>,
    /// The options, cheapest first; none is beaten by another on all axes.
    pub choices: Vec<Choice<'a>>,
    /// What some fund has too little for, with what it might do.
    pub not_payable: Option<(NotPayable, Promised)>,
    /// The outer curve.
    pub outer: OuterCurve,
    /// The place of the option that is recommended.
    pub recommended: Option<usize>,
    /// Whether a clock or a hand decided when to stop, so that another run may differ.
    pub timed: bool,
}

impl<'a> OptionsInput<'a> {
    /// Tells whether the option at this place is recommended. Where no lever is open there is nothing to recommend.
    pub(crate) fn is_recommended(&self, at: usize) -> bool {
        self.recommended == Some(at) && !self.campus.levers.is_empty()
    }

    /// Returns the places of the options of which no other has as many minutes for as little.
    pub(crate) fn on_the_curve(&self) -> Vec<usize> {
        let mut curve: Vec<usize> = Vec::new();
        for (at, choice) in self.choices.iter().enumerate() {
            if curve.last().is_none_or(|before| self.choices[*before].lowest() < choice.lowest()) {
                curve.push(at);
            }
        }
        curve
    }

    /// Tells whether minutes and cost alone are compared: on further axes an option may be worth more money than another that gives as
    /// much.
    pub(crate) fn is_by_cost_alone(&self) -> bool {
        self.axes.is_empty()
    }

    /// Returns the schedule of the school as it is, unless one of the options is that: a school in which no lever is pulled.
    pub(crate) fn as_it_is_apart(&self) -> Option<&Choice<'a>> {
        let is_option = self.choices.iter().any(Choice::is_as_it_is);
        self.as_it_is.as_ref().filter(|_| !is_option)
    }

    /// Says where an option is on the further axes; nothing where none was asked for.
    pub(crate) fn on_other_axes(&self, choice: &Choice<'_>) -> Vec<String> {
        let (today, then) = (self.campus, choice.schedule.campus());
        let words = |axis: &Axis| match axis {
            Axis::Fte => format!("{} FTE in all, today {}", axis::fte(then), axis::fte(today)),
            Axis::StudentMinutes => {
                let (then, today) = (axis::student_minutes(then), axis::student_minutes(today));
                let words = |minutes: Minutes| grouped(u64::from(minutes.get().unsigned_abs()));
                format!("students at school {} minutes a week, today {}", words(then), words(today))
            }
            Axis::PositionsChanged => match axis::positions_changed(then) {
                0 => "no post changed".to_owned(),
                changed => format!("{} changed", count(changed, "post")),
            },
        };
        self.axes.iter().map(words).collect()
    }

    /// Names what hours are counted beyond: without a schedule of today the best one of the school as it is.
    fn base_of_hours(&self) -> &'static str {
        if minutes_today(self.campus).is_some() {
            money_of::TODAY
        } else {
            "those of the best schedule as it is"
        }
    }

    /// Returns the net new cost of an option per pupil, per teacher and per hour released beyond today's: those of the current schedule
    /// or, without one, of the best schedule of the school as it is.
    #[must_use]
    pub fn units(&self, option: &Audited<'_>) -> UnitCosts {
        let current = minutes_today(self.campus);
        let as_it_is = self.as_it_is.as_ref().map(|today| today.schedule.audit().people.as_slice());
        let audit = option.audit();
        let today = current.as_deref().or(as_it_is);
        UnitCosts::of(option.campus(), audit.dollars.net_new_cost, &audit.people, today)
    }
}

/// An option with its schedule, which is audited and clean.
#[derive(Clone, Debug)]
pub struct Choice<'a> {
    /// The schedule, with the school as the option changes it.
    pub schedule: &'a Audited<'a>,
    /// What is known of it.
    pub answer: &'a Answer,
    /// The folder with its files, beside the report.
    pub folder: String,
}

impl Choice<'_> {
    /// Returns its lowest weekly minutes, at most the target.
    #[must_use]
    pub fn lowest(&self) -> Minutes {
        let target = self.schedule.campus().goal.minutes_per_week;
        self.answer.lowest_weekly_minutes.unwrap_or(target).min(target)
    }

    /// Tells whether no lever is pulled.
    pub(crate) fn is_as_it_is(&self) -> bool {
        self.schedule.campus().decided.is_empty()
    }

    /// Returns its net new cost of a year.
    #[must_use]
    pub fn cost(&self) -> Cents {
        self.schedule.audit().dollars.net_new_cost
    }
}

/// What the reports say of one option.
#[derive(Clone, Debug)]
pub(crate) struct Facts {
    pub(crate) lowest: Minutes,
    pub(crate) cost: Cents,
    pub(crate) one_time: Cents,
    /// What is done, lever by lever; empty for the school as it is.
    pub(crate) changes: Vec<Changed>,
    /// Where it is on further axes.
    pub(crate) others: Vec<String>,
    /// How sure it is that nothing better is to be had for as much.
    pub(crate) proof: String,
    pub(crate) is_proved: bool,
    /// What funds pay more or less than today.
    pub(crate) funds: Vec<FundChange>,
    /// The net new cost per pupil, per teacher, per released hour.
    pub(crate) units: Vec<Unit>,
    /// Three years by fund.
    pub(crate) years: Option<Years>,
    /// What no fund pays in later years.
    pub(crate) cliff: Vec<String>,
    /// Posts that are larger, smaller, new or gone.
    pub(crate) posts: Vec<String>,
    /// Students' days that are other than today.
    pub(crate) days: Vec<String>,
    /// Teams with their lowest minutes, today and then.
    pub(crate) teams: Vec<TeamChange>,
    /// People who have fewer minutes than today, by name.
    pub(crate) fewer: Option<String>,
    pub(crate) approvals: Vec<ApprovalRow>,
}

/// One lever that is pulled.
#[derive(Clone, Debug)]
pub(crate) struct Changed {
    pub(crate) title: &'static str,
    /// What happens.
    pub(crate) words: String,
    /// What has to be known besides.
    pub(crate) note: String,
    pub(crate) goal: String,
}

/// One fund's change.
#[derive(Clone, Debug)]
pub(crate) struct FundChange {
    pub(crate) name: String,
    pub(crate) change: String,
    pub(crate) left: String,
    pub(crate) ask: String,
}

/// One team's change.
#[derive(Clone, Debug)]
pub(crate) struct TeamChange {
    pub(crate) name: String,
    pub(crate) today: String,
    pub(crate) then: String,
    pub(crate) change: String,
}

/// One approval.
#[derive(Clone, Debug)]
pub(crate) struct ApprovalRow {
    pub(crate) what: String,
    pub(crate) who: String,
    pub(crate) by: String,
}

/// Returns dollars with a true minus.
pub(crate) fn money(amount: Cents) -> String {
    amount.to_string().replace('-', "−")
}

/// Returns dollars as a change: `+$5,000`, `−$21,222`, `$0`.
pub(crate) fn change(amount: Cents) -> String {
    if amount > Cents::ZERO { format!("+{amount}") } else { money(amount) }
}

/// Returns what a net new cost means: `costs $5,000 a year more than now`.
pub(crate) fn against_now(cost: Cents) -> String {
    match cost.cmp(&Cents::ZERO) {
        std::cmp::Ordering::Less => format!("{} a year less than now", Cents::new(-cost.get())),
        std::cmp::Ordering::Equal => "nothing more than now".to_owned(),
        std::cmp::Ordering::Greater => format!("{cost} a year more than now"),
    }
}

/// Returns the answer in one sentence.
pub(crate) fn sentence(input: &OptionsInput<'_>) -> String {
    let target = input.campus.goal.minutes_per_week;
    let reaching = input.choices.iter().find(|choice| choice.lowest() >= target);
    match (reaching, input.choices.iter().max_by_key(|choice| (choice.lowest(), Reverse(choice.cost())))) {
        (Some(cheapest), _) => format!(
            "{} can have {target} minutes a week to work with colleagues for {}.",
            headline::who(input.campus),
            against_now(cheapest.cost())
        ),
        (None, Some(most)) => {
            let bound = input.outer.steps.iter().map(|step| step.lowest).max();
            let is_the_most = input.outer.is_whole && bound.is_some_and(|bound| most.lowest() >= bound);
            format!(
                "The most that {} is {} minutes a week, for {}; the target is {target}.",
                if is_the_most { "everyone can have" } else { "was found for everyone" },
                most.lowest(),
                against_now(most.cost())
            )
        }
        (None, None) if input.timed => "No option with a schedule was found before the limit.".to_owned(),
        (None, None) => no_schedule(input),
    }
}

/// Says that no option has a schedule, and why where money alone tells.
fn no_schedule(input: &OptionsInput<'_>) -> String {
    let campus = input.campus;
    let lacks = NotPayable::of(campus, &dollars(campus)).lacks();
    let because = if lacks.is_empty() { String::new() } else { format!(" For what is paid today, {lacks}.") };
    let none = if input.outer.is_whole && input.outer.steps.is_empty() {
        "No option has a schedule."
    } else {
        "No schedule was found for any option."
    };
    format!("{none}{because} What stands in the way, and what would change it: commontime why-not.")
}

/// Returns what to do where the scenario opens no lever, so that there is nothing to choose from.
pub(crate) fn nothing_open(campus: &Campus) -> Option<String> {
    campus.levers.is_empty().then(|| {
        "No levers are open, so there is only the school as it is. Open some under [levers] in scenario.toml, for \
         example: early-release = { days = [\"Wed\"], up-to = 60 }"
            .to_owned()
    })
}

/// Returns how far the options can be trusted, in a sentence.
pub(crate) fn confidence(input: &OptionsInput<'_>) -> String {
    if let Some(words) = nothing_open(input.campus) {
        return words;
    }
    let proved = input.choices.iter().filter(|choice| is_proved(input, choice)).count();
    let all = input.choices.len();
    let by_cost_alone = input.is_by_cost_alone();
    let mut words = match (proved, all) {
        (_, 0) => String::new(),
        (proved, all) if proved == all => format!(
            "Proved for these inputs: of all that the levers allow{}, nothing that costs as much or less gives everyone more{}.",
            if input.not_payable.is_some() { " and the funds can pay" } else { "" },
            if by_cost_alone { ", and nothing that costs less gives everyone as much" } else { "" }
        ),
        (0, _) => {
            "Not proved: something that costs as much or less may give everyone more, or as much for less."
                .to_owned()
        }
        (proved, all) => format!(
            "Proved for {proved} of the {all} options: nothing that costs as much or less gives everyone more{}.",
            if by_cost_alone { ", and nothing that costs less gives everyone as much" } else { "" }
        ),
    };
    if !input.outer.is_whole {
        words.push_str(" A limit came before all levers had been looked at.");
    }
    let most = input.choices.iter().max_by_key(|choice| (choice.lowest(), Reverse(choice.cost())));
    if let Some(most) = most {
        let gives_more = |step: &&OuterStep| step.lowest > most.lowest() && step.cost > most.cost();
        words.extend(input.outer.steps.iter().find(gives_more).map(|beyond| {
            format!(
                " Whether everyone can have more than {} minutes for more, from {} a year on, is not known.",
                most.lowest(),
                money(beyond.cost)
            )
        }));
    }
    let unpriced = |choice: &Choice<'_>| {
        money_of::counted_as_nothing(choice.schedule.campus(), &choice.schedule.audit().dollars)
    };
    words.extend(
        input.choices.iter().rev().find_map(unpriced).map(|told| format!(" {}.", names::capital(&told))),
    );
    if input.timed {
        words.push_str(" A clock decided when to stop, so another run may differ.");
    }
    words.trim_start().to_owned()
}

/// Tells whether an option lies on the outer curve: nothing for as much or less has more, and without further axes nothing for less has
/// as much.
fn is_proved(input: &OptionsInput<'_>, choice: &Choice<'_>) -> bool {
    let has_most = input.outer.most_at(choice.cost()).is_some_and(|bound| choice.lowest() >= bound);
    has_most && may_be_had_for_less(input, choice).is_none()
}

/// Returns the least for which as many minutes are not ruled out, where that is less than the option costs and cost alone counts.
fn may_be_had_for_less(input: &OptionsInput<'_>, choice: &Choice<'_>) -> Option<Cents> {
    let least = input.outer.least_for(choice.lowest()).filter(|_| input.is_by_cost_alone());
    least.filter(|least| *least < choice.cost())
}

/// Returns the facts of an option.
pub(crate) fn facts(input: &OptionsInput<'_>, choice: &Choice<'_>) -> Facts {
    let (campus, audit) = (choice.schedule.campus(), choice.schedule.audit());
    let pulled = campus.decided.iter().map(|decided| {
        let lever = &campus.levers[decided.lever];
        (lever, &lever.steps[decided.step])
    });
    let proof = match input.outer.most_at(choice.cost()) {
        Some(bound) if choice.lowest() >= bound => match may_be_had_for_less(input, choice) {
            None => "proved: nothing that costs as much or less gives everyone more".to_owned(),
            Some(least) => format!(
                "nothing that costs as much or less gives everyone more; whether as many can be had for less, from {} a \
                 year on, is not known",
                change(least)
            ),
        },
        Some(bound) => format!("not proved: at this cost everyone may have up to {bound} minutes"),
        None => "not known: a limit came before it was proved".to_owned(),
    };
    let approvals = pulled.clone().flat_map(|(lever, step)| {
        lever.approvals.iter().map(|approval| ApprovalRow {
            what: step.words_in(campus),
            who: approval.who.clone(),
            by: if approval.by.is_empty() { "no date given".to_owned() } else { approval.by.clone() },
        })
    });
    Facts {
        lowest: choice.lowest(),
        cost: choice.cost(),
        one_time: audit.dollars.one_time_cost,
        changes: pulled
            .clone()
            .map(|(lever, step)| Changed {
                title: lever.kind.title(),
                words: step.words_in(campus),
                note: step.note.clone(),
                goal: lever.goal.clone().unwrap_or_default(),
            })
            .collect(),
        others: input.on_other_axes(choice),
        proof,
        is_proved: is_proved(input, choice),
        funds: funds(input.campus, campus, &audit.dollars),
        units: money_of::units(&input.units(choice.schedule), input.base_of_hours()),
        years: money_of::years(campus, &audit.dollars),
        cliff: money_of::cliff(campus, &audit.dollars),
        posts: posts(campus),
        days: days(input.campus, campus),
        teams: teams(input, choice),
        fewer: fewer(input, choice),
        approvals: approvals.collect(),
    }
}

fn funds(today: &Campus, campus: &Campus, ledger: &DollarsLedger) -> Vec<FundChange> {
    let before = dollars(today);
    let spent = |ledger: &DollarsLedger, fund: FundId| -> Cents {
        ledger.lines.iter().filter(|line| line.fund == fund).map(|line| line.amount).sum()
    };
    let changed = ledger.funds.iter().filter_map(|balance| {
        let difference = spent(ledger, balance.fund) - spent(&before, balance.fund);
        (difference != Cents::ZERO).then(|| FundChange {
            name: campus[balance.fund].name.clone(),
            change: change(difference),
            left: money(balance.left()),
            ask: campus[balance.fund].rule.ask().to_owned(),
        })
    });
    changed.collect()
}

fn posts(campus: &Campus) -> Vec<String> {
    let changed = campus.positions.iter().filter(|post| post.is_changed());
    let words = changed.map(|post| {
        let who = post.filled_by.map(|person| format!(" ({})", campus[person].name)).unwrap_or_default();
        let what = format!("{}{who}", post.kind);
        let (fte, hours) = post.today;
        if fte == Fte::NONE {
            format!("{what}: new, {} FTE", post.fte)
        } else if post.fte == Fte::NONE {
            format!("{}: {fte} FTE given up", post.id)
        } else if post.fte == fte {
            format!("{what}: {} hours a week, today {}", in_hours(post.hours_a_week), in_hours(hours))
        } else {
            format!("{what}: {} FTE, today {fte}", post.fte)
        }
    });
    words.collect()
}

/// Hundredths of an hour as hours.
fn in_hours(hundredths: u32) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    match rest {
        0 => whole.to_string(),
        rest if rest % 10 == 0 => format!("{whole}.{}", rest / 10),
        rest => format!("{whole}.{rest:02}"),
    }
}

fn days(today: &Campus, campus: &Campus) -> Vec<String> {
    let mut groups: Vec<(commontime_school::Span, commontime_school::Span, Vec<String>)> = Vec::new();
    for day in campus.day_ids() {
        let before = today.bells.days[day.index()].students;
        let after = campus.bells.days[day.index()].students;
        if before == after {
            continue;
        }
        let name = campus[day].name.clone();
        match groups.iter_mut().find(|(a, b, _)| (*a, *b) == (before, after)) {
            Some((.., days)) => days.push(name),
            None => groups.push((before, after, vec![name])),
        }
    }
    let words = groups.into_iter().map(|(before, after, days)| {
        format!("{}: students {}, today {}", list(&days), clock::span(after), clock::span(before))
    });
    words.collect()
}

fn teams(input: &OptionsInput<'_>, choice: &Choice<'_>) -> Vec<TeamChange> {
    let campus = choice.schedule.campus();
    let lowest = |choice: &Choice<'_>, people: &[PersonId]| {
        let of_them = choice.answer.people.iter().filter(|it| it.eligible() && people.contains(&it.person));
        of_them.map(|it| it.weekly_full_time).min()
    };
    let rows = standing::groups(campus).into_iter().filter_map(|(name, people)| {
        let then = lowest(choice, &people)?;
        let today = input.as_it_is.as_ref().and_then(|today| lowest(today, &people));
        let difference = today.map(|today| then - today);
        Some(TeamChange {
            name,
            today: today.map_or_else(|| "–".to_owned(), names::minutes),
            then: names::minutes(then),
            change: match difference {
                Some(more) if more > Minutes::ZERO => format!("+{}", names::minutes(more)),
                Some(less) => names::minutes(less),
                None => "–".to_owned(),
            },
        })
    });
    rows.collect()
}

fn fewer(input: &OptionsInput<'_>, choice: &Choice<'_>) -> Option<String> {
    let today = input.as_it_is.as_ref()?;
    let campus = choice.schedule.campus();
    let has_fewer = choice.answer.people.iter().filter(|then| {
        let before = today.answer.people.iter().find(|before| before.person == then.person);
        then.eligible() && before.is_some_and(|before| before.eligible() && before.weekly > then.weekly)
    });
    let names: Vec<&str> = has_fewer.map(|it| campus[it.person].name.as_str()).collect();
    (!names.is_empty()).then(|| list(&names))
}

/// Says what is cheaper, or reaches the target where nothing else does, and cannot be paid.
pub(crate) fn not_payable(input: &OptionsInput<'_>) -> Option<String> {
    let (unpaid, promised) = input.not_payable.as_ref()?;
    let what = match (promised.promise, promised.is_shown()) {
        (Promise::AsMuchForLess, _) => "cheaper",
        (Promise::Target, true) => "would reach the target",
        (Promise::Target, false) => "might reach the target",
    };
    Some(format!(
        "{what}, if it could be paid, for {}: {}. {}",
        against_now(unpaid.cost),
        unpaid.words(),
        names::capital(&promised.shown())
    ))
}

/// What the step from one option to the next buys.
pub(crate) fn steps(input: &OptionsInput<'_>) -> Vec<String> {
    let curve = input.on_the_curve();
    let pairs = curve.windows(2).map(|pair| (pair[0], pair[1]));
    pairs
        .map(|(one, other)| {
            let (from, to) = (&input.choices[one], &input.choices[other]);
            let minutes = to.lowest() - from.lowest();
            let cost = to.cost() - from.cost();
            // A half hour's share, to the nearest cent.
            let half_hour = (cost.get() * 30 + i64::from(minutes.get()) / 2) / i64::from(minutes.get().max(1));
            format!(
                "from option {} to {}: the lowest weekly minutes rise by {minutes}, for {cost} more a year ({} for each half hour){}",
                one + 1,
                other + 1,
                Cents::new(half_hour),
                instead(from, to)
            )
        })
        .collect()
}

/// Says which levers of one option another does without; nothing where it goes further with the same.
fn instead(from: &Choice<'_>, to: &Choice<'_>) -> String {
    let (before, after) = (from.schedule.campus(), to.schedule.campus());
    let is_pulled = |lever: usize| after.decided.iter().any(|decided| decided.lever == lever);
    let without: Vec<&str> = before
        .decided
        .iter()
        .filter(|decided| !is_pulled(decided.lever))
        .map(|decided| before.levers[decided.lever].kind.title())
        .collect();
    if without.is_empty() { String::new() } else { format!("; it does without {}", list(&without)) }
}
