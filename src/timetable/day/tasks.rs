//! The tasks of a day: what each stands for, and the resources they share.

use std::collections::BTreeMap;

use commontime_engine::placing::{PoolId, Problem, Relation, ResourceId, StationId, Task, TaskId};
use commontime_school::course::ClassPlace;
use commontime_school::ids::{
    GradeId, HomeroomId, PersonId, RoomId, ServiceId, SpecialId, SubjectId, TeamId,
};
use commontime_school::staff::{MayCover, Role};
use commontime_school::{Campus, Minutes, Rule, Span};

use super::clock::Clock;
use super::{Inputs, Watching};

/// More groups than are at lunch or at recess at once anywhere.
const GROUPS_AT_ONCE: u32 = 64;

/// Names a task so that the same one is known on another day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::timetable) enum Key {
    /// The specials of a whole grade, all at once.
    GradeSpecials(GradeId),
    /// One class of one homeroom; which special it is may differ by day.
    Class(HomeroomId, u8),
    /// All specials of a homeroom side by side.
    Stretch(HomeroomId),
    /// Time of a team's meeting while its homerooms are at specials.
    Common(TeamId, GradeId),
    /// A meeting of a team outside specials, or one of several.
    Meeting(TeamId, u8),
    /// Lunch of a grade and those who eat with it.
    Lunch(GradeId),
    /// Recess of a grade.
    Recess(GradeId),
    /// A block of a subject, of a homeroom or of a grade by its first homeroom.
    Block(HomeroomId, SubjectId),
    /// A session of a service.
    Session(ServiceId, u8),
    /// Lunch of a person.
    OwnLunch(PersonId),
    /// A piece of a person's individual planning.
    OwnPlanning(PersonId, u8),
    /// Time outside the students' day, from a minute to a minute.
    Window(u16, u16),
    /// A time at which a person is away or on duty.
    Busy(PersonId, u16),
    /// A piece that is locked, by its place among all that is locked today.
    Locked(u16),
}

/// What a task stands for.
#[derive(Clone, Debug)]
pub(super) enum Stands {
    /// Classes that run at once.
    Classes(Vec<Class>),
    /// Lunch of these homerooms.
    Lunch(Vec<HomeroomId>),
    /// Recess of these homerooms.
    Recess(Vec<HomeroomId>),
    /// A subject of these homerooms, each in its own room.
    Block(SubjectId, Vec<HomeroomId>),
    /// A session of a service.
    Session(ServiceId, Teacher),
    /// A meeting of a team: these people, after so many minutes of handing classes over.
    Meeting(TeamId, Vec<PersonId>, Minutes),
    /// Lunch of a person.
    OwnLunch(PersonId),
    /// Individual planning of a person.
    OwnPlanning(PersonId),
    /// Nothing that the schedule shows.
    Nothing,
}

/// A class of a special.
#[derive(Clone, Debug)]
pub(super) struct Class {
    /// A homeroom, or several together.
    pub(super) homerooms: Vec<HomeroomId>,
    pub(super) special: SpecialId,
    /// The only person who teaches it, or the place of whoever does in `chosen`.
    pub(super) teacher: Teacher,
    /// The same of somebody who has to be there beside them.
    pub(super) beside: Option<Teacher>,
}

/// Where a task is in the schedule to stay near to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Near {
    pub(super) start: Option<u32>,
    /// By list to choose from, who is chosen there.
    pub(super) people: Vec<Option<ResourceId>>,
}

/// Who takes a class: known, or chosen by the engine.
#[derive(Clone, Copy, Debug)]
pub(super) enum Teacher {
    Known(PersonId),
    Chosen(usize),
    /// It is locked, with whoever it is locked with.
    Locked,
}

/// The pools of a room: its classes at once and, where these may be too many for it, their students.
#[derive(Clone, Copy, Debug)]
struct RoomPools {
    classes: PoolId,
    students: Option<PoolId>,
}

/// Where students of several grades are watched together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    Cafeteria,
    Playground,
}

