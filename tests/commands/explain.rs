//! `commontime explain`.

use commontime_files::Code;
use commontime_report::{explain, explain_index, explain_lever, explain_levers};
use commontime_school::Rule;
use commontime_school::lever::LeverKind;
use serde_json::{Value, json};

use super::harness::Place;

#[test]
fn a_rule_has_its_page_and_all_have_a_table() {
    let place = Place::new();
    assert_eq!(place.run(&["explain"]).ends(0).out, explain_index());
    assert_eq!(place.run(&["explain", "team-common-time"]).ends(0).out, explain(Rule::TeamCommonTime));
}

#[test]
fn a_lever_has_its_page_and_all_have_a_table() {
    let place = Place::new();
    assert_eq!(place.run(&["explain", "levers"]).ends(0).out, explain_levers());
    for &kind in LeverKind::ALL {
        assert_eq!(place.run(&["explain", kind.slug()]).ends(0).out, explain_lever(kind));
    }
}

#[test]
fn programs_get_the_pages_too() {
    let place = Place::new();
    let all: Value = serde_json::from_str(&place.run(&["explain", "--format", "json"]).ends(0).out).unwrap();
    let slugs: Vec<&str> =
        all.as_array().unwrap().iter().map(|page| page["slug"].as_str().unwrap()).collect();
    assert_eq!(slugs, Rule::ALL.iter().map(|rule| rule.slug()).collect::<Vec<_>>());
    let one = place.run(&["explain", "group-cap", "--format", "json"]).ends(0).out;
    let one: Value = serde_json::from_str(&one).unwrap();
    assert_eq!(one["title"], Rule::GroupCap.page().title);
}

#[test]
fn programs_get_the_pages_of_levers_too() {
    let place = Place::new();
    let all = place.run(&["explain", "levers", "--format", "json"]).ends(0).out;
    let all: Value = serde_json::from_str(&all).unwrap();
    let slugs: Vec<&str> =
        all.as_array().unwrap().iter().map(|page| page["slug"].as_str().unwrap()).collect();
    assert_eq!(slugs, LeverKind::ALL.iter().map(|kind| kind.slug()).collect::<Vec<_>>());
    let one = place.run(&["explain", "early-release", "--format", "json"]).ends(0).out;
    let one: Value = serde_json::from_str(&one).unwrap();
    let page = LeverKind::EarlyRelease.page();
    assert_eq!(one["title"], "early release");
    assert_eq!((&one["does"], &one["example"]), (&json!(page.does), &json!(page.example)));
}

#[test]
fn an_unknown_name_is_no_answer() {
    let place = Place::new();
    let ran = place.run(&["explain", "team-comon-time"]).ends(2);
    assert_eq!(ran.out, "");
    assert_eq!(
        ran.err,
        "error: no rule or lever is called \"team-comon-time\": did you mean \"team-common-time\"?\n"
    );
    let ran = place.run(&["explain", "early-releese"]).ends(2);
    assert!(ran.err.ends_with("did you mean \"early-release\"?\n"), "{}", ran.err);
    let ran = place.run(&["explain", "homework"]).ends(2);
    assert_eq!(
        ran.err,
        "error: no rule or lever is called \"homework\"; `commontime explain` lists them all\n"
    );
}

#[test]
fn a_code_says_what_it_means_and_what_to_do() {
    let place = Place::new();
    for word in ["G113", "g113"] {
        let ran = place.run(&["explain", word]).ends(0);
        let (meaning, step) = (Code::NotATime.meaning(), "Write times like \"7:45\"");
        assert!(ran.out.starts_with(&format!("G113: {meaning}\n")) && ran.out.contains(step), "{}", ran.out);
    }
    let all = place.run(&["explain", "codes"]).ends(0).out;
    for code in Code::ALL {
        assert!(all.contains(&format!("  {code}  ")), "{code}");
        let step = code.next_step();
        assert!(!step.is_empty() && !step.ends_with('.'), "{code}");
    }
    let json: Value =
        serde_json::from_str(&place.run(&["explain", "codes", "--format", "json"]).ends(0).out).unwrap();
    assert_eq!(json.as_array().unwrap().len(), Code::ALL.len());
    let ran = place.run(&["explain", "G999"]).ends(2);
    assert_eq!(
        ran.err,
        "error: no problem has the code \"G999\"; `commontime explain codes` lists them all\n"
    );
}
