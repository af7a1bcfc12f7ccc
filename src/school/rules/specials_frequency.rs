//! Every homeroom has each special as often as it should.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "specials-frequency",
    title: "every homeroom has each special as often as it should",
    requires: "In every pass through the cycle every homeroom has each special of its grade exactly as \
        often as courses.toml says, each class as long as it says and in its room, or in the homeroom's \
        own where it says so, and only on the days it names. Where the day has \
        periods, classes begin with one. On every day a homeroom has at least the least and at most the \
        most specials of its grade. May be waived by the principal, since the numbers are the school's \
        own; the waiver names who agreed.",
    why: "Parents count art lessons. And days with two specials pay for days with none: those days are the \
        ones on which a teacher has no break.",
    reads: "courses.toml: special.grades, special.per-week, special.per-cycle, special.minutes\n\
        courses.toml: special.place, special.room, special.days\n\
        courses.toml: grade.specials-per-day\n\
        bell-schedule.toml: cycle",
    example: "Keeps it: K-4 has art, music, PE, media and STEM once a week each, one on each day, 45 \
        minutes.\n\
        Breaks it: K-4 has art on Monday and on Thursday and no media: art 2 for 1, media 0 for 1.",
    does_not_check: "Time of day, and the order of specials over the week (see specials-adjacency). \
        Whether two classes of one special fall on one day, where a day may have two specials.",
    source: "The school's own numbers in courses.toml.",
    waivable: true,
};
