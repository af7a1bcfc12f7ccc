//! The ranked priorities, as far as a choice of times, rooms and people bears on them.
//!
//! Which meetings there are is given with the parts, and so are the cost and the students' requests; quality is not
//! searched. The minutes of a person are those of the meetings of kinds that count which they are at: that these hold, and
//! count, is required.

use commontime_engine::kinds::{Bottleneck, Member, PreferResources, PreferTimes};
use commontime_engine::{Kind, Solution, TimeSet};
use commontime_school::goal::Priority;
use commontime_school::{Fte, PersonId};

use super::builder::{NO_LIMIT, minutes};
use super::{Builder, Part};

/// Adds the priorities, each with the rank of its place after what is required.
pub(super) fn add(builder: &mut Builder<'_>, start: &Solution) {
    let campus = builder.campus;
    for (priority, rank) in campus.priorities.iter().zip(1..) {
        match priority {
            Priority::LowestMinutes => lowest(builder, rank),
            Priority::Shortfall => shortfall(builder, rank),
            Priority::LeastChange => least_change(builder, rank, start),
            Priority::Cost | Priority::Requests | Priority::Quality | Priority::AbsentSpecialist => {}
        }
    }
}

/// A person's minutes in each of the weeks.
fn weeks(builder: &Builder<'_>, person: PersonId, is_scaled: bool) -> Vec<Member> {
    let campus = builder.campus;
    let counts =
        |part: &Part| matches!(part, Part::Meeting { kind, .. } if campus.goal.counts.contains(kind));
    let meetings = builder.parts.of_person(person, counts);
    let fte = if campus[person].fte == Fte::NONE { Fte::FULL } else { campus[person].fte };
    let (times, over) = if is_scaled { (Fte::FULL.get(), fte.get()) } else { (1, 1) };
    let member = |week: &commontime_school::cycle::Week| Member {
        amounts: vec![minutes(
            meetings.clone(),
            week.days.iter().map(|day| builder.times.day(*day)).collect(),
        )],
        besides: campus[person].collaboration_elsewhere.get().into(),
        times,
        over,
    };
    campus.cycle.weeks.iter().map(member).collect()
}

/// Whoever has the least, scaled to full time, decides.
fn lowest(builder: &mut Builder<'_>, rank: usize) {
    let campus = builder.campus;
    let eligible = campus.person_ids().filter(|person| campus.is_eligible(*person));
    let members = eligible.flat_map(|person| weeks(builder, person, true)).collect();
    let minimum = campus.goal.minutes_per_week.get().into();
    let bottleneck = Bottleneck { groups: vec![members], minimum, maximum: NO_LIMIT };
    builder.add(rank, 1, Kind::Bottleneck(bottleneck));
}

/// Of each person the week with the least decides.
fn shortfall(builder: &mut Builder<'_>, rank: usize) {
    let campus = builder.campus;
    for person in campus.person_ids().filter(|person| campus.is_eligible(*person)) {
        let groups = vec![weeks(builder, person, false)];
        let minimum = campus.target_of(person).get().into();
        builder.add(rank, 1, Kind::Bottleneck(Bottleneck { groups, minimum, maximum: NO_LIMIT }));
    }
}

/// Everything stays when, where and with whom it is.
fn least_change(builder: &mut Builder<'_>, rank: usize, start: &Solution) {
    for meet in &start.meets {
        let times: TimeSet = meet.start.into_iter().collect();
        let events = vec![meet.event];
        builder.add(rank, 1, Kind::PreferTimes(PreferTimes { events, times, duration: None }));
        let roles = builder.open_roles(meet.event);
        let resources = meet.resources.iter().copied().flatten().collect();
        builder.add(rank, 1, Kind::PreferResources(PreferResources { roles, resources }));
    }
}
