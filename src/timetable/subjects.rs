//! Fills what is left of each homeroom's day with its subjects.

use std::collections::BTreeMap;

use commontime_school::course::{Block, SubjectNeed};
use commontime_school::ids::{DayId, HomeroomId};
use commontime_school::{Activity, Campus, Lesson, Minutes, Schedule, Span};

use super::Stuck;
use super::homeroom_day::{gaps, lessons};
use super::rules::student_minutes_kept::least_of;
use crate::kept::Kept;
use crate::mip::{Direction, Expression, Limits, Model, Solved, Tag, Variable};

/// Homeroom time in one stretch is better no longer than this.
const A_LITTLE: Minutes = Minutes::new(15);

/// One stretch of a homeroom's week to fill, and the subjects that may not be in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Gap {
    day: DayId,
    span: Span,
    /// Places in the grade's subjects.
    closed_to: Vec<usize>,
}

/// A homeroom's week as far as filling it goes: homerooms with equal weeks are filled alike.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Week {
    gaps: Vec<Gap>,
    /// Minutes placed already, by day and place in the grade's subjects.
    placed: BTreeMap<(DayId, usize), i32>,
    /// Place of the homeroom's grade.
    grade: usize,
}

/// Minutes of each subject in each gap, in order.
type Filling = Vec<Vec<(usize, i32)>>;

/// Fills every homeroom.
///
/// # Errors
/// Where a homeroom's subjects do not fit.
pub(super) fn fill(campus: &Campus, kept: &Kept, schedule: &mut Schedule) -> Result<(), Stuck> {
    let mut known: BTreeMap<Week, Option<Filling>> = BTreeMap::new();
    let mut added = Vec::new();
    for homeroom in campus.homeroom_ids() {
        let whole = week(campus, schedule, homeroom);
        // Days on which nothing but subjects is placed otherwise stay as they were, where the rest can be filled so.
        let stay = staying(campus, kept, schedule, homeroom);
        let mut fill =
            |week: &Week| known.entry(week.clone()).or_insert_with(|| solve(campus, homeroom, week)).clone();
        let near = fewer_days(&stay).into_iter().find_map(|stay| {
            let rest = without_days(campus, kept, homeroom, &whole, &stay);
            Some((fill(&rest)?, rest, stay))
        });
        let (filling, week) = if let Some((filling, rest, stay)) = near {
            // These days have their subjects whole, those that were placed as blocks among them.
            let stays = |it: &Lesson| stay.iter().any(|other| other.day == it.day);
            schedule.lessons.retain(|it| !is_filling(campus, homeroom, it) || !stays(it));
            added.extend(stay);
            (filling, rest)
        } else {
            let filling = fill(&whole).ok_or_else(|| Stuck::Subjects(campus[homeroom].id.clone()))?;
            (filling, whole)
        };
        for (gap, parts) in week.gaps.iter().zip(filling.iter()) {
            added.extend(lay_out(campus, homeroom, gap, parts));
        }
    }
    schedule.lessons.extend(added);
    join_neighbours(schedule);
    Ok(())
}

/// Returns the subjects and the homeroom time that the schedule to stay near to has on days on which they fill exactly what
/// else the homeroom has in this one leaves, with the same services.
fn staying(campus: &Campus, kept: &Kept, schedule: &Schedule, homeroom: HomeroomId) -> Vec<Lesson> {
    let mut stay = Vec::new();
    for day in campus.day_ids() {
        let own = |it: &&Lesson| it.day == day && is_filling(campus, homeroom, it);
        let before: Vec<&Lesson> = kept.near.lessons.iter().filter(own).collect();
        let mut free = vec![campus.bells.days[day.index()].students];
        for lesson in lessons(schedule, homeroom, day).into_iter().filter(|it| !own(it)) {
            free = free.into_iter().flat_map(|span| span.without(lesson.span)).collect();
        }
        for lesson in &before {
            if !free.iter().any(|span| span.contains(lesson.span)) {
                free = vec![lesson.span];
                break;
            }
            free = free.into_iter().flat_map(|span| span.without(lesson.span)).collect();
        }
        let served = |schedule: &Schedule| {
            let mut sessions = sessions(campus, schedule, homeroom, day);
            sessions.sort_unstable();
            sessions
        };
        let same = || served(schedule) == served(&kept.near);
        if free.is_empty() && same() {
            stay.extend(before.into_iter().cloned());
        }
    }
    stay
}

/// Returns the lessons of all days, then of all but one, then of all but two.
fn fewer_days(stay: &[Lesson]) -> Vec<Vec<Lesson>> {
    let mut days: Vec<DayId> = stay.iter().map(|lesson| lesson.day).collect();
    days.sort_unstable();
    days.dedup();
    let without = |left_out: &[DayId]| {
        stay.iter().filter(|lesson| !left_out.contains(&lesson.day)).cloned().collect::<Vec<_>>()
    };
    let mut ways = vec![without(&[])];
    ways.extend(days.iter().map(|&day| without(&[day])));
    for (at, &day) in days.iter().enumerate() {
        ways.extend(days[at + 1..].iter().map(|&other| without(&[day, other])));
    }
    ways.retain(|lessons| !lessons.is_empty());
    ways
}

