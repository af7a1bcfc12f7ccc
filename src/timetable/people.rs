//! Gives every minute of every person's day a use: duties, lunch, planning, setting up, handing over.

use commontime_school::ids::{DayId, PersonId};
use commontime_school::policy::{Per, PlanningMinimum};
use commontime_school::staff::Role;
use commontime_school::unit_costs::WEEKS_A_YEAR;
use commontime_school::{Activity, Assignment, Campus, Minutes, Rule, Schedule, Span, Use};

use super::day_free::{Free, free_spans};
use crate::kept::Kept;

/// Adds everyone's assignments. Whoever has the lessons and meetings of a day as before has the rest of it as before.
pub(super) fn assign(campus: &Campus, kept: &Kept, schedule: &mut Schedule) {
    let mut added = Vec::new();
    for day in campus.day_ids() {
        for person in campus.person_ids() {
            if is_as_before(schedule, &kept.near, person, day) {
                let own = |it: &Assignment| (it.person, it.day) == (person, day);
                schedule.assignments.retain(|it| !own(it));
                added.extend(kept.near.assignments.iter().filter(|it| own(it)).cloned());
            } else {
                added.extend(person_day(campus, schedule, person, day));
            }
        }
    }
    schedule.assignments.extend(added);
    if !campus.waived(Rule::IndividualPlanning) {
        for minimum in &campus.policy.planning {
            plan_outside_the_day(campus, minimum, schedule);
        }
    }
}

/// Where planning is owed by the week or longer, and may be outside the students' day: takes what is still owed from the time that
/// people have free there.
fn plan_outside_the_day(campus: &Campus, minimum: &PlanningMinimum, schedule: &mut Schedule) {
    let weeks = || campus.cycle.weeks.iter().map(|week| week.days.clone());
    let (runs, owed): (Vec<Vec<DayId>>, Minutes) = match minimum.per {
        Per::Week => (weeks().collect(), minimum.minutes),
        Per::TwoWeeks => (campus.cycle.two_weeks.clone(), minimum.minutes),
        Per::Year => {
            let a_week = minimum.minutes.get().unsigned_abs().div_ceil(WEEKS_A_YEAR);
            (weeks().collect(), Minutes::new(i32::try_from(a_week).unwrap_or(i32::MAX)))
        }
        Per::Day => return,
    };
    if minimum.within_student_day {
        return;
    }
    let people = campus.person_ids().filter(|&person| minimum.protects(&campus[person]));
    for (person, run) in people.flat_map(|person| runs.iter().map(move |run| (person, run))) {
        let mut missing =
            owed - run.iter().map(|&day| planned(schedule, person, day, minimum)).sum::<Minutes>();
        for &day in run {
            for span in free_spans(campus, schedule, person, day).spans() {
                if missing <= Minutes::ZERO {
                    break;
                }
                if span.length() < minimum.minimum_block {
                    continue;
                }
                let length = span.length().min(missing.max(minimum.minimum_block));
                let Some(span) = Span::starting(span.start(), length) else { continue };
                missing -= length;
                schedule.assignments.push(Assignment {
                    day,
                    span,
                    person,
                    kind: Use::IndividualPlanning,
                    note: String::new(),
                    locked: false,
                });
            }
        }
    }
}

/// Returns the minutes of planning that somebody has on a day in pieces that are long enough.
fn planned(schedule: &Schedule, person: PersonId, day: DayId, minimum: &PlanningMinimum) -> Minutes {
    let own = schedule.assignments.iter().filter(|it| (it.person, it.day) == (person, day));
    let planning = own.filter(|it| it.kind == Use::IndividualPlanning).map(|it| it.span);
    let pieces = Span::joined(planning.collect()).into_iter().map(Span::length);
    pieces.filter(|length| *length >= minimum.minimum_block).sum()
}

/// Tells whether somebody has a day's lessons and meetings at the same times in both schedules.
fn is_as_before(schedule: &Schedule, near: &Schedule, person: PersonId, day: DayId) -> bool {
    if near.lessons.is_empty() {
        return false;
    }
    let spans = |schedule: &Schedule| {
        let lessons = lessons_of(schedule, person, day).map(|it| (it.span, Some(it.activity)));
        let meetings = schedule.meetings.iter().filter(|it| it.day == day && it.members.contains(&person));
        let mut spans: Vec<_> = lessons.chain(meetings.map(|it| (it.span, None))).collect();
        spans.sort_unstable();
        spans
    };
    let (now, before) = (spans(schedule), spans(near));
    let own = near.assignments.iter().filter(|it| (it.person, it.day) == (person, day)).map(|it| it.span);
    let mut all: Vec<Span> = before.iter().map(|(span, _)| *span).chain(own).collect();
    all.sort_unstable();
    now == before && all.windows(2).all(|pair| !pair[0].overlaps(pair[1]))
}