/// The problem under construction.
pub(super) struct Tasks<'a> {
    pub(super) inputs: &'a Inputs<'a>,
    pub(super) campus: &'a Campus,
    pub(super) clock: Clock,
    pub(super) problem: Problem,
    pub(super) keys: Vec<Key>,
    pub(super) stands: Vec<Stands>,
    /// Which tasks stand for what is locked: nothing is read back of them.
    pub(super) is_locked: Vec<bool>,
    /// Where each task is in the schedule to stay near to, and who takes it there, by list to choose from.
    pub(super) near: Vec<Near>,
    /// Teams of which some time of a meeting is lost beside what is locked.
    pub(super) lost: Vec<TeamId>,
    /// Steps at the end of each task that only keep its people free: a specialist sets up before the next class even
    /// where lunch lay between.
    pub(super) tails: Vec<u32>,
    /// The homerooms of a task, for tasks that services may not break, and the subject where it is one.
    pub(super) of_students: Vec<(TaskId, Vec<HomeroomId>, Option<SubjectId>)>,
    pub(super) cafeteria_grades: PoolId,
    pub(super) cafeteria_students: PoolId,
    pub(super) playground_grades: PoolId,
    pub(super) playground_students: PoolId,
    /// People who may watch, by the roles that do.
    watchers: BTreeMap<Vec<Role>, PoolId>,
    stations: BTreeMap<Place, StationId>,
    homerooms: BTreeMap<HomeroomId, ResourceId>,
    people: BTreeMap<PersonId, ResourceId>,
    rooms: BTreeMap<RoomId, RoomPools>,
    at_specials: BTreeMap<GradeId, PoolId>,
    windows: BTreeMap<Span, TaskId>,
    on_duty: BTreeMap<PersonId, Vec<TaskId>>,
}

impl<'a> Tasks<'a> {
    pub(super) fn new(inputs: &'a Inputs<'a>) -> Self {
        let campus = inputs.campus;
        let clock = Clock::new(campus, inputs.day, inputs.kept);
        let (cafeteria, playground) = (&campus.bells.cafeteria, &campus.bells.playground);
        let room_or =
            |at_once: Option<u32>, room: RoomId| at_once.unwrap_or(u32::MAX).min(campus[room].capacity);
        let mut problem = Problem::new(clock.horizon());
        Self {
            inputs,
            campus,
            clock,
            cafeteria_grades: problem.add_pool(cafeteria.grades_at_once),
            cafeteria_students: problem.add_pool(room_or(cafeteria.students_at_once, cafeteria.room)),
            playground_grades: problem.add_pool(playground.grades_at_once),
            playground_students: problem.add_pool(room_or(None, playground.room)),
            problem,
            keys: Vec::new(),
            stands: Vec::new(),
            is_locked: Vec::new(),
            near: Vec::new(),
            lost: Vec::new(),
            tails: Vec::new(),
            of_students: Vec::new(),
            watchers: BTreeMap::new(),
            stations: BTreeMap::new(),
            homerooms: BTreeMap::new(),
            people: BTreeMap::new(),
            rooms: BTreeMap::new(),
            at_specials: BTreeMap::new(),
            windows: BTreeMap::new(),
            on_duty: BTreeMap::new(),
        }
    }

    /// Adds a task. Its hints are where it is in the schedule to stay near to, and where the same task lies on another day.
    pub(super) fn add(&mut self, key: Key, stands: Stands, mut task: Task) -> TaskId {
        let near = super::near::start_of(self, key, &stands);
        let people = super::near::people_of(self, &stands, task.one_of.len());
        let other_day =
            self.inputs.hints.get(&key).and_then(|hint| commontime_school::ClockTime::from_minutes(*hint));
        self.near.push(Near { start: near.and_then(|time| self.clock.step_at(time)), people });
        let hints: Vec<u32> =
            near.into_iter().chain(other_day).filter_map(|time| self.clock.step_at(time)).collect();
        if !hints.is_empty() {
            task.preferred = hints;
        }
        self.keys.push(key);
        self.stands.push(stands);
        self.is_locked.push(false);
        self.tails.push(0);
        self.problem.add_task(task)
    }

    /// Adds a task of people, after which those of them who teach specials need time to set up.
    pub(super) fn add_before_classes(
        &mut self,
        key: Key,
        stands: Stands,
        mut task: Task,
        people: &[PersonId],
    ) -> TaskId {
        let tail = people.iter().map(|&person| self.setup_of(person)).max().unwrap_or(0);
        task.length = task.steps() + tail;
        let id = self.add(key, stands, task);
        *self.tails.last_mut().expect("the task just added") = tail;
        id
    }

    /// Returns the steps that a person needs before the next class of a special, whichever it is.
    pub(super) fn setup_of(&self, person: PersonId) -> u32 {
        let own =
            self.campus.special_ids().filter(|&special| self.campus[special].taught_by.contains(&person));
        own.map(|special| self.setup(special)).max().unwrap_or(0)
    }

