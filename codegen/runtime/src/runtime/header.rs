//! Declared headers of answers. One that is missing or does not fit is none: it never fails a call.

use std::str::FromStr;

use http::header::SET_COOKIE;
use http::{HeaderMap, HeaderValue};
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};
use serde_json::{Map, Value};

use crate::runtime::codec::Codec;
use crate::runtime::trail;

/// The value of a header.
pub fn one<T>(headers: &HeaderMap, name: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
    read(line(headers.get(name)?)?)
}

/// The values of a header that is a list (`RFC 9110 §5.6.1`): separated by commas, over several lines or both. Cookies
/// are never on one line, and hold commas. None if the header is missing or a value does not fit.
pub fn all<T>(headers: &HeaderMap, name: &str, read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    let lines: Vec<&str> = headers.get_all(name).iter().map(line).collect::<Option<_>>()?;
    if lines.is_empty() {
        return None;
    }
    if name.eq_ignore_ascii_case(SET_COOKIE.as_str()) {
        return lines.into_iter().map(read).collect();
    }
    let values = lines.into_iter().flat_map(|line| line.split(',')).map(str::trim);
    values.filter(|value| !value.is_empty()).map(read).collect()
}

/// The members of a header that is an object, style `simple` (`OAS 3.1.1 §4.8.12.3`): `a=1,b=2` where it is exploded, else
/// `a,1,b,2`. `is_text` says which members are texts; the others are numbers and booleans. None if the header is missing,
/// its pieces are no pairs, or the object does not fit.
pub fn object<C: Codec>(
    headers: &HeaderMap,
    name: &str,
    explode: bool,
    is_text: fn(&str) -> bool,
    codec: C,
) -> Option<C::Value> {
    let pieces: Vec<String> = all(headers, name, text)?;
    let pairs: Vec<(&str, &str)> = match explode {
        true => pieces.iter().map(|piece| piece.split_once('=')).collect::<Option<_>>()?,
        false if pieces.len() % 2 != 0 => return None,
        false => pieces.chunks_exact(2).map(|pair| (&*pair[0], &*pair[1])).collect(),
    };
    let members = pairs.into_iter().map(|(name, value)| {
        let (name, value) = (name.trim(), value.trim());
        let value = if is_text(name) { Value::from(value) } else { value.parse().ok()? };
        Some((name.to_owned(), value))
    });
    let object: Map<String, Value> = members.collect::<Option<_>>()?;
    codec.read(Value::Object(object)).ok()
}

fn line(value: &HeaderValue) -> Option<&str> {
    std::str::from_utf8(value.as_bytes()).ok().map(str::trim)
}

/// A text.
pub fn text(value: &str) -> Option<String> {
    Some(value.to_owned())
}

/// A number or a boolean.
pub fn parsed<T: FromStr>(value: &str) -> Option<T> {
    value.parse().ok()
}

/// What stands on the wire as a text: an enum, a date, a UUID.
pub fn spelled<C: Codec>(value: &str, codec: C) -> Option<C::Value> {
    let deserializer: StrDeserializer<'_, Error> = value.into_deserializer();
    codec.read(deserializer).ok()
}

/// A value in JSON.
pub fn json<C: Codec>(value: &str, codec: C) -> Option<C::Value> {
    trail::decode_with(value.as_bytes(), codec).ok()
}
