//! `staff.toml`.

use super::{SYNTHETIC, lines, list, span};
use crate::generate::services::Services;
use crate::generate::shape::{GRADES, Shape};

pub(super) fn text(shape: &Shape, services: &Services) -> String {
    let mut text = vec![SYNTHETIC.to_owned()];
    for (grade, id) in GRADES.into_iter().enumerate() {
        group(&mut text, &shape.homerooms(grade), "homeroom");
        text.push(format!("grade = \"{id}\""));
        text.push(format!("team = \"{}\"", shape.team_of(grade)));
        text.push("certified = [\"elementary\"]".to_owned());
    }
    specialists(&mut text, shape);
    let teams: Vec<&str> = shape.teams.iter().map(|team| team.id).collect();
    let others = [
        (&services.special_education, "special-education", "special-education"),
        (&services.intervention, "intervention", "elementary"),
    ];
    for (ids, role, certified) in others.into_iter().filter(|(ids, _, _)| !ids.is_empty()) {
        group(&mut text, ids, role);
        text.push(format!("may-join = {}", list(&teams)));
        text.push(format!("certified = [\"{certified}\"]"));
        text.push("may-cover = \"nothing\"".to_owned());
    }
    if shape.paraprofessionals > 0 {
        group(&mut text, &paraprofessionals(shape), "paraprofessional");
        text.push(format!("hours = {{ all = {} }}", span(shape.bells.window)));
        text.push("may-cover = \"supervision\"".to_owned());
    }
    for team in teams {
        text.extend([String::new(), "[[team]]".to_owned(), format!("id = \"{team}\"")]);
    }
    text.extend([String::new(), "[[team]]".to_owned(), "id = \"specialists\"".to_owned()]);
    text.push("room = \"art\"".to_owned());
    lines(&text)
}

fn specialists(text: &mut Vec<String>, shape: &Shape) {
    let specials = &shape.specials;
    group(text, &specials.people, "specialist");
    text.push("team = \"specialists\"".to_owned());
    text.push("certified = [\"specials\"]".to_owned());
    text.push("may-cover = \"instruction\"".to_owned());
    text.push(format!("classes-per-day = {}", specials.classes_a_day));
    if specials.half_days {
        // Half of the staff's day, on the grid.
        let (start, end) = shape.bells.staff;
        text.push(format!("hours = {{ all = {} }}", span((start, start + (end - start) / 10 * 5))));
    }
    if let Some((person, day)) = &specials.away {
        text.extend([String::new(), "[[person]]".to_owned(), format!("id = \"{person}\"")]);
        text.push(format!("away = {{ {day} = \"all\" }}"));
    }
}

fn group(text: &mut Vec<String>, ids: &[String], role: &str) {
    text.extend([String::new(), "[[group]]".to_owned()]);
    text.push(format!("ids = {}", list(ids)));
    text.push(format!("role = \"{role}\""));
}

/// The ids of the paraprofessionals.
pub(super) fn paraprofessionals(shape: &Shape) -> Vec<String> {
    (1..=shape.paraprofessionals).map(|at| format!("para-{at}")).collect()
}
