//! What holds of any schedule, kept or broken: the three ledgers add up, nothing that a naive count minute by minute finds
//! wrong goes without a finding, credit never exceeds the time spent in meetings, and the same schedule has the same audit.

use commontime_audit::Audit;
use commontime_school::ledger::PaidFor;
use commontime_school::position::{HourlyBenefits, Pay, Position};
use commontime_school::staff::Role;
use commontime_school::{
    Activity, Campus, Cents, ClockTime, DayId, Fte, FundId, HomeroomId, Lesson, Minutes, PersonId,
    PositionId, Row, Rule, Schedule, Severity, Share, Span, Use,
};
use proptest::prelude::*;

use super::good_school::School;

/// One random change: which item of the schedule, how many minutes later or earlier it begins, which day it moves to and
/// who has it.
type Change = (usize, i32, u32, u32);

fn change(schedule: &mut Schedule, (at, minutes, day, person): Change) {
    let moved = |span: Span| {
        let start = span.start().plus(Minutes::new(minutes));
        Span::starting(start, span.length()).unwrap_or(span)
    };
    let (lessons, meetings) = (schedule.lessons.len(), schedule.meetings.len());
    let at = at % (lessons + meetings + schedule.assignments.len());
    if at < lessons {
        let lesson = &mut schedule.lessons[at];
        (lesson.span, lesson.day) = (moved(lesson.span), DayId(day));
        lesson.adults.push(PersonId(person));
    } else if at < lessons + meetings {
        let meeting = &mut schedule.meetings[at - lessons];
        (meeting.span, meeting.day) = (moved(meeting.span), DayId(day));
        meeting.members.push(PersonId(person));
    } else {
        let assignment = &mut schedule.assignments[at - lessons - meetings];
        (assignment.span, assignment.day, assignment.person) =
            (moved(assignment.span), DayId(day), PersonId(person));
    }
}

/// Damages: items moved by hours, lessons moved by a few minutes, lessons that lose their adults.
#[derive(Clone, Debug)]
struct Damages {
    far: Vec<Change>,
    near: Vec<(usize, i32)>,
    lost: Vec<usize>,
}

fn damages() -> impl Strategy<Value = Damages> {
    let far = prop::collection::vec((0_usize..10_000, -600_i32..600, 0_u32..5, 0_u32..11), 0..20);
    let near = prop::collection::vec((0_usize..10_000, -6_i32..7), 0..10);
    let lost = prop::collection::vec(0_usize..10_000, 0..4);
    (far, near, lost).prop_map(|(far, near, lost)| Damages { far, near, lost })
}

fn damaged(damages: Damages) -> School {
    let mut school = School::good();
    for it in damages.far {
        change(&mut school.schedule, it);
    }
    let lessons = &mut school.schedule.lessons;
    for (at, minutes) in damages.near {
        let at = at % lessons.len();
        let start = lessons[at].span.start().plus(Minutes::new(minutes));
        lessons[at].span = Span::starting(start, lessons[at].span.length()).unwrap_or(lessons[at].span);
    }
    for at in damages.lost {
        let at = at % lessons.len();
        lessons[at].adults.clear();
    }
    school
}

fn minutes(span: Span) -> impl Iterator<Item = ClockTime> {
    (span.start().get()..span.end().get()).filter_map(ClockTime::from_minutes)
}

/// Tells whether a required finding of one of `rules` is about `who` in this minute.
fn found(audit: &Audit, rules: &[Rule], who: &str, day: DayId, time: ClockTime) -> bool {
    audit.findings.iter().any(|it| {
        it.severity == Severity::Required
            && rules.contains(&it.rule)
            && it.who.iter().any(|name| name == who)
            && it.day == Some(day)
            && it.span.is_none_or(|span| span.covers(time))
    })
}

/// Tells whether an adult who may be in charge of the lesson is at school in this minute.
fn has_an_adult(campus: &Campus, lesson: &Lesson, time: ClockTime) -> bool {
    let watched = matches!(lesson.activity, Activity::Lunch | Activity::Recess);
    lesson.adults.iter().any(|&adult| {
        let someone = &campus[adult];
        let here = someone.present[lesson.day.index()].iter().any(|span| span.covers(time));
        here && someone.one_to_one.is_none() && (watched || someone.role != Role::Paraprofessional)
    })
}

