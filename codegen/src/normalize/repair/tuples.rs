//! Arrays with a schema a position: `prefixItems` (3.1), or a list as `items` (draft 4).

use serde_json::{Map, Value, json};

use crate::diagnostics::At;
use crate::ir::Pointer;
use crate::load::Lookup;
use crate::normalize::context::Context;
use crate::normalize::extensions as ext;

/// The positions go into an extension, unless something of its own may follow them.
pub(super) fn rewrite(map: &mut Map<String, Value>, at: &At<'_>, cx: &mut Context<'_>) {
    let (keyword, rest) = match map.member("items") {
        Some(Value::Array(_)) => ("items", "additionalItems"),
        _ if map.member("prefixItems").is_some_and(Value::is_array) => ("prefixItems", "items"),
        _ => return,
    };
    super::newer(keyword, &at.child(keyword), cx);
    let Some(Value::Array(positions)) = super::take(map, keyword) else { return };
    let beyond = super::take(map, rest);
    match beyond {
        Some(Value::Object(schema)) if !schema.is_empty() => {
            let beyond = (Value::Object(schema), cx.origins.source(&at.child(rest).pointer()));
            mixed(map, (keyword, positions), beyond, at, cx);
            return;
        }
        Some(Value::Bool(false)) => {
            map.insert(ext::CLOSED_ITEMS.to_owned(), Value::Bool(true));
        }
        _ => {}
    }
    cx.moved(&at.child(ext::PREFIX_ITEMS), &at.child(keyword));
    map.insert(ext::PREFIX_ITEMS.to_owned(), Value::Array(positions));
}

/// A list that goes on after its first elements: each element is one of all these schemas.
fn mixed(
    map: &mut Map<String, Value>,
    (keyword, positions): (&str, Vec<Value>),
    (beyond, origin): (Value, (usize, Pointer)),
    at: &At<'_>,
    cx: &mut Context<'_>,
) {
    let keyword_at = at.child(keyword);
    let origins = (0..positions.len())
        .map(|index| cx.origins.source(&keyword_at.index(index).pointer()))
        .chain([origin])
        .collect::<Vec<_>>();
    let (mut choices, mut places) = (Vec::new(), Vec::new());
    for (schema, origin) in positions.into_iter().chain([beyond]).zip(origins) {
        if !choices.contains(&schema) {
            choices.push(schema);
            places.push(origin);
        }
    }
    let items_at = at.child("items");
    let is_any = |schema: &Value| matches!(schema, Value::Object(map) if map.is_empty());
    let items = if choices.iter().any(is_any) {
        json!({})
    } else if choices.len() == 1 {
        places.into_iter().for_each(|place| cx.origins.to_mut().pin(&items_at.pointer(), place));
        choices.remove(0)
    } else {
        let list_at = items_at.child("anyOf");
        for (index, place) in places.into_iter().enumerate() {
            cx.origins.to_mut().pin(&list_at.index(index).pointer(), place);
        }
        json!({ "anyOf": choices })
    };
    map.insert("items".to_owned(), items);
}
