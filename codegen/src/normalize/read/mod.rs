//! Builds openapiv3's structs by hand: what does not fit is repaired or left out, member by member.
//!
//! openapiv3's own serde impls are all-or-nothing and, being untagged, quadratic in depth.

mod components;
mod content;
mod cures;
mod document;
mod info;
mod members;
mod operation;
mod parameter;
mod path_item;
mod response;
mod schema;
mod security;
mod server;
mod values;

pub(super) use document::document;
pub(super) use members::Object;
pub(super) use schema::schema;

use openapiv3::ReferenceOr;
use serde_json::Value;

use crate::diagnostics::At;
use crate::diagnostics::codes::normalize as codes;

use super::context::Context;
use crate::load::Lookup;

/// The `$ref` of an object: `None` without one, `Some(None)` for one that is no text.
pub(super) fn reference(
    value: &Value,
    at: &At<'_>,
    cx: &mut Context<'_>,
) -> Option<Option<String>> {
    match value.as_object()?.member("$ref")? {
        Value::String(text) if !text.is_empty() => Some(Some(text.clone())),
        _ => {
            cx.report(
                &codes::BAD_REFERENCE,
                &at.child("$ref"),
                "a `$ref` is a text such as `#/components/schemas/Pet`, and this is none",
            )
            .write("'#/components/schemas/Name'")
            .help("with the name of what is meant");
            Some(None)
        }
    }
}

/// A reference or, read by `item`, the thing itself; `None` where it is left out.
fn reference_or<T>(
    value: &Value,
    at: &At<'_>,
    cx: &mut Context<'_>,
    item: impl FnOnce(Object<'_>, &mut Context<'_>) -> Option<T>,
) -> Option<ReferenceOr<T>> {
    if let Some(reference) = reference(value, at, cx) {
        return reference.map(|reference| ReferenceOr::Reference { reference });
    }
    let object = Object::of(value, *at, cx)?;
    item(object, cx).map(ReferenceOr::Item)
}

/// Every member of a map of things or references to them; what cannot be read is left out.
fn reference_map<T>(
    object: Object<'_>,
    name: &str,
    cx: &mut Context<'_>,
    item: impl Fn(Object<'_>, &mut Context<'_>) -> Option<T>,
) -> indexmap::IndexMap<String, ReferenceOr<T>> {
    let Some(map) = object.object(name, cx) else { return Default::default() };
    let mut read = indexmap::IndexMap::with_capacity(map.map.len());
    for (name, value) in map.map {
        if let Some(one) = reference_or(value, &map.at.child(name), cx, &item) {
            read.insert(name.clone(), one);
        }
    }
    read
}
