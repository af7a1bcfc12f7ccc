//! How many classes of a special a grade needs at least, where its homerooms may come to a class together.
//!
//! Where at most three homerooms come to a class with one of them, that one takes a third of a class or more. The shares of the
//! homerooms of a class sum to one at most, so there are as many classes as all shares together, or more.

use commontime_school::ids::{GradeId, SpecialId};
use commontime_school::{Campus, Rule};
use num_integer::lcm;

use super::builder::number;
use crate::mip::{Expression, Model, Tag};

/// The share of a class of a special that each homeroom of a grade takes at least.
pub(crate) struct Shares {
    /// Parts of a class, so that every share is a number of them.
    pub(crate) parts: i64,
    /// Each homeroom's share in parts, in the order of the grade's homerooms.
    pub(crate) of: Vec<i64>,
    /// How often a homeroom may have the special on one day; `None` where that is not limited.
    a_day: Option<i64>,
    /// How often it has the special in a pass of the cycle, and whether it may have it more often.
    a_pass: (i64, bool),
}

/// The least classes for homerooms that have a special: so many parts for the first `homerooms`, and `more` for each further one.
pub(super) struct Least {
    whole: i64,
    parts: i64,
    homerooms: i64,
    more: i64,
}

impl Shares {
    pub(crate) fn new(campus: &Campus, grade: GradeId, special: SpecialId) -> Self {
        let with = campus.most_together_with(special, grade);
        let parts = with.iter().fold(1, |parts, &with| lcm(parts, number(with)));
        let is_limited = !campus.waived(Rule::SpecialsFrequency);
        Self {
            parts,
            of: with.iter().map(|&with| parts / number(with)).collect(),
            a_day: is_limited.then(|| i64::from(campus[grade].specials_per_day_max)),
            a_pass: (i64::from(campus[special].times_per_cycle), campus[special].times_more > 0),
        }
    }

    /// On a day those homerooms may have the special that take least; only where more have it, others do.
    pub(super) fn of_a_day(&self) -> Vec<Least> {
        let mut of = self.of.clone();
        of.sort_unstable();
        let (mut parts, mut homerooms) = (0, 0);
        let mut rows: Vec<Least> = Vec::new();
        for more in of {
            if rows.last().is_none_or(|last| last.more < more) {
                rows.push(Least { whole: self.parts, parts, homerooms, more });
            }
            let Some(a_day) = self.a_day else { break };
            parts += a_day * more;
            homerooms += a_day;
        }
        rows
    }

    /// In a pass of the cycle every homeroom has the special as often; what is beyond that is theirs that take least.
    pub(super) fn of_a_pass(&self) -> Least {
        let (times, may_be_more) = self.a_pass;
        let parts = times * self.of.iter().sum::<i64>();
        if may_be_more {
            let more = self.of.iter().copied().min().unwrap_or(0);
            return Least { whole: self.parts, parts, homerooms: times * number(self.of.len()), more };
        }
        // Of classes there are no parts.
        Least { whole: 1, parts: (parts + self.parts - 1) / self.parts, homerooms: 0, more: 0 }
    }
}

impl Least {
    /// Adds the row that holds `classes` to what so many `homerooms` need.
    pub(super) fn hold(&self, model: &mut Model, tag: Tag, classes: &Expression, homerooms: &Expression) {
        let mut whole = Expression::default();
        whole.add_scaled(self.whole, classes);
        let mut least = Expression::constant(self.parts - self.more * self.homerooms);
        least.add_scaled(self.more, homerooms);
        model.at_least(tag, whole, least);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The fewest classes for which homerooms of these sizes can come, each so many times, with so many students in a class at most.
    fn fewest(sizes: &[u32], times: &[u32], most: u32) -> i64 {
        if times.iter().all(|&times| times == 0) {
            return 0;
        }
        let classes = (1_u32..1 << sizes.len()).filter(|class| {
            let comes = |at: &usize| class >> at & 1 > 0;
            let there = || (0..sizes.len()).filter(comes);
            there().all(|at| times[at] > 0)
                && (there().count() == 1 || there().map(|at| sizes[at]).sum::<u32>() <= most)
        });
        let rest = |class: u32| -> Vec<u32> {
            times.iter().enumerate().map(|(at, times)| times - (class >> at & 1)).collect()
        };
        1 + classes.map(|class| fewest(sizes, &rest(class), most)).min().expect("one comes alone")
    }

    fn shares(sizes: &[u32], most: u32, a_pass: (i64, bool)) -> Shares {
        let with = |at: usize| -> i64 {
            let classes = (1_u32..1 << sizes.len()).filter(|class| {
                let there = (0..sizes.len()).filter(|other| class >> other & 1 > 0);
                class >> at & 1 > 0 && there.map(|other| sizes[other]).sum::<u32>() <= most
            });
            i64::from(classes.map(u32::count_ones).max().unwrap_or(1))
        };
        let parts = 12;
        let of = (0..sizes.len()).map(|at| parts / with(at)).collect();
        Shares { parts, of, a_day: Some(1), a_pass }
    }

    fn least(rows: &[Least], homerooms: i64) -> i64 {
        let of = |row: &Least| row.parts + row.more * (homerooms - row.homerooms);
        let classes = |row: &Least| (of(row) + row.whole - 1).div_euclid(row.whole);
        rows.iter().map(classes).max().unwrap_or(0)
    }

    const SCHOOLS: [(&[u32], u32); 6] = [
        (&[21, 21, 20, 20], 40),
        (&[20, 20, 20], 40),
        (&[25, 20, 15, 10], 45),
        (&[30, 20, 20, 20], 60),
        (&[22, 22], 40),
        (&[24, 18, 12, 6], 36),
    ];

    #[test]
    fn so_many_homerooms_of_a_day_need_so_many_classes() {
        for (sizes, most) in SCHOOLS {
            let rows = shares(sizes, most, (1, false)).of_a_day();
            for homerooms in 0..=number(sizes.len()) {
                let days = (0_u32..1 << sizes.len()).filter(|day| i64::from(day.count_ones()) == homerooms);
                let times = |day: u32| -> Vec<u32> { (0..sizes.len()).map(|at| day >> at & 1).collect() };
                let true_least = days.map(|day| fewest(sizes, &times(day), most)).min().expect("a day");
                let bound = least(&rows, homerooms);
                assert!(bound <= true_least, "{sizes:?} {homerooms}: {bound} {true_least}");
                assert!(true_least - bound <= 1, "{sizes:?} {homerooms}: {bound} {true_least}");
            }
        }
        // By hand: two of 20 come together, of 21 nobody does.
        let rows = shares(&[21, 21, 20, 20], 40, (1, false)).of_a_day();
        assert_eq!((0..=4).map(|homerooms| least(&rows, homerooms)).collect::<Vec<_>>(), [0, 1, 1, 2, 3]);
    }

    #[test]
    fn a_pass_needs_so_many_classes() {
        for (sizes, most) in SCHOOLS {
            for times in [1, 2] {
                let all = vec![times; sizes.len()];
                let row = shares(sizes, most, (i64::from(times), false)).of_a_pass();
                let bound = least(&[row], i64::from(times) * number(sizes.len()));
                let true_least = fewest(sizes, &all, most);
                assert!(bound <= true_least && true_least - bound <= 1, "{sizes:?}: {bound} {true_least}");
            }
        }
        let row = shares(&[21, 21, 20, 20], 40, (2, true)).of_a_pass();
        assert_eq!([8, 9, 10].map(|homerooms| least(std::slice::from_ref(&row), homerooms)), [6, 7, 7]);
    }
}
