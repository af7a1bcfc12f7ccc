//! Specials that must touch do; those on days running are.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "specials-adjacency",
    title: "specials that must touch do; those on days running are",
    requires: "A special with back-to-back-with is taught on the same day and to the same homeroom as its \
        partner, and one begins at the minute the other ends; either may come first. A special with \
        days-running has its classes of one homeroom on at least that many cycle days in a row, within one \
        pass through the cycle. May be waived by the principal, since these are the school's own wishes.",
    why: "A double block is how a team gets 90 minutes or more; three days of ceramics running are how the \
        clay gets fired.",
    reads: "courses.toml: special.back-to-back-with\n\
        courses.toml: special.days-running\n\
        bell-schedule.toml: cycle",
    example: "Keeps it: 2-1 has music from 9:00 to 10:00 and Spanish from 10:00 to 10:45 on day C; \
        ceramics on days B, C and D.\n\
        Breaks it: Spanish begins at 10:05, five minutes after music ends; or ceramics is on days B, C and \
        E.",
    does_not_check: "Which of the two comes first. Whether the last day of a cycle and the first of the \
        next would also do: they do not.",
    source: "The school's own wishes in courses.toml. A lower school with such specials: \
        https://dmgroupk12.com/success-stories/minnehaha-academy-mn",
    waivable: true,
};
