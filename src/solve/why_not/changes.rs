//! Changes that are no levers: a number in the files made larger or smaller by as little as will do, or a rule waived.
//!
//! They are offered where no lever is open or enough. Only requirements that take part in a clash are changed.

use std::collections::BTreeSet;

use commontime_audit::dollars;
use commontime_school::campus::{Parts, Waiver};
use commontime_school::ids::{PersonId, SpecialId};
use commontime_school::lever::{AddFte, Change as LeverChange, Hire};
use commontime_school::why_not::FixChange;
use commontime_school::{Campus, Cents, Fte, Minutes, Rule};

use super::clashes::Traced;
use super::requirements::LeftOut;
use crate::design::memory::Memory;
use crate::design::{Look, may_reach, most};
use crate::mip::Limits;

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// Specialists who teach at most so many classes a day teach so many more.
    MoreClasses(u32),
    /// Every homeroom has a special so many times less in each pass through the days.
    LessOften(SpecialId, u32),
    /// Every homeroom has a special so many times more in each pass through the days, on days that hold it.
    MoreOften(SpecialId, u32),
    /// So many more people who do what this one does, and the funds that pay for them raised where they have to be.
    MoreLike(PersonId, u32),
    /// A minimum of planning of so many minutes.
    Planning(usize, Minutes),
    /// Meetings of so many minutes count.
    Block(Minutes),
    /// A special takes so many students.
    Cap(SpecialId, u32),
    /// A duty of so many minutes.
    Duty(usize, Minutes),
    /// The rule is waived.
    Waive(Rule),
}

/// A change that does, with the school it makes.
#[derive(Clone, Debug)]
pub(super) struct Changed {
    pub(super) changes: Vec<Change>,
    pub(super) campus: Campus,
    /// Net new cost of a year, where the files have prices for all of it.
    pub(super) cost: Option<Cents>,
    pub(super) words: Vec<FixChange>,
}

/// Steps that a number is changed by at most.
const MOST_STEPS: u32 = 4;

/// Sets of two changes that are looked at.
const MOST_PAIRS: usize = 20;

/// Looks for changes.
pub(super) struct Looking<'a> {
    pub(super) campus: &'a Campus,
    /// Minutes that everyone is to have; `None` where any schedule would do.
    pub(super) wanted: Option<i64>,
    pub(super) memory: &'a Memory,
    pub(super) stop: &'a dyn Fn() -> bool,
}

