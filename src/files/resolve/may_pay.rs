//! What a fund lists that it may pay for, against what it is to pay for. The lists are the scenario's own: what the law allows is for
//! others to say.

use commontime_school::campus::Parts;
use commontime_school::contract_money::ContractKind;
use commontime_school::lever::LeverKind;

use super::Raw;
use crate::names::{BUDGET, FTE};
use crate::problem::{Code, Desk};
use crate::raw::Text;

pub(super) fn check(desk: &mut Desk<'_>, raw: &Raw, parts: &Parts) {
    let Some(budget) = &raw.budget else { return };
    for row in &budget.fund {
        for word in row.may_pay.iter().flatten() {
            known(desk, raw, parts, word);
        }
    }
    for row in &raw.fte.position {
        let listed = row.funds.iter().flat_map(|funds| funds.iter().map(|(fund, _)| fund));
        for fund in row.fund.iter().chain(listed) {
            allowed(desk, FTE, fund, parts, &[&row.kind]);
        }
    }
    for row in &budget.price {
        let lever = row.lever.as_str();
        // A price of a lever that is not open is named as such.
        let opened = parts.levers.iter().find(|it| it.id == lever || it.kind.slug() == lever);
        let Some(kind) = opened.map(|it| it.kind.slug()) else { continue };
        row.funds.iter().for_each(|fund| allowed(desk, BUDGET, fund, parts, &[lever, kind]));
    }
    let contract = [
        (ContractKind::SLUGS[0], budget.lost_prep_pay.iter().map(|row| &row.funds).collect::<Vec<_>>()),
        (ContractKind::SLUGS[1], budget.overload_stipend.iter().map(|row| &row.funds).collect()),
        (ContractKind::SLUGS[2], budget.lead_stipend.iter().map(|row| &row.funds).collect()),
        (ContractKind::SLUGS[3], budget.class_size_overage.iter().map(|row| &row.funds).collect()),
    ];
    for (slug, rows) in contract {
        rows.into_iter().flatten().for_each(|fund| allowed(desk, BUDGET, fund, parts, &[slug]));
    }
}

/// Reports a word that names no kind of post, lever or contract money.
fn known(desk: &mut Desk<'_>, raw: &Raw, parts: &Parts, word: &Text) {
    let posts = raw.fte.position.iter().map(|row| row.kind.as_str());
    let levers = LeverKind::ALL.iter().map(|kind| kind.slug());
    let opened = parts.levers.iter().map(|lever| lever.id.as_str());
    let all: Vec<&str> = posts.chain(levers).chain(opened).chain(ContractKind::SLUGS).collect();
    if !all.contains(&word.as_str()) {
        let help = crate::problem::did_you_mean(word, all);
        desk.problem(
            BUDGET,
            word.span(),
            Code::UnknownPaid,
            format!("\"{}\" is no kind of post, lever or contract money", **word),
        )
        .label("nothing has this name")
        .help(help);
    }
}

/// Reports a fund that is to pay for something its list does not have.
fn allowed(desk: &mut Desk<'_>, file: &str, fund: &Text, parts: &Parts, names: &[&str]) {
    let Some(payer) = parts.funds.iter().find(|it| it.id == fund.as_str()) else { return };
    let Some(list) = &payer.may_pay else { return };
    if list.iter().any(|word| names.contains(&word.as_str())) {
        return;
    }
    desk.problem(
        file,
        fund.span(),
        Code::FundMayNotPay,
        format!("fund \"{}\" is to pay for {}, which is not in its `may-pay`", **fund, names[0]),
    )
    .label("not among what budget.toml lists for it")
    .help(format!(
        "name another fund, or add \"{}\" to `may-pay` once {} agrees",
        names[0],
        payer.rule.office()
    ));
}
