//! What a school's files say, for a terminal: so that someone sees at a glance whether it is their school.

use commontime_school::Campus;
use commontime_school::wording::{count, grouped};

use crate::wrap::hanging;
use crate::{basis, names};

/// Returns what was read in a few lines, `width` columns wide, with everything assumed, waived and not searched, and the
/// command that goes on with `folder`.
#[must_use]
pub fn check_terminal(campus: &Campus, folder: &str, width: usize) -> String {
    let width = width.clamp(50, 110);
    let students: u32 = campus.homerooms.iter().map(|homeroom| homeroom.students).sum();
    let eligible = campus.person_ids().filter(|&person| campus.is_eligible(person)).count();
    let pack = match campus.policy.pack.as_str() {
        "none" => "no state rules".to_owned(),
        pack => {
            format!("state rules of {}", pack.split('-').map(names::capital).collect::<Vec<_>>().join(" "))
        }
    };
    let year =
        if campus.school_year.is_empty() { String::new() } else { format!(", {}", campus.school_year) };
    let facts = [
        format!(
            "{}, {}, {} students",
            count(campus.grades.len(), "grade"),
            count(campus.homerooms.len(), "homeroom"),
            grouped(students.into())
        ),
        format!(
            "{} in {}; {eligible} of them are to have {} minutes a week",
            count(campus.people.len(), "person"),
            count(campus.teams.len(), "team"),
            campus.goal.minutes_per_week
        ),
        format!("bell schedule {}, {pack}", campus.bells.id),
    ];
    let assumed = campus.assumptions.iter().map(|one| format!("assumed: {} ({})", one.words, one.key));
    let waived =
        campus.waivers.iter().map(|waiver| format!("waived: {} ({})", waiver.rule.slug(), waiver.reason));
    let levers = basis::levers(campus).into_iter().map(|lever| format!("lever open: {lever}"));
    let facts = facts.into_iter().chain(assumed).chain(waived).chain(levers);
    let facts: Vec<String> = facts.map(|fact| hanging(&fact, width, "  ", "    ")).collect();
    let head = hanging(&format!("{}{year}: no problems", campus.name), width, "", "  ");
    let next = format!("commontime solve {folder} looks for its schedule");
    format!("{head}\n\n{}\n\n{next}\n", facts.join("\n"))
}
