//! The principal directs no more of teachers' time than agreed.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "directed-share",
    title: "the principal directs no more of teachers' time than agreed",
    requires: "In every week the minutes that a principal directs are no more than the agreed share of a \
        teacher's time without students. Directed are the uses that count toward the goal, and required \
        meetings. Time without students is those, individual planning, case management and the teacher's \
        own time together; lunch, duty and walking classes are left out. May be waived by a memorandum \
        with the teachers' association.",
    why: "Where a contract says that a quarter of such time may be directed, 300 minutes of meetings need \
        1,200 minutes without students. That is a fact to know in January, not in a grievance.",
    reads: "scenario.toml: contract.directed-share\n\
        scenario.toml: goal.counts\n\
        bell-schedule.toml: bell-schedule.staff",
    example: "Keeps it: 2,325 contracted, less 1,500 with classes, 125 of duty and 150 of lunch, leave \
        550; 25 % of that is 137, and three meetings of 45 are 135.\n\
        Breaks it: a fourth meeting makes 180 minutes: 43 over.",
    does_not_check: "Whether a meeting is in truth chosen by the team: every minute that counts is taken \
        as directed.",
    source: "The contract. Aurora, Colorado, Article 13, the principal's 25 %; what it is a share of was \
        not visible in the page read, so ask the association. \
        http://hr.aurorak12.org/master-agreement/article-13-faqs/",
    waivable: true,
};
