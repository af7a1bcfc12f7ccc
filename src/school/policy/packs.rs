//! The state policies that ship with the program.
//!
//! A pack holds only what the cited text says in numbers that a master schedule can keep. Each function's documentation
//! names what the law leaves to the board, and what the pack therefore does not hold. A limit on
//! class sizes is told and not kept: caps on groups are given with the specials, and states waive their class sizes room by room.

use super::{ClassSizeLimit, InstructionalMinimum, Per, PlanningMinimum, Policy, Source};
use crate::quantities::{Fte, Minutes};
use crate::staff::Role;

/// The packs by name.
pub const NAMES: [&str; 3] = ["none", "south-carolina", "texas"];

/// The roles that both states' planning laws call teachers.
const TEACHERS: [Role; 5] =
    [Role::Homeroom, Role::TeacherLeader, Role::Specialist, Role::SpecialEducation, Role::Intervention];

/// Returns the pack called `name`, one of [`NAMES`].
#[must_use]
pub fn named(name: &str) -> Option<Policy> {
    match name {
        "none" => Some(none()),
        "south-carolina" => Some(south_carolina()),
        "texas" => Some(texas()),
        _ => None,
    }
}

fn source(citation: &str, address: &str) -> Source {
    Source {
        citation: citation.to_owned(),
        address: Some(address.to_owned()),
        read: Some("2026-11".to_owned()),
    }
}

fn scenario() -> Source {
    Source { citation: "the scenario".to_owned(), address: None, read: None }
}

/// No state's law: only what the scenario itself asks.
#[must_use]
pub fn none() -> Policy {
    Policy {
        pack: "none".to_owned(),
        planning: Vec::new(),
        duty_free_lunch: Minutes::ZERO,
        duty_free_lunch_source: scenario(),
        instructional: Vec::new(),
        class_size: None,
        student_lunch_min: Minutes::ZERO,
        student_lunch_source: scenario(),
        student_recess_min: Minutes::ZERO,
        consecutive_teaching_max: None,
        consecutive_teaching_break: Minutes::new(15),
        directed_share_max: None,
        meetings_per_week_max: None,
        transition: Minutes::ZERO,
    }
}

/// South Carolina: unencumbered time, the defined program for K-5, time to eat.
///
/// What is in it:
/// - S.C. Code 59-5-63: on each regular school day at least 30 minutes without any assigned duty or responsibility for
///   full-time teachers of kindergarten to grade 5, and at any level for teachers who instruct special education
///   classes for more than a fifth of the day with students taken out of the general setting. No pay in its place
///   (one narrow exception). Districts read it as one stretch in which no meeting and no walking of students lies.
/// - S.C. Reg. 43-231: 1,800 minutes (30 hours) a week for K-5, lunch included, and a day of six hours or its
///   equivalent over the week. The five days of six hours are those same 30 hours, so the weekly minimum is all there
///   is to keep and an early release within the week is lawful.
/// - S.C. Code 59-10-350: at least 20 minutes to eat once the food is there. A lunch has to hold the walk and the line
///   too, so a school asks for more in its grades' lunch minutes.
///
/// What the law leaves to the board, or to the reader:
/// - where in the work day the 30 minutes lie; local policies add that they are not made by a longer work day. The
///   pack takes any place in the contract day, and a contract may add `within-student-day`;
/// - who counts as full-time. The pack protects teachers at 1.0 FTE in all four teaching roles. It cannot tell who
///   teaches prekindergarten alone, whom the law leaves out: protecting them too is stricter, never wrong;
/// - the 1,800 minutes as an equivalent over the year. The pack keeps them every week, which is stricter, and counts
///   recess as part of the scheduled day, which the regulation neither names nor leaves out;
/// - a duty-free lunch: no minutes were found in state law, so there are none here. Contracts give them.
#[must_use]
pub fn south_carolina() -> Policy {
    Policy {
        pack: "south-carolina".to_owned(),
        planning: vec![PlanningMinimum {
            minutes: Minutes::new(30),
            per: Per::Day,
            // At least thirty minutes of unencumbered time: one stretch, not slivers that add up.
            minimum_block: Minutes::new(30),
            within_student_day: false,
            roles: TEACHERS.to_vec(),
            fte_min: Fte::FULL,
            source: source(
                "S.C. Code 59-5-63",
                "https://instalawyer.io/laws/south-carolina-code-of-laws/section-59-5-63-unencumbered-time-requirement",
            ),
        }],
        instructional: vec![InstructionalMinimum {
            grades: Vec::new(),
            minutes: Minutes::new(1_800),
            per: Per::Week,
            counts_lunch: true,
            counts_recess: true,
            days_per_year: 180,
            source: source(
                "S.C. Reg. 43-231",
                "https://d1tvxue8o4w0fl.cloudfront.net/regulation/south-carolina-code-of-regulations/chapter-43-state-board-of-education/article-19-instructional-program/section-43-231-defined-program-k-5",
            ),
        }],
        student_lunch_min: Minutes::new(20),
        student_lunch_source: source(
            "S.C. Code 59-10-350",
            "https://statepolicies.nasbe.org/health/categories/nutrition-environment-and-services/time-eat/south-carolina-time-eat-program-requirement",
        ),
        ..none()
    }
}

