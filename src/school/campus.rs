//! A campus: everything a scenario's files say about one school, checked and joined.

use std::ops::{Deref, Index};
use std::sync::Arc;

use crate::bell_schedule::{BellSchedule, Duty};
use crate::calendar::Calendar;
use crate::contract_money::ContractPay;
use crate::course::{ClassPlace, Grade, Homeroom, Service, Special, Subject};
use crate::cycle::{Cycle, Day};
use crate::fund::Fund;
use crate::goal::{Goal, Priority};
use crate::ids::{
    DayId, FundId, GradeId, HomeroomId, PersonId, PositionId, RoomId, ServiceId, SpecialId, SubjectId, TeamId,
};
use crate::lever::{self, Decided, Lever};
use crate::policy::Policy;
use crate::position::{Costing, Position};
use crate::quantities::{Minutes, Share, Span};
use crate::room::Room;
use crate::rules::Rule;
use crate::schedule::{Activity, Schedule};
use crate::staff::{Person, Role, Team};

/// A rule switched off by a waiver, and why it may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// The rule.
    pub rule: Rule,
    /// The paper that waives it, as written in the scenario.
    pub reason: String,
}

/// Something the files leave open and the program filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumption {
    /// The file and key: `scenario.toml: contract.transition`.
    pub key: String,
    /// What was assumed, in words: `0 minutes to hand students over`.
    pub words: String,
}

/// The parts of a campus, as a reader of files gathers them. [`Campus::new`] checks that they fit together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The scenario's name.
    pub name: String,
    /// The school year: `2026-27`.
    pub school_year: String,
    /// The days that repeat.
    pub cycle: Cycle,
    /// The bell schedule in force.
    pub bells: BellSchedule,
    /// The other bell schedules that the files have and that fit this school, in their order.
    pub other_bells: Arc<[BellSchedule]>,
    /// The year's calendar, where there is one.
    pub calendar: Option<Calendar>,
    /// People, [`PersonId`] is the place here. So with all lists below.
    pub people: Vec<Person>,
    /// Teams.
    pub teams: Vec<Team>,
    /// Grades.
    pub grades: Vec<Grade>,
    /// Homerooms.
    pub homerooms: Vec<Homeroom>,
    /// Subjects.
    pub subjects: Vec<Subject>,
    /// Specials.
    pub specials: Vec<Special>,
    /// Services.
    pub services: Vec<Service>,
    /// Rooms.
    pub rooms: Vec<Room>,
    /// Positions.
    pub positions: Vec<Position>,
    /// How positions are costed.
    pub costing: Costing,
    /// Funds.
    pub funds: Vec<Fund>,
    /// What the contract pays beyond salaries.
    pub contract_money: Vec<ContractPay>,
    /// The goal.
    pub goal: Goal,
    /// What comes first.
    pub priorities: Vec<Priority>,
    /// The policy in force.
    pub policy: Policy,
    /// Rules switched off.
    pub waivers: Vec<Waiver>,
    /// Levers that are open. Shared by all schools that they make.
    pub levers: Arc<[Lever]>,
    /// Levers that are pulled, in the order of the list above; none in a school as it is.
    pub decided: Vec<Decided>,
    /// What was filled in.
    pub assumptions: Vec<Assumption>,
    /// Approvals the scenario's own decisions need: who, what, by when.
    pub approvals: Vec<(String, String, String)>,
    /// Today's schedule, where there is one: the baseline of student minutes.
    pub current: Option<Schedule>,
}

/// A school, valid by construction: every id points at something, every day has bells, spans lie on the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Campus {
    parts: Parts,
}

impl Campus {
    /// Joins the parts.
    ///
    /// # Errors
    /// A sentence for each thing that does not fit. Readers of files report such things themselves, with positions;
    /// this is the last line of defence.
    pub fn new(parts: Parts) -> Result<Self, Vec<String>> {
        let problems = misfits(&parts);
        if problems.is_empty() { Ok(Self { parts }) } else { Err(problems) }
    }

    /// Gives the parts back, to change them and join them again.
    #[must_use]
    pub fn into_parts(self) -> Parts {
        self.parts
    }

