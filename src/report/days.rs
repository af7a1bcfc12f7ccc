//! Lists of days in few words: `Mon–Fri`, `Mon, Tue, Thu`, `A–F`.

use commontime_school::{Campus, DayId, Span};

use crate::clock;

/// Returns the days in words; runs of three or more become a range.
pub(crate) fn words(campus: &Campus, days: &[DayId]) -> String {
    in_words(|at| &campus[DayId::from_index(at)].name, days.iter().map(|day| day.index()).collect())
}

/// Returns the days at these places of a list of names in words, in the same way.
pub(crate) fn named(names: &[String], places: &[usize]) -> String {
    in_words(|at| &names[at], places.to_vec())
}

fn in_words<'a>(name: impl Fn(usize) -> &'a str, mut days: Vec<usize>) -> String {
    days.sort_unstable();
    days.dedup();
    let parts: Vec<String> = runs(&days)
        .into_iter()
        .flat_map(|(first, last)| {
            if last - first < 2 {
                (first..=last).map(|at| name(at).to_owned()).collect()
            } else {
                vec![range(name(first), name(last))]
            }
        })
        .collect();
    parts.join(", ")
}

/// Returns each time with the days it is on: `Mon–Fri 11:45–12:30`, in order of first mention.
pub(crate) fn times(campus: &Campus, times: impl Iterator<Item = (DayId, Span)>) -> Vec<String> {
    let mut by_time: Vec<(Span, Vec<DayId>)> = Vec::new();
    for (day, span) in times {
        match by_time.iter_mut().find(|(known, _)| *known == span) {
            Some((_, days)) => days.push(day),
            None => by_time.push((span, vec![day])),
        }
    }
    by_time.iter().map(|(span, days)| format!("{} {}", words(campus, days), clock::span(*span))).collect()
}

/// Joins the days for which `what` says the same, in order of the first of them.
pub(crate) fn alike<T: PartialEq>(
    days: impl Iterator<Item = DayId>,
    what: impl Fn(DayId) -> T,
) -> Vec<(Vec<DayId>, T)> {
    let mut groups: Vec<(Vec<DayId>, T)> = Vec::new();
    for day in days {
        let same = what(day);
        match groups.iter_mut().find(|(_, known)| *known == same) {
            Some((known, _)) => known.push(day),
            None => groups.push((vec![day], same)),
        }
    }
    groups
}

/// Returns `Mon–Fri`; names that hold a hyphen themselves are joined by `to`.
fn range(first: &str, last: &str) -> String {
    let joint = if first.contains('-') { " to " } else { "–" };
    format!("{first}{joint}{last}")
}

fn runs(sorted: &[usize]) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    for &day in sorted {
        match out.last_mut() {
            Some((_, last)) if *last + 1 == day => *last = day,
            _ => out.push((day, day)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_join_neighbours() {
        assert_eq!(runs(&[0, 1, 3, 4, 5]), [(0, 1), (3, 5)]);
        assert_eq!(range("Mon", "Fri"), "Mon–Fri");
        assert_eq!(range("Mon-A", "Fri-E"), "Mon-A to Fri-E");
    }
}
