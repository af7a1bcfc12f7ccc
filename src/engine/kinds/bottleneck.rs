//! Bottleneck: the worst off decides.

use crate::{
    cells::Cell,
    constraint::Constraint,
    cost::excess,
    facts::Facts,
    kinds::limit_amounts::Amount,
    state::{Builder, Tally, Target},
};

/// Of several members the one farthest outside the limits decides: the lowest weekly minutes of anyone against a target.
///
/// Points: the groups of members. Deviation: the most by which any member's sum lies outside the limits; what the others
/// have beyond that bears on nothing. A group without members has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bottleneck {
    /// The groups of members.
    pub groups: Vec<Vec<Member>>,
    /// The least that every member should have.
    pub minimum: i64,
    /// The most that every member should have.
    pub maximum: i64,
}

/// Whose sum is looked at, and how it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// What is added up.
    pub amounts: Vec<Amount>,
    /// What the member has besides.
    pub besides: i64,
    /// All of it counts this many times...
    pub times: u32,
    /// ...over this, at least 1, rounded down: for minutes of part-time people scaled to full time.
    pub over: u32,
}

impl Member {
    /// Returns what is compared where the amounts add up to so much.
    fn compared(&self, sum: i64) -> i64 {
        ((sum + self.besides) * i64::from(self.times)).div_euclid(i64::from(self.over))
    }

    fn cells(&self) -> impl Iterator<Item = Cell<'_>> {
        self.amounts.iter().flat_map(Amount::cells)
    }
}

impl Bottleneck {
    pub(crate) fn deviations(&self, facts: &Facts<'_>) -> Vec<i64> {
        let deviation = |group: &Vec<Member>| {
            let sums = group.iter().map(|member| {
                let sum: i64 = member.cells().map(|cell| facts.value(&cell)).sum();
                member.compared(sum)
            });
            sums.map(|sum| excess(sum, self.minimum, self.maximum)).max().unwrap_or(0)
        };
        self.groups.iter().map(deviation).collect()
    }

    pub(crate) fn watch(&self, constraint: &Constraint, builder: &mut Builder<'_>) {
        for group in &self.groups {
            let point = builder.tally.add(constraint);
            let first_sum = builder.add_sums(group.len() as u32);
            let bare = |member: &Member| Member { amounts: Vec::new(), ..member.clone() };
            let members = group.iter().map(bare).collect();
            let (minimum, maximum) = (self.minimum, self.maximum);
            let watch = builder.add_bottleneck(Watch { point, first_sum, members, minimum, maximum });
            for (member, sum) in group.iter().zip(first_sum..) {
                for cell in member.cells() {
                    builder.watch_cell(&cell, Target::Sum { sum, bottleneck: watch });
                }
            }
        }
    }
}

/// One point, as it follows the changes of a timetable.
#[derive(Clone, Debug)]
pub(crate) struct Watch {
    point: u32,
    first_sum: u32,
    /// Without their amounts.
    members: Vec<Member>,
    minimum: i64,
    maximum: i64,
}

impl Watch {
    /// The sum of a member changes.
    pub(crate) fn changed(&self, sums: &[i64], tally: &mut Tally) {
        let sums = &sums[self.first_sum as usize..];
        let beyond =
            |(sum, member): (&i64, &Member)| excess(member.compared(*sum), self.minimum, self.maximum);
        let worst = sums.iter().zip(&self.members).map(beyond).max().unwrap_or(0);
        tally.set(self.point, worst as i32);
    }
}
