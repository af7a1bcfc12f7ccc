//! The text of an archive as a tree of elements, beside the desk where problems with it are noted.

use std::ops::{Range, RangeInclusive};

use commontime_files::{Code, Desk, Problem, Problems, Texts, did_you_mean};
use commontime_school::wording::grouped;
use roxmltree::{Document, Node};

use super::ids::Ids;
use super::limits;

/// An element of the file.
pub(super) type Element<'a> = Node<'a, 'a>;

/// A file while it is read.
pub(super) struct Page<'t> {
    desk: Desk<'t>,
    file: &'t str,
    pub(super) text: &'t str,
    /// How much more the file may unfold to.
    room: Option<u64>,
}

impl<'t> Page<'t> {
    /// Opens a file that is among the texts.
    pub(super) fn new(texts: &'t Texts, file: &'t str) -> Self {
        Self {
            desk: Desk::new(texts),
            file,
            text: texts.get(file).unwrap_or_default(),
            room: Some(limits::UNFOLDED),
        }
    }

    /// Returns all problems that were noted.
    pub(super) fn into_problems(self) -> Option<Problems> {
        self.desk.has_problems().then(|| self.desk.problems())
    }

    /// Returns how many problems were noted.
    pub(super) fn noted(&self) -> usize {
        self.desk.noted()
    }

    /// Takes note that some checks wait until the problems are mended.
    pub(super) fn more_later(&mut self) {
        self.desk.more_later();
    }

