//! The pages of the rules, and of the codes of problems, for a terminal.

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
    out.push("commontime explain codes lists what the codes of problems in files mean.".to_owned());
    out.join("\n") + "\n"
}

/// Returns what the code of a problem in a file means and what to do: `about` is the file it speaks of.
#[must_use]
pub fn explain_code(code: &str, about: &str, meaning: &str, next_step: &str) -> String {
    let title = hanging(&format!("{code}: {meaning}"), WIDTH, "", "");
    let about = paragraphs(about, WIDTH, "  ");
    let next_step = paragraphs(&format!("{}.", crate::names::capital(next_step)), WIDTH, "  ");
    format!("{title}\n\nWhere\n{about}\n\nWhat to do\n{next_step}\n")
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
