//! Mangled archives: whatever is in a file, reading it ends, without a panic and within bounds of memory.

use commontime::interop::xhstt::{self, Wanted};
use commontime_engine::evaluate;
use commontime_files::Code;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::school::{RESOURCES, archive, at, constraint, held, list};

/// An archive in which every part of the format is.
fn whole() -> String {
    let limits = "<Minimum>1</Minimum><Maximum>2</Maximum>";
    let days = list("TimeGroup", &["Mo", "Tu"]);
    let events = list("EventGroup", &["All"]) + &list("Event", &["Maths"]);
    let people = list("ResourceGroup", &["Teachers"]) + &list("Resource", &["Room1"]);
    let window = format!("<TimeGroups><TimeGroup Reference=\"Mo\">{limits}</TimeGroup></TimeGroups>");
    let pieces = "<MinimumDuration>1</MinimumDuration><MaximumDuration>2</MaximumDuration>\
                  <MinimumAmount>1</MinimumAmount><MaximumAmount>2</MaximumAmount>";
    let pair = "<EventPairs><EventPair><FirstEvent Reference=\"Maths\"/><SecondEvent Reference=\"Physics\"/>\
                <MinSeparation>1</MinSeparation><MaxSeparation>2</MaxSeparation></EventPair></EventPairs>";
    let busy = days.clone() + limits;
    let constraints = [
        constraint("AssignTime", &events, ""),
        constraint("AssignResource", &events, "<Role>Room</Role>"),
        constraint("PreferTimes", &events, &(list("Time", &["Mo1"]) + "<Duration>1</Duration>")),
        constraint("PreferResources", &events, &(list("Resource", &["Room1"]) + "<Role>Room</Role>")),
        constraint("SplitEvents", &events, pieces),
        constraint("DistributeSplitEvents", &events, &("<Duration>1</Duration>".to_owned() + limits)),
        constraint("AvoidSplitAssignments", &list("EventGroup", &["Sciences"]), "<Role>Room</Role>"),
        constraint("SpreadEvents", &list("EventGroup", &["All"]), &window),
        constraint("LinkEvents", &list("EventGroup", &["Sciences"]), ""),
        constraint("OrderEvents", pair, ""),
        constraint("AvoidClashes", &people, ""),
        constraint("AvoidUnavailableTimes", &people, &days),
        constraint("LimitIdleTimes", &people, &busy),
        constraint("ClusterBusyTimes", &people, &busy),
        constraint("LimitBusyTimes", &people, &busy),
        constraint("LimitWorkload", &people, limits),
    ];
    let pieces = held("Maths", 2, "Mo1", &[("Room", "Room1")]) + &at("Physics", 2, "Tu1");
    archive(&constraints.concat(), &pieces)
}

