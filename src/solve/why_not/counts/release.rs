//! Minutes in which specialists have to have the students so that homeroom teachers can have what they are owed: in minutes, in
//! full-time specialists, and in whole people where a whole grade is to be released at once.
//!
//! These are floors. A teacher's week has so many minutes outside the class; what planning and the target take beyond these must come
//! out of the class, and somebody else has the students then.

use commontime_school::ids::{DayId, GradeId, PersonId, SpecialId};
use commontime_school::why_not::Count;
use commontime_school::{Campus, Fte};

use super::{TeacherWeek, grouped, most_classes, number, people, wide};
use crate::design::specialists::specialist_groups;
use crate::design::teachers::teacher_groups;

/// Homerooms of one grade whose teachers are alike, and what they need.
struct Released {
    grade: GradeId,
    homerooms: i64,
    /// Minutes of specials a week that each has to have.
    each: i64,
}

/// Returns minutes of specials that have to be taught in a week, against those that can be.
pub(super) fn minutes(campus: &Campus) -> Option<Count> {
    let released: Vec<Released> = teacher_groups(campus)
        .iter()
        .map(|group| {
            let now = wide(campus.specials_in_a_week(group.grade));
            let lacking = TeacherWeek::of(campus, group).map_or(0, |week| (week.target - week.left()).max(0));
            Released { grade: group.grade, homerooms: number(group.members.len()), each: now + lacking }
        })
        .collect();
    let needs: i64 = campus.grade_ids().map(|grade| of_grade(campus, &released, grade)).sum();
    let teachers: Vec<(PersonId, Vec<SpecialId>)> = specialist_groups(campus)
        .into_iter()
        .flat_map(|group| group.members.into_iter().map(move |person| (person, group.specials.clone())))
        .collect();
    let weeks: Vec<i64> = teachers.iter().map(|(person, specials)| week(campus, *person, specials)).collect();
    let has: i64 = weeks.iter().sum();
    if needs == 0 || teachers.is_empty() {
        return None;
    }
    let words = format!(
        "{}{}; {} can teach {}{}",
        of_homerooms(campus, &released, needs),
        full_time(campus, &teachers, &weeks, needs),
        people(teachers.len(), "specialist"),
        grouped(has),
        whole_people(campus, &released),
    );
    let keys =
        vec!["courses.toml: special.per-week", "fte.toml: position.fte", "staff.toml: classes-per-day"];
    Some(Count { words, needs, has, unit: "minutes of specials a week", keys })
}

/// Returns minutes of classes that a grade's homerooms have to have: no class has more homerooms than may come together.
fn of_grade(campus: &Campus, released: &[Released], grade: GradeId) -> i64 {
    let minutes: i64 = released.iter().filter(|it| it.grade == grade).map(|it| it.each * it.homerooms).sum();
    share(minutes, together(campus, grade))
}

/// Returns the most homerooms of a grade that come to one class.
fn together(campus: &Campus, grade: GradeId) -> i64 {
    let specials = campus.special_ids().filter(|&special| campus[special].grades.contains(&grade));
    number(specials.map(|special| campus.most_together(special, grade)).max().unwrap_or(1))
}

/// Returns a part of something that is not split, rounded up.
fn share(of: i64, parts: i64) -> i64 {
    of.div_euclid(parts.max(1)) + i64::from(of.rem_euclid(parts.max(1)) > 0)
}

/// The most minutes somebody teaches specials in a week.
fn week(campus: &Campus, person: PersonId, specials: &[SpecialId]) -> i64 {
    let longest = specials.iter().map(|&special| wide(campus[special].minutes)).max().unwrap_or(0);
    let of_day = |&day: &DayId| most_classes(campus, person, specials, day) * longest;
    campus.cycle.weeks.iter().map(|week| week.days.iter().map(of_day).sum()).max().unwrap_or(0)
}

/// `27 homerooms x 225 minutes at specials a week are 6,075`.
fn of_homerooms(campus: &Campus, released: &[Released], needs: i64) -> String {
    let homerooms = people(campus.homerooms.len(), "homeroom");
    let alike = released.first().map(|first| first.each).filter(|each| {
        released.iter().all(|it| it.each == *each) && needs == *each * number(campus.homerooms.len())
    });
    match alike {
        Some(each) => format!("{homerooms} x {each} minutes at specials a week are {}", grouped(needs)),
        None => format!("{homerooms} need {} minutes of specials a week", grouped(needs)),
    }
}

