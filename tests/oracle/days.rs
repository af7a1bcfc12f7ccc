//! Every day of the whole school, as far as it matters over the week.

use std::collections::{BTreeMap, HashMap};

use commontime_school::staff::Meets;
use commontime_school::{Campus, DayId, PersonId, Rule, TeamId};

use super::classes::Class;
use super::clock::{Clock, Mask, long_runs, run, runs, sets_of_runs};
use super::dims::{self, Dim, as_good};
use super::grades::{self, GradeDay, Meetings, Setting, add};
use super::meals::{Meal, Together, meals};
use super::needs::{Busy, Needs};

/// How many classes of each special each homeroom has.
pub(super) type Dealt = Vec<u8>;

/// A day with its numbers, none of which another day with the same classes dealt has all at least as good.
#[derive(Clone, Debug)]
pub(super) struct Outcome {
    /// The numbers that matter over the week, in the order of the dims.
    pub(super) numbers: Vec<i32>,
    /// For each grade its arrangement.
    arrangements: Vec<usize>,
    /// For each grade its lunch and recess.
    meals: Vec<usize>,
    /// For each team its meetings.
    pub(super) meetings: Vec<Mask>,
}

/// A day laid out: what the schedule is built of.
#[derive(Clone, Debug)]
pub(super) struct Laid {
    /// For each homeroom its classes and its lunch and recess.
    pub(super) homerooms: Vec<(Vec<Class>, Meal)>,
    /// For each person what they are busy with.
    pub(super) busy: Vec<Busy>,
}

/// All that is known of one day.
pub(super) struct Day<'c> {
    campus: &'c Campus,
    clock: Clock,
    pub(super) day: DayId,
    pub(super) needs: Vec<Needs>,
    pub(super) together: Together,
    grades: Vec<GradeDay>,
    /// The best days by the classes dealt.
    pub(super) outcomes: BTreeMap<Dealt, Vec<Outcome>>,
}

/// One way for a team to meet, with the numbers it gives and the lunches and recesses it takes, grade by grade.
#[derive(Clone, Debug)]
struct Way {
    mask: Mask,
    numbers: Vec<(usize, i32)>,
    /// Places in [`GradeDay::meals`]; grades that are not there may have any.
    meals: Vec<(usize, Vec<usize>)>,
}

/// The specialists' days that were looked at before: what is possible beside such classes.
type Known = HashMap<Vec<(PersonId, Busy)>, Option<Vec<(Option<TeamId>, Vec<Way>)>>>;

impl<'c> Day<'c> {
    /// Enumerates the day.
    pub(super) fn new(campus: &'c Campus, clock: Clock, day: DayId, dims: &[Dim]) -> Self {
        let needs: Vec<Needs> =
            campus.person_ids().map(|person| Needs::of(campus, clock, person, day)).collect();
        let together = Together::of(campus, clock, day);
        let all_meals: Vec<Vec<Meal>> =
            campus.grade_ids().map(|grade| meals(campus, clock, day, grade)).collect();
        let meals_free = together.always(&all_meals);
        let setting = Setting { campus, clock, day, dims, needs: &needs, meals_free };
        let grades: Vec<GradeDay> = campus.grade_ids().map(|grade| grades::days(&setting, grade)).collect();
        let mut out =
            Self { campus, clock, day, needs: needs.clone(), together, grades, outcomes: BTreeMap::new() };
        let joint = Joint { day: &out, setting: &setting, free_masks: out.free_masks() };
        let (mut found, mut known) = (BTreeMap::new(), HashMap::new());
        joint.choose(&mut Vec::new(), &[], &mut known, &mut found);
        out.outcomes = found;
        out
    }

    /// The steps in which a person could meet who is with no students.
    fn free_masks(&self) -> Vec<Mask> {
        self.needs.iter().map(|needs| needs.open(&Busy::default())).collect()
    }

