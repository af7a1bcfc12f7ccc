//! Collaboration comes in blocks long enough to count.
//!
//! Every meeting of a kind that counts toward the goal is at least the goal's minimum block long. A shorter one is
//! credited to nobody. Each meeting is measured by itself.

use commontime_school::{Finding, Minutes, Rule};

use crate::found::{Details, found};
use crate::view::View;

pub(crate) fn check(view: &View, findings: &mut Vec<Finding>) {
    let goal = &view.campus.goal;
    for meeting in &view.schedule.meetings {
        let (length, short) = (meeting.span.length(), goal.minimum_block - meeting.span.length());
        if !goal.counts.contains(&meeting.kind) || short <= Minutes::ZERO {
            continue;
        }
        let team = view.team(meeting.team);
        let message = format!(
            "the {team} meets for {length} minutes, shorter than the block of {} that counts",
            goal.minimum_block
        );
        let next_step = format!("lengthen the meeting by {short} minutes, or leave it out");
        findings.push(
            found(Rule::MinimumBlock, &[&team], message, next_step)
                .at(meeting.day, meeting.span)
                .of(view.meeting_row(meeting))
                .short(short),
        );
    }
}
