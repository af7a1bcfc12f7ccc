//! Every subject has its minutes and blocks.
//!
//! In every week each homeroom has at least the minutes its grade needs of each subject. No piece, a stretch of one
//! subject unbroken by anything else, is shorter than the subject's minimum block. Where an unbroken stretch is asked
//! for, every day has one of that length from which no pull-out takes students, unless that service may only be during
//! this very subject. The stretch may be part of a longer piece. Push-ins break nothing, and students of a
//! self-contained room are not pulled out: they never come.

use commontime_school::course::{Block, Setting, SubjectNeed};
use commontime_school::{Activity, DayId, Finding, HomeroomId, Minutes, Rule, Span};

use crate::found::{Details, found, grouped};
use crate::view::View;

const RULE: Rule = Rule::MinutesPerSubject;

pub(crate) fn check(view: &View, findings: &mut Vec<Finding>) {
    for homeroom in view.campus.homeroom_ids() {
        let grade = &view.campus[view.campus[homeroom].grade];
        for need in &grade.subjects {
            weekly(view, homeroom, need, findings);
            for day in view.campus.day_ids() {
                short_pieces(view, homeroom, day, need, findings);
                unbroken(view, homeroom, day, need, findings);
            }
        }
    }
}

fn weekly(view: &View, homeroom: HomeroomId, need: &SubjectNeed, findings: &mut Vec<Finding>) {
    let (name, subject) = (view.campus[homeroom].id.as_str(), view.campus[need.subject].id.as_str());
    let activity = Activity::Subject(need.subject);
    for week in view.weeks() {
        let minutes: Minutes =
            week.days.iter().map(|&day| view.school_day(homeroom, day).minutes(|it| it == activity)).sum();
        let short = need.minutes_per_week - minutes;
        if short <= Minutes::ZERO {
            continue;
        }
        let message = format!(
            "{name} has {} minutes of {subject} in the week {}, {short} fewer than the {} it needs",
            grouped(minutes),
            week.name,
            grouped(need.minutes_per_week)
        );
        let next_step = format!("find {short} more minutes a week for {subject} in {name}");
        findings.push(found(RULE, &[name], message, next_step).short(short));
    }
}

fn short_pieces(
    view: &View,
    homeroom: HomeroomId,
    day: DayId,
    need: &SubjectNeed,
    findings: &mut Vec<Finding>,
) {
    let (name, subject) = (view.campus[homeroom].id.as_str(), view.campus[need.subject].id.as_str());
    for piece in view.school_day(homeroom, day).runs_of(Activity::Subject(need.subject)) {
        let (length, short) = (piece.length(), need.minimum_block - piece.length());
        if short <= Minutes::ZERO {
            continue;
        }
        let message = format!(
            "{name} has a piece of {subject} of {length} minutes, shorter than the least block of {}",
            need.minimum_block
        );
        let next_step = format!("lengthen this piece of {subject} or join it to another");
        findings.push(
            found(RULE, &[name], message, next_step)
                .at(day, piece)
                .of(view.rows_with(homeroom, day, piece))
                .short(short),
        );
    }
}

fn unbroken(view: &View, homeroom: HomeroomId, day: DayId, need: &SubjectNeed, findings: &mut Vec<Finding>) {
    if need.uninterrupted <= Minutes::ZERO {
        return;
    }
    let mut longest = Minutes::ZERO;
    for piece in view.school_day(homeroom, day).runs_of(Activity::Subject(need.subject)) {
        for whole in without_pull_outs(view, homeroom, day, need, piece) {
            longest = longest.max(whole.length());
        }
    }
    let short = need.uninterrupted - longest;
    if short <= Minutes::ZERO {
        return;
    }
    let (name, subject) = (view.campus[homeroom].id.as_str(), view.campus[need.subject].id.as_str());
    let message = format!(
        "{name} has at most {longest} minutes of {subject} without a break or a pull-out, {short} fewer than the {} \
         it needs every day",
        need.uninterrupted
    );
    let next_step = format!("keep one stretch of {} minutes of {subject} whole", need.uninterrupted);
    findings.push(found(RULE, &[name], message, next_step).on(day).short(short));
}

fn without_pull_outs(
    view: &View,
    homeroom: HomeroomId,
    day: DayId,
    need: &SubjectNeed,
    piece: Span,
) -> Vec<Span> {
    let mut whole = vec![piece];
    for &at in &view.school_day(homeroom, day).pulled {
        let session = &view.schedule.lessons[at];
        let Activity::Service(service) = session.activity else { continue };
        let service = &view.campus[service];
        let belongs_here = service.only_during.contains(&Block::Subject(need.subject));
        if service.setting == Setting::PullOut && !belongs_here {
            whole = whole.iter().flat_map(|stretch| stretch.without(session.span)).collect();
        }
    }
    whole
}