    /// Returns the ids of all people.
    pub fn person_ids(&self) -> impl Iterator<Item = PersonId> + use<> {
        (0..self.parts.people.len()).map(PersonId::from_index)
    }

    /// Returns when `person` has duty on `day`, and which: of the duties they have, those they are at school for from start to
    /// end. Spans may overlap.
    pub fn duties_on(&self, person: PersonId, day: DayId) -> impl Iterator<Item = (&Duty, Span)> {
        let here = &self[person].present[day.index()];
        let duties = self.bells.duties_of(person).map(|(_, duty)| duty);
        duties.filter_map(move |duty| {
            let span = duty.span(&self.bells.days[day.index()])?;
            here.iter().any(|present| present.contains(span)).then_some((duty, span))
        })
    }

    /// Tells whether `person` is at school on `day` at any time.
    #[must_use]
    pub fn is_here(&self, person: PersonId, day: DayId) -> bool {
        !self[person].present[day.index()].is_empty()
    }

    /// Returns when `person` is at school on `day` and not on duty, in order.
    #[must_use]
    pub fn off_duty(&self, person: PersonId, day: DayId) -> Vec<Span> {
        self.duties_on(person, day).fold(self[person].present[day.index()].clone(), |free, (_, duty)| {
            free.into_iter().flat_map(|span| span.without(duty)).collect()
        })
    }

    /// Returns the ids of all teams.
    pub fn team_ids(&self) -> impl Iterator<Item = TeamId> + use<> {
        (0..self.parts.teams.len()).map(TeamId::from_index)
    }

    /// Returns the ids of all grades.
    pub fn grade_ids(&self) -> impl Iterator<Item = GradeId> + use<> {
        (0..self.parts.grades.len()).map(GradeId::from_index)
    }

    /// Returns the ids of all homerooms.
    pub fn homeroom_ids(&self) -> impl Iterator<Item = HomeroomId> + use<> {
        (0..self.parts.homerooms.len()).map(HomeroomId::from_index)
    }

    /// Returns the ids of all specials.
    pub fn special_ids(&self) -> impl Iterator<Item = SpecialId> + use<> {
        (0..self.parts.specials.len()).map(SpecialId::from_index)
    }

    /// Returns the ids of all services.
    pub fn service_ids(&self) -> impl Iterator<Item = ServiceId> + use<> {
        (0..self.parts.services.len()).map(ServiceId::from_index)
    }

    /// Returns the ids of all kinds of day.
    pub fn day_ids(&self) -> impl Iterator<Item = DayId> + use<> {
        self.parts.cycle.day_ids()
    }

    /// Returns the minutes of specials that any five days in a row hold for a grade, where each pass through the cycle has its full
    /// number.
    ///
    /// Five days of a six-day cycle leave one day out, and with it at most that day's specials.
    #[must_use]
    pub fn specials_in_a_week(&self, id: GradeId) -> Minutes {
        let (mut pass, mut classes, mut longest) = (Minutes::ZERO, 0, Minutes::ZERO);
        for special in self.specials_of(id) {
            let times = i32::try_from(self[special].times_per_cycle).unwrap_or(i32::MAX);
            pass += self[special].minutes * times;
            classes += times;
            longest = longest.max(self[special].minutes);
        }
        let most_a_day = i32::try_from(self[id].specials_per_day_max).unwrap_or(i32::MAX).min(classes);
        let day = longest * most_a_day;

        let cycle = i32::try_from(self.cycle.cycle_days.len().max(1)).unwrap_or(i32::MAX);
        let (whole_passes, rest) = (5 / cycle, 5 % cycle);
        let from_rest = if rest == 0 { Minutes::ZERO } else { (pass - day * (cycle - rest)).at_least_zero() };
        pass * whole_passes + from_rest
    }

    /// Returns the room of a homeroom's class of a special with these adults.
    #[must_use]
    pub fn room_of_class(&self, special: SpecialId, homeroom: HomeroomId, adults: &[PersonId]) -> RoomId {
        match self[special].place {
            ClassPlace::Room => self[special].room,
            ClassPlace::Homeroom => self[homeroom].room,
            ClassPlace::WithClass => {
                let mut own = adults.iter().filter_map(|&adult| self[adult].homeroom);
                own.next().map_or(self[homeroom].room, |host| self[host].room)
            }
        }
    }

