//! What a schedule places, and what of it is whose work.

use commontime_engine::{EventId, Meet, ResourceId, Selection, TypeId, Work};
use commontime_school::course::Setting;
use commontime_school::staff::Role;
use commontime_school::{
    Activity, Campus, HomeroomId, PersonId, RoomId, Schedule, ServiceId, Span, TeamId, Use,
};

use super::{Item, items};

/// Types of resources.
pub(super) const PERSON: TypeId = TypeId(0);
pub(super) const HOMEROOM: TypeId = TypeId(1);
pub(super) const ROOM: TypeId = TypeId(2);
/// The students of a service.
pub(super) const SERVICE: TypeId = TypeId(3);

/// Something that is placed: an event of the instance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::timetable) enum Part {
    Lesson {
        activity: Activity,
        homerooms: Vec<HomeroomId>,
        /// How many adults there are, whoever they are.
        adults: usize,
        minutes: u32,
        locked: bool,
    },
    Meeting {
        team: TeamId,
        kind: Use,
        members: usize,
        minutes: u32,
        locked: bool,
    },
    Assignment {
        person: PersonId,
        kind: Use,
        note: String,
        minutes: u32,
        locked: bool,
    },
}

/// Everything that is placed, with the numbers of the resources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::timetable) struct Parts {
    all: Vec<Part>,
    people: u32,
    homerooms: u32,
    rooms: u32,
}

/// Everyone once, whoever is named twice.
fn once(people: &[PersonId]) -> Vec<PersonId> {
    let mut once = people.to_vec();
    once.sort_unstable();
    once.dedup();
    once
}

