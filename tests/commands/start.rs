//! `commontime solve --start`: what is locked stays, the rest changes little, and what cannot be is named.

use commontime_audit::audit;
use commontime_files::{load, read_schedule, schedule_toml};
use commontime_school::{Activity, ClockTime, Minutes, Schedule, Span, Use};
use serde_json::Value;

use super::harness::{Place, Ran};

/// The school solved, and its schedule as a file to change.
struct Started {
    place: Place,
    campus: commontime_school::Campus,
    solved: Schedule,
}

impl Started {
    fn new() -> Self {
        let place = Place::with_school("first-run", &[]);
        place.run(&["solve", "school"]).ends(0);
        let campus = load(&place.path("school")).unwrap();
        let solved = read_schedule(&place.path("school-result/schedule.toml"), &campus).unwrap().schedule;
        Self { place, campus, solved }
    }

    /// Continues from the schedule with a change.
    fn run(&self, change: impl FnOnce(&mut Schedule)) -> Ran {
        let mut start = self.solved.clone();
        change(&mut start);
        std::fs::write(self.place.path("start.toml"), schedule_toml(&start, &self.campus)).unwrap();
        self.place.run(&["solve", "school", "--start", "start.toml", "--out", "again"])
    }

    fn result(&self) -> Value {
        serde_json::from_str(&self.place.read("again/result.json")).unwrap()
    }

    /// The schedule found, which must be clean and worth as much as without locks.
    fn found(&self) -> Schedule {
        let found = read_schedule(&self.place.path("again/schedule.toml"), &self.campus).unwrap().schedule;
        let audit = audit(&self.campus, &found);
        assert!(audit.is_clean(), "{:?}", audit.findings);
        let result = self.result();
        assert_eq!(
            (&result["outcome"], &result["lowest_weekly_minutes"]),
            (&"proven-best".into(), &225.into())
        );
        found
    }

    /// The rank of least change: its value and what is known of it.
    fn change(&self) -> (i64, String) {
        let result = self.result();
        let ranks = result["ranks"].as_array().unwrap();
        let rank = ranks.iter().find(|rank| rank["name"] == "least-change").unwrap();
        (rank["value"].as_i64().unwrap(), rank["state"].as_str().unwrap().to_owned())
    }

    fn lesson(&self, schedule: &Schedule, activity: Activity, homeroom: &str) -> usize {
        let is_it = |it: &commontime_school::Lesson| {
            it.day.index() == 0
                && it.activity == activity
                && it.homerooms.iter().any(|id| self.campus[*id].id == homeroom)
        };
        schedule.lessons.iter().position(is_it).expect("the lesson is there")
    }

    fn special(&self, schedule: &Schedule, homeroom: &str) -> usize {
        let activities = self.campus.special_ids().map(Activity::Special);
        let of_today = |activity: &Activity| {
            schedule.lessons.iter().any(|it| {
                it.day.index() == 0
                    && it.activity == *activity
                    && it.homerooms.iter().any(|id| self.campus[*id].id == homeroom)
            })
        };
        let activity = activities.into_iter().find(of_today).expect("every day has a special");
        self.lesson(schedule, activity, homeroom)
    }
}

fn later(span: Span, minutes: i32) -> Span {
    Span::starting(span.start().plus(Minutes::new(minutes)), span.length()).unwrap()
}

fn span(text: &str) -> Span {
    let (start, end) = text.split_once('-').unwrap();
    let time = |text: &str| {
        let (hour, minute) = text.split_once(':').unwrap();
        ClockTime::from_minutes(hour.parse::<u16>().unwrap() * 60 + minute.parse::<u16>().unwrap()).unwrap()
    };
    Span::new(time(start), time(end)).unwrap()
}

#[test]
fn where_nothing_is_locked_and_nothing_wrong_nothing_changes() {
    let started = Started::new();
    let ran = started.run(|_| {}).ends(0);
    let out = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        out.contains("lessons and meetings of the schedule given with --start are as they were"),
        "{out}"
    );
    for file in ["schedule.toml", "schedule.csv"] {
        assert!(
            started.place.read(&format!("again/{file}"))
                == started.place.read(&format!("school-result/{file}"))
        );
    }
    assert_eq!(started.change(), (0, "proven".to_owned()));
    // A table has no locks, and means the same schedule.
    let table = ["solve", "school", "--start", "school-result/schedule.csv", "--out", "table"];
    started.place.run(&table).ends(0);
    assert!(started.place.read("table/schedule.toml") == started.place.read("school-result/schedule.toml"));
}

