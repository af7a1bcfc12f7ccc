//! Toy schools with whatever a school's files may say, made from a seed or by hand.
//!
//! Lengths are in units, so that the same toy can have short days, or days long enough for a duty-free lunch.

use std::fmt::Write;

use commontime_files::Texts;

const DAYS: [&str; 3] = ["A", "B", "C"];
const START: u32 = 8 * 60;

/// A grade.
#[derive(Clone, Debug)]
pub(super) struct Grade {
    pub(super) rooms: usize,
    pub(super) lunch: u32,
    pub(super) recess: u32,
    pub(super) per_day: (u32, u32),
    pub(super) core: u32,
    pub(super) block: u32,
    pub(super) unbroken: u32,
    pub(super) team: &'static str,
    pub(super) eats_with_first: bool,
}

/// A special.
#[derive(Clone, Debug)]
pub(super) struct Special {
    pub(super) length: u32,
    pub(super) times: u32,
    pub(super) setup: u32,
    pub(super) taught_by: Vec<usize>,
    pub(super) touches: Option<usize>,
    pub(super) running: u32,
    pub(super) at_once: u32,
}

/// Someone on the staff: what is special about them.
#[derive(Clone, Debug, Default)]
pub(super) struct Terms {
    /// Hours by day in units from the first bell of students (may be negative), `None` for all day. Empty for away.
    pub(super) hours: Option<Vec<Vec<(i32, i32)>>>,
    /// In ten-thousandths; 0 for full time.
    pub(super) fte: u32,
    pub(super) elsewhere: u32,
    pub(super) classes_a_day: Option<u32>,
    pub(super) units_a_week: Option<u32>,
}

/// A duty: before school or after it, units, whether specialists have it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Duty {
    pub(super) before: bool,
    pub(super) length: u32,
    pub(super) specialists: bool,
    pub(super) teachers: bool,
}

/// A minimum of planning.
#[derive(Clone, Copy, Debug)]
pub(super) struct Planning {
    pub(super) length: u32,
    pub(super) per: &'static str,
    pub(super) block: u32,
    pub(super) inside: bool,
    pub(super) specialists: bool,
}

/// A toy school.
#[derive(Clone, Debug)]
pub(super) struct Toy {
    pub(super) unit: u32,
    /// Units of the students' day, day by day.
    pub(super) students: Vec<u32>,
    pub(super) before: u32,
    pub(super) after: u32,
    pub(super) grades: Vec<Grade>,
    pub(super) teachers: Vec<Terms>,
    pub(super) specials: Vec<Special>,
    pub(super) specialists: Vec<Terms>,
    /// Paraprofessionals; they watch lunch and recess where they are asked to.
    pub(super) paras: usize,
    pub(super) lunch_watched: bool,
    pub(super) recess_watched: bool,
    pub(super) at_lunch: u32,
    pub(super) at_recess: u32,
    pub(super) wave: Option<u32>,
    pub(super) duties: Vec<Duty>,
    pub(super) planning: Vec<Planning>,
    pub(super) transition: u32,
    pub(super) own_lunch: u32,
    pub(super) block: u32,
    pub(super) target: u32,
    pub(super) directed: Option<&'static str>,
    pub(super) meetings: Option<u32>,
    pub(super) in_a_row: Option<(u32, u32)>,
    pub(super) waivers: Vec<&'static str>,
    pub(super) periods: bool,
}

/// The least toy: one homeroom, one specialist with one class a day, one kind of day.
pub(super) fn least() -> Toy {
    Toy {
        unit: 15,
        students: vec![8],
        before: 0,
        after: 0,
        grades: vec![grade(1)],
        teachers: vec![Terms::default()],
        specials: vec![special()],
        specialists: vec![Terms::default()],
        paras: 2,
        lunch_watched: true,
        recess_watched: true,
        at_lunch: 2,
        at_recess: 2,
        wave: None,
        duties: Vec::new(),
        planning: Vec::new(),
        transition: 0,
        own_lunch: 0,
        block: 1,
        target: 16,
        directed: None,
        meetings: None,
        in_a_row: None,
        waivers: Vec::new(),
        periods: false,
    }
}

/// A grade with so many homerooms and nothing special.
pub(super) fn grade(rooms: usize) -> Grade {
    Grade {
        rooms,
        lunch: 0,
        recess: 0,
        per_day: (0, 1),
        core: 1,
        block: 1,
        unbroken: 0,
        team: "K",
        eats_with_first: false,
    }
}

