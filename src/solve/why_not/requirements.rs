//! Requirements one by one: each in the school's words, and what the school is without it.
//!
//! Some requirements are rows of the design; they are left out there. Others are in what the design counts with (how long a lunch
//! is, how short a meeting may be): of these the school itself is made anew without them, so that everything worked out from them,
//! by trying every time of day too, is worked out anew.

use commontime_school::bell_schedule::DutyTime;
use commontime_school::ids::{PersonId, SpecialId};
use commontime_school::staff::Meets;
use commontime_school::why_not::Member;
use commontime_school::{Campus, Fte, GradeId, Minutes, Rule, wording};

use crate::design::builder::TagWords;
use crate::design::question::Asked;
use crate::design::scope::Scope;

/// What leaving a requirement out means.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum LeftOut {
    /// Teachers need no lunch free of duty.
    Lunch,
    /// This minimum of individual planning protects nobody.
    Planning(usize),
    /// The rule is waived.
    Waived(Rule),
    /// This special need not touch another.
    Touching(SpecialId),
    /// This special need not be on days running.
    Running(SpecialId),
    /// Nobody has this duty.
    Duty(usize),
    /// The design has no such rows.
    Rows(Rule, String),
    /// Nothing is wanted for people who are credited as this one is.
    Goal(PersonId),
    /// Nothing is asked for the homeroom teachers of this team, and their homerooms are not counted: for what remains of a school
    /// when a clash of one team by itself is left out.
    Team(commontime_school::TeamId),
}

impl LeftOut {
    /// Tells whether two are the same but for whom they are about.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Goal(_), Self::Goal(_)) => true,
            (Self::Rows(one, _), Self::Rows(other, _)) => one == other,
            _ => self == other,
        }
    }
}

/// A requirement.
#[derive(Clone, Debug)]
pub(super) struct Requirement {
    pub(super) left_out: LeftOut,
    pub(super) member: Member,
    /// When leaving it out is tried.
    turn: Turn,
}

/// When leaving a requirement out is tried: what is tried early is no member where others clash without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    /// A cap on what time there is: a clash names it only where the time itself would do.
    Cap,
    /// Every school has it; of the rest a clash speaks of this school.
    General,
    /// This school asks for it.
    Own,
}

/// Returns the school without these requirements, as far as they are not rows; `None` where it makes no sense then.
pub(super) fn without(campus: &Campus, left_out: &[LeftOut]) -> Option<Campus> {
    let mut parts = (**campus).clone();
    for one in left_out {
        match one {
            LeftOut::Lunch => parts.policy.duty_free_lunch = Minutes::ZERO,
            LeftOut::Planning(at) => parts.policy.planning[*at].roles.clear(),
            LeftOut::Waived(rule) => parts.waivers.push(commontime_school::campus::Waiver {
                rule: *rule,
                reason: "left out to see".to_owned(),
            }),
            LeftOut::Touching(special) => parts.specials[special.index()].back_to_back_with = None,
            LeftOut::Running(special) => parts.specials[special.index()].days_running = 1,
            LeftOut::Duty(at) => parts.bells.duties[*at].people.clear(),
            LeftOut::Team(team) => {
                let theirs = |person: &PersonId| {
                    campus[*person].team == Some(*team) && campus[*person].homeroom.is_some()
                };
                for person in campus.person_ids().filter(theirs) {
                    parts.people[person.index()].asks_nothing = true;
                }
                let teacher = |grade: &GradeId| {
                    campus[*grade].homerooms.iter().all(|room| theirs(&campus[*room].teacher))
                };
                let grades: Vec<GradeId> = campus.grade_ids().filter(teacher).collect();
                for grade in &grades {
                    parts.grades[grade.index()].specials_per_day_min = 0;
                }
                for special in &mut parts.specials {
                    special.grades.retain(|grade| !grades.contains(grade));
                }
            }
            LeftOut::Rows(..) | LeftOut::Goal(_) => {}
        }
    }
    Campus::new(parts).ok()
}

/// Tells whether rows of the design are left out.
pub(super) fn drops(left_out: &[LeftOut], rows: &TagWords) -> bool {
    left_out
        .iter()
        .any(|one| matches!(one, LeftOut::Rows(rule, words) if (*rule, words) == (rows.rule, &rows.words)))
}