    /// Returns the steps to set up before a class of `special`.
    pub(super) fn setup(&self, special: SpecialId) -> u32 {
        if self.campus.waived(Rule::Transition) { 0 } else { self.clock.steps_up(self.campus[special].setup) }
    }

    pub(super) fn relate(&mut self, relation: Relation) {
        self.problem.relations.push(relation);
    }

    pub(super) fn homeroom(&mut self, homeroom: HomeroomId) -> ResourceId {
        *self.homerooms.entry(homeroom).or_insert_with(|| self.problem.add_resource_without_gaps())
    }

    /// Returns the station of those who watch at `place`, which takes the adults asked for there from all who may watch;
    /// nothing where homeroom teachers stay with their own.
    pub(super) fn watched_at(&mut self, place: Place) -> Option<StationId> {
        let bells = &self.campus.bells;
        let supervision = match place {
            Place::Cafeteria => &bells.lunch_supervision,
            Place::Playground => &bells.recess_supervision,
        };
        if supervision.roles.contains(&Role::Homeroom) {
            return None;
        }
        if let Some(&known) = self.stations.get(&place) {
            return Some(known);
        }
        let pool = self.watchers(&supervision.roles);
        let station = self.problem.add_station(pool, supervision.adults.max(1) * self.parts_of_watcher());
        self.stations.insert(place, station);
        Some(station)
    }

    /// Of a pool of watchers each is counted as so many, and a lunch or a recess brings one of these parts to its station.
    fn parts_of_watcher(&self) -> u32 {
        match self.inputs.watching {
            Watching::Apart => 1,
            Watching::Together => GROUPS_AT_ONCE,
        }
    }

    /// Returns the pool of people of these roles who may watch. Who is away, on duty or at lunch is taken from it.
    fn watchers(&mut self, roles: &[Role]) -> PoolId {
        if let Some(&known) = self.watchers.get(roles) {
            return known;
        }
        let campus = self.campus;
        let may =
            |person: &PersonId| campus[*person].may_cover >= MayCover::Supervision && self.is_here(*person);
        let people: Vec<PersonId> = campus.people_in(roles).filter(may).collect();
        let parts = self.parts_of_watcher();
        let all = u32::try_from(people.len()).ok().and_then(|people| people.checked_mul(parts));
        let pool = self.problem.add_pool(all.unwrap_or(u32::MAX));
        self.watchers.insert(roles.to_vec(), pool);
        for person in people {
            let locked = super::locked::away_from_watching(self.inputs, person);
            for busy in self.busy(person).into_iter().chain(without(locked, &self.busy(person))) {
                self.busy_task(person, busy, |task| task.loads = vec![(pool, parts)]);
            }
        }
        pool
    }

    /// Makes the task a class of so many students in `room`, or one more.
    pub(super) fn in_room(&mut self, task: &mut Task, room: RoomId, students: u32) {
        let pools = match self.rooms.get(&room) {
            Some(&known) => known,
            None => self.add_room(room),
        };
        let loads = [(Some(pools.classes), 1), (pools.students, students)];
        for (pool, amount) in loads.into_iter().filter_map(|(pool, amount)| Some((pool?, amount))) {
            match task.loads.iter_mut().find(|(other, _)| *other == pool) {
                Some((_, sum)) => *sum += amount,
                None => task.loads.push((pool, amount)),
            }
        }
    }

    fn add_room(&mut self, room: RoomId) -> RoomPools {
        let campus = self.campus;
        let (at_once, capacity) = (campus[room].classes_at_once, campus[room].capacity);
        let homerooms = campus.homerooms.iter().map(|homeroom| homeroom.students);
        let joined = campus.special_ids().map(|special| campus.most_joined(special));
        let services = campus.services.iter().map(commontime_school::course::Service::students);
        let largest = homerooms.chain(joined).chain(services).max().unwrap_or(0);
        let classes = self.problem.add_pool(at_once);
        // Where the largest classes there can be all have room, nobody counts students.
        let is_roomy = at_once.saturating_mul(largest) <= capacity;
        let students = (!is_roomy).then(|| self.problem.add_pool(capacity));
        let pools = RoomPools { classes, students };
        self.rooms.insert(room, pools);
        pools
    }

