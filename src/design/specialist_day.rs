//! A specialist's day by itself: how many classes it holds beside lunch, planning and a meeting of the own team, by trying every
//! time of day.
//!
//! Sums of minutes know no times: a team that meets for 100 minutes while somebody is here in the morning only takes the
//! whole morning of everyone.

use commontime_school::ids::{DayId, PersonId, TeamId};
use commontime_school::policy::Per;
use commontime_school::staff::Meets;
use commontime_school::{Campus, Minutes, Rule, Span};

use super::builder::{Builder, number};
use super::lunch_kept;
use super::memory::Memory;
use super::scope::Scope;
use crate::mip::{Expression, Tag};

/// Days of more steps than this are not tried: they take too long, and the rows are only there to bound better.
const MOST_STEPS: usize = 150;

/// Where one homeroom may have more classes in a row than this, no class is asked to be set up for: more are not counted.
const LONGEST_ROW: usize = 4;

/// All that the day of a specialist depends on. Times are steps of the grid from the start of the staff's day, or from when the first of
/// the team comes before it, to its end, or until the last of them goes after it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SpecialistDay {
    /// For each step whether they are here and off duty.
    free: Vec<bool>,
    /// For each step whether it lies in the students' day.
    with_students: Vec<bool>,
    /// For each step whether everyone of the own team is here and off duty.
    team: Vec<bool>,
    /// Steps of the shortest class, and to set up before one of another homeroom.
    class: usize,
    setup: usize,
    /// Classes that one homeroom may have in a row, without setting up between them.
    in_a_row: usize,
    /// Steps of lunch, within the students' day.
    lunch: usize,
    /// Steps of one unbroken piece of planning, and whether it lies within the students' day.
    planning: usize,
    planning_inside: bool,
    /// Steps of the shortest meeting, and of all meetings of the day at most.
    block: usize,
    most: usize,
}

impl SpecialistDay {
    fn new(builder: &Builder<'_>, person: PersonId, day: DayId, most: Minutes) -> Option<Self> {
        let campus = builder.campus;
        let bells = &campus.bells.days[day.index()];
        let grid = campus.bells.grid.get().max(1);
        let down = |minutes: Minutes| usize::try_from(minutes.get() / grid).unwrap_or(0);
        let team = campus[person].team;
        let members = team.into_iter().flat_map(|team| campus[team].members.iter().copied());
        let here = members.chain([person]).flat_map(|member| campus[member].present[day.index()].iter());
        let day_of_all = here.fold(bells.staff, |all, here| all.hull(*here));
        let n_steps = down(day_of_all.length());
        if n_steps > MOST_STEPS {
            return None;
        }
        let step = |at: usize| {
            let from = day_of_all.start().plus(Minutes::new(i32::try_from(at).ok()? * grid));
            Span::new(from, from.plus(Minutes::new(grid)))
        };
        let mask = |spans: &[Span]| -> Vec<bool> {
            let lies_in =
                |at: usize| step(at).is_some_and(|step| spans.iter().any(|span| span.contains(step)));
            (0..n_steps).map(lies_in).collect()
        };
        let specials: Vec<_> =
            campus.special_ids().filter(|&special| campus[special].taught_by.contains(&person)).collect();
        let setup = specials.iter().map(|&special| campus[special].setup).min()?;
        let in_a_row = if campus.waived(Rule::SpecialsFrequency) {
            usize::MAX
        } else {
            let grades = specials.iter().flat_map(|&special| &campus[special].grades);
            grades.map(|&grade| campus[grade].specials_per_day_max as usize).max().unwrap_or(1).max(1)
        };
        let no_setup = campus.waived(Rule::Transition) || in_a_row > LONGEST_ROW;
        let minimums = campus.policy.planning.iter().filter(|minimum| {
            minimum.per == Per::Day
                && minimum.protects(&campus[person])
                && !campus.waived(Rule::IndividualPlanning)
        });
        let piece = minimums
            .map(|minimum| (minimum.minimum_block.min(minimum.minutes), minimum.within_student_day))
            .max_by_key(|(minutes, inside)| (*inside, *minutes));
        let (planning, planning_inside) = piece.unwrap_or((Minutes::ZERO, false));
        let block = if campus.waived(Rule::MinimumBlock) { Minutes::ZERO } else { campus.goal.minimum_block };
        Some(Self {
            free: mask(&campus.off_duty(person, day)),
            with_students: mask(&[bells.students]),
            team: team.map_or_else(|| vec![false; n_steps], |team| common(campus, team, day, &mask)),
            class: specials.iter().map(|&special| down(campus[special].minutes)).min()?.max(1),
            setup: if no_setup { 0 } else { down(setup) },
            in_a_row,
            lunch: down(lunch_kept(campus, person, day)),
            planning: down(planning),
            planning_inside,
            block: down(block).max(1),
            most: down(most).min(n_steps),
        })
    }

