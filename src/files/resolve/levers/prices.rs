//! What levers cost beyond posts, and who may pay: `[[price]]` of `budget.toml`.

use std::ops::Range;

use commontime_school::campus::Parts;
use commontime_school::ids::{FundId, PersonId};
use commontime_school::lever::{
    Change, Charge, CoverBlock, ExtraContractDays, ExtraDutyPay, Lever, LeverKind,
};
use commontime_school::position::{Pay, Position};
use commontime_school::unit_costs::WEEKS_A_YEAR;
use commontime_school::{Cents, Fte, Minutes, Share, wording};

use super::block::a_year;
use super::{Book, Reading};
use crate::names::{BUDGET, SCENARIO};
use crate::problem::{Code, Desk};
use crate::raw::Text;
use crate::raw::budget::{Budget, Price};
use crate::value::Located;

/// The prices as written.
pub(super) struct Prices<'r> {
    rows: &'r [Located<Price>],
}

impl<'r> Prices<'r> {
    pub(super) fn new(budget: Option<&'r Budget>) -> Self {
        Self { rows: budget.map_or(&[], |budget| &budget.price) }
    }

    /// Returns the price of a lever: the one for its name or, where there is none, for its kind.
    fn of(&self, lever: &Lever) -> Option<&'r Price> {
        let named = |name: &str| self.rows.iter().find(|row| row.lever.as_str() == name);
        named(&lever.id).or_else(|| named(lever.kind.slug())).map(|row| &**row)
    }

    /// Returns the weeks a year for which levers of a kind are bought.
    pub(super) fn weeks(&self, kind: LeverKind) -> u32 {
        let row = self.rows.iter().find(|row| row.lever.as_str() == kind.slug());
        let weeks = row.and_then(|row| row.weeks.as_ref());
        weeks.and_then(|weeks| u32::try_from(**weeks).ok()).map_or(WEEKS_A_YEAR, |weeks| weeks.clamp(1, 53))
    }

    /// Puts charges on the steps of a lever, and says who pays.
    pub(super) fn put_on(
        &self,
        desk: &mut Desk<'_>,
        reading: &Reading<'_>,
        lever: &mut Lever,
        span: Range<usize>,
    ) {
        let price = self.of(lever);
        let hourly = price.and_then(|price| price.hourly.as_ref().map(|hourly| (price, hourly)));
        let missing = match &lever.steps[0].change {
            Change::ExtraDutyPay(_) if hourly.is_none() => Some(" and `hourly` to budget.toml"),
            Change::ExtraContractDays(_) if price.is_none() => Some(
                " to budget.toml, with `funds` and `benefits`: a day costs its part of the salary, or `hourly`",
            ),
            Change::RotatingSubstitutes(_) if price.is_none_or(|price| price.daily.is_none()) => {
                Some(" and `daily`, the dollars for a day of one substitute, to budget.toml")
            }
            Change::CommunityPartnerBlock(_)
                if price.is_none_or(|price| price.each.is_none() && price.amount.is_none()) =>
            {
                Some(
                    " and `amount` for the year or `each` for a block, 0 where nothing is paid, to budget.toml",
                )
            }
            _ => None,
        };
        if let Some(missing) = missing {
            desk.problem(
                SCENARIO,
                span.clone(),
                Code::NoPrice,
                format!("nothing says what \"{}\" costs", lever.id),
            )
            .label("buys people's time")
            .help(format!("add a [[price]] with lever = \"{}\"{missing}", lever.id));
        }
        let Some(price) = price else { return };
        let buys_days = matches!(lever.steps[0].change, Change::ExtraContractDays(_));
        if buys_days {
            extra_days(desk, reading, lever, price, span);
        }
        lever.funds = funds(desk, reading.book, &price.funds);
        if let Some(amount) = &price.amount {
            let amount = desk.money(BUDGET, amount);
            let what = lever.kind.title().to_owned();
            for step in &mut lever.steps {
                step.charges.push(Charge { what: what.clone(), amount, recurring: !price.once });
            }
        }
        of_blocks(desk, reading, price, lever);
        if let Some((price, hourly)) = hourly.filter(|_| !buys_days) {
            let hour = desk.money(BUDGET, hourly);
            let weeks =
                price.weeks.as_ref().map_or(WEEKS_A_YEAR, |weeks| desk.count(BUDGET, weeks, 1..=53, "weeks"));
            let share = price.benefits.as_ref().map_or(Share::default(), |share| desk.share(BUDGET, share));
            for step in &mut lever.steps {
                let Change::ExtraDutyPay(extra) = &step.change else { continue };
                step.charges.push(charge(reading.parts, extra, hour, weeks, share));
            }
        }
    }

    /// Reports prices of levers that are not open, `unread` ones aside, and prices that no fund pays.
    pub(super) fn check(&self, desk: &mut Desk<'_>, levers: &[Lever], unread: &[String]) {
        for row in self.rows {
            let name = row.lever.as_str();
            let buys_days = name == LeverKind::ExtraContractDays.slug();
            let is_priced =
                row.amount.is_some() || row.hourly.is_some() || row.daily.is_some() || row.each.is_some();
            if row.funds.is_empty() && (is_priced || buys_days) {
                nobody_pays(desk, row.lever.span(), &format!("lever \"{name}\""));
            }
            // A lever with a slip in it is open, and named with the slip.
            let is_slipped =
                desk.has_any(&[Code::UnknownBellSchedule, Code::LeverCannot, Code::UnknownInLever]);
            let is_open = levers.iter().any(|lever| lever.id == name || lever.kind.slug() == name);
            if is_slipped || is_open || unread.iter().any(|other| other == name) {
                continue;
            }
            let known = levers.iter().flat_map(|lever| [lever.id.as_str(), lever.kind.slug()]);
            let known = known.chain(unread.iter().map(String::as_str));
            let help = crate::problem::did_you_mean(name, known);
            desk.problem(
                BUDGET,
                row.lever.span(),
                Code::PriceOfNothing,
                format!("lever \"{name}\" is not open in scenario.toml"),
            )
            .label("no [levers] entry of this name")
            .help(help);
        }
    }
}