/// A special of two units once in the days that repeat, by the first specialist.
pub(super) fn special() -> Special {
    Special { length: 2, times: 1, setup: 0, taught_by: vec![0], touches: None, running: 1, at_once: 2 }
}

/// Choices from a seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        usize::try_from(mixed % u64::try_from(count).unwrap()).unwrap()
    }

    fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }

    /// Says yes so many times in a hundred.
    fn yes(&mut self, in_a_hundred: usize) -> bool {
        self.below(100) < in_a_hundred
    }
}

/// Makes a toy in which every feature turns up now and then.
pub(super) fn random(seed: u64) -> Toy {
    let mut chance = Chance(seed);
    let c = &mut chance;
    let days = c.pick(&[1, 1, 2, 2, 2, 3]);
    let long = c.yes(25);
    let length = if long { c.pick(&[8, 9, 10]) } else { c.pick(&[6, 8, 9, 10]) };
    let mut toy = least();
    toy.unit = if long { 30 } else { 15 };
    toy.students = vec![length; days];
    if c.yes(25) {
        toy.students[days - 1] -= c.pick(&[1, 2]);
    }
    (toy.before, toy.after) = (c.pick(&[0, 0, 1, 2]), c.pick(&[0, 1, 2, 3]));
    toy.block = c.pick(&[1, 2, 2, 3]);
    toy.target = c.pick(&[8, 16, 16, 25]);
    people(c, &mut toy, days);
    specials(c, &mut toy, days);
    rules(c, &mut toy, long);
    few_where_weeks_count(&mut toy);
    part_time(c, &mut toy);
    toy
}

/// Where minutes of a week are weighed against each other for everyone by themselves, a few people are many weeks.
fn few_where_weeks_count(toy: &mut Toy) {
    let per_week = toy.planning.iter().any(|minimum| minimum.per != "day");
    let most = if toy.directed.is_some() { 1 } else { 2 };
    if per_week || toy.directed.is_some() {
        toy.grades.truncate(1);
        toy.grades[0].rooms = toy.grades[0].rooms.min(most);
        toy.teachers.truncate(most);
        toy.specialists.truncate(most);
        let people = toy.specialists.len();
        for special in &mut toy.specials {
            special.taught_by.retain(|&person| person < people);
            if special.taught_by.is_empty() {
                special.taught_by.push(0);
            }
        }
    }
}

/// Whoever is here for a part of the day is employed for that part; now and then somebody is part-time on paper alone,
/// where that rule is waived.
fn part_time(c: &mut Chance, toy: &mut Toy) {
    let longest = i64::from(toy.students.iter().max().unwrap() + toy.before + toy.after);
    let days = toy.students.len();
    let on_paper = c.yes(15);
    if on_paper {
        toy.waivers.push("load-within-fte");
        toy.waivers.sort_unstable();
        toy.waivers.dedup();
    }
    for terms in toy.teachers.iter_mut().chain(&mut toy.specialists) {
        if on_paper && c.yes(50) {
            terms.fte = c.pick(&[5_000, 6_000, 8_000]);
            continue;
        }
        let Some(hours) = &terms.hours else { continue };
        let of_day = |day: usize| hours[day].iter().map(|(from, until)| i64::from(until - from)).sum::<i64>();
        let week = |first: usize| (first..first + 5).map(|day| of_day(day % days)).sum::<i64>();
        let most = (0..days).map(week).max().unwrap();
        let part = (most * 10_000 + 5 * longest - 1) / (5 * longest);
        terms.fte = u32::try_from(((part + 99) / 100 * 100).min(10_000)).unwrap() % 10_000;
    }
}

