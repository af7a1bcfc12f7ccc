//! Who pays what levers and the contract cost: each bill may go to some funds, and no fund pays more than it has left.
//!
//! Bills are paid one after the other, each out of its funds in their order. Where these are spent, bills before it move to other
//! funds of theirs to make room: a flow from bills to funds, of which the largest is found by paths that make room (Ford and
//! Fulkerson, 1956). Amounts are whole cents, so it is exact.

use std::collections::VecDeque;

use commontime_school::ledger::PaidFor;
use commontime_school::{Cents, FundId};

/// Something to pay.
#[derive(Clone, Debug)]
pub(crate) struct Bill<'a> {
    /// What it is for.
    pub(crate) paid_for: PaidFor,
    /// How much.
    pub(crate) amount: Cents,
    /// Whether it comes back every year.
    pub(crate) recurring: bool,
    /// The funds that may pay it, the first first.
    pub(crate) funds: Vec<FundId>,
    /// What was counted, in words.
    pub(crate) what: &'a str,
}

/// Returns for each bill which fund pays how much. Where funds cannot pay all, the first fund of a bill that has not ended pays what is
/// left of it and is overdrawn; where all have ended, the first.
pub(crate) fn pay(
    bills: &[Bill<'_>],
    left: &[Cents],
    has_ended: &dyn Fn(FundId) -> bool,
) -> Vec<Vec<(FundId, Cents)>> {
    let mut left: Vec<i64> = left.iter().map(|amount| amount.get()).collect();
    let mut paid: Vec<Vec<i64>> = bills.iter().map(|bill| vec![0; bill.funds.len()]).collect();
    for (at, bill) in bills.iter().enumerate() {
        let mut due = bill.amount.get();
        while due > 0 {
            let Some(path) = path(bills, &paid, &left, at) else { break };
            due -= send(bills, &mut paid, &mut left, &path, due);
        }
        if due > 0 && !bill.funds.is_empty() {
            let overdrawn = bill.funds.iter().position(|fund| !has_ended(*fund)).unwrap_or(0);
            paid[at][overdrawn] += due;
            left[bill.funds[overdrawn].index()] -= due;
        }
    }
    let of = |(bill, paid): (&Bill<'_>, Vec<i64>)| {
        let each = bill.funds.iter().copied().zip(paid.into_iter().map(Cents::new));
        each.filter(|(_, amount)| *amount != Cents::ZERO).collect()
    };
    bills.iter().zip(paid).map(of).collect()
}

/// Returns how a bill comes to a fund that has something left: bills with the place in their funds that pays more, each but the
/// first making room in the fund that the one before it goes to. The shortest way.
fn path(bills: &[Bill<'_>], paid: &[Vec<i64>], left: &[i64], from: usize) -> Option<Vec<(usize, usize)>> {
    // Which bill, by which of its funds, came to each fund; from which fund each bill was come to.
    let mut came: Vec<Option<(usize, usize)>> = vec![None; left.len()];
    let mut room_in: Vec<Option<usize>> = vec![None; bills.len()];
    let mut waiting = VecDeque::from([from]);
    while let Some(bill) = waiting.pop_front() {
        for (place, fund) in bills[bill].funds.iter().enumerate() {
            let fund = fund.index();
            if came[fund].is_some() {
                continue;
            }
            came[fund] = Some((bill, place));
            if left[fund] > 0 {
                return Some(way(&came, &room_in, fund));
            }
            for other in (0..bills.len()).filter(|other| *other != from) {
                let mut pays = bills[other].funds.iter().zip(&paid[other]);
                if room_in[other].is_none() && pays.any(|(it, amount)| it.index() == fund && *amount > 0) {
                    room_in[other] = Some(fund);
                    waiting.push_back(other);
                }
            }
        }
    }
    None
}

/// Returns the way by which a fund was come to.
fn way(came: &[Option<(usize, usize)>], room_in: &[Option<usize>], fund: usize) -> Vec<(usize, usize)> {
    let mut way = Vec::new();
    let mut at = Some(fund);
    while let Some((bill, place)) = at.and_then(|fund| came[fund]) {
        way.push((bill, place));
        at = room_in[bill];
    }
    way.reverse();
    way
}

/// Sends as much along a path as it holds, at most `due`. Returns how much.
fn send(
    bills: &[Bill<'_>],
    paid: &mut [Vec<i64>],
    left: &mut [i64],
    path: &[(usize, usize)],
    due: i64,
) -> i64 {
    let Some(&(last, place)) = path.last() else { return 0 };
    let end = bills[last].funds[place].index();
    let mut amount = due.min(left[end]);
    // Each bill after the first makes room in the fund that the one before it goes to.
    let rooms: Vec<(usize, usize)> = path
        .windows(2)
        .filter_map(|pair| {
            let fund = bills[pair[0].0].funds[pair[0].1];
            let place = bills[pair[1].0].funds.iter().position(|it| *it == fund)?;
            Some((pair[1].0, place))
        })
        .collect();
    for (bill, place) in &rooms {
        amount = amount.min(paid[*bill][*place]);
    }
    for (bill, place) in path {
        paid[*bill][*place] += amount;
    }
    for (bill, place) in rooms {
        paid[bill][place] -= amount;
    }
    left[end] -= amount;
    amount
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bill(amount: i64, funds: &[u32]) -> Bill<'static> {
        let funds = funds.iter().map(|fund| FundId(*fund)).collect();
        Bill { paid_for: PaidFor::Lever(0), amount: Cents::new(amount), recurring: true, funds, what: "" }
    }

    fn paid(bills: &[Bill<'_>], left: &[i64]) -> Vec<Vec<(u32, i64)>> {
        let left: Vec<Cents> = left.iter().copied().map(Cents::new).collect();
        let of = |list: Vec<(FundId, Cents)>| list.into_iter().map(|(fund, it)| (fund.0, it.get())).collect();
        // The last of four funds has ended.
        pay(bills, &left, &|fund| fund == FundId(3)).into_iter().map(of).collect()
    }

    #[test]
    fn the_first_fund_pays_first_and_the_next_the_rest() {
        assert_eq!(paid(&[bill(70, &[1, 0])], &[100, 50]), [vec![(1, 50), (0, 20)]]);
    }

    /// The first bill takes all of fund 0, which alone may pay the second; it has to make room.
    #[test]
    fn a_bill_makes_room_for_one_that_no_other_fund_may_pay() {
        let bills = [bill(60, &[0, 1]), bill(30, &[0])];
        assert_eq!(paid(&bills, &[60, 100]), [vec![(0, 30), (1, 30)], vec![(0, 30)]]);
    }

    /// Room is made by a bill that has room made for it: 0 -> 1 -> 2.
    #[test]
    fn room_is_made_over_several_bills() {
        let bills = [bill(10, &[1, 2]), bill(10, &[0, 1]), bill(10, &[0])];
        assert_eq!(paid(&bills, &[10, 10, 10]), [vec![(2, 10)], vec![(1, 10)], vec![(0, 10)]]);
    }

    #[test]
    fn what_no_fund_has_overdraws_the_first() {
        assert_eq!(paid(&[bill(100, &[1, 0])], &[20, 30]), [vec![(1, 80), (0, 20)]]);
        assert_eq!(paid(&[bill(100, &[])], &[20]), [Vec::new()]);
        // One that has ended is not, but where there is no other.
        assert_eq!(paid(&[bill(100, &[3, 1])], &[0, 30, 0, 0]), [vec![(1, 100)]]);
        assert_eq!(paid(&[bill(100, &[3])], &[0, 0, 0, 0]), [vec![(3, 100)]]);
    }

    /// Against trying every way to share small bills over three funds.
    #[test]
    fn all_is_paid_wherever_it_can_be() {
        let sets: [&[u32]; 6] = [&[0], &[1], &[2], &[0, 1], &[1, 2], &[0, 1, 2]];
        let mut number = 1_u64;
        let mut draw = |below: u64| {
            number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (number >> 33) % below
        };
        for _ in 0..2_000 {
            let left: Vec<i64> = (0..3).map(|_| i64::try_from(draw(5)).unwrap()).collect();
            let bills: Vec<Bill<'_>> = (0..3)
                .map(|_| bill(i64::try_from(draw(4)).unwrap(), sets[usize::try_from(draw(6)).unwrap()]))
                .collect();
            let given: Vec<Vec<(u32, i64)>> = paid(&bills, &left);
            for (bill, parts) in bills.iter().zip(&given) {
                assert_eq!(parts.iter().map(|(_, amount)| amount).sum::<i64>(), bill.amount.get());
                assert!(
                    parts.iter().all(|(fund, amount)| bill.funds.contains(&FundId(*fund)) && *amount > 0)
                );
            }
            let of = |fund: u32| {
                given.iter().flatten().filter(|part| part.0 == fund).map(|part| part.1).sum::<i64>()
            };
            let is_paid = (0..3).all(|fund| of(fund) <= left[fund as usize]);
            assert_eq!(is_paid, can_be_paid(&bills, &left), "{bills:?} {left:?} {given:?}");
        }
    }

    /// Tells whether bills can be paid, a cent at a time in every way.
    fn can_be_paid(bills: &[Bill<'_>], left: &[i64]) -> bool {
        let Some(at) = bills.iter().position(|bill| bill.amount > Cents::ZERO) else { return true };
        let mut rest = bills.to_vec();
        rest[at].amount = rest[at].amount - Cents::new(1);
        bills[at].funds.iter().any(|fund| {
            let mut left = left.to_vec();
            left[fund.index()] -= 1;
            left[fund.index()] >= 0 && can_be_paid(&rest, &left)
        })
    }
}
