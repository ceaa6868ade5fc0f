//! `format: uuid`.

use serde::{Deserializer, Serializer};
use uuid::Uuid;

use crate::runtime::codec::Codec;
use crate::runtime::text;

/// A UUID; written in lower case with hyphens (RFC 9562 §4), read in any form that the `uuid` crate reads.
#[derive(Debug, Clone, Copy)]
pub struct UuidText;

impl Codec for UuidText {
    type Value = Uuid;

    fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<Uuid, D::Error> {
        text::read(deserializer, "a UUID", |text| Uuid::try_parse(text).ok())
    }

    fn write<S: Serializer>(self, value: &Uuid, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(value.hyphenated().encode_lower(&mut Uuid::encode_buffer()))
    }
}
