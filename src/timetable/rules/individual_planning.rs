//! Individual planning is there, and no meeting takes it.

use commontime_engine::kinds::{Blocks, LimitBlocks};
use commontime_engine::{Kind, TimeSet};
use commontime_school::policy::{Per, PlanningMinimum};
use commontime_school::{DayId, Minutes, PersonId, Use};

use super::Encoding;
use crate::timetable::whole::Builder;
use crate::timetable::whole::builder::whole;

pub(super) const ENCODING: Encoding = Encoding::Constraints(constraints);

/// School weeks in a year, where a minimum speaks of the year.
const WEEKS: u32 = 36;

fn constraints(builder: &mut Builder<'_>) {
    let campus = builder.campus;
    for person in campus.person_ids() {
        for minimum in &campus.policy.planning {
            if minimum.protects(&campus[person]) {
                protected(builder, person, minimum);
            }
        }
    }
}

fn protected(builder: &mut Builder<'_>, person: PersonId, minimum: &PlanningMinimum) {
    let campus = builder.campus;
    let weeks = || campus.cycle.weeks.iter().map(|week| week.days.clone());
    let least = whole(minimum.minutes);
    let runs: Vec<(Vec<DayId>, u32)> = match minimum.per {
        Per::Day => {
            let here = |day: &DayId| campus[person].contracted_minutes(*day) > Minutes::ZERO;
            campus.day_ids().filter(here).map(|day| (vec![day], least)).collect()
        }
        Per::Week => weeks().map(|days| (days, least)).collect(),
        Per::TwoWeeks => campus.cycle.two_weeks.iter().map(|days| (days.clone(), least)).collect(),
        Per::Year => weeks().map(|days| (days, least.div_ceil(WEEKS))).collect(),
    };
    let planning = builder.parts.used(campus, person, |kind| kind == Use::IndividualPlanning);
    let window = |day: &DayId| -> TimeSet {
        let present = builder.times.present(campus, person, *day);
        let students = builder.times.students(campus, *day);
        present.iter().filter(|time| !minimum.within_student_day || students.contains(*time)).collect()
    };
    let blocks = runs.into_iter().map(|(days, least)| Blocks {
        windows: days.iter().map(window).collect(),
        during: Some(planning.clone()),
        shortest: whole(minimum.minimum_block),
        minimum: least,
        maximum: u32::MAX,
        ..Blocks::default()
    });
    let blocks = blocks.collect();
    builder.require(Kind::LimitBlocks(LimitBlocks { blocks }));
}
