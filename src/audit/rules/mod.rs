//! The rules, one file each.
//!
//! Every file has a `check` that looks at a laid-out schedule and adds a finding for each place where its rule is not
//! kept. A waived rule is still checked; what it finds then are notes. Rules that no paper can waive stay required,
//! whatever the scenario says.

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

use commontime_school::{Finding, Rule, Severity};

use crate::view::View;

/// Checks all rules in the order of [`Rule::ALL`].
pub(crate) fn check_all(view: &View) -> Vec<Finding> {
    let mut findings = Vec::new();
    for &rule in Rule::ALL {
        let first = findings.len();
        check(rule, view, &mut findings);
        let mut waivers = view.campus.waivers.iter();
        if let Some(waiver) = waivers.find(|waiver| waiver.rule == rule && rule.page().waivable) {
            for finding in &mut findings[first..] {
                finding.severity = Severity::Note;
                finding.message = format!("{} (waived: {})", finding.message, waiver.reason);
            }
        }
    }
    findings
}

fn check(rule: Rule, view: &View, findings: &mut Vec<Finding>) {
    match rule {
        Rule::SupervisedEveryMinute => supervised_every_minute::check(view, findings),
        Rule::OnePlaceAtATime => one_place_at_a_time::check(view, findings),
        Rule::RoomHoldsGroup => room_holds_group::check(view, findings),
        Rule::CertifiedToTeach => certified_to_teach::check(view, findings),
        Rule::MayCover => may_cover::check(view, findings),
        Rule::MinutesPerSubject => minutes_per_subject::check(view, findings),
        Rule::StudentMinutesKept => student_minutes_kept::check(view, findings),
        Rule::InstructionalMinutes => instructional_minutes::check(view, findings),
        Rule::StudentLunchAndRecess => student_lunch_and_recess::check(view, findings),
        Rule::DutyFreeLunch => duty_free_lunch::check(view, findings),
        Rule::IndividualPlanning => individual_planning::check(view, findings),
        Rule::MinimumBlock => minimum_block::check(view, findings),
        Rule::TeamCommonTime => team_common_time::check(view, findings),
        Rule::LoadWithinFte => load_within_fte::check(view, findings),
        Rule::ContractDay => contract_day::check(view, findings),
        Rule::DutiesKept => duties_kept::check(view, findings),
        Rule::SpecialsFrequency => specials_frequency::check(view, findings),
        Rule::SpecialsAdjacency => specials_adjacency::check(view, findings),
        Rule::SpecialsAtOnce => specials_at_once::check(view, findings),
        Rule::CafeteriaCapacity => cafeteria_capacity::check(view, findings),
        Rule::GroupCap => group_cap::check(view, findings),
        Rule::ServicesKept => services_kept::check(view, findings),
        Rule::ConsecutiveTeaching => consecutive_teaching::check(view, findings),
        Rule::Transition => transition::check(view, findings),
        Rule::DirectedShare => directed_share::check(view, findings),
        Rule::WeeklyMeetingCap => weekly_meeting_cap::check(view, findings),
        Rule::FundNotOverdrawn => fund_not_overdrawn::check(view, findings),
    }
}
