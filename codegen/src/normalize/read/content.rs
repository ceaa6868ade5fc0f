//! Media types, encodings, examples and request bodies (`OAS 3.0.4 §4.8.13`–`§4.8.15`, `§4.8.19`).

use indexmap::IndexMap;
use openapiv3::{Encoding, Example, MediaType, QueryStyle, ReferenceOr, RequestBody};
use serde_json::Value;

use crate::diagnostics::codes::normalize as codes;
use crate::load::Lookup;
use crate::normalize::context::Context;
use crate::normalize::extensions as ext;

use super::parameter::header;
use super::{Object, reference_map, schema};

/// A request body.
pub(super) fn request_body(object: Object<'_>, cx: &mut Context<'_>) -> Option<RequestBody> {
    object.known("a request body", &["description", "content", "required"], cx);
    if !object.map.has("content") {
        cx.report(
            &codes::INCOMPLETE,
            &object.at,
            "a request body without `content`; it is read as empty",
        )
        .insert("content: { application/json: { schema: {} } }");
    }
    Some(RequestBody {
        description: object.string("description", cx),
        content: content(&object, cx),
        required: object.boolean("required", cx).unwrap_or(false),
        extensions: object.extensions(),
    })
}

/// `content` of a body, an answer or a parameter.
pub(super) fn content(owner: &Object<'_>, cx: &mut Context<'_>) -> IndexMap<String, MediaType> {
    let Some(map) = owner.object("content", cx) else { return IndexMap::new() };
    let mut content = IndexMap::with_capacity(map.map.len());
    for (name, value) in map.map.iter().filter(|(name, _)| !name.starts_with("x-")) {
        let at = map.at.child(name);
        // `application/json:` with nothing behind it says: of this type, no more.
        if value.is_null() {
            content.insert(name.clone(), MediaType::default());
        } else if let Some(object) = Object::of(value, at, cx) {
            content.insert(name.clone(), media_type(object, cx));
        }
    }
    content
}

fn media_type(object: Object<'_>, cx: &mut Context<'_>) -> MediaType {
    object.known(
        "a media type",
        &[
            "schema",
            "example",
            "examples",
            "encoding",
            "itemSchema",
            "prefixEncoding",
            "itemEncoding",
        ],
        cx,
    );
    positional(&object, cx);
    let mut extensions = object.extensions();
    if let Some(item) = object.map.member("itemSchema") {
        extensions.insert(ext::ITEM_SCHEMA.to_owned(), item.clone());
    }
    let schema =
        object.get("schema", cx).map(|value| schema(value, &object.at.child("schema"), cx));
    look_through_examples(&object, cx);
    let encoding = encodings(&object, cx);
    MediaType { schema, encoding, extensions, ..MediaType::default() }
}

/// What is said of parts by their position (`OAS 3.2.0 §4.15.1.2`), which no setter has.
fn positional(object: &Object<'_>, cx: &mut Context<'_>) {
    let keywords = ["prefixEncoding", "itemEncoding"];
    let Some(keyword) = keywords.into_iter().find(|name| object.map.has(name)) else {
        return;
    };
    let message = format!("`{keyword}` describes parts by their position; the caller gives them");
    cx.report(&codes::POSITIONAL, &object.at.child(keyword), message)
        .configure("diagnostics", "allow = [\"W0227\"]")
        .help("if callers know the parts");
}

/// `examples` of a parameter; a list, as schemas of 3.1 have it, is numbered.
pub(super) fn examples(
    owner: &Object<'_>,
    cx: &mut Context<'_>,
) -> IndexMap<String, ReferenceOr<Example>> {
    if let Some(Value::Array(list)) = owner.map.member("examples") {
        let example = |value: &Value| Example { value: Some(value.clone()), ..Example::default() };
        let one = |(index, value)| (format!("{index}"), ReferenceOr::Item(example(value)));
        return list.iter().enumerate().map(one).collect();
    }
    let with_value = |object: Object<'_>, cx: &mut Context<'_>| {
        let value = object.map.member("value").or_else(|| object.map.member("dataValue"));
        example(object, cx).map(|example| Example { value: value.cloned(), ..example })
    };
    reference_map(*owner, "examples", cx, with_value)
}

/// Those of a media type are looked through and not kept: nothing is generated from them, and some
/// documents consist of little else.
fn look_through_examples(owner: &Object<'_>, cx: &mut Context<'_>) {
    if !owner.map.member("examples").is_some_and(Value::is_array) {
        reference_map(*owner, "examples", cx, example);
    }
}

/// One example without its value, which is the most of it: whoever wants that finds it in the tree.
/// Never fails, because nothing is generated from it but text.
pub(super) fn example(object: Object<'_>, cx: &mut Context<'_>) -> Option<Example> {
    Some(Example {
        summary: object.string("summary", cx),
        description: object.string("description", cx),
        value: None,
        external_value: object.string("externalValue", cx),
        extensions: object.extensions(),
    })
}

fn encodings(owner: &Object<'_>, cx: &mut Context<'_>) -> IndexMap<String, Encoding> {
    let Some(map) = owner.object("encoding", cx) else { return IndexMap::new() };
    let mut encodings = IndexMap::new();
    for (name, value) in map.map {
        if let Some(object) = Object::of(value, map.at.child(name), cx) {
            encodings.insert(name.clone(), encoding(object, cx));
        }
    }
    encodings
}

fn encoding(object: Object<'_>, cx: &mut Context<'_>) -> Encoding {
    object.known(
        "an encoding",
        &[
            "contentType",
            "headers",
            "style",
            "explode",
            "allowReserved",
            "encoding",
            "prefixEncoding",
            "itemEncoding",
        ],
        cx,
    );
    let mut extensions = object.extensions();
    let explode = object.boolean("explode", cx);
    extensions.extend(explode.map(|explode| (ext::EXPLODE.to_owned(), Value::Bool(explode))));
    if object.map.member("style").and_then(Value::as_str) == Some("tabDelimited") {
        extensions.insert(ext::STYLE.to_owned(), Value::from("tabDelimited"));
    }
    Encoding {
        content_type: object.string("contentType", cx),
        headers: reference_map(object, "headers", cx, header),
        style: style(&object, cx),
        explode: explode.unwrap_or(false),
        allow_reserved: object.boolean("allowReserved", cx).unwrap_or(false),
        extensions,
    }
}

fn style(object: &Object<'_>, cx: &mut Context<'_>) -> Option<QueryStyle> {
    let style = object.string("style", cx)?;
    let known = super::parameter::query_style(&style);
    // Swagger 2.0 has one more, which travels in an extension.
    if known.is_none() && style != "tabDelimited" {
        cx.report(
            &codes::STYLE,
            &object.at.child("style"),
            format!("`{style}` is no style of a form field; the default is used"),
        )
        .write("form");
    }
    known
}
