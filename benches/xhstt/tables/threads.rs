//! What more threads are worth in the same time.

use commontime::interop::xhstt::in_words;

use super::super::run::Run;
use super::Side::{Left, Right};
use super::draw;
use super::group::{Group, groups};

/// Instances on which the median may not be worse.
const WANTED: usize = 11;

/// Draws a row for each instance and time.
pub(crate) fn threads(runs: &[&Run]) -> String {
    let groups = groups(runs);
    let several = groups.iter().map(|group| group.threads).max().unwrap_or_default();
    let name = format!("{several} threads");
    let header = [
        ("instance", Left),
        ("seconds", Right),
        ("seeds", Right),
        ("one thread", Right),
        (name.as_str(), Right),
        ("no worse", Left),
    ];
    let mut rows = Vec::new();
    let mut no_worse = 0;
    for one in groups.iter().filter(|group| group.threads == 1) {
        let same = |group: &&Group<'_>| {
            group.threads > 1 && (group.instance, group.seconds) == (one.instance, one.seconds)
        };
        let Some(more) = groups.iter().find(same) else { continue };
        let is_no_worse = more.median() <= one.median();
        no_worse += usize::from(is_no_worse);
        rows.push(vec![
            one.instance.id.to_owned(),
            one.seconds.to_string(),
            one.runs.len().min(more.runs.len()).to_string(),
            in_words(&one.median()),
            in_words(&more.median()),
            if is_no_worse { "yes" } else { "no" }.to_owned(),
        ]);
    }
    let all = rows.len();
    let table = draw(&header, rows);
    format!("{table}\n\nno worse on {no_worse} of {all}; {WANTED} of 13 are wanted")
}