    /// Tells whether a homeroom is in a class of a special with others than its own teacher: it is, but where others visit it.
    #[must_use]
    pub fn is_with_others(&self, special: SpecialId, homeroom: HomeroomId, adults: &[PersonId]) -> bool {
        self[special].place != ClassPlace::WithClass || !adults.contains(&self[homeroom].teacher)
    }

    /// Returns the minutes a week that a grade needs of a subject: with its own teachers and with others.
    #[must_use]
    pub fn needed_of(&self, grade: GradeId, subject: SubjectId) -> Minutes {
        let needs = self[grade].subjects.iter().filter(|need| need.subject == subject);
        needs.map(|need| need.minutes_per_week + need.with_others + need.given_up).sum()
    }

    /// Returns the minutes a week of specials that are minutes of no subject.
    #[must_use]
    pub fn needed_of_specials(&self, grade: GradeId) -> Minutes {
        let with_others = self[grade].subjects.iter().map(|need| need.with_others).sum::<Minutes>();
        (self.specials_in_a_week(grade) - with_others).at_least_zero()
    }

    /// Tells whether a lesson of this activity is time of a subject.
    #[must_use]
    pub fn is_of(&self, activity: Activity, subject: SubjectId) -> bool {
        match activity {
            Activity::Subject(other) => other == subject,
            Activity::Special(special) => self[special].counts_as == Some(subject),
            Activity::Service(_) | Activity::Lunch | Activity::Recess | Activity::Homeroom => false,
        }
    }

    /// Tells whether a lesson of this activity is a special that is time of no subject.
    #[must_use]
    pub fn is_special(&self, activity: Activity) -> bool {
        matches!(activity, Activity::Special(special) if self[special].counts_as.is_none())
    }

    /// Returns the most minutes with students without a break, where that is limited and the rule not waived.
    #[must_use]
    pub fn most_teaching(&self) -> Option<Minutes> {
        self.policy.consecutive_teaching_max.filter(|_| !self.waived(Rule::ConsecutiveTeaching))
    }

    /// Returns the most homerooms of a grade that may be at specials at the same time, where that is limited and the rule not waived.
    #[must_use]
    pub fn most_at_specials(&self, grade: GradeId) -> Option<u32> {
        self[grade].specials_at_once.filter(|_| !self.waived(Rule::SpecialsAtOnce))
    }

    /// Returns the most team meetings of one person in a week, where that is limited and the rule not waived.
    #[must_use]
    pub fn most_meetings(&self) -> Option<u32> {
        self.policy.meetings_per_week_max.filter(|_| !self.waived(Rule::WeeklyMeetingCap))
    }

    /// Returns the most of teachers' time that the principal may direct, where that is limited and the rule not waived.
    #[must_use]
    pub fn most_directed(&self) -> Option<Share> {
        self.policy.directed_share_max.filter(|_| !self.waived(Rule::DirectedShare))
    }

    /// Returns what a year comes to where each kind of day has so many minutes, by [`DayId`]: over the dates of the calendar or,
    /// without one, `school_days` times the mean day of the weeks that occur. Rounded down.
    #[must_use]
    pub fn minutes_in_the_year(&self, by_day: &[Minutes], school_days: u32) -> Minutes {
        if let Some(calendar) = &self.calendar {
            return calendar.minutes(by_day);
        }
        let days = self.cycle.weeks.iter().flat_map(|week| &week.days);
        let (count, sum) =
            days.fold((0, 0), |(count, sum), day| (count + 1, sum + i64::from(by_day[day.index()].get())));
        let year = sum * i64::from(school_days) / count.max(1);
        Minutes::new(i32::try_from(year).unwrap_or(i32::MAX))
    }

    /// Tells whether `rule` is switched off by a waiver.
    #[must_use]
    pub fn waived(&self, rule: Rule) -> bool {
        self.parts.waivers.iter().any(|waiver| waiver.rule == rule)
    }

