//! The notation of values in rows, held against what a decoded value is in Rust.

use chrono::DateTime;
use serde_json::{Map, Value};

use super::payload::Payload;

/// Whether `seen`, a tree, is what `wanted` says.
pub fn is(wanted: &Value, seen: &Value, payload: &Payload) -> bool {
    let value = &seen["value"];
    match seen["is"].as_str().unwrap_or_default() {
        "absent" => wanted == "<absent>",
        "null" => wanted.is_null(),
        "none" => wanted.is_null() || wanted == "<absent>",
        "text" => {
            wanted == value || (wanted == "raw string" && payload.json().as_ref() == Some(value))
        }
        "moment" => same_moment(wanted, value),
        "integer" | "number" => same_number(wanted, value),
        "boolean" => wanted == value,
        "bytes" => same_bytes(wanted, value),
        "json" => same_json(wanted, value, payload),
        "list" => list(wanted, &seen["items"], payload),
        "map" => map(wanted, &seen["members"], payload),
        "object" => object(wanted, seen, "", payload),
        "known" => known(wanted, &parsed(&seen["wire"])),
        "unknown" => unknown(wanted, &parsed(&seen["wire"]), payload),
        "member" => member(wanted, seen, payload),
        _ => false,
    }
}

/// A text of JSON inside the tree, so that no number on the way loses a digit.
fn parsed(text: &Value) -> Value {
    text.as_str().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
}

fn same_moment(wanted: &Value, seen: &Value) -> bool {
    let moment = |value: &Value| DateTime::parse_from_rfc3339(value.as_str()?).ok();
    moment(wanted).is_some_and(|wanted| Some(wanted) == moment(seen))
}

/// Digits, compared as integers where both are, else as doubles; a wanted text is compared digit by digit.
fn same_number(wanted: &Value, seen: &Value) -> bool {
    let seen = seen.as_str().unwrap_or_default();
    match wanted {
        Value::String(text) => text == seen,
        Value::Number(number) => match (number.to_string().parse::<i128>(), seen.parse::<i128>()) {
            (Ok(wanted), Ok(seen)) => wanted == seen,
            _ => number.as_f64().is_some() && number.as_f64() == seen.parse().ok(),
        },
        _ => false,
    }
}

fn same_bytes(wanted: &Value, seen: &Value) -> bool {
    let (wanted, seen) = (wanted.as_str().unwrap_or_default(), seen.as_str().unwrap_or_default());
    let hex: String = wanted.bytes().map(|byte| format!("{byte:02x}")).collect();
    hex == seen || wanted.strip_prefix("hex:") == Some(seen)
}

fn same_json(wanted: &Value, seen: &Value, payload: &Payload) -> bool {
    let seen = parsed(seen);
    *wanted == seen || (wanted == "<payload>" && payload.json() == Some(seen))
}

fn list(wanted: &Value, seen: &Value, payload: &Payload) -> bool {
    match (wanted, seen) {
        (Value::Array(wanted), Value::Array(seen)) => {
            wanted.len() == seen.len()
                && wanted.iter().zip(seen).all(|(wanted, seen)| is(wanted, seen, payload))
        }
        _ => false,
    }
}

fn map(wanted: &Value, seen: &Value, payload: &Payload) -> bool {
    let (Value::Object(wanted), Some(seen)) = (wanted, seen.as_array()) else { return false };
    let find = |name: &str| seen.iter().find(|pair| pair[0] == name || pair[0] == plain_key(name));
    wanted.len() == seen.len()
        && wanted
            .iter()
            .all(|(name, value)| find(name).is_some_and(|pair| is(value, &pair[1], payload)))
}

/// `Unknown("blue")` as a key is as good as `blue`.
fn plain_key(name: &str) -> String {
    let inner = name.strip_prefix("Unknown(").and_then(|rest| rest.strip_suffix(')'));
    inner.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_else(|| name.to_owned())
}

/// Declared members that are not wanted have to be absent, but for the one that only names the type.
fn object(wanted: &Value, seen: &Value, tag: &str, payload: &Payload) -> bool {
    let (Value::Object(wanted), Some(members)) = (wanted, seen["members"].as_array()) else {
        return false;
    };
    let declared = |name: &str| members.iter().find(|pair| pair[0] == name);
    let further = |value: &Value| {
        let kept = &seen["further"];
        (!kept.is_null() && map(value, &kept["members"], payload))
            || (kept.is_null() && value.as_object().is_some_and(Map::is_empty))
    };
    let wanted_are_there = wanted.iter().all(|(name, value)| match declared(name) {
        Some(pair) => is(value, &pair[1], payload),
        None => matches!(name.as_str(), "additional" | "_extra") && further(value),
    });
    let is_absent = |pair: &Value| matches!(pair[1]["is"].as_str(), Some("none" | "absent"));
    let is_wanted = |pair: &Value| pair[0].as_str().is_some_and(|name| wanted.contains_key(name));
    let rest_is_absent =
        members.iter().all(|pair| is_wanted(pair) || is_absent(pair) || pair[0] == tag);
    wanted_are_there && rest_is_absent
}

/// `Red` is the member for the wire text `red`; other values stand for themselves.
fn known(wanted: &Value, wire: &Value) -> bool {
    match (wanted, wire) {
        (Value::String(wanted), Value::String(wire)) => fold(wanted) == fold(wire),
        _ => wanted == wire,
    }
}