fn person_day(campus: &Campus, schedule: &Schedule, person: PersonId, day: DayId) -> Vec<Assignment> {
    let mut own = Own { person, day, free: free_spans(campus, schedule, person, day), added: Vec::new() };
    let bells = &campus.bells.days[day.index()];
    for (duty, span) in campus.duties_on(person, day) {
        own.take_if_free(span, Use::Duty, &duty.name);
    }
    let had =
        |kind| schedule.assignments.iter().any(|one| (one.person, one.day, one.kind) == (person, day, kind));
    let lunch = crate::design::lunch_owed(campus, person, day);
    if campus[person].homeroom.is_some() {
        hand_overs(campus, schedule, &mut own);
        if !had(Use::Lunch) && !had(Use::IndividualPlanning) {
            lunch_and_planning(campus, &mut own, lunch);
        }
    } else {
        set_ups(campus, schedule, &mut own);
        if !had(Use::Lunch) {
            let spans: Vec<Span> = own.inside(bells.students);
            own.take_from(&spans, lunch, Use::Lunch);
        }
    }
    rest(campus, &mut own);
    own.added
}

/// One person's day under construction.
struct Own {
    person: PersonId,
    day: DayId,
    free: Free,
    added: Vec<Assignment>,
}

impl Own {
    fn take(&mut self, span: Span, kind: Use, note: &str) {
        self.free.remove(span);
        let note = note.to_owned();
        self.added.push(Assignment { day: self.day, span, person: self.person, kind, note, locked: false });
    }

    fn take_if_free(&mut self, span: Span, kind: Use, note: &str) {
        if self.free.holds(span) {
            self.take(span, kind, note);
        }
    }

    fn inside(&self, outer: Span) -> Vec<Span> {
        self.free.spans().iter().filter_map(|span| span.intersection(outer)).collect()
    }

    /// Takes `length` from the start of the smallest of `spans` that holds it.
    fn take_from(&mut self, spans: &[Span], length: Minutes, kind: Use) -> bool {
        let best = spans
            .iter()
            .filter(|span| span.length() >= length)
            .min_by_key(|span| (span.length(), span.start()));
        let taken = best.and_then(|span| Span::starting(span.start(), length));
        if let (Some(span), true) = (taken, length > Minutes::ZERO) {
            self.take(span, kind, "");
            return true;
        }
        length == Minutes::ZERO
    }
}

/// After a class is handed over within the students' day, the walk there takes its minutes.
fn hand_overs(campus: &Campus, schedule: &Schedule, own: &mut Own) {
    let minutes = campus.policy.transition;
    if minutes == Minutes::ZERO || campus.waived(Rule::Transition) {
        return;
    }
    let students = campus.bells.days[own.day.index()].students;
    let taught: Vec<Span> = lessons_of(schedule, own.person, own.day).map(|lesson| lesson.span).collect();
    for span in taught {
        let walk = Span::starting(span.end(), minutes);
        if let Some(walk) = walk.filter(|walk| students.contains(*walk)) {
            own.take_if_free(walk, Use::Transition, "hand over");
        }
    }
}

fn lessons_of(
    schedule: &Schedule,
    person: PersonId,
    day: DayId,
) -> impl Iterator<Item = &commontime_school::Lesson> {
    schedule.lessons.iter().filter(move |lesson| lesson.day == day && lesson.adults.contains(&person))
}

/// Before a class that follows another, a specialist sets up: right before it, or in the last time between the two that is free.
fn set_ups(campus: &Campus, schedule: &Schedule, own: &mut Own) {
    let mut classes: Vec<(Span, Minutes)> = lessons_of(schedule, own.person, own.day)
        .filter_map(|lesson| match lesson.activity {
            Activity::Special(special) => Some((lesson.span, campus[special].setup)),
            _ => None,
        })
        .collect();
    classes.sort_unstable();
    for pair in classes.windows(2) {
        let (next, setup) = (pair[1].0, pair[0].1.max(pair[1].1));
        let between = Span::new(pair[0].0.end(), next.start()).map_or_else(Vec::new, |span| own.inside(span));
        let last = between.into_iter().rfind(|span| span.length() >= setup);
        let set_up = last.and_then(|span| Span::new(span.end().plus(-setup), span.end()));
        if let Some(span) = set_up {
            own.take(span, Use::Transition, "set up");
        }
    }
}

