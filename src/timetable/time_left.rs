//! Meetings in time that was left over: where some meetings of the design had no place, their teams may have others.

use commontime_school::ids::{DayId, PersonId, TeamId};
use commontime_school::{Campus, ClockTime, Meeting, Minutes, Schedule, Span, Use};

use super::day_free::free_spans;
use super::meeting_rooms;
use crate::design::Design;

/// Returns the schedule with a meeting for each team in the longest time of each day that all its members have left, where
/// that is long enough to count; `None` where there is no such time. Whether it keeps all rules is the audit's to say.
#[must_use]
pub fn meet_in_time_left(campus: &Campus, design: &Design, schedule: &Schedule) -> Option<Schedule> {
    let mut fuller = schedule.clone();
    for day in campus.day_ids() {
        for team in campus.team_ids() {
            let Some(span) = common_time_left(campus, &fuller, team, day) else { continue };
            let mut members = campus[team].members.clone();
            let joins = design.joins.iter().filter(|(_, joined)| **joined == team).map(|(&person, _)| person);
            members.extend(joins.filter(|&person| free_spans(campus, &fuller, person, day).holds(span)));
            members.sort_unstable();
            members.dedup();
            if members.iter().any(|&member| meets_enough(campus, &fuller, member)) {
                continue;
            }
            let room = campus[team].room;
            fuller.meetings.push(Meeting {
                day,
                span,
                team,
                kind: Use::TeamMeeting,
                members,
                room,
                locked: false,
            });
        }
    }
    meeting_rooms::find(campus, &mut fuller);
    fuller.sort();
    (fuller != *schedule).then_some(fuller)
}

/// Returns the spans to which a meeting may be made longer by time right before and after it that all its members have left, in steps of
/// the grid, the longest first.
#[must_use]
pub fn time_beside(campus: &Campus, schedule: &Schedule, at: usize) -> Vec<Span> {
    let meeting = &schedule.meetings[at];
    let step = campus.bells.grid.max(Minutes::new(1));
    let is_free = |span: Span| {
        let mut members = meeting.members.iter();
        members.all(|&member| free_spans(campus, schedule, member, meeting.day).holds(span))
    };
    let (start, end) = (meeting.span.start(), meeting.span.end());
    // The day ends where a step leads nowhere.
    let before = (1..).map_while(|n| {
        let earlier = start.plus(-(step * n));
        let is_there = start.since(earlier) == step * n;
        Span::new(earlier, start).is_some_and(|span| is_there && is_free(span)).then_some(earlier)
    });
    let after: Vec<ClockTime> = std::iter::once(end)
        .chain((1..).map_while(|n| {
            let later = end.plus(step * n);
            let is_there = later.since(end) == step * n;
            Span::new(end, later).is_some_and(|span| is_there && is_free(span)).then_some(later)
        }))
        .collect();
    let starts = std::iter::once(start).chain(before);
    let spans = starts.flat_map(|start| after.iter().filter_map(move |&end| Span::new(start, end)));
    let mut spans: Vec<Span> = spans.filter(|span| *span != meeting.span).collect();
    spans.sort_by_key(|span| (std::cmp::Reverse(span.length()), span.start()));
    spans
}

/// Returns the longest time that all members have left on `day`, where it is long enough for a meeting.
fn common_time_left(campus: &Campus, schedule: &Schedule, team: TeamId, day: DayId) -> Option<Span> {
    let free = |&member: &PersonId| free_spans(campus, schedule, member, day).spans().to_vec();
    let both = |a: Vec<Span>, b: Vec<Span>| {
        a.iter().flat_map(|one| b.iter().filter_map(|other| one.intersection(*other))).collect::<Vec<_>>()
    };
    let common = campus[team].members.iter().map(free).reduce(both)?;
    let least = campus.goal.minimum_block.max(Minutes::new(1));
    common.into_iter().filter(|span| span.length() >= least).max_by_key(|span| span.length())
}

/// Tells whether some week has no room for one more meeting of `person`.
fn meets_enough(campus: &Campus, schedule: &Schedule, person: PersonId) -> bool {
    let Some(most) = campus.most_meetings() else { return false };
    let on = |day: DayId| {
        schedule.meetings.iter().filter(|it| it.day == day && it.members.contains(&person)).count()
    };
    let full = |days: &[DayId]| days.iter().map(|&day| on(day)).sum::<usize>() >= most as usize;
    campus.cycle.weeks.iter().any(|week| full(&week.days))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::solve::{Options, solve};
    use commontime_audit::audit;
    use commontime_files::{Texts, load_texts, starter};

    #[test]
    fn an_afternoon_that_all_have_left_becomes_a_meeting() {
        let texts: Texts = starter().into_iter().collect();
        let campus = load_texts(&texts).expect("the starter loads");
        let solved = solve(&campus, &Options::default(), &mut |_| {});
        let (whole, _) = solved.schedule.expect("it has a schedule").into_parts();
        // The long meetings after an early dismissal, of 75 minutes, are taken out.
        let mut without = whole.clone();
        without.meetings.retain(|meeting| meeting.span.length() != Minutes::new(75));
        assert_eq!(whole.meetings.len() - without.meetings.len(), 3);
        let again = meet_in_time_left(&campus, &Design::default(), &without).expect("there is time left");
        // Whoever joins a team is for the design to say, and this one says nothing.
        let place = |meeting: &Meeting| (meeting.team, meeting.day, meeting.span);
        let places: Vec<_> = again.meetings.iter().map(place).collect();
        assert!(whole.meetings.iter().all(|meeting| places.contains(&place(meeting))));
        assert!(audit(&campus, &again).is_clean());
        // Who meets as often as agreed has no more meetings.
        let mut parts = campus.into_parts();
        parts.policy.meetings_per_week_max = Some(5);
        let capped = Campus::new(parts).expect("a school with a cap is a school");
        assert_eq!(meet_in_time_left(&capped, &Design::default(), &without), None);
    }
}