    /// Lays a day out that was found.
    pub(super) fn lay_out(&self, outcome: &Outcome, dims: &[Dim]) -> Laid {
        let setting = Setting {
            campus: self.campus,
            clock: self.clock,
            day: self.day,
            dims,
            needs: &self.needs,
            meals_free: true,
        };
        let mut homerooms = vec![(Vec::new(), Meal::default()); self.campus.homerooms.len()];
        let mut busy = vec![Busy::default(); self.campus.people.len()];
        for (grade, (&at, &meal)) in self.grades.iter().zip(outcome.arrangements.iter().zip(&outcome.meals)) {
            let meal = grade.meals[meal];
            for (place, &homeroom) in grade.homerooms.iter().enumerate() {
                let set = &grade.sets[place][grade.arrangements[at].sets[place]];
                homerooms[homeroom.index()] = (set.list.clone(), meal);
                let teacher = self.campus[homeroom].teacher;
                busy[teacher.index()] = grades::busy_of_teacher(&setting, set, meal);
            }
        }
        for (person, own) in self.specialists(&outcome.arrangements).expect("it was possible before") {
            busy[person.index()] = own;
        }
        Laid { homerooms, busy }
    }

    /// What everyone who teaches specials is busy with, by person; `None` where a setup does not fit.
    fn specialists(&self, arrangements: &[usize]) -> Option<Vec<(PersonId, Busy)>> {
        let mut classes: BTreeMap<PersonId, Vec<(Class, usize)>> = BTreeMap::new();
        for (grade, &at) in self.grades.iter().zip(arrangements) {
            for (place, &set) in grade.arrangements[at].sets.iter().enumerate() {
                for &class in &grade.sets[place][set].list {
                    let homeroom = grade.homerooms[place].index();
                    classes.entry(class.teacher).or_default().push((class, homeroom));
                }
            }
        }
        let waived = self.campus.waived(Rule::Transition);
        let mut all = Vec::new();
        for (person, mut list) in classes {
            list.sort_by_key(|(class, _)| class.start);
            let mut busy =
                Busy { teaching: list.iter().map(|(class, _)| class.mask()).sum(), ..Busy::default() };
            for pair in list.windows(2).filter(|pair| !waived && pair[0].1 != pair[1].1) {
                let (before, after) = (pair[0].0, pair[1].0);
                let end = before.start + before.length;
                let setup = self.campus[before.special].setup.max(self.campus[after.special].setup);
                let need = self.clock.steps(setup);
                if after.start - end < need {
                    return None;
                }
                if need > 0 {
                    busy.gaps.push((run(end, after.start - end), need));
                }
            }
            let most = self.campus[person].classes_per_day_max.map_or(usize::MAX, |most| most as usize);
            if list.len() > most && !self.campus.waived(Rule::LoadWithinFte) {
                return None;
            }
            all.push((person, busy));
        }
        Some(all)
    }
}

/// The choice of one arrangement for each grade.
struct Joint<'d> {
    day: &'d Day<'d>,
    setting: &'d Setting<'d>,
    free_masks: Vec<Mask>,
}

