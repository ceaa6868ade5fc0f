//! The JSON Schema of `codegen.toml` that editors complete and check by.

use serde_json::{Map, Value, json};

use super::forms::{self, Form};
use super::keys::{Key, Kind, TOP};

/// The text of `codegen.schema.json`.
pub fn schema() -> String {
    let mut root = table(TOP);
    root["$schema"] = "http://json-schema.org/draft-07/schema#".into();
    root["title"] = "codegen.toml".into();
    root.sort_all_objects();
    format!("{root:#}\n")
}

fn table(keys: &[Key]) -> Value {
    let properties: Map<String, Value> =
        keys.iter().map(|key| (key.name.to_owned(), described(key))).collect();
    let required: Vec<&str> = keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    let mut schema =
        json!({ "type": "object", "additionalProperties": false, "properties": properties });
    if !required.is_empty() {
        schema["required"] = required.into();
    }
    schema
}

fn described(key: &Key) -> Value {
    let mut schema = value(&key.kind);
    schema["description"] = key.doc.into();
    schema
}

fn value(kind: &Kind) -> Value {
    match kind {
        Kind::Text(form) => text(*form),
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::Number => json!({ "type": "integer" }),
        Kind::Texts(form) => json!({ "type": "array", "items": text(*form) }),
        Kind::OneOf(values) => json!({ "enum": values }),
        Kind::Table(keys) => table(keys),
        Kind::Map(kind) => json!({ "type": "object", "additionalProperties": value(kind) }),
        Kind::FlagOr(kind) => json!({ "anyOf": [{ "type": "boolean" }, value(kind)] }),
    }
}

fn text(form: Form) -> Value {
    match forms::pattern(form) {
        Some(pattern) => json!({ "type": "string", "pattern": pattern }),
        None => json!({ "type": "string" }),
    }
}
