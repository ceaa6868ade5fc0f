//! Arrays with a schema a position: `prefixItems` (3.1), or a list as `items` (draft 4).

use serde_json::{Map, Value};

use crate::diagnostics::At;
use crate::normalize::context::Context;
use crate::normalize::extensions as ext;

/// The positions go into an extension; `items` is what may follow them.
pub(super) fn rewrite(map: &mut Map<String, Value>, at: &At<'_>, cx: &mut Context<'_>) {
    let (keyword, rest) = match map.get("items") {
        Some(Value::Array(_)) => ("items", "additionalItems"),
        _ if map.get("prefixItems").is_some_and(Value::is_array) => ("prefixItems", "items"),
        _ => return,
    };
    super::newer(keyword, &at.child(keyword), cx);
    let Some(positions) = super::take(map, keyword) else { return };
    cx.moved(&at.child(ext::PREFIX_ITEMS), &at.child(keyword));
    map.insert(ext::PREFIX_ITEMS.to_owned(), positions);
    match super::take(map, rest) {
        Some(Value::Bool(false)) => {
            map.insert(ext::CLOSED_ITEMS.to_owned(), Value::Bool(true));
        }
        Some(schema @ Value::Object(_)) => {
            cx.moved(&at.child("items"), &at.child(rest));
            map.insert("items".to_owned(), schema);
        }
        _ => {}
    }
}
