//! The week by grade: a strip for each way the grade's homerooms spend a day, and who has which special when.

use commontime_school::{Activity, Campus, DayId, GradeId, HomeroomId, Schedule, Span, SpecialId};

use super::palette::{self, Shade};
use super::specials_table::{self, SpecialsTable};
use super::strip::{Axis, Strip};
use crate::clock;
use crate::days;

/// One grade's week.
#[derive(Clone, Debug)]
pub(crate) struct GradeWeek {
    pub(crate) name: String,
    pub(crate) homerooms: String,
    pub(crate) strips: Vec<Strip>,
    pub(crate) specials: SpecialsTable,
}

/// Days and homerooms with the same sequence of activities.
struct Pattern {
    days: Vec<DayId>,
    homerooms: Vec<HomeroomId>,
    sequence: Vec<(Span, Activity)>,
}

/// Returns every grade's week.
pub(crate) fn weeks(campus: &Campus, schedule: &Schedule, axis: Axis) -> Vec<GradeWeek> {
    campus.grade_ids().map(|grade| week(campus, schedule, axis, grade)).collect()
}

/// Returns the activities that occur, for the legend: subjects in order, then the rest.
pub(crate) fn legend(campus: &Campus, schedule: &Schedule) -> Vec<Shade> {
    let mut activities: Vec<Activity> = schedule
        .lessons
        .iter()
        .filter(|lesson| !matches!(lesson.activity, Activity::Service(_)))
        .map(|lesson| lesson.activity)
        .collect();
    activities.sort_unstable();
    let mut shades: Vec<Shade> =
        activities.into_iter().map(|activity| palette::of_activity(campus, activity)).collect();
    shades.dedup();
    shades
}

fn week(campus: &Campus, schedule: &Schedule, axis: Axis, grade: GradeId) -> GradeWeek {
    let homerooms = &campus[grade].homerooms;
    let strips = patterns(campus, schedule, homerooms)
        .iter()
        .map(|pattern| strip(campus, axis, pattern, homerooms.len()))
        .collect();
    GradeWeek {
        name: campus[grade].name.clone(),
        homerooms: names(campus, homerooms),
        strips,
        specials: specials_table::table(campus, schedule, homerooms),
    }
}

fn names(campus: &Campus, homerooms: &[HomeroomId]) -> String {
    let names: Vec<&str> = homerooms.iter().map(|&homeroom| campus[homeroom].id.as_str()).collect();
    names.join(", ")
}

/// Groups the homerooms of each day by what they do, then joins days on which the same homerooms do the same.
fn patterns(campus: &Campus, schedule: &Schedule, homerooms: &[HomeroomId]) -> Vec<Pattern> {
    let mut patterns: Vec<Pattern> = Vec::new();
    for day in campus.day_ids() {
        let mut groups: Vec<Pattern> = Vec::new();
        for &homeroom in homerooms {
            let sequence = sequence(schedule, homeroom, day);
            match groups.iter_mut().find(|group| group.sequence == sequence) {
                Some(group) => group.homerooms.push(homeroom),
                None => groups.push(Pattern { days: vec![day], homerooms: vec![homeroom], sequence }),
            }
        }
        for group in groups {
            let same =
                |known: &&mut Pattern| known.homerooms == group.homerooms && known.sequence == group.sequence;
            match patterns.iter_mut().find(same) {
                Some(known) => known.days.push(day),
                None => patterns.push(group),
            }
        }
    }
    patterns
}

/// What the homeroom does on the day, in order; services are left out, since only some students leave.
fn sequence(schedule: &Schedule, homeroom: HomeroomId, day: DayId) -> Vec<(Span, Activity)> {
    let mut sequence: Vec<(Span, Activity)> = specials_table::lessons_of(schedule, homeroom, day)
        .filter(|lesson| !matches!(lesson.activity, Activity::Service(_)))
        .map(|lesson| (lesson.span, plain(lesson.activity)))
        .collect();
    sequence.sort_unstable();
    sequence
}

/// Makes all specials one thing: which of them it is, the table below the strips says.
fn plain(activity: Activity) -> Activity {
    match activity {
        Activity::Special(_) => Activity::Special(SpecialId(0)),
        other => other,
    }
}

fn strip(campus: &Campus, axis: Axis, pattern: &Pattern, of: usize) -> Strip {
    let days = days::words(campus, &pattern.days);
    let who = if pattern.homerooms.len() == of { String::new() } else { names(campus, &pattern.homerooms) };
    let segments = pattern
        .sequence
        .iter()
        .map(|&(span, activity)| {
            let shade = palette::of_activity(campus, activity);
            let title = format!("{} {}", clock::span(span), shade.words);
            axis.segment(span, &shade, title)
        })
        .collect::<Vec<_>>();
    let spoken: Vec<&str> = segments.iter().map(|segment| segment.title.as_str()).collect();
    let label = if who.is_empty() { days } else { format!("{days} {who}") };
    Strip { title: format!("{label}: {}", spoken.join(", ")), label, segments }
}
