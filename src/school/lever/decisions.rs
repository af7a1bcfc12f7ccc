//! What is decided: a step for every lever. And a school with that.

use super::LeverKind;
use crate::campus::{Assumption, Campus, Parts};

/// A setting for every lever of a campus, in the campus's order: 0 leaves it as it is, 1 is the first step.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decisions(pub Vec<usize>);

/// For every lever the settings that are still open, ascending: none of them empty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sets(pub Vec<Vec<usize>>);

/// A lever that was pulled in a campus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// Its place in the campus's levers.
    pub lever: usize,
    /// Its place in the lever's steps.
    pub step: usize,
}

impl Decisions {
    /// Leaves everything as it is.
    #[must_use]
    pub fn nothing(campus: &Campus) -> Self {
        Self(vec![0; campus.levers.len()])
    }

    /// Returns those of a school with levers pulled.
    #[must_use]
    pub fn of(campus: &Campus) -> Self {
        let mut decisions = Self::nothing(campus);
        for decided in &campus.decided {
            decisions.0[decided.lever] = decided.step + 1;
        }
        decisions
    }

    /// Returns the levers that are pulled, each with its step.
    pub fn pulled(&self) -> impl Iterator<Item = Decided> + '_ {
        let pulled = self.0.iter().enumerate().filter(|(_, setting)| **setting > 0);
        pulled.map(|(lever, setting)| Decided { lever, step: setting - 1 })
    }
}

impl Sets {
    /// Leaves all settings open.
    #[must_use]
    pub fn all(campus: &Campus) -> Self {
        Self(campus.levers.iter().map(|lever| (0..=lever.steps.len()).collect()).collect())
    }

    /// Returns the sets with nothing but these decisions.
    #[must_use]
    pub fn just(decisions: &Decisions) -> Self {
        Self(decisions.0.iter().map(|setting| vec![*setting]).collect())
    }

    /// Tells whether all decisions of the other sets are among these.
    #[must_use]
    pub fn hold(&self, others: &Self) -> bool {
        let mut levers = self.0.iter().zip(&others.0);
        levers.all(|(open, others)| others.iter().all(|setting| open.contains(setting)))
    }

    /// Tells whether any decisions are among both.
    #[must_use]
    pub fn meet(&self, others: &Self) -> bool {
        let mut levers = self.0.iter().zip(&others.0);
        levers.all(|(open, others)| others.iter().any(|setting| open.contains(setting)))
    }

    /// Tells whether the decisions are among these.
    #[must_use]
    pub fn contain(&self, decisions: &Decisions) -> bool {
        self.0.iter().zip(&decisions.0).all(|(open, setting)| open.contains(setting))
    }
}

impl Decided {
    /// Says what the lever does in the school in which it is pulled.
    #[must_use]
    pub fn words(&self, campus: &Campus) -> String {
        campus.levers[self.lever].steps[self.step].words_in(campus)
    }

    /// Says the same with what has to be known besides.
    #[must_use]
    pub fn words_and_note(&self, campus: &Campus) -> String {
        campus.levers[self.lever].steps[self.step].words_and_note_in(campus)
    }
}

impl Campus {
    /// Says what is done, lever by lever.
    #[must_use]
    pub fn changes_in_words(&self) -> String {
        let words: Vec<String> = self.decided.iter().map(|decided| decided.words(self)).collect();
        if words.is_empty() { "nothing changes: as it is".to_owned() } else { words.join("; ") }
    }

    /// Returns the school with these decisions: the one meaning of all levers together.
    ///
    /// # Errors
    /// Where they cannot be had together, a sentence for each reason: students would be there when no staff is, say.
    pub fn with(&self, decisions: &Decisions) -> Result<Self, Vec<String>> {
        Self::new(self.parts_with(decisions))
    }

    /// Returns what a school with these decisions would be made of, whether or not it can be.
    #[must_use]
    pub fn parts_with(&self, decisions: &Decisions) -> Parts {
        let mut parts: Parts = (**self).clone();
        for (lever, step) in in_order(self, |lever| decisions.0[lever]) {
            self.levers[lever].steps[step].change.apply(&mut parts);
            parts.decided.push(Decided { lever, step });
        }
        let left_alone = alone(&parts).filter(|(id, _)| alone(self).all(|(before, _)| before != *id));
        let words = left_alone.map(|(team, only)| {
            format!(
                "with the levers that are pulled the team \"{team}\" is {only} alone, and its meetings count: for time with \
                 colleagues let two teams be one in staff.toml"
            )
        });
        let words: Vec<String> = words.collect();
        parts.assumptions.extend(
            words.into_iter().map(|words| Assumption { key: "scenario.toml: levers".to_owned(), words }),
        );
        parts
    }

    /// Returns a school that can do whatever the school can do with any decisions of these sets, as far as levers that only open
    /// go: each such is at its last open step, and funds have no limit. Of every other lever one setting alone may be open.
    ///
    /// # Errors
    /// As [`Campus::with`].
    ///
    /// # Panics
    /// Where several settings are open of a lever that does more than open.
    pub fn at_its_loosest(&self, sets: &Sets) -> Result<Self, Vec<String>> {
        let mut parts: Parts = (**self).clone();
        let last = |lever: usize| {
            let open = &sets.0[lever];
            let only_opens = self.levers[lever].only_opens();
            assert!(only_opens || open.len() == 1, "a lever that does more than open has one setting");
            open.last().copied().unwrap_or(0)
        };
        for (lever, step) in in_order(self, last) {
            let change = &self.levers[lever].steps[step].change;
            if sets.0[lever].len() == 1 { change.apply(&mut parts) } else { change.apply_loosely(&mut parts) }
        }
        // What is not pulled in the end is not paid for: no fund is a limit here.
        for fund in &mut parts.funds {
            fund.lift();
            fund.ends = None;
        }
        Self::new(parts)
    }
}

/// Returns the teams that are one person alone, whom nobody may join, each with that person.
fn alone(parts: &Parts) -> impl Iterator<Item = (&str, &str)> {
    parts.teams.iter().filter_map(|team| match (&team.members[..], &team.optional[..]) {
        ([only], []) => Some((team.id.as_str(), parts.people[only.index()].id.as_str())),
        _ => None,
    })
}

/// Returns the levers that are pulled with their steps, in the order in which they are applied: by kind, then as opened.
fn in_order(campus: &Campus, setting: impl Fn(usize) -> usize) -> Vec<(usize, usize)> {
    let mut pulled: Vec<(LeverKind, usize, usize)> = (0..campus.levers.len())
        .filter_map(|lever| {
            setting(lever).checked_sub(1).map(|step| (campus.levers[lever].kind, lever, step))
        })
        .collect();
    pulled.sort_unstable();
    pulled.into_iter().map(|(_, lever, step)| (lever, step)).collect()
}
