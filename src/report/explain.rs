//! The pages of the rules for a terminal.

use commontime_school::Rule;

use crate::wrap::{hanging, paragraphs};

const WIDTH: usize = 80;

/// Returns a rule's page, wrapped to 80 columns: what it requires, why, what it reads, an example, what it does not
/// check, where it comes from, whether it can be waived.
#[must_use]
pub fn explain(rule: Rule) -> String {
    let page = rule.page();
    let mut parts = vec![hanging(&format!("{}: {}", page.slug, page.title), WIDTH, "", "")];
    let sections = [
        ("Requires", page.requires),
        ("Why", page.why),
        ("Reads", page.reads),
        ("Example", page.example),
        ("Does not check", page.does_not_check),
        ("Source", page.source),
    ];
    for (heading, text) in sections {
        if text.trim().is_empty() {
            continue;
        }
        let body = if heading == "Reads" { lines(text) } else { paragraphs(text, WIDTH, "  ") };
        parts.push(format!("{heading}\n{body}"));
    }
    let waiver = if page.waivable {
        format!(
            "A waiver switches it off: in scenario.toml under [waivers], {} = \"the paper that allows it\".",
            page.slug
        )
    } else {
        "It cannot be waived.".to_owned()
    };
    parts.push(format!("Waiver\n{}", paragraphs(&waiver, WIDTH, "  ")));
    parts.join("\n\n") + "\n"
}

/// Keys stand on lines of their own.
fn lines(text: &str) -> String {
    let keys = text.lines().map(str::trim).filter(|line| !line.is_empty());
    keys.map(|line| hanging(line, WIDTH, "  ", "    ")).collect::<Vec<_>>().join("\n")
}

/// Returns all rules with what each asks, a line or two for each.
#[must_use]
pub fn explain_index() -> String {
    let column = Rule::ALL.iter().map(|rule| rule.slug().len()).max().unwrap_or(0);
    let mut out = vec!["A good schedule keeps these rules.".to_owned(), String::new()];
    for rule in Rule::ALL {
        let first = format!("  {:column$}  ", rule.slug());
        let rest = " ".repeat(first.len());
        out.push(hanging(rule.page().title, WIDTH, &first, &rest));
    }
    out.push(String::new());
    out.push("commontime explain RULE prints a rule's page.".to_owned());
    out.join("\n") + "\n"
}
