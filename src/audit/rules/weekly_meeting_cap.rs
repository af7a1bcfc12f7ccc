//! Nobody has more team meetings a week than agreed.
//!
//! Every meeting that a person is listed for counts as one, however long it is and whatever it is used for, required
//! meetings alone excepted: individualized education programs and the whole faculty meet when they must.

use commontime_school::{DayId, Finding, PersonId, Rule, Use, wording};

use crate::found::{Details, found};
use crate::view::{Doing, View};

pub(crate) fn check(view: &View, findings: &mut Vec<Finding>) {
    let Some(most) = view.campus.policy.meetings_per_week_max else { return };
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    for person in view.campus.person_ids() {
        for week in view.weeks() {
            let meetings: usize = week.days.iter().map(|&day| meetings_on(view, person, day)).sum();
            if meetings <= most {
                continue;
            }
            let (name, over) = (view.name(person), meetings - most);
            let message = format!(
                "{name} has {} in the week {}, {over} over the {most} agreed",
                wording::count(meetings, "meeting"),
                week.name
            );
            let next_step = format!("take {} of {name} out of the week", wording::count(over, "meeting"));
            let over = i64::try_from(over).unwrap_or(i64::MAX);
            findings.push(found(Rule::WeeklyMeetingCap, &[name], message, next_step).short_count(over));
        }
    }
}

fn meetings_on(view: &View, person: PersonId, day: DayId) -> usize {
    let items = view.workday(person, day).items.iter();
    let counts = |doing: Doing| match doing {
        Doing::Meeting(at) => view.schedule.meetings[at].kind != Use::RequiredMeeting,
        Doing::Nothing | Doing::Lesson(_) | Doing::Assignment(_) => false,
    };
    items.filter(|item| counts(item.doing)).count()
}
