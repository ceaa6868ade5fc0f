//! A larger document of the same kind: a real part of a document, repeated under new names.
//!
//! Whether the cost is linear can be told only from documents that differ in nothing but their size, so
//! the small one is the part once, and the large one is the part many times.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use super::text::read_document;
use crate::Outcome;

/// Make a document of some size by repeating a part of another under new names
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The document whose parts are repeated, OpenAPI 3.0
    document: PathBuf,
    /// Where the new one goes, as JSON
    out: PathBuf,
    /// Bytes of the part, about
    part: usize,
    /// How many times it is there
    times: usize,
}

/// Runs the command.
pub fn run(args: &Args) -> Outcome {
    grow(&args.document, &args.out, args.part, args.times)?;
    Ok(0)
}

fn grow(from: &Path, to: &Path, part: usize, times: usize) -> Result<(), Box<dyn Error>> {
    let document = read_document(from)?;
    let part = cut(&document, part);
    fs::write(to, serde_json::to_vec(&repeat(&document, &part, times))?)?;
    Ok(())
}

/// Some paths of a document with the components that they reach.
struct Part {
    paths: Map<String, Value>,
    components: BTreeSet<String>,
}

/// The first paths of the document, until they and what they reach have the size.
fn cut(document: &Value, size: usize) -> Part {
    let mut part = Part { paths: Map::new(), components: BTreeSet::new() };
    let mut left = size;
    for (path, item) in document["paths"].as_object().into_iter().flatten() {
        let added = reached(document, item, &mut part.components);
        part.paths.insert(path.clone(), item.clone());
        left = left.saturating_sub(added + item.to_string().len());
        if left == 0 {
            break;
        }
    }
    part
}

/// Adds the components that a value reaches; the size of those that were not there yet.
fn reached(document: &Value, value: &Value, components: &mut BTreeSet<String>) -> usize {
    let mut size = 0;
    let mut open = references(value);
    while let Some(pointer) = open.pop() {
        let Some(component) = document.pointer(&pointer) else { continue };
        if components.insert(pointer) {
            size += component.to_string().len();
            open.append(&mut references(component));
        }
    }
    size
}

/// The pointers to components in a value, in `$ref`s and mappings alike.
fn references(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => component(text).map(str::to_owned).into_iter().collect(),
        Value::Array(items) => items.iter().flat_map(references).collect(),
        Value::Object(members) => members.values().flat_map(references).collect(),
        _ => Vec::new(),
    }
}

/// `#/components/schemas/Dial` → `/components/schemas/Dial`.
fn component(text: &str) -> Option<&str> {
    let pointer = text.strip_prefix('#')?;
    let inner = pointer.strip_prefix("/components/")?;
    (inner.split('/').count() == 2).then_some(pointer)
}

/// The document with nothing but the part, many times.
fn repeat(document: &Value, part: &Part, times: usize) -> Value {
    let mut paths = Map::new();
    let mut components = Map::new();
    for time in 1..=times {
        for (path, item) in &part.paths {
            paths.insert(format!("/copy-{time}{path}"), renamed(item, time));
        }
        for pointer in &part.components {
            let Some((section, name)) = pointer["/components/".len()..].split_once('/') else {
                continue;
            };
            let section = components.entry(section).or_insert_with(|| json!({}));
            let value = document.pointer(pointer).unwrap_or(&Value::Null);
            section[format!("{name}-copy-{time}")] = renamed(value, time);
        }
    }
    if let Some(schemes) = document.pointer("/components/securitySchemes") {
        components.insert("securitySchemes".to_owned(), schemes.clone());
    }
    let mut whole = json!({ "openapi": document["openapi"], "info": document["info"] });
    whole["servers"] = document.get("servers").cloned().unwrap_or_else(|| json!([]));
    whole["paths"] = paths.into();
    whole["components"] = components.into();
    whole
}

/// A value that speaks of the components, operations and tags of one copy.
fn renamed(value: &Value, time: usize) -> Value {
    match value {
        Value::String(text) if component(text).is_some() => format!("{text}-copy-{time}").into(),
        Value::Array(items) => items.iter().map(|item| renamed(item, time)).collect(),
        Value::Object(members) => Value::Object(
            members.iter().map(|(key, value)| (key.clone(), member(key, value, time))).collect(),
        ),
        other => other.clone(),
    }
}

fn member(key: &str, value: &Value, time: usize) -> Value {
    match (key, value) {
        ("operationId", Value::String(id)) => format!("{id}-copy-{time}").into(),
        ("tags", Value::Array(tags)) if tags.iter().all(Value::is_string) => {
            tags.iter().filter_map(Value::as_str).map(|tag| format!("{tag}-copy-{time}")).collect()
        }
        _ => renamed(value, time),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document() -> Value {
        json!({
            "openapi": "3.0.3",
            "info": { "title": "Pets", "version": "1" },
            "paths": {
                "/pets": { "get": {
                    "operationId": "list", "tags": ["pets"],
                    "responses": { "200": { "$ref": "#/components/responses/Pets" } }
                } },
                "/more": { "get": { "responses": { "200": { "description": "x".repeat(500) } } } }
            },
            "components": {
                "responses": { "Pets": { "description": "", "content": { "application/json": {
                    "schema": { "$ref": "#/components/schemas/Pet" } } } } },
                "schemas": {
                    "Pet": { "properties": { "mother": { "$ref": "#/components/schemas/Pet" } } },
                    "Alone": {}
                }
            }
        })
    }

    #[test]
    fn each_copy_reaches_its_own_components() {
        let document = document();
        let grown = repeat(&document, &cut(&document, 10), 2);
        let names = |pointer: &str| -> Vec<String> {
            let section = grown.pointer(pointer).and_then(Value::as_object).expect("it is there");
            section.keys().cloned().collect()
        };
        assert_eq!(names("/paths"), ["/copy-1/pets", "/copy-2/pets"]);
        assert_eq!(names("/components/schemas"), ["Pet-copy-1", "Pet-copy-2"]);
        let second = &grown["paths"]["/copy-2/pets"]["get"];
        assert_eq!(second["operationId"], "list-copy-2");
        assert_eq!(second["tags"], json!(["pets-copy-2"]));
        assert_eq!(second["responses"]["200"]["$ref"], "#/components/responses/Pets-copy-2");
        assert_eq!(
            grown["components"]["schemas"]["Pet-copy-2"]["properties"]["mother"]["$ref"],
            "#/components/schemas/Pet-copy-2"
        );
    }
}
