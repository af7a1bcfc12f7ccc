//! One option as facts: what it changes, what it costs whom, who gains, who gives, and how sure it is.

use commontime_audit::dollars;
use commontime_school::ledger::DollarsLedger;
use commontime_school::wording::list;
use commontime_school::{Campus, Cents, Fte, FundId, Minutes, PersonId};

use super::sentences::{is_proved, proof};
use super::{Choice, OptionsInput};
use crate::dollars::{self as money_of, Unit, Years};
use crate::money::{change, money};
use crate::{clock, names, standing};

/// What the reports say of one option.
#[derive(Clone, Debug)]
pub(crate) struct Facts {
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

/// Returns the facts of an option.
pub(crate) fn facts(input: &OptionsInput<'_>, choice: &Choice<'_>) -> Facts {
    let (campus, audit) = (choice.schedule.campus(), choice.schedule.audit());
    let pulled = campus.decided.iter().map(|decided| {
        let lever = &campus.levers[decided.lever];
        (lever, &lever.steps[decided.step])
    });
    let approvals = pulled.clone().flat_map(|(lever, step)| {
        lever.approvals.iter().map(|approval| ApprovalRow {
            what: step.words_in(campus),
            who: approval.who.clone(),
            by: if approval.by.is_empty() { "no date given".to_owned() } else { approval.by.clone() },
        })
    });
    Facts {
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
        proof: proof(input, choice),
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
