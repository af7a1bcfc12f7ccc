//! An instance in the making: the form that every timetable has, and what the rules' files share.

use std::collections::BTreeSet;

use commontime_engine::kinds::{
    Amount, AssignResource, AssignTime, LimitAmounts, LimitedSum, Measure, PreferResources, PreferTimes,
    Quorum, SplitEvents,
};
use commontime_engine::{
    Constraint, CostFunction, Event, EventId, Instance, Kind, ResourceId, Role, Selection, TimeId, TimeSet,
    TypeId,
};
use commontime_school::course::Setting;
use commontime_school::staff::Role as StaffRole;
use commontime_school::{Activity, Campus, DayId, Minutes, PersonId, RoomId};

use super::parts::{HOMEROOM, PERSON, ROOM, SERVICE};
use super::{Part, Parts, Times};

/// What a required constraint costs for a deviation of 1.
const WEIGHT: u32 = 1;

/// More than any sum of minutes.
pub(in crate::timetable) const NO_LIMIT: i64 = i64::MAX;

/// An instance in the making.
pub(in crate::timetable) struct Builder<'b> {
    pub(in crate::timetable) campus: &'b Campus,
    pub(in crate::timetable) times: &'b Times,
    pub(in crate::timetable) parts: &'b Parts,
    instance: Instance,
}

impl<'b> Builder<'b> {
    pub(super) fn new(campus: &'b Campus, times: &'b Times, parts: &'b Parts) -> Self {
        let of = |of_type: TypeId, count: usize| std::iter::repeat_n(of_type, count);
        let resources = of(PERSON, campus.people.len())
            .chain(of(HOMEROOM, campus.homerooms.len()))
            .chain(of(ROOM, campus.rooms.len()))
            .chain(of(SERVICE, campus.services.len()));
        let instance = Instance {
            n_times: times.count(),
            clock: times.clock(),
            days: times.all_days(),
            resources: resources.collect(),
            events: parts.iter().map(|part| event(part, parts, times)).collect(),
            constraints: Vec::new(),
        };
        Self { campus, times, parts, instance }
    }

    /// Goes on with an instance.
    pub(super) fn with(campus: &'b Campus, times: &'b Times, parts: &'b Parts, instance: Instance) -> Self {
        Self { campus, times, parts, instance }
    }

    pub(super) fn into_instance(self) -> Instance {
        self.instance
    }

    /// Everything is in one piece, within one day, and has all it needs.
    pub(super) fn form(&mut self) {
        let events: Vec<EventId> = self.parts.events().collect();
        self.require(Kind::AssignTime(AssignTime { events: events.clone() }));
        self.require(Kind::SplitEvents(SplitEvents {
            events: events.clone(),
            minimum_duration: 1,
            maximum_duration: u32::MAX,
            minimum_amount: 1,
            maximum_amount: 1,
        }));
        let mut roles = Vec::new();
        for event in &events {
            let all = &self.instance.events[event.0 as usize].roles;
            let open = (0..all.len()).filter(|at| all[*at].given.is_none());
            roles.extend(open.map(|at| (*event, at)));
        }
        self.require(Kind::AssignResource(AssignResource { roles }));
        let mut durations: Vec<u32> = self.instance.events.iter().map(|event| event.duration).collect();
        durations.sort_unstable();
        durations.dedup();
        for duration in durations {
            let of_it = |event: &EventId| self.instance.events[event.0 as usize].duration == duration;
            let events = events.iter().copied().filter(of_it).collect();
            let days = self.times.all_days();
            let starts = days.iter().flat_map(|day| {
                let steps = day.as_slice();
                steps[..(steps.len() + 1).saturating_sub(duration as usize).min(steps.len())].iter().copied()
            });
            let times = starts.collect();
            self.require(Kind::PreferTimes(PreferTimes { events, times, duration: None }));
        }
    }

    /// Adds something that is required.
    pub(in crate::timetable) fn require(&mut self, kind: Kind) {
        self.add(0, WEIGHT, kind);
    }

    /// Adds something of a rank.
    pub(in crate::timetable) fn add(&mut self, rank: usize, weight: u32, kind: Kind) {
        self.instance.constraints.push(Constraint { rank, weight, function: CostFunction::Linear, kind });
    }

