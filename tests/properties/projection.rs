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

/// A count that is off by one class, or more minutes than anybody has, is no schedule's.
#[test]
fn models_have_no_room_for_what_no_schedule_counts_up_to() {
    let school = School::good();
    let campus = &school.campus();
    let audit = audit(campus, &school.schedule);
    let lowest = audit.lowest_weekly_minutes().unwrap();
    let relaxation = Relaxation::new(campus);
    let right = project(campus, &school.schedule, lowest, audit.total_shortfall());
    let mut one_more = right.clone();
    *one_more.classes.values_mut().next().unwrap() += 1;
    assert!(relaxation.has_room_for(&one_more).is_err());
    let mut longer = right.clone();
    for minutes in longer.meetings.values_mut() {
        *minutes += Minutes::new(600);
    }
    assert!(relaxation.has_room_for(&longer).is_err());
    assert_eq!(relaxation.has_room_for(&right), Ok(()));
}
