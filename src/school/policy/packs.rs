//! The state policies that ship with the program.

use super::{InstructionalMinimum, Per, PlanningMinimum, Policy, Source};
use crate::quantities::{Fte, Minutes};
use crate::staff::Role;

/// The packs by name.
pub const NAMES: [&str; 3] = ["none", "south-carolina", "texas"];

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

/// No state's law: only what the scenario itself asks.
#[must_use]
pub fn none() -> Policy {
    Policy {
        pack: "none".to_owned(),
        planning: Vec::new(),
        duty_free_lunch: Minutes::ZERO,
        duty_free_lunch_source: Source { citation: "the scenario".to_owned(), address: None, read: None },
        instructional: Vec::new(),
        student_lunch_min: Minutes::ZERO,
        student_recess_min: Minutes::ZERO,
        consecutive_teaching_max: None,
        consecutive_teaching_break: Minutes::new(15),
        directed_share_max: None,
        meetings_per_week_max: None,
        transition: Minutes::ZERO,
    }
}

/// South Carolina: unencumbered time, the defined program for K-5, time to eat.
#[must_use]
pub fn south_carolina() -> Policy {
    Policy {
        pack: "south-carolina".to_owned(),
        // Full-time K-5 teachers (not PK) and special-education teachers; meetings and transitions do not count.
        planning: vec![PlanningMinimum {
            minutes: Minutes::new(30),
            per: Per::Day,
            minimum_block: Minutes::new(30),
            within_student_day: false,
            roles: vec![Role::Homeroom, Role::Specialist, Role::SpecialEducation, Role::Intervention],
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
        ..none()
    }
}

/// Texas: planning and preparation, duty-free lunch, operational minutes.
#[must_use]
pub fn texas() -> Policy {
    Policy {
        pack: "texas".to_owned(),
        planning: vec![PlanningMinimum {
            minutes: Minutes::new(450),
            per: Per::TwoWeeks,
            minimum_block: Minutes::new(45),
            within_student_day: true,
            roles: vec![Role::Homeroom, Role::Specialist, Role::SpecialEducation, Role::Intervention],
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
            source: source("Tex. Educ. Code 25.081", "https://www.neisd.net/hs-schedule"),
        }],
        ..none()
    }
}
