//! No grade has fewer student minutes than today.

use commontime_engine::Selection;
use commontime_school::course::{Grade, SubjectNeed};
use commontime_school::{
    Activity, Campus, DayId, GradeId, HomeroomId, Minutes, Rule, Schedule, Span, SubjectId,
};

use super::Encoding;
use crate::timetable::whole::Builder;
use crate::timetable::whole::builder::{NO_LIMIT, minutes};

pub(super) const ENCODING: Encoding = Encoding::Constraints(constraints);

/// What is counted for a grade.
#[derive(Clone, Copy)]
enum Counted {
    Subject(SubjectId),
    Specials,
    Lunch,
    Recess,
    Instruction,
}

impl Counted {
    fn counts(self, campus: &Campus, activity: Activity) -> bool {
        match self {
            Self::Subject(subject) => campus.is_of(activity, subject),
            Self::Specials => campus.is_special(activity),
            Self::Lunch => activity == Activity::Lunch,
            Self::Recess => activity == Activity::Recess,
            Self::Instruction => matches!(activity, Activity::Subject(_) | Activity::Special(_)),
        }
    }
}

/// In every week every homeroom has what the grade has today: the least of the current schedule or, without one, what the
/// grade needs.
fn constraints(builder: &mut Builder<'_>) {
    let (campus, parts) = (builder.campus, builder.parts);
    for id in campus.grade_ids() {
        let grade = &campus[id];
        let subjects = grade.subjects.iter().map(|need| Counted::Subject(need.subject));
        let others = [Counted::Specials, Counted::Lunch, Counted::Recess, Counted::Instruction];
        for counted in subjects.chain(others) {
            let today = match &campus.current {
                Some(current) => least_today(campus, current, grade, counted),
                None => needed(campus, id, counted),
            } - given_up(grade, counted);
            for &homeroom in &grade.homerooms {
                let lessons = Selection::events(parts.of_homeroom(homeroom, |it| counted.counts(campus, it)));
                for week in &campus.cycle.weeks {
                    let minutes = minutes(lessons.clone(), builder.students_on(&week.days));
                    builder.require_sum(vec![minutes], today.get().into(), NO_LIMIT);
                }
            }
        }
    }
}

/// Returns the minutes a week that a homeroom of a grade has of a subject with its own teacher at least: what the grade needs and, where there
/// is a schedule of today, what it has today.
pub(in crate::timetable) fn least_of(campus: &Campus, grade: GradeId, need: &SubjectNeed) -> Minutes {
    let current = campus.current.as_ref().filter(|_| !campus.waived(Rule::StudentMinutesKept));
    current.map_or(need.minutes_per_week, |current| {
        let today = least_today(campus, current, &campus[grade], Counted::Subject(need.subject));
        need.minutes_per_week.max(today - need.given_up - need.with_others)
    })
}

/// What a lever takes out of a subject with somebody's approval.
fn given_up(grade: &Grade, counted: Counted) -> Minutes {
    let Counted::Subject(subject) = counted else { return Minutes::ZERO };
    grade.subjects.iter().filter(|need| need.subject == subject).map(|need| need.given_up).sum()
}

fn least_today(campus: &Campus, current: &Schedule, grade: &Grade, counted: Counted) -> Minutes {
    let weeks = |homeroom: &HomeroomId| {
        let by_day: Vec<Minutes> =
            campus.day_ids().map(|day| on_day(campus, current, *homeroom, day, counted)).collect();
        let week = |days: &Vec<DayId>| days.iter().map(|day| by_day[day.index()]).sum::<Minutes>();
        campus.cycle.weeks.iter().map(|it| week(&it.days)).collect::<Vec<_>>()
    };
    grade.homerooms.iter().flat_map(weeks).min().unwrap_or(Minutes::ZERO)
}

/// Of two lessons at once the first counts.
fn on_day(
    campus: &Campus,
    current: &Schedule,
    homeroom: HomeroomId,
    day: DayId,
    counted: Counted,
) -> Minutes {
    let mut taken: Vec<Span> = Vec::new();
    let mut sum = Minutes::ZERO;
    for lesson in current.lessons.iter().filter(|it| it.day == day && it.homerooms.contains(&homeroom)) {
        if matches!(lesson.activity, Activity::Service(_)) {
            continue;
        }
        let free = taken.iter().fold(vec![lesson.span], |free, other| {
            free.into_iter().flat_map(|span| span.without(*other)).collect()
        });
        taken.push(lesson.span);
        if counted.counts(campus, lesson.activity) {
            sum += free.into_iter().map(Span::length).sum();
        }
    }
    sum
}

fn needed(campus: &Campus, id: GradeId, counted: Counted) -> Minutes {
    let grade = &campus[id];
    let subjects = || grade.subjects.iter().map(|need| need.minutes_per_week).sum::<Minutes>();
    match counted {
        Counted::Subject(subject) => campus.needed_of(id, subject),
        Counted::Specials => campus.needed_of_specials(id),
        Counted::Lunch => grade.lunch_minutes * 5,
        Counted::Recess => grade.recess_minutes * 5,
        Counted::Instruction => subjects() + campus.specials_in_a_week(id),
    }
}
