//! Schools so small that every schedule of theirs can be tried: one to three grades with at most four homerooms together,
//! two or three days of two to three hours, times in quarters of an hour.

use commontime_files::Texts;

use super::chance::Chance;
use super::write::{SYNTHETIC, lines, list, span};

/// Returns the files of the small school of this seed. They load without a problem; some of these schools have no schedule.
#[must_use]
pub fn small(seed: u64) -> Texts {
    let mut chance = Chance::new(seed);
    let small = Small::new(&mut chance);
    let mut texts = Texts::new();
    texts.insert("scenario.toml", &small.scenario(seed));
    texts.insert("staff.toml", &small.staff());
    texts.insert("fte.toml", &lines(&[SYNTHETIC.to_owned(), "everyone-not-listed = 1.0".to_owned()]));
    texts.insert("bell-schedule.toml", &small.bells());
    texts.insert("courses.toml", &small.courses());
    texts
}

const DAYS: [&str; 3] = ["A", "B", "C"];
const GRADES: [&str; 3] = ["K", "1", "2"];
const START: u32 = 8 * 60;

/// What chance decides.
struct Small {
    days: usize,
    /// Homerooms of each grade.
    rooms: Vec<usize>,
    /// All homeroom teachers are one team; else each grade is one.
    one_team: bool,
    /// Minutes of the students' day, and of the staff's before and after it.
    students: u32,
    before: u32,
    after: u32,
    /// Specials, each once in the days that repeat, and who may teach them, by number.
    specials: Vec<Vec<usize>>,
    specialists: usize,
    classes_a_day: usize,
    /// The first specialist is off on this day.
    away: Option<usize>,
    setup: u32,
    lunch: u32,
    recess: u32,
    /// Paraprofessionals watch lunch and recess.
    watched: bool,
    planning: u32,
    transition: u32,
    minimum_block: u32,
    core: u32,
}

impl Small {
    fn new(chance: &mut Chance) -> Self {
        let days = chance.pick(&[2, 2, 3]);
        let mut rooms: Vec<usize> = (0..=chance.below(3)).map(|_| 1 + chance.below(3)).collect();
        while rooms.iter().sum::<usize>() > 4 {
            let largest = rooms.iter().copied().max().unwrap_or(1);
            rooms.iter_mut().filter(|count| **count == largest).take(1).for_each(|count| *count -= 1);
        }
        let specialists = 1 + chance.below(2);
        let specials = (0..=chance.below(days.min(2)))
            .map(|at| if chance.yes(25) { (0..specialists).collect() } else { vec![at % specialists] })
            .collect();
        let students = chance.pick(&[120, 150, 180]);
        let watched = chance.yes(60);
        let after = chance.pick(&[0, 15, 30, 45]);
        // Without time of their own the teachers could not plan every day.
        let planning = if watched || after >= 30 { chance.pick(&[0, 0, 15, 30]) } else { 0 };
        Self {
            days,
            rooms,
            one_team: chance.yes(25),
            students,
            before: chance.pick(&[0, 0, 15]),
            after,
            specials,
            specialists,
            classes_a_day: 2 + chance.below(3),
            away: chance.yes(30).then(|| chance.below(days)),
            setup: chance.pick(&[0, 0, 15]),
            lunch: chance.pick(&[0, 15, 30]),
            recess: chance.pick(&[0, 0, 15]),
            watched,
            planning,
            transition: chance.pick(&[0, 0, 0, 15]),
            minimum_block: chance.pick(&[15, 30]),
            core: chance.pick(&[60, 150]),
        }
    }

    fn scenario(&self, seed: u64) -> String {
        let mut text = vec![
            SYNTHETIC.to_owned(),
            "format = 1".to_owned(),
            format!("name = \"small school, seed {seed} (synthetic)\""),
            "policy = \"none\"".to_owned(),
            "[goal]".to_owned(),
            "minutes-per-week = 240".to_owned(),
            "eligible = { roles = [\"homeroom\", \"specialist\"], min-fte = 0.5 }".to_owned(),
            "counts = [\"team-meeting\"]".to_owned(),
            format!("minimum-block = {}", self.minimum_block),
            "[contract]".to_owned(),
            "duty-free-lunch = 0".to_owned(),
            format!("transition = {}", self.transition),
        ];
        if self.planning > 0 {
            let minutes = self.planning;
            text.push(format!(
                "planning = [{{ minutes = {minutes}, per = \"day\", minimum-block = 15, roles = [\"homeroom\"] }}]"
            ));
        }
        lines(&text)
    }

