//! Unions with a discriminator (`OAS 3.0.4 §4.8.25`).
//!
//! A tag that comes first, as it mostly does, costs nothing: the member reads on where the tag left off. Otherwise the members before the tag
//! are kept and read again.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::vec;

use serde::de::value::{MapAccessDeserializer, StrDeserializer};
use serde::de::{DeserializeSeed, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::runtime::content::Content;
use crate::runtime::content_key::Key;
use crate::runtime::replay::Replay;
use crate::runtime::union::Union;

/// The discriminator of a union.
#[derive(Debug)]
pub struct Tag {
    /// The wire name of the property.
    pub property: &'static str,
    /// Its values with the member that each selects, sorted by value.
    pub values: &'static [(&'static str, u16)],
}

impl Tag {
    fn member(&self, value: &Content<'_>) -> Option<usize> {
        let text = value.as_text()?;
        let position = self.values.binary_search_by(|(known, _)| (*known).cmp(&text)).ok()?;
        Some(usize::from(self.values[position].1))
    }
}

/// Reads a union by its tag.
///
/// An object without a tag, or with one that is not in the table, is kept as it came.
///
/// # Errors
///
/// Fails if the input is no object, or not the member that its tag names.
pub fn read<'de, U: Union, D: Deserializer<'de>>(
    deserializer: D,
    tag: &'static Tag,
) -> Result<U, D::Error> {
    let human_readable = deserializer.is_human_readable();
    deserializer.deserialize_map(TaggedVisitor { tag, human_readable, union: PhantomData })
}

struct TaggedVisitor<U> {
    tag: &'static Tag,
    human_readable: bool,
    union: PhantomData<U>,
}

impl<'de, U: Union> Visitor<'de> for TaggedVisitor<U> {
    type Value = U;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "an object ({})", U::NAME)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<U, A::Error> {
        let mut before = Vec::new();
        let mut member = None;
        while let Some(Key(key)) = map.next_key()? {
            let value: Content<'de> = map.next_value()?;
            let found = key == self.tag.property;
            if found {
                member = self.tag.member(&value);
            }
            before.push((key, value));
            if found {
                break;
            }
        }
        let whole = Resumed::new(before, map, self.human_readable);
        match member {
            Some(member) => U::read(member, MapAccessDeserializer::new(whole)),
            None => Value::deserialize(MapAccessDeserializer::new(whole)).map(U::unknown),
        }
    }
}

/// An object whose first members have been read and are read again before the rest.
struct Resumed<'de, A> {
    before: vec::IntoIter<(Cow<'de, str>, Content<'de>)>,
    value: Option<Content<'de>>,
    rest: A,
    human_readable: bool,
}

impl<'de, A> Resumed<'de, A> {
    fn new(before: Vec<(Cow<'de, str>, Content<'de>)>, rest: A, human_readable: bool) -> Self {
        Self { before: before.into_iter(), value: None, rest, human_readable }
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Resumed<'de, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        let Some((key, value)) = self.before.next() else {
            return self.rest.next_key_seed(seed);
        };
        self.value = Some(value);
        seed.deserialize(StrDeserializer::new(&key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        match self.value.take() {
            Some(value) => seed.deserialize(Replay::new(&value, self.human_readable)),
            None => self.rest.next_value_seed(seed),
        }
    }

    fn size_hint(&self) -> Option<usize> {
        self.rest.size_hint().map(|rest| rest + self.before.len())
    }
}
