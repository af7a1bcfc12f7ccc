//! Specials that must touch do; those on days running are.
//!
//! A class of a special that goes back to back with another has a class of that other one right before or right after
//! it, with the same homeroom on the same day. Where a special lies on so many days running, its classes of a homeroom
//! fall, in every pass through the cycle, into runs of at least that many cycle days in a row.

use commontime_school::{DayId, Finding, HomeroomId, Rule, SpecialId, wording};

use super::specials_frequency::classes;
use crate::found::{Details, found};
use crate::view::View;

const RULE: Rule = Rule::SpecialsAdjacency;

pub(crate) fn check(view: &View, findings: &mut Vec<Finding>) {
    for id in view.campus.special_ids() {
        let special = &view.campus[id];
        for homeroom in view.campus.homeroom_ids() {
            if let Some(other) = special.back_to_back_with {
                for day in view.campus.day_ids() {
                    touching(view, homeroom, day, (id, other), findings);
                }
            }
            if special.days_running > 1 {
                for pass in &view.campus.cycle.passes {
                    running(view, homeroom, id, pass, findings);
                }
            }
        }
    }
}

fn touching(
    view: &View,
    homeroom: HomeroomId,
    day: DayId,
    (id, other): (SpecialId, SpecialId),
    findings: &mut Vec<Finding>,
) {
    let others = classes(view, homeroom, day, other);
    for class in classes(view, homeroom, day, id) {
        let touches = others
            .iter()
            .any(|next| next.span.end() == class.span.start() || next.span.start() == class.span.end());
        if touches {
            continue;
        }
        let (name, special, with) =
            (view.campus[homeroom].id.as_str(), &view.campus[id].id, &view.campus[other].id);
        let message = format!("{special} with {name} touches no class of {with}");
        let next_step = format!("put {with} with {name} right before or after it");
        findings.push(found(RULE, &[name], message, next_step).at(day, class.span).of(view.row(class)));
    }
}

fn running(view: &View, homeroom: HomeroomId, id: SpecialId, pass: &[DayId], findings: &mut Vec<Finding>) {
    let special = &view.campus[id];
    let mut run: Vec<&str> = Vec::new();
    // One step past the pass, so that a run at its end is looked at too.
    for at in 0..=pass.len() {
        let day = pass.get(at).filter(|&&day| !classes(view, homeroom, day, id).is_empty());
        if let Some(&day) = day {
            run.push(&view.campus[day].name);
            continue;
        }
        let asked = usize::try_from(special.days_running).unwrap_or(usize::MAX);
        if !run.is_empty() && run.len() < asked {
            let name = view.campus[homeroom].id.as_str();
            let message = format!(
                "{name} has {} on {}, {} running, and should have it on {asked}",
                special.id,
                wording::list(&run),
                wording::count(run.len(), "day")
            );
            let next_step = format!("put the classes of {} with {name} on {asked} days in a row", special.id);
            let short = i64::try_from(asked - run.len()).unwrap_or(i64::MAX);
            findings.push(found(RULE, &[name], message, next_step).short_count(short));
        }
        run.clear();
    }
}
