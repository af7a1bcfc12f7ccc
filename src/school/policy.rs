//! State policies: what law requires, each with its citation and the date it was read. They flag and cite; they give no
//! legal advice.

use crate::ids::GradeId;
use crate::quantities::{Fte, Minutes, Share};
use crate::staff::Role;

pub mod packs;

/// Where a requirement comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The statute, regulation, contract clause or file: `S.C. Code 59-5-63`.
    pub citation: String,
    /// The address of the copy that was read, where there is one.
    pub address: Option<String>,
    /// When it was last read, year and month: `2026-11`.
    pub read: Option<String>,
}

/// Over which time a minimum holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Per {
    /// Every day.
    Day,
    /// Every five-day week.
    Week,
    /// Every ten school days in a row.
    TwoWeeks,
    /// The school year.
    Year,
}

impl Per {
    /// Returns the word in files and messages: `a day`, `a week`.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Day => "a day",
            Self::Week => "a week",
            Self::TwoWeeks => "in two weeks",
            Self::Year => "a year",
        }
    }
}

/// A minimum of individual planning that no meeting may take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanningMinimum {
    /// How much.
    pub minutes: Minutes,
    /// Over which time.
    pub per: Per,
    /// No shorter stretch counts toward it. Where it equals `minutes` per day, the time is unbroken.
    pub minimum_block: Minutes,
    /// Only time within the students' day counts.
    pub within_student_day: bool,
    /// Whom it protects.
    pub roles: Vec<Role>,
    /// The least FTE of those it protects.
    pub fte_min: Fte,
    /// Where it comes from.
    pub source: Source,
}

impl PlanningMinimum {
    /// Tells whether it protects `person`.
    #[must_use]
    pub fn protects(&self, person: &crate::staff::Person) -> bool {
        self.roles.contains(&person.role) && person.fte >= self.fte_min && !person.asks_nothing
    }
}

/// A minimum of instructional time for students.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstructionalMinimum {
    /// The grades it is for; empty for all.
    pub grades: Vec<GradeId>,
    /// How much.
    pub minutes: Minutes,
    /// Over which time.
    pub per: Per,
    /// Whether lunch counts.
    pub counts_lunch: bool,
    /// Whether recess counts.
    pub counts_recess: bool,
    /// School days in a year, for minimums per year.
    pub days_per_year: u32,
    /// Where it comes from.
    pub source: Source,
}

/// A limit of the law on students in one homeroom. It is told, not kept: who has been excepted from it no file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassSizeLimit {
    /// Students of one homeroom at most.
    pub most: u32,
    /// The grades it is for, in words.
    pub grades: &'static str,
    /// The last of them, by its number.
    pub last_grade: u32,
    /// What more asks for, and whom to ask, in words.
    pub ask: &'static str,
    /// Where it comes from.
    pub source: Source,
}

/// The policy in force: a pack, with what contract and scenario add.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// The pack's name in files: `south-carolina`, `texas`, `none`.
    pub pack: String,
    /// Minimums of individual planning, from law and contract.
    pub planning: Vec<PlanningMinimum>,
    /// Duty-free lunch of teachers, minutes a day; zero for none.
    pub duty_free_lunch: Minutes,
    /// Where the duty-free lunch comes from.
    pub duty_free_lunch_source: Source,
    /// Minimums of instruction.
    pub instructional: Vec<InstructionalMinimum>,
    /// A limit on students in one homeroom.
    pub class_size: Option<ClassSizeLimit>,
    /// Least minutes of a student's lunch.
    pub student_lunch_min: Minutes,
    /// Where the students' lunch comes from.
    pub student_lunch_source: Source,
    /// Least minutes of recess a day; zero where nothing requires any.
    pub student_recess_min: Minutes,
    /// The most minutes a teacher teaches without a break.
    pub consecutive_teaching_max: Option<Minutes>,
    /// A gap at least this long is a break for that rule.
    pub consecutive_teaching_break: Minutes,
    /// The largest share of time without students that a principal may direct.
    pub directed_share_max: Option<Share>,
    /// The most team meetings of one person in a week.
    pub meetings_per_week_max: Option<u32>,
    /// Minutes a teacher needs to bring students to whoever takes them, before time of their own begins.
    pub transition: Minutes,
}
