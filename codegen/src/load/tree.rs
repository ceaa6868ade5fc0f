//! One visitor, driven by serde_yaml and serde_json alike, that builds the tree.

use std::cell::{Cell, RefCell};
use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use serde_json::{Map, Number, Value};

use crate::diagnostics::At;
use crate::ir::Pointer;

use super::members::{Members, fitted};
use super::{MAX_DEPTH, MAX_NODES};

/// What was noticed while building.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Whether the format knows `<<`, tags and infinities.
    pub yaml: bool,
    /// Which limit stopped it.
    pub limit: Cell<Option<Limit>>,
    /// Oddities, in order.
    pub oddities: RefCell<Vec<(Oddity, Pointer)>>,
    pub nodes: Cell<usize>,
    /// What is in the tree that few trees have.
    pub seen: Cell<Seen>,
}

/// What passes look for that most files have nothing for. Where in doubt, it is there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Seen {
    /// A reference that leads out of the file.
    pub reference_out: bool,
    /// A schema within another that has a name, or a reference to one.
    pub definition: bool,
}

impl Seen {
    /// With a member.
    fn with(mut self, name: &str, value: &Value) -> Self {
        let leads_out = || value.as_str().is_some_and(|text| !text.starts_with('#'));
        match name {
            "$ref" => self.reference_out |= leads_out(),
            "$dynamicRef" => {
                self.reference_out |= leads_out();
                self.definition = true;
            }
            "mapping" => self.reference_out = true,
            "$recursiveRef" | "$defs" | "definitions" => self.definition = true,
            _ => {}
        }
        self
    }

    /// What either has.
    pub fn and(self, other: Self) -> Self {
        Self {
            reference_out: self.reference_out || other.reference_out,
            definition: self.definition || other.definition,
        }
    }

    /// Everything, of what was not looked at.
    pub const fn all() -> Self {
        Self { reference_out: true, definition: true }
    }
}

/// A limit that was hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Limit {
    Depth,
    Nodes,
}

/// Something that was repaired on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Oddity {
    /// A key that its mapping already has; the pointer is that of the first.
    DuplicateKey,
    /// `.nan` or `.inf`, kept as text.
    NotFinite(String),
    /// A `!tag`, ignored.
    Tag(String),
    /// `<<` with something that is no mapping.
    BadMerge,
}

/// Builds the tree of the next document of `deserializer`.
pub(super) fn build<'de, D>(deserializer: D, notes: &Notes) -> Result<Value, D::Error>
where
    D: Deserializer<'de>,
{
    build_at(deserializer, notes, 0)
}

/// The same for a value within others.
pub(super) fn build_at<'de, D>(
    deserializer: D,
    notes: &Notes,
    depth: usize,
) -> Result<Value, D::Error>
where
    D: Deserializer<'de>,
{
    Node { notes, at: At::root(), depth }.deserialize(deserializer)
}

#[derive(Clone, Copy)]
struct Node<'a> {
    notes: &'a Notes,
    at: At<'a>,
    depth: usize,
}

impl<'a> Node<'a> {
    fn inner<E: Error>(&'a self, at: At<'a>) -> Result<Self, E> {
        let nodes = self.notes.nodes.get() + 1;
        self.notes.nodes.set(nodes);
        let limit = match (nodes > MAX_NODES, self.depth >= MAX_DEPTH) {
            (true, _) => Limit::Nodes,
            (_, true) => Limit::Depth,
            _ => return Ok(Node { notes: self.notes, at, depth: self.depth + 1 }),
        };
        self.notes.limit.set(Some(limit));
        Err(E::custom("a limit"))
    }

    fn note(&self, oddity: Oddity) {
        self.notes.oddities.borrow_mut().push((oddity, self.at.pointer()));
    }
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    // JSON gives a double beyond 64 bits; YAML must not differ.
    fn visit_i128<E: Error>(self, value: i128) -> Result<Value, E> {
        self.visit_f64(value as f64)
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<Value, E> {
        self.visit_f64(value as f64)
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        if let Some(number) = Number::from_f64(value) {
            return Ok(Value::Number(number));
        }
        let text =
            if value.is_nan() { ".nan".into() } else { format!("{value}").replace("inf", ".inf") };
        self.note(Oddity::NotFinite(text.clone()));
        Ok(Value::String(text))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = access.next_element_seed(self.inner(self.at.index(list.len()))?)? {
            list.push(value);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut members = Members::default();
        let mut merged = Vec::new();
        while let Some(key) = access.next_key_seed(Key)? {
            if self.notes.yaml && key == "<<" {
                merged.push(access.next_value_seed(self.inner(self.at.child(&key))?)?);
                continue;
            }
            let at = self.at.child(&key);
            if members.has(&key) {
                Node { at, ..self }.note(Oddity::DuplicateKey);
                access.next_value::<IgnoredAny>()?;
                continue;
            }
            let value = access.next_value_seed(self.inner(at)?)?;
            self.notes.seen.set(self.notes.seen.get().with(&key, &value));
            members.push(key, value);
        }
        let mut map = members.into_map();
        if !merged.is_empty() {
            self.notes.seen.set(Seen::all());
            merged.into_iter().for_each(|value| self.merge(&mut map, value));
            map = fitted(map);
        }
        Ok(Value::Object(map))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<Value, A::Error> {
        let (tag, inner) = access.variant_seed(Key)?;
        self.note(Oddity::Tag(tag));
        inner.newtype_variant_seed(self)
    }
}

impl Node<'_> {
    /// `<<` (YAML 1.1 merge keys): members that are there already win, in any order.
    fn merge(&self, map: &mut Map<String, Value>, value: Value) {
        match value {
            Value::Object(members) => {
                for (key, value) in members {
                    map.entry(key).or_insert(value);
                }
            }
            Value::Array(list) if list.iter().all(Value::is_object) => {
                list.into_iter().for_each(|value| self.merge(map, value));
            }
            other => {
                self.note(Oddity::BadMerge);
                map.entry("<<").or_insert(other);
            }
        }
    }
}

/// A key: any scalar, as it is spelled.
struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a plain key")
    }

    fn visit_str<E>(self, value: &str) -> Result<String, E> {
        Ok(value.to_owned())
    }

    fn visit_string<E>(self, value: String) -> Result<String, E> {
        Ok(value)
    }
}
