//! Lunch and recess: when the grades of a school may have them on a day, and which times go together.

use commontime_school::staff::{MayCover, Role};
use commontime_school::{Campus, DayId, GradeId, Minutes, PersonId, Span};

use super::clock::{Clock, Mask, run};

/// Lunch and recess of a grade on a day; empty where it has none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Meal {
    pub(super) lunch: Mask,
    pub(super) recess: Mask,
}

/// Returns all times at which a grade may have both.
pub(super) fn meals(campus: &Campus, clock: Clock, day: DayId, grade: GradeId) -> Vec<Meal> {
    let it = &campus[grade];
    let (bells, policy) = (&campus.bells, &campus.policy);
    let wave = bells.cafeteria.wave.filter(|wave| *wave > Minutes::ZERO).map(|wave| clock.steps(wave));
    let windows = |all: Span, own: Option<Span>| {
        let own = own.map_or(Mask::MAX, |own| clock.mask(own));
        clock.mask(all) & own & clock.mask(bells.days[day.index()].students)
    };
    let opens = clock.mask(bells.cafeteria.window).trailing_zeros() as usize;
    let lunches = times(
        windows(bells.cafeteria.window, it.lunch_window),
        clock.steps(it.lunch_minutes.max(policy.student_lunch_min)),
        |start| wave.is_none_or(|wave| (start + 64 * wave - opens).is_multiple_of(wave)),
    );
    let recesses = times(
        windows(bells.playground.window, it.recess_window),
        clock.steps(it.recess_minutes.max(policy.student_recess_min)),
        |_| true,
    );
    let mut all = Vec::new();
    for &lunch in &lunches {
        let apart = recesses.iter().filter(|&&recess| recess & lunch == 0);
        all.extend(apart.map(|&recess| Meal { lunch, recess }));
    }
    all
}

fn times(window: Mask, length: usize, may_begin: impl Fn(usize) -> bool) -> Vec<Mask> {
    if length == 0 {
        return vec![0];
    }
    let starts = (0..=64 - length).filter(|&start| may_begin(start));
    starts.map(|start| run(start, length)).filter(|time| time & !window == 0).collect()
}

/// Tells whether the own teacher stays with the homeroom at lunch and at recess.
pub(super) fn stays(campus: &Campus) -> (bool, bool) {
    let stays = |roles: &[Role]| roles.contains(&Role::Homeroom);
    (stays(&campus.bells.lunch_supervision.roles), stays(&campus.bells.recess_supervision.roles))
}

/// Which lunches and recesses of several grades go together on one day.
#[derive(Clone, Debug)]
pub(super) struct Together {
    eats_as: Vec<GradeId>,
    at_lunch: u32,
    at_recess: u32,
    students: Option<(u32, Vec<u32>)>,
    /// Adults who may watch, at school in these steps, and how many lunch and recess take. `None` where teachers stay.
    pub(super) watchers: Vec<(PersonId, Mask)>,
    lunch_adults: Option<usize>,
    recess_adults: Option<usize>,
}

impl Together {
    pub(super) fn of(campus: &Campus, clock: Clock, day: DayId) -> Self {
        let bells = &campus.bells;
        let (lunch_stays, recess_stays) = stays(campus);
        for (supervision, stays) in
            [(&bells.lunch_supervision, lunch_stays), (&bells.recess_supervision, recess_stays)]
        {
            let paraprofessionals = supervision.roles == [Role::Paraprofessional];
            assert!(stays || paraprofessionals, "others than teachers and paraprofessionals watch");
        }
        let may = |person: &PersonId| campus[*person].may_cover >= MayCover::Supervision;
        let watchers = campus.people_in(&[Role::Paraprofessional]).filter(may).map(|person| {
            let here = &campus[person].present[day.index()];
            (person, here.iter().map(|&span| clock.mask(span)).sum::<Mask>())
        });
        let adults = |stays: bool, adults: u32| (!stays).then_some(adults as usize);
        let students_of = |grade: GradeId| {
            campus[grade].homerooms.iter().map(|&homeroom| campus[homeroom].students).sum::<u32>()
        };
        Self {
            eats_as: campus
                .grade_ids()
                .map(|grade| campus[grade].eats_with.iter().copied().chain([grade]).min().unwrap())
                .collect(),
            at_lunch: bells.cafeteria.grades_at_once,
            at_recess: bells.playground.grades_at_once,
            students: bells
                .cafeteria
                .students_at_once
                .map(|most| (most, campus.grade_ids().map(students_of).collect())),
            watchers: watchers.collect(),
            lunch_adults: adults(lunch_stays, bells.lunch_supervision.adults),
            recess_adults: adults(recess_stays, bells.recess_supervision.adults),
        }
    }

    /// Tells whether all choices of all grades go together.
    pub(super) fn always(&self, choices: &[Vec<Meal>]) -> bool {
        let grades = u32::try_from(choices.len()).unwrap();
        let alone = self.eats_as.iter().enumerate().all(|(at, first)| first.index() == at);
        let fit = self.students.as_ref().is_none_or(|(most, each)| each.iter().sum::<u32>() <= *most);
        let needed = self.lunch_adults.unwrap_or(0) + self.recess_adults.unwrap_or(0);
        let steps: Mask = choices.iter().flatten().fold(0, |all, meal| all | meal.lunch | meal.recess);
        let there = self.watchers.iter().filter(|(_, here)| steps & !here == 0).count();
        grades <= self.at_lunch.min(self.at_recess) && alone && fit && needed <= there
    }

    /// Tells whether these lunches and recesses, one of each grade, go together.
    pub(super) fn fit(&self, meals: &[Meal]) -> bool {
        let first = |at: usize| self.eats_as[at].index();
        let same = (0..meals.len()).all(|at| meals[at].lunch == meals[first(at)].lunch);
        same && (0..64).all(|step| self.fit_at(meals, step))
    }

    fn fit_at(&self, meals: &[Meal], step: usize) -> bool {
        let bit = run(step, 1);
        let lunching = || (0..meals.len()).filter(|&at| meals[at].lunch & bit != 0);
        let groups = lunching().filter(|&at| self.eats_as[at].index() == at).count();
        let playing = meals.iter().filter(|meal| meal.recess & bit != 0).count();
        let fed = self
            .students
            .as_ref()
            .is_none_or(|(most, each)| lunching().map(|at| each[at]).sum::<u32>() <= *most);
        let needed = if lunching().count() > 0 { self.lunch_adults.unwrap_or(0) } else { 0 }
            + if playing > 0 { self.recess_adults.unwrap_or(0) } else { 0 };
        let there = self.watchers.iter().filter(|(_, here)| here & bit != 0).count();
        groups <= self.at_lunch as usize && playing <= self.at_recess as usize && fed && needed <= there
    }
}
