//! Every homeroom has each special as often as it should.
//!
//! In every pass through the cycle each homeroom of the special's grades has exactly its number of classes; homerooms of
//! other grades have none. Each class is as long as the special says, in its room, and begins at a bell where the day is
//! cut into periods. On every day a homeroom has no fewer and no more classes than its grade's limits.

use commontime_school::{Activity, DayId, Finding, HomeroomId, Lesson, Rule, SpecialId, wording};

use crate::found::{Details, found};
use crate::view::View;

const RULE: Rule = Rule::SpecialsFrequency;

pub(crate) fn check(view: &View, findings: &mut Vec<Finding>) {
    for homeroom in view.campus.homeroom_ids() {
        for special in view.campus.special_ids() {
            passes(view, homeroom, special, findings);
        }
        for day in view.campus.day_ids() {
            per_day(view, homeroom, day, findings);
        }
    }
    for lesson in &view.schedule.lessons {
        if let Activity::Special(special) = lesson.activity {
            as_listed(view, lesson, special, findings);
        }
    }
}

/// The classes of `special` that `homeroom` has on `day`; those that others have with it are theirs.
pub(super) fn classes<'a>(
    view: &View<'a>,
    homeroom: HomeroomId,
    day: DayId,
    special: SpecialId,
) -> Vec<&'a Lesson> {
    let lessons = view.school_day(homeroom, day).lessons.iter().map(|&at| &view.schedule.lessons[at]);
    let is_class = |lesson: &&Lesson| {
        lesson.activity == Activity::Special(special)
            && view.campus.is_with_others(special, homeroom, &lesson.adults)
    };
    lessons.filter(is_class).collect()
}

fn passes(view: &View, homeroom: HomeroomId, id: SpecialId, findings: &mut Vec<Finding>) {
    let (special, name) = (&view.campus[id], view.campus[homeroom].id.as_str());
    let asked = if special.grades.contains(&view.campus[homeroom].grade) {
        usize::try_from(special.times_per_cycle).unwrap_or(usize::MAX)
    } else {
        0
    };
    for pass in &view.campus.cycle.passes {
        let has: usize = pass.iter().map(|&day| classes(view, homeroom, day, id).len()).sum();
        if has == asked {
            continue;
        }
        let ends = |day: Option<&DayId>| day.map_or("", |&day| view.campus[day].name.as_str());
        let message = format!(
            "{name} has {} of {} from {} to {}, and should have {asked}",
            wording::count(has, "class"),
            special.id,
            ends(pass.first()),
            ends(pass.last())
        );
        let next_step = if has < asked {
            format!("find {} of {} for {name}", wording::count(asked - has, "more class"), special.id)
        } else {
            format!("take {} of {} away from {name}", wording::count(has - asked, "class"), special.id)
        };
        let off = i64::try_from(has.abs_diff(asked)).unwrap_or(i64::MAX);
        findings.push(found(RULE, &[name], message, next_step).short_count(off));
    }
}

fn per_day(view: &View, homeroom: HomeroomId, day: DayId, findings: &mut Vec<Finding>) {
    let name = view.campus[homeroom].id.as_str();
    let grade = &view.campus[view.campus[homeroom].grade];
    let lessons = view.school_day(homeroom, day).lessons.iter().map(|&at| &view.schedule.lessons[at]);
    let is_class = |lesson: &&Lesson| match lesson.activity {
        Activity::Special(special) => view.campus.is_with_others(special, homeroom, &lesson.adults),
        _ => false,
    };
    let has = lessons.filter(is_class).count();
    let least = usize::try_from(grade.specials_per_day_min).unwrap_or(usize::MAX);
    let most = usize::try_from(grade.specials_per_day_max).unwrap_or(usize::MAX);
    let (limit, off, which) = if has < least {
        (least, least - has, "least")
    } else if has > most {
        (most, has - most, "most")
    } else {
        return;
    };
    let message =
        format!("{name} has {} a day, and should have at {which} {limit}", wording::count(has, "special"));
    let next_step = format!("spread the specials of {name} over the days");
    let off = i64::try_from(off).unwrap_or(i64::MAX);
    findings.push(found(RULE, &[name], message, next_step).on(day).short_count(off));
}

fn as_listed(view: &View, lesson: &Lesson, id: SpecialId, findings: &mut Vec<Finding>) {
    let (special, what) = (&view.campus[id], view.lesson(lesson));
    let group = view.homerooms(&lesson.homerooms);
    let length = lesson.span.length();
    let mut push = |message: String, next_step: String| {
        findings.push(
            found(RULE, &[&group], message, next_step).at(lesson.day, lesson.span).of(view.row(lesson)),
        );
    };
    if length != special.minutes {
        let message = format!("{what} is {length} minutes long, and should be {}", special.minutes);
        push(message, format!("make the class {} minutes long", special.minutes));
    }
    let first = lesson.homerooms.first();
    let room =
        first.map_or(special.room, |&homeroom| view.campus.room_of_class(id, homeroom, &lesson.adults));
    if lesson.room != room {
        let (here, place) = (&view.campus[lesson.room].id, &view.campus[room].id);
        push(format!("{what} is in {here}, not in {place}"), format!("move the class to {place}"));
    }
    if !special.may_be_on(lesson.day) {
        let days = special.days.iter().flatten().map(|&day| view.campus[day].name.as_str());
        let days = wording::list(&days.collect::<Vec<_>>());
        push(format!("{what} is on a day on which there is none"), format!("move the class to {days}"));
    }
    let periods = &view.campus.bells.days[lesson.day.index()].periods;
    let at_a_bell =
        |period: &commontime_school::bell_schedule::Period| period.span.start() == lesson.span.start();
    if !periods.is_empty() && !periods.iter().any(at_a_bell) {
        let message = format!("{what} begins at {}, when no period begins", lesson.span.start());
        push(message, "let the class begin with a period".to_owned());
    }
}
