//! The rules as the design sees them: one file each, with rows over counts or the reason why there are none.
//!
//! Rows say what every schedule that keeps the rule satisfies, never more. Where a rule is waived its rows are left out.

mod cafeteria_capacity;
mod certified_to_teach;
mod consecutive_teaching;
mod contract_day;
mod directed_share;
mod duties_kept;
mod duty_free_lunch;
mod fund_not_overdrawn;
mod group_cap;
mod individual_planning;
mod instructional_minutes;
mod load_within_fte;
mod may_cover;
mod minimum_block;
mod minutes_per_subject;
mod one_place_at_a_time;
mod room_holds_group;
mod services_kept;
mod specials_adjacency;
mod specials_at_once;
mod specials_frequency;
mod student_lunch_and_recess;
mod student_minutes_kept;
mod supervised_every_minute;
mod team_common_time;
mod transition;
mod weekly_meeting_cap;

use commontime_school::course::ClassPlace;
use commontime_school::ids::{DayId, SpecialId};
use commontime_school::{Campus, Rule};

use super::builder::{Builder, number};
use super::scope::Scope;

/// How a rule enters the design.
#[derive(Clone, Copy)]
pub enum Encoding {
    /// It adds rows.
    Rows(fn(&mut Builder<'_>)),
    /// It adds none of its own; the reason in words.
    NotHere(&'static str),
}

/// Returns how `rule` enters the design.
#[must_use]
pub fn encoding(rule: Rule) -> Encoding {
    match rule {
        Rule::SupervisedEveryMinute => supervised_every_minute::ENCODING,
        Rule::OnePlaceAtATime => one_place_at_a_time::ENCODING,
        Rule::RoomHoldsGroup => room_holds_group::ENCODING,
        Rule::CertifiedToTeach => certified_to_teach::ENCODING,
        Rule::MayCover => may_cover::ENCODING,
        Rule::MinutesPerSubject => minutes_per_subject::ENCODING,
        Rule::StudentMinutesKept => student_minutes_kept::ENCODING,
        Rule::InstructionalMinutes => instructional_minutes::ENCODING,
        Rule::StudentLunchAndRecess => student_lunch_and_recess::ENCODING,
        Rule::DutyFreeLunch => duty_free_lunch::ENCODING,
        Rule::IndividualPlanning => individual_planning::ENCODING,
        Rule::MinimumBlock => minimum_block::ENCODING,
        Rule::TeamCommonTime => team_common_time::ENCODING,
        Rule::LoadWithinFte => load_within_fte::ENCODING,
        Rule::ContractDay => contract_day::ENCODING,
        Rule::DutiesKept => duties_kept::ENCODING,
        Rule::SpecialsFrequency => specials_frequency::ENCODING,
        Rule::SpecialsAdjacency => specials_adjacency::ENCODING,
        Rule::SpecialsAtOnce => specials_at_once::ENCODING,
        Rule::CafeteriaCapacity => cafeteria_capacity::ENCODING,
        Rule::GroupCap => group_cap::ENCODING,
        Rule::ServicesKept => services_kept::ENCODING,
        Rule::ConsecutiveTeaching => consecutive_teaching::ENCODING,
        Rule::Transition => transition::ENCODING,
        Rule::DirectedShare => directed_share::ENCODING,
        Rule::WeeklyMeetingCap => weekly_meeting_cap::ENCODING,
        Rule::FundNotOverdrawn => fund_not_overdrawn::ENCODING,
    }
}

/// The rules that specials and who teaches them have to keep, whatever else is there.
const OF_CLASSES: [Rule; 4] =
    [Rule::SupervisedEveryMinute, Rule::SpecialsFrequency, Rule::LoadWithinFte, Rule::GroupCap];

/// Adds the rows of every rule that is not waived.
pub fn encode(builder: &mut Builder<'_>) {
    for &rule in Rule::ALL {
        if builder.scope == Scope::Classes && !OF_CLASSES.contains(&rule) {
            continue;
        }
        if let (Encoding::Rows(rows), false) = (encoding(rule), builder.campus.waived(rule)) {
            rows(builder);
        }
    }
}

/// Tells whether it matters in how many blocks a team meets: where meetings are limited in number, and where they may be
/// shorter than the day has room for.
pub(super) fn counts_blocks(campus: &Campus) -> bool {
    campus.most_meetings().is_some() || campus.most_directed().is_some()
}

fn people(count: usize, noun: &str) -> String {
    commontime_school::wording::count(count, noun)
}

/// Returns how many classes of `special` there can be at once on `day`: its teachers who are here, and its room.
fn at_once(campus: &Campus, special: SpecialId, day: DayId) -> usize {
    let teachers = campus[special].taught_by.iter().filter(|person| campus.is_here(**person, day)).count();
    let beside = campus[special].beside.iter().filter(|person| campus.is_here(**person, day)).count();
    let teachers = if campus[special].beside.is_empty() { teachers } else { teachers.min(beside) };
    match campus[special].place {
        ClassPlace::Room => teachers.min(campus[campus[special].room].classes_at_once as usize),
        ClassPlace::Homeroom | ClassPlace::WithClass => teachers,
    }
}
