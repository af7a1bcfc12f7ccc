//! Two schedules side by side: schools made by hand, whose differences are worked out here.

use commontime::solve::compare::{Judged, compare};
use commontime_audit::{Audit, audit};
use commontime_report::{compare_html, compare_terminal};
use commontime_school::answer::Outcome;
use commontime_school::comparison::{
    Claim, Comparison, DayBells, MinutesFigures, Moved, Origin, PersonFigures, Sides, SpecialistLoad,
};
use commontime_school::position::Position;
use commontime_school::{Activity, Campus, Cents, Fte, Median, Minutes, PersonId, Schedule, Span, TeamId};

use super::{large_school, markup, schools};
use crate::breakers::good_school::prelude::*;
use crate::breakers::good_school::{School, six_days, span};

/// A side of a comparison with all that it stands on.
struct Made {
    campus: Campus,
    schedule: Schedule,
    audit: Audit,
}

impl Made {
    fn of(school: &School) -> Self {
        Self::new(school.campus(), school.schedule.clone())
    }

    fn new(campus: Campus, schedule: Schedule) -> Self {
        let audit = audit(&campus, &schedule);
        Self { campus, schedule, audit }
    }

    fn judged(&self) -> Judged<'_> {
        Judged {
            name: "good-school-result",
            origin: Origin::Result,
            claim: Claim::Recorded(Outcome::ProvenBest),
            campus: &self.campus,
            schedule: &self.schedule,
            audit: &self.audit,
        }
    }
}

/// The good school with these differences, none of which breaks a rule:
///
/// - Team 1 does not meet on Wednesday afternoon: 75 of 300 minutes fewer for its two teachers and for special education.
/// - The specialists meet on Friday at 1:00 in place of 9:45: 195 minutes later.
/// - A vacant half post of a specialist, $32,500, and $40,000 more in the general fund: charged 509,100 + 32,500 = 541,600 of
///   550,000, so that 8,400 are left where 900 were.
/// - 1-A has 21 students in place of 20.
/// - The board has to approve something.
fn changed() -> School {
    let mut school = School::good();
    school.schedule.meetings.retain(|it| it.team != TEAM_1 || it.span != span("14:05-15:20"));
    school.meeting(SPECIALISTS, FRI, "9:45").span = span("13:00-13:45");
    school.schedule.sort();
    let post: Position = school.parts.positions[PE_TEACHER.index()].clone();
    let half = Fte::from_ten_thousandths(5_000);
    school.parts.positions.push(Position {
        id: "post-open".to_owned(),
        fte: half,
        today: (half, 0),
        filled_by: None,
        ..post
    });
    school.parts.funds[0].amount = Cents::new(55_000_000);
    school.parts.homerooms[H1A.index()].students = 21;
    school.parts.approvals =
        vec![("board".to_owned(), "bell times: Wednesday dismissal".to_owned(), "March 1".to_owned())];
    school
}