/// Tells whether a lesson is one that fills what is left of the homeroom's day.
fn is_filling(campus: &Campus, homeroom: HomeroomId, lesson: &Lesson) -> bool {
    matches!(lesson.activity, Activity::Subject(_) | Activity::Homeroom)
        && !lesson.locked
        && lesson.homerooms == [homeroom]
        && lesson.adults == [campus[homeroom].teacher]
        && lesson.room == campus[homeroom].room
}

/// Returns the week with what stays as placed, and nothing left to fill on its days.
fn without_days(campus: &Campus, kept: &Kept, homeroom: HomeroomId, week: &Week, stay: &[Lesson]) -> Week {
    let mut rest = week.clone();
    let stays = |day: DayId| stay.iter().any(|lesson| lesson.day == day);
    rest.gaps.retain(|gap| !stays(gap.day));
    rest.placed.retain(|(day, _), _| !stays(*day));
    let locked: Vec<&Lesson> =
        kept.locked.lessons.iter().filter(|it| it.homerooms.contains(&homeroom) && stays(it.day)).collect();
    for lesson in stay.iter().chain(locked) {
        let needs = &campus.grades[week.grade].subjects;
        let place = needs.iter().position(|need| lesson.activity == Activity::Subject(need.subject));
        if let Some(place) = place {
            *rest.placed.entry((lesson.day, place)).or_insert(0) += lesson.span.length().get();
        }
    }
    rest
}

fn week(campus: &Campus, schedule: &Schedule, homeroom: HomeroomId) -> Week {
    let grade = campus[homeroom].grade;
    let needs = &campus[grade].subjects;
    let mut week = Week { gaps: Vec::new(), placed: BTreeMap::new(), grade: grade.index() };
    for day in campus.day_ids() {
        for lesson in lessons(schedule, homeroom, day) {
            let place = needs.iter().position(|need| lesson.activity == Activity::Subject(need.subject));
            if let Some(place) = place {
                *week.placed.entry((day, place)).or_insert(0) += lesson.span.length().get();
            }
        }
        let sessions = sessions(campus, schedule, homeroom, day);
        for gap in gaps(campus, schedule, homeroom, day) {
            week.gaps.extend(cut(gap, &sessions).into_iter().map(|span| Gap {
                day,
                span,
                closed_to: closed(campus, needs, &sessions, span),
            }));
        }
    }
    week
}

/// Returns the services that take students of the homeroom on `day`.
fn sessions(
    campus: &Campus,
    schedule: &Schedule,
    homeroom: HomeroomId,
    day: DayId,
) -> Vec<(Span, commontime_school::ids::ServiceId)> {
    let takes = |service: commontime_school::ids::ServiceId| {
        campus[service].from.iter().any(|&(from, students)| from == homeroom && students > 0)
    };
    schedule
        .lessons
        .iter()
        .filter(|lesson| lesson.day == day)
        .filter_map(|lesson| match lesson.activity {
            Activity::Service(service) if takes(service) => Some((lesson.span, service)),
            _ => None,
        })
        .collect()
}

/// Cuts a gap where a service that may not break some subject begins or ends.
fn cut(gap: Span, sessions: &[(Span, commontime_school::ids::ServiceId)]) -> Vec<Span> {
    let mut times = vec![gap.start(), gap.end()];
    for (span, _) in sessions {
        times.extend(
            [span.start(), span.end()].into_iter().filter(|&time| gap.start() < time && time < gap.end()),
        );
    }
    times.sort_unstable();
    times.dedup();
    times.windows(2).filter_map(|pair| Span::new(pair[0], pair[1])).collect()
}

fn closed(
    campus: &Campus,
    needs: &[SubjectNeed],
    sessions: &[(Span, commontime_school::ids::ServiceId)],
    span: Span,
) -> Vec<usize> {
    let running: Vec<_> =
        sessions.iter().filter(|(other, _)| other.overlaps(span)).map(|(_, service)| *service).collect();
    (0..needs.len())
        .filter(|&place| {
            let named = Block::Subject(needs[place].subject);
            running.iter().any(|&service| campus[service].never_during.contains(&named))
        })
        .collect()
}

