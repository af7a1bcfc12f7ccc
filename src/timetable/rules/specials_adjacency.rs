//! Specials that must touch do; those on days running are.

use commontime_engine::kinds::{Amount, Measure, TouchEvents, Touching};
use commontime_engine::{Kind, Selection};
use commontime_school::{Activity, DayId};

use super::Encoding;
use crate::timetable::whole::Builder;
use crate::timetable::whole::builder::NO_LIMIT;

pub(super) const ENCODING: Encoding = Encoding::Constraints(constraints);

fn constraints(builder: &mut Builder<'_>) {
    let (campus, parts) = (builder.campus, builder.parts);
    for id in campus.special_ids() {
        for homeroom in campus.homeroom_ids() {
            let of = |special| parts.of_homeroom(homeroom, |it| it == Activity::Special(special));
            if let Some(other) = campus[id].back_to_back_with {
                let pairs = vec![Touching { events: of(id), others: of(other) }];
                builder.require(Kind::TouchEvents(TouchEvents { pairs }));
            }
            if campus[id].days_running > 1 {
                for pass in &campus.cycle.passes {
                    running(builder, &Selection::events(of(id)), pass, campus[id].days_running as usize);
                }
            }
        }
    }
}

/// A day with a class after one without is followed by days with one: a run begins there, of so many days.
fn running(builder: &mut Builder<'_>, classes: &Selection, pass: &[DayId], asked: usize) {
    let on = |builder: &Builder<'_>, at: usize, factor| {
        let windows = vec![builder.times.day(pass[at])];
        Amount { work: classes.clone(), measure: Measure::Windows, windows, factor }
    };
    for at in 0..pass.len() {
        for later in at + 1..at + asked {
            let mut amounts = vec![on(builder, at, 1)];
            if at > 0 {
                amounts.push(on(builder, at - 1, -1));
            }
            if later < pass.len() {
                amounts.push(on(builder, later, -1));
            }
            builder.require_sum(amounts, -NO_LIMIT, 0);
        }
    }
}
