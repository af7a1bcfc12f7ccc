//! A team meets with its members there and free.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "team-common-time",
    title: "a team meets with its members there and free",
    requires: "Every full member of the team is in its meeting; where the team has a quorum, at least that \
        many are. Everyone named in a meeting is free for all of it: here, without students, duty or \
        lunch, outside protected planning and in no other meeting. Only those who are there are credited, \
        and a minute in two teams counts once. People who may join a team never block it; they are \
        credited for the meetings they are in from start to end. They join one team: nobody is at the \
        meetings of two teams as somebody who may join. A meeting is used for what meetings are for, and \
        not for planning, lunch or duty.",
    why: "Being free at the same time is the whole point: preps that happen to overlap for some do not \
        make a team. Special education teachers serve several grades and could never meet if every team \
        waited for them.",
    reads: "staff.toml: group.team, person.team, group.may-join, person.may-join\n\
        staff.toml: team.meets, team.quorum\n\
        staff.toml: person.hours, person.away",
    example: "Keeps it: the four teachers of grade 3 meet from 9:35 to 10:20, all four classes being in \
        specials; special-ed-3, who may join, sits in.\n\
        Breaks it: 3-4's class comes back from music at 10:10, so one of four members is missing for 10 \
        minutes and the team is not whole. Or special-ed-3, who may join grade 3 or grade 4, sits in with \
        both.",
    does_not_check: "Whether the time is used together. Free time in common that nobody made a meeting. \
        Somebody who meets alone is credited, and a note says so: a team of one has no colleagues.",
    source: "The scenario. On finding co-teachers' shared time before all other: \
        https://specialconnections.ku.edu/collaboration/cooperative_teaching/teacher_tools/creating_a_schedule",
    waivable: false,
};
