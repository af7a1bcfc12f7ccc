//! Levers that are priced together, and what each combination of them costs.
//!
//! In one table: every combination, as the ledger has it. Where that is too many, the levers that change bells or pay for extra duty
//! are taken out as the hub, and the others get tables of their own: for each setting of the hub they cost, and are there to stay so
//! many minutes, apart from each other. Minutes are added up by week and paid as one sum, so that it is rounded as the ledger rounds
//! it.

use std::collections::BTreeMap;

use commontime_audit::dollars;
use commontime_school::lever::{Change, Decisions, Sets, Step};
use commontime_school::{Campus, Minutes, wording};

use super::entangled::{apart_from, extra_duty};

/// Most combinations of levers that are looked up in one table.
const MOST: usize = 20_000;

/// Settings of some levers, in their order.
type Settings = Vec<usize>;

/// Cents beside pay for extra duty, and minutes of extra duty by paying lever and week of the cycle.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    cents: i64,
    minutes: Vec<i64>,
}

/// Levers that cost apart from those of other tables.
#[derive(Debug)]
struct Table {
    levers: Vec<usize>,
    /// What each combination adds to each setting of the hub; nothing for what cannot be had together.
    parts: BTreeMap<Settings, BTreeMap<Settings, Part>>,
}

/// Levers that are priced together.
#[derive(Debug)]
pub(super) struct PriceGroup {
    levers: Vec<usize>,
    /// What the tables hang on: none where there is one table for all.
    hub: Vec<usize>,
    /// What each setting of the hub costs alone, beyond the school as it is.
    alone: BTreeMap<Settings, Part>,
    tables: Vec<Table>,
    /// Levers of the hub that pay for extra duty, with their steps.
    paying: Vec<(usize, Vec<Step>)>,
    n_weeks: usize,
}

/// The best of a group's settings: what they cost, how many levers are pulled, and the settings of its levers.
pub(super) type Best = (i64, usize, Vec<(usize, usize)>);

impl PriceGroup {
    /// Prices levers of which the first so many settings are sought among.
    ///
    /// # Errors
    /// Where that are too many combinations, in words.
    pub(super) fn new(campus: &Campus, levers: Vec<usize>, sizes: &[usize]) -> Result<Self, String> {
        Self::with_tables_of(campus, levers, sizes, MOST)
    }

    /// Prices levers in tables of so many combinations at most.
    fn with_tables_of(
        campus: &Campus,
        levers: Vec<usize>,
        sizes: &[usize],
        most: usize,
    ) -> Result<Self, String> {
        if combinations(&levers, sizes).is_some_and(|combinations| combinations <= most) {
            return Ok(Self::priced(campus, levers.clone(), Vec::new(), vec![levers], sizes));
        }
        let is_of_the_hub = |lever: &usize| {
            let kind = campus.levers[*lever].kind;
            kind.changes_bells() || extra_duty(&campus.levers[*lever]).next().is_some()
        };
        let (hub, others): (Vec<usize>, Vec<usize>) = levers.iter().partition(|lever| is_of_the_hub(lever));
        let tables = apart_from(campus, &others);
        let of_the_hub = combinations(&hub, sizes);
        let are_too_many = |table: &Vec<usize>| {
            let all =
                of_the_hub.zip(combinations(table, sizes)).and_then(|(one, other)| one.checked_mul(other));
            all.is_none_or(|all| all > most)
        };
        if let Some(together) = std::iter::once(&Vec::new()).chain(&tables).find(|table| are_too_many(table))
        {
            let ids = hub.iter().chain(together).map(|lever| campus.levers[*lever].id.as_str());
            let (levers, most) = (wording::list(&ids.collect::<Vec<_>>()), wording::grouped(most as u64));
            return Err(format!(
                "levers {levers} change the same posts, homerooms, leads or hours in more than {most} ways: open them less far, or in \
                 larger steps"
            ));
        }
        Ok(Self::priced(campus, levers, hub, tables, sizes))
    }

