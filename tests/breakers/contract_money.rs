//! Contract money, whom to ask, three years and the net new cost shared out: to the cent, against sums on paper.
//!
//! In the good school each homeroom teacher plans 30 minutes a day, 150 a week, and has no other own time within the students' day;
//! teaches 1,450 minutes a week; and each specialist gives eight classes a week. Three teams have leads. Homerooms have 20 students.

use commontime_audit::{Audit, dollars, unit_costs};
use commontime_school::contract_money::{
    ContractKind, ContractPay, Load, OveragePer, OverloadPrice, PrepPrice,
};
use commontime_school::ledger::PaidFor;
use commontime_school::staff::Role;
use commontime_school::{Cents, FundId, Minutes, Share};

use super::good_school::School;
use super::good_school::prelude::*;

/// A good school with a rich general fund whose contract pays for this.
fn with(kind: ContractKind, change: impl FnOnce(&mut ContractPay)) -> School {
    let mut school = School::good();
    school.parts.funds[0].amount = Cents::new(90_000_000);
    school.parts.funds[0].later = [Cents::new(90_000_000); 2];
    let mut row = ContractPay {
        kind,
        funds: vec![FundId(0)],
        recurring: true,
        benefits: Share::default(),
        today: Cents::ZERO,
    };
    change(&mut row);
    school.parts.contract_money.push(row);
    school
}

/// What the first row comes to, with its words.
fn counted(audit: &Audit) -> (Cents, String) {
    let lines = || audit.dollars.lines.iter().filter(|line| line.paid_for == PaidFor::Contract(0));
    let what = lines().next().map_or_else(String::new, |line| line.what.clone());
    (lines().map(|line| line.amount).sum(), what)
}

fn lost_prep(promised: i32, block: i32, price: PrepPrice) -> ContractKind {
    let (promised, block) = (Minutes::new(promised), Minutes::new(block));
    ContractKind::LostPrep { promised, block, roles: vec![Role::Homeroom], price, weeks: 36 }
}

#[test]
fn lost_planning_is_paid_by_the_hour() {
    let hourly = |cents| PrepPrice::Hourly(Cents::new(cents));
    // 200 promised, 150 had: 50 x 36 = 1,800 minutes = 30 hours x $32 = $960 and 7.65 % = $73.44, four times.
    let school = with(lost_prep(200, 0, hourly(3_200)), |row| {
        row.benefits = Share::from_ten_thousandths(765);
        row.today = Cents::new(100_000);
    });
    let audit = school.audit();
    assert!(audit.is_clean());
    let words = "4 people lack 7,200 minutes of planning a year, at $32 an hour, and 7.65 % benefits";
    assert_eq!(counted(&audit), (Cents::new(413_376), words.to_owned()));
    assert_eq!(audit.dollars.by_schedule, Cents::new(413_376));
    assert_eq!(audit.dollars.net_new_cost, Cents::new(313_376));
    // Before any schedule nothing is known to be lost, and today's $1,000 would be saved: no schedule costs less.
    let least = dollars(&school.campus());
    assert_eq!((least.net_new_cost, least.by_schedule), (Cents::new(-100_000), Cents::ZERO));
    // 199 promised: 49 x 36 = 1,764 minutes = 29.4 hours x $33.33 = $979.902, so $979.90, four times.
    let audit = with(lost_prep(199, 0, hourly(3_333)), |_| {}).audit();
    assert_eq!(counted(&audit).0, Cents::new(4 * 97_990));
    // Pieces of 30 are no planning where the contract counts pieces of 35: 200 x 36 / 60 = 120 hours x $32, four times.
    let audit = with(lost_prep(200, 35, hourly(3_200)), |_| {}).audit();
    assert_eq!(counted(&audit).0, Cents::new(4 * 384_000));
    // What was promised is there.
    let audit = with(lost_prep(150, 30, hourly(3_200)), |_| {}).audit();
    assert_eq!((counted(&audit).0, audit.dollars.by_schedule), (Cents::ZERO, Cents::ZERO));
}

#[test]
fn lost_planning_is_paid_by_the_period() {
    // 50 minutes are two periods of 45 begun: 2 x 36 x $24 = $1,728, four times.
    let price = PrepPrice::Period(Minutes::new(45), Cents::new(2_400));
    let audit = with(lost_prep(200, 0, price), |_| {}).audit();
    assert_eq!(counted(&audit).0, Cents::new(4 * 172_800));
}

