//! `scenario.toml`.

use super::{SYNTHETIC, lines};
use crate::generate::Blueprint;

pub(super) fn text(blueprint: &Blueprint) -> String {
    let kind = if blueprint.tight { "tight" } else { "loose" };
    let (homerooms, seed) = (blueprint.homerooms.clamp(6, 108), blueprint.seed);
    let teachers = r#"["homeroom", "specialist", "special-education", "intervention"]"#;
    let mut text = vec![
        SYNTHETIC.to_owned(),
        "format = 1".to_owned(),
        format!("name = \"{homerooms} homerooms, {kind}, seed {seed} (synthetic)\""),
        "policy = \"none\"".to_owned(),
        String::new(),
        "[goal]".to_owned(),
        "minutes-per-week = 300".to_owned(),
        format!("eligible = {{ roles = {teachers}, min-fte = 0.5 }}"),
        "counts = [\"team-meeting\"]".to_owned(),
        "minimum-block = 45".to_owned(),
        String::new(),
        "[contract]".to_owned(),
        format!("duty-free-lunch = {}", if blueprint.paraprofessionals { 30 } else { 0 }),
        "transition = 0".to_owned(),
    ];
    if blueprint.planning {
        text.push(format!(
            "planning = [{{ minutes = 30, per = \"day\", minimum-block = 30, roles = {teachers}, min-fte = 0.5 }}]"
        ));
    }
    lines(&text)
}
