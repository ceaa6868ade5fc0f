//! `type` as a list (3.1), and null as a type.

use serde_json::{Map, Value, json};

use crate::diagnostics::At;
use crate::diagnostics::codes::normalize as codes;
use crate::load::Lookup;
use crate::normalize::context::Context;
use crate::normalize::extensions as ext;

/// One type stays, null becomes `nullable`, several become an `anyOf`.
pub(super) fn rewrite(map: &mut Map<String, Value>, at: &At<'_>, cx: &mut Context<'_>) {
    let names = match map.member("type") {
        Some(Value::Array(list)) => names(list),
        Some(Value::String(name)) if name == "null" => vec!["null".to_owned()],
        _ => return,
    };
    super::take(map, "type");
    if names.is_empty() {
        cx.report(
            &codes::TYPE_NAME,
            &at.child("type"),
            "`type` is an empty list; any value is admitted",
        )
        .delete()
        .help("or list the types");
        return;
    }
    super::newer("type", &at.child("type"), cx);
    if names.iter().any(|name| name == "null") {
        map.insert("nullable".to_owned(), Value::Bool(true));
    }
    let rest: Vec<_> = names.into_iter().filter(|name| name != "null").collect();
    match rest.as_slice() {
        [] => {
            map.insert("enum".to_owned(), json!([null]));
        }
        [one] => {
            map.insert("type".to_owned(), Value::from(one.as_str()));
        }
        // The values say more than the list of their types.
        _ if map.has("enum") => {}
        several => split(map, several, at, cx),
    }
}

/// Distinct, and `integer` only where no `number` admits it anyway.
fn names(list: &[Value]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in
        list.iter().map(|name| name.as_str().map_or_else(|| "null".to_owned(), str::to_owned))
    {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.iter().any(|name| name == "number") {
        names.retain(|name| name != "integer");
    }
    names
}

/// A branch a type, with the keywords that apply to it.
fn split(map: &mut Map<String, Value>, names: &[String], at: &At<'_>, cx: &mut Context<'_>) {
    let mut branches = Vec::with_capacity(names.len());
    let wrapped = map.has("anyOf");
    let all_of = at.child("allOf");
    let base = match wrapped {
        true => all_of.index(map.member("allOf").and_then(Value::as_array).map_or(0, Vec::len)),
        false => *at,
    };
    let list_at = base.child("anyOf");
    let origin = cx.origins.source(&at.pointer());
    for (index, name) in names.iter().enumerate() {
        let mut branch = Map::from_iter([("type".to_owned(), Value::from(name.as_str()))]);
        for keyword in keywords(name) {
            branch.extend(map.member(keyword).map(|value| ((*keyword).to_owned(), value.clone())));
        }
        cx.origins.to_mut().pin(&list_at.index(index).pointer(), origin.clone());
        branches.push(Value::Object(branch));
    }
    for keyword in names.iter().flat_map(|name| keywords(name)) {
        super::take(map, keyword);
    }
    if !wrapped {
        map.insert("anyOf".to_owned(), Value::Array(branches));
    } else if let Value::Array(list) =
        map.entry("allOf").or_insert_with(|| Value::Array(Vec::new()))
    {
        list.push(json!({ "anyOf": branches }));
    }
}

fn keywords(name: &str) -> &'static [&'static str] {
    match name {
        "string" => &[
            "format",
            "pattern",
            "minLength",
            "maxLength",
            ext::CONTENT_ENCODING,
            ext::CONTENT_MEDIA_TYPE,
            ext::CONTENT_SCHEMA,
        ],
        "number" | "integer" => {
            &["format", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]
        }
        "array" => {
            &["items", "minItems", "maxItems", "uniqueItems", ext::PREFIX_ITEMS, ext::CLOSED_ITEMS]
        }
        "object" => &[
            "properties",
            "required",
            "additionalProperties",
            "minProperties",
            "maxProperties",
            ext::PATTERN_PROPERTIES,
            ext::PROPERTY_NAMES,
        ],
        _ => &[],
    }
}
