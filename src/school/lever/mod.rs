//! Levers: what a scenario opens to change, how far, at what price and with whose approval.
//!
//! A lever is set to one of its steps, or left as it is. What a step does to a school is its [`Change`]: one file each, and
//! [`Campus::with`](crate::Campus::with) is the one meaning of all of them together. Money a step costs beyond posts is in its charges; posts that
//! it adds, cuts or lengthens cost what the budget says of their kind.
//!
//! Each file has the lever's page, too, which `commontime explain` prints.

mod add_fte;
mod administrator_coverage;
mod advisory_period;
mod banked_minutes;
mod bells;
mod charge;
mod class_size_trade;
mod community_partner_block;
mod convert_fte;
mod cover_block;
mod cut_fte;
mod decisions;
mod double_specials;
mod early_release;
mod extra_contract_days;
mod extra_duty_pay;
mod hybrid_teacher_leaders;
mod larger_specials_groups;
mod late_start;
mod other_bell_schedule;
mod page;
mod para_duty_coverage;
mod parallel_specials;
mod posts;
mod rotating_substitutes;
mod whom;

pub use add_fte::{AddFte, Hire};
pub use administrator_coverage::AdministratorCoverage;
pub use advisory_period::AdvisoryPeriod;
pub use banked_minutes::BankedMinutes;
pub use bells::{fits, keeps_minutes};
pub use charge::{Charge, LeverCost, Price, a_day};
pub use class_size_trade::{ClassSizeTrade, FreedPosts, sizes_without};
pub use community_partner_block::CommunityPartnerBlock;
pub use convert_fte::ConvertFte;
pub use cover_block::{CoverBlock, minutes_a_week};
pub use cut_fte::{CutFte, HowCut};
pub use decisions::{Decided, Decisions, Sets};
pub use double_specials::DoubleSpecials;
pub use early_release::EarlyRelease;
pub use extra_contract_days::ExtraContractDays;
pub use extra_duty_pay::ExtraDutyPay;
pub use hybrid_teacher_leaders::{HybridTeacherLeaders, TeacherLeader};
pub use larger_specials_groups::LargerSpecialsGroups;
pub use late_start::LateStart;
pub use other_bell_schedule::OtherBellSchedule;
pub use page::LeverPage;
pub use para_duty_coverage::ParaDutyCoverage;
pub use parallel_specials::ParallelSpecials;
pub use rotating_substitutes::RotatingSubstitutes;
pub use whom::{Others, Whom};

use crate::campus::Parts;
use crate::ids::FundId;

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident $module:ident $slug:literal $title:literal;)*) => {
        /// The levers there are.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum LeverKind {
            $($(#[$doc])* $kind,)*
        }

        impl LeverKind {
            /// All of them, in the order in which they are applied to a school.
            pub const ALL: &[Self] = &[$(Self::$kind,)*];

            /// Returns the word in files and results.
            #[must_use]
            pub const fn slug(self) -> &'static str {
                match self {
                    $(Self::$kind => $slug,)*
                }
            }

            /// Returns what people call it.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self {
                    $(Self::$kind => $title,)*
                }
            }

            /// Returns its page.
            #[must_use]
            pub const fn page(self) -> &'static LeverPage {
                match self {
                    $(Self::$kind => &$module::PAGE,)*
                }
            }
        }
    };
}

kinds! {
    /// Another of the bell schedules that the file has.
    OtherBellSchedule other_bell_schedule "other-bell-schedule" "another bell schedule";
    /// Students leave earlier on some days and later on others.
    EarlyRelease early_release "early-release" "early release";
    /// Students come later on some days and leave later on others.
    LateStart late_start "late-start" "late start";
    /// Minutes are added to students' days and given back on one.
    BankedMinutes banked_minutes "banked-minutes" "banked minutes";
    /// Posts are added, or made larger.
    AddFte add_fte "add-fte" "more FTE";
    /// Posts are given up.
    CutFte cut_fte "cut-fte" "less FTE";
    /// Posts become posts of another kind.
    ConvertFte convert_fte "convert-fte" "converted FTE";
    /// Homeroom teachers are released to lead teams.
    HybridTeacherLeaders hybrid_teacher_leaders "hybrid-teacher-leaders" "hybrid teacher leaders";
    /// Homerooms are given up and the others larger.
    ClassSizeTrade class_size_trade "class-size-trade" "class-size trade";
    /// Two specials on one day and none on another.
    DoubleSpecials double_specials "double-specials" "double specials";
    /// Homerooms of a grade are at specials at the same time.
    ParallelSpecials parallel_specials "parallel-specials" "parallel specials";
    /// Homerooms come to specials together.
    LargerSpecialsGroups larger_specials_groups "larger-specials-groups" "larger specials groups";
    /// Paraprofessionals take duties that teachers have.
    ParaDutyCoverage para_duty_coverage "para-duty-coverage" "paraprofessionals on duty";
    /// Staff of a community partner have homerooms for a block.
    CommunityPartnerBlock community_partner_block "community-partner-block" "community partner block";
    /// A pool of substitutes moves from team to team.
    RotatingSubstitutes rotating_substitutes "rotating-substitutes" "rotating substitutes";
    /// Administrators and counselors take homerooms.
    AdministratorCoverage administrator_coverage "administrator-coverage" "administrator coverage";
    /// Teachers are paid to stay longer.
    ExtraDutyPay extra_duty_pay "extra-duty-pay" "extra-duty pay";
    /// Part of the staff takes larger groups while the teams of the other part meet.
    AdvisoryPeriod advisory_period "advisory-period" "advisory period";
    /// People are paid for days beyond their contract.
    ExtraContractDays extra_contract_days "extra-contract-days" "extra contract days";
}

