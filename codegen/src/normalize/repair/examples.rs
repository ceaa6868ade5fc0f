//! `examples` of a schema (3.1): the first is the `example`.

use serde_json::{Map, Value};

use crate::load::Lookup;

/// A list, or by mistake a map of Example Objects; nothing but text comes of it, so nothing is said.
pub(super) fn rewrite(map: &mut Map<String, Value>) {
    let first = match super::take(map, "examples") {
        Some(Value::Array(list)) => list.into_iter().next(),
        Some(Value::Object(named)) => named.into_iter().next().map(|(_, example)| match example {
            Value::Object(mut inner) => inner.remove("value").unwrap_or(Value::Object(inner)),
            plain => plain,
        }),
        _ => None,
    };
    if let (Some(first), false) = (first, map.has("example")) {
        map.insert("example".to_owned(), first);
    }
}
