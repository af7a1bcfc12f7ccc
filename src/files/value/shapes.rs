//! Values that may be written in two shapes: one or a list, a number or a table.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::Located;

/// One value, or a list of them; each with its position.
#[derive(Clone, Debug)]
pub(crate) struct OneOrMany<T> {
    items: Vec<Located<T>>,
    listed: bool,
}

impl<T> OneOrMany<T> {
    /// Returns the values.
    pub(crate) fn items(&self) -> &[Located<T>] {
        &self.items
    }

    /// Tells whether they stand in a list.
    pub(crate) const fn is_list(&self) -> bool {
        self.listed
    }
}

/// A kind of value with the words for it.
pub(crate) trait Plain {
    /// What is expected where one or many of these may stand.
    const EXPECTED: &'static str;
}

impl Plain for i64 {
    const EXPECTED: &'static str = "a whole number or a list of whole numbers";
}

impl Plain for String {
    const EXPECTED: &'static str = "text in quotes or a list of such texts";
}

enum Shape<T> {
    One(T),
    Many(Vec<Located<T>>),
}

struct ReadShape<T>(PhantomData<T>);

impl<'de, T: Plain + Deserialize<'de>> Visitor<'de> for ReadShape<T> {
    type Value = Shape<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Shape<T>, E> {
        T::deserialize(number.into_deserializer()).map(Shape::One)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Shape<T>, E> {
        T::deserialize(text.into_deserializer()).map(Shape::One)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Shape<T>, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Shape::Many(items))
    }
}

impl<'de, T: Plain + Deserialize<'de>> Deserialize<'de> for Shape<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ReadShape(PhantomData))
    }
}

impl<'de, T: Plain + Deserialize<'de>> Deserialize<'de> for OneOrMany<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let shape = Located::<Shape<T>>::deserialize(deserializer)?;
        let span = shape.span();
        Ok(match shape.into_inner() {
            Shape::One(value) => Self { items: vec![Located::new(span, value)], listed: false },
            Shape::Many(items) => Self { items, listed: true },
        })
    }
}

impl<T: JsonSchema> JsonSchema for OneOrMany<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("One_or_many_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let one = generator.subschema_for::<T>();
        schemars::json_schema!({ "anyOf": [one, { "type": "array", "items": one }] })
    }
}

/// A whole number, or a table that says more.
#[derive(Clone, Debug)]
pub(crate) enum NumberOr<T> {
    /// A whole number.
    Number(i64),
    /// A table.
    Table(T),
}

struct ReadNumberOr<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ReadNumberOr<T> {
    type Value = NumberOr<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole number or a table")
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        Ok(NumberOr::Number(number))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(NumberOr::Table)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for NumberOr<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ReadNumberOr(PhantomData))
    }
}

impl<T: JsonSchema> JsonSchema for NumberOr<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Number_or_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let table = generator.subschema_for::<T>();
        schemars::json_schema!({ "anyOf": [{ "type": "integer" }, table] })
    }
}
