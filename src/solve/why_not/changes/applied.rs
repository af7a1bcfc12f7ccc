//! What a change does to a school, what it costs, and what it is called.

use commontime_audit::dollars;
use commontime_school::bell_schedule::{BellDay, BellSchedule};
use commontime_school::campus::{Parts, Waiver};
use commontime_school::cycle::Week;
use commontime_school::ids::{DayId, PersonId, SpecialId};
use commontime_school::lever::{AddFte, Change as LeverChange, Hire, OtherBellSchedule};
use commontime_school::position::{Costing, Pay};
use commontime_school::why_not::FixChange;
use commontime_school::{Campus, Cents, Fte, Minutes, Rule};

use super::{Change, Changed, other_fund};
use crate::design::Reach;
use crate::solve::money;

/// Returns the school with these changes; `None` where it makes no sense.
pub(super) fn changed(campus: &Campus, changes: &[Change]) -> Option<Changed> {
    let mut parts: Parts = (**campus).clone();
    let mut words = Vec::new();
    let mut has_price = true;
    for change in changes {
        words.extend(apply(campus, change, &mut parts)?);
        has_price &= match change {
            Change::MoreLike(like, _) => pay_of_more(campus, *like).is_some(),
            // What a paper is worth, and what others ask for a duty, no file says.
            Change::Waive(_) => false,
            Change::Bells(at) => !staff_stay_longer(campus, *at),
            Change::Duty(_, minutes) => *minutes > Minutes::ZERO,
            Change::MoreClasses(_)
            | Change::LessOften(..)
            | Change::MoreOften(..)
            | Change::Planning(..)
            | Change::Block(_)
            | Change::Cap(..)
            | Change::OtherFund(_)
            | Change::MoreMoney => true,
        };
    }
    let mut school = Campus::new(parts).ok()?;
    // By as much as a fund lacks it is raised: for whoever is hired, too.
    let lacking: Vec<_> = dollars(&school).lacking().collect();
    let is_raised =
        |change: &Change| matches!(change, Change::MoreLike(..) | Change::MoreMoney | Change::OtherFund(_));
    let raised: Cents = lacking.iter().map(|(_, lacks)| *lacks).sum();
    if !lacking.is_empty() && changes.iter().any(is_raised) {
        let (richer, raised) = money::raised(school, &lacking)?;
        words.extend(raised);
        school = richer;
    }
    // What is paid for today's posts is nothing new, but somebody has to find it.
    let is_for_today = |change: &Change| matches!(change, Change::MoreMoney | Change::OtherFund(_));
    let found = if changes.iter().any(is_for_today) { raised } else { Cents::ZERO };
    let cost = has_price.then(|| dollars(&school).net_new_cost);
    Some(Changed { changes: changes.to_vec(), campus: school, cost, found, words, reach: Reach::Perhaps })
}

fn apply(campus: &Campus, change: &Change, parts: &mut Parts) -> Option<Vec<FixChange>> {
    match change {
        Change::MoreClasses(more) => Some(more_classes(*more, parts)),
        Change::LessOften(special, less) => less_often(campus, *special, *less, parts),
        Change::MoreOften(special, more) => Some(more_often(campus, *special, *more, parts)),
        Change::MoreLike(like, more) => more_like(campus, *like, *more, parts),
        Change::Planning(at, minutes) => Some(planning(*at, *minutes, parts)),
        Change::Block(minutes) => Some(block(campus, *minutes, parts)),
        Change::Cap(special, cap) => larger_groups(campus, *special, *cap, parts),
        Change::Duty(at, minutes) => Some(shorter_duty(*at, *minutes, parts)),
        Change::Bells(at) => Some(other_bells(campus, *at, parts)),
        Change::OtherFund(fund) => Some(other_fund::charge(campus, *fund, parts)),
        // What a fund lacks is known once all else is changed.
        Change::MoreMoney => Some(Vec::new()),
        Change::Waive(rule) => Some(waive(*rule, parts)),
    }
}

