//! No grade has fewer student minutes than today.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "student-minutes-kept",
    title: "no grade has fewer student minutes than today",
    requires: "For every grade and every activity (each subject, specials, lunch, recess, and all \
        instruction together) the homeroom with the fewest minutes a week has at least today's. Today's \
        minutes are those of the current schedule where the scenario has one, and those asked for in \
        courses.toml otherwise. What an open lever takes out of a subject by its instead-of may be missing \
        there, and is printed. May be waived only for a loss that somebody has approved; the loss is then \
        printed by grade.",
    why: "To put something into a schedule, something must come out. This rule makes sure that adult time \
        is not quietly bought with children's.",
    reads: "current-schedule.csv: every row, where there is one\n\
        courses.toml: grade.minutes-per-week, grade.lunch, grade.recess\n\
        courses.toml: special.minutes, special.per-week, special.per-cycle",
    example: "Keeps it: recess is 30 minutes a day today and 30 in the new schedule, at another time.\n\
        Breaks it: grade 3 has 5 x 30 = 150 minutes of recess today and 5 x 25 = 125 in the new schedule: \
        25 short.",
    does_not_check: "When in the day the minutes are, who gives them, and how good they are. Homerooms of \
        a grade that have more than the one with the fewest today: only the fewest are a floor.",
    source: "This program's own promise. The saying behind it is Michael Rettig's. \
        https://powershow.com/view1/1bd5a3-ZDc1Z/Michael_D_Rettig_powerpoint_ppt_presentation",
    waivable: true,
};
