//! Students have lunch and recess, within their windows.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "student-lunch-and-recess",
    title: "students have lunch and recess, within their windows",
    requires: "Every homeroom has one unbroken lunch every day, exactly as long as its grade asks, or as \
        the state asks where that is more, and where its grade has recess one unbroken recess of exactly \
        its length. Longer ones are findings too: they would buy adult time with students' time. Both are \
        in their place, within the hours of the cafeteria and the playground, and within the grade's own \
        windows where it has some. Where the cafeteria serves in waves, lunches begin with a wave. The \
        homerooms of a grade have lunch at the same time, and recess too; grades that eat together have \
        lunch at the same time. A lunch in which another adult takes over is still one.",
    why: "Lunch at 9:50 is not lunch. The windows decide which slots are left for specials, so they decide \
        a good part of the schedule.",
    reads: "courses.toml: grade.lunch, grade.lunch-window, grade.eats-with\n\
        courses.toml: grade.recess, grade.recess-window\n\
        bell-schedule.toml: cafeteria.window, cafeteria.waves-of\n\
        bell-schedule.toml: playground.window\n\
        scenario.toml: policy",
    example: "Keeps it: the cafeteria serves 10:20-13:20 in waves of 30; grade 2 eats at 11:20 and is out \
        from 11:50 to 12:20.\n\
        Breaks it: grade 2 eats at 11:30, between two waves; or at 13:00, and the cafeteria closes at \
        13:20 with 10 minutes of its 30 to go; or 2-1 eats at 11:20 and 2-2 at 11:50.",
    does_not_check: "How long the line is: 20 minutes at the table need about 25 at least, so ask for them \
        in grade.lunch. How many are there at once (see cafeteria-capacity) and who watches (see \
        duties-kept).",
    source: "The school's own numbers, and the state's least. South Carolina: at least 20 minutes to eat \
        once the food is there, S.C. Code 59-10-350. \
        https://statepolicies.nasbe.org/health/categories/nutrition-environment-and-services/time-eat/south-carolina-time-eat-program-requirement\n\
        On walking and lines: \
        https://www.dmgroupk12.com/blog/how-to-build-an-elementary-schedule-part-5-scheduling-lunch-and-recess",
    waivable: false,
};