/// Puts on charges for days of substitutes, and for blocks with a partner.
fn of_blocks(desk: &mut Desk<'_>, reading: &Reading<'_>, price: &Price, lever: &mut Lever) {
    let daily = price.daily.as_ref().map(|daily| desk.money(BUDGET, daily));
    let each = price.each.as_ref().map(|each| desk.money(BUDGET, each));
    let weeks = price.weeks.as_ref().map_or(WEEKS_A_YEAR, |weeks| desk.count(BUDGET, weeks, 1..=53, "weeks"));
    let benefits = price.benefits.as_ref().map_or(Share::default(), |share| desk.share(BUDGET, share));
    for step in &mut lever.steps {
        let (count, of, unit) = match &step.change {
            Change::RotatingSubstitutes(change) => {
                let Some(daily) = daily else { continue };
                (days_a_year(reading.parts, &change.block, weeks), daily, "day")
            }
            Change::CommunityPartnerBlock(change) => {
                let Some(each) = each else { continue };
                let special = &change.block.special;
                let homerooms = reading.parts.homerooms.iter();
                let homerooms = homerooms.filter(|it| special.grades.contains(&it.grade)).count();
                (homerooms as u64 * u64::from(a_year(reading, special, weeks)), each, "block")
            }
            _ => continue,
        };
        let pay = i128::from(of.get()) * i128::from(count);
        let pay = Cents::new(i64::try_from(pay).unwrap_or(i64::MAX));
        let benefits_too =
            if benefits == Share::default() { String::new() } else { format!(" and {benefits} benefits") };
        let number = wording::grouped(count);
        let what = format!(
            "{number} {} a year at {of}{benefits_too}",
            wording::plural(usize::try_from(count).unwrap_or(usize::MAX), unit)
        );
        step.charges.push(Charge { what, amount: pay + benefits.of(pay), recurring: true });
    }
}

/// Returns the days that a pool of substitutes is asked for in a year: of all of them, in the week with most of these days, times
/// weeks.
fn days_a_year(parts: &Parts, block: &CoverBlock, weeks: u32) -> u64 {
    let of_week = |days: &[commontime_school::DayId]| {
        days.iter().filter(|day| block.special.may_be_on(**day)).count() as u64
    };
    let days = parts.cycle.weeks.iter().map(|week| of_week(&week.days)).max().unwrap_or(0);
    days * u64::from(weeks) * block.comes.len() as u64
}

/// Returns the funds that may pay something.
pub(in crate::resolve) fn funds(desk: &mut Desk<'_>, book: &Book, listed: &[Text]) -> Vec<FundId> {
    crate::value::distinct(desk, BUDGET, listed);
    let known =
        listed.iter().filter_map(|fund| book.funds.expect(desk, BUDGET, Code::UnknownFund, "fund", fund));
    known.map(FundId::from_index).collect()
}

/// Reports money that no fund pays.
pub(in crate::resolve) fn nobody_pays(desk: &mut Desk<'_>, span: Range<usize>, what: &str) {
    // Where a fund is misspelled, that is the slip.
    if desk.has_any(&[Code::UnknownFund]) {
        return;
    }
    desk.problem(BUDGET, span, Code::NobodyPays, format!("no fund pays for {what}"))
        .label("costs money")
        .help("add `funds = [\"...\"]` with the ids of the funds that may pay, the first first");
}