/// `: 4.5 full-time specialists of 1,350 minutes`, where full-time specialists are alike and have a limit.
fn full_time(campus: &Campus, teachers: &[(PersonId, Vec<SpecialId>)], weeks: &[i64], needs: i64) -> String {
    let is_full =
        |person: PersonId| campus[person].fte >= Fte::FULL && campus[person].classes_per_day_max.is_some();
    let mut full =
        teachers.iter().zip(weeks).filter(|((person, _), _)| is_full(*person)).map(|(_, week)| *week);
    match full.next() {
        Some(week) if week > 0 && full.all(|other| other == week) => {
            let tenths = share(needs * 10, week);
            let (whole, tenth) = (tenths / 10, tenths % 10);
            format!(": {}.{tenth} full-time specialists of {} minutes", grouped(whole), grouped(week))
        }
        _ => String::new(),
    }
}

/// Says how many specialists the largest grade takes at once.
fn whole_people(campus: &Campus, released: &[Released]) -> String {
    let of_grade = |grade: GradeId| -> i64 {
        let homerooms = released.iter().filter(|it| it.grade == grade).map(|it| it.homerooms).sum();
        share(homerooms, together(campus, grade))
    };
    let largest = campus
        .grade_ids()
        .map(|grade| (of_grade(grade), grade))
        .max_by_key(|(most, grade)| (*most, std::cmp::Reverse(*grade)));
    match largest {
        Some((most, grade)) if most > 1 => format!(
            ". To release all of {} at once takes {most} of them at that time: whole people, no fractions",
            campus[grade].name
        ),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use commontime_files::{Texts, load_texts};

    use super::super::counts;
    use super::*;

    /// The school of a scenario with words in a file replaced.
    fn school(scenario: &str, file: &str, from: &str, to: &str) -> Campus {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(scenario);
        let mut texts = Texts::new();
        for entry in std::fs::read_dir(folder).expect("a scenario") {
            let file = entry.expect("a file").path();
            let name = file.file_name().and_then(|name| name.to_str()).expect("a name").to_owned();
            texts.insert(name, &std::fs::read_to_string(&file).expect("text"));
        }
        let text = texts.get(file).expect("a file of it");
        assert!(text.contains(from), "{file} has no {from:?}");
        let text = text.replacen(from, to, 1);
        texts.insert(file, &text);
        load_texts(&texts).unwrap_or_else(|problems| panic!("{problems}"))
    }

    /// 27 homerooms, and specialists of six classes of 45 minutes a day: 6 x 45 x 5 = 1,350 minutes a week. Teachers have
    /// 225 minutes a week at specials, and 400 to meet in; so targets of 400, 550 and 700 take 225, 375 and 525:
    ///     27 x 225 =  6,075 =  4.5 x 1,350
    ///     27 x 375 = 10,125 =  7.5 x 1,350
    ///     27 x 525 = 14,175 = 10.5 x 1,350
    #[test]
    fn release_takes_so_many_minutes_and_so_many_specialists() {
        for (target, each, needs, full_time) in [
            (300, 225, 6_075, "4.5"),
            (400, 225, 6_075, "4.5"),
            (550, 375, 10_125, "7.5"),
            (700, 525, 14_175, "10.5"),
        ] {
            let asked = format!("minutes-per-week = {target}");
            let campus = school("walker-gamble", "scenario.toml", "minutes-per-week = 300", &asked);
            let count = minutes(&campus).expect("there are specialists");
            assert_eq!((count.needs, count.has), (needs, 5 * 1_350));
            let words = format!(
                "27 homerooms x {each} minutes at specials a week are {}: {full_time} full-time specialists of 1,350 minutes; \
                 5 specialists can teach 6,750. To release all of kindergarten at once takes 5 of them at that time: whole people, no \
                 fractions",
                grouped(needs)
            );
            assert_eq!(count.words, words);
        }
    }

    /// The fifth specialist is here on three days: 4 x 1,350 + 3 x 270 = 6,210 minutes are enough for 4.5 posts' work of 6,075, and yet on
    /// two days no grade of five homerooms can be released whole.
    #[test]
    fn fractions_of_specialists_do_not_release_a_whole_grade() {
        let campus = school("walker-gamble-short", "scenario.toml", "format = 1", "format = 1");
        let count = minutes(&campus).expect("there are specialists");
        assert_eq!(count.has, 4 * 1_350 + 3 * 270);
        let of_teams = counts(&campus);
        let short = |count: &&Count| count.unit == "people at once" && count.has < count.needs;
        let short: Vec<&Count> = of_teams.iter().filter(short).collect();
        assert!(
            short.iter().any(|count| (count.needs, count.has) == (5, 4)
                && count.words.contains(
                    "on Tue and Fri 5 homerooms may be with others while the team meets, and 4 people"
                )),
            "{short:?}"
        );
    }
}
