//! A union with a discriminator.

use codegen_runtime::runtime::codec::{Boxed, Codec, Of, Text};
use codegen_runtime::runtime::entry::Entry;
use codegen_runtime::runtime::fields::Fields;
use codegen_runtime::runtime::number::I64;
use codegen_runtime::runtime::object::{self, Model};
use codegen_runtime::runtime::tagged::{self, Tag};
use codegen_runtime::runtime::union::Union;
use codegen_runtime::runtime::writer::Writer;
use serde::de::MapAccess;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

/// An animal.
#[derive(Debug, Clone, PartialEq)]
pub enum Animal {
    /// `cat`
    Cat(Box<Cat>),
    /// `dog`
    Dog(Box<Dog>),
    /// A member that this version does not know.
    Unrecognized(Value),
}

impl Union for Animal {
    const NAME: &'static str = "Animal";

    fn read<'de, D: Deserializer<'de>>(member: usize, deserializer: D) -> Result<Self, D::Error> {
        match member {
            0 => Boxed(Of::new()).read(deserializer).map(Self::Cat),
            _ => Boxed(Of::new()).read(deserializer).map(Self::Dog),
        }
    }

    fn unknown(value: Value) -> Self {
        Self::Unrecognized(value)
    }
}

impl<'de> Deserialize<'de> for Animal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        tagged::read(deserializer, &Tag { property: "kind", values: &[("cat", 0), ("dog", 1)] })
    }
}

impl Serialize for Animal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Cat(member) => member.serialize(serializer),
            Self::Dog(member) => member.serialize(serializer),
            Self::Unrecognized(value) => value.serialize(serializer),
        }
    }
}

/// A cat.
#[derive(Debug, Clone, PartialEq)]
pub struct Cat {
    /// `kind`
    pub kind: String,
    /// `m`
    pub m: Option<i64>,
    /// `prey`
    pub prey: Option<Box<Animal>>,
}

impl Model for Cat {
    const FIELDS: &'static Fields =
        &Fields { name: "Cat", names: &["kind", "m", "prey"], sorted: &[0, 1, 2], required: &[0] };

    fn empty() -> Self {
        Self { kind: String::new(), m: None, prey: None }
    }

    fn set<'de, A: MapAccess<'de>>(&mut self, entry: Entry<'_, A>) -> Result<(), A::Error> {
        match entry.index() {
            0 => entry.required(&mut self.kind, Text),
            1 => entry.optional(&mut self.m, I64),
            2 => entry.optional(&mut self.prey, Boxed(Of::new())),
            _ => entry.ignore(),
        }
    }
}

impl<'de> Deserialize<'de> for Cat {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        object::read(deserializer)
    }
}

impl Serialize for Cat {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = Writer::new(serializer);
        out.required("kind", &self.kind, Text);
        out.optional("m", &self.m, I64);
        out.optional("prey", &self.prey, Boxed(Of::new()));
        out.end()
    }
}

/// A dog.
#[derive(Debug, Clone, PartialEq)]
pub struct Dog {
    /// `kind`
    pub kind: String,
}

impl Model for Dog {
    const FIELDS: &'static Fields =
        &Fields { name: "Dog", names: &["kind"], sorted: &[0], required: &[0] };

    fn empty() -> Self {
        Self { kind: String::new() }
    }

    fn set<'de, A: MapAccess<'de>>(&mut self, entry: Entry<'_, A>) -> Result<(), A::Error> {
        match entry.index() {
            0 => entry.required(&mut self.kind, Text),
            _ => entry.ignore(),
        }
    }
}

impl<'de> Deserialize<'de> for Dog {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        object::read(deserializer)
    }
}

impl Serialize for Dog {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = Writer::new(serializer);
        out.required("kind", &self.kind, Text);
        out.end()
    }
}
