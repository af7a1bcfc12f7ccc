//! From a file's text to its raw types, with every slip in it reported, not only the first.
//!
//! The reader of TOML stops at the first thing it cannot place. So the offending entry is taken out of the parsed table
//! and the reading repeated, until the rest reads well or nothing more can be taken out. What is left can still be held
//! against the other files, as long as nobody blames them for what was taken out.

use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::de::{DeArray, DeTable, DeValue, Deserializer};

use crate::problem::{Code, Desk, did_you_mean};
use crate::syntax::{report_syntax, within};

/// How many slips of one file are looked for.
const ROUNDS: usize = 60;

/// A file as far as it can be read.
pub(crate) struct Decoded<T> {
    /// What it says, without what had to be left out; `None` where too much is wrong.
    pub(crate) value: Option<T>,
    /// What had to be left out, which is then reported.
    pub(crate) gone: Gone,
}

/// What could not be read of a file.
#[derive(Debug, Default)]
pub(crate) struct Gone {
    broken: bool,
    unclear: bool,
    words: Vec<String>,
}

impl Gone {
    /// Tells whether the text is no TOML, so that nothing is sure of what it says.
    pub(crate) fn unclear(&self) -> bool {
        self.unclear
    }

    /// Tells whether the file was read whole.
    pub(crate) fn nothing(&self) -> bool {
        !self.broken
    }

    /// Tells whether the name may stand in what could not be read.
    pub(crate) fn may_hold(&self, name: &str) -> bool {
        self.words.iter().any(|word| word == name)
    }
}

/// Reads `file` into its raw type, and reports what is wrong with it.
pub(crate) fn decode<T: DeserializeOwned>(desk: &mut Desk<'_>, file: &str) -> Decoded<T> {
    let text = desk.text(file);
    let (mut root, errors) = DeTable::parse_recoverable(text);
    let unclear = !errors.is_empty();
    if unclear {
        report_syntax(desk, file, &errors);
    } else if root.get_ref().is_empty() {
        desk.whole_file(file, Code::EmptyFile, "the file says nothing")
            .help("see `commontime new` for a commented example");
        return Decoded { value: None, gone: Gone { broken: true, ..Gone::default() } };
    }
    let mut gone = Gone { broken: unclear, unclear, words: Vec::new() };
    let mut removed: Vec<Removed> = Vec::new();
    let mut value = None;
    for _ in 0..ROUNDS {
        let error = match T::deserialize(Deserializer::from(root.clone())) {
            Ok(read) => {
                value = Some(read);
                break;
            }
            Err(error) => error,
        };
        gone.broken = true;
        let span = error.span().unwrap_or(0..0);
        if !unclear && !follows_from(&removed, &span, error.message()) {
            report(desk, file, &span, error.message());
        }
        match prune_table(root.get_mut(), &Range::default(), &span) {
            Some(entry) => removed.push(entry),
            None => break,
        }
    }
    // Nobody knows what lines that are no TOML would say, so any name in them may be defined there.
    let words = if unclear { quoted(text) } else { Vec::new() };
    gone.words = removed.into_iter().flat_map(|entry| entry.words).chain(words).collect();
    Decoded { value, gone }
}

/// An entry taken out: the position of its table, its key, and the names in it.
struct Removed {
    table: Range<usize>,
    key: String,
    words: Vec<String>,
}

/// Gathers keys and texts, wherever they stand in a value.
fn gather(value: &DeValue<'_>, words: &mut Vec<String>) {
    match value {
        DeValue::String(text) => words.push(text.to_string()),
        DeValue::Array(items) => items.iter().for_each(|item| gather(item.get_ref(), words)),
        DeValue::Table(table) => {
            for (key, inner) in table {
                words.push(key.get_ref().to_string());
                gather(inner.get_ref(), words);
            }
        }
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {}
    }
}

/// Returns what a text has between quotes or before an equals sign: everything that may be a name.
fn quoted(text: &str) -> Vec<String> {
    let keys = text.lines().filter_map(|line| line.split_once('=')).map(|(key, _)| key.trim().to_owned());
    let texts = text.lines().flat_map(|line| line.split('"').skip(1).step_by(2)).map(str::to_owned);
    keys.chain(texts).collect()
}

/// Tells whether a missing key is missing only because it was taken out.
fn follows_from(removed: &[Removed], span: &Range<usize>, message: &str) -> bool {
    let missing = message.strip_prefix("missing field ").map(|rest| rest.trim_matches('`'));
    missing.is_some_and(|key| removed.iter().any(|gone| gone.key == key && gone.table == *span))
}

fn prune_table(table: &mut DeTable<'_>, place: &Range<usize>, at: &Range<usize>) -> Option<Removed> {
    let mut own = None;
    for (key, value) in table.iter_mut() {
        let span = value.span();
        let below = match value.get_mut() {
            DeValue::Table(inner) => prune_table(inner, &span, at),
            DeValue::Array(inner) => prune_array(inner, at),
            _ => None,
        };
        if below.is_some() {
            return below;
        }
        if key.span() == *at || span == *at {
            own = Some(key.clone());
        }
    }
    let key = own?;
    let mut words = vec![key.get_ref().to_string()];
    if let Some(value) = table.remove(&key) {
        gather(value.get_ref(), &mut words);
    }
    Some(Removed { table: place.clone(), key: key.into_inner().into_owned(), words })
}