    /// Returns, for each number of steps that the team meets or more, the most classes; `None` where the day does not hold so long
    /// a meeting.
    pub(super) fn most_classes(&self) -> Vec<Option<u32>> {
        let n = self.free.len();
        let chain = self.in_a_row.min(LONGEST_ROW);
        let width = Layer::width(self.most, self.setup, chain);
        let mut layers: Vec<Layer> = (0..=n).map(|_| Layer(vec![None; width])).collect();
        let at = |met: usize, done: usize, wait: usize, row: usize| {
            ((met * 4 + done) * (self.setup + 1) + wait) * (chain + 1) + row
        };
        layers[0].0[at(0, 0, 0, 0)] = Some(0);
        // For each step, how far from it on somebody is free, free in the students' day, and free with the whole team.
        let run = |is_in: &dyn Fn(usize) -> bool| {
            let mut run = vec![0; n + 1];
            for step in (0..n).rev() {
                run[step] = if is_in(step) { run[step + 1] + 1 } else { 0 };
            }
            run
        };
        let free = run(&|step| self.free[step]);
        let inside = run(&|step| self.free[step] && self.with_students[step]);
        let team = run(&|step| self.free[step] && self.team[step]);
        for step in 0..n {
            for met in 0..=self.most {
                for done in 0..4 {
                    for wait in 0..=self.setup {
                        for row in 0..=chain {
                            let Some(classes) = layers[step].0[at(met, done, wait, row)] else { continue };
                            // A step of nothing is time to set up. Lunch, planning and meetings are none.
                            let left = wait.saturating_sub(1);
                            let still = if left == 0 { 0 } else { row };
                            layers[step + 1].raise(at(met, done, left, still), classes);
                            let mut go = |steps: usize, met: usize, done: usize, classes: u32| {
                                layers[step + steps].raise(at(met, done, wait, row), classes);
                            };
                            if done & 1 == 0 && self.lunch > 0 && inside[step] >= self.lunch {
                                go(self.lunch, met, done | 1, classes);
                            }
                            let plans = if self.planning_inside { &inside } else { &free };
                            if done & 2 == 0 && self.planning > 0 && plans[step] >= self.planning {
                                go(self.planning, met, done | 2, classes);
                            }
                            for length in self.block..=team[step].min(self.most - met) {
                                go(length, met + length, done, classes);
                            }
                            if inside[step] >= self.class && (wait == 0 || row < chain) {
                                let row = if wait == 0 { 1 } else { row + 1 };
                                layers[step + self.class].raise(at(met, done, self.setup, row), classes + 1);
                            }
                        }
                    }
                }
            }
        }
        let all_done = usize::from(self.lunch > 0) + 2 * usize::from(self.planning > 0);
        let mut most: Vec<Option<u32>> = (0..=self.most)
            .map(|met| {
                let ends = (0..=self.setup).flat_map(|wait| (0..=chain).map(move |row| (wait, row)));
                ends.filter_map(|(wait, row)| layers[n].0[at(met, all_done, wait, row)]).max()
            })
            .collect();
        for met in (0..self.most).rev() {
            most[met] = most[met].max(most[met + 1]);
        }
        most
    }
}

/// The most classes until a step, by what was met and done and by when the next class may begin.
struct Layer(Vec<Option<u32>>);

impl Layer {
    fn width(most: usize, setup: usize, chain: usize) -> usize {
        (most + 1) * 4 * (setup + 1) * (chain + 1)
    }

    fn raise(&mut self, at: usize, classes: u32) {
        self.0[at] = self.0[at].max(Some(classes));
    }
}

/// Returns for each step whether everyone of a team is here and off duty.
fn common(campus: &Campus, team: TeamId, day: DayId, mask: &dyn Fn(&[Span]) -> Vec<bool>) -> Vec<bool> {
    let members = campus[team].members.iter();
    let all = members.map(|&member| mask(&campus.off_duty(member, day)));
    all.reduce(|a, b| a.iter().zip(b).map(|(a, b)| *a && b).collect()).unwrap_or_default()
}

/// Adds rows: the longer their team meets on a day, the fewer classes specialists have.
pub(super) fn limit(builder: &mut Builder<'_>, memory: &Memory) {
    let campus = builder.campus;
    if builder.scope == Scope::Classes || campus.waived(Rule::ContractDay) {
        return;
    }
    let words =
        "specialists have their classes, lunch, planning and team meeting at times that do not overlap";
    let tag = builder.tag(Rule::ContractDay, words);
    for at in 0..builder.variables.specialists.len() {
        for day in campus.day_ids() {
            of_day(builder, tag, at, day, memory);
        }
    }
}

