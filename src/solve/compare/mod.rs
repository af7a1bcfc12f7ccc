//! Two audited schedules side by side. Pure: the same two give the same comparison, and B against A is A against B mirrored.

mod classes;
mod dollars;
mod minutes;
mod moved;
mod rows;

use std::collections::BTreeMap;

use commontime_audit::Audit;
use commontime_school::answer::Approval;
use commontime_school::comparison::{Claim, Comparison, DayBells, OnlyOn, Origin, PulledLever, Side, Sides};
use commontime_school::course::Special;
use commontime_school::{Campus, Rule, Schedule};

/// A schedule that was audited, to be set beside another.
#[derive(Clone, Copy, Debug)]
pub struct Judged<'a> {
    /// What it is called in reports.
    pub name: &'a str,
    /// Where it comes from.
    pub origin: Origin,
    /// What is claimed of how good it is. Where a rule is broken it is dropped.
    pub claim: Claim,
    /// The school, with the levers that the schedule pulls.
    pub campus: &'a Campus,
    /// The schedule.
    pub schedule: &'a Schedule,
    /// Its audit.
    pub audit: &'a Audit,
}

/// Sets B beside A.
#[must_use]
pub fn compare(a: Judged<'_>, b: Judged<'_>) -> Comparison {
    let both = Sides { a, b };
    let days = joined(both.map(|it| it.campus.cycle.days.iter().map(|day| day.name.clone()).collect()));
    let pause = both.map(|it| it.campus.policy.consecutive_teaching_break);
    let pause = pause.a.max(pause.b);
    Comparison {
        sides: both.map(side),
        minutes: both.map(minutes::all),
        people: minutes::people(&both),
        students: minutes::students(&both),
        cost: both.map(dollars::cost),
        funds: dollars::funds(&both),
        positions: dollars::positions(&both),
        specialists: classes::specialists(&both, pause),
        pause,
        largest_group: both.map(classes::largest_group),
        bells: bells(&both, &days),
        moved: moved::moved(&both, &days),
        only_on: only_on(&both),
        rows: rows::rows(&both),
        days,
    }
}

fn side(judged: &Judged<'_>) -> Side {
    let campus = judged.campus;
    let mut broken: BTreeMap<Rule, usize> = BTreeMap::new();
    for finding in judged.audit.required() {
        *broken.entry(finding.rule).or_default() += 1;
    }
    let pulled = || {
        campus.decided.iter().map(|decided| {
            let lever = &campus.levers[decided.lever];
            (lever, &lever.steps[decided.step])
        })
    };
    Side {
        name: judged.name.to_owned(),
        scenario: campus.name.clone(),
        school_year: campus.school_year.clone(),
        bell_schedule: campus.bells.id.clone(),
        origin: judged.origin,
        claim: if broken.is_empty() { judged.claim } else { Claim::Nothing },
        broken: broken.into_iter().collect(),
        waived: campus.waivers.iter().map(|waiver| waiver.rule).collect(),
        levers: pulled()
            .map(|(lever, step)| PulledLever {
                id: lever.id.clone(),
                setting: step.setting.clone(),
                words: step.words_and_note_in(campus),
            })
            .collect(),
        approvals: Approval::needed(campus),
    }
}

fn bells(both: &Sides<Judged<'_>>, days: &[String]) -> Vec<DayBells> {
    let row = |(at, name): (usize, &String)| {
        let of = both.map(|it| {
            let day = it.campus.cycle.day_named(name)?;
            it.campus.bells.days.get(day.index()).cloned()
        });
        DayBells {
            day: at,
            students: of.map(|bells| bells.as_ref().map(|bells| bells.students)),
            staff: of.map(|bells| bells.as_ref().map(|bells| bells.staff)),
        }
    };
    days.iter().enumerate().map(row).collect()
}

/// Returns what only one side has, by kind; kinds of which both have the same are left out.
fn only_on(both: &Sides<Judged<'_>>) -> Vec<OnlyOn> {
    let names = |kind: &'static str, of: &dyn Fn(&Campus) -> Vec<String>| {
        let all = both.map(|it| of(it.campus));
        let without = |some: &[String], others: &[String]| -> Vec<String> {
            some.iter().filter(|name| !others.contains(name)).cloned().collect()
        };
        let names = Sides { a: without(&all.a, &all.b), b: without(&all.b, &all.a) };
        OnlyOn { kind, names }
    };
    let lists = [
        names("grade", &|campus| campus.grades.iter().map(|it| it.name.clone()).collect()),
        names("homeroom", &|campus| campus.homerooms.iter().map(|it| it.id.clone()).collect()),
        names("team", &|campus| campus.teams.iter().map(|it| it.name.clone()).collect()),
        names("special", &|campus| blocks(campus, true)),
        names("block", &|campus| blocks(campus, false)),
        names("service", &|campus| campus.services.iter().map(|it| it.id.clone()).collect()),
        names("kind of day", &|campus| campus.cycle.days.iter().map(|it| it.name.clone()).collect()),
    ];
    lists.into_iter().filter(|list| list.names.each().iter().any(|names| !names.is_empty())).collect()
}

/// Returns the specials that staff of the school teach, or the blocks that only others take.
fn blocks(campus: &Campus, by_staff: bool) -> Vec<String> {
    let is_by_staff = |special: &Special| {
        let mut teachers = special.taught_by.iter();
        special.taught_by.is_empty() || teachers.any(|&person| campus[person].role.is_staff())
    };
    let of = campus.specials.iter().filter(|special| is_by_staff(special) == by_staff);
    of.map(|special| special.id.clone()).collect()
}

/// Returns what either side has: all of A in order, then what only B has, each once.
fn joined<T: PartialEq + Clone>(both: Sides<Vec<T>>) -> Vec<T> {
    let mut all: Vec<T> = Vec::new();
    for one in both.a.into_iter().chain(both.b) {
        if !all.contains(&one) {
            all.push(one);
        }
    }
    all
}
