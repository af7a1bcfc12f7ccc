//! No more homerooms of a grade are at specials at once than the school lets.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "specials-at-once",
    title: "no more homerooms of a grade are at specials at once than the school lets",
    requires: "At any time no more homerooms of a grade are in classes of specials than the grade's \
        specials-at-once. Where the grade has no such number all may be. May be waived: it is the school's \
        own custom, so the waiver names who changed it.",
    why: "Many schools send the homerooms of a grade to specials one by one, so that each room, hallway and \
        specialist sees one class of an age after the other. Then a grade's teachers never have that time \
        together. Sending them at the same time, in parallel, costs nothing where there are specialists \
        enough, and makes it common time.",
    reads: "courses.toml: grade.specials-at-once",
    example: "Keeps it: grade 2 has specials-at-once = 2; at 9:00 2-1 is in art and 2-2 in music, and 2-3 goes \
        to PE at 9:50.\n\
        Breaks it: 2-3 is in PE at 9:00 too: 3 homerooms of grade 2 are at specials, 1 more than may be.",
    does_not_check: "Homerooms of several grades at specials at once: rooms and specialists limit these.",
    source: "The school's custom, as courses.toml has it. On parallel specials as common time: \
        https://studylib.net/doc/11059537/making-time-for-collaboration--",
    waivable: true,
};