/// Returns what extra duty costs: minutes of all people in the fullest week, times weeks, times the price of an hour.
fn charge(parts: &Parts, extra: &ExtraDutyPay, hour: Cents, weeks: u32, benefits: Share) -> Charge {
    let a_day = |day: &commontime_school::DayId| {
        extra.minutes * i32::try_from(extra.staying(*day)).unwrap_or(i32::MAX)
    };
    let a_week = |days: &[commontime_school::DayId]| days.iter().map(a_day).sum::<Minutes>();
    let minutes = parts.cycle.weeks.iter().map(|week| a_week(&week.days)).max().unwrap_or(Minutes::ZERO);
    let minutes = i128::from(minutes.get()) * i128::from(weeks);
    let pay = (i128::from(hour.get()) * minutes + 30).div_euclid(60);
    let pay = Cents::new(i64::try_from(pay).unwrap_or(i64::MAX));
    let what = format!(
        "{} hours a year at {hour}{}",
        commontime_school::wording::grouped(u64::try_from(minutes.div_euclid(60)).unwrap_or(0)),
        if benefits == Share::default() { String::new() } else { format!(" and {benefits} benefits") }
    );
    Charge { what, amount: pay + benefits.of(pay), recurring: true }
}

/// Puts on each step what its days cost: for each person the daily rate of the salary, rounded half up to the cent, or the minutes
/// by the hour, and benefits on the sum.
fn extra_days(
    desk: &mut Desk<'_>,
    reading: &Reading<'_>,
    lever: &mut Lever,
    price: &Price,
    span: Range<usize>,
) {
    let hourly = price.hourly.as_ref().map(|hourly| desk.money(BUDGET, hourly));
    let benefits = price.benefits.as_ref().map_or(Share::default(), |share| desk.share(BUDGET, share));
    for step in &mut lever.steps {
        let Change::ExtraContractDays(extra) = &step.change else { continue };
        let a_day = |person: &PersonId| match hourly {
            Some(hour) => Some(by_the_hour(hour, extra.minutes)),
            None => daily_rate(reading.parts, *person, extra),
        };
        if let Some(unpaid) = extra.people.iter().find(|person| a_day(person).is_none()) {
            let who = &reading.parts.people[unpaid.index()].id;
            desk.problem(
                SCENARIO,
                span,
                Code::NoPrice,
                format!("nothing says what a day of \"{who}\" costs"),
            )
            .label("buys people's time")
            .help("add a [[cost]] for their post, or `hourly` to the [[price]], in budget.toml");
            return;
        }
        let people: i64 = extra.people.iter().filter_map(a_day).map(Cents::get).sum();
        let pay = Cents::new(people.saturating_mul(i64::from(extra.days)));
        let rate = match hourly {
            Some(hour) => format!("at {hour} an hour"),
            None => format!("at 1 of {} parts of their salaries", extra.contract_days),
        };
        let what = format!(
            "{} for {} {rate}{}",
            commontime_school::wording::count(extra.days as usize, "day"),
            commontime_school::wording::count(extra.people.len(), "person"),
            if benefits == Share::default() { String::new() } else { format!(", and {benefits} benefits") }
        );
        step.charges.push(Charge { what, amount: pay + benefits.of(pay), recurring: true });
    }
}

/// Returns what somebody's posts pay for one day more; nothing where a post has no pay in the budget, or there is none.
fn daily_rate(parts: &Parts, person: PersonId, extra: &ExtraContractDays) -> Option<Cents> {
    let posts: Vec<&Position> =
        parts.positions.iter().filter(|post| post.filled_by == Some(person)).collect();
    let of_post = |post: &&Position| match post.pay? {
        Pay::Salary { salary, .. } => {
            let whole = i128::from(salary.get()) * i128::from(post.fte.get());
            let share = i128::from(Fte::FULL.get()) * i128::from(extra.contract_days.max(1));
            i64::try_from((2 * whole + share).div_euclid(2 * share)).ok()
        }
        Pay::Hourly { hour, .. } => Some(by_the_hour(hour, extra.minutes).get()),
    };
    let paid: Option<i64> = posts.iter().map(of_post).sum();
    paid.filter(|_| !posts.is_empty()).map(Cents::new)
}

fn by_the_hour(hour: Cents, minutes: Minutes) -> Cents {
    let pay = (i128::from(hour.get()) * i128::from(minutes.get()) + 30).div_euclid(60);
    Cents::new(i64::try_from(pay).unwrap_or(i64::MAX))
}
