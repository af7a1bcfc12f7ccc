//! Levers on made schools: pulled in every way, a school is never better than the loosest that stands for it, and the options found
//! are those that trying everything finds.

use std::collections::BTreeSet;

use commontime::design;
use commontime::generate::small;
use commontime::mip::Limits;
use commontime::solve::frontier::{FixesSought, Point, best, frontier, lever_fixes};
use commontime::solve::{Designs, Options, solve};
use commontime_audit::{Audit, dollars};
use commontime_files::Texts;
use commontime_school::axis::Axis;
use commontime_school::goal::Priority;
use commontime_school::lever::{Decisions, Sets};
use commontime_school::{Campus, Cents, Minutes};

/// Made schools that are tried.
const SEEDS: std::ops::Range<u64> = 0..29;

/// What may be opened: each line with what it costs.
const LEVERS: [(&str, &str); 13] = [
    ("add-fte = [{ like = \"specialist-1\", up-to = 1.0, step = 0.5 }]", "amount = 900.00"),
    ("double-specials = {}", ""),
    (
        "class-size-trade = { homerooms = [\"K-1\"], class-size-limit = 22, up-to = 60, like = \"specialist-1\" }",
        "",
    ),
    ("larger-specials-groups = { up-to = { special-1 = 60 }, step = 20 }", "amount = 50.00"),
    ("extra-duty-pay = { days = [\"A\"], up-to = 45, step = 15 }", "hourly = 30.00"),
    ("extra-contract-days = { up-to = 2, contract-days = 190 }", "hourly = 30.00"),
    ("parallel-specials = {}", ""),
    ("early-release = { days = [\"A\"], up-to = 45, step = 15 }", "amount = 200.00"),
    ("late-start = { days = [\"B\"], up-to = 30, step = 15 }", "amount = 300.00"),
    ("banked-minutes = { banked-on = [\"A\"], up-to = 30, step = 15, given-back-on = [\"B\"] }", ""),
    ("cut-fte = [{ people = [\"specialist-1\"], how = \"attrition\" }]", ""),
    (
        "convert-fte = [{ from = [\"specialist-2\"], like = \"specialist-1\", days = [\"B\"] }]",
        "amount = 100.00",
    ),
    (
        "add-fte = [{ like = \"specialist-1\", up-to = 0.5, more-specials = { special-1 = 1 } }]",
        "amount = 700.00",
    ),
];

/// What may be opened in which others have homerooms for a block.
const BLOCKS: [(&str, &str); 10] = [
    ("advisory-period = { days = [\"A\", \"B\"], minutes = 30, students = 40 }", ""),
    ("advisory-period = { days = [\"B\"], minutes = 45, instead-of = \"core\" }", "amount = 5.00"),
    (
        "rotating-substitutes = { days = [\"A\"], minutes = 30, up-to = 2, reliability = \"80 %\" }",
        "daily = 20.00\nbenefits = \"7.65 %\"",
    ),
    (
        "administrator-coverage = { people = [\"principal\", \"counselor\"], days = [\"A\", \"B\"], minutes = 30, up-to = 2 }",
        "",
    ),
    (
        "community-partner-block = { days = [\"B\"], minutes = 30, up-to = 2, instead-of = \"core\" }",
        "each = 3.00",
    ),
    (
        "rotating-substitutes = { days = [\"B\"], minutes = 45, up-to = 1, groups-a-day = 1, reliability = 1.0 }",
        "daily = 40.00",
    ),
    (
        "community-partner-block = { days = [\"A\"], minutes = 30, up-to = 2, certified-in-the-room = [\"principal\"] }",
        "amount = 80.00",
    ),
    (
        "rotating-substitutes = { days = [\"A\", \"B\"], minutes = 30, times = 2, up-to = 2, step = 2, teaches = \"core\", reliability = 1 }",
        "daily = 30.00",
    ),
    (
        "hybrid-teacher-leaders = { leaders = [{ person = \"K-1\", leads = [\"specialists\"], grades = [\"K\"] }], days = [\"A\", \"B\"], minutes = 30 }",
        "amount = 10.00",
    ),
    (
        "hybrid-teacher-leaders = { leaders = [{ person = \"1-1\", leads = [\"specialists\"], grades = [\"K\"] }], days = [\"B\"], minutes = 45, blocks-a-week = 8, teaches = \"core\" }",
        "amount = 20.00",
    ),
];

