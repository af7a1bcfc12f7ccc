//! Minutes per person against the target: a bar for each, by team.

use commontime_school::answer::PersonMinutes;
use commontime_school::{Campus, Fte, Minutes};

use super::strip::{Hour, decimal};
use crate::input::ReportInput;
use crate::{names, standing};

/// The chart.
#[derive(Clone, Debug)]
pub(crate) struct Chart {
    /// Where the target's line is, in percent.
    pub(crate) target_at: String,
    /// Full hours along the bars.
    pub(crate) hours: Vec<Hour>,
    pub(crate) groups: Vec<BarGroup>,
}

/// One team's bars.
#[derive(Clone, Debug)]
pub(crate) struct BarGroup {
    pub(crate) name: String,
    pub(crate) bars: Vec<Bar>,
}

/// One person's bar.
#[derive(Clone, Debug)]
pub(crate) struct Bar {
    pub(crate) name: String,
    /// How long, in percent.
    pub(crate) length: String,
    pub(crate) class: &'static str,
    pub(crate) title: String,
    pub(crate) minutes: String,
    pub(crate) note: String,
    pub(crate) average: String,
    pub(crate) planning_day: String,
    pub(crate) planning_week: String,
}

/// Returns the chart: minutes scaled to full time, as people are compared.
pub(crate) fn chart(input: &ReportInput<'_>) -> Chart {
    let target = input.campus.goal.minutes_per_week;
    let most = input.answer.people.iter().map(|person| person.weekly_full_time).max().unwrap_or(target);
    // A little room beyond the target, so that its line is never the frame.
    let scale = most.max(Minutes::new(target.get() + target.get() / 8)).get().max(1);
    let percent =
        |minutes: Minutes| decimal(i64::from(minutes.get().clamp(0, scale)) * 10_000 / i64::from(scale));
    let groups = standing::groups(input.campus)
        .into_iter()
        .filter_map(|(name, people)| {
            let bars: Vec<Bar> = input
                .answer
                .people
                .iter()
                .filter(|person| people.contains(&person.person) && shown(person))
                .map(|person| bar(input.campus, person, percent(person.weekly_full_time)))
                .collect();
            (!bars.is_empty()).then_some(BarGroup { name, bars })
        })
        .collect();
    let hours = (1..=scale / 60)
        .map(|hour| (hour, Minutes::new(hour * 60)))
        .take_while(|(_, minutes)| minutes.get() < scale)
        .map(|(hour, minutes)| Hour { at: percent(minutes), label: format!("{hour} h") })
        .collect();
    Chart { target_at: percent(target), hours, groups }
}

/// Those the goal speaks of, and others who have time all the same; the rest are named below the chart.
fn shown(person: &PersonMinutes) -> bool {
    person.eligible() || person.weekly > Minutes::ZERO
}

/// Returns those left out of the chart with the reason: `para-1: the goal is not for a paraprofessional`.
pub(crate) fn outside(input: &ReportInput<'_>) -> Vec<(String, String)> {
    let mut reasons: Vec<(String, String)> = Vec::new();
    for person in &input.answer.people {
        let Some(reason) = &person.outside_because else { continue };
        let name = &input.campus[person.person].name;
        match reasons.iter_mut().find(|(known, _)| known == reason) {
            Some((_, names)) => {
                names.push_str(", ");
                names.push_str(name);
            }
            None => reasons.push((reason.clone(), name.clone())),
        }
    }
    reasons
}

fn bar(campus: &Campus, person: &PersonMinutes, length: String) -> Bar {
    let someone = &campus[person.person];
    let short = person.short_by();
    let (class, note) = if !person.eligible() {
        ("outside", "outside the minimum".to_owned())
    } else if short > Minutes::ZERO {
        ("short", format!("{} short", names::minutes(short)))
    } else {
        ("there", String::new())
    };
    let minutes = if someone.fte == Fte::FULL {
        names::minutes(person.weekly)
    } else {
        format!("{} at {} FTE = {}", person.weekly, someone.fte, person.weekly_full_time)
    };
    Bar {
        title: format!("{}: {minutes} minutes a week, target {}", someone.name, person.target),
        name: someone.name.clone(),
        length,
        class,
        minutes,
        note,
        average: names::minutes(person.average),
        planning_day: names::minutes(person.planning_least_day),
        planning_week: names::minutes(person.planning_week),
    }
}
