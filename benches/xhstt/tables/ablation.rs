//! What each kind of moves is worth: medians with all, and without each.

use commontime::interop::xhstt::in_words;
use commontime_engine::search::Operator;

use super::super::run::Run;
use super::Side::{Left, Right};
use super::draw;
use super::group::{Group, groups};

/// Draws a row for each instance and time, and one that counts.
pub(crate) fn ablation(runs: &[&Run]) -> String {
    let names = Operator::ALL.map(|operator| format!("no {operator:?}"));
    let mut header = vec![("instance", Left), ("seconds", Right), ("seeds", Right), ("all kinds", Right)];
    header.extend(names.iter().map(|name| (name.as_str(), Right)));
    let groups = groups(runs);
    let whole: Vec<&Group<'_>> = groups.iter().filter(|group| group.without.is_empty()).collect();
    let without = |whole: &Group<'_>, operator: Operator| {
        let same = |group: &&Group<'_>| {
            (group.instance, group.seconds) == (whole.instance, whole.seconds) && group.without == [operator]
        };
        groups.iter().find(same).map(Group::median)
    };
    let mut rows: Vec<Vec<String>> = Vec::new();
    for whole in &whole {
        let mut row =
            vec![whole.instance.id.to_owned(), whole.seconds.to_string(), whole.runs.len().to_string()];
        row.push(in_words(&whole.median()));
        row.extend(Operator::ALL.map(|operator| {
            without(whole, operator).map_or_else(|| "-".to_owned(), |median| in_words(&median))
        }));
        rows.push(row);
    }
    let mut counts = vec!["worse, better".to_owned(), String::new(), String::new(), String::new()];
    counts.extend(Operator::ALL.map(|operator| {
        let both = || whole.iter().filter_map(|whole| Some((without(whole, operator)?, whole.median())));
        let worse = both().filter(|(without, with)| without > with).count();
        let better = both().filter(|(without, with)| without < with).count();
        format!("{worse}, {better}")
    }));
    rows.push(counts);
    let table = draw(&header, rows);
    format!(
        "{table}\n\nmedians over the seeds; worse, better: on how many rows the median without that kind is so"
    )
}
