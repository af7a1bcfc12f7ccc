//! What a schedule to continue from asks for: pieces locked by hand stay as they are, and the others rather stay too.

use std::collections::BTreeMap;

use commontime_school::ids::{DayId, GradeId, HomeroomId, PersonId, ServiceId, SpecialId, TeamId};
use commontime_school::staff::Meets;
use commontime_school::{Activity, Assignment, Campus, Lesson, Meeting, Minutes, Schedule, Span, wording};

/// Homerooms with classes, each with the lesson, by grade, special and day.
pub type Classes<'k> = BTreeMap<(GradeId, SpecialId, DayId), Vec<(HomeroomId, &'k Lesson)>>;

/// The locked pieces of a schedule, and all of them as something to stay near to. Without a schedule both are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// What is locked, and nothing else.
    pub locked: Schedule,
    /// Everything, locked or not: a preference, never a rule.
    pub near: Schedule,
}

impl Kept {
    /// Reads what a schedule asks for.
    #[must_use]
    pub fn of(start: &Schedule) -> Self {
        let mut near = start.clone();
        near.sort();
        let mut locked = near.clone();
        locked.lessons.retain(|it| it.locked);
        locked.meetings.retain(|it| it.locked);
        locked.assignments.retain(|it| it.locked);
        Self { locked, near }
    }

    /// The same locks, with nothing to stay near to.
    #[must_use]
    pub fn locks_alone(&self) -> Self {
        let near = Schedule { bell_schedule: self.near.bell_schedule.clone(), ..Schedule::default() };
        Self { locked: self.locked.clone(), near }
    }

    /// Returns everything that is locked, in order of lessons, meetings and assignments.
    #[must_use]
    pub fn pieces(&self) -> Vec<Piece<'_>> {
        let lessons = self.locked.lessons.iter().map(Piece::Lesson);
        let meetings = self.locked.meetings.iter().map(Piece::Meeting);
        lessons.chain(meetings).chain(self.locked.assignments.iter().map(Piece::Assignment)).collect()
    }

    /// The same without one of the locks.
    #[must_use]
    pub fn without(&self, piece: Piece<'_>) -> Self {
        let mut start = self.near.clone();
        let lessons = start.lessons.iter_mut().filter(|it| piece == Piece::Lesson(it));
        lessons.for_each(|it| it.locked = false);
        let meetings = start.meetings.iter_mut().filter(|it| piece == Piece::Meeting(it));
        meetings.for_each(|it| it.locked = false);
        let own = start.assignments.iter_mut().filter(|it| piece == Piece::Assignment(it));
        own.for_each(|it| it.locked = false);
        Self::of(&start)
    }

    /// Tells whether nothing is locked.
    #[must_use]
    pub fn is_free(&self) -> bool {
        let locked = &self.locked;
        locked.lessons.is_empty() && locked.meetings.is_empty() && locked.assignments.is_empty()
    }

    /// Returns the times of all that is locked on a day.
    pub fn spans(&self, day: DayId) -> impl Iterator<Item = Span> {
        let lessons = self.lessons(day).map(|it| it.span);
        let meetings = self.locked.meetings.iter().filter(move |it| it.day == day).map(|it| it.span);
        let own = self.locked.assignments.iter().filter(move |it| it.day == day).map(|it| it.span);
        lessons.chain(meetings).chain(own)
    }

    /// Returns the locked lessons of a day.
    pub fn lessons(&self, day: DayId) -> impl Iterator<Item = &Lesson> {
        self.locked.lessons.iter().filter(move |it| it.day == day)
    }

    /// Returns the locked lessons of an activity that a homeroom is in on a day, in order of time.
    pub fn of_homeroom(
        &self,
        homeroom: HomeroomId,
        activity: Activity,
        day: DayId,
    ) -> impl Iterator<Item = &Lesson> {
        self.lessons(day).filter(move |it| it.activity == activity && it.homerooms.contains(&homeroom))
    }

    /// Returns the locked sessions of a service on a day, in order of time.
    pub fn sessions(&self, service: ServiceId, day: DayId) -> impl Iterator<Item = &Lesson> {
        self.lessons(day).filter(move |it| it.activity == Activity::Service(service))
    }

    /// Returns the locked meetings of a team on a day, in order of time.
    pub fn meetings(&self, team: TeamId, day: DayId) -> impl Iterator<Item = &Meeting> {
        self.locked.meetings.iter().filter(move |it| (it.team, it.day) == (team, day))
    }

    /// Returns the locked assignments of a person on a day, in order of time.
    pub fn assignments(&self, person: PersonId, day: DayId) -> impl Iterator<Item = &Assignment> {
        self.locked.assignments.iter().filter(move |it| (it.person, it.day) == (person, day))
    }

    /// Returns the locked meetings that the design counts, by team and day: those of a whole team that meets as a whole, for
    /// something that counts toward the goal.
    #[must_use]
    pub fn counted_meetings(&self, campus: &Campus) -> BTreeMap<(TeamId, DayId), Vec<&Meeting>> {
        let mut counted: BTreeMap<(TeamId, DayId), Vec<&Meeting>> = BTreeMap::new();
        for meeting in self.locked.meetings.iter().filter(|it| is_counted(campus, it)) {
            counted.entry((meeting.team, meeting.day)).or_default().push(meeting);
        }
        counted
    }

    /// Returns the homerooms with locked classes, once for each class, by grade, special and day.
    #[must_use]
    pub fn classes(&self, campus: &Campus) -> Classes<'_> {
        let mut classes = Classes::new();
        for lesson in &self.locked.lessons {
            let Activity::Special(special) = lesson.activity else { continue };
            for &homeroom in &lesson.homerooms {
                let grade = campus[homeroom].grade;
                classes.entry((grade, special, lesson.day)).or_default().push((homeroom, lesson));
            }
        }
        classes
    }
}