    /// Makes the task hold so many homerooms of a grade at specials, where not all may be there at once.
    pub(super) fn at_specials(&mut self, task: &mut Task, grade: GradeId, homerooms: usize) {
        let Some(most) = self.campus.most_at_specials(grade) else { return };
        let pool = *self.at_specials.entry(grade).or_insert_with(|| self.problem.add_pool(most));
        task.loads.push((pool, u32::try_from(homerooms).unwrap_or(u32::MAX)));
    }

    /// Returns the resource of `person`, busy while away or on duty.
    pub(super) fn person(&mut self, person: PersonId) -> ResourceId {
        if let Some(&known) = self.people.get(&person) {
            return known;
        }
        let resource = self.problem.add_resource();
        self.people.insert(person, resource);
        let day = self.inputs.day;
        let holds = |task: &mut Task| task.uses = vec![resource];
        for away in
            without(self.clock.whole().into_iter().collect(), &self.campus[person].present[day.index()])
        {
            self.busy_task(person, away, holds);
        }
        for duty in self.duties(person) {
            let task = self.busy_task(person, duty, holds);
            self.on_duty.entry(person).or_default().extend(task);
        }
        resource
    }

    /// Returns the resource of a person and the classes that they take or may take; `None` where nothing needs them.
    pub(super) fn classes_of(&self, person: PersonId) -> Option<(ResourceId, Vec<TaskId>)> {
        self.taken_or_chosen(person, |stands| matches!(stands, Stands::Classes(_)))
    }

    /// The same of one special, but for visits of the person's own homeroom.
    pub(super) fn classes_in(
        &self,
        person: PersonId,
        special: SpecialId,
    ) -> Option<(ResourceId, Vec<TaskId>)> {
        let resource = self.resource_in(special, person)?;
        let own = self.campus[person].homeroom;
        let is_of =
            |class: &Class| class.special == special && own.is_none_or(|own| !class.homerooms.contains(&own));
        let is_one =
            |stands: &Stands| matches!(stands, Stands::Classes(classes) if classes.iter().all(is_of));
        Some((resource, self.held_by(resource, is_one)))
    }

    /// Returns the tasks that may be time with students of a person without a homeroom: duties, and what they take or may take.
    pub(super) fn work_of(&self, person: PersonId) -> Option<(ResourceId, Vec<TaskId>)> {
        let (resource, mut tasks) = self
            .taken_or_chosen(person, |stands| matches!(stands, Stands::Classes(_) | Stands::Session(..)))?;
        tasks.extend(self.on_duty.get(&person).into_iter().flatten());
        Some((resource, tasks))
    }

    fn taken_or_chosen(
        &self,
        person: PersonId,
        is_one: impl Fn(&Stands) -> bool,
    ) -> Option<(ResourceId, Vec<TaskId>)> {
        let resource = *self.people.get(&person)?;
        Some((resource, self.held_by(resource, is_one)))
    }

    /// Returns the tasks that hold a resource or may.
    fn held_by(&self, resource: ResourceId, is_one: impl Fn(&Stands) -> bool) -> Vec<TaskId> {
        let may_take = |(task, stands): (&Task, &Stands)| {
            let is_theirs =
                task.uses.contains(&resource) || task.one_of.iter().any(|list| list.contains(&resource));
            is_theirs && is_one(stands)
        };
        let tasks = self.problem.tasks.iter().zip(&self.stands).map(may_take).zip(0..);
        tasks.filter(|(may_take, _)| *may_take).map(|(_, at)| TaskId(at)).collect()
    }

    /// Returns the task that stands for a time outside the students' day, which uses nothing. `None` where it is too short
    /// for the grid.
    pub(super) fn window(&mut self, span: Span) -> Option<TaskId> {
        if let Some(&known) = self.windows.get(&span) {
            return Some(known);
        }
        let step = self.clock.step_at(span.start())?;
        let steps = self.clock.steps_down(span.length());
        if steps == 0 {
            return None;
        }
        let key = Key::Window(span.start().get(), span.end().get());
        let id = self.add(key, Stands::Nothing, Task::new(steps, [step]));
        self.windows.insert(span, id);
        Some(id)
    }

    /// Adds a task for a time at which `person` is away or on duty.
    fn busy_task(&mut self, person: PersonId, busy: Span, takes: impl Fn(&mut Task)) -> Option<TaskId> {
        let start = self.clock.step_at(busy.start())?;
        let mut task = Task::new(self.clock.steps_up(busy.length()), [start]);
        takes(&mut task);
        Some(self.add(Key::Busy(person, busy.start().get()), Stands::Nothing, task))
    }

