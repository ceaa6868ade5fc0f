//! Decoding a JSON body, with the place of what did not fit.

use std::any::type_name;

use serde::de::DeserializeOwned;
use serde_json::de::StrRead;

use crate::runtime::codec::Codec;
use crate::runtime::steps::{self, Place};

/// The most characters of a message.
const LONGEST_MESSAGE: usize = 200;
/// RFC 8259 §8.1 lets a reader pass over it.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A body that is not what was expected.
///
/// Neither field holds a text that stood where something else was expected; a malformed date, time, UUID or the like is shown up to 40 characters.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct DecodeFailure {
    /// Where, as a JSON path: `$.data[3].startedAt`.
    pub path: String,
    /// What is wrong there, at most 200 characters.
    pub message: String,
    /// The innermost type on the way.
    pub target: &'static str,
}

impl std::fmt::Display for DecodeFailure {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} ({}): {}", self.path, self.target, self.message)
    }
}

impl std::error::Error for DecodeFailure {}

/// Decodes a JSON text.
///
/// # Errors
///
/// Fails if the bytes are no JSON text in UTF-8, go on after it, nest deeper than 128 levels, or are no `T`.
pub fn decode_json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, DecodeFailure> {
    let mut value = None;
    read(bytes, type_name::<T>, &mut |deserializer| {
        value = Some(T::deserialize(deserializer)?);
        Ok(())
    })?;
    value.ok_or_else(|| unread(type_name::<T>))
}

/// Decodes a JSON text with a codec.
///
/// # Errors
///
/// Fails as [`decode_json`] does.
pub fn decode_with<C: Codec>(bytes: &[u8], codec: C) -> Result<C::Value, DecodeFailure> {
    let mut value = None;
    read(bytes, type_name::<C::Value>, &mut |deserializer| {
        value = Some(codec.read(deserializer)?);
        Ok(())
    })?;
    value.ok_or_else(|| unread(type_name::<C::Value>))
}

/// What reads the value of a text.
type Read<'a> =
    &'a mut dyn FnMut(&mut serde_json::Deserializer<StrRead<'_>>) -> serde_json::Result<()>;

/// What decoding shares whatever the type of the value, compiled once.
fn read(bytes: &[u8], target: fn() -> &'static str, read: Read<'_>) -> Result<(), DecodeFailure> {
    let text = text_of(bytes).map_err(|message| failure(&message, Place::root(), target))?;
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let result = steps::record(|| {
        read(&mut deserializer)?;
        deserializer.end()
    });
    result.map_err(|(error, place)| failure(&error.to_string(), place, target))
}

fn text_of(bytes: &[u8]) -> Result<&str, String> {
    let text = std::str::from_utf8(bytes)
        .map_err(|error| format!("the body is not UTF-8 from byte {} on", error.valid_up_to()))?;
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    if text.trim_ascii().is_empty() { Err("the body is empty".to_owned()) } else { Ok(text) }
}

#[cold]
fn failure(message: &str, place: Place, target: fn() -> &'static str) -> DecodeFailure {
    DecodeFailure {
        path: place.path,
        message: without_content(message).chars().take(LONGEST_MESSAGE).collect(),
        target: place.target.unwrap_or_else(|| short_name(target())),
    }
}

/// Of a reader that came to the end without a value, which none does.
#[cold]
fn unread(target: fn() -> &'static str) -> DecodeFailure {
    failure("the value was not read", Place::root(), target)
}

/// The last segment of a path, for types without arguments of their own.
fn short_name(name: &'static str) -> &'static str {
    if name.contains(['<', '(', '[']) { name } else { name.rsplit("::").next().unwrap_or(name) }
}

/// serde quotes the value that it met: `invalid type: string "…", expected …`. The text may be anything, a secret too, so it goes.
fn without_content(message: &str) -> String {
    let mut kept = String::new();
    let mut rest = message;
    while let Some((before, quoted)) = rest.split_once("string \"") {
        kept.push_str(before);
        kept.push_str("string");
        rest = after_quote(quoted);
    }
    kept + rest
}

fn after_quote(quoted: &str) -> &str {
    let mut escaped = false;
    let end = quoted.find(|character| {
        let closes = character == '"' && !escaped;
        escaped = character == '\\' && !escaped;
        closes
    });
    end.map_or("", |end| &quoted[end + 1..])
}
