//! Parameters and headers (`OAS 3.0.4 §4.8.12`, `§4.8.21`).

use indexmap::IndexMap;
use openapiv3::{
    CookieStyle, Header, HeaderStyle, Parameter, ParameterData, ParameterSchemaOrContent,
    PathStyle, QueryStyle, ReferenceOr, Schema,
};
use serde_json::Value;

use crate::diagnostics::codes::normalize as codes;
use crate::load::Lookup;
use crate::normalize::context::Context;
use crate::normalize::extensions as ext;
use crate::normalize::version::Version;

use super::content::{content, examples};
use super::{Object, cures, schema};

/// One parameter; `None` where it is left out.
pub(super) fn parameter(object: Object<'_>, cx: &mut Context<'_>) -> Option<Parameter> {
    object.known("a parameter", KNOWN, cx);
    let name = demanded(&object, "name", cx)?;
    let location = in_lower_case(&object, demanded(&object, "in", cx)?, cx);
    let mut data = data(&object, name, cx);
    let style = object.string("style", cx).unwrap_or_default();
    match location.as_str() {
        "query" => Some(query(&object, data, &style, cx)),
        "querystring" => {
            data.extensions.insert(ext::LOCATION.to_owned(), Value::from("querystring"));
            Some(query(&object, data, &style, cx))
        }
        "header" => {
            let known = (style == "simple").then_some(HeaderStyle::Simple);
            let style = styled(&object, &style, known, &mut data, cx);
            Some(Parameter::Header { parameter_data: data, style })
        }
        "path" => {
            let style = styled(&object, &style, path_style(&style), &mut data, cx);
            reserved(&object, &mut data, cx);
            data.required = true;
            Some(Parameter::Path { parameter_data: data, style })
        }
        "cookie" => {
            let known = (style == "form").then_some(CookieStyle::Form);
            let style = styled(&object, &style, known, &mut data, cx);
            reserved(&object, &mut data, cx);
            Some(Parameter::Cookie { parameter_data: data, style })
        }
        other => {
            misplaced(&object, other, cx);
            None
        }
    }
}

const KNOWN: &[&str] = &[
    "name",
    "in",
    "description",
    "required",
    "deprecated",
    "allowEmptyValue",
    "style",
    "explode",
    "allowReserved",
    "schema",
    "example",
    "examples",
    "content",
];

fn demanded(object: &Object<'_>, name: &str, cx: &mut Context<'_>) -> Option<String> {
    let text = object.string(name, cx);
    if text.is_none() {
        let own = object.map.member("name").and_then(Value::as_str).unwrap_or("");
        cx.report(
            &codes::PARAMETER,
            &object.at,
            format!("the parameter {own:?} has no `{name}`; it is left out"),
        )
        .insert(missing(object, name, own));
    }
    text
}

/// A location is written small; another spelling is no other place.
fn in_lower_case(object: &Object<'_>, location: String, cx: &mut Context<'_>) -> String {
    let lower = location.to_ascii_lowercase();
    if lower == location || !["path", "query", "header", "cookie"].contains(&lower.as_str()) {
        return location;
    }
    let message = format!("`{lower}` is written small, not `{location}`; it is read so");
    cx.report(&codes::CONVERTED, &object.at.child("in"), message).write(lower.clone()).done();
    lower
}

