//! Who has how many minutes: people to work with colleagues and to plan, students of every grade by activity.

use commontime_school::Minutes;
use commontime_school::answer::PersonMinutes;
use commontime_school::comparison::{
    MinutesFigures, PersonCompared, PersonFigures, Sides, StudentFigures, StudentsCompared,
};

use super::{Judged, joined};

/// Returns the figures of all eligible people together.
pub(super) fn all(judged: &Judged<'_>) -> MinutesFigures {
    let audit = judged.audit;
    let eligible = || audit.people.iter().filter(|person| person.eligible());
    MinutesFigures {
        target: judged.campus.goal.minutes_per_week,
        lowest: audit.lowest_weekly_minutes(),
        median: audit.median(),
        highest: audit.highest(),
        eligible: eligible().count(),
        reaching: eligible().filter(|person| person.short_by() == Minutes::ZERO).count(),
        planning_day: eligible().map(|person| person.planning_least_day).min(),
        planning_week: eligible().map(|person| person.planning_week).min(),
    }
}

/// Returns everyone on either side.
pub(super) fn people(both: &Sides<Judged<'_>>) -> Vec<PersonCompared> {
    let ids = joined(both.map(|it| it.campus.people.iter().map(|person| &person.id).collect()));
    let one = |id: &String| {
        let of = both.map(|it| {
            let found = it.audit.people.iter().find(|person| it.campus[person.person].id == *id)?;
            Some((it.campus[found.person].name.clone(), figures(found)))
        });
        let name = of.a.as_ref().or(of.b.as_ref()).map_or_else(|| id.clone(), |(name, _)| name.clone());
        PersonCompared {
            id: id.clone(),
            name,
            figures: of.map(|it| it.as_ref().map(|(_, figures)| *figures)),
        }
    };
    ids.into_iter().map(one).collect()
}

fn figures(person: &PersonMinutes) -> PersonFigures {
    PersonFigures {
        is_eligible: person.eligible(),
        weekly: person.weekly,
        target: person.target,
        planning_week: person.planning_week,
        planning_day: person.planning_least_day,
    }
}

/// Returns every activity of every grade.
pub(super) fn students(both: &Sides<Judged<'_>>) -> Vec<StudentsCompared> {
    let keys = both.map(|it| it.audit.students.iter().map(|row| (&row.grade, &row.activity)).collect());
    let one = |(grade, activity): (&String, &String)| {
        let minutes = both.map(|it| {
            let mut rows = it.audit.students.iter();
            let row = rows.find(|row| row.grade == *grade && row.activity == *activity);
            row.map(|row| StudentFigures { least: row.scheduled, average: row.scheduled_average })
        });
        StudentsCompared { grade: grade.clone(), activity: activity.clone(), minutes }
    };
    joined(keys).into_iter().map(one).collect()
}
