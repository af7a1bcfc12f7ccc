//! `result.json`: the answer for programs. Its keys and their order are stable; `format` counts up when they change.
//!
//! Minutes are whole minutes, dollars whole cents. Nothing in it depends on the clock, the machine or where files lie.

mod absence;
mod answer;
mod backing;
pub(in crate::write) mod dollars;
mod people;

use commontime_school::answer::Answer;
use commontime_school::ledger::{CoverageLedger, DollarsLedger, TeamLead};
use commontime_school::{Campus, Finding, Schedule, UnitCosts};
use schemars::JsonSchema;
use serde::Serialize;

use absence::Absence;
use answer::{Approval, Assumption, Clash, Lever, Pulled, Rank, Students, Waiver, Year};
use backing::{Coverage, FoundFinding, Led, Rows};
use dollars::Dollars;
use people::Person;

/// The version of this format.
pub(crate) const FORMAT: u32 = 1;

/// What stands behind an answer that has a schedule: the schedule, and what the audit found in it.
#[derive(Clone, Copy, Debug)]
pub struct Backing<'a> {
    /// The schedule.
    pub schedule: &'a Schedule,
    /// Who has the students while teams meet.
    pub coverage: &'a CoverageLedger,
    /// Who leads teams that meet.
    pub leads: &'a [TeamLead],
    /// Who pays for what.
    pub dollars: &'a DollarsLedger,
    /// The net new cost, shared out.
    pub units: UnitCosts,
    /// What the audit found.
    pub findings: &'a [Finding],
}

/// Returns the text of a `result.json`. The same answer gives the same bytes.
///
/// Without a schedule, `schedule`, `coverage` and `dollars` are null and `findings` is empty.
///
/// # Panics
/// Never: text and whole numbers always make JSON.
#[must_use]
pub fn result_json(answer: &Answer, backing: Option<Backing<'_>>, campus: &Campus) -> String {
    let result = Document::of(answer, backing, campus);
    serde_json::to_string_pretty(&result).expect("text and whole numbers make JSON") + "\n"
}

/// The answer to a scenario.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Document<'a> {
    /// The version of this format: 1.
    format: u32,
    /// The scenario's name.
    scenario: &'a str,
    /// The school year.
    school_year: &'a str,
    /// The policy pack in force.
    policy: &'a str,
    /// The bell schedule in force.
    bell_schedule: &'a str,
    /// How sure the answer is.
    #[schemars(extend("enum" = ["proven-best", "within-bound", "best-found", "impossible", "limit-reached"]))]
    outcome: &'a str,
    /// The ranked priorities in order. Each bound holds given the ranks before it.
    ranks: Vec<Rank<'a>>,
    /// Minutes a week a full-time person is to have.
    target_weekly_minutes: i32,
    /// The school's figure: the lowest weekly minutes, scaled to full time, of any eligible person.
    lowest_weekly_minutes: Option<i32>,
    /// The median of the same. Between two people in the middle it is their mean, which may end in a half.
    median_weekly_minutes: Option<serde_json::Number>,
    /// The highest of the same.
    highest_weekly_minutes: Option<i32>,
    /// What the year's calendar delivers; null without one.
    year: Option<Year>,
    /// The week that is worst for whoever has least then, of all weeks in which one specialist is out and no substitute comes; null
    /// where it was not looked at.
    absent_specialist: Option<Absence<'a>>,
    /// Everyone's minutes.
    people: Vec<Person<'a>>,
    /// Student minutes a week against today's, by grade.
    students: Vec<Students<'a>>,
    /// How many rows the schedule has; null without a schedule.
    schedule: Option<Rows>,
    /// Who has the students while teams meet; null without a schedule.
    coverage: Option<Coverage<'a>>,
    /// Teams that meet and have a lead, each with how many of the meetings the lead can be at; null without a schedule.
    team_leads: Option<Vec<Led<'a>>>,
    /// Who pays for what; null without a schedule.
    dollars: Option<Dollars<'a>>,
    /// What the audit found.
    findings: Vec<FoundFinding<'a>>,
    /// Required rules that cannot all hold, where there is no schedule for that reason.
    clashes: Vec<Clash<'a>>,
    /// Approvals needed.
    approvals: Vec<Approval<'a>>,
    /// What the files leave open and was filled in.
    assumptions: Vec<Assumption<'a>>,
    /// Levers of the scenario that are pulled in this schedule.
    levers: Vec<Pulled<'a>>,
    /// Levers named in the scenario, not pulled.
    levers_not_pulled: Vec<Lever<'a>>,
    /// Whether bounds and proofs speak of this setting of the levers alone, where any are open: with another more may be had.
    levers_kept: bool,
    /// Rules switched off.
    waivers: Vec<Waiver<'a>>,
    /// Notes for the reader.
    notes: &'a [String],
    /// The seed of the search.
    seed: u64,
    /// The effort allowed, in counted steps; null where a time limit was given instead.
    effort: Option<u64>,
    /// Whether a clock decided when to stop, so that another run may differ.
    timed: bool,
}

