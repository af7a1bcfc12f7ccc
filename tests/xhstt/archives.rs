//! Archives as a whole: their forms, several instances, and what is wrong in one that keeps no other from being read.

use commontime::interop::xhstt::{self, Claim, Wanted};

use super::school::{archive, at, constraint, costs, group, instance, list, read};

fn assign_times() -> String {
    constraint("AssignTime", &list("EventGroup", &["All"]), "")
}

fn of(instances: &[String], groups: &[String]) -> String {
    format!(
        "<HighSchoolTimetableArchive Id=\"Several\"><MetaData><Name>Several</Name></MetaData><Instances>{}</Instances>\
         <SolutionGroups>{}</SolutionGroups></HighSchoolTimetableArchive>",
        instances.concat(),
        groups.concat()
    )
}

#[test]
fn marks_line_ends_and_blanks_around_words_make_no_difference() {
    let text = archive(&assign_times(), &at("Maths", 3, "Mo1"));
    let plain = read(&text);
    let spaced = text.replace("<Duration>3</Duration>", "<Duration>\n\t 3 <!-- times --> </Duration>");
    let strange =
        format!("\u{feff}<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n{}", spaced.replace('\n', "\r\n\r"));
    let strange = read(&strange);
    assert_eq!(strange.instances[0].instance, plain.instances[0].instance);
    assert_eq!(strange.solutions, plain.solutions);
    assert_eq!(costs(&strange), ["3/0"]);
}

#[test]
fn days_are_told_apart_from_other_groups_of_times() {
    let archive = read(&archive("", ""));
    let named = &archive.instances[0];
    let days: Vec<usize> = named.instance.days.iter().map(|day| day.as_slice().len()).collect();
    assert_eq!(days, [3, 3]);
    assert_eq!((named.id.as_str(), named.name.as_str()), ("Made-up", "A school that nobody runs"));
    assert_eq!(named.times[3], "Tu1");
}

#[test]
fn an_instance_may_stand_alone() {
    assert_eq!(read(&instance("Alone", &assign_times())).instances[0].id, "Alone");
}

#[test]
fn solutions_of_several_instances_may_share_a_group_and_groups_an_id() {
    let instances = [instance("One", &assign_times()), instance("Two", "")];
    let groups = [group("Ours", "Two", ""), group("Ours", "One", "")];
    let archive = read(&of(&instances, &groups));
    assert_eq!(costs(&archive), ["0/0", "6/0"]);
    assert_eq!(archive.solutions[0].instance, 1);
}

#[test]
fn what_is_wrong_in_one_keeps_no_other_from_being_read() {
    let broken = instance("Broken", &assign_times().replace("All", "Al"));
    let instances = [instance("One", &assign_times()), broken, instance("Two", "")];
    let groups = [
        group("Good", "One", ""),
        group("Bad", "One", &at("Maths", 4, "Mo1")),
        group("Of the broken one", "Broken", &at("Nothing", 4, "Never")),
        group("Also good", "Two", ""),
    ];
    let reading = xhstt::read(&of(&instances, &groups), "archive.xml", Wanted::Everything);
    let groups: Vec<&str> = reading.archive.solutions.iter().map(|one| one.group.as_str()).collect();
    assert_eq!(groups, ["Good", "Also good"]);
    assert_eq!(costs(&reading.archive), ["6/0", "0/0"]);
    let problems = reading.problems.unwrap();
    let messages: Vec<&str> = problems.list().iter().map(commontime_files::Problem::message).collect();
    assert_eq!(
        messages,
        ["group of events \"Al\" is not defined", "the pieces of event \"Maths\" take more than its 3 times"]
    );
    assert!(problems.render(false).contains("what builds on this is checked once it is mended"));
}

#[test]
fn what_is_not_asked_for_is_not_looked_at() {
    let instances = [instance("Broken", "<Nonsense/>"), instance("One", "")];
    let groups = [group("Bad", "One", &at("Maths", 4, "Mo1")), group("Good", "One", "")];
    let text = of(&instances, &groups);
    let one = |group| xhstt::read(&text, "archive.xml", Wanted::One { instance: Some("One"), group });
    for group in [None, Some("Good")] {
        let reading = one(group);
        assert!(reading.problems.is_none(), "{}", reading.problems.unwrap());
        assert_eq!(reading.archive.instances.len(), 1);
        assert_eq!(reading.archive.solutions.len(), usize::from(group.is_some()));
    }
    assert!(one(Some("Bad")).problems.is_some());
}

#[test]
fn the_place_in_one_long_line_is_told() {
    let filler = "<!-- é -->".repeat(2000);
    let text = format!("{filler}{}", archive("", &at("Maths", 9, "Mo1"))).replace('\n', " ");
    let problems = xhstt::read(&text, "archive.xml", Wanted::Everything).problems.unwrap();
    let at = text.find("<Duration>9").unwrap() + "<Duration>".len();
    let column = text[..at].chars().count() + 1;
    assert_eq!((problems.list()[0].line(), problems.list()[0].column()), (1, column));
    let drawn = problems.render(false);
    assert!(drawn.contains(&format!(" --> archive.xml:1:{column}\n")), "{drawn}");
    assert!(drawn.contains("<Duration>9</Duration>") && drawn.contains("^ with this piece"), "{drawn}");
    assert!(drawn.lines().all(|line| line.chars().count() < 200), "{drawn}");
}

#[test]
fn a_report_is_a_claim() {
    let report = "</Events><Report><InfeasibilityValue>0</InfeasibilityValue><ObjectiveValue>7</ObjectiveValue>\
                  <Resources><Resource Reference=\"Nobody\"/></Resources></Report>";
    let text = archive(&assign_times(), "").replace("</Events></Solution>", &format!("{report}</Solution>"));
    let archive = read(&text);
    assert_eq!(archive.solutions[0].claim, Some(Claim { infeasibility: 0, objective: 7 }));
    assert_eq!(costs(&archive), ["6/0"]);
}
