//! Class-size trade: homerooms of a grade are given up, their students spread over the others, and the teachers' posts cut or
//! become posts of another kind.
//!
//! Class sizes have limits by law or contract, and are often waived classroom by classroom. How many homerooms are above the limit
//! then is in the step's words; whether they may be is the state's or the board's to say.

use super::posts::{hire, let_go, more_often};
use super::{ConvertFte, HowCut, LeverPage};
use crate::campus::Parts;
use crate::ids::{GradeId, HomeroomId, PersonId};

pub(super) const PAGE: LeverPage = LeverPage {
    in_short: "homerooms are given up, and others of the grade become larger",
    does: "Homerooms are given up one after the other, and their students are spread over the other \
        homerooms of the grade. The teachers' posts are cut or, with `like`, become posts of another \
        kind.",
    minutes: "None where the posts are cut. Where they become specialists' posts, more homerooms can \
        be away at the same time, and with `more-specials` every homeroom has a special so many times \
        more, in which its teacher is free.",
    students: "The other homeroom teachers of the grade, each with more students all day.",
    price: "Posts cost what fte.toml and budget.toml say, every year: one that is cut saves what it \
        costs, and one that is converted costs the difference of the two kinds. Where budget.toml has \
        a [[class-size-overage]], what the contract pays for students beyond its cap is counted. No \
        [[price]] is needed.",
    limits: "No homeroom has more than `up-to` students, or than its room holds: a lever that would is \
        refused. `class-size-limit` is that of your law or contract: how many homerooms are above it \
        is told, and that each needs a waiver. Each grade keeps a homeroom. Students whose homeroom \
        stays stay in it. `like` cannot be somebody with a homeroom, and is not written together with \
        `how`.",
    approval: "Mostly the board and the state. Ask which limit holds for which grades, and who may \
        waive it: in Texas 22 students from prekindergarten through grade 4, from which the \
        commissioner may except a class until the year's end; ask the Texas Education Agency.",
    // In scenarios/walker-gamble-short: with two homerooms in each grade, as in the school that `commontime new` writes, one alone
    // would be left.
    example: r#"# scenario.toml
[levers.class-size-trade]
homerooms = ["4-4"]                 # which go, in this order
class-size-limit = 26               # by law or contract, without a waiver
up-to = 28                          # what no homeroom exceeds at all
like = "STEM"                       # or how = "attrition": the post is cut
more-specials = { specials-rotation = 1 }"#,
    source: "Tex. Educ. Code 25.112.\n\
        Northwest ISD, Texas, planned 24 students in place of 22 in elementary classes in 2025. \
        https://tspantx.com/northwest-isd-to-cut-101-teaching-positions-increase-class-sizes-to-combat-16m-budget-shortfall\n\
        Other states: \
        https://www.classsizematters.org/research-and-links/state-and-local-class-size-policies-and-limits/",
};

/// Homerooms are given up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassSizeTrade {
    /// Which.
    pub homerooms: Vec<HomeroomId>,
    /// What becomes of their teachers' posts.
    pub posts: FreedPosts,
}

/// What becomes of the posts of homeroom teachers whose homerooms are given up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FreedPosts {
    /// They are cut.
    Cut(HowCut),
    /// They become posts of another kind.
    Converted(ConvertFte),
}

impl ClassSizeTrade {
    pub(super) fn apply(&self, parts: &mut Parts) {
        let Some(sizes) = sizes_without(parts, &self.homerooms) else { return };
        for (homeroom, students) in sizes {
            parts.homerooms[homeroom.index()].students = students;
        }
        let teachers: Vec<PersonId> =
            self.homerooms.iter().map(|id| parts.homerooms[id.index()].teacher).collect();
        for &homeroom in &self.homerooms {
            move_services(parts, homeroom, &self.homerooms);
        }
        let mut given_up = self.homerooms.clone();
        given_up.sort_unstable();
        // From the last on: those before keep their places.
        for homeroom in given_up.into_iter().rev() {
            remove(parts, homeroom);
        }
        for teacher in teachers {
            let person = &mut parts.people[teacher.index()];
            (person.homeroom, person.grade) = (None, None);
            let_go(parts, teacher);
        }
        if let FreedPosts::Converted(convert) = &self.posts {
            for (_, comes, like, position) in &convert.swaps {
                hire(parts, comes, *like, position);
            }
            more_often(parts, &convert.more_specials);
        }
    }
}

/// Returns the students of the homerooms that are left in the grades of those given up, spread as evenly as can be without anybody
/// leaving a homeroom that stays; `None` where a grade has none left.
#[must_use]
pub fn sizes_without(parts: &Parts, given_up: &[HomeroomId]) -> Option<Vec<(HomeroomId, u32)>> {
    let mut grades: Vec<GradeId> = given_up.iter().map(|id| parts.homerooms[id.index()].grade).collect();
    grades.sort_unstable();
    grades.dedup();
    let mut sizes = Vec::new();
    for grade in grades {
        let of_grade = parts.grades[grade.index()].homerooms.iter();
        let (gone, mut left): (Vec<_>, Vec<_>) = of_grade
            .map(|&homeroom| (homeroom, parts.homerooms[homeroom.index()].students))
            .partition(|(homeroom, _)| given_up.contains(homeroom));
        for _ in 0..gone.iter().map(|(_, students)| *students).sum() {
            left.iter_mut().min_by_key(|(_, students)| *students)?.1 += 1;
        }
        if left.is_empty() {
            return None;
        }
        sizes.extend(left);
    }
    Some(sizes)
}

/// Lets the students of services go to another homeroom of their grade.
fn move_services(parts: &mut Parts, id: HomeroomId, given_up: &[HomeroomId]) {
    let of_grade = &parts.grades[parts.homerooms[id.index()].grade.index()].homerooms;
    let others: Vec<HomeroomId> =
        of_grade.iter().copied().filter(|other| !given_up.contains(other)).collect();
    for service in &mut parts.services {
        let came: u32 = service.from.iter().filter(|(from, _)| *from == id).map(|(_, count)| count).sum();
        service.from.retain(|(from, _)| *from != id);
        if came == 0 {
            continue;
        }
        // Students of one service stay together: where most of the others are, or in the grade's first homeroom.
        let of_grade = |from: &HomeroomId| others.contains(from);
        let most = service.from.iter_mut().filter(|(from, _)| of_grade(from)).max_by_key(|(_, count)| *count);
        match most {
            Some((_, count)) => *count += came,
            None => service.from.extend(others.first().map(|&first| (first, came))),
        }
    }
}

/// Takes a homeroom out of the lists; those behind it move up.
fn remove(parts: &mut Parts, id: HomeroomId) {
    let moved = |other: HomeroomId| match other.cmp(&id) {
        std::cmp::Ordering::Less => Some(other),
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some(HomeroomId::from_index(other.index() - 1)),
    };
    parts.homerooms.remove(id.index());
    for grade in &mut parts.grades {
        grade.homerooms = grade.homerooms.iter().copied().filter_map(moved).collect();
    }
    for person in &mut parts.people {
        person.homeroom = person.homeroom.and_then(moved);
    }
    for service in &mut parts.services {
        service.from =
            service.from.iter().filter_map(|(from, count)| Some((moved(*from)?, *count))).collect();
    }
    if let Some(current) = &mut parts.current {
        for lesson in &mut current.lessons {
            lesson.homerooms = lesson.homerooms.iter().copied().filter_map(moved).collect();
        }
        current.lessons.retain(|lesson| !lesson.homerooms.is_empty());
    }
}
