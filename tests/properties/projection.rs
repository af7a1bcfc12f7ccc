//! Every audit-clean schedule, counted up, satisfies every row of the models at no better than its value.

use commontime::design::Relaxation;
use commontime::design::project::project;
use commontime::generate::{Blueprint, school, small};
use commontime_audit::audit;
use commontime_school::{Campus, Minutes, Schedule};

use super::{SEEDS, load, solved};
use crate::breakers::good_school::School;

/// Asserts that the models have room for a clean schedule, and not for one worth more on every count.
fn assert_room(campus: &Campus, schedule: &Schedule, what: &str) {
    let audit = audit(campus, schedule);
    assert!(audit.is_clean(), "{what}");
    let lowest = audit.lowest_weekly_minutes().unwrap_or(campus.goal.minutes_per_week);
    let relaxation = Relaxation::new(campus);
    let projection = project(campus, schedule, lowest, audit.total_shortfall());
    if let Err(clash) = relaxation.has_room_for(&projection) {
        panic!("{what}: {clash:?}");
    }
}

#[test]
fn models_have_room_for_schedules_of_made_schools() {
    for seed in SEEDS {
        let campus = load(&small(seed));
        if let Some(schedule) = solved(&campus).schedule {
            assert_room(&campus, schedule.schedule(), &format!("seed {seed}"));
        }
    }
    for seed in 0..2 {
        let campus = load(&school(&Blueprint::new(seed, 6, seed % 2 == 1)));
        let schedule = solved(&campus).schedule.expect("it has a schedule");
        assert_room(&campus, schedule.schedule(), &format!("six homerooms, seed {seed}"));
    }
}

#[test]
fn models_have_room_for_a_schedule_made_by_hand() {
    let school = School::good();
    assert_room(&school.campus(), &school.schedule, "the good school");
}

#[test]
fn models_have_no_room_for_more_than_the_counts_are_worth() {
    let school = School::good();
    let campus = &school.campus();
    let lowest = audit(campus, &school.schedule).lowest_weekly_minutes().unwrap();
    let relaxation = Relaxation::new(campus);
    let more = project(campus, &school.schedule, lowest + Minutes::new(5), Minutes::new(100_000));
    assert!(more.lowest <= i64::from(campus.goal.minutes_per_week.get()));
    assert_eq!(relaxation.has_room_for(&more).is_err(), more.lowest > i64::from(lowest.get()));
}
