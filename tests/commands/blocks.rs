//! Levers in which others have the students for a block: substitutes, staff of a partner, administrators, and in
//! an advisory period each other.
//!
//! Mostly it is told of the two-room school of `scenarios/first-run`, where the two homeroom teachers have 225 minutes a week and the
//! general fund 2,733.45 left.

use std::fs;

use commontime::design;
use commontime::mip::Limits;
use commontime::solve::{Options, solve};
use commontime_audit::{Audit, audit};
use commontime_files::load;
use commontime_school::ledger::TeamLead;
use commontime_school::lever::Decisions;
use commontime_school::staff::Role;
use commontime_school::{Activity, Campus, Lesson, Meeting, Schedule};
use serde_json::{Value, json};

use super::harness::{Place, in_one_line};

/// The two-room school with these levers and prices, and an administrator and a counselor without a post to be paid.
fn school(levers: &str, prices: &str) -> Place {
    let place = Place::with_school("first-run", &[]);
    let append = |file: &str, text: &str| {
        let before = place.read(file);
        fs::write(place.path(file), before + text).unwrap();
    };
    append("school/scenario.toml", &format!("\n[levers]\n{levers}\n"));
    append("school/budget.toml", &format!("\n{prices}\n"));
    append(
        "school/staff.toml",
        "\n[[person]]\nid = \"principal\"\nrole = \"administrator\"\nhours = { all = \"8:00-11:00\" }\n\
         \n[[person]]\nid = \"counselor\"\nrole = \"counselor\"\nhours = { all = \"8:00-11:00\" }\n",
    );
    let posts = place.read("school/fte.toml");
    fs::write(place.path("school/fte.toml"), format!("everyone-not-listed = 1.0\n{posts}")).unwrap();
    place
}

/// The school with its only lever at a step, and the best schedule found for it, which is clean and as good as its bound.
fn with(place: &Place, setting: usize) -> (Campus, Schedule, Audit) {
    let campus = load(&place.path("school")).unwrap_or_else(|problems| panic!("{problems}"));
    let campus = campus.with(&Decisions(vec![setting])).unwrap();
    let found = solve(&campus, &Options::default(), &mut |_| {});
    let (schedule, _) = found.schedule.expect("there is a schedule").into_parts();
    let judged = audit(&campus, &schedule);
    assert!(judged.is_clean(), "{:?}", judged.findings);
    let lowest = i64::from(judged.lowest_weekly_minutes().unwrap().get());
    let bound = design::most(&campus, Limits::default(), &design::memory::Memory::default());
    assert_eq!(bound, Some(lowest));
    (campus, schedule, judged)
}

/// The roles of those who have students while a team meets.
fn who_covers(campus: &Campus, judged: &Audit) -> Vec<Role> {
    let adults = judged.coverage.lines.iter().flat_map(|line| &line.adults);
    let mut roles: Vec<Role> = adults.map(|&adult| campus[adult].role).collect();
    roles.sort_unstable();
    roles.dedup();
    roles
}

