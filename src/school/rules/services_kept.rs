//! Special-education and other services are given in full and break nothing they may not.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "services-kept",
    title: "special-education and other services are given in full and break nothing they may not",
    requires: "In every five-day week every service has its minutes, in sessions of its length, no more a \
        day than allowed, each with one of its providers. A session has all the homerooms its students \
        come from. A pull-out or a self-contained class is in the service's room and not in the \
        homeroom's; a push-in is in the homeroom's, during a subject. No session lies during what the \
        service may never break, and where it may lie only during some things it lies within one of them; \
        homeroom time is none of them. Minutes of an individualized education program are owed by federal \
        law: no waiver switches them off.",
    why: "These minutes are owed to named children, and they are scheduled first in schools that do it \
        well. They also decide which teams a special education teacher can ever join.",
    reads: "courses.toml: service.minutes-per-week, service.sessions-of, service.sessions-per-day\n\
        courses.toml: service.providers, service.setting, service.room\n\
        courses.toml: service.never-during, service.only-during\n\
        courses.toml: service.grade, service.homerooms, service.students",
    example: "Keeps it: 2-reading is owed 225 minutes in sessions of 45, and special-ed-2 gives one \
        session a day in resource-2 during mathematics.\n\
        Breaks it: Thursday's session is during literacy, which is in never-during; or there are four \
        sessions, 180 minutes: 45 short.",
    does_not_check: "Individual programs: services are written as groups, without students' names. Whether \
        group and setting are what a program says. Where students of a self-contained room are between its \
        sessions: with their homeroom, as the files have it. How many students a provider may have in \
        all.",
    source: "Individuals with Disabilities Education Act, 20 U.S.C. 1414(d). On scheduling these students \
        first: \
        https://specialconnections.ku.edu/collaboration/cooperative_teaching/teacher_tools/creating_a_schedule",
    waivable: false,
};
