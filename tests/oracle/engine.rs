//! A school as an instance of the general engine: nothing required costs anything exactly where the audit has no required
//! finding. Held on schedules that keep every rule, on every rule's breaker, and on schedules changed at random.

use commontime::solve::{Options, resume_until, solve};
use commontime::timetable::not_encoded;
use commontime::timetable::whole::{Unfit, Whole};
use commontime_audit::audit;
use commontime_engine::evaluate;
use commontime_files::{load, load_texts};
use commontime_school::answer::{Outcome, RankState};
use commontime_school::{
    Activity, Campus, DayId, Lesson, Minutes, PersonId, RoomId, Rule, Schedule, Span, SubjectId, Use,
};

use super::{LARGEST, toys, week};
use crate::breakers::breaker;
use crate::breakers::good_school::School;

/// Asserts that the engine and the audit agree on a schedule; returns whether it keeps every rule.
#[track_caller]
fn assert_agrees(campus: &Campus, schedule: &Schedule, within: Option<&Whole<'_>>, what: &str) -> bool {
    let audit = audit(campus, schedule);
    let clean = audit.is_clean();
    let own = Whole::of(campus, schedule);
    let own = match own {
        Ok(own) => own,
        Err(unfit) => {
            assert_eq!((unfit, clean), (Unfit::OtherBells, false), "{what}");
            return false;
        }
    };
    let same = within.filter(|whole| whole.solution(schedule).is_ok());
    for whole in std::iter::once(&own).chain(same) {
        let solution = whole.solution(schedule).unwrap();
        solution.check(&whole.instance).unwrap();
        let verdict = evaluate(&whole.instance, &solution);
        if (verdict.cost.required() == 0) != clean {
            let costly = (0..whole.instance.constraints.len())
                .filter(|at| whole.instance.constraints[*at].rank == 0)
                .filter(|at| verdict.cost_of(&whole.instance, *at) > 0);
            let kinds: Vec<String> = costly
                .map(|at| format!("{:.300}", format!("{:?}", whole.instance.constraints[at].kind)))
                .collect();
            let found: Vec<String> =
                audit.required().map(|it| format!("{}: {}", it.rule, it.message)).collect();
            panic!("{what}: the audit has {found:#?}, the engine {kinds:#?}");
        }
        // There and back again.
        let mut back = whole.schedule(&solution).unwrap();
        let mut there = schedule.clone();
        back.sort();
        there.sort();
        assert_eq!(back, there, "{what}");
    }
    clean
}

/// Numbers from a seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % end.max(1) as u64).unwrap()
    }
}

/// The day and span of an item: lessons first, then meetings, then assignments.
fn place(schedule: &mut Schedule, at: usize) -> (&mut DayId, &mut Span) {
    let (lessons, meetings) = (schedule.lessons.len(), schedule.meetings.len());
    if at < lessons {
        let it = &mut schedule.lessons[at];
        (&mut it.day, &mut it.span)
    } else if at < lessons + meetings {
        let it = &mut schedule.meetings[at - lessons];
        (&mut it.day, &mut it.span)
    } else {
        let it = &mut schedule.assignments[at - lessons - meetings];
        (&mut it.day, &mut it.span)
    }
}

fn remove(schedule: &mut Schedule, at: usize) {
    let (lessons, meetings) = (schedule.lessons.len(), schedule.meetings.len());
    if at < lessons {
        schedule.lessons.remove(at);
    } else if at < lessons + meetings {
        schedule.meetings.remove(at - lessons);
    } else {
        schedule.assignments.remove(at - lessons - meetings);
    }
}

