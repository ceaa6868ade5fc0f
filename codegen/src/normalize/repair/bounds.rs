//! Numeric `exclusiveMinimum` and `exclusiveMaximum` (3.1), which are booleans beside a bound in 3.0.

use serde_json::{Map, Value};

use crate::diagnostics::At;
use crate::load::Lookup;
use crate::normalize::context::Context;

/// The stricter of the two bounds stays, with a boolean beside it.
pub(super) fn rewrite(map: &mut Map<String, Value>, at: &At<'_>, cx: &mut Context<'_>) {
    one(map, "minimum", "exclusiveMinimum", |exclusive, plain| exclusive >= plain, at, cx);
    one(map, "maximum", "exclusiveMaximum", |exclusive, plain| exclusive <= plain, at, cx);
}

fn one(
    map: &mut Map<String, Value>,
    plain: &str,
    exclusive: &str,
    stricter: impl Fn(f64, f64) -> bool,
    at: &At<'_>,
    cx: &mut Context<'_>,
) {
    let Some(bound) = map.member(exclusive).and_then(Value::as_f64) else { return };
    super::newer(exclusive, &at.child(exclusive), cx);
    let Some(number) = super::take(map, exclusive) else { return };
    if map.member(plain).and_then(Value::as_f64).is_none_or(|plain| stricter(bound, plain)) {
        map.insert(plain.to_owned(), number);
        map.insert(exclusive.to_owned(), Value::Bool(true));
        cx.moved(&at.child(plain), &at.child(exclusive));
    }
}
