//! The inner curve: schedules for the decisions at the corners of the outer one.

use commontime_school::{Campus, Cents};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::{Corner, Point};
use crate::solve::{Options, Progress, solve_until};

/// Finds a schedule for each corner, and keeps what no other beats.
pub(super) fn realise(
    campus: &Campus,
    corners: &[Corner],
    options: &Options,
    stop: &dyn Fn() -> bool,
    report: &mut dyn FnMut(Progress),
) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    // A few at a time, so that whoever waits hears of them and may stop.
    for chunk in corners.chunks(options.threads.max(1)) {
        if stop() {
            break;
        }
        let found: Vec<Option<Point>> =
            chunk.par_iter().map(|corner| point(campus, corner, options)).collect();
        for point in found.into_iter().flatten() {
            report(Progress::Option(point.lowest, point.cost.get()));
            points.push(point);
        }
    }
    undominated(points)
}

fn point(campus: &Campus, corner: &Corner, options: &Options) -> Option<Point> {
    let changed = campus.with(&corner.decisions).ok()?;
    let (answer, schedule, audit) = {
        let found = solve_until(&changed, options, &|| false, &mut |_| {});
        let (schedule, audit) = found.schedule?.into_parts();
        (found.answer, schedule, audit)
    };
    let target = campus.goal.minutes_per_week;
    let lowest = i64::from(audit.lowest_weekly_minutes().unwrap_or(target).min(target).get());
    let cost: Cents = audit.dollars.net_new_cost;
    Some(Point {
        decisions: corner.decisions.clone(),
        campus: changed,
        answer,
        schedule,
        audit,
        lowest,
        cost,
    })
}

/// Keeps the points that no other beats: cheaper first, and each with more minutes than those before.
fn undominated(mut points: Vec<Point>) -> Vec<Point> {
    points.sort_by_key(|point| (point.cost, std::cmp::Reverse(point.lowest)));
    let mut kept: Vec<Point> = Vec::new();
    for point in points {
        if kept.last().is_none_or(|last| point.lowest > last.lowest) {
            kept.push(point);
        }
    }
    kept
}
