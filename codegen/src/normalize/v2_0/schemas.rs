//! Schemas of 2.0: discriminators that are texts, files, and the enums of AutoRest.

use serde_json::{Map, Value, json};

use crate::diagnostics::At;
use crate::load::Lookup;
use crate::normalize::context::Context;
use crate::normalize::reference;
use crate::normalize::walk::{Kind, walk};

use super::Members;

/// Every schema of the tree that has 3.0's shape by now.
pub(super) fn upgrade(tree: &mut Value, cx: &mut Context<'_>) {
    walk(Kind::Document, tree, &At::root(), cx, &mut |kind, value, _, _| {
        if let (Kind::Schema, Value::Object(map)) = (kind, value) {
            schema(map);
        }
    });
}

fn schema(map: &mut Members) {
    if let Some(Value::String(name)) = map.member("discriminator") {
        let discriminator = json!({ "propertyName": name });
        map.insert("discriminator".to_owned(), discriminator);
    }
    if map.member("type").and_then(Value::as_str) == Some("file") {
        map.insert("type".to_owned(), Value::from("string"));
        map.insert("format".to_owned(), Value::from("binary"));
    }
    // How a list within a list is joined: no value of 3.0 says so.
    map.shift_remove("collectionFormat");
    enum_words(map);
}

/// `x-ms-enum: { values: [{ value, name, description }] }` in the common extensions.
fn enum_words(map: &mut Members) {
    let Some(Value::Array(described)) =
        map.member("x-ms-enum").and_then(|inner| inner.get("values"))
    else {
        return;
    };
    let Some(Value::Array(values)) = map.member("enum") else { return };
    let word = |member: &str| -> Vec<Value> {
        let of = |value| described.iter().find(|one| one.get("value") == Some(value));
        let words = values.iter().map(|value| of(value).and_then(|one| one.get(member)).cloned());
        words.map(|word| word.unwrap_or_else(|| Value::from(""))).collect()
    };
    let (names, texts) = (word("name"), word("description"));
    for (extension, words) in [("x-enum-varnames", names), ("x-enum-descriptions", texts)] {
        if words.iter().any(|word| word != "") && !map.has(extension) {
            map.insert(extension.to_owned(), Value::Array(words));
        }
    }
}

/// `x-ms-discriminator-value` of a schema: an entry in the mapping of its ancestors.
pub(super) fn map_discriminators(tree: &mut Value) {
    let schemas = tree.pointer_mut("/components/schemas");
    let Some(Value::Object(schemas)) = schemas else { return };
    let mut entries = Vec::new();
    for (name, schema) in schemas.iter() {
        let Some(Value::String(tag)) = schema.get("x-ms-discriminator-value") else { continue };
        for ancestor in ancestors(name, schemas) {
            entries.push((ancestor, tag.clone(), name.clone()));
        }
    }
    for (ancestor, tag, name) in entries {
        let Some(slot) =
            schemas.get_mut(&ancestor).and_then(|schema| schema.get_mut("discriminator"))
        else {
            continue;
        };
        if let Value::String(property) = slot {
            *slot = json!({ "propertyName": property, "mapping": {} });
        }
        let mapping = slot
            .as_object_mut()
            .map(|map| map.entry("mapping").or_insert_with(|| Value::Object(Map::new())));
        if let Some(Value::Object(mapping)) = mapping {
            let target = crate::ir::Pointer::parse("/components/schemas").child(&name);
            mapping.insert(tag, Value::from(reference::print(&target)));
        }
    }
}

/// The schema itself and all it inherits from, where they have a discriminator.
fn ancestors(name: &str, schemas: &Members) -> Vec<String> {
    let mut open = vec![name.to_owned()];
    let mut seen: Vec<String> = Vec::new();
    while let Some(name) = open.pop() {
        let Some(schema) = schemas.get(&name).filter(|_| !seen.contains(&name)) else { continue };
        let parents = schema.get("allOf").and_then(Value::as_array).into_iter().flatten();
        for parent in parents.filter_map(|parent| parent.get("$ref")?.as_str()) {
            let pointer = reference::parse(parent).ok();
            open.extend(pointer.and_then(|pointer| pointer.steps().last()));
        }
        seen.push(name);
    }
    seen.retain(|name| {
        schemas.get(name).is_some_and(|schema| schema.get("discriminator").is_some())
    });
    seen
}
