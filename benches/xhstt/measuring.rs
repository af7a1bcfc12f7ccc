//! Runs in processes of their own, some at a time.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use commontime::interop::xhstt::in_words;

use super::arguments::Arguments;
use super::results::Results;
use super::run::{Run, Setup};

/// Runs all that is planned, keeps what comes of it, and returns what went wrong.
pub(crate) fn measure(
    plan: &[&Setup],
    folder: &Path,
    arguments: &Arguments,
    results: &mut Results,
) -> Vec<String> {
    let next = AtomicUsize::new(0);
    let kept = Mutex::new((results, Vec::new()));
    let work = || {
        while let Some(setup) = plan.get(next.fetch_add(1, Ordering::Relaxed)) {
            let outcome = one(folder, setup, arguments.jobs);
            let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
            let (results, failed) = &mut *kept;
            let told = outcome.and_then(|run| {
                let told = in_words(&run.cost);
                results.add(run).map(|()| told)
            });
            let name = name(setup);
            match told {
                Ok(told) => eprintln!("{name}: {told}"),
                Err(why) => {
                    eprintln!("{name}: {why}");
                    failed.push(format!("{name}: {why}"));
                }
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..arguments.jobs {
            scope.spawn(work);
        }
    });
    kept.into_inner().unwrap_or_else(PoisonError::into_inner).1
}

fn name(setup: &Setup) -> String {
    let Setup { instance, seed, seconds, threads, .. } = setup;
    format!("{} seed {seed}, {seconds} s, threads {threads}, without {}", instance.id, setup.left_out())
}

/// Makes one run in a process of its own.
fn one(folder: &Path, setup: &Setup, jobs: u32) -> Result<Run, String> {
    let program = std::env::current_exe().map_err(|why| format!("this program is nowhere: {why}"))?;
    let child = Command::new(program)
        .args(words(folder, setup, jobs))
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|why| format!("did not start: {why}"))?;
    if !child.status.success() {
        return Err(format!("ended with {}", child.status));
    }
    let run: Run = String::from_utf8_lossy(&child.stdout).trim_end().parse()?;
    if run.setup == *setup { Ok(run) } else { Err("another run was made than was asked for".to_owned()) }
}

/// Returns the command line of one run.
fn words(folder: &Path, setup: &Setup, jobs: u32) -> Vec<OsString> {
    let mut words = vec![folder.into(), "--alone".into()];
    let mut option = |name: &str, value: String| words.extend([format!("--{name}={value}").into()]);
    option("instances", setup.instance.id.to_owned());
    option("seeds", format!("{},", setup.seed));
    option("seconds", setup.seconds.to_string());
    option("threads", setup.threads.to_string());
    option("label", setup.label.clone());
    option("jobs", jobs.to_string());
    if !setup.without.is_empty() {
        option("without", setup.left_out());
    }
    words
}
