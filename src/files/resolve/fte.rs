//! Position control: posts, who fills them, which funds pay; and so everyone's FTE.

use commontime_school::position::Position;
use commontime_school::staff::Person;
use commontime_school::{Fte, FundId, PersonId, Share};

use super::Book;
use super::budget::{self, PaidAs};
use super::sketches::Sketch;
use crate::names::{FTE, STAFF};
use crate::problem::{Code, Desk};
use crate::raw;
use crate::raw::budget::Budget;
use crate::value::{Limits, distinct};

/// Returns the posts, and gives people their FTE.
pub(super) fn resolve(
    desk: &mut Desk<'_>,
    raw: &raw::fte::Fte,
    budget: Option<&Budget>,
    book: &Book,
    sketches: &[Sketch<'_>],
    people: &mut [Person],
) -> Vec<Position> {
    let kinds: Vec<&str> = raw.position.iter().map(|row| row.kind.as_str()).collect();
    let costs = budget.map(|budget| budget::costs(desk, budget, &kinds)).unwrap_or_default();
    let mut positions = Vec::new();
    for row in &raw.position {
        desk.check_id(FTE, &row.kind);
        let pay = costs.iter().find(|(kind, _)| *kind == *row.kind).map(|(_, pay)| *pay);
        let funds = if budget.is_some() { funds(desk, row, book) } else { Vec::new() };
        posts(desk, row, pay, &funds, book, &mut positions);
    }
    desk.check_count(FTE, positions.len(), Limits::ROWS, "post");
    for (at, (person, sketch)) in people.iter_mut().zip(sketches).enumerate() {
        let id = PersonId::from_index(at);
        let held: Vec<&Position> = positions.iter().filter(|post| post.filled_by == Some(id)).collect();
        person.fte = held.iter().map(|post| post.fte).sum();
        if held.is_empty() {
            person.fte = without_post(desk, raw, sketch);
        }
    }
    part_time(desk, sketches, people);
    positions
}

fn posts(
    desk: &mut Desk<'_>,
    row: &raw::fte::Position,
    pay: Option<PaidAs>,
    funds: &[(FundId, Share)],
    book: &Book,
    positions: &mut Vec<Position>,
) {
    let fte = desk.fte(FTE, &row.fte, 1);
    let vacant = row.vacant.as_ref().map_or(0, |count| desk.count(FTE, count, 0..=1_000, "posts"));
    if row.filled_by.is_empty() && vacant == 0 {
        desk.problem(
            FTE,
            row.kind.span(),
            Code::NobodyAndNoVacancy,
            format!("post \"{}\" is neither filled nor vacant", *row.kind),
        )
        .label("no person and no vacancy")
        .help("add `filled-by = [...]` or `vacant = 1`");
    }
    distinct(desk, FTE, &row.filled_by);
    let hours_a_week = pay.map_or(0, |paid| paid.hours_a_week);
    let mut post = |holder: &str, filled_by: Option<PersonId>| {
        positions.push(Position {
            id: format!("{} {holder}", *row.kind),
            kind: row.kind.to_string(),
            fte,
            hours_a_week,
            today: (fte, hours_a_week),
            filled_by,
            pay: pay.map(|paid| paid.pay),
            funds: funds.to_vec(),
        });
    };
    for holder in &row.filled_by {
        if let Some(place) = book.people.expect(desk, FTE, Code::UnknownHolder, "person", holder) {
            post(holder, Some(PersonId::from_index(place)));
        }
    }
    for number in 1..=vacant {
        post(&format!("vacancy {number}"), None);
    }
}

fn without_post(desk: &mut Desk<'_>, raw: &raw::fte::Fte, sketch: &Sketch<'_>) -> Fte {
    if let Some(fte) = &raw.everyone_not_listed {
        return desk.fte(FTE, fte, 0);
    }
    desk.problem(
        STAFF,
        sketch.id.span(),
        Code::NoPost,
        format!("\"{}\" fills no post of fte.toml", **sketch.id),
    )
    .label("in no `filled-by`")
    .help("add the person to a [[position]], or write `everyone-not-listed = 1.0` in fte.toml");
    Fte::FULL
}

/// A part-time person without hours is taken to be here all day: the files do not say which part.
fn part_time(desk: &mut Desk<'_>, sketches: &[Sketch<'_>], people: &[Person]) {
    let open: Vec<&str> = sketches
        .iter()
        .zip(people)
        .filter(|(sketch, person)| person.fte < Fte::FULL && sketch.hours.is_none() && sketch.away.is_none())
        .map(|(sketch, _)| sketch.id.as_str())
        .collect();
    if !open.is_empty() {
        let list = commontime_school::wording::list(&open);
        desk.assume(
            "staff.toml: hours",
            format!("part-time without hours, taken to be here all day: {list}"),
        );
    }
}

fn funds(desk: &mut Desk<'_>, row: &raw::fte::Position, book: &Book) -> Vec<(FundId, Share)> {
    match (&row.fund, &row.funds) {
        (Some(fund), None) => {
            let known = book.funds.expect(desk, FTE, Code::UnknownFund, "fund", fund);
            known.map(|place| vec![(FundId::from_index(place), Share::WHOLE)]).unwrap_or_default()
        }
        (None, Some(shares)) => {
            let mut funds = Vec::new();
            let mut whole: u64 = 0;
            for (fund, share) in shares.iter() {
                let place = book.funds.expect(desk, FTE, Code::UnknownFund, "fund", fund);
                let share = desk.share(FTE, share);
                whole += u64::from(share.get());
                funds.extend(place.map(|place| (FundId::from_index(place), share)));
            }
            if whole != u64::from(Share::WHOLE.get()) {
                let sum = Share::from_ten_thousandths(u32::try_from(whole).unwrap_or(u32::MAX));
                desk.problem(
                    FTE,
                    shares.span(),
                    Code::SharesNotWhole,
                    format!("the shares of \"{}\" make {sum}", *row.kind),
                )
                .label("expected 100 %")
                .help("let the shares add up to 1");
            }
            funds
        }
        _ => {
            desk.problem(
                FTE,
                row.kind.span(),
                Code::FundOrFunds,
                format!("who pays for \"{}\" is not said in one way", *row.kind),
            )
            .label("one of `fund` and `funds`")
            .help("write `fund = \"...\"`, or `funds = { ... = 0.5, ... = 0.5 }`");
            Vec::new()
        }
    }
}
