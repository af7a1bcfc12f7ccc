//! Larger specials groups: which specials take how many students.

use commontime_school::SpecialId;
use commontime_school::campus::Parts;
use commontime_school::ids::GradeId;
use commontime_school::lever::{Change, LargerSpecialsGroups, LeverKind};
use commontime_school::wording;

use super::Reading;
use super::opened::{Common, Opened, cannot, step};
use crate::names::SCENARIO;
use crate::problem::{Code, Desk};
use crate::raw::levers::Levers;

pub(super) fn read(desk: &mut Desk<'_>, levers: &Levers, reading: &Reading<'_>, opened: &mut Opened) {
    let Some(row) = &levers.larger_specials_groups else { return };
    let parts = reading.parts;
    let limits = limits(desk, reading, row);
    let each = row.step.as_ref().map(|step| desk.count(SCENARIO, step, 1..=1_000, "students"));
    let mut steps = Vec::new();
    let mut before: Vec<(SpecialId, u32)> = Vec::new();
    for times in 1.. {
        let up_to = |&(special, least, most): &(SpecialId, u32, u32)| {
            let more = each.map_or(u32::MAX, |each| each.saturating_mul(times));
            (special, least.saturating_add(more).min(most))
        };
        let up_to: Vec<(SpecialId, u32)> = limits.iter().map(up_to).collect();
        if up_to == before {
            break;
        }
        // A step by which no other homerooms fit is none.
        let groups = |up_to: &[(SpecialId, u32)]| -> Vec<Vec<(u32, usize)>> {
            up_to.iter().map(|&(special, most)| groups(parts, special, most)).collect()
        };
        if groups(&up_to) != groups(&before) && groups(&up_to).iter().flatten().any(|(_, count)| *count > 1) {
            let setting: Vec<String> = up_to
                .iter()
                .map(|(special, most)| format!("{}-{most}", parts.specials[special.index()].id))
                .collect();
            let words: Vec<String> = up_to.iter().map(|it| words(parts, *it)).collect();
            let change = LargerSpecialsGroups { up_to: up_to.clone() };
            steps.push(step(&setting.join("+"), words.join("; "), Change::LargerSpecialsGroups(change)));
        }
        before = up_to;
    }
    if steps.is_empty() && !desk.has_problems() {
        cannot(desk, row.up_to.span(), "no two homerooms of a grade fit into so few students".to_owned())
            .help("raise the numbers: a class holds whole homerooms");
        return;
    }
    let common = Common { id: None, approvals: row.approvals.as_deref(), goal: row.goal.as_deref() };
    opened.add(desk, LeverKind::LargerSpecialsGroups, row.span(), common, steps);
}

/// Returns which special begins with how many students and takes how many at most.
fn limits(
    desk: &mut Desk<'_>,
    reading: &Reading<'_>,
    row: &crate::raw::levers::LargerSpecialsGroups,
) -> Vec<(SpecialId, u32, u32)> {
    let parts = reading.parts;
    let mut limits = Vec::new();
    for (name, number) in row.up_to.iter() {
        let place = reading.book.specials.expect(desk, SCENARIO, Code::UnknownInLever, "special", name);
        let most = desk.count(SCENARIO, number, 1..=1_000, "students");
        let Some(special) = place.map(SpecialId::from_index) else { continue };
        let room = &parts.rooms[parts.specials[special.index()].room.index()];
        if most > room.capacity {
            let message =
                format!("{} holds {} students, fewer than the {most} of {}", room.id, room.capacity, **name);
            cannot(desk, number.span(), message)
                .label("more than the room holds")
                .help("lower it, or give the room its capacity in courses.toml");
            continue;
        }
        let of_special =
            parts.homerooms.iter().filter(|it| parts.specials[special.index()].grades.contains(&it.grade));
        let largest = of_special.map(|homeroom| homeroom.students).max().unwrap_or(0);
        limits.push((special, parts.specials[special.index()].group_cap.unwrap_or(largest).min(most), most));
    }
    limits
}

/// Returns for each grade with the special the largest group of whole homerooms that so many students hold, and how many homerooms
/// may be in a group.
fn groups(parts: &Parts, special: SpecialId, most: u32) -> Vec<(u32, usize)> {
    let of_grade = |grade: &GradeId| {
        let mut sizes: Vec<u32> =
            parts.homerooms.iter().filter(|it| it.grade == *grade).map(|it| it.students).collect();
        sizes.sort_unstable();
        let mut sums = std::collections::BTreeSet::from([0]);
        for size in &sizes {
            let with: Vec<u32> = sums.iter().map(|sum| sum + size).filter(|sum| *sum <= most).collect();
            sums.extend(with);
        }
        let mut left = most;
        let fit = sizes.iter().take_while(|size| {
            let fits = **size <= left;
            left = left.saturating_sub(**size);
            fits
        });
        (sums.last().copied().unwrap_or(0), fit.count())
    };
    parts.specials[special.index()].grades.iter().map(of_grade).collect()
}

/// Says what a special takes: how many students, how many homerooms together, and how large the largest group can become.
fn words(parts: &Parts, (id, most): (SpecialId, u32)) -> String {
    let special = &parts.specials[id.index()];
    let of_grades = groups(parts, id, most);
    let homerooms = of_grades.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let joined = of_grades.iter().filter(|(_, count)| *count > 1);
    let largest = joined.map(|(students, _)| *students).max().unwrap_or(0);
    let together = if homerooms > 1 {
        format!(
            ": up to {} of a grade together, the largest group {}",
            wording::count(homerooms, "homeroom"),
            wording::count(largest as usize, "student")
        )
    } else {
        ", and no two homerooms fit".to_owned()
    };
    let cap = match special.group_cap {
        Some(cap) if cap < most => format!(" (today's cap is {cap})"),
        _ => String::new(),
    };
    format!("{} takes up to {most} students{together}{cap}", special.id)
}
