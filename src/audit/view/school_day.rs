//! What each homeroom does on each kind of day.

use commontime_school::course::{Block, Setting};
use commontime_school::{Activity, Campus, DayId, HomeroomId, Minutes, Schedule, Span};

use super::day_row::DayRow;

/// A stretch of a homeroom's day in one lesson, or in none.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece {
    /// When.
    pub(crate) span: Span,
    /// The lesson's place in the schedule; `None` where the homeroom is nowhere.
    pub(crate) lesson: Option<usize>,
}

/// A stretch of a homeroom's day with one activity, whatever lessons it is made of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Doings {
    /// When.
    pub(crate) span: Span,
    /// What.
    pub(crate) activity: Activity,
}

/// One homeroom on one kind of day.
#[derive(Clone, Debug, Default)]
pub(crate) struct SchoolDay {
    /// Lessons of the whole homeroom, as places in the schedule.
    pub(crate) lessons: Vec<usize>,
    /// The students' day from beginning to end.
    pub(crate) pieces: Vec<Piece>,
    /// The same by activity, without gaps where there is none.
    pub(crate) doings: Vec<Doings>,
    /// Sessions that take students of this homeroom out of it, as places in the schedule.
    pub(crate) pulled: Vec<usize>,
}

impl SchoolDay {
    /// Returns the minutes of activities that `counts` says yes to.
    pub(crate) fn minutes(&self, counts: impl Fn(Activity) -> bool) -> Minutes {
        self.doings.iter().filter(|doings| counts(doings.activity)).map(|doings| doings.span.length()).sum()
    }

    /// Returns the stretches of `activity`.
    pub(crate) fn runs_of(&self, activity: Activity) -> impl Iterator<Item = Span> + '_ {
        self.doings.iter().filter(move |doings| doings.activity == activity).map(|doings| doings.span)
    }
}

/// Works out all school days: entry `homeroom * days + day`. Only minutes within `within(day)` count.
pub(crate) fn school_days(
    campus: &Campus,
    schedule: &Schedule,
    within: impl Fn(DayId) -> Span,
) -> Vec<SchoolDay> {
    let mut school_days = lessons_of(campus, schedule);
    let mut row = DayRow::new(None);
    let mut entries = school_days.iter_mut();
    for _ in campus.homeroom_ids() {
        for day in campus.day_ids() {
            let school_day = entries.next().expect("there is one for every homeroom and day");
            row.clear();
            for &at in &school_day.lessons {
                // Of two lessons at once the first counts; the clash is a finding.
                for minute in row.minutes(schedule.lessons[at].span) {
                    *minute = minute.or(Some(at));
                }
            }
            for (span, lesson) in row.stretches(within(day)) {
                school_day.pieces.push(Piece { span, lesson });
            }
            school_day.doings = by_activity(schedule, &school_day.pieces);
        }
    }
    school_days
}

fn lessons_of(campus: &Campus, schedule: &Schedule) -> Vec<SchoolDay> {
    let days = campus.cycle.days.len();
    let mut school_days = vec![SchoolDay::default(); campus.homerooms.len() * days];
    let place = |homeroom: HomeroomId, day: DayId| homeroom.index() * days + day.index();
    for (at, lesson) in schedule.lessons.iter().enumerate() {
        if let Activity::Service(service) = lesson.activity {
            if campus[service].setting != Setting::PushIn {
                for &(homeroom, _) in &campus[service].from {
                    school_days[place(homeroom, lesson.day)].pulled.push(at);
                }
            }
        } else {
            for &homeroom in &lesson.homerooms {
                school_days[place(homeroom, lesson.day)].lessons.push(at);
            }
        }
    }
    school_days
}

fn by_activity(schedule: &Schedule, pieces: &[Piece]) -> Vec<Doings> {
    let mut doings: Vec<Doings> = Vec::new();
    for piece in pieces {
        let Some(at) = piece.lesson else { continue };
        let activity = schedule.lessons[at].activity;
        match doings.last_mut() {
            Some(last) if last.activity == activity && last.span.end() == piece.span.start() => {
                last.span = Span::new(last.span.start(), piece.span.end()).expect("it grows");
            }
            _ => doings.push(Doings { span: piece.span, activity }),
        }
    }
    doings
}

/// Returns what services call an activity; `None` for homeroom time, which is no block.
pub(crate) fn block_of(activity: Activity) -> Option<Block> {
    match activity {
        Activity::Subject(subject) => Some(Block::Subject(subject)),
        Activity::Special(_) => Some(Block::Specials),
        Activity::Lunch => Some(Block::Lunch),
        Activity::Recess => Some(Block::Recess),
        Activity::Homeroom | Activity::Service(_) => None,
    }
}
