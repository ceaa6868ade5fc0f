//! `x-webhooks`, the name that documents before 3.1 give to `webhooks`.

use serde_json::Value;

use crate::diagnostics::At;
use crate::normalize::context::Context;

/// Gives it the name of 3.1, unless the document has that as well.
pub(super) fn rename(tree: &mut Value, cx: &mut Context<'_>) {
    let Value::Object(root) = tree else { return };
    if root.contains_key("webhooks") {
        return;
    }
    if let Some(webhooks) = super::take(root, "x-webhooks") {
        let top = At::root();
        cx.moved(&top.child("webhooks"), &top.child("x-webhooks"));
        root.insert("webhooks".to_owned(), webhooks);
    }
}
