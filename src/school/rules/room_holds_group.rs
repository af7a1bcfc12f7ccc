//! A room holds the students and classes in it.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "room-holds-group",
    title: "a room holds the students and classes in it",
    requires: "At any time the students in a room are no more than its capacity, and the classes in it are \
        no more than it takes at once: one, where courses.toml does not say more. A team needs a place in \
        a room as a class does, and two teams never meet in one room. At lunch and recess only the \
        students are counted; but a class shares such a room only where it takes more than one at once, \
        and a team never meets there then. Every homeroom has a room of its own under its own id, without \
        being listed.",
    why: "A gym may hold two classes and an art room one. A team that meets where children are being \
        taught is not meeting.",
    reads: "courses.toml: room.capacity, room.classes-at-once\n\
        courses.toml: special.room, service.room\n\
        courses.toml: grade.students\n\
        staff.toml: team.room",
    example: "Keeps it: the gym takes two classes and 60 students; 5-1 with 21 and 5-2 with 21 are in it \
        together, 42.\n\
        Breaks it: 5-3 with 20 joins them: three classes, and 62 students for 60 places.",
    does_not_check: "Furniture, noise and distance between rooms.",
    source: "The fire marshal's and the architect's numbers, as the school gives them in courses.toml.",
    waivable: false,
};
