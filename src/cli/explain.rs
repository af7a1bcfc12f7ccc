//! `commontime explain`: the pages of the rules and the levers, and what the codes of problems mean.

use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::ErrorKind;
use commontime_files::Code;
use commontime_report::{explain, explain_code, explain_codes, explain_index, explain_lever, explain_levers};
use commontime_school::Rule;
use commontime_school::lever::LeverKind;
use serde_json::{Value, json};

use super::console::Console;
use super::exit::Exit;
use super::failure::Failure;
use super::{Form, Format, pretty};

/// Print what a rule asks, what a lever does and costs, or what a problem's code means
///
/// A rule's page says what it reads and what it does not check, too; a lever's page who has the students meanwhile, and how it is
/// written. Without a topic: the tables of all rules and levers.
#[derive(clap::Args, Debug)]
pub(super) struct Explain {
    /// A rule's name as in reports (team-common-time), a lever's name as in scenario.toml (early-release), the code of a problem
    /// (G113), `levers` for the table of levers, or `codes` for the list of codes
    #[arg(value_name = "TOPIC", value_parser = TopicName, hide_possible_values = true)]
    topic: Option<Topic>,
    #[command(flatten)]
    form: Form,
}

/// What is explained.
#[derive(Clone, Copy, Debug)]
enum Topic {
    Rule(Rule),
    Lever(LeverKind),
    Levers,
    Code(Code),
    Codes,
}

/// The word for the table of all levers.
const LEVERS: &str = "levers";

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
        Some(Topic::Lever(kind)) => explain_lever(kind),
        Some(Topic::Levers) => explain_levers(),
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
        Some(Topic::Lever(kind)) => lever_page(kind),
        Some(Topic::Levers) => LeverKind::ALL.iter().map(|&kind| lever_page(kind)).collect(),
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

fn lever_page(kind: LeverKind) -> Value {
    let page = kind.page();
    json!({
        "slug": kind.slug(),
        "title": kind.title(),
        "in_short": page.in_short,
        "does": page.does,
        "minutes": page.minutes,
        "students": page.students,
        "price": page.price,
        "limits": page.limits,
        "approval": page.approval,
        "example": page.example,
        "source": page.source,
    })
}

/// Reads the name of a rule, a lever or a code, and offers the closest rule or lever where there is none of that name.
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
        let lever = || LeverKind::parse(&word).map(Topic::Lever);
        let code = || Code::parse(&word).map(Topic::Code);
        let list = match &*word {
            LEVERS => Some(Topic::Levers),
            CODES => Some(Topic::Codes),
            _ => None,
        };
        list.or_else(rule)
            .or_else(lever)
            .or_else(code)
            .ok_or_else(|| clap::Error::raw(ErrorKind::InvalidValue, unknown(&word) + "\n").with_cmd(command))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(names().map(PossibleValue::new)))
    }
}

/// Everything that has a name, and so no code.
fn names() -> impl Iterator<Item = &'static str> {
    let rules = Rule::ALL.iter().map(|rule| rule.slug());
    let levers = LeverKind::ALL.iter().map(|kind| kind.slug());
    rules.chain(levers).chain([LEVERS, CODES])
}

fn unknown(word: &str) -> String {
    if looks_like_a_code(word) {
        return format!("no problem has the code \"{word}\"; `commontime explain {CODES}` lists them all");
    }
    let meant = names()
        .map(|name| (strsim::damerau_levenshtein(word, name), name))
        .filter(|(distance, name)| *distance <= name.len() / 3)
        .min();
    match meant {
        Some((_, name)) => format!("no rule or lever is called \"{word}\": did you mean \"{name}\"?"),
        None => format!("no rule or lever is called \"{word}\"; `commontime explain` lists them all"),
    }
}

/// A letter and digits.
fn looks_like_a_code(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(|first| first.is_ascii_alphabetic())
        && word.len() > 1
        && letters.all(|letter| letter.is_ascii_digit())
}
