//! The whole document (`OAS 3.0.4 §4.8.1`).

use openapiv3::PathItem;
use serde_json::{Map, Value};

use crate::diagnostics::At;
use crate::diagnostics::codes::normalize as codes;
use crate::load::Lookup;
use crate::normalize::context::Context;
use crate::normalize::{OtherOperation, Parts};

use super::Object;
use super::components::components;
use super::info::{external_docs, info, tags};
use super::path_item::path_item;
use super::server::{security, servers};

/// Everything but the tree and the origins.
pub(in crate::normalize) fn document(tree: &Value, cx: &mut Context<'_>) -> Parts {
    let empty = Map::new();
    let root = Object { map: tree.as_object().unwrap_or(&empty), at: At::root() };
    root.known("the document", KNOWN, cx);
    if !["paths", "webhooks", "components"].iter().any(|name| root.map.has(name)) {
        cx.report(
            &codes::INCOMPLETE,
            &root.at,
            "the document has no `paths`; there is nothing to call",
        )
        .insert("paths: {}");
    }
    let mut other_operations = Vec::new();
    let paths = path_items(&root, "paths", Some(&mut other_operations), cx);
    Parts {
        info: info(&root, cx),
        servers: servers(&root, cx),
        security: security(&root, cx),
        tags: tags(&root, cx),
        external_docs: external_docs(&root, cx),
        components: components(&root, cx),
        paths,
        webhooks: path_items(&root, "webhooks", None, cx),
        other_operations,
        ..Parts::default()
    }
}

const KNOWN: &[&str] = &[
    "openapi",
    "info",
    "servers",
    "security",
    "tags",
    "externalDocs",
    "components",
    "paths",
    "webhooks",
    "jsonSchemaDialect",
    "$self",
];

fn path_items(
    root: &Object<'_>,
    name: &str,
    mut others: Option<&mut Vec<OtherOperation>>,
    cx: &mut Context<'_>,
) -> Vec<(String, PathItem)> {
    let Some(map) = root.object(name, cx) else { return Vec::new() };
    let members =
        map.map.iter().filter(|(path, value)| !path.starts_with("x-") && !value.is_null());
    let members: Vec<_> = members.collect();
    let read = cx.each(&members, |(path, value), cx| {
        Object::of(value, map.at.child(path), cx).map(|object| path_item(object, cx))
    });
    let mut items = Vec::with_capacity(members.len());
    for ((path, _), read) in members.into_iter().zip(read) {
        let Some((item, more)) = read else { continue };
        items.push((path.clone(), item));
        let Some(others) = others.as_deref_mut() else { continue };
        let at = map.at.child(path);
        others.extend(more.into_iter().map(|(method, steps, operation)| OtherOperation {
            path: path.clone(),
            method,
            pointer: steps.iter().fold(at.pointer(), |pointer, step| pointer.child(step)),
            operation,
        }));
    }
    items
}
