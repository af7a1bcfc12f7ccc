//! Student minutes by grade against today's: the floor that no schedule may quietly go below.

use commontime_school::answer::StudentMinutes;
use commontime_school::course::Grade;
use commontime_school::cycle::Week;
use commontime_school::{Activity, Campus, DayId, GradeId, HomeroomId, Minutes};

use crate::view::{SchoolDay, View, school_days, whole_day};

/// What is counted for a grade.
#[derive(Clone, Copy)]
enum Counted {
    Subject(commontime_school::SubjectId),
    Specials,
    Lunch,
    Recess,
    /// Subjects and specials together. Homeroom time is passing and settling, not instruction.
    AllInstruction,
}

impl Counted {
    fn counts(self, campus: &Campus, activity: Activity) -> bool {
        match self {
            Self::Subject(subject) => campus.is_of(activity, subject),
            Self::Specials => campus.is_special(activity),
            Self::Lunch => activity == Activity::Lunch,
            Self::Recess => activity == Activity::Recess,
            Self::AllInstruction => matches!(activity, Activity::Subject(_) | Activity::Special(_)),
        }
    }

    fn name(self, campus: &Campus) -> &str {
        match self {
            Self::Subject(subject) => &campus[subject].id,
            Self::Specials => "specials",
            Self::Lunch => "lunch",
            Self::Recess => "recess",
            Self::AllInstruction => "all instruction",
        }
    }
}

/// One line with the homeroom that has the least.
pub(crate) struct Line {
    /// The grade and activity with its minutes.
    pub(crate) minutes: StudentMinutes,
    /// The homeroom that has the least of it.
    pub(crate) homeroom: HomeroomId,
    /// How many fewer than today somebody has approved.
    pub(crate) given_up: Minutes,
}

/// Returns the lines of the report: grade by grade; subjects, specials, lunch, recess, all instruction.
pub(crate) fn rows(view: &View) -> Vec<StudentMinutes> {
    lines(view).into_iter().map(|line| line.minutes).collect()
}

/// Compares the schedule with today.
///
/// The schedule's minutes of a grade are the least in any week of any of its homerooms. Today's are counted in the same
/// way from the current schedule, or, without one, are what the campus says each grade needs. Grades without a
/// homeroom have no lines.
pub(crate) fn lines(view: &View) -> Vec<Line> {
    let campus = view.campus;
    let today = campus.current.as_ref().map(|current| school_days(campus, current, |_| whole_day()));
    let mut lines = Vec::new();
    for id in campus.grade_ids() {
        let grade = &campus[id];
        let subjects = grade.subjects.iter().map(|need| Counted::Subject(need.subject));
        let others = [Counted::Specials, Counted::Lunch, Counted::Recess, Counted::AllInstruction];
        for counted in subjects.chain(others) {
            let scheduled = least(campus, grade, counted, |homeroom, day| view.school_day(homeroom, day));
            let Some((scheduled, homeroom)) = scheduled else { continue };
            let days = campus.cycle.days.len();
            let today = match &today {
                Some(current) => {
                    let day_of =
                        |homeroom: HomeroomId, day: DayId| &current[homeroom.index() * days + day.index()];
                    least(campus, grade, counted, day_of).map_or(Minutes::ZERO, |(minutes, _)| minutes)
                }
                None => needed(campus, id, counted),
            };
            let activity = counted.name(campus).to_owned();
            let minutes = StudentMinutes { grade: grade.name.clone(), activity, scheduled, today };
            let given_up = match counted {
                Counted::Subject(subject) => {
                    let needs = grade.subjects.iter().filter(|need| need.subject == subject);
                    needs.map(|need| need.given_up).sum()
                }
                _ => Minutes::ZERO,
            };
            lines.push(Line { minutes, homeroom, given_up });
        }
    }
    lines
}

/// The least minutes in any week of any homeroom of the grade, and whose they are.
fn least<'d>(
    campus: &Campus,
    grade: &Grade,
    counted: Counted,
    school_day: impl Fn(HomeroomId, DayId) -> &'d SchoolDay,
) -> Option<(Minutes, HomeroomId)> {
    let mut least: Option<(Minutes, HomeroomId)> = None;
    for &homeroom in &grade.homerooms {
        for week in &campus.cycle.weeks {
            let minutes = minutes_in(week, |day| {
                school_day(homeroom, day).minutes(|activity| counted.counts(campus, activity))
            });
            if least.is_none_or(|(smallest, _)| minutes < smallest) {
                least = Some((minutes, homeroom));
            }
        }
    }
    least
}

fn minutes_in(week: &Week, minutes: impl Fn(DayId) -> Minutes) -> Minutes {
    week.days.iter().map(|&day| minutes(day)).sum()
}

/// What the campus says the grade needs in a week.
fn needed(campus: &Campus, id: GradeId, counted: Counted) -> Minutes {
    let grade = &campus[id];
    let subjects = || grade.subjects.iter().map(|need| need.minutes_per_week).sum::<Minutes>();
    match counted {
        Counted::Subject(subject) => campus.needed_of(id, subject),
        Counted::Specials => campus.needed_of_specials(id),
        Counted::Lunch => grade.lunch_minutes * 5,
        Counted::Recess => grade.recess_minutes * 5,
        Counted::AllInstruction => subjects() + campus.specials_in_a_week(id),
    }
}
