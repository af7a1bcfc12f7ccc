//! One week without one specialist, as a model in whole numbers.

use std::collections::BTreeMap;

use commontime_school::answer::Absence;
use commontime_school::ids::{DayId, PersonId, TeamId};
use commontime_school::ledger::Use;
use commontime_school::staff::Meets;
use commontime_school::{Activity, Campus, Fte, Lesson, Meeting, Minutes, Schedule, Span};

use super::planning;
use crate::mip::{Direction, Expression, Limits, Model, Solved, Tag, Variable};

/// Nodes of the model of one week.
const NODES: u32 = 200;

/// Rows have no names here.
const TAG: Tag = Tag(0);

/// Returns who teaches a class of a special: of the adults in charge the first who teaches it. `None` for any other lesson.
pub(super) fn teacher_of(campus: &Campus, lesson: &Lesson) -> Option<PersonId> {
    let Activity::Special(special) = lesson.activity else { return None };
    let taught_by = &campus[special].taught_by;
    lesson.adults.iter().copied().find(|adult| taught_by.contains(adult))
}

/// A class of a special on one day of the week.
struct Class<'s> {
    lesson: &'s Lesson,
    teacher: PersonId,
    /// Somebody teaches it.
    is_taught: Expression,
}

/// A meeting on one day of the week.
struct Held<'s> {
    meeting: &'s Meeting,
    /// It counts.
    counts: Variable,
    /// For each member who may have to stay with a class: they are there, and the classes they would stay with.
    is_there: BTreeMap<PersonId, (Variable, Vec<Expression>)>,
    /// Of its team, members who are there in any case, and how many there have to be.
    sure: usize,
    needed: usize,
}

impl Held<'_> {
    /// Tells whether it counts where these classes are taught.
    fn holds(&self, campus: &Campus, values: &[i64]) -> bool {
        let team = &campus[self.meeting.team];
        let is_there = |classes: &[Expression]| classes.iter().all(|taught| taught.value(values) > 0);
        let full = self.is_there.iter().filter(|(member, _)| team.members.contains(member));
        self.sure + full.filter(|(_, (_, classes))| is_there(classes)).count() >= self.needed
    }
}

/// A week in which one specialist is out.
pub(super) struct AbsentWeek<'s> {
    campus: &'s Campus,
    schedule: &'s Schedule,
    out: PersonId,
    week: usize,
    model: Model,
    lowest: Variable,
    /// Classes of the one who is out, and of all.
    classes: Vec<Class<'s>>,
    held: Vec<Held<'s>>,
    /// Meetings of which nobody but one is left.
    alone: Vec<&'s Meeting>,
}

impl<'s> AbsentWeek<'s> {
    /// Makes the model. Nobody is told to have more than `usual`, what whoever has least has with all of them.
    pub(super) fn new(
        campus: &'s Campus,
        schedule: &'s Schedule,
        out: PersonId,
        week: usize,
        usual: Minutes,
    ) -> Self {
        let mut model = Model::default();
        let lowest = model.integer(0, i64::from(usual.get()));
        let (classes, held, alone) = (Vec::new(), Vec::new(), Vec::new());
        let mut this = Self { campus, schedule, out, week, model, lowest, classes, held, alone };
        let mut taught: BTreeMap<PersonId, Expression> = BTreeMap::new();
        for &day in &campus.cycle.weeks[week].days {
            this.day(day, &mut taught);
        }
        this.week_is_not_too_full(&taught);
        this.everyone_has_the_lowest();
        this
    }

    /// Tells whether anybody is counted.
    pub(super) fn counts_anyone(&self) -> bool {
        self.campus.person_ids().any(|person| self.counts(person))
    }

    /// Tells whether the minutes of somebody are counted in this week.
    fn counts(&self, person: PersonId) -> bool {
        let is_eligible = self.campus.goal.why_not_eligible(&self.campus[person]).is_none();
        person != self.out && is_eligible && !self.is_alone(person)
    }

    /// Returns the lowest weekly minutes, scaled to full time, that everyone but the one who is out can keep.
    pub(super) fn lowest(&self) -> i64 {
        self.best().map_or(0, |(values, _)| values[self.lowest.0])
    }

    /// Tells whether a plan is found with which everyone but the one who is out keeps so many weekly minutes.
    pub(super) fn keeps(&self, lowest: i64) -> bool {
        let mut model = self.model.clone();
        model.at_least(TAG, self.lowest, Expression::constant(lowest));
        let solved = model.solve(&Expression::default(), Direction::Minimise, limits());
        matches!(solved, Solved::Best { .. } | Solved::Limit { values: Some(_), .. })
    }

