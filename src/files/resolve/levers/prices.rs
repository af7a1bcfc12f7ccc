//! What levers cost beyond posts, and who may pay: `[[price]]` of `budget.toml`.

use std::ops::Range;

use commontime_school::Share;
use commontime_school::campus::Parts;
use commontime_school::contract_money::Counted;
use commontime_school::ids::{FundId, PersonId};
use commontime_school::lever::{self, Change, Charge, CoverBlock, Lever, LeverKind, Step, a_day};
use commontime_school::unit_costs::WEEKS_A_YEAR;

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
            .help(match (price, missing.strip_prefix(" and ")) {
                (Some(_), Some(rest)) => format!("its [[price]] does not say it: add {rest}"),
                _ => format!("add a [[price]] with lever = \"{}\"{missing}", lever.id),
            });
        }
        let Some(price) = price else { return };
        let buys_days = matches!(lever.steps[0].change, Change::ExtraContractDays(_));
        if buys_days {
            extra_days(desk, reading, lever, price, span);
        }
        lever.funds = funds(desk, reading.book, &price.funds);
        if let Some(amount) = &price.amount {
            let amount = desk.money(BUDGET, amount);
            let counted = Counted { amount, what: lever.kind.title().to_owned() };
            let charge = Charge { price: lever::Price::Amount(counted), recurring: !price.once };
            lever.steps.iter_mut().for_each(|step| step.charges.push(charge.clone()));
        }
        of_blocks(desk, reading, price, lever);
        if let Some((price, hourly)) = hourly.filter(|_| !buys_days) {
            let hour = desk.money(BUDGET, hourly);
            let weeks =
                price.weeks.as_ref().map_or(WEEKS_A_YEAR, |weeks| desk.count(BUDGET, weeks, 1..=53, "weeks"));
            let benefits =
                price.benefits.as_ref().map_or(Share::default(), |share| desk.share(BUDGET, share));
            let stays = |step: &&mut Step| matches!(step.change, Change::ExtraDutyPay(_));
            for step in lever.steps.iter_mut().filter(stays) {
                let price = lever::Price::ExtraDutyHour { hour, weeks, benefits };
                step.charges.push(Charge { price, recurring: true });
            }
        }
    }

    /// Reports prices of levers that are not open, `unread` ones aside, and prices that no fund pays.
    pub(super) fn check(&self, desk: &mut Desk<'_>, levers: &[Lever], unread: &[String]) {
        for (at, row) in self.rows.iter().enumerate() {
            let name = row.lever.as_str();
            if self.rows[..at].iter().any(|before| before.lever.as_str() == name) {
                desk.problem(
                    BUDGET,
                    row.lever.span(),
                    Code::PriceTwice,
                    format!("lever \"{name}\" has another [[price]] before this one"),
                )
                .label("priced twice")
                .help("write what it costs in one [[price]]; a second lever of the kind has an `id`, and a price of its own");
            }
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
        let price = match &step.change {
            Change::RotatingSubstitutes(change) => daily.map(|daily| {
                let days = days_a_year(reading.parts, &change.block, weeks);
                lever::Price::Amount(lever::Price::of_units(days, "day", daily, benefits))
            }),
            Change::CommunityPartnerBlock(change) => each.map(|each| {
                let a_year = a_year(reading, &change.block.special, weeks);
                lever::Price::PartnerBlock { each, a_year, benefits }
            }),
            _ => None,
        };
        step.charges.extend(price.map(|price| Charge { price, recurring: true }));
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

/// Puts on each step what its days cost; reports somebody without pay.
fn extra_days(
    desk: &mut Desk<'_>,
    reading: &Reading<'_>,
    lever: &mut Lever,
    price: &Price,
    span: Range<usize>,
) {
    let hour = price.hourly.as_ref().map(|hourly| desk.money(BUDGET, hourly));
    let benefits = price.benefits.as_ref().map_or(Share::default(), |share| desk.share(BUDGET, share));
    for step in &mut lever.steps {
        let Change::ExtraContractDays(extra) = &step.change else { continue };
        let is_unpaid = |person: &&PersonId| a_day(**person, extra, reading.parts, hour).is_none();
        if let Some(unpaid) = extra.whom.today().iter().find(is_unpaid) {
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
        step.charges.push(Charge { price: lever::Price::ContractDay { hour, benefits }, recurring: true });
    }
}
