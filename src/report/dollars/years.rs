//! Three years by fund: what is charged, what there is, and the cliff where a fund has ended.

use commontime_school::fund::Lasts;
use commontime_school::ledger::{DollarsLedger, FundYear, YearDollars};
use commontime_school::wording::list;
use commontime_school::{Campus, Cents};

use crate::clock;
use crate::money::money;

/// The table.
#[derive(Clone, Debug)]
pub(crate) struct Years {
    pub(crate) names: Vec<String>,
    pub(crate) funds: Vec<FundRow>,
    pub(crate) costs: Vec<String>,
    pub(crate) net_new: Vec<String>,
}

/// One fund.
#[derive(Clone, Debug)]
pub(crate) struct FundRow {
    pub(crate) name: String,
    pub(crate) cells: Vec<Cell>,
}

/// One fund in one year.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    pub(crate) year: String,
    pub(crate) charged: String,
    /// What there is, with a word where that is not certain.
    pub(crate) of: String,
    /// What nobody pays, where that is anything.
    pub(crate) gap: Option<String>,
}

/// Returns the table; nothing where there are no funds.
pub(crate) fn years(campus: &Campus, dollars: &DollarsLedger) -> Option<Years> {
    if dollars.years.is_empty() || dollars.funds.is_empty() {
        return None;
    }
    let names: Vec<String> = (0..dollars.years.len()).map(|at| name(dollars, at)).collect();
    let funds = dollars.funds.iter().enumerate().map(|(place, balance)| {
        let fund = &campus[balance.fund];
        let cell = |(at, year): (usize, &commontime_school::ledger::YearDollars)| {
            let row = &year.funds[place];
            Cell {
                year: names[at].clone(),
                charged: money(row.charged),
                of: of(row, fund.ends.map(|day| clock::date(day.year(), day.month(), day.day()))),
                gap: (row.gap() > Cents::ZERO).then(|| money(row.gap())),
            }
        };
        FundRow { name: fund.name.clone(), cells: dollars.years.iter().enumerate().map(cell).collect() }
    });
    Some(Years {
        funds: funds.collect(),
        costs: dollars.years.iter().map(|year| money(year.cost)).collect(),
        net_new: dollars.years.iter().map(|year| money(year.net_new_cost)).collect(),
        names,
    })
}

/// The name of a year: `2027-28`, or which of the three it is.
fn name(dollars: &DollarsLedger, at: usize) -> String {
    match (dollars.years[at].school_year.as_str(), at) {
        ("", 0) => "this year".to_owned(),
        ("", 1) => "second year".to_owned(),
        ("", _) => "third year".to_owned(),
        (name, _) => name.to_owned(),
    }
}

fn of(row: &FundYear, ends: Option<String>) -> String {
    let ends = ends.unwrap_or_default();
    match row.lasts {
        Lasts::Whole => format!("of {}", money(row.available)),
        Lasts::Part => format!("of {}, until {ends}", money(row.available)),
        Lasts::Renewed => format!("of {}, if awarded again", money(row.available)),
        Lasts::Ended => format!("ended {ends}"),
    }
}

/// Returns the same as whole sentences.
pub(crate) fn cliff_sentences(campus: &Campus, dollars: &DollarsLedger) -> Vec<String> {
    cliff(campus, dollars).iter().map(|words| crate::names::capital(words) + ".").collect()
}

/// Returns a sentence for the first later year in which a fund has less than it is charged, and one for the last where more is
/// missing: `from 2028-29 on nobody pays $73,360 a year: IDEA, Part B ends on Sep 30, 2027`.
pub(crate) fn cliff(campus: &Campus, dollars: &DollarsLedger) -> Vec<String> {
    let mut sentences = Vec::new();
    let in_this_year = dollars.years.first().into_iter().flat_map(|year| &year.funds);
    for row in in_this_year.filter(|row| row.lasts == Lasts::Part && row.charged > Cents::ZERO) {
        let fund = &campus[row.fund];
        let Some(ends) = fund.ends else { continue };
        let day = clock::date(ends.year(), ends.month(), ends.day());
        sentences.push(format!(
            "{} ends on {day}, before the school year does, and is charged for all of it: work after that day is for another fund to pay",
            fund.name
        ));
    }
    let gap_of = |year: &YearDollars| -> Cents { year.funds.iter().map(FundYear::gap).sum() };
    let mut before = Cents::ZERO;
    for (at, year) in dollars.years.iter().enumerate().skip(1) {
        let short: Vec<&FundYear> = year.funds.iter().filter(|row| row.gap() > Cents::ZERO).collect();
        let gap = gap_of(year);
        if gap > Cents::ZERO && gap != before {
            let why = |row: &&FundYear| {
                let fund = &campus[row.fund];
                match fund.ends.filter(|_| row.lasts == Lasts::Ended) {
                    Some(day) => {
                        let day = clock::date(day.year(), day.month(), day.day());
                        format!("{} ends on {day}", fund.name)
                    }
                    None => format!("{} has {} of {}", fund.name, row.available, row.charged),
                }
            };
            let why: Vec<String> = short.iter().map(why).collect();
            let stays = dollars.years[at + 1..].iter().all(|later| gap_of(later) == gap);
            let when = if !stays || at + 1 == dollars.years.len() {
                format!("in {}", name(dollars, at))
            } else {
                format!("from {} on", name(dollars, at))
            };
            sentences
                .push(format!("{when} no fund pays {gap} of what comes back every year: {}", list(&why)));
        }
        before = gap;
    }
    sentences
}