#[test]
fn teaching_beyond_the_load_is_paid() {
    let pay = |load, role| {
        let audit = with(ContractKind::Overload { load, roles: vec![role], weeks: 36 }, |_| {}).audit();
        let (amount, _) = counted(&audit);
        assert_eq!(audit.dollars.by_schedule, amount);
        amount
    };
    // 1,450 of 1,400 minutes: 50 x 36 / 60 = 30 hours x $30 = $900, four times; or $500 a year, four times.
    let minutes = |most, price| Load::Minutes(Minutes::new(most), price);
    let each = OverloadPrice::Each(Cents::new(3_000));
    assert_eq!(pay(minutes(1_400, each), Role::Homeroom), Cents::new(360_000));
    let yearly = OverloadPrice::Yearly(Cents::new(50_000));
    assert_eq!(pay(minutes(1_400, yearly), Role::Homeroom), Cents::new(200_000));
    assert_eq!(pay(minutes(1_450, yearly), Role::Homeroom), Cents::ZERO);
    // Eight classes of seven: 1 x 36 x $40 = $1,440, three times.
    let each = OverloadPrice::Each(Cents::new(4_000));
    assert_eq!(pay(Load::Classes(7, each), Role::Specialist), Cents::new(432_000));
    assert_eq!(pay(Load::Classes(8, each), Role::Specialist), Cents::ZERO);
}

#[test]
fn leads_and_large_classes_are_paid_whatever_the_schedule() {
    let school = with(ContractKind::Lead { each: Cents::new(150_000) }, |row| row.recurring = false);
    let audit = school.audit();
    assert_eq!(counted(&audit), (Cents::new(450_000), "3 team leads at $1,500 a year".to_owned()));
    assert_eq!(
        (audit.dollars.net_new_cost, audit.dollars.one_time_cost),
        (Cents::new(450_000), Cents::new(450_000))
    );
    assert_eq!(dollars(&school.campus()).net_new_cost, Cents::new(450_000));
    // One-time: the second and third year cost what today does.
    let by_year: Vec<Cents> = audit.dollars.years.iter().map(|year| year.net_new_cost).collect();
    assert_eq!(by_year, [Cents::new(450_000), Cents::ZERO, Cents::ZERO]);

    // Two students beyond 18 in each of two homerooms of grade 2, $2.50 a day on 180 days.
    let kind = ContractKind::ClassSize {
        cap: 18,
        grades: vec![GRADE_2],
        each: Cents::new(250),
        per: OveragePer::Day,
        times: 180,
    };
    let audit = with(kind, |_| {}).audit();
    let words = "4 students beyond 18 in a homeroom at $2.50 a day for 180 days";
    assert_eq!(counted(&audit), (Cents::new(180_000), words.to_owned()));
    assert_eq!(audit.dollars.by_schedule, Cents::ZERO);
}

/// The general fund of $510,000 has $900 left; leads of $1,500 take more.
#[test]
fn contract_money_can_overdraw_a_fund() {
    let mut school = with(ContractKind::Lead { each: Cents::new(50_000) }, |_| {});
    school.parts.funds[0].amount = Cents::new(51_000_000);
    let audit = school.audit();
    let found: Vec<&str> = audit.required().map(|finding| finding.message.as_str()).collect();
    assert_eq!(found, ["general fund has $510,000 and is charged $510,600, $600 too much"]);
    // The next fund pays what the first has not.
    school.parts.contract_money[0].funds = vec![FundId(0), FundId(2)];
    let audit = school.audit();
    assert!(audit.is_clean());
    let lines = audit.dollars.lines.iter().filter(|line| line.paid_for == PaidFor::Contract(0));
    let paid: Vec<(FundId, Cents)> = lines.map(|line| (line.fund, line.amount)).collect();
    assert_eq!(paid, [(FundId(0), Cents::new(90_000)), (FundId(2), Cents::new(60_000))]);
}

