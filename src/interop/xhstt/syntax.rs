//! From the text of a file to its tree of elements, or to the place where it is no XML.

use std::ops::Range;

use commontime_files::Code;
use roxmltree::{Document, Error, ParsingOptions, TextPos};

use super::limits;
use super::page::Page;

/// Parses the text of a page; reports the first thing that is not XML.
///
/// Documents with a type are refused, so that no entity unfolds.
pub(super) fn parse<'t>(page: &mut Page<'t>) -> Option<Document<'t>> {
    let text = page.text;
    if text.trim().is_empty() {
        page.whole(Code::EmptyFile, "the file says nothing")
            .help("name an archive of school timetables in XML");
        return None;
    }
    let signs = |text: &str| text.bytes().filter(|byte| *byte == b'=').count();
    let mut tags = text.split('<').filter(|tag| !tag.starts_with('!'));
    if signs(text) > limits::ATTRIBUTES || tags.any(|tag| signs(tag) > limits::ATTRIBUTES_OF_ONE) {
        too_many(page, "attributes");
        return None;
    }
    let options = ParsingOptions { nodes_limit: limits::NODES, ..ParsingOptions::default() };
    match Document::parse_with_options(text, options) {
        Ok(document) => Some(document),
        Err(error) => {
            report(page, &error);
            None
        }
    }
}

fn too_many(page: &mut Page<'_>, what: &str) {
    page.whole(Code::TooMany, format!("the file has more {what} than any archive"))
        .help("check that it is the right file, or cut the archive into several");
}

fn report(page: &mut Page<'_>, error: &Error) {
    let end = page.text.trim_end().len();
    let at = match error {
        Error::NodesLimitReached | Error::AttributesLimitReached | Error::NamespacesLimitReached => {
            return too_many(page, "elements");
        }
        Error::NoRootNode | Error::UnclosedRootNode | Error::UnexpectedEndOfStream => end,
        Error::DtdDetected => page.text.find("<!DOCTYPE").unwrap_or_default(),
        _ => byte_of(page.text, error.pos()),
    };
    if at >= end {
        page.at(last_character(page.text, end), Code::NotXml, "the file ends in the middle")
            .label("nothing follows")
            .help("a part of it is missing: get the file anew");
        return;
    }
    let (message, help) = words(error);
    page.at(one_character(page.text, at), Code::NotXml, message).label("this is not XML").help(help);
}

/// Says what is wrong, and what to do.
fn words(error: &Error) -> (String, &'static str) {
    let found = |byte: &u8| char::from(*byte).escape_default().to_string();
    match error {
        Error::UnexpectedCloseTag(open, close, _) => (
            format!("</{close}> stands where <{open}> is open"),
            "close the elements in the order they were opened, innermost first",
        ),
        Error::DtdDetected => (
            "the file declares a type of document".to_owned(),
            "take <!DOCTYPE ...> away: the format has none",
        ),
        Error::UnknownEntityReference(name, _) => {
            (format!("&{name}; is not known"), "write &amp; for an ampersand, and letters as they are")
        }
        Error::MalformedEntityReference(_) => {
            ("an & begins nothing".to_owned(), "write &amp; for an ampersand")
        }
        Error::InvalidAttributeValue(_) => {
            ("a < stands in an attribute".to_owned(), "write &lt; in its place")
        }
        Error::DuplicatedAttribute(name, _) => {
            (format!("the attribute {name} is there twice"), "take one of the two away")
        }
        Error::UnknownNamespace(prefix, _) => {
            (format!("the prefix \"{prefix}\" is not declared"), "take it away: the format has no prefixes")
        }
        Error::UnexpectedDeclaration(_) => (
            "<?xml ...?> stands where the file does not begin".to_owned(),
            "let the file begin with it, or take it away",
        ),
        Error::NonXmlChar(sign, _) => {
            (format!("the character {} is here", sign.escape_unicode()), "take it away: XML cannot hold it")
        }
        Error::InvalidChar(expected, byte, _) => {
            (format!("{} is here, and {} is expected", found(byte), found(expected)), MEND)
        }
        Error::InvalidChar2(expected, byte, _) => {
            (format!("{} is here, and {expected} is expected", found(byte)), MEND)
        }
        Error::InvalidString(expected, _) => (format!("{expected} is expected here"), MEND),
        Error::InvalidName(_) => ("the name of an element or attribute is expected here".to_owned(), MEND),
        _ => ("the text is not XML".to_owned(), MEND),
    }
}

/// What to do where there is nothing better to say.
const MEND: &str = "mend this place so that the file is XML";

/// Finds the byte of a place given in lines and characters.
fn byte_of(text: &str, place: TextPos) -> usize {
    let [row, column] = [place.row, place.col].map(|from_one| (from_one as usize).saturating_sub(1));
    let line = text.split_inclusive('\n').take(row).map(str::len).sum::<usize>();
    let rest = text.get(line..).unwrap_or_default();
    line + rest.char_indices().nth(column).map_or(rest.len(), |(at, _)| at)
}

fn one_character(text: &str, at: usize) -> Range<usize> {
    let length = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    at..at + length
}

fn last_character(text: &str, end: usize) -> Range<usize> {
    let length = text.get(..end).and_then(|text| text.chars().next_back()).map_or(0, char::len_utf8);
    end - length..end
}
