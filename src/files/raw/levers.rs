//! `[levers]` of `scenario.toml` as written: what may be changed, and how far.

use schemars::JsonSchema;
use serde::Deserialize;

use super::words::{HowCutWord, RoleWord, WhenBankedWord};
use super::{Literal, Number, Text};
use crate::value::{Entries, Located};

/// What may be changed, and how far. Nothing is changed that is not listed here.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Levers {
    /// Other bell schedules of bell-schedule.toml.
    pub(crate) other_bell_schedule: Option<Located<OtherBellSchedule>>,
    /// Students leave earlier on some days, and later on others as much as keeps their week and year.
    pub(crate) early_release: Option<Located<EarlyRelease>>,
    /// Students come later on some days, and leave later on others as much as keeps their week and year.
    pub(crate) late_start: Option<Located<LateStart>>,
    /// Minutes are added to students' days and given back on others as an earlier dismissal.
    pub(crate) banked_minutes: Option<Located<BankedMinutes>>,
    /// Posts are added or made larger.
    #[serde(default)]
    pub(crate) add_fte: Vec<Located<AddFte>>,
    /// Posts are given up.
    #[serde(default)]
    pub(crate) cut_fte: Vec<Located<CutFte>>,
    /// Posts become posts of another kind.
    #[serde(default)]
    pub(crate) convert_fte: Vec<Located<ConvertFte>>,
    /// Homerooms are given up and their students spread over the others of the grade.
    pub(crate) class_size_trade: Option<Located<ClassSizeTrade>>,
    /// Homerooms may have two specials on one day and none on another.
    pub(crate) double_specials: Option<Located<DoubleSpecials>>,
    /// Homerooms of a grade may be at specials at the same time, where `specials-at-once` in courses.toml lets only some.
    pub(crate) parallel_specials: Option<Located<ParallelSpecials>>,
    /// Homerooms of a grade come to specials together.
    pub(crate) larger_specials_groups: Option<Located<LargerSpecialsGroups>>,
    /// Paraprofessionals take duties that teachers have.
    pub(crate) para_duty_coverage: Option<Located<ParaDutyCoverage>>,
    /// Staff of a community partner have homerooms for a block.
    pub(crate) community_partner_block: Option<Located<CommunityPartnerBlock>>,
    /// A pool of substitutes moves from team to team.
    pub(crate) rotating_substitutes: Option<Located<RotatingSubstitutes>>,
    /// Administrators and counselors take homerooms.
    pub(crate) administrator_coverage: Option<Located<AdministratorCoverage>>,
    /// Teachers are paid to stay longer.
    pub(crate) extra_duty_pay: Option<Located<ExtraDutyPay>>,
    /// Part of the staff takes larger groups while the teams of the other part meet.
    pub(crate) advisory_period: Option<Located<AdvisoryPeriod>>,
    /// People are paid for days beyond their contract. No minute of them counts toward the weekly goal.
    pub(crate) extra_contract_days: Option<Located<ExtraContractDays>>,
    /// Homeroom teachers give their homerooms to new teachers and are released to lead teams.
    pub(crate) hybrid_teacher_leaders: Option<Located<HybridTeacherLeaders>>,
}

/// Who has to approve a lever.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Approver {
    /// Who: "principal", "board", "association".
    pub(crate) who: String,
    /// By when, in any words.
    #[serde(default)]
    pub(crate) by: String,
}

macro_rules! lever {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $(@$default:ident)? $field:ident: $kind:ty,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Deserialize, JsonSchema)]
        #[serde(rename_all = "kebab-case", deny_unknown_fields)]
        pub(crate) struct $name {
            $($(#[$field_doc])* $(#[serde($default)])? pub(crate) $field: $kind,)*
            /// Who has to approve it, and by when.
            pub(crate) approvals: Option<Vec<Approver>>,
            /// The district goal it serves.
            pub(crate) goal: Option<String>,
        }
    };
}

