//! `fte.toml` and `budget.toml`: posts, and one fund that pays them all.

use super::staff::paraprofessionals;
use super::{SYNTHETIC, lines, list};
use crate::generate::services::Services;
use crate::generate::shape::{GRADES, Shape};

/// Posts of one kind: kind, FTE of each in ten-thousandths, who fills them.
type Posts = (&'static str, u32, Vec<String>);

const SALARY: u64 = 54_000;

fn posts(shape: &Shape, services: &Services) -> Vec<Posts> {
    let specials = &shape.specials;
    let off = |person: &String| specials.away.as_ref().is_some_and(|(away, _)| away == person);
    let (some_days, every_day): (Vec<String>, Vec<String>) = specials.people.iter().cloned().partition(off);
    let posts = vec![
        ("classroom teacher", 10_000, (0..GRADES.len()).flat_map(|grade| shape.homerooms(grade)).collect()),
        ("specialist", if specials.half_days { 5_000 } else { 10_000 }, every_day),
        ("specialist", 8_000, some_days),
        ("special education teacher", 10_000, services.special_education.clone()),
        ("interventionist", 10_000, services.intervention.clone()),
        ("paraprofessional", shape.bells.watching_fte(), paraprofessionals(shape)),
    ];
    posts.into_iter().filter(|(_, _, people)| !people.is_empty()).collect()
}

pub(super) fn fte(shape: &Shape, services: &Services) -> String {
    let mut text = vec![SYNTHETIC.to_owned()];
    for (kind, fte, people) in posts(shape, services) {
        text.extend([String::new(), "[[position]]".to_owned(), format!("kind = \"{kind}\"")]);
        text.push(format!("fte = {}.{:04}", fte / 10_000, fte % 10_000));
        text.push(format!("filled-by = {}", list(&people)));
        text.push("fund = \"general\"".to_owned());
    }
    lines(&text)
}

pub(super) fn text(shape: &Shape, services: &Services) -> String {
    let mut text = vec![SYNTHETIC.to_owned()];
    let posts = posts(shape, services);
    let mut kinds: Vec<&str> = posts.iter().map(|(kind, _, _)| *kind).collect();
    kinds.dedup();
    for kind in kinds {
        text.extend([String::new(), "[[cost]]".to_owned(), format!("position = \"{kind}\"")]);
        text.extend([format!("salary = {SALARY}.00"), "benefits = \"31 %\"".to_owned()]);
    }
    let people: u64 = posts.iter().map(|(_, fte, people)| u64::from(*fte) * people.len() as u64).sum();
    let amount = people * SALARY * 131 / 1_000_000 + 1;
    text.extend([String::new(), "[[fund]]".to_owned(), "id = \"general\"".to_owned()]);
    text.push(format!("amount = {amount}.00"));
    lines(&text)
}
