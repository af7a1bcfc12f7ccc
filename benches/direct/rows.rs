//! The rows of the direct model.

use commontime::mip::{Expression, Variable};
use commontime_school::ids::{DayId, GradeId, HomeroomId, SpecialId};
use commontime_school::{ClockTime, Minutes};

use super::facts::{Meal, Team, covers, here, meal_minutes, number, sharing, special_minutes, times};
use super::{ROW, Week};

impl Week<'_> {
    pub(super) fn add_rows(&mut self) {
        for homeroom in self.campus.homeroom_ids() {
            self.frequency(homeroom);
        }
        for day in self.campus.day_ids() {
            for homeroom in self.campus.homeroom_ids() {
                self.homeroom_day(day, homeroom);
            }
            self.meals(day);
            self.counts(day);
            self.specialists(day);
            for team in self.teams.clone() {
                self.common_slots(day, &team);
            }
            self.teams_at_once(day);
        }
    }

    /// Every homeroom has its specials.
    fn frequency(&mut self, homeroom: HomeroomId) {
        for special in self.campus.specials_of(self.campus[homeroom].grade) {
            let mut all = Expression::default();
            for day in self.campus.day_ids() {
                let of_special = self.begins[&(day, homeroom)].iter().filter(|(other, ..)| *other == special);
                of_special.for_each(|&(_, _, begin)| all.add(1, begin));
            }
            let times = i64::from(self.campus[special].times_per_cycle);
            self.model.equal(ROW, all, Expression::constant(times));
        }
    }

    /// A homeroom has as many specials on a day as it may, and is in one place at a time.
    fn homeroom_day(&mut self, day: DayId, homeroom: HomeroomId) {
        let campus = self.campus;
        let grade = campus[homeroom].grade;
        let all = self.sum(day, homeroom, |_, _| true);
        let (least, most) = (campus[grade].specials_per_day_min, campus[grade].specials_per_day_max);
        self.model.at_least(ROW, all.clone(), Expression::constant(i64::from(least)));
        self.model.at_most(ROW, all, Expression::constant(i64::from(most)));
        for time in times(campus, day) {
            let mut here =
                self.sum(day, homeroom, |special, start| covers(start, campus[special].minutes, time));
            for &(meal, start, begin) in &self.meals[&(day, grade)] {
                if covers(start, meal_minutes(campus, meal, grade), time) {
                    here.add(1, begin);
                }
            }
            self.model.at_most(ROW, here, Expression::constant(1));
        }
    }

    /// Every grade has lunch and recess, and no more grades at once than there is room for.
    fn meals(&mut self, day: DayId) {
        let campus = self.campus;
        let bells = &campus.bells;
        let limits =
            [(Meal::Lunch, bells.cafeteria.grades_at_once), (Meal::Recess, bells.playground.grades_at_once)];
        for (meal, most) in limits {
            for grade in campus.grade_ids().filter(|&grade| meal_minutes(campus, meal, grade) > Minutes::ZERO)
            {
                let mut once = Expression::default();
                let all = self.meals[&(day, grade)].iter().filter(|(which, ..)| *which == meal);
                all.for_each(|&(_, _, begin)| once.add(1, begin));
                self.model.equal(ROW, once, Expression::constant(1));
            }
            for time in times(campus, day) {
                let mut there = Expression::default();
                for grade in campus.grade_ids() {
                    for &(which, start, begin) in &self.meals[&(day, grade)] {
                        if which == meal && covers(start, meal_minutes(campus, meal, grade), time) {
                            there.add(1, begin);
                        }
                    }
                }
                self.model.at_most(ROW, there, Expression::constant(i64::from(most)));
            }
        }
    }

    /// Classes of the day by grade and special.
    fn counts(&mut self, day: DayId) {
        for ((on, grade, special), count) in self.counts.clone() {
            if on != day {
                continue;
            }
            let mut all = Expression::default();
            for &homeroom in &self.campus[grade].homerooms {
                all.add_scaled(1, &self.sum(day, homeroom, |other, _| other == special));
            }
            self.model.equal(ROW, all, count);
        }
    }

    /// Specialists have one class at a time with setup between, and no more a day than they may. Where several share
    /// specials, so have those of every set of specials together.
    fn specialists(&mut self, day: DayId) {
        let campus = self.campus;
        for set in sharing(campus) {
            let people = here(campus, day, &set);
            let cap: Option<u32> = people.iter().map(|&person| campus[person].classes_per_day_max).sum();
            if let Some(cap) = cap {
                let counted = self.counted(day, &set, |_| true);
                self.model.at_most(ROW, counted, Expression::constant(i64::from(cap)));
            }
            for time in times(campus, day) {
                let mut busy = Expression::default();
                for homeroom in campus.homeroom_ids() {
                    let running = self.sum(day, homeroom, |special, start| {
                        set.contains(&special)
                            && covers(start, campus[special].minutes + campus[special].setup, time)
                    });
                    busy.add_scaled(1, &running);
                }
                self.model.at_most(ROW, busy, Expression::constant(number(people.len())));
            }
        }
    }

    /// A common slot has every homeroom of the team at a special, and each specialist with one of them at most.
    fn common_slots(&mut self, day: DayId, team: &Team) {
        let slots: Vec<(ClockTime, Variable)> = self.common[&(day, team.id)].clone();
        let mut today = Expression::default();
        for &(time, slot) in &slots {
            today.add(1, slot);
            for &homeroom in &team.homerooms {
                let begun = self.sum(day, homeroom, |_, start| start == time);
                self.model.at_least(ROW, begun, slot);
            }
        }
        self.model.at_most(ROW, today.clone(), Expression::constant(1));
        let rooms = number(team.homerooms.len());
        let grades: Vec<GradeId> =
            team.homerooms.iter().map(|&homeroom| self.campus[homeroom].grade).collect();
        for set in sharing(self.campus) {
            let people = number(here(self.campus, day, &set).len());
            let counted = self.counted(day, &set, |grade| grades.contains(&grade));
            let mut most = Expression::constant(rooms);
            most.add_scaled((people - rooms).min(0), &today);
            self.model.at_most(ROW, counted, most);
        }
    }

    /// At any time there are as many homerooms in common slots at most as specialists.
    fn teams_at_once(&mut self, day: DayId) {
        let campus = self.campus;
        let all: Vec<SpecialId> = campus.special_ids().collect();
        let people = number(here(campus, day, &all).len());
        let setup = campus.specials.iter().map(|special| special.setup).min().unwrap_or(Minutes::ZERO);
        let taken = special_minutes(campus) + setup;
        for time in times(campus, day) {
            let mut homerooms = Expression::default();
            for team in &self.teams {
                for &(start, slot) in &self.common[&(day, team.id)] {
                    if covers(start, taken, time) {
                        homerooms.add(number(team.homerooms.len()), slot);
                    }
                }
            }
            self.model.at_most(ROW, homerooms, Expression::constant(people));
        }
    }

    /// Classes of a homeroom on a day that `which` says yes to.
    fn sum(
        &self,
        day: DayId,
        homeroom: HomeroomId,
        which: impl Fn(SpecialId, ClockTime) -> bool,
    ) -> Expression {
        let mut sum = Expression::default();
        let some = self.begins[&(day, homeroom)].iter().filter(|(special, start, _)| which(*special, *start));
        some.for_each(|&(_, _, begin)| sum.add(1, begin));
        sum
    }

    /// Classes of a day in a set of specials for grades that `which` says yes to.
    fn counted(&self, day: DayId, set: &[SpecialId], which: impl Fn(GradeId) -> bool) -> Expression {
        let mut sum = Expression::default();
        for (&(on, grade, special), &count) in &self.counts {
            if on == day && set.contains(&special) && which(grade) {
                sum.add(1, count);
            }
        }
        sum
    }
}
