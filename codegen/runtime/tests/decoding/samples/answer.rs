//! A union that is told by structure.

use super::animal::Animal;
use codegen_runtime::runtime::candidate::{self, Candidate};
use codegen_runtime::runtime::codec::{Boxed, Codec, Of, Text};
use codegen_runtime::runtime::entry::Entry;
use codegen_runtime::runtime::fields::Fields;
use codegen_runtime::runtime::inferred;
use codegen_runtime::runtime::list::List;
use codegen_runtime::runtime::number::{I64, Num};
use codegen_runtime::runtime::object::{self, Model};
use codegen_runtime::runtime::union::{Buffered, Union};
use codegen_runtime::runtime::writer::Writer;
use serde::de::MapAccess;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

/// Many things.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// A word of a list, or a new one.
    Mode(Mode),
    /// Any other text.
    Text(String),
    /// An integer.
    Integer(i64),
    /// Another number.
    Number(f64),
    /// A list of texts.
    Texts(Vec<String>),
    /// A list of answers.
    Answers(Vec<Answer>),
    /// By its constant.
    Circle(Box<Circle>),
    /// By its required member.
    Square(Box<Square>),
    /// By the number of keys that fit.
    Labelled(Box<Labelled>),
    /// A union within.
    Animal(Box<Animal>),
    /// A value that is none of them.
    Unrecognized(Value),
}

/// A word: `on` is the one that is known.
#[derive(Debug, Clone, PartialEq)]
pub struct Mode(pub String);

impl Answer {
    const CANDIDATES: &'static [Candidate] = &[
        Candidate { values: &["on"], ..Candidate::new("Mode", candidate::TEXT) },
        Candidate::new("Text", candidate::TEXT),
        Candidate::new("Integer", candidate::INTEGER),
        Candidate::new("Number", candidate::NUMBER),
        Candidate { items: candidate::TEXT, ..Candidate::new("Texts", candidate::LIST) },
        Candidate::new("Answers", candidate::LIST),
        Candidate {
            required: &["radius"],
            consts: &[("shape", &["circle"])],
            properties: &["radius", "shape"],
            ..Candidate::new("Circle", candidate::OBJECT)
        },
        Candidate {
            required: &["side"],
            properties: &["inner", "shape", "side"],
            ..Candidate::new("Square", candidate::OBJECT)
        },
        Candidate {
            required: &["side"],
            properties: &["inner", "label", "shape", "side"],
            ..Candidate::new("Labelled", candidate::OBJECT)
        },
        Candidate {
            required: &["kind"],
            properties: &["kind"],
            ..Candidate::new("Animal", candidate::OBJECT)
        },
    ];
}

impl Union for Answer {
    const NAME: &'static str = "Answer";

    fn read<'de, D: Deserializer<'de>>(member: usize, deserializer: D) -> Result<Self, D::Error> {
        match member {
            0 => Text.read(deserializer).map(Mode).map(Self::Mode),
            1 => Text.read(deserializer).map(Self::Text),
            2 => I64.read(deserializer).map(Self::Integer),
            3 => Num.read(deserializer).map(Self::Number),
            4 => List(Text).read(deserializer).map(Self::Texts),
            5 => List(Of::new()).read(deserializer).map(Self::Answers),
            6 => Boxed(Of::new()).read(deserializer).map(Self::Circle),
            7 => Boxed(Of::new()).read(deserializer).map(Self::Square),
            8 => Boxed(Of::new()).read(deserializer).map(Self::Labelled),
            _ => Boxed(Buffered(Of::new())).read(deserializer).map(Self::Animal),
        }
    }

    fn unknown(value: Value) -> Self {
        Self::Unrecognized(value)
    }
}

impl<'de> Deserialize<'de> for Answer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        inferred::read(deserializer, Self::CANDIDATES)
    }
}

