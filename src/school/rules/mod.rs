//! The rules: one file each with its page, in the words of the field.
//!
//! A page is what `commontime explain` prints. The audit, the design and the timetable each have a file of the same
//! name for every rule, and match [`Rule`] without a catch-all, so that no layer can forget one.

macro_rules! rules {
    ($($(#[$doc:meta])* $variant:ident $module:ident)*) => {
        $(mod $module;)*

        /// A rule a schedule keeps.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $($(#[$doc])* $variant,)*
        }

        /// The names of the rules' files, in the same order.
        #[cfg(test)]
        const MODULES: &[&str] = &[$(stringify!($module),)*];

        impl Rule {
            /// All rules in the order of the README's table.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// Returns the rule's page.
            #[must_use]
            pub const fn page(self) -> &'static Page {
                match self {
                    $(Self::$variant => &$module::PAGE,)*
                }
            }
        }
    };
}

rules! {
    /// Every group of students is with an adult in charge in every minute of its day.
    SupervisedEveryMinute supervised_every_minute
    /// Nobody, and no group of students, is in two places at once.
    OnePlaceAtATime one_place_at_a_time
    /// A room holds the students and classes in it.
    RoomHoldsGroup room_holds_group
    /// Who teaches holds the certification asked for.
    CertifiedToTeach certified_to_teach
    /// Who takes others' students may.
    MayCover may_cover
    /// Every subject has its minutes and blocks.
    MinutesPerSubject minutes_per_subject
    /// No grade has fewer student minutes than today.
    StudentMinutesKept student_minutes_kept
    /// The state's instructional minutes are there.
    InstructionalMinutes instructional_minutes
    /// Students have lunch and recess, within their windows.
    StudentLunchAndRecess student_lunch_and_recess
    /// Teachers have a lunch free of duty.
    DutyFreeLunch duty_free_lunch
    /// Individual planning is there, and no meeting takes it.
    IndividualPlanning individual_planning
    /// Collaboration comes in blocks long enough to count.
    MinimumBlock minimum_block
    /// A team meets with its members there and free.
    TeamCommonTime team_common_time
    /// Nobody carries more than their FTE.
    LoadWithinFte load_within_fte
    /// Nobody works outside their contract day.
    ContractDay contract_day
    /// Arrival, dismissal, lunch and recess have the adults they need.
    DutiesKept duties_kept
    /// Every homeroom has each special as often as it should.
    SpecialsFrequency specials_frequency
    /// Specials that must touch do; those on days running are.
    SpecialsAdjacency specials_adjacency
    /// No more homerooms of a grade are at specials at once than the school lets.
    SpecialsAtOnce specials_at_once
    /// The cafeteria and the playground are not over their limits.
    CafeteriaCapacity cafeteria_capacity
    /// No group is larger than its cap.
    GroupCap group_cap
    /// Special-education and other services are given in full and break nothing they may not.
    ServicesKept services_kept
    /// Nobody teaches too long without a break.
    ConsecutiveTeaching consecutive_teaching
    /// There is time to hand students over and to set up.
    Transition transition
    /// The principal directs no more of teachers' time than agreed.
    DirectedShare directed_share
    /// Nobody has more team meetings a week than agreed.
    WeeklyMeetingCap weekly_meeting_cap
    /// No fund is overdrawn.
    FundNotOverdrawn fund_not_overdrawn
}

/// The page of a rule. Plain text; paragraphs are separated by blank lines.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// The name in files, on the command line, in the README and in reports: `team-common-time`.
    pub slug: &'static str,
    /// What holds, in one sentence without a full stop; reads well after "a good schedule: ".
    pub title: &'static str,
    /// What exactly is required.
    pub requires: &'static str,
    /// Why it matters to a school.
    pub why: &'static str,
    /// Which keys of which files it reads, one per line: `courses.toml: grade.recess`.
    pub reads: &'static str,
    /// A small example with numbers: one case that keeps the rule and one that does not.
    pub example: &'static str,
    /// What it does not check.
    pub does_not_check: &'static str,
    /// Where it comes from: statutes, contracts, papers, with addresses where there are some.
    pub source: &'static str,
    /// Whether a waiver may switch it off.
    pub waivable: bool,
}

impl Rule {
    /// Returns the name in files, on the command line and in reports.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        self.page().slug
    }

    /// Returns the rule of this name.
    #[must_use]
    pub fn parse(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.slug() == slug)
    }
}

impl std::fmt::Display for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.slug())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const FILES: [&str; 8] = [
        "scenario.toml",
        "staff.toml",
        "fte.toml",
        "budget.toml",
        "bell-schedule.toml",
        "courses.toml",
        "calendar.toml",
        "current-schedule.csv",
    ];

    #[test]
    fn every_page_is_filled() {
        for rule in Rule::ALL {
            let page = rule.page();
            let fields = [
                ("title", page.title),
                ("requires", page.requires),
                ("why", page.why),
                ("reads", page.reads),
                ("example", page.example),
                ("does_not_check", page.does_not_check),
                ("source", page.source),
            ];
            for (field, text) in fields {
                assert!(!text.is_empty(), "{rule}: {field} is empty");
                assert_eq!(text, text.trim(), "{rule}: {field} has white space around it");
                assert!(!text.contains("  "), "{rule}: {field} has two spaces in a row");
            }
            assert!(!page.title.ends_with('.'), "{rule}: the title is a fragment");
            for line in page.reads.lines() {
                let file = line.split_once(": ").map(|(file, _)| file);
                assert!(file.is_some_and(|file| FILES.contains(&file)), "{rule}: {line:?} names no file");
            }
            assert!(page.example.starts_with("Keeps it: "), "{rule}: no case that keeps it");
            assert!(page.example.contains("\nBreaks it: "), "{rule}: no case that breaks it");
            assert!(page.example.contains(|c: char| c.is_ascii_digit()), "{rule}: no numbers");
            assert_eq!(page.waivable, page.requires.contains("May be waived"), "{rule}: who may waive it");
        }
    }

    #[test]
    fn a_rule_has_one_name_everywhere() {
        let slugs: BTreeSet<&str> = Rule::ALL.iter().map(|rule| rule.slug()).collect();
        assert_eq!(slugs.len(), Rule::ALL.len());
        assert_eq!(MODULES.len(), Rule::ALL.len());
        for (rule, module) in Rule::ALL.iter().zip(MODULES) {
            assert_eq!(rule.slug(), module.replace('_', "-"));
            assert_eq!(format!("{rule:?}").to_lowercase(), module.replace('_', ""));
            assert_eq!(Rule::parse(rule.slug()), Some(*rule));
        }
        assert_eq!(Rule::parse("team-common-times"), None);
    }
}
