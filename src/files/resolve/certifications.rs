//! Certifications that nobody who could teach holds: found before any search.

use commontime_school::PersonId;
use commontime_school::course::{Grade, Homeroom, Service, Special};
use commontime_school::staff::Person;
use commontime_school::wording::list;

use crate::names::COURSES;
use crate::problem::{Code, Desk, nearest};
use crate::raw::Text;
use crate::raw::courses::Courses;

/// Reports homeroom teachers, specials and services without the certification that is asked for.
pub(super) fn check(
    desk: &mut Desk<'_>,
    courses: &Courses,
    people: &[Person],
    (grades, homerooms): (&[Grade], &[Homeroom]),
    specials: &[Special],
    services: &[Service],
) {
    if desk.has_problems() {
        return;
    }
    for (row, grade) in courses.grade.iter().zip(grades) {
        let teachers = grade.homerooms.iter().map(|homeroom| homerooms[homeroom.index()].teacher);
        let without: Vec<PersonId> =
            teachers.filter(|&person| !holds(people, person, row.certification.as_ref())).collect();
        if !without.is_empty() {
            missing(desk, row.certification.as_ref(), &grade.name, people, &without);
        }
    }
    let specials = specials.iter().map(|special| (&special.id, &special.taught_by));
    let services = services.iter().map(|service| (&service.id, &service.providers));
    let asked = courses.special.iter().map(|row| row.certification.as_ref());
    let asked = asked.chain(courses.service.iter().map(|row| row.certification.as_ref()));
    for (asked, (what, may_teach)) in asked.zip(specials.chain(services)) {
        if !may_teach.iter().any(|&person| holds(people, person, asked)) {
            missing(desk, asked, what, people, may_teach);
        }
    }
}

fn holds(people: &[Person], person: PersonId, asked: Option<&Text>) -> bool {
    let held = &people[person.index()].certifications;
    asked.is_none_or(|asked| held.iter().any(|one| *one == **asked))
}

fn missing(desk: &mut Desk<'_>, asked: Option<&Text>, what: &str, people: &[Person], without: &[PersonId]) {
    let Some(asked) = asked else { return };
    let names: Vec<String> =
        without.iter().map(|person| format!("\"{}\"", people[person.index()].id)).collect();
    let certified = without.iter().flat_map(|person| &people[person.index()].certifications);
    let help = match nearest(asked, certified.map(String::as_str)) {
        Some(meant) => format!("did you mean \"{meant}\"?"),
        None => format!("add \"{}\" to `certified` in staff.toml, or name somebody who holds it", **asked),
    };
    desk.problem(
        COURSES,
        asked.span(),
        Code::NotCertified,
        format!(
            "{what} needs the certification \"{}\", which {} {} not hold",
            **asked,
            list(&names),
            plural(&names)
        ),
    )
    .label("asked for here")
    .help(help);
}

fn plural(names: &[String]) -> &'static str {
    if names.len() == 1 { "does" } else { "do" }
}
