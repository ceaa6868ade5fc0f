//! What a pagination row comes to.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::document::Shape;
use crate::vectors::report::Verdict;

/// Judges a row by what the stream gave and what was asked of the server.
pub fn judge(
    row: &Map<String, Value>,
    shape: &Result<Shape, String>,
    missing: &BTreeMap<String, &'static str>,
    seen: Option<&Value>,
) -> Verdict {
    let shape = match shape {
        Ok(shape) => shape,
        Err(why) => return Verdict::unknown(why),
    };
    let expect = &row["expect"];
    if let Some(style) = missing.get(&shape.operation()) {
        let actual = format!("the style `{style}` is not implemented");
        return Verdict::Fail { expected: expect.to_string(), actual };
    }
    if let Some(name) = unknown_expectation(expect) {
        return Verdict::unknown(format!("it expects `{name}`"));
    }
    match seen {
        None => Verdict::unknown("the program said nothing of it"),
        Some(seen) if is_right(row, expect, seen) => Verdict::Pass,
        Some(seen) => Verdict::Fail { expected: expect.to_string(), actual: seen.to_string() },
    }
}

fn unknown_expectation(expect: &Value) -> Option<&String> {
    let known = |name: &str| matches!(name, "items" | "requests" | "end" | "sent");
    expect.as_object().and_then(|members| members.keys().find(|name| !known(name)))
}

fn is_right(row: &Map<String, Value>, expect: &Value, seen: &Value) -> bool {
    let items = match &expect["items"] {
        Value::String(count) => count.parse::<f64>().ok() == seen["count"].as_f64(),
        items => *items == seen["items"],
    };
    let requests = [Some(&expect["requests"]), row.get("alt_requests")];
    items
        && expect["end"] == seen["end"]
        && seen["again"] == 0
        && requests.into_iter().flatten().any(|count| *count == seen["requests"])
        && is_sent(&expect["sent"], &seen["sent"])
}

/// Cursors as text; a first offset of 0 may be left out.
fn is_sent(wanted: &Value, seen: &Value) -> bool {
    let (Value::Array(wanted), Value::Array(seen)) = (wanted, seen) else {
        return wanted.is_null();
    };
    let same = |wanted: &Value, seen: &Value| match (wanted, seen) {
        (Value::Number(wanted), Value::String(seen)) => wanted.to_string() == *seen,
        (Value::Number(wanted), Value::Null) => wanted.as_u64() == Some(0),
        (wanted, seen) => wanted == seen,
    };
    wanted.len() == seen.len() && wanted.iter().zip(seen).all(|(wanted, seen)| same(wanted, seen))
}
