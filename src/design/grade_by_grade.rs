//! Designs found fast: one grade after the other is decided in whole numbers, while the ones to come are decided only roughly.

use super::Scoped;
use super::builder::number;
use crate::mip::{Direction, Expression, Limits, Model};

/// Nodes to decide about one grade: what is found on the way to the best will do.
const A_GRADE: u32 = 1;

/// A minute that somebody is short counts as so many minutes of the fullest days of specialists.
const A_MINUTE_SHORT: i64 = 1_000;

/// Which days a design is to have, of those that are worth the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Days {
    /// Those of specialists are about as full as each other.
    Even,
    /// Any.
    Any,
}

impl Scoped<'_> {
    /// Looks for a design with that lowest and a small shortfall: one grade after the other is decided in whole numbers,
    /// the ones to come only roughly, the ones before stay as they are. What it does not find may exist.
    pub(super) fn grade_by_grade(
        &self,
        lowest: i64,
        least: i64,
        days: Days,
        limits: Limits,
    ) -> Option<Vec<i64>> {
        let builder = &self.builder;
        let mut model = builder.model.clone();
        model.at_least(self.goal, builder.variables.lowest, Expression::constant(lowest));
        model.at_least(self.goal, self.shortfall(), Expression::constant(least));
        let mut grades = builder.grades.clone();
        // Large grades leave the least choice.
        grades.sort_by_key(|&grade| (std::cmp::Reverse(builder.rooms(grade)), grade));
        let mut cost = self.shortfall();
        let limits = match days {
            Days::Any => Limits { nodes: limits.nodes.min(1_000), ..limits },
            Days::Even => {
                cost = self.full_days(&mut model);
                cost.add_scaled(A_MINUTE_SHORT, &self.shortfall());
                Limits { nodes: limits.nodes.min(A_GRADE), ..limits }
            }
        };
        let solved = |model: &Model| model.solve(&cost, Direction::Minimise, limits).values();
        // The model before each grade was decided.
        let mut before = Vec::new();
        for &grade in &grades {
            let decided = builder.variables.of_grade(grade);
            let mut rough = model.clone();
            rough.loosen(|variable| !decided.contains(&variable));
            let values = solved(&rough)?;
            before.push(model.clone());
            for variable in decided {
                model.fix(variable, values[variable.0]);
            }
        }
        // Where what was rough does not come out whole, the grades decided last are decided anew with it.
        std::iter::once(&model).chain(before.iter().rev()).find_map(solved)
    }

    /// Returns the minutes of the fullest day of each group of specialists, classes and their team's meeting, all groups together: where
    /// these are few, days are easy to place.
    fn full_days(&self, model: &mut Model) -> Expression {
        let builder = &self.builder;
        let campus = builder.campus;
        let mut all = Expression::default();
        for (at, group) in builder.variables.specialists.iter().enumerate() {
            let size = number(group.members.len());
            let fullest = model.continuous(0, size * 24 * 60);
            for day in campus.day_ids() {
                let mut minutes = Expression::default();
                for &special in &group.specials {
                    let class = campus[special].minutes + campus[special].setup;
                    minutes.add(i64::from(class.get()), builder.variables.taught[&(at, special, day)]);
                }
                if let Some(team) = campus[group.members[0]].team {
                    minutes.add_scaled(size, &builder.meeting(team, day));
                }
                model.at_least(self.goal, fullest, minutes);
            }
            all.add(1, fullest);
        }
        all
    }
}