/// Seeds of schools in which others may have homerooms.
const WITH_BLOCKS: std::ops::Range<u64> = 0..16;

/// Returns the made schools with levers open.
pub(crate) fn schools() -> impl Iterator<Item = Campus> {
    SEEDS.filter_map(school).chain(WITH_BLOCKS.filter_map(school_with_a_block))
}

/// Returns a made school with three levers open.
fn school(seed: u64) -> Option<Campus> {
    let first = usize::try_from(seed).unwrap_or(0);
    let open = [first, first + 1 + first % 3, first + 4 + first % 4].map(|at| LEVERS[at % LEVERS.len()]);
    opened(small(seed), &open)
}

/// Returns a made school with administrators, in which others may have homerooms, beside what else may be changed.
fn school_with_a_block(seed: u64) -> Option<Campus> {
    let mut texts = small(seed);
    let staff = texts.get("staff.toml").unwrap_or_default().to_owned()
        + "\n[[person]]\nid = \"principal\"\nrole = \"administrator\"\ncertified = [\"any\"]\n\
            \n[[person]]\nid = \"counselor\"\nrole = \"counselor\"\n";
    texts.insert("staff.toml", &staff);
    // Rooms in which one homeroom can visit another.
    let mut courses = texts.get("courses.toml").unwrap_or_default().to_owned();
    for grade in ["K", "1", "2"] {
        for number in 1..=3 {
            let room = format!("\n[[room]]\nid = \"{grade}-{number}\"\ncapacity = 60\n");
            courses.push_str(&room);
        }
    }
    texts.insert("courses.toml", &courses);
    let at = usize::try_from(seed).unwrap_or(0);
    let other =
        if seed.is_multiple_of(2) { LEVERS[at % LEVERS.len()] } else { BLOCKS[(at + 1) % BLOCKS.len()] };
    opened(texts, &[BLOCKS[at % BLOCKS.len()], other])
}

/// Returns a school with these levers open and priced.
fn opened(mut texts: Texts, open: &[(&str, &str)]) -> Option<Campus> {
    let mut scenario = texts.get("scenario.toml").unwrap_or_default().to_owned() + "\n[levers]\n";
    // What the contract pays today and then differs by a sum that no lever changes.
    let mut budget = "[[fund]]\nid = \"general\"\namount = 100_000.00\n\n\
        [[class-size-overage]]\ncap = 1\neach = 1.00\nper = \"year\"\ntoday = 3.00\nfunds = [\"general\"]\n"
        .to_owned();
    let mut opened: Vec<&str> = Vec::new();
    for &(lever, price) in open {
        let name = lever.split(' ').next().unwrap_or_default();
        if opened.contains(&name) {
            continue;
        }
        opened.push(name);
        if name == "class-size-trade" {
            // Rooms that hold two homerooms.
            let rooms =
                ["K-1", "K-2", "K-3"].map(|room| format!("\n[[room]]\nid = \"{room}\"\ncapacity = 60\n"));
            let courses = texts.get("courses.toml").unwrap_or_default().to_owned() + &rooms.concat();
            texts.insert("courses.toml", &courses);
        }
        if name == "parallel-specials" {
            // Where the homerooms of a grade go to specials one by one today.
            let courses = texts.get("courses.toml").unwrap_or_default();
            let courses = courses.replace("[[grade]]", "[[grade]]\nspecials-at-once = 1");
            texts.insert("courses.toml", &courses);
        }
        scenario = scenario + lever + "\n";
        if !price.is_empty() {
            let row = format!("\n[[price]]\nlever = \"{name}\"\n{price}\nfunds = [\"general\"]\n");
            budget.push_str(&row);
        }
    }
    texts.insert("scenario.toml", &scenario);
    texts.insert("budget.toml", &budget);
    // Where the days cannot be made longer, the files say so.
    commontime_files::load_texts(&texts).ok().filter(|campus| campus.levers.len() > 1)
}

