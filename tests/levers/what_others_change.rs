//! Charges that other levers change: who is let go does not stay longer, and a homeroom that is given up has no block.

use commontime_audit::dollars;
use commontime_school::lever::Decisions;

use super::*;

/// Three homerooms of 16; the third may be given up, and its teacher's post with it: 50,000.00 and 20 % are saved.
const TRADE: &str =
    "class-size-trade = { homerooms = [\"K-3\"], class-size-limit = 22, up-to = 24, how = \"attrition\" }\n";
const SAVED: i64 = 6_000_000;

fn school(lever: &str, price: &str) -> Campus {
    let price = format!("[[price]]\n{price}\nfunds = [\"general\"]\n[[fund]]");
    let changes = [
        ("courses.toml", "homerooms = 2\nstudents = 40", "homerooms = 3\nstudents = 48"),
        ("staff.toml", "\"K-2\"", "\"K-2\", \"K-3\""),
        ("fte.toml", "\"K-2\"", "\"K-2\", \"K-3\""),
        ("budget.toml", "[[fund]]", price.as_str()),
    ];
    load(&with_levers(&format!("{TRADE}{lever}"), &changes))
}

/// Returns the net new cost of these steps, and what the second lever is charged for.
fn cost(campus: &Campus, trade: usize, other: usize) -> (i64, Option<String>) {
    let decisions = [LeverKind::ClassSizeTrade, LeverKind::ExtraDutyPay, LeverKind::CommunityPartnerBlock];
    let step = |kind: LeverKind| if kind == decisions[0] { trade } else { other };
    let decisions = Decisions(campus.levers.iter().map(|lever| step(lever.kind)).collect());
    let changed = campus.with(&decisions).expect("they can be had together");
    let ledger = dollars(&changed);
    (ledger.net_new_cost.get(), ledger.lines.last().map(|line| line.what.clone()))
}

/// Three homeroom teachers stay an hour in 36 weeks at 30.00: 3,240.00. Without the third two do: 2,160.00.
#[test]
fn who_is_let_go_is_not_paid_for_staying() {
    let campus = school(
        "extra-duty-pay = { days = [\"Fri\"], up-to = 60, step = 60 }",
        "lever = \"extra-duty-pay\"\nhourly = 30.00\nweeks = 36",
    );
    assert_eq!(cost(&campus, 0, 1), (324_000, Some("108 hours a year at $30".to_owned())));
    assert_eq!(cost(&campus, 1, 0).0, -SAVED);
    let words = |trade: usize| {
        let decisions =
            campus.levers.iter().map(|lever| if lever.kind == LeverKind::ClassSizeTrade { trade } else { 1 });
        let changed = campus.with(&Decisions(decisions.collect())).expect("they can be had together");
        changed.decided.last().map(|decided| decided.words(&changed)).expect("one is pulled")
    };
    assert_eq!(words(0), "3 people stay 60 minutes longer on Fri, paid");
    assert_eq!(
        words(1),
        "3 people stay 60 minutes longer on Fri, paid (2 of them with the other levers that are pulled)"
    );
    assert_eq!(cost(&campus, 1, 1), (216_000 - SAVED, Some("72 hours a year at $30".to_owned())));
    // The team meets after the students have left, with and without the third homeroom.
    let found = options(&campus);
    assert_eq!(shown(&found), [(-SAVED, 0), (216_000 - SAVED, 60)]);
    assert_eq!(proved(&found), shown(&found));
}

/// Three homerooms have a block in 36 weeks at 20.00: 2,160.00; two of them 1,440.00. While one of the two is at PE the partner has the
/// other, and then the other way about: 45 minutes twice.
#[test]
fn a_homeroom_that_is_given_up_has_no_block() {
    let campus = school(
        "community-partner-block = { partner = \"a library\", days = [\"Wed\"], minutes = 45, up-to = 3, step = 3 }",
        "lever = \"community-partner-block\"\neach = 20.00\nweeks = 36",
    );
    assert_eq!(cost(&campus, 0, 1), (216_000, Some("108 blocks a year at $20".to_owned())));
    assert_eq!(cost(&campus, 1, 1), (144_000 - SAVED, Some("72 blocks a year at $20".to_owned())));
    let found = options(&campus);
    assert_eq!(shown(&found), [(-SAVED, 0), (144_000 - SAVED, 90)]);
    assert_eq!(proved(&found), shown(&found));
}

/// Three homeroom teachers stay an hour in 36 weeks at 30.00, or the two there are and the coach: whoever comes in a role that is
/// paid to stay, stays. Somebody who takes over the homeroom of one who is named stands in their place; nobody else who comes does.
#[test]
fn who_comes_in_the_role_of_those_who_stay_stays() {
    let leader = "hybrid-teacher-leaders = { leaders = [{ person = \"K-1\", leads = [\"kindergarten\"] }], \
                  days = [\"Mon\"], minutes = 45, teaches = \"literacy\" }";
    let coach = "add-fte = [{ like = \"coach\", up-to = 1.0, step = 1.0 }]";
    // 30.00 for each of 36 hours, and 60,000.00 for the post that comes.
    let (hours, post) = (108_000, 6_000_000);
    for (lever, who, today, then) in [
        (leader, "", 2, 3),
        (leader, ", roles = [\"homeroom\"]", 2, 3),
        (leader, ", people = [\"K-1\"]", 1, 2),
        (leader, ", people = [\"K-2\"]", 1, 1),
        (coach, "", 2, 2),
        (coach, ", roles = [\"homeroom\", \"specialist\"]", 3, 4),
        (coach, ", people = [\"coach\"]", 1, 1),
    ] {
        let price = "[[price]]\nlever = \"extra-duty-pay\"\nhourly = 30.00\nweeks = 36\nfunds = [\"general\"]\n[[fund]]";
        let stay = format!("extra-duty-pay = {{ days = [\"Fri\"], up-to = 60, step = 60{who} }}");
        let levers = format!("{lever}\n{stay}");
        let campus = load(&with_levers(&levers, &[("budget.toml", "[[fund]]", price)]));
        let cost = |settings: [usize; 2]| {
            let changed = campus.with(&Decisions(settings.to_vec())).expect("they can be had together");
            dollars(&changed).net_new_cost.get()
        };
        assert_eq!([cost([1, 0]), cost([0, 1])], [post, today * hours], "{levers}");
        assert_eq!(cost([1, 1]), post + then * hours, "{levers}");
        let both = campus.with(&Decisions(vec![1, 1])).expect("they can be had together");
        let newcomer = both.people.last().expect("somebody");
        let stays = newcomer.extra_duty.iter().map(|minutes| minutes.get()).sum::<i32>();
        assert_eq!(stays, if then > today { 60 } else { 0 }, "{levers}");
        let words = both.decided.last().map(|decided| decided.words(&both)).expect("two are pulled");
        assert_eq!(
            words.ends_with("(and 1 more with the other levers that are pulled)"),
            then > today,
            "{words}"
        );
    }
}
