//! `commontime explain`: the pages of the rules, and what the codes of problems mean.

use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::ErrorKind;
use commontime_files::Code;
use commontime_report::{explain, explain_code, explain_codes, explain_index};
use commontime_school::Rule;
use serde_json::{Value, json};

use super::console::Console;
use super::exit::Exit;
use super::failure::Failure;
use super::{Form, Format, pretty};

/// Print what a rule requires and why, or what the code of a problem means
///
/// A rule's page says what it reads and what it does not check, too. Without a rule or code: the table of all rules.
#[derive(clap::Args, Debug)]
pub(super) struct Explain {
    /// A rule's name as in reports (team-common-time), the code of a problem (G113), or `codes` for the list of codes
    #[arg(value_name = "RULE", value_parser = TopicName, hide_possible_values = true)]
    topic: Option<Topic>,
    #[command(flatten)]
    form: Form,
}

/// What is explained.
#[derive(Clone, Copy, Debug)]
enum Topic {
    Rule(Rule),
    Code(Code),
    Codes,
}

/// The word for the list of all codes.
const CODES: &str = "codes";

impl Explain {
    pub(super) fn run(&self, console: Console) -> Result<Exit, Failure> {
        console.answer(|_| match self.form.format {
            Format::Text => text(self.topic),
            Format::Json => pretty(&in_json(self.topic)),
        })?;
        Ok(Exit::Answered)
    }
}

fn text(topic: Option<Topic>) -> String {
    match topic {
        None => explain_index(),
        Some(Topic::Rule(rule)) => explain(rule),
        Some(Topic::Code(code)) => explain_code(code.text(), code.about(), code.meaning(), code.next_step()),
        Some(Topic::Codes) => {
            explain_codes(Code::ALL.iter().map(|code| (code.text(), code.about(), code.meaning())))
        }
    }
}

fn in_json(topic: Option<Topic>) -> Value {
    match topic {
        None => Rule::ALL.iter().map(|&rule| page(rule)).collect(),
        Some(Topic::Rule(rule)) => page(rule),
        Some(Topic::Code(code)) => of_code(code),
        Some(Topic::Codes) => Code::ALL.iter().map(|&code| of_code(code)).collect(),
    }
}

fn of_code(code: Code) -> Value {
    json!({
        "code": code.text(),
        "about": code.about(),
        "meaning": code.meaning(),
        "next_step": code.next_step(),
    })
}

fn page(rule: Rule) -> Value {
    let page = rule.page();
    json!({
        "slug": page.slug,
        "title": page.title,
        "requires": page.requires,
        "why": page.why,
        "reads": page.reads.lines().collect::<Vec<_>>(),
        "example": page.example,
        "does_not_check": page.does_not_check,
        "source": page.source,
        "waivable": page.waivable,
    })
}

/// Reads the name of a rule or a code, and offers the closest rule where there is none of that name.
#[derive(Clone, Debug)]
struct TopicName;

impl TypedValueParser for TopicName {
    type Value = Topic;

    fn parse_ref(
        &self,
        command: &clap::Command,
        _: Option<&clap::Arg>,
        value: &std::ffi::OsStr,
    ) -> Result<Topic, clap::Error> {
        let word = value.to_string_lossy();
        let rule = || Rule::parse(&word).map(Topic::Rule);
        let code = || Code::parse(&word).map(Topic::Code);
        (word == CODES)
            .then_some(Topic::Codes)
            .or_else(rule)
            .or_else(code)
            .ok_or_else(|| clap::Error::raw(ErrorKind::InvalidValue, unknown(&word) + "\n").with_cmd(command))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let rules = Rule::ALL.iter().map(|rule| rule.slug());
        Some(Box::new(rules.chain([CODES]).map(PossibleValue::new)))
    }
}

fn unknown(word: &str) -> String {
    if looks_like_a_code(word) {
        return format!("no problem has the code \"{word}\"; `commontime explain {CODES}` lists them all");
    }
    let meant = Rule::ALL
        .iter()
        .map(|rule| (strsim::damerau_levenshtein(word, rule.slug()), rule.slug()))
        .filter(|(distance, slug)| *distance <= slug.len() / 3)
        .min();
    match meant {
        Some((_, slug)) => format!("no rule is called \"{word}\": did you mean \"{slug}\"?"),
        None => format!("no rule is called \"{word}\"; `commontime explain` lists them all"),
    }
}

/// A letter and digits.
fn looks_like_a_code(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(|first| first.is_ascii_alphabetic())
        && word.len() > 1
        && letters.all(|letter| letter.is_ascii_digit())
}
