//! Positions and funds.

use commontime_school::fund::{Fund, FundRule};
use commontime_school::position::{HourlyBenefits, Pay, Position};
use commontime_school::staff::{Person, Role};
use commontime_school::{Cents, FundId, PersonId, Share};

pub(super) fn budget(people: &[Person]) -> (Vec<Position>, Vec<Fund>) {
    let whole = |fund: u32| vec![(FundId(fund), Share::WHOLE)];
    let half = Share::from_ten_thousandths(5_000);
    let salaried = |dollars: i64| {
        let salary = Cents::new(dollars * 100);
        Some(Pay::Salary { salary, benefits: Share::from_ten_thousandths(3_100).of(salary) })
    };
    let benefits = HourlyBenefits { fixed: Cents::new(59_900), ..HourlyBenefits::default() };
    let hourly = Pay::Hourly { hour: Cents::new(1_450), weeks: 36, benefits };
    let positions = people.iter().enumerate().map(|(at, person)| {
        let (kind, pay, funds) = match person.role {
            Role::Homeroom => ("classroom teacher", salaried(54_000), whole(0)),
            Role::Specialist => ("specialist", salaried(54_000), whole(0)),
            Role::SpecialEducation => {
                ("special education teacher", salaried(56_000), vec![(FundId(0), half), (FundId(2), half)])
            }
            Role::Intervention => ("interventionist", salaried(54_000), whole(1)),
            _ => ("paraprofessional", Some(hourly), whole(0)),
        };
        Position {
            id: format!("{kind}-{}", person.id),
            kind: kind.to_owned(),
            fte: person.fte,
            hours_a_week: 1_500,
            today: (person.fte, 1_500),
            filled_by: Some(PersonId::from_index(at)),
            pay,
            funds,
        }
    });
    let fund = |id: &str, name: &str, dollars: i64, rule| Fund {
        id: id.to_owned(),
        name: name.to_owned(),
        amount: Cents::new(dollars * 100),
        later: [Cents::new(dollars * 100); 2],
        rule,
        ends: None,
        renews: false,
        may_pay: None,
    };
    let funds = vec![
        fund("general", "general fund", 2_500_000, FundRule::Unrestricted),
        fund("title-i-a", "Title I, Part A", 190_000, FundRule::Methodology),
        fund("idea", "IDEA, Part B", 180_000, FundRule::ExcessCost),
    ];
    (positions.collect(), funds)
}
