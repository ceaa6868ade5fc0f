//! Parameters of paths, queries and headers, whose schema 2.0 writes among their own members.

use serde_json::{Map, Value};

use crate::diagnostics::At;
use crate::diagnostics::codes::normalize as codes;
use crate::normalize::context::Context;
use crate::normalize::extensions as ext;

use super::Members;

/// Members that say what the value is.
const SCHEMA: &[&str] = &[
    "type",
    "format",
    "items",
    "default",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "enum",
    "multipleOf",
    "x-nullable",
    "x-ms-enum",
    "x-enum-varnames",
    "x-enumNames",
    "x-enum-descriptions",
    "x-ms-format",
    "properties",
    "allOf",
    "additionalProperties",
];

/// `parameters` of the root; bodies are written out where they are used.
pub(super) fn components(shared: &Members, cx: &mut Context<'_>) -> Value {
    let root_at = At::root();
    let components_at = root_at.child("components");
    let list_at = components_at.child("parameters");
    let mut components = Map::new();
    for (name, value) in shared {
        let Value::Object(parameter) = value else { continue };
        if is_body(parameter) {
            continue;
        }
        let at = list_at.child(name);
        cx.origins
            .to_mut()
            .pin(&at.pointer(), (0, root_at.child("parameters").child(name).pointer()));
        components.insert(name.clone(), Value::Object(upgrade(parameter.clone(), &at, cx)));
    }
    Value::Object(components)
}

/// Whether it is a part of the body.
pub(super) fn is_body(parameter: &Members) -> bool {
    matches!(parameter.get("in").and_then(Value::as_str), Some("body" | "formData"))
}

/// One parameter or header at its new place.
pub(in crate::normalize) fn upgrade(
    mut parameter: Members,
    at: &At<'_>,
    cx: &mut Context<'_>,
) -> Members {
    if parameter.contains_key("$ref") || parameter.contains_key("schema") {
        return parameter;
    }
    let location = parameter.get("in").and_then(Value::as_str).unwrap_or("header").to_owned();
    let format = parameter.shift_remove("collectionFormat");
    let schema = schema(&mut parameter);
    if schema.get("type").and_then(Value::as_str) == Some("array") {
        let format = format.as_ref().and_then(Value::as_str).unwrap_or("csv");
        collection(&mut parameter, format, &location, at, cx);
    }
    let origin = cx.origins.source(&at.pointer());
    cx.origins.to_mut().pin(&at.child("schema").pointer(), origin);
    parameter.insert("schema".to_owned(), Value::Object(schema));
    parameter
}

/// Takes out what says what the value is.
pub(in crate::normalize) fn schema(parameter: &mut Members) -> Members {
    let mut schema = Map::new();
    for member in SCHEMA {
        schema.extend(parameter.shift_remove(*member).map(|value| ((*member).to_owned(), value)));
    }
    schema
}

fn collection(
    parameter: &mut Members,
    format: &str,
    location: &str,
    at: &At<'_>,
    cx: &mut Context<'_>,
) {
    let query = location == "query";
    let style = match format {
        "ssv" if query => "spaceDelimited",
        "tsv" if query => "tabDelimited",
        "pipes" if query => "pipeDelimited",
        _ if query => "form",
        _ => "simple",
    };
    if !query && ["ssv", "tsv", "pipes"].contains(&format) {
        parameter.insert(ext::COLLECTION.to_owned(), Value::from(format));
    }
    if !["csv", "ssv", "tsv", "pipes", "multi"].contains(&format) || (format == "multi" && !query) {
        let message = format!(
            "`collectionFormat: {format}` does not exist for a value in the {location}; csv is used"
        );
        cx.report(&codes::CONVERSION, &at.child("collectionFormat"), message)
            .write("csv")
            .help("or ssv, tsv or pipes; multi is for queries and forms");
    }
    parameter.insert("style".to_owned(), Value::from(style));
    parameter.insert("explode".to_owned(), Value::Bool(format == "multi" && query));
}
