//! What decisions cost: exactly, and at least for any of a set.
//!
//! Levers that change different posts cost what each costs alone. Those that change the same post (paraprofessionals who take
//! a duty and are cut, say) are priced together, in every combination. What hangs on the schedule (pay for lost planning, for
//! overload) is left out: it is never negative, so no schedule costs less than what is said here.

use std::collections::BTreeMap;

use commontime_audit::dollars;
use commontime_school::lever::{Decisions, Lever, Sets};
use commontime_school::{Campus, Cents};

/// Most combinations of levers that change the same post.
const MOST: usize = 20_000;

/// Levers that change the same posts, with what each combination costs: nothing for those that cannot be had together.
#[derive(Debug)]
struct Entangled {
    levers: Vec<usize>,
    costs: BTreeMap<Vec<usize>, i64>,
}

/// What decisions cost.
#[derive(Debug)]
pub(super) struct Costs {
    /// What the school costs beyond the current year where no lever is pulled.
    as_it_is: i64,
    groups: Vec<Entangled>,
    n_levers: usize,
    /// Settings of each lever that are sought among.
    sizes: Vec<usize>,
}

/// What decisions are sought by: the least cost first, then the fewest levers pulled.
pub(super) type Key = (i64, usize);

impl Costs {
    pub(super) fn new(campus: &Campus) -> Result<Self, String> {
        // What gives no week a minute more only costs: it is never pulled.
        let size = |lever: &Lever| if lever.kind.bears_on_the_week() { lever.steps.len() + 1 } else { 1 };
        let sizes: Vec<usize> = campus.levers.iter().map(size).collect();
        let as_it_is = dollars(campus).net_new_cost.get();
        let mut groups = Vec::new();
        for levers in entangled(campus) {
            let combinations = levers.iter().map(|lever| sizes[*lever]).try_fold(1, usize::checked_mul);
            if combinations.is_none_or(|combinations| combinations > MOST) {
                let ids: Vec<&str> = levers.iter().map(|lever| campus.levers[*lever].id.as_str()).collect();
                return Err(format!(
                    "levers {} change the same posts in more than {MOST} ways: open them less far, or in larger steps",
                    commontime_school::wording::list(&ids)
                ));
            }
            let mut costs = BTreeMap::new();
            for settings in
                product(&levers.iter().map(|lever| (0..sizes[*lever]).collect()).collect::<Vec<_>>())
            {
                let mut decisions = Decisions::nothing(campus);
                for (lever, setting) in levers.iter().zip(&settings) {
                    decisions.0[*lever] = *setting;
                }
                if let Ok(changed) = campus.with(&decisions) {
                    costs.insert(settings, dollars(&changed).net_new_cost.get() - as_it_is);
                }
            }
            groups.push(Entangled { levers, costs });
        }
        Ok(Self { as_it_is, groups, n_levers: campus.levers.len(), sizes })
    }

    /// Returns the sets with all that is sought among.
    pub(super) fn everything(&self) -> Sets {
        Sets(self.sizes.iter().map(|size| (0..*size).collect()).collect())
    }

    /// Returns what decisions cost that can be had.
    pub(super) fn of(&self, decisions: &Decisions) -> Cents {
        let cost = self.groups.iter().filter_map(|group| {
            let settings: Vec<usize> = group.levers.iter().map(|lever| decisions.0[*lever]).collect();
            group.costs.get(&settings)
        });
        Cents::new(self.as_it_is + cost.sum::<i64>())
    }

