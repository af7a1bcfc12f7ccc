//! Every run.

use commontime::interop::xhstt::in_words;
use commontime_school::wording::grouped;

use super::super::run::{LANDMARKS, Run};
use super::Side::{Left, Right};
use super::group::groups;
use super::{draw, ratio};

/// Draws a row for each run.
pub(crate) fn runs(runs: &[&Run]) -> String {
    let landmarks = LANDMARKS.map(|seconds| format!("{seconds} s"));
    let mut header = vec![
        ("instance", Left),
        ("seed", Right),
        ("seconds", Right),
        ("cost", Right),
        ("best known", Right),
        ("KHE", Right),
        ("ratio", Right),
        ("moves/s", Right),
    ];
    header.extend(landmarks.iter().map(|landmark| (landmark.as_str(), Right)));
    let groups = groups(runs);
    let rows = groups.iter().flat_map(|group| &group.runs).map(|run| {
        let setup = &run.setup;
        let mut row = vec![
            setup.instance.id.to_owned(),
            setup.seed.to_string(),
            setup.seconds.to_string(),
            in_words(&run.cost),
            in_words(&setup.instance.best),
            setup.instance.khe.to_string(),
            ratio(run.cost, setup.instance.best),
            grouped(run.speed()),
        ];
        row.extend((0..LANDMARKS.len()).map(|landmark| run.at(landmark)));
        row
    });
    let table = draw(&header, rows);
    format!(
        "{table}\n\ncost: infeasibility/objective; at 1 s and so on: the least so far\n\
        ratio: objective by the best known, where both are feasible and the best known is not 0"
    )
}
