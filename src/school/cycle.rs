//! The days that repeat: weekdays, cycle days, the five-day weeks and the passes through the cycle that occur.

use std::fmt;

use crate::ids::DayId;

/// A day of the school week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weekday {
    /// Monday.
    Mon,
    /// Tuesday.
    Tue,
    /// Wednesday.
    Wed,
    /// Thursday.
    Thu,
    /// Friday.
    Fri,
}

impl Weekday {
    /// The five days in order.
    pub const ALL: [Self; 5] = [Self::Mon, Self::Tue, Self::Wed, Self::Thu, Self::Fri];

    /// Returns `Mon` to `Fri`, as the files write it.
    #[must_use]
    pub const fn short(self) -> &'static str {
        match self {
            Self::Mon => "Mon",
            Self::Tue => "Tue",
            Self::Wed => "Wed",
            Self::Thu => "Thu",
            Self::Fri => "Fri",
        }
    }

    /// Returns the weekday a file means by `name` (`Mon`, `Monday`), in any case.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        Self::ALL.into_iter().find(|day| {
            let full = match day {
                Self::Mon => "monday",
                Self::Tue => "tuesday",
                Self::Wed => "wednesday",
                Self::Thu => "thursday",
                Self::Fri => "friday",
            };
            name == day.short().to_ascii_lowercase() || name == full
        })
    }
}

impl fmt::Display for Weekday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.short())
    }
}

/// What decides a day's bell times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BellsFollow {
    /// The weekday decides (an early Wednesday is always a Wednesday).
    Weekday,
    /// The cycle day decides (day C is the same on whichever weekday it falls).
    CycleDay,
}

/// One kind of day for which the schedule says what happens: a pair of weekday and cycle day.
///
/// Where the cycle is the week itself there are five; where bells follow the cycle, one per cycle day
/// (and the weekday does not matter); otherwise one per pair that occurs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// The name in files and reports: `Mon`, `A`, `Wed-B`.
    pub name: String,
    /// The weekday, where it matters.
    pub weekday: Option<Weekday>,
    /// The place in the cycle, from 0.
    pub cycle_day: usize,
}

/// A run of five school days that occurs, as kinds of day in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    /// The name in reports: `Mon-Fri`, `A-E`, `F-D`.
    pub name: String,
    /// The five days. A short cycle may bring a kind of day twice.
    pub days: Vec<DayId>,
    /// How many such full weeks the calendar has; 1 for each where there is no calendar.
    pub weeks_per_year: u32,
}

/// The cycle of days and everything that repeats with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cycle {
    /// Names of the cycle days in order: `Mon`..`Fri`, or `A`..`F`.
    pub cycle_days: Vec<String>,
    /// What decides the bell times.
    pub bells_follow: BellsFollow,
    /// Every kind of day, [`DayId`] is the place here.
    pub days: Vec<Day>,
    /// Every five-day week that occurs. Weekly minutes are the least over these.
    pub weeks: Vec<Week>,
    /// Every pass through the cycle that occurs: each cycle day once, in order. Frequencies per cycle hold in each.
    pub passes: Vec<Vec<DayId>>,
    /// Every ten school days in a row that occur, for minimums per two weeks.
    pub two_weeks: Vec<Vec<DayId>>,
}

