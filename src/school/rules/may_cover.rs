//! Who takes others' students may.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "may-cover",
    title: "who takes others' students may",
    requires: "A homeroom's subjects and homeroom time have its own teacher in charge; others may be there \
        beside them. Others have a homeroom in a class that they are listed for: in a special, or in a \
        block with a substitute, a partner or an administrator that a lever opens. Beyond that a \
        homeroom's own lessons are handed to nobody, whatever may-cover says. A class is one homeroom; where the \
        special has joined-up-to, or a lever gives it larger groups, it may be several homerooms of one grade \
        with at most so many students in all; in an advisory \
        period it is one homeroom that visits another, whose teacher has both. A lesson with no homeroom in it is nobody's, and a finding. A specialist \
        with a class in the special they teach, and a provider with the students of their service, do not \
        cover: that is their own work; nor does who has to be beside them. Whoever is in charge of a special or a service without being listed \
        for it must have may-cover = instruction. Lunch and recess of others' students ask for supervision \
        or instruction; nothing allows neither.",
    why: "Coverage is where the minutes come from, and where contracts and grants draw lines: special \
        education staff paid from IDEA do IDEA work, and some contracts exempt co-teachers from being used \
        as replacements.",
    reads: "staff.toml: group.may-cover, person.may-cover\n\
        staff.toml: person.one-to-one\n\
        courses.toml: special.taught-by, special.beside, special.joined-up-to, service.providers\n\
        scenario.toml: levers.rotating-substitutes, levers.community-partner-block, levers.administrator-coverage\n\
        scenario.toml: levers.advisory-period",
    example: "Keeps it: while kindergarten meets, para-1 (may-cover = supervision) has K-1 at recess and \
        music has K-2 in music.\n\
        Breaks it: while kindergarten meets, special-ed-1 has K-1 in mathematics for 45 minutes, without \
        its own teacher; or PE has K-1 and K-2 at once, and nothing lets homerooms come together in PE.",
    does_not_check: "Whether the paper behind may-cover says so: the files are believed. Substitutes who \
        come for an absence, and whether a pool of them comes on all its days.",
    source: "The contract, and the rules of grants. An example of staff exempted from replacement service: \
        https://www.lbschools.net/departments/employee-relations/bargaining-details/~board/bargaining-updates/post/talb-bargaining-session-update-2025-03-24\n\
        On paraprofessionals: 34 CFR 200.59. http://laws9.com/cfr/text/34/200/59",
    waivable: false,
};