/// Finds the lunch and the day's planning of a homeroom teacher together, so that one does not spoil the other.
fn lunch_and_planning(campus: &Campus, own: &mut Own, lunch: Minutes) {
    let students = campus.bells.days[own.day.index()].students;
    let needs = daily_planning(campus, own.person);
    let inside = own.inside(students);
    let mut places = candidates(&inside, lunch);
    let is_usual = |place: &Option<Span>| place.is_none_or(|span| usual_lunch(campus).contains(span));
    places.sort_by_key(|place| !is_usual(place));
    for lunch_span in places {
        let mut trial = own.free.clone();
        if let Some(span) = lunch_span {
            trial.remove(span);
        }
        let Some(planned) = pieces_of_planning(&trial, students, &needs) else { continue };
        if let Some(span) = lunch_span {
            own.take(span, Use::Lunch, "");
        }
        for span in planned {
            own.take(span, Use::IndividualPlanning, "");
        }
        return;
    }
    own.take_from(&inside, lunch, Use::Lunch);
}

/// Returns the hours at which lunch is usual: while the cafeteria is open, and a little before and after.
pub(super) fn usual_lunch(campus: &Campus) -> Span {
    const AROUND: Minutes = Minutes::new(30);
    let window = campus.bells.cafeteria.window;
    Span::new(window.start().plus(-AROUND), window.end().plus(AROUND)).unwrap_or(window)
}

/// What each day must have of planning.
struct Daily {
    minutes: Minutes,
    block: Minutes,
    inside: bool,
}

fn daily_planning(campus: &Campus, person: PersonId) -> Vec<Daily> {
    if campus.waived(Rule::IndividualPlanning) {
        return Vec::new();
    }
    let daily = campus.policy.planning.iter().filter(|minimum| minimum.per == Per::Day);
    daily
        .filter(|minimum| minimum.protects(&campus[person]))
        .map(|minimum| Daily {
            minutes: minimum.minutes,
            block: minimum.minimum_block,
            inside: minimum.within_student_day,
        })
        .collect()
}

/// Returns stretches of free time that satisfy all needs, or `None`. A stretch that fits alone is taken before several
/// pieces are, and the smallest that fits first.
fn pieces_of_planning(free: &Free, students: Span, needs: &[Daily]) -> Option<Vec<Span>> {
    let mut taken: Vec<Span> = Vec::new();
    for need in needs {
        let counts = |span: &Span| {
            let part =
                if need.inside { span.intersection(students).map(Span::length) } else { Some(span.length()) };
            part.filter(|length| *length >= need.block).unwrap_or(Minutes::ZERO)
        };
        let mut missing = need.minutes - taken.iter().map(counts).sum::<Minutes>();
        let mut left = free.clone();
        for &span in &taken {
            left.remove(span);
        }
        let mut spans: Vec<Span> = if need.inside {
            left.spans().iter().filter_map(|span| span.intersection(students)).collect()
        } else {
            left.spans().to_vec()
        };
        spans.retain(|span| span.length() >= need.block);
        spans.sort_by_key(|span| {
            (
                span.length() < missing,
                if span.length() < missing { -span.length() } else { span.length() },
                span.start(),
            )
        });
        for span in spans {
            if missing <= Minutes::ZERO {
                break;
            }
            let piece = Span::starting(span.start(), span.length().min(missing.max(need.block)))?;
            missing -= piece.length();
            taken.push(piece);
        }
        if missing > Minutes::ZERO {
            return None;
        }
    }
    Some(taken)
}

/// Returns the places for a stretch of `length`: at the start or the end of each span, smallest span first; one empty
/// place for no length at all.
fn candidates(spans: &[Span], length: Minutes) -> Vec<Option<Span>> {
    if length <= Minutes::ZERO {
        return vec![None];
    }
    let mut fitting: Vec<Span> = spans.iter().copied().filter(|span| span.length() >= length).collect();
    fitting.sort_by_key(|span| (span.length(), span.start()));
    fitting
        .into_iter()
        .flat_map(|span| {
            [Span::starting(span.start(), length), Span::new(span.end().plus(-length), span.end())]
        })
        .flatten()
        .map(Some)
        .collect()
}

/// What is left within the students' day is planning where it is long enough, case management for special education,
/// and otherwise stays the person's own.
fn rest(campus: &Campus, own: &mut Own) {
    let role = campus[own.person].role;
    if !role.teaches() {
        return;
    }
    let students = campus.bells.days[own.day.index()].students;
    let block = campus
        .policy
        .planning
        .iter()
        .filter(|minimum| minimum.protects(&campus[own.person]))
        .map(|minimum| minimum.minimum_block)
        .min()
        .unwrap_or(Minutes::new(15));
    for span in own.inside(students) {
        let kind = if role == Role::SpecialEducation { Use::CaseManagement } else { Use::IndividualPlanning };
        if kind == Use::CaseManagement || span.length() >= block {
            own.take(span, kind, "");
        }
    }
}
