//! There is time to hand students over and to set up.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "transition",
    title: "there is time to hand students over and to set up",
    requires: "When a homeroom teacher hands their own class over, time of their own begins only after the \
        contract's transition minutes; at dismissal nobody is handed over. For everybody else, change of \
        students is covered by setup: between two classes a specialist has the setup minutes of the special \
        (of the longer one, where they differ), and they are not lunch, planning or a meeting. With \
        transition = 0 students are handed over at the door, and that is printed as an assumption where the \
        file is silent. May be waived where the association agrees.",
    why: "Forty-five minutes of art are not forty-five minutes of meeting if the teacher walks the class \
        there and back.",
    reads: "scenario.toml: contract.transition\n\
        courses.toml: special.setup",
    example: "Keeps it: transition is 5; grade 4 hands over at 8:45 and meets from 8:50.\n\
        Breaks it: art ends with K-1 at 12:30 and begins with 1-1 at 12:32: 2 minutes of setup, 3 short of \
        5.",
    does_not_check: "Distances: every walk takes the same minutes. Travel between campuses.",
    source: "The contract. South Carolina's unencumbered time may not be spent walking students: \
        https://www.horrycountyschools.net/departments-services/human-resources/hcs-unencumbered-time-policy",
    waivable: true,
};
