//! Levers that do more than open, all together: many settings of those that change bells ring the same bells.

use std::collections::BTreeMap;

use commontime_school::lever::{Decisions, Sets};
use commontime_school::{Campus, wording};

use super::price_group::product;

/// What rings with which settings of the levers that do more than open.
#[derive(Debug)]
pub(super) struct Bells {
    /// The levers.
    levers: Vec<usize>,
    /// Those of them that change bells.
    changing: Vec<usize>,
    /// For settings that ring the same bells as others before them, and are the same of levers that change no bells: the first of
    /// these.
    first: BTreeMap<Vec<usize>, Vec<usize>>,
}

/// Most settings of all these levers together: each is a school of its own, and each bound asks about all of them.
const MOST: usize = 20_000;

impl Bells {
    /// Compares all settings.
    ///
    /// # Errors
    /// Where there are too many, in words.
    pub(super) fn new(campus: &Campus) -> Result<Self, String> {
        let levers: Vec<usize> =
            (0..campus.levers.len()).filter(|lever| !campus.levers[*lever].only_opens()).collect();
        let settings: Vec<Vec<usize>> =
            levers.iter().map(|lever| (0..=campus.levers[*lever].steps.len()).collect()).collect();
        let count = settings.iter().map(Vec::len).try_fold(1, usize::checked_mul);
        if count.is_none_or(|count| count > MOST) {
            let ids: Vec<&str> = levers.iter().map(|lever| campus.levers[*lever].id.as_str()).collect();
            let (levers, most) = (wording::list(&ids), wording::grouped(MOST as u64));
            return Err(format!(
                "levers {levers} make more than {most} schools together, and each is looked at by itself: open them less far, or in \
                 larger steps"
            ));
        }
        let mut rung: BTreeMap<(Vec<usize>, String), Vec<usize>> = BTreeMap::new();
        let others = |chosen: &[usize]| -> Vec<usize> {
            let settings = levers.iter().zip(chosen);
            let others = settings.filter(|(lever, _)| !campus.levers[**lever].kind.changes_bells());
            others.map(|(_, setting)| *setting).collect()
        };
        let mut first = BTreeMap::new();
        for chosen in product(&settings) {
            let mut decisions = Decisions::nothing(campus);
            for (lever, setting) in levers.iter().zip(&chosen) {
                decisions.0[*lever] = *setting;
            }
            // What cannot be had is like nothing else.
            let Ok(changed) = campus.with(&decisions) else { continue };
            let rings = (others(&chosen), format!("{:?}", changed.bells));
            let before = rung.entry(rings).or_insert_with(|| chosen.clone());
            if *before != chosen {
                first.insert(chosen, before.clone());
            }
        }
        let changes_bells = |lever: &usize| campus.levers[*lever].kind.changes_bells();
        let changing = levers.iter().copied().filter(changes_bells).collect();
        Ok(Self { levers, changing, first })
    }

    /// Returns the sets with the first settings that are alike, where these levers have one setting each.
    pub(super) fn first_alike(&self, sets: &Sets) -> Sets {
        let chosen: Option<Vec<usize>> = self
            .levers
            .iter()
            .map(|lever| Some(sets.0[*lever].as_slice()).filter(|open| open.len() == 1).map(|open| open[0]))
            .collect();
        let Some(first) = chosen.and_then(|chosen| self.first.get(&chosen)) else { return sets.clone() };
        let mut alike = sets.clone();
        for (lever, setting) in self.levers.iter().zip(first) {
            alike.0[*lever] = vec![*setting];
        }
        alike
    }

    /// Returns the settings of the levers that change bells, where these levers have one setting each.
    pub(super) fn rung(&self, sets: &Sets) -> Vec<usize> {
        self.changing.iter().filter_map(|lever| sets.0[*lever].first().copied()).collect()
    }

    /// Returns sets with one setting each of the levers that do more than open, which together stand for all of these.
    pub(super) fn apart(&self, sets: &Sets) -> Vec<Sets> {
        let open: Vec<Vec<usize>> = self.levers.iter().map(|lever| sets.0[*lever].clone()).collect();
        let with = |chosen: Vec<usize>| {
            let mut one = sets.clone();
            for (lever, setting) in self.levers.iter().zip(chosen) {
                one.0[*lever] = vec![setting];
            }
            self.first_alike(&one)
        };
        let mut apart: Vec<Sets> = product(&open).into_iter().map(with).collect();
        apart.sort_unstable();
        apart.dedup();
        apart
    }
}
