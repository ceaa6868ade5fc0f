//! Values as text inside documentation: enum values, defaults, bounds.

use serde_json::Value;

use super::docs;
use crate::ir::Constraints;

/// A JSON value as an inline code span.
pub fn value(value: &Value) -> String {
    match value {
        Value::String(text) => docs::code(&format!("{text:?}")),
        other => docs::code(&other.to_string()),
    }
}

/// The constraints in words, one sentence; empty when there is none.
pub fn constraints(constraints: &Constraints) -> Vec<String> {
    let Constraints {
        minimum,
        exclusive_minimum,
        maximum,
        exclusive_maximum,
        multiple_of,
        min_length,
        max_length,
        pattern,
        min_items,
        max_items,
        unique_items,
        min_properties,
        max_properties,
    } = constraints;
    let bound = |word: &str, number: &Option<serde_json::Number>, exclusive: bool| {
        let tail = if exclusive { ", excluded" } else { "" };
        number.as_ref().map(|number| format!("{word}: {number}{tail}"))
    };
    let count = |word: &str, number: &Option<u64>| number.map(|n| format!("{word}: {n}"));
    [
        bound("Minimum", minimum, *exclusive_minimum),
        bound("Maximum", maximum, *exclusive_maximum),
        multiple_of.as_ref().map(|number| format!("A multiple of {number}")),
        count("Least length", min_length),
        count("Greatest length", max_length),
        pattern.as_ref().map(|pattern| format!("Pattern: {}", docs::code(pattern))),
        count("Least number of items", min_items),
        count("Greatest number of items", max_items),
        unique_items.then(|| "Items are unique".to_owned()),
        count("Least number of members", min_properties),
        count("Greatest number of members", max_properties),
    ]
    .into_iter()
    .flatten()
    .map(|sentence| format!("{sentence}."))
    .collect()
}
