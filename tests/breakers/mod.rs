//! For every rule a good schedule damaged in exactly that way, found and named by the audit.
//!
//! `good_school` has the school and its schedule. Each rule has a file of its name with a `BREAKER`: a damage that this
//! rule alone finds, and what it says in full. Beside the breaker stand tests of the rule's other cases. `closed_forms`
//! has numbers worked out on paper, `contract_money` those of the contract's dollars, `scenarios` those of the scenarios that ship, `minutes` who is credited with what,
//! `properties` what holds of any schedule.

mod breaker;
mod closed_forms;
mod contract_money;
mod contract_rules;
pub(crate) mod good_school;
mod minutes;
mod properties;
mod scenarios;
mod waivers;

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

use commontime_school::Rule;

use breaker::Breaker;
use good_school::School;

/// The breaker of a rule. There is no rule without one.
pub(crate) fn breaker(rule: Rule) -> Breaker {
    match rule {
        Rule::SupervisedEveryMinute => supervised_every_minute::BREAKER,
        Rule::OnePlaceAtATime => one_place_at_a_time::BREAKER,
        Rule::RoomHoldsGroup => room_holds_group::BREAKER,
        Rule::CertifiedToTeach => certified_to_teach::BREAKER,
        Rule::MayCover => may_cover::BREAKER,
        Rule::MinutesPerSubject => minutes_per_subject::BREAKER,
        Rule::StudentMinutesKept => student_minutes_kept::BREAKER,
        Rule::InstructionalMinutes => instructional_minutes::BREAKER,
        Rule::StudentLunchAndRecess => student_lunch_and_recess::BREAKER,
        Rule::DutyFreeLunch => duty_free_lunch::BREAKER,
        Rule::IndividualPlanning => individual_planning::BREAKER,
        Rule::MinimumBlock => minimum_block::BREAKER,
        Rule::TeamCommonTime => team_common_time::BREAKER,
        Rule::LoadWithinFte => load_within_fte::BREAKER,
        Rule::ContractDay => contract_day::BREAKER,
        Rule::DutiesKept => duties_kept::BREAKER,
        Rule::SpecialsFrequency => specials_frequency::BREAKER,
        Rule::SpecialsAdjacency => specials_adjacency::BREAKER,
        Rule::SpecialsAtOnce => specials_at_once::BREAKER,
        Rule::CafeteriaCapacity => cafeteria_capacity::BREAKER,
        Rule::GroupCap => group_cap::BREAKER,
        Rule::ServicesKept => services_kept::BREAKER,
        Rule::ConsecutiveTeaching => consecutive_teaching::BREAKER,
        Rule::Transition => transition::BREAKER,
        Rule::DirectedShare => directed_share::BREAKER,
        Rule::WeeklyMeetingCap => weekly_meeting_cap::BREAKER,
        Rule::FundNotOverdrawn => fund_not_overdrawn::BREAKER,
    }
}

#[test]
fn the_good_school_is_clean() {
    breaker::expect(|_| {}, &[]);
}

#[test]
fn every_rule_alone_finds_its_breaker() {
    for &rule in Rule::ALL {
        let Breaker { damage, finds } = breaker(rule);
        assert!(!finds.is_empty(), "{rule}: the breaker breaks nothing");
        let mut school = School::good();
        damage(&mut school);
        let audit = school.audit();
        assert!(!audit.is_clean(), "{rule}: not found");
        assert!(audit.findings.iter().all(|finding| finding.rule == rule), "{rule}: others find it too");
    }
}

/// Findings speak plainly: what is wrong with a name in it, and what to do about it.
#[test]
fn every_finding_says_who_what_and_what_next() {
    for &rule in Rule::ALL {
        let mut school = School::good();
        (breaker(rule).damage)(&mut school);
        for finding in school.audit().findings {
            assert!(!finding.who.is_empty(), "{rule}: about nobody");
            for sentence in [&finding.message, &finding.next_step] {
                assert!(!sentence.is_empty() && !sentence.ends_with('.'), "{rule}: {sentence:?}");
                assert!(!sentence.contains("  ") && !sentence.contains("invalid"), "{rule}: {sentence:?}");
            }
        }
    }
}
