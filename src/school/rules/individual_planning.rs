//! Individual planning is there, and no meeting takes it.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "individual-planning",
    title: "individual planning is there, and no meeting takes it",
    requires: "Everyone whom a planning minimum protects has at least its minutes of individual planning \
        in every day, week or two weeks, as it says. Only stretches of at least its minimum block count, \
        and where the law says so only those within the students' day. Two weeks are ten school days in a \
        row from a Monday on. No team meeting, duty, lunch or lesson lies in them; a meeting that calls \
        itself planning is a meeting. With several minimums each is kept; one stretch may serve more than \
        one. May be waived by a district of innovation plan or a memorandum with the teachers' \
        association.",
    why: "Collaboration made out of planning periods is not new time. In Texas and South Carolina it is \
        also against the law.",
    reads: "scenario.toml: policy\n\
        scenario.toml: contract.planning\n\
        staff.toml: group.role, person.role\n\
        fte.toml: position.fte\n\
        bell-schedule.toml: bell-schedule.students",
    example: "Keeps it: in South Carolina 2-3 has 30 unbroken minutes of their own every day from 11:50 to \
        12:20, while paraprofessionals have recess.\n\
        Breaks it: in Texas 50 minutes one day and 40 the next, for two weeks: 450 minutes in all, but the \
        40s are shorter than a block of 45, so 250 count.",
    does_not_check: "What a teacher does with the time. Exceptions for emergencies.",
    source: "South Carolina: 30 minutes a day, S.C. Code 59-5-63. \
        https://instalawyer.io/laws/south-carolina-code-of-laws/section-59-5-63-unencumbered-time-requirement\n\
        Texas: 450 minutes in two weeks, Tex. Educ. Code 21.404. \
        https://instalawyer.io/laws/texas-statutes/section-21404-planning-and-preparation\n\
        How Texas reads it: \
        https://www.tcta.org/legal-services/legal-issues-a-to-z/planning-and-preparation-time\n\
        What contracts ask for: https://www.nctq.org/contract-database/report?reportId=6556",
    waivable: true,
};