impl Joint<'_> {
    fn choose(
        &self,
        chosen: &mut Vec<usize>,
        teaching: &[(PersonId, Mask)],
        known: &mut Known,
        found: &mut BTreeMap<Dealt, Vec<Outcome>>,
    ) {
        let Some(grade) = self.day.grades.get(chosen.len()) else {
            self.whole(chosen, known, found);
            return;
        };
        for (at, arrangement) in grade.arrangements.iter().enumerate() {
            let mut all = teaching.to_vec();
            let clash =
                arrangement.teaching.iter().any(|&(person, steps)| add(&mut all, person, steps).is_none());
            if !clash {
                chosen.push(at);
                self.choose(chosen, &all, known, found);
                chosen.pop();
            }
        }
    }

    /// Looks at one choice for all grades.
    fn whole(&self, chosen: &[usize], known: &mut Known, found: &mut BTreeMap<Dealt, Vec<Outcome>>) {
        if !self.rooms_hold(chosen) {
            return;
        }
        let Some(specialists) = self.day.specialists(chosen) else { return };
        let teaching: Vec<(usize, i32)> = self
            .setting
            .dims
            .iter()
            .enumerate()
            .filter_map(|(place, dim)| {
                let Dim::Teaching(person) = *dim else { return None };
                let own = specialists.iter().find(|(one, _)| *one == person);
                Some((place, own.map_or(0, |(_, busy)| -self.setting.clock.minutes(busy.teaching))))
            })
            .collect();
        let others = known.entry(specialists).or_insert_with_key(|specialists| self.others(specialists));
        let Some(others) = others else { return };
        let mut ways: Vec<Vec<Way>> = Vec::new();
        let mut teams: Vec<Option<TeamId>> = Vec::new();
        for (team, list) in &*others {
            teams.push(*team);
            ways.push(list.clone());
        }
        for (team, mut list) in self.homeroom_teams(chosen) {
            // A team of homeroom teachers and others meets when both can.
            if let Some(place) = teams.iter().position(|other| team.is_some() && *other == team) {
                list = meet(&list, &ways[place]);
                ways[place] = list;
            } else {
                teams.push(team);
                ways.push(list);
            }
        }
        if ways.iter().any(Vec::is_empty) {
            return;
        }
        let dealt = self.dealt(chosen);
        let best = found.entry(dealt).or_default();
        let mut ideal = vec![i32::MIN; self.setting.dims.len()];
        ideal.iter_mut().zip(self.setting.dims).for_each(|(it, dim)| *it = i32::from(unset(*dim)) * i32::MIN);
        for (team, list) in teams.iter().zip(&ways) {
            for way in list {
                for (place, number) in self.numbers(*team, way) {
                    ideal[place] = ideal[place].max(number);
                }
            }
        }
        teaching.iter().for_each(|&(place, number)| ideal[place] = number);
        if best.iter().any(|known| as_good(&known.numbers, &ideal)) {
            return;
        }
        let mut numbers: Vec<i32> =
            self.setting.dims.iter().map(|dim| i32::from(unset(*dim)) * i32::MIN).collect();
        teaching.iter().for_each(|&(place, number)| numbers[place] = number);
        self.combine(chosen, &teams, &ways, &mut Vec::new(), &numbers, best);
    }

    /// Chooses a way for each team and keeps what is best and goes together.
    fn combine(
        &self,
        chosen: &[usize],
        teams: &[Option<TeamId>],
        ways: &[Vec<Way>],
        picked: &mut Vec<usize>,
        numbers: &[i32],
        best: &mut Vec<Outcome>,
    ) {
        if let Some(list) = ways.get(picked.len()) {
            for (at, way) in list.iter().enumerate() {
                let mut with = numbers.to_vec();
                for (place, number) in self.numbers(teams[picked.len()], way) {
                    with[place] = number;
                }
                picked.push(at);
                self.combine(chosen, teams, ways, picked, &with, best);
                picked.pop();
            }
            return;
        }
        if best.iter().any(|known| as_good(&known.numbers, numbers)) {
            return;
        }
        let mut choices: Vec<Option<&Vec<usize>>> = vec![None; self.day.grades.len()];
        for (list, &at) in ways.iter().zip(picked.iter()) {
            for (grade, meals) in &list[at].meals {
                choices[*grade] = Some(meals);
            }
        }
        let Some(meals) = self.meals(&choices) else { return };
        let mut meetings = vec![0; self.day.campus.teams.len()];
        for ((list, &at), team) in ways.iter().zip(picked.iter()).zip(teams) {
            if let Some(team) = team {
                meetings[team.index()] = list[at].mask;
            }
        }
        best.retain(|known| !as_good(numbers, &known.numbers));
        best.push(Outcome { numbers: numbers.to_vec(), arrangements: chosen.to_vec(), meals, meetings });
    }

    fn numbers(&self, team: Option<TeamId>, way: &Way) -> Vec<(usize, i32)> {
        let mut numbers = way.numbers.clone();
        if let Some(team) = team {
            let place = |dim: Dim| self.setting.dims.iter().position(|known| *known == dim);
            numbers.extend(place(Dim::Team(team)).map(|at| (at, self.setting.clock.minutes(way.mask))));
            let meetings = i32::try_from(runs(way.mask).count()).unwrap();
            numbers.extend(place(Dim::Meetings(team)).map(|at| (at, -meetings)));
        }
        numbers
    }

    /// Chooses a lunch and recess for each grade among those allowed, so that all go together.
    fn meals(&self, choices: &[Option<&Vec<usize>>]) -> Option<Vec<usize>> {
        let mut picked = Vec::new();
        self.pick_meals(choices, &mut picked).then_some(picked)
    }

    fn pick_meals(&self, choices: &[Option<&Vec<usize>>], picked: &mut Vec<usize>) -> bool {
        let at = picked.len();
        let Some(choice) = choices.get(at) else {
            let meals: Vec<Meal> =
                picked.iter().zip(&self.day.grades).map(|(&meal, grade)| grade.meals[meal]).collect();
            return self.setting.meals_free || self.day.together.fit(&meals);
        };
        let list = choice.expect("every grade's teachers are looked at");
        list.iter().any(|&meal| {
            picked.push(meal);
            let fits = self.pick_meals(choices, picked);
            if !fits {
                picked.pop();
            }
            fits
        })
    }

    fn dealt(&self, chosen: &[usize]) -> Dealt {
        let campus = self.day.campus;
        let mut dealt = vec![0; campus.homerooms.len() * campus.specials.len()];
        for (grade, &at) in self.day.grades.iter().zip(chosen) {
            for (place, &set) in grade.arrangements[at].sets.iter().enumerate() {
                let from = grade.homerooms[place].index() * campus.specials.len();
                dealt[from..from + campus.specials.len()].copy_from_slice(&grade.sets[place][set].dealt);
            }
        }
        dealt
    }

    /// Tells whether no room has more classes of specials at once than it may.
    fn rooms_hold(&self, chosen: &[usize]) -> bool {
        let campus = self.day.campus;
        let mut used: Vec<[u8; 64]> = vec![[0; 64]; campus.rooms.len()];
        let mut pupils: Vec<[u32; 64]> = vec![[0; 64]; campus.rooms.len()];
        for (grade, &at) in self.day.grades.iter().zip(chosen) {
            for (place, &set) in grade.arrangements[at].sets.iter().enumerate() {
                let students = campus[grade.homerooms[place]].students;
                for class in &grade.sets[place][set].list {
                    let room = campus[class.special].room;
                    for step in class.start..class.start + class.length {
                        used[room.index()][step] += 1;
                        pupils[room.index()][step] += students;
                        let it = &campus[room];
                        if u32::from(used[room.index()][step]) > it.classes_at_once
                            || pupils[room.index()][step] > it.capacity
                        {
                            return false;
                        }
                    }
                }
            }
        }
        true
    }

    /// The ways to meet of teams with homeroom teachers, as far as those are concerned. Grades without a team come by
    /// themselves.
    fn homeroom_teams(&self, chosen: &[usize]) -> Vec<(Option<TeamId>, Vec<Way>)> {
        let mut out: Vec<(Option<TeamId>, Vec<Way>)> = Vec::new();
        for (at, grade) in self.day.grades.iter().enumerate() {
            let own: Vec<Way> = grade.arrangements[chosen[at]]
                .meetings
                .iter()
                .map(|Meetings { mask, numbers, meals }| Way {
                    mask: *mask,
                    numbers: numbers.clone(),
                    meals: vec![(at, meals.clone())],
                })
                .collect();
            let known = out.iter_mut().find(|(team, _)| team.is_some() && *team == grade.team);
            match known {
                Some((_, list)) => *list = meet(list, &own),
                None => out.push((grade.team, own)),
            }
        }
        out
    }

    /// The ways to meet of everyone who is no homeroom teacher, team by team; `None` where somebody lacks what they must
    /// have. People of no team come as a team of their own that never meets.
    fn others(&self, specialists: &[(PersonId, Busy)]) -> Option<Vec<(Option<TeamId>, Vec<Way>)>> {
        let campus = self.day.campus;
        let idle = Busy::default();
        let mut teams: BTreeMap<(Option<TeamId>, usize), Vec<(PersonId, &Busy)>> = BTreeMap::new();
        for person in campus.person_ids().filter(|&person| campus[person].homeroom.is_none()) {
            let own = specialists.iter().find(|(one, _)| *one == person).map_or(&idle, |(_, busy)| busy);
            if !grades::has_breaks(self.setting, person, own) {
                return None;
            }
            let key = (campus[person].team, if campus[person].team.is_some() { 0 } else { person.index() });
            teams.entry(key).or_default().push((person, own));
        }
        let mut out = Vec::new();
        for ((team, _), people) in teams {
            let ways = self.ways(team, &people);
            if ways.is_empty() {
                return None;
            }
            out.push((team, ways));
        }
        Some(out)
    }

    fn ways(&self, team: Option<TeamId>, people: &[(PersonId, &Busy)]) -> Vec<Way> {
        let campus = self.day.campus;
        let block = self.setting.clock.steps(campus.goal.minimum_block).max(1);
        let mixed = team
            .is_some_and(|team| campus[team].members.iter().any(|&member| campus[member].homeroom.is_some()));
        if let Some(team) = team {
            assert!(campus[team].meets == Meets::Whole, "teams that meet whole");
        }
        let open = people.iter().fold(Mask::MAX, |all, (person, busy)| {
            all & self.day.needs[person.index()].open(busy) & self.free_masks[person.index()]
        });
        let capped = team.is_some_and(|team| self.setting.dims.contains(&Dim::Meetings(team)));
        let easy = people.iter().all(|(person, _)| self.day.needs[person.index()].only_meetings());
        let masks = match team {
            None => vec![0],
            Some(_) if easy && !capped && !mixed => lengths(open, block, people),
            Some(_) => {
                assert!(open.count_ones() <= 18, "few open steps where every set of meetings is tried");
                sets_of_runs(open, block)
            }
        };
        let mut ways = Vec::new();
        for mask in masks {
            for numbers in self.numbers_of_all(people, mask) {
                ways.push(Way { mask, numbers, meals: Vec::new() });
            }
        }
        if let Some(team) = team.filter(|_| !mixed) {
            let all = |way: &Way| {
                let mut numbers = self.numbers(Some(team), way);
                numbers.sort_unstable();
                numbers.into_iter().map(|(_, number)| number).collect::<Vec<_>>()
            };
            let mut kept: Vec<Way> = Vec::new();
            for way in ways {
                let own = all(&way);
                if !kept.iter().any(|other| as_good(&all(other), &own)) {
                    kept.retain(|other| !as_good(&own, &all(other)));
                    kept.push(way);
                }
            }
            ways = kept;
        }
        ways
    }

    fn numbers_of_all(&self, people: &[(PersonId, &Busy)], mask: Mask) -> Vec<Vec<(usize, i32)>> {
        let met = self.setting.clock.minutes(mask);
        let mut all: Vec<Vec<(usize, i32)>> = vec![Vec::new()];
        for (person, busy) in people {
            let needs = &self.day.needs[person.index()];
            let plans = needs.plans(busy, mask);
            let own: Vec<_> = plans
                .iter()
                .map(|plan| dims::of_person(self.day.campus, self.setting.dims, *person, needs, plan, met))
                .collect();
            all = all
                .iter()
                .flat_map(|one| own.iter().map(|more| one.iter().chain(more).copied().collect()))
                .collect();
        }
        all
    }
}

