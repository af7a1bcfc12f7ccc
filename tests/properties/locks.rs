//! Whatever of a clean schedule is locked, the models with these locks have room for it, and it is worth no more than their
//! bound.

use commontime::design::project::project;
use commontime::design::{Relaxation, Verdict};
use commontime::generate::{Blueprint, school, small};
use commontime::kept::Kept;
use commontime::mip::Limits;
use commontime::solve::{Options, resume_until};
use commontime_audit::audit;
use commontime_school::{Campus, Schedule};

use super::{SEEDS, load, lowest, solved};

/// Locks every so manieth piece.
fn locked(schedule: &Schedule, every: usize, first: usize) -> Schedule {
    let mut start = schedule.clone();
    let lessons = start.lessons.iter_mut().map(|it| &mut it.locked);
    let meetings = start.meetings.iter_mut().map(|it| &mut it.locked);
    let own = start.assignments.iter_mut().map(|it| &mut it.locked);
    lessons.chain(meetings).chain(own).skip(first).step_by(every).for_each(|it| *it = true);
    start
}

/// Asserts that nothing is claimed of schedules with these locks that this one denies.
fn assert_room(campus: &Campus, start: &Schedule, what: &str) {
    let audit = audit(campus, start);
    let reached = audit.lowest_weekly_minutes().unwrap_or(campus.goal.minutes_per_week);
    let relaxation = Relaxation::keeping(campus, &Kept::of(start));
    let projection = project(campus, start, reached, audit.total_shortfall());
    if let Err(clash) = relaxation.has_room_for(&projection) {
        panic!("{what}: {clash:?}");
    }
    match relaxation.solve(Limits::default()) {
        Verdict::Bounded(bounds) => assert!(bounds.lowest >= projection.lowest, "{what}: {bounds:?}"),
        Verdict::Impossible(clash) => panic!("{what}: {clash:?}"),
        Verdict::Unknown(_) => {}
    }
}

#[test]
fn bounds_with_locks_hold_for_schedules_that_have_them() {
    let mut tried = 0;
    for seed in SEEDS {
        let campus = load(&small(seed));
        let Some(schedule) = solved(&campus).schedule else { continue };
        for (every, first) in [(1, 0), (3, 1), (7, 2)] {
            assert_room(
                &campus,
                &locked(schedule.schedule(), every, first),
                &format!("seed {seed}, every {every}"),
            );
            tried += 1;
        }
    }
    assert!(tried > 30, "{tried}");
}

/// With the value they had, and all locks in their place, though one piece that is not locked is taken away.
#[test]
fn a_schedule_with_locks_is_found_again() {
    let (mut tried, mut found_again) = (0, 0);
    for seed in 0..8 {
        let campus = load(&school(&Blueprint::new(seed, 4, seed % 2 == 1)));
        let first = solved(&campus);
        let Some(schedule) = &first.schedule else { continue };
        let mut start = locked(schedule.schedule(), 4, usize::try_from(seed).unwrap_or(0));
        let Some(at) = start.meetings.iter().position(|it| !it.locked) else { continue };
        start.meetings.remove(at);
        tried += 1;
        let again = resume_until(&campus, &start, &Options::default(), &|| false, &mut |_| {});
        let Some(found) = &again.schedule else { continue };
        let found = found.schedule();
        assert!(
            start.lessons.iter().filter(|it| it.locked).all(|it| found.lessons.contains(it)),
            "seed {seed}"
        );
        assert!(
            start.meetings.iter().filter(|it| it.locked).all(|it| found.meetings.contains(it)),
            "seed {seed}"
        );
        let own = start.assignments.iter().filter(|it| it.locked);
        assert!(own.into_iter().all(|it| found.assignments.contains(it)), "seed {seed}");
        found_again += usize::from(lowest(&again).0 == lowest(&first).0);
    }
    assert!(tried >= 6 && found_again == tried, "{found_again} of {tried}");
}