/// The member that a parameter lacks.
fn missing(object: &Object<'_>, name: &str, own: &str) -> &'static str {
    match (name, cures::location(&object.at, own)) {
        ("in", "path") => "in: path",
        ("in", _) => "in: query",
        _ => "name: …",
    }
}

fn misplaced(object: &Object<'_>, location: &str, cx: &mut Context<'_>) {
    let message = format!(
        "a parameter stands in `path`, `query`, `header` or `cookie`, not in `{location}`; it is left out"
    );
    let reported = cx.report(&codes::PARAMETER, &object.at.child("in"), message);
    match location {
        "body" | "formData" => {
            reported.write("query").help("or describe the body under `requestBody`");
        }
        _ => {
            let known = ["path", "query", "header", "cookie"];
            reported.write(cures::nearest(location, &known).unwrap_or("query")).done();
        }
    }
}

fn query(
    object: &Object<'_>,
    mut data: ParameterData,
    style: &str,
    cx: &mut Context<'_>,
) -> Parameter {
    let style = styled(object, style, query_style(style), &mut data, cx);
    Parameter::Query {
        parameter_data: data,
        allow_reserved: object.boolean("allowReserved", cx).unwrap_or(false),
        style,
        allow_empty_value: object.boolean("allowEmptyValue", cx),
    }
}

/// `allowReserved` where openapiv3 has no room for it.
fn reserved(object: &Object<'_>, data: &mut ParameterData, cx: &mut Context<'_>) {
    if cx.version >= Version::V3_2 && object.boolean("allowReserved", cx) == Some(true) {
        data.extensions.insert(ext::RESERVED.to_owned(), Value::Bool(true));
    }
}

fn data(object: &Object<'_>, name: String, cx: &mut Context<'_>) -> ParameterData {
    ParameterData {
        name,
        description: object.string("description", cx),
        required: object.boolean("required", cx).unwrap_or(false),
        deprecated: object.boolean("deprecated", cx),
        format: format(object, cx),
        example: object.map.member("example").cloned(),
        examples: examples(object, cx),
        explode: object.boolean("explode", cx),
        extensions: object.extensions(),
    }
}

/// `schema` or `content`; one of the two, else a text is assumed.
fn format(object: &Object<'_>, cx: &mut Context<'_>) -> ParameterSchemaOrContent {
    let written = object.get("schema", cx);
    let content = content(object, cx);
    if let Some(value) = written {
        if !content.is_empty() {
            cx.report(
                &codes::SCHEMA_OR_CONTENT,
                &object.at,
                "`schema` and `content` exclude each other; `content` is ignored",
            )
            .delete()
            .help("or one of the two");
        }
        return ParameterSchemaOrContent::Schema(schema(value, &object.at.child("schema"), cx));
    }
    if !content.is_empty() {
        if content.len() > 1 {
            let content_at = object.at.child("content");
            let second = content.keys().nth(1).map_or("", String::as_str);
            let message = "a parameter has one media type; the first is used";
            let second_at = content_at.child(second);
            cx.report(&codes::SCHEMA_OR_CONTENT, &second_at, message).at_name().delete().done();
        }
        return ParameterSchemaOrContent::Content(content.into_iter().take(1).collect());
    }
    cx.report(
        &codes::SCHEMA_OR_CONTENT,
        &object.at,
        "neither `schema` nor `content` says what the value is; a text is assumed",
    )
    .insert("schema: { type: string }");
    ParameterSchemaOrContent::Schema(ReferenceOr::Item(text_schema()))
}

fn text_schema() -> Schema {
    Schema {
        schema_data: openapiv3::SchemaData::default(),
        schema_kind: openapiv3::SchemaKind::Any(openapiv3::AnySchema {
            typ: Some("string".to_owned()),
            ..openapiv3::AnySchema::default()
        }),
    }
}

/// The style, or the default with an extension for styles that openapiv3 has no word for here.
fn styled<S: Default>(
    object: &Object<'_>,
    style: &str,
    known: Option<S>,
    data: &mut ParameterData,
    cx: &mut Context<'_>,
) -> S {
    if known.is_none() && !style.is_empty() {
        if ALL_STYLES.contains(&style) {
            data.extensions.insert(ext::STYLE.to_owned(), Value::from(style));
        } else {
            cx.report(
                &codes::STYLE,
                &object.at.child("style"),
                format!("`{style}` is no style of a parameter; the default is used"),
            )
            .at_name()
            .delete();
        }
    }
    known.unwrap_or_default()
}

const ALL_STYLES: &[&str] = &[
    "simple",
    "label",
    "matrix",
    "form",
    "spaceDelimited",
    "pipeDelimited",
    "deepObject",
    "cookie",
    "tabDelimited",
];

/// `style` of a query parameter or a form field.
pub(super) fn query_style(style: &str) -> Option<QueryStyle> {
    match style {
        "form" => Some(QueryStyle::Form),
        "spaceDelimited" => Some(QueryStyle::SpaceDelimited),
        "pipeDelimited" => Some(QueryStyle::PipeDelimited),
        "deepObject" => Some(QueryStyle::DeepObject),
        _ => None,
    }
}

fn path_style(style: &str) -> Option<PathStyle> {
    match style {
        "simple" => Some(PathStyle::Simple),
        "label" => Some(PathStyle::Label),
        "matrix" => Some(PathStyle::Matrix),
        _ => None,
    }
}

/// One header of an answer or a part.
pub(super) fn header(object: Object<'_>, cx: &mut Context<'_>) -> Option<Header> {
    object.known("a header", KNOWN, cx);
    let data = data(&object, String::new(), cx);
    let mut extensions: IndexMap<String, Value> = data.extensions;
    extensions.extend(data.explode.map(|explode| (ext::EXPLODE.to_owned(), Value::Bool(explode))));
    Some(Header {
        description: data.description,
        style: HeaderStyle::Simple,
        required: data.required,
        deprecated: data.deprecated,
        format: data.format,
        example: data.example,
        examples: data.examples,
        extensions,
    })
}
