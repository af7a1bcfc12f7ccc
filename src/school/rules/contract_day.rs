//! Nobody works outside their contract day.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "contract-day",
    title: "nobody works outside their contract day",
    requires: "No lesson, meeting, duty or other assignment lies outside the time a person is here. That is \
        the staff day of the bell schedule, or the person's own hours where they have some, without the time \
        they are away. A schedule made for another bell schedule than the scenario's is a finding. A longer \
        day is a decision with a price, not a detail of a schedule.",
    why: "Minutes before the first bell and after the last are minutes too, and somebody is paid for them \
        or is not.",
    reads: "bell-schedule.toml: bell-schedule.id, bell-schedule.staff\n\
        scenario.toml: bell-schedule\n\
        staff.toml: group.hours, person.hours, person.away",
    example: "Keeps it: staff are here from 7:35 to 15:20, and Wednesday's meeting is from 14:05 to \
        15:20.\n\
        Breaks it: the same meeting runs to 15:30: 10 minutes after the contract day, for everyone in it.",
    does_not_check: "Evenings, conferences and work taken home. Extra-duty pay.",
    source: "The contract, as the scenario gives it. Contract days of 7.5 to 8 hours are usual. \
        https://nctq.org/blog/Every-minute-counts:-how-school-districts-govern-teacher-time",
    waivable: false,
};
