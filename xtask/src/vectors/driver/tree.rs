//! Decoded values as trees that tell what every value is in Rust.

use std::fmt::Display;

use serde_json::{Value, json};

/// A member that is not there.
pub fn absent() -> Value {
    json!({"is": "absent"})
}

/// Null, where it is not the same as absent.
pub fn null() -> Value {
    json!({"is": "null"})
}

/// `None`, where absent and null are one.
pub fn none() -> Value {
    json!({"is": "none"})
}

/// A variant that is new since the program was written.
pub fn unseen() -> Value {
    json!({"is": "unseen"})
}

/// Text.
pub fn text(value: &str) -> Value {
    json!({"is": "text", "value": value})
}

/// A date, time, duration, UUID or address, by its text.
pub fn printed(value: impl Display) -> Value {
    json!({"is": "text", "value": value.to_string()})
}

/// A moment, by its RFC 3339 text.
pub fn moment(value: &str) -> Value {
    json!({"is": "moment", "value": value})
}

/// An integer, by its digits.
pub fn integer(value: impl Display) -> Value {
    json!({"is": "integer", "value": value.to_string()})
}

/// A number, by the digits that make it whole again.
pub fn number(value: f64) -> Value {
    json!({"is": "number", "value": format!("{value:?}")})
}

/// A boolean.
pub fn boolean(value: bool) -> Value {
    json!({"is": "boolean", "value": value})
}

/// Bytes.
pub fn bytes(value: &[u8]) -> Value {
    json!({"is": "bytes", "value": crate::support::hex(value)})
}

/// Any JSON.
pub fn any(value: &Value) -> Value {
    json!({"is": "json", "value": value.to_string()})
}

/// A list.
pub fn list(items: Vec<Value>) -> Value {
    json!({"is": "list", "items": items})
}

/// A map, its keys in the order that it has.
pub fn map<K: AsRef<str>>(members: impl IntoIterator<Item = (K, Value)>) -> Value {
    let members: Vec<(String, Value)> =
        members.into_iter().map(|(key, value)| (key.as_ref().to_owned(), value)).collect();
    json!({"is": "map", "members": members})
}

/// An object, its declared members by their names on the wire; further ones beside them.
pub fn object(members: &[(&str, Value)], further: Option<Value>) -> Value {
    json!({"is": "object", "members": members, "further": further})
}

/// A value that an enum knows, as JSON text.
pub fn known(wire: &str) -> Value {
    json!({"is": "known", "wire": wire})
}

/// A value that an enum or a union keeps without knowing it.
pub fn unknown(wire: Value) -> Value {
    json!({"is": "unknown", "wire": wire.to_string()})
}

/// A member of a union, whatever it is called, and the property that tells members apart.
pub fn member(index: usize, names: &[&str], tag: &str, value: Value) -> Value {
    json!({"is": "member", "index": index, "names": names, "tag": tag, "value": value})
}