impl Looking<'_> {
    /// Returns sets of changes of which none can be left out, as far as the design can tell, cheapest first.
    pub(super) fn all(&self, clashes: &[Traced]) -> Vec<Changed> {
        let kinds = self.kinds(clashes);
        let mut found: Vec<Changed> = Vec::new();
        let mut alone_fail: Vec<Vec<Change>> = Vec::new();
        for steps in kinds {
            let does = steps.iter().find_map(|step| self.does(std::slice::from_ref(step)));
            match does {
                Some(changed) => found.push(changed),
                None => alone_fail.push(steps),
            }
            if (self.stop)() {
                break;
            }
        }
        // It may take two changes: the furthest step of one with the smallest that does of another.
        if found.is_empty() {
            let mut tried = 0;
            for (at, one) in alone_fail.iter().enumerate() {
                for other in &alone_fail[at + 1..] {
                    tried += 1;
                    if tried > MOST_PAIRS || (self.stop)() {
                        break;
                    }
                    found.extend(self.least_pair(one, other));
                }
            }
        }
        found.sort_by_key(|changed| {
            let papers = changed.changes.iter().filter(|it| matches!(it, Change::Waive(_))).count();
            (changed.cost.is_none(), changed.cost, papers, changed.changes.len())
        });
        found
    }

    /// Returns the smallest steps of two changes that do together.
    fn least_pair(&self, one: &[Change], other: &[Change]) -> Option<Changed> {
        let (last, furthest) = (one.last()?, other.last()?);
        self.does(&[last.clone(), furthest.clone()])?;
        let first = one.iter().find(|step| self.does(&[(*step).clone(), furthest.clone()]).is_some())?;
        other.iter().find_map(|step| self.does(&[first.clone(), step.clone()]))
    }

    /// Returns the school with these changes where, as far as the design can tell, it has what is wanted.
    fn does(&self, changes: &[Change]) -> Option<Changed> {
        let changed = changed(self.campus, changes)?;
        let reaches = match self.wanted {
            Some(wanted) => may_reach(&changed.campus, wanted, Look::Whole, Limits::default(), self.memory),
            None => most(&changed.campus, Limits::default(), self.memory).is_some(),
        };
        reaches.then_some(changed)
    }

    /// Returns what may be changed, each in steps that go further and further.
    fn kinds(&self, clashes: &[Traced]) -> Vec<Vec<Change>> {
        let campus = self.campus;
        let members: BTreeSet<&LeftOut> = clashes.iter().flat_map(|clash| &clash.members).collect();
        let mut kinds: Vec<Vec<Change>> = Vec::new();
        let mut waived: BTreeSet<Rule> = BTreeSet::new();
        let grid = campus.bells.grid.get().max(1);
        let below = |minutes: Minutes| {
            let steps = (1..).map(move |step| minutes.get() - step * grid).take_while(|it| *it >= 0);
            steps.map(Minutes::new).collect::<Vec<_>>()
        };
        for member in members {
            match member {
                LeftOut::Rows(rule, words) => {
                    if *rule == Rule::LoadWithinFte && words.contains("classes a") {
                        kinds.push((1..=MOST_STEPS).map(Change::MoreClasses).collect());
                    }
                    if *rule == Rule::SupervisedEveryMinute {
                        kinds.extend(self.more_people());
                    }
                    if *rule == Rule::GroupCap {
                        kinds.extend(self.larger_groups());
                    }
                    waived.insert(*rule);
                }
                LeftOut::Waived(Rule::SpecialsFrequency) => {
                    kinds.extend(if self.wanted.is_none() { self.less_often() } else { self.more_often() });
                    kinds.extend(self.more_people());
                    waived.insert(Rule::SpecialsFrequency);
                }
                LeftOut::Waived(Rule::MinimumBlock) => {
                    let shorter =
                        below(campus.goal.minimum_block).into_iter().filter(|it| *it > Minutes::ZERO);
                    kinds.push(shorter.map(Change::Block).collect());
                }
                LeftOut::Waived(rule) => {
                    waived.insert(*rule);
                }
                LeftOut::Planning(at) => {
                    // What the law asks for is no number of the files.
                    if campus.policy.planning[*at].source.address.is_none() {
                        let minutes = campus.policy.planning[*at].minutes;
                        kinds.push(below(minutes).into_iter().map(|it| Change::Planning(*at, it)).collect());
                    }
                    waived.insert(Rule::IndividualPlanning);
                }
                LeftOut::Lunch => {
                    waived.insert(Rule::DutyFreeLunch);
                }
                LeftOut::Touching(_) | LeftOut::Running(_) => {
                    waived.insert(Rule::SpecialsAdjacency);
                }
                LeftOut::Duty(at) => {
                    let shorter = below(campus.bells.duties[*at].minutes);
                    kinds.push(shorter.into_iter().map(|it| Change::Duty(*at, it)).collect());
                }
                LeftOut::Goal(_) | LeftOut::Team(_) => {}
            }
        }
        kinds.extend(
            waived.into_iter().filter(|rule| rule.page().waivable).map(|rule| vec![Change::Waive(rule)]),
        );
        kinds.dedup();
        let mut once: Vec<Vec<Change>> = Vec::new();
        for kind in kinds {
            if !kind.is_empty() && !once.contains(&kind) {
                once.push(kind);
            }
        }
        once
    }

    /// One or two more of those who teach the most specials.
    fn more_people(&self) -> Option<Vec<Change>> {
        let campus = self.campus;
        let taught = |person: &PersonId| {
            campus.specials.iter().filter(|special| special.taught_by.contains(person)).count()
        };
        let people = campus.person_ids().filter(|person| taught(person) > 0);
        let like = people.max_by_key(|person| (taught(person), std::cmp::Reverse(*person)))?;
        Some((1..=2).map(|more| Change::MoreLike(like, more)).collect())
    }

    /// The special that is named last, less often: where specials are alike the school knows best which one.
    fn less_often(&self) -> Option<Vec<Change>> {
        let campus = self.campus;
        let special = campus.special_ids().filter(|&special| campus[special].times_per_cycle > 0).last()?;
        Some((1..=campus[special].times_per_cycle).map(|less| Change::LessOften(special, less)).collect())
    }

    /// The special that most homerooms have, more often: up to once a day more.
    fn more_often(&self) -> Option<Vec<Change>> {
        let campus = self.campus;
        let rooms = |special: &SpecialId| -> usize {
            campus[*special].grades.iter().map(|&grade| campus[grade].homerooms.len()).sum()
        };
        let special = campus.special_ids().max_by_key(|special| (rooms(special), *special))?;
        let days = u32::try_from(campus.cycle.cycle_days.len()).unwrap_or(0);
        Some((1..=days).map(|more| Change::MoreOften(special, more)).collect())
    }

    fn larger_groups(&self) -> Vec<Vec<Change>> {
        let campus = self.campus;
        let largest = |special: SpecialId| {
            let grades = campus[special].grades.iter();
            grades.flat_map(|&grade| &campus[grade].homerooms).map(|&room| campus[room].students).max()
        };
        let too_small = campus.special_ids().filter_map(|special| {
            let (cap, most) = (campus[special].group_cap?, largest(special)?);
            (cap < most).then(|| vec![Change::Cap(special, most)])
        });
        too_small.collect()
    }
}

