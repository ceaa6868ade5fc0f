//! Small models that hold others or lists, in the shape that the generator emits.

use codegen_runtime::runtime::codec::{Boxed, Of, Text};
use codegen_runtime::runtime::entry::Entry;
use codegen_runtime::runtime::fields::Fields;
use codegen_runtime::runtime::list::List;
use codegen_runtime::runtime::number::I64;
use codegen_runtime::runtime::object::{self, Model};
use codegen_runtime::runtime::writer::Writer;
use serde::de::MapAccess;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::small::Numbered;

/// A list.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// `xs`
    pub xs: Option<Vec<String>>,
}

impl Model for Listed {
    const FIELDS: &'static Fields =
        &Fields { name: "Listed", names: &["xs"], sorted: &[0], required: &[] };

    fn empty() -> Self {
        Self { xs: None }
    }

    fn set<'de, A: MapAccess<'de>>(&mut self, entry: Entry<'_, A>) -> Result<(), A::Error> {
        match entry.index() {
            0 => entry.optional(&mut self.xs, List(Text)),
            _ => entry.ignore(),
        }
    }
}

impl<'de> Deserialize<'de> for Listed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        object::read(deserializer)
    }
}

impl Serialize for Listed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = Writer::new(serializer);
        out.optional("xs", &self.xs, List(Text));
        out.end()
    }
}

/// Two numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// `a`
    pub a: Option<i64>,
    /// `b`
    pub b: Option<i64>,
}

impl Model for Pair {
    const FIELDS: &'static Fields =
        &Fields { name: "Pair", names: &["a", "b"], sorted: &[0, 1], required: &[] };

    fn empty() -> Self {
        Self { a: None, b: None }
    }

    fn set<'de, A: MapAccess<'de>>(&mut self, entry: Entry<'_, A>) -> Result<(), A::Error> {
        match entry.index() {
            0 => entry.optional(&mut self.a, I64),
            1 => entry.optional(&mut self.b, I64),
            _ => entry.ignore(),
        }
    }
}

impl<'de> Deserialize<'de> for Pair {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        object::read(deserializer)
    }
}

impl Serialize for Pair {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = Writer::new(serializer);
        out.optional("a", &self.a, I64);
        out.optional("b", &self.b, I64);
        out.end()
    }
}

/// A recursive model.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// `next`
    pub next: Option<Box<Node>>,
}

impl Model for Node {
    const FIELDS: &'static Fields =
        &Fields { name: "Node", names: &["next"], sorted: &[0], required: &[] };

    fn empty() -> Self {
        Self { next: None }
    }

    fn set<'de, A: MapAccess<'de>>(&mut self, entry: Entry<'_, A>) -> Result<(), A::Error> {
        match entry.index() {
            0 => entry.optional(&mut self.next, Boxed(Of::new())),
            _ => entry.ignore(),
        }
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        object::read(deserializer)
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = Writer::new(serializer);
        out.optional("next", &self.next, Boxed(Of::new()));
        out.end()
    }
}

/// A required member without a stand-in.
#[derive(Debug, Clone, PartialEq)]
pub struct Team {
    /// `name`
    pub name: String,
    /// `owner`
    pub owner: Numbered,
    /// `parent`
    pub parent: Option<Box<Team>>,
}

struct TeamSlots {
    name: String,
    owner: Option<Numbered>,
    parent: Option<Box<Team>>,
}

impl Model for TeamSlots {
    const FIELDS: &'static Fields = &Fields {
        name: "Team",
        names: &["name", "owner", "parent"],
        sorted: &[0, 1, 2],
        required: &[0, 1],
    };

    fn empty() -> Self {
        Self { name: String::new(), owner: None, parent: None }
    }

    fn set<'de, A: MapAccess<'de>>(&mut self, entry: Entry<'_, A>) -> Result<(), A::Error> {
        match entry.index() {
            0 => entry.required(&mut self.name, Text),
            1 => entry.slot(&mut self.owner, Of::new()),
            2 => entry.optional(&mut self.parent, Boxed(Of::new())),
            _ => entry.ignore(),
        }
    }
}

impl<'de> Deserialize<'de> for Team {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        object::read_slots(deserializer, |slots: TeamSlots| {
            Some(Self { name: slots.name, owner: slots.owner?, parent: slots.parent })
        })
    }
}

impl Serialize for Team {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = Writer::new(serializer);
        out.required("name", &self.name, Text);
        out.required("owner", &self.owner, Of::new());
        out.optional("parent", &self.parent, Boxed(Of::new()));
        out.end()
    }
}
