//! Numbers worked out on paper, against the ledgers.

use commontime_school::cycle::{BellsFollow, Cycle};
use commontime_school::ledger::{CoverageLine, FundBalance, PaidFor};
use commontime_school::{Activity, Cents, Minutes, PersonId, PositionId, Use};

use super::good_school::prelude::*;
use super::good_school::{School, span};

fn week(audit: &commontime_audit::Audit, person: PersonId, kind: Use) -> i32 {
    DAYS.iter().map(|&day| audit.minutes.minutes(person, day, kind).get()).sum()
}

/// 5 x 45 + 75 = 300.
#[test]
fn five_short_meetings_and_a_long_one_make_three_hundred() {
    let audit = School::good().audit();
    let three_hundred = Some(Minutes::new(5 * 45 + 75));
    assert_eq!(audit.lowest_weekly_minutes(), three_hundred);
    assert_eq!(audit.median(), three_hundred.map(Into::into));
    assert_eq!(audit.highest(), three_hundred);
    assert_eq!(audit.total_shortfall(), Minutes::ZERO);
    assert_eq!(audit.people.iter().filter(|person| person.eligible()).count(), 9);
    assert!(audit.credited.iter().flatten().all(|&counts| counts));
}

/// Every contracted minute of every person has one use: the ledger's sum is the contract's, without gap or overlap.
#[test]
fn the_ledger_adds_up_to_the_contract() {
    let school = School::good();
    let (campus, audit) = (school.campus(), school.audit());
    for person in campus.person_ids() {
        let used: i32 = Use::ALL.iter().map(|&kind| week(&audit, person, kind)).sum();
        let contracted: i32 = DAYS.iter().map(|&day| campus[person].contracted_minutes(day).get()).sum();
        assert_eq!(used, contracted, "{}", campus[person].name);
    }
}

/// 1,450 + 300 + 150 + 150 + 125 + 50 + 100 = 2,325 = 5 x 465, as the schedule's comments say.
#[test]
fn a_homeroom_teachers_week_is_as_on_paper() {
    let audit = School::good().audit();
    for teacher in [T1A, T1B, T2A, T2B] {
        let paper = [
            (Use::Instruction, 1_450),
            (Use::TeamMeeting, 300),
            (Use::IndividualPlanning, 150),
            (Use::Lunch, 150),
            (Use::Duty, 125),
            (Use::Transition, 50),
            (Use::Unassigned, 100),
        ];
        for (kind, minutes) in paper {
            assert_eq!(week(&audit, teacher, kind), minutes, "{}", kind.slug());
        }
        assert_eq!(paper.iter().map(|(_, minutes)| minutes).sum::<i32>(), 5 * 465);
    }
}

/// Specialists teach at least homerooms x released minutes: 4 x 250. Push-ins and help beside a teacher are co-teaching.
#[test]
fn released_minutes_are_taught_by_somebody() {
    let audit = School::good().audit();
    let specialists = [PE_TEACHER, ARTS_TEACHER, MEDIA_TEACHER];
    let taught: i32 = specialists.iter().map(|&person| week(&audit, person, Use::Instruction)).sum();
    assert_eq!(taught, 4 * 5 * 50);
    assert_eq!(week(&audit, SPECIAL_ED, Use::Instruction), 150);
    assert_eq!(week(&audit, SPECIAL_ED, Use::CoTeaching), 150);
    assert_eq!(week(&audit, PARA_1, Use::CoTeaching), 5 * 80);
    assert_eq!(week(&audit, PARA_1, Use::Duty), 5 * 60);
}

/// The early Wednesday gives back on four days what it takes: 4 x 415 + 365 = 5 x 405.
#[test]
fn banked_minutes_are_conserved() {
    let audit = School::good().audit();
    assert_eq!(audit.coverage.homeroom_minutes, 4 * 5 * 405);
    let of = |activity: &str| {
        let line = audit.students.iter().find(|line| line.grade == "grade 1" && line.activity == activity);
        line.map(|line| (line.scheduled.get(), line.today.get()))
    };
    assert_eq!(of("literacy"), Some((700, 700)));
    assert_eq!(of("specials"), Some((250, 250)));
    assert_eq!(of("lunch"), Some((150, 150)));
    assert_eq!(of("recess"), Some((175, 175)));
    assert_eq!(of("all instruction"), Some((700 + 275 + 200 + 200 + 250, 1_625)));
    assert_eq!(of("homeroom"), None);
}