/// Returns the school with these changes; `None` where it makes no sense.
pub(super) fn changed(campus: &Campus, changes: &[Change]) -> Option<Changed> {
    let mut parts: Parts = (**campus).clone();
    let mut words = Vec::new();
    let mut has_price = true;
    for change in changes {
        words.extend(apply(campus, change, &mut parts)?);
        has_price &= match change {
            Change::MoreLike(like, _) => {
                campus.positions.iter().any(|post| post.filled_by == Some(*like) && post.pay.is_some())
            }
            // What a paper is worth, and what others ask for a duty, no file says.
            Change::Waive(_) => false,
            Change::Duty(_, minutes) => *minutes > Minutes::ZERO,
            Change::MoreClasses(_)
            | Change::LessOften(..)
            | Change::MoreOften(..)
            | Change::Planning(..)
            | Change::Block(_)
            | Change::Cap(..) => true,
        };
    }
    let mut school = Campus::new(parts).ok()?;
    // Whoever is hired has to be paid for: by as much as a fund lacks it is raised.
    let lacking: Vec<(usize, Cents)> = dollars(&school)
        .funds
        .iter()
        .filter(|balance| balance.left() < Cents::ZERO)
        .map(|balance| (balance.fund.index(), Cents::new(-balance.left().get())))
        .collect();
    if !lacking.is_empty() && changes.iter().any(|change| matches!(change, Change::MoreLike(..))) {
        let mut parts = school.into_parts();
        for (fund, lacks) in lacking {
            let fund = &mut parts.funds[fund];
            fund.amount = Cents::new(fund.amount.get() + lacks.get());
            words.push(FixChange {
                words: format!("{} raised by {lacks} to {}", fund.name, fund.amount),
                key: "budget.toml: fund.amount".to_owned(),
                approvals: Vec::new(),
            });
        }
        school = Campus::new(parts).ok()?;
    }
    let cost = has_price.then(|| dollars(&school).net_new_cost);
    Some(Changed { changes: changes.to_vec(), campus: school, cost, words })
}

