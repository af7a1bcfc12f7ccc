//! A team meets with its members there and free.
//!
//! Who is listed belongs to the team, as a full or an optional member. Every full member of a team that meets as a
//! whole is listed, or the quorum of them. Everyone listed is at school and free of lessons, duty, lunch and planning
//! in all minutes of the meeting. Optional members never hold a meeting up, and join one team: who is an optional member
//! at meetings of two has a finding, whatever kind of meetings they are. A meeting is used for what meetings are for: one
//! that calls itself planning or lunch is still a meeting.
//!
//! Worth knowing besides: somebody who meets alone, and a team meeting written as one person's assignment, which counts
//! for nobody.

use std::collections::BTreeSet;

use commontime_school::staff::Meets;
use commontime_school::{Assignment, Finding, Meeting, PersonId, Rule, TeamId, Use, wording};

use crate::found::{Details, found};
use crate::view::{View, is_free};

const RULE: Rule = Rule::TeamCommonTime;

pub(crate) fn check(view: &View, findings: &mut Vec<Finding>) {
    for (at, meeting) in view.schedule.meetings.iter().enumerate() {
        other_use(view, meeting, findings);
        strangers(view, meeting, findings);
        missing(view, meeting, findings);
        not_free(view, meeting, findings);
        if view.credit.counts[at] == [true] {
            alone(view, meeting, findings);
        }
    }
    for assignment in view.schedule.assignments.iter().filter(|it| it.kind == Use::TeamMeeting) {
        without_a_team(view, assignment, findings);
    }
    for person in view.campus.person_ids() {
        joins_one(view, person, findings);
    }
}

fn other_use(view: &View, meeting: &Meeting, findings: &mut Vec<Finding>) {
    if meeting.kind.is_meeting() {
        return;
    }
    let (words, kind) = (view.team(meeting.team), meeting.kind.words());
    let message = format!("a meeting of the {words} is down as {kind}, and a meeting is none");
    let next_step = format!("call it a team meeting, or take it out and leave its members their {kind}");
    findings.push(
        found(RULE, &[&words], message, next_step)
            .at(meeting.day, meeting.span)
            .of(view.meeting_row(meeting)),
    );
}

fn strangers(view: &View, meeting: &Meeting, findings: &mut Vec<Finding>) {
    let team = &view.campus[meeting.team];
    for &person in &meeting.members {
        if team.members.contains(&person) || team.optional.contains(&person) {
            continue;
        }
        let (name, words) = (view.name(person), view.team(meeting.team));
        let message = format!("{name} is at a meeting of the {words} and does not belong to it");
        let next_step = format!("take {name} off the meeting, or let them join the team");
        findings.push(
            found(RULE, &[name, &words], message, next_step)
                .at(meeting.day, meeting.span)
                .of(view.meeting_row(meeting)),
        );
    }
}

fn missing(view: &View, meeting: &Meeting, findings: &mut Vec<Finding>) {
    let team = &view.campus[meeting.team];
    let words = view.team(meeting.team);
    let is_listed = |person: &PersonId| meeting.members.contains(person);
    match team.meets {
        Meets::Whole => {
            for &person in team.members.iter().filter(|person| !is_listed(person)) {
                let name = view.name(person);
                let message = format!("the {words} meets as a whole, and {name} is not there");
                let next_step = format!("free {name} for this meeting, or let the team meet with a quorum");
                findings.push(
                    found(RULE, &[name, &words], message, next_step)
                        .at(meeting.day, meeting.span)
                        .of(view.meeting_row(meeting)),
                );
            }
        }
        Meets::Quorum(quorum) => {
            let there = team.members.iter().filter(|person| is_listed(person)).count();
            let needed = usize::try_from(quorum).unwrap_or(usize::MAX);
            if there < needed {
                let short = needed - there;
                let message = format!(
                    "the {words} meets with {}, {short} fewer than its quorum of {quorum}",
                    wording::count(there, "full member")
                );
                let next_step =
                    format!("free {} for this meeting", wording::count(short, "more full member"));
                findings.push(
                    found(RULE, &[&words], message, next_step)
                        .at(meeting.day, meeting.span)
                        .of(view.meeting_row(meeting))
                        .short_count(i64::try_from(short).unwrap_or(i64::MAX)),
                );
            }
        }
    }
}

fn not_free(view: &View, meeting: &Meeting, findings: &mut Vec<Finding>) {
    for &person in &meeting.members {
        let workday = view.workday(person, meeting.day);
        if is_free(view.campus, workday, meeting, person) {
            continue;
        }
        let mut doings: Vec<String> = Vec::new();
        for item in &workday.items {
            let is_meeting = matches!(item.doing, crate::view::Doing::Meeting(_));
            if !is_meeting && item.span.overlaps(meeting.span) {
                doings.push(view.doing(item.doing));
            }
        }
        let why =
            if doings.is_empty() { "not at school all that time".to_owned() } else { wording::list(&doings) };
        let (name, words) = (view.name(person), view.team(meeting.team));
        let message = format!("{name} is not free for the meeting of the {words}: {why}");
        let next_step = format!("move the meeting, or take {name} out of what is at the same time");
        let rows = view.rows_of(person, meeting.day, meeting.span).into_iter();
        findings.push(
            found(RULE, &[name, &words], message, next_step)
                .at(meeting.day, meeting.span)
                .of(rows.chain(view.meeting_row(meeting))),
        );
    }
}

fn alone(view: &View, meeting: &Meeting, findings: &mut Vec<Finding>) {
    let &[person] = &meeting.members[..] else { return };
    let (name, words) = (view.name(person), view.team(meeting.team));
    let message =
        format!("{name} is alone at a meeting of the {words}: these are no minutes with colleagues");
    let next_step = format!("let {name} meet with another team, or make one team of two");
    findings.push(
        found(RULE, &[name, &words], message, next_step)
            .at(meeting.day, meeting.span)
            .of(view.meeting_row(meeting))
            .into_note(),
    );
}

fn without_a_team(view: &View, assignment: &Assignment, findings: &mut Vec<Finding>) {
    let name = view.name(assignment.person);
    let message =
        format!("{name} is down for a team meeting that is none of a team's, and it counts for nobody");
    let next_step = "write it as a meeting with its team, members and place".to_owned();
    findings.push(
        found(RULE, &[name], message, next_step)
            .at(assignment.day, assignment.span)
            .of(view.assignment_row(assignment))
            .into_note(),
    );
}

fn joins_one(view: &View, person: PersonId, findings: &mut Vec<Finding>) {
    let joins = |meeting: &&Meeting| {
        let team = &view.campus[meeting.team];
        meeting.members.contains(&person)
            && team.optional.contains(&person)
            && !team.members.contains(&person)
    };
    let joined: BTreeSet<TeamId> =
        view.schedule.meetings.iter().filter(joins).map(|meeting| meeting.team).collect();
    if joined.len() < 2 {
        return;
    }
    let name = view.name(person);
    let teams: Vec<String> = joined.into_iter().map(|team| view.team(team)).collect();
    let message =
        format!("{name} is at meetings of the {}, and may join one team only", wording::list(&teams));
    let next_step = format!("take {name} off the meetings of all of these teams but one");
    let who: Vec<&str> = std::iter::once(name).chain(teams.iter().map(String::as_str)).collect();
    let rows = view.schedule.meetings.iter().filter(joins).filter_map(|meeting| view.meeting_row(meeting));
    findings.push(found(RULE, &who, message, next_step).of(rows));
}
