//! Collaboration comes in blocks long enough to count.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "minimum-block",
    title: "collaboration comes in blocks long enough to count",
    requires: "Every team meeting of a kind that counts toward the goal is at least as long as the goal's \
        minimum block; the time to hand students over comes before it and is no part of it. Each meeting \
        is measured by itself. A shorter one is a finding, and none of its minutes count. To count shorter \
        ones, change minimum-block: it is the scenario's own number.",
    why: "Twenty minutes are gone before the team has the student work on the table. Contracts say so too: \
        in some, only blocks of 25 or 30 minutes count.",
    reads: "scenario.toml: goal.minimum-block\n\
        scenario.toml: goal.counts\n\
        scenario.toml: contract.transition",
    example: "Keeps it: with a minimum block of 45, grade 1 meets from 12:35 to 13:20, while its classes \
        are in specials.\n\
        Breaks it: grade 1 also meets from 14:55 to 15:20 after dismissal duty: 25 minutes, 20 short of a \
        block, and none of them count.",
    does_not_check: "What the meeting is about. Whether there are long blocks: that is a wish \
        (goal.long-block), not a rule.",
    source: "The scenario. On what makes a block: teams with shared content do best with at least 90 \
        minutes in a row a week. \
        https://www.tieonline.com/article/2297/carving-out-time-for-teacher-team-collaboration\n\
        A contract that counts blocks of 25 minutes or more: https://www.quia.com/pages/article16.html",
    waivable: false,
};
