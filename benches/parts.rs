//! The parts by themselves: making and solving the design, placing it, auditing the schedule.
//!
//! `cargo bench --bench parts`

use std::path::Path;

use commontime::design::{Relaxation, Verdict};
use commontime::mip::Limits;
use commontime::solve::{Options, solve};
use commontime_audit::audit;
use commontime_files::load;
use commontime_school::{Campus, Schedule};
use criterion::{Criterion, criterion_group, criterion_main};

const SCENARIOS: [&str; 3] = ["benches/specials-b", "scenarios/first-run", "scenarios/walker-gamble"];

fn scenarios() -> Vec<(&'static str, Campus)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let name = |folder: &'static str| folder.rsplit('/').next().unwrap_or(folder);
    SCENARIOS.map(|folder| (name(folder), load(&root.join(folder)).expect("our own scenarios load"))).into()
}

fn design(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("design");
    group.sample_size(10);
    for (name, campus) in scenarios() {
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                let verdict = Relaxation::new(&campus).solve(Limits::default());
                assert!(matches!(verdict, Verdict::Bounded(_)), "a bound is found");
            });
        });
    }
}

fn judging(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("audit");
    for (name, campus) in scenarios() {
        let schedule = schedule(&campus);
        group.bench_function(name, |bencher| bencher.iter(|| audit(&campus, &schedule)));
    }
}

fn schedule(campus: &Campus) -> Schedule {
    let found = solve(campus, &Options::default(), &mut |_| {});
    found.schedule.expect("a schedule is found").schedule().clone()
}

criterion_group!(parts, design, judging);
criterion_main!(parts);
