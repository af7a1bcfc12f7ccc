//! The answer of one option among all that the levers allow.

use commontime_school::answer::{Answer, Rank, RankState};
use commontime_school::{Campus, Cents, Minutes};

use super::{Corner, FewerShort, Frontier};
use crate::solve::answer::outcome;

impl Frontier {
    /// Returns an answer with bounds that hold for all that the levers allow, where those it has hold for one option. `campus` is the
    /// school with no lever pulled.
    #[must_use]
    pub fn among_all(&self, campus: &Campus, mut answer: Answer) -> Answer {
        answer.keeps_levers = false;
        let target = campus.goal.minutes_per_week;
        let lowest = answer.lowest_weekly_minutes.unwrap_or(target).min(target);
        let cost =
            answer.rank("cost").filter(|_| campus.ranks_cost_first()).map(|rank| Cents::new(rank.value));
        let short = i64::from(answer.shortfall().get());
        // What is known of how few minutes people may be short with so many for everyone.
        let own_cost = answer.rank("cost").map(|rank| rank.value);
        let is_spoken_of = |it: &&FewerShort| {
            let costs_no_more = |most: Cents| own_cost.is_some_and(|cost| cost <= most.get());
            i64::from(lowest.get()) >= it.lowest && it.most_cost.is_none_or(costs_no_more)
        };
        let fewer_short = self.fewer_short.as_ref().filter(is_spoken_of);
        for rank in &mut answer.ranks {
            match rank.name.as_str() {
                "lowest-minutes" => {
                    settle(rank, self.most(lowest, target, cost), |value, bound| value >= bound);
                }
                "shortfall" => {
                    // With other levers as many minutes may leave fewer people short.
                    let least = if short == 0 { Some(0) } else { fewer_short.map(|it| it.least) };
                    settle(rank, least, |value, bound| value <= bound);
                }
                "cost" => {
                    // Where minutes do not come before it, fewer of them for less may be better, unless somebody would then be short and
                    // that comes before.
                    let none_short = short == 0 && campus.ranks_shortfall_before_cost();
                    let least = if none_short || campus.ranks_minutes_before_cost() {
                        self.least_cost_of(i64::from(lowest.get()))
                    } else {
                        self.corners.iter().map(|corner| corner.cost).min()
                    };
                    // Where the shortfall comes before it, only what leaves people no more minutes short is as good.
                    let is_as_short = |it: &&FewerShort| it.most_cost.is_none() && short <= it.short;
                    let least = least.max(fewer_short.filter(is_as_short).and_then(|it| it.least_cost));
                    settle(rank, least.map(Cents::get), |value, bound| value <= bound);
                }
                _ => {}
            }
        }
        let searched = ["required-rules", "lowest-minutes", "shortfall", "cost"];
        let ranks = answer.ranks.iter().filter(|rank| searched.contains(&rank.name.as_str()));
        answer.outcome = outcome(&ranks.cloned().collect::<Vec<_>>());
        answer
    }

    /// The most lowest weekly minutes that anything has, or anything that costs no more than so much, where that is known.
    fn most(&self, lowest: Minutes, target: Minutes, cost: Option<Cents>) -> Option<i64> {
        if lowest >= target {
            return Some(i64::from(target.get()));
        }
        let is_dearer = |corner: &Corner| cost.is_some_and(|cost| corner.cost > cost);
        // More minutes cost no less: beyond a corner that is too dear all are.
        let is_known = self.is_whole || self.corners.iter().any(is_dearer);
        let most = self.corners.iter().filter(|corner| !is_dearer(corner)).map(|corner| corner.lowest).max();
        most.filter(|_| is_known)
    }
}

fn settle(rank: &mut Rank, bound: Option<i64>, is_met: impl Fn(i64, i64) -> bool) {
    rank.bound = bound;
    rank.state = match bound {
        Some(bound) if is_met(rank.value, bound) => RankState::Proven,
        Some(_) => RankState::Gap,
        None => RankState::NoBound,
    };
}
