//! The pages of the rules and the levers.

use commontime_report::{explain, explain_index, explain_lever, explain_levers};
use commontime_school::Rule;
use commontime_school::lever::LeverKind;

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
fn every_lever_has_its_page_and_its_line() {
    let tables = [explain_index(), explain_levers()];
    for &kind in LeverKind::ALL {
        let (slug, page) = (kind.slug(), explain_lever(kind));
        assert!(page.starts_with(&format!("{slug}: ")), "{page}");
        for line in kind.page().example.lines() {
            assert!(page.lines().any(|other| other.trim_start() == line), "{slug}: {line}");
        }
        for table in &tables {
            assert!(table.contains(&format!("\n  {slug} ")), "{slug} is in the table");
        }
    }
}

#[test]
fn a_source_is_named_where_there_is_one() {
    for &kind in LeverKind::ALL {
        let has_source = explain_lever(kind).contains("\n\nSource\n");
        assert_eq!(has_source, !kind.page().source.is_empty(), "{}", kind.slug());
    }
}

#[test]
fn pages_keep_to_eighty_columns_but_for_addresses() {
    let rules = Rule::ALL.iter().map(|&rule| explain(rule));
    let levers = LeverKind::ALL.iter().map(|&kind| explain_lever(kind));
    let pages = rules.chain(levers).chain([explain_index(), explain_levers()]);
    for line in pages.flat_map(|page| page.lines().map(str::to_owned).collect::<Vec<_>>()) {
        assert!(line.chars().count() <= 80 || line.contains("http"), "{line}");
    }
}

#[test]
fn a_page_says_whether_it_can_be_waived() {
    let page = explain(Rule::SupervisedEveryMinute);
    assert!(page.ends_with("Waiver\n  It cannot be waived.\n"), "{page}");
}
