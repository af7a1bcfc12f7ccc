//! Where pieces may start and who may hold slots, as far as what is required of one piece alone says.

use std::collections::BTreeMap;

use crate::{
    constraint::Kind,
    instance::Instance,
    state::{Lists, Model, NONE, Slot},
};

/// The starts that pieces may have and the resources that slots may have.
///
/// These are choices for the search, not rules: a start outside of them breaks a requirement whatever else is done, and
/// where nothing would remain everything does.
pub(crate) struct Domains {
    /// For each unit and duration from 1 the starts, ascending.
    starts: Lists<u32>,
    /// For each of these rows the same as a set.
    start_sets: Vec<u64>,
    /// For each unit the first of its rows.
    rows: Vec<u32>,
    n_times: u32,
    /// For each slot the resources it may have, ascending; empty where one is given.
    resources: Vec<Vec<u32>>,
}

impl Domains {
    /// Works out the domains of an instance.
    pub(crate) fn new(instance: &Instance, model: &Model) -> Self {
        let unavailable = unavailable(instance);
        let preferences = preferences(instance, model);
        let starts = |unit: usize, duration| starts(model, unit, duration, &unavailable, &preferences[unit]);
        Self::with(model, starts, resources(instance, model))
    }

    /// Returns the domains that leave nothing out, for where what is required cannot all be met.
    pub(crate) fn wide(model: &Model) -> Self {
        let starts = |unit: usize, duration| match model.units[unit].given_start {
            NONE => (0..=model.n_times - duration).collect(),
            given => vec![given],
        };
        Self::with(model, starts, of_their_types(model))
    }

    fn with(model: &Model, starts: impl Fn(usize, u32) -> Vec<u32>, resources: Vec<Vec<u32>>) -> Self {
        let (mut all, mut rows) = (Vec::new(), Vec::new());
        for (unit, number) in model.units.iter().zip(0..) {
            rows.push(all.len() as u32);
            let fits = |duration: &u32| *duration <= model.n_times;
            let of_duration = |duration| if fits(&duration) { starts(number, duration) } else { Vec::new() };
            all.extend((1..=unit.duration).map(of_duration));
        }
        let mut start_sets = vec![0; all.len() * model.words as usize];
        for (row, set) in all.iter().zip(start_sets.chunks_mut(model.words.max(1) as usize)) {
            for start in row {
                set[(start / 64) as usize] |= 1 << (start % 64);
            }
        }
        Self { starts: Lists::from_rows(&all), start_sets, rows, n_times: model.n_times, resources }
    }

    /// Returns the starts that a piece of a unit with this duration may have.
    #[inline]
    pub(crate) fn starts(&self, unit: u32, duration: u32) -> &[u32] {
        self.starts.of(self.row(unit, duration))
    }

    /// Returns the same as a set.
    #[inline]
    pub(crate) fn start_set(&self, unit: u32, duration: u32) -> &[u64] {
        let n_words = self.n_times.div_ceil(64) as usize;
        let first = self.row(unit, duration) as usize * n_words;
        &self.start_sets[first..first + n_words]
    }

    /// Returns whether a piece of a unit with this duration may have a start.
    #[inline]
    pub(crate) fn has_start(&self, unit: u32, duration: u32, start: u32) -> bool {
        start < self.n_times && self.start_set(unit, duration)[(start / 64) as usize] >> (start % 64) & 1 == 1
    }

    #[inline]
    fn row(&self, unit: u32, duration: u32) -> u32 {
        self.rows[unit as usize] + duration - 1
    }

    /// Returns the resources that a slot may have.
    #[inline]
    pub(crate) fn resources(&self, slot: u32) -> &[u32] {
        &self.resources[slot as usize]
    }
}

/// What one requirement says of the starts of a unit: only of pieces of this duration where there is one.
struct Preference {
    is_preferred: Vec<bool>,
    duration: Option<u32>,
}

fn starts(
    model: &Model,
    unit: usize,
    duration: u32,
    unavailable: &BTreeMap<u32, Vec<bool>>,
    preferences: &[Preference],
) -> Vec<u32> {
    let of = &model.units[unit];
    if of.given_start != NONE {
        return vec![of.given_start];
    }
    let all = 0..=model.n_times - duration;
    let given: Vec<&Vec<bool>> =
        model.slots_of(unit as u32).iter().filter_map(|slot| unavailable.get(&slot.given)).collect();
    let is_good = |start: &u32| {
        preferences
            .iter()
            .filter(|preference| preference.duration.is_none_or(|meant| meant == duration))
            .all(|preference| preference.is_preferred[*start as usize])
            && given.iter().all(|times| (*start..*start + duration).all(|time| !times[time as usize]))
    };
    let good: Vec<u32> = all.clone().filter(is_good).collect();
    if good.is_empty() { all.collect() } else { good }
}

/// Returns for each resource the times at which it is required not to work.
fn unavailable(instance: &Instance) -> BTreeMap<u32, Vec<bool>> {
    let mut of: BTreeMap<u32, Vec<bool>> = BTreeMap::new();
    for constraint in
        instance.constraints.iter().filter(|constraint| constraint.rank == 0 && constraint.weight > 0)
    {
        let Kind::AvoidUnavailableTimes(avoid) = &constraint.kind else { continue };
        for resource in &avoid.resources {
            let times = of.entry(resource.0).or_insert_with(|| vec![false; instance.n_times as usize]);
            for time in avoid.times.iter() {
                times[time.0 as usize] = true;
            }
        }
    }
    of
}

fn preferences(instance: &Instance, model: &Model) -> Vec<Vec<Preference>> {
    let mut of: Vec<Vec<Preference>> = model.units.iter().map(|_| Vec::new()).collect();
    for constraint in
        instance.constraints.iter().filter(|constraint| constraint.rank == 0 && constraint.weight > 0)
    {
        let Kind::PreferTimes(prefer) = &constraint.kind else { continue };
        for event in &prefer.events {
            let mut is_preferred = vec![false; instance.n_times as usize];
            for time in prefer.times.iter() {
                is_preferred[time.0 as usize] = true;
            }
            let (unit, _) = model.unit_of_event[event.0 as usize];
            of[unit as usize].push(Preference { is_preferred, duration: prefer.duration });
        }
    }
    of
}

/// Returns for each open slot the resources of its type.
fn of_their_types(model: &Model) -> Vec<Vec<u32>> {
    let of_type = |of_type: u32| {
        let all = model.type_of.iter().zip(0..).filter(move |(mine, _)| **mine == of_type);
        all.map(|(_, resource)| resource)
    };
    let open = |slot: &Slot| if slot.given == NONE { of_type(slot.of_type).collect() } else { Vec::new() };
    model.slots.iter().map(open).collect()
}

fn resources(instance: &Instance, model: &Model) -> Vec<Vec<u32>> {
    let all = of_their_types(model);
    let mut preferred = all.clone();
    for constraint in
        instance.constraints.iter().filter(|constraint| constraint.rank == 0 && constraint.weight > 0)
    {
        let Kind::PreferResources(prefer) = &constraint.kind else { continue };
        for (event, role) in &prefer.roles {
            let (unit, first) = model.unit_of_event[event.0 as usize];
            let slot = (model.units[unit as usize].first_slot + first) as usize + role;
            preferred[slot]
                .retain(|resource| prefer.resources.contains(&crate::instance::ResourceId(*resource)));
        }
    }
    preferred.into_iter().zip(all).map(|(good, all)| if good.is_empty() { all } else { good }).collect()
}
