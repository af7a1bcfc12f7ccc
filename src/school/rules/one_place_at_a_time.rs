//! Nobody, and no group of students, is in two places at once.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "one-place-at-a-time",
    title: "nobody, and no group of students, is in two places at once",
    requires: "No person is in two lessons, meetings, duties or other assignments at the same time, and no \
        homeroom is in two lessons at the same time. Two things may touch: one that ends at 9:35 and one \
        that begins at 9:35 do not overlap. Lessons lie within the students' day. A service takes its \
        provider and the students it serves; the others go on with their lesson. Services at the same \
        time, in the classroom or out of it, never have more students than the homeroom has. An aide who \
        follows one student is where that student is: in the service they are named for, and else with a \
        homeroom its students come from. Whoever watches the cafeteria or the playground watches every \
        group in it.",
    why: "A double booking is found by a child at a locked door. It is the commonest fault of schedules \
        made by hand.",
    reads: "courses.toml: service.setting, service.students, service.homerooms\n\
        staff.toml: group.ids, person.id, person.one-to-one\n\
        bell-schedule.toml: duty.when, duty.minutes, duty.roles",
    example: "Keeps it: music has K-1 from 11:45 to 12:30 and 1-1 from 12:35.\n\
        Breaks it: music has K-1 from 11:45 to 12:30 and 1-1 from 12:25: two classes for 5 minutes.",
    does_not_check: "Time to walk from one place to the next (see transition), and rooms (see \
        room-holds-group).",
    source: "No paper is needed.",
    waivable: false,
};