impl LeverKind {
    /// Returns the lever of this name.
    #[must_use]
    pub fn parse(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.slug() == slug)
    }

    /// Tells whether it can give anybody a minute more in a week.
    #[must_use]
    pub const fn bears_on_the_week(self) -> bool {
        !matches!(self, Self::ExtraContractDays)
    }

    /// Tells whether it changes bells, and nothing else.
    #[must_use]
    pub const fn changes_bells(self) -> bool {
        matches!(self, Self::OtherBellSchedule | Self::EarlyRelease | Self::LateStart | Self::BankedMinutes)
    }
}

/// A lever that the scenario opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lever {
    /// Which.
    pub kind: LeverKind,
    /// Its name in decisions: the kind's slug and, where several of a kind are open, a number: `add-fte-2`.
    pub id: String,
    /// What it may be set to beside the school as it is, in order: each goes further than the one before.
    pub steps: Vec<Step>,
    /// Who has to approve it, and by when, as written in the scenario.
    pub approvals: Vec<Approval>,
    /// The district goal it serves, where the scenario names one.
    pub goal: Option<String>,
    /// The funds that may pay its charges, the first first.
    pub funds: Vec<FundId>,
}

impl Lever {
    /// Tells whether a step mostly asks something of the school that [`Change::apply_loosely`] does not: the school with the lever pulled
    /// may then be unable to do what it can without, and settings of the lever are best looked at apart. Nothing is proved by it.
    #[must_use]
    pub fn asks(&self) -> bool {
        self.steps.iter().any(|step| step.change.asks())
    }

    /// Tells whether [`Change::apply_loosely`] of its last step leaves room for every schedule that the school has with the lever at
    /// any of its steps, or as it is.
    #[must_use]
    pub fn only_opens(&self) -> bool {
        self.steps.iter().all(|step| step.change.only_opens())
    }
}

/// An approval that pulling a lever needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approval {
    /// Who approves: `principal`, `board`, `association`, `transportation`, `state`.
    pub who: String,
    /// By when; empty where the scenario names no date.
    pub by: String,
}

/// One setting of a lever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The setting's name in decisions: `45`, `0.5`, `dismissal`.
    pub setting: String,
    /// What happens, in words: `dismissal on Wed 60 minutes earlier, on other days 15 later`.
    pub words: String,
    /// What has to be known besides, in sentences without the last full stop; empty where there is nothing.
    pub note: String,
    /// What it does to the school.
    pub change: Change,
    /// What it costs beyond posts.
    pub charges: Vec<Charge>,
}

