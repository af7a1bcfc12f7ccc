//! The state's instructional minutes are there.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "instructional-minutes",
    title: "the state's instructional minutes are there",
    requires: "Every grade has at least the minutes that the state asks for in the time it names: a day, a \
        week or a year. Every lesson counts, homeroom time and services too; whether lunch and recess do \
        is the state's choice. A minimum for the year is compared with the sum over the calendar, where a \
        half-day counts half; without a calendar with the average day times the school days of the year: \
        in Texas 180 days of 420 minutes are the 75,600. May be waived where the state has granted a \
        waiver.",
    why: "Early release moves minutes from one day to the others. It is lawful only while the week or the \
        year still has what the state asks for.",
    reads: "scenario.toml: policy\n\
        bell-schedule.toml: bell-schedule.students\n\
        calendar.toml: first-day, last-day, holidays, half-days",
    example: "Keeps it: in South Carolina 4 x 415 + 365 = 2,025 minutes a week, lunch included; 1,800 are \
        asked for.\n\
        Breaks it: five days of 350 minutes are 1,750: 50 short.",
    does_not_check: "Subjects (see minutes-per-subject), attendance, how long a half-day really is, and \
        days lost to weather. It flags and cites; it is not legal advice.",
    source: "South Carolina: S.C. Reg. 43-231. \
        https://d1tvxue8o4w0fl.cloudfront.net/regulation/south-carolina-code-of-regulations/chapter-43-state-board-of-education/article-19-instructional-program/section-43-231-defined-program-k-5\n\
        Texas: Tex. Educ. Code 25.081. \
        https://instalawyer.io/laws/texas-statutes/section-25081-operation-of-schools\n\
        Other states, and what counts in them: \
        https://www.ecs.org/50-state-comparison-instructional-time-policies/",
    waivable: true,
};
