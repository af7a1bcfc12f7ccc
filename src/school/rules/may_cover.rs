//! Who takes others' students may.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "may-cover",
    title: "who takes others' students may",
    requires: "A homeroom's subjects and homeroom time are its own teacher's. Somebody else in charge of \
        them must have may-cover = instruction. Lunch, recess, arrival and dismissal of others' students \
        ask for supervision or instruction; nothing allows neither. A specialist with a class in the \
        special they teach, and a provider with the students of their service, do not cover: that is their \
        own work.",
    why: "Coverage is where the minutes come from, and where contracts and grants draw lines: special \
        education staff paid from IDEA do IDEA work, and some contracts exempt co-teachers from being used \
        as replacements.",
    reads: "staff.toml: group.may-cover, person.may-cover\n\
        staff.toml: person.one-to-one\n\
        courses.toml: special.taught-by, service.providers",
    example: "Keeps it: while kindergarten meets, para-1 (may-cover = supervision) has K-1 at recess and \
        music has K-2 in music.\n\
        Breaks it: while kindergarten meets, special-ed-1 (may-cover = nothing) has K-1 in mathematics for \
        45 minutes.",
    does_not_check: "Whether the paper behind may-cover says so: the files are believed. Substitutes who \
        come for an absence.",
    source: "The contract, and the rules of grants. An example of staff exempted from replacement service: \
        https://www.lbschools.net/departments/employee-relations/bargaining-details/~board/bargaining-updates/post/talb-bargaining-session-update-2025-03-24\n\
        On paraprofessionals: 34 CFR 200.59. http://laws9.com/cfr/text/34/200/59",
    waivable: false,
};
