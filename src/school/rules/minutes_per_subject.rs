//! Every subject has its minutes and blocks.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "minutes-per-subject",
    title: "every subject has its minutes and blocks",
    requires: "In every five-day week every homeroom has at least the minutes of each subject that its \
        grade asks for; classes of a special that counts as the subject are among them. No piece of a subject is shorter than its minimum block. Where the grade asks for \
        an uninterrupted block, every day has one piece of at least that length from which no pull-out \
        service takes a student; a service whose only-during names that very subject belongs to it and \
        does not break it, and students of a self-contained room were never there. May be waived where the \
        board or the state allows other minutes.",
    why: "Time for adults must not be taken from literacy. Cut into slivers, ninety minutes of reading are \
        not ninety minutes of reading.",
    reads: "courses.toml: grade.minutes-per-week\n\
        courses.toml: grade.uninterrupted\n\
        courses.toml: grade.minimum-block\n\
        courses.toml: special.counts-as\n\
        courses.toml: service.setting, service.only-during",
    example: "Keeps it: grade 2 asks for 600 minutes of literacy and 90 unbroken a day; 2-1 has 90 in one \
        piece and 30 later on each of five days, 5 x 120 = 600.\n\
        Breaks it: on Tuesday the 90 are cut by art into 45 and 45. The week still has 600, but Tuesday \
        has no unbroken 90.",
    does_not_check: "What is taught, and by which program. More minutes of a subject than asked for are \
        never a fault.",
    source: "The school's own numbers in courses.toml. States often set the subjects and leave their \
        minutes to the board, as South Carolina's Regulation 43-231 does.",
    waivable: true,
};
