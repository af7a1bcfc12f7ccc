//! Every instance: the median over the seeds, and whether it is good enough.

use commontime::interop::xhstt::{WISHED, in_words};
use commontime_engine::Cost;
use commontime_school::wording::grouped;

use super::super::bars::{Bar, Demand, bars};
use super::super::run::Run;
use super::Side::{Left, Right};
use super::group::{Group, groups};
use super::{draw, ratio};

/// Draws a row for each instance and time.
pub(crate) fn summary(runs: &[&Run]) -> String {
    let header = [
        ("instance", Left),
        ("seconds", Right),
        ("seeds", Right),
        ("median", Right),
        ("least", Right),
        ("most", Right),
        ("best known", Right),
        ("ratio", Right),
        ("KHE", Right),
        ("moves/s", Right),
        ("MB", Right),
        ("floor", Left),
        ("aim", Left),
    ];
    let groups = groups(runs);
    let rows = groups.iter().map(|group| {
        vec![
            group.instance.id.to_owned(),
            group.seconds.to_string(),
            group.runs.len().to_string(),
            in_words(&group.median()),
            in_words(&group.least()),
            in_words(&group.most()),
            in_words(&group.instance.best),
            ratio(group.median(), group.instance.best),
            group.instance.khe.to_string(),
            grouped(group.speed()),
            group.memory().map_or_else(|| "-".to_owned(), |memory| memory.to_string()),
            verdicts(group, false),
            verdicts(group, true),
        ]
    });
    let table = draw(&header, rows);
    format!(
        "{table}\n\nfloor, aim: what the median may be at most, in how long; open: not met in less time than that\n\
        the median of an even number is the larger of the two in the middle; MB: the most of any run, reading included"
    )
}

fn verdicts(group: &Group<'_>, aims: bool) -> String {
    // That it is feasible is part of what is asked of its cost, and a new best is not asked of a median.
    let asked =
        |bar: &Bar| bar.demand.is_aim() == aims && !matches!(bar.demand, Demand::Feasible | Demand::NewBest);
    let words: Vec<String> = bars(group.instance)
        .iter()
        .filter(|bar| asked(bar))
        .filter_map(|bar| {
            let verdict = bar.judge(group.seconds, group.median())?;
            Some(format!("{} in {} s {verdict}", limit(bar.limit), bar.seconds))
        })
        .collect();
    if words.is_empty() { "-".to_owned() } else { words.join(", ") }
}

fn limit(limit: Cost) -> String {
    if limit.0[WISHED] == i64::MAX { "feasible".to_owned() } else { in_words(&limit) }
}
