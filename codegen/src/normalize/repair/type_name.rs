//! Names of types that no version has: `file`, `any`, `int`, `String`.

use serde_json::{Map, Value};

use crate::diagnostics::At;
use crate::diagnostics::codes::normalize as codes;
use crate::load::Lookup;
use crate::normalize::context::Context;
use crate::normalize::extensions as ext;

const TYPES: &[&str] = &["string", "number", "integer", "boolean", "array", "object", "null"];

/// What is plainly meant replaces the name; else the schema admits any type.
pub(super) fn rewrite(map: &mut Map<String, Value>, at: &At<'_>, cx: &mut Context<'_>) {
    let at = at.child("type");
    match map.member_mut("type") {
        Some(Value::String(name)) if !is_type(name) => {
            let name = name.clone();
            match corrected(&name, &at, cx) {
                Some((kind, format)) => {
                    map.insert("type".to_owned(), Value::from(kind));
                    add_format(map, format);
                }
                None => lose(map, &name),
            }
        }
        Some(Value::Array(_)) => list(map, &at, cx),
        _ => {}
    }
}

/// The names of a list (3.1): one that means nothing admits any type, whatever the others are.
fn list(map: &mut Map<String, Value>, at: &At<'_>, cx: &mut Context<'_>) {
    let Some(Value::Array(names)) = map.member_mut("type") else { return };
    let (mut format, mut lost) = (None, None);
    for (index, name) in names.iter_mut().enumerate() {
        let Value::String(text) = name else { continue };
        if is_type(text) {
            continue;
        }
        match corrected(text, &at.index(index), cx) {
            Some((kind, meant)) => {
                *name = Value::from(kind);
                format = format.or(meant);
            }
            None => lost = Some(text.clone()),
        }
    }
    add_format(map, format);
    if let Some(name) = lost {
        lose(map, &name);
    }
}

fn is_type(name: &str) -> bool {
    TYPES.contains(&name)
}

fn add_format(map: &mut Map<String, Value>, format: Option<&str>) {
    if let (Some(format), false) = (format, map.has("format")) {
        map.insert("format".to_owned(), Value::from(format));
    }
}

fn lose(map: &mut Map<String, Value>, name: &str) {
    super::take(map, "type");
    if !["any", "mixed", "unknown", ""].contains(&name.to_ascii_lowercase().as_str()) {
        map.insert(ext::LOST.to_owned(), Value::from(format!("type {name}")));
    }
}

/// The type and the format that are meant, if any are; says what is wrong.
fn corrected(
    name: &str,
    at: &At<'_>,
    cx: &mut Context<'_>,
) -> Option<(&'static str, Option<&'static str>)> {
    let meant = meant(&name.trim().to_ascii_lowercase());
    match meant {
        Some((kind, format)) => {
            let read = format.map(|format| format!(", format: {format}")).unwrap_or_default();
            let message = format!("`{name}` is no type; it is read as {kind}{read}");
            let reported = cx.report(&codes::TYPE_NAME, at, message).write(kind);
            if let Some(format) = format {
                reported.help(format!("and beside it: format: {format}"));
            }
        }
        None => {
            let near = TYPES.iter().map(|known| (strsim::jaro_winkler(name, known), known));
            let near = near.filter(|(score, _)| *score > 0.85).max_by(|a, b| a.0.total_cmp(&b.0));
            let message = format!("`{name}` is no type; any value is admitted");
            let reported = cx.report(&codes::TYPE_NAME, at, message);
            match near {
                Some((_, known)) => reported.write(*known).done(),
                None => reported.help(format!("write one of {}", TYPES.join(", "))),
            }
        }
    }
    meant
}

fn meant(name: &str) -> Option<(&'static str, Option<&'static str>)> {
    Some(match name {
        "file" => ("string", Some("binary")),
        "int" | "int32" => ("integer", Some("int32")),
        "long" | "int64" => ("integer", Some("int64")),
        "float" => ("number", Some("float")),
        "double" | "decimal" => ("number", Some("double")),
        "bool" => ("boolean", None),
        "str" | "text" | "enum" => ("string", None),
        "date" => ("string", Some("date")),
        "datetime" | "date-time" | "timestamp" => ("string", Some("date-time")),
        "uuid" | "guid" => ("string", Some("uuid")),
        "uri" | "url" => ("string", Some("uri")),
        "list" => ("array", None),
        "map" | "dict" | "hash" | "json" => ("object", None),
        other => (*TYPES.iter().find(|known| **known == other)?, None),
    })
}
