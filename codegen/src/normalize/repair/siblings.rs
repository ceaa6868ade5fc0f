//! Members beside a `$ref`, which openapiv3 would lose: an `allOf` around the reference.

use serde_json::{Map, Value, json};

use crate::diagnostics::At;
use crate::diagnostics::codes::normalize as codes;
use crate::load::Lookup;
use crate::normalize::context::Context;
use crate::normalize::walk::Kind;

/// What authors of 2.0 and 3.0 mean although the specification ignores it.
const MEANT: &[&str] = &[
    "description",
    "title",
    "nullable",
    "default",
    "readOnly",
    "writeOnly",
    "deprecated",
    "example",
    "externalDocs",
];

/// `{ $ref, description }` becomes `{ allOf: [{ $ref }], description }`.
pub(super) fn rewrite(map: &mut Map<String, Value>, at: &At<'_>, cx: &mut Context<'_>) {
    if map.len() < 2 || !map.member("$ref").is_some_and(Value::is_string) {
        return;
    }
    if !cx.is_3_1() {
        sort_out(map, at, cx);
    }
    // A copy of `$defs` alone changes nothing about the value.
    if map.keys().all(|name| ["$ref", "$defs", "definitions"].contains(&name.as_str())) {
        return;
    }
    let Some(reference) = super::take(map, "$ref") else { return };
    let list = map.entry("allOf").or_insert_with(|| Value::Array(Vec::new()));
    let Value::Array(list) = list else { return };
    // Behind what is there, so that nothing else moves.
    let list_at = at.child("allOf");
    let origin = cx.origins.source(&at.pointer());
    cx.origins.to_mut().pin(&list_at.index(list.len()).pointer(), origin);
    list.push(json!({ "$ref": reference }));
}

/// Before 3.1 only some siblings are meant; the others go.
fn sort_out(map: &mut Map<String, Value>, at: &At<'_>, cx: &mut Context<'_>) {
    let meant = |name: &String| MEANT.contains(&name.as_str()) || name.starts_with("x-");
    let (kept, dropped): (Vec<_>, Vec<_>) =
        map.keys().filter(|name| *name != "$ref").cloned().partition(meant);
    let named: Vec<_> =
        kept.iter().filter(|name| !name.starts_with("x-")).map(String::as_str).collect();
    if !named.is_empty() {
        let message = format!(
            "{} beside `$ref` has no meaning before OpenAPI 3.1; it is honoured",
            list_of(&named)
        );
        let target = map.member("$ref").and_then(Value::as_str).unwrap_or_default();
        let reference_at = at.child("$ref");
        let target = cx.written(&reference_at, target);
        cx.report(&codes::SIBLINGS_KEPT, &reference_at, message)
            .member(format!("allOf: [{{ $ref: {target} }}]"))
            .done();
    }
    if !dropped.is_empty() {
        let names: Vec<_> = dropped.iter().map(String::as_str).collect();
        let message = format!(
            "{} beside `$ref` has no meaning before OpenAPI 3.1; it is ignored",
            list_of(&names)
        );
        cx.report(&codes::SIBLINGS_DROPPED, &at.child(names[0]), message)
            .at_name()
            .delete()
            .help("or write both into `allOf`");
        map.retain(|name, _| !dropped.contains(name));
    }
}

/// Siblings of references to anything but schemas; only 3.1 gives two of them a meaning, in docs.
pub(super) fn note(kind: Kind, value: &mut Value, at: &At<'_>, cx: &mut Context<'_>) {
    let Value::Object(map) = value else { return };
    if map.len() < 2 || kind == Kind::PathItem || !map.member("$ref").is_some_and(Value::is_string)
    {
        return;
    }
    let docs =
        |name: &str| ["$ref", "description", "summary"].contains(&name) || name.starts_with("x-");
    let names: Vec<_> = map.keys().map(String::as_str).filter(|name| !docs(name)).collect();
    if let Some(first) = names.first() {
        let message = format!(
            "{} beside `$ref` is ignored: the reference stands for the whole",
            list_of(&names)
        );
        cx.report(&codes::SIBLINGS_DROPPED, &at.child(first), message)
            .at_name()
            .delete()
            .help("or write the thing out");
    }
}

fn list_of(names: &[&str]) -> String {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}
