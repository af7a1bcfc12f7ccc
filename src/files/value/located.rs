//! A value with its position in the file.

use std::borrow::Cow;
use std::fmt;
use std::ops::{Deref, Range};

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer};
use toml::Spanned;

/// A value with the bytes of the file it was read from. In a schema it is the value alone.
#[derive(Clone, Debug)]
pub(crate) struct Located<T> {
    value: T,
    span: Range<usize>,
}

impl<T> Located<T> {
    /// Puts a value at a position.
    pub(crate) const fn new(span: Range<usize>, value: T) -> Self {
        Self { value, span }
    }

    /// Returns the position.
    pub(crate) fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// Returns something else at the same position.
    pub(crate) fn at_same<U>(&self, value: U) -> Located<U> {
        Located { value, span: self.span.clone() }
    }

    /// Returns the value.
    pub(crate) fn into_inner(self) -> T {
        self.value
    }
}

impl<T> Deref for Located<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: fmt::Display> fmt::Display for Located<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Located<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = Spanned::<T>::deserialize(deserializer)?;
        Ok(Self { span: spanned.span(), value: spanned.into_inner() })
    }
}

impl<T: JsonSchema> JsonSchema for Located<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}
