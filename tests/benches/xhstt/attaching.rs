//! The check of the evaluator on attached solutions.

use std::fs;

use super::attached::Check;
use crate::xhstt::school::{archive, at, constraint, group, list};

/// Returns the check of a file with two solutions of one group, which cost 6/0 and 3/0, by a table of costs.
fn check(table: &[&str]) -> Check {
    let folder = tempfile::tempdir().unwrap();
    let constraints = constraint("AssignTime", &list("EventGroup", &["All"]), "");
    let second = group("Ours", "Made-up", &at("Maths", 3, "Mo1")).replace("<SolutionGroup Id=\"Ours\">", "");
    let text = archive(&constraints, "").replace("</SolutionGroup>\n", &second);
    fs::write(folder.path().join("BrazilInstance2.xml"), text).unwrap();
    let line = |line: &&str| format!("BrazilInstance2.xml\tMade-up\t{line}\n");
    let lines: String = table.iter().map(line).collect();
    fs::write(folder.path().join("costs.tsv"), format!("what each costs\n{lines}")).unwrap();
    Check::of(folder.path()).unwrap()
}

#[test]
fn solutions_of_one_group_are_told_apart_by_their_order() {
    let right = check(&["Ours\t6\t0", "Ours\t3\t0"]);
    assert_eq!((right.is_good(), right.count()), (true, "2 of 2".to_owned()));
    let wrong = check(&["Ours\t3\t0", "Ours\t6\t0"]);
    assert_eq!((wrong.is_good(), wrong.count()), (false, "0 of 2".to_owned()));
}

#[test]
fn what_differs_or_is_lost_is_named() {
    let check = check(&["Ours\t6\t0", "Ours\t3\t1", "Theirs\t0\t0"]);
    assert_eq!(
        check.in_words(),
        "the evaluator says what costs.tsv says of 1 of 3 attached solutions\n  \
         BrazilInstance2.xml, Made-up, Ours: 3/1 there, 3/0 here\n  \
         BrazilInstance2.xml, Made-up, Theirs: not in the folder"
    );
}

#[test]
fn what_is_not_in_the_table_is_named() {
    let check = check(&["Ours\t6\t0"]);
    assert!(!check.is_good());
    assert!(check.in_words().ends_with("BrazilInstance2.xml, Made-up, Ours: not in costs.tsv"));
}

#[test]
fn without_a_table_nothing_is_claimed() {
    let folder = tempfile::tempdir().unwrap();
    let check = Check::of(folder.path()).unwrap();
    assert_eq!((check.is_good(), check.count()), (true, "not checked".to_owned()));
}
