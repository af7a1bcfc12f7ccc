//! No group is larger than its cap.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "group-cap",
    title: "no group is larger than its cap",
    requires: "A class in a special has no more students than the special's group-cap, counting all students \
        of its homerooms, whoever is elsewhere at the time. Where no cap is given there is none. May be \
        waived, as class-size laws themselves are waived classroom by classroom: the waiver says for which \
        classes and by whom.",
    why: "Larger specials groups free teachers without a hire. That is a choice with a price for students, \
        so it is made in the open.",
    reads: "courses.toml: special.group-cap\n\
        courses.toml: grade.students, grade.homerooms",
    example: "Keeps it: 5-1 with 21 students is in art, and the cap is 24.\n\
        Breaks it: 5-2 with 26 students is in art: 2 over the cap.",
    does_not_check: "Which homerooms may come together at all (see may-cover). The size of homerooms themselves, and averages over a grade or a district.",
    source: "The contract or the state. Caps differ by kind of class: New York City has 32 in grades 1 to \
        6 and 50 in PE. https://www.uft.org/node/5971/printable/print\n\
        Texas waives its 22 to 1 by classroom: https://conta.cc/2o89qzz",
    waivable: true,
};
