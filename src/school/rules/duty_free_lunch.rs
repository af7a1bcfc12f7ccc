//! Teachers have a lunch free of duty.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "duty-free-lunch",
    title: "teachers have a lunch free of duty",
    requires: "Every teacher, paraprofessional and substitute has, on every day on which they are here for five hours or \
        more, one unbroken lunch of at least the minutes of the contract or the law, with no students, no \
        duty and no meeting. It lies within the students' day: a lunch before students come or after they \
        leave does not count. Lunch never counts as planning or as collaboration. May be waived where the \
        law or the contract allows exceptions, as Texas does for one day a week in a shortage.",
    why: "It is the first thing that goes when a schedule is tight, and the first thing a grievance is \
        about.",
    reads: "scenario.toml: contract.duty-free-lunch\n\
        scenario.toml: policy\n\
        staff.toml: group.role, person.role, person.hours, person.away",
    example: "Keeps it: with 30 minutes in the contract, 4-1 has lunch from 12:20 to 12:50 while \
        paraprofessionals have the cafeteria.\n\
        Breaks it: 4-1 watches the cafeteria from 12:20 to 12:35 and eats until 12:50: 15 minutes, 15 \
        short. So does a lunch from 14:45, when students left at 14:40: 0 minutes, 30 short.",
    does_not_check: "When within the students' day lunch is. Days of less than five hours, and people \
        in other roles.",
    source: "The contract, where it names minutes. Texas: 30 minutes, Tex. Educ. Code 21.405. \
        https://instalawyer.io/laws/texas-statutes/section-21405-duty-free-lunch\n\
        Georgia, for comparison: 30 consecutive minutes in K-5, Ga. Code 20-2-218. \
        https://casetext.com/statute/code-of-georgia/title-20-education/chapter-2-elementary-and-secondary-education/article-6-quality-basic-education/part-6-employment/subpart-2-conditions-of-employment/section-20-2-218-duty-free-lunch-period-exchange-of-lunch-period-for-compensation-or-other-benefit-length-of-school-day-not-affected-exemption-for-extenuating-circumstances-funding",
    waivable: true,
};