impl Parts {
    pub(super) fn of(campus: &Campus, schedule: &Schedule) -> Self {
        let minutes = |span: Span| span.length().get().unsigned_abs();
        let part = |item: Item<'_>| match item {
            Item::Lesson(it) => Part::Lesson {
                activity: it.activity,
                homerooms: it.homerooms.clone(),
                adults: once(&it.adults).len(),
                minutes: minutes(it.span),
                locked: it.locked,
            },
            Item::Meeting(it) => Part::Meeting {
                team: it.team,
                kind: it.kind,
                members: once(&it.members).len(),
                minutes: minutes(it.span),
                locked: it.locked,
            },
            Item::Assignment(it) => Part::Assignment {
                person: it.person,
                kind: it.kind,
                note: it.note.clone(),
                minutes: minutes(it.span),
                locked: it.locked,
            },
        };
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        Self {
            all: items(schedule).map(part).collect(),
            people: count(campus.people.len()),
            homerooms: count(campus.homerooms.len()),
            rooms: count(campus.rooms.len()),
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Part> {
        self.all.iter()
    }

    pub(super) fn events(&self) -> impl Iterator<Item = EventId> + use<> {
        (0..u32::try_from(self.all.len()).unwrap_or(u32::MAX)).map(EventId)
    }

    /// Returns whether a part is fixed by hand.
    pub(super) fn is_locked(&self, event: EventId) -> bool {
        match &self.all[event.0 as usize] {
            Part::Lesson { locked, .. } | Part::Meeting { locked, .. } | Part::Assignment { locked, .. } => {
                *locked
            }
        }
    }

    /// Returns the events of the parts that a condition holds for.
    pub(in crate::timetable) fn which(&self, is_wanted: impl Fn(&Part) -> bool) -> Vec<EventId> {
        self.events().zip(&self.all).filter(|(_, part)| is_wanted(part)).map(|(event, _)| event).collect()
    }

    /// Returns the lessons, each with its activity and homerooms.
    pub(in crate::timetable) fn lessons(&self) -> impl Iterator<Item = (EventId, Activity, &[HomeroomId])> {
        self.events().zip(&self.all).filter_map(|(event, part)| match part {
            Part::Lesson { activity, homerooms, .. } => Some((event, *activity, &homerooms[..])),
            Part::Meeting { .. } | Part::Assignment { .. } => None,
        })
    }

    /// Returns the meetings, each with its team and use.
    pub(in crate::timetable) fn meetings(&self) -> impl Iterator<Item = (EventId, TeamId, Use)> {
        self.events().zip(&self.all).filter_map(|(event, part)| match part {
            Part::Meeting { team, kind, .. } => Some((event, *team, *kind)),
            Part::Lesson { .. } | Part::Assignment { .. } => None,
        })
    }

    /// Returns the lessons of an activity, of whole homerooms or of a service.
    pub(in crate::timetable) fn lessons_of(&self, is_wanted: impl Fn(Activity) -> bool) -> Vec<EventId> {
        self.lessons().filter(|(_, activity, _)| is_wanted(*activity)).map(|(event, ..)| event).collect()
    }

    /// Returns the lessons of the whole of a homeroom.
    pub(in crate::timetable) fn of_homeroom(
        &self,
        homeroom: HomeroomId,
        is_wanted: impl Fn(Activity) -> bool,
    ) -> Vec<EventId> {
        let of_it = self.lessons().filter(|(_, activity, homerooms)| {
            !matches!(activity, Activity::Service(_)) && homerooms.contains(&homeroom) && is_wanted(*activity)
        });
        of_it.map(|(event, ..)| event).collect()
    }

    /// Returns the sessions of a service.
    pub(in crate::timetable) fn sessions(&self, service: ServiceId) -> Vec<EventId> {
        self.lessons_of(|activity| activity == Activity::Service(service))
    }

    /// Returns the work of a person that is used in certain ways.
    pub(in crate::timetable) fn used(
        &self,
        campus: &Campus,
        person: PersonId,
        is_wanted: impl Fn(Use) -> bool,
    ) -> Selection {
        let is_wanted = |part: &Part| match part {
            Part::Lesson { activity, .. } => is_wanted(use_of_lesson(campus, *activity, person)),
            // Whatever a meeting calls itself, it is no planning, lunch or duty.
            Part::Meeting { kind, .. } => is_wanted(if kind.is_meeting() { *kind } else { Use::TeamMeeting }),
            Part::Assignment { person: other, kind, .. } => *other == person && is_wanted(*kind),
        };
        self.of_person(person, is_wanted)
    }

    /// Returns a person's work in the parts that a condition holds for.
    pub(in crate::timetable) fn of_person(
        &self,
        person: PersonId,
        is_wanted: impl Fn(&Part) -> bool,
    ) -> Selection {
        let is_theirs = |part: &Part| match part {
            Part::Assignment { person: other, .. } => *other == person,
            Part::Lesson { .. } | Part::Meeting { .. } => true,
        };
        let events = self.which(|part| is_theirs(part) && is_wanted(part));
        Selection(vec![Work { events, of: Some(Self::of_id(person)) }])
    }

    /// Returns the resource of a person.
    pub(in crate::timetable) fn of_id(person: PersonId) -> ResourceId {
        ResourceId(person.0)
    }

    /// Returns the resource of a homeroom.
    pub(in crate::timetable) fn homeroom(&self, homeroom: HomeroomId) -> ResourceId {
        ResourceId(self.people + homeroom.0)
    }

    /// Returns the resource of a room.
    pub(in crate::timetable) fn of_room(&self, room: RoomId) -> ResourceId {
        ResourceId(self.people + self.homerooms + room.0)
    }

    /// Returns the resource of a service's students.
    pub(in crate::timetable) fn of_service(&self, service: ServiceId) -> ResourceId {
        ResourceId(self.people + self.homerooms + self.rooms + service.0)
    }

    pub(super) fn person(&self, resource: ResourceId) -> Option<PersonId> {
        (resource.0 < self.people).then_some(PersonId(resource.0))
    }

    pub(super) fn room(&self, resource: ResourceId) -> Option<RoomId> {
        let number = resource.0.checked_sub(self.people + self.homerooms)?;
        (number < self.rooms).then_some(RoomId(number))
    }

    /// Gives a piece the people and the room that an item has. The homerooms, services and people that it is for are given.
    pub(super) fn hold(&self, meet: &mut Meet, item: Item<'_>) {
        let people = match item {
            Item::Lesson(it) => once(&it.adults),
            Item::Meeting(it) => once(&it.members),
            Item::Assignment(_) => Vec::new(),
        };
        let room = item.room().map(|room| self.of_room(room));
        let open = people.into_iter().map(Self::of_id).chain(room);
        let empty = meet.resources.iter_mut().filter(|held| held.is_none());
        for (held, resource) in empty.zip(open) {
            *held = Some(resource);
        }
    }
}

fn use_of_lesson(campus: &Campus, activity: Activity, person: PersonId) -> Use {
    let beside_a_teacher = match activity {
        Activity::Lunch | Activity::Recess => return Use::Duty,
        Activity::Service(service) => campus[service].setting == Setting::PushIn,
        Activity::Subject(_) | Activity::Special(_) | Activity::Homeroom => false,
    };
    let helps = beside_a_teacher || campus[person].role == Role::Paraprofessional;
    if helps { Use::CoTeaching } else { Use::Instruction }
}