/// Returns the people of whom nothing is wanted.
pub(super) fn not_for(left_out: &[LeftOut]) -> Vec<PersonId> {
    let of = |one: &LeftOut| match one {
        LeftOut::Goal(person) => Some(*person),
        _ => None,
    };
    left_out.iter().filter_map(of).collect()
}

/// Returns the requirements of a part of the school, in the order in which leaving them out is tried.
pub(super) fn requirements(
    campus: &Campus,
    scope: Scope,
    asked: &Asked,
    wanted: Option<i64>,
) -> Vec<Requirement> {
    let mut all: Vec<Requirement> = Vec::new();
    if let Some(wanted) = wanted {
        all.extend(asked.people.iter().map(|person| goal(campus, *person, wanted)));
    }
    all.extend(asked.rows.iter().filter_map(|rows| of_rows(campus, rows)));
    all.extend(of_people(campus));
    all.extend(of_specials(campus, scope));
    all.extend(of_duties(campus));
    all.sort_by_key(|one| one.turn);
    all
}

fn requirement(left_out: LeftOut, rule: Rule, words: String, keys: &[&str]) -> Requirement {
    let keys: Vec<String> = if keys.is_empty() {
        rule.page().reads.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    } else {
        keys.iter().map(|key| (*key).to_owned()).collect()
    };
    let turn = match rule {
        Rule::DirectedShare | Rule::WeeklyMeetingCap => Turn::Cap,
        Rule::TeamCommonTime | Rule::MinimumBlock | Rule::ContractDay | Rule::RoomHoldsGroup => Turn::General,
        _ => Turn::Own,
    };
    Requirement { left_out, member: Member { rule: Some(rule), words, keys }, turn }
}

/// The minutes wanted for people who are credited as this one is.
fn goal(campus: &Campus, person: PersonId, wanted: i64) -> Requirement {
    let someone = &campus[person];
    let fte = i64::from(someone.fte.get());
    // As many minutes as scaled to full time are the ones wanted.
    let own = (wanted * fte + i64::from(Fte::FULL.get()) - 1) / i64::from(Fte::FULL.get());
    let rated = if someone.fte == Fte::FULL { String::new() } else { format!(" for {} FTE", someone.fte) };
    let who = match someone.team {
        Some(team) if someone.may_join.is_empty() => format!("{} meets", campus[team].name),
        _ => format!("{} meets with a team", someone.name),
    };
    let words = format!("{who} for {own} minutes a week{rated}");
    let keys = vec!["scenario.toml: goal.minutes-per-week".to_owned()];
    let member = Member { rule: None, words, keys };
    Requirement { left_out: LeftOut::Goal(person), member, turn: Turn::General }
}

/// A requirement that is rows of the design and nothing else.
fn of_rows(campus: &Campus, rows: &TagWords) -> Option<Requirement> {
    let keys: &[&str] = match rows.rule {
        Rule::LoadWithinFte if rows.words.contains("classes a") => {
            &["staff.toml: group.classes-per-day", "staff.toml: person.classes-per-day"]
        }
        Rule::LoadWithinFte if rows.words.contains("teaches at most") => {
            &["staff.toml: group.teaching-minutes-per-week", "staff.toml: person.teaching-minutes-per-week"]
        }
        Rule::LoadWithinFte => &["fte.toml: position.fte", "staff.toml: group.hours, person.hours"],
        Rule::SupervisedEveryMinute => &["courses.toml: special.taught-by"],
        Rule::GroupCap => {
            &["courses.toml: special.group-cap", "courses.toml: grade.homerooms, grade.students"]
        }
        Rule::SpecialsAtOnce => &["courses.toml: grade.specials-at-once"],
        Rule::MinutesPerSubject => {
            &["courses.toml: grade.minutes-per-week", "bell-schedule.toml: bell-schedule.students"]
        }
        Rule::FundNotOverdrawn => &["budget.toml: fund.amount", "fte.toml: position.funds"],
        Rule::ContractDay | Rule::ServicesKept | Rule::RoomHoldsGroup | Rule::InstructionalMinutes => &[],
        // What teams can meet by themselves is worked out, not asked for.
        Rule::TeamCommonTime if rows.words.starts_with("a team meets only while every full member") => {
            &["staff.toml: group.team, person.team", "staff.toml: team.meets"]
        }
        Rule::TeamCommonTime
        | Rule::OnePlaceAtATime
        | Rule::CertifiedToTeach
        | Rule::MayCover
        | Rule::StudentMinutesKept
        | Rule::StudentLunchAndRecess
        | Rule::DutyFreeLunch
        | Rule::IndividualPlanning
        | Rule::MinimumBlock
        | Rule::DutiesKept
        | Rule::SpecialsFrequency
        | Rule::SpecialsAdjacency
        | Rule::CafeteriaCapacity
        | Rule::ConsecutiveTeaching
        | Rule::Transition
        | Rule::DirectedShare
        | Rule::WeeklyMeetingCap => return None,
    };
    let words = match rows.rule {
        Rule::TeamCommonTime if campus.teams.iter().all(|team| team.meets == Meets::Whole) => {
            "a team meets only while all its members are there and none of them has students".to_owned()
        }
        _ => rows.words.clone(),
    };
    Some(requirement(LeftOut::Rows(rows.rule, rows.words.clone()), rows.rule, words, keys))
}

