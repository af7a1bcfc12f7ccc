//! People before they are people: rows for groups and for single persons laid on top of each other.

use commontime_school::staff::Role;

use crate::names::{Names, STAFF};
use crate::problem::{Code, Desk};
use crate::raw::staff::{Group, Person, Staff};
use crate::raw::words::{HomeCampusWord, MayCoverWord, RoleWord};
use crate::raw::{ByDay, Number, Text};
use crate::value::{Limits, Located, OneOrMany};

/// What the file says of one person; a `[[person]]` row comes before the group's.
#[derive(Clone, Debug)]
pub(super) struct Sketch<'a> {
    pub(super) id: &'a Text,
    /// Where its row begins; people of one group share it.
    row: usize,
    pub(super) name: Option<&'a Text>,
    pub(super) role: Option<&'a Located<RoleWord>>,
    pub(super) grade: Option<&'a Text>,
    pub(super) team: Option<&'a Text>,
    pub(super) may_join: Option<&'a [Text]>,
    pub(super) certified: Option<&'a [Text]>,
    pub(super) hours: Option<&'a ByDay<OneOrMany<String>>>,
    pub(super) away: Option<&'a ByDay<OneOrMany<String>>>,
    pub(super) home_campus: Option<&'a Located<HomeCampusWord>>,
    pub(super) collaboration_elsewhere: Option<&'a Number>,
    pub(super) may_cover: Option<&'a Located<MayCoverWord>>,
    pub(super) classes_per_day: Option<&'a Number>,
    pub(super) teaching_minutes_per_week: Option<&'a Number>,
    pub(super) one_to_one: Option<&'a Text>,
}

macro_rules! sketch {
    ($id:expr, $place:expr, $row:expr) => {
        Sketch {
            id: $id,
            row: $place,
            name: $row.name.as_ref(),
            role: $row.role.as_ref(),
            grade: $row.grade.as_ref(),
            team: $row.team.as_ref(),
            may_join: $row.may_join.as_deref(),
            certified: $row.certified.as_deref(),
            hours: $row.hours.as_ref(),
            away: $row.away.as_ref(),
            home_campus: $row.home_campus.as_ref(),
            collaboration_elsewhere: $row.collaboration_elsewhere.as_ref(),
            may_cover: $row.may_cover.as_ref(),
            classes_per_day: $row.classes_per_day.as_ref(),
            teaching_minutes_per_week: $row.teaching_minutes_per_week.as_ref(),
            one_to_one: $row.one_to_one.as_ref(),
        }
    };
}

impl<'a> Sketch<'a> {
    /// Returns the role; a homeroom teacher's where the file forgets it, which is reported elsewhere.
    pub(super) fn role(&self) -> Role {
        self.role.map_or(Role::Homeroom, |role| Role::from(**role))
    }

    /// Lays a person's own row on top.
    fn overlay(&mut self, own: &Sketch<'a>) {
        self.name = own.name.or(self.name);
        self.role = own.role.or(self.role);
        self.grade = own.grade.or(self.grade);
        self.team = own.team.or(self.team);
        self.may_join = own.may_join.or(self.may_join);
        self.certified = own.certified.or(self.certified);
        self.hours = own.hours.or(self.hours);
        self.away = own.away.or(self.away);
        self.home_campus = own.home_campus.or(self.home_campus);
        self.collaboration_elsewhere = own.collaboration_elsewhere.or(self.collaboration_elsewhere);
        self.may_cover = own.may_cover.or(self.may_cover);
        self.classes_per_day = own.classes_per_day.or(self.classes_per_day);
        self.teaching_minutes_per_week = own.teaching_minutes_per_week.or(self.teaching_minutes_per_week);
        self.one_to_one = own.one_to_one.or(self.one_to_one);
    }
}

/// Gathers everyone, in the order of the file; `None` where there are too many to go on.
pub(super) fn gather<'a>(desk: &mut Desk<'_>, staff: &'a Staff) -> Option<Vec<Sketch<'a>>> {
    let grouped: usize = staff.group.iter().map(|group| group.ids.len()).sum();
    if !desk.check_count(STAFF, grouped + staff.person.len(), Limits::PEOPLE, "person") {
        return None;
    }
    let mut names = Names::default();
    let mut rows: Vec<(usize, Sketch<'a>)> = Vec::new();
    for group in &staff.group {
        let row: &Group = group;
        for id in &row.ids {
            if names.define(desk, STAFF, "person", id).is_some() {
                rows.push((id.span().start, sketch!(id, group.span().start, row)));
            }
        }
    }
    let in_groups = rows.len();
    let mut alone = Names::default();
    for person in &staff.person {
        let row: &Person = person;
        let own = sketch!(&row.id, person.span().start, row);
        if alone.define(desk, STAFF, "person", &row.id).is_none() {
            continue;
        }
        if let Some(place) = names.find(&row.id).filter(|&place| place < in_groups) {
            rows[place].1.overlay(&own);
        } else {
            names.add(&row.id);
            rows.push((row.id.span().start, own));
        }
    }
    rows.sort_by_key(|(position, _)| *position);
    let sketches: Vec<Sketch<'a>> = rows.into_iter().map(|(_, sketch)| sketch).collect();
    // What a whole group lacks is said once, at its first member.
    let mut last = None;
    for sketch in &sketches {
        if last != Some(sketch.row) && !role_holds(desk, sketch) {
            last = Some(sketch.row);
        }
    }
    Some(sketches)
}

fn role_holds(desk: &mut Desk<'_>, sketch: &Sketch<'_>) -> bool {
    let id = sketch.id;
    if sketch.role.is_none() {
        let roles: Vec<&str> = Role::ALL.iter().map(|role| role.slug()).collect();
        desk.problem(STAFF, id.span(), Code::NoRole, format!("person \"{}\" has no role", **id))
            .label("neither here nor in a group")
            .help(format!("add `role = ...`: {}", roles.join(", ")));
    } else if sketch.role() == Role::Homeroom && sketch.grade.is_none() {
        desk.problem(
            STAFF,
            id.span(),
            Code::HomeroomWithoutGrade,
            format!("homeroom teacher \"{}\" has no grade", **id),
        )
        .label("whose homeroom it is would not be known")
        .help("add `grade = ...` with the id of a [[grade]] in courses.toml");
    } else {
        return true;
    }
    false
}