lever! {
    /// Other bell schedules.
    OtherBellSchedule {
        /// Their ids in bell-schedule.toml.
        ids: Vec<Text>,
    }
}

lever! {
    /// Students leave earlier on some days.
    EarlyRelease {
        /// On which days.
        days: Vec<Text>,
        /// By how many minutes at most.
        up_to: Number,
        /// In steps of so many minutes. 15 where not given.
        step: Option<Number>,
        /// The days on which they leave later. All others where not given.
        made_up_on: Option<Vec<Text>>,
    }
}

lever! {
    /// Students come later on some days.
    LateStart {
        /// On which days.
        days: Vec<Text>,
        /// By how many minutes at most.
        up_to: Number,
        /// In steps of so many minutes. 15 where not given.
        step: Option<Number>,
        /// The days on which they leave later. All others where not given.
        made_up_on: Option<Vec<Text>>,
    }
}

lever! {
    /// Minutes are added on some days and given back on others.
    BankedMinutes {
        /// The days that become longer.
        banked_on: Vec<Text>,
        /// By how many minutes each at most.
        up_to: Number,
        /// In steps of so many minutes. 5 where not given.
        step: Option<Number>,
        /// "before-students" or "after-students". After school where not given.
        when: Option<Located<WhenBankedWord>>,
        /// The days on which students leave earlier.
        given_back_on: Vec<Text>,
    }
}

lever! {
    /// Posts are added or made larger.
    AddFte {
        /// The lever's name where there are several.
        id: Option<Text>,
        /// For somebody new: who does the same today.
        like: Option<Text>,
        /// For somebody who is to be here for longer: who.
        person: Option<Text>,
        /// FTE at most.
        up_to: Literal,
        /// In steps of so much FTE. 0.5 where not given.
        step: Option<Literal>,
        /// The days on which they come, in this order. All in order where not given.
        days: Option<Vec<Text>>,
        /// How many times more every homeroom then has which special: { art = 1 }.
        more_specials: Option<Entries<Number>>,
    }
}

lever! {
    /// Posts are given up.
    CutFte {
        /// The lever's name where there are several.
        id: Option<Text>,
        /// Whose posts, in this order.
        @default people: Vec<Text>,
        /// Vacancies of which kind of post.
        vacancies: Option<Text>,
        /// "vacancy", "attrition" or "reduction-in-force".
        how: Option<Located<HowCutWord>>,
    }
}

lever! {
    /// Posts become posts of another kind.
    ConvertFte {
        /// The lever's name where there are several.
        id: Option<Text>,
        /// Whose posts, in this order.
        from: Vec<Text>,
        /// Who does today what they are to do.
        like: Text,
        /// The days on which they come, in this order. All in order where not given.
        days: Option<Vec<Text>>,
        /// How many times more every homeroom then has which special, when all are converted: { art = 1 }.
        more_specials: Option<Entries<Number>>,
    }
}

lever! {
    /// Homerooms are given up one by one, and their students spread over the others of the grade as evenly as can be.
    ClassSizeTrade {
        /// Which homerooms, in this order.
        homerooms: Vec<Text>,
        /// How many students a homeroom may have by law or contract without a waiver: in Texas 22 from prekindergarten through grade
        /// 4, by Education Code 25.112, from which the commissioner may except a class until the year's end; ask the Texas Education
        /// Agency.
        class_size_limit: Number,
        /// How many students no homeroom exceeds, with or without a waiver.
        up_to: Number,
        /// "vacancy", "attrition" or "reduction-in-force", where the posts are cut.
        how: Option<Located<HowCutWord>>,
        /// For posts that become posts of another kind: who does today what they are to do.
        like: Option<Text>,
        /// The days on which they come, in this order. All in order where not given.
        days: Option<Vec<Text>>,
        /// How many times more every homeroom then has which special, when all are given up: { art = 1 }.
        more_specials: Option<Entries<Number>>,
    }
}