/// Tells whether a meeting is one that the design counts.
#[must_use]
pub fn is_counted(campus: &Campus, meeting: &Meeting) -> bool {
    let team = &campus[meeting.team];
    team.meets == Meets::Whole
        && campus.goal.counts.contains(&meeting.kind)
        && meeting.span.length() >= campus.goal.minimum_block
        && team.members.iter().all(|member| meeting.members.contains(member))
}

/// Returns the minutes of meetings together.
#[must_use]
pub fn minutes_of(meetings: &[&Meeting]) -> Minutes {
    meetings.iter().map(|meeting| meeting.span.length()).sum()
}

/// One locked piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'k> {
    /// A lesson.
    Lesson(&'k Lesson),
    /// A meeting.
    Meeting(&'k Meeting),
    /// Something of one person's.
    Assignment(&'k Assignment),
}

impl Piece<'_> {
    /// Returns its day.
    #[must_use]
    pub fn day(self) -> DayId {
        match self {
            Self::Lesson(it) => it.day,
            Self::Meeting(it) => it.day,
            Self::Assignment(it) => it.day,
        }
    }

    /// Returns its time.
    #[must_use]
    pub fn span(self) -> Span {
        match self {
            Self::Lesson(it) => it.span,
            Self::Meeting(it) => it.span,
            Self::Assignment(it) => it.span,
        }
    }

    /// Says what it is, whose, on which day and when.
    #[must_use]
    pub fn words(self, campus: &Campus) -> String {
        match self {
            Self::Lesson(it) => lesson_words(campus, it),
            Self::Meeting(it) => meeting_words(campus, it),
            Self::Assignment(it) => assignment_words(campus, it),
        }
    }

    /// Returns the people, homerooms and teams it is about, by their names.
    #[must_use]
    pub fn who(self, campus: &Campus) -> Vec<&str> {
        let people =
            |people: &[PersonId]| people.iter().map(|id| campus[*id].name.as_str()).collect::<Vec<_>>();
        match self {
            Self::Lesson(it) => {
                let homerooms = it.homerooms.iter().map(|id| campus[*id].id.as_str());
                homerooms.chain(people(&it.adults)).collect()
            }
            Self::Meeting(it) => {
                [campus[it.team].name.as_str()].into_iter().chain(people(&it.members)).collect()
            }
            Self::Assignment(it) => people(&[it.person]),
        }
    }
}

/// Names a lesson: what, whose, on which day and when.
#[must_use]
pub fn lesson_words(campus: &Campus, lesson: &Lesson) -> String {
    let homerooms: Vec<&str> = lesson.homerooms.iter().map(|id| campus[*id].id.as_str()).collect();
    let (what, day) = (campus.activity_name(lesson.activity), &campus[lesson.day].name);
    format!("{what} of {} on {day} at {}", wording::list(&homerooms), lesson.span)
}

/// Names a meeting: whose, on which day and when.
#[must_use]
pub fn meeting_words(campus: &Campus, meeting: &Meeting) -> String {
    format!(
        "the meeting of {} on {} at {}",
        campus[meeting.team].name, campus[meeting.day].name, meeting.span
    )
}

/// Names an assignment: what, whose, on which day and when.
#[must_use]
pub fn assignment_words(campus: &Campus, assignment: &Assignment) -> String {
    let (who, what) = (&campus[assignment.person].name, assignment.kind.words());
    format!("{what} of {who} on {} at {}", campus[assignment.day].name, assignment.span)
}
