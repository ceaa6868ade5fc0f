//! Answers, whose schema 2.0 writes without a media type.

use serde_json::{Map, Value, json};

use crate::diagnostics::At;
use crate::normalize::context::Context;

use super::media::{self, Defaults};
use super::{Members, octets, parameters};

/// `responses` of the root.
pub(super) fn components(
    root: &mut Members,
    components: &mut Members,
    defaults: &Defaults,
    cx: &mut Context<'_>,
) {
    super::move_section(root, "responses", components, "responses", cx);
    let root_at = At::root();
    let components_at = root_at.child("components");
    if let Some(Value::Object(map)) = components.get_mut("responses") {
        upgrade(map, &defaults.produces, &components_at.child("responses"), cx);
    }
}

/// Every answer of an operation, or of the root.
pub(super) fn upgrade(
    responses: &mut Members,
    produces: &[String],
    at: &At<'_>,
    cx: &mut Context<'_>,
) {
    for (status, response) in responses.iter_mut().filter(|(status, _)| !status.starts_with("x-")) {
        if let Value::Object(response) = response {
            one(response, produces, &at.child(status), cx);
        }
    }
}

fn one(response: &mut Members, produces: &[String], at: &At<'_>, cx: &mut Context<'_>) {
    if response.contains_key("$ref") {
        return;
    }
    let examples = match response.shift_remove("examples") {
        Some(Value::Object(map)) => map,
        _ => Map::new(),
    };
    if let Some(schema) = response.shift_remove("schema") {
        let content = content(schema, produces, &examples, at, cx);
        response.insert("content".to_owned(), Value::Object(content));
    }
    let headers_at = at.child("headers");
    if let Some(Value::Object(headers)) = response.get_mut("headers") {
        for (name, header) in headers.iter_mut() {
            if let Value::Object(members) = header {
                *members =
                    parameters::upgrade(std::mem::take(members), &headers_at.child(name), cx);
            }
        }
    }
}

fn content(
    schema: Value,
    produces: &[String],
    examples: &Members,
    at: &At<'_>,
    cx: &mut Context<'_>,
) -> Members {
    let file = schema.get("type").and_then(Value::as_str) == Some("file");
    let produces = if file { media::of_files(produces) } else { produces.to_vec() };
    let produces = if produces.is_empty() { vec![media::JSON.to_owned()] } else { produces };
    let schema = if file { octets() } else { schema };
    let origin = at.child("schema").pointer();
    let content_at = at.child("content");
    let mut content = Map::new();
    for media in &produces {
        let media_at = content_at.child(media);
        cx.origins.to_mut().moved(&media_at.child("schema").pointer(), &origin);
        let mut one = json!({ "schema": schema });
        if let Some(example) = examples.get(media) {
            one["example"] = example.clone();
        }
        content.insert(media.clone(), one);
    }
    content
}
