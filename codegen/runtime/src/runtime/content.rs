//! A value that is kept until its type is known.
//!
//! Unlike `serde_json::Value` it borrows strings from the input, keeps the order of members and their repetitions, and holds what other
//! formats have and JSON lacks.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::runtime::content_key::Key;

/// serde_json with `arbitrary_precision` shows a number as a map with this one key.
pub(crate) const NUMBER_TOKEN: &str = "$serde_json::private::Number";
/// What a length that the sender states may reserve; more grows as elements arrive.
const MOST_RESERVED: usize = 1024;

/// Any value of a self-describing format.
#[derive(Debug, Clone, PartialEq)]
pub enum Content<'de> {
    /// Null.
    Null,
    /// A boolean.
    Boolean(bool),
    /// An integer that is not negative.
    Unsigned(u64),
    /// A negative integer.
    Signed(i64),
    /// Another number.
    Float(f64),
    /// The text of a number, under `arbitrary_precision` only.
    Number(Box<str>),
    /// A string.
    Text(Cow<'de, str>),
    /// Octets, in binary formats.
    Octets(Vec<u8>),
    /// A list.
    List(Vec<Content<'de>>),
    /// An object.
    Object(Vec<(Cow<'de, str>, Content<'de>)>),
}

impl Content<'_> {
    /// A string, number or boolean as text.
    pub fn as_text(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Text(text) => Some(Cow::Borrowed(text)),
            Self::Number(text) => Some(Cow::Borrowed(text)),
            Self::Boolean(value) => Some(value.to_string().into()),
            Self::Unsigned(value) => Some(value.to_string().into()),
            Self::Signed(value) => Some(value.to_string().into()),
            Self::Float(value) => Some(value.to_string().into()),
            Self::Null | Self::Octets(_) | Self::List(_) | Self::Object(_) => None,
        }
    }
}

impl<'de> Deserialize<'de> for Content<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ContentVisitor)
    }
}

struct ContentVisitor;

impl<'de> Visitor<'de> for ContentVisitor {
    type Value = Content<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any value")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Content::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Content::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        Content::deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Self::Value, D::Error> {
        Content::deserialize(deserializer)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Content::Boolean(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Self::Value, E> {
        Ok(u64::try_from(value).map_or(Content::Signed(value), Content::Unsigned))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Self::Value, E> {
        Ok(Content::Unsigned(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Self::Value, E> {
        Ok(Content::Float(value))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Content::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Self::Value, E> {
        Ok(Content::Text(Cow::Owned(text)))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Content::Text(Cow::Borrowed(text)))
    }

    fn visit_bytes<E: Error>(self, octets: &[u8]) -> Result<Self::Value, E> {
        Ok(Content::Octets(octets.to_owned()))
    }

    fn visit_byte_buf<E: Error>(self, octets: Vec<u8>) -> Result<Self::Value, E> {
        Ok(Content::Octets(octets))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::with_capacity(elements.size_hint().unwrap_or(0).min(MOST_RESERVED));
        while let Some(element) = elements.next_element()? {
            list.push(element);
        }
        Ok(Content::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::with_capacity(map.size_hint().unwrap_or(0).min(MOST_RESERVED));
        while let Some(Key(key)) = map.next_key()? {
            if key == NUMBER_TOKEN && members.is_empty() {
                return Ok(number(map.next_value()?));
            }
            members.push((key, map.next_value()?));
        }
        Ok(Content::Object(members))
    }
}

/// Small integers stand as themselves, so that only what needs its text keeps it.
fn number(text: String) -> Content<'static> {
    if let Ok(value) = text.parse() {
        Content::Unsigned(value)
    } else if let (Ok(value), true) = (text.parse(), text != "-0") {
        Content::Signed(value)
    } else {
        Content::Number(text.into())
    }
}
