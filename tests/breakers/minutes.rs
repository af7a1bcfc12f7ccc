//! Who is credited with what: meetings, FTE, other campuses, weeks and the year.

use commontime_audit::{Audit, certify};
use commontime_school::calendar::{Calendar, DateKind, SchoolDate};
use commontime_school::cycle::{BellsFollow, Cycle};
use commontime_school::staff::Meets;
use commontime_school::{Fte, Minutes, PersonId, Use};
use jiff::civil::date;

use super::good_school::prelude::*;
use super::good_school::{School, six_days, span};

fn weekly(audit: &Audit, person: PersonId) -> i32 {
    audit.people[person.index()].weekly.get()
}

#[test]
fn a_minute_in_two_meetings_counts_once() {
    let mut school = School::good();
    let again = school.meeting(TEAM_1, MON, "8:55").clone();
    school.schedule.meetings.push(again);
    let audit = school.audit();
    assert!(!audit.is_clean());
    assert_eq!(weekly(&audit, T1A), 300);
}

#[test]
fn a_meeting_counts_for_those_who_are_there_and_free() {
    let mut school = School::good();
    school.parts.teams[SPECIALISTS.index()].meets = Meets::Quorum(2);
    school.assign(ARTS_TEACHER, MON, "10:00-10:05", Use::CaseManagement);
    school.meeting(SPECIALISTS, TUE, "9:45").members.retain(|&member| member != ARTS_TEACHER);
    let audit = school.audit();
    assert_eq!((weekly(&audit, PE_TEACHER), weekly(&audit, ARTS_TEACHER)), (300, 210));
}

#[test]
fn a_team_that_misses_one_is_credited_nothing_where_it_meets_as_a_whole() {
    let mut school = School::good();
    school.assign(T1B, MON, "9:00-9:05", Use::CaseManagement);
    let audit = school.audit();
    assert_eq!((weekly(&audit, T1A), weekly(&audit, SPECIAL_ED)), (255, 255));
}

#[test]
fn an_optional_member_who_is_busy_holds_nobody_up() {
    let mut school = School::good();
    school.assign(SPECIAL_ED, MON, "9:00-9:05", Use::CaseManagement);
    let audit = school.audit();
    assert_eq!((weekly(&audit, T1A), weekly(&audit, SPECIAL_ED)), (300, 255));
    let meeting = school.schedule.meetings.iter().position(|it| it.day == MON && it.team == TEAM_1);
    assert_eq!(audit.credited[meeting.expect("there is one")], [true, true, false]);
}

#[test]
fn strangers_and_uses_that_do_not_count_are_not_credited() {
    let mut school = School::good();
    school.meeting(TEAM_1, WED, "14:05").members.push(PARA_1);
    school.meeting(TEAM_1, FRI, "8:55").kind = Use::Leadership;
    let audit = school.audit();
    assert_eq!((weekly(&audit, PARA_1), weekly(&audit, T1A)), (0, 255));
}

#[test]
fn part_time_people_are_compared_by_minutes_over_fte() {
    let mut school = School::good();
    school.parts.people[ARTS_TEACHER.index()].fte = Fte::from_ten_thousandths(8_000);
    school.parts.people[MEDIA_TEACHER.index()].fte = Fte::from_ten_thousandths(4_000);
    school.parts.people[PE_TEACHER.index()].collaboration_elsewhere = Minutes::new(30);
    let audit = school.audit();
    let of = |person: PersonId| &audit.people[person.index()];
    assert_eq!((of(ARTS_TEACHER).weekly_full_time.get(), of(ARTS_TEACHER).target.get()), (375, 240));
    assert_eq!(of(MEDIA_TEACHER).outside_because.as_deref(), Some("0.4 FTE here, less than 0.5"));
    assert_eq!((of(PE_TEACHER).weekly.get(), of(PE_TEACHER).average.get()), (330, 330));
    assert_eq!(
        (audit.lowest_weekly_minutes(), audit.highest()),
        (Some(Minutes::new(300)), Some(Minutes::new(375)))
    );
    assert_eq!(of(PARA_1).outside_because.as_deref(), Some("the goal is not for a paraprofessional"));
}

/// Eligible people have 255 (three), 300 (six); without the special education teacher eight are left.
#[test]
fn shortfall_and_median_are_over_eligible_people() {
    let mut school = School::good();
    school.schedule.meetings.retain(|meeting| meeting.team != TEAM_1 || meeting.day != MON);
    let audit = school.audit();
    assert_eq!(
        (audit.lowest_weekly_minutes(), audit.median()),
        (Some(Minutes::new(255)), Some(Minutes::new(300).into()))
    );
    assert_eq!(audit.total_shortfall(), Minutes::new(3 * 45));
    school.schedule.meetings.retain(|meeting| meeting.team != TEAM_2 || meeting.day != MON);
    school.parts.people[READING_TEACHER.index()].home_campus = false;
    // Five with 255, three with 300.
    assert_eq!(school.audit().median(), Some(Minutes::new(255).into()));
    school.schedule.meetings.retain(|meeting| meeting.team != TEAM_2);
    school.parts.people[SPECIAL_ED.index()].home_campus = false;
    school.parts.people[PE_TEACHER.index()].home_campus = false;
    // 0, 0, 255, 255, 300, 300.
    assert_eq!(school.audit().median(), Some(Minutes::new(255).into()));
}