#[test]
fn what_was_changed_is_what_differs() {
    let (a, b) = (Made::of(&School::good()), Made::of(&changed()));
    let found = compare(a.judged(), b.judged());
    assert!(!found.is_same());
    assert_eq!(found.sides.map(|it| (it.claim, it.broken.clone())), {
        let clean = (Claim::Recorded(Outcome::ProvenBest), Vec::new());
        Sides { a: clean.clone(), b: clean }
    });
    let minutes = |it: &MinutesFigures| {
        let median = it.median.map(Median::twice);
        ([it.lowest, it.highest].map(|it| it.map(Minutes::get)), median, it.reaching, it.eligible)
    };
    let whole = ([Some(300), Some(300)], Some(2 * 300), 9, 9);
    let fewer = ([Some(225), Some(300)], Some(2 * 300), 6, 9);
    assert_eq!(found.minutes.map(minutes), Sides { a: whole, b: fewer });
    let planning = found.minutes.map(|it| (it.planning_day, it.planning_week));
    let kept = (Some(Minutes::new(30)), Some(Minutes::new(150)));
    assert_eq!(planning, Sides { a: kept, b: kept });

    let lose: Vec<(&str, Sides<i32>)> = found
        .whose_minutes_differ()
        .map(|(person, figures)| (person.id.as_str(), figures.map(|it: &PersonFigures| it.weekly.get())))
        .collect();
    let less = Sides { a: 300, b: 225 };
    let of = |id: PersonId| a.campus[id].id.as_str();
    assert_eq!(lose, [(of(T1A), less), (of(T1B), less), (of(SPECIAL_ED), less)]);
    assert!(found.students.iter().all(|row| row.minutes.is_alike()));

    let cost =
        found.cost.map(|it| (it.recurring.get(), it.one_time.get(), it.net_new_cost.get(), it.unpriced));
    // 509,100 of the general fund, 32,500 of IDEA and 65,000 of Title I; the half post is one of this year's, so nothing is new.
    assert_eq!(cost, Sides { a: (60_660_000, 0, 0, 0), b: (63_910_000, 0, 0, 0) });
    let left = found.funds[0].figures.both().unwrap().map(|it| it.left.get());
    assert_eq!(left, Sides { a: 90_000, b: 840_000 });
    assert!(found.funds[1..].iter().all(|it| it.figures.is_alike()));
    let specialist = found.positions.iter().find(|it| it.kind == "specialist").unwrap();
    let (three, half) = (Fte::from_ten_thousandths(30_000), Fte::from_ten_thousandths(5_000));
    assert_eq!((specialist.filled, specialist.vacant.b), (Sides { a: three, b: three }, half));

    // PE has two classes a day and none on Friday; the library and computers are four classes of 25 minutes on Monday and Friday.
    // From arrival at 7:35 to 9:40 there is no gap of 15 minutes: 10 of duty and 2 x 50 of classes.
    let loads: Vec<(u32, u32, i32)> = found
        .specialists
        .iter()
        .map(|it| {
            let SpecialistLoad { fewest_a_day, most_a_day, longest_run } = it.load.a.unwrap();
            (fewest_a_day, most_a_day, longest_run.get())
        })
        .collect();
    assert_eq!(loads, [(0, 2, 110), (0, 2, 110), (0, 4, 110)]);
    let group = found.largest_group.map(|it| it.as_ref().map(|it| (it.students, it.homerooms.join(" "))));
    assert_eq!(group.map(|it| it.as_ref().map(|it| it.0)), Sides { a: Some(20), b: Some(21) });
    assert_eq!(group.b.unwrap().1, "1-A");
    assert_eq!(found.sides.map(|it| it.approvals.len()), Sides { a: 0, b: 1 });
    assert!(found.only_on.is_empty() && found.bells.iter().all(|it| it.students.is_alike()));

    let words = |Moved { who, what, days }: &Moved| {
        let times = |times: &[Span]| times.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        let days = days
            .iter()
            .map(|it| format!("{} {} / {}", found.days[it.day], times(&it.times.a), times(&it.times.b)));
        format!("{who} {}: {}", what.slug(), days.collect::<Vec<_>>().join(", "))
    };
    let team = |team: TeamId| a.campus[team].name.as_str();
    assert_eq!(
        found.moved.iter().map(words).collect::<Vec<_>>(),
        [
            format!("{} meetings: Wed 8:55-9:40 14:05-15:20 / 8:55-9:40", team(TEAM_1)),
            format!("{} meetings: Fri 9:45-10:30 / 13:00-13:45", team(SPECIALISTS)),
        ]
    );
    // One meeting is gone and one is at another time.
    let rows = found.rows;
    assert_eq!((rows.a.only_here, rows.b.only_here, rows.a.all - rows.b.all), (2, 1, 1));
}

/// Says of two comparisons that the one is the other from the other side. What is in lists may be in another order.
#[track_caller]
fn assert_mirrored(one: &Comparison, other: &Comparison) {
    fn swapped<T: Clone>(sides: &Sides<T>) -> Sides<T> {
        Sides { a: sides.b.clone(), b: sides.a.clone() }
    }
    fn sorted(mut rows: Vec<String>) -> Vec<String> {
        rows.sort();
        rows
    }
    assert_eq!(one.sides, swapped(&other.sides));
    assert_eq!(one.minutes, swapped(&other.minutes));
    assert_eq!(one.cost, swapped(&other.cost));
    assert_eq!(one.largest_group, swapped(&other.largest_group));
    assert_eq!(one.rows, swapped(&other.rows));
    assert_eq!((one.pause, one.is_same()), (other.pause, other.is_same()));
    macro_rules! rows {
        ($list:ident, $key:ident, $($sides:ident),*) => {
            let own = one.$list.iter().map(|it| format!("{:?} {:?}", it.$key, ($(it.$sides.clone(),)*)));
            let mirrored = other.$list.iter().map(|it| format!("{:?} {:?}", it.$key, ($(swapped(&it.$sides),)*)));
            assert_eq!(sorted(own.collect()), sorted(mirrored.collect()));
        };
    }
    rows!(people, id, figures);
    rows!(students, grade, minutes);
    rows!(funds, id, figures);
    rows!(positions, kind, filled, vacant);
    rows!(specialists, id, load);
    rows!(only_on, kind, names);
    let bells = |of: &Comparison, swap: bool| {
        let row = |it: &DayBells| {
            let (students, staff) =
                if swap { (swapped(&it.students), swapped(&it.staff)) } else { (it.students, it.staff) };
            format!("{} {students:?} {staff:?}", of.days[it.day])
        };
        sorted(of.bells.iter().map(row).collect())
    };
    assert_eq!(bells(one, false), bells(other, true));
    let moved = |of: &Comparison, swap: bool| {
        let rows = of.moved.iter().flat_map(|it| {
            it.days.iter().map(move |day| {
                let times = if swap { swapped(&day.times) } else { day.times.clone() };
                format!("{} {:?} {} {times:?}", it.who, it.what, of.days[day.day])
            })
        });
        sorted(rows.collect())
    };
    assert_eq!(moved(one, false), moved(other, true));
}

