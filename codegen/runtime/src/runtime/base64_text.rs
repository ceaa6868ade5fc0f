//! `format: byte`: octets as base64 text.

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use serde::{Deserializer, Serializer};

use crate::runtime::codec::Codec;
use crate::runtime::text;

const ENGINE: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Octets; written in the standard alphabet with padding, read in either alphabet with or without.
#[derive(Debug, Clone, Copy)]
pub struct Base64;

impl Codec for Base64 {
    type Value = Vec<u8>;

    fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<u8>, D::Error> {
        text::read(deserializer, "base64", parse)
    }

    fn write<S: Serializer>(self, value: &Vec<u8>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&ENGINE.encode(value))
    }
}

fn parse(text: &str) -> Option<Vec<u8>> {
    if text.contains(['-', '_']) {
        ENGINE.decode(text.replace('-', "+").replace('_', "/")).ok()
    } else {
        ENGINE.decode(text).ok()
    }
}