fn one(words: String, key: String) -> FixChange {
    FixChange { words, key, approvals: Vec::new() }
}

/// As [`one`], of what is agreed with the staff.
fn one_of_contract(words: String, key: String) -> FixChange {
    FixChange { approvals: vec!["whoever signs the contract".to_owned()], ..one(words, key) }
}

fn other_bells(campus: &Campus, at: usize, parts: &mut Parts) -> Vec<FixChange> {
    let bells = campus.other_bells[at].clone();
    let words = format!(
        "bell schedule \"{}\", which the files have, instead of \"{}\"{}; what buses cost at other times is not counted",
        bells.id,
        campus.bells.id,
        longer_weeks(campus, &bells)
    );
    let key = format!("scenario.toml: bell-schedule = \"{}\"", bells.id);
    LeverChange::OtherBellSchedule(Box::new(OtherBellSchedule { bells })).apply(parts);
    vec![one(words, key)]
}

/// Says by how much other bells make the week of students and of staff longer or shorter, where they do.
fn longer_weeks(campus: &Campus, bells: &BellSchedule) -> String {
    let words = |who: &str, length: fn(&BellDay) -> Minutes| {
        let of_week = |week: &Week| -> i32 {
            let day =
                |day: &DayId| length(&bells.days[day.index()]) - length(&campus.bells.days[day.index()]);
            week.days.iter().map(day).sum::<Minutes>().get()
        };
        match campus.cycle.weeks.iter().map(of_week).max_by_key(|more| more.abs()).unwrap_or(0) {
            0 => String::new(),
            more if more > 0 => format!("; {who} are there {more} minutes a week longer"),
            fewer => format!("; {who} are there {} minutes a week less", fewer.abs()),
        }
    };
    words("students", |day| day.students.length()) + &words("staff", |day| day.staff.length())
}

/// Tells whether staff are there longer in any week: what that costs no file says.
fn staff_stay_longer(campus: &Campus, at: usize) -> bool {
    let length = |bells: &BellSchedule, week: &Week| -> Minutes {
        week.days.iter().map(|day| bells.days[day.index()].staff.length()).sum()
    };
    campus.cycle.weeks.iter().any(|week| length(&campus.other_bells[at], week) > length(&campus.bells, week))
}

fn more_classes(more: u32, parts: &mut Parts) -> Vec<FixChange> {
    let mut limits: Vec<u32> = Vec::new();
    for most in parts.people.iter_mut().filter_map(|person| person.classes_per_day_max.as_mut()) {
        limits.push(*most);
        *most += more;
    }
    limits.sort_unstable();
    limits.dedup();
    let change = |most: &u32| {
        one_of_contract(
            format!("up to {} classes a day for specialists who teach at most {most} now", most + more),
            format!("staff.toml: classes-per-day = {}", most + more),
        )
    };
    limits.iter().map(change).collect()
}

fn less_often(campus: &Campus, special: SpecialId, less: u32, parts: &mut Parts) -> Option<Vec<FixChange>> {
    let now = campus[special].times_per_cycle;
    let times = now.checked_sub(less)?;
    parts.specials[special.index()].times_per_cycle = times;
    let name = &campus[special].id;
    let (often, key) = if times == 0 {
        (
            format!("no {name}, which every homeroom has {} now", often(campus, now)),
            format!("courses.toml: take the [[special]] {name} out"),
        )
    } else {
        let (then, now) = (often(campus, times), often(campus, now));
        (
            format!("{name} {then} for every homeroom, instead of {now}"),
            format!("courses.toml: {} = {times} of {name}", key_of_times(campus)),
        )
    };
    let minutes = i64::from(campus[special].minutes.get()) * i64::from(less);
    let mut words = vec![one(format!("{often}: {minutes} minutes of specials fewer for students"), key)];
    words.extend(fewer_a_day(campus, special, parts));
    if times == 0 {
        parts.specials[special.index()].grades.clear();
    }
    Some(words)
}

