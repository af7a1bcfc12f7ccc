//! What a person's day must hold besides students and meetings: lunch, planning, hand-over and setup; and every way to
//! have it beside given meetings.

use commontime_school::bell_schedule::BellDay;
use commontime_school::policy::Per;
use commontime_school::staff::Role;
use commontime_school::{Campus, DayId, Minutes, PersonId, Rule, Span};

use super::clock::{Clock, Mask, run, runs};

/// A minimum of individual planning of one person.
#[derive(Clone, Copy, Debug)]
pub(super) struct Minimum {
    /// Its place in the policy.
    pub(super) place: usize,
    pub(super) minutes: i32,
    pub(super) per: Per,
    block: i32,
    inside: bool,
}

/// What is asked of one person on one day.
#[derive(Clone, Debug)]
pub(super) struct Needs {
    clock: Clock,
    students: Mask,
    /// Steps at school.
    pub(super) present: Mask,
    /// Steps of arrival and dismissal duty: those of each duty that the person is there for from start to end.
    pub(super) duty: Mask,
    /// Steps of lunch in one piece; 0 for none.
    lunch: usize,
    /// Steps lost when the own homeroom is handed over.
    pub(super) transition: usize,
    /// Minimums of planning, those per day and others.
    pub(super) planning: Vec<Minimum>,
    /// Own time is counted, because the principal's share of it is limited.
    own_time_counts: bool,
}

/// What a person is busy with on a day, meetings aside.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Busy {
    /// Steps with students.
    pub(super) teaching: Mask,
    /// Of a homeroom teacher, the steps with the own homeroom.
    pub(super) own: Mask,
    /// Of a specialist, the steps between two classes of different homerooms, and how many of them setting up takes.
    pub(super) gaps: Vec<(Mask, usize)>,
}

/// One way to have lunch, planning and hand-overs beside meetings.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan {
    pub(super) lunch: Mask,
    pub(super) planning: Mask,
    pub(super) transition: Mask,
    /// Minutes toward each minimum that is over longer than a day, in the order of [`Needs::planning`].
    pub(super) toward: Vec<i32>,
    /// Minutes that are neither meetings nor lunch, duty or hand-over.
    pub(super) own_minutes: i32,
}

impl Needs {
    pub(super) fn of(campus: &Campus, clock: Clock, person: PersonId, day: DayId) -> Self {
        let someone = &campus[person];
        let bells = &campus.bells.days[day.index()];
        let keeps = |rule| !campus.waived(rule);
        let here = &someone.present[day.index()];
        let mask = |spans: &[Span]| spans.iter().map(|&span| clock.mask(span)).sum::<Mask>();
        let five_hours = someone.contracted_minutes(day) >= Minutes::new(300);
        let eats = someone.role.teaches() || someone.role == Role::Paraprofessional;
        let lunch = if keeps(Rule::DutyFreeLunch) && eats && five_hours {
            clock.steps(campus.policy.duty_free_lunch)
        } else {
            0
        };
        let limited = campus.policy.directed_share_max.is_some() && keeps(Rule::DirectedShare);
        Self {
            clock,
            students: clock.mask(bells.students),
            present: mask(here),
            duty: duties(campus, clock, person, bells, here),
            lunch,
            transition: if keeps(Rule::Transition) && someone.homeroom.is_some() {
                clock.steps(campus.policy.transition)
            } else {
                0
            },
            planning: planning(campus, person, day),
            own_time_counts: limited && someone.role.teaches(),
        }
    }

    /// Tells whether meetings are all that is asked: then more of them is always better.
    pub(super) fn only_meetings(&self) -> bool {
        self.lunch == 0 && self.planning.is_empty() && !self.own_time_counts
    }

    /// Returns the steps that could be a meeting: free of students, duty and hand-over.
    ///
    /// From the end of the last lesson with the own homeroom the first steps go to the hand-over, wherever the person
    /// goes next. (They may as well lie a little later, before whatever comes next; that only moves own time.)
    pub(super) fn open(&self, busy: &Busy) -> Mask {
        self.free(busy) & !self.hand_overs(busy).iter().map(|(first, _)| first).sum::<Mask>()
    }

    fn free(&self, busy: &Busy) -> Mask {
        self.present & !busy.teaching & !self.duty
    }

    /// For each time the own homeroom is handed over: the first free steps after it, and all free steps until the next
    /// lesson with it. At dismissal nobody is handed over.
    fn hand_overs(&self, busy: &Busy) -> Vec<(Mask, Mask)> {
        if self.transition == 0 {
            return Vec::new();
        }
        let free = self.free(busy);
        let own: Vec<(usize, usize)> = runs(busy.own).collect();
        let mut all = Vec::new();
        for (at, &(start, length)) in own.iter().enumerate() {
            let end = start + length;
            let students_stay = end < 64 && self.students >> end != 0;
            if students_stay {
                let next = own.get(at + 1).map_or(64, |&(next, _)| next);
                let after = free & run(end, next - end);
                let mut first = 0;
                for _ in 0..self.transition {
                    let left = after & !first;
                    first |= left & left.wrapping_neg();
                }
                all.push((first, after));
            }
        }
        all
    }

