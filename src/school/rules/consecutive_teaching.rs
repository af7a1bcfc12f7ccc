//! Nobody teaches too long without a break.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "consecutive-teaching",
    title: "nobody teaches too long without a break",
    requires: "Nobody is with students for more minutes in a row than the contract says; classes, \
        co-teaching and duty add up. A gap without students of at least the contract's break, 15 minutes \
        where it names none, ends a stretch of teaching; a shorter one, such as setup between two classes, \
        does not. Where the contract names no limit there is none. May be waived by a memorandum with the \
        teachers' association.",
    why: "An art teacher with six classes in a row has no moment to wash a brush. Six a day in two runs of \
        three is the same load and another job.",
    reads: "scenario.toml: contract.consecutive-teaching-max.minutes, \
        contract.consecutive-teaching-max.break\n\
        scenario.toml: policy",
    example: "Keeps it: the limit is 180; art teaches four classes of 45 with 5 between them, 180 minutes \
        taught, then has lunch.\n\
        Breaks it: a fifth class begins 5 minutes later: 225 minutes without a break, 45 over.",
    does_not_check: "How heavy a class is, and whether the break is a rest.",
    source: "The contract.",
    waivable: true,
};
