//! What is a number as often as a text: `{type: string, format: int-or-string}`, as Kubernetes writes ports and shares.

use serde_json::{Map, Value, json};

use crate::load::Lookup;

/// What may stand beside the two words and says nothing of the value.
const ANNOTATIONS: &[&str] = &[
    "title",
    "description",
    "default",
    "example",
    "nullable",
    "deprecated",
    "readOnly",
    "writeOnly",
];

/// Makes it a union of both.
pub(super) fn rewrite(map: &mut Map<String, Value>) {
    let is = |name: &str, word: &str| map.member(name).is_some_and(|value| value == word);
    if !is("type", "string")
        || !is("format", "int-or-string")
        || !map.keys().all(|name| is_known(name))
    {
        return;
    }
    for name in ["type", "format"] {
        super::take(map, name);
    }
    map.insert("anyOf".to_owned(), json!([{"type": "integer"}, {"type": "string"}]));
}

fn is_known(name: &str) -> bool {
    matches!(name, "type" | "format") || name.starts_with("x-") || ANNOTATIONS.contains(&name)
}
