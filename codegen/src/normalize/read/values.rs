//! `enum` and `discriminator` of a schema (`OAS 3.0.4 §4.8.24`, `§4.8.25`).

use indexmap::IndexMap;
use openapiv3::Discriminator;
use serde_json::Value;

use crate::diagnostics::codes::normalize as codes;
use crate::load::Lookup;
use crate::normalize::context::Context;
use crate::normalize::extensions as ext;

use super::Object;

/// `enum`; values of a text that are none are read as they are spelled.
pub(super) fn enumeration(object: &Object<'_>, cx: &mut Context<'_>) -> Vec<Value> {
    let list = object.list("enum", cx);
    let at = object.at.child("enum");
    if list.is_empty() && object.map.has("enum") {
        cx.report(
            &codes::DROPPED,
            &at,
            "`enum` is an empty list, which no value fits; it is left out",
        )
        .delete()
        .help("or list the values");
    }
    let texts = object.map.member("type").and_then(Value::as_str) == Some("string");
    let mut values = Vec::with_capacity(list.len());
    for (index, value) in list.iter().enumerate() {
        match value {
            Value::Number(_) | Value::Bool(_) if texts => {
                let at = object.element(&at, "enum", index);
                values.extend(
                    super::members::text(value, || "each of `enum`".to_owned(), &at, cx)
                        .map(Value::String),
                );
            }
            value => values.push(value.clone()),
        }
    }
    values
}

/// `discriminator`; in 2.0 a text, which means the property's name.
pub(super) fn discriminator(object: &Object<'_>, cx: &mut Context<'_>) -> Option<Discriminator> {
    if let Some(Value::String(name)) = object.map.member("discriminator") {
        cx.report(&codes::CONVERTED, &object.at.child("discriminator"), "`discriminator` is an object, and this is a text; it is read as the name of the property")
            .write(format!("{{ propertyName: {name} }}"));
        return Some(Discriminator { property_name: name.clone(), ..Discriminator::default() });
    }
    let inner = object.object("discriminator", cx)?;
    inner.known("a discriminator", &["propertyName", "mapping", "defaultMapping"], cx);
    let mut extensions = inner.extensions();
    if let Some(fallback) = inner.string("defaultMapping", cx) {
        extensions.insert(ext::DEFAULT_MAPPING.to_owned(), Value::String(fallback));
    }
    let mut mapping = IndexMap::new();
    if let Some(map) = inner.object("mapping", cx) {
        for name in map.map.keys() {
            mapping.extend(map.string(name, cx).map(|target| (name.clone(), target)));
        }
    }
    let Some(property_name) = inner.string("propertyName", cx) else {
        cx.report(
            &codes::DROPPED,
            &inner.at,
            "a discriminator without `propertyName` tells nothing apart; it is left out",
        )
        .insert("propertyName: type")
        .help("by the name of the property that holds the tag");
        return None;
    };
    Some(Discriminator { property_name, mapping, extensions })
}
