//! A week in which one specialist is out and no substitute comes, in words.

use commontime_school::Campus;
use commontime_school::answer::Absence;
use commontime_school::wording::{count, list};

/// `without PE for a week: lowest 135 minutes; 6 classes stay with their teachers`.
pub(crate) fn short(campus: &Campus, absence: &Absence) -> String {
    let stay = match absence.left_over {
        0 => "others take all classes".to_owned(),
        1 => "1 class stays with its teacher".to_owned(),
        many => format!("{many} classes stay with their teachers"),
    };
    let name = &campus[absence.person].name;
    format!("without {name} for a week: lowest {} minutes; {stay}", absence.lowest)
}

/// The same in sentences, with who loses what.
pub(crate) fn long(campus: &Campus, absence: &Absence) -> String {
    let classes = count(absence.classes, "class");
    let taken = match absence.left_over {
        0 => format!("the other specialists can take all {classes}"),
        1 => "one class stays with its homeroom teacher".to_owned(),
        many => format!("{many} classes stay with their homeroom teachers"),
    };
    let found = if absence.is_best { "" } else { " (the best way to share the classes that was found)" };
    let mut sentences = vec![format!(
        "{}, {taken}, and everyone else has at least {} minutes{found}.",
        crate::names::capital(&when(campus, absence)),
        absence.lowest
    )];
    if !absence.lost.is_empty() {
        let teams: Vec<String> =
            absence.lost.iter().map(|(team, minutes)| format!("{} {minutes}", campus[*team].name)).collect();
        sentences.push(format!("Minutes of meetings lost: {}.", list(&teams)));
    }
    if !absence.alone.is_empty() {
        let names: Vec<&str> = absence.alone.iter().map(|person| campus[*person].name.as_str()).collect();
        let (has, is) = if names.len() == 1 { ("has", "is") } else { ("have", "are") };
        sentences.push(format!(
            "{} {has} no meeting with anybody else in that week and {is} not counted.",
            crate::names::capital(&list(&names))
        ));
    }
    sentences.push("No absence of another specialist leaves less.".to_owned());
    sentences.join(" ")
}

fn when(campus: &Campus, absence: &Absence) -> String {
    let name = &campus[absence.person].name;
    match campus.cycle.weeks.as_slice() {
        [_] => format!("with {name} out for a week and no substitute"),
        weeks => format!("with {name} out in a week {} and no substitute", weeks[absence.week].name),
    }
}
