//! JSON schemas of the files, made from the raw types, so that editors know the keys and say what they mean.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};

use crate::raw;
use crate::write::Document;

/// Returns the schema of every file: its name (`scenario.schema.json`) and its text.
///
/// # Panics
/// Never: schemas are JSON.
#[must_use]
pub fn schemas() -> Vec<(String, String)> {
    let files = [
        ("scenario", schema::<raw::scenario::Scenario>()),
        ("staff", schema::<raw::staff::Staff>()),
        ("fte", schema::<raw::fte::Fte>()),
        ("budget", schema::<raw::budget::Budget>()),
        ("bell-schedule", schema::<raw::bell_schedule::BellSchedules>()),
        ("courses", schema::<raw::courses::Courses>()),
        ("calendar", schema::<raw::calendar::Calendar>()),
        ("schedule", schema::<raw::schedule::Schedule>()),
        ("result", written::<Document<'_>>()),
        ("options", written::<crate::write::options::Document<'_>>()),
        ("compare", written::<crate::write::compare::Document<'_>>()),
        ("why-not", written::<crate::write::why_not::Document<'_>>()),
    ];
    let text = |schema: Schema| serde_json::to_string_pretty(&schema).expect("schemas are JSON") + "\n";
    files.into_iter().map(|(name, schema)| (format!("{name}.schema.json"), text(schema))).collect()
}

/// Draft 7 is what editors for TOML read.
fn schema<T: JsonSchema>() -> Schema {
    SchemaSettings::draft07().into_generator().into_root_schema_for::<T>()
}

/// As [`schema`], of what the program writes: every key is always there.
fn written<T: JsonSchema>() -> Schema {
    SchemaSettings::draft07().for_serialize().into_generator().into_root_schema_for::<T>()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    /// `COMMONTIME_BLESS=1 cargo test -p commontime-files` writes them anew.
    #[test]
    fn the_committed_schemas_are_those_of_the_types() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/schema");
        for (name, text) in schemas() {
            if std::env::var_os("COMMONTIME_BLESS").is_some() {
                std::fs::create_dir_all(&folder).unwrap();
                std::fs::write(folder.join(&name), &text).unwrap();
            }
            let committed = std::fs::read_to_string(folder.join(&name)).unwrap_or_default();
            assert_eq!(committed, text, "{name} is out of date: run with COMMONTIME_BLESS=1");
        }
    }
}
