//! What the names in a schedule mean in a campus.

use std::cell::RefCell;
use std::collections::BTreeMap;

use commontime_school::lever::Decisions;
use commontime_school::wording::list;
use commontime_school::{
    Activity, Campus, DayId, HomeroomId, PersonId, RoomId, ServiceId, SpecialId, SubjectId, TeamId,
};

use crate::names::{CURRENT, Names};
use crate::problem::{Code, Desk};
use crate::value::Located;

/// Registers of everything a schedule names.
pub(super) struct Register<'c> {
    campus: &'c Campus,
    days: Names,
    people: Names,
    teams: Names,
    homerooms: Names,
    rooms: Names,
    activities: BTreeMap<String, Activity>,
    /// People, teams, homerooms and rooms that were asked for, and whether the campus has them.
    asked: RefCell<BTreeMap<(&'static str, String), bool>>,
}

/// How many unknown names of a schedule are shown where most of them are.
const FEW: usize = 3;

impl<'c> Register<'c> {
    /// Gathers the names of a campus.
    pub(super) fn of(campus: &'c Campus) -> Self {
        let names = |ids: Vec<&str>| {
            let mut names = Names::default();
            for id in ids {
                names.add(id);
            }
            names
        };
        let mut activities: BTreeMap<String, Activity> = [
            ("lunch".to_owned(), Activity::Lunch),
            ("recess".to_owned(), Activity::Recess),
            ("homeroom".to_owned(), Activity::Homeroom),
        ]
        .into();
        for (at, subject) in campus.subjects.iter().enumerate() {
            activities.insert(subject.id.clone(), Activity::Subject(SubjectId::from_index(at)));
        }
        for (at, special) in campus.specials.iter().enumerate() {
            activities.insert(special.id.clone(), Activity::Special(SpecialId::from_index(at)));
        }
        for (at, service) in campus.services.iter().enumerate() {
            activities.insert(service.id.clone(), Activity::Service(ServiceId::from_index(at)));
        }
        Self {
            campus,
            days: names(campus.cycle.days.iter().map(|day| day.name.as_str()).collect()),
            people: names(campus.people.iter().map(|person| person.id.as_str()).collect()),
            teams: names(campus.teams.iter().map(|team| team.id.as_str()).collect()),
            homerooms: names(campus.homerooms.iter().map(|homeroom| homeroom.id.as_str()).collect()),
            rooms: names(campus.rooms.iter().map(|room| room.id.as_str()).collect()),
            activities,
            asked: RefCell::default(),
        }
    }

    fn expect(
        &self,
        desk: &mut Desk<'_>,
        file: &str,
        names: &Names,
        kind: &'static str,
        name: &Located<String>,
    ) -> Option<usize> {
        let found = names.find(name);
        if found.is_none() {
            let problem = desk.unknown(file, Code::UnknownInSchedule, kind, name, names.iter());
            if let Some(words) = self.comes_with(file, name) {
                problem.help(words);
            }
        }
        self.asked.borrow_mut().insert((kind, name.to_string()), found.is_some());
        found
    }

    /// Says which lever that is not pulled brings something of this name: its row may have been taken out.
    fn comes_with(&self, file: &str, name: &str) -> Option<String> {
        let campus = self.campus;
        // Today's schedule pulls no lever.
        if file == CURRENT {
            return None;
        }
        let brings = |lever: usize, setting: usize| {
            let mut decisions = Decisions::nothing(campus);
            decisions.0[lever] = setting;
            let parts = campus.parts_with(&decisions);
            parts.people.iter().any(|it| it.id == name)
                || parts.homerooms.iter().any(|it| it.id == name)
                || parts.specials.iter().any(|it| it.id == name)
                || parts.rooms.iter().any(|it| it.id == name)
        };
        let pulled = |lever: usize| campus.decided.iter().any(|decided| decided.lever == lever);
        let mut open = (0..campus.levers.len()).filter(|lever| !pulled(*lever));
        open.find_map(|lever| {
            let steps = campus.levers[lever].steps.iter().enumerate();
            let with_it = steps.filter(|(at, _)| brings(lever, at + 1));
            let settings: Vec<&str> = with_it.map(|(_, step)| step.setting.as_str()).collect();
            let (id, first) = (&campus.levers[lever].id, settings.first()?);
            let others = if settings.len() > 1 {
                format!(" (it comes at {})", list(&settings))
            } else {
                String::new()
            };
            Some(format!(
                "it comes with the lever {id}, which this schedule does not pull: say so again, as `{id}: {first}` in a table's \
                 row of kind lever or `{id} = \"{first}\"` under `decisions`{others}"
            ))
        })
    }

    /// Says so where most of the names that were asked for are not those of the campus: then the schedule is of another
    /// school, and a few of the names are enough.
    pub(super) fn tell_another_school(&self, desk: &mut Desk<'_>, file: &str, campus: &Campus) {
        let asked = self.asked.borrow();
        let unknown = asked.values().filter(|known| !**known).count();
        // Slips of the pen are never two of three.
        if unknown <= FEW || unknown * 3 <= asked.len() * 2 {
            return;
        }
        desk.keep_few(Code::UnknownInSchedule, FEW);
        let message = format!(
            "this looks like the schedule of another school: of the {} people, teams, homerooms and rooms it names, {} \
             does not have {unknown}",
            asked.len(),
            campus.name
        );
        desk.whole_file(file, Code::OtherSchool, message)
            .help("name the scenario that the schedule was made for, or a schedule of this scenario");
    }

    /// Tells whether a person, homeroom or room has this id.
    pub(super) fn has(&self, id: &str) -> bool {
        [&self.people, &self.homerooms, &self.rooms].into_iter().any(|names| names.find(id).is_some())
    }

    pub(super) fn day(&self, desk: &mut Desk<'_>, file: &str, name: &Located<String>) -> Option<DayId> {
        self.days.expect(desk, file, Code::UnknownInSchedule, "day", name).map(DayId::from_index)
    }

    pub(super) fn person(&self, desk: &mut Desk<'_>, file: &str, name: &Located<String>) -> Option<PersonId> {
        self.expect(desk, file, &self.people, "person", name).map(PersonId::from_index)
    }

    pub(super) fn team(&self, desk: &mut Desk<'_>, file: &str, name: &Located<String>) -> Option<TeamId> {
        self.expect(desk, file, &self.teams, "team", name).map(TeamId::from_index)
    }

    pub(super) fn homeroom(
        &self,
        desk: &mut Desk<'_>,
        file: &str,
        name: &Located<String>,
    ) -> Option<HomeroomId> {
        self.expect(desk, file, &self.homerooms, "homeroom", name).map(HomeroomId::from_index)
    }

    pub(super) fn room(&self, desk: &mut Desk<'_>, file: &str, name: &Located<String>) -> Option<RoomId> {
        self.expect(desk, file, &self.rooms, "room", name).map(RoomId::from_index)
    }

    pub(super) fn activity(
        &self,
        desk: &mut Desk<'_>,
        file: &str,
        name: &Located<String>,
    ) -> Option<Activity> {
        let found = self.activities.get(name.as_str()).copied();
        if found.is_none() {
            let known = self.activities.keys().map(String::as_str);
            let problem = desk.unknown(file, Code::UnknownInSchedule, "activity", name, known);
            problem.label("no subject, special or service has this id");
            if let Some(words) = self.comes_with(file, name) {
                problem.help(words);
            }
        }
        found
    }
}
