//! What is wrong with a text that is not TOML, in the words of someone who has never heard of it.
//!
//! The parser goes on after a slip and reports what follows from it, too: a list that is not closed swallows the rest of
//! the file. What people write of old habit (`$52,000`, a day that is not in the calendar, curly quotes) has its own remedy.

use std::ops::Range;

use toml::de::Error;

use crate::problem::{Code, Desk};

/// Reports what the parser found, once for each line and without what only follows.
pub(crate) fn report_syntax(desk: &mut Desk<'_>, file: &str, errors: &[Error]) {
    let text = desk.text(file);
    let mut errors: Vec<(Range<usize>, &str)> =
        errors.iter().map(|error| (within(text, error.span().unwrap_or(0..0)), error.message())).collect();
    errors.sort_by_key(|(span, _)| span.start);
    let mut last = None;
    for (span, message) in errors {
        // One slip often breaks the rest of its line in several ways.
        let same_line =
            last.is_some_and(|last| text.get(last..span.start).is_none_or(|between| !between.contains('\n')));
        if same_line {
            continue;
        }
        last = Some(span.start);
        if message.starts_with("missing comma between array elements")
            && let Some(open) = list_open_at(text, span.start)
            && begins_anew(text, span.start)
        {
            desk.problem(file, open..open + 1, Code::Syntax, "this list is not closed")
                .label("the rest of the file is taken to be in it")
                .help("close it with `]`, and part what is in it by commas");
            // All that comes after it is read as if it stood in the list.
            return;
        }
        report_slip(desk, file, span, message);
    }
}

/// Reports one slip.
fn report_slip(desk: &mut Desk<'_>, file: &str, span: Range<usize>, message: &str) {
    let text = desk.text(file);
    let (place, value) = value_around(text, span.start);
    // What is wrong with a key is not mended by another value.
    let (place, value) = if span.start < place.start { (span.clone(), "") } else { (place, value) };
    if let Some((header, name, is_next)) =
        header_in_one_pair(text, span.start).filter(|_| message.starts_with("duplicate key"))
    {
        // Of several tables that follow the first says enough.
        if is_next {
            desk.problem(file, header, Code::Syntax, format!("there are several of `{name}`"))
                .label("one pair of brackets is for a table that is there once")
                .help(format!("write [[{name}]], here and wherever another one begins"));
        }
    } else if message.starts_with("duplicate key") {
        desk.problem(file, span, Code::Syntax, "this key is there twice")
            .label("given before in the same table")
            .help("take one of the two away");
    } else if let Some(plain) = plain_number(value) {
        desk.problem(file, place, Code::Syntax, "this number is not written as a file needs it")
            .label("expected digits with a point, without commas, spaces or signs of money")
            .help(format!("write {plain}"));
    } else if message.starts_with("invalid date") {
        desk.problem(file, place, Code::Syntax, format!("{value} is not a date"))
            .label("expected a date")
            .help("write year, month and a day that this month has: 2026-11-23");
    } else if value.contains(CURLY) {
        desk.problem(file, place, Code::Syntax, "these quotes are curly")
            .label("straight quotes are expected")
            .help(format!("write {}", value.replace(CURLY, "\"")));
    } else if let Some(bare) = bare_text(&text[span.clone()]) {
        let help = format!("write \"{bare}\"");
        desk.problem(file, span, Code::Syntax, format!("`{bare}` is not in quotes"))
            .label("words and times of day stand in quotes")
            .help(help);
    } else {
        let message = message.replace("invalid ", "unexpected ");
        let message = message.strip_suffix(", expected literal string").unwrap_or(&message);
        desk.problem(file, span, Code::Syntax, message)
            .label("this is not TOML")
            .help("write `key = value`, with text in \"quotes\" and lists in [brackets]");
    }
}

/// Returns a word or times of day that stand without quotes: `homeroom`, `7:45-15:15`.
fn bare_text(value: &str) -> Option<&str> {
    let value = value.trim();
    let is_time = value.contains(':') && value.chars().all(|one| one.is_ascii_digit() || ":-".contains(one));
    let is_word = value.starts_with(char::is_alphabetic)
        && value.chars().all(|one| one.is_alphanumeric() || "-_ ".contains(one));
    // These two stand without.
    let is_yes_or_no = ["true", "false"].iter().any(|word| value.eq_ignore_ascii_case(word));
    ((is_time || is_word) && !is_yes_or_no).then_some(value)
}