/// Two substitutes on Tuesdays have each homeroom for 60 minutes: 225 + 60 = 285. One could be enough: while they have K-1 its teacher
/// eats and plans, and the same with K-2; lunch and recess together are then free for the meeting. So 285 is the bound for one, and
/// less may be found.
///
/// At $35.00 a day with 7.65 %: 36 days x 35.00 = 1,260.00, with 96.39 of benefits 1,356.39; and twice that for two.
#[test]
fn substitutes_are_priced_and_what_is_likely_lost_is_said() {
    let place = school(
        "rotating-substitutes = { days = [\"Tue\"], minutes = 60, up-to = 2, reliability = \"80 %\" }",
        "[[price]]\nlever = \"rotating-substitutes\"\ndaily = 35.00\nbenefits = \"7.65 %\"\nfunds = [\"general\"]",
    );
    let ran = place.run(&["options", "school", "--out", "found"]).ends(0);
    let found: Value = serde_json::from_str(&place.read("found/options.json")).unwrap();
    let points: Vec<(i64, i64, &str)> = found["points"]
        .as_array()
        .unwrap()
        .iter()
        .map(|point| {
            let number = |key: &str| point[key].as_i64().unwrap();
            (
                number("lowest_weekly_minutes"),
                number("net_new_cost_cents"),
                point["outcome"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(points.first(), Some(&(225, 0, "proven-best")));
    assert_eq!(points.last().map(|point| (point.0, point.2)), Some((285, "proven-best")));
    let bound = |at: usize| {
        let bound = &found["bounds"][at];
        (bound["lowest_weekly_minutes"].as_i64().unwrap(), bound["net_new_cost_cents"].as_i64().unwrap())
    };
    assert_eq!((bound(0), bound(1)), ((225, 0), (285, 135_639)));
    let campus = load(&place.path("school")).unwrap();
    let cost = |step: usize| campus.levers[0].steps[step].costs(&campus).next().unwrap().0;
    assert_eq!((cost(0).amount.get(), cost(1).amount.get()), (135_639, 271_278));
    assert_eq!(cost(1).what, "72 days a year at $35 and 7.65 % benefits");
    // 36 blocks a year, a fifth of them is 7.2.
    let words = &campus.levers[0].steps[0].note;
    assert!(words.contains("about 7 of a homeroom's 36 blocks a year are likely lost"), "{words}");
    let screen = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    // Whoever takes the lever's row out of a table is told which lever brings the people that it names.
    let table = format!("found/option-{}/schedule.csv", points.len());
    let text = place.read(&table);
    let rows: Vec<&str> = text.lines().filter(|row| !row.contains(",lever,")).collect();
    assert!(rows.len() < text.lines().count());
    std::fs::write(place.path(&table), rows.join("\n")).unwrap();
    let judged = place.run(&["audit", "school", &table]).ends(2);
    assert!(judged.err.contains("it comes with the lever rotating-substitutes"), "{}", judged.err);
    for words in [
        "each homeroom of kindergarten for 60 minutes once a week on Tue",
        "Weekly minutes are those of a week in which it comes; in others a team has 60 fewer for every block lost",
    ] {
        assert!(screen.contains(words), "{}", ran.out);
    }
    let last = format!("found/option-{}/schedule.toml", points.len());
    place.run(&["audit", "school", &last]).ends(0);
    let (campus, schedule, judged) = with(&place, 2);
    assert!(who_covers(&campus, &judged).contains(&Role::Substitute));
    let blocks = schedule.lessons.iter().filter(|it| campus.activity_name(it.activity) == "substitute-block");
    // Who comes goes to the homeroom.
    assert!(blocks.clone().all(|it| it.room == campus[it.homerooms[0]].room));
    assert_eq!(blocks.count(), 2);
}

/// Fewer substitutes than there can be meetings for: with a limit of one homeroom a day one substitute cannot have both on one day.
#[test]
fn nobody_takes_more_groups_in_a_day_than_said() {
    let place = school(
        "rotating-substitutes = { days = [\"Tue\"], minutes = 60, up-to = 2, groups-a-day = 1, reliability = 1 }",
        "[[price]]\nlever = \"rotating-substitutes\"\ndaily = 1.00\nfunds = [\"general\"]",
    );
    let campus = load(&place.path("school")).unwrap();
    let most = |step: usize| {
        let campus = campus.with(&Decisions(vec![step])).unwrap();
        design::most(&campus, Limits::default(), &design::memory::Memory::default())
    };
    assert_eq!((most(0), most(1), most(2)), (Some(225), None, Some(285)));
}

/// What is taught in the block is no loss; what it takes the place of is printed as one. Every minute with the own teacher is asked for
/// here: 600 + 625 + 250 = 1,475, with 5 x 45 = 225 of specials 1,700.
#[test]
fn minutes_come_from_where_the_files_say() {
    let minutes = |from: &str| {
        let place = school(
            &format!(
                "rotating-substitutes = {{ days = [\"Tue\"], minutes = 60, up-to = 2, reliability = 1{from} }}"
            ),
            "[[price]]\nlever = \"rotating-substitutes\"\ndaily = 1.00\nfunds = [\"general\"]",
        );
        place.change("school/courses.toml", "mathematics = 375", "mathematics = 625");
        place
    };
    let of = |place: &Place| {
        let (.., judged) = with(place, 2);
        assert_eq!(judged.lowest_weekly_minutes().unwrap().get(), 285);
        ["mathematics", "specials", "all instruction"].map(|activity| {
            let row = judged.students.iter().find(|row| row.activity == activity).unwrap();
            (row.scheduled.get(), row.today.get())
        })
    };
    let taught = of(&minutes(", teaches = \"mathematics\""));
    assert_eq!(taught, [(625, 625), (225, 225), (1_700, 1_700)]);
    let given_up = of(&minutes(", instead-of = \"mathematics\""));
    assert_eq!(given_up, [(565, 625), (285, 285), (1_700, 1_700)]);
    // Time that no subject asks for there is none.
    let campus = load(&minutes("").path("school")).unwrap().with(&Decisions(vec![2])).unwrap();
    assert_eq!(design::most(&campus, Limits::default(), &design::memory::Memory::default()), None);
}

/// Staff of a partner come while the art teacher is at school, in the mornings: 225 + 45 = 270. A block is $20.00 for each of two
/// homerooms in 36 weeks: 1,440.00.
#[test]
fn a_partner_is_there_only_with_somebody_certified() {
    let price = "[[price]]\nlever = \"community-partner-block\"\neach = 20.00\nfunds = [\"general\"]";
    let place = school(
        "community-partner-block = { partner = \"Harbor Arts\", days = [\"Wed\"], minutes = 45, up-to = 2, certified-on-site = [\"art\"] }",
        price,
    );
    let (campus, schedule, judged) = with(&place, 2);
    assert_eq!(judged.lowest_weekly_minutes().unwrap().get(), 270);
    assert_eq!(judged.dollars.net_new_cost.get(), 144_000);
    let (cost, _) = campus.levers[0].steps[0].costs(&campus).next().unwrap();
    assert_eq!(cost.what, "72 blocks a year at $20");
    let blocks: Vec<_> =
        schedule.lessons.iter().filter(|it| campus.activity_name(it.activity) == "partner-block").collect();
    assert_eq!(blocks.len(), 2);
    assert!(blocks.iter().all(|it| it.span.end().get() <= 11 * 60 + 30));
    let words = &campus.levers[0].steps[1].words;
    assert_eq!(
        words,
        "2 people of Harbor Arts have each homeroom of kindergarten for 45 minutes once a week on Wed, while art is at school"
    );
    // With somebody certified in the room there is one group at a time: the counselor alone is not certified, art is.
    let place = school(
        "community-partner-block = { days = [\"Wed\"], minutes = 45, up-to = 2, certified-in-the-room = [\"PE\"] }",
        "[[price]]\nlever = \"community-partner-block\"\namount = 500.00\nonce = true\nfunds = [\"general\"]",
    );
    let (campus, schedule, judged) = with(&place, 2);
    assert_eq!((judged.dollars.net_new_cost.get(), judged.dollars.one_time_cost.get()), (50_000, 50_000));
    let pe = campus.person_ids().find(|&person| campus[person].id == "PE").unwrap();
    let is_block = |activity: Activity| campus.activity_name(activity) == "partner-block";
    let mut blocks = schedule.lessons.iter().filter(|it| is_block(it.activity));
    assert!(blocks.all(|it| it.adults.contains(&pe) && it.adults.len() == 2));
}

/// Two administrators have a homeroom each once a week for 50 minutes: 225 + 50 = 275, at no price, and their minutes are counted.
#[test]
fn administrators_take_homerooms_so_many_times_a_week() {
    let place = school(
        "administrator-coverage = { people = [\"principal\", \"counselor\"], days = [\"Mon\", \"Fri\"], minutes = 50, up-to = 2 }",
        "",
    );
    let (campus, schedule, judged) = with(&place, 1);
    assert_eq!(judged.lowest_weekly_minutes().unwrap().get(), 275);
    assert_eq!(judged.dollars.net_new_cost.get(), 0);
    for id in ["principal", "counselor"] {
        let person = campus.person_ids().find(|&person| campus[person].id == id).unwrap();
        let blocks = schedule.lessons.iter().filter(|it| it.adults.contains(&person)).count();
        assert_eq!(blocks, 1, "{id}");
        let uses = &judged.people[person.index()].by_use;
        let taught = uses.iter().find(|it| it.kind == commontime_school::Use::Instruction).unwrap();
        assert_eq!(taught.least_week.get(), 50);
    }
    assert!(who_covers(&campus, &judged).contains(&Role::Administrator));
    assert_eq!(
        campus.levers[0].steps[0].words,
        "principal and counselor have each homeroom of kindergarten for 50 minutes once a week on Mon and Fri, 50 minutes of their \
         time a week at most each"
    );
}

/// The arithmetic stands in the scenario: 225 as it is and with one leader, 300 with two, for two new teachers at 75,400.00 and four more
/// teams with a lead at 2,153.00. With one leader nobody has more than without, and so it is no option.
#[test]
fn two_teachers_are_released_to_lead_all_teams() {
    let place = Place::with_school("hybrid-leaders", &[]);
    let ran = place.run(&["options", "school", "--out", "found"]).ends(0);
    let found: Value = serde_json::from_str(&place.read("found/options.json")).unwrap();
    let points = found["points"].as_array().unwrap();
    let of = |key: &str| points.iter().map(|point| point[key].clone()).collect::<Vec<_>>();
    assert_eq!(of("lowest_weekly_minutes"), [225, 300], "{}", ran.out);
    assert_eq!(of("net_new_cost_cents"), [0, 15_941_200]);
    assert_eq!(of("outcome"), ["proven-best", "proven-best"]);
    let lever = &points[1]["levers"][0];
    assert_eq!((&lever["id"], &lever["setting"]), (&"hybrid-teacher-leaders".into(), &"2".into()));

    let campus = load(&place.path("school")).unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(
        campus.levers[0].steps[1].words,
        "1-1 leads grade 1 and grade 2 and teaches writing in grade 3 and grade 4; 3-1 leads grade 3 and grade 4 and teaches writing in \
         grade 1 and grade 2, each homeroom for 45 minutes 5 times a week; new teachers have their homerooms"
    );
    let (campus, schedule, judged) = with(&place, 2);
    assert_eq!(judged.dollars.net_new_cost.get(), 15_941_200);
    // Every team is led by somebody named; the leaders are at all meetings of their own team, and have 900 minutes of classes each.
    let led: Vec<(&str, &str)> =
        judged.leads.iter().map(|it| (&*campus[it.team].id, &*campus[it.lead].id)).collect();
    let expected = [
        ("grade 1", "1-1"),
        ("grade 2", "1-1"),
        ("grade 3", "3-1"),
        ("grade 4", "3-1"),
        ("specialists", "art"),
    ];
    assert_eq!(led, expected);
    let own = |it: &&TeamLead| campus[it.lead].team == Some(it.team);
    assert!(judged.leads.iter().filter(own).all(|it| it.there == it.meetings && it.meetings > 0));
    for it in judged.leads.iter().filter(|it| !own(it)) {
        let meetings = schedule.meetings.iter().filter(|meeting| meeting.team == it.team);
        let has_a_class = |meeting: &&Meeting| {
            let lessons = schedule.lessons.iter().filter(|lesson| lesson.day == meeting.day);
            lessons
                .filter(|lesson| lesson.adults.contains(&it.lead))
                .any(|lesson| lesson.span.overlaps(meeting.span))
        };
        assert!(it.there == 0 && it.free <= meetings.filter(|meeting| !has_a_class(meeting)).count());
    }
    for id in ["1-1", "3-1"] {
        let leader = campus.person_ids().find(|&person| campus[person].id == id).unwrap();
        assert_eq!((campus[leader].role, campus[leader].homeroom), (Role::TeacherLeader, None));
        let uses = &judged.people[leader.index()].by_use;
        let taught = uses.iter().find(|it| it.kind == commontime_school::Use::Instruction).unwrap();
        assert_eq!(taught.least_week.get(), 900);
    }
    assert!(who_covers(&campus, &judged).contains(&Role::TeacherLeader));
}

/// Posts of 918,579.20 and stipends of 8,612.00 are more than 920,000.00, which is plain before anything is searched.
#[test]
fn leaders_whom_the_fund_cannot_pay_are_no_option() {
    let place = Place::with_school("hybrid-leaders", &[("budget.toml", "930_000.00", "920_000.00")]);
    let campus = load(&place.path("school")).unwrap_or_else(|problems| panic!("{problems}"));
    let campus = campus.with(&Decisions(vec![2])).unwrap();
    let found = solve(&campus, &Options::default(), &mut |_| {});
    let clash = &found.answer.clashes[0].members[0].words;
    assert_eq!(
        clash,
        "general fund has $920,000, and its posts and what else it alone pays cost $927,191.20 a year"
    );
    let ran = place.run(&["options", "school", "--out", "found"]).ends(0);
    let found: Value = serde_json::from_str(&place.read("found/options.json")).unwrap();
    assert_eq!(found["points"].as_array().unwrap().len(), 1, "{}", ran.out);
    assert_eq!(found["not_payable"]["funds"][0]["left_cents"], -719_120);
    // The other commands say what stands in the way as well.
    let lacks = "general fund has $7,191.20 too little";
    let ran = place.run(&["solve", "school", "--out", "best"]);
    assert!(in_one_line(&ran.out).contains(lacks), "{}", ran.out);
    let ran = place.run(&["why-not", "school", "--out", "why"]);
    assert!(in_one_line(&ran.out).contains("not enough with the money there is"), "{}", ran.out);
    let raised = "general fund raised by $7,191.20 to $927,191.20";
    assert!(in_one_line(&ran.out).contains(raised), "{}", ran.out);
    let why: Value = serde_json::from_str(&place.read("why/why-not.json")).unwrap();
    assert_eq!(
        why["not_payable"]["short"],
        json!([{ "fund": "general fund", "lacks_cents": 719_120, "ended": null }])
    );
}

/// Two grades of two homerooms and no specials. Students 8:00-12:00, staff the same; lunch and recess of 30 with paraprofessionals
/// are the teachers' lunch and planning, so that nothing is left to meet: 0 minutes.
///
/// With a period of 45 minutes on Tuesdays and Thursdays each homeroom visits another once a week, and its team meets: 45. A day has
/// 240 - 60 = 180 minutes with the own teacher, 900 a week; 2 x 45 = 90 of them are the period, once out and once with visitors.
#[test]
fn homerooms_visit_each_other_in_turn() {
    let place = Place::new();
    fs::create_dir(place.path("school")).unwrap();
    let write = |file: &str, text: &str| fs::write(place.path(&format!("school/{file}")), text).unwrap();
    write(
        "scenario.toml",
        "format = 1\nname = \"two grades (synthetic)\"\npolicy = \"none\"\n\
         [goal]\nminutes-per-week = 60\neligible = { roles = [\"homeroom\"], min-fte = 0.5 }\nminimum-block = 45\n\
         counts = [\"team-meeting\"]\n\
         [contract]\nduty-free-lunch = 0\ntransition = 0\n\
         planning = [{ minutes = 60, per = \"day\", minimum-block = 30, roles = [\"homeroom\"] }]\n\
         [levers]\n\
         advisory-period = { days = [\"Tue\", \"Thu\"], minutes = 45, students = 40, instead-of = \"science\" }\n",
    );
    write(
        "staff.toml",
        "[[group]]\nids = [\"1-1\", \"1-2\"]\nrole = \"homeroom\"\ngrade = \"1\"\nteam = \"grade 1\"\n\
         [[group]]\nids = [\"2-1\", \"2-2\"]\nrole = \"homeroom\"\ngrade = \"2\"\nteam = \"grade 2\"\n\
         [[group]]\nids = [\"para-1\", \"para-2\"]\nrole = \"paraprofessional\"\nmay-cover = \"supervision\"\n\
         [[team]]\nid = \"grade 1\"\nroom = \"library\"\n[[team]]\nid = \"grade 2\"\nroom = \"library\"\n",
    );
    write("fte.toml", "everyone-not-listed = 1.0\n");
    write(
        "bell-schedule.toml",
        "cycle = [\"Mon\", \"Tue\", \"Wed\", \"Thu\", \"Fri\"]\ngrid = 15\n\
         [[bell-schedule]]\nid = \"bells\"\nstudents = { all = \"8:00-12:00\" }\nstaff = { all = \"8:00-12:00\" }\n\
         [cafeteria]\ngrades-at-once = 2\nsupervised-by = [\"paraprofessional\"]\n\
         [playground]\ngrades-at-once = 2\nsupervised-by = [\"paraprofessional\"]\n",
    );
    let grade = |id: &str| {
        format!(
            "[[grade]]\nid = \"{id}\"\nhomerooms = 2\nstudents = 40\nlunch = 30\nrecess = 30\nspecials-per-day = 0\n\
             minutes-per-week = {{ literacy = 600, science = 195 }}\n"
        )
    };
    let rooms: Vec<String> = ["1-1", "1-2", "2-1", "2-2", "library", "cafeteria", "playground"]
        .iter()
        .map(|id| format!("[[room]]\nid = \"{id}\"\ncapacity = 80\n"))
        .collect();
    write("courses.toml", &(grade("1") + &grade("2") + &rooms.concat()));

    let as_it_is = load(&place.path("school")).unwrap_or_else(|problems| panic!("{problems}"));
    let most = design::most(&as_it_is, Limits::default(), &design::memory::Memory::default());
    assert_eq!(most, Some(0));
    let (campus, schedule, judged) = with(&place, 1);
    assert_eq!(judged.lowest_weekly_minutes().unwrap().get(), 45);
    let periods: Vec<_> =
        schedule.lessons.iter().filter(|it| campus.activity_name(it.activity) == "advisory").collect();
    assert_eq!(periods.len(), 4);
    for homeroom in campus.homeroom_ids() {
        let own = campus[homeroom].teacher;
        let with_it = periods.iter().copied().filter(|it| it.homerooms.contains(&homeroom));
        let (visited, out): (Vec<&Lesson>, Vec<&Lesson>) = with_it.partition(|it| it.adults.contains(&own));
        assert_eq!((visited.len(), out.len()), (1, 1));
        assert!(visited.iter().all(|it| it.room == campus[homeroom].room && it.adults == [own]));
    }
    assert!(who_covers(&campus, &judged).contains(&Role::Homeroom));
    // 195 of science less twice 45, printed as a loss; the period is instruction all the same.
    let science = judged.students.iter().find(|row| row.activity == "science").unwrap();
    assert!(science.scheduled.get() >= 105 && science.today.get() == 195, "{science:?}");
    let specials = judged.students.iter().find(|row| row.activity == "specials").unwrap();
    assert_eq!(specials.scheduled.get(), 90);
}