    fn priced(
        campus: &Campus,
        levers: Vec<usize>,
        hub: Vec<usize>,
        tables: Vec<Vec<usize>>,
        sizes: &[usize],
    ) -> Self {
        let all = |levers: &[usize]| {
            product(&levers.iter().map(|lever| (0..sizes[*lever]).collect()).collect::<Vec<_>>())
        };
        let paying = hub.iter().filter(|lever| extra_duty(&campus.levers[**lever]).next().is_some());
        let paying: Vec<(usize, Vec<Step>)> =
            paying.map(|lever| (*lever, campus.levers[*lever].steps.clone())).collect();
        let as_it_is = Part::of(campus, &[]);
        let set = |decisions: &mut Decisions, levers: &[usize], settings: &Settings| {
            for (lever, setting) in levers.iter().zip(settings) {
                decisions.0[*lever] = *setting;
            }
        };
        let mut alone = BTreeMap::new();
        let mut tables: Vec<Table> =
            tables.into_iter().map(|levers| Table { levers, parts: BTreeMap::new() }).collect();
        for of_the_hub in all(&hub) {
            let mut decisions = Decisions::nothing(campus);
            set(&mut decisions, &hub, &of_the_hub);
            // Bells that cannot be had together are had with nobody.
            let Ok(changed) = campus.with(&decisions) else { continue };
            let before = Part::of(&changed, &paying);
            for table in &mut tables {
                let mut parts = BTreeMap::new();
                for settings in all(&table.levers) {
                    let mut decisions = decisions.clone();
                    set(&mut decisions, &table.levers, &settings);
                    if let Ok(changed) = campus.with(&decisions) {
                        parts.insert(settings, Part::of(&changed, &paying).beyond(&before));
                    }
                }
                table.parts.insert(of_the_hub.clone(), parts);
            }
            let cents = before.cents - as_it_is.cents;
            alone.insert(of_the_hub, Part { cents, ..before });
        }
        Self { levers, hub, alone, tables, paying, n_weeks: campus.cycle.weeks.len() }
    }

    /// Returns the levers of the group.
    pub(super) fn levers(&self) -> &[usize] {
        &self.levers
    }

    /// Returns what decisions cost beyond the school as it is; `None` where they cannot be had together.
    pub(super) fn of(&self, decisions: &Decisions) -> Option<i64> {
        let of_the_hub = settings_of(&self.hub, decisions);
        let mut part = self.alone.get(&of_the_hub)?.clone();
        for table in &self.tables {
            let parts = table.parts.get(&of_the_hub)?;
            part = part.and(parts.get(&settings_of(&table.levers, decisions))?);
        }
        Some(self.cost(&of_the_hub, &part))
    }

    /// Returns the best of the sets: the least cost, then the fewest levers pulled. `None` where none of them can be had.
    pub(super) fn best(&self, sets: &Sets) -> Option<Best> {
        let hub = self.alone.iter().filter(|(settings, _)| are_open(&self.hub, settings, sets));
        hub.filter_map(|(of_the_hub, alone)| self.best_at(of_the_hub, alone, sets)).min()
    }

    /// Of each number of minutes of extra duty the best is kept, table by table.
    fn best_at(&self, of_the_hub: &Settings, alone: &Part, sets: &Sets) -> Option<Best> {
        let chosen = |levers: &[usize], settings: &Settings| {
            levers.iter().copied().zip(settings.iter().copied()).collect::<Vec<_>>()
        };
        let first = (alone.cents, pulled(of_the_hub), chosen(&self.hub, of_the_hub));
        let mut by_minutes = BTreeMap::from([(alone.minutes.clone(), first)]);
        for table in &self.tables {
            let mut after: BTreeMap<Vec<i64>, Best> = BTreeMap::new();
            let open = table.parts.get(of_the_hub)?.iter();
            for (settings, part) in open.filter(|(settings, _)| are_open(&table.levers, settings, sets)) {
                for (minutes, (cents, n_pulled, before)) in &by_minutes {
                    let sum = Part { cents: *cents, minutes: minutes.clone() }.and(part);
                    let n_pulled = n_pulled + pulled(settings);
                    let known = after.get(&sum.minutes);
                    if known.is_none_or(|(cents, known, _)| (sum.cents, n_pulled) < (*cents, *known)) {
                        let settings = before.iter().copied().chain(chosen(&table.levers, settings));
                        after.insert(sum.minutes, (sum.cents, n_pulled, settings.collect()));
                    }
                }
            }
            by_minutes = after;
        }
        let with_pay = by_minutes.into_iter().map(|(minutes, (cents, n_pulled, settings))| {
            (self.cost(of_the_hub, &Part { cents, minutes }), n_pulled, settings)
        });
        with_pay.min()
    }

