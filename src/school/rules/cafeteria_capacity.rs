//! The cafeteria and the playground are not over their limits.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "cafeteria-capacity",
    title: "the cafeteria and the playground are not over their limits",
    requires: "At any time no more grades eat than the cafeteria takes at once, and no more students where \
        a number of students is given; grades that eat together count as one. No more grades are out at \
        recess than the playground takes.",
    why: "One grade per wave fills the middle of the day. Six waves of 30 minutes are three hours, and \
        only four of them lie between 11:00 and 13:00.",
    reads: "bell-schedule.toml: cafeteria.grades-at-once, cafeteria.students-at-once, cafeteria.waves-of\n\
        bell-schedule.toml: playground.grades-at-once\n\
        courses.toml: grade.students, grade.eats-with",
    example: "Keeps it: one grade at once; kindergarten eats from 10:20 to 10:50 and grade 1 from 10:50.\n\
        Breaks it: with waves of 30 and lunches of 35, kindergarten is there until 10:55 and grade 1 comes \
        at 10:50: two grades for 5 minutes.",
    does_not_check: "Seats and lines within a wave, and the fire limit of the room (see room-holds-group).",
    source: "The school's own numbers. A district with six waves, four of them between 11:00 and 13:00: \
        https://mpia.hcpss.org/requests/2018-164",
    waivable: false,
};
