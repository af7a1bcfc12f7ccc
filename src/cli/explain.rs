//! `commontime explain`: the pages of the rules.

use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::ErrorKind;
use commontime_report::{explain, explain_index};
use commontime_school::Rule;
use serde_json::{Value, json};

use super::console::Console;
use super::exit::Exit;
use super::failure::Failure;
use super::{Form, Format, pretty};

/// Print what a rule requires, why, what it reads and what it does not check
///
/// Without a rule: the table of all rules.
#[derive(clap::Args, Debug)]
pub(super) struct Explain {
    /// The rule's name, as in reports: team-common-time
    #[arg(value_name = "RULE", value_parser = RuleName, hide_possible_values = true)]
    rule: Option<Rule>,
    #[command(flatten)]
    form: Form,
}

impl Explain {
    pub(super) fn run(&self, console: Console) -> Result<Exit, Failure> {
        console.answer(|_| match (self.rule, self.form.format) {
            (None, Format::Text) => explain_index(),
            (Some(rule), Format::Text) => explain(rule),
            (None, Format::Json) => {
                let pages: Vec<Value> = Rule::ALL.iter().map(|&rule| page(rule)).collect();
                pretty(&pages.into())
            }
            (Some(rule), Format::Json) => pretty(&page(rule)),
        })?;
        Ok(Exit::Answered)
    }
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

/// Reads a rule's name, and offers the closest one where there is none of that name.
#[derive(Clone, Debug)]
struct RuleName;

impl TypedValueParser for RuleName {
    type Value = Rule;

    fn parse_ref(
        &self,
        command: &clap::Command,
        _: Option<&clap::Arg>,
        value: &std::ffi::OsStr,
    ) -> Result<Rule, clap::Error> {
        let word = value.to_string_lossy();
        Rule::parse(&word)
            .ok_or_else(|| clap::Error::raw(ErrorKind::InvalidValue, unknown(&word) + "\n").with_cmd(command))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(Rule::ALL.iter().map(|rule| PossibleValue::new(rule.slug()))))
    }
}

fn unknown(word: &str) -> String {
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
