//! Swagger 2.0 in; a place of the 3.0 tree and the places of complaints in the source out.

use serde_json::Value;

use crate::diagnostics::{Diagnostics, Place};
use crate::load::load;
use crate::normalize::normalize;

fn check(document: &str, pointer: &str, expected: &str, said: &[&str]) {
    let text = format!("--- {{swagger: '2.0', info: {{title: a, version: a}}, {document}}}");
    let mut diagnostics = Diagnostics::new();
    let loaded = load("a.yaml", text.as_bytes(), &mut diagnostics).expect("it is YAML");
    let parts = normalize(loaded, &mut diagnostics).expect("it is 2.0");
    let expected: Value = serde_json::from_str(expected).expect("the expectation is JSON");
    assert_eq!(parts.tree.pointer(pointer), Some(&expected), "{document}");
    let seen: Vec<_> = diagnostics
        .iter()
        .map(|one| match &one.place {
            Place::Node { pointer, .. } | Place::Name { pointer, .. } => {
                format!("{} {}", one.code.id, pointer.as_str())
            }
            _ => one.code.id.to_owned(),
        })
        .collect();
    assert_eq!(seen, said, "{document}");
}

#[test]
fn servers() {
    let both = r#"[{"url": "https://a/v1"}, {"url": "http://a/v1"}]"#;
    check("host: a, basePath: /v1/, schemes: [http, https], paths: {}", "/servers", both, &[]);
    check("basePath: v1, paths: {}", "/servers", r#"[{"url": "/v1"}]"#, &[]);
    check(
        "x-ms-parameterized-host: {hostTemplate: '{end}', useSchemePrefix: false, parameters: [{name: end, default: d}]}, paths: {}",
        "/servers",
        r#"[{"url": "{end}", "variables": {"end": {"default": "d"}}}]"#,
        &[],
    );
}

#[test]
fn security() {
    check(
        "paths: {}, securityDefinitions: {a: {type: basic}, b: {type: oauth2, flow: accessCode, tokenUrl: t, scopes: {s: 5}}}",
        "/components/securitySchemes",
        r#"{"a": {"type": "http", "scheme": "basic"}, "b": {"type": "oauth2", "flows": {"authorizationCode": {"tokenUrl": "t", "scopes": {"s": 5}}}}}"#,
        &["W0204 /securityDefinitions/b/scopes/s"],
    );
}

#[test]
fn parameters() {
    for (format, style, explode) in [
        ("csv", "form", false),
        ("ssv", "spaceDelimited", false),
        ("tsv", "tabDelimited", false),
        ("pipes", "pipeDelimited", false),
        ("multi", "form", true),
    ] {
        check(
            &format!(
                "paths: {{/a: {{get: {{parameters: [{{name: p, in: query, type: array, items: {{type: string}}, collectionFormat: {format}}}], responses: {{200: {{}}}}}}}}}}"
            ),
            "/paths/~1a/get/parameters/0",
            &format!(
                r#"{{"name": "p", "in": "query", "style": "{style}", "explode": {explode}, "schema": {{"type": "array", "items": {{"type": "string"}}}}}}"#
            ),
            &[],
        );
    }
    for format in ["ssv", "tsv", "pipes"] {
        check(
            &format!(
                "paths: {{/a: {{get: {{parameters: [{{name: p, in: header, type: array, items: {{type: string}}, collectionFormat: {format}}}], responses: {{200: {{}}}}}}}}}}"
            ),
            "/paths/~1a/get/parameters/0",
            &format!(
                r#"{{"name": "p", "in": "header", "x-codegen-collection": "{format}", "style": "simple", "explode": false, "schema": {{"type": "array", "items": {{"type": "string"}}}}}}"#
            ),
            &[],
        );
    }
    check(
        "paths: {/a: {parameters: [{$ref: '#/parameters/B'}, {$ref: '#/parameters/Q'}], put: {responses: {200: {}}}}}, parameters: {B: {name: b, in: body, schema: {tpye: a}}, Q: {name: q, in: query, type: sting}}",
        "/paths/~1a",
        r##"{"put": {"responses": {"200": {}}, "requestBody": {"content": {"application/json": {"schema": {"tpye": "a"}}}}}, "parameters": [{"$ref": "#/components/parameters/Q"}]}"##,
        &["W0209 /parameters/Q/type", "W0208 /parameters/B/schema/tpye"],
    );
}

#[test]
fn bodies() {
    check(
        "consumes: [application/xml], paths: {/a: {post: {consumes: [application/json], parameters: [{name: q, in: query, type: string}, {name: b, in: body, required: true, schema: {tpye: a}}], responses: {200: {}}}}}",
        "/paths/~1a/post/requestBody",
        r#"{"required": true, "content": {"application/json": {"schema": {"tpye": "a"}}}}"#,
        &["W0208 /paths/~1a/post/parameters/1/schema/tpye"],
    );
    check(
        "paths: {/a: {post: {parameters: [{name: f, in: formData, type: file, required: true}, {name: l, in: formData, type: array, items: {type: sting}, collectionFormat: multi}], responses: {200: {}}}}}",
        "/paths/~1a/post/requestBody",
        r#"{"required": true, "content": {"multipart/form-data": {"schema": {"type": "object", "properties": {"f": {"type": "string", "format": "binary"}, "l": {"type": "array", "items": {"x-codegen-lost": "type sting"}}}, "required": ["f"]}, "encoding": {"l": {"style": "form", "explode": true}}}}}"#,
        &["W0209 /paths/~1a/post/parameters/1/items/type"],
    );
}

#[test]
fn responses() {
    check(
        "produces: [text/plain], paths: {/a: {get: {responses: {200: {description: d, schema: {tpye: a}, examples: {text/plain: e}, headers: {X: {type: sting}}}, 404: {schema: {type: file}}}}}}",
        "/paths/~1a/get/responses",
        r#"{"200": {"description": "d", "headers": {"X": {"schema": {"x-codegen-lost": "type sting"}}}, "content": {"text/plain": {"schema": {"tpye": "a"}, "example": "e"}}}, "404": {"content": {"text/plain": {"schema": {"type": "string", "format": "binary"}}}}}"#,
        &[
            "W0209 /paths/~1a/get/responses/200/headers/X/type",
            "W0208 /paths/~1a/get/responses/200/schema/tpye",
        ],
    );
}

#[test]
fn files_are_octets_whatever_else_the_document_produces() {
    for (produces, media) in [
        ("", "application/octet-stream"),
        ("produces: [application/json, text/xml], ", "*/*"),
        ("produces: [application/json, application/pdf], ", "application/pdf"),
    ] {
        check(
            &format!(
                "{produces}paths: {{/a: {{get: {{responses: {{200: {{description: d, schema: {{type: file}}}}}}}}}}}}"
            ),
            "/paths/~1a/get/responses/200/content",
            &format!(r#"{{"{media}": {{"schema": {{"type": "string", "format": "binary"}}}}}}"#),
            &[],
        );
    }
}

#[test]
fn schemas() {
    check(
        "paths: {}, definitions: {A: {discriminator: kind, properties: {kind: {type: string}, n: {tpye: a}}}, B: {x-ms-discriminator-value: bee, allOf: [{$ref: '#/definitions/A'}]}}",
        "/components/schemas/A/discriminator",
        r##"{"propertyName": "kind", "mapping": {"bee": "#/components/schemas/B"}}"##,
        &["W0208 /definitions/A/properties/n/tpye"],
    );
    check(
        "paths: {}, definitions: {E: {type: string, enum: [a, b], x-ms-enum: {name: E, values: [{value: b, name: Bee}]}}}",
        "/components/schemas/E/x-enum-varnames",
        r#"["", "Bee"]"#,
        &[],
    );
}
