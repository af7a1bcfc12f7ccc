//! Changes that are no levers: a number in the files made larger or smaller by as little as will do, or a rule waived.
//!
//! They are offered where no lever is open or enough. Only requirements that take part in a clash are changed.

mod applied;
mod other_fund;

use std::collections::BTreeSet;

use commontime_school::bell_schedule::BellSchedule;
use commontime_school::ids::{PersonId, SpecialId};
use commontime_school::lever::Change as LeverChange;
use commontime_school::why_not::FixChange;
use commontime_school::{Campus, Cents, FundId, Minutes, Rule};

use super::clashes::Traced;
use super::requirements::LeftOut;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::design::memory::Memory;
use crate::design::{Look, Reach, reach};
use crate::mip::Limits;
use crate::solve::pool;
use applied::changed;

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// Specialists who teach at most so many classes a day teach so many more.
    MoreClasses(u32),
    /// Every homeroom has a special so many times less in each pass through the days.
    LessOften(SpecialId, u32),
    /// Every homeroom has a special so many times more in each pass through the days, on days that hold it.
    MoreOften(SpecialId, u32),
    /// So many more people who do what this one does, and the funds that pay for them raised where they have to be.
    MoreLike(PersonId, u32),
    /// A minimum of planning of so many minutes.
    Planning(usize, Minutes),
    /// Meetings of so many minutes count.
    Block(Minutes),
    /// A special takes so many students.
    Cap(SpecialId, u32),
    /// A duty of so many minutes.
    Duty(usize, Minutes),
    /// This one of the other bell schedules that the files have.
    Bells(usize),
    /// Funds that are overdrawn have as much as is charged to them.
    MoreMoney,
    /// Posts that hang on a fund that has ended are charged to this one.
    OtherFund(FundId),
    /// The rule is waived.
    Waive(Rule),
}

/// A change that does, with the school it makes.
#[derive(Clone, Debug)]
pub(super) struct Changed {
    pub(super) changes: Vec<Change>,
    pub(super) campus: Campus,
    /// Net new cost of a year, where the files have prices for all of it.
    pub(super) cost: Option<Cents>,
    /// What has to be found for what is paid today.
    pub(super) found: Cents,
    pub(super) words: Vec<FixChange>,
    /// What is known of whether it does.
    pub(super) reach: Reach,
}

/// Steps that a number is changed by at most.
const MOST_STEPS: u32 = 4;

/// Steps that are looked at beyond one of which it is not known whether it does.
const FURTHER: usize = 2;

/// Sets of two changes that are looked at.
const MOST_PAIRS: usize = 20;

/// Looks for changes.
pub(super) struct Looking<'a> {
    pub(super) asking: Asking<'a>,
    pub(super) threads: usize,
    pub(super) stop: &'a dyn Fn() -> bool,
}

/// Asks the design about a change.
#[derive(Clone, Copy)]
pub(super) struct Asking<'a> {
    pub(super) campus: &'a Campus,
    /// Minutes that everyone is to have; `None` where any schedule would do.
    pub(super) wanted: Option<i64>,
    /// What each question may take.
    pub(super) limits: Limits,
    pub(super) memory: &'a Memory,
}

impl Asking<'_> {
    /// Returns the first step that may do, and where nothing says that it does one of the next of which a design does.
    fn first(&self, steps: &[Change]) -> Vec<Changed> {
        let mut open =
            steps.iter().map(|step| self.does(std::slice::from_ref(step))).skip_while(Option::is_none);
        let Some(first) = open.next().flatten() else { return Vec::new() };
        let is_designed = |changed: &Changed| changed.reach == Reach::Designed;
        let further = if is_designed(&first) { None } else { open.take(FURTHER).flatten().find(is_designed) };
        std::iter::once(first).chain(further).collect()
    }

    /// Returns the school with these changes where, as far as the design can tell, it has what is wanted.
    fn does(&self, changes: &[Change]) -> Option<Changed> {
        let school = changed(self.campus, changes)?;
        let wanted = self.wanted.unwrap_or(0);
        let reach = reach(&school.campus, wanted, Look::Whole, self.limits, self.memory);
        (reach > Reach::Never).then_some(Changed { reach, ..school })
    }
}

