//! Words that files choose from, each with its meaning in the school's own types.

use commontime_school::bell_schedule::DutyTime;
use commontime_school::contract_money::OveragePer;
use commontime_school::course::{ClassPlace, Setting};
use commontime_school::cycle::BellsFollow;
use commontime_school::fund::FundRule;
use commontime_school::goal::Priority;
use commontime_school::ledger::Use;
use commontime_school::lever::HowCut;
use commontime_school::policy::Per;
use commontime_school::position::Costing;
use commontime_school::staff::{MayCover, Role};
use schemars::JsonSchema;
use serde::Deserialize;

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident => $domain:ty { $($word:ident => $meaning:expr,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
        #[serde(rename_all = "kebab-case")]
        pub(crate) enum $name {
            $($word,)*
        }

        impl From<$name> for $domain {
            fn from(word: $name) -> Self {
                match word {
                    $($name::$word => $meaning,)*
                }
            }
        }
    )*};
}

words! {
    /// What a person is employed as.
    RoleWord => Role {
        Homeroom => Role::Homeroom,
        TeacherLeader => Role::TeacherLeader,
        Specialist => Role::Specialist,
        SpecialEducation => Role::SpecialEducation,
        Intervention => Role::Intervention,
        Therapist => Role::Therapist,
        Paraprofessional => Role::Paraprofessional,
        Coach => Role::Coach,
        Counselor => Role::Counselor,
        Administrator => Role::Administrator,
        Substitute => Role::Substitute,
        Partner => Role::Partner,
    }
    /// What other people's students a person may take.
    MayCoverWord => MayCover {
        Nothing => MayCover::Nothing,
        Supervision => MayCover::Supervision,
        Instruction => MayCover::Instruction,
    }
    /// Where a class of a special is.
    ClassPlaceWord => ClassPlace {
        Room => ClassPlace::Room,
        Homeroom => ClassPlace::Homeroom,
        WithClass => ClassPlace::WithClass,
    }
    /// Whether this is a person's home campus.
    HomeCampusWord => bool {
        Here => true,
        Elsewhere => false,
    }
    /// What decides a day's bell times.
    BellsFollowWord => BellsFollow {
        Weekday => BellsFollow::Weekday,
        Cycle => BellsFollow::CycleDay,
    }
    /// Whether a duty lies before or after the students' day.
    DutyTimeWord => DutyTime {
        BeforeStudents => DutyTime::BeforeStudents,
        AfterStudents => DutyTime::AfterStudents,
    }
    /// Where a service is given.
    SettingWord => Setting {
        PullOut => Setting::PullOut,
        PushIn => Setting::PushIn,
        SelfContained => Setting::SelfContained,
    }
    /// How posts are costed.
    CostingWord => Costing {
        Average => Costing::Average,
        Actual => Costing::Actual,
        ActualFilledNewHireVacant => Costing::ActualFilledNewHireVacant,
    }
    /// For what time a student beyond a cap is paid for.
    OveragePerWord => OveragePer {
        Day => OveragePer::Day,
        Month => OveragePer::Month,
        Year => OveragePer::Year,
    }
    /// The kind of rule a fund has.
    FundRuleWord => FundRule {
        Unrestricted => FundRule::Unrestricted,
        Methodology => FundRule::Methodology,
        Presumption => FundRule::Presumption,
        ExcessCost => FundRule::ExcessCost,
    }
    /// How a post becomes free.
    HowCutWord => HowCut {
        Vacancy => HowCut::Vacancy,
        Attrition => HowCut::Attrition,
        ReductionInForce => HowCut::ReductionInForce,
    }
    /// Whether minutes are added before or after school.
    WhenBankedWord => bool {
        BeforeStudents => true,
        AfterStudents => false,
    }
    /// Over which time a planning minimum holds.
    PerWord => Per {
        Day => Per::Day,
        Week => Per::Week,
        TwoWeeks => Per::TwoWeeks,
    }
    /// One of the ranked priorities.
    PriorityWord => Priority {
        LowestMinutes => Priority::LowestMinutes,
        Shortfall => Priority::Shortfall,
        Cost => Priority::Cost,
        Requests => Priority::Requests,
        Quality => Priority::Quality,
        AbsentSpecialist => Priority::AbsentSpecialist,
        LeastChange => Priority::LeastChange,
    }
    /// What a contracted minute is used for.
    UseWord => Use {
        Instruction => Use::Instruction,
        CoTeaching => Use::CoTeaching,
        IndividualPlanning => Use::IndividualPlanning,
        TeamMeeting => Use::TeamMeeting,
        ProfessionalLearning => Use::ProfessionalLearning,
        PeerObservation => Use::PeerObservation,
        Leadership => Use::Leadership,
        RequiredMeeting => Use::RequiredMeeting,
        CaseManagement => Use::CaseManagement,
        Duty => Use::Duty,
        Transition => Use::Transition,
        Lunch => Use::Lunch,
        Travel => Use::Travel,
        Release => Use::Release,
        Unassigned => Use::Unassigned,
    }
}

/// Whether a team meets whole.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum MeetsWord {
    Whole,
}
