//! What a school's files say, for a terminal: so that someone sees at a glance whether it is their school.

use commontime_audit::dollars;
use commontime_school::lever::Decisions;
use commontime_school::not_payable::NotPayable;
use commontime_school::school_year::SchoolYear;
use commontime_school::wording::{count, grouped, list};
use commontime_school::{Campus, Cents};

use crate::dollars::vacant;
use crate::wrap::hanging;
use crate::{basis, names};

/// Returns what was read in a few lines, `width` columns wide, with everything assumed, waived and not searched, and the
/// command that goes on with `folder`.
#[must_use]
pub fn check_terminal(campus: &Campus, folder: &str, width: usize) -> String {
    let width = width.clamp(50, 110);
    let students: u32 = campus.homerooms.iter().map(|homeroom| homeroom.students).sum();
    let eligible = campus.person_ids().filter(|&person| campus.is_eligible(person)).count();
    let pack = match campus.policy.pack.as_str() {
        "none" => "no state rules".to_owned(),
        pack => {
            format!("state rules of {}", pack.split('-').map(names::capital).collect::<Vec<_>>().join(" "))
        }
    };
    let year =
        if campus.school_year.is_empty() { String::new() } else { format!(", {}", campus.school_year) };
    let (money, short) = money(campus);
    let facts = [
        format!(
            "{}, {}, {} students",
            count(campus.grades.len(), "grade"),
            count(campus.homerooms.len(), "homeroom"),
            grouped(students.into())
        ),
        format!(
            "{} in {}; {eligible} of them are to have {} minutes a week",
            count(campus.people.len(), "person"),
            count(campus.teams.len(), "team"),
            campus.goal.minutes_per_week
        ),
        format!("bell schedule {}, {pack}", campus.bells.id),
    ];
    let assumed = campus.assumptions.iter().map(|one| format!("assumed: {} ({})", one.words, one.key));
    let waived =
        campus.waivers.iter().map(|waiver| format!("waived: {} ({})", waiver.rule.slug(), waiver.reason));
    let levers = basis::levers(campus).into_iter().enumerate().map(|(at, lever)| {
        let unpaid = if short.is_empty() { not_payable(campus, at) } else { String::new() };
        format!("lever open: {lever}{unpaid}")
    });
    let facts = facts.into_iter().chain(money).chain(assumed).chain(waived).chain(levers);
    let facts: Vec<String> = facts.map(|fact| hanging(&fact, width, "  ", "    ")).collect();
    let verdict = if short.is_empty() {
        "no problems"
    } else {
        "the files fit together, and the funds do not pay for them"
    };
    let head = hanging(&format!("{}{year}: {verdict}", campus.name), width, "", "  ");
    let next = format!("commontime solve {folder} looks for its schedule");
    format!("{head}\n\n{}\n\n{next}\n", facts.join("\n"))
}

/// Says what a fund lacks for a lever of which no step can be paid, where it is pulled alone; nothing where one can.
fn not_payable(campus: &Campus, lever: usize) -> String {
    let lacking = |setting: usize| {
        let mut decisions = Decisions::nothing(campus);
        decisions.0[lever] = setting;
        let pulled = campus.with(&decisions).ok()?;
        let ledger = dollars(&pulled);
        let lacks: Cents = ledger.lacking().map(|(_, lacks)| lacks).sum();
        Some((lacks, NotPayable::of(&pulled, &ledger).lacks()))
    };
    let least = (1..=campus.levers[lever].steps.len()).filter_map(lacking).min_by_key(|(lacks, _)| *lacks);
    match least {
        Some((lacks, words)) if lacks > Cents::ZERO => {
            format!("; cannot be paid as it is, not even the step that lacks the least: {words}")
        }
        _ => String::new(),
    }
}

/// Says what posts and the contract cost whatever the schedule, what is left in each fund, and which funds have too little; nothing where the files have no money.
fn money(campus: &Campus) -> (Option<String>, String) {
    let ledger = dollars(campus);
    let short = NotPayable::of(campus, &ledger).lacks();
    let year = SchoolYear::of(campus);
    let left = ledger.funds.iter().filter(|balance| balance.left() >= Cents::ZERO).map(|balance| {
        let fund = &campus[balance.fund];
        match fund.ends.filter(|_| fund.has_ended(year.as_ref())) {
            Some(ends) => format!("nothing in {}, which ended on {ends}", fund.name),
            None => format!("{} in {}", balance.left(), fund.name),
        }
    });
    let left: Vec<String> = left.collect();
    let left = if left.is_empty() { String::new() } else { format!("; left: {}", list(&left)) };
    let lacks = if short.is_empty() {
        String::new()
    } else {
        let levers = if campus.levers.is_empty() { "" } else { " with no lever pulled" };
        format!("; {short}: no schedule can be paid{levers}")
    };
    let vacant = vacant(campus).map_or_else(String::new, |words| format!("; {words}"));
    let words = format!("money: {} a year before any schedule{vacant}{left}{lacks}", ledger.yearly_cost);
    ((!ledger.funds.is_empty()).then_some(words), short)
}