/// Where a requirement comes from; of the contract the key is named beside it.
fn source(source: &commontime_school::policy::Source) -> &str {
    if source.address.is_none() && source.citation.starts_with("the contract") {
        "the contract"
    } else {
        &source.citation
    }
}

/// What law and contract ask for people.
fn of_people(campus: &Campus) -> Vec<Requirement> {
    let mut all = Vec::new();
    let policy = &campus.policy;
    let keeps = |rule: Rule| !campus.waived(rule);
    if policy.duty_free_lunch > Minutes::ZERO && keeps(Rule::DutyFreeLunch) {
        let source = source(&policy.duty_free_lunch_source);
        let words = format!(
            "teachers have a lunch of {} minutes a day free of duty ({source})",
            policy.duty_free_lunch
        );
        all.push(requirement(
            LeftOut::Lunch,
            Rule::DutyFreeLunch,
            words,
            &["scenario.toml: contract.duty-free-lunch"],
        ));
    }
    for (at, minimum) in policy.planning.iter().enumerate().filter(|_| keeps(Rule::IndividualPlanning)) {
        let inside = if minimum.within_student_day { ", within the students' day" } else { "" };
        let words = format!(
            "teachers have {} minutes of individual planning {} that no meeting takes, in pieces of at least {}{inside} ({})",
            minimum.minutes,
            minimum.per.words(),
            minimum.minimum_block,
            source(&minimum.source)
        );
        let keys: &[&str] = if minimum.source.address.is_none() {
            &["scenario.toml: contract.planning"]
        } else {
            &["scenario.toml: policy"]
        };
        all.push(requirement(LeftOut::Planning(at), Rule::IndividualPlanning, words, keys));
    }
    let block = campus.goal.minimum_block;
    if block > Minutes::ZERO && keeps(Rule::MinimumBlock) {
        let words = format!("a meeting shorter than {block} minutes does not count");
        let keys = &["scenario.toml: goal.minimum-block"];
        all.push(requirement(LeftOut::Waived(Rule::MinimumBlock), Rule::MinimumBlock, words, keys));
    }
    let setup = campus.specials.iter().any(|special| special.setup > Minutes::ZERO);
    if (policy.transition > Minutes::ZERO || setup) && keeps(Rule::Transition) {
        let words = format!(
            "handing a class over takes {} minutes, and specialists set up between two classes",
            policy.transition
        );
        let keys = &["scenario.toml: contract.transition", "courses.toml: special.setup"];
        all.push(requirement(LeftOut::Waived(Rule::Transition), Rule::Transition, words, keys));
    }
    if let Some(most) = campus.most_teaching() {
        let words = format!(
            "nobody is with students for more than {most} minutes without a break of {}",
            policy.consecutive_teaching_break
        );
        let keys = &["scenario.toml: contract.consecutive-teaching-max"];
        all.push(requirement(
            LeftOut::Waived(Rule::ConsecutiveTeaching),
            Rule::ConsecutiveTeaching,
            words,
            keys,
        ));
    }
    if let Some(share) = campus.most_directed() {
        let words = format!("the principal directs at most {share} of the time without students");
        let keys = &["scenario.toml: contract.directed-share"];
        all.push(requirement(LeftOut::Waived(Rule::DirectedShare), Rule::DirectedShare, words, keys));
    }
    if let Some(most) = campus.most_meetings() {
        let words = format!("nobody has more than {most} team meetings a week");
        let keys = &["scenario.toml: contract.meetings-per-week-max"];
        all.push(requirement(LeftOut::Waived(Rule::WeeklyMeetingCap), Rule::WeeklyMeetingCap, words, keys));
    }
    all
}

