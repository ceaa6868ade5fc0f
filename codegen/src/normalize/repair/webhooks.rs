//! `x-webhooks`, the name that documents before 3.1 give to `webhooks`.

use serde_json::Value;

use crate::diagnostics::At;
use crate::load::Lookup;
use crate::normalize::context::Context;
use crate::normalize::reference;

const OLD: &str = "x-webhooks";
const NEW: &str = "webhooks";

/// Gives it the name of 3.1, unless the document has that as well; references follow.
pub(super) fn rename(tree: &mut Value, cx: &mut Context<'_>) {
    let Value::Object(root) = tree else { return };
    if root.has(NEW) {
        return;
    }
    if let Some(webhooks) = super::take(root, OLD) {
        let top = At::root();
        cx.moved(&top.child(NEW), &top.child(OLD));
        root.insert(NEW.to_owned(), webhooks);
        redirect(tree);
    }
}

/// Leads every reference into the old section to the new one.
fn redirect(tree: &mut Value) {
    let mut open = vec![tree];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(items) => open.extend(items),
            Value::Object(members) => {
                if let Some(Value::String(text)) = members.member_mut("$ref")
                    && let Some(moved) = redirected(text)
                {
                    *text = moved;
                }
                open.extend(members.values_mut());
            }
            _ => {}
        }
    }
}

fn redirected(text: &str) -> Option<String> {
    // Nearly every reference is to something else, and says so without any decoding.
    if !text.contains(OLD) && !text.contains(['%', '~']) {
        return None;
    }
    let pointer = reference::parse(text).ok()?;
    let rest = pointer.as_str().strip_prefix('/')?.strip_prefix(OLD)?;
    let inside = rest.is_empty() || rest.starts_with('/');
    inside.then(|| format!("#/{NEW}{}", rest.replace('%', "%25")))
}