/// Changes one thing at random: often so that nothing is broken by it.
fn change(campus: &Campus, schedule: &mut Schedule, dice: &mut Dice) {
    let count = schedule.lessons.len() + schedule.meetings.len() + schedule.assignments.len();
    let (at, other) = (dice.below(count), dice.below(count));
    let grid = campus.bells.grid.get();
    let steps = i32::try_from(dice.below(7)).unwrap() - 3;
    let moved = |span: Span, by: i32| {
        Span::starting(span.start().plus(Minutes::new(by)), span.length()).unwrap_or(span)
    };
    let person = PersonId::from_index(dice.below(campus.people.len()));
    let room = RoomId::from_index(dice.below(campus.rooms.len()));
    let lesson = dice.below(schedule.lessons.len());
    match dice.below(16) {
        0 | 1 => {
            let (_, span) = place(schedule, at);
            *span = moved(*span, steps * grid);
        }
        2 => {
            let (_, span) = place(schedule, at);
            *span = moved(*span, steps);
        }
        3 => *place(schedule, at).0 = DayId::from_index(dice.below(campus.cycle.days.len())),
        // Two things change places, each with its own length; or two lessons of one homeroom do.
        4 => {
            let (one, two) = (place(schedule, at).1.start(), place(schedule, other).1.start());
            for (at, start) in [(at, two), (other, one)] {
                let (_, span) = place(schedule, at);
                *span = Span::starting(start, span.length()).unwrap_or(*span);
            }
        }
        5..=8 => {
            let mine = schedule.lessons[lesson].clone();
            let alike: Vec<usize> = (0..schedule.lessons.len())
                .filter(|at| {
                    let it = &schedule.lessons[*at];
                    it.homerooms == mine.homerooms && it.span.length() == mine.span.length()
                })
                .collect();
            let with = alike[dice.below(alike.len())];
            let theirs = schedule.lessons[with].clone();
            (schedule.lessons[lesson].day, schedule.lessons[lesson].span) = (theirs.day, theirs.span);
            (schedule.lessons[with].day, schedule.lessons[with].span) = (mine.day, mine.span);
        }
        9 => schedule.lessons[lesson].adults.push(person),
        10 => {
            let adults = &mut schedule.lessons[lesson].adults;
            let seat = dice.below(adults.len());
            if let Some(adult) = adults.get_mut(seat) {
                *adult = person;
            }
        }
        11 => {
            schedule.lessons[lesson].adults.pop();
        }
        12 => schedule.lessons[lesson].room = room,
        13 => remove(schedule, at),
        14 => {
            let (_, span) = place(schedule, at);
            let end = span.end().plus(Minutes::new(steps * grid));
            *span = Span::new(span.start(), end).unwrap_or(*span);
        }
        _ => {
            if let Activity::Subject(_) = schedule.lessons[lesson].activity {
                let subject = SubjectId::from_index(dice.below(campus.subjects.len()));
                schedule.lessons[lesson].activity = Activity::Subject(subject);
            }
            let meeting = dice.below(schedule.meetings.len());
            if let Some(meeting) = schedule.meetings.get_mut(meeting) {
                if dice.below(2) == 0 {
                    meeting.members.pop();
                } else {
                    meeting.room = room;
                }
            }
            let assignment = dice.below(schedule.assignments.len());
            if let Some(assignment) = schedule.assignments.get_mut(assignment).filter(|_| dice.below(2) == 0)
            {
                assignment.kind = Use::ALL[dice.below(Use::ALL.len())];
            }
        }
    }
}

/// Changes a schedule so many times; returns how many of them keep every rule and how many do not.
fn assert_agrees_on_changes(
    campus: &Campus,
    schedule: &Schedule,
    times: usize,
    seed: u64,
    what: &str,
) -> [usize; 2] {
    let mut counts = [0; 2];
    let whole = Whole::of(campus, schedule).unwrap();
    assert!(assert_agrees(campus, schedule, None, what), "{what}: a schedule that keeps every rule");
    let mut dice = Dice(seed);
    for round in 0..times {
        let mut changed = schedule.clone();
        for _ in 0..=dice.below(2) {
            change(campus, &mut changed, &mut dice);
        }
        // No file names anybody twice in one lesson.
        for lesson in &mut changed.lessons {
            lesson.adults.sort_unstable();
            lesson.adults.dedup();
        }
        let clean = assert_agrees(campus, &changed, Some(&whole), &format!("{what}, change {round}"));
        counts[usize::from(!clean)] += 1;
    }
    counts
}

#[test]
fn the_good_school_costs_nothing_and_every_breaker_something() {
    let good = School::good();
    assert!(assert_agrees(&good.campus(), &good.schedule, None, "the good school"));
    for &rule in Rule::ALL {
        let mut school = School::good();
        (breaker(rule).damage)(&mut school);
        if not_encoded(rule).is_some() {
            continue;
        }
        assert!(!assert_agrees(&school.campus(), &school.schedule, None, rule.slug()), "{rule}");
    }
}

#[test]
fn only_what_a_schedule_cannot_break_is_not_encoded() {
    let without: Vec<Rule> = Rule::ALL.iter().copied().filter(|rule| not_encoded(*rule).is_some()).collect();
    assert_eq!(without, [Rule::FundNotOverdrawn]);
}

#[test]
fn the_good_school_changed_at_random() {
    let good = School::good();
    let [clean, broken] = assert_agrees_on_changes(&good.campus(), &good.schedule, 150, 1, "the good school");
    assert!(clean > 10 && broken > 60, "{clean} {broken}");
}

/// Every breaker brings limits of its own into the school.
#[test]
fn broken_schools_changed_at_random() {
    let encoded = Rule::ALL.iter().copied().filter(|rule| not_encoded(*rule).is_none());
    for (seed, rule) in (0..).zip(encoded) {
        let mut school = School::good();
        (breaker(rule).damage)(&mut school);
        let campus = school.campus();
        let mut dice = Dice(seed);
        for round in 0..6 {
            let mut changed = school.schedule.clone();
            change(&campus, &mut changed, &mut dice);
            for lesson in &mut changed.lessons {
                lesson.adults.sort_unstable();
                lesson.adults.dedup();
            }
            assert_agrees(&campus, &changed, None, &format!("{rule}, change {round}"));
        }
    }
}

