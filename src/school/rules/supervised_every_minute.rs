//! Every group of students is with an adult in charge in every minute of its day.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "supervised-every-minute",
    title: "every group of students is with an adult in charge in every minute of its day",
    requires: "In every minute of the students' day every homeroom is in exactly one lesson: a subject, a \
        special, lunch, recess or homeroom time. In each there is at least one adult in charge. A \
        paraprofessional is in charge alone only at lunch and recess; a one-to-one aide follows one \
        student and is never in charge of a group. Students pulled out for a service are with its \
        provider, and the others stay with whoever has the homeroom.",
    why: "A released minute is real only if somebody has the students. Five minutes between art and lunch \
        that nobody owns are a class alone in a hallway.",
    reads: "bell-schedule.toml: bell-schedule.students\n\
        bell-schedule.toml: cafeteria.supervised-by, playground.supervised-by\n\
        courses.toml: grade.homerooms, special.taught-by, service.providers\n\
        staff.toml: group.role, person.role\n\
        staff.toml: person.one-to-one",
    example: "Keeps it: 3-2 has literacy with its teacher until 9:35, PE with the PE teacher until 10:20, \
        then mathematics with its teacher again.\n\
        Breaks it: PE ends at 10:20 and mathematics begins at 10:25, so 3-2 has nobody for 5 minutes. So \
        does para-1 alone with K-1 in science.",
    does_not_check: "Whether the adult stays in the room, and how many adults there are beyond the first \
        (see duties-kept for lunch and recess). The time before the students' day and after it, which \
        belongs to arrival and dismissal duty.",
    source: "The school's duty to its students. On paraprofessionals: 34 CFR 200.59, written for an \
        earlier federal law, so check your state's rule today. http://laws9.com/cfr/text/34/200/59",
    waivable: false,
};
