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
            let scheduled = Weeks::of(campus, grade, counted, |homeroom, day| view.school_day(homeroom, day));
            let Some((least, homeroom)) = scheduled.least() else { continue };
            let days = campus.cycle.days.len();
            let (today_least, today_average) = if let Some(current) = &today {
                let weeks = Weeks::of(campus, grade, counted, |homeroom, day| {
                    &current[homeroom.index() * days + day.index()]
                });
                (weeks.least().map_or(Minutes::ZERO, |(minutes, _)| minutes), weeks.average())
            } else {
                (needed(campus, id, counted), needed_on_average(campus, id, counted))
            };
            let minutes = StudentMinutes {
                grade: grade.name.clone(),
                activity: counted.name(campus).to_owned(),
                scheduled: least,
                today: today_least,
                scheduled_average: scheduled.average(),
                today_average,
            };
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

/// The minutes of something in every kind of week of every homeroom of a grade.
struct Weeks(Vec<WeekOf>);

struct WeekOf {
    homeroom: HomeroomId,
    /// How often a year has such a week.
    times: u32,
    minutes: Minutes,
}

impl Weeks {
    fn of<'d>(
        campus: &Campus,
        grade: &Grade,
        counted: Counted,
        school_day: impl Fn(HomeroomId, DayId) -> &'d SchoolDay,
    ) -> Self {
        let week_of = |&homeroom: &HomeroomId, week: &Week| {
            let of_day =
                |&day: &DayId| school_day(homeroom, day).minutes(|activity| counted.counts(campus, activity));
            WeekOf { homeroom, times: week.weeks_per_year, minutes: week.days.iter().map(of_day).sum() }
        };
        let weeks = &campus.cycle.weeks;
        let of_all =
            grade.homerooms.iter().flat_map(|homeroom| weeks.iter().map(move |week| week_of(homeroom, week)));
        Self(of_all.collect())
    }

    /// The least minutes in any of them, and whose they are.
    fn least(&self) -> Option<(Minutes, HomeroomId)> {
        self.0.iter().min_by_key(|week| week.minutes).map(|week| (week.minutes, week.homeroom))
    }

    /// The mean, each kind of week as often as the year has it, to the nearest minute.
    fn average(&self) -> Minutes {
        let times: i64 = self.0.iter().map(|week| i64::from(week.times)).sum();
        if times == 0 {
            return Minutes::ZERO;
        }
        let sum: i64 = self.0.iter().map(|week| i64::from(week.times) * i64::from(week.minutes.get())).sum();
        let mean = (2 * sum + times).div_euclid(2 * times);
        Minutes::new(i32::try_from(mean).expect("a mean lies between its least and its most"))
    }
}

/// What the campus says the grade needs in a week on average: five days of as many as a pass through the cycle has.
fn needed_on_average(campus: &Campus, id: GradeId, counted: Counted) -> Minutes {
    let a_pass: i64 = campus
        .specials_of(id)
        .map(|special| i64::from(campus[special].minutes.get()) * i64::from(campus[special].times_per_cycle))
        .sum();
    let days = i64::try_from(campus.cycle.cycle_days.len().max(1)).unwrap_or(i64::MAX);
    let mean = (2 * 5 * a_pass + days).div_euclid(2 * days);
    let specials = Minutes::new(i32::try_from(mean).unwrap_or(i32::MAX));
    let least = needed(campus, id, counted);
    match counted {
        Counted::Subject(_) | Counted::Lunch | Counted::Recess => least,
        Counted::Specials | Counted::AllInstruction => least + specials - campus.specials_in_a_week(id),
    }
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