fn more_often(campus: &Campus, special: SpecialId, more: u32, parts: &mut Parts) -> Vec<FixChange> {
    let now = campus[special].times_per_cycle;
    let name = &campus[special].id;
    parts.specials[special.index()].times_per_cycle = now + more;
    let words =
        format!("{name} {} for every homeroom, instead of {}", often(campus, now + more), often(campus, now));
    let key = format!("courses.toml: {} = {} of {name}", key_of_times(campus), now + more);
    let mut all = vec![one(words, key)];
    all.extend(more_a_day(campus, special, parts));
    all
}

fn more_like(campus: &Campus, like: PersonId, more: u32, parts: &mut Parts) -> Option<Vec<FixChange>> {
    let post = campus.positions.iter().find(|post| post.filled_by == Some(like))?;
    for at in 0..more {
        let name = format!("new-{}-{}", campus[like].id, at + 1);
        let mut person = campus[like].clone();
        (person.id, person.name) = (name.clone(), name.clone());
        let mut position = post.clone();
        position.id = format!("post of {name}");
        (position.today, position.fte, position.pay) =
            ((Fte::NONE, 0), person.fte, pay_of_more(campus, like));
        let hire = Hire::New { person: Box::new(person), like, position };
        LeverChange::AddFte(AddFte { hires: vec![hire], more_specials: Vec::new() }).apply(parts);
    }
    let has_classes =
        |person: &PersonId| campus.specials.iter().any(|special| special.taught_by.contains(person));
    let teachers = campus.person_ids().filter(has_classes).count();
    let each = if more == 1 { "" } else { " each" };
    let words = format!(
        "{} specialists instead of {teachers}: {more} more who may teach what {} teaches, {} FTE{each}",
        teachers + more as usize,
        campus[like].name,
        campus[like].fte
    );
    let key = "staff.toml: group; fte.toml: position; courses.toml: special.taught-by".to_owned();
    Some(vec![one(words, key)])
}

/// Returns what one more person like somebody is paid, where the files tell: the average of the kind, or what a vacancy of it costs.
fn pay_of_more(campus: &Campus, like: PersonId) -> Option<Pay> {
    let post = campus.positions.iter().find(|post| post.filled_by == Some(like))?;
    if campus.costing == Costing::Average {
        return post.pay;
    }
    let vacant = campus.positions.iter().find(|other| other.filled_by.is_none() && other.kind == post.kind);
    vacant.and_then(|vacant| vacant.pay)
}

fn planning(at: usize, minutes: Minutes, parts: &mut Parts) -> Vec<FixChange> {
    let minimum = &mut parts.policy.planning[at];
    let (now, per, block) = (minimum.minutes, minimum.per.words(), minimum.minimum_block);
    minimum.minutes = minutes;
    minimum.minimum_block = block.min(minutes);
    // A block is no longer than what it is part of.
    let shorter = if block > minutes { format!(", minimum-block = {minutes}") } else { String::new() };
    vec![one_of_contract(
        format!("individual planning of {minutes} minutes {per} instead of {now}"),
        format!("scenario.toml: contract.planning, minutes = {minutes}{shorter}"),
    )]
}

fn block(campus: &Campus, minutes: Minutes, parts: &mut Parts) -> Vec<FixChange> {
    parts.goal.minimum_block = minutes;
    let now = campus.goal.minimum_block;
    vec![one(
        format!("meetings of {minutes} minutes count, instead of {now} or longer only"),
        format!("scenario.toml: goal.minimum-block = {minutes}"),
    )]
}

fn larger_groups(campus: &Campus, special: SpecialId, cap: u32, parts: &mut Parts) -> Option<Vec<FixChange>> {
    let name = &campus[special].id;
    let now = parts.specials[special.index()].group_cap.replace(cap)?;
    Some(vec![one(
        format!("groups of {cap} in {name} instead of {now}"),
        format!("courses.toml: special.group-cap = {cap} of {name}"),
    )])
}