fn prune_array(array: &mut DeArray<'_>, at: &Range<usize>) -> Option<Removed> {
    for item in array.iter_mut() {
        let span = item.span();
        let below = match item.get_mut() {
            DeValue::Table(inner) => prune_table(inner, &span, at),
            DeValue::Array(inner) => prune_array(inner, at),
            _ => None,
        };
        if below.is_some() {
            return below;
        }
    }
    let items = std::mem::replace(array, DeArray::new()).into_iter();
    let (out, kept): (Vec<_>, Vec<_>) = items.partition(|item| item.span() == *at);
    *array = kept.into_iter().collect();
    let mut words = Vec::new();
    for item in &out {
        gather(item.get_ref(), &mut words);
    }
    (!out.is_empty()).then(|| Removed { table: Range::default(), key: String::new(), words })
}

fn report(desk: &mut Desk<'_>, file: &str, span: &Range<usize>, message: &str) {
    let span = within(desk.text(file), span.clone());
    if let Some(rest) = message.strip_prefix("unknown field ") {
        let (key, known) = named(rest);
        desk.problem(file, span, Code::UnknownKey, format!("key \"{key}\" is not known here"))
            .label("not a key of this table")
            .help(did_you_mean(key, known));
    } else if let Some(rest) = message.strip_prefix("unknown variant ") {
        let (word, known) = named(rest);
        desk.problem(file, span, Code::UnknownWord, format!("\"{word}\" is not one of the choices"))
            .label("another word is expected")
            .help(did_you_mean(word, known));
    } else if let Some(rest) = message.strip_prefix("missing field ") {
        let key = rest.trim_matches('`');
        let whole = span.len() == desk.text(file).len() || span.is_empty();
        let span = if whole { 0..0 } else { span };
        desk.problem(file, span, Code::MissingKey, format!("key \"{key}\" is missing"))
            .label(if whole { "nowhere in this file" } else { "this table needs it" })
            .help(format!("add `{key} = ...`"));
    } else {
        let (found, expected) = kinds(message);
        let header = desk.text(file)[span.clone()].trim_matches(['[', ']']).trim();
        let help =
            if expected == "a list" && desk.text(file)[span.clone()].starts_with('[') && found == "a table" {
                format!("write [[{header}]]: two pairs of brackets, for there may be several")
            } else {
                write_as(&expected)
            };
        desk.problem(file, span, Code::WrongType, format!("expected {expected}, found {found}"))
            .label(format!("expected {expected}"))
            .help(help);
    }
}

/// Returns how a value of the expected kind is written.
fn write_as(expected: &str) -> String {
    match expected {
        "a whole number" => "write digits without quotes and without a point: 45".to_owned(),
        "text in quotes" => "write it in quotes: \"...\"".to_owned(),
        "a list" => "write it in brackets, parted by commas: [\"...\", \"...\"]".to_owned(),
        "a table" => "write it in braces: { key = value }".to_owned(),
        "true or false" => "write true or false, without quotes".to_owned(),
        other => format!("write {other}"),
    }
}

/// Takes apart "`word`, expected one of `a`, `b`".
fn named(rest: &str) -> (&str, Vec<&str>) {
    let mut quoted = rest.split('`').skip(1).step_by(2);
    (quoted.next().unwrap_or_default(), quoted.collect())
}

/// Takes apart "invalid type: found, expected wanted" and puts both in plain words.
fn kinds(message: &str) -> (String, String) {
    let plain = message
        .strip_prefix("invalid type: ")
        .or_else(|| message.strip_prefix("invalid value: "))
        .or_else(|| message.strip_prefix("invalid length "));
    let Some((found, expected)) = plain.and_then(|rest| rest.rsplit_once(", expected ")) else {
        return match message {
            "wanted string or table" => ("something else".into(), "text in quotes".into()),
            other if other.contains("overflowed") => {
                ("one too large to be read".into(), "a number of ordinary size".into())
            }
            other => (format!("something else ({other})"), "another value".into()),
        };
    };
    (found_words(found), expected_words(expected).to_owned())
}

fn found_words(found: &str) -> String {
    let inner = found.split('`').nth(1).unwrap_or_default();
    match found.split([' ', '`']).next().unwrap_or_default() {
        "string" => format!("text {}", &found["string ".len()..]),
        "integer" => format!("the whole number {inner}"),
        "floating" => format!("the number {inner}"),
        "boolean" => inner.to_owned(),
        "sequence" => "a list".to_owned(),
        "map" => "a table".to_owned(),
        _ => found.to_owned(),
    }
}

fn expected_words(expected: &str) -> &str {
    match expected {
        "i64" | "u64" | "i32" | "u32" => "a whole number",
        "a string" => "text in quotes",
        "a boolean" => "true or false",
        "a sequence" => "a list",
        "a map" => "a table",
        other if other.starts_with("struct ") => "a table",
        other => other,
    }
}
