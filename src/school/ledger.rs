//! The three ledgers: minutes, coverage, dollars. The audit fills them; reports print them.

use crate::fund::Lasts;
use crate::ids::{DayId, FundId, HomeroomId, PersonId, PositionId, RoomId, TeamId};
use crate::quantities::{Cents, Minutes, Span};
use crate::schedule::Activity;

/// What a contracted minute is used for. Each has exactly one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Use {
    /// Teaching a class or group.
    Instruction,
    /// Teaching in another's class, beside its teacher.
    CoTeaching,
    /// Individual planning, protected.
    IndividualPlanning,
    /// A team meeting.
    TeamMeeting,
    /// Professional learning.
    ProfessionalLearning,
    /// Watching a colleague teach.
    PeerObservation,
    /// Leadership work.
    Leadership,
    /// Required meetings: IEP and 504, faculty, conferences.
    RequiredMeeting,
    /// Case management of students with IEPs.
    CaseManagement,
    /// Duty: arrival, dismissal, lunch, recess.
    Duty,
    /// Walking classes, setting up between classes.
    Transition,
    /// Lunch, free of duty.
    Lunch,
    /// Travel between campuses.
    Travel,
    /// Released from the classroom for another role.
    Release,
    /// Given no use: the person's own working time.
    Unassigned,
}

impl Use {
    /// All uses, in the order of reports.
    pub const ALL: [Self; 15] = [
        Self::Instruction,
        Self::CoTeaching,
        Self::TeamMeeting,
        Self::ProfessionalLearning,
        Self::PeerObservation,
        Self::Leadership,
        Self::IndividualPlanning,
        Self::RequiredMeeting,
        Self::CaseManagement,
        Self::Duty,
        Self::Transition,
        Self::Lunch,
        Self::Travel,
        Self::Release,
        Self::Unassigned,
    ];

    /// Returns the word in files and results.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Instruction => "instruction",
            Self::CoTeaching => "co-teaching",
            Self::IndividualPlanning => "individual-planning",
            Self::TeamMeeting => "team-meeting",
            Self::ProfessionalLearning => "professional-learning",
            Self::PeerObservation => "peer-observation",
            Self::Leadership => "leadership",
            Self::RequiredMeeting => "required-meeting",
            Self::CaseManagement => "case-management",
            Self::Duty => "duty",
            Self::Transition => "transition",
            Self::Lunch => "lunch",
            Self::Travel => "travel",
            Self::Release => "release",
            Self::Unassigned => "unassigned",
        }
    }

    /// Returns the use a file means by `word`.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == word)
    }

    /// Returns the words in reports: `team meeting`.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Unassigned => "own time".to_owned(),
            Self::CoTeaching => "co-teaching".to_owned(),
            _ => self.slug().replace('-', " "),
        }
    }

    /// Tells whether a meeting may be used for it. Planning, lunch and duty are nobody's meeting.
    #[must_use]
    pub const fn is_meeting(self) -> bool {
        matches!(
            self,
            Self::TeamMeeting
                | Self::ProfessionalLearning
                | Self::PeerObservation
                | Self::Leadership
                | Self::RequiredMeeting
        )
    }

    /// Tells whether it is time with students.
    #[must_use]
    pub const fn with_students(self) -> bool {
        matches!(self, Self::Instruction | Self::CoTeaching | Self::Duty)
    }
}

/// One stretch of one person's day with one use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UseSpan {
    /// When.
    pub span: Span,
    /// What for.
    pub kind: Use,
    /// What exactly, in words: `art with K-1`, `kindergarten team`.
    pub what: String,
}

/// One person's day: uses in order, without gap or overlap, over all contracted minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonDay {
    /// Who.
    pub person: PersonId,
    /// On which kind of day.
    pub day: DayId,
    /// The uses in order.
    pub uses: Vec<UseSpan>,
}

/// The minutes ledger: every contracted minute of every person on every kind of day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MinutesLedger {
    /// Person by person, then day by day, with an entry for everyone and every kind of day: the entry of a person on a
    /// day is at `person * days + day`.
    pub days: Vec<PersonDay>,
}

impl MinutesLedger {
    /// Returns the minutes `person` has of `kind` on `day`.
    #[must_use]
    pub fn minutes(&self, person: PersonId, day: DayId, kind: Use) -> Minutes {
        self.of(person, day).map_or(Minutes::ZERO, |entry| {
            entry.uses.iter().filter(|used| used.kind == kind).map(|used| used.span.length()).sum()
        })
    }

    /// Returns the entry of `person` on `day`.
    #[must_use]
    pub fn of(&self, person: PersonId, day: DayId) -> Option<&PersonDay> {
        // The last entry is of the last day, and so tells how many days everyone has.
        let days = self.days.last()?.day.index() + 1;
        let entry = self.days.get(person.index() * days + day.index())?;
        (entry.person == person && entry.day == day).then_some(entry)
    }
}

