//! Several files in, one tree out.

use crate::diagnostics::{Diagnostics, Place};
use crate::load::{ReadError, Source, load_all};
use crate::normalize::normalize;

struct Files(&'static [(&'static str, &'static str)]);

impl Source for Files {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        let found = self.0.iter().find(|(name, _)| *name == path);
        let text = found.ok_or_else(|| ReadError::Failed("no such file".into()))?.1;
        Ok(format!("--- {text}").into_bytes())
    }
}

/// The nodes at some places of the tree, and what is said: `CODE file pointer`.
fn check(
    document: &str,
    files: &'static [(&'static str, &'static str)],
    expected: &[(&str, &str)],
    said: &[&str],
) {
    let mut diagnostics = Diagnostics::new();
    let text = format!("--- {document}");
    let loaded = load_all(&Files(files), "main.yaml", text.as_bytes(), &mut diagnostics);
    let parts = normalize(loaded.expect("it is YAML"), &mut diagnostics).expect("it has a version");
    for (pointer, node) in expected {
        let node: serde_json::Value = serde_json::from_str(node).expect("the expectation is JSON");
        assert_eq!(parts.tree.pointer(pointer), Some(&node), "{pointer} of {document}");
    }
    let seen = diagnostics.iter().map(|one| match &one.place {
        Place::Node { file, pointer } | Place::Name { file, pointer } => {
            format!("{} {file} {}", one.code.id, pointer.as_str())
        }
        _ => format!("{} {}", one.code.id, one.message),
    });
    let mut seen: Vec<_> = seen.collect();
    seen.sort();
    assert_eq!(seen, said, "{document}");
}

const V3: &str = "openapi: 3.0.3, info: {title: a, version: a}";
const V2: &str = "swagger: '2.0', info: {title: a, version: a}";

#[test]
fn a_component_that_is_in_a_file_is_what_stands_there() {
    check(
        &format!(
            "{{{V3}, paths: {{}}, components: {{schemas: {{A: {{$ref: a.yaml}}, B: {{$ref: a.yaml}}, C: {{$ref: 'b.yaml#/C'}}}}}}}}"
        ),
        &[
            (
                "a.yaml",
                "{properties: {own: {$ref: a.yaml}, other: {$ref: 'b.yaml#/D'}, bad: {type: strng}}}",
            ),
            ("b.yaml", "{C: {type: string}, D: {type: integer}, E: {type: boolean}}"),
        ],
        &[(
            "/components/schemas",
            r##"{"A": {"properties": {"own": {"$ref": "#/components/schemas/A"}, "other": {"$ref": "#/components/schemas/D"}, "bad": {"x-codegen-lost": "type strng"}}}, "B": {"$ref": "#/components/schemas/A"}, "C": {"type": "string"}, "D": {"type": "integer"}}"##,
        )],
        &["W0209 1 /properties/bad/type"],
    );
}

