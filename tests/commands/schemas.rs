//! What the program writes for programs is what the schemas in `scenarios/schema` say.

use std::fs;

use serde_json::Value;

use super::harness::committed;
use super::options;

/// Checks a text of JSON against a committed schema: the part of JSON Schema that these schemas use. Keys that the schema does not
/// name are an error, too.
#[track_caller]
pub(crate) fn assert_valid(text: &str, schema: &str) {
    let path = committed("schema").join(format!("{schema}.schema.json"));
    let schema: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let value: Value = serde_json::from_str(text).unwrap();
    let mut problems = Vec::new();
    check(&value, &schema, &schema, "", &mut problems);
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

fn check(value: &Value, schema: &Value, root: &Value, at: &str, problems: &mut Vec<String>) {
    if let Some(reference) = schema["$ref"].as_str() {
        let place = reference.strip_prefix('#').unwrap();
        check(value, root.pointer(place).unwrap_or_else(|| panic!("{reference}")), root, at, problems);
    }
    if let Some(choices) = schema["anyOf"].as_array() {
        let fits = |choice: &&Value| {
            let mut found = Vec::new();
            check(value, choice, root, at, &mut found);
            found.is_empty()
        };
        if !choices.iter().any(|choice| fits(&choice)) {
            problems.push(format!("{at}: {value} is none of the choices"));
        }
    }
    if let Some(words) = schema["enum"].as_array()
        && !words.contains(value)
    {
        problems.push(format!("{at}: {value} is none of the words"));
    }
    let kinds: Vec<&str> = match &schema["type"] {
        Value::String(kind) => vec![kind],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    if !kinds.is_empty() && !kinds.iter().any(|kind| is_a(value, kind)) {
        problems.push(format!("{at}: {value} is not {}", kinds.join(" or ")));
    }
    if let (Some(minimum), Some(number)) = (schema["minimum"].as_i64(), value.as_i64())
        && number < minimum
    {
        problems.push(format!("{at}: {number} is less than {minimum}"));
    }
    if let Some(items) = value.as_array() {
        for (place, item) in items.iter().enumerate() {
            check(item, &schema["items"], root, &format!("{at}/{place}"), problems);
        }
    }
    let (Some(keys), Some(known)) = (value.as_object(), schema["properties"].as_object()) else { return };
    for (key, inner) in keys {
        match known.get(key) {
            Some(schema) => check(inner, schema, root, &format!("{at}/{key}"), problems),
            None => problems.push(format!("{at}: the schema does not know {key}")),
        }
    }
    for key in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if !keys.contains_key(key) {
            problems.push(format!("{at}: {key} is missing"));
        }
    }
}

fn is_a(value: &Value, kind: &str) -> bool {
    match kind {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("the schemas have a kind that is not known here: {other}"),
    }
}

#[test]
fn results_options_and_comparisons_are_what_their_schemas_say() {
    let place = options::school();
    place.run(&["options", "school", "-q"]).ends(0);
    assert_valid(&place.read("school-options/options.json"), "options");
    assert_valid(&place.read("school-options/option-3/result.json"), "result");
    let two = ["compare", "school-options/option-1", "school-options/option-3", "--format", "json"];
    assert_valid(&place.run(&two).ends(0).out, "compare");
}

#[test]
#[should_panic(expected = "the schema does not know lowest")]
fn a_key_that_no_schema_knows_is_noticed() {
    assert_valid("{ \"format\": 1, \"lowest\": 225 }", "compare");
}

#[test]
#[should_panic(expected = "/format: \"1\" is not integer")]
fn a_value_of_another_kind_is_noticed() {
    assert_valid("{ \"format\": \"1\" }", "compare");
}