#[test]
fn a_locked_special_moved_by_a_quarter_of_an_hour_stays_there() {
    let started = Started::new();
    let mut locked = None;
    started
        .run(|start| {
            let at = started.special(start, "K-1");
            let lesson = &mut start.lessons[at];
            (lesson.span, lesson.locked) = (later(lesson.span, 15), true);
            locked = Some(lesson.clone());
        })
        .ends(0);
    let found = started.found();
    assert!(found.lessons.contains(&locked.unwrap()));
    let (moved, state) = started.change();
    // The special of one homeroom moves the meeting, the other homeroom's, and what is before and after, on this day alone.
    assert!((1..=20).contains(&moved) && state == "no-bound", "{moved} {state}");
    let others = |schedule: &Schedule| {
        let lessons = schedule.lessons.iter().filter(|it| it.day.index() > 0).cloned();
        lessons.collect::<Vec<_>>()
    };
    assert_eq!(others(&found), others(&started.solved), "other days stay");
}

#[test]
fn a_locked_meeting_a_lunch_a_subject_and_planning_stay_where_they_are_put() {
    let started = Started::new();
    let mut meeting = None;
    started
        .run(|start| {
            let it = &mut start.meetings[0];
            (it.span, it.locked) = (later(it.span, 15), true);
            meeting = Some(it.clone());
        })
        .ends(0);
    assert!(started.found().meetings.contains(&meeting.unwrap()));

    // Lunch and recess change places, with the same adult.
    let mut lunch = None;
    started
        .run(|start| {
            let at = started.lesson(start, Activity::Lunch, "K-1");
            let it = &mut start.lessons[at];
            (it.span, it.locked) = (span("11:30-12:00"), true);
            lunch = Some(it.clone());
        })
        .ends(0);
    assert!(started.found().lessons.contains(&lunch.unwrap()));

    let mut subject = None;
    started
        .run(|start| {
            let is_long = |it: &&mut commontime_school::Lesson| {
                matches!(it.activity, Activity::Subject(_)) && it.span.length() >= Minutes::new(90)
            };
            let it = start.lessons.iter_mut().find(is_long).unwrap();
            (it.span, it.locked) = (later(it.span, 15), true);
            subject = Some(it.clone());
        })
        .ends(0);
    assert!(started.found().lessons.contains(&subject.unwrap()));

    // Planning has the place of lunch, so lunch needs another.
    let mut planning = None;
    started
        .run(|start| {
            let is_own = |it: &&mut commontime_school::Assignment| {
                it.kind == Use::IndividualPlanning && started.campus[it.person].homeroom.is_some()
            };
            let it = start.assignments.iter_mut().find(is_own).unwrap();
            (it.span, it.locked) = (span("11:00-11:30"), true);
            planning = Some(it.clone());
        })
        .ends(0);
    assert!(started.found().assignments.contains(&planning.unwrap()));
}

#[test]
fn what_is_locked_off_the_grid_is_kept_to_the_minute() {
    let started = Started::new();
    let mut locked = None;
    started
        .run(|start| {
            let at = started.special(start, "K-2");
            let lesson = &mut start.lessons[at];
            (lesson.span, lesson.locked) = (later(lesson.span, 7), true);
            locked = Some(lesson.clone());
        })
        .ends(0);
    let found = read_schedule(&started.place.path("again/schedule.toml"), &started.campus).unwrap().schedule;
    assert!(audit(&started.campus, &found).is_clean() && found.lessons.contains(&locked.unwrap()));
}

#[test]
fn a_whole_schedule_that_is_locked_stays() {
    let started = Started::new();
    started
        .run(|start| {
            start.lessons.iter_mut().for_each(|it| it.locked = true);
            start.meetings.iter_mut().for_each(|it| it.locked = true);
            start.assignments.iter_mut().for_each(|it| it.locked = true);
        })
        .ends(0);
    assert_eq!(started.found().lessons.iter().filter(|it| it.locked).count(), started.solved.lessons.len());
    assert_eq!(started.change().0, 0);
    // All but one day, and of that day one meeting is missing: there is one place for it.
    started
        .run(|start| {
            start.lessons.iter_mut().for_each(|it| it.locked = it.day.index() > 0);
            start.meetings.iter_mut().for_each(|it| it.locked = it.day.index() > 0);
            start.assignments.iter_mut().for_each(|it| it.locked = it.day.index() > 0);
            start.meetings.retain(|it| it.day.index() > 0);
        })
        .ends(0);
    let found = started.found();
    assert_eq!(found.meetings.len(), started.solved.meetings.len());
}

