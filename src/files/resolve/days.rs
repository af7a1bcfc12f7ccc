//! Tables by day: `all`, a weekday, a cycle day, or one kind of day by its own name. The most particular key holds.

use commontime_school::DayId;
use commontime_school::cycle::{Cycle, Weekday};

use crate::problem::{Code, Desk, did_you_mean, nearest};
use crate::value::{Entries, Located};

/// Returns the entry for every kind of day, `None` where there is none; reports keys that are no day.
pub(super) fn by_day<'e, V>(
    desk: &mut Desk<'_>,
    file: &str,
    entries: &'e Entries<V>,
    cycle: &Cycle,
) -> Vec<Option<&'e V>> {
    let mut found: Vec<Option<(u8, &'e V)>> = vec![None; cycle.days.len()];
    for (key, value) in entries.iter() {
        let ranks: Vec<(DayId, u8)> =
            cycle.day_ids().filter_map(|day| closeness(cycle, day, key).map(|rank| (day, rank))).collect();
        if ranks.is_empty() && key.as_str() != "all" {
            report(desk, file, key, cycle);
        }
        for (day, rank) in ranks {
            let slot = &mut found[day.index()];
            if slot.is_none_or(|(before, _)| before <= rank) {
                *slot = Some((rank, value));
            }
        }
    }
    found.into_iter().map(|slot| slot.map(|(_, value)| value)).collect()
}

/// Returns how particularly `key` names `day`: 0 for `all`, 3 for the day's own name; `None` where it does not.
fn closeness(cycle: &Cycle, day: DayId, key: &str) -> Option<u8> {
    let it = &cycle.days[day.index()];
    if it.name == key {
        Some(3)
    } else if cycle.cycle_days[it.cycle_day] == key {
        Some(2)
    } else if it.weekday.is_some() && it.weekday == Weekday::parse(key) {
        Some(1)
    } else {
        (key == "all").then_some(0)
    }
}

fn report(desk: &mut Desk<'_>, file: &str, key: &Located<String>, cycle: &Cycle) {
    let has_weekdays = cycle.days.iter().any(|day| day.weekday.is_some());
    let weekdays = Weekday::ALL.iter().map(|day| day.short()).filter(|_| has_weekdays);
    let mut known: Vec<&str> = cycle.cycle_days.iter().map(String::as_str).chain(weekdays).collect();
    known.push("all");
    let mut seen: Vec<&str> = Vec::new();
    known.retain(|name| {
        !seen.contains(name) && {
            seen.push(name);
            true
        }
    });
    // Whole names of weekdays are understood too, though the lists show the short ones.
    let weekday = nearest(key, ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]);
    let meant = weekday.filter(|_| has_weekdays).and_then(Weekday::parse);
    let help = match meant {
        Some(day) => format!("did you mean \"{day}\"?"),
        None => did_you_mean(key, known),
    };
    desk.problem(file, key.span(), Code::UnknownDay, format!("\"{}\" is not a day of the cycle", **key))
        .label("no such day")
        .help(help);
}

/// Returns the kinds of day that a list names, in its order, each once; reports words that are no day.
pub(super) fn listed(desk: &mut Desk<'_>, file: &str, list: &[Located<String>], cycle: &Cycle) -> Vec<DayId> {
    crate::value::distinct(desk, file, list);
    let mut days: Vec<DayId> = Vec::new();
    for name in list {
        let found: Vec<DayId> =
            cycle.day_ids().filter(|day| closeness(cycle, *day, name).is_some()).collect();
        if found.is_empty() {
            report(desk, file, name, cycle);
        }
        days.extend(found.into_iter().filter(|day| !days.contains(day)).collect::<Vec<_>>());
    }
    days
}

/// Returns the names of days: `Mon, Tue and Fri`.
pub(super) fn in_words(days: &[DayId], cycle: &Cycle) -> String {
    let names: Vec<&str> = days.iter().map(|day| cycle.days[day.index()].name.as_str()).collect();
    commontime_school::wording::list(&names)
}
