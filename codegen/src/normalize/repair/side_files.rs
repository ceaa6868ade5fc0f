//! Schemas of further files: components of their own, so that they have a name.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::diagnostics::At;
use crate::ir::Pointer;
use crate::normalize::context::Context;
use crate::normalize::reference;
use crate::normalize::walk::{Kind, walk};

const FILES: &str = "/x-codegen-files/";

/// Copies every schema that a reference into a further file names to `components.schemas`.
pub(super) fn adopt(tree: &mut Value, cx: &mut Context<'_>) {
    if tree.get("x-codegen-files").is_none() {
        return;
    }
    let mut names = BTreeMap::new();
    let mut open = Vec::new();
    let mut taken: Vec<String> = tree
        .pointer("/components/schemas")
        .and_then(Value::as_object)
        .map_or_else(Vec::new, |map| map.keys().cloned().collect());
    let mut redirect =
        |value: &mut Value, cx: &mut Context<'_>, open: &mut Vec<(Pointer, String)>| {
            for text in references(value) {
                let Ok(pointer) = reference::parse(text) else { continue };
                if !pointer.as_str().starts_with(FILES) {
                    continue;
                }
                let name = names.entry(pointer.clone()).or_insert_with(|| {
                    let name = free_name(&pointer, &taken, cx);
                    taken.push(name.clone());
                    open.push((pointer, name.clone()));
                    name
                });
                *text = reference::print(&component(name));
            }
        };
    walk(Kind::Document, tree, &At::root(), cx, &mut |kind, value, _, cx| {
        if kind == Kind::Schema {
            redirect(value, cx, &mut open);
        }
    });
    while let Some((from, name)) = open.pop() {
        let Some(mut schema) = tree.pointer(from.as_str()).cloned() else { continue };
        let to = component(&name);
        cx.origins.moved(&to, &from);
        walk(Kind::Schema, &mut schema, &At::base(&to), cx, &mut |kind, value, _, cx| {
            if kind == Kind::Schema {
                redirect(value, cx, &mut open);
            }
        });
        insert(tree, name, schema);
    }
}

/// What a schema refers to by itself: its `$ref`, and the members that its discriminator chooses from.
fn references(schema: &mut Value) -> impl Iterator<Item = &mut String> {
    let members = schema.as_object_mut().into_iter().flat_map(Map::iter_mut);
    members.flat_map(|(name, value)| {
        let mapping = match (name.as_str(), value) {
            ("$ref", Value::String(text)) => return vec![text],
            ("discriminator", value) => value.get_mut("mapping").and_then(Value::as_object_mut),
            _ => None,
        };
        let targets = mapping.into_iter().flat_map(Map::values_mut);
        let texts = targets.filter_map(|target| match target {
            Value::String(text) => Some(text),
            _ => None,
        });
        texts.collect::<Vec<_>>()
    })
}

fn component(name: &str) -> Pointer {
    Pointer::parse("/components/schemas").child(name)
}

/// Adds a component.
pub(in crate::normalize) fn insert(tree: &mut Value, name: String, schema: Value) {
    let mut section = tree;
    for step in ["components", "schemas"] {
        let Value::Object(map) = section else { return };
        section = map.entry(step).or_insert_with(|| Value::Object(Map::new()));
    }
    if let Value::Object(schemas) = section {
        schemas.insert(name, schema);
    }
}

/// The last word of the pointer, or the stem of the file; told apart by the file's path.
fn free_name(pointer: &Pointer, taken: &[String], cx: &Context<'_>) -> String {
    let steps: Vec<String> = pointer.steps().collect();
    let number = steps.get(1).and_then(|step| step.parse().ok()).unwrap_or(0);
    let path = cx.sources.get(number).map_or("", |file| file.path());
    let path = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let stem = path.rsplit('/').next().unwrap_or(path);
    let plain = if steps.len() > 2 { steps[steps.len() - 1].as_str() } else { stem };
    let candidates = [plain.to_owned(), format!("{stem}_{plain}"), format!("{path}_{plain}")];
    let free = candidates.iter().find(|name| !taken.contains(name));
    free.cloned().unwrap_or_else(|| pointer.as_str().to_owned())
}
