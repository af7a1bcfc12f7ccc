//! What is locked by hand, as rows: the classes and meetings that every schedule with the locks has.

use commontime_school::ids::{HomeroomId, PersonId};
use commontime_school::{Lesson, Rule, wording};

use super::builder::{Builder, number};
use crate::kept::{Kept, lesson_words, meeting_words, minutes_of};
use crate::mip::Expression;

/// Adds the rows. They count what the design counts: neither times of day nor rooms.
pub(super) fn keep(builder: &mut Builder<'_>, kept: &Kept) {
    classes(builder, kept);
    meetings(builder, kept);
    joins(builder, kept);
}

/// On each day a grade has at least its locked classes, and a specialist takes those that are locked with them.
fn classes(builder: &mut Builder<'_>, kept: &Kept) {
    let campus = builder.campus;
    let spoken_of: Vec<PersonId> =
        builder.variables.teachers.iter().flat_map(|group| group.members.iter().copied()).collect();
    for (key, locked) in kept.classes(campus) {
        let (_, special, day) = key;
        let own = |(homeroom, _): &&(HomeroomId, &Lesson)| spoken_of.contains(&campus[*homeroom].teacher);
        let own: Vec<_> = locked.iter().filter(own).collect();
        let Some(&classes) = builder.variables.classes.get(&key).filter(|_| !own.is_empty()) else {
            continue;
        };
        let mut pieces: Vec<String> = own.iter().map(|(_, lesson)| lesson_words(campus, lesson)).collect();
        pieces.dedup();
        let tag = builder.tag_of_lock(Rule::SpecialsFrequency, &wording::list(&pieces), "");
        builder.model.at_least(tag, classes, Expression::constant(number(own.len())));
        if campus.waived(Rule::SpecialsFrequency) {
            continue;
        }
        for (at, group) in builder.variables.specialists.iter().enumerate() {
            let is_theirs =
                |lesson: &Lesson| matches!(&lesson.adults[..], [one] if group.members.contains(one));
            // A class of several homerooms is one.
            let theirs = own.iter().filter(|(homeroom, lesson)| {
                let of_own = |one: &&HomeroomId| spoken_of.contains(&campus[**one].teacher);
                is_theirs(lesson) && lesson.homerooms.iter().find(of_own) == Some(homeroom)
            });
            let count = theirs.count();
            if let Some(&taught) = builder.variables.taught.get(&(at, special, day)).filter(|_| count > 0) {
                builder.model.at_least(tag, taught, Expression::constant(number(count)));
            }
        }
    }
}

/// A team meets at least as long as its locked meetings.
fn meetings(builder: &mut Builder<'_>, kept: &Kept) {
    let campus = builder.campus;
    for ((team, day), locked) in kept.counted_meetings(campus) {
        if builder.variables.meetings.contains_key(&(team, day)) {
            let pieces: Vec<String> = locked.iter().map(|meeting| meeting_words(campus, meeting)).collect();
            let tag = builder.tag_of_lock(Rule::TeamCommonTime, &wording::list(&pieces), "");
            let minutes = builder.meeting(team, day);
            let least = Expression::constant(i64::from(minutes_of(&locked).get()));
            builder.model.at_least(tag, minutes, least);
        }
    }
}

/// Who is at a locked meeting as an optional member joins that team.
fn joins(builder: &mut Builder<'_>, kept: &Kept) {
    let campus = builder.campus;
    if campus.waived(Rule::TeamCommonTime) {
        return;
    }
    for meeting in &kept.locked.meetings {
        let team = &campus[meeting.team];
        for &person in meeting.members.iter().filter(|person| !team.members.contains(person)) {
            if let Some(&join) = builder.variables.joins.get(&(person, meeting.team)) {
                let pieces = meeting_words(campus, meeting);
                let so = format!(", with {}", campus[person].name);
                let tag = builder.tag_of_lock(Rule::TeamCommonTime, &pieces, &so);
                builder.model.at_least(tag, join, Expression::constant(1));
            }
        }
    }
}
