//! What each person is down for on each kind of day, and what every contracted minute is used for.

use commontime_school::course::Setting;
use commontime_school::staff::{Person, Role};
use commontime_school::{Activity, Campus, DayId, Lesson, PersonId, Schedule, Span, Use};

use super::day_row::DayRow;

/// What a person is down for: a place in one of the schedule's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Doing {
    /// Nothing: the person's own time.
    Nothing,
    /// In this lesson.
    Lesson(usize),
    /// In this meeting.
    Meeting(usize),
    /// At this assignment.
    Assignment(usize),
}

/// One thing a person is down for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Item {
    /// When.
    pub(crate) span: Span,
    /// What.
    pub(crate) doing: Doing,
}

/// A stretch of contracted time with one use.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stretch {
    /// When.
    pub(crate) span: Span,
    /// What the person does.
    pub(crate) doing: Doing,
    /// What that is used for.
    pub(crate) kind: Use,
}

/// Two things at once.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clash {
    /// The one.
    pub(crate) first: Doing,
    /// The other.
    pub(crate) second: Doing,
    /// When both are.
    pub(crate) span: Span,
}

/// One person on one kind of day.
#[derive(Clone, Debug, Default)]
pub(crate) struct Workday {
    /// Everything they are down for, lessons first, then meetings, then assignments.
    pub(crate) items: Vec<Item>,
    /// All contracted minutes in order, each with its use.
    pub(crate) stretches: Vec<Stretch>,
    /// Where two things clash.
    pub(crate) clashes: Vec<Clash>,
}

impl Workday {
    /// Returns the unbroken stretches of `kind`, in order of time, whatever items they are made of.
    pub(crate) fn runs_of(&self, kind: Use) -> Vec<Span> {
        let mut runs: Vec<Span> = Vec::new();
        for stretch in self.stretches.iter().filter(|stretch| stretch.kind == kind) {
            match runs.last_mut() {
                Some(run) if run.end() == stretch.span.start() => {
                    *run = Span::new(run.start(), stretch.span.end()).expect("it grows");
                }
                _ => runs.push(stretch.span),
            }
        }
        runs
    }
}

/// Works out all workdays: entry `person * days + day`.
pub(super) fn workdays(campus: &Campus, schedule: &Schedule) -> Vec<Workday> {
    let mut workdays = down_for(campus, schedule);
    let mut row = DayRow::new(Doing::Nothing);
    let mut entries = workdays.iter_mut();
    for person in campus.person_ids() {
        for day in campus.day_ids() {
            let workday = entries.next().expect("there is one for every person and day");
            workday.clashes = clashes(schedule, &workday.items);
            row.clear();
            // The first to claim a minute keeps it: lessons, then meetings, then assignments.
            for item in &workday.items {
                for minute in row.minutes(item.span) {
                    if *minute == Doing::Nothing {
                        *minute = item.doing;
                    }
                }
            }
            workday.stretches = stretches(campus, schedule, person, day, &row);
        }
    }
    workdays
}

fn down_for(campus: &Campus, schedule: &Schedule) -> Vec<Workday> {
    let days = campus.cycle.days.len();
    let mut workdays = vec![Workday::default(); campus.people.len() * days];
    let mut put = |person: PersonId, day: DayId, span: Span, doing: Doing| {
        workdays[person.index() * days + day.index()].items.push(Item { span, doing });
    };
    for (at, lesson) in schedule.lessons.iter().enumerate() {
        for &adult in &lesson.adults {
            put(adult, lesson.day, lesson.span, Doing::Lesson(at));
        }
    }
    for (at, meeting) in schedule.meetings.iter().enumerate() {
        for &member in &meeting.members {
            put(member, meeting.day, meeting.span, Doing::Meeting(at));
        }
    }
    for (at, assignment) in schedule.assignments.iter().enumerate() {
        put(assignment.person, assignment.day, assignment.span, Doing::Assignment(at));
    }
    workdays
}

fn clashes(schedule: &Schedule, items: &[Item]) -> Vec<Clash> {
    let mut clashes = Vec::new();
    for (at, first) in items.iter().enumerate() {
        for second in &items[at + 1..] {
            let Some(span) = first.span.intersection(second.span) else { continue };
            if first.doing != second.doing && !watches_both(schedule, first.doing, second.doing) {
                clashes.push(Clash { first: first.doing, second: second.doing, span });
            }
        }
    }
    clashes
}

/// Who watches the cafeteria watches everyone in it: two lunches, or two recesses, in one room are one place.
fn watches_both(schedule: &Schedule, first: Doing, second: Doing) -> bool {
    let (Doing::Lesson(first), Doing::Lesson(second)) = (first, second) else { return false };
    let (first, second) = (&schedule.lessons[first], &schedule.lessons[second]);
    first.activity == second.activity
        && first.room == second.room
        && matches!(first.activity, Activity::Lunch | Activity::Recess)
}

fn stretches(
    campus: &Campus,
    schedule: &Schedule,
    person: PersonId,
    day: DayId,
    row: &DayRow<Doing>,
) -> Vec<Stretch> {
    let someone = &campus[person];
    let mut stretches = Vec::new();
    for &present in &someone.present[day.index()] {
        for (span, doing) in row.stretches(present) {
            stretches.push(Stretch { span, doing, kind: use_of(campus, schedule, someone, doing) });
        }
    }
    stretches
}

fn use_of(campus: &Campus, schedule: &Schedule, person: &Person, doing: Doing) -> Use {
    match doing {
        Doing::Nothing => Use::Unassigned,
        Doing::Lesson(at) => use_of_lesson(campus, &schedule.lessons[at], person),
        // Whatever a meeting calls itself, it is no planning, lunch or duty.
        Doing::Meeting(at) => {
            Some(schedule.meetings[at].kind).filter(|kind| kind.is_meeting()).unwrap_or(Use::TeamMeeting)
        }
        Doing::Assignment(at) => schedule.assignments[at].kind,
    }
}

fn use_of_lesson(campus: &Campus, lesson: &Lesson, person: &Person) -> Use {
    let beside_a_teacher = match lesson.activity {
        Activity::Lunch | Activity::Recess => return Use::Duty,
        Activity::Service(service) => campus[service].setting == Setting::PushIn,
        Activity::Subject(_) | Activity::Special(_) | Activity::Homeroom => false,
    };
    // A paraprofessional never instructs alone; what they do in a lesson is help.
    if beside_a_teacher || person.role == Role::Paraprofessional { Use::CoTeaching } else { Use::Instruction }
}
