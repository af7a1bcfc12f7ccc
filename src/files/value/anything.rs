//! Any value, kept as words for people.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer};

/// Any value in words on one line, keys in order: `days Wed, up to 60`.
#[derive(Clone, Debug)]
pub(crate) struct Anything(pub(crate) String);

impl<'de> Deserialize<'de> for Anything {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        toml::Value::deserialize(deserializer).map(|value| Self(words(&value)))
    }
}

fn words(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => text.clone(),
        toml::Value::Array(items) => {
            let between = if items.iter().any(toml::Value::is_table) { "; " } else { " " };
            items.iter().map(words).collect::<Vec<_>>().join(between)
        }
        toml::Value::Table(table) => {
            let parts =
                table.iter().map(|(key, inner)| format!("{} {}", key.replace('-', " "), words(inner)));
            parts.collect::<Vec<_>>().join(", ")
        }
        plain => plain.to_string(),
    }
}

impl JsonSchema for Anything {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Anything".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        true.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_lever_says_is_put_in_words() {
        let said = |text: &str| {
            let table: toml::Table = text.parse().expect("TOML");
            words(&table["lever"])
        };
        assert_eq!(said("lever = { days = ['Wed', 'Fri'], up-to = 60 }"), "days Wed Fri, up to 60");
        assert_eq!(
            said("lever = [{ kind = 'art', up-to = 0.5 }, { kind = 'PE' }]"),
            "kind art, up to 0.5; kind PE"
        );
        assert_eq!(said("lever = true"), "true");
    }
}