fn people(c: &mut Chance, toy: &mut Toy, days: usize) {
    let mut rooms: Vec<usize> = (0..c.pick(&[1, 1, 2])).map(|_| c.pick(&[1, 1, 2, 2, 3])).collect();
    while rooms.iter().sum::<usize>() > 3 {
        let largest = *rooms.iter().max().unwrap();
        rooms.iter_mut().filter(|it| **it == largest).take(1).for_each(|it| *it -= 1);
    }
    let one_team = rooms.len() > 1 && c.yes(35);
    let same = c.yes(50);
    let (lunch, recess) = (c.pick(&[0, 1, 1, 2]), c.pick(&[0, 0, 1]));
    toy.grades = rooms
        .iter()
        .enumerate()
        .map(|(at, &rooms)| Grade {
            lunch: if same { lunch } else { c.pick(&[1, 2]) },
            recess: if same { recess } else { c.pick(&[0, 1]) },
            core: c.pick(&[1, 1, 10, 16]),
            block: c.pick(&[1, 1, 1, 2]),
            unbroken: if c.yes(15) { 2 } else { 0 },
            team: if one_team || at == 0 { "K" } else { "1" },
            eats_with_first: same && at > 0 && c.yes(20),
            ..grade(rooms)
        })
        .collect();
    for grade in &mut toy.grades {
        grade.core = grade.core.max(5 * grade.unbroken).max(grade.block);
    }
    let homerooms: usize = rooms.iter().sum();
    let long = i32::try_from(toy.students[0]).unwrap();
    toy.teachers = (0..homerooms).map(|_| terms(c, days, long, toy.after, false)).collect();
    let specialists = c.pick(&[1, 1, 2, 2, 3]);
    toy.specialists = (0..specialists).map(|_| terms(c, days, long, toy.after, true)).collect();
    toy.paras = c.pick(&[1, 2, 2]);
    (toy.lunch_watched, toy.recess_watched) = (c.yes(70), c.yes(70));
    (toy.at_lunch, toy.at_recess) = (c.pick(&[1, 2, 2]), c.pick(&[1, 2, 2]));
    toy.wave = c.yes(15).then_some(2);
}

/// Mostly nothing special.
fn terms(c: &mut Chance, days: usize, long: i32, after: u32, specialist: bool) -> Terms {
    let mut terms = Terms::default();
    let after = i32::try_from(after).unwrap();
    if c.yes(10) {
        terms.elsewhere = c.pick(&[1, 2, 4]);
    }
    if specialist && c.yes(20) {
        let off = c.below(days);
        let part = match c.below(3) {
            0 => vec![],
            1 => vec![(0, long / 2)],
            _ => vec![(long / 2, long + after)],
        };
        let all = (0..days).map(|day| if day == off { part.clone() } else { vec![(0, long + after)] });
        terms.hours = Some(all.collect());
    } else if c.yes(8) {
        terms.hours = Some(vec![vec![(0, long + c.pick(&[0, after]))]; days]);
    }
    if specialist && c.yes(30) {
        terms.classes_a_day = Some(c.pick(&[1, 2, 3, 4]));
    }
    if specialist && c.yes(10) {
        terms.units_a_week = Some(c.pick(&[10, 20, 30]));
    }
    terms
}

fn specials(c: &mut Chance, toy: &mut Toy, days: usize) {
    let count = c.pick(&[0, 1, 1, 1, 2, 2]);
    let people = toy.specialists.len();
    let most = u32::try_from(days).unwrap();
    toy.specials = (0..count)
        .map(|at| {
            let times = c.pick(&[1, 1, 1, most]);
            Special {
                length: c.pick(&[1, 2, 2, 2, 3]),
                times,
                setup: c.pick(&[0, 0, 1]),
                taught_by: if c.yes(30) { (0..people).collect() } else { vec![at % people] },
                touches: None,
                running: if times > 1 && c.yes(30) { 2 } else { 1 },
                at_once: c.pick(&[1, 2, 2]),
            }
        })
        .collect();
    if count == 2 && c.yes(25) {
        let at = usize::from(toy.specials[0].times > toy.specials[1].times);
        toy.specials[at].touches = Some(1 - at);
        if toy.specials[0].times == toy.specials[1].times && c.yes(25) {
            toy.specials[1 - at].touches = Some(at);
        }
    }
    let total: u32 = toy.specials.iter().map(|special| special.times).sum();
    let per_day = total.div_ceil(most);
    for grade in &mut toy.grades {
        grade.per_day =
            (if c.yes(30) { total / most } else { 0 }, (per_day + c.pick(&[0, 0, 1])).min(total.max(1)));
    }
}

