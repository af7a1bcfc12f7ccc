//! What is demanded, and on how many instances it is met.

use super::super::attached::Check;
use super::super::bars::{Demand, MEMORY, Verdict, bars};
use super::super::published::INSTANCES;
use super::super::run::Run;
use super::Side::{Left, Right};
use super::draw;
use super::group::{Group, groups};

/// Draws a row for each demand.
pub(crate) fn demands(runs: &[&Run], check: &Check) -> String {
    let header = [
        ("", Left),
        ("demanded of medians, one thread", Left),
        ("wanted", Right),
        ("met", Right),
        ("open or not measured", Right),
        ("missed", Left),
    ];
    let mut groups = groups(runs);
    groups.retain(|group| group.threads == 1 && group.without.is_empty());
    let evaluator =
        ["floor", "the evaluator equals another on all attached solutions", "all", &check.count(), "", ""];
    let mut rows = vec![evaluator.map(str::to_owned).to_vec()];
    let (aims, floors): (Vec<_>, Vec<_>) = Demand::ALL.into_iter().partition(|demand| demand.is_aim());
    rows.extend(floors.into_iter().map(|demand| row(demand, &groups)));
    rows.push(memory(&groups));
    rows.extend(aims.into_iter().map(|demand| row(demand, &groups)));
    draw(&header, rows)
}

fn row(demand: Demand, groups: &[Group<'_>]) -> Vec<String> {
    let (mut met, mut open, mut missed) = (0, 0, Vec::new());
    for instance in &INSTANCES {
        for bar in bars(instance).into_iter().filter(|bar| bar.demand == demand) {
            // The longest runs that the bar allows speak for it.
            let of_these = |group: &&Group<'_>| group.instance == instance && group.seconds <= bar.seconds;
            let verdict = groups.iter().rfind(of_these).and_then(|group| {
                let found = if demand == Demand::NewBest { group.least() } else { group.median() };
                bar.judge(group.seconds, found)
            });
            match verdict {
                Some(Verdict::Met) => met += 1,
                Some(Verdict::Missed) => missed.push(instance.id),
                Some(Verdict::Open) | None => open += 1,
            }
        }
    }
    vec![
        if demand.is_aim() { "aim" } else { "floor" }.to_owned(),
        demand.in_words().to_owned(),
        demand.wanted().to_string(),
        met.to_string(),
        open.to_string(),
        missed.join(" "),
    ]
}

fn memory(groups: &[Group<'_>]) -> Vec<String> {
    let over: Vec<&str> = groups
        .iter()
        .filter(|group| group.memory().is_some_and(|memory| memory > MEMORY))
        .map(|group| group.instance.id)
        .collect();
    let most = groups.iter().filter_map(Group::memory).max();
    vec![
        "floor".to_owned(),
        format!("at most {MEMORY} MB"),
        "all".to_owned(),
        most.map_or_else(|| "-".to_owned(), |most| format!("most {most} MB")),
        String::new(),
        over.join(" "),
    ]
}
