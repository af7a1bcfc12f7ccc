//! The best option where levers are open: what `solve` answers with.

use std::time::Instant;

use commontime::solve::frontier::{self, Point};
use commontime::solve::{Options, Outcome, Progress};
use commontime_audit::certify;
use commontime_school::Campus;

use super::failure::Failure;

/// Finds the option that is best by the ranked priorities, where levers are open; `None` where nothing is better than to leave all of
/// them alone.
pub(super) fn best_option(
    campus: &Campus,
    options: &Options,
    stop: &dyn Fn() -> bool,
    tell: &mut dyn FnMut(Progress),
) -> Result<Option<Point>, Failure> {
    if campus.levers.is_empty() {
        return Ok(None);
    }
    let started = Instant::now();
    let is_over = || options.seconds.is_some_and(|seconds| started.elapsed().as_secs() >= u64::from(seconds));
    let search = Options { seconds: None, ..*options };
    let found = frontier::best(campus, &search, &|| stop() || is_over(), tell).map_err(Failure::Mistake)?;
    let best = found.recommended(campus).map(|at| found.points[at].clone());
    Ok(best.filter(|point| point.decisions.pulled().next().is_some()).map(|mut point| {
        point.answer.notes.push(match found.least_cost_of(point.lowest) {
            Some(cost) if cost >= point.cost => {
                format!("proved: no option that costs less gives everyone {} minutes", point.lowest)
            }
            Some(cost) => format!(
                "options from {cost} a year may give everyone {} minutes, too: no schedule was found for those that \
                 cost less than this one",
                point.lowest
            ),
            None => "whether something that costs less does as well is not known".to_owned(),
        });
        point
    }))
}

/// The schedule of an option as an outcome, audited again.
pub(super) fn of_option(campus: &Campus, option: Point) -> Result<Outcome<'_>, Failure> {
    let audited = certify(campus, option.schedule).map_err(|_| {
        Failure::Mistake("the schedule of the best option does not pass its audit again".to_owned())
    })?;
    Ok(Outcome { answer: option.answer, schedule: Some(audited) })
}
