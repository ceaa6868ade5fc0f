//! Null as a member of a union: `nullable` of the union.

use serde_json::{Map, Value, json};

use crate::diagnostics::At;
use crate::load::Lookup;
use crate::normalize::context::Context;

/// `oneOf: [A, { type: null }]` becomes `oneOf: [A]` and `nullable: true`.
pub(super) fn rewrite(map: &mut Map<String, Value>, at: &At<'_>, cx: &mut Context<'_>) {
    for keyword in ["oneOf", "anyOf"] {
        let Some(Value::Array(list)) = map.member_mut(keyword) else { continue };
        let beside_reference = is_beside_reference(list);
        let is_null = |member: &Value| is_null(member) || beside_reference && is_marker(member);
        if !list.iter().any(is_null) {
            continue;
        }
        let list_at = at.child(keyword);
        let mut kept = Vec::with_capacity(list.len());
        for (index, member) in std::mem::take(list).into_iter().enumerate() {
            if !is_null(&member) {
                if index != kept.len() {
                    cx.moved(&list_at.index(kept.len()), &list_at.index(index));
                }
                kept.push(member);
            }
        }
        if kept.is_empty() {
            super::take(map, keyword);
            map.insert("enum".to_owned(), json!([null]));
        } else {
            map.insert(keyword.to_owned(), Value::Array(kept));
        }
        map.insert("nullable".to_owned(), Value::Bool(true));
    }
}

/// Whether a list is one reference and something else.
fn is_beside_reference(list: &[Value]) -> bool {
    list.len() == 2 && list.iter().filter(|member| member.get("$ref").is_some()).count() == 1
}

/// `anyOf: [{$ref: …}, {type: object, nullable: true}]` is how OData services write a reference that may be null, since
/// OpenAPI 3.0 gives `nullable` no meaning without a type.
fn is_marker(schema: &Value) -> bool {
    let Value::Object(map) = schema else { return false };
    let known = ["type", "nullable", "title", "description"];
    map.member("type").is_some_and(|kind| kind == "object")
        && map.member("nullable") == Some(&Value::Bool(true))
        && map.keys().all(|name| known.contains(&name.as_str()))
}

/// Whether a schema admits null and nothing else, in any of the ways to say it.
fn is_null(schema: &Value) -> bool {
    let Value::Object(map) = schema else { return false };
    let only_null = |name: &str| map.member(name).is_some_and(|list| *list == json!([null]));
    map.member("type").is_some_and(|kind| *kind == json!("null") || *kind == json!(["null"]))
        || map.member("const").is_some_and(Value::is_null)
        || only_null("enum")
}