fn shorter_duty(at: usize, minutes: Minutes, parts: &mut Parts) -> Vec<FixChange> {
    let duty = &mut parts.bells.duties[at];
    let (name, now) = (duty.name.clone(), duty.minutes);
    duty.minutes = minutes;
    if minutes > Minutes::ZERO {
        return vec![one(
            format!("{name} of {minutes} minutes instead of {now}"),
            format!("bell-schedule.toml: duty.minutes = {minutes} of {name}"),
        )];
    }
    duty.people.clear();
    vec![one(
        format!("{name} of {now} minutes taken by others"),
        format!("bell-schedule.toml: take the [[duty]] {name} out, or give it to other roles"),
    )]
}

fn waive(rule: Rule, parts: &mut Parts) -> Vec<FixChange> {
    parts.waivers.push(Waiver { rule, reason: "not signed yet".to_owned() });
    let page = rule.page();
    vec![one(
        format!("a waiver of the rule that {}: a paper of whoever may waive it has to be signed", page.title),
        format!("scenario.toml: waivers.{} = \"the paper\"", page.slug),
    )]
}

/// Where homerooms have more specials than days hold, days hold more.
fn more_a_day(campus: &Campus, special: SpecialId, parts: &mut Parts) -> Vec<FixChange> {
    let days = u32::try_from(campus.cycle.cycle_days.len()).unwrap_or(u32::MAX).max(1);
    let mut words = Vec::new();
    for &grade in &campus[special].grades {
        let of_grade = parts.specials.iter().filter(|special| special.grades.contains(&grade));
        let all: u32 = of_grade.map(|special| special.times_per_cycle).sum();
        let grade = &mut parts.grades[grade.index()];
        if grade.specials_per_day_max * days < all {
            grade.specials_per_day_max = all.div_ceil(days);
            grade.specials_per_day_min = grade.specials_per_day_min.min(all / days);
            words.push((grade.specials_per_day_min, grade.specials_per_day_max, grade.name.clone()));
        }
    }
    a_day_words(&words)
}

/// Where homerooms have fewer specials than days ask for, days may have none.
fn fewer_a_day(campus: &Campus, special: SpecialId, parts: &mut Parts) -> Vec<FixChange> {
    let days = u32::try_from(campus.cycle.cycle_days.len()).unwrap_or(u32::MAX).max(1);
    let mut words = Vec::new();
    for &grade in &campus[special].grades {
        let of_grade = parts.specials.iter().filter(|special| special.grades.contains(&grade));
        let all: u32 = of_grade.map(|special| special.times_per_cycle).sum();
        let least = &mut parts.grades[grade.index()].specials_per_day_min;
        if *least * days > all {
            *least = all / days;
            words.push((*least, campus[grade].specials_per_day_max, campus[grade].name.clone()));
        }
    }
    a_day_words(&words)
}

fn a_day_words(words: &[(u32, u32, String)]) -> Vec<FixChange> {
    let Some(&(least, most, _)) = words.first() else { return Vec::new() };
    let grades: Vec<&str> = words.iter().map(|(_, _, name)| name.as_str()).collect();
    let change = FixChange {
        words: format!(
            "days with {least} to {most} specials for {}",
            commontime_school::wording::list(&grades)
        ),
        key: format!("courses.toml: grade.specials-per-day = {{ min = {least}, max = {most} }}"),
        approvals: Vec::new(),
    };
    vec![change]
}

/// How often, in words: `once a week`, `3 times in 6 days`.
fn often(campus: &Campus, times: u32) -> String {
    let often = match times {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        times => format!("{times} times"),
    };
    match campus.cycle.cycle_days.len() {
        5 => format!("{often} a week"),
        days => format!("{often} in {days} days"),
    }
}

fn key_of_times(campus: &Campus) -> &'static str {
    if campus.cycle.cycle_days.len() == 5 { "special.per-week" } else { "special.per-cycle" }
}
