//! The report as one HTML page. Well-formed as XML too, so that any parser can check it.

use askama::Template;
use commontime_audit::{Audited, unit_costs};

use crate::input::ReportInput;
use crate::students::{Against, GradeRow};
use crate::{basis, coverage, dollars, meetings, students};

mod by_grade;
mod by_person;
mod by_specialist;
mod chart;
mod clash;
pub(crate) mod compare;
mod first_page;
mod minutes;
pub(crate) mod options;
mod palette;
mod specials_table;
mod strip;
pub(crate) mod why_not;

use first_page::FirstPage;
use palette::Shade;
use strip::{Axis, Hour};

/// How wide strips are where there is room, in pixels.
const GRADE_PIXELS: i64 = 620;
const PERSON_PIXELS: i64 = 400;

/// Everything the templates print.
#[derive(Template)]
#[template(path = "page.html")]
struct Page {
    first: FirstPage,
    laws: Vec<basis::Law>,
    chart: chart::Chart,
    outside: Vec<(String, String)>,
    week: Option<WeekPages>,
    shades: Vec<Shade>,
}

/// The pages there are only with a schedule.
struct WeekPages {
    grade_hours: Vec<Hour>,
    grade_legend: Vec<Shade>,
    grades: Vec<by_grade::GradeWeek>,
    cards: Vec<by_specialist::Card>,
    person_hours: Vec<Hour>,
    person_legend: Vec<Shade>,
    teams: Vec<by_person::TeamWeek>,
    meetings: Vec<meetings::MeetingRow>,
    leads: Vec<String>,
    minutes: minutes::MinutesTable,
    coverage: Vec<coverage::TeamCoverage>,
    homeroom_minutes: String,
    dollars: dollars::Whole,
    student_activities: Vec<String>,
    student_rows: Vec<GradeRow>,
    /// What the numbers in brackets are.
    against: &'static str,
}

/// Returns the report as one self-contained HTML page.
///
/// It has inline styles and drawings, no scripts, no links to other places. It can be read at the width of a phone,
/// on a screen and on paper, and nothing in it speaks by colour alone.
///
/// # Panics
/// Never: it writes to a string, and that does not fail.
#[must_use]
pub fn html(input: &ReportInput<'_>) -> String {
    let week = input.shown().and_then(|audited| week_pages(input, audited));
    let mut shades: Vec<Shade> =
        week.iter().flat_map(|week| week.grade_legend.iter().chain(&week.person_legend)).cloned().collect();
    shades.dedup_by(|a, b| a.class == b.class);
    let page = Page {
        first: first_page::first_page(input),
        laws: basis::laws(input.campus),
        chart: chart::chart(input),
        outside: chart::outside(input),
        week,
        shades,
    };
    page.render().expect("writing to a string does not fail")
}

fn week_pages(input: &ReportInput<'_>, audited: &Audited<'_>) -> Option<WeekPages> {
    let (campus, schedule) = (input.campus, audited.schedule());
    let audit = audited.audit();
    let grade_axis = Axis::over(schedule.lessons.iter().map(|lesson| lesson.span), GRADE_PIXELS)?;
    let uses = audit.minutes.days.iter().flat_map(|day| &day.uses);
    let person_axis = Axis::over(uses.map(|used| used.span), PERSON_PIXELS)?;
    let against = Against::of(campus);
    let (student_activities, student_rows) = students::table(input.answer, against);
    Some(WeekPages {
        grade_hours: grade_axis.hours(),
        grade_legend: by_grade::legend(campus, schedule),
        grades: by_grade::weeks(campus, schedule, grade_axis),
        cards: by_specialist::cards(campus, schedule),
        person_hours: person_axis.hours(),
        person_legend: by_person::legend(&audit.minutes),
        teams: by_person::weeks(campus, &audit.minutes, person_axis),
        meetings: meetings::rows(campus, schedule, audit),
        leads: meetings::leads(campus, audit),
        minutes: minutes::table(input),
        coverage: coverage::teams(campus, schedule, &audit.coverage),
        homeroom_minutes: commontime_school::wording::grouped(audit.coverage.homeroom_minutes),
        dollars: dollars::whole(campus, &audit.dollars, &unit_costs(campus, audit, input.as_it_is)),
        student_activities,
        student_rows,
        against: against.minutes(),
    })
}
