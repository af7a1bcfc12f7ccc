//! What people and homerooms have every day by right or by rule.

use commontime_school::bell_schedule::DutyTime;
use commontime_school::ids::{DayId, GradeId, PersonId};
use commontime_school::{Campus, Minutes, Rule};

/// Returns the duty-free lunch owed to `person` on `day`: teachers, paraprofessionals and substitutes here for at
/// least five hours have one.
#[must_use]
pub fn lunch_owed(campus: &Campus, person: PersonId, day: DayId) -> Minutes {
    let someone = &campus[person];
    if someone.role.has_lunch()
        && !someone.asks_nothing
        && someone.contracted_minutes(day) >= Minutes::new(300)
    {
        campus.policy.duty_free_lunch
    } else {
        Minutes::ZERO
    }
}

/// Returns the duty-free lunch that `person` has on `day` in every schedule: nothing where the rule is waived.
#[must_use]
pub fn lunch_kept(campus: &Campus, person: PersonId, day: DayId) -> Minutes {
    if campus.waived(Rule::DutyFreeLunch) { Minutes::ZERO } else { lunch_owed(campus, person, day) }
}

/// Returns how long the lunch of a homeroom of `grade` is: what the grade asks for, or the state where that is more.
#[must_use]
pub fn lunch_of(campus: &Campus, grade: GradeId) -> Minutes {
    campus[grade].lunch_minutes.max(campus.policy.student_lunch_min)
}

/// Returns how long the recess of a homeroom of `grade` is: what the grade asks for, or the state where that is more.
#[must_use]
pub fn recess_of(campus: &Campus, grade: GradeId) -> Minutes {
    campus[grade].recess_minutes.max(campus.policy.student_recess_min)
}

/// Returns the minutes of duty that `person` has on `day` before or after the students' day: those of the longest duty they
/// are at school for from start to end. Duties of one kind end, or begin, at the same bell, so the longest holds the others.
#[must_use]
pub fn duty_owed(campus: &Campus, person: PersonId, day: DayId, time: DutyTime) -> Minutes {
    let duties = campus.duties_on(person, day).filter(|(duty, _)| duty.time == time);
    duties.map(|(_, span)| span.length()).max().unwrap_or(Minutes::ZERO)
}

/// Returns the minutes of duty that `person` has on `day` before and after the students' day together.
#[must_use]
pub fn duties_owed(campus: &Campus, person: PersonId, day: DayId) -> Minutes {
    let times = [DutyTime::BeforeStudents, DutyTime::AfterStudents];
    times.into_iter().map(|time| duty_owed(campus, person, day, time)).sum()
}