    /// Returns when `person` is away or on duty, in spans that are apart.
    fn busy(&self, person: PersonId) -> Vec<Span> {
        without(self.clock.whole().into_iter().collect(), &self.free(person))
    }

    /// Returns when `person` is on duty, in spans that are apart.
    pub(super) fn duties(&self, person: PersonId) -> Vec<Span> {
        without(self.campus[person].present[self.inputs.day.index()].clone(), &self.free(person))
    }

    /// Returns when `person` is here and not on duty.
    pub(super) fn free(&self, person: PersonId) -> Vec<Span> {
        self.campus.off_duty(person, self.inputs.day)
    }

    pub(super) fn is_here(&self, person: PersonId) -> bool {
        self.campus.is_here(person, self.inputs.day)
    }

    pub(super) fn students_day(&self) -> Span {
        self.campus.bells.days[self.inputs.day.index()].students
    }

    /// Makes the task hold one of `people`; returns who or which choice that is. `None` where nobody is here, or the only one who is
    /// takes another class of the task already.
    pub(super) fn taken_by(&mut self, task: &mut Task, people: &[PersonId]) -> Option<Teacher> {
        let here: Vec<PersonId> = people.iter().copied().filter(|&person| self.is_here(person)).collect();
        match here.as_slice() {
            [] => None,
            [only] => {
                let person = self.person(*only);
                if task.uses.contains(&person) {
                    return None;
                }
                task.uses.push(person);
                Some(Teacher::Known(*only))
            }
            several => {
                let list = several.iter().map(|&person| self.person(person)).collect();
                task.one_of.push(list);
                Some(Teacher::Chosen(task.one_of.len() - 1))
            }
        }
    }

    /// Makes the task of a homeroom's class hold another homeroom, whose teacher takes both: one that is not among those that are
    /// out already and has room for two. `None` where there is none.
    pub(super) fn visits(
        &mut self,
        task: &mut Task,
        special: SpecialId,
        visitor: HomeroomId,
        out: &[HomeroomId],
    ) -> Option<Teacher> {
        let campus = self.campus;
        let cap = campus[special].group_cap.unwrap_or(u32::MAX);
        let holds = |host: HomeroomId| {
            let both = campus[visitor].students + campus[host].students;
            both <= cap.min(campus[campus[host].room].capacity)
        };
        let teachers = campus[special].taught_by.iter().copied().filter(|&person| self.is_here(person));
        let hosts: Vec<HomeroomId> = teachers
            .filter_map(|person| campus[person].homeroom)
            .filter(|&host| host != visitor && !out.contains(&host) && holds(host))
            .collect();
        match hosts.as_slice() {
            [] => None,
            [only] => {
                task.uses.push(self.homeroom(*only));
                Some(Teacher::Known(campus[*only].teacher))
            }
            several => {
                let list = several.iter().map(|&host| self.homeroom(host)).collect();
                task.one_of.push(list);
                Some(Teacher::Chosen(task.one_of.len() - 1))
            }
        }
    }

    /// Returns the resource of a person that some task speaks of, as those of a special speak of them.
    pub(super) fn resource_in(&self, special: SpecialId, person: PersonId) -> Option<ResourceId> {
        match self.campus[special].place {
            ClassPlace::WithClass => self.homerooms.get(&self.campus[person].homeroom?).copied(),
            ClassPlace::Room | ClassPlace::Homeroom => self.resource_of(person),
        }
    }

    /// Returns the resource of a person that some task speaks of.
    pub(super) fn resource_of(&self, person: PersonId) -> Option<ResourceId> {
        self.people.get(&person).copied()
    }

    /// Returns the person a resource stands for, or the teacher of the homeroom.
    pub(super) fn person_of(&self, resource: ResourceId) -> Option<PersonId> {
        let person = self.people.iter().find(|(_, known)| **known == resource).map(|(&person, _)| person);
        let homeroom = || self.homerooms.iter().find(|(_, known)| **known == resource);
        person.or_else(|| homeroom().map(|(&homeroom, _)| self.campus[homeroom].teacher))
    }
}

/// Returns what is left of `spans` without those of `taken`.
pub(super) fn without(mut spans: Vec<Span>, taken: &[Span]) -> Vec<Span> {
    for &one in taken {
        spans = spans.into_iter().flat_map(|span| span.without(one)).collect();
    }
    spans
}
