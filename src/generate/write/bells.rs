//! `bell-schedule.toml`.

use super::{SYNTHETIC, lines, list, span};
use crate::generate::services::Services;
use crate::generate::shape::{DAYS, Shape};

pub(super) fn text(shape: &Shape, services: &Services) -> String {
    let bells = &shape.bells;
    let early = bells
        .early
        .map(|(day, end)| format!(", {} = {}", DAYS[day], span((bells.students.0, end))))
        .unwrap_or_default();
    let mut roles = vec!["homeroom"];
    if !services.special_education.is_empty() {
        roles.push("special-education");
    }
    if !services.intervention.is_empty() {
        roles.push("intervention");
    }
    let all: Vec<&str> = roles.iter().copied().chain(["specialist"]).collect();
    let mut text = vec![
        SYNTHETIC.to_owned(),
        format!("cycle = {}", list(&DAYS)),
        "grid = 5".to_owned(),
        String::new(),
        "[[bell-schedule]]".to_owned(),
        "id = \"bells\"".to_owned(),
        format!("students = {{ all = {}{early} }}", span(bells.students)),
        format!("staff = {{ all = {} }}", span(bells.staff)),
    ];
    for (place, at_once) in [("cafeteria", bells.grades_at_lunch), ("playground", bells.grades_at_recess)] {
        text.extend([String::new(), format!("[{place}]"), format!("window = {}", span(bells.window))]);
        if place == "cafeteria" {
            text.push("waves-of = 30".to_owned());
        }
        text.push(format!("grades-at-once = {at_once}"));
        if shape.paraprofessionals > 0 {
            text.push("supervised-by = [\"paraprofessional\"]".to_owned());
            text.push(format!("adults = {}", shape.watching));
        } else {
            text.push("supervised-by = [\"homeroom\"]".to_owned());
        }
    }
    for (id, when, minutes, roles) in
        [("arrival", "before-students", 10, &all), ("dismissal", "after-students", 15, &roles)]
    {
        text.extend([String::new(), "[[duty]]".to_owned(), format!("id = \"{id}\"")]);
        text.push(format!("when = \"{when}\""));
        text.push(format!("minutes = {minutes}"));
        text.push(format!("roles = {}", list(roles)));
    }
    lines(&text)
}