/// How often homerooms have specials, and which must touch.
fn of_specials(campus: &Campus, scope: Scope) -> Vec<Requirement> {
    let mut all = Vec::new();
    if !campus.waived(Rule::SpecialsFrequency) {
        let keys =
            &["courses.toml: special.per-week, special.minutes", "courses.toml: grade.specials-per-day"];
        let words = frequency(campus, scope);
        all.push(requirement(LeftOut::Waived(Rule::SpecialsFrequency), Rule::SpecialsFrequency, words, keys));
    }
    if campus.waived(Rule::SpecialsAdjacency) {
        return all;
    }
    for special in campus.special_ids() {
        if let Some(other) = campus[special].back_to_back_with {
            let words = format!("{} touches {}", campus[special].id, campus[other].id);
            let keys = &["courses.toml: special.back-to-back-with"];
            all.push(requirement(LeftOut::Touching(special), Rule::SpecialsAdjacency, words, keys));
        }
        if campus[special].days_running > 1 {
            let words = format!("{} is on {} days running", campus[special].id, campus[special].days_running);
            let keys = &["courses.toml: special.days-running"];
            all.push(requirement(LeftOut::Running(special), Rule::SpecialsAdjacency, words, keys));
        }
    }
    all
}

/// Specials in words: of the whole school, or of the grades of one team.
fn frequency(campus: &Campus, scope: Scope) -> String {
    let cycle = if campus.cycle.cycle_days.len() == 5 {
        "a week".to_owned()
    } else {
        format!("in {} days", campus.cycle.cycle_days.len())
    };
    let team = match scope {
        Scope::Team(team) => Some(team),
        Scope::Teacher(person) => campus[person].team,
        Scope::School | Scope::PlainDays | Scope::AlikeDays | Scope::Classes => None,
    };
    let is_of = |grade: &GradeId| {
        team.is_some_and(|team| {
            let mut rooms = campus[*grade].homerooms.iter();
            rooms.any(|&room| campus[campus[room].teacher].team == Some(team))
        })
    };
    let grades: Vec<GradeId> = campus.grade_ids().filter(is_of).collect();
    if grades.is_empty() {
        let rooms = campus.homerooms.len();
        let classes: usize = campus
            .specials
            .iter()
            .map(|special| {
                let rooms: usize = special.grades.iter().map(|&grade| campus[grade].homerooms.len()).sum();
                rooms * special.times_per_cycle as usize
            })
            .sum();
        // Of those that have no part in it nothing is counted.
        if classes == 0 {
            return "every homeroom has its specials".to_owned();
        }
        return format!(
            "every homeroom has its specials: {rooms} homerooms, {} {cycle}",
            wording::count(classes, "class")
        );
    }
    let of_grade = |grade: &GradeId| {
        let specials: Vec<String> = campus
            .specials_of(*grade)
            .filter(|&special| campus[special].times_per_cycle > 0)
            .map(|special| {
                let (times, minutes) = (campus[special].times_per_cycle, campus[special].minutes);
                format!("{times} x {} of {minutes} minutes", campus[special].id)
            })
            .collect();
        let most = campus[*grade].specials_per_day_max;
        let a_day = if most == 1 { "one".to_owned() } else { most.to_string() };
        format!(
            "every homeroom of {} has its specials, at most {a_day} a day: {} {cycle}",
            campus[*grade].name,
            wording::list(&specials)
        )
    };
    let words: Vec<String> = grades.iter().map(of_grade).collect();
    words.join("; ")
}

fn of_duties(campus: &Campus) -> Vec<Requirement> {
    let duties = campus.bells.duties.iter().enumerate().filter(|(_, duty)| !duty.people.is_empty());
    duties
        .map(|(at, duty)| {
            let when = match duty.time {
                DutyTime::BeforeStudents => "before the students' day",
                DutyTime::AfterStudents => "after the students' day",
            };
            let people = wording::count(duty.people.len(), "person");
            let have = if duty.people.len() == 1 { "has" } else { "have" };
            let words = format!("{people} {have} {} duty for {} minutes {when}", duty.name, duty.minutes);
            let keys = &["bell-schedule.toml: duty"];
            requirement(LeftOut::Duty(at), Rule::DutiesKept, words, keys)
        })
        .collect()
}
