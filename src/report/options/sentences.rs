//! What is said of all options together: the answer, how sure it is, what each step buys, what cannot be paid.

use std::cmp::Reverse;

use commontime_audit::dollars;
use commontime_school::not_payable::{NotPayable, Promise};
use commontime_school::wording::list;
use commontime_school::{Campus, Cents, OuterStep};

use super::{Beside, Choice, OptionsInput};
use crate::dollars as money_of;
use crate::money::{against_now, change, how_long, money};
use crate::{basis, headline, names};

/// Returns the answer in one sentence.
pub(crate) fn sentence(input: &OptionsInput<'_>) -> String {
    let target = input.campus.goal.minutes_per_week;
    let reaching = input.choices.iter().find(|choice| choice.lowest() >= target);
    match (reaching, input.choices.iter().max_by_key(|choice| (choice.lowest(), Reverse(choice.cost())))) {
        (Some(cheapest), _) => format!(
            "{} can have {target} minutes a week to work with colleagues for {}.",
            headline::who(input.campus),
            against_now(cheapest.cost(), cheapest.once())
        ),
        (None, Some(most)) => {
            let bound = input.outer.steps.iter().map(|step| step.lowest).max();
            let is_the_most = input.outer.is_whole && bound.is_some_and(|bound| most.lowest() >= bound);
            format!(
                "The most that {} is {} minutes a week, for {}; the target is {target}.",
                if is_the_most { "everyone can have" } else { "was found for everyone" },
                most.lowest(),
                against_now(most.cost(), most.once())
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
        // A day that there is: the middle one of the cycle.
        let days = &campus.cycle.days;
        let day = days.get(days.len() / 2).map_or("Wed", |day| day.name.as_str());
        format!(
            "No levers are open, so there is only the school as it is. Open some under [levers] in scenario.toml, for \
             example: early-release = {{ days = [\"{day}\"], up-to = 60 }}"
        )
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
            if input.lacks_money || input.not_payable.is_some() { " and the funds can pay" } else { "" },
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
    if input.lacks_money && input.not_payable.is_none() && !input.reaches_target() {
        words.push_str(
            " Some fund has too little for other options: commontime why-not --minutes, with what you want, says what it lacks.",
        );
    }
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
pub(super) fn is_proved(input: &OptionsInput<'_>, choice: &Choice<'_>) -> bool {
    let has_most = input.outer.most_at(choice.cost()).is_some_and(|bound| choice.lowest() >= bound);
    has_most && may_be_had_for_less(input, choice).is_none()
}

/// Returns the least for which as many minutes are not ruled out, where that is less than the option costs and cost alone counts.
fn may_be_had_for_less(input: &OptionsInput<'_>, choice: &Choice<'_>) -> Option<Cents> {
    let least = input.outer.least_for(choice.lowest()).filter(|_| input.is_by_cost_alone());
    least.filter(|least| *least < choice.cost())
}

/// Returns how sure it is that nothing better than an option is to be had.
pub(super) fn proof(input: &OptionsInput<'_>, choice: &Choice<'_>) -> String {
    match input.outer.most_at(choice.cost()) {
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
    }
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
        against_now(unpaid.cost, unpaid.once),
        unpaid.words(),
        names::capital(&promised.shown())
    ))
}

/// Says what leaves people fewer minutes short than the best option of the curve, and what it costs more.
pub(crate) fn fewer_short(input: &OptionsInput<'_>) -> Option<String> {
    let beside = &input.fewer_short.as_ref()?.choice;
    let at = input.recommended?;
    let best = &input.choices[at];
    let difference = match beside.cost() - best.cost() {
        Cents::ZERO => "as much as".to_owned(),
        more if more > Cents::ZERO => format!("{more} more than"),
        less => format!("{} less than", Cents::ZERO - less),
    };
    let lowest = if beside.lowest() < best.lowest() {
        format!("{} minutes instead of {}", names::minutes(beside.lowest()), names::minutes(best.lowest()))
    } else {
        format!("{} minutes", names::minutes(beside.lowest()))
    };
    Some(format!(
        "recommended by the priorities of scenario.toml, which put fewer minutes short before the cost: with {lowest} for everyone \
         people can be short by {} minutes a week together instead of {}, for {difference} option {}. For that, {}",
        names::minutes(beside.answer.shortfall()),
        names::minutes(best.answer.shortfall()),
        at + 1,
        beside.schedule.campus().changes_in_words()
    ))
}

/// Returns how sure it is that nothing leaves people fewer minutes short.
pub(crate) fn proof_of_fewer_short(beside: &Beside<'_>) -> String {
    if beside.is_proved {
        return "proved: nothing that gives everyone as many minutes leaves people fewer minutes short, and nothing that does as \
                well costs less"
            .to_owned();
    }
    let short = beside.choice.answer.shortfall();
    if beside.least >= short {
        return "proved: nothing that gives everyone as many minutes leaves people fewer minutes short; whether as few can be had for \
                less is not known"
            .to_owned();
    }
    format!(
        "not proved: people may be short by as few as {} minutes, or by as many for less",
        names::minutes(beside.least)
    )
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
            let (once_before, once) = (from.once(), to.once());
            let span = if once < once_before {
                format!("in the first year, in which {} less comes once", once_before - once)
            } else {
                how_long(once - once_before)
            };
            // A half hour's share, to the nearest cent.
            let half_hour = (cost.get() * 30 + i64::from(minutes.get()) / 2) / i64::from(minutes.get().max(1));
            format!(
                "from option {} to {}: the lowest weekly minutes rise by {}, for {cost} more {span} ({} for each half hour){}",
                one + 1,
                other + 1,
                if to.is_beyond_the_target() { format!("{minutes} to the target") } else { minutes.to_string() },
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
    let without: Vec<String> = before
        .decided
        .iter()
        .filter(|decided| !is_pulled(decided.lever))
        .map(|decided| basis::named(&before.levers[decided.lever]))
        .collect();
    if without.is_empty() { String::new() } else { format!("; it does without {}", list(&without)) }
}
