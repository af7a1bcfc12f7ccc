//! `courses.toml`.

use super::{SYNTHETIC, lines, list};
use crate::generate::services::{Service, Services};
use crate::generate::shape::{GRADES, Shape};

pub(super) fn text(shape: &Shape, services: &Services) -> String {
    let mut text = vec![SYNTHETIC.to_owned()];
    for grade in 0..GRADES.len() {
        add_grade(&mut text, shape, grade);
    }
    let specials = &shape.specials;
    let largest = shape.students.iter().copied().max().unwrap_or(0);
    for special in &specials.list {
        text.extend([String::new(), "[[special]]".to_owned(), format!("id = \"{}\"", special.id)]);
        text.push(format!("per-week = {}", special.per_week));
        text.push(format!("minutes = {}", specials.minutes));
        text.push(format!("setup = {}", specials.setup));
        text.push(format!("taught-by = {}", list(&special.taught_by)));
        text.push("certification = \"specials\"".to_owned());
        text.push("group-cap = 24".to_owned());
    }
    for special in &specials.list {
        let classes = special.taught_by.len();
        add_room(&mut text, special.id, 30 * classes, classes);
    }
    let at_once = shape.bells.grades_at_lunch.max(shape.bells.grades_at_recess);
    for place in ["cafeteria", "playground"] {
        add_room(&mut text, place, (largest * at_once) as usize, 1);
    }
    for provider in services.special_education.iter().chain(&services.intervention) {
        add_room(&mut text, &format!("{provider}-room"), 14, 1);
    }
    for service in &services.list {
        add_service(&mut text, service);
    }
    lines(&text)
}

fn add_grade(text: &mut Vec<String>, shape: &Shape, grade: usize) {
    let subjects = if grade < 3 {
        "literacy = 600, mathematics = 375, science-and-social-studies = 225, intervention = 150"
    } else {
        "literacy = 525, mathematics = 400, science-and-social-studies = 275, intervention = 150"
    };
    text.extend([String::new(), "[[grade]]".to_owned(), format!("id = \"{}\"", GRADES[grade])]);
    text.push(format!("homerooms = {}", shape.rooms[grade]));
    text.push(format!("students = {}", shape.students[grade]));
    text.extend(["lunch = 30".to_owned(), "recess = 30".to_owned(), "specials-per-day = 1".to_owned()]);
    text.push("certification = \"elementary\"".to_owned());
    text.push(format!("minutes-per-week = {{ {subjects} }}"));
    text.push("uninterrupted = { literacy = 90, intervention = 30 }".to_owned());
}

fn add_room(text: &mut Vec<String>, id: &str, capacity: usize, classes: usize) {
    text.extend([String::new(), "[[room]]".to_owned(), format!("id = \"{id}\"")]);
    text.push(format!("capacity = {capacity}"));
    text.push(format!("classes-at-once = {classes}"));
}

fn add_service(text: &mut Vec<String>, service: &Service) {
    text.extend([String::new(), "[[service]]".to_owned(), format!("id = \"{}\"", service.id)]);
    text.push(format!("grade = \"{}\"", GRADES[service.grade]));
    text.push(format!("homerooms = {}", list(&service.homerooms)));
    text.push(format!("students = {}", service.students));
    text.push(format!("minutes-per-week = {}", 5 * service.sessions_of));
    text.push(format!("sessions-of = {}", service.sessions_of));
    text.push(format!("providers = [\"{}\"]", service.provider));
    text.push("setting = \"pull-out\"".to_owned());
    text.push(format!("room = \"{}-room\"", service.provider));
    if service.intervention {
        text.push("only-during = [\"intervention\"]".to_owned());
    } else {
        text.push("certification = \"special-education\"".to_owned());
        text.push("never-during = [\"literacy\", \"specials\", \"lunch\", \"recess\"]".to_owned());
    }
}
