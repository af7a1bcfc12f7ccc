//! The pages of the rules and of the levers, and of the codes of problems, for a terminal.

use commontime_school::Rule;
use commontime_school::lever::LeverKind;

use crate::wrap::{hanging, paragraphs};

const WIDTH: usize = 80;

/// Returns a rule's page, wrapped to 80 columns: what it requires, why, what it reads, an example, what it does not
/// check, where it comes from, whether it can be waived.
#[must_use]
pub fn explain(rule: Rule) -> String {
    let page = rule.page();
    let waiver = if page.waivable {
        format!(
            "A waiver switches it off: in scenario.toml under [waivers], {} = \"the paper that allows it\".",
            page.slug
        )
    } else {
        "It cannot be waived.".to_owned()
    };
    let sections = [
        ("Requires", wrapped(page.requires)),
        ("Why", wrapped(page.why)),
        ("Reads", lines(page.reads)),
        ("Example", wrapped(page.example)),
        ("Does not check", wrapped(page.does_not_check)),
        ("Source", wrapped(page.source)),
        ("Waiver", wrapped(&waiver)),
    ];
    whole(&format!("{}: {}", page.slug, page.title), &sections)
}

/// Returns a page of its title and those of its sections that are not empty.
fn whole(title: &str, sections: &[(&str, String)]) -> String {
    let filled = sections.iter().filter(|(_, body)| !body.trim().is_empty());
    let sections = filled.map(|(heading, body)| format!("{heading}\n{body}"));
    let parts: Vec<String> = std::iter::once(hanging(title, WIDTH, "", "")).chain(sections).collect();
    parts.join("\n\n") + "\n"
}

/// Text below a heading.
fn wrapped(text: &str) -> String {
    paragraphs(text, WIDTH, "  ")
}

/// Keys stand on lines of their own.
fn lines(text: &str) -> String {
    let keys = text.lines().map(str::trim).filter(|line| !line.is_empty());
    keys.map(|line| hanging(line, WIDTH, "  ", "    ")).collect::<Vec<_>>().join("\n")
}

/// What holds of every lever's example.
const OF_EXAMPLES: &str = "Names of people, days and grades are an example's: write your school's. Each part \
    goes to the end of the file that its first line names, unless the lever or the row is there already. \
    Where others approve than is said above, add a line `approvals = [{ who = \"board\", by = \"March 1\" }]` \
    to the lever; `goal = \"...\"` says which goal of the district it serves.";

/// Returns a lever's page, wrapped to 80 columns: what it does, whose minutes it gives, who has the students, what it costs, what
/// limits it has, who approves, how it is written, where it comes from.
#[must_use]
pub fn explain_lever(kind: LeverKind) -> String {
    let page = kind.page();
    let sections = [
        ("Does", wrapped(page.does)),
        ("Minutes", wrapped(page.minutes)),
        ("Students", wrapped(page.students)),
        ("Price", wrapped(page.price)),
        ("Limits", wrapped(page.limits)),
        ("Approval", wrapped(page.approval)),
        ("Example", format!("{}\n\n{}", indented(page.example), wrapped(OF_EXAMPLES))),
        ("Source", wrapped(page.source)),
    ];
    whole(&format!("{}: {}", kind.slug(), page.in_short), &sections)
}

/// Lines as they stand, but for the space before them.
fn indented(text: &str) -> String {
    let line = |line: &str| if line.is_empty() { String::new() } else { format!("  {line}") };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// Returns all rules with what each asks, and all levers with what each does, a line or two for each.
#[must_use]
pub fn explain_index() -> String {
    let rules: Vec<(&str, &str)> = Rule::ALL.iter().map(|rule| (rule.slug(), rule.page().title)).collect();
    let mut out = vec!["A good schedule keeps these rules.".to_owned(), String::new()];
    out.extend(table(&rules));
    out.push(String::new());
    out.extend(levers());
    out.push(String::new());
    out.push("commontime explain RULE prints a rule's page.".to_owned());
    out.push(OF_A_LEVER.to_owned());
    out.push("commontime explain codes lists what the codes of problems in files mean.".to_owned());
    out.join("\n") + "\n"
}

/// Returns all levers with what each does, a line or two for each.
#[must_use]
pub fn explain_levers() -> String {
    let mut out = levers();
    out.push(String::new());
    out.push(OF_A_LEVER.to_owned());
    out.join("\n") + "\n"
}

const OF_A_LEVER: &str = "commontime explain LEVER prints a lever's page.";

fn levers() -> Vec<String> {
    let levers: Vec<(&str, &str)> =
        LeverKind::ALL.iter().map(|kind| (kind.slug(), kind.page().in_short)).collect();
    let mut out = vec!["A scenario may open these levers.".to_owned(), String::new()];
    out.extend(table(&levers));
    out
}

/// Names with words beside them, which are wrapped.
fn table(rows: &[(&str, &str)]) -> Vec<String> {
    let column = rows.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    let row = |(name, words): &(&str, &str)| {
        let first = format!("  {name:column$}  ");
        let rest = " ".repeat(first.len());
        hanging(words, WIDTH, &first, &rest)
    };
    rows.iter().map(row).collect()
}

/// Returns what the code of a problem in a file means and what to do: `about` is the file it speaks of.
#[must_use]
pub fn explain_code(code: &str, about: &str, meaning: &str, next_step: &str) -> String {
    let next_step = format!("{}.", crate::names::capital(next_step));
    whole(&format!("{code}: {meaning}"), &[("Where", wrapped(about)), ("What to do", wrapped(&next_step))])
}

/// Returns all codes of problems, each with the file it speaks of and its meaning; a heading for each file.
#[must_use]
pub fn explain_codes<'a>(codes: impl Iterator<Item = (&'a str, &'a str, &'a str)>) -> String {
    let mut out = vec!["What the codes of problems in files mean.".to_owned()];
    let mut last = "";
    for (code, about, meaning) in codes {
        if about != last {
            out.push(String::new());
            out.push(crate::names::capital(about));
            last = about;
        }
        out.push(hanging(meaning, WIDTH, &format!("  {code}  "), "        "));
    }
    out.push(String::new());
    out.push("commontime explain CODE says what to do.".to_owned());
    out.join("\n") + "\n"
}
