//! One school day in steps of five minutes, from 7:35 to 3:20: the kind of problem the engine is asked most.

use commontime_engine::placing::{PoolId, Problem, Relation, ResourceId, Task, TaskId};

/// Steps of the staff day.
const DAY: u32 = 93;
/// Steps of the students' day: from the first to the one after the last.
const STUDENTS: std::ops::Range<u32> = 2..85;

/// How large the school is and how its specials run.
#[derive(Clone, Copy, Debug)]
pub(crate) struct School {
    pub(crate) grades: u32,
    pub(crate) homerooms_per_grade: u32,
    pub(crate) specialists: u32,
    pub(crate) specials: Specials,
    /// Service sessions per grade.
    pub(crate) services: u32,
    /// Grades that fit in the cafeteria, and on the playground, at once.
    pub(crate) seats: u32,
}

/// How the day's specials run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Specials {
    /// A whole grade at once, with as many specialists as homerooms.
    WholeGrade,
    /// Each homeroom by itself, with any specialist.
    Any,
    /// Each homeroom by itself, with a given specialist.
    Given,
}

struct Builder {
    school: School,
    problem: Problem,
    homerooms: Vec<Vec<ResourceId>>,
    teachers: Vec<Vec<ResourceId>>,
    specialists: Vec<ResourceId>,
    providers: Vec<ResourceId>,
    cafeteria: PoolId,
    playground: PoolId,
}

/// Returns the day of a school.
pub(crate) fn school_day(school: School) -> Problem {
    let mut problem = Problem::new(DAY);
    let mut many = |n: u32| (0..n).map(|_| problem.add_resource()).collect::<Vec<_>>();
    let homerooms = (0..school.grades).map(|_| many(school.homerooms_per_grade)).collect();
    let teachers = (0..school.grades).map(|_| many(school.homerooms_per_grade)).collect();
    let specialists = many(school.specialists);
    let providers = many(school.grades.max(school.grades * school.services / 3));
    let cafeteria = problem.add_pool(school.seats);
    let playground = problem.add_pool(school.seats);
    let mut builder =
        Builder { school, problem, homerooms, teachers, specialists, providers, cafeteria, playground };
    for grade in 0..school.grades as usize {
        builder.add_grade(grade);
    }
    builder.add_specialists();
    for provider in builder.providers.clone() {
        for _ in ["lunch", "planning"] {
            builder.add(6, 0..DAY, vec![provider]);
        }
    }
    builder.problem
}

impl Builder {
    fn add(&mut self, length: u32, span: std::ops::Range<u32>, uses: Vec<ResourceId>) -> TaskId {
        self.problem.add_task(Task { uses, ..Task::new(length, span.start..=span.end - length) })
    }

    fn add_grade(&mut self, grade: usize) {
        let (homerooms, teachers) = (self.homerooms[grade].clone(), self.teachers[grade].clone());
        let groups: Vec<ResourceId> =
            (0..self.school.services).map(|_| self.problem.add_resource()).collect();
        let students = [homerooms.clone(), groups.clone()].concat();
        self.add_specials(&homerooms, &teachers, &groups);
        // Lunch waves start every half hour from 10:35; teachers eat with their students' wave.
        let waves = (0..self.school.grades.div_ceil(self.school.seats).max(6)).map(|wave| 36 + 6 * wave);
        let everyone = [students.clone(), teachers.clone()].concat();
        self.problem.add_task(Task {
            uses: everyone,
            loads: vec![(self.cafeteria, 1)],
            ..Task::new(6, waves)
        });
        let starts = STUDENTS.start + 18..=STUDENTS.end - 6;
        self.problem.add_task(Task {
            uses: students,
            loads: vec![(self.playground, 1)],
            ..Task::new(6, starts)
        });
        for (homeroom, teacher) in homerooms.iter().zip(&teachers) {
            self.add(18, STUDENTS, vec![*homeroom, *teacher]);
        }
        let intervention = self.add(6, STUDENTS, [homerooms.clone(), teachers].concat());
        for (at, group) in groups.iter().enumerate() {
            let provider = self.providers[(grade + at * 5) % self.providers.len()];
            let length = [6, 9, 7][at % 3];
            let session = self.add(length, STUDENTS, vec![*group, provider]);
            if length == 6 {
                self.problem.relations.push(Relation::Within { inner: session, outers: vec![intervention] });
            }
        }
    }

    fn add_specials(&mut self, homerooms: &[ResourceId], teachers: &[ResourceId], groups: &[ResourceId]) {
        let starts = STUDENTS.start..=STUDENTS.end - 9;
        let special = Task { gap: Some(1), ..Task::new(9, starts) };
        if self.school.specials == Specials::WholeGrade {
            let with = &self.specialists[..homerooms.len().min(self.specialists.len())];
            let uses = [homerooms, teachers, groups, with].concat();
            self.problem.add_task(Task { uses, ..special });
            return;
        }
        for (at, (homeroom, teacher)) in homerooms.iter().zip(teachers).enumerate() {
            let mut task = Task { uses: vec![*homeroom, *teacher], ..special.clone() };
            if self.school.specials == Specials::Any {
                task.one_of = vec![self.specialists.clone()];
            } else {
                task.uses.push(self.specialists[at % self.specialists.len()]);
            }
            self.problem.add_task(task);
        }
    }

    fn add_specialists(&mut self) {
        for specialist in self.specialists.clone() {
            for _ in ["lunch", "planning"] {
                self.add(6, 0..DAY, vec![specialist]);
            }
        }
        self.add(18, 0..DAY, self.specialists.clone());
    }
}