impl Looking<'_> {
    /// Returns sets of changes of which none can be left out, as far as the design can tell, cheapest first.
    ///
    /// # Errors
    /// Where there are no threads to search with, in words.
    pub(super) fn all(&self, clashes: &[Traced]) -> Result<Vec<Changed>, String> {
        let kinds = self.kinds(clashes);
        let mut found: Vec<Changed> = Vec::new();
        let mut alone_fail: Vec<Vec<Change>> = Vec::new();
        let (asking, pool) = (self.asking, pool(self.threads)?);
        for kinds in kinds.chunks(self.threads.max(1)) {
            if (self.stop)() {
                break;
            }
            let first = |steps: &Vec<Change>| asking.first(steps);
            let does: Vec<Vec<Changed>> = pool.install(|| kinds.par_iter().map(first).collect());
            // What was cut short rules nothing out.
            let is_cut = (self.stop)();
            for (steps, does) in kinds.iter().zip(does) {
                if does.is_empty() {
                    alone_fail.push(steps.clone());
                }
                found.extend(does.into_iter().filter(|it| !is_cut || it.reach == Reach::Designed));
            }
        }
        // It may take two changes: the furthest step of one with the smallest that does of another.
        if found.is_empty() {
            let mut tried = 0;
            for (at, one) in alone_fail.iter().enumerate() {
                for other in &alone_fail[at + 1..] {
                    tried += 1;
                    if tried > MOST_PAIRS || (self.stop)() {
                        break;
                    }
                    found.extend(self.least_pair(one, other));
                }
            }
        }
        found.sort_by_key(|changed| {
            let papers = changed.changes.iter().filter(|it| matches!(it, Change::Waive(_))).count();
            let cost = changed.cost.map(|cost| cost + changed.found);
            let are_bells = changed.changes.iter().any(|it| matches!(it, Change::Bells(_)));
            (cost.is_none(), cost, papers, changed.changes.len(), !are_bells)
        });
        Ok(found)
    }

    /// Returns the smallest steps of two changes that do together.
    fn least_pair(&self, one: &[Change], other: &[Change]) -> Option<Changed> {
        let (last, furthest) = (one.last()?, other.last()?);
        self.asking.does(&[last.clone(), furthest.clone()])?;
        let first =
            one.iter().find(|step| self.asking.does(&[(*step).clone(), furthest.clone()]).is_some())?;
        other.iter().find_map(|step| self.asking.does(&[first.clone(), step.clone()]))
    }

    /// Returns what may be changed, each in steps that go further and further.
    fn kinds(&self, clashes: &[Traced]) -> Vec<Vec<Change>> {
        let campus = self.asking.campus;
        let members: BTreeSet<&LeftOut> = clashes.iter().flat_map(|clash| &clash.members).collect();
        let mut kinds: Vec<Vec<Change>> = Vec::new();
        let mut waived: BTreeSet<Rule> = BTreeSet::new();
        let grid = campus.bells.grid.get().max(1);
        let below = |minutes: Minutes| {
            let steps = (1..).map(move |step| minutes.get() - step * grid).take_while(|it| *it >= 0);
            steps.map(Minutes::new).collect::<Vec<_>>()
        };
        for member in members {
            match member {
                LeftOut::Rows(rule, words) => {
                    if *rule == Rule::LoadWithinFte && words.contains("classes a") {
                        kinds.push((1..=MOST_STEPS).map(Change::MoreClasses).collect());
                    }
                    if *rule == Rule::SupervisedEveryMinute {
                        kinds.extend(self.more_people());
                    }
                    if *rule == Rule::FundNotOverdrawn {
                        kinds.push(vec![Change::MoreMoney]);
                        kinds.extend(
                            other_fund::funds(campus).into_iter().map(|fund| vec![Change::OtherFund(fund)]),
                        );
                    }
                    if *rule == Rule::GroupCap {
                        kinds.extend(self.larger_groups());
                    }
                    waived.insert(*rule);
                }
                LeftOut::Waived(Rule::SpecialsFrequency) => {
                    kinds.extend(if self.asking.wanted.is_none() {
                        self.less_often()
                    } else {
                        self.more_often()
                    });
                    kinds.extend(self.more_people());
                    waived.insert(Rule::SpecialsFrequency);
                }
                LeftOut::Waived(Rule::MinimumBlock) => {
                    let shorter =
                        below(campus.goal.minimum_block).into_iter().filter(|it| *it > Minutes::ZERO);
                    kinds.push(shorter.map(Change::Block).collect());
                }
                LeftOut::Waived(rule) => {
                    waived.insert(*rule);
                }
                LeftOut::Planning(at) => {
                    // What the law asks for is no number of the files.
                    if campus.policy.planning[*at].source.address.is_none() {
                        let minutes = campus.policy.planning[*at].minutes;
                        kinds.push(below(minutes).into_iter().map(|it| Change::Planning(*at, it)).collect());
                    }
                    waived.insert(Rule::IndividualPlanning);
                }
                LeftOut::Lunch => {
                    waived.insert(Rule::DutyFreeLunch);
                }
                LeftOut::Touching(_) | LeftOut::Running(_) => {
                    waived.insert(Rule::SpecialsAdjacency);
                }
                LeftOut::Duty(at) => {
                    let shorter = below(campus.bells.duties[*at].minutes);
                    kinds.push(shorter.into_iter().map(|it| Change::Duty(*at, it)).collect());
                }
                LeftOut::Goal(_) | LeftOut::Team(_) => {}
            }
        }
        kinds.extend(
            waived.into_iter().filter(|rule| rule.page().waivable).map(|rule| vec![Change::Waive(rule)]),
        );
        // Last, so that of pairs those without other bells are tried first: files may have many.
        kinds.extend(self.other_bells().map(|at| vec![Change::Bells(at)]));
        kinds.dedup();
        let mut once: Vec<Vec<Change>> = Vec::new();
        for kind in kinds {
            if !kind.is_empty() && !once.contains(&kind) {
                once.push(kind);
            }
        }
        once
    }

    /// Bell schedules that the files have and no lever puts into force.
    fn other_bells(&self) -> impl Iterator<Item = usize> {
        let campus = self.asking.campus;
        let by_lever = |bells: &BellSchedule| {
            let mut steps = campus.levers.iter().flat_map(|lever| &lever.steps);
            steps.any(|step| matches!(&step.change, LeverChange::OtherBellSchedule(it) if it.bells == *bells))
        };
        (0..campus.other_bells.len()).filter(move |&at| !by_lever(&campus.other_bells[at]))
    }

    /// One or two more of those who teach the most specials.
    fn more_people(&self) -> Option<Vec<Change>> {
        let campus = self.asking.campus;
        let taught = |person: &PersonId| {
            campus.specials.iter().filter(|special| special.taught_by.contains(person)).count()
        };
        let people = campus.person_ids().filter(|person| taught(person) > 0);
        let like = people.max_by_key(|person| (taught(person), std::cmp::Reverse(*person)))?;
        Some((1..=2).map(|more| Change::MoreLike(like, more)).collect())
    }

    /// The special that is named last, less often: where specials are alike the school knows best which one.
    fn less_often(&self) -> Option<Vec<Change>> {
        let campus = self.asking.campus;
        let special = campus.special_ids().filter(|&special| campus[special].times_per_cycle > 0).last()?;
        Some((1..=campus[special].times_per_cycle).map(|less| Change::LessOften(special, less)).collect())
    }

    /// The special that most homerooms have, more often: up to once a day more.
    fn more_often(&self) -> Option<Vec<Change>> {
        let campus = self.asking.campus;
        let rooms = |special: &SpecialId| -> usize {
            campus[*special].grades.iter().map(|&grade| campus[grade].homerooms.len()).sum()
        };
        let special = campus.special_ids().max_by_key(|special| (rooms(special), *special))?;
        let days = u32::try_from(campus.cycle.cycle_days.len()).unwrap_or(0);
        Some((1..=days).map(|more| Change::MoreOften(special, more)).collect())
    }

    fn larger_groups(&self) -> Vec<Vec<Change>> {
        let campus = self.asking.campus;
        let largest = |special: SpecialId| {
            let grades = campus[special].grades.iter();
            grades.flat_map(|&grade| &campus[grade].homerooms).map(|&room| campus[room].students).max()
        };
        let too_small = campus.special_ids().filter_map(|special| {
            let (cap, most) = (campus[special].group_cap?, largest(special)?);
            (cap < most).then(|| vec![Change::Cap(special, most)])
        });
        too_small.collect()
    }
}
