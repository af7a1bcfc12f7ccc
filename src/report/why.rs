//! Why someone is short of the target in the schedule shown, and what would help. Counted from the schedule alone; what is
//! proved beyond it, the answer brings along.

use commontime_audit::Audited;
use commontime_school::answer::{PersonMinutes, RankState};
use commontime_school::lever::Change;
use commontime_school::policy::{Per, PlanningMinimum};
use commontime_school::staff::{Meets, Role};
use commontime_school::{Campus, DayId, Meeting, Minutes, PersonId, TeamId, Use, wording};

use crate::input::ReportInput;
use crate::names;

/// Why somebody is short, and what would help, in whole sentences.
pub(crate) struct Why {
    /// What becomes of their time.
    pub(crate) because: String,
    /// What is proved beyond this schedule; empty where nothing is.
    pub(crate) proved: String,
    /// What would help.
    pub(crate) next: String,
}

/// What the answer says, too, of people without a team.
const NO_TEAM: &str = "is on no team, and may join none";

/// Returns why `person` is short.
pub(crate) fn why(input: &ReportInput<'_>, person: &PersonMinutes) -> Why {
    let proved = person.why_short.iter().filter(|words| *words != NO_TEAM);
    let proved: Vec<String> = proved.map(|words| format!("{}.", names::capital(words))).collect();
    let proved = proved.join(" ");
    let Some(audited) = input.shown() else {
        return Why { because: String::new(), proved, next: String::new() };
    };
    let case = Case::of(audited, person);
    let because: Vec<String> = [case.meets(), Some(case.free_time())].into_iter().flatten().collect();
    // Where nothing gives everyone more, and nothing is known of the shortfall, looking longer tells nothing new.
    let is_open = input.answer.rank("shortfall").is_some_and(|rank| match rank.state {
        RankState::Gap | RankState::NotSearched => true,
        RankState::NoBound => !input.answer.is_lowest_proven(),
        RankState::Proven => false,
    });
    let longer = if is_open { " Or let the program look longer: --effort thorough." } else { "" };
    let levers = if input.answer.keeps_levers {
        " Or see what the levers that are open would give: commontime options."
    } else {
        ""
    };
    let stay = case.not_paid_to_stay().unwrap_or_default();
    Why { because: because.join(" "), proved, next: format!("{}{stay}{longer}{levers}", case.next()) }
}

/// One person's week with the least time with colleagues.
struct Case<'a> {
    audited: &'a Audited<'a>,
    person: &'a PersonMinutes,
    days: &'a [DayId],
    /// The team whose meetings they are at, or the one they belong to.
    team: Option<TeamId>,
}

impl<'a> Case<'a> {
    fn of(audited: &'a Audited<'a>, person: &'a PersonMinutes) -> Self {
        let campus = audited.campus();
        let counted = |days: &[DayId]| -> Minutes {
            days.iter().map(|&day| counted(audited, person.person, day)).sum()
        };
        let least =
            campus.cycle.weeks.iter().map(|week| week.days.as_slice()).min_by_key(|days| counted(days));
        let sits_in =
            audited.schedule().meetings.iter().find(|meeting| meeting.members.contains(&person.person));
        let team = campus[person.person].team.or(sits_in.map(|meeting| meeting.team));
        Self { audited, person, days: least.unwrap_or_default(), team }
    }

