//! Enums of strings, of integers and of mixed values.

use std::fmt;

use codegen_runtime::runtime::open_enum::{self, Unrecognized};
use codegen_runtime::runtime::open_integer::{self, UnrecognizedInteger};
use codegen_runtime::runtime::open_value::{self, Literal, UnrecognizedValue};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

/// A color.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Color {
    /// `red`
    Red,
    /// `green`
    Green,
    /// A value that this version does not know.
    Unrecognized(Unrecognized),
}

impl Color {
    /// The value as it stands on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Red => "red",
            Self::Green => "green",
            Self::Unrecognized(value) => value.as_str(),
        }
    }
}

impl From<&str> for Color {
    fn from(value: &str) -> Self {
        match value {
            "red" => Self::Red,
            "green" => Self::Green,
            other => Self::Unrecognized(Unrecognized::new(other)),
        }
    }
}

impl fmt::Display for Color {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Color {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        open_enum::read(deserializer)
    }
}

impl Serialize for Color {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// A level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// `1`
    One,
    /// `2`
    Two,
    /// A value that this version does not know.
    Unrecognized(UnrecognizedInteger),
}

impl Level {
    /// The value as it stands on the wire.
    pub fn value(&self) -> i64 {
        match self {
            Self::One => 1,
            Self::Two => 2,
            Self::Unrecognized(value) => value.get(),
        }
    }
}

impl From<i64> for Level {
    fn from(value: i64) -> Self {
        match value {
            1 => Self::One,
            2 => Self::Two,
            other => Self::Unrecognized(UnrecognizedInteger::new(other)),
        }
    }
}

impl<'de> Deserialize<'de> for Level {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        open_integer::read(deserializer)
    }
}

impl Serialize for Level {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.value())
    }
}

/// A value of any kind.
#[derive(Debug, Clone, PartialEq)]
pub enum Mixed {
    /// `"a"`
    A,
    /// `1`
    One,
    /// `true`
    True,
    /// `[1,2]`
    Both,
    /// A value that this version does not know.
    Unrecognized(UnrecognizedValue),
}

impl Mixed {
    const LITERALS: &'static [Literal] =
        &[Literal::Text("a"), Literal::Integer(1), Literal::Boolean(true), Literal::Json("[1,2]")];

    /// The value as it stands on the wire.
    pub fn to_value(&self) -> Value {
        match self {
            Self::A => Self::LITERALS[0].to_value(),
            Self::One => Self::LITERALS[1].to_value(),
            Self::True => Self::LITERALS[2].to_value(),
            Self::Both => Self::LITERALS[3].to_value(),
            Self::Unrecognized(value) => value.as_value().clone(),
        }
    }
}

impl From<Value> for Mixed {
    fn from(value: Value) -> Self {
        match open_value::find(&value, Self::LITERALS) {
            Some(0) => Self::A,
            Some(1) => Self::One,
            Some(2) => Self::True,
            Some(3) => Self::Both,
            _ => Self::Unrecognized(UnrecognizedValue::new(value)),
        }
    }
}

impl<'de> Deserialize<'de> for Mixed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        open_value::read(deserializer, Self::LITERALS)
    }
}

impl Serialize for Mixed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_value().serialize(serializer)
    }
}