fn rules(c: &mut Chance, toy: &mut Toy, long: bool) {
    for before in [true, false] {
        let room = if before { toy.before } else { toy.after };
        for _ in 0..2 {
            if room > 0 && c.yes(20) {
                let length = 1 + u32::try_from(c.below(room as usize)).unwrap();
                toy.duties.push(Duty { before, length, specialists: c.yes(40), teachers: c.yes(80) });
            }
        }
    }
    toy.duties.retain(|duty| duty.specialists || duty.teachers);
    if c.yes(35) {
        let per = c.pick(&["day", "day", "day", "week", "two-weeks"]);
        let block = c.pick(&[1, 1, 2]);
        let length = block.max(match per {
            "day" => c.pick(&[1, 1, 2]),
            "week" => c.pick(&[3, 5, 7]),
            _ => c.pick(&[6, 10, 14]),
        });
        let (inside, specialists) = (c.yes(30), c.yes(25) && !long);
        toy.planning.push(Planning { length, per, block, inside, specialists });
    }
    toy.transition = c.pick(&[0, 0, 0, 1]);
    toy.own_lunch = if long { c.pick(&[0, 1, 1]) } else { 0 };
    // Those who watch have a lunch of their own then: enough of them, so that this never stands in the way.
    toy.paras += if toy.own_lunch > 0 { 3 } else { 0 };
    if c.yes(8) && toy.planning.is_empty() {
        toy.directed = Some(c.pick(&["0.4", "0.5", "0.75"]));
    }
    toy.meetings = c.yes(8).then(|| u32::try_from(3 + c.below(4)).unwrap());
    toy.in_a_row = c.yes(6).then(|| (c.pick(&[4, 5, 6]), 1));
    for rule in ["duty-free-lunch", "individual-planning", "transition", "directed-share", "load-within-fte"]
    {
        if c.yes(3) {
            toy.waivers.push(rule);
        }
    }
    toy.periods = c.yes(6);
}

impl Toy {
    /// Returns the files.
    pub(super) fn texts(&self) -> Texts {
        let mut texts = Texts::new();
        texts.insert("scenario.toml", &self.scenario());
        texts.insert("staff.toml", &self.staff());
        texts.insert("fte.toml", &self.fte());
        texts.insert("bell-schedule.toml", &self.bells());
        texts.insert("courses.toml", &self.courses());
        texts
    }

    fn scenario(&self) -> String {
        let u = self.unit;
        let mut text =
            String::from("# Synthetic.\nformat = 1\nname = \"toy (synthetic)\"\npolicy = \"none\"\n");
        let mut line = |words: String| writeln!(text, "{words}").unwrap();
        line(format!("[goal]\nminutes-per-week = {}\nminimum-block = {}", self.target * u, self.block * u));
        line("eligible = { roles = [\"homeroom\", \"specialist\"], min-fte = 0.5 }".to_owned());
        line("counts = [\"team-meeting\"]\n[contract]".to_owned());
        line(format!("duty-free-lunch = {}\ntransition = {}", self.own_lunch * u, self.transition * u));
        for it in &self.planning {
            let roles = if it.specialists { "\"homeroom\", \"specialist\"" } else { "\"homeroom\"" };
            line(format!(
                "planning = [{{ minutes = {}, per = \"{}\", minimum-block = {}, within-student-day = {}, roles = [{roles}] }}]",
                it.length * u,
                it.per,
                it.block * u,
                it.inside
            ));
        }
        if let Some(share) = self.directed {
            line(format!("directed-share = {share}"));
        }
        if let Some(most) = self.meetings {
            line(format!("meetings-per-week-max = {most}"));
        }
        if let Some((most, pause)) = self.in_a_row {
            line(format!("consecutive-teaching-max = {{ minutes = {}, break = {} }}", most * u, pause * u));
        }
        if !self.waivers.is_empty() {
            line("[waivers]".to_owned());
        }
        for rule in &self.waivers {
            line(format!("{rule} = \"a paper (invented)\""));
        }
        text
    }

    fn clock(&self, units: i32) -> String {
        let minutes = i32::try_from(START).unwrap() + units * i32::try_from(self.unit).unwrap();
        format!("{}:{:02}", minutes / 60, minutes % 60)
    }

    fn span(&self, from: i32, until: i32) -> String {
        format!("\"{}-{}\"", self.clock(from), self.clock(until))
    }

