//! The coverage ledger: while homeroom teachers meet, who has their students, doing what and where.

use commontime_school::Meeting;
use commontime_school::ledger::{CoverageLedger, CoverageLine};

use crate::view::View;

/// Writes a line for every lesson of every homeroom whose teacher is in a meeting at that time, meeting by meeting.
///
/// Minutes of a meeting outside the students' day need nobody and have no line. A minute in which a homeroom is nowhere
/// has none either: it is a finding.
pub(crate) fn coverage(view: &View) -> CoverageLedger {
    let mut ledger = CoverageLedger::default();
    for day in view.campus.day_ids() {
        let minutes = view.students_day(day).length().get();
        let homerooms = view.campus.homerooms.len() as u64;
        ledger.homeroom_minutes += homerooms * u64::from(minutes.unsigned_abs());
    }
    for meeting in &view.schedule.meetings {
        released(view, meeting, &mut ledger.lines);
    }
    ledger.lines.sort_by_key(|line| (line.day, line.span, line.team, line.homeroom));
    ledger
}

fn released(view: &View, meeting: &Meeting, lines: &mut Vec<CoverageLine>) {
    for homeroom in view.campus.homeroom_ids() {
        if !meeting.members.contains(&view.campus[homeroom].teacher) {
            continue;
        }
        for piece in &view.school_day(homeroom, meeting.day).pieces {
            let (Some(at), Some(span)) = (piece.lesson, piece.span.intersection(meeting.span)) else {
                continue;
            };
            let lesson = &view.schedule.lessons[at];
            lines.push(CoverageLine {
                day: meeting.day,
                span,
                team: meeting.team,
                homeroom,
                activity: lesson.activity,
                adults: lesson.adults.clone(),
                room: lesson.room,
            });
        }
    }
}
