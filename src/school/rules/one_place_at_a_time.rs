//! Nobody, and no group of students, is in two places at once.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "one-place-at-a-time",
    title: "nobody, and no group of students, is in two places at once",
    requires: "No person is in two lessons, meetings, duties or other assignments at the same time, and no \
        homeroom is in two lessons at the same time. Two things may touch: one that ends at 9:35 and one \
        that begins at 9:35 do not overlap. Lessons lie within the students' day. A service takes its \
        provider and the students it serves, never more than the homeroom has; the others go on with their \
        lesson. Whoever watches the cafeteria or the playground watches every group in it.",
    why: "A double booking is found by a child at a locked door. It is the commonest fault of schedules \
        made by hand.",
    reads: "courses.toml: service.setting\n\
        staff.toml: group.ids, person.id\n\
        bell-schedule.toml: duty.when, duty.minutes, duty.roles",
    example: "Keeps it: music has K-1 from 11:45 to 12:30 and 1-1 from 12:35.\n\
        Breaks it: music has K-1 from 11:45 to 12:30 and 1-1 from 12:25: two classes for 5 minutes.",
    does_not_check: "Time to walk from one place to the next (see transition), and rooms (see \
        room-holds-group).",
    source: "No paper is needed.",
    waivable: false,
};
