//! Lists of values of any kind that may grow.

use std::fmt;

use serde::de::{Error, Unexpected};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// A value that an enum does not know.
#[derive(Clone, PartialEq)]
pub struct UnrecognizedValue(Value);

impl UnrecognizedValue {
    /// Keeps a value.
    pub fn new(value: Value) -> Self {
        Self(value)
    }

    /// The value as it stood on the wire.
    pub fn as_value(&self) -> &Value {
        &self.0
    }
}

impl fmt::Debug for UnrecognizedValue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, formatter)
    }
}

/// A value of an enum as it stands in the document.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Literal {
    /// A string.
    Text(&'static str),
    /// An integer.
    Integer(i64),
    /// Another number.
    Number(f64),
    /// A boolean.
    Boolean(bool),
    /// Anything else, as JSON text.
    Json(&'static str),
}

impl Literal {
    /// The value itself.
    pub fn to_value(self) -> Value {
        match self {
            Self::Text(text) => Value::from(text),
            Self::Integer(integer) => Value::from(integer),
            Self::Number(number) => Value::from(number),
            Self::Boolean(boolean) => Value::from(boolean),
            Self::Json(text) => serde_json::from_str(text).unwrap_or_default(),
        }
    }

    // 1.0 is the integer 1; large ones are compared as integers first.
    fn is(self, value: &Value) -> bool {
        match self {
            Self::Text(text) => value.as_str() == Some(text),
            Self::Integer(integer) => value.as_i64().map_or_else(
                || !value.is_u64() && value.as_f64() == Some(integer as f64),
                |value| value == integer,
            ),
            Self::Number(number) => value.as_f64() == Some(number),
            Self::Boolean(boolean) => value.as_bool() == Some(boolean),
            Self::Json(_) => *value == self.to_value(),
        }
    }
}

/// The position of a value in the list.
pub fn find(value: &Value, literals: &[Literal]) -> Option<usize> {
    literals.iter().position(|literal| literal.is(value))
}

/// Reads an enum of values.
///
/// # Errors
///
/// Fails on null, unless it is in the list.
pub fn read<'de, T: From<Value>, D: Deserializer<'de>>(
    deserializer: D,
    literals: &[Literal],
) -> Result<T, D::Error> {
    let value = Value::deserialize(deserializer)?;
    if value.is_null() && find(&value, literals).is_none() {
        return Err(D::Error::invalid_type(Unexpected::Unit, &"a value that is not null"));
    }
    Ok(T::from(value))
}
