//! Reads the values of a model as a design.

use std::collections::BTreeMap;

use commontime_school::Minutes;
use commontime_school::ids::{DayId, PersonId, TeamId};

use super::day_pattern::DayPattern;
use super::{Design, Scoped};
use crate::mip::Variable;

impl Scoped<'_> {
    /// A meeting of homeroom teachers takes all that their day has room for; others keep to the grid.
    fn whole_minutes(&self, (team, day): (TeamId, DayId), minutes: i64, values: &[i64]) -> Minutes {
        if minutes <= 0 {
            return Minutes::ZERO;
        }
        let variables = &self.builder.variables;
        let groups = variables.teachers.iter().enumerate().filter(|(_, group)| group.team == Some(team));
        let room = groups
            .map(|(at, _)| {
                let (room, times) = self.builder.minutes_of_room(at, day);
                room.value(values) / times
            })
            .min();
        let grid = i64::from(self.builder.campus.bells.grid.get().max(1));
        let length = room.map_or((minutes + grid - 1) / grid * grid, |room| room.max(minutes));
        Minutes::new(i32::try_from(length).expect("minutes of one day"))
    }

    /// Returns the patterns that teachers of a group have on a day.
    fn chosen(&self, at: usize, day: DayId, values: &[i64]) -> impl Iterator<Item = &DayPattern> {
        let choices = self.builder.variables.patterns[&(at, day)].iter();
        choices.filter(|choice| values[choice.teachers.0] > 0).map(|choice| &choice.pattern)
    }

    /// Cuts each team's meetings as the day of its homeroom teachers with the least room is cut.
    fn blocks(&self, values: &[i64]) -> BTreeMap<(TeamId, DayId), Vec<Minutes>> {
        let variables = &self.builder.variables;
        let mut out = BTreeMap::new();
        for (&(team, day), meeting) in &variables.meetings {
            let groups =
                (0..variables.teachers.len()).filter(|&at| variables.teachers[at].team == Some(team));
            let patterns = groups.flat_map(|at| self.chosen(at, day, values));
            let length = self.whole_minutes((team, day), values[meeting.minutes.0], values);
            let tightest = patterns
                .filter(|pattern| pattern.collaboration >= length.get())
                .min_by_key(|pattern| (pattern.collaboration, pattern.blocks.len()));
            if let Some(pattern) = tightest.filter(|_| length > Minutes::ZERO) {
                let least = self.builder.campus.goal.minimum_block.get();
                let blocks = shortened(&pattern.blocks, pattern.collaboration - length.get(), least);
                out.insert((team, day), blocks.into_iter().map(Minutes::new).collect());
            }
        }
        out
    }

    /// What every teacher of a group has of planning, whichever pattern of the day is theirs.
    fn planning(&self, values: &[i64]) -> BTreeMap<(PersonId, DayId), Vec<Minutes>> {
        let mut out = BTreeMap::new();
        for (at, group) in self.builder.variables.teachers.iter().enumerate() {
            for day in self.builder.campus.day_ids() {
                let patterns = self.chosen(at, day, values).map(|pattern| pattern.planning.clone());
                let least = patterns.reduce(|a, b| a.iter().zip(&b).map(|(a, b)| *a.min(b)).collect());
                let least: Vec<Minutes> = least.unwrap_or_default().into_iter().map(Minutes::new).collect();
                out.extend(group.members.iter().map(|&person| ((person, day), least.clone())));
            }
        }
        out
    }

    /// Returns the design that the values stand for.
    pub(super) fn read(&self, values: &[i64]) -> Design {
        let variables = &self.builder.variables;
        let minutes = |value: i64| Minutes::new(i32::try_from(value).expect("minutes of one day"));
        let count = |variable: Variable| u32::try_from(values[variable.0]).expect("counts are not negative");
        Design {
            classes: variables.classes.iter().map(|(&key, &variable)| (key, count(variable))).collect(),
            meetings: variables
                .meetings
                .iter()
                .map(|(&key, meeting)| (key, self.whole_minutes(key, values[meeting.minutes.0], values)))
                .filter(|(_, length)| *length > Minutes::ZERO)
                .collect(),
            at_specials: variables
                .at_specials
                .iter()
                .map(|(&(team, grade, day), _)| {
                    let (sum, times) = self.builder.minutes_at_specials(team, grade, day);
                    ((team, grade, day), minutes(sum.value(values) / times))
                })
                .filter(|(_, length)| *length > Minutes::ZERO)
                .collect(),
            blocks: self.blocks(values),
            planning: self.planning(values),
            joins: variables
                .joins
                .iter()
                .filter(|(_, variable)| values[variable.0] == 1)
                .map(|(&(person, team), _)| (person, team))
                .collect(),
        }
    }
}

/// Takes `less` minutes from blocks, the longest first, and leaves none that is shorter than `least`.
fn shortened(blocks: &[i32], mut less: i32, least: i32) -> Vec<i32> {
    let mut blocks = blocks.to_vec();
    blocks.sort_unstable();
    for block in blocks.iter_mut().rev() {
        let taken = if less >= *block { *block } else { less.min((*block - least).max(0)) };
        *block -= taken;
        less -= taken;
    }
    blocks.retain(|&block| block > 0);
    blocks
}
