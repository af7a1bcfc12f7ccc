//! What decisions cost: exactly, and at least for any of a set.
//!
//! Levers that change different posts, leads and homerooms cost what each costs alone. Those that change the same one
//! (paraprofessionals who take a duty and are cut, say) are priced together, in every combination. What hangs on the schedule
//! (pay for lost planning, for overload) is left out: it is never negative, so no schedule costs less than what is said here.

use commontime_audit::dollars;
use commontime_school::lever::{Decisions, Lever, Sets};
use commontime_school::{Campus, Cents};

use super::entangled::entangled;
use super::price_group::PriceGroup;

/// What decisions cost.
#[derive(Debug)]
pub(super) struct Costs {
    /// What the school costs beyond the current year where no lever is pulled.
    as_it_is: i64,
    groups: Vec<PriceGroup>,
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
        let groups = entangled(campus).into_iter().map(|levers| PriceGroup::new(campus, levers, &sizes));
        let groups = groups.collect::<Result<_, _>>()?;
        Ok(Self { as_it_is, groups, n_levers: campus.levers.len(), sizes })
    }

    /// Returns the sets with all that is sought among.
    pub(super) fn everything(&self) -> Sets {
        Sets(self.sizes.iter().map(|size| (0..*size).collect()).collect())
    }

    /// Returns what decisions cost that can be had.
    pub(super) fn of(&self, decisions: &Decisions) -> Cents {
        let cost = self.groups.iter().filter_map(|group| group.of(decisions));
        Cents::new(self.as_it_is + cost.sum::<i64>())
    }

    /// Returns those of the sets that cost what the decisions cost, whichever of them is taken, as far as levers go one after the
    /// other.
    pub(super) fn as_cheap(&self, decisions: &Decisions, sets: &Sets) -> Sets {
        let mut alike = Sets::just(decisions);
        for group in &self.groups {
            group.open_as_cheap(decisions, sets, &mut alike);
        }
        alike
    }

    /// Returns the sets where of levers that change the same posts only one has other settings than the decisions: what holds of each of
    /// the others then holds of all together.
    pub(super) fn one_of_each_post(&self, decisions: &Decisions, mut sets: Sets) -> Sets {
        for group in &self.groups {
            let several = group.levers().iter().filter(|lever| sets.0[**lever].len() > 1);
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
            let (cost, pulled, settings) = group.best(sets)?;
            key = (key.0 + cost, key.1 + pulled);
            for (lever, setting) in settings {
                decisions.0[lever] = setting;
            }
        }
        Some((key, decisions))
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// The files of a scenario that comes with the program.
    pub(in crate::solve::frontier) fn texts_of(scenario: &str) -> commontime_files::Texts {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(scenario);
        let mut texts = commontime_files::Texts::new();
        for entry in
            std::fs::read_dir(folder).expect("it is there").map(|entry| entry.expect("a file").path())
        {
            let name = entry.file_name().expect("a name").to_string_lossy().into_owned();
            texts.insert(&name, &std::fs::read_to_string(entry).expect("a text"));
        }
        texts
    }

    /// With a larger post somebody is here at the end of one day more, and paid to stay. On other bells the staff's day ends later, and they
    /// are here as long as before: with both they are not there at the end.
    #[test]
    fn who_stays_hangs_on_several_levers_together() {
        let mut texts = texts_of("walker-gamble-short");
        let bells = texts.get("bell-schedule.toml").expect("it is there");
        let (before, of_later) = bells.split_once("id = \"later-mornings\"").expect("it is named");
        let of_later =
            of_later.replacen("staff = { all = \"7:35-15:20\" }", "staff = { all = \"8:05-15:50\" }", 1);
        let bells = format!("{before}id = \"later-mornings\"{of_later}");
        assert!(bells.contains("8:05-15:50"), "{bells}");
        texts.insert("bell-schedule.toml", &bells);
        let campus = commontime_files::load_texts(&texts).unwrap_or_else(|problems| panic!("{problems}"));
        let costs = Costs::new(&campus).expect("few levers");
        let of = |settings: &[(&str, usize)]| {
            let mut decisions = Decisions::nothing(&campus);
            for (id, setting) in settings {
                let lever = campus.levers.iter().position(|lever| lever.id == *id).expect("it is open");
                decisions.0[lever] = *setting;
            }
            let ledger = dollars(&campus.with(&decisions).expect("it can be had")).net_new_cost;
            assert_eq!(costs.of(&decisions), ledger, "{settings:?}");
            ledger.get()
        };
        let (bells, post, duty) =
            (("other-bell-schedule", 2), ("fifth-specialist", 2), ("extra-duty-pay", 1));
        let none = of(&[]);
        assert_ne!(of(&[post, duty]), of(&[post]) + of(&[duty]) - none);
        assert_ne!(of(&[bells, post, duty]), of(&[bells]) + of(&[post, duty]) - none);
    }

    /// Two levers at a time, each at its first and its last step: what is added up is what the ledger says of both together.
    #[test]
    fn what_levers_cost_together_is_what_the_ledger_says() {
        for scenario in ["walker-gamble-short", "district-cut"] {
            let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(scenario);
            let campus = commontime_files::load(&folder).expect("it is there");
            let costs = Costs::new(&campus).expect("few levers");
            let ends = |lever: usize| {
                let last = costs.sizes[lever] - 1;
                [1.min(last), last]
            };
            let mut compared = 0;
            for one in 0..campus.levers.len() {
                for other in 0..one {
                    for (first, second) in ends(one).into_iter().zip(ends(other)) {
                        let mut decisions = Decisions::nothing(&campus);
                        (decisions.0[one], decisions.0[other]) = (first, second);
                        let Ok(both) = campus.with(&decisions) else { continue };
                        let ledger = dollars(&both).net_new_cost;
                        let pair = [&campus.levers[one].id, &campus.levers[other].id];
                        assert_eq!(
                            costs.of(&decisions),
                            ledger,
                            "{scenario}: {pair:?} at {first} and {second}"
                        );
                        compared += 1;
                    }
                }
            }
            assert!(compared > 5, "{scenario}: {compared}");
        }
    }

    /// A teacher leader is paid more than the average. Where their homeroom is given up, their successor goes in their place: together the
    /// two levers do not cost what each costs alone.
    #[test]
    fn a_leader_whose_homeroom_is_given_up_is_priced_with_it() {
        let mut texts = texts_of("hybrid-leaders");
        let mut change = |file: &str, old: &str, new: &str| {
            let text = texts.get(file).expect("it is there");
            assert!(text.contains(old), "{file}: {old}");
            let text = text.replacen(old, new, 1);
            texts.insert(file, &text);
        };
        let trade = "[levers]\nclass-size-trade = { homerooms = [\"1-1\"], class-size-limit = 60, up-to = 60 }\n[levers.hybrid";
        change("scenario.toml", "[levers.hybrid", trade);
        change("courses.toml", "[[room]]", "[[room]]\nid = \"1-2\"\ncapacity = 60\n[[room]]");
        change("budget.toml", "[[cost]]", "[costing]\nmode = \"actual\"\n[[cost]]");
        let pay = |people: &[&str], amount: &str| {
            let each: Vec<String> = people.iter().map(|id| format!("\"{id}\" = {amount}")).collect();
            format!("actual-pay = {{ {} }}\n", each.join(", "))
        };
        let teachers = ["1-1", "1-2", "2-1", "2-2", "3-1", "3-2", "4-1", "4-2"];
        change(
            "fte.toml",
            "fund = \"general\"\n\n[[position]]\nkind = \"specialist\"",
            &format!(
                "fund = \"general\"\n{}\n[[position]]\nkind = \"specialist\"\n{}",
                pay(&teachers, "80_000.00"),
                pay(&["art", "PE"], "58_000.00")
            ),
        );
        change(
            "fte.toml",
            "kind = \"paraprofessional\"\n",
            &format!("kind = \"paraprofessional\"\n{}", pay(&["para-1", "para-2"], "15.00")),
        );
        let campus = commontime_files::load_texts(&texts).unwrap_or_else(|problems| panic!("{problems}"));
        assert_eq!(campus.levers.len(), 2);
        let costs = Costs::new(&campus).expect("few levers");
        let cost = |settings: [usize; 2]| {
            let decisions = Decisions(settings.to_vec());
            let ledger = dollars(&campus.with(&decisions).expect("it can be had")).net_new_cost;
            assert_eq!(costs.of(&decisions), ledger, "{settings:?}");
            ledger.get()
        };
        assert_ne!(cost([1, 1]), cost([1, 0]) + cost([0, 1]));
    }
}
