//! A union of scalars.

use codegen_runtime::runtime::candidate::{self, Candidate};
use codegen_runtime::runtime::codec::{Codec, Text};
use codegen_runtime::runtime::inferred;
use codegen_runtime::runtime::number::I64;
use codegen_runtime::runtime::union::Union;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

/// A text or an integer.
#[derive(Debug, Clone, PartialEq)]
pub enum Scalar {
    /// A string.
    Text(String),
    /// An integer.
    Integer(i64),
    /// A value that is neither.
    Unrecognized(Value),
}

impl Union for Scalar {
    const NAME: &'static str = "Scalar";

    fn read<'de, D: Deserializer<'de>>(member: usize, deserializer: D) -> Result<Self, D::Error> {
        match member {
            0 => Text.read(deserializer).map(Self::Text),
            _ => I64.read(deserializer).map(Self::Integer),
        }
    }

    fn unknown(value: Value) -> Self {
        Self::Unrecognized(value)
    }
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        const CANDIDATES: &[Candidate] = &[
            Candidate::new("Text", candidate::TEXT),
            Candidate::new("Integer", candidate::INTEGER),
        ];
        inferred::read(deserializer, CANDIDATES)
    }
}

impl Serialize for Scalar {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(member) => Text.write(member, serializer),
            Self::Integer(member) => I64.write(member, serializer),
            Self::Unrecognized(value) => value.serialize(serializer),
        }
    }
}