    fn campus(&self) -> &'a Campus {
        self.audited.campus()
    }

    /// What is to be known of the team, where it is not simply that it meets too little.
    fn meets(&self) -> Option<String> {
        let someone = &self.campus()[self.person.person];
        let Some(team) = self.team else {
            return Some(if someone.may_join.is_empty() {
                format!("{}.", names::capital(NO_TEAM))
            } else {
                "Is free for no meeting of a team they may join.".to_owned()
            });
        };
        if someone.team != Some(team) {
            return Some(format!("Joins the meetings of {}.", self.campus()[team].name));
        }
        let never = self.audited.schedule().meetings.iter().all(|meeting| meeting.team != team);
        if never {
            return Some("The team has no meeting.".to_owned());
        }
        let mate = self.rarely_here()?;
        Some(format!(
            "The team meets whole, and {} is here {} minutes a week.",
            self.campus()[mate].name,
            names::minutes(self.here(mate))
        ))
    }

    /// Returns the full member of the own team who is here least, where that is much less than the person is and the team
    /// meets only with all of its members.
    fn rarely_here(&self) -> Option<PersonId> {
        let campus = self.campus();
        let team = campus[self.person.person].team.filter(|&team| campus[team].meets == Meets::Whole)?;
        let mate = campus[team].members.iter().copied().min_by_key(|&member| self.here(member))?;
        (self.here(mate) * 4 < self.here(self.person.person) * 3).then_some(mate)
    }

    /// Minutes that somebody is here in the week.
    fn here(&self, person: PersonId) -> Minutes {
        self.days.iter().map(|&day| self.campus()[person].contracted_minutes(day)).sum()
    }

    /// What becomes of the time without students, duty and lunch.
    fn free_time(&self) -> String {
        let planning = self.minutes(Use::IndividualPlanning);
        let left = self.minutes(Use::Unassigned);
        let with_colleagues = self.with_colleagues();
        let other: Minutes = [
            Use::TeamMeeting,
            Use::ProfessionalLearning,
            Use::PeerObservation,
            Use::Leadership,
            Use::RequiredMeeting,
            Use::CaseManagement,
            Use::Release,
        ]
        .into_iter()
        .map(|kind| self.minutes(kind))
        .sum::<Minutes>()
            - with_colleagues;
        let parts: Vec<String> = [
            (with_colleagues, "with colleagues".to_owned()),
            (planning, format!("individual planning{}", self.required(planning))),
            (other, "other meetings and case management".to_owned()),
            (left, format!("left over{}", self.why_left())),
        ]
        .into_iter()
        .filter(|(minutes, _)| *minutes > Minutes::ZERO)
        .map(|(minutes, words)| format!("{} are {words}", names::minutes(minutes)))
        .collect();
        let all = names::minutes(planning + left + with_colleagues + other);
        if parts.is_empty() {
            return "There is no time without students, duty or lunch.".to_owned();
        }
        format!("Of {all} minutes a week without students, duty or lunch, {}.", wording::list(&parts))
    }

    fn with_colleagues(&self) -> Minutes {
        self.days.iter().map(|&day| counted(self.audited, self.person.person, day)).sum()
    }

    fn minutes(&self, kind: Use) -> Minutes {
        let ledger = &self.audited.audit().minutes;
        self.days.iter().map(|&day| ledger.minutes(self.person.person, day, kind)).sum()
    }

    /// How much of the planning law or contract protect.
    fn required(&self, planning: Minutes) -> String {
        let campus = self.campus();
        let someone = &campus[self.person.person];
        let days_here =
            self.days.iter().filter(|&&day| someone.contracted_minutes(day) > Minutes::ZERO).count();
        let a_week = |minimum: &PlanningMinimum| match minimum.per {
            Per::Day => minimum.minutes * i32::try_from(days_here).unwrap_or(0),
            Per::Week => minimum.minutes,
            Per::TwoWeeks => Minutes::new(minimum.minutes.get() / 2),
            Per::Year => Minutes::ZERO,
        };
        let minima = campus.policy.planning.iter().filter(|minimum| minimum.protects(someone));
        match minima.map(a_week).max().unwrap_or(Minutes::ZERO) {
            Minutes::ZERO => String::new(),
            required if required >= planning => " that no meeting may take".to_owned(),
            required => format!(" ({} of them required)", names::minutes(required)),
        }
    }

    /// Why what is left over is no meeting.
    fn why_left(&self) -> String {
        let block = self.campus().goal.minimum_block;
        let own = self.longest(&[self.person.person]);
        if own < block {
            return format!(" in pieces shorter than the {block} a meeting needs");
        }
        let team = self.team.filter(|&team| self.campus()[self.person.person].team == Some(team));
        let members: Vec<PersonId> = self
            .campus()
            .person_ids()
            .filter(|&person| team.is_some() && self.campus()[person].team == team)
            .collect();
        if !members.is_empty() && self.longest(&members) < block {
            " while others of the team have students or duty".to_owned()
        } else {
            String::new()
        }
    }

    /// The longest stretch of any day of the week in which all of them have time left over.
    fn longest(&self, people: &[PersonId]) -> Minutes {
        let mut longest = 0;
        for &day in self.days {
            let mut free = [true; 24 * 60];
            for &person in people {
                let mut own = [false; 24 * 60];
                let uses = self.audited.audit().minutes.of(person, day).map_or(&[][..], |entry| &entry.uses);
                for used in uses.iter().filter(|used| used.kind == Use::Unassigned) {
                    own[usize::from(used.span.start().get())..usize::from(used.span.end().get())].fill(true);
                }
                free.iter_mut().zip(own).for_each(|(both, own)| *both &= own);
            }
            let runs = free.chunk_by(|before, after| before == after).filter(|run| run[0]);
            longest = runs.map(<[bool]>::len).max().unwrap_or(0).max(longest);
        }
        Minutes::new(i32::try_from(longest).unwrap_or(0))
    }

    /// What would help.
    fn next(&self) -> String {
        let campus = self.campus();
        let someone = &campus[self.person.person];
        let lacks = names::minutes(self.person.short_by());
        if self.team.is_none() && someone.may_join.is_empty() {
            return "Give them a `team`, or teams they `may-join`, in staff.toml.".to_owned();
        }
        if someone.team.is_none() {
            return self.next_of_guest();
        }
        if let Some(mate) = self.rarely_here() {
            let mate = &campus[mate].name;
            return format!(
                "{lacks} more minutes a week in which {mate} is here and nobody of the team has students: other hours for \
                 {mate}, or a team without {mate}."
            );
        }
        match someone.role {
            Role::Homeroom => format!(
                "{lacks} more minutes a week in which others have the students: another special, somebody who may cover, or \
                 an earlier dismissal."
            ),
            Role::Specialist => format!(
                "{lacks} more minutes a week in which nobody of the team has a class: fewer classes, one specialist \
                 more, or time after dismissal."
            ),
            _ => format!("{lacks} more minutes a week in which nobody of the team has students or duty."),
        }
    }

    /// Says so where a lever that is pulled pays others for staying longer, and not them.
    fn not_paid_to_stay(&self) -> Option<String> {
        let campus = self.campus();
        let lever = campus.decided.iter().find_map(|decided| {
            let lever = &campus.levers[decided.lever];
            let Change::ExtraDutyPay(extra) = &lever.steps[decided.step].change else { return None };
            let is_asked = extra.whom.in_school(campus).any(|person| person == self.person.person);
            (!is_asked).then_some(lever)
        })?;
        Some(format!(
            " Or pay them for staying longer, too: add \"{}\" to `roles`, or \"{}\" to `people`, of levers.{} in \
             scenario.toml.",
            campus[self.person.person].role.slug(),
            campus[self.person.person].id,
            lever.id
        ))
    }

    /// What would help somebody who joins others' meetings.
    fn next_of_guest(&self) -> String {
        let meetings = &self.audited.schedule().meetings;
        let of_team =
            |meeting: &&Meeting| Some(meeting.team) == self.team && self.days.contains(&meeting.day);
        let missed =
            meetings.iter().filter(of_team).any(|meeting| !meeting.members.contains(&self.person.person));
        match self.team {
            Some(team) if !missed => {
                format!("They have what {} has: what helps it helps them.", self.campus()[team].name)
            }
            _ => "Move their services off the meetings of one team, or let them join another: `may-join` in staff.toml."
                .to_owned(),
        }
    }
}

/// Minutes on the day that count toward the goal, as the audit decided.
fn counted(audited: &Audited<'_>, person: PersonId, day: DayId) -> Minutes {
    let counts = |(at, meeting): (usize, &Meeting)| {
        let credited = audited.audit().credited.get(at).map_or(&[][..], Vec::as_slice);
        let place = meeting.members.iter().position(|&member| member == person)?;
        (meeting.day == day && credited.get(place) == Some(&true)).then(|| meeting.span.length())
    };
    audited.schedule().meetings.iter().enumerate().filter_map(counts).sum()
}