    /// Opens, of sets with one setting for each lever of the group, those that cost as much, whichever of them is taken, as far as levers
    /// go one after the other.
    pub(super) fn open_as_cheap(&self, decisions: &Decisions, sets: &Sets, alike: &mut Sets) {
        let Some(cost) = self.of(decisions) else { return };
        let with = |levers: &[usize], settings: &Settings| {
            let mut other = decisions.clone();
            for (lever, setting) in levers.iter().zip(settings) {
                other.0[*lever] = *setting;
            }
            other
        };
        open_alike(&self.hub, decisions, sets, alike, &|settings| {
            self.of(&with(&self.hub, settings)) == Some(cost)
        });
        let of_the_hub = product(&self.hub.iter().map(|lever| alike.0[*lever].clone()).collect::<Vec<_>>());
        for table in &self.tables {
            let chosen = settings_of(&table.levers, decisions);
            open_alike(&table.levers, decisions, sets, alike, &|settings| {
                of_the_hub.iter().all(|of_the_hub| {
                    let part = |settings| table.parts.get(of_the_hub).and_then(|parts| parts.get(settings));
                    part(settings).is_some() && part(settings) == part(&chosen)
                })
            });
        }
    }

    /// Adds the pay for extra duty in the fullest week.
    fn cost(&self, of_the_hub: &Settings, part: &Part) -> i64 {
        let pay = self.paying.iter().enumerate().map(|(at, (lever, steps))| {
            let setting = self.hub.iter().zip(of_the_hub).find(|(other, _)| *other == lever);
            let step = setting.and_then(|(_, setting)| setting.checked_sub(1)).map(|step| &steps[step]);
            let weeks = &part.minutes[at * self.n_weeks..][..self.n_weeks];
            let fullest =
                Minutes::new(i32::try_from(weeks.iter().copied().max().unwrap_or(0)).unwrap_or(i32::MAX));
            step.map_or(0, |step| step.extra_duty_cost(fullest).get())
        });
        part.cents + pay.sum::<i64>()
    }
}

impl Part {
    /// Returns what a school costs, apart from what these levers pay for extra duty where they are pulled.
    fn of(school: &Campus, paying: &[(usize, Vec<Step>)]) -> Self {
        let mut part = Self { cents: dollars(school).net_new_cost.get(), minutes: Vec::new() };
        for (lever, steps) in paying {
            let pulled = school.decided.iter().find(|decided| decided.lever == *lever);
            let step = pulled.map(|decided| &steps[decided.step]);
            let minutes = match step.map(|step| (step, &step.change)) {
                Some((step, Change::ExtraDutyPay(extra))) => {
                    part.cents -= step.extra_duty_cost(extra.minutes_a_week(school)).get();
                    extra.minutes_by_week(school)
                }
                _ => vec![Minutes::ZERO; school.cycle.weeks.len()],
            };
            part.minutes.extend(minutes.into_iter().map(|minutes| i64::from(minutes.get())));
        }
        part
    }

    fn and(&self, other: &Self) -> Self {
        let minutes = self.minutes.iter().zip(&other.minutes).map(|(one, other)| one + other).collect();
        Self { cents: self.cents + other.cents, minutes }
    }

    fn beyond(&self, other: &Self) -> Self {
        let minutes = self.minutes.iter().zip(&other.minutes).map(|(one, other)| one - other).collect();
        Self { cents: self.cents - other.cents, minutes }
    }
}

/// Opens, lever by lever, those settings of the sets that may be taken with any of those that are open already.
fn open_alike(
    levers: &[usize],
    decisions: &Decisions,
    sets: &Sets,
    alike: &mut Sets,
    is_alike: &dyn Fn(&Settings) -> bool,
) {
    for (at, &lever) in levers.iter().enumerate() {
        for &setting in &sets.0[lever] {
            let mut open: Vec<Settings> = levers.iter().map(|lever| alike.0[*lever].clone()).collect();
            open[at] = vec![setting];
            if setting != decisions.0[lever] && product(&open).iter().all(is_alike) {
                alike.0[lever].push(setting);
            }
        }
        alike.0[lever].sort_unstable();
    }
}

fn combinations(levers: &[usize], sizes: &[usize]) -> Option<usize> {
    levers.iter().map(|lever| sizes[*lever]).try_fold(1, usize::checked_mul)
}

fn settings_of(levers: &[usize], decisions: &Decisions) -> Settings {
    levers.iter().map(|lever| decisions.0[*lever]).collect()
}

fn are_open(levers: &[usize], settings: &[usize], sets: &Sets) -> bool {
    levers.iter().zip(settings).all(|(lever, setting)| sets.0[*lever].contains(setting))
}

