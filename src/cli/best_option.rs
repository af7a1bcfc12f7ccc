//! The best option where levers are open: what `solve` answers with.

use commontime::solve::frontier::{self, Frontier, Point, Unpaid};
use commontime::solve::{Options, Outcome, Progress};
use commontime_audit::certify;
use commontime_school::answer::{Answer, RankState};
use commontime_school::not_payable::{NotPayable, Promise};
use commontime_school::{Campus, Cents};

use super::failure::Failure;

/// Finds what is best by the ranked priorities, where levers are open; `None` where none is.
pub(super) fn search_options(
    campus: &Campus,
    options: &Options,
    stop: &dyn Fn() -> bool,
    tell: &mut dyn FnMut(Progress),
) -> Result<Option<Frontier>, Failure> {
    if campus.levers.is_empty() {
        return Ok(None);
    }
    // But for the school as it is, the clock is looked at between schools: each is looked at for as long as without one.
    let rounds = if options.until.is_some() { Options::default().rounds } else { options.rounds };
    let search = Options { rounds, ..*options };
    frontier::best(campus, &search, &|| stop() || options.is_over(), tell).map(Some).map_err(Failure::Refused)
}

/// Returns the option that is best; `None` where nothing is better than to leave all levers alone.
pub(super) fn best_option(campus: &Campus, found: &Frontier) -> Option<Point> {
    found.best(campus).cloned().filter(|point| point.decisions.pulled().next().is_some())
}

/// Says of an answer what is known of it among all options.
pub(super) fn among_all(campus: &Campus, found: &Frontier, answer: Answer) -> Answer {
    let lowest = answer.lowest_weekly_minutes;
    let mut answer = found.among_all(campus, answer);
    let cost = answer.rank("cost");
    let (Some(lowest), Some(cost)) = (lowest, cost) else { return answer };
    let lowest = lowest.min(campus.goal.minutes_per_week);
    // Where the shortfall comes before the cost, what leaves people more minutes short is no match.
    let shortfall = answer.rank("shortfall").map_or(0, |rank| rank.value);
    let is_so_known =
        found.fewer_short.as_ref().is_some_and(|it| it.most_cost.is_none() && shortfall <= it.short);
    let as_short = if is_so_known {
        format!(" and leaves people no more than {shortfall} minutes short together")
    } else {
        String::new()
    };
    let words = match (cost.state, cost.bound) {
        (RankState::Proven, _) => {
            format!("proved: no option that costs less gives everyone {lowest} minutes{as_short}")
        }
        (_, Some(bound)) => format!(
            "options from {} a year may give everyone {lowest} minutes{}, too: no schedule was found for those that \
             cost less than this one",
            Cents::new(bound),
            as_short.replace("leaves", "leave")
        ),
        (_, None) => "whether something that costs less does as well is not known".to_owned(),
    };
    let this = Cents::new(cost.value);
    answer.notes.push(words);
    answer.notes.extend(more_short_for_less(campus, found));
    // What is the best of the cheapest may cost less than what would be cheaper than the best.
    let is_of_use =
        |unpaid: &&Unpaid| unpaid.promised.promise == Promise::Target || unpaid.dollars.net_new_cost < this;
    if let Some(Unpaid { campus, promised, dollars }) = found.not_payable.as_ref().filter(is_of_use) {
        let unpaid = NotPayable::of(campus, dollars);
        let what = match promised.promise {
            Promise::Target => "reach the target",
            Promise::AsMuchForLess => "do as well",
        };
        let would = if promised.is_shown() { "would" } else { "might" };
        answer.notes.push(format!(
            "for {} {} this {would} {what}, and cannot be paid: {}; {}",
            unpaid.cost,
            if unpaid.once == Cents::ZERO { "a year" } else { "in the first year" },
            unpaid.words(),
            promised.shown()
        ));
    }
    if found.lacks_money && found.not_payable.is_none() && lowest < campus.goal.minutes_per_week {
        answer.notes.push(
            "some fund has too little for other levers: commontime why-not --minutes, with what you want, says what it lacks"
                .to_owned(),
        );
    }
    answer
}

/// Says what gives everyone as many minutes for less and leaves people more minutes short, where the shortfall comes before the cost.
fn more_short_for_less(campus: &Campus, found: &Frontier) -> Option<String> {
    let best = found.fewer_short.as_ref()?.point.as_ref()?;
    let other = found.recommended(campus).map(|at| &found.points[at])?;
    let less = best.cost - other.cost;
    (less > Cents::ZERO && other.lowest >= best.lowest).then(|| {
        format!(
            "for {less} less the lowest is {} minutes, and people are short by {} minutes together instead of {}: {}; to \
             prefer that, put cost before shortfall under [priorities] in scenario.toml",
            other.lowest,
            other.answer.shortfall(),
            best.answer.shortfall(),
            other.campus.changes_in_words()
        )
    })
}

/// The schedule of an option as an outcome, audited again.
pub(super) fn of_option(campus: &Campus, option: Point) -> Result<Outcome<'_>, Failure> {
    let audited = certify(campus, option.schedule).map_err(|_| {
        Failure::Mistake("the schedule of the best option does not pass its audit again".to_owned())
    })?;
    Ok(Outcome { answer: option.answer, schedule: Some(audited) })
}
