//! Problems as people read them, with the line and a caret, and as programs read them, as JSON.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde::Serialize;

use super::{Problem, Problems};

impl Problems {
    /// Returns all problems drawn as a compiler draws them, with color codes for a terminal where `color`.
    #[must_use]
    pub fn render(&self, color: bool) -> String {
        let renderer = if color { Renderer::styled() } else { Renderer::plain() };
        let mut drawn: Vec<String> =
            self.list.iter().map(|problem| renderer.render(&[self.group(problem)])).collect();
        if self.hidden > 0 {
            drawn.push(format!("... and {} more", commontime_school::wording::count(self.hidden, "problem")));
        }
        if self.more_later {
            drawn.push("note: what builds on this is checked once it is mended".to_owned());
        }
        drawn.join("\n\n") + "\n"
    }

    /// Returns all problems as JSON: `problems` with `code`, `file`, `line`, `column`, `message`, `help`; and `more`,
    /// how many were left out. Line and column count from 1 and are 0 where the file as a whole is meant.
    ///
    /// # Panics
    /// Never: text and whole numbers always make JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        let problems = self
            .list
            .iter()
            .map(|problem| Entry {
                code: problem.code.text(),
                file: self.shown_path(problem),
                line: problem.line,
                column: problem.column,
                message: &problem.message,
                help: problem.help.as_deref(),
            })
            .collect();
        let all = Entries { problems, more: self.hidden };
        serde_json::to_string_pretty(&all).expect("text and numbers make JSON") + "\n"
    }

    fn shown_path(&self, problem: &Problem) -> String {
        match (self.folder.as_str(), problem.file.as_str()) {
            ("", file) => file.to_owned(),
            (folder, "") => folder.to_owned(),
            (folder, file) => format!("{}/{file}", folder.trim_end_matches('/')),
        }
    }

    fn group<'a>(&'a self, problem: &'a Problem) -> Group<'a> {
        let title = Level::ERROR.primary_title(&problem.message).id(problem.code.text());
        let path = self.shown_path(problem);
        let group = match (&problem.span, self.texts.get(&problem.file)) {
            (Some(span), Some(text)) => {
                let near = around(text, span);
                let mark = AnnotationKind::Primary.span(near.span).label(&problem.label);
                let snippet = Snippet::source(near.text).line_start(problem.line).annotation(mark);
                if near.from_the_left {
                    title.element(snippet.path(path))
                } else {
                    // The column cannot be counted from what is drawn.
                    let origin = Origin::path(path).line(problem.line).char_column(problem.column);
                    title.element(origin).element(snippet)
                }
            }
            _ if path.is_empty() => Group::with_title(title),
            _ => title.element(Origin::path(path)),
        };
        match &problem.help {
            Some(help) => group.element(Level::HELP.message(help)),
            None => group,
        }
    }
}

/// How many bytes to the left and right of a span a line is looked at. Fewer are shown.
const NEAR: usize = 4000;

/// A part of a text.
struct Near<'a> {
    text: &'a str,
    /// The span within it.
    span: Range<usize>,
    /// Whether it begins where a line does.
    from_the_left: bool,
}

/// Returns the lines of a span, or as much of them as is near: drawing looks at all it is given, and files can be long.
fn around<'a>(text: &'a str, span: &Range<usize>) -> Near<'a> {
    let (before, after) = (&text[..span.start], &text[span.end..]);
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let start = line.max(before.floor_char_boundary(span.start.saturating_sub(NEAR)));
    let end = after.find('\n').unwrap_or(after.len()).min(after.ceil_char_boundary(NEAR));
    Near {
        text: &text[start..span.end + end],
        span: span.start - start..span.end - start,
        from_the_left: start == line,
    }
}

#[derive(Serialize)]
struct Entries<'a> {
    problems: Vec<Entry<'a>>,
    more: usize,
}

#[derive(Serialize)]
struct Entry<'a> {
    code: &'static str,
    file: String,
    line: usize,
    column: usize,
    message: &'a str,
    help: Option<&'a str>,
}
