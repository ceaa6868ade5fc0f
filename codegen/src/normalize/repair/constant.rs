//! `const` (3.1): an `enum` of one value.

use serde_json::{Map, Value};

use crate::diagnostics::At;
use crate::normalize::context::Context;
use crate::normalize::extensions as ext;

/// `const: a` becomes `enum: [a]` with a mark.
pub(super) fn rewrite(map: &mut Map<String, Value>, at: &At<'_>, cx: &mut Context<'_>) {
    let Some(value) = super::take(map, "const") else { return };
    super::newer("const", &at.child("const"), cx);
    if value.is_null() {
        map.insert("nullable".to_owned(), Value::Bool(true));
    } else {
        map.insert(ext::CONST.to_owned(), Value::Bool(true));
    }
    map.insert("enum".to_owned(), Value::Array(vec![value]));
    let list = at.child("enum");
    cx.moved(&list.index(0), &at.child("const"));
    cx.moved(&list, &at.child("const"));
}
