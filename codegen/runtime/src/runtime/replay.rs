//! Kept values read again, as often as need be.

use std::borrow::Cow;
use std::marker::PhantomData;

use serde::de::value::{MapAccessDeserializer, StrDeserializer, StringDeserializer};
use serde::de::{
    DeserializeSeed, Error, IntoDeserializer, MapAccess, SeqAccess, Unexpected, Visitor,
};
use serde::{Deserializer, forward_to_deserialize_any};

use crate::runtime::content::{Content, NUMBER_TOKEN};

/// A kept value as a deserializer with the error type of the format that it came from.
#[derive(Debug)]
pub struct Replay<'a, 'de, E> {
    content: &'a Content<'de>,
    human_readable: bool,
    error: PhantomData<fn() -> E>,
}

impl<'a, 'de, E> Replay<'a, 'de, E> {
    /// Reads `content`, which came from a format that is human-readable or not.
    pub fn new(content: &'a Content<'de>, human_readable: bool) -> Self {
        Self { content, human_readable, error: PhantomData }
    }
}

macro_rules! numbers {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
            match self.content {
                Content::Number(text) => visitor.visit_f64(double(text)?),
                _ => self.deserialize_any(visitor),
            }
        }
    )*};
}

impl<'de, E: Error> Deserializer<'de> for Replay<'_, 'de, E> {
    type Error = E;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.content {
            Content::Null => visitor.visit_unit(),
            Content::Boolean(value) => visitor.visit_bool(*value),
            Content::Unsigned(value) => visitor.visit_u64(*value),
            Content::Signed(value) => visitor.visit_i64(*value),
            Content::Float(value) => visitor.visit_f64(*value),
            Content::Number(text) => {
                visitor.visit_map(NumberMap { text: Some(text), error: PhantomData })
            }
            Content::Text(Cow::Borrowed(text)) => visitor.visit_borrowed_str(text),
            Content::Text(Cow::Owned(text)) => visitor.visit_str(text),
            Content::Octets(octets) => visitor.visit_bytes(octets),
            Content::List(list) => visitor.visit_seq(Elements { rest: list, of: self }),
            Content::Object(members) => visitor.visit_map(Members { rest: members, of: self }),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.content {
            Content::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, E> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, E> {
        match self.content {
            Content::Text(text) => visitor.visit_enum(StrDeserializer::new(text)),
            Content::Object(members) => {
                MapAccessDeserializer::new(Members { rest: members, of: self })
                    .deserialize_enum(name, variants, visitor)
            }
            _ => Err(E::invalid_type(Unexpected::Other("value"), &"a variant")),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_unit()
    }

    fn is_human_readable(&self) -> bool {
        self.human_readable
    }

    numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
        deserialize_f32 deserialize_f64
    }

    forward_to_deserialize_any! {
        bool char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct identifier
    }
}

fn double<E: Error>(text: &str) -> Result<f64, E> {
    text.parse().map_err(|_| E::invalid_value(Unexpected::Other("number"), &"a number"))
}

struct Elements<'a, 'de, E> {
    rest: &'a [Content<'de>],
    of: Replay<'a, 'de, E>,
}

impl<'de, E: Error> SeqAccess<'de> for Elements<'_, 'de, E> {
    type Error = E;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, E> {
        let Some((first, rest)) = self.rest.split_first() else {
            return Ok(None);
        };
        self.rest = rest;
        seed.deserialize(Replay::new(first, self.of.human_readable)).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

/// A kept key; whoever keeps it again borrows it from the input, if it was borrowed.
pub(crate) struct ReplayKey<'a, 'de, E> {
    key: &'a Cow<'de, str>,
    error: PhantomData<fn() -> E>,
}

impl<'a, 'de, E> ReplayKey<'a, 'de, E> {
    pub(crate) fn new(key: &'a Cow<'de, str>) -> Self {
        Self { key, error: PhantomData }
    }
}

impl<'de, E: Error> Deserializer<'de> for ReplayKey<'_, 'de, E> {
    type Error = E;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.key {
            Cow::Borrowed(key) => visitor.visit_borrowed_str(key),
            Cow::Owned(key) => visitor.visit_str(key),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, E> {
        visitor.visit_enum(StrDeserializer::new(self.key))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, E> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

struct Members<'a, 'de, E> {
    /// From the member whose value comes next, or whose key does.
    rest: &'a [(Cow<'de, str>, Content<'de>)],
    of: Replay<'a, 'de, E>,
}

impl<'de, E: Error> MapAccess<'de> for Members<'_, 'de, E> {
    type Error = E;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, E> {
        match self.rest.first() {
            Some((key, _)) => seed.deserialize(ReplayKey::new(key)).map(Some),
            None => Ok(None),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, E> {
        let Some(((_, value), rest)) = self.rest.split_first() else {
            return Err(E::custom("a value was asked for before its key"));
        };
        self.rest = rest;
        seed.deserialize(Replay::new(value, self.of.human_readable))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

/// A number as serde_json with `arbitrary_precision` shows it, for its own `Value` and `Number`.
struct NumberMap<'a, E> {
    text: Option<&'a str>,
    error: PhantomData<fn() -> E>,
}

impl<'de, E: Error> MapAccess<'de> for NumberMap<'_, E> {
    type Error = E;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, E> {
        match self.text {
            Some(_) => seed.deserialize(StrDeserializer::new(NUMBER_TOKEN)).map(Some),
            None => Ok(None),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, E> {
        let text: StringDeserializer<E> =
            self.text.take().unwrap_or_default().to_owned().into_deserializer();
        seed.deserialize(text)
    }
}
