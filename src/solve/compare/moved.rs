//! What is at other times: by grade its specials, lunch and recess, by team its meetings, day by day.

use commontime_school::comparison::{Block, Moved, MovedDay, Sides};
use commontime_school::{Activity, DayId, Span};

use super::{Judged, joined};

/// Returns the blocks that are at other times, of grades and teams that both sides have, on days that both have.
pub(super) fn moved(both: &Sides<Judged<'_>>, days: &[String]) -> Vec<Moved> {
    let grades = joined(both.map(|it| it.campus.grades.iter().map(|grade| grade.name.clone()).collect()));
    let teams = joined(both.map(|it| it.campus.teams.iter().map(|team| team.name.clone()).collect()));
    let mut all = Vec::new();
    for what in Block::ALL {
        let names = if what == Block::Meetings { &teams } else { &grades };
        for who in names.iter().filter(|who| both.each().iter().all(|side| has(side, what, who))) {
            let days = moved_days(both, days, what, who);
            if !days.is_empty() {
                all.push(Moved { who: who.clone(), what, days });
            }
        }
    }
    all
}

/// Tells whether the side has the grade or team of this name.
fn has(judged: &Judged<'_>, what: Block, who: &str) -> bool {
    if what == Block::Meetings {
        judged.campus.teams.iter().any(|team| team.name == who)
    } else {
        judged.campus.grades.iter().any(|grade| grade.name == who)
    }
}

fn moved_days(both: &Sides<Judged<'_>>, days: &[String], what: Block, who: &str) -> Vec<MovedDay> {
    let mut moved = Vec::new();
    for (at, name) in days.iter().enumerate() {
        let day = both.map(|it| it.campus.cycle.day_named(name));
        let Some(day) = day.both() else { continue };
        let times = Sides { a: times(&both.a, day.a, what, who), b: times(&both.b, day.b, what, who) };
        if !times.is_alike() {
            moved.push(MovedDay { day: at, times });
        }
    }
    moved
}

/// Returns when a block is on a day, of any homeroom of the grade.
fn times(judged: &Judged<'_>, day: DayId, what: Block, who: &str) -> Vec<Span> {
    let campus = judged.campus;
    if what == Block::Meetings {
        let meetings = judged.schedule.meetings.iter();
        let theirs = meetings.filter(|it| it.day == day && campus[it.team].name == who);
        return Span::joined(theirs.map(|it| it.span).collect());
    }
    let lessons = judged.schedule.lessons.iter().filter(|it| {
        it.day == day
            && is_of(what, it.activity)
            && it.homerooms.iter().any(|&homeroom| campus[campus[homeroom].grade].name == who)
    });
    Span::joined(lessons.map(|it| it.span).collect())
}

const fn is_of(what: Block, activity: Activity) -> bool {
    match activity {
        Activity::Special(_) => matches!(what, Block::Specials),
        Activity::Lunch => matches!(what, Block::Lunch),
        Activity::Recess => matches!(what, Block::Recess),
        Activity::Subject(_) | Activity::Service(_) | Activity::Homeroom => false,
    }
}