#[test]
fn an_index_of_files_names_what_stands_behind_it() {
    check(
        &format!(
            "{{{V3}, paths: {{$ref: paths.yaml}}, components: {{schemas: {{$ref: index.yaml}}}}}}"
        ),
        &[
            (
                "paths.yaml",
                "{/a: {get: {responses: {'204': {description: d}}, parameters: [{name: q, in: query, schema: {$ref: user.yaml}}]}}}",
            ),
            ("index.yaml", "{User: {$ref: user.yaml}, Team: {items: {$ref: '#/User'}}}"),
            (
                "user.yaml",
                "{properties: {friend: {$ref: 'main.yaml#/components/schemas/User'}, bad: {type: strng}}}",
            ),
        ],
        &[
            (
                "/components/schemas",
                r##"{"User": {"properties": {"friend": {"$ref": "#/components/schemas/User"}, "bad": {"x-codegen-lost": "type strng"}}}, "Team": {"items": {"$ref": "#/components/schemas/User"}}}"##,
            ),
            ("/paths/~1a/get/parameters/0/schema", r##"{"$ref": "#/components/schemas/User"}"##),
        ],
        &["W0209 3 /properties/bad/type"],
    );
}

#[test]
fn what_operations_use_of_a_file_is_a_component() {
    check(
        &format!("{{{V3}, paths: {{/a: {{$ref: a.yaml}}}}}}"),
        &[
            (
                "a.yaml",
                "{get: {parameters: [{$ref: 'b.yaml#/Limit'}], requestBody: {$ref: 'b.yaml#/Body'}, responses: {200: {$ref: 'b.yaml#/Done'}}}}",
            ),
            (
                "b.yaml",
                "{Limit: {name: l, in: query, schema: {type: int}}, Body: {content: {text/plain: {schema: {type: string}}}}, Done: {description: d, headers: {X: {$ref: '#/X'}}}, X: {schema: {type: strng}}}",
            ),
        ],
        &[
            (
                "/paths/~1a/get",
                r##"{"parameters": [{"$ref": "#/components/parameters/Limit"}], "requestBody": {"$ref": "#/components/requestBodies/Body"}, "responses": {"200": {"$ref": "#/components/responses/Done"}}}"##,
            ),
            ("/components/responses/Done/headers/X", r##"{"$ref": "#/components/headers/X"}"##),
            ("/components/parameters/Limit/schema", r#"{"type": "integer", "format": "int32"}"#),
        ],
        &["W0209 2 /Limit/schema/type", "W0209 2 /X/schema/type"],
    );
}

#[test]
fn what_a_file_does_not_hold_is_told_where_it_is_asked_for() {
    check(
        &format!(
            "{{{V3}, paths: {{}}, components: {{schemas: {{A: {{properties: {{a: {{$ref: 'b.yaml#/Ownr'}}, b: {{$ref: 'b.yaml#/B'}}}}}}}}}}}}"
        ),
        &[("b.yaml", "{Owner: {type: string}, B: {items: {$ref: '#/Gone'}}}")],
        &[(
            "/components/schemas",
            r##"{"A": {"properties": {"a": {"x-codegen-lost": "`$ref` to b.yaml#/Ownr"}, "b": {"$ref": "#/components/schemas/B"}}}, "B": {"items": {"x-codegen-lost": "`$ref` to #/Gone"}}}"##,
        )],
        &["W0301 0 /components/schemas/A/properties/a/$ref", "W0301 1 /B/items/$ref"],
    );
}

#[test]
fn heirs_of_a_schema_come_with_it() {
    check(
        &format!("{{{V3}, paths: {{}}, components: {{schemas: {{A: {{$ref: 'b.yaml#/A'}}}}}}}}"),
        &[(
            "b.yaml",
            "{A: {discriminator: {propertyName: k}}, B: {allOf: [{$ref: '#/A'}]}, C: {allOf: [{$ref: '#/B'}]}, D: {}}",
        )],
        &[(
            "/components/schemas",
            r##"{"A": {"discriminator": {"propertyName": "k"}}, "B": {"allOf": [{"$ref": "#/components/schemas/A"}]}, "C": {"allOf": [{"$ref": "#/components/schemas/B"}]}}"##,
        )],
        &[],
    );
}

#[test]
fn files_of_2_0_are_rewritten_as_well() {
    check(
        &format!("{{{V2}, paths: {{/a: {{$ref: a.yaml}}}}}}"),
        &[
            (
                "a.yaml",
                "{post: {parameters: [{$ref: 'b.yaml#/body'}, {$ref: 'b.yaml#/tags'}], responses: {200: {$ref: 'b.yaml#/done'}}}}",
            ),
            (
                "b.yaml",
                "{body: {name: b, in: body, schema: {$ref: '#/A'}}, tags: {name: t, in: query, type: array, items: {type: string}, collectionFormat: multi}, done: {description: d, schema: {$ref: '#/A'}}, A: {discriminator: k, properties: {f: {type: sting}}}}",
            ),
        ],
        &[
            (
                "/paths/~1a/post",
                r##"{"responses": {"200": {"description": "d", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}}}, "parameters": [{"name": "t", "in": "query", "style": "form", "explode": true, "schema": {"type": "array", "items": {"type": "string"}}}], "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}}}"##,
            ),
            ("/components/schemas/A/discriminator", r#"{"propertyName": "k"}"#),
        ],
        &["W0209 2 /A/properties/f/type"],
    );
}

#[test]
fn places_of_2_0_that_move_are_followed() {
    check(
        &format!(
            "{{{V2}, paths: {{/a: {{put: {{parameters: [{{name: b, in: body, schema: {{type: object}}}}, {{name: q, in: query, type: integer}}], responses: {{200: {{description: d, schema: {{type: boolean}}}}}}}}, post: {{parameters: [{{$ref: '#/paths/~1a/put/parameters/0'}}, {{$ref: '#/paths/~1a/put/parameters/1'}}], responses: {{200: {{description: d, schema: {{$ref: '#/paths/~1a/put/responses/200/schema'}}}}, 400: {{description: d, schema: {{$ref: '#/paths/~1a/put/parameters/0/schema'}}}}}}}}}}}}}}"
        ),
        &[],
        &[(
            "/paths/~1a/post",
            r##"{"responses": {"200": {"description": "d", "content": {"application/json": {"schema": {"$ref": "#/paths/~1a/put/responses/200/content/application~1json/schema"}}}}, "400": {"description": "d", "content": {"application/json": {"schema": {"$ref": "#/paths/~1a/put/requestBody/content/application~1json/schema"}}}}}, "parameters": [{"name": "q", "in": "query", "schema": {"type": "integer"}}], "requestBody": {"content": {"application/json": {"schema": {"type": "object"}}}}}"##,
        )],
        &[],
    );
}