    /// Returns those of the sets that cost what the decisions cost, whichever of them is taken, as far as levers go one after the
    /// other.
    pub(super) fn as_cheap(&self, decisions: &Decisions, sets: &Sets) -> Sets {
        let mut alike = Sets::just(decisions);
        for group in &self.groups {
            let settings: Vec<usize> = group.levers.iter().map(|lever| decisions.0[*lever]).collect();
            let Some(cost) = group.costs.get(&settings) else { continue };
            for (at, &lever) in group.levers.iter().enumerate() {
                for &setting in &sets.0[lever] {
                    let mut open: Vec<Vec<usize>> =
                        group.levers.iter().map(|lever| alike.0[*lever].clone()).collect();
                    open[at] = vec![setting];
                    let is_as_cheap = |settings: &Vec<usize>| group.costs.get(settings) == Some(cost);
                    if setting != decisions.0[lever] && product(&open).iter().all(is_as_cheap) {
                        alike.0[lever].push(setting);
                    }
                }
                alike.0[lever].sort_unstable();
            }
        }
        alike
    }

    /// Returns the sets where of levers that change the same posts only one has other settings than the decisions: what holds of each of
    /// the others then holds of all together.
    pub(super) fn one_of_each_post(&self, decisions: &Decisions, mut sets: Sets) -> Sets {
        for group in &self.groups {
            let several = group.levers.iter().filter(|lever| sets.0[**lever].len() > 1);
            for &lever in several.skip(1).collect::<Vec<_>>() {
                sets.0[lever] = vec![decisions.0[lever]];
            }
        }
        sets
    }

    /// Returns the best decisions of the sets with their key; `None` where the sets hold none that can be had.
    pub(super) fn best(&self, sets: &Sets) -> Option<(Key, Decisions)> {
        let mut decisions = Decisions(vec![0; self.n_levers]);
        let mut key = (self.as_it_is, 0);
        for group in &self.groups {
            let is_open = |settings: &[usize]| {
                group.levers.iter().zip(settings).all(|(lever, setting)| sets.0[*lever].contains(setting))
            };
            let pulled = |settings: &[usize]| settings.iter().filter(|setting| **setting > 0).count();
            let open = group.costs.iter().filter(|(settings, _)| is_open(settings));
            let (settings, cost) = open.min_by_key(|(settings, cost)| (**cost, pulled(settings)))?;
            key = (key.0 + cost, key.1 + pulled(settings));
            for (lever, setting) in group.levers.iter().zip(settings) {
                decisions.0[*lever] = *setting;
            }
        }
        Some((key, decisions))
    }
}

/// Returns the levers in groups: two that change the same post of today are in one.
fn entangled(campus: &Campus) -> Vec<Vec<usize>> {
    let posts: Vec<Vec<usize>> = (0..campus.levers.len()).map(|lever| posts_of(campus, lever)).collect();
    let mut groups: Vec<(Vec<usize>, Vec<usize>)> = Vec::new();
    for (lever, touched) in posts.into_iter().enumerate() {
        let (mut levers, mut all) = (vec![lever], touched);
        let (with, without): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|(_, other)| other.iter().any(|post| all.contains(post)));
        for (others, posts) in with {
            levers.extend(others);
            all.extend(posts);
        }
        levers.sort_unstable();
        groups = without;
        groups.push((levers, all));
    }
    groups.into_iter().map(|(levers, _)| levers).collect()
}

/// Returns the posts of today that any step of a lever changes.
fn posts_of(campus: &Campus, lever: usize) -> Vec<usize> {
    let mut posts = Vec::new();
    for setting in 1..=campus.levers[lever].steps.len() {
        let mut decisions = Decisions::nothing(campus);
        decisions.0[lever] = setting;
        let Ok(changed) = campus.with(&decisions) else { continue };
        let today = campus.positions.iter().zip(&changed.positions).enumerate();
        posts.extend(today.filter(|(_, (before, after))| before != after).map(|(at, _)| at));
    }
    posts.sort_unstable();
    posts.dedup();
    posts
}

/// Returns every choice of one of each list.
pub(super) fn product(lists: &[Vec<usize>]) -> Vec<Vec<usize>> {
    lists.iter().fold(vec![Vec::new()], |chosen, list| {
        chosen
            .into_iter()
            .flat_map(|before| {
                list.iter().map(move |one| before.iter().copied().chain([*one]).collect::<Vec<usize>>())
            })
            .collect()
    })
}
