//! How people stand against the goal: who reaches it, who is short, what planning is left, by team.

use commontime_school::answer::PersonMinutes;
use commontime_school::staff::Role;
use commontime_school::wording::list;
use commontime_school::{Campus, Minutes, PersonId};

use crate::input::ReportInput;
use crate::why::{Why, why};

/// Returns the eligible people.
pub(crate) fn eligible<'a>(input: &ReportInput<'a>) -> impl Iterator<Item = &'a PersonMinutes> + use<'a> {
    input.answer.people.iter().filter(|person| person.eligible())
}

/// Returns `38 of 38 eligible people`, those who reach their target.
pub(crate) fn reached(input: &ReportInput<'_>) -> String {
    let all = eligible(input).count();
    let there = eligible(input).filter(|person| person.short_by() == Minutes::ZERO).count();
    format!("{there} of {all} eligible people reach the target")
}

/// People who are short by the same minutes for the same reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Short {
    pub(crate) names: Vec<String>,
    pub(crate) has: Minutes,
    pub(crate) target: Minutes,
    pub(crate) lacks: Minutes,
    /// What becomes of their time.
    pub(crate) why: String,
    /// What is proved beyond this schedule.
    pub(crate) proved: String,
    /// What would help.
    pub(crate) next: String,
}

/// Returns the eligible people who lack minutes, those who lack most first; people alike are together.
pub(crate) fn short(input: &ReportInput<'_>) -> Vec<Short> {
    let mut groups: Vec<Short> = Vec::new();
    for person in eligible(input).filter(|person| person.short_by() > Minutes::ZERO) {
        let name = input.campus[person.person].name.clone();
        let Why { because, proved, next } = why(input, person);
        let one = Short {
            names: vec![name],
            has: person.weekly,
            target: person.target,
            lacks: person.short_by(),
            why: because,
            proved,
            next,
        };
        let alike = |known: &&mut Short| {
            (known.has, known.target) == (one.has, one.target)
                && (&known.why, &known.next) == (&one.why, &one.next)
        };
        match groups.iter_mut().find(alike) {
            Some(known) => known.names.extend(one.names),
            None => groups.push(one),
        }
    }
    groups.sort_by_key(|group| -group.lacks);
    groups
}

/// Returns the least individual planning of any eligible person, on a day and in a week.
pub(crate) fn planning_left(input: &ReportInput<'_>) -> Option<(Minutes, Minutes)> {
    let day = eligible(input).map(|person| person.planning_least_day).min()?;
    let week = eligible(input).map(|person| person.planning_week).min()?;
    Some((day, week))
}

/// Returns the names of the eligible people whose planning in a week is `week`, unless that is most of them.
pub(crate) fn planning_lowest(input: &ReportInput<'_>, week: Minutes) -> Option<String> {
    let lowest: Vec<&str> = eligible(input)
        .filter(|person| person.planning_week == week)
        .map(|person| input.campus[person.person].name.as_str())
        .collect();
    (lowest.len() <= 6 && lowest.len() < eligible(input).count()).then(|| list(&lowest))
}

/// Returns people by team, in the order of teams; those of no team follow by role.
pub(crate) fn groups(campus: &Campus) -> Vec<(String, Vec<PersonId>)> {
    let teams = campus.team_ids().map(|team| {
        let members = campus.person_ids().filter(|&person| campus[person].team == Some(team)).collect();
        (campus[team].name.clone(), members)
    });
    let roles = Role::ALL.into_iter().map(|role| {
        let alone = campus
            .person_ids()
            .filter(|&person| campus[person].team.is_none() && campus[person].role == role)
            .collect();
        (commontime_school::wording::plural(2, role.title()), alone)
    });
    teams.chain(roles).filter(|(_, people): &(String, Vec<PersonId>)| !people.is_empty()).collect()
}
