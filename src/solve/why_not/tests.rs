//! Clashes of schools so small that every set of requirements can be tried.

use std::collections::BTreeSet;

use commontime_audit::dollars;
use commontime_school::{Campus, Cents, Rule};

use super::clashes::{Found, Searching};
use super::hours;
use super::requirements::LeftOut;
use super::why_not;
use crate::design::memory::Memory;
use crate::generate::small;

/// Made schools that are tried.
const SEEDS: std::ops::Range<u64> = 0..24;

fn school(seed: u64) -> Campus {
    commontime_files::load_texts(&small(seed)).expect("made schools load")
}

fn searching<'a>(campus: &'a Campus, wanted: Option<i64>, memory: &'a Memory) -> Searching<'a> {
    Searching { campus, wanted, memory, until: None, stop: &|| false }
}

/// Asserts that a clash is one, that with any of its requirements fewer there is none, and that no others have part in it.
fn assert_least(search: &Searching<'_>, found: &Found) -> usize {
    let mut proved = 0;
    let mut seen: BTreeSet<LeftOut> = BTreeSet::new();
    for (clash, traced) in found.clashes.iter().zip(&found.traced) {
        let name = &search.campus.name;
        assert!(clash.is_minimal, "{name}: {clash:?}");
        let members: Vec<LeftOut> = traced.members.clone();
        assert!(members.len() < 16, "{name}");
        for left_out in 0..1_usize << members.len() {
            let mut others = traced.others.clone();
            others.extend(
                (0..members.len()).filter(|at| left_out >> at & 1 == 1).map(|at| members[at].clone()),
            );
            let can_be = search.answer(traced.scope, &others);
            assert_eq!(can_be, Some(left_out != 0), "{name}: without {others:?} of {members:?}");
        }
        for member in members.iter().filter(|_| search.wanted.is_none()) {
            assert!(seen.insert(member.clone()), "{name}: {member:?} is in two clashes");
        }
        proved += usize::from(clash.proof.is_some());
    }
    proved
}

#[test]
fn clashes_have_nothing_that_can_be_left_out_and_are_proved() {
    let (mut clashes, mut proved) = (0, 0);
    for seed in SEEDS {
        let campus = school(seed);
        let memory = Memory::default();
        for wanted in [None, Some(240)] {
            let search = searching(&campus, wanted, &memory);
            let found = search.all();
            assert!(found.are_all, "{}", campus.name);
            proved += assert_least(&search, &found);
            clashes += found.clashes.len();
            if wanted.is_none() && !found.clashes.is_empty() {
                break;
            }
        }
    }
    assert!(clashes > 12 && proved == clashes, "{proved} of {clashes}");
}

#[test]
fn schools_with_a_schedule_have_no_clash() {
    for seed in SEEDS {
        let campus = school(seed);
        let found = crate::solve::solve(
            &campus,
            &crate::solve::Options { rounds: 2, ..Default::default() },
            &mut |_| {},
        );
        let Some(lowest) = found.answer.lowest_weekly_minutes else { continue };
        let memory = Memory::default();
        let wanted = i64::from(lowest.min(campus.goal.minutes_per_week).get());
        for wanted in [None, Some(wanted)] {
            let clashes = searching(&campus, wanted, &memory).all();
            assert!(clashes.clashes.is_empty() && clashes.are_all, "{}: {:?}", campus.name, clashes.clashes);
        }
    }
}

#[test]
fn two_things_that_have_nothing_in_common_are_two_clashes() {
    let scenario = std::path::Path::new("scenarios/impossible");
    let campus = commontime_files::load(scenario).expect("it is there");
    let mut parts = campus.into_parts();
    // Beside too few specialists, groups that are too small for music.
    parts.specials[1].group_cap = Some(5);
    let campus = Campus::new(parts).expect("it holds together");
    let memory = Memory::default();
    let search = searching(&campus, None, &memory);
    let found = search.all();
    assert!(found.are_all);
    assert_eq!(found.clashes.len(), 2);
    assert_eq!(assert_least(&search, &found), 2);
    let rules: Vec<Vec<Option<Rule>>> =
        found.clashes.iter().map(|clash| clash.members.iter().map(|member| member.rule).collect()).collect();
    assert!(rules.contains(&vec![Some(Rule::GroupCap)]), "{rules:?}");
}

#[test]
fn a_fund_that_does_not_pay_for_the_posts_is_raised_by_what_it_lacks() {
    let campus = commontime_files::load(std::path::Path::new("scenarios/first-run")).expect("it is there");
    let balances = dollars(&campus).funds;
    let fund = balances.first().expect("it has a fund");
    let (at, left) = (fund.fund.index(), fund.left());
    let mut parts = campus.into_parts();
    let lacks = Cents::new(123_456);
    parts.funds[at].amount = Cents::new(parts.funds[at].amount.get() - left.get() - lacks.get());
    let amount = parts.funds[at].amount;
    let school = Campus::new(parts).expect("it holds together");
    let options = crate::solve::Options { rounds: 2, ..Default::default() };
    let explained = why_not(&school, 3, &options, &|| false, &mut |_| {}).expect("levers can be priced");
    assert!(explained.why_not.is_impossible);
    let fix = explained.why_not.fixes.first().expect("a fix");
    let words: Vec<&str> = fix.changes.iter().map(|change| change.words.as_str()).collect();
    let charged = Cents::new(amount.get() + lacks.get());
    assert!(
        matches!(words[..], [one] if one.ends_with(&format!("raised by {lacks} to {charged}"))),
        "{words:?}"
    );
    assert_eq!((fix.cost, fix.found, fix.is_shown), (Some(Cents::ZERO), lacks, true));
}

#[test]
fn somebody_who_is_rarely_here_keeps_a_team_from_meeting() {
    let campus = commontime_files::load(std::path::Path::new("scenarios/first-run")).expect("it is there");
    assert!(hours::clashes(&campus, 300).is_empty());
    let mut parts = campus.into_parts();
    // K-1 is here on Mondays alone, 450 minutes less 30 of duty.
    assert_eq!(parts.people[0].id, "K-1");
    parts.people[0].present[1..].iter_mut().for_each(Vec::clear);
    let school = Campus::new(parts.clone()).expect("it holds together");
    assert!(hours::clashes(&school, 300).is_empty());
    parts.goal.minutes_per_week = commontime_school::Minutes::new(421);
    let school = Campus::new(parts).expect("it holds together");
    let clashes = hours::clashes(&school, 421);
    assert_eq!(clashes.len(), 1);
    let clash = &clashes[0];
    assert_eq!(clash.members.len(), 2);
    let words = &clash.members[0].words;
    assert!(words.starts_with("K-1") && words.contains("Mon 420, Tue 0"), "{words}");
    assert!(clash.is_minimal && clash.proof.is_some());
}