fn pulled(settings: &[usize]) -> usize {
    settings.iter().filter(|setting| **setting > 0).count()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::solve::frontier::costs::tests::texts_of;
    use crate::solve::frontier::entangled::entangled;

    /// On later bells the staff's day ends later, and an hour of extra duty costs an odd sum.
    fn with_much_that_hangs_together() -> Campus {
        let mut texts = texts_of("walker-gamble-short");
        let mut change = |file: &str, old: &str, new: &str| {
            let text = texts.get(file).expect("it is there");
            assert!(text.contains(old), "{file}: {old}");
            let at = text.rfind(old).expect("it is there");
            let text = format!("{}{new}{}", &text[..at], &text[at + old.len()..]);
            texts.insert(file, &text);
        };
        change("bell-schedule.toml", "staff = { all = \"7:35-15:20\" }", "staff = { all = \"8:05-15:50\" }");
        change("budget.toml", "hourly = 32.00", "hourly = 31.37");
        let campus = commontime_files::load_texts(&texts).unwrap_or_else(|problems| panic!("{problems}"));
        assert!(campus.levers.len() > 12);
        campus
    }

    fn sizes(campus: &Campus) -> Vec<usize> {
        campus.levers.iter().map(|lever| lever.steps.len() + 1).collect()
    }

    /// Of a group in one table and in several: every combination costs the same, of all sets the best does, and what is as cheap is.
    #[test]
    fn levers_in_several_tables_cost_what_they_do_in_one() {
        let campus = with_much_that_hangs_together();
        let sizes = sizes(&campus);
        let groups = entangled(&campus);
        let levers = groups.into_iter().max_by_key(|levers| combinations(levers, &sizes)).expect("some");
        let one = PriceGroup::new(&campus, levers.clone(), &sizes).expect("few enough");
        let several = PriceGroup::with_tables_of(&campus, levers.clone(), &sizes, 200).expect("few enough");
        assert_eq!((one.hub.len(), one.tables.len()), (0, 1));
        assert!(several.hub.len() > 1 && several.tables.len() > 3, "{several:?}");
        let everything = Sets(sizes.iter().map(|size| (0..*size).collect()).collect());
        let of = |settings: &[usize]| {
            let mut decisions = Decisions::nothing(&campus);
            for (lever, setting) in levers.iter().zip(settings) {
                decisions.0[*lever] = *setting;
            }
            decisions
        };
        let all = product(&levers.iter().map(|lever| everything.0[*lever].clone()).collect::<Vec<_>>());
        assert!(all.len() > 1_000, "{}", all.len());
        for (at, settings) in all.iter().enumerate() {
            let decisions = of(settings);
            assert_eq!(one.of(&decisions), several.of(&decisions), "{settings:?}");
            if at % 7 != 0 {
                continue;
            }
            // Sets without one setting of each lever that has another.
            let mut sets = everything.clone();
            for (lever, setting) in levers.iter().zip(settings) {
                sets.0[*lever].retain(|other| other != setting);
            }
            let (of_one, of_several) = (one.best(&sets), several.best(&sets));
            let worth = |best: &Option<Best>| best.as_ref().map(|(cents, pulled, _)| (*cents, *pulled));
            assert_eq!(worth(&of_one), worth(&of_several), "without {settings:?}");
            let (cents, _, chosen) = of_several.expect("all can be had together");
            let mut best = Decisions::nothing(&campus);
            for (lever, setting) in chosen {
                best.0[lever] = setting;
            }
            assert_eq!(several.of(&best), Some(cents));
            let mut alike = Sets::just(&decisions);
            several.open_as_cheap(&decisions, &everything, &mut alike);
            let open = product(&levers.iter().map(|lever| alike.0[*lever].clone()).collect::<Vec<_>>());
            for other in &open {
                assert_eq!(one.of(&of(other)), one.of(&decisions), "{settings:?} and {other:?}");
            }
        }
    }

    /// What is too much even so is said with the levers that it hangs on.
    #[test]
    fn too_many_combinations_are_refused_by_name() {
        let campus = with_much_that_hangs_together();
        let sizes = sizes(&campus);
        let groups = entangled(&campus);
        let levers = groups.into_iter().max_by_key(|levers| combinations(levers, &sizes)).expect("some");
        let refused =
            PriceGroup::with_tables_of(&campus, levers, &sizes, 20).map(|_| ()).expect_err("too many");
        assert!(refused.contains("extra-duty-pay") && refused.contains("more than 20 ways"), "{refused}");
        assert!(!refused.contains("media-specialist"), "{refused}");
    }
}