/// Finds minutes of each subject in each gap: every week has its minutes, no piece is too short, days are much alike.
fn solve(campus: &Campus, homeroom: HomeroomId, week: &Week) -> Option<Filling> {
    let needs = &campus[campus[homeroom].grade].subjects;
    if needs.is_empty() {
        return Some(vec![Vec::new(); week.gaps.len()]);
    }
    let mut model = Model::default();
    let mut cost = Expression::default();
    let mut minutes: Vec<Vec<Option<Variable>>> = Vec::new();
    let grid = i64::from(campus.bells.grid.get().max(1));
    // What no subject needs is homeroom time: rather a little of it in many places than much in one.
    let little = i64::from(A_LITTLE.get()) / grid;
    for gap in &week.gaps {
        let steps = i64::from(gap.span.length().get()) / grid;
        let mut used = Expression::default();
        let row = (0..needs.len())
            .map(|place| {
                let least = (i64::from(needs[place].minimum_block.get()) + grid - 1) / grid;
                if gap.closed_to.contains(&place) || least > steps {
                    return None;
                }
                let (amount, there) = (model.integer(0, steps), model.binary());
                model.at_least(Tag(0), amount, Expression::default().plus(least.max(1), there));
                model.at_most(Tag(0), amount, Expression::default().plus(steps, there));
                used.add(1, amount);
                cost.add(3, there);
                Some(amount)
            })
            .collect();
        model.at_most(Tag(0), used.clone(), Expression::constant(steps));
        let much = model.integer(0, steps);
        model.at_least(Tag(0), used.plus(1, much), Expression::constant(steps - little));
        cost.add(1, much);
        minutes.push(row);
    }
    let on_day = |day: DayId, place: usize| {
        let placed = week.placed.get(&(day, place)).copied().unwrap_or(0);
        let mut sum = Expression::constant(i64::from(placed) / grid);
        for (gap, row) in week.gaps.iter().zip(&minutes) {
            if let (true, Some(amount)) = (gap.day == day, row[place]) {
                sum.add(1, amount);
            }
        }
        sum
    };
    for (place, need) in needs.iter().enumerate() {
        let steps = (i64::from(least_of(campus, campus[homeroom].grade, need).get()) + grid - 1) / grid;
        for days in &campus.cycle.weeks {
            let mut sum = Expression::default();
            days.days.iter().for_each(|&day| sum.add_scaled(1, &on_day(day, place)));
            model.at_least(Tag(0), sum, Expression::constant(steps));
        }
        // What a day lacks to a fifth of the week costs a little.
        for day in campus.day_ids() {
            let lack = model.integer(0, steps);
            model.at_least(Tag(0), on_day(day, place).plus(1, lack), Expression::constant(steps / 5));
            cost.add(1, lack);
        }
    }
    // The first filling found is nearly always as good as any; a week too full for that gets more work.
    let values = [1, 1_000].into_iter().find_map(|nodes| {
        match model.solve(&cost, Direction::Minimise, Limits { nodes, ..Limits::default() }) {
            Solved::Best { values, .. } | Solved::Limit { values: Some(values), .. } => Some(values),
            Solved::Limit { values: None, .. } | Solved::Infeasible | Solved::Failed(_) => None,
        }
    })?;
    let part = |place: usize, amount: Option<Variable>| {
        let steps = amount.map_or(0, |variable| values[variable.0]);
        (steps > 0).then(|| (place, i32::try_from(steps * grid).expect("minutes of one gap")))
    };
    let filling = minutes
        .iter()
        .map(|row| row.iter().enumerate().filter_map(|(place, &amount)| part(place, amount)).collect())
        .collect();
    Some(filling)
}

/// Lays the parts of a gap one after the other; what is left over comes first and is homeroom time.
fn lay_out(campus: &Campus, homeroom: HomeroomId, gap: &Gap, parts: &[(usize, i32)]) -> Vec<Lesson> {
    let needs = &campus[campus[homeroom].grade].subjects;
    let used: i32 = parts.iter().map(|(_, minutes)| minutes).sum();
    let left = (gap.span.length().get() > used).then(|| (None, gap.span.length().get() - used));
    let parts = left.into_iter().chain(parts.iter().map(|&(place, minutes)| (Some(place), minutes)));
    let mut start = gap.span.start();
    let mut out = Vec::new();
    for (place, minutes) in parts {
        let Some(span) = Span::starting(start, Minutes::new(minutes)) else { continue };
        start = span.end();
        out.push(Lesson {
            day: gap.day,
            span,
            activity: place.map_or(Activity::Homeroom, |place| Activity::Subject(needs[place].subject)),
            homerooms: vec![homeroom],
            adults: vec![campus[homeroom].teacher],
            room: campus[homeroom].room,
            locked: false,
        });
    }
    out
}

/// Makes one lesson of two of the same homeroom and activity that touch.
fn join_neighbours(schedule: &mut Schedule) {
    let mut joined: Vec<Lesson> = Vec::new();
    let (mut own, rest): (Vec<Lesson>, Vec<Lesson>) = schedule.lessons.drain(..).partition(|lesson| {
        !lesson.locked && matches!(lesson.activity, Activity::Subject(_) | Activity::Homeroom)
    });
    own.sort_by(|a, b| (&a.homerooms, a.day, a.span).cmp(&(&b.homerooms, b.day, b.span)));
    for lesson in own {
        match joined.last_mut() {
            Some(before)
                if before.homerooms == lesson.homerooms
                    && before.day == lesson.day
                    && before.activity == lesson.activity
                    && before.span.end() == lesson.span.start() =>
            {
                before.span =
                    Span::new(before.span.start(), lesson.span.end()).expect("two spans that touch");
            }
            _ => joined.push(lesson),
        }
    }
    schedule.lessons = joined.into_iter().chain(rest).collect();
}