    /// Returns the week as it is planned with the fewest classes left over.
    pub(super) fn planned(mut self) -> Absence {
        let (first, is_best) = self.best().unzip();
        let lowest = first.as_ref().map_or(0, |values| values[self.lowest.0]);
        self.model.at_least(TAG, self.lowest, Expression::constant(lowest));
        let mut taught = Expression::default();
        self.classes.iter().for_each(|class| taught.add_scaled(1, &class.is_taught));
        let fewest = match self.model.solve(&taught, Direction::Maximise, limits()) {
            Solved::Best { values, .. } | Solved::Limit { values: Some(values), .. } => Some(values),
            Solved::Limit { values: None, .. } | Solved::Infeasible | Solved::Failed(_) => first,
        };
        let Some(values) = fewest else { return self.without_a_plan() };
        let left_over = self.classes.iter().filter(|class| class.is_taught.value(&values) == 0).count();
        let mut lost: BTreeMap<TeamId, Minutes> = BTreeMap::new();
        let held = self.held.iter().filter(|held| !held.holds(self.campus, &values)).map(|held| held.meeting);
        for meeting in held.chain(self.alone.iter().copied()) {
            *lost.entry(meeting.team).or_default() += meeting.span.length();
        }
        self.absence(lowest, left_over, lost, is_best.unwrap_or(false))
    }

    fn without_a_plan(&self) -> Absence {
        self.absence(0, self.n_out(), BTreeMap::new(), false)
    }

    fn absence(
        &self,
        lowest: i64,
        left_over: usize,
        lost: BTreeMap<TeamId, Minutes>,
        is_best: bool,
    ) -> Absence {
        Absence {
            person: self.out,
            week: self.week,
            lowest: Minutes::new(i32::try_from(lowest).unwrap_or(i32::MAX)),
            alone: self.campus.person_ids().filter(|person| self.is_alone(*person)).collect(),
            classes: self.n_out(),
            left_over,
            lost: lost.into_iter().collect(),
            is_best,
        }
    }

    /// Tells whether somebody the goal is for has nobody to meet without the one who is out.
    fn is_alone(&self, person: PersonId) -> bool {
        let has = |meeting: &Meeting| meeting.members.contains(&person);
        person != self.out
            && self.campus.goal.why_not_eligible(&self.campus[person]).is_none()
            && self.campus[person].collaboration_elsewhere == Minutes::ZERO
            && self.alone.iter().any(|meeting| has(meeting))
            && !self.held.iter().any(|held| has(held.meeting))
    }

    /// Classes of the one who is out.
    fn n_out(&self) -> usize {
        self.classes.iter().filter(|class| class.teacher == self.out).count()
    }

    /// Returns values with the greatest lowest that is found, and whether it is proved to be the greatest.
    fn best(&self) -> Option<(Vec<i64>, bool)> {
        match self.model.solve(&self.lowest.into(), Direction::Maximise, limits()) {
            Solved::Best { values, .. } => Some((values, true)),
            Solved::Limit { values, .. } => values.map(|values| (values, false)),
            Solved::Infeasible | Solved::Failed(_) => None,
        }
    }

    /// Adds one day of the week; what each specialist teaches on it, in minutes, is added to `taught`.
    fn day(&mut self, day: DayId, taught: &mut BTreeMap<PersonId, Expression>) {
        let campus = self.campus;
        let lessons = self.schedule.lessons.iter().filter(|lesson| lesson.day == day);
        let classes: Vec<(&Lesson, PersonId)> =
            lessons.filter_map(|lesson| Some((lesson, teacher_of(campus, lesson)?))).collect();
        let mut specialists: Vec<PersonId> = classes.iter().map(|(_, teacher)| *teacher).collect();
        specialists.extend(campus.specials.iter().flat_map(|special| special.taught_by.iter().copied()));
        specialists.sort_unstable();
        specialists.dedup();
        let mut is_taught = vec![Expression::default(); classes.len()];
        let out = self.out;
        for person in specialists.into_iter().filter(|person| *person != out) {
            let spans: Vec<Span> = classes.iter().map(|(lesson, _)| lesson.span).collect();
            let planning = planning::kept(campus, self.schedule, person, day, &spans);
            let is_open = |span: Span| self.is_free(person, day, span) && planning.leaves(span);
            let may_take: Vec<usize> = (0..classes.len())
                .filter(|&at| classes[at].1 == person || is_open(classes[at].0.span))
                .collect();
            let takes: BTreeMap<usize, Variable> =
                may_take.iter().map(|&at| (at, self.model.binary())).collect();
            self.one_class_at_a_time(&classes, &takes);
            self.some_planning_is_kept(&planning.one_of, &classes, &takes);
            let minutes = taught.entry(person).or_default();
            let mut all = Expression::default();
            for (&at, &variable) in &takes {
                is_taught[at].add(1, variable);
                minutes.add(i64::from(classes[at].0.span.length().get()), variable);
                all.add(1, variable);
            }
            if let Some(most) = campus[person].classes_per_day_max {
                // Who has more than that today keeps what they have.
                let today = classes.iter().filter(|(_, teacher)| *teacher == person).count();
                let most = i64::from(most).max(number(today));
                self.model.at_most(TAG, all, Expression::constant(most));
            }
        }
        for taught in &is_taught {
            self.model.at_most(TAG, taught.clone(), Expression::constant(1));
        }
        let classes: Vec<Class<'s>> = classes
            .into_iter()
            .zip(is_taught)
            .map(|((lesson, teacher), is_taught)| Class { lesson, teacher, is_taught })
            .collect();
        for meeting in self.schedule.meetings.iter().filter(|meeting| meeting.day == day) {
            let held = self.held(meeting, &classes);
            self.held.extend(held);
        }
        self.classes.extend(classes);
    }