/// The lessons of the whole homeroom in this minute.
fn lessons_at(schedule: &Schedule, homeroom: HomeroomId, day: DayId, time: ClockTime) -> Vec<&Lesson> {
    let whole = |lesson: &&Lesson| {
        lesson.day == day
            && lesson.span.covers(time)
            && lesson.homerooms.contains(&homeroom)
            && !matches!(lesson.activity, Activity::Service(_))
    };
    schedule.lessons.iter().filter(whole).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_contracted_minute_has_one_use(damages in damages()) {
        let school = damaged(damages);
        let (campus, audit) = (school.campus(), school.audit());
        prop_assert_eq!(&audit, &school.audit());
        for person in campus.person_ids() {
            for day in campus.day_ids() {
                let uses = &audit.minutes.of(person, day).expect("everyone has every day").uses;
                prop_assert!(uses.windows(2).all(|two| two[0].span.end() <= two[1].span.start()));
                let sum: Minutes = uses.iter().map(|used| used.span.length()).sum();
                prop_assert_eq!(sum, campus[person].contracted_minutes(day));
            }
            let people = &audit.people[person.index()];
            let meetings = people.by_use.iter().find(|used| used.kind == Use::TeamMeeting);
            prop_assert!(people.weekly <= meetings.expect("every use is there").least_week);
        }
    }

    /// Each homeroom is in one lesson with an adult in every minute of its day, or a finding says so; and while its
    /// teacher meets, one line of the coverage ledger says who has it.
    #[test]
    fn every_student_minute_is_covered_once_or_found(damages in damages()) {
        let school = damaged(damages);
        let (campus, audit) = (school.campus(), school.audit());
        let mut covered = 0_u64;
        for homeroom in campus.homeroom_ids() {
            let (name, teacher) = (campus[homeroom].id.as_str(), campus[homeroom].teacher);
            for day in campus.day_ids() {
                for time in minutes(campus.bells.days[day.index()].students) {
                    covered += 1;
                    let lessons = lessons_at(&school.schedule, homeroom, day, time);
                    let right = match lessons[..] {
                        [] => found(&audit, &[Rule::SupervisedEveryMinute], name, day, time),
                        [only] => {
                            has_an_adult(&campus, only, time)
                                || found(&audit, &[Rule::SupervisedEveryMinute], name, day, time)
                        }
                        _ => found(&audit, &[Rule::OnePlaceAtATime], name, day, time),
                    };
                    prop_assert!(right, "{name} at {time}: {} lessons", lessons.len());
                    let meetings = school.schedule.meetings.iter().filter(|meeting| {
                        meeting.day == day && meeting.span.covers(time) && meeting.members.contains(&teacher)
                    });
                    let lines: Vec<_> = audit.coverage.lines.iter().filter(|line| {
                        (line.homeroom, line.day) == (homeroom, day) && line.span.covers(time)
                    }).collect();
                    let expected = if lessons.is_empty() { 0 } else { meetings.count() };
                    prop_assert_eq!(lines.len(), expected, "{} at {}", name, time);
                    if let [only] = lessons[..] {
                        let same = |line: &&commontime_school::ledger::CoverageLine| {
                            (line.activity, &line.adults, line.room) == (only.activity, &only.adults, only.room)
                        };
                        prop_assert!(lines.iter().all(same));
                    }
                }
            }
        }
        prop_assert_eq!(audit.coverage.homeroom_minutes, covered);
    }

    /// Nobody is at two things at once or at work outside their hours without a finding.
    #[test]
    fn every_minute_of_a_person_is_at_one_place_or_found(damages in damages()) {
        let school = damaged(damages);
        let (campus, audit) = (school.campus(), school.audit());
        let schedule = &school.schedule;
        for person in campus.person_ids() {
            let someone = &campus[person];
            for day in campus.day_ids() {
                for time in minutes(Span::new(ClockTime::at(6, 0), ClockTime::at(18, 0)).expect("in order")) {
                    let at = |span: Span, other: DayId| other == day && span.covers(time);
                    let lessons = schedule.lessons.iter();
                    let lessons: Vec<&Lesson> =
                        lessons.filter(|it| at(it.span, it.day) && it.adults.contains(&person)).collect();
                    let watches = |it: &&Lesson| matches!(it.activity, Activity::Lunch | Activity::Recess);
                    let one_watch = lessons.iter().all(|it| {
                        watches(it) && (it.activity, it.room) == (lessons[0].activity, lessons[0].room)
                    });
                    let places = if one_watch { lessons.len().min(1) } else { lessons.len() };
                    let meetings = schedule.meetings.iter();
                    let meetings = meetings.filter(|it| at(it.span, it.day) && it.members.contains(&person));
                    let assignments = schedule.assignments.iter();
                    let assignments = assignments.filter(|it| at(it.span, it.day) && it.person == person);
                    let things = places + meetings.count() + assignments.count();
                    let here = someone.present[day.index()].iter().any(|span| span.covers(time));
                    prop_assert!(
                        things < 2 || found(&audit, &[Rule::OnePlaceAtATime], &someone.name, day, time),
                        "{} has {things} things at {time}", someone.name
                    );
                    prop_assert!(
                        things == 0 || here || found(&audit, &[Rule::ContractDay], &someone.name, day, time),
                        "{} is not here at {time}", someone.name
                    );
                }
            }
        }
    }

    /// The rows that a finding speaks of are on its day, and of two things at once it names a row.
    #[test]
    fn findings_name_rows_of_their_day(damages in damages()) {
        let school = damaged(damages);
        let schedule = &school.schedule;
        for finding in school.audit().findings {
            for &row in &finding.rows {
                let day = match row {
                    Row::Lesson(at) => schedule.lessons[at].day,
                    Row::Meeting(at) => schedule.meetings[at].day,
                    Row::Assignment(at) => schedule.assignments[at].day,
                };
                prop_assert!(finding.day.is_none_or(|of| of == day), "{}", finding.message);
            }
            let two = finding.message.contains("two things at once");
            prop_assert!(!two || !finding.rows.is_empty(), "{}", finding.message);
        }
    }

    /// Every cent of a position is charged once, and funds are charged what positions cost.
    #[test]
    fn funds_are_charged_what_positions_cost(
        posts in prop::collection::vec((0_i64..20_000_000, 1_u32..15_000, 1_u32..10_000, 1_u32..10_000), 1..30),
        hours in prop::collection::vec((0_i64..10_000, 0_u32..8_000, 1_u32..53), 0..10),
    ) {
        let mut school = School::good();
        let template = school.parts.positions[0].clone();
        school.parts.positions.clear();
        let share = Share::from_ten_thousandths;
        for (salary, fte, first, second) in posts {
            // Three shares that make a whole; the last may be nothing.
            let (first, second) = (first.min(second), first.max(second));
            let funds = [(0, first), (1, second - first), (2, 10_000 - second)];
            let mut post = template.clone();
            post.fte = Fte::from_ten_thousandths(fte);
            post.pay = Some(Pay::Salary { salary: Cents::new(salary), benefits: Cents::new(salary / 3) });
            post.funds = funds.map(|(at, part)| (FundId(at), share(part))).to_vec();
            school.parts.positions.push(post);
        }
        for (hour, hours_a_week, weeks) in hours {
            let mut post = template.clone();
            let benefits = Cents::new(hour);
            let benefits = HourlyBenefits { fixed: benefits, ..HourlyBenefits::default() };
            post.pay = Some(Pay::Hourly { hour: Cents::new(hour), weeks, benefits });
            post.hours_a_week = hours_a_week;
            school.parts.positions.push(post);
        }
        let ledger = school.audit().dollars;
        for (at, post) in school.parts.positions.iter().enumerate() {
            let lines = ledger.lines.iter().filter(|line| line.paid_for == PaidFor::Position(PositionId::from_index(at)));
            let charged: Cents = lines.map(|line| line.amount).sum();
            prop_assert_eq!(Some(charged), post.yearly());
        }
        let cost: Cents = school.parts.positions.iter().filter_map(Position::yearly).sum();
        let charged: Cents = ledger.funds.iter().map(|fund| fund.recurring + fund.one_time).sum();
        prop_assert_eq!(charged, cost);
        let over = ledger.funds.iter().filter(|fund| fund.left() < Cents::ZERO).count();
        let findings = school.audit().findings;
        let overdrawn = findings.iter().filter(|it| {
            it.rule == Rule::FundNotOverdrawn && it.severity == Severity::Required
        });
        prop_assert_eq!(overdrawn.count(), over);
    }
}