impl<'a> Document<'a> {
    fn of(answer: &'a Answer, backing: Option<Backing<'a>>, campus: &'a Campus) -> Self {
        Self {
            format: FORMAT,
            scenario: &answer.scenario,
            school_year: &campus.school_year,
            policy: &campus.policy.pack,
            bell_schedule: &campus.bells.id,
            outcome: answer.outcome.slug(),
            ranks: answer.ranks.iter().map(Rank::of).collect(),
            target_weekly_minutes: campus.goal.minutes_per_week.get(),
            lowest_weekly_minutes: answer.lowest_weekly_minutes.map(commontime_school::Minutes::get),
            median_weekly_minutes: answer.median_weekly_minutes.map(super::exact),
            highest_weekly_minutes: answer.highest_weekly_minutes.map(commontime_school::Minutes::get),
            year: answer.year.as_ref().map(Year::of),
            absent_specialist: answer.absence.as_ref().map(|absence| Absence::of(absence, campus)),
            people: answer.people.iter().map(|minutes| Person::of(minutes, campus)).collect(),
            students: answer.students.iter().map(Students::of).collect(),
            schedule: backing.map(|backing| Rows::of(backing.schedule)),
            coverage: backing.map(|backing| Coverage::of(backing.coverage, campus)),
            team_leads: backing.map(|it| it.leads.iter().map(|led| Led::of(led, campus)).collect()),
            dollars: backing.map(|backing| Dollars::of(backing.dollars, &backing.units, campus)),
            findings: backing
                .map(|backing| backing.findings.iter().map(|one| FoundFinding::of(one, campus)).collect())
                .unwrap_or_default(),
            clashes: answer.clashes.iter().map(Clash::of).collect(),
            approvals: answer.approvals.iter().map(Approval::of).collect(),
            assumptions: campus.assumptions.iter().map(Assumption::of).collect(),
            levers: campus.decided.iter().map(|decided| Pulled::of(campus, decided)).collect(),
            levers_not_pulled: Lever::left(campus),
            levers_kept: answer.keeps_levers,
            waivers: campus.waivers.iter().map(Waiver::of).collect(),
            notes: &answer.notes,
            seed: answer.seed,
            effort: answer.effort,
            timed: answer.timed,
        }
    }
}

#[cfg(test)]
mod tests {
    use commontime_school::answer::{Outcome, PersonMinutes, Rank, RankState};
    use commontime_school::{Minutes, PersonId};

    use super::*;
    use crate::{Texts, load_texts, starter};

    fn campus() -> Campus {
        load_texts(&Texts::from_iter(starter())).unwrap_or_else(|problems| panic!("{problems}"))
    }

    fn answer(campus: &Campus) -> Answer {
        let person = |person: PersonId| PersonMinutes {
            person,
            outside_because: campus.goal.why_not_eligible(&campus[person]),
            weekly: Minutes::new(295),
            weekly_full_time: Minutes::new(295),
            average: Minutes::new(295),
            year: Some(9_870),
            target: campus.target_of(person),
            planning_least_day: Minutes::new(30),
            planning_week: Minutes::new(150),
            by_use: Vec::new(),
            why_short: Vec::new(),
        };
        Answer {
            scenario: campus.name.clone(),
            outcome: Outcome::WithinBound,
            ranks: vec![Rank {
                name: "lowest-minutes".to_owned(),
                value: 295,
                bound: Some(300),
                state: RankState::Gap,
                unit: "minutes",
            }],
            lowest_weekly_minutes: Some(Minutes::new(295)),
            median_weekly_minutes: None,
            highest_weekly_minutes: None,
            people: campus.person_ids().map(person).collect(),
            students: Vec::new(),
            year: None,
            absence: None,
            clashes: Vec::new(),
            approvals: Vec::new(),
            seed: 7,
            effort: Some(1_000),
            timed: false,
            keeps_locks: false,
            keeps_levers: false,
            notes: Vec::new(),
        }
    }

    #[test]
    fn the_result_has_its_keys_in_their_order() {
        let campus = campus();
        let text = result_json(&answer(&campus), None, &campus);
        let keys: Vec<&str> = text
            .lines()
            .filter_map(|line| line.strip_prefix("  \""))
            .filter_map(|line| line.split('"').next())
            .collect();
        let expected = "format scenario school_year policy bell_schedule outcome ranks target_weekly_minutes \
            lowest_weekly_minutes median_weekly_minutes highest_weekly_minutes year absent_specialist people students \
            schedule coverage team_leads dollars findings clashes approvals assumptions levers levers_not_pulled levers_kept waivers notes seed effort timed";
        assert_eq!(keys, expected.split_whitespace().collect::<Vec<_>>());
    }

    #[test]
    fn the_result_says_what_the_answer_says() {
        let campus = campus();
        let (schedule, coverage, dollars) =
            (Schedule::default(), CoverageLedger::default(), DollarsLedger::default());
        let backing = Backing {
            schedule: &schedule,
            coverage: &coverage,
            leads: &[],
            dollars: &dollars,
            units: UnitCosts::default(),
            findings: &[],
        };
        let answer = answer(&campus);
        let text = result_json(&answer, Some(backing), &campus);
        assert_eq!(text, result_json(&answer, Some(backing), &campus));
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!((&json["outcome"], &json["ranks"][0]["bound"]), (&"within-bound".into(), &300.into()));
        let para = json["people"].as_array().unwrap().iter().find(|person| person["id"] == "para-1").unwrap();
        assert_eq!((&para["eligible"], &para["fte"]), (&false.into(), &"0.4".into()));
        assert_eq!(json["coverage"]["homeroom_minutes"], 0);
    }
}
