//! `commontime new`.

use super::harness::Place;

#[test]
fn the_starter_is_read_and_solved() {
    let place = Place::new();
    let ran = place.run(&["new", "my-school"]).ends(0);
    assert!(ran.out.contains("commontime solve my-school"), "{}", ran.out);
    assert!(ran.out.contains("folder schema tells editors"), "{}", ran.out);
    place.run(&["check", "my-school"]).ends(0);
    let ran = place.run(&["solve", "my-school"]).ends(0);
    assert!(ran.out.starts_with("A small K-2 school (synthetic)\n"), "{}", ran.out);
}

#[test]
fn a_folder_that_holds_something_is_left_alone() {
    let place = Place::with_school("first-run", &[]);
    let before = place.read("school/scenario.toml");
    let ran = place.run(&["new", "school"]).ends(2);
    assert!(ran.err.contains("not empty"), "{}", ran.err);
    assert_eq!(place.read("school/scenario.toml"), before);
}
