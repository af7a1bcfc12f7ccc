//! Medians, and whether they are good enough.

use super::bars::{Bar, Demand, Verdict, bars};
use super::median::median;
use super::published::{INSTANCES, cost, of};

fn bar(id: &str, demand: Demand) -> Option<Bar> {
    bars(of(id).unwrap()).into_iter().find(|bar| bar.demand == demand)
}

#[test]
fn of_two_values_in_the_middle_the_larger_is_the_median() {
    assert_eq!(median([3, 1, 2]), Some(2));
    assert_eq!(median([4, 1, 3, 2]), Some(3));
    assert_eq!(median(Vec::<u8>::new()), None);
    // What is required comes first.
    assert_eq!(median([cost(1, 0), cost(0, 9), cost(0, 8)]), Some(cost(0, 9)));
}

#[test]
fn khe_is_to_be_beaten_in_its_time_or_ten_seconds() {
    let khe = |id: &str| bar(id, Demand::Khe).map(|bar| (bar.seconds, bar.limit));
    assert_eq!(khe("BR-SA-00"), Some((10, cost(0, 43))));
    assert_eq!(khe("KS-PR-11"), Some((104, cost(0, 19))));
    // Nothing is better than 0/0.
    assert_eq!(khe("GR-H1-97"), Some((10, cost(0, 0))));
    // KHE's timetable is not feasible, and any that is will do.
    assert_eq!(khe("AU-TE-99"), Some((10, cost(0, i64::MAX))));
    assert_eq!(khe("DK-FG-12"), None);
}

#[test]
fn the_long_run_is_measured_by_the_best_known() {
    let limit = |id: &str, demand: Demand| bar(id, demand).map(|bar| bar.limit);
    // 1.5 x 5 + 10 = 17.5, and 1.1 x 5 + 2 = 7.5.
    assert_eq!(limit("BR-SA-00", Demand::Near), Some(cost(0, 17)));
    assert_eq!(limit("BR-SA-00", Demand::Close), Some(cost(0, 7)));
    // 1.1 x 1263 + 2 = 1391.3.
    assert_eq!(limit("DK-FG-12", Demand::Close), Some(cost(0, 1391)));
    assert_eq!(limit("FI-WP-06", Demand::Near), Some(cost(0, 10)));
    assert_eq!(limit("FI-WP-06", Demand::NewBest), None);
    assert_eq!(limit("NL-KP-03", Demand::NewBest), Some(cost(0, 198)));
}

#[test]
fn what_is_wanted_is_no_more_than_there_is() {
    for demand in Demand::ALL {
        let there = INSTANCES.iter().flat_map(bars).filter(|bar| bar.demand == demand).count();
        let all = demand.wanted().rsplit(' ').next().unwrap();
        assert!(all == "some" || all.parse() == Ok(there), "{demand:?} is asked of {there}, not {all}");
    }
}

#[test]
fn a_bar_is_missed_only_by_runs_that_had_its_time() {
    let bar = bar("DK-FG-12", Demand::Others).unwrap();
    assert_eq!(bar.judge(331, cost(0, 1522)), Some(Verdict::Met));
    assert_eq!(bar.judge(331, cost(0, 1523)), Some(Verdict::Missed));
    assert_eq!(bar.judge(331, cost(1, 0)), Some(Verdict::Missed));
    assert_eq!(bar.judge(10, cost(0, 1522)), Some(Verdict::Met));
    assert_eq!(bar.judge(10, cost(0, 1523)), Some(Verdict::Open));
    assert_eq!(bar.judge(1000, cost(0, 0)), None);
}
