//! Every subject has its minutes and blocks.

use commontime_engine::kinds::{Blocks, LimitBlocks, LimitStretches, Stretches};
use commontime_engine::{Kind, Selection};
use commontime_school::course::{Block, Setting};
use commontime_school::{Activity, Campus, HomeroomId, Minutes, SubjectId};

use super::Encoding;
use crate::timetable::whole::builder::{NO_LIMIT, minutes, whole};
use crate::timetable::whole::{Builder, Parts};

pub(super) const ENCODING: Encoding = Encoding::Constraints(constraints);

fn constraints(builder: &mut Builder<'_>) {
    let (campus, parts) = (builder.campus, builder.parts);
    let days = builder.days();
    for homeroom in campus.homeroom_ids() {
        for need in &campus[campus[homeroom].grade].subjects {
            let lessons = parts.of_homeroom(homeroom, |it| it == Activity::Subject(need.subject));
            let lessons = Selection::events(lessons);
            for week in &campus.cycle.weeks {
                let minutes = minutes(lessons.clone(), builder.students_on(&week.days));
                builder.require_sum(vec![minutes], need.minutes_per_week.get().into(), NO_LIMIT);
            }
            let stretches = Stretches {
                work: lessons.clone(),
                windows: builder.students_on(&days),
                pause: 0,
                minimum: whole(need.minimum_block),
                maximum: u32::MAX,
                starts: None,
            };
            builder.require(Kind::LimitStretches(LimitStretches { stretches: vec![stretches] }));
            let pulled = pulled(campus, parts, homeroom, need.subject);
            let unbroken = |day| Blocks {
                windows: builder.students_on(&[day]),
                during: Some(lessons.clone()),
                outside: pulled.clone(),
                shortest: whole(need.uninterrupted),
                minimum: whole(need.uninterrupted),
                maximum: u32::MAX,
                ..Blocks::default()
            };
            if need.uninterrupted > Minutes::ZERO {
                let blocks = campus.day_ids().map(unbroken).collect();
                builder.require(Kind::LimitBlocks(LimitBlocks { blocks }));
            }
        }
    }
}

/// The pull-outs that break the subject: those that may be only during it do not.
fn pulled(campus: &Campus, parts: &Parts, homeroom: HomeroomId, subject: SubjectId) -> Selection {
    let breaks = |activity: Activity| {
        let Activity::Service(service) = activity else { return false };
        let service = &campus[service];
        service.setting == Setting::PullOut
            && service.from.iter().any(|(from, _)| *from == homeroom)
            && !service.only_during.contains(&Block::Subject(subject))
    };
    Selection::events(parts.lessons_of(breaks))
}