    /// Requires that sums of amounts lie within limits.
    pub(in crate::timetable) fn require_sum(&mut self, amounts: Vec<Amount>, minimum: i64, maximum: i64) {
        let sums = vec![LimitedSum { amounts, minimum, maximum }];
        self.require(Kind::LimitAmounts(LimitAmounts { sums }));
    }

    /// What no choice of times, rooms and people can mend is wrong by so much, whatever is chosen.
    pub(in crate::timetable) fn wrong_by(&mut self, amount: i64) {
        self.require_sum(Vec::new(), amount, NO_LIMIT);
    }

    /// Says that something breaks a rule by what it is, whenever it is.
    pub(in crate::timetable) fn never(&mut self, event: EventId) {
        let (events, times) = (vec![event], TimeSet::default());
        self.require(Kind::PreferTimes(PreferTimes { events, times, duration: None }));
    }

    /// Requires so many of some people in an event; only where any of `when` is in it, if given.
    pub(in crate::timetable) fn require_people(
        &mut self,
        event: EventId,
        people: impl IntoIterator<Item = PersonId>,
        quorum: u32,
        when: Option<Vec<PersonId>>,
    ) {
        let resources = |people: &mut dyn Iterator<Item = PersonId>| -> BTreeSet<ResourceId> {
            people.map(Parts::of_id).collect()
        };
        let members = resources(&mut people.into_iter());
        let when = when.map(|when| resources(&mut when.into_iter()));
        self.require(Kind::Quorum(Quorum { events: vec![event], members, quorum, when }));
    }

    /// Requires that whoever is in an event is one of some people.
    pub(in crate::timetable) fn require_only(
        &mut self,
        event: EventId,
        people: impl IntoIterator<Item = PersonId>,
    ) {
        let resources = people.into_iter().map(Parts::of_id).collect();
        let roles = self.roles(event, PERSON);
        self.require(Kind::PreferResources(PreferResources { roles, resources }));
    }

    /// Requires that an event is in one of some rooms.
    pub(in crate::timetable) fn require_room(
        &mut self,
        event: EventId,
        rooms: impl IntoIterator<Item = RoomId>,
    ) {
        let resources = rooms.into_iter().map(|room| self.parts.of_room(room)).collect();
        let roles = self.roles(event, ROOM);
        self.require(Kind::PreferResources(PreferResources { roles, resources }));
    }

    fn roles(&self, event: EventId, of_type: TypeId) -> Vec<(EventId, usize)> {
        let roles = self.instance.events[event.0 as usize].roles.iter().enumerate();
        let open = roles.filter(|(_, role)| role.of_type == of_type && role.given.is_none());
        open.map(|(at, _)| (event, at)).collect()
    }

    /// Returns the roles of an event that nobody is given to.
    pub(super) fn open_roles(&self, event: EventId) -> Vec<(EventId, usize)> {
        let roles = self.instance.events[event.0 as usize].roles.iter().enumerate();
        roles.filter(|(_, role)| role.given.is_none()).map(|(at, _)| (event, at)).collect()
    }

    /// Requires that an event begins at one of some times.
    pub(in crate::timetable) fn require_start(&mut self, event: EventId, times: TimeSet) {
        self.require(Kind::PreferTimes(PreferTimes { events: vec![event], times, duration: None }));
    }

    /// Requires that an event takes so many steps.
    pub(in crate::timetable) fn require_steps(&mut self, event: EventId, least: u32, most: u32) {
        self.require(Kind::SplitEvents(SplitEvents {
            events: vec![event],
            minimum_duration: least,
            maximum_duration: most,
            minimum_amount: 0,
            maximum_amount: u32::MAX,
        }));
    }

    /// Requires that two sorts of work never run at the same time within some windows.
    pub(in crate::timetable) fn require_apart(
        &mut self,
        one: Selection,
        other: Selection,
        windows: &[TimeSet],
    ) {
        let minutes =
            |work, factor| Amount { work, measure: Measure::Minutes, windows: windows.to_vec(), factor };
        let both = one.clone().and(other.clone());
        self.require_sum(vec![minutes(one, 1), minutes(other, 1), minutes(both, -1)], 0, 0);
    }