#[test]
fn b_against_a_is_a_against_b_mirrored_and_each_is_the_same_as_itself() {
    let mut six = School::good();
    six_days(&mut six);
    let (large, plan) = large_school::large_school();
    let (short, scheduled) = schools::short();
    let all = [
        Made::of(&School::good()),
        Made::of(&changed()),
        Made::of(&six),
        Made::new(large, plan),
        Made::new(short, scheduled),
    ];
    for a in &all {
        for b in &all {
            let (one, other) = (compare(a.judged(), b.judged()), compare(b.judged(), a.judged()));
            assert_mirrored(&one, &other);
            assert_eq!(one.is_same(), std::ptr::eq(a, b), "{} and {}", a.campus.name, b.campus.name);
            // Whatever the two are, both reports can be written.
            let page = compare_html(&one);
            markup::assert_self_contained(&page);
            markup::assert_accessible(&page);
            assert!(compare_terminal(&one, 80, false).lines().all(|line| line.chars().count() <= 80));
        }
    }
}

#[test]
fn one_lesson_that_differs_is_no_longer_the_same() {
    let (good, mut other) = (School::good(), School::good());
    // Mathematics and homeroom time change places: nothing but the rows tells.
    other.lesson(H2A, MON, "8:45").room = room_of(H2B);
    let (a, b) = (Made::of(&good), Made::of(&other));
    let found = compare(a.judged(), b.judged());
    assert!(!found.is_same() && found.moved.is_empty());
    assert_eq!(found.rows.map(|rows| rows.only_here), Sides { a: 1, b: 1 });
    assert!(compare_terminal(&found, 80, false).contains("Nobody's minutes differ."));
}

#[test]
fn students_who_lose_minutes_are_named_and_broken_rules_are_said_loudly() {
    let (good, mut other) = (School::good(), School::good());
    // Grade 2's A has no science on Friday: 4 x 50 - 50 = 150 minutes, and 50 less of all instruction.
    other.lesson(H2A, FRI, "13:45").activity = Activity::Homeroom;
    let (a, b) = (Made::of(&good), Made::of(&other));
    let found = compare(a.judged(), b.judged());
    let differ: Vec<(&str, &str, Sides<i32>)> = found
        .students
        .iter()
        .filter(|row| !row.minutes.is_alike())
        .map(|row| {
            (row.grade.as_str(), row.activity.as_str(), row.minutes.both().unwrap().map(|it| it.least.get()))
        })
        .collect();
    let instruction = 275 + 700 + 200 + 200 + 250;
    assert_eq!(
        differ,
        [
            ("grade 2", "science", Sides { a: 200, b: 150 }),
            ("grade 2", "all instruction", Sides { a: instruction, b: instruction - 50 }),
        ]
    );
    assert_eq!(found.sides.map(|it| it.claim).b, Claim::Nothing);
    assert!(!found.sides.b.broken.is_empty());
    for text in [compare_terminal(&found, 80, false), markup::words(&compare_html(&found), "students")] {
        assert!(text.contains("grade 2, science"), "{text}");
    }
    let screen = compare_terminal(&found, 80, false);
    assert!(screen.contains("B cannot be used as it is"), "{screen}");
    assert!(compare_html(&found).contains("B cannot be used as it is"));
}

#[test]
fn the_comparison_on_a_screen() {
    let (a, b) = (Made::of(&School::good()), Made::of(&changed()));
    insta::assert_snapshot!(compare_terminal(&compare(a.judged(), b.judged()), 80, false));
}

#[test]
fn the_comparison_on_a_page() {
    let (a, b) = (Made::of(&School::good()), Made::of(&changed()));
    insta::assert_snapshot!(compare_html(&compare(a.judged(), b.judged())));
}
