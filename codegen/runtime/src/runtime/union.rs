//! What every union has: members to read, and a place for a value that is none of them.

use serde::ser::{Error, SerializeMap};
use serde::{Deserialize, Deserializer, Serializer};
use serde_json::Value;

use crate::runtime::codec::Codec;
use crate::runtime::content::Content;
use crate::runtime::replay::Replay;

/// A type that is one of several.
pub trait Union: Sized {
    /// The name of the union in Rust, for messages.
    const NAME: &'static str;

    /// Reads the member at a position of the table.
    ///
    /// # Errors
    ///
    /// Fails if the input is not that member.
    fn read<'de, D: Deserializer<'de>>(member: usize, deserializer: D) -> Result<Self, D::Error>;

    /// Keeps a value that is no member which this version knows.
    fn unknown(value: Value) -> Self;
}

/// The codec of a member that is a union itself.
///
/// It reads from a kept value, so that unions within unions, however they refer to each other, need no new deserializer types.
#[derive(Debug, Clone, Copy)]
pub struct Buffered<C>(pub C);

impl<C: Codec> Codec for Buffered<C> {
    type Value = C::Value;

    fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<C::Value, D::Error> {
        let human_readable = deserializer.is_human_readable();
        let content = Content::deserialize(deserializer)?;
        self.0.read(Replay::new(&content, human_readable))
    }

    fn write<S: Serializer>(self, value: &C::Value, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write(value, serializer)
    }
}

/// The codec of a member that does not declare the discriminator: it is written with its tag in front.
///
/// `OAS 3.0.4 §4.8.25`: the property is part of what goes over the wire whether a member repeats it or not.
#[derive(Debug, Clone, Copy)]
pub struct WithTag<C> {
    /// The discriminator.
    pub property: &'static str,
    /// The value that selects the member.
    pub tag: &'static str,
    /// The member.
    pub member: C,
}

impl<C: Codec> Codec for WithTag<C> {
    type Value = C::Value;

    fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<C::Value, D::Error> {
        self.member.read(deserializer)
    }

    fn write<S: Serializer>(self, value: &C::Value, serializer: S) -> Result<S::Ok, S::Error> {
        let written = self.member.write(value, serde_json::value::Serializer);
        let Value::Object(mut members) = written.map_err(S::Error::custom)? else {
            return Err(S::Error::custom("a member with a tag is not an object"));
        };
        members.remove(self.property);
        // The tag comes first: that is quickest to read.
        let mut out = serializer.serialize_map(Some(members.len() + 1))?;
        out.serialize_entry(self.property, self.tag)?;
        for (name, member) in &members {
            out.serialize_entry(name, member)?;
        }
        out.end()
    }
}
