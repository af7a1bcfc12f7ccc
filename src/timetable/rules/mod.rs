//! The rules as the general engine sees them: one file each, with constraints or the reason why there are none.
//!
//! The constraints of a rule cost nothing exactly where the audit has no finding of it, given that the rules cost nothing
//! that no waiver switches off. Where a rule is waived it has none.

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
pub(super) mod student_minutes_kept;
mod supervised_every_minute;
mod team_common_time;
mod transition;
mod weekly_meeting_cap;

use commontime_school::Rule;

use super::whole::Builder;

/// How a rule enters an instance.
#[derive(Clone, Copy)]
pub(super) enum Encoding {
    /// It adds constraints.
    Constraints(fn(&mut Builder<'_>)),
    /// It adds none; the reason in words.
    NotHere(&'static str),
}

/// Returns how `rule` enters an instance.
fn encoding(rule: Rule) -> Encoding {
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

/// Adds the constraints of every rule that is required.
pub(super) fn encode(builder: &mut Builder<'_>) {
    for &rule in Rule::ALL {
        let is_waived = rule.page().waivable && builder.campus.waived(rule);
        if let (Encoding::Constraints(constraints), false) = (encoding(rule), is_waived) {
            constraints(builder);
        }
    }
}

/// Returns why a rule has no constraints; `None` where it has some.
#[must_use]
pub fn not_encoded(rule: Rule) -> Option<&'static str> {
    match encoding(rule) {
        Encoding::Constraints(_) => None,
        Encoding::NotHere(why) => Some(why),
    }
}