/// Without a current schedule the needs are the floor: 690 + 270 + 200 + 190 and 250 of specials.
#[test]
fn without_a_current_schedule_today_is_what_each_grade_needs() {
    let mut school = School::good();
    school.parts.current = None;
    let audit = school.audit();
    let today: Vec<i32> = audit.students[..8].iter().map(|line| line.today.get()).collect();
    assert_eq!(today, [690, 270, 200, 190, 250, 150, 175, 1_600]);
}

/// Five days of a six-day cycle leave one out, with at most two specials of 50 minutes: 250 - 100. Five days of a two-day
/// cycle are two passes and one day of a third: 2 x 250 + 250 - 100.
#[test]
fn a_week_that_is_no_whole_cycle_owes_the_specials_it_cannot_lose() {
    for (names, owed) in [(&["A", "B", "C", "D", "E", "F"][..], 150), (&["A", "B"], 650)] {
        let mut school = School::good();
        school.parts.current = None;
        school.parts.cycle =
            Cycle::new(names.iter().map(|&name| name.to_owned()).collect(), BellsFollow::CycleDay);
        school.parts.bells.days = vec![school.parts.bells.days[0].clone(); names.len()];
        for person in &mut school.parts.people {
            person.present = vec![person.present[0].clone(); names.len()];
        }
        school.schedule = commontime_school::Schedule::default();
        let audit = school.audit();
        let specials = audit.students.iter().find(|line| line.activity == "specials");
        assert_eq!(specials.map(|line| line.today.get()), Some(owed));
    }
}

/// While grade 1 meets on Monday, 1-A has PE and 1-B library and computers; on Wednesday afternoon nobody needs anybody.
#[test]
fn released_minutes_name_who_has_the_students() {
    let audit = School::good().audit();
    let lines: Vec<&CoverageLine> =
        audit.coverage.lines.iter().filter(|line| line.day == MON && line.team == TEAM_1).collect();
    let expected = [
        ("8:55-9:15", H1B, LIBRARY_CLASS, MEDIA_TEACHER),
        ("8:55-9:40", H1A, PE, PE_TEACHER),
        ("9:15-9:40", H1B, COMPUTERS, MEDIA_TEACHER),
    ];
    assert_eq!(lines.len(), expected.len());
    for (line, (when, homeroom, special, teacher)) in lines.into_iter().zip(expected) {
        assert_eq!((line.span, line.homeroom), (span(when), homeroom));
        assert_eq!((line.activity, &line.adults[..]), (Activity::Special(special), &[teacher][..]));
    }
    assert!(audit.coverage.lines.iter().all(|line| line.span != span("14:05-15:20")));
}

/// Seven posts and a half at $65,000 and two paid by the hour: $509,100 of the general fund's $510,000.
#[test]
fn dollars_are_as_on_paper() {
    let audit = School::good().audit();
    let left: Vec<Cents> = audit.dollars.funds.iter().map(FundBalance::left).collect();
    assert_eq!(left, [Cents::new(90_000), Cents::new(750_000), Cents::new(500_000)]);
    assert_eq!(audit.dollars.lines.len(), 12);
    assert_eq!(audit.dollars.net_new_cost, Cents::ZERO);
}

/// A cent that no share takes goes to the last fund, and lines add up to the post.
#[test]
fn every_cent_is_charged_once() {
    let mut school = School::good();
    let third = commontime_school::Share::from_ten_thousandths(3_333);
    let rest = commontime_school::Share::from_ten_thousandths(3_334);
    let post = &mut school.parts.positions[SPECIAL_ED.index()];
    post.funds =
        (0..3).map(|at| (commontime_school::FundId(at), if at == 2 { rest } else { third })).collect();
    let pay =
        commontime_school::position::Pay::Salary { salary: Cents::new(5_000_001), benefits: Cents::ZERO };
    post.pay = Some(pay);
    let audit = school.audit();
    let charged: Vec<Cents> = audit
        .dollars
        .lines
        .iter()
        .filter(|line| line.paid_for == PaidFor::Position(PositionId::from_index(SPECIAL_ED.index())))
        .map(|line| line.amount)
        .collect();
    // 0.3333 x 50,000.01 = 16,665.003, twice; the rest is 16,670.01.
    assert_eq!(charged, [Cents::new(1_666_500), Cents::new(1_666_500), Cents::new(1_667_001)]);
}