fn apply(campus: &Campus, change: &Change, parts: &mut Parts) -> Option<Vec<FixChange>> {
    let one = |words: String, key: String| FixChange { words, key, approvals: Vec::new() };
    Some(match change {
        Change::MoreClasses(more) => {
            let mut limits: Vec<u32> = Vec::new();
            for person in &mut parts.people {
                if let Some(most) = &mut person.classes_per_day_max {
                    limits.push(*most);
                    *most += more;
                }
            }
            limits.sort_unstable();
            limits.dedup();
            let change = |most: &u32| {
                one(
                    format!(
                        "up to {} classes a day for specialists who teach at most {most} now",
                        most + more
                    ),
                    format!("staff.toml: classes-per-day = {}", most + more),
                )
            };
            limits.iter().map(change).collect()
        }
        Change::LessOften(special, less) => {
            let times = campus[*special].times_per_cycle.checked_sub(*less)?;
            parts.specials[special.index()].times_per_cycle = times;
            let name = &campus[*special].id;
            let often = match times {
                0 => format!("no {name}, which every homeroom has {} now", times_words(times + less)),
                _ => format!(
                    "{name} {} for every homeroom, instead of {}",
                    times_words(times),
                    times_words(times + less)
                ),
            };
            let minutes = wide(campus[*special].minutes) * i64::from(*less);
            let key = match times {
                0 => format!("courses.toml: take the [[special]] {name} out"),
                _ => format!("courses.toml: special.per-week = {times} of {name}"),
            };
            let mut words =
                vec![one(format!("{often}: {minutes} minutes of specials fewer for students"), key)];
            words.extend(fewer_a_day(campus, *special, parts));
            if times == 0 {
                parts.specials[special.index()].grades.clear();
            }
            words
        }
        Change::MoreOften(special, more) => {
            let now = campus[*special].times_per_cycle;
            let name = &campus[*special].id;
            parts.specials[special.index()].times_per_cycle = now + more;
            let mut words = vec![one(
                format!(
                    "{name} {} for every homeroom, instead of {}",
                    times_words(now + more),
                    times_words(now)
                ),
                format!("courses.toml: special.per-week = {} of {name}", now + more),
            )];
            words.extend(more_a_day(campus, *special, parts));
            words
        }
        Change::MoreLike(like, more) => {
            let post = campus.positions.iter().find(|post| post.filled_by == Some(*like))?;
            for at in 0..*more {
                let name = format!("new-{}-{}", campus[*like].id, at + 1);
                let mut person = campus[*like].clone();
                (person.id, person.name) = (name.clone(), name.clone());
                let mut position = post.clone();
                position.id = format!("post of {name}");
                position.today = (Fte::NONE, 0);
                let hire = Hire::New { person: Box::new(person), like: *like, position };
                LeverChange::AddFte(AddFte { hires: vec![hire], more_specials: Vec::new() }).apply(parts);
            }
            let teachers = campus
                .person_ids()
                .filter(|person| campus.specials.iter().any(|special| special.taught_by.contains(person)))
                .count();
            let each = if *more == 1 { "" } else { " each" };
            let words = format!(
                "{} specialists instead of {teachers}: {more} more who may teach what {} teaches, {} FTE{each}",
                teachers + *more as usize,
                campus[*like].name,
                post.fte
            );
            vec![one(
                words,
                "staff.toml: group; fte.toml: position; courses.toml: special.taught-by".to_owned(),
            )]
        }
        Change::Planning(at, minutes) => {
            let minimum = &mut parts.policy.planning[*at];
            let now = minimum.minutes;
            minimum.minutes = *minutes;
            minimum.minimum_block = minimum.minimum_block.min(*minutes);
            let per = minimum.per.words();
            vec![one(
                format!("individual planning of {minutes} minutes {per} instead of {now}"),
                format!("scenario.toml: contract.planning, minutes = {minutes}"),
            )]
        }
        Change::Block(minutes) => {
            parts.goal.minimum_block = *minutes;
            vec![one(
                format!(
                    "meetings of {minutes} minutes count, instead of {} or longer only",
                    campus.goal.minimum_block
                ),
                format!("scenario.toml: goal.minimum-block = {minutes}"),
            )]
        }
        Change::Cap(special, cap) => {
            let name = &campus[*special].id;
            let now = parts.specials[special.index()].group_cap.replace(*cap)?;
            vec![one(
                format!("groups of {cap} in {name} instead of {now}"),
                format!("courses.toml: special.group-cap = {cap} of {name}"),
            )]
        }
        Change::Duty(at, minutes) => {
            let duty = &mut parts.bells.duties[*at];
            let (name, now) = (duty.name.clone(), duty.minutes);
            duty.minutes = *minutes;
            if *minutes == Minutes::ZERO {
                duty.people.clear();
                vec![one(
                    format!("{name} of {now} minutes taken by others"),
                    format!("bell-schedule.toml: take the [[duty]] {name} out, or give it to other roles"),
                )]
            } else {
                vec![one(
                    format!("{name} of {minutes} minutes instead of {now}"),
                    format!("bell-schedule.toml: duty.minutes = {minutes} of {name}"),
                )]
            }
        }
        Change::Waive(rule) => {
            parts.waivers.push(Waiver { rule: *rule, reason: "not signed yet".to_owned() });
            let page = rule.page();
            vec![one(
                format!(
                    "a waiver of the rule that {}: a paper of whoever may waive it has to be signed",
                    page.title
                ),
                format!("scenario.toml: waivers.{} = \"the paper\"", page.slug),
            )]
        }
    })
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
            words.push((grade.specials_per_day_min, grade.specials_per_day_max, grade.id.clone()));
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
            words.push((*least, campus[grade].specials_per_day_max, campus[grade].id.clone()));
        }
    }
    a_day_words(&words)
}

fn a_day_words(words: &[(u32, u32, String)]) -> Vec<FixChange> {
    let Some(&(least, most, _)) = words.first() else { return Vec::new() };
    let grades: Vec<&str> = words.iter().map(|(_, _, id)| id.as_str()).collect();
    let change = FixChange {
        words: format!(
            "days with {least} to {most} specials for grades {}",
            commontime_school::wording::list(&grades)
        ),
        key: format!("courses.toml: grade.specials-per-day = {{ min = {least}, max = {most} }}"),
        approvals: Vec::new(),
    };
    vec![change]
}

fn wide(minutes: Minutes) -> i64 {
    i64::from(minutes.get())
}

fn times_words(times: u32) -> String {
    match times {
        1 => "once a week".to_owned(),
        2 => "twice a week".to_owned(),
        times => format!("{times} times a week"),
    }
}