impl Serialize for Answer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Mode(Mode(member)) | Self::Text(member) => Text.write(member, serializer),
            Self::Integer(member) => I64.write(member, serializer),
            Self::Number(member) => Num.write(member, serializer),
            Self::Texts(member) => List(Text).write(member, serializer),
            Self::Answers(member) => List(Of::new()).write(member, serializer),
            Self::Circle(member) => member.serialize(serializer),
            Self::Square(member) => member.serialize(serializer),
            Self::Labelled(member) => member.serialize(serializer),
            Self::Animal(member) => member.serialize(serializer),
            Self::Unrecognized(value) => value.serialize(serializer),
        }
    }
}

/// A circle.
#[derive(Debug, Clone, PartialEq)]
pub struct Circle {
    /// `radius`
    pub radius: f64,
    /// `shape`
    pub shape: Option<String>,
}

impl Model for Circle {
    const FIELDS: &'static Fields =
        &Fields { name: "Circle", names: &["radius", "shape"], sorted: &[0, 1], required: &[0] };

    fn empty() -> Self {
        Self { radius: 0.0, shape: None }
    }

    fn set<'de, A: MapAccess<'de>>(&mut self, entry: Entry<'_, A>) -> Result<(), A::Error> {
        match entry.index() {
            0 => entry.required(&mut self.radius, Num),
            1 => entry.optional(&mut self.shape, Text),
            _ => entry.ignore(),
        }
    }
}

impl<'de> Deserialize<'de> for Circle {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        object::read(deserializer)
    }
}

impl Serialize for Circle {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = Writer::new(serializer);
        out.required("radius", &self.radius, Num);
        out.optional("shape", &self.shape, Text);
        out.end()
    }
}

/// A square.
#[derive(Debug, Clone, PartialEq)]
pub struct Square {
    /// `inner`
    pub inner: Option<Box<Answer>>,
    /// `shape`
    pub shape: Option<String>,
    /// `side`
    pub side: f64,
}

impl Model for Square {
    const FIELDS: &'static Fields = &Fields {
        name: "Square",
        names: &["inner", "shape", "side"],
        sorted: &[0, 1, 2],
        required: &[2],
    };

    fn empty() -> Self {
        Self { inner: None, shape: None, side: 0.0 }
    }

    fn set<'de, A: MapAccess<'de>>(&mut self, entry: Entry<'_, A>) -> Result<(), A::Error> {
        match entry.index() {
            0 => entry.optional(&mut self.inner, Boxed(Of::new())),
            1 => entry.optional(&mut self.shape, Text),
            2 => entry.required(&mut self.side, Num),
            _ => entry.ignore(),
        }
    }
}

impl<'de> Deserialize<'de> for Square {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        object::read(deserializer)
    }
}

impl Serialize for Square {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = Writer::new(serializer);
        out.optional("inner", &self.inner, Boxed(Of::new()));
        out.optional("shape", &self.shape, Text);
        out.required("side", &self.side, Num);
        out.end()
    }
}

/// A square with a label.
#[derive(Debug, Clone, PartialEq)]
pub struct Labelled {
    /// `inner`
    pub inner: Option<Box<Answer>>,
    /// `label`
    pub label: Option<String>,
    /// `shape`
    pub shape: Option<String>,
    /// `side`
    pub side: f64,
}

impl Model for Labelled {
    const FIELDS: &'static Fields = &Fields {
        name: "Labelled",
        names: &["inner", "label", "shape", "side"],
        sorted: &[0, 1, 2, 3],
        required: &[3],
    };

    fn empty() -> Self {
        Self { inner: None, label: None, shape: None, side: 0.0 }
    }

    fn set<'de, A: MapAccess<'de>>(&mut self, entry: Entry<'_, A>) -> Result<(), A::Error> {
        match entry.index() {
            0 => entry.optional(&mut self.inner, Boxed(Of::new())),
            1 => entry.optional(&mut self.label, Text),
            2 => entry.optional(&mut self.shape, Text),
            3 => entry.required(&mut self.side, Num),
            _ => entry.ignore(),
        }
    }
}

impl<'de> Deserialize<'de> for Labelled {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        object::read(deserializer)
    }
}

impl Serialize for Labelled {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = Writer::new(serializer);
        out.optional("inner", &self.inner, Boxed(Of::new()));
        out.optional("label", &self.label, Text);
        out.optional("shape", &self.shape, Text);
        out.required("side", &self.side, Num);
        out.end()
    }
}