/// One line of the coverage ledger: while a team meets, who has one homeroom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverageLine {
    /// The day.
    pub day: DayId,
    /// When.
    pub span: Span,
    /// The team that meets.
    pub team: TeamId,
    /// The students.
    pub homeroom: HomeroomId,
    /// What they do.
    pub activity: Activity,
    /// Who has them.
    pub adults: Vec<PersonId>,
    /// Where.
    pub room: RoomId,
}

/// The coverage ledger.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CoverageLedger {
    /// For every released minute, who has the students.
    pub lines: Vec<CoverageLine>,
    /// Student-group minutes checked, over all kinds of day: homerooms times minutes of their day.
    pub homeroom_minutes: u64,
}

/// A team with a lead, and how many of its meetings the lead can be at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TeamLead {
    /// The team.
    pub team: TeamId,
    /// Who leads it.
    pub lead: PersonId,
    /// Its meetings, each kind of day counted once.
    pub meetings: usize,
    /// Of these, those the lead is at as a member.
    pub there: usize,
    /// Of the others, those in which the lead is here and has neither students nor duty, lunch or another meeting: planning or
    /// nothing planned.
    pub free: usize,
}

/// What a line of the dollars ledger is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaidFor {
    /// A position.
    Position(PositionId),
    /// What a lever costs beyond positions, by its place in the campus's levers.
    Lever(usize),
    /// Contract money, by its place in the campus's list.
    Contract(usize),
}

/// One line of the dollars ledger: what a position, a lever or a contract costs, charged to a fund.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DollarLine {
    /// What it is for.
    pub paid_for: PaidFor,
    /// The fund.
    pub fund: FundId,
    /// What it is charged for a year.
    pub amount: Cents,
    /// Whether it comes back every year.
    pub recurring: bool,
    /// What it is for, in words: `12 hours a year at $32`; empty for a position.
    pub what: String,
    /// Why this fund may pay, or whom to ask.
    pub reason: String,
}

/// What becomes of one fund.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FundBalance {
    /// The fund.
    pub fund: FundId,
    /// What there is; nothing where it ended before the year began.
    pub amount: Cents,
    /// What is charged every year.
    pub recurring: Cents,
    /// What is charged once.
    pub one_time: Cents,
}

impl FundBalance {
    /// Returns what is left; negative where the fund is overdrawn.
    #[must_use]
    pub fn left(&self) -> Cents {
        self.amount - self.recurring - self.one_time
    }
}

/// One of the three years that are looked at, in dollars of this year: pay is not taken to rise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearDollars {
    /// The school year: `2027-28`; empty where the files do not say which year it is.
    pub school_year: String,
    /// What is charged in it: one-time charges come in the first year only.
    pub cost: Cents,
    /// Of it, what is beyond the current year.
    pub net_new_cost: Cents,
    /// Every fund, in the campus's order.
    pub funds: Vec<FundYear>,
}

/// One fund in one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FundYear {
    /// The fund.
    pub fund: FundId,
    /// How much of the year it lasts.
    pub lasts: Lasts,
    /// What there is.
    pub available: Cents,
    /// What is charged.
    pub charged: Cents,
}

impl FundYear {
    /// Returns what is charged and not there: the cliff where a fund has ended.
    #[must_use]
    pub fn gap(&self) -> Cents {
        (self.charged - self.available).max(Cents::ZERO)
    }
}

/// Something that the law or a grant decides and this program does not: whom to ask, what, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// Whom: `federal programs`.
    pub office: &'static str,
    /// What it is about, and what to ask, in whole sentences.
    pub words: String,
    /// Where it stands: `34 CFR 300.203`.
    pub citation: &'static str,
}

impl DollarsLedger {
    /// Returns the funds that are overdrawn, each with what it lacks.
    pub fn lacking(&self) -> impl Iterator<Item = (FundId, Cents)> {
        let short = self.funds.iter().filter(|balance| balance.left() < Cents::ZERO);
        short.map(|balance| (balance.fund, Cents::new(balance.left().get().saturating_neg())))
    }
}

/// The dollars ledger.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DollarsLedger {
    /// Every charge.
    pub lines: Vec<DollarLine>,
    /// Every fund.
    pub funds: Vec<FundBalance>,
    /// What posts, levers and contract cost in a year, the first.
    pub yearly_cost: Cents,
    /// What today's posts and contract cost in the current year.
    pub cost_today: Cents,
    /// Cost of a year beyond that of the current year; negative where something is saved.
    pub net_new_cost: Cents,
    /// Of it, what comes once.
    pub one_time_cost: Cents,
    /// Of it, what hangs on the schedule: pay for lost planning and for overload. Never negative.
    pub by_schedule: Cents,
    /// This year and two more.
    pub years: Vec<YearDollars>,
    /// Whom to ask.
    pub asks: Vec<Ask>,
    /// Positions for which the budget names no cost.
    pub unpriced: Vec<PositionId>,
}