    /// Requires that two sorts of work run at the same times within some windows.
    pub(in crate::timetable) fn require_together(
        &mut self,
        one: Selection,
        other: Selection,
        windows: &[TimeSet],
    ) {
        let minutes =
            |work, factor| Amount { work, measure: Measure::Minutes, windows: windows.to_vec(), factor };
        let both = one.clone().and(other.clone());
        self.require_sum(vec![minutes(both, 2), minutes(one, -1), minutes(other, -1)], 0, 0);
    }

    /// Returns those who may be in charge of a lesson.
    pub(in crate::timetable) fn may_be_in_charge(&self, activity: Activity) -> Vec<PersonId> {
        let watched = matches!(activity, Activity::Lunch | Activity::Recess);
        let may = |person: &PersonId| {
            let someone = &self.campus[*person];
            someone.one_to_one.is_none() && (watched || someone.role != StaffRole::Paraprofessional)
        };
        self.campus.person_ids().filter(may).collect()
    }

    /// Returns the steps of each of some days at which students are at school.
    pub(in crate::timetable) fn students_on(&self, days: &[DayId]) -> Vec<TimeSet> {
        days.iter().map(|day| self.times.students(self.campus, *day)).collect()
    }

    /// Returns the steps of each of some days at which a person is at school.
    pub(in crate::timetable) fn present_on(&self, person: PersonId, days: &[DayId]) -> Vec<TimeSet> {
        days.iter().map(|day| self.times.present(self.campus, person, *day)).collect()
    }

    /// Returns all days.
    pub(in crate::timetable) fn days(&self) -> Vec<DayId> {
        self.campus.day_ids().collect()
    }

    /// Returns the roll of a lesson.
    pub(in crate::timetable) fn roll(&self, homerooms: &[commontime_school::HomeroomId]) -> u32 {
        homerooms.iter().map(|homeroom| self.campus[*homeroom].students).sum()
    }

    /// Tells whether a service takes students out of their homeroom.
    pub(in crate::timetable) fn takes_out(&self, activity: Activity) -> bool {
        matches!(activity, Activity::Service(service) if self.campus[service].setting != Setting::PushIn)
    }
}

/// Returns an amount of minutes.
pub(in crate::timetable) fn minutes(work: Selection, windows: Vec<TimeSet>) -> Amount {
    Amount { work, measure: Measure::Minutes, windows, factor: 1 }
}

/// Returns a number of pieces.
pub(in crate::timetable) fn starts(work: Selection, windows: Vec<TimeSet>) -> Amount {
    Amount { work, measure: Measure::Starts, windows, factor: 1 }
}

/// Returns minutes as a number that is not negative.
pub(in crate::timetable) fn whole(minutes: Minutes) -> u32 {
    u32::try_from(minutes.get()).unwrap_or(0)
}

/// Returns the times of several sets.
pub(in crate::timetable) fn union(sets: &[TimeSet]) -> TimeSet {
    sets.iter().flat_map(TimeSet::iter).collect::<BTreeSet<TimeId>>().into_iter().collect()
}

fn event(part: &Part, parts: &Parts, times: &Times) -> Event {
    let role = |of_type, given| Role { of_type, workload: 0, given };
    let (minutes, roles) = match part {
        Part::Lesson { activity, homerooms, adults, minutes, .. } => {
            let students: Vec<Role> = match activity {
                Activity::Service(service) => vec![role(SERVICE, Some(parts.of_service(*service)))],
                _ => homerooms.iter().map(|it| role(HOMEROOM, Some(parts.homeroom(*it)))).collect(),
            };
            let adults = std::iter::repeat_n(role(PERSON, None), *adults);
            (minutes, students.into_iter().chain(adults).chain([role(ROOM, None)]).collect())
        }
        Part::Meeting { members, minutes, .. } => {
            let members = std::iter::repeat_n(role(PERSON, None), *members);
            (minutes, members.chain([role(ROOM, None)]).collect())
        }
        Part::Assignment { person, minutes, .. } => {
            (minutes, vec![role(PERSON, Some(Parts::of_id(*person)))])
        }
    };
    Event { duration: (minutes / times.step()).max(1), start: None, roles }
}
