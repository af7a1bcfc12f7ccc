//! Class-size trade: which homerooms are given up, how large the others become, and what becomes of the posts.

use commontime_school::campus::Parts;
use commontime_school::ids::{GradeId, HomeroomId, PersonId};
use commontime_school::lever::{
    Change, ClassSizeTrade, ConvertFte, FreedPosts, HowCut, LeverKind, sizes_without,
};
use commontime_school::wording;

use super::Reading;
use super::opened::{Common, Opened, cannot, step};
use super::posts::{days, more_specials, new_person, person, with_more_specials};
use crate::names::SCENARIO;
use crate::problem::{Code, Desk};
use crate::raw::levers::{self, Levers};
use crate::value::distinct;

pub(super) fn read(desk: &mut Desk<'_>, levers: &Levers, reading: &Reading<'_>, opened: &mut Opened) {
    let Some(row) = &levers.class_size_trade else { return };
    let parts = reading.parts;
    distinct(desk, SCENARIO, &row.homerooms);
    let limit = desk.count(SCENARIO, &row.class_size_limit, 1..=1_000, "students");
    let most = desk.count(SCENARIO, &row.up_to, 1..=1_000, "students");
    let known: Vec<Option<HomeroomId>> = row
        .homerooms
        .iter()
        .map(|id| reading.book.homerooms.expect(desk, SCENARIO, Code::UnknownInLever, "homeroom", id))
        .map(|place| place.map(HomeroomId::from_index))
        .collect();
    if row.like.is_some() && row.how.is_some() {
        cannot(desk, row.span(), "the posts are cut and become others".to_owned())
            .label("one of two")
            .help("write `like = ...` for posts that become others, or `how = ...` for posts that are cut");
        return;
    }
    let like = match &row.like {
        Some(id) => {
            let Some(like) = person(desk, reading, id) else { return };
            if parts.people[like.index()].homeroom.is_some() {
                cannot(desk, id.span(), format!("\"{}\" has a homeroom, and the new post has none", **id))
                    .help("name somebody without a homeroom: a specialist, an interventionist");
                return;
            }
            Some(like)
        }
        None => None,
    };
    let Some(known) = known.into_iter().collect::<Option<Vec<HomeroomId>>>() else { return };
    let mut steps = Vec::new();
    for count in 1..=known.len() {
        let homerooms = known[..count].to_vec();
        let id = &row.homerooms[count - 1];
        let Some(sizes) = sizes_without(parts, &homerooms) else {
            cannot(desk, id.span(), format!("without \"{}\" its grade has no homeroom", **id))
                .help("leave at least one homeroom of each grade");
            return;
        };
        let holds =
            |homeroom: &HomeroomId| parts.rooms[parts.homerooms[homeroom.index()].room.index()].capacity;
        let too_many = sizes.iter().find(|(homeroom, students)| *students > most.min(holds(homeroom)));
        if let Some((homeroom, students)) = too_many {
            let name = &parts.homerooms[homeroom.index()].id;
            let (limit, help) = if *students > most {
                (format!("more than {most}"), "take it away, or raise `up-to`")
            } else {
                let help = "take it away, or give the room its capacity in courses.toml";
                (format!("more than the {} its room holds", holds(homeroom)), help)
            };
            cannot(desk, id.span(), format!("without \"{}\" {name} has {students} students, {limit}", **id))
                .label("one too many")
                .help(help);
            return;
        }
        let posts = posts(desk, reading, row, &homerooms, like);
        let mut words = words(parts, &homerooms, &sizes, limit, &posts, row);
        if let FreedPosts::Converted(convert) = &posts {
            words = with_more_specials(parts, words, &convert.more_specials);
        }
        steps.push(step(&count, words, Change::ClassSizeTrade(ClassSizeTrade { homerooms, posts })));
    }
    let common = Common { id: None, approvals: row.approvals.as_deref(), goal: row.goal.as_deref() };
    opened.add(desk, LeverKind::ClassSizeTrade, row.span(), common, steps);
}

/// Returns what becomes of the posts of the teachers of these homerooms.
fn posts(
    desk: &mut Desk<'_>,
    reading: &Reading<'_>,
    row: &levers::ClassSizeTrade,
    homerooms: &[HomeroomId],
    like: Option<PersonId>,
) -> FreedPosts {
    let parts = reading.parts;
    let Some(like) = like else {
        let how = row.how.as_ref().map(|how| HowCut::from(**how));
        return FreedPosts::Cut(how.unwrap_or(HowCut::ReductionInForce));
    };
    let come_on = days(desk, parts, row.days.as_deref());
    let swap = |(number, homeroom): (usize, &HomeroomId)| {
        let leaves = parts.homerooms[homeroom.index()].teacher;
        let fte = parts.people[leaves.index()].fte;
        let (comes, position) = new_person(reading, like, number + 1, fte, &come_on);
        (leaves, Box::new(comes), like, position)
    };
    let swaps = homerooms.iter().enumerate().map(swap).collect();
    let more = more_specials(desk, reading, row.more_specials.as_ref(), homerooms.len(), row.homerooms.len());
    FreedPosts::Converted(ConvertFte { swaps, more_specials: more })
}

/// Returns the grades of homerooms, each once, in order.
fn grades(parts: &Parts, homerooms: &[HomeroomId]) -> Vec<GradeId> {
    let mut grades: Vec<GradeId> = homerooms.iter().map(|id| parts.homerooms[id.index()].grade).collect();
    grades.sort_unstable();
    grades.dedup();
    grades
}

/// Says which homerooms are given up, how many students the others have then, how many of them need a waiver, and what becomes of
/// the posts.
fn words(
    parts: &Parts,
    given_up: &[HomeroomId],
    sizes: &[(HomeroomId, u32)],
    limit: u32,
    posts: &FreedPosts,
    row: &levers::ClassSizeTrade,
) -> String {
    let names: Vec<&str> = given_up.iter().map(|id| parts.homerooms[id.index()].id.as_str()).collect();
    let by_grade: Vec<String> = grades(parts, given_up)
        .into_iter()
        .map(|grade| {
            let of_grade = &parts.grades[grade.index()];
            let today = of_grade.homerooms.iter().map(|id| parts.homerooms[id.index()].students).max();
            let left =
                sizes.iter().filter(|(id, _)| of_grade.homerooms.contains(id)).map(|(_, students)| *students);
            let largest = left.max().unwrap_or(0);
            format!(
                "{} has up to {largest} students in a homeroom in place of {}",
                of_grade.name,
                today.unwrap_or(0)
            )
        })
        .collect();
    let above = sizes.iter().filter(|(_, students)| *students > limit).count();
    let waivers = match above {
        0 => format!("none is above the limit of {limit}"),
        1 => format!("1 homeroom is above the limit of {limit} and needs a waiver"),
        above => format!("{above} homerooms are above the limit of {limit} and need a waiver each"),
    };
    let posts = match (posts, &row.like) {
        (FreedPosts::Cut(how), _) => {
            let posts = if names.len() == 1 { "the post is" } else { "the posts are" };
            format!("{posts} cut ({})", how.slug().replace('-', " "))
        }
        (FreedPosts::Converted(_), like) => {
            let like = like.as_ref().map_or("", |like| like.as_str());
            let posts = if names.len() == 1 { "the post becomes one" } else { "the posts become ones" };
            format!("{posts} like that of {like}")
        }
    };
    format!("without homeroom {}: {}; {waivers}; {posts}", wording::list(&names), by_grade.join(", "))
}