fn of_day(builder: &mut Builder<'_>, tag: Tag, at: usize, day: DayId, memory: &Memory) {
    let campus = builder.campus;
    let group = builder.variables.specialists[at].clone();
    let (person, size) = (group.members[0], number(group.members.len()));
    let someone = &campus[person];
    if someone.homeroom.is_some() || someone.asks_nothing || !campus.is_here(person, day) {
        return;
    }
    let team = someone.team.filter(|&team| campus[team].meets == Meets::Whole);
    let meeting = team.and_then(|team| builder.variables.meetings.get(&(team, day))).cloned();
    let most = meeting.as_ref().map_or(0, |meeting| builder.model.high(meeting.minutes));
    let Some(it) = SpecialistDay::new(builder, person, day, Minutes::new(i32::try_from(most).unwrap_or(0)))
    else {
        return;
    };
    let grid = i64::from(campus.bells.grid.get().max(1));
    let cap = someone.classes_per_day_max.filter(|_| !campus.waived(Rule::LoadWithinFte)).unwrap_or(u32::MAX);
    let block = it.block;
    let by_meeting = memory.most_classes(it);
    let classes_at = |steps: usize| by_meeting[steps].map(|classes| i64::from(classes.min(cap)));
    // Where the day holds nothing at all other rows say so, with better words.
    let Some(without) = classes_at(0) else { return };
    let mut limit = Expression::constant(size * without);
    if let (Some(team), Some(meeting)) = (team, meeting) {
        // So long a meeting no day holds.
        let longest = by_meeting.iter().take_while(|classes| classes.is_some()).count() - 1;
        let longest = grid * number(longest);
        builder.model.at_most(tag, meeting.minutes, Expression::constant(longest));
        let (mut before, mut shorter_too) = (without, None);
        for steps in 1..by_meeting.len() {
            let shorter = grid * (number(steps) - 1);
            let Some(classes) = classes_at(steps) else { break };
            if classes < before {
                let longer = if steps <= block {
                    meeting.meets
                } else {
                    builder.longer(tag, (team, day), shorter, longest)
                };
                limit.add(-size * (before - classes), longer);
                if let Some(shorter) = shorter_too {
                    builder.model.at_least(tag, shorter, longer);
                }
                shorter_too = Some(longer);
                before = classes;
            }
        }
    }
    if limit.terms().is_empty() && without >= i64::from(cap) {
        return;
    }
    let mut classes = Expression::default();
    for special in group.specials {
        classes.add(1, builder.variables.taught[&(at, special, day)]);
    }
    builder.model.at_most(tag, classes, limit);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A day of seven steps with students in all but the last.
    fn day(free: u32, team: u32, in_a_row: usize) -> SpecialistDay {
        let bits = |bits: u32| (0..7).map(|step| bits >> step & 1 > 0).collect::<Vec<bool>>();
        SpecialistDay {
            free: bits(free),
            with_students: bits(0b011_1111),
            team: bits(team),
            class: 1,
            setup: 1,
            in_a_row,
            lunch: 1,
            planning: 1,
            planning_inside: team.is_multiple_of(2),
            block: 2,
            most: 4,
        }
    }

    /// The most classes by trying every step for everything.
    fn tried(day: &SpecialistDay, met_at_least: usize) -> Option<u32> {
        let n = day.free.len();
        let is_in = |mask: &[bool], step: usize| mask[step] && day.free[step];
        let mut best = None;
        for met in 0_u32..1 << n {
            let steps: Vec<usize> = (0..n).filter(|step| met >> step & 1 > 0).collect();
            let alone =
                |step: &usize| !(*step > 0 && met >> (step - 1) & 1 > 0) && met >> (step + 1) & 1 == 0;
            if steps.len() < met_at_least
                || steps.len() > day.most
                || steps.iter().any(alone)
                || !steps.iter().all(|step| is_in(&day.team, *step))
            {
                continue;
            }
            for lunch in (0..n).filter(|step| met >> step & 1 == 0 && is_in(&day.with_students, *step)) {
                let plans = |step: &usize| {
                    let inside = !day.planning_inside || day.with_students[*step];
                    day.free[*step] && inside && *step != lunch && met >> step & 1 == 0
                };
                for planning in (0..n).filter(plans) {
                    let left = |step: &usize| {
                        is_in(&day.with_students, *step)
                            && met >> step & 1 == 0
                            && ![lunch, planning].contains(step)
                    };
                    let left: Vec<usize> = (0..n).filter(left).collect();
                    for classes in 0_u32..1 << left.len() {
                        let taught: Vec<usize> =
                            (0..left.len()).filter(|at| classes >> at & 1 > 0).map(|at| left[at]).collect();
                        let mut row = 0;
                        let busy = |step: &usize| met >> step & 1 > 0 || [lunch, planning].contains(step);
                        let fits = taught.iter().enumerate().all(|(at, step)| {
                            let between = || taught[at - 1] + 1..*step;
                            let follows = at > 0 && between().filter(|step| !busy(step)).count() < day.setup;
                            row = if follows { row + 1 } else { 1 };
                            row <= day.in_a_row
                        });
                        if fits {
                            best = best.max(u32::try_from(taught.len()).ok());
                        }
                    }
                }
            }
        }
        best
    }

    #[test]
    fn a_day_holds_what_trying_every_time_finds() {
        for (free, team) in [(0b111_1111, 0b111_1111), (0b111_1111, 0b000_1111), (0b110_1111, 0b111_1001)] {
            for in_a_row in [1, 2] {
                let day = day(free, team, in_a_row);
                let tried: Vec<Option<u32>> = (0..=day.most).map(|met| tried(&day, met)).collect();
                assert_eq!(day.most_classes(), tried, "{day:?}");
            }
        }
    }
}