/// Days repeat as A to E over weeks that begin on any of them only if the cycle is no week: here weeks of five days of
/// a two-day cycle hold Monday's kind of day three times or twice.
#[test]
fn weeks_with_the_same_day_twice_count_it_twice() {
    let mut school = School::good();
    let two = Cycle::new(vec!["A".to_owned(), "B".to_owned()], BellsFollow::CycleDay);
    school.parts.cycle = Cycle { days: school.parts.cycle.days.clone(), ..two };
    let audit = school.audit();
    // A has Monday's 45 minutes and B Tuesday's; either way five days hold five meetings.
    assert_eq!(weekly(&audit, T1A), 5 * 45);
    school.schedule.meetings.retain(|meeting| meeting.day != TUE);
    let audit = school.audit();
    // Weeks A-A hold A three times, weeks B-B twice: least 90, mean 112 and a half.
    assert_eq!((weekly(&audit, T1A), audit.people[T1A.index()].average.get()), (90, 112));
}

#[test]
fn the_year_counts_full_days_alone() {
    let mut school = School::good();
    let on = |day: i8, kind: DateKind| SchoolDate {
        date: date(2026, 9, day),
        day: DAYS[usize::try_from(day - 7).expect("from the 7th") % 7],
        kind,
    };
    // Two weeks: a full one, and one with a half-day on Tuesday and testing on Friday.
    let mut dates: Vec<SchoolDate> = (7..=11).map(|day| on(day, DateKind::Full)).collect();
    dates.extend([
        on(14, DateKind::Full),
        on(15, DateKind::Half),
        on(16, DateKind::Full),
        on(17, DateKind::Full),
        on(18, DateKind::Testing),
    ]);
    school.parts.calendar = Some(Calendar { dates, weeks: 2, short_weeks: 1 });
    school.parts.people[PE_TEACHER.index()].collaboration_elsewhere = Minutes::new(20);
    let audit = school.audit();
    assert_eq!(audit.people[T1A.index()].year, Some(300 + 45 + 120 + 45));
    // Minutes elsewhere are known of the full week alone.
    assert_eq!(audit.people[PE_TEACHER.index()].year, Some(510 + 20));
    let year = audit.year.expect("there is a calendar");
    assert_eq!((year.least_minutes, year.target_minutes, year.weeks, year.short_weeks), (510, 600, 2, 1));
    let lunch = audit.people[T1A.index()].by_use.iter().find(|used| used.kind == Use::Lunch);
    assert_eq!(lunch.and_then(|used| used.year), Some(8 * 30));
}

#[test]
fn planning_left_is_shown_by_day_and_week() {
    let mut school = School::good();
    school.assignment(T1A, MON, "11:35").span = span("11:35-12:00");
    let audit = school.audit();
    let of = &audit.people[T1A.index()];
    assert_eq!((of.planning_least_day.get(), of.planning_week.get()), (25, 145));
}

#[test]
fn only_a_clean_schedule_is_certified() {
    let mut school = School::good();
    let campus = school.campus();
    let audited = certify(&campus, school.schedule.clone()).expect("the good school is clean");
    assert_eq!((audited.schedule(), audited.audit()), (&school.schedule, &school.audit()));

    school.meeting(TEAM_1, MON, "8:55").span = span("8:55-9:35");
    let refused = certify(&campus, school.schedule.clone()).expect_err("a meeting is too short");
    assert_eq!((&refused.schedule, &refused.audit), (&school.schedule, &school.audit()));
}

/// Days A to E have 45, 45, 120, 45 and 45 minutes and F none: the week without C has 180, that without F 300, the other
/// four 255. A calendar in which only A to E and B to F occur knows the other weeks not.
#[test]
fn on_six_days_the_week_that_has_the_least_matters_among_those_that_occur() {
    let mut school = School::good();
    six_days(&mut school);
    let audit = school.audit();
    assert_eq!(
        (weekly(&audit, T1A), audit.people[T1A.index()].average.get()),
        (180, (300 + 180 + 4 * 255) / 6)
    );
    assert_eq!(audit.lowest_weekly_minutes(), Some(Minutes::new(180)));
    school.parts.cycle.weeks.retain(|week| ["A-E", "B-F"].contains(&week.name.as_str()));
    school.parts.cycle.weeks[0].weeks_per_year = 3;
    let audit = school.audit();
    assert_eq!((weekly(&audit, T1A), audit.people[T1A.index()].average.get()), (255, (3 * 300 + 255) / 4));
}