    fn staff(&self) -> String {
        let mut text = vec![SYNTHETIC.to_owned()];
        for (&count, grade) in self.rooms.iter().zip(GRADES) {
            let ids: Vec<String> = (1..=count).map(|at| format!("{grade}-{at}")).collect();
            text.extend(["[[group]]".to_owned(), format!("ids = {}", list(&ids))]);
            text.extend(["role = \"homeroom\"".to_owned(), format!("grade = \"{grade}\"")]);
            text.push(format!("team = \"{}\"", if self.one_team { "all" } else { grade }));
        }
        let ids: Vec<String> = (0..self.specialists).map(specialist).collect();
        text.extend(["[[group]]".to_owned(), format!("ids = {}", list(&ids))]);
        text.extend(["role = \"specialist\"".to_owned(), "team = \"specialists\"".to_owned()]);
        text.push("may-cover = \"instruction\"".to_owned());
        text.push(format!("classes-per-day = {}", self.classes_a_day));
        if let Some(day) = self.away {
            text.extend(["[[person]]".to_owned(), format!("id = \"{}\"", specialist(0))]);
            text.push(format!("away = {{ {} = \"all\" }}", DAYS[day]));
        }
        if self.watched {
            text.extend(["[[group]]".to_owned(), "ids = [\"para-1\", \"para-2\"]".to_owned()]);
            text.extend(["role = \"paraprofessional\"".to_owned(), "may-cover = \"supervision\"".to_owned()]);
        }
        let teams = if self.one_team { vec!["all"] } else { GRADES[..self.rooms.len()].to_vec() };
        for team in teams {
            text.extend(["[[team]]".to_owned(), format!("id = \"{team}\"")]);
        }
        text.extend(["[[team]]", "id = \"specialists\"", "room = \"special-1\""].map(str::to_owned));
        lines(&text)
    }

    fn bells(&self) -> String {
        let end = START + self.students;
        let watch = if self.watched { "paraprofessional" } else { "homeroom" };
        let mut text = vec![
            SYNTHETIC.to_owned(),
            format!("cycle = {}", list(&DAYS[..self.days])),
            "bells-follow = \"cycle\"".to_owned(),
            "grid = 15".to_owned(),
            "[[bell-schedule]]".to_owned(),
            "id = \"bells\"".to_owned(),
            format!("students = {{ all = {} }}", span((START, end))),
            format!("staff = {{ all = {} }}", span((START - self.before, end + self.after))),
        ];
        for place in ["cafeteria", "playground"] {
            text.extend([format!("[{place}]"), "grades-at-once = 2".to_owned()]);
            text.push(format!("supervised-by = [\"{watch}\"]"));
        }
        lines(&text)
    }

    fn courses(&self) -> String {
        let mut text = vec![SYNTHETIC.to_owned()];
        for (&count, grade) in self.rooms.iter().zip(GRADES) {
            text.extend([
                "[[grade]]".to_owned(),
                format!("id = \"{grade}\""),
                format!("homerooms = {count}"),
            ]);
            text.extend([format!("students = {}", 20 * count), format!("lunch = {}", self.lunch)]);
            text.push(format!("recess = {}", self.recess));
            text.push("specials-per-day = { min = 0, max = 1 }".to_owned());
            text.push(format!("minutes-per-week = {{ core = {} }}", self.core));
        }
        for (at, taught_by) in self.specials.iter().enumerate() {
            let ids: Vec<String> = taught_by.iter().map(|&person| specialist(person)).collect();
            text.extend(["[[special]]".to_owned(), format!("id = \"special-{}\"", at + 1)]);
            text.extend([
                "per-cycle = 1".to_owned(),
                "minutes = 30".to_owned(),
                format!("setup = {}", self.setup),
            ]);
            text.push(format!("taught-by = {}", list(&ids)));
        }
        for at in 0..self.specials.len() {
            text.extend(["[[room]]".to_owned(), format!("id = \"special-{}\"", at + 1)]);
            text.extend(["capacity = 60".to_owned(), "classes-at-once = 2".to_owned()]);
        }
        for place in ["cafeteria", "playground"] {
            text.extend(["[[room]]".to_owned(), format!("id = \"{place}\""), "capacity = 200".to_owned()]);
        }
        lines(&text)
    }
}

fn specialist(at: usize) -> String {
    format!("specialist-{}", at + 1)
}