    fn person(&self, text: &mut String, id: &str, terms: &Terms) {
        writeln!(text, "[[person]]\nid = \"{id}\"").unwrap();
        if terms.elsewhere > 0 {
            writeln!(text, "collaboration-elsewhere = {}", terms.elsewhere * self.unit).unwrap();
        }
        if let Some(count) = terms.classes_a_day {
            writeln!(text, "classes-per-day = {count}").unwrap();
        }
        if let Some(units) = terms.units_a_week {
            writeln!(text, "teaching-minutes-per-week = {}", units * self.unit).unwrap();
        }
        let Some(hours) = &terms.hours else { return };
        let mut entries = Vec::new();
        let mut away = Vec::new();
        for (day, spans) in DAYS.iter().zip(hours) {
            let list: Vec<String> = spans.iter().map(|&(from, until)| self.span(from, until)).collect();
            entries.push(format!(
                "{day} = {}",
                if list.is_empty() { self.span(0, 1) } else { format!("[{}]", list.join(", ")) }
            ));
            if list.is_empty() {
                away.push(format!("{day} = \"all\""));
            }
        }
        writeln!(text, "hours = {{ {} }}", entries.join(", ")).unwrap();
        if !away.is_empty() {
            writeln!(text, "away = {{ {} }}", away.join(", ")).unwrap();
        }
    }

    fn staff(&self) -> String {
        let mut text = String::from("# Synthetic.\n");
        let mut terms = self.teachers.iter();
        let ids = |list: &[String]| list.iter().map(|id| format!("\"{id}\"")).collect::<Vec<_>>().join(", ");
        let mut teams: Vec<&str> = Vec::new();
        let mut people = String::new();
        for (at, grade) in self.grades.iter().enumerate() {
            let name = ["K", "1", "2"][at];
            let list: Vec<String> = (1..=grade.rooms).map(|room| format!("{name}-{room}")).collect();
            writeln!(text, "[[group]]\nids = [{}]\nrole = \"homeroom\"", ids(&list)).unwrap();
            writeln!(text, "grade = \"{name}\"\nteam = \"{}\"", grade.team).unwrap();
            for id in &list {
                self.person(&mut people, id, terms.next().unwrap_or(&Terms::default()));
            }
            teams.push(grade.team);
        }
        let list: Vec<String> = (1..=self.specialists.len()).map(|at| format!("S-{at}")).collect();
        writeln!(text, "[[group]]\nids = [{}]\nrole = \"specialist\"\nteam = \"S\"", ids(&list)).unwrap();
        for (id, terms) in list.iter().zip(&self.specialists) {
            self.person(&mut people, id, terms);
        }
        let list: Vec<String> = (1..=self.paras).map(|at| format!("para-{at}")).collect();
        if self.paras > 0 {
            writeln!(text, "[[group]]\nids = [{}]\nrole = \"paraprofessional\"", ids(&list)).unwrap();
        }
        text += &people;
        teams.sort_unstable();
        teams.dedup();
        for team in teams {
            writeln!(text, "[[team]]\nid = \"{team}\"").unwrap();
        }
        writeln!(text, "[[team]]\nid = \"S\"\nroom = \"playground\"").unwrap();
        text
    }

    fn fte(&self) -> String {
        let mut text = String::from("# Synthetic.\neveryone-not-listed = 1.0\n");
        let mut names = Vec::new();
        for (at, grade) in self.grades.iter().enumerate() {
            names.extend((1..=grade.rooms).map(|room| format!("{}-{room}", ["K", "1", "2"][at])));
        }
        let specialists = (1..=self.specialists.len()).map(|at| format!("S-{at}"));
        let all = names.into_iter().zip(&self.teachers).chain(specialists.zip(&self.specialists));
        for (id, terms) in all.filter(|(_, terms)| terms.fte > 0) {
            writeln!(
                text,
                "[[position]]\nkind = \"{id}\"\nfte = 0.{:04}\nfilled-by = [\"{id}\"]\nfund = \"general\"",
                terms.fte
            )
            .unwrap();
        }
        text
    }

