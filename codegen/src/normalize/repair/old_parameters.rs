//! Parameters and headers as Swagger 2.0 writes them, in a later document: `{name: q, in: query, type: integer}`.

use serde_json::{Map, Value};

use crate::diagnostics::At;
use crate::diagnostics::codes::normalize as codes;
use crate::load::Lookup;
use crate::normalize::context::Context;
use crate::normalize::v2_0::parameters;

/// Reads what says what the value is as its `schema`, where there is none.
pub(super) fn rewrite(value: &mut Value, at: &At<'_>, cx: &mut Context<'_>) {
    let Value::Object(map) = value else { return };
    let is_old = map.member("type").is_some_and(Value::is_string)
        && !["schema", "content", "$ref"].iter().any(|name| map.has(name))
        && !matches!(map.member("in").and_then(Value::as_str), Some("body" | "formData"));
    if !is_old {
        return;
    }
    let message = "`type` stands in its `schema` since OpenAPI 3.0; it is read so";
    let own = Value::Object(parameters::schema(&mut map.clone()));
    cx.report(&codes::SCHEMA_OR_CONTENT, at, message)
        .insert(format!("schema: {own}"))
        .help("and delete what it repeats");
    *map = lifted(std::mem::take(map), at, cx);
}

fn lifted(mut map: Map<String, Value>, at: &At<'_>, cx: &mut Context<'_>) -> Map<String, Value> {
    if map.has("collectionFormat") {
        return parameters::upgrade(map, at, cx);
    }
    let origin = cx.origins.source(&at.pointer());
    cx.origins.to_mut().pin(&at.child("schema").pointer(), origin);
    let schema = parameters::schema(&mut map);
    map.insert("schema".to_owned(), Value::Object(schema));
    map
}