impl Cycle {
    /// Makes the cycle with all weeks and passes that can occur, as if there were no calendar.
    ///
    /// `cycle_days` are the names in order. Where they are the five weekdays, the cycle is the week.
    #[must_use]
    pub fn new(cycle_days: Vec<String>, bells_follow: BellsFollow) -> Self {
        let length = cycle_days.len().max(1);
        let weekdays: Vec<Option<Weekday>> = cycle_days.iter().map(|name| Weekday::parse(name)).collect();
        let is_week =
            length == 5 && weekdays.iter().enumerate().all(|(at, day)| *day == Some(Weekday::ALL[at]));
        let mut days = Vec::new();
        // `day_at(k)` is the kind of day on the k-th school day since a Monday that is the first cycle day.
        let period = if is_week {
            days.extend(Weekday::ALL.into_iter().enumerate().map(|(at, weekday)| Day {
                name: cycle_days[at].clone(),
                weekday: Some(weekday),
                cycle_day: at,
            }));
            5
        } else if bells_follow == BellsFollow::CycleDay {
            days.extend(cycle_days.iter().enumerate().map(|(at, name)| Day {
                name: name.clone(),
                weekday: None,
                cycle_day: at,
            }));
            length
        } else {
            let period = lowest_common_multiple(5, length);
            for at in 0..period {
                let weekday = Weekday::ALL[at % 5];
                let name = format!("{weekday}-{}", cycle_days[at % length]);
                days.push(Day { name, weekday: Some(weekday), cycle_day: at % length });
            }
            period
        };
        let run = |start: usize, count: usize| -> Vec<DayId> {
            (start..start + count).map(|at| DayId::from_index(at % period)).collect()
        };
        // A week may begin on any kind of day that falls on a Monday; without weekdays, on any.
        let mut starts: Vec<usize> = Vec::new();
        let mut at = 0;
        while !starts.contains(&(at % period)) {
            starts.push(at % period);
            at += 5;
        }
        starts.sort_unstable();
        let weeks = starts
            .iter()
            .map(|&start| {
                let days_of_week = run(start, 5);
                let name = |id: DayId| {
                    let day: &Day = &days[id.index()];
                    if is_week { day.name.clone() } else { cycle_days[day.cycle_day].clone() }
                };
                Week {
                    name: format!("{}-{}", name(days_of_week[0]), name(days_of_week[4])),
                    days: days_of_week,
                    weeks_per_year: 1,
                }
            })
            .collect();
        let passes = (0..period).step_by(length).map(|start| run(start, length)).collect();
        let two_weeks = starts.iter().map(|&start| run(start, 10)).collect();
        Self { cycle_days, bells_follow, days, weeks, passes, two_weeks }
    }

    /// Returns the ids of all kinds of day in order.
    pub fn day_ids(&self) -> impl Iterator<Item = DayId> + use<> {
        (0..self.days.len()).map(DayId::from_index)
    }

    /// Returns the kind of day called `name`.
    #[must_use]
    pub fn day_named(&self, name: &str) -> Option<DayId> {
        self.days.iter().position(|day| day.name == name).map(DayId::from_index)
    }
}

fn lowest_common_multiple(a: usize, b: usize) -> usize {
    let (mut x, mut y) = (a, b);
    while y > 0 {
        (x, y) = (y, x % y);
    }
    a / x * b
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(count: usize) -> Vec<String> {
        ["A", "B", "C", "D", "E", "F"].iter().take(count).map(|&name| name.to_owned()).collect()
    }

    #[test]
    fn the_week_is_one_week_of_five_days() {
        let days = Weekday::ALL.iter().map(ToString::to_string).collect();
        let cycle = Cycle::new(days, BellsFollow::Weekday);
        assert_eq!((cycle.days.len(), cycle.weeks.len(), cycle.passes.len()), (5, 1, 1));
        assert_eq!(cycle.weeks[0].name, "Mon-Fri");
        assert_eq!(cycle.two_weeks[0].len(), 10);
    }

    #[test]
    fn a_six_day_cycle_has_six_kinds_of_week() {
        let cycle = Cycle::new(names(6), BellsFollow::CycleDay);
        assert_eq!((cycle.days.len(), cycle.weeks.len(), cycle.passes.len()), (6, 6, 1));
        // In five-day weeks every cycle day is left out of exactly one kind of week.
        for day in cycle.day_ids() {
            assert_eq!(cycle.weeks.iter().filter(|week| !week.days.contains(&day)).count(), 1);
        }
    }

    #[test]
    fn pairs_of_weekday_and_cycle_day_all_occur() {
        let cycle = Cycle::new(names(6), BellsFollow::Weekday);
        assert_eq!((cycle.days.len(), cycle.weeks.len(), cycle.passes.len()), (30, 6, 5));
        assert!(
            cycle.weeks.iter().all(|week| cycle.days[week.days[0].index()].weekday == Some(Weekday::Mon))
        );
        let two_day = Cycle::new(names(2), BellsFollow::CycleDay);
        assert_eq!(two_day.weeks.len(), 2);
        assert_eq!(two_day.weeks[0].days.len(), 5);
    }
}