#[test]
fn toy_schools_changed_at_random() {
    let [mut clean, mut broken] = [0; 2];
    let small =
        (0..60).map(|seed| (format!("small {seed}"), toys::with_offices(commontime::generate::small(seed))));
    let toys = (0..110).map(|seed| (format!("toy {seed}"), toys::random(seed).texts()));
    for (what, texts) in small.chain(toys) {
        let Ok(campus) = load_texts(&texts) else { continue };
        if week::size(&campus) > LARGEST {
            continue;
        }
        let Some(best) = week::best(&campus) else { continue };
        let counts = assert_agrees_on_changes(&campus, &best.schedule, 25, 7, &what);
        clean += counts[0];
        broken += counts[1];
    }
    assert!(clean > 200 && broken > 400, "{clean} {broken}");
}

#[test]
fn a_schedule_goes_on_from_where_it_is() {
    let campus = load_texts(&toys::with_offices(commontime::generate::small(2))).unwrap();
    let best = week::best(&campus).unwrap().schedule;
    let same = resume_until(&campus, &best, &Options::default(), &|| false, &mut |_| {});
    assert_eq!(same.schedule.unwrap().schedule(), &best);
    let least = same.answer.ranks.iter().find(|rank| rank.name == "least-change").unwrap();
    assert_eq!((least.value, least.state), (0, RankState::Proven));
}

/// On one morning homeroom time of a quarter of an hour goes before literacy instead of after it, and is locked: literacy has
/// to move.
#[test]
fn what_is_locked_stays_and_the_rest_makes_room() {
    let campus = load(std::path::Path::new("scenarios/first-run")).unwrap();
    let solved = solve(&campus, &Options::default(), &mut |_| {});
    let lowest = solved.answer.lowest_weekly_minutes;
    let mut start = solved.schedule.unwrap().into_parts().0;
    let (literacy, after) = start
        .lessons
        .iter()
        .enumerate()
        .find_map(|(at, one)| {
            let follows = |two: &Lesson| {
                two.activity == Activity::Homeroom
                    && (two.day, &two.homerooms) == (one.day, &one.homerooms)
                    && two.span.start() == one.span.end()
            };
            let is_long =
                matches!(one.activity, Activity::Subject(_)) && one.span.length() > Minutes::new(60);
            is_long.then(|| start.lessons.iter().position(follows)).flatten().map(|other| (at, other))
        })
        .unwrap();
    let begins = start.lessons[literacy].span.start();
    let moved = &mut start.lessons[after];
    (moved.span, moved.locked) = (Span::starting(begins, moved.span.length()).unwrap(), true);
    let moved = moved.clone();
    assert!(!audit(&campus, &start).is_clean());
    let found = resume_until(&campus, &start, &Options::default(), &|| false, &mut |_| {});
    assert_eq!(found.answer.outcome, Outcome::ProvenBest);
    assert_eq!(found.answer.lowest_weekly_minutes, lowest);
    assert!(found.schedule.unwrap().schedule().lessons.contains(&moved));
    // Literacy alone, which begins when homeroom time is over.
    let least = found.answer.ranks.iter().find(|rank| rank.name == "least-change").unwrap();
    assert_eq!((least.value, least.state), (1, RankState::NoBound));
}

#[test]
fn locks_that_clash_are_named() {
    let good = School::good();
    let campus = good.campus();
    let mut schedule = good.schedule.clone();
    let (day, span, room) = (schedule.lessons[0].day, schedule.lessons[0].span, schedule.lessons[0].room);
    schedule.lessons[0].locked = true;
    let other =
        schedule.lessons.iter_mut().skip(1).find(|it| it.homerooms == good.schedule.lessons[0].homerooms);
    let other = other.unwrap();
    (other.day, other.span, other.room, other.locked) = (day, span, room, true);
    let outcome = resume_until(&campus, &schedule, &Options::default(), &|| false, &mut |_| {});
    assert_eq!(outcome.answer.outcome, Outcome::Impossible);
    let members = &outcome.answer.clashes[0].members;
    let [one, two, rule] = &members[..] else { panic!("{members:?}") };
    for locked in [one, two] {
        let words = locked.lock.as_ref().unwrap();
        assert!(words.ends_with(&format!(" on {} at {span}", campus[day].name)), "{words}");
        assert_eq!(locked.words, format!("locked by hand: {words}"));
    }
    assert_eq!((rule.rule, &rule.lock), (Rule::OnePlaceAtATime, &None));
}
