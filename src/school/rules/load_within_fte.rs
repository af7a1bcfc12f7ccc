//! Nobody carries more than their FTE.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "load-within-fte",
    title: "nobody carries more than their FTE",
    requires: "Nobody teaches more classes of specials in a day than their classes-per-day, nor more \
        minutes in a week than their teaching-minutes-per-week, where the files name such limits; they are \
        not scaled, so a half-time post needs a half-time limit. Where a special says so, nobody takes \
        more classes of it in a week than its classes-each-per-week. Whoever is paid a salary is here in a \
        week no longer than their FTE's part of the staff's week. May be waived by an agreement on \
        overload.",
    why: "Specialists carry the minutes that others are given. A schedule that has one of them teach eight \
        classes a day will not last until October.",
    reads: "staff.toml: group.classes-per-day, person.classes-per-day\n\
        staff.toml: group.teaching-minutes-per-week, person.teaching-minutes-per-week\n\
        courses.toml: special.classes-each-per-week\n\
        fte.toml: position.fte, position.filled-by\n\
        staff.toml: group.hours, person.hours, person.away\n\
        bell-schedule.toml: bell-schedule.staff",
    example: "Keeps it: art may teach six classes a day and teaches 27 a week, as 6, 6, 5, 5 and 5.\n\
        Breaks it: art teaches seven on Thursday: one too many, even though the week has only 27. So does \
        a 0.5 FTE teacher who is here 1,200 of the staff's 2,250 minutes: 75 over half.",
    does_not_check: "Preparation behind the classes, numbers of students, and pay for overload.",
    source: "The contract. In Chicago's, for example, elementary teachers have at most 296 minutes of \
        instruction a day. https://ctulocal1.github.io/article/4.html",
    waivable: true,
};