/// Where the table at `at` is there before with one pair of brackets: returns the place of that header, its name, and whether no other
/// such table is between them.
fn header_in_one_pair(text: &str, at: usize) -> Option<(Range<usize>, &str, bool)> {
    let header = |line: &'_ str| -> Option<(usize, String)> {
        let bare = line.split('#').next().unwrap_or_default().trim();
        let pairs = bare.len() - bare.trim_start_matches('[').len();
        (pairs > 0).then(|| (pairs, bare.trim_matches(['[', ']']).trim().to_owned()))
    };
    let mut start = 0;
    let mut single: Option<Range<usize>> = None;
    let line_at = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let (_, wanted) = header(text[line_at..].lines().next()?)?;
    let mut is_next = true;
    for line in text[..line_at].split_inclusive('\n') {
        if let Some((pairs, name)) = header(line).filter(|(_, name)| *name == wanted) {
            match &single {
                None if pairs == 1 => {
                    let indent = line.len() - line.trim_start().len();
                    single = Some(start + indent..start + indent + name.len() + 2);
                }
                None => {}
                Some(_) => is_next = false,
            }
        }
        start += line.len();
    }
    let single = single?;
    let name = text[single.clone()].trim_matches(['[', ']']);
    Some((single, name, is_next))
}

/// Quotes as word processors make them.
const CURLY: [char; 3] = ['\u{201c}', '\u{201d}', '\u{201e}'];

/// Returns the value of the line around a position, with its place: what stands between the equals sign and a comment.
fn value_around(text: &str, at: usize) -> (Range<usize>, &str) {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    let line = &text[start..end];
    let Some((key, rest)) = line.split_once('=') else { return (at..at, "") };
    // In quotes of any kind a `#` begins no comment.
    let value = if rest.contains(['"', '\'']) || rest.contains(CURLY) {
        rest
    } else {
        rest.split('#').next().unwrap_or_default()
    };
    let from = start + key.len() + 1 + (value.len() - value.trim_start().len());
    (from..from + value.trim().len(), value.trim())
}

/// Returns the number that people mean who write `$52,000`, `54 000` or `.5`, as it should be written.
fn plain_number(value: &str) -> Option<String> {
    let bare: String = value.chars().filter(|letter| !matches!(letter, '$' | ',' | ' ' | '_')).collect();
    let (whole, fraction) = bare.split_once('.').unwrap_or((&bare, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(fraction) || whole.len() + fraction.len() == 0 {
        return None;
    }
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        rest => rest,
    };
    Some(if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") })
}

/// Tells whether the line at a position begins a table or a key: nothing that stands in a list of the files.
fn begins_anew(text: &str, at: usize) -> bool {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[start..].lines().next().unwrap_or_default().trim();
    let is_name = |name: &str| {
        !name.is_empty()
            && name.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.'))
    };
    let header = line.split('#').next().unwrap_or_default().trim();
    let header = header.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    header.is_some_and(|name| is_name(name.trim_start_matches('[').trim_end_matches(']')))
        || line.split_once('=').is_some_and(|(key, _)| is_name(key.trim()))
}

/// Returns where the innermost list begins that is still open at a position.
fn list_open_at(text: &str, at: usize) -> Option<usize> {
    let mut open = Vec::new();
    let mut quote = None;
    let mut letters = text[..at].char_indices();
    while let Some((place, letter)) = letters.next() {
        match (quote, letter) {
            // A comment, or a text that is not closed, ends with its line.
            (Some(_), '\n') => quote = None,
            (Some('"'), '\\') => drop(letters.next()),
            (Some('"' | '\''), _) if quote == Some(letter) => quote = None,
            (None, '"' | '\'' | '#') => quote = Some(letter),
            (None, '[') => open.push(place),
            (None, ']') => drop(open.pop()),
            _ => {}
        }
    }
    open.pop()
}

/// Holds a span within the text and on whole characters, so that it can be shown.
pub(crate) fn within(text: &str, span: Range<usize>) -> Range<usize> {
    let on_character = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = on_character(span.start);
    start..on_character(span.end).max(start)
}

#[cfg(test)]
mod tests {
    use super::{begins_anew, list_open_at, plain_number};

    #[test]
    fn numbers_as_people_write_them_are_told_as_a_file_needs_them() {
        for (written, plain) in [
            ("52,000.00", "52000.00"),
            ("$54,000", "54000"),
            ("54 000", "54000"),
            (".5", "0.5"),
            ("007", "7"),
        ] {
            assert_eq!(plain_number(written).as_deref(), Some(plain), "{written}");
        }
        for written in ["", "$", "9-30-2027", "[1, 2", "abc", "1.2.3"] {
            assert_eq!(plain_number(written), None, "{written}");
        }
    }

    #[test]
    fn a_list_may_go_over_lines_but_holds_no_keys() {
        let text = "ids = [\"a\",\n  \"b\"\n  \"c\"]\n[group]\nx = 1\n";
        assert!(!begins_anew(text, text.find("\"c\"").unwrap()));
        assert!(begins_anew(text, text.find("[group]").unwrap()));
        assert!(begins_anew(text, text.find("x = 1").unwrap()));
    }

    #[test]
    fn brackets_in_texts_and_comments_open_no_list() {
        let text = "# [\na = \"[\"\nb = '['\nc = [\"x]\", [1]\nd";
        assert_eq!(list_open_at(text, text.len() - 1), text.find("[\"x"));
        assert_eq!(list_open_at("[[group]]\na", 10), None);
    }
}
