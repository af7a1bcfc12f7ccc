//! Who takes over a teacher leader's homeroom has all that comes with the post.

use std::path::Path;

use commontime_school::lever::Decisions;

#[test]
fn a_successor_has_the_duties_of_the_post() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/hybrid-leaders");
    let campus = commontime_files::load(&folder).expect("the scenario is whole");
    let mut decisions = Decisions::nothing(&campus);
    decisions.0[0] = 2;
    let changed = campus.with(&decisions).expect("the leaders can be pulled");
    let new: Vec<_> = changed.person_ids().filter(|&person| changed[person].id.starts_with("new-")).collect();
    assert_eq!(new.len(), 2);
    for person in new {
        let homeroom = changed[person].homeroom.expect("they have the leader's homeroom");
        assert_eq!(changed[homeroom].teacher, person);
        for day in changed.day_ids() {
            let minutes: i32 = changed.duties_on(person, day).map(|(_, span)| span.length().get()).sum();
            assert_eq!(minutes, 10 + 20, "{} on {}", changed[person].id, changed[day].name);
        }
    }
}
