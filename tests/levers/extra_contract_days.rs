//! Extra contract days: priced to the cent, and nothing toward the weekly goal.

use commontime_audit::dollars;
use commontime_school::lever::Decisions;

use super::*;

const THREE_DAYS: &str = "extra-contract-days = { up-to = 3, contract-days = 190, minutes-a-day = 420 }";
const PRICE: &str =
    "\n[[price]]\nlever = \"extra-contract-days\"\nbenefits = \"9 %\"\nfunds = [\"general\"]\n";

fn priced(lever: &str, price: &str) -> Texts {
    let mut texts = with_levers(lever, &[]);
    let budget = texts.get("budget.toml").unwrap().to_owned() + price;
    texts.insert("budget.toml", &budget);
    texts
}

#[test]
fn a_day_costs_its_part_of_the_salary_and_benefits() {
    let campus = load(&priced(THREE_DAYS, PRICE));
    let costs: Vec<(&str, i64)> = campus.levers[0]
        .steps
        .iter()
        .map(|step| (step.setting.as_str(), step.costs(&campus).map(|(cost, _)| cost.amount.get()).sum()))
        .collect();
    // 50,000.00 / 190 = 263.157..., 263.16 a day for each of two people; 526.32 and 9 % (47.3688) are 573.69. Two days are 1,052.64
    // and 94.74 (94.7376), three are 1,578.96 and 142.11 (142.1064).
    assert_eq!(costs, [("1", 57_369), ("2", 114_738), ("3", 172_107)]);
    assert_eq!(
        campus.levers[0].steps[2].costs(&campus).next().unwrap().0.what,
        "3 days for 2 people at 1 of 190 parts of their salaries, and 9 % benefits"
    );
    let with_two = campus.with(&Decisions(vec![2])).unwrap_or_else(|problems| panic!("{problems:?}"));
    assert_eq!(dollars(&with_two).net_new_cost, Cents::new(114_738));
}

#[test]
fn days_by_the_hour_cost_their_minutes() {
    let price = "\n[[price]]\nlever = \"extra-contract-days\"\nhourly = 35.00\nfunds = [\"general\"]\n";
    let lever = "extra-contract-days = { up-to = 2, step = 2, contract-days = 190, minutes-a-day = 420, people = [\"coach\"] }";
    let campus = load(&priced(lever, price));
    // Seven hours at 35.00 on two days.
    assert_eq!(campus.levers[0].steps[0].costs(&campus).next().unwrap().0.amount, Cents::new(49_000));
}

#[test]
fn they_are_said_and_never_counted() {
    let campus = load(&priced(THREE_DAYS, PRICE));
    assert_eq!(
        campus.levers[0].steps[2].words,
        "3 days beyond the contract for 2 people: 1,260 minutes a year each, which is 35 a week on average over 36 weeks, none of \
         it toward the weekly goal"
    );
    // No option has them: they cost money, and the weekly minutes stay 0.
    let found = options(&campus);
    assert_eq!((shown(&found), proved(&found)), (vec![(0, 0)], vec![(0, 0)]));
    let who: Vec<&str> = campus.levers[0].approvals.iter().map(|it| it.who.as_str()).collect();
    assert_eq!(who, ["board", "association"]);
}