    /// Returns the specials a homeroom of `grade` has.
    pub fn specials_of(&self, grade: GradeId) -> impl Iterator<Item = SpecialId> + '_ {
        self.special_ids().filter(move |&special| self[special].grades.contains(&grade))
    }

    /// Tells whether the sum of what people lack is ranked above the lowest minutes of any of them.
    #[must_use]
    pub fn ranks_shortfall_first(&self) -> bool {
        self.ranks_before(Priority::Shortfall, Priority::LowestMinutes)
    }

    /// Tells whether the cost comes before the lowest minutes and the shortfall: then the most is sought of what costs the least.
    #[must_use]
    pub fn ranks_cost_first(&self) -> bool {
        self.ranks_before(Priority::Cost, Priority::LowestMinutes)
            && self.ranks_before(Priority::Cost, Priority::Shortfall)
    }

    /// Tells whether the lowest minutes come before the cost: then the cost is held against what gives as many.
    #[must_use]
    pub fn ranks_minutes_before_cost(&self) -> bool {
        self.ranks_before(Priority::LowestMinutes, Priority::Cost)
    }

    /// Tells whether the sum of what people lack is ranked above the cost: then it may cost more that they lack less.
    #[must_use]
    pub fn ranks_shortfall_before_cost(&self) -> bool {
        self.ranks_before(Priority::Shortfall, Priority::Cost)
    }

    fn ranks_before(&self, one: Priority, other: Priority) -> bool {
        let place = |priority| self.parts.priorities.iter().position(|it| *it == priority);
        place(one) < place(other)
    }

    /// Returns the person's own target: the goal pro-rated by FTE, so that whoever reaches it reaches the goal when scaled to full time.
    #[must_use]
    pub fn target_of(&self, person: PersonId) -> Minutes {
        self[person].fte.least_for(self.parts.goal.minutes_per_week)
    }

    /// Tells whether the goal's minimum speaks of `person`.
    #[must_use]
    pub fn is_eligible(&self, person: PersonId) -> bool {
        self.parts.goal.is_eligible(&self[person])
    }

    /// Returns the people who may watch students at lunch or recess besides the homeroom's own teacher.
    pub fn people_in(&self, roles: &[Role]) -> impl Iterator<Item = PersonId> + use<'_> {
        let roles = roles.to_vec();
        self.person_ids()
            .filter(move |&person| roles.contains(&self[person].role) && self[person].one_to_one.is_none())
    }

    /// Returns what people call an activity: `literacy`, `art`, `lunch`.
    #[must_use]
    pub fn activity_name(&self, activity: Activity) -> &str {
        match activity {
            Activity::Subject(subject) => &self[subject].id,
            Activity::Special(special) => &self[special].id,
            Activity::Service(service) => &self[service].id,
            Activity::Lunch => "lunch",
            Activity::Recess => "recess",
            Activity::Homeroom => "homeroom",
        }
    }
}

impl Parts {
    /// Returns the longest week of the staff.
    #[must_use]
    pub fn longest_staff_week(&self) -> Minutes {
        let staff = |day: &DayId| self.bells.days[day.index()].staff.length();
        let weeks = self.cycle.weeks.iter().map(|week| week.days.iter().map(staff).sum());
        weeks.max().unwrap_or(Minutes::ZERO)
    }

    /// Returns how long somebody paid a salary for this FTE is at school in a week at most: their part of the longest staff week,
    /// rounded up to the grid. `None` for somebody who is paid by the hour, for the hours they are there.
    #[must_use]
    pub fn most_at_school(&self, person: PersonId) -> Option<Minutes> {
        let mut posts = self.positions.iter().filter(|post| post.filled_by == Some(person));
        if posts.any(|post| matches!(post.pay, Some(pay) if pay.is_hourly())) {
            return None;
        }
        let grid = self.bells.grid.get().max(1);
        let part = self.people[person.index()].fte.of(self.longest_staff_week()).get();
        Some(Minutes::new((part + grid - 1).div_euclid(grid) * grid))
    }
}

impl Deref for Campus {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.parts
    }
}

macro_rules! index {
    ($($id:ident, $list:ident, $thing:ty;)*) => {$(
        impl Index<$id> for Campus {
            type Output = $thing;
            fn index(&self, id: $id) -> &$thing {
                &self.parts.$list[id.index()]
            }
        }
    )*};
}