/// What a step does to a school.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// See [`OtherBellSchedule`].
    OtherBellSchedule(Box<OtherBellSchedule>),
    /// See [`EarlyRelease`].
    EarlyRelease(EarlyRelease),
    /// See [`LateStart`].
    LateStart(LateStart),
    /// See [`BankedMinutes`].
    BankedMinutes(BankedMinutes),
    /// See [`AddFte`].
    AddFte(AddFte),
    /// See [`CutFte`].
    CutFte(CutFte),
    /// See [`ConvertFte`].
    ConvertFte(ConvertFte),
    /// See [`HybridTeacherLeaders`].
    HybridTeacherLeaders(HybridTeacherLeaders),
    /// See [`ClassSizeTrade`].
    ClassSizeTrade(ClassSizeTrade),
    /// See [`DoubleSpecials`].
    DoubleSpecials(DoubleSpecials),
    /// See [`ParallelSpecials`].
    ParallelSpecials(ParallelSpecials),
    /// See [`LargerSpecialsGroups`].
    LargerSpecialsGroups(LargerSpecialsGroups),
    /// See [`ParaDutyCoverage`].
    ParaDutyCoverage(ParaDutyCoverage),
    /// See [`CommunityPartnerBlock`].
    CommunityPartnerBlock(CommunityPartnerBlock),
    /// See [`RotatingSubstitutes`].
    RotatingSubstitutes(RotatingSubstitutes),
    /// See [`AdministratorCoverage`].
    AdministratorCoverage(AdministratorCoverage),
    /// See [`ExtraDutyPay`].
    ExtraDutyPay(ExtraDutyPay),
    /// See [`AdvisoryPeriod`].
    AdvisoryPeriod(AdvisoryPeriod),
    /// See [`ExtraContractDays`].
    ExtraContractDays(ExtraContractDays),
}

impl Change {
    /// Changes the school.
    pub fn apply(&self, parts: &mut Parts) {
        match self {
            Self::OtherBellSchedule(change) => change.apply(parts),
            Self::EarlyRelease(change) => change.apply(parts),
            Self::LateStart(change) => change.apply(parts),
            Self::BankedMinutes(change) => change.apply(parts),
            Self::AddFte(change) => change.apply(parts),
            Self::CutFte(change) => change.apply(parts),
            Self::ConvertFte(change) => change.apply(parts),
            Self::HybridTeacherLeaders(change) => change.apply(parts),
            Self::ClassSizeTrade(change) => change.apply(parts),
            Self::DoubleSpecials(change) => change.apply(parts),
            Self::ParallelSpecials(change) => change.apply(parts),
            Self::LargerSpecialsGroups(change) => change.apply(parts),
            Self::ParaDutyCoverage(change) => change.apply(parts),
            Self::CommunityPartnerBlock(change) => change.apply(parts),
            Self::RotatingSubstitutes(change) => change.block.apply(parts),
            Self::AdministratorCoverage(change) => change.block.apply(parts),
            Self::ExtraDutyPay(change) => change.apply(parts),
            Self::AdvisoryPeriod(change) => change.block.apply(parts),
            // No day of the schedule is another.
            Self::ExtraContractDays(_) => {}
        }
    }

    const fn asks(&self) -> bool {
        matches!(
            self,
            Self::AddFte(_)
                | Self::CutFte(_)
                | Self::ConvertFte(_)
                | Self::CommunityPartnerBlock(_)
                | Self::RotatingSubstitutes(_)
                | Self::AdministratorCoverage(_)
                | Self::AdvisoryPeriod(_)
        )
    }

    fn only_opens(&self) -> bool {
        match self {
            Self::OtherBellSchedule(_)
            | Self::EarlyRelease(_)
            | Self::LateStart(_)
            | Self::BankedMinutes(_)
            | Self::HybridTeacherLeaders(_)
            | Self::ClassSizeTrade(_) => false,
            Self::AddFte(_)
            | Self::CutFte(_)
            | Self::ConvertFte(_)
            | Self::DoubleSpecials(_)
            | Self::ParallelSpecials(_)
            | Self::LargerSpecialsGroups(_)
            | Self::ParaDutyCoverage(_)
            | Self::CommunityPartnerBlock(_)
            | Self::RotatingSubstitutes(_)
            | Self::AdministratorCoverage(_)
            | Self::ExtraDutyPay(_)
            | Self::AdvisoryPeriod(_)
            | Self::ExtraContractDays(_) => true,
        }
    }

    /// Changes the school so that it can do whatever it can with the step, with any step before it, and without: people who may be
    /// there are, nothing is asked for them, and what may be had more often may be had less often, too.
    pub fn apply_loosely(&self, parts: &mut Parts) {
        match self {
            Self::AddFte(change) => change.apply_loosely(parts),
            Self::CutFte(change) => change.apply_loosely(parts),
            Self::ConvertFte(change) => change.apply_loosely(parts),
            Self::ParaDutyCoverage(change) => change.apply_loosely(parts),
            Self::CommunityPartnerBlock(change) => change.apply_loosely(parts),
            Self::RotatingSubstitutes(change) => change.block.apply_loosely(parts),
            Self::AdministratorCoverage(change) => change.block.apply_loosely(parts),
            Self::AdvisoryPeriod(change) => change.block.apply_loosely(parts),
            other => other.apply(parts),
        }
    }
}
