//! Operations and callbacks (`OAS 3.0.4 §4.8.10`, `§4.8.18`).

use indexmap::IndexMap;
use openapiv3::{Callback, Operation, Parameter, ReferenceOr};

use crate::normalize::context::Context;

use super::content::request_body;
use super::info::external_docs;
use super::parameter::parameter;
use super::path_item::path_item;
use super::response::responses;
use super::server::{security, servers};
use super::{Object, reference_or};

/// One operation.
pub(super) fn operation(object: Object<'_>, cx: &mut Context<'_>) -> Operation {
    object.known("an operation", KNOWN, cx);
    let body_at = object.at.child("requestBody");
    Operation {
        tags: object.strings("tags", cx),
        summary: object.string("summary", cx),
        description: object.string("description", cx),
        external_docs: external_docs(&object, cx),
        operation_id: object.string("operationId", cx),
        parameters: parameters(&object, cx),
        request_body: object
            .get("requestBody", cx)
            .and_then(|value| reference_or(value, &body_at, cx, request_body)),
        responses: responses(&object, cx),
        callbacks: callbacks(&object, cx),
        deprecated: object.boolean("deprecated", cx).unwrap_or(false),
        security: security(&object, cx),
        servers: servers(&object, cx),
        extensions: object.extensions(),
    }
}

const KNOWN: &[&str] = &[
    "tags",
    "summary",
    "description",
    "externalDocs",
    "operationId",
    "parameters",
    "requestBody",
    "responses",
    "callbacks",
    "deprecated",
    "security",
    "servers",
];

/// `parameters` of an operation or a path item.
pub(super) fn parameters(owner: &Object<'_>, cx: &mut Context<'_>) -> Vec<ReferenceOr<Parameter>> {
    let list_at = owner.at.child("parameters");
    let mut parameters = Vec::new();
    for (index, value) in owner.list("parameters", cx).iter().enumerate() {
        let at = owner.element(&list_at, "parameters", index);
        let Some(read) = reference_or(value, &at, cx, parameter) else { continue };
        if parameters.len() != index {
            // Those before were left out, so that this one is counted differently from now on.
            cx.moved(&list_at.index(parameters.len()), &at);
        }
        parameters.push(read);
    }
    parameters
}

/// `callbacks`; references were inlined by `repair`.
fn callbacks(operation: &Object<'_>, cx: &mut Context<'_>) -> IndexMap<String, Callback> {
    let Some(map) = operation.object("callbacks", cx) else { return IndexMap::new() };
    let mut callbacks = IndexMap::new();
    for (name, value) in map.map {
        if let Some(object) = Object::of(value, map.at.child(name), cx) {
            callbacks.extend(callback(object, cx).map(|callback| (name.clone(), callback)));
        }
    }
    callbacks
}

/// One callback: expressions to path items.
pub(super) fn callback(object: Object<'_>, cx: &mut Context<'_>) -> Option<Callback> {
    let mut items = Callback::new();
    for (expression, value) in object.map.iter().filter(|(name, _)| !name.starts_with("x-")) {
        if let Some(inner) = Object::of(value, object.at.child(expression), cx) {
            items.insert(expression.clone(), path_item(inner, cx).0);
        }
    }
    Some(items)
}
