//! `true` and `false` as schemas (3.1): everything, and nothing.

use serde_json::{Value, json};

use crate::diagnostics::At;
use crate::normalize::context::Context;

/// `true` becomes `{}`, `false` becomes `{ not: {} }`.
pub(super) fn rewrite(value: &mut Value, at: &At<'_>, cx: &mut Context<'_>) {
    let Value::Bool(admits) = *value else { return };
    super::newer(if admits { "true" } else { "false" }, at, cx);
    *value = if admits { json!({}) } else { json!({ "not": {} }) };
}
