//! The numbers of a school: homerooms by grade, teams, bells.

use super::Blueprint;
use super::chance::Chance;
use super::specialists::{Specials, specials};

/// The grades, as ids.
pub(super) const GRADES: [&str; 6] = ["K", "1", "2", "3", "4", "5"];

/// The weekdays, as ids.
pub(super) const DAYS: [&str; 5] = ["Mon", "Tue", "Wed", "Thu", "Fri"];

/// A team of homeroom teachers: its id and the places of its grades.
#[derive(Clone, Debug)]
pub(super) struct Team {
    pub(super) id: &'static str,
    pub(super) grades: Vec<usize>,
}

/// When everyone is there, in minutes after midnight.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bells {
    pub(super) students: (u32, u32),
    /// The day that ends early for students, and when.
    pub(super) early: Option<(usize, u32)>,
    pub(super) staff: (u32, u32),
    /// When lunches and recesses may be.
    pub(super) window: (u32, u32),
    pub(super) grades_at_lunch: u32,
    pub(super) grades_at_recess: u32,
}

impl Bells {
    /// The FTE in ten-thousandths, rounded up, of somebody who is here while lunches and recesses may be.
    pub(super) fn watching_fte(&self) -> u32 {
        let length = |(start, end): (u32, u32)| end - start;
        (length(self.window) * 10_000).div_ceil(length(self.staff))
    }
}

/// All numbers of a school.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    /// Homerooms of each grade.
    pub(super) rooms: Vec<u32>,
    /// Students of each grade.
    pub(super) students: Vec<u32>,
    pub(super) teams: Vec<Team>,
    pub(super) bells: Bells,
    pub(super) specials: Specials,
    /// Paraprofessionals at lunch and at recess.
    pub(super) watching: u32,
    pub(super) paraprofessionals: u32,
}

impl Shape {
    pub(super) fn new(blueprint: &Blueprint, chance: &mut Chance) -> Self {
        let homerooms = blueprint.homerooms.clamp(6, 108);
        let rooms = rooms(homerooms, blueprint.tight, chance);
        let students =
            rooms.iter().map(|&count| count * 20 + u32::try_from(chance.below(3)).unwrap_or(0)).collect();
        let teams = teams(homerooms);
        let largest =
            teams.iter().map(|team| team.grades.iter().map(|&at| rooms[at]).sum()).max().unwrap_or(1);
        let bells = bells(blueprint, homerooms, chance);
        let specials = specials(homerooms, largest, blueprint.tight, chance);
        let most = rooms.iter().copied().max().unwrap_or(1);
        let watching = (most * bells.grades_at_lunch.max(bells.grades_at_recess)).div_ceil(2);
        let spare = u32::from(!blueprint.tight);
        let paraprofessionals = if blueprint.paraprofessionals { 2 * watching + spare } else { 0 };
        Self { rooms, students, teams, bells, specials, watching, paraprofessionals }
    }

    /// The ids of the homerooms of a grade, which are those of its teachers.
    pub(super) fn homerooms(&self, grade: usize) -> Vec<String> {
        (1..=self.rooms[grade]).map(|at| format!("{}-{at}", GRADES[grade])).collect()
    }

    /// The team of a grade.
    pub(super) fn team_of(&self, grade: usize) -> &'static str {
        self.teams.iter().find(|team| team.grades.contains(&grade)).map_or("", |team| team.id)
    }
}

/// Homerooms by grade: even ones, or with what is left over anywhere and a family of twins here and there.
fn rooms(homerooms: u32, tight: bool, chance: &mut Chance) -> Vec<u32> {
    let mut rooms = vec![homerooms / 6; 6];
    for at in 0..(homerooms % 6) as usize {
        // The younger grades are the larger ones, unless chance has it otherwise.
        let fewest = rooms.iter().copied().min().unwrap_or(0);
        let open: Vec<usize> = (0..6).filter(|&grade| rooms[grade] == fewest).collect();
        let grade = if tight { chance.pick(&open) } else { at };
        rooms[grade] += 1;
    }
    if tight && homerooms >= 18 {
        for _ in 0..=chance.below(2) {
            let (from, to) = (chance.below(6), chance.below(6));
            if rooms[from] > 2 {
                rooms[from] -= 1;
                rooms[to] += 1;
            }
        }
    }
    rooms
}

/// Every grade is a team, where it has two teachers or more; small schools have a team of the younger and one of the
/// older grades.
fn teams(homerooms: u32) -> Vec<Team> {
    if homerooms < 12 {
        return vec![
            Team { id: "primary", grades: vec![0, 1, 2] },
            Team { id: "upper", grades: vec![3, 4, 5] },
        ];
    }
    let ids = ["kindergarten", "grade-1", "grade-2", "grade-3", "grade-4", "grade-5"];
    ids.into_iter().enumerate().map(|(grade, id)| Team { id, grades: vec![grade] }).collect()
}

fn bells(blueprint: &Blueprint, homerooms: u32, chance: &mut Chance) -> Bells {
    let start = 7 * 60 + 45 + 5 * u32::try_from(chance.below(7)).unwrap_or(0);
    let early_day = chance.pick(&[2, 2, 2, 4]);
    let (length, early) =
        if blueprint.early_release { (415, Some((early_day, start + 365))) } else { (405, None) };
    // Where teachers watch lunch and recess themselves, planning is after school.
    let staff_length = match (blueprint.paraprofessionals, blueprint.tight) {
        (false, _) => 480,
        (true, true) => chance.pick(&[460, 465]),
        (true, false) => 470,
    };
    let window = (start + 155, start + if blueprint.tight { 335 } else { 365 });
    let at_once = if homerooms <= 12 || (!blueprint.tight && homerooms <= 30) { 2 } else { 1 };
    Bells {
        students: (start, start + length),
        early,
        staff: (start - 10, start - 10 + staff_length),
        window,
        grades_at_lunch: if blueprint.tight { 1 } else { at_once },
        grades_at_recess: at_once,
    }
}