    /// Returns the ways to have everything beside `meetings`, none where it cannot be had.
    ///
    /// All time that is left is planning: more of it is never worse. Only what a specialist needs to set up between two
    /// classes is no planning; which steps that are is tried in every way.
    pub(super) fn plans(&self, busy: &Busy, meetings: Mask) -> Vec<Plan> {
        if meetings & !self.open(busy) != 0 {
            return Vec::new();
        }
        let rest = self.free(busy) & !meetings;
        let hand_overs = self.hand_overs(busy);
        let reserved = hand_overs.iter().map(|(first, _)| first).sum::<Mask>();
        let mut plans = Vec::new();
        for lunch in self.lunches(rest & !reserved) {
            let left = rest & !lunch;
            for setup in self.setups(busy, left) {
                let planning = if self.planning.is_empty() { 0 } else { left & !reserved & !setup };
                let gone_to = meetings | lunch | planning;
                let used = hand_overs.iter().filter(|(_, after)| after & gone_to != 0);
                let transition = used.map(|(first, _)| first).sum::<Mask>();
                if let Some(toward) = self.toward(planning) {
                    let own_minutes = self.clock.minutes(left & !transition);
                    plans.push(Plan { lunch, planning, transition, toward, own_minutes });
                }
            }
        }
        best_plans(plans)
    }

    fn lunches(&self, rest: Mask) -> Vec<Mask> {
        if self.lunch == 0 {
            return vec![0];
        }
        let places = runs(rest & self.students).flat_map(|(start, length)| {
            (start..=start + length).filter(move |first| first + self.lunch <= start + length)
        });
        places.map(|first| run(first, self.lunch)).collect()
    }

    /// Returns every choice of steps for setting up; where there is no planning only whether there are enough.
    fn setups(&self, busy: &Busy, left: Mask) -> Vec<Mask> {
        let mut choices = vec![0];
        for &(gap, need) in &busy.gaps {
            let there = gap & left;
            if (there.count_ones() as usize) < need {
                return Vec::new();
            }
            if !self.planning.is_empty() {
                let own = subsets(there, need);
                choices = choices.iter().flat_map(|&all| own.iter().map(move |&part| all | part)).collect();
            }
        }
        choices
    }

    /// Returns the minutes toward minimums over longer than a day; `None` where a minimum of the day is not met.
    fn toward(&self, planning: Mask) -> Option<Vec<i32>> {
        let mut toward = Vec::new();
        for minimum in &self.planning {
            let within = if minimum.inside { planning & self.students } else { planning };
            let lengths = runs(within).map(|(start, length)| self.clock.minutes(run(start, length)));
            let minutes: i32 = lengths.filter(|&minutes| minutes >= minimum.block).sum();
            if minimum.per == Per::Day && minutes < minimum.minutes {
                return None;
            }
            if minimum.per != Per::Day {
                toward.push(minutes);
            }
        }
        Some(toward)
    }
}

fn duties(campus: &Campus, clock: Clock, person: PersonId, bells: &BellDay, here: &[Span]) -> Mask {
    let duties = campus.bells.duties.iter().filter(|duty| duty.people.contains(&person));
    let spans = duties.filter_map(|duty| duty.span(bells));
    let there = spans.filter(|&span| here.iter().any(|present| present.contains(span)));
    there.fold(0, |all, span| all | clock.mask(span))
}

fn planning(campus: &Campus, person: PersonId, day: DayId) -> Vec<Minimum> {
    let someone = &campus[person];
    if campus.waived(Rule::IndividualPlanning) {
        return Vec::new();
    }
    let minimums = campus.policy.planning.iter().enumerate();
    minimums
        .filter(|(_, minimum)| minimum.protects(someone))
        .filter(|(_, minimum)| minimum.per != Per::Day || someone.contracted_minutes(day) > Minutes::ZERO)
        .map(|(place, minimum)| Minimum {
            place,
            minutes: minimum.minutes.get(),
            per: minimum.per,
            block: minimum.minimum_block.get(),
            inside: minimum.within_student_day,
        })
        .collect()
}

/// Returns every subset of `count` steps.
fn subsets(mask: Mask, count: usize) -> Vec<Mask> {
    if count == 0 {
        return vec![0];
    }
    if (mask.count_ones() as usize) < count {
        return Vec::new();
    }
    let first = mask & mask.wrapping_neg();
    let mut sets = subsets(mask & !first, count);
    sets.extend(subsets(mask & !first, count - 1).iter().map(|rest| first | rest));
    sets
}

/// Keeps of the plans those that no other is as good as in everything.
fn best_plans(plans: Vec<Plan>) -> Vec<Plan> {
    let mut best: Vec<Plan> = Vec::new();
    let as_good = |one: &Plan, other: &Plan| {
        one.own_minutes >= other.own_minutes
            && one.toward.iter().zip(&other.toward).all(|(mine, theirs)| mine >= theirs)
    };
    for plan in plans {
        if !best.iter().any(|other| as_good(other, &plan)) {
            best.retain(|other| !as_good(&plan, other));
            best.push(plan);
        }
    }
    best
}
