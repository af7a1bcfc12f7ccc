//! One run, in this process.

use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use commontime::interop::xhstt::{FILE_BYTES, Named, Wanted, read};
use commontime::mip;
use commontime_engine::search::{Budget, Options, Outside, solve};
use commontime_engine::{Cost, evaluate};
use commontime_files::read_text_up_to;

use super::measure::most_memory;
use super::run::{LANDMARKS, Run, Setup};

/// Solves what is asked, and evaluates what was found from nothing.
pub(crate) fn run(folder: &Path, setup: &Setup, jobs: u32) -> Result<Run, String> {
    let named = load(folder, setup)?;
    let budget = Budget::Time(Duration::from_secs(setup.seconds.into()));
    let options = Options {
        portfolio: setup.threads,
        threads: setup.threads,
        without: setup.without.clone(),
        ..Options::new(setup.seed, budget)
    };
    let way = Mutex::new(Vec::new());
    let watch = |cost: Cost, after: Duration| {
        way.lock().unwrap_or_else(PoisonError::into_inner).push((after, cost));
    };
    let outside = Outside { stop: &AtomicBool::new(false), watch: &watch, optimizer: mip::optimizer() };
    let start = Instant::now();
    let found = solve(&named.instance, None, &options, outside);
    let took = start.elapsed();
    let memory = most_memory();
    found
        .solution
        .check(&named.instance)
        .map_err(|fault| format!("no timetable of the instance: {fault}"))?;
    let cost = evaluate(&named.instance, &found.solution).cost;
    if cost != found.cost {
        return Err(format!("the search says {:?}, and the timetable costs {cost:?}", found.cost));
    }
    let way = way.into_inner().unwrap_or_else(PoisonError::into_inner);
    let landmarks =
        LANDMARKS.map(|landmark| if landmark < setup.seconds { by(&way, landmark) } else { Some(cost) });
    let took = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    Ok(Run { setup: setup.clone(), cost, took, moves: found.moves, memory, jobs, landmarks })
}

fn load(folder: &Path, setup: &Setup) -> Result<Named, String> {
    let path = folder.join(setup.instance.file);
    let text = read_text_up_to(&path, FILE_BYTES).map_err(|problems| problems.to_string())?;
    let wanted = Wanted::One { instance: Some(setup.instance.id), group: None };
    let reading = read(&text, &path.display().to_string(), wanted);
    if let Some(problems) = reading.problems {
        return Err(problems.to_string());
    }
    reading.archive.instances.into_iter().next().ok_or_else(|| format!("{} has no instance", path.display()))
}

/// Returns the least cost found until then, by whichever search.
fn by(way: &[(Duration, Cost)], seconds: u32) -> Option<Cost> {
    let until = Duration::from_secs(seconds.into());
    way.iter().filter(|(after, _)| *after <= until).map(|(_, cost)| *cost).min()
}
