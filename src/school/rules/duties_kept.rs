//! Arrival, dismissal, lunch and recess have the adults they need.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "duties-kept",
    title: "arrival, dismissal, lunch and recess have the adults they need",
    requires: "Everyone who has a duty, and is here for all of it, does it for all of its minutes. While \
        any students are at lunch or at recess there are at least as many adults as the files say, in \
        roles that watch there. Where homeroom teachers watch, each stays with their own class, and heads \
        are not counted. One-to-one aides do not count. To change who has a duty, change its roles or \
        people.",
    why: "The bus loop and the cafeteria are where students get hurt. A schedule that forgets them gives \
        away time that nobody has.",
    reads: "bell-schedule.toml: duty.when, duty.minutes, duty.roles, duty.people, duty.except\n\
        bell-schedule.toml: cafeteria.window, cafeteria.supervised-by, cafeteria.adults\n\
        bell-schedule.toml: playground.window, playground.supervised-by, playground.adults\n\
        staff.toml: group.hours, person.hours, person.one-to-one",
    example: "Keeps it: from 10:20 to 13:20 para-1, para-2 and para-3 are in the cafeteria and the other \
        three on the playground; three are asked for in each.\n\
        Breaks it: para-3 goes home at 13:00 and grade 5 eats until 13:20: two adults of three, for 20 \
        minutes.",
    does_not_check: "Where on the playground they stand, and how many adults a group of a given size \
        needs: the school says how many.",
    source: "The school's own numbers. Paraprofessionals in Title I schools take such duty only in the \
        share others take it: 34 CFR 200.59. http://laws9.com/cfr/text/34/200/59",
    waivable: false,
};
