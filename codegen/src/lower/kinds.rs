//! The JSON type of a schema.

use std::fmt;

use super::flat::Flat;

/// A type of JSON Schema, but null.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum JsonType {
    Object,
    Array,
    String,
    Integer,
    Number,
    Boolean,
}

impl JsonType {
    /// The type that a word of the document names.
    pub(super) fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "object" => Self::Object,
            "array" => Self::Array,
            "string" => Self::String,
            "integer" => Self::Integer,
            "number" => Self::Number,
            "boolean" => Self::Boolean,
            _ => return None,
        })
    }
}

impl fmt::Display for JsonType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Object => "object",
            Self::Array => "array",
            Self::String => "string",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
        })
    }
}

/// The type that `flat` states; where it states none, the one that its keywords imply.
pub(super) fn json_type(flat: &Flat<'_>) -> Option<JsonType> {
    flat.typ.and_then(JsonType::parse).or_else(|| flat.implied_type().and_then(JsonType::parse))
}

/// The type of a value that is of both types; `None` where no value is.
pub(super) fn both(one: JsonType, other: JsonType) -> Option<JsonType> {
    use JsonType::{Integer, Number};
    match (one, other) {
        (Integer, Number) | (Number, Integer) => Some(Integer),
        _ => (one == other).then_some(one),
    }
}