/// $4,500 over 80 students, nine teachers and no more hours than today.
#[test]
fn the_net_new_cost_is_shared_out() {
    let mut school = with(ContractKind::Lead { each: Cents::new(150_000) }, |_| {});
    let units = |school: &School| unit_costs(&school.campus(), &school.audit(), &school.campus());
    let shared = units(&school);
    assert_eq!((shared.pupils, shared.teachers), (80, 9));
    assert_eq!((shared.per_pupil, shared.per_teacher), (Some(Cents::new(5_625)), Some(Cents::new(50_000))));
    assert_eq!((shared.released_minutes, shared.per_released_hour), (Some(0), None));
    // Today Friday has no meeting of grade 1: three people (two teachers, special education) gain 45 minutes in each of
    // 36 weeks: 4,860 minutes = 81 hours, $4,500 / 81 = $55.56.
    let today = school.parts.current.as_mut().unwrap();
    today.meetings.retain(|meeting| (meeting.team, meeting.day) != (TEAM_1, FRI));
    let shared = units(&school);
    assert_eq!((shared.released_minutes, shared.per_released_hour), (Some(4_860), Some(Cents::new(5_556))));
    // Whoever was there today and goes takes their hours away: one of the three, with as many as the others.
    let before = units(&school).released_minutes.unwrap();
    let all = school.audit();
    let one = all.people.iter().find(|person| person.eligible()).unwrap();
    let without: Vec<_> = all.people.iter().filter(|it| it.person != one.person).cloned().collect();
    let today = commontime_audit::minutes_today(&school.campus()).unwrap();
    let fewer = commontime_school::UnitCosts::of(&school.campus(), Cents::ZERO, &without, Some(&today));
    let own = i64::from(one.average.get()) * 36;
    assert_eq!(fewer.released_minutes, Some(before - one.year.unwrap_or(own)));
    // Without a current schedule nobody knows.
    school.parts.current = None;
    assert_eq!((units(&school).released_minutes, units(&school).per_released_hour), (None, None));
}

/// Of each restricted fund that pays for anything it is said whom to ask.
#[test]
fn what_the_law_decides_is_asked_with_its_place() {
    let asks = |school: &School| -> Vec<String> {
        let asks = school.audit().dollars.asks;
        asks.iter().map(|ask| format!("{}: {} ({})", ask.office, ask.words, ask.citation)).collect()
    };
    let idea = "special education: IDEA, Part B: is what it pays for beyond what the district spends on every student, and \
        special education work? (34 CFR 300.16 and 300.202)";
    let title_one = "federal programs: Title I, Part A: single costs are not tested; does the district's methodology give this \
        school the state and local money it would have without Title I? (ESEA sec. 1118(b)(2), 20 U.S.C. 6321(b)(2))";
    let split = "special education: 1 post is split between general fund and IDEA, Part B: is its time recorded so that each \
        fund pays for the work done for it? (2 CFR 200.430)";
    let mut school = School::good();
    assert_eq!(asks(&school), [idea, title_one, split]);

    // The special education post was whole and is half: local money for it falls from $32,500 to $16,250.
    school.parts.positions[SPECIAL_ED.index()].fte = commontime_school::Fte::from_ten_thousandths(5_000);
    let effort = "special education: local money for special education posts falls from $32,500 to $16,250: does the district \
        still spend what it spent, or does an exception hold? (34 CFR 300.203 to 300.205 (maintenance of effort))";
    assert_eq!(asks(&school), [idea, title_one, effort, split]);

    // IDEA pays a homeroom teacher; Title I, under Title II-A's rule, a paraprofessional until March.
    let mut school = School::good();
    school.parts.positions[T1A.index()].funds = vec![(FundId(1), Share::WHOLE)];
    school.parts.funds[1].amount = Cents::new(20_000_000);
    school.parts.funds[2].rule = commontime_school::fund::FundRule::Presumption;
    school.parts.funds[2].ends = Some(jiff::civil::date(2027, 3, 31));
    let found = asks(&school);
    assert!(
        found[1].starts_with(
            "special education: IDEA, Part B pays for teacher-1A, whom staff.toml does not list"
        )
    );
    assert!(found[2].contains("does state or local law require what it pays for"), "{}", found[2]);
    assert!(found[2].contains("Individual planning is required here (the contract)"), "{}", found[2]);
    assert!(found[3].starts_with(
        "federal programs: Title I, Part A ends on 2027-03-31: may what is left be carried over"
    ));
}