lever! {
    /// Homerooms may have two specials on one day and none on another.
    DoubleSpecials {
        /// Whose homerooms; all grades where not given.
        grades: Option<Vec<Text>>,
    }
}

lever! {
    /// Homerooms of a grade may be at specials at the same time, where `specials-at-once` in courses.toml lets only some.
    ParallelSpecials {
        /// Of which grades; of all that have `specials-at-once` where not given.
        grades: Option<Vec<Text>>,
    }
}

lever! {
    /// Homerooms of a grade come to specials together. Homerooms stay whole: no special has parts of them.
    LargerSpecialsGroups {
        /// How many students a class of which special may have at most, with several homerooms in it: { PE = 50 }.
        up_to: Located<Entries<Number>>,
        /// In steps of so many students, from the group cap or, without one, the largest homeroom. All at once where not given.
        step: Option<Number>,
    }
}

lever! {
    /// Paraprofessionals take duties that teachers have.
    ParaDutyCoverage {
        /// Which duties of bell-schedule.toml, in this order.
        duties: Vec<Text>,
        /// Who takes them.
        people: Vec<Text>,
    }
}

/// What a block is in which others have homerooms.
#[derive(Clone, Copy)]
pub(crate) struct Block<'r> {
    pub(crate) grades: Option<&'r [Text]>,
    pub(crate) days: &'r [Text],
    pub(crate) minutes: &'r Number,
    pub(crate) times: Option<&'r Number>,
    pub(crate) students: Option<&'r Number>,
    pub(crate) teaches: Option<&'r Text>,
    pub(crate) instead_of: Option<&'r Text>,
}

macro_rules! block {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $(@$default:ident)? $field:ident: $kind:ty,)* }) => {
        lever! {
            $(#[$doc])*
            $name {
                /// Whose homerooms; all grades where not given.
                grades: Option<Vec<Text>>,
                /// The days on which it may be.
                days: Vec<Text>,
                /// How many minutes it is.
                minutes: Number,
                /// How often every homeroom has it in each pass through the cycle. 1 where not given.
                times: Option<Number>,
                /// The most students in one group.
                students: Option<Number>,
                /// The subject that is taught in it. Without this and `instead-of` the minutes come from time that no subject
                /// asks for.
                teaches: Option<Text>,
                /// The subject whose minutes it takes. Students then have so many minutes less of it.
                instead_of: Option<Text>,
                $($(#[$field_doc])* $(@$default)? $field: $kind,)*
            }
        }

        impl $name {
            pub(crate) fn block(&self) -> Block<'_> {
                Block {
                    grades: self.grades.as_deref(),
                    days: &self.days,
                    minutes: &self.minutes,
                    times: self.times.as_ref(),
                    students: self.students.as_ref(),
                    teaches: self.teaches.as_ref(),
                    instead_of: self.instead_of.as_ref(),
                }
            }
        }
    };
}

block! {
    /// Staff of a community partner have homerooms for a block. What it costs stands in budget.toml.
    CommunityPartnerBlock {
        /// What the partner is called in reports.
        partner: Option<String>,
        /// How many people the partner sends at most. Each takes one homeroom at a time.
        up_to: Number,
        /// In steps of so many people. 1 where not given.
        step: Option<Number>,
        /// Where; the homeroom's own room where not given.
        room: Option<Text>,
        /// The most homerooms that one of them takes in a day.
        groups_a_day: Option<Number>,
        /// Certified people of the school, of whom one has to be at school while the partner has students.
        certified_on_site: Option<Vec<Text>>,
        /// Certified people of the school, of whom one has to be in the room with every group.
        certified_in_the_room: Option<Vec<Text>>,
    }
}

block! {
    /// A pool of certified substitutes moves from team to team. What a day costs stands in budget.toml.
    RotatingSubstitutes {
        /// How many substitutes at most. Each takes one homeroom at a time.
        up_to: Number,
        /// In steps of so many substitutes. 1 where not given.
        step: Option<Number>,
        /// Where; the homeroom's own room where not given.
        room: Option<Text>,
        /// The most homerooms that one of them takes in a day.
        groups_a_day: Option<Number>,
        /// What they are certified for.
        certified: Option<Vec<Text>>,
        /// The share of their days on which the whole pool comes: "80 %".
        reliability: Literal,
    }
}

block! {
    /// Administrators and counselors take homerooms. It has no price.
    AdministratorCoverage {
        /// Who, by id.
        people: Vec<Text>,
        /// How many homerooms each of them takes in a week at most.
        up_to: Number,
        /// In steps of so many. 1 where not given.
        step: Option<Number>,
        /// Where; the homeroom's own room where not given.
        room: Option<Text>,
    }
}

block! {
    /// Part of the staff takes larger groups while the teams of the other part meet: a homeroom visits another, whose teacher has
    /// both, and is visited as often.
    AdvisoryPeriod {}
}

lever! {
    /// Teachers are paid to stay longer. What an hour costs stands in budget.toml.
    ExtraDutyPay {
        /// On which days.
        days: Vec<Text>,
        /// By how many minutes at most.
        up_to: Number,
        /// In steps of so many minutes. 15 where not given.
        step: Option<Number>,
        /// Whose roles, those whom other levers bring among them; everyone the goal is for where neither roles nor people are given.
        roles: Option<Vec<Located<RoleWord>>>,
        /// Who, by id. Whoever takes over a homeroom of theirs is among them.
        people: Option<Vec<Text>>,
    }
}

/// A homeroom teacher who becomes a teacher leader.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct TeacherLeader {
    /// Who, of those with a homeroom. A new teacher takes it.
    pub(crate) person: Text,
    /// The teams they lead then. They stay a member of their own.
    pub(crate) leads: Vec<Text>,
    /// In whose homerooms they teach the block; those of the teams they lead where not given. A leader who teaches elsewhere can be at
    /// the meetings that others' blocks free their teams for.
    pub(crate) grades: Option<Vec<Text>>,
}