/// Texas: planning and preparation, duty-free lunch, minutes of operation.
///
/// What is in it:
/// - Tex. Educ. Code 21.404: 450 minutes in two weeks for classroom teachers, in periods of at least 45 minutes, within
///   the instructional day, during which nothing else may be asked of them. Time after dismissal does not count, and
///   neither does a team's planning; what is beyond the 450 is free for both. Five periods of 90 minutes in two weeks
///   are fine; 50 minutes one day and 40 the next are not.
/// - Tex. Educ. Code 21.405: a lunch of at least 30 minutes free of duty. It may not lengthen the day.
/// - Tex. Educ. Code 25.081: 75,600 minutes of operation a year, intermissions and recesses included. Lunch is taken
///   as an intermission. Over 180 days they are 420 a day.
/// - Tex. Educ. Code 25.112: 22 students in a class from prekindergarten to grade 4, from which the commissioner may except a
///   class. It is told of larger homerooms and not kept, for who is excepted no file says.
///
/// What the law leaves to the board, or to the reader:
/// - a district of innovation may opt out of 21.404: a waiver of `individual-planning` says so;
/// - a classroom teacher is one who teaches at least four hours a day on average. The pack takes 0.5 FTE for that,
///   since four hours are half of a day of eight;
/// - in a shortage a district may ask for lunch supervision on one day a week: a waiver of `duty-free-lunch`;
/// - how many days the 75,600 minutes are spread over. The pack takes 180 where no calendar says otherwise. With more
///   minutes a day a district may hold fewer days, or let students go early.
#[must_use]
pub fn texas() -> Policy {
    Policy {
        pack: "texas".to_owned(),
        planning: vec![PlanningMinimum {
            minutes: Minutes::new(450),
            per: Per::TwoWeeks,
            minimum_block: Minutes::new(45),
            within_student_day: true,
            roles: TEACHERS.to_vec(),
            // At least four hours a day on average, of a day of eight.
            fte_min: Fte::from_ten_thousandths(5_000),
            source: source(
                "Tex. Educ. Code 21.404",
                "https://instalawyer.io/laws/texas-statutes/section-21404-planning-and-preparation",
            ),
        }],
        duty_free_lunch: Minutes::new(30),
        duty_free_lunch_source: source(
            "Tex. Educ. Code 21.405",
            "https://instalawyer.io/laws/texas-statutes/section-21405-duty-free-lunch",
        ),
        instructional: vec![InstructionalMinimum {
            grades: Vec::new(),
            minutes: Minutes::new(75_600),
            per: Per::Year,
            counts_lunch: true,
            counts_recess: true,
            days_per_year: 180,
            source: source(
                "Tex. Educ. Code 25.081",
                "https://instalawyer.io/laws/texas-statutes/section-25081-operation-of-schools",
            ),
        }],
        class_size: Some(ClassSizeLimit {
            most: 22,
            grades: "prekindergarten to grade 4",
            last_grade: 4,
            ask: "the commissioner may except a class until the year's end: ask the Texas Education Agency",
            source: Source { citation: "Tex. Educ. Code 25.112".to_owned(), address: None, read: None },
        }),
        ..none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pack_is_found_by_its_name() {
        for name in NAMES {
            assert_eq!(named(name).map(|policy| policy.pack), Some(name.to_owned()));
        }
        assert_eq!(named("atlantis"), None);
    }

    #[test]
    fn every_number_of_a_state_has_a_citation_and_an_address() {
        for policy in [south_carolina(), texas()] {
            let sources = policy
                .planning
                .iter()
                .map(|minimum| &minimum.source)
                .chain(policy.instructional.iter().map(|minimum| &minimum.source))
                .chain((policy.duty_free_lunch > Minutes::ZERO).then_some(&policy.duty_free_lunch_source))
                .chain((policy.student_lunch_min > Minutes::ZERO).then_some(&policy.student_lunch_source));
            for source in sources {
                assert!(source.address.is_some() && source.read.is_some(), "{}", source.citation);
            }
        }
        // No state number was found for South Carolina's teachers' lunch; Texas has one.
        assert_eq!(south_carolina().duty_free_lunch, Minutes::ZERO);
        assert_eq!(texas().duty_free_lunch, Minutes::new(30));
        assert_eq!(south_carolina().student_lunch_min, Minutes::new(20));
        assert!(
            texas().student_recess_min == Minutes::ZERO
                && south_carolina().student_recess_min == Minutes::ZERO
        );
    }
}
