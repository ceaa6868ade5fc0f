//! Info, tags and external documentation (`OAS 3.0.4 §4.8.2`, `§4.8.22`, `§4.8.11`).

use openapiv3::{Contact, ExternalDocumentation, Info, License, Tag};
use serde_json::{Map, Value};

use crate::diagnostics::At;
use crate::diagnostics::codes::normalize as codes;
use crate::normalize::context::Context;

use super::Object;

/// `info`; what is missing is filled in.
pub(super) fn info(root: &Object<'_>, cx: &mut Context<'_>) -> Info {
    let empty = Map::new();
    let object =
        root.object("info", cx).unwrap_or(Object { map: &empty, at: root.at.child("info") });
    object.known("`info`", KNOWN, cx);
    Info {
        title: demanded(&object, "title", "\"My API\"", cx),
        // 3.1 has a short text as well; nothing else shows it.
        description: object.string("description", cx).or_else(|| object.string("summary", cx)),
        terms_of_service: object.string("termsOfService", cx),
        contact: contact(&object, cx),
        license: license(&object, cx),
        version: demanded(&object, "version", "\"1.0.0\"", cx),
        extensions: object.extensions(),
    }
}

const KNOWN: &[&str] =
    &["title", "summary", "description", "termsOfService", "contact", "license", "version"];

fn demanded(object: &Object<'_>, name: &str, example: &str, cx: &mut Context<'_>) -> String {
    object.string(name, cx).unwrap_or_else(|| {
        cx.report(
            &codes::INCOMPLETE,
            &object.at,
            format!("`info.{name}` is missing; it is read as empty"),
        )
        .insert(format!("{name}: {example}"));
        String::new()
    })
}

fn contact(info: &Object<'_>, cx: &mut Context<'_>) -> Option<Contact> {
    let object = info.object("contact", cx)?;
    object.known("`contact`", &["name", "url", "email"], cx);
    Some(Contact {
        name: object.string("name", cx),
        url: object.string("url", cx),
        email: object.string("email", cx),
        extensions: object.extensions(),
    })
}

fn license(info: &Object<'_>, cx: &mut Context<'_>) -> Option<License> {
    let object = info.object("license", cx)?;
    object.known("`license`", &["name", "url", "identifier"], cx);
    Some(License {
        // 3.1 may give an SPDX expression, which says more than the name.
        name: object
            .string("identifier", cx)
            .or_else(|| object.string("name", cx))
            .unwrap_or_default(),
        url: object.string("url", cx),
        extensions: object.extensions(),
    })
}

/// `tags` of the document.
pub(super) fn tags(root: &Object<'_>, cx: &mut Context<'_>) -> Vec<Tag> {
    let list_at = root.at.child("tags");
    let mut tags = Vec::new();
    for (index, value) in root.list("tags", cx).iter().enumerate() {
        tags.extend(tag(value, root.element(&list_at, "tags", index), cx));
    }
    tags
}

fn tag(value: &Value, at: At<'_>, cx: &mut Context<'_>) -> Option<Tag> {
    if let Value::String(name) = value {
        cx.report(
            &codes::CONVERTED,
            &at,
            "a tag is an object, and this is a text; it is read as its name",
        )
        .write(format!("{{ name: {name} }}"));
        return Some(Tag { name: name.clone(), ..Tag::default() });
    }
    let object = Object::of(value, at, cx)?;
    object.known(
        "a tag",
        &["name", "description", "externalDocs", "summary", "parent", "kind"],
        cx,
    );
    let Some(name) = object.string("name", cx) else {
        cx.report(&codes::DROPPED, &at, "a tag without `name`; it is left out").insert("name: …");
        return None;
    };
    Some(Tag {
        name,
        description: object.string("description", cx),
        external_docs: external_docs(&object, cx),
        extensions: object.extensions(),
    })
}

/// `externalDocs` of any object.
pub(super) fn external_docs(
    object: &Object<'_>,
    cx: &mut Context<'_>,
) -> Option<ExternalDocumentation> {
    let object = object.object("externalDocs", cx)?;
    object.known("`externalDocs`", &["url", "description"], cx);
    Some(ExternalDocumentation {
        description: object.string("description", cx),
        url: object.string("url", cx)?,
        extensions: object.extensions(),
    })
}
