//! Unions with a discriminator (`OAS 3.0.4 §4.8.25`).
//!
//! A tag that comes first, as it mostly does, costs nothing: the member reads on where the tag left off. Otherwise the members before the tag
//! are kept and read again.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::vec;

use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::runtime::content::Content;
use crate::runtime::content_key::Key;
use crate::runtime::replay::{Replay, ReplayKey};
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
    read_with(deserializer, tag, None)
}

/// Reads a union by its tag; an object without one, or with one that is not in the table, is the member at `fallback`
/// (`OAS 3.2.0 §4.25`, `defaultMapping`).
///
/// # Errors
///
/// Fails if the input is no object, or not the member that its tag names, or not the one at `fallback`.
pub fn read_or<'de, U: Union, D: Deserializer<'de>>(
    deserializer: D,
    tag: &'static Tag,
    fallback: usize,
) -> Result<U, D::Error> {
    read_with(deserializer, tag, Some(fallback))
}

fn read_with<'de, U: Union, D: Deserializer<'de>>(
    deserializer: D,
    tag: &'static Tag,
    fallback: Option<usize>,
) -> Result<U, D::Error> {
    let human_readable = deserializer.is_human_readable();
    deserializer.deserialize_map(TaggedVisitor {
        tag,
        fallback,
        human_readable,
        union: PhantomData,
    })
}

struct TaggedVisitor<U> {
    tag: &'static Tag,
    fallback: Option<usize>,
    human_readable: bool,
    union: PhantomData<U>,
}

impl<'de, U: Union> Visitor<'de> for TaggedVisitor<U> {
    type Value = U;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "an object ({})", U::NAME)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<U, A::Error> {
        let mut whole = Resumed {
            before: Vec::new().into_iter(),
            tag: None,
            value: None,
            rest: map,
            human_readable: self.human_readable,
        };
        match whole.find(self.tag)?.or(self.fallback) {
            Some(member) => U::read(member, MapAccessDeserializer::new(&mut whole)),
            None => Value::deserialize(MapAccessDeserializer::new(&mut whole)).map(U::unknown),
        }
    }
}

type Member<'de> = (Cow<'de, str>, Content<'de>);

/// An object whose members have been read up to the tag, and are read again before the rest.
struct Resumed<'de, A> {
    before: vec::IntoIter<Member<'de>>,
    /// Apart from the others, so that one which comes first needs no list.
    tag: Option<Member<'de>>,
    value: Option<Content<'de>>,
    rest: A,
    human_readable: bool,
}

impl<'de, A: MapAccess<'de>> Resumed<'de, A> {
    /// Reads up to the tag and says which member it selects.
    fn find(&mut self, tag: &Tag) -> Result<Option<usize>, A::Error> {
        let mut before = Vec::new();
        let mut member = None;
        while let Some(Key(key)) = self.rest.next_key()? {
            let value: Content<'de> = self.rest.next_value()?;
            if key == tag.property {
                member = tag.member(&value);
                self.tag = Some((key, value));
                break;
            }
            before.push((key, value));
        }
        self.before = before.into_iter();
        Ok(member)
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Resumed<'de, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        let Some((key, value)) = self.before.next().or_else(|| self.tag.take()) else {
            return self.rest.next_key_seed(seed);
        };
        self.value = Some(value);
        seed.deserialize(ReplayKey::new(&key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        match self.value.take() {
            Some(value) => seed.deserialize(Replay::new(&value, self.human_readable)),
            None => self.rest.next_value_seed(seed),
        }
    }

    fn size_hint(&self) -> Option<usize> {
        self.rest.size_hint().map(|rest| rest + self.before.len() + usize::from(self.tag.is_some()))
    }
}