lever! {
    /// Homeroom teachers give their homerooms to new teachers. They teach a block in others' homerooms, and lead teams in the rest of
    /// their week. What leading a team is paid stands in budget.toml as `lead-stipend`.
    HybridTeacherLeaders {
        /// Who and which teams, in this order: the first alone, then the first two, and so on.
        leaders: Vec<Located<TeacherLeader>>,
        /// The days on which the block may be.
        days: Vec<Text>,
        /// How many minutes it is.
        minutes: Number,
        /// How often every homeroom has it in each pass through the cycle. 1 where not given.
        times: Option<Number>,
        /// The most blocks that a leader teaches in a week: what is left of it is for leading. No limit but the day's where not given.
        blocks_a_week: Option<Number>,
        /// The subject that is taught in it. Without this and `instead-of` the minutes come from time that no subject asks for.
        teaches: Option<Text>,
        /// The subject whose minutes it takes. Students then have so many minutes less of it.
        instead_of: Option<Text>,
    }
}

lever! {
    /// People are paid for days beyond their contract, without students, to learn and to work with colleagues. The goal is for
    /// every week of the schedule, so no minute of these days counts toward it; they are priced and shown.
    ExtraContractDays {
        /// How many days at most.
        up_to: Number,
        /// In steps of so many days. 1 where not given.
        step: Option<Number>,
        /// Days of the year's contract as it is: a day more is paid as one of them, unless the price is `hourly`.
        contract_days: Number,
        /// Minutes of such a day. The longest staff day where not given.
        minutes_a_day: Option<Number>,
        /// Whose roles, those whom other levers bring among them; everyone the goal is for where neither roles nor people are given.
        roles: Option<Vec<Located<RoleWord>>>,
        /// Who, by id. Whoever takes over a homeroom of theirs is among them.
        people: Option<Vec<Text>>,
    }
}
