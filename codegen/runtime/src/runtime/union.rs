//! What every union has: members to read, and a place for a value that is none of them.

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