#[test]
fn a_lock_that_no_schedule_can_have_is_named_with_its_rule() {
    let started = Started::new();
    // In the middle of the hour in which both must be, lunch leaves no half hour for recess.
    let ran = started
        .run(|start| {
            let at = started.lesson(start, Activity::Lunch, "K-1");
            let lesson = &mut start.lessons[at];
            (lesson.span, lesson.locked) = (span("11:15-11:45"), true);
        })
        .ends(3);
    let result = started.result();
    let members = result["clashes"][0]["members"].as_array().unwrap();
    let lock = "lunch of K-1 and K-2 on Mon at 11:15-11:45";
    assert_eq!(members[0]["lock"], lock);
    assert_eq!(
        (&members[1]["rule"], &members[1]["lock"]),
        (&"student-lunch-and-recess".into(), &Value::Null)
    );
    let out = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "No schedule keeps what is locked by hand: two requirements cannot both hold.",
        &format!("Locked by hand: {lock}"),
        &format!("the schedule given with --start: unlock {lock}"),
    ] {
        assert!(out.contains(words), "{words} is not in\n{}", ran.out);
    }
    let report = started.place.read("again/report.html");
    assert!(report.contains("locked by hand") && report.contains(lock));
}

/// One piece breaks a rule by itself, or two break one together: all of them are named, and no other.
#[test]
fn locks_that_break_a_rule_by_themselves_are_named() {
    let started = Started::new();
    let named = |ran: Ran, rule: &str, locks: usize| {
        let result = started.result();
        let clashes = result["clashes"].as_array().unwrap();
        let is_it = |clash: &Value| {
            let members = clash["members"].as_array().unwrap();
            let locked = members.iter().filter(|member| member["lock"].is_string()).count();
            locked == locks && members[locks]["rule"] == rule
        };
        assert!(clashes.iter().any(is_it), "{clashes:?}\n{}", ran.out);
    };
    let ran = started.run(|start| {
        let at = started.special(start, "K-1");
        (start.lessons[at].span, start.lessons[at].locked) = (span("8:00-8:40"), true);
    });
    named(ran.ends(3), "specials-frequency", 1);
    let ran = started.run(|start| {
        let at = started.special(start, "K-1");
        start.lessons[at].locked = true;
        let now = start.lessons[at].span;
        let at = started.lesson(start, Activity::Lunch, "K-1");
        (start.lessons[at].span, start.lessons[at].locked) = (later(now, 30), true);
    });
    named(ran.ends(3), "one-place-at-a-time", 2);
}

#[test]
fn a_lock_without_which_a_schedule_is_found_is_named() {
    let started = Started::new();
    // The class has one special, so the teacher cannot plan twice while it is with others.
    let ran = started
        .run(|start| {
            let own = start.assignments.iter().find(|it| {
                it.kind == Use::IndividualPlanning && started.campus[it.person].homeroom.is_some()
            });
            let own = own.unwrap().clone();
            for time in ["9:30-10:00", "13:00-13:30"] {
                start.assignments.push(commontime_school::Assignment {
                    span: span(time),
                    locked: true,
                    ..own.clone()
                });
            }
        })
        .ends(4);
    let notes = started.result()["notes"].to_string();
    assert!(
        notes.contains("without one lock a schedule was found: unlock individual planning of"),
        "{notes}"
    );
    assert!(notes.contains(" on Mon at 9:30-10:00") || notes.contains(" on Mon at 13:00-13:30"), "{notes}");
    assert!(ran.out.contains("No schedule was found before the limit"), "{}", ran.out);
}

#[test]
fn a_start_that_is_no_schedule_is_a_problem_of_the_file() {
    let started = Started::new();
    let start =
        |file: &str| started.place.run(&["solve", "school", "--start", file, "--out", "again"]).ends(2).err;
    let err = start("school-result/result.json");
    assert!(
        err.contains("T104") && err.contains("name the schedule.toml that was written beside it"),
        "{err}"
    );
    assert!(start("nowhere.toml").contains("nowhere.toml"));
    std::fs::copy(started.place.path("school-result/schedule.toml"), started.place.path("mine.toml"))
        .unwrap();
    started.place.change("mine.toml", "room = \"art-room\"", "room = \"art-room\"\nlocked = \"yes\"");
    let line =
        1 + started.place.read("mine.toml").lines().position(|line| line == "locked = \"yes\"").unwrap();
    let err = start("mine.toml");
    assert!(err.contains(&format!("mine.toml:{line}")) && err.contains("locked"), "{err}");
}

/// A schedule that pulls levers is not continued where none is to be pulled.
#[test]
fn a_start_with_levers_is_refused_as_it_is() {
    let place = Place::with_school("fund-puzzle", &[]);
    let table = "day,start,end,kind,what,homerooms,people,room\n,,,lever,extra-duty-pay: 60,,,\n";
    std::fs::write(place.path("start.csv"), table).unwrap();
    let ran = place.run(&["solve", "school", "--as-it-is", "--start", "start.csv"]).ends(2);
    assert!(ran.err.contains("pulls extra-duty-pay, and --as-it-is pulls no lever"), "{}", ran.err);
}