    /// Tells whether somebody who is there has nothing in this time but classes of specials and time without a use of its own.
    fn is_free(&self, person: PersonId, day: DayId, span: Span) -> bool {
        let overlaps = |other: Span| other.overlaps(span);
        let here = self.campus[person].present[day.index()].iter().any(|present| present.contains(span));
        let teaches = |lesson: &&Lesson| {
            lesson.adults.contains(&person) && teacher_of(self.campus, lesson) != Some(person)
        };
        let lessons = self.schedule.lessons.iter().filter(|lesson| lesson.day == day).filter(teaches);
        let meetings = self.schedule.meetings.iter().filter(|meeting| meeting.day == day);
        let meetings = meetings.filter(|meeting| meeting.members.contains(&person));
        let assignments = self.schedule.assignments.iter().filter(|it| it.day == day && it.person == person);
        let gives_way = |kind| matches!(kind, Use::Transition | Use::Unassigned | Use::IndividualPlanning);
        let assignments = assignments.filter(|it| !gives_way(it.kind));
        here && !lessons.map(|it| it.span).any(overlaps)
            && !meetings.map(|it| it.span).any(overlaps)
            && !assignments.map(|it| it.span).any(overlaps)
    }

    /// Of several stretches of planning one is kept.
    fn some_planning_is_kept(
        &mut self,
        one_of: &[Span],
        classes: &[(&Lesson, PersonId)],
        takes: &BTreeMap<usize, Variable>,
    ) {
        let mut kept = Expression::default();
        for stretch in one_of {
            let is_kept = self.model.binary();
            kept.add(1, is_kept);
            for (_, &takes) in takes.iter().filter(|(at, _)| classes[**at].0.span.overlaps(*stretch)) {
                let both = Expression::default().plus(1, is_kept).plus(1, takes);
                self.model.at_most(TAG, both, Expression::constant(1));
            }
        }
        if !one_of.is_empty() {
            self.model.at_least(TAG, kept, Expression::constant(1));
        }
    }

    /// Of two classes that overlap, or have too little between them to set up, one person takes one.
    fn one_class_at_a_time(&mut self, classes: &[(&Lesson, PersonId)], takes: &BTreeMap<usize, Variable>) {
        let setup = |lesson: &Lesson| match lesson.activity {
            Activity::Special(special) => self.campus[special].setup,
            _ => Minutes::ZERO,
        };
        let clash = |one: &Lesson, other: &Lesson| {
            let (first, second) = if one.span <= other.span { (one, other) } else { (other, one) };
            let between = if first.homerooms == second.homerooms {
                Minutes::ZERO
            } else {
                setup(first).max(setup(second))
            };
            first.span.end().plus(between) > second.span.start()
        };
        let mut rows: Vec<Vec<usize>> = Vec::new();
        for &at in takes.keys() {
            let earlier = |other: &usize| (classes[*other].0.span, *other) < (classes[at].0.span, at);
            let before: Vec<usize> = takes
                .keys()
                .copied()
                .filter(|other| earlier(other) && clash(classes[*other].0, classes[at].0))
                .collect();
            let all_clash = before.iter().enumerate().all(|(place, one)| {
                before[place + 1..].iter().all(|other| clash(classes[*one].0, classes[*other].0))
            });
            if all_clash {
                rows.push(before.into_iter().chain([at]).collect());
            } else {
                rows.extend(before.into_iter().map(|other| vec![other, at]));
            }
        }
        for row in rows.into_iter().filter(|row| row.len() > 1) {
            let mut all = Expression::default();
            for at in &row {
                all.add(1, takes[at]);
            }
            self.model.at_most(TAG, all, Expression::constant(1));
        }
    }

