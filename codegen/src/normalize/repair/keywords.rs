//! Keywords of JSON Schema that 3.0 does not have: carried in extensions, told in words, or nothing.

use serde_json::{Map, Value};

use crate::diagnostics::At;
use crate::diagnostics::codes::normalize as codes;
use crate::load::Lookup;
use crate::normalize::context::Context;
use crate::normalize::extensions as ext;

/// Whether there is anything to do here; nearly never, so the keys are asked once, not each keyword.
pub(super) fn any(map: &Map<String, Value>) -> bool {
    map.keys().any(|name| {
        let named = |(keyword, _): &(&str, &str)| keyword == name;
        OTHERS.contains(&name.as_str())
            || SILENT.contains(&name.as_str())
            || CARRIED.iter().any(named)
            || NOTED.iter().any(named)
    })
}

/// Keywords that are neither carried nor silent nor noted, but looked at one by one.
const OTHERS: &[&str] = &[
    "examples",
    "x-nullable",
    "x-isnullable",
    "unevaluatedProperties",
    "unevaluatedItems",
    ext::CONTENT_ENCODING,
];

/// Renames, notes and drops.
pub(super) fn rewrite(map: &mut Map<String, Value>, at: &At<'_>, cx: &mut Context<'_>) {
    for (keyword, extension) in CARRIED {
        if let Some(value) = super::take(map, keyword) {
            super::newer(keyword, &at.child(keyword), cx);
            cx.moved(&at.child(extension), &at.child(keyword));
            map.insert((*extension).to_owned(), value);
        }
    }
    content_format(map);
    unevaluated_properties(map, at, cx);
    unevaluated_items(map, at, cx);
    // Both spellings of what 3.0 calls nullable.
    for keyword in ["x-nullable", "x-isnullable"] {
        if map.member(keyword) == Some(&Value::Bool(true)) && !map.has("nullable") {
            map.insert("nullable".to_owned(), Value::Bool(true));
        }
    }
    for keyword in SILENT {
        super::take(map, keyword);
    }
    for (keyword, sentence) in NOTED {
        if super::take(map, keyword).is_some() && !sentence.is_empty() {
            note(map, sentence);
            let message =
                format!("`{keyword}` cannot be expressed in a type; the documentation says so");
            cx.report(&codes::NOTED, &at.child(keyword), message)
                .configure("diagnostics", "allow = [\"W0225\"]")
                .help("if the documentation is enough");
        }
    }
}

const CARRIED: &[(&str, &str)] = &[
    ("patternProperties", ext::PATTERN_PROPERTIES),
    ("propertyNames", ext::PROPERTY_NAMES),
    ("contentEncoding", ext::CONTENT_ENCODING),
    ("contentMediaType", ext::CONTENT_MEDIA_TYPE),
    ("contentSchema", ext::CONTENT_SCHEMA),
];

/// Identifiers, which load has resolved, and what says nothing about values.
const SILENT: &[&str] =
    &["$schema", "$id", "$anchor", "$dynamicAnchor", "$recursiveAnchor", "$comment", "$vocabulary"];

/// Those without a sentence mean nothing but with their companion.
const NOTED: &[(&str, &str)] = &[
    ("if", "Further rules hold under a condition that no type can express."),
    ("then", ""),
    ("else", ""),
    ("dependentSchemas", "Some members bring further rules with them."),
    ("dependentRequired", "Some members demand other members."),
    ("dependencies", "Some members demand other members."),
    ("contains", "The list must contain certain elements."),
    ("minContains", ""),
    ("maxContains", ""),
];

fn note(map: &mut Map<String, Value>, sentence: &str) {
    let notes = map.entry(ext::NOTES).or_insert_with(|| Value::Array(Vec::new()));
    if let Value::Array(list) = notes {
        list.push(Value::from(sentence));
    }
}

/// Where nothing chooses between schemas, members that none evaluates are members that none declares.
fn unevaluated_properties(map: &mut Map<String, Value>, at: &At<'_>, cx: &mut Context<'_>) {
    const CHOICES: &[&str] = &["additionalProperties", "oneOf", "anyOf", "if", "dependentSchemas"];
    let Some(rest) = super::take(map, "unevaluatedProperties") else { return };
    if CHOICES.iter().any(|choice| map.has(choice)) {
        return;
    }
    cx.moved(&at.child("additionalProperties"), &at.child("unevaluatedProperties"));
    map.insert("additionalProperties".to_owned(), rest);
}

/// The same for elements; here the branches of an `allOf` are looked into by nobody, so they count as choices.
fn unevaluated_items(map: &mut Map<String, Value>, at: &At<'_>, cx: &mut Context<'_>) {
    const CHOICES: &[&str] = &["items", "allOf", "oneOf", "anyOf", "if", "contains", "$ref"];
    let Some(rest) = super::take(map, "unevaluatedItems") else { return };
    if CHOICES.iter().any(|choice| map.has(choice)) {
        return;
    }
    cx.moved(&at.child("items"), &at.child("unevaluatedItems"));
    map.insert("items".to_owned(), rest);
}

/// Whether what a media type names is no text.
fn is_octets(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let (top, _) = essence.split_once('/').unwrap_or_default();
    matches!(top, "image" | "audio" | "video" | "font")
        || matches!(
            essence,
            "application/octet-stream" | "application/pdf" | "application/zip" | "application/gzip"
        )
}

/// What 3.0 says with `format: byte` and `format: binary`.
fn content_format(map: &mut Map<String, Value>) {
    if map.has("format") {
        return;
    }
    let text = |name: &str| map.member(name).and_then(Value::as_str).unwrap_or("");
    let media = text(ext::CONTENT_MEDIA_TYPE);
    let format = match text(ext::CONTENT_ENCODING) {
        "base64" => "byte",
        // Octets as they are (RFC 2045 §6.2), which only parts and whole bodies can hold.
        "binary" => "binary",
        "" if is_octets(media) => "binary",
        "" if media == "application/json" || media.ends_with("+json") => {
            return note(map, "The text holds JSON.");
        }
        "" if !media.is_empty() => return note(map, "The text holds a document of another kind."),
        _ => return,
    };
    map.insert("format".to_owned(), Value::from(format));
}