    /// Returns an element as it is written.
    pub(super) fn source(&self, element: Element<'_>) -> &'t str {
        self.text.get(element.range()).unwrap_or_default()
    }

    /// Tells whether as many more entries of lists may be made of what the file says in short; reports where not.
    pub(super) fn unfold(&mut self, element: Element<'_>, entries: usize) -> bool {
        let Some(room) = self.room else { return false };
        self.room = room.checked_sub(entries as u64);
        if self.room.is_none() {
            let most = grouped(limits::UNFOLDED);
            self.at_tag(
                element,
                Code::TooMany,
                format!("the file unfolds to more than {most} entries of lists"),
            )
            .label("up to here")
            .help("cut the archive into several, or look for a group that is named far too often");
        }
        self.room.is_some()
    }

    // --- The tree.

    /// Returns the outermost element, which must be an archive or an instance.
    pub(super) fn root<'a>(&mut self, document: &'a Document<'t>) -> Option<Element<'a>> {
        let root = document.root_element();
        if is(root, ARCHIVE) || is(root, INSTANCE) {
            return Some(root);
        }
        let message = format!("<{}> is no archive of school timetables", root.tag_name().name());
        self.at_tag(root, Code::NoArchive, message)
            .label(format!("expected <{ARCHIVE}>"))
            .help("name an archive in the format XHSTT-2014, or a file with one <Instance>");
        None
    }

    /// Reports parts that an element cannot have.
    pub(super) fn only(&mut self, element: Element<'_>, known: &[&str]) {
        for part in element.children().filter(Node::is_element) {
            let name = part.tag_name().name();
            if !known.contains(&name) {
                let within = element.tag_name().name();
                let help = self.meant(name, known.iter().copied());
                self.at_tag(part, Code::UnknownElement, format!("<{within}> has no <{name}>"))
                    .label("not known here")
                    .help(help);
            }
        }
    }

    /// Returns a part of an element, where it is there; reports a second one.
    pub(super) fn one<'a>(&mut self, element: Element<'a>, name: &str) -> Option<Element<'a>> {
        let mut parts = parts(element, name);
        let first = parts.next()?;
        if let Some(second) = parts.next() {
            let within = element.tag_name().name();
            self.at_tag(second, Code::ElementTwice, format!("<{within}> has <{name}> twice"))
                .label("there is one already")
                .help("take one of the two away");
        }
        Some(first)
    }

    /// Returns a part that an element has to have.
    pub(super) fn needed<'a>(&mut self, element: Element<'a>, name: &str) -> Option<Element<'a>> {
        let found = self.one(element, name);
        if found.is_none() {
            self.lacks(element, &format!("<{name}>"));
        }
        found
    }

    /// Reports that an element lacks something.
    pub(super) fn lacks(&mut self, element: Element<'_>, what: &str) {
        let message = format!("<{}> has no {what}", element.tag_name().name());
        self.at_tag(element, Code::MissingElement, message)
            .label(format!("{what} is missing"))
            .help(format!("add {what}"));
    }

    /// Returns the items of a list within an element, `<Times><Time/>...</Times>`; none where it is not there.
    pub(super) fn items<'a>(&mut self, element: Element<'a>, list: &str, item: &str) -> Vec<Element<'a>> {
        let Some(list) = self.one(element, list) else { return Vec::new() };
        self.only(list, &[item]);
        parts(list, item).collect()
    }

    // --- What elements say.

    /// Reads a whole number within limits.
    pub(super) fn number(&mut self, element: Element<'_>, limits: RangeInclusive<u32>) -> Option<u32> {
        let (name, words) = (element.tag_name().name(), words(element));
        let number = words.parse::<u64>().ok();
        let digits = !words.is_empty() && words.bytes().all(|byte| byte.is_ascii_digit());
        let fits =
            number.and_then(|number| u32::try_from(number).ok()).filter(|number| limits.contains(number));
        if fits.is_some() {
            return fits;
        }
        let (least, most) = (*limits.start(), grouped((*limits.end()).into()));
        let message = if digits {
            format!("{name} is {words}: it goes from {least} to {most}")
        } else {
            format!("{name} is \"{words}\": expected a whole number")
        };
        let code = if digits { Code::OutOfRange } else { Code::NotANumber };
        self.at_words(element, code, message)
            .label(if digits { "outside these limits" } else { "not a whole number" })
            .help(format!("write a whole number from {least} to {most}"));
        None
    }

    /// Reads a number that an element has to have in a part of it.
    pub(super) fn number_in(
        &mut self,
        element: Element<'_>,
        part: &str,
        limits: RangeInclusive<u32>,
    ) -> Option<u32> {
        let part = self.needed(element, part)?;
        self.number(part, limits)
    }

    /// Adds the id of an element; reports one that is missing or there already.
    pub(super) fn define(&mut self, element: Element<'_>, ids: &mut Ids) {
        let id = attribute(element, ID);
        if id.is_none() {
            self.lacks(element, "Id=\"...\"");
        }
        let words = id.clone().unwrap_or_default();
        if !ids.add(id) {
            self.at_attribute(
                element,
                ID,
                Code::DuplicateId,
                format!("{} \"{words}\" is there twice", ids.kind()),
            )
            .label("defined before")
            .help("give each its own Id, or take one of the two away");
        }
    }

    /// Finds what an element refers to; reports where there is no such thing.
    pub(super) fn reference(&mut self, element: Element<'_>, ids: &Ids) -> Option<u32> {
        let Some(id) = attribute(element, REFERENCE) else {
            self.lacks(element, "Reference=\"...\"");
            return None;
        };
        let found = ids.find(&id);
        if found.is_none() && !ids.has_gaps() {
            let kind = ids.kind();
            let help = self.meant(&id, ids.iter());
            self.at_attribute(
                element,
                REFERENCE,
                Code::DanglingReference,
                format!("{kind} \"{id}\" is not defined"),
            )
            .label(format!("no {kind} has this Id"))
            .help(help);
        }
        found
    }

    /// Finds what the items of a list within an element refer to.
    pub(super) fn references(&mut self, element: Element<'_>, list: &str, item: &str, ids: &Ids) -> Vec<u32> {
        let items = self.items(element, list, item);
        items.into_iter().filter_map(|item| self.reference(item, ids)).collect()
    }

    /// Returns the help for a name that is not known.
    pub(super) fn meant<'n>(&self, name: &str, known: impl IntoIterator<Item = &'n str>) -> String {
        if self.desk.may_guess() { did_you_mean(name, known) } else { "name one that is defined".to_owned() }
    }

    // --- Problems.

    /// Takes note of a problem with an element as a whole.
    pub(super) fn at_tag(
        &mut self,
        element: Element<'_>,
        code: Code,
        message: impl Into<String>,
    ) -> &mut Problem {
        self.at(self.tag(element), code, message)
    }

    /// Returns where the name of an element stands.
    pub(super) fn tag(&self, element: Element<'_>) -> Range<usize> {
        let start = element.range().start;
        let rest = self.text.get(start..).unwrap_or_default();
        let length =
            rest.find(|sign: char| sign.is_whitespace() || "/>".contains(sign)).unwrap_or(rest.len());
        start..start + length
    }

    /// Takes note of a problem with what an element says.
    pub(super) fn at_words(
        &mut self,
        element: Element<'_>,
        code: Code,
        message: impl Into<String>,
    ) -> &mut Problem {
        let text = element
            .children()
            .find(|part| part.is_text() && !part.text().unwrap_or_default().trim().is_empty());
        let Some(text) = text else { return self.at_tag(element, code, message) };
        let range = text.range();
        let written = self.text.get(range.clone()).unwrap_or_default();
        let start = range.start + (written.len() - written.trim_start().len());
        self.at(start..start + written.trim().len(), code, message)
    }

    /// Takes note of a problem with the value of an attribute.
    pub(super) fn at_attribute(
        &mut self,
        element: Element<'_>,
        name: &str,
        code: Code,
        message: impl Into<String>,
    ) -> &mut Problem {
        match element.attribute_node(name) {
            Some(attribute) => self.at(attribute.range_value(), code, message),
            None => self.at_tag(element, code, message),
        }
    }

    /// Takes note of a problem with the file as a whole.
    pub(super) fn whole(&mut self, code: Code, message: impl Into<String>) -> &mut Problem {
        self.desk.whole_file(self.file, code, message)
    }

    /// Takes note of a problem at a place of the file.
    pub(super) fn at(&mut self, span: Range<usize>, code: Code, message: impl Into<String>) -> &mut Problem {
        self.desk.problem(self.file, span, code, message)
    }
}

/// The outermost element.
pub(super) const ARCHIVE: &str = "HighSchoolTimetableArchive";
/// The element of an instance.
pub(super) const INSTANCE: &str = "Instance";
/// The attribute that names a thing.
pub(super) const ID: &str = "Id";
/// The attribute that refers to a thing by its id.
pub(super) const REFERENCE: &str = "Reference";

/// Tells whether an element has a name.
pub(super) fn is(element: Element<'_>, name: &str) -> bool {
    element.tag_name().name() == name
}

/// Returns the parts of an element that have a name.
pub(super) fn parts<'a>(element: Element<'a>, name: &str) -> impl Iterator<Item = Element<'a>> {
    element.children().filter(move |part| part.is_element() && is(*part, name))
}

/// Returns the text of an element, without blanks around it.
pub(super) fn words(element: Element<'_>) -> String {
    let texts: String = element.children().filter(Node::is_text).filter_map(|text| text.text()).collect();
    texts.trim().to_owned()
}

/// Returns the value of an attribute, without blanks around it; nothing where it is not there or empty.
pub(super) fn attribute(element: Element<'_>, name: &str) -> Option<String> {
    element.attribute(name).map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned)
}