/// Numbers that some way always gives have no value before it does; the others are zero where nothing speaks of them.
fn unset(dim: Dim) -> bool {
    match dim {
        Dim::Team(_) | Dim::Meetings(_) | Dim::Teaching(_) => false,
        Dim::Subject(_) | Dim::Planning(..) | Dim::Directed(_) => true,
    }
}

/// The ways of two parts of one team: the same meetings, and the numbers of both.
fn meet(one: &[Way], other: &[Way]) -> Vec<Way> {
    let mut by_mask: HashMap<Mask, Vec<&Way>> = HashMap::new();
    for way in other {
        by_mask.entry(way.mask).or_default().push(way);
    }
    let mut both = Vec::new();
    for way in one {
        for with in by_mask.get(&way.mask).into_iter().flatten() {
            both.push(Way {
                mask: way.mask,
                numbers: way.numbers.iter().chain(&with.numbers).copied().collect(),
                meals: way.meals.iter().chain(&with.meals).cloned().collect(),
            });
        }
    }
    both
}

/// The sets of meetings of people who need nothing but time to set up between classes: in each stretch in which all are
/// free one meeting from its beginning, of every length that leaves enough of everyone's gaps.
///
/// Only the length counts: a stretch lies within one gap of each of them, and a gap only asks how many of its steps are
/// left. Several meetings in one stretch are as good as one that is as long as they are together.
fn lengths(open: Mask, block: usize, people: &[(PersonId, &Busy)]) -> Vec<Mask> {
    if people.iter().all(|(_, busy)| busy.gaps.is_empty()) {
        return vec![long_runs(open, block)];
    }
    let mut all: Vec<Mask> = vec![0];
    for (start, length) in runs(open) {
        let choices: Vec<Mask> =
            (0..=length).filter(|&long| long == 0 || long >= block).map(|long| run(start, long)).collect();
        all = all.iter().flat_map(|&mask| choices.iter().map(move |&choice| mask | choice)).collect();
    }
    let leaves_enough = |mask: &Mask| {
        people.iter().all(|(_, busy)| {
            busy.gaps.iter().all(|&(gap, need)| {
                let left = gap & !mask;
                // Steps of the gap that are no one's to use, of duty say, are looked at again by the plans.
                left.count_ones() as usize >= need
            })
        })
    };
    all.retain(leaves_enough);
    all
}
