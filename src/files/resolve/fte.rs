//! Position control: posts, who fills them, which funds pay; and so everyone's FTE.

use commontime_school::campus::Parts;
use commontime_school::position::{Costing, Pay, Position};
use commontime_school::staff::Person;
use commontime_school::{Fte, FundId, Minutes, PersonId, Rule, Share, wording};

use super::Book;
use super::budget::Costs;
use super::sketches::Sketch;
use crate::names::{FTE, STAFF};
use crate::problem::{Code, Desk};
use crate::raw;
use crate::raw::Text;
use crate::value::{Entries, Limits, distinct};

/// Returns the posts, and gives people their FTE.
pub(super) fn resolve(
    desk: &mut Desk<'_>,
    raw: &raw::fte::Fte,
    costs: Option<&Costs>,
    book: &Book,
    sketches: &[Sketch<'_>],
    people: &mut [Person],
) -> Vec<Position> {
    let mut positions = Vec::new();
    for row in &raw.position {
        desk.check_id(FTE, &row.kind);
        let funds = if costs.is_some() { funds(desk, row, book) } else { Vec::new() };
        posts(desk, row, costs, &funds, book, &mut positions);
    }
    let is_vacant = |post: &&Position| post.filled_by.is_none();
    if costs.is_some_and(|costs| costs.costing == Costing::Actual)
        && positions.iter().any(|post| is_vacant(&post))
    {
        desk.assume("budget.toml: costing", "vacancies are costed at the average of their kind");
    }
    if costs.is_some() {
        uncharged(desk, &positions);
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
    positions
}

/// Says which kinds of posts have no cost.
fn uncharged(desk: &mut Desk<'_>, positions: &[Position]) {
    let mut kinds: Vec<&str> = Vec::new();
    for post in positions.iter().filter(|post| post.pay.is_none()) {
        if !kinds.contains(&post.kind.as_str()) {
            kinds.push(&post.kind);
        }
    }
    if !kinds.is_empty() {
        desk.assume(
            "budget.toml: cost",
            format!("posts without a cost of their kind are not charged: {}", wording::list(&kinds)),
        );
    }
}

fn posts(
    desk: &mut Desk<'_>,
    row: &raw::fte::Position,
    costs: Option<&Costs>,
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
    let kind = costs.and_then(|costs| costs.of(&row.kind));
    let hours_a_week = kind.map_or(0, super::budget::Kind::hours_a_week);
    let mut post = |holder: &str, filled_by: Option<PersonId>, pay: Option<Pay>| {
        positions.push(Position {
            id: format!("{} {holder}", *row.kind),
            kind: row.kind.to_string(),
            fte,
            hours_a_week,
            today: (fte, hours_a_week),
            filled_by,
            pay,
            funds: funds.to_vec(),
        });
    };
    for holder in &row.filled_by {
        if let Some(place) = book.people.expect(desk, FTE, Code::UnknownHolder, "person", holder) {
            let pay = costs.and_then(|costs| paid(desk, row, costs, holder));
            post(holder, Some(PersonId::from_index(place)), pay);
        }
    }
    for number in 1..=vacant {
        post(&format!("vacancy {number}"), None, costs.and_then(|costs| costs.new_post(&row.kind)));
    }
    for (name, _) in row.actual_pay.iter().flat_map(Entries::iter) {
        if !row.filled_by.iter().any(|holder| holder.as_str() == name.as_str()) {
            desk.problem(
                FTE,
                name.span(),
                Code::PaidNotHolder,
                format!("\"{}\" is paid and fills no post of this row", **name),
            )
            .label("not in `filled-by`")
            .help(crate::problem::did_you_mean(name, row.filled_by.iter().map(|holder| holder.as_str())));
        }
    }
}

/// Returns what a holder's post is paid: what they are really paid where the costing asks for it, else the average of the kind.
fn paid(desk: &mut Desk<'_>, row: &raw::fte::Position, costs: &Costs, holder: &Text) -> Option<Pay> {
    let kind = costs.of(&row.kind)?;
    // What is written is checked whether it is used or not.
    let actual = row.actual_pay.as_ref().and_then(|actual| actual.get(holder)).map(|it| desk.money(FTE, it));
    match (costs.costing, actual) {
        (Costing::Average, _) => Some(kind.average()),
        (Costing::Actual | Costing::ActualFilledNewHireVacant, Some(actual)) => Some(kind.at(actual)),
        (Costing::Actual | Costing::ActualFilledNewHireVacant, None) => {
            desk.problem(
                FTE,
                holder.span(),
                Code::NoActualPay,
                format!(
                    "nothing says what \"{}\" is really paid{}",
                    **holder,
                    if kind.is_hourly() { " an hour" } else { "" }
                ),
            )
            .label("needed by the costing of budget.toml")
            .help(format!(
                "add `actual-pay = {{ \"{}\" = {} }}` to this row with the real amount, or choose the mode \"average\"",
                **holder,
                if kind.is_hourly() { "18.50" } else { "51_200.00" }
            ));
            Some(kind.average())
        }
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

/// A part-time person without hours is taken to be here all day: the files do not say which part. Whose salary is for
/// less than that (the rule that nobody carries more than their FTE) has to have hours: no schedule could keep the rule.
pub(super) fn part_time(desk: &mut Desk<'_>, sketches: &[Sketch<'_>], school: &Parts) {
    let waived = school.waivers.iter().any(|waiver| waiver.rule == Rule::LoadWithinFte);
    let week = school.longest_staff_week();
    let is_clear = !desk.has_problems_in(FTE);
    let mut open = Vec::new();
    for (at, (sketch, person)) in sketches.iter().zip(&school.people).enumerate() {
        if person.fte >= Fte::FULL || sketch.hours.is_some() || sketch.away.is_some() {
            continue;
        }
        let most = school.most_at_school(PersonId::from_index(at)).filter(|most| *most < week);
        let Some(most) = most.filter(|_| is_clear && !waived) else {
            open.push(sketch.id.as_str());
            continue;
        };
        desk.problem(
            STAFF,
            sketch.id.span(),
            Code::NoHours,
            format!(
                "\"{}\" is {} FTE, and nothing says which part of the week that is",
                **sketch.id, person.fte
            ),
        )
        .label(format!("here for at most {} of the week's {} minutes", in_words(most), in_words(week)))
        .help("write `hours`, or `away` for what is not worked, in staff.toml");
    }
    if !open.is_empty() {
        let list = wording::list(&open);
        desk.assume(
            "staff.toml: hours",
            format!("part-time without hours, taken to be here all day: {list}"),
        );
    }
}

fn in_words(minutes: Minutes) -> String {
    wording::grouped(u64::try_from(minutes.get()).unwrap_or_default())
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
            let noted = desk.noted();
            for (fund, share) in shares.iter() {
                let place = book.funds.expect(desk, FTE, Code::UnknownFund, "fund", fund);
                let share = desk.share(FTE, share);
                whole += u64::from(share.get());
                funds.extend(place.map(|place| (FundId::from_index(place), share)));
            }
            // What cannot be read makes no sum.
            if whole != u64::from(Share::WHOLE.get()) && desk.noted() == noted {
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