/// Returns all decisions there are.
pub(crate) fn all(campus: &Campus) -> Vec<Decisions> {
    campus.levers.iter().fold(vec![Decisions(Vec::new())], |before, lever| {
        before
            .iter()
            .flat_map(|decisions| {
                (0..=lever.steps.len())
                    .map(|setting| Decisions(decisions.0.iter().copied().chain([setting]).collect()))
            })
            .collect()
    })
}

/// The most that the design says of a school; `None` where there is no schedule.
fn most(campus: &Campus) -> Option<i64> {
    design::most(campus, Limits::default(), &design::memory::Memory::default())
}

#[test]
fn the_loosest_school_bounds_all_it_stands_for() {
    let mut compared = 0;
    for campus in schools() {
        let bounds: Vec<(Decisions, Option<i64>)> = all(&campus)
            .into_iter()
            .map(|it| (it.clone(), campus.with(&it).ok().and_then(|it| most(&it))))
            .collect();
        // Every lever that only opens may stand open, in all ways.
        for open in 0..1_usize << campus.levers.len() {
            let is_open = |lever: usize| open >> lever & 1 == 1 && campus.levers[lever].only_opens();
            if (0..campus.levers.len()).any(|lever| (open >> lever & 1 == 1) != is_open(lever)) {
                continue;
            }
            for (decisions, _) in &bounds {
                let of = |lever: usize| -> Vec<usize> {
                    let all = 0..=campus.levers[lever].steps.len();
                    if is_open(lever) { all.collect() } else { vec![decisions.0[lever]] }
                };
                let sets = Sets((0..campus.levers.len()).map(of).collect());
                let Ok(loosest) = campus.at_its_loosest(&sets) else { continue };
                let loosest = most(&loosest);
                for (other, bound) in bounds.iter().filter(|(other, _)| sets.contain(other)) {
                    assert!(
                        *bound <= loosest,
                        "{}: {other:?} has {bound:?}, {sets:?} {loosest:?}",
                        campus.name
                    );
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 500, "{compared}");
}

/// Returns the most lowest weekly minutes of the schedules that are found on designs of either kind: options try both.
fn most_found(campus: &Campus) -> Option<Minutes> {
    let found = [Designs::PlainDays, Designs::All].into_iter().filter_map(|designs| {
        let found = solve(campus, &Options { rounds: 2, designs, ..Options::default() }, &mut |_| {});
        found.answer.lowest_weekly_minutes.filter(|_| found.schedule.is_some())
    });
    found.max()
}

#[test]
fn options_are_what_trying_everything_finds() {
    let (mut corners, mut points, mut beyond) = (0, 0, 0);
    for campus in schools() {
        let mut outer: Vec<(Cents, i64)> = Vec::new();
        let mut inner: Vec<(Cents, i64)> = Vec::new();
        for changed in all(&campus).iter().filter_map(|decisions| campus.with(decisions).ok()) {
            let ledger = dollars(&changed);
            assert!(ledger.funds.iter().all(|fund| fund.left() >= Cents::ZERO), "{}", campus.name);
            let Some(bound) = most(&changed) else { continue };
            outer.push((ledger.net_new_cost, bound));
            let target = campus.goal.minutes_per_week;
            let lowest = most_found(&changed);
            inner.extend(lowest.map(|lowest| (ledger.net_new_cost, i64::from(lowest.min(target).get()))));
        }
        let options = Options { rounds: 2, ..Options::default() };
        let found = frontier(&campus, &[], &options, &|| false, &mut |_| {}).unwrap();
        assert!(found.is_whole);
        let of: Vec<(Cents, i64)> = found.corners.iter().map(|corner| (corner.cost, corner.lowest)).collect();
        assert_eq!(of, curve(outer), "{}", campus.name);
        corners += of.len();
        let of: Vec<(Cents, i64)> = found.points.iter().map(|point| (point.cost, point.lowest)).collect();
        // Schedules of one option that do for another may give more than what is found for each by itself.
        let is_had =
            |(cost, lowest): (Cents, i64)| of.iter().any(|point| point.0 <= cost && point.1 >= lowest);
        let inner = curve(inner);
        assert!(inner.iter().copied().all(is_had), "{}: {of:?} and {inner:?}", campus.name);
        assert_eq!(of, curve(of.clone()), "{}", campus.name);
        points += of.len();
        beyond += of.iter().filter(|point| !inner.contains(point)).count();
    }
    assert!(corners > 10 && points > 6, "{corners} corners, {points} points");
    assert!(beyond > 0 || cfg!(not(feature = "highs")));
}

/// What an option is worth by the usual priorities, less is better: the lowest minutes below zero, the shortfall, the cost.
type Worth = (i64, i64, i64);

#[test]
#[cfg_attr(not(feature = "highs"), ignore = "needs the fast solver")]
fn the_best_option_is_the_best_that_trying_everything_finds() {
    let (mut beside, mut proved) = (0, 0);
    for campus in schools().step_by(2) {
        let mut of_all: Vec<Worth> = Vec::new();
        for changed in all(&campus).iter().filter_map(|decisions| campus.with(decisions).ok()) {
            let cost = dollars(&changed).net_new_cost.get();
            for designs in [Designs::PlainDays, Designs::All] {
                let found =
                    solve(&changed, &Options { rounds: 2, designs, ..Options::default() }, &mut |_| {});
                let Some(schedule) = found.schedule else { continue };
                let target = campus.goal.minutes_per_week;
                let lowest = schedule.audit().lowest_weekly_minutes().unwrap_or(target).min(target);
                let short = schedule.audit().total_shortfall();
                of_all.push((-i64::from(lowest.get()), i64::from(short.get()), cost));
            }
        }
        let options = Options { rounds: 2, ..Options::default() };
        let found = best(&campus, &options, &|| false, &mut |_| {}).unwrap();
        let worth =
            |point: &Point| (-point.lowest, i64::from(point.audit.total_shortfall().get()), point.cost.get());
        let ours = found.best(&campus).map(worth);
        assert_eq!(ours, of_all.iter().min().copied(), "{}", campus.name);
        let Some(fewer) = &found.fewer_short else { continue };
        beside += usize::from(fewer.point.is_some());
        // What is said to be ruled out nothing has.
        let as_many = || of_all.iter().filter(|(lowest, ..)| -lowest >= fewer.lowest);
        assert!(as_many().all(|(_, short, _)| *short >= fewer.least), "{}", campus.name);
        let Some((_, short, cost)) = ours else { continue };
        let is_as_short = |other: &&Worth| other.1 <= short;
        let costs_no_less = |least: Cents| as_many().filter(is_as_short).all(|it| it.2 >= least.get());
        assert!(fewer.least_cost.is_none_or(costs_no_less), "{}", campus.name);
        proved += usize::from(fewer.least == short && fewer.least_cost.is_some_and(|it| it.get() == cost));
    }
    assert!(beside >= 2 && proved >= 3, "{beside} beside the curve, {proved} proved");
}

/// The priorities that tell options apart, in every order but the usual one.
const OTHER_ORDERS: [[Priority; 3]; 5] = {
    use Priority::{Cost, LowestMinutes, Shortfall};
    [
        [LowestMinutes, Cost, Shortfall],
        [Shortfall, LowestMinutes, Cost],
        [Shortfall, Cost, LowestMinutes],
        [Cost, LowestMinutes, Shortfall],
        [Cost, Shortfall, LowestMinutes],
    ]
};

/// Returns a school whose priorities have this order.
fn in_order(campus: &Campus, order: [Priority; 3]) -> Campus {
    let mut parts = campus.clone().into_parts();
    parts.priorities = order.to_vec();
    Campus::new(parts).expect("only the order is another")
}

/// Returns what a schedule is worth by the priorities of a school; less is better.
fn worth_by_priorities(campus: &Campus, audit: &Audit) -> Vec<i64> {
    let target = campus.goal.minutes_per_week;
    let rank = |priority: &Priority| match priority {
        Priority::Shortfall => i64::from(audit.total_shortfall().get()),
        Priority::Cost => audit.dollars.net_new_cost.get(),
        _ => -i64::from(audit.lowest_weekly_minutes().unwrap_or(target).min(target).get()),
    };
    campus.priorities.iter().map(rank).collect()
}

#[test]
#[cfg_attr(not(feature = "highs"), ignore = "needs the fast solver")]
fn in_every_order_of_priorities_trying_everything_finds_nothing_better() {
    let mut bests: BTreeSet<Vec<i64>> = BTreeSet::new();
    for (campus, order) in schools().step_by(9).flat_map(|campus| OTHER_ORDERS.map(|it| (campus.clone(), it)))
    {
        let campus = in_order(&campus, order);
        let mut of_all: Vec<Vec<i64>> = Vec::new();
        for changed in all(&campus).iter().filter_map(|decisions| campus.with(decisions).ok()) {
            for designs in [Designs::PlainDays, Designs::All] {
                let options = Options { rounds: 2, designs, ..Options::default() };
                let found = solve(&changed, &options, &mut |_| {});
                of_all.extend(found.schedule.map(|it| worth_by_priorities(&campus, it.audit())));
            }
        }
        let options = Options { rounds: 2, ..Options::default() };
        let found = best(&campus, &options, &|| false, &mut |_| {}).unwrap();
        let ours = found.best(&campus).map(|point| worth_by_priorities(&campus, &point.audit));
        let Some(least) = of_all.into_iter().min() else { continue };
        let ours = ours.expect("trying everything finds something");
        assert!(ours <= least, "{}, {order:?}: {ours:?} and {least:?}", campus.name);
        bests.insert(ours);
    }
    assert!(bests.len() > 10, "{bests:?}");
}

/// An option as it is compared: cost, minutes, and where it is on the further axes, all of them better where they are less.
type Compared = (i64, i64, Vec<i64>);

fn undominated(mut all: Vec<Compared>) -> Vec<Compared> {
    all.sort();
    all.dedup();
    let beats = |one: &Compared, other: &Compared| {
        one != other
            && one.0 <= other.0
            && one.1 <= other.1
            && one.2.iter().zip(&other.2).all(|(one, other)| one <= other)
    };
    all.iter().filter(|one| !all.iter().any(|other| beats(other, one))).cloned().collect()
}

#[test]
fn options_on_further_axes_are_what_trying_everything_finds() {
    let (mut more, mut same) = (0, 0);
    for campus in SEEDS.filter_map(school) {
        let place = |campus: &Campus| Axis::ALL.iter().map(|axis| axis.of(campus)).collect::<Vec<i64>>();
        let target = campus.goal.minutes_per_week;
        let mut all_of: Vec<Compared> = Vec::new();
        for changed in all(&campus).iter().filter_map(|decisions| campus.with(decisions).ok()) {
            let lowest = most_found(&changed);
            let cost = dollars(&changed).net_new_cost.get();
            all_of.extend(lowest.map(|it| (cost, -i64::from(it.min(target).get()), place(&changed))));
        }
        let options = Options { rounds: 2, ..Options::default() };
        let found = frontier(&campus, &Axis::ALL, &options, &|| false, &mut |_| {}).unwrap();
        let mut of: Vec<Compared> = found
            .points
            .iter()
            .map(|point| (point.cost.get(), -point.lowest, place(&point.campus)))
            .collect();
        of.sort();
        assert_eq!(of, undominated(all_of), "{}", campus.name);
        more += usize::from(of.len() > found.corners.len());
        same += 1;
    }
    assert!(
        more >= 3 && same > 10,
        "{more} of {same} schools have options that minutes and cost alone would not show"
    );
}

#[test]
fn fixes_are_the_least_decisions_that_do_and_the_cheapest_comes_first() {
    let (mut compared, mut shown) = (0, 0);
    for campus in (0..64).filter_map(school) {
        let bounds: Vec<(Decisions, Cents, Option<i64>)> = all(&campus)
            .into_iter()
            .filter_map(|it| {
                campus.with(&it).ok().map(|changed| (it, dollars(&changed).net_new_cost, most(&changed)))
            })
            .collect();
        let today = most(&campus).unwrap_or(i64::MIN);
        let mut levels: Vec<i64> =
            bounds.iter().filter_map(|(.., bound)| *bound).filter(|bound| *bound > today).collect();
        levels.sort_unstable();
        levels.dedup();
        for wanted in levels {
            let does: Vec<&(Decisions, Cents, Option<i64>)> =
                bounds.iter().filter(|(.., bound)| bound.is_some_and(|bound| bound >= wanted)).collect();
            let goes_further = |one: &Decisions, other: &Decisions| {
                one != other && one.0.iter().zip(&other.0).all(|(one, other)| one >= other)
            };
            let least: Vec<(Cents, &Decisions)> = does
                .iter()
                .filter(|(one, ..)| !does.iter().any(|(other, ..)| goes_further(one, other)))
                .map(|(one, cost, _)| (*cost, one))
                .collect();
            let options = Options { rounds: 2, ..Options::default() };
            let sought = FixesSought { minutes: wanted, most: usize::MAX / 2, beside: &[], below: None };
            let found = lever_fixes(&campus, &sought, &options, &|| false, &mut |_| {}).unwrap();
            assert!(found.are_all, "{}", campus.name);
            // What is not shown may go less far than needed: beside it stand such that go further.
            let is_shown = |fix: &commontime::solve::frontier::LeverFix| {
                fix.point.as_ref().is_some_and(|point| point.lowest >= wanted && point.audit.is_clean())
            };
            let of: Vec<(Cents, &Decisions)> =
                found.fixes.iter().map(|fix| (fix.cost, &fix.decisions)).collect();
            assert!(of.is_sorted_by_key(|(cost, _)| *cost), "{}", campus.name);
            for one in &least {
                assert!(of.contains(one), "{}: {one:?} reaches {wanted}", campus.name);
            }
            if found.fixes.iter().all(is_shown) {
                assert_eq!(of.len(), least.len(), "{}", campus.name);
                assert_eq!(of.first().map(|it| it.0), least.iter().map(|it| it.0).min(), "{}", campus.name);
                shown += 1;
            }
            compared += 1;
        }
    }
    assert!(compared >= 10 && shown >= 8, "{compared} compared, {shown} shown");
}

/// Returns what no other beats, cheapest first.
fn curve(mut all: Vec<(Cents, i64)>) -> Vec<(Cents, i64)> {
    all.sort_by_key(|(cost, lowest)| (*cost, std::cmp::Reverse(*lowest)));
    let mut curve: Vec<(Cents, i64)> = Vec::new();
    for (cost, lowest) in all {
        if curve.last().is_none_or(|last| lowest > last.1) {
            curve.push((cost, lowest));
        }
    }
    curve
}
