//! Files that are something else: one clear line each.

use serde_json::Value;

use crate::diagnostics::Diagnostics;
use crate::diagnostics::codes::load as codes;

use super::SourceFile;

/// Whether the tree is no OpenAPI document; then that is reported.
pub(super) fn refuse(source: &SourceFile, value: &Value, diagnostics: &mut Diagnostics) -> bool {
    let Some(root) = value.as_object() else {
        if !refuse_text(source, diagnostics) {
            let message = format!("an OpenAPI document is an object, and this is {}", noun(value));
            let help = "it begins with `openapi: 3.0.3` or `swagger: \"2.0\"`";
            diagnostics.report_at(&codes::NOT_AN_OBJECT, start(source), message).help(help);
        }
        return true;
    };
    if ["openapi", "swagger", "paths"].iter().any(|key| root.contains_key(*key)) {
        return false;
    }
    let text_at = |pointer: &str| value.pointer(pointer).and_then(Value::as_str).unwrap_or("");
    let has = |key: &str| root.contains_key(key);
    let (what, help) = if has("asyncapi") {
        (
            "an AsyncAPI document",
            "AsyncAPI describes messages; name the OpenAPI document of the API",
        )
    } else if text_at("/info/schema").contains("postman")
        || !text_at("/info/_postman_id").is_empty()
    {
        ("a Postman collection", "convert it: https://github.com/joolfe/postman-to-openapi")
    } else if has("arazzo") || has("overlay") {
        ("an Arazzo or Overlay document", "name the OpenAPI document that it belongs to")
    } else if text_at("/kind").starts_with("discovery#") {
        ("a Google discovery document", "convert it to OpenAPI first")
    } else if value.pointer("/log/entries").is_some() {
        ("a HAR file", "name the OpenAPI document of the API")
    } else if has("$schema") || has("$defs") || (has("type") && !has("info")) {
        ("a JSON Schema", "put the schema under `components.schemas` of an OpenAPI document")
    } else {
        return false;
    };
    report(source, what, help, diagnostics);
    true
}

/// Whether the text, which no parser read, is of a known other kind; then that is reported.
pub(super) fn refuse_text(source: &SourceFile, diagnostics: &mut Diagnostics) -> bool {
    let head: String = source.text().trim_start().chars().take(200).collect();
    let head = head.to_ascii_lowercase();
    let (what, help) = if head.starts_with("<!doctype html") || head.starts_with("<html") {
        ("a web page", "save the file behind the page's download link, often /openapi.json")
    } else if head.starts_with('<') {
        ("XML", "name the OpenAPI document, which is YAML or JSON")
    } else if head.starts_with("#%raml") {
        ("RAML", "convert it to OpenAPI first")
    } else if head.starts_with("schema {") || head.starts_with("type query") {
        ("a GraphQL schema", "name an OpenAPI document")
    } else if head.starts_with("syntax =") {
        ("a protobuf file", "name an OpenAPI document")
    } else {
        return false;
    };
    report(source, what, help, diagnostics);
    true
}

fn report(source: &SourceFile, what: &str, help: &str, diagnostics: &mut Diagnostics) {
    let message = format!("this is {what}, not an OpenAPI document");
    diagnostics.report_at(&codes::FOREIGN, start(source), message).help(help);
}

fn start(source: &SourceFile) -> crate::diagnostics::Place {
    let text = source.text();
    let first = text.len() - text.trim_start().len();
    let line = text[first..].lines().next().unwrap_or("");
    source.span(first..first + line.trim_end().len())
}

fn noun(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
