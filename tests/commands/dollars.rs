//! Dollars from the files to the results, against sums on paper.
//!
//! `first-run` costs $207,266.55 (worked out in its budget.toml): 40 students, four teachers, two teams with leads.

use serde_json::Value;

use super::harness::Place;

const CONTRACT: &str = "amount = 214_000.00
rule = \"unrestricted\"

[[lead-stipend]]
amount = 1_500.00
funds = [\"general\"]
today = 0.00

[[class-size-overage]]
cap = 18
each = 5.00
per = \"month\"
funds = [\"general\"]
";

fn solved(place: &Place) -> Value {
    place.run(&["solve", "school", "-q", "--out", "result"]).ends(0);
    serde_json::from_str(&place.read("result/result.json")).unwrap()
}

/// Two leads are $3,000, nothing today. Two homerooms of 20: four students beyond 18, ten months at $5 are $200, today as well.
#[test]
fn contract_money_is_counted_to_the_cent() {
    let place = Place::with_school(
        "first-run",
        &[("budget.toml", "amount = 210_000.00\nrule = \"unrestricted\"", CONTRACT)],
    );
    let result = solved(&place);
    let dollars = &result["dollars"];
    assert_eq!(dollars["cost_today_cents"], 20_746_655);
    assert_eq!(dollars["cost_cents"], 21_046_655);
    assert_eq!(dollars["net_new_cost_cents"], 300_000);
    assert_eq!(dollars["funds"][0]["left_cents"], 21_400_000 - 21_046_655);
    assert_eq!(
        (&dollars["units"]["per_pupil_cents"], &dollars["units"]["per_teacher_cents"]),
        (&7_500.into(), &75_000.into())
    );
    assert_eq!(dollars["units"]["released_minutes_a_year"], Value::Null);
    let years = dollars["years"].as_array().unwrap();
    assert_eq!(
        years.iter().map(|year| year["net_new_cost_cents"].as_i64().unwrap()).collect::<Vec<_>>(),
        [300_000; 3]
    );
    assert_eq!(result["outcome"], "proven-best", "what hangs on the school alone leaves no gap");
}

/// The cost that hangs on the schedule stands above a bound without it, and the answer says so.
#[test]
fn pay_for_lost_planning_leaves_the_bound_honest() {
    let lost = format!(
        "{CONTRACT}\n[[lost-prep-pay]]\nminutes-per-week = 400\nhourly = 30.00\nroles = [\"homeroom\"]\nfunds = [\"general\"]\n"
    )
    .replace("214_000.00", "250_000.00");
    let place = Place::with_school(
        "first-run",
        &[("budget.toml", "amount = 210_000.00\nrule = \"unrestricted\"", &lost)],
    );
    let result = solved(&place);
    let by_schedule = result["dollars"]["by_schedule_cents"].as_i64().unwrap();
    assert!(by_schedule > 0);
    // Half an hour of two people, 36 weeks at $30: cents come in steps of five minutes' pay, $90.
    assert_eq!(by_schedule % 9_000, 0);
    let ranks = result["ranks"].as_array().unwrap();
    let cost = ranks.iter().find(|rank| rank["name"] == "cost").unwrap();
    assert_eq!((&cost["bound"], &cost["state"]), (&300_000.into(), &"gap".into()));
    assert_eq!(cost["value"], 300_000 + by_schedule);
    assert_eq!(result["outcome"], "within-bound");
}

/// The kind's average is $52,000; K-1 has $61,200, K-2 $48,000.50, a vacancy is filled at $44,000. Benefits 31 %.
#[test]
fn costing_is_by_average_by_actual_and_with_new_hires() {
    let costing = |mode: &str| {
        let place = Place::with_school(
            "first-run",
            &[
                ("budget.toml", "[[cost]]", &format!("[costing]\nmode = \"{mode}\"\n\n[[cost]]")),
                ("budget.toml", "salary = 52_000.00\n", "salary = 52_000.00\nnew-hire = 44_000.00\n"),
                ("budget.toml", "amount = 210_000.00", "amount = 900_000.00"),
                (
                    "fte.toml",
                    "filled-by = [\"K-1\", \"K-2\"]\n",
                    "filled-by = [\"K-1\", \"K-2\"]\nvacant = 1\nactual-pay = { K-1 = 61_200.00, K-2 = 48_000.50 }\n",
                ),
                (
                    "fte.toml",
                    "filled-by = [\"art\", \"PE\"]\n",
                    "filled-by = [\"art\", \"PE\"]\nactual-pay = { art = 52_000.00, PE = 52_000.00 }\n",
                ),
                (
                    "fte.toml",
                    "filled-by = [\"para\"]\n",
                    "filled-by = [\"para\"]\nactual-pay = { para = 15.00 }\n",
                ),
            ],
        );
        let schedule = solved(&place);
        assert_eq!(schedule["dollars"]["costing"], mode);
        schedule["dollars"]["cost_cents"].as_i64().unwrap()
    };
    // Specialists and the paraprofessional: 68,120.00 + 2,906.55 = 71,026.55.
    let others = 7_102_655;
    // 3 x 52,000 x 1.31 = 204,360.00.
    assert_eq!(costing("average"), others + 20_436_000);
    // 61,200 x 1.31 = 80,172.00; 48,000.50 x 0.31 = 14,880.155, so 14,880.16, with pay 62,880.66; the vacancy 68,120.00.
    assert_eq!(costing("actual"), others + 8_017_200 + 6_288_066 + 6_812_000);
    // The vacancy 44,000 x 1.31 = 57,640.00.
    assert_eq!(costing("actual-filled-new-hire-vacant"), others + 8_017_200 + 6_288_066 + 5_764_000);
}

/// The lead stipends of $3,000 a year are paid by a small grant as long as it has something, and then by the general fund, which has
/// $2,733.45 beside the posts in the first year and $4,000 more in the others.
#[test]
fn what_a_fund_no_longer_pays_another_that_may_pays_in_later_years() {
    let place = Place::with_school(
        "first-run",
        &[(
            "budget.toml",
            "amount = 210_000.00\nrule = \"unrestricted\"",
            "amount = 210_000.00\namount-second-year = 214_000.00\namount-third-year = 214_000.00\nrule = \"unrestricted\"\n\
             [[fund]]\nid = \"grant\"\namount = 1_840.00\namount-second-year = 1_840.00\namount-third-year = 100.00\nrule = \"unrestricted\"\n\
             [[lead-stipend]]\namount = 1_500.00\nfunds = [\"grant\", \"general\"]\n",
        )],
    );
    let result = solved(&place);
    let charged = |year: usize| {
        let funds = result["dollars"]["years"][year]["funds"].as_array().unwrap();
        funds.iter().map(|fund| fund["charged_cents"].as_i64().unwrap()).collect::<Vec<_>>()
    };
    // General fund, grant.
    assert_eq!(charged(0), [20_726_655 + 116_000, 184_000]);
    assert_eq!(charged(1), [20_726_655 + 116_000, 184_000]);
    assert_eq!(charged(2), [20_726_655 + 290_000, 10_000]);
    assert!(!place.read("result/report.html").contains("no fund pays"));
}

/// Two teachers are promised 225 minutes of planning. With five meetings they lack 75 each, 2 x 1.25 x 36 x $32 x 1.0765 = $3,100.32, and
/// the fund has $1,733.45 beside the posts: with four of them they lack 30 each, $1,240.12, a teacher's $576 and benefits on it twice.
#[test]
fn where_the_fund_pays_for_fewer_meetings_there_are_fewer() {
    let place = Place::with_school(
        "first-run",
        &[(
            "budget.toml",
            "amount = 210_000.00\nrule = \"unrestricted\"",
            "amount = 209_000.00\nrule = \"unrestricted\"\n\
             [[lost-prep-pay]]\nminutes-per-week = 225\nroles = [\"homeroom\"]\nhourly = 32.00\nbenefits = \"7.65 %\"\n\
             funds = [\"general\"]\n",
        )],
    );
    let result = solved(&place);
    assert_eq!(result["lowest_weekly_minutes"], 180);
    assert_eq!(result["dollars"]["net_new_cost_cents"], 124_012);
    assert_eq!(result["dollars"]["funds"][0]["left_cents"], 20_900_000 - 20_726_655 - 124_012);
    assert_eq!(result["outcome"], "within-bound", "more minutes would cost more than there is");
}

/// What the contract pays for the schedule of a fix is part of its price.
#[test]
fn a_fix_costs_what_its_schedule_costs() {
    let place = super::options::school();
    let budget = place.read("school/budget.toml")
        + "\n[[lost-prep-pay]]\nminutes-per-week = 225\nroles = [\"homeroom\"]\nhourly = 1.00\nfunds = [\"general\"]\n";
    std::fs::write(place.path("school/budget.toml"), budget).unwrap();
    place.run(&["why-not", "school", "-q", "--out", "found"]).ends(0);
    let found: Value = serde_json::from_str(&place.read("found/why-not.json")).unwrap();
    let fixes = found["fixes"].as_array().unwrap();
    assert!(!fixes.is_empty());
    for fix in fixes {
        let folder = fix["schedule"].as_str().unwrap().replace("schedule.toml", "result.json");
        let result: Value = serde_json::from_str(&place.read(&format!("found/{folder}"))).unwrap();
        assert_eq!(fix["net_new_cost_cents"], result["dollars"]["net_new_cost_cents"]);
        assert_ne!(result["dollars"]["by_schedule_cents"], 0);
    }
}

/// What planning that meetings take costs is paid in dollars that the board ranks before minutes: no meeting is held that costs any.
#[test]
fn where_the_cost_comes_first_no_meeting_is_held_that_costs_something() {
    let paid = "rule = \"unrestricted\"\n[[lost-prep-pay]]\nminutes-per-week = 500\nhourly = 2.00\nfunds = [\"general\"]\n";
    let cost_first = "[priorities]\norder = [\"cost\", \"lowest-minutes\", \"shortfall\"]\n\n[goal]";
    let net_new = |edits: &[(&str, &str, &str)]| {
        let result = solved(&Place::with_school("first-run", edits));
        (
            result["dollars"]["net_new_cost_cents"].as_i64().unwrap(),
            result["lowest_weekly_minutes"].as_i64().unwrap(),
        )
    };
    let lost = ("budget.toml", "rule = \"unrestricted\"", paid);
    let (usual, first) = (net_new(&[lost]), net_new(&[lost, ("scenario.toml", "[goal]", cost_first)]));
    assert!(usual.0 > 0 && usual.1 > 0, "{usual:?}");
    assert!(first.0 < usual.0 && first.1 <= usual.1, "{first:?} and {usual:?}");
}

/// A price that is paid once is not called one of every year.
#[test]
fn what_comes_once_is_said_to() {
    let once = ("budget.toml", "amount = 1_800.00\n", "amount = 1_200.00\nonce = true\n");
    let place = Place::with_school("fund-puzzle", &[once]);
    let ran = place.run(&["options", "school", "--out", "found"]).ends(0);
    let told = "for $1,200 more than now in the first year, $1,200 of it once";
    assert!(super::harness::in_one_line(&ran.out).contains(told), "{}", ran.out);
    assert!(ran.out.contains("of the cost $1,200 comes once"), "{}", ran.out);
    let ran = place.run(&["solve", "school", "--out", "solved"]).ends(0);
    assert!(
        ran.out.contains("cost beyond today's: $1,200 in the first year, $1,200 of it once"),
        "{}",
        ran.out
    );
}
