//! The pages of the rules.

use commontime_report::{explain, explain_index};
use commontime_school::Rule;

#[test]
fn every_rule_has_its_page_and_its_line() {
    let index = explain_index();
    for &rule in Rule::ALL {
        let page = explain(rule);
        assert!(page.starts_with(&format!("{rule}: ")), "{page}");
        assert!(index.contains(&format!("\n  {rule} ")), "{rule} is in the index");
    }
}

#[test]
fn pages_keep_to_eighty_columns_but_for_addresses() {
    let pages = Rule::ALL.iter().map(|&rule| explain(rule)).chain([explain_index()]);
    for line in pages.flat_map(|page| page.lines().map(str::to_owned).collect::<Vec<_>>()) {
        assert!(line.chars().count() <= 80 || line.contains("http"), "{line}");
    }
}

#[test]
fn a_page_says_whether_it_can_be_waived() {
    let page = explain(Rule::SupervisedEveryMinute);
    assert!(page.ends_with("Waiver\n  It cannot be waived.\n"), "{page}");
}
