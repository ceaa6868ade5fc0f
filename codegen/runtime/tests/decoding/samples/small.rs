//! Small models, one construct each, in the shape that the generator emits.

use codegen_runtime::runtime::codec::Text;
use codegen_runtime::runtime::entry::Entry;
use codegen_runtime::runtime::fields::Fields;
use codegen_runtime::runtime::number::I64;
use codegen_runtime::runtime::object::{self, Model};
use codegen_runtime::runtime::patch::Patch;
use codegen_runtime::runtime::writer::Writer;
use serde::de::MapAccess;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;

/// A required member.
#[derive(Debug, Clone, PartialEq)]
pub struct Required {
    /// `a`
    pub a: String,
}

impl Model for Required {
    const FIELDS: &'static Fields =
        &Fields { name: "Required", names: &["a"], sorted: &[0], required: &[0] };

    fn empty() -> Self {
        Self { a: String::new() }
    }

    fn set<'de, A: MapAccess<'de>>(&mut self, entry: Entry<'_, A>) -> Result<(), A::Error> {
        match entry.index() {
            0 => entry.required(&mut self.a, Text),
            _ => entry.ignore(),
        }
    }
}

impl<'de> Deserialize<'de> for Required {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        object::read(deserializer)
    }
}

impl Serialize for Required {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = Writer::new(serializer);
        out.required("a", &self.a, Text);
        out.end()
    }
}

/// An optional member.
#[derive(Debug, Clone, PartialEq)]
pub struct Optional {
    /// `a`
    pub a: Option<String>,
}

impl Model for Optional {
    const FIELDS: &'static Fields =
        &Fields { name: "Optional", names: &["a"], sorted: &[0], required: &[] };

    fn empty() -> Self {
        Self { a: None }
    }

    fn set<'de, A: MapAccess<'de>>(&mut self, entry: Entry<'_, A>) -> Result<(), A::Error> {
        match entry.index() {
            0 => entry.optional(&mut self.a, Text),
            _ => entry.ignore(),
        }
    }
}

impl<'de> Deserialize<'de> for Optional {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        object::read(deserializer)
    }
}

impl Serialize for Optional {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = Writer::new(serializer);
        out.optional("a", &self.a, Text);
        out.end()
    }
}

/// A required member that may be null.
#[derive(Debug, Clone, PartialEq)]
pub struct RequiredNullable {
    /// `a`
    pub a: Option<String>,
}

impl Model for RequiredNullable {
    const FIELDS: &'static Fields =
        &Fields { name: "RequiredNullable", names: &["a"], sorted: &[0], required: &[] };

    fn empty() -> Self {
        Self { a: None }
    }

    fn set<'de, A: MapAccess<'de>>(&mut self, entry: Entry<'_, A>) -> Result<(), A::Error> {
        match entry.index() {
            0 => entry.optional(&mut self.a, Text),
            _ => entry.ignore(),
        }
    }
}

impl<'de> Deserialize<'de> for RequiredNullable {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        object::read(deserializer)
    }
}

impl Serialize for RequiredNullable {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = Writer::new(serializer);
        out.nullable("a", &self.a, Text);
        out.end()
    }
}

/// A member that may be absent or null.
#[derive(Debug, Clone, PartialEq)]
pub struct ThreeState {
    /// `a`
    pub a: Patch<String>,
}

impl Model for ThreeState {
    const FIELDS: &'static Fields =
        &Fields { name: "ThreeState", names: &["a"], sorted: &[0], required: &[] };

    fn empty() -> Self {
        Self { a: Patch::Absent }
    }

    fn set<'de, A: MapAccess<'de>>(&mut self, entry: Entry<'_, A>) -> Result<(), A::Error> {
        match entry.index() {
            0 => entry.patch(&mut self.a, Text),
            _ => entry.ignore(),
        }
    }
}

impl<'de> Deserialize<'de> for ThreeState {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        object::read(deserializer)
    }
}

impl Serialize for ThreeState {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = Writer::new(serializer);
        out.patch("a", &self.a, Text);
        out.end()
    }
}

/// An optional and a required member.
#[derive(Debug, Clone, PartialEq)]
pub struct Numbered {
    /// `a`
    pub a: Option<String>,
    /// `id`
    pub id: i64,
}

impl Model for Numbered {
    const FIELDS: &'static Fields =
        &Fields { name: "Numbered", names: &["a", "id"], sorted: &[0, 1], required: &[1] };

    fn empty() -> Self {
        Self { a: None, id: 0 }
    }

    fn set<'de, A: MapAccess<'de>>(&mut self, entry: Entry<'_, A>) -> Result<(), A::Error> {
        match entry.index() {
            0 => entry.optional(&mut self.a, Text),
            1 => entry.required(&mut self.id, I64),
            _ => entry.ignore(),
        }
    }
}

impl<'de> Deserialize<'de> for Numbered {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        object::read(deserializer)
    }
}

impl Serialize for Numbered {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = Writer::new(serializer);
        out.optional("a", &self.a, Text);
        out.required("id", &self.id, I64);
        out.end()
    }
}

/// A member beside others of one type.
#[derive(Debug, Clone, PartialEq)]
pub struct Extended {
    /// `id`
    pub id: Option<i64>,
    /// Everything else.
    pub additional: BTreeMap<String, String>,
}

impl Model for Extended {
    const FIELDS: &'static Fields =
        &Fields { name: "Extended", names: &["id"], sorted: &[0], required: &[] };

    fn empty() -> Self {
        Self { id: None, additional: BTreeMap::new() }
    }

    fn set<'de, A: MapAccess<'de>>(&mut self, entry: Entry<'_, A>) -> Result<(), A::Error> {
        match entry.index() {
            0 => entry.optional(&mut self.id, I64),
            _ => entry.extra(&mut self.additional, Text),
        }
    }
}

impl<'de> Deserialize<'de> for Extended {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        object::read(deserializer)
    }
}

impl Serialize for Extended {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = Writer::new(serializer);
        out.optional("id", &self.id, I64);
        out.extras(&self.additional, Text);
        out.end()
    }
}