/// Something that happens to a file. Places are parts of 10,000 of its length.
#[derive(Clone, Debug)]
enum Mishap {
    Cut(usize),
    Flip(usize, u8),
    /// Takes a tag away.
    Drop(usize),
    /// Puts one tag in the place of another.
    Swap(usize, usize),
    /// Repeats what stands between two tags.
    Repeat(usize, usize),
    /// Puts another number, or word, in the place of one.
    Number(usize, &'static str),
    /// Refers to something else.
    Refer(usize, usize),
}

fn mishaps() -> impl Strategy<Value = Vec<Mishap>> {
    let place = || 0..10_000usize;
    let number = prop::sample::select(vec![
        "0",
        "1",
        "7",
        "-1",
        "4000000000",
        "2147483647",
        "99999999999999999999",
        "1e9",
        "",
        "NaN",
        "\u{663}",
    ]);
    let one = prop_oneof![
        1 => place().prop_map(Mishap::Cut),
        2 => (place(), any::<u8>()).prop_map(|(at, byte)| Mishap::Flip(at, byte)),
        2 => place().prop_map(Mishap::Drop),
        2 => (place(), place()).prop_map(|(one, other)| Mishap::Swap(one, other)),
        2 => (place(), place()).prop_map(|(one, other)| Mishap::Repeat(one, other)),
        4 => (place(), number).prop_map(|(at, number)| Mishap::Number(at, number)),
        4 => (place(), place()).prop_map(|(one, other)| Mishap::Refer(one, other)),
    ];
    prop::collection::vec(one, 1..4)
}

/// Returns where the parts of a text are that begin with one sign and end before, or with, another.
fn spans(text: &str, from: &str, to: char) -> Vec<std::ops::Range<usize>> {
    let starts = text.match_indices(from).map(|(at, found)| at + found.len());
    starts.filter_map(|start| Some(start..start + text[start..].find(to)?)).collect()
}

fn pick(spans: &[std::ops::Range<usize>], place: usize) -> std::ops::Range<usize> {
    spans.get(place * spans.len() / 10_000).cloned().unwrap_or(0..0)
}

fn happen(text: &str, mishap: &Mishap) -> String {
    let tags = || spans(text, "<", '>');
    match mishap {
        Mishap::Cut(at) => text[..text.floor_char_boundary(at * text.len() / 10_000)].to_owned(),
        Mishap::Flip(at, byte) => {
            let mut bytes = text.as_bytes().to_vec();
            let at = at * bytes.len() / 10_000;
            if let Some(place) = bytes.get_mut(at) {
                *place = *byte;
            }
            String::from_utf8_lossy(&bytes).into_owned()
        }
        Mishap::Drop(at) => {
            let tag = pick(&tags(), *at);
            format!("{}{}", &text[..tag.start.saturating_sub(1)], text.get(tag.end + 1..).unwrap_or_default())
        }
        Mishap::Swap(one, other) => {
            let (one, other) = (pick(&tags(), *one), pick(&tags(), *other));
            format!("{}{}{}", &text[..one.start], &text[other], &text[one.end..])
        }
        Mishap::Repeat(one, other) => {
            let (one, other) = (pick(&tags(), *one), pick(&tags(), *other));
            let (from, to) =
                (one.start.min(other.start).saturating_sub(1), one.start.max(other.start).saturating_sub(1));
            format!("{}{}{}", &text[..to], &text[from..to], &text[to..])
        }
        Mishap::Number(at, number) => {
            let words: Vec<_> = spans(text, ">", '<')
                .into_iter()
                .filter(|span| !text[span.clone()].trim().is_empty())
                .collect();
            let word = pick(&words, *at);
            format!("{}{number}{}", &text[..word.start], &text[word.end..])
        }
        Mishap::Refer(one, other) => {
            let ids = spans(text, "=\"", '"');
            let (one, other) = (pick(&ids, *one), pick(&ids, *other));
            format!("{}{}{}", &text[..one.start], &text[other], &text[one.end..])
        }
    }
}

/// Reads a file to the end: what is good in it is evaluated, and what is not is drawn. Returns what is wrong.
fn read_whole(text: &str) -> Vec<Code> {
    let reading = xhstt::read(text, "archive.xml", Wanted::Everything);
    for attached in &reading.archive.solutions {
        let instance = &reading.archive.instances[attached.instance].instance;
        attached.solution.check(instance).unwrap();
        assert!(evaluate(instance, &attached.solution).cost.0.iter().all(|cost| *cost >= 0));
    }
    let Some(problems) = reading.problems else { return Vec::new() };
    assert!(!problems.render(false).is_empty());
    problems.list().iter().map(commontime_files::Problem::code).collect()
}

#[test]
fn nothing_is_wrong_with_the_archive_that_is_mangled() {
    assert_eq!(read_whole(&whole()), []);
}

#[test]
fn mangled_archives_are_read_or_refused() {
    let whole = whole();
    let config = ProptestConfig {
        cases: 300,
        rng_seed: RngSeed::Fixed(2014),
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    proptest!(config, |(mishaps in mishaps())| {
        let text = mishaps.iter().fold(whole.clone(), |text, mishap| happen(&text, mishap));
        read_whole(&text);
    });
}

#[test]
fn every_beginning_of_an_archive_is_refused() {
    let whole = whole();
    let end = whole.trim_end().len();
    for at in (0..end).step_by(97).filter(|at| whole.is_char_boundary(*at)) {
        assert!(!read_whole(&whole[..at]).is_empty(), "cut at {at}");
    }
}

/// A group of 5,000 teachers.
fn large_group() -> String {
    let teacher = |at: usize| {
        format!(
            "<Resource Id=\"Extra{at}\"><ResourceType Reference=\"Teacher\"/><ResourceGroups>\
             <ResourceGroup Reference=\"Teachers\"/></ResourceGroups></Resource>"
        )
    };
    (0..5000).map(teacher).collect()
}

#[test]
fn a_short_file_that_unfolds_to_a_long_one_is_refused_before_it_does() {
    let often = format!(
        "<ResourceGroups>{}</ResourceGroups>",
        "<ResourceGroup Reference=\"Teachers\"/>".repeat(5000)
    );
    let people = |text: String| text.replace(RESOURCES, &(RESOURCES.to_owned() + &large_group()));
    // 25 million points.
    let points = people(archive(&constraint("AvoidClashes", &often, ""), ""));
    // 25 million places in an event.
    let places = people(archive("", "")).replacen("</Event>", &format!("{often}</Event>"), 1);
    // 5,000 points that each look at 5,000 groups of times.
    let own = list("TimeGroup", &vec!["Mo"; 5000]) + "<Minimum>0</Minimum><Maximum>1</Maximum>";
    let groups =
        people(archive(&constraint("LimitBusyTimes", &list("ResourceGroup", &["Teachers"]), &own), ""));
    for text in [points, places, groups] {
        assert!(read_whole(&text).contains(&Code::TooMany));
    }
}

#[test]
fn numbers_that_no_week_has_are_refused() {
    for (from, to) in [
        ("<Duration>3</Duration>", "<Duration>4000000000</Duration>"),
        ("<Duration>3</Duration>", "<Duration>1000000</Duration>"),
        ("<Workload>5</Workload>", "<Workload>2147483647</Workload>"),
        ("<MinimumAmount>1<", "<MinimumAmount>2147483647<"),
    ] {
        let text = whole();
        assert!(text.contains(from), "{from}");
        assert!(!read_whole(&text.replacen(from, to, 1)).is_empty(), "{to}");
    }
    // As a limit that is never reached, the largest number is as good as any.
    assert_eq!(read_whole(&whole().replace("<Maximum>2<", "<Maximum>2147483647<")), []);
}

#[test]
fn depth_is_no_danger() {
    let depth = 100_000;
    let text = format!("<HighSchoolTimetableArchive>{}", "<Instances>".repeat(depth));
    assert_eq!(read_whole(&text), [Code::NotXml]);
    let closed = "</Instances>".repeat(depth);
    assert!(read_whole(&format!("{text}{closed}</HighSchoolTimetableArchive>")).contains(&Code::NoArchive));
}