    /// Nobody teaches more minutes of specials in the week than they may, or than they do today.
    fn week_is_not_too_full(&mut self, taught: &BTreeMap<PersonId, Expression>) {
        for (person, minutes) in taught {
            let Some(most) = self.campus[*person].teaching_minutes_per_week_max else { continue };
            let own = self.classes.iter().filter(|class| class.teacher == *person);
            let today: Minutes = own.map(|class| class.lesson.span.length()).sum();
            let most = Expression::constant(i64::from(most.max(today).get()));
            self.model.at_most(TAG, minutes.clone(), most);
        }
    }

    /// A meeting that counts today counts in this week where enough of its team are there; the one who is out is not missed, but
    /// nobody meets alone.
    fn held(&mut self, meeting: &'s Meeting, classes: &[Class<'s>]) -> Option<Held<'s>> {
        let campus = self.campus;
        let goal = &campus.goal;
        if !goal.counts.contains(&meeting.kind) || meeting.span.length() < goal.minimum_block {
            return None;
        }
        let is_left = |member: &&PersonId| **member != self.out;
        if meeting.members.contains(&self.out) && meeting.members.iter().filter(is_left).count() == 1 {
            self.alone.push(meeting);
            return None;
        }
        let team = &campus[meeting.team];
        let counts = self.model.binary();
        let mut is_there: BTreeMap<PersonId, (Variable, Vec<Expression>)> = BTreeMap::new();
        for &member in meeting.members.iter().filter(|member| **member != self.out) {
            let Some(homeroom) = campus[member].homeroom else { continue };
            let own = classes.iter().filter(|class| {
                class.lesson.homerooms.contains(&homeroom) && class.lesson.span.overlaps(meeting.span)
            });
            let own: Vec<Expression> = own.map(|class| class.is_taught.clone()).collect();
            if own.is_empty() {
                continue;
            }
            let there = self.model.binary();
            for is_taught in &own {
                self.model.at_least(TAG, is_taught.clone(), Expression::from(there));
            }
            is_there.insert(member, (there, own));
        }
        let present = team.members.iter().filter(|member| **member != self.out);
        let (mut full, mut sure) = (Expression::default(), 0);
        for member in present.clone().filter(|member| meeting.members.contains(member)) {
            match is_there.get(member) {
                Some((there, _)) => full.add(1, *there),
                None => sure += 1,
            }
        }
        let needed = match team.meets {
            Meets::Whole => present.count(),
            Meets::Quorum(quorum) => usize::try_from(quorum).unwrap_or(usize::MAX),
        };
        full.constant = number(sure);
        self.model.at_least(TAG, full, Expression::default().plus(number(needed), counts));
        Some(Held { meeting, counts, is_there, sure, needed })
    }

    /// Everyone the goal is for has the lowest, but for the one who is out and those who are alone without them.
    fn everyone_has_the_lowest(&mut self) {
        let campus = self.campus;
        let counted: Vec<PersonId> = campus.person_ids().filter(|person| self.counts(*person)).collect();
        for person in counted {
            let someone = &campus[person];
            // Somebody of no FTE is compared as if full-time.
            let fte = Some(someone.fte).filter(|fte| *fte > Fte::NONE).unwrap_or(Fte::FULL);
            let mut minutes = Expression::constant(i64::from(someone.collaboration_elsewhere.get()));
            for at in 0..self.held.len() {
                let held = &self.held[at];
                let team = &campus[held.meeting.team];
                let belongs = team.members.contains(&person) || team.optional.contains(&person);
                if !belongs || !held.meeting.members.contains(&person) {
                    continue;
                }
                let length = i64::from(held.meeting.span.length().get());
                match held.is_there.get(&person) {
                    // In a team that meets whole it counts for all or for none.
                    Some(&(there, _)) if team.meets != Meets::Whole || !team.members.contains(&person) => {
                        let (counts, has) = (held.counts, self.model.binary());
                        self.model.at_least(TAG, there, Expression::from(has));
                        self.model.at_least(TAG, counts, Expression::from(has));
                        minutes.add(length, has);
                    }
                    _ => minutes.add(length, held.counts),
                }
            }
            let mut scaled = Expression::default();
            scaled.add_scaled(i64::from(Fte::FULL.get()), &minutes);
            let least = Expression::default().plus(i64::from(fte.get()), self.lowest);
            self.model.at_least(TAG, scaled, least);
        }
    }
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn limits() -> Limits {
    Limits { nodes: NODES, until: None }
}