index! {
    PersonId, people, Person;
    TeamId, teams, Team;
    GradeId, grades, Grade;
    HomeroomId, homerooms, Homeroom;
    SubjectId, subjects, Subject;
    SpecialId, specials, Special;
    ServiceId, services, Service;
    RoomId, rooms, Room;
    PositionId, positions, Position;
    FundId, funds, Fund;
}

impl Index<DayId> for Campus {
    type Output = Day;
    fn index(&self, id: DayId) -> &Day {
        &self.parts.cycle.days[id.index()]
    }
}

fn misfits(parts: &Parts) -> Vec<String> {
    let mut problems = Vec::new();
    let mut ids = |holds: bool, words: &str| {
        if !holds {
            problems.push(words.to_owned());
        }
    };
    let days = parts.cycle.days.len();
    ids(days > 0, "there is no day");
    ids(parts.bells.days.len() == days, "bells are not given for every kind of day");
    let person = |id: PersonId| id.index() < parts.people.len();
    let room = |id: RoomId| id.index() < parts.rooms.len();
    let grade = |id: GradeId| id.index() < parts.grades.len();
    let homeroom = |id: HomeroomId| id.index() < parts.homerooms.len();
    let team = |id: TeamId| id.index() < parts.teams.len();
    ids(lever::fits(parts), "students are there, or somebody is on duty, when no staff is");
    ids(
        room(parts.bells.cafeteria.room) && room(parts.bells.playground.room),
        "cafeteria or playground is no room",
    );
    for duty in &parts.bells.duties {
        ids(duty.people.iter().all(|&id| person(id)), "a duty names a person who is not there");
    }
    for someone in &parts.people {
        ids(someone.present.len() == days, "a person's presence is not given for every kind of day");
        ids(someone.homeroom.is_none_or(homeroom), "a person has a homeroom that is not there");
        ids(someone.team.is_none_or(team), "a person is in a team that is not there");
        ids(someone.may_join.iter().all(|&id| team(id)), "a person may join a team that is not there");
    }
    for some_team in &parts.teams {
        let everyone = some_team.members.iter().chain(&some_team.optional).chain(&some_team.lead);
        ids(everyone.copied().all(person), "a team has a member who is not there");
        ids(room(some_team.room), "a team meets in a room that is not there");
    }
    for some_grade in &parts.grades {
        ids(some_grade.homerooms.iter().all(|&id| homeroom(id)), "a grade has a homeroom that is not there");
        ids(some_grade.eats_with.iter().all(|&id| grade(id)), "a grade eats with one that is not there");
    }
    for some_homeroom in &parts.homerooms {
        ids(person(some_homeroom.teacher), "a homeroom's teacher is not there");
        ids(
            room(some_homeroom.room) && grade(some_homeroom.grade),
            "a homeroom's room or grade is not there",
        );
    }
    for special in &parts.specials {
        ids(!special.taught_by.is_empty(), "a special has nobody to teach it");
        ids(
            special.taught_by.iter().chain(&special.beside).all(|&id| person(id)),
            "a special is taught by a person who is not there",
        );
        ids(
            special.grades.iter().all(|&id| grade(id)) && room(special.room),
            "a special's grade or room is not there",
        );
        let day = |id: &DayId| id.index() < days;
        ids(special.days.iter().flatten().all(day), "a special is on a day that is not there");
        ids(
            special.counts_as.is_none_or(|id| id.index() < parts.subjects.len()),
            "a special counts as a subject that is not there",
        );
    }
    for service in &parts.services {
        ids(!service.providers.is_empty(), "a service has nobody to give it");
        ids(service.providers.iter().all(|&id| person(id)), "a service's provider is not there");
        ids(
            service.from.iter().all(|&(id, _)| homeroom(id)) && room(service.room),
            "a service's homeroom or room is not there",
        );
    }
    for position in &parts.positions {
        ids(position.filled_by.is_none_or(person), "a position is filled by a person who is not there");
        ids(
            position.funds.iter().all(|(id, _)| id.index() < parts.funds.len()),
            "a position's fund is not there",
        );
    }
    for row in &parts.contract_money {
        ids(
            row.funds.iter().all(|id| id.index() < parts.funds.len()),
            "a fund of contract money is not there",
        );
    }
    problems
}
