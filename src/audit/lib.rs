//! The audit: certifies a master schedule from the campus alone.
//!
//! It recomputes the three ledgers (minutes, coverage, dollars), checks every [`Rule`](commontime_school::Rule) with
//! plain loops over people, days and minutes, and counts who gets how much time. It knows nothing of how the schedule
//! was found: this package imports the field's nouns and nothing else, so that a mistake in a search cannot hide here.
//!
//! What the words mean here, once for all rules:
//!
//! - **Day.** A kind of day of the cycle. A person's weekly minutes are the least over the five-day weeks that occur;
//!   a week may hold a kind of day twice.
//! - **Where students are.** A lesson with a subject, special, lunch, recess or homeroom time puts the whole homeroom
//!   there. A session of a service takes its students out of whatever their homerooms do (pull-out, self-contained) or
//!   joins them in their room (push-in). Students of different services are taken to be different students, for the
//!   files name no students. Only minutes within the students' day count for students.
//! - **How many students.** The whole roll of a homeroom counts wherever the homeroom is, those pulled out as well: a
//!   room or a cap that only suffices while somebody is elsewhere does not suffice.
//! - **In charge.** The adults of a lesson, except one-to-one aides, who follow their student, and except
//!   paraprofessionals anywhere but at lunch and recess.
//! - **Use of a minute.** Lessons are instruction for the adults named; push-ins, and paraprofessionals beside a
//!   teacher, are co-teaching; lunch and recess with students are duty. Meetings and assignments have their own kind.
//!   What is left of the contracted time is the person's own. Where a person is down for two things at once, the lesson
//!   comes before the meeting and the meeting before the rest, and the clash is a finding.
//! - **Credit.** A meeting's minutes count for each listed member who is a full or optional member of the team and
//!   free in all its minutes, where its kind counts toward the goal, it is as long as the minimum block, and the team
//!   is there as it must be (everyone, or the quorum). A minute in two meetings counts once.
//!
//! Reading order: [`audit`] below, `view` (who is where), `rules` (one file each), `ledgers`, `people`, `students`.

mod audited;
mod found;
mod ledgers;
mod people;
mod rules;
mod students;
mod verdict;
mod view;

use commontime_school::answer::PersonMinutes;
use commontime_school::{Campus, Schedule, UnitCosts};

pub use audited::{Audited, Refused, certify};
pub use ledgers::dollars;
pub use verdict::Audit;

use view::View;

/// Returns everyone's minutes in today's schedule; `None` where the files hold none, or where levers were pulled since.
#[must_use]
pub fn minutes_today(campus: &Campus) -> Option<Vec<PersonMinutes>> {
    let current = campus.current.as_ref().filter(|_| campus.decided.is_empty())?;
    Some(people::minutes(&View::new(campus, current)))
}

/// Returns the net new cost of a schedule per pupil, per teacher and, where today's schedule is known, per released hour. Today is that of
/// `as_it_is`, the school with no lever pulled.
#[must_use]
pub fn unit_costs(campus: &Campus, audit: &Audit, as_it_is: &Campus) -> UnitCosts {
    UnitCosts::of(campus, audit.dollars.net_new_cost, &audit.people, minutes_today(as_it_is).as_deref())
}

/// Audits `schedule` against `campus`: recomputes the ledgers, checks all rules, counts everyone's minutes.
///
/// The same input gives the same findings in the same order: rule by rule as in
/// [`Rule::ALL`](commontime_school::Rule::ALL).
///
/// # Panics
/// Where the schedule names a person, room or other thing by an id that this campus never gave out. Schedules read
/// from files or made for this campus hold no such ids.
#[must_use]
pub fn audit(campus: &Campus, schedule: &Schedule) -> Audit {
    let view = View::new(campus, schedule);
    let dollars = ledgers::dollars_of(&view);
    let findings = rules::check_all(&view);
    let people = people::minutes(&view);
    let minutes = ledgers::minutes(&view);
    Audit {
        leads: ledgers::leads(&view, &minutes),
        minutes,
        coverage: ledgers::coverage(&view),
        dollars,
        findings,
        year: people::year_figures(campus, &people),
        people,
        students: students::rows(&view),
        credited: view.credit.counts,
    }
}
