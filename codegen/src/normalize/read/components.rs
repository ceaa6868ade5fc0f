//! `components` (`OAS 3.0.4 §4.8.7`): what cannot be read is an empty schema, or left out.

use indexmap::IndexMap;
use openapiv3::{Components, ReferenceOr, Schema};
use serde_json::Map;

use crate::normalize::context::Context;

use super::content::{example, request_body};
use super::operation::callback;
use super::parameter::{header, parameter};
use super::response::{link, response};
use super::security::scheme;
use super::{Object, reference_map, schema};

/// All components.
pub(super) fn components(root: &Object<'_>, cx: &mut Context<'_>) -> Components {
    let empty = Map::new();
    let object = root
        .object("components", cx)
        .unwrap_or(Object { map: &empty, at: root.at.child("components") });
    object.known("`components`", KNOWN, cx);
    Components {
        schemas: schemas(&object, cx),
        responses: reference_map(object, "responses", cx, response),
        parameters: reference_map(object, "parameters", cx, parameter),
        examples: reference_map(object, "examples", cx, example),
        request_bodies: reference_map(object, "requestBodies", cx, request_body),
        headers: reference_map(object, "headers", cx, header),
        security_schemes: reference_map(object, "securitySchemes", cx, scheme),
        links: reference_map(object, "links", cx, link),
        callbacks: reference_map(object, "callbacks", cx, callback),
        extensions: object.extensions(),
    }
}

const KNOWN: &[&str] = &[
    "schemas",
    "responses",
    "parameters",
    "examples",
    "requestBodies",
    "headers",
    "securitySchemes",
    "links",
    "callbacks",
    "pathItems",
    "mediaTypes",
];

fn schemas(object: &Object<'_>, cx: &mut Context<'_>) -> IndexMap<String, ReferenceOr<Schema>> {
    let Some(map) = object.object("schemas", cx) else { return IndexMap::new() };
    let members: Vec<_> = map.map.iter().collect();
    let read = cx.each(&members, |(name, value), cx| schema(value, &map.at.child(name), cx));
    members.into_iter().map(|(name, _)| name.clone()).zip(read).collect()
}