fn unknown(wanted: &Value, wire: &Value, payload: &Payload) -> bool {
    let inner = wanted.as_str().and_then(|text| text.strip_prefix("Unknown(")?.strip_suffix(')'));
    match inner {
        Some("raw JSON kept") => payload.json().as_ref() == Some(wire),
        Some(text) => serde_json::from_str::<Value>(text).ok().as_ref() == Some(wire),
        None => wanted == "<payload>" && payload.json().as_ref() == Some(wire),
    }
}

/// `Cat{m:1}`, `variant 2`, `Number(1.5)`.
fn member(wanted: &Value, seen: &Value, payload: &Payload) -> bool {
    let (value, index) = (&seen["value"], seen["index"].as_u64());
    let Some(text) = wanted.as_str() else { return is(wanted, value, payload) };
    if let Some(number) = text.strip_prefix("variant ") {
        return number.trim().parse::<u64>().ok().and_then(|number| number.checked_sub(1)) == index;
    }
    if let Some((name, rest)) = text.split_once('{') {
        let names = seen["names"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let is_it = names.into_iter().any(|known| fold(known) == fold(name));
        let tag = seen["tag"].as_str().unwrap_or_default();
        let members = rest.strip_suffix('}').and_then(members);
        return is_it && members.is_some_and(|members| object(&members, value, tag, payload));
    }
    if let Some((name, rest)) = text.split_once('(')
        && let Some(inner) = rest.strip_suffix(')').and_then(|text| serde_json::from_str(text).ok())
    {
        return is_of_type(name, value) && is(&inner, value, payload);
    }
    is(wanted, value, payload)
}

/// The kinds of tree that a JSON type becomes.
fn is_of_type(name: &str, seen: &Value) -> bool {
    let kinds: &[&str] = match fold(name).as_str() {
        "string" => &["text", "moment", "bytes", "known"],
        "integer" => &["integer", "known"],
        "number" => &["number"],
        "boolean" => &["boolean"],
        "array" => &["list"],
        "object" => &["object", "map"],
        _ => &[],
    };
    seen["is"].as_str().is_some_and(|kind| kinds.contains(&kind))
}

/// `m:1,n:"a"` as an object: names without quotes, values as JSON.
fn members(text: &str) -> Option<Value> {
    let mut members = Map::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (name, after) = rest.split_once(':')?;
        let mut values = serde_json::Deserializer::from_str(after).into_iter::<Value>();
        let value = values.next()?.ok()?;
        members.insert(name.trim().trim_matches('"').to_owned(), value);
        rest = after[values.byte_offset()..].trim_start().trim_start_matches(',').trim_start();
    }
    Some(Value::Object(members))
}

/// Letters and digits, case aside.
fn fold(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(wanted: Value, seen: Value) -> bool {
        let payload = Payload::read(&json!(r#"{"a":1}"#), &Value::Null).expect("text is a payload");
        is(&wanted, &seen, &payload)
    }

    #[test]
    fn integers_are_exact_and_numbers_are_doubles() {
        let integer = json!({"is": "integer", "value": "9007199254740993"});
        assert!(check(json!(9_007_199_254_740_993_i64), integer.clone()));
        assert!(!check(json!(9_007_199_254_740_992_i64), integer));
        assert!(check(json!(1), json!({"is": "number", "value": "1.0"})));
        assert!(!check(json!("1.00"), json!({"is": "number", "value": "1.0"})));
    }

    #[test]
    fn moments_are_instants() {
        let seen = json!({"is": "moment", "value": "1996-12-19T16:39:57-08:00"});
        assert!(check(json!("1996-12-20T00:39:57Z"), seen.clone()));
        assert!(!check(json!("1996-12-20T00:39:58Z"), seen));
    }

    #[test]
    fn members_that_are_not_wanted_are_absent() {
        let one = json!({"is": "integer", "value": "1"});
        let seen = json!({"is": "object", "members": [["a", one], ["b", {"is": "none"}]], "further": null});
        assert!(check(json!({"a": 1}), seen.clone()));
        assert!(check(json!({"a": 1, "b": "<absent>"}), seen.clone()));
        assert!(!check(json!({"b": "<absent>"}), seen.clone()));
        assert!(!check(json!({"a": 1, "c": 1}), seen));
    }

    #[test]
    fn unions_are_told_by_name_place_and_type() {
        let inner = json!({"is": "object", "members": [["kind", {"is": "known", "wire": "\"cat\""}], ["m", {"is": "integer", "value": "1"}]], "further": null});
        let seen =
            json!({"is": "member", "index": 1, "names": ["cat"], "tag": "kind", "value": inner});
        assert!(check(json!("Cat{m:1}"), seen.clone()));
        assert!(check(json!("variant 2"), seen.clone()));
        for wrong in ["Dog{m:1}", "Cat{m:2}", "Cat{}", "variant 1"] {
            assert!(!check(json!(wrong), seen.clone()), "{wrong}");
        }
        let number = json!({"is": "member", "index": 0, "names": [], "tag": "", "value": {"is": "number", "value": "1.5"}});
        assert!(
            check(json!("Number(1.5)"), number.clone()) && !check(json!("Integer(1.5)"), number)
        );
    }

    #[test]
    fn unknown_values_are_kept() {
        assert!(check(json!("Unknown(\"x\")"), json!({"is": "unknown", "wire": "\"x\""})));
        assert!(!check(json!("X"), json!({"is": "unknown", "wire": "\"x\""})));
        assert!(check(
            json!("Unknown(raw JSON kept)"),
            json!({"is": "unknown", "wire": "{\"a\":1}"})
        ));
    }
}