    fn bells(&self) -> String {
        let mut text = String::from("# Synthetic.\n");
        let days: Vec<String> = DAYS[..self.students.len()].iter().map(|day| format!("\"{day}\"")).collect();
        writeln!(text, "cycle = [{}]\nbells-follow = \"cycle\"\ngrid = {}", days.join(", "), self.unit)
            .unwrap();
        let units = |number: u32| i32::try_from(number).unwrap();
        let by_day = |span: &dyn Fn(i32) -> String| {
            let entries = DAYS.iter().zip(&self.students);
            entries
                .map(|(day, &long)| format!("{day} = {}", span(units(long))))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let longest = units(self.students.iter().copied().max().unwrap()) + units(self.after);
        writeln!(text, "[[bell-schedule]]\nid = \"bells\"").unwrap();
        writeln!(text, "students = {{ {} }}", by_day(&|long| self.span(0, long))).unwrap();
        writeln!(text, "staff = {{ {} }}", by_day(&|_| self.span(-units(self.before), longest))).unwrap();
        if self.periods {
            let least = self.students.iter().min().unwrap() / 2;
            let list =
                (0..least).map(|at| format!("P{at} = {}", self.span(units(2 * at), units(2 * at + 2))));
            writeln!(text, "periods = {{ {} }}", list.collect::<Vec<_>>().join(", ")).unwrap();
        }
        for (place, at_once, watched) in [
            ("cafeteria", self.at_lunch, self.lunch_watched),
            ("playground", self.at_recess, self.recess_watched),
        ] {
            writeln!(text, "[{place}]\ngrades-at-once = {at_once}").unwrap();
            let who = if watched { "paraprofessional" } else { "homeroom" };
            writeln!(text, "supervised-by = [\"{who}\"]").unwrap();
            if let Some(wave) = self.wave.filter(|_| place == "cafeteria") {
                writeln!(text, "waves-of = {}", wave * self.unit).unwrap();
            }
        }
        for (at, duty) in self.duties.iter().enumerate() {
            let when = if duty.before { "before-students" } else { "after-students" };
            let mut roles = Vec::new();
            roles.extend(duty.teachers.then_some("\"homeroom\""));
            roles.extend(duty.specialists.then_some("\"specialist\""));
            writeln!(
                text,
                "[[duty]]\nid = \"duty-{at}\"\nwhen = \"{when}\"\nminutes = {}\nroles = [{}]",
                duty.length * self.unit,
                roles.join(", ")
            )
            .unwrap();
        }
        text
    }

    fn courses(&self) -> String {
        let u = self.unit;
        let mut text = String::from("# Synthetic.\n");
        for (at, grade) in self.grades.iter().enumerate() {
            let name = ["K", "1", "2"][at];
            writeln!(text, "[[grade]]\nid = \"{name}\"\nhomerooms = {}", grade.rooms).unwrap();
            writeln!(
                text,
                "students = {}\nlunch = {}\nrecess = {}",
                20 * grade.rooms,
                grade.lunch * u,
                grade.recess * u
            )
            .unwrap();
            let (least, most) = grade.per_day;
            writeln!(text, "specials-per-day = {{ min = {least}, max = {most} }}").unwrap();
            writeln!(text, "minutes-per-week = {{ core = {} }}", grade.core * u).unwrap();
            writeln!(text, "minimum-block = {}", grade.block * u).unwrap();
            if grade.unbroken > 0 {
                writeln!(text, "uninterrupted = {{ core = {} }}", grade.unbroken * u).unwrap();
            }
            if grade.eats_with_first {
                writeln!(text, "eats-with = [\"K\"]").unwrap();
            }
        }
        for (at, special) in self.specials.iter().enumerate() {
            let people: Vec<String> =
                special.taught_by.iter().map(|person| format!("\"S-{}\"", person + 1)).collect();
            writeln!(text, "[[special]]\nid = \"special-{at}\"\nper-cycle = {}", special.times).unwrap();
            writeln!(text, "minutes = {}\nsetup = {}", special.length * u, special.setup * u).unwrap();
            writeln!(text, "taught-by = [{}]", people.join(", ")).unwrap();
            if let Some(other) = special.touches {
                writeln!(text, "back-to-back-with = \"special-{other}\"").unwrap();
            }
            if special.running > 1 {
                writeln!(text, "days-running = {}", special.running).unwrap();
            }
        }
        for (at, special) in self.specials.iter().enumerate() {
            writeln!(
                text,
                "[[room]]\nid = \"special-{at}\"\ncapacity = 90\nclasses-at-once = {}",
                special.at_once
            )
            .unwrap();
        }
        for place in ["cafeteria", "playground"] {
            writeln!(text, "[[room]]\nid = \"{place}\"\ncapacity = 200").unwrap();
        }
        text + OFFICES
    }
}

/// Rooms that nobody else uses, so that meetings never want for a place.
const OFFICES: &str =
    "[[room]]\nid = \"office-1\"\n[[room]]\nid = \"office-2\"\n[[room]]\nid = \"office-3\"\n";

/// Adds such rooms to a school.
pub(super) fn with_offices(mut texts: Texts) -> Texts {
    let courses = texts.get("courses.toml").unwrap().to_owned() + "\n" + OFFICES;
    texts.insert("courses.toml", &courses);
    texts
}
