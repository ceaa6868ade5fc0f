//! Parameters in the body and in forms: the request body.

use serde_json::{Map, Value, json};

use crate::diagnostics::At;
use crate::diagnostics::codes::normalize as codes;
use crate::ir::Pointer;
use crate::normalize::context::Context;

use super::{Members, octets, parameters};

const URLENCODED: &str = "application/x-www-form-urlencoded";
const MULTIPART: &str = "multipart/form-data";

/// A parameter with its place in the source.
pub(super) type Sourced = (Members, (usize, Pointer));

/// The body made of an operation's parameters in `body` and `formData`; `None` without any.
pub(super) fn body(
    parts: Vec<Sourced>,
    consumes: &[String],
    at: &At<'_>,
    cx: &mut Context<'_>,
) -> Option<Value> {
    let (whole, fields): (Vec<_>, Vec<_>) = parts
        .into_iter()
        .partition(|(part, _)| part.get("in").and_then(Value::as_str) == Some("body"));
    let surplus = match whole.is_empty() {
        true => None,
        false => whole.get(1).or(fields.first()),
    };
    if let Some((_, (file, pointer))) = surplus {
        let place = crate::diagnostics::Place::Node { file: *file, pointer: pointer.clone() };
        let message = "an operation has one body; this parameter is left out";
        cx.diagnostics
            .report_at(&codes::CONVERSION, place, message)
            .delete()
            .help("and describe one body, or form fields alone");
    }
    match whole.into_iter().next() {
        Some(first) => Some(whole_body(first, consumes, at, cx)),
        None if fields.is_empty() => None,
        None => Some(form(fields, consumes, at, cx)),
    }
}

fn whole_body(
    (mut part, origin): Sourced,
    consumes: &[String],
    at: &At<'_>,
    cx: &mut Context<'_>,
) -> Value {
    let json_only = ["application/json".to_owned()];
    let consumes = if consumes.is_empty() { &json_only } else { consumes };
    cx.origins.to_mut().pin(&at.pointer(), origin.clone());
    let content_at = at.child("content");
    let schema = part.shift_remove("schema");
    let mut content = Map::new();
    for media in consumes {
        let media_at = content_at.child(media);
        cx.origins.to_mut().pin(&media_at.pointer(), origin.clone());
        let schema = schema.clone().map(|schema| ("schema".to_owned(), schema));
        content.insert(media.clone(), Value::Object(Map::from_iter(schema)));
    }
    let mut body = rest(part);
    body.insert("content".to_owned(), Value::Object(content));
    Value::Object(body)
}

/// What a body keeps of a parameter: text, `required` and extensions.
fn rest(part: Members) -> Members {
    let kept = |name: &str| ["description", "required"].contains(&name) || name.starts_with("x-");
    part.into_iter().filter(|(name, _)| kept(name)).collect()
}

fn form(fields: Vec<Sourced>, consumes: &[String], at: &At<'_>, cx: &mut Context<'_>) -> Value {
    let is_file = |part: &Members| part.get("type").and_then(Value::as_str) == Some("file");
    let files = fields.iter().any(|(part, _)| is_file(part));
    let mut media: Vec<&str> = consumes.iter().map(String::as_str).collect();
    media.retain(|media| media.starts_with("multipart/") || (*media == URLENCODED && !files));
    if media.is_empty() {
        media.push(if files { MULTIPART } else { URLENCODED });
    }
    if let Some((_, origin)) = fields.first() {
        cx.origins.to_mut().pin(&at.pointer(), origin.clone());
    }
    let content_at = at.child("content");
    let mut required = Vec::new();
    let mut properties = Map::new();
    let mut encoding = Map::new();
    for (mut part, origin) in fields {
        let Some(name) = part.get("name").and_then(Value::as_str).map(str::to_owned) else {
            continue;
        };
        for media in &media {
            let media_at = content_at.child(media);
            let schema_at = media_at.child("schema");
            cx.origins
                .to_mut()
                .pin(&schema_at.child("properties").child(&name).pointer(), origin.clone());
        }
        if part.get("required") == Some(&Value::Bool(true)) {
            required.push(Value::from(name.as_str()));
        }
        encoding.extend(field_encoding(&part).map(|one| (name.clone(), one)));
        properties.insert(name, field(&mut part));
    }
    let all_optional = required.is_empty();
    let mut schema = json!({ "type": "object", "properties": properties });
    if !all_optional {
        schema["required"] = Value::Array(required);
    }
    let content: Map<String, Value> = media
        .into_iter()
        .map(|media| (media.to_owned(), json!({ "schema": schema, "encoding": encoding })))
        .collect();
    json!({ "content": content, "required": !all_optional })
}

fn field(part: &mut Members) -> Value {
    let mut schema = parameters::schema(part);
    if schema.get("type").and_then(Value::as_str) == Some("file") {
        schema = octets().as_object().cloned().unwrap_or_default();
    }
    schema.extend(part.shift_remove("description").map(|text| ("description".to_owned(), text)));
    let extensions = std::mem::take(part).into_iter().filter(|(name, _)| name.starts_with("x-"));
    schema.extend(extensions);
    Value::Object(schema)
}

/// How a list is written into the form.
fn field_encoding(part: &Members) -> Option<Value> {
    if part.get("type").and_then(Value::as_str) != Some("array") {
        return None;
    }
    let format = part.get("collectionFormat").and_then(Value::as_str).unwrap_or("csv");
    let style = match format {
        "ssv" => "spaceDelimited",
        "tsv" => "tabDelimited",
        "pipes" => "pipeDelimited",
        _ => "form",
    };
    Some(json!({ "style": style, "explode": format == "multi" }))
}
