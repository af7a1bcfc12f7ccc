//! Posts that hang on a fund that has ended are charged to another: no amount is paid from a fund that has ended.

use commontime_school::campus::Parts;
use commontime_school::position::Position;
use commontime_school::school_year::SchoolYear;
use commontime_school::why_not::FixChange;
use commontime_school::wording::{count, list};
use commontime_school::{Campus, FundId, Share};

/// Returns the funds that may pay for every post that hangs on one that has ended; none where no post does.
pub(super) fn funds(campus: &Campus) -> Vec<FundId> {
    let posts: Vec<&Position> = campus.positions.iter().filter(|post| hangs(campus, post)).collect();
    let may_pay = |fund: &FundId| {
        let listed = campus[*fund].may_pay.as_ref();
        !has_ended(campus, *fund)
            && posts.iter().all(|post| listed.is_none_or(|all| all.contains(&post.kind)))
    };
    let all = (0..campus.funds.len()).map(FundId::from_index);
    if posts.is_empty() { Vec::new() } else { all.filter(may_pay).collect() }
}

/// Charges these posts to another fund; says so.
pub(super) fn charge(campus: &Campus, other: FundId, parts: &mut Parts) -> Vec<FixChange> {
    let mut ended: Vec<String> = Vec::new();
    let mut n_posts = 0;
    for post in parts.positions.iter_mut().filter(|post| hangs(campus, post)) {
        n_posts += 1;
        let mut funds: Vec<(FundId, Share)> = Vec::new();
        for (fund, share) in post.funds.drain(..) {
            let pays = if has_ended(campus, fund) { other } else { fund };
            if pays != fund && !ended.contains(&campus[fund].name) {
                ended.push(campus[fund].name.clone());
            }
            match funds.iter_mut().find(|(known, _)| *known == pays) {
                Some((_, known)) => *known = Share::from_ten_thousandths(known.get() + share.get()),
                None => funds.push((pays, share)),
            }
        }
        post.funds = funds;
    }
    let (to, has) = (&campus[other], if ended.len() == 1 { "has" } else { "have" });
    let ask = if to.rule.is_federal() { format!("; {}", to.rule.ask()) } else { String::new() };
    let words = format!(
        "{} charged to {} instead of {}, which {has} ended{ask}",
        count(n_posts, "post"),
        to.name,
        list(&ended)
    );
    let key = format!("fte.toml: position.fund = \"{}\"", to.id);
    vec![FixChange { words, key, approvals: Vec::new() }]
}

fn hangs(campus: &Campus, post: &Position) -> bool {
    post.funds.iter().any(|(fund, share)| share.get() > 0 && has_ended(campus, *fund))
}

fn has_ended(campus: &Campus, fund: FundId) -> bool {
    campus[fund].has_ended(SchoolYear::of(campus).as_ref())
}
