//! YAML in; a place of the rewritten tree and the complaints with their source out.

mod files;
mod newer;

use serde_json::Value;

use super::*;
use crate::load::load;

/// What is said about a document, as `CODE pointer`, and its parts.
fn normalized(text: &str) -> (Vec<String>, Option<Parts>) {
    let mut diagnostics = Diagnostics::new();
    // The dashes say YAML, where a brace would say JSON.
    let document = load("a.yaml", format!("--- {text}").as_bytes(), &mut diagnostics);
    let parts = document.and_then(|document| normalize(document, &mut diagnostics));
    let said = diagnostics.iter().map(|one| match one.place.pointer() {
        Some(pointer) => format!("{} {}", one.code.id, pointer.as_str()),
        None => one.code.id.to_owned(),
    });
    (said.collect(), parts)
}

/// A schema of `version` becomes `expected`, and exactly `said` is said, relative to the schema.
fn check_schema(version: &str, schema: &str, expected: &str, said: &[&str]) {
    let text = format!(
        "{{openapi: {version}, info: {{title: a, version: a}}, paths: {{}}, components: {{schemas: {{A: {schema}}}}}}}"
    );
    let (seen, parts) = normalized(&text);
    let tree = parts.expect("the version is known").tree;
    let expected: Value = serde_json::from_str(expected).expect("the expectation is JSON");
    assert_eq!(tree["components"]["schemas"]["A"], expected, "{schema}");
    let said: Vec<_> =
        said.iter().map(|one| one.replacen(' ', " /components/schemas/A", 1)).collect();
    assert_eq!(seen, said, "{schema}");
}

fn check(text: &str, pointer: &str, expected: &str, said: &[&str]) {
    let (seen, parts) = normalized(text);
    let tree = parts.expect("the version is known").tree;
    let expected: Value = serde_json::from_str(expected).expect("the expectation is JSON");
    assert_eq!(tree.pointer(pointer), Some(&expected), "{text}");
    assert_eq!(seen, said, "{text}");
}

#[test]
fn siblings_of_references() {
    let pet = "'#/components/schemas/A'";
    check_schema(
        "3.0.3",
        &format!("{{$ref: {pet}, description: d, type: object}}"),
        r##"{"description": "d", "allOf": [{"$ref": "#/components/schemas/A"}]}"##,
        &["W0212 /$ref", "W0213 /type"],
    );
    check_schema(
        "3.1.0",
        &format!("{{$ref: {pet}, minLength: 1, allOf: [{{}}]}}"),
        r##"{"minLength": 1, "allOf": [{}, {"$ref": "#/components/schemas/A"}]}"##,
        &[],
    );
    check_schema(
        "3.0.3",
        "{properties: {$ref: {type: string}}}",
        r##"{"properties": {"$ref": {"type": "string"}}}"##,
        &[],
    );
}

#[test]
fn type_lists() {
    check_schema(
        "3.1.0",
        "{type: [string, 'null']}",
        r#"{"type": "string", "nullable": true}"#,
        &[],
    );
    check_schema("3.1.0", "{type: 'null'}", r#"{"nullable": true, "enum": [null]}"#, &[]);
    check_schema("3.1.0", "{type: []}", "{}", &["W0209 /type"]);
    check_schema("3.1.0", "{type: [integer, number, number]}", r#"{"type": "number"}"#, &[]);
    check_schema(
        "3.0.3",
        "{type: [string, integer, 'null'], maxLength: 3, minimum: 1, title: t}",
        r#"{"title": "t", "nullable": true, "anyOf": [{"type": "string", "maxLength": 3}, {"type": "integer", "minimum": 1}]}"#,
        &["W0211 /type"],
    );
}

#[test]
fn null_in_unions() {
    check_schema(
        "3.1.0",
        "{oneOf: [{type: 'null'}, {type: string}]}",
        r#"{"oneOf": [{"type": "string"}], "nullable": true}"#,
        &[],
    );
    check_schema("3.1.0", "{anyOf: [{const: null}]}", r#"{"enum": [null], "nullable": true}"#, &[]);
    // What moved up keeps its place in the source.
    check_schema(
        "3.1.0",
        "{oneOf: [{type: 'null'}, {tpye: a}]}",
        r#"{"oneOf": [{"tpye": "a"}], "nullable": true}"#,
        &["W0208 /oneOf/1/tpye"],
    );
}

#[test]
fn keywords_of_json_schema() {
    check_schema("3.1.0", "{const: a}", r#"{"x-codegen-const": true, "enum": ["a"]}"#, &[]);
    check_schema(
        "3.1.0",
        "{exclusiveMinimum: 5, minimum: 3}",
        r#"{"exclusiveMinimum": true, "minimum": 5}"#,
        &[],
    );
    check_schema("3.1.0", "{exclusiveMaximum: 5, maximum: 3}", r#"{"maximum": 3}"#, &[]);
    check_schema(
        "3.1.0",
        "{prefixItems: [{}, true], items: false}",
        r#"{"x-codegen-prefix-items": [{}, {}], "x-codegen-closed-items": true}"#,
        &[],
    );
    check_schema(
        "3.0.3",
        "{items: [{}, {}], additionalItems: {type: string}}",
        r#"{"items": {}}"#,
        &["W0211 /items"],
    );
    check_schema(
        "3.1.0",
        "{additionalProperties: false, not: false}",
        r#"{"additionalProperties": false, "not": {"not": {}}}"#,
        &[],
    );
    check_schema(
        "3.1.0",
        "{type: string, contentEncoding: base64, examples: [a, b]}",
        r#"{"type": "string", "x-codegen-content-encoding": "base64", "format": "byte", "example": "a"}"#,
        &[],
    );
    check_schema(
        "3.1.0",
        "{patternProperties: {'^x': {type: [string]}}}",
        r#"{"x-codegen-pattern-properties": {"^x": {"type": "string"}}}"#,
        &[],
    );
    check_schema(
        "3.1.0",
        "{if: {}, then: {}}",
        r#"{"x-codegen-notes": ["Further rules hold under a condition that no type can express."]}"#,
        &["W0225 /if"],
    );
}

#[test]
fn names_and_flags() {
    check_schema(
        "3.0.3",
        "{type: int}",
        r#"{"type": "integer", "format": "int32"}"#,
        &["W0209 /type"],
    );
    check_schema("3.0.3", "{type: any}", "{}", &["W0209 /type"]);
    check_schema(
        "3.0.3",
        "{properties: {a: {required: true}, b: {required: false}}}",
        r#"{"properties": {"a": {}, "b": {}}, "required": ["a"]}"#,
        &["W0210 /properties/a/required", "W0210 /properties/b/required"],
    );
    check_schema("3.0.3", "{x-nullable: true}", r#"{"x-nullable": true, "nullable": true}"#, &[]);
}

#[test]
fn definitions_become_components() {
    let text = "{openapi: 3.1.0, info: {title: a, version: a}, components: {schemas: {A: {properties: {b: {$ref: '#/$defs/B'}}, $defs: {B: {$anchor: bee, tpye: a}}}, C: {$ref: '#bee'}}}}";
    check(
        text,
        "/components/schemas",
        r##"{"A": {"properties": {"b": {"$ref": "#/components/schemas/B"}}}, "C": {"$ref": "#/components/schemas/B"}, "B": {"tpye": "a"}}"##,
        &["W0208 /components/schemas/A/$defs/B/tpye"],
    );
}

#[test]
fn path_items_are_inlined() {
    let text = "{openapi: 3.1.0, info: {title: a, version: a}, paths: {/a: {$ref: '#/components/pathItems/P', summary: s}, /b: {$ref: '#/paths/~1b'}}, components: {pathItems: {P: {GET: {responses: {200: {description: d, schema: 1}}}}}}}";
    check(
        text,
        "/paths",
        r#"{"/a": {"summary": "s", "get": {"responses": {"200": {"description": "d", "schema": 1}}}}, "/b": {}}"#,
        &[
            "W0204 /components/pathItems/P/GET",
            "W0223 /paths/~1b/$ref",
            "W0208 /components/pathItems/P/GET/responses/200/schema",
        ],
    );
}

#[test]
fn webhooks_of_3_0() {
    let text = "{openapi: 3.0.3, info: {title: a, version: a}, paths: {}, x-webhooks: {w: {post: {responses: {200: {description: d, schema: 1}}}}}}";
    let (seen, parts) = normalized(text);
    assert_eq!(seen, ["W0208 /x-webhooks/w/post/responses/200/schema"]);
    let parts = parts.expect("3.0 is known");
    assert_eq!(parts.webhooks.len(), 1);
}

#[test]
fn references_follow_renamed_webhooks() {
    let text = "{openapi: 3.0.3, info: {title: a, version: a}, paths: {/a: {$ref: '#/x-webhooks/w%20w'}}, \
                components: {schemas: {A: {$ref: '#/x-webhooks/w%20w/post/requestBody/content/a~1b/schema'}, B: {$ref: '#/x-webhooksome'}}}, \
                x-webhooks: {w w: {post: {requestBody: {content: {a/b: {schema: {type: string}}}}, responses: {default: {description: d}}}}}}";
    let (seen, parts) = normalized(text);
    assert_eq!(seen, Vec::<String>::new());
    let parts = parts.expect("3.0 is known");
    assert_eq!(parts.paths.len(), 1);
    let schemas = &parts.tree["components"]["schemas"];
    assert_eq!(schemas["A"]["$ref"], "#/webhooks/w w/post/requestBody/content/a~1b/schema");
    assert_eq!(schemas["B"]["$ref"], "#/x-webhooksome");
}

#[test]
fn versions() {
    for (text, said) in [
        ("{paths: {}}", "E0202 "),
        ("{openapi: 4.0.0}", "E0201 /openapi"),
        ("{openapi: 2.9}", "E0201 /openapi"),
        ("{swagger: '1.2'}", "E0201 /swagger"),
        ("{openapi: [3]}", "E0201 /openapi"),
    ] {
        let (seen, parts) = normalized(text);
        assert!(parts.is_none(), "{text}");
        assert!(seen.contains(&said.to_owned()), "{seen:?}");
    }
    let (seen, parts) = normalized("{openapi: 3.1, info: {title: a, version: 1.10}, paths: {}}");
    assert_eq!(seen, ["W0204 /openapi", "W0204 /info/version"]);
    assert_eq!(parts.expect("3.1 is known").info.version, "1.10");
}

#[test]
fn a_document_is_read_as_what_it_is_written_in() {
    const INFO: &str = "info: {title: a, version: a}";
    let old = "paths: {/a: {get: {responses: {200: {description: d, schema: {type: string}}}}}}, definitions: {A: {type: string}}";
    let (seen, parts) = normalized(&format!("{{openapi: 3.1.0, {INFO}, {old}}}"));
    assert_eq!(seen, ["W0228 /openapi"]);
    assert_eq!(parts.expect("it is 2.0").components.schemas.len(), 1);
    let new = "paths: {/a: {get: {responses: {200: {description: d, content: {a/b: {}}}}}}}, components: {schemas: {A: {type: string}}}";
    let (seen, parts) = normalized(&format!("{{swagger: '2.0', {INFO}, {new}}}"));
    assert_eq!(seen, ["W0228 /swagger"]);
    assert_eq!(parts.expect("it is 3.0").components.schemas.len(), 1);
    // Left over words are no other version.
    let (seen, _) = normalized(&format!("{{openapi: 3.0.3, {INFO}, host: a, {new}}}"));
    assert_eq!(seen, ["W0208 /host"]);
}

#[test]
fn what_a_parameter_writes_in_other_words_is_said() {
    let text = "{openapi: 3.0.3, info: {title: a, version: a}, paths: {/a: {get: {parameters: [{name: n, in: Query, type: integer, maximum: x}], responses: {200: {description: d}}}}}}";
    let (seen, _) = normalized(text);
    let at = "/paths/~1a/get/parameters/0";
    let expected = [format!("W0217 {at}"), format!("W0204 {at}/in"), format!("W0205 {at}/maximum")];
    assert_eq!(seen, expected);
}

#[test]
fn nothing_ends_the_document() {
    let (_, parts) = normalized(
        "{openapi: 3.0.3, info: null, tags: a, servers: {}, paths: {/a: {get: 5, put: {parameters: {}, responses: {200: 5, 600: {}}}}, /b: null, /c: []}, components: {schemas: {A: 5, B: {}}, parameters: null, responses: []}}",
    );
    let parts = parts.expect("3.0 is known");
    assert_eq!(parts.components.schemas.len(), 2);
    assert_eq!(parts.paths.len(), 1);
    assert!(parts.paths[0].1.put.is_some() && parts.paths[0].1.get.is_none());
}

#[test]
fn exact_bounds() {
    let text = "{openapi: 3.0.3, info: {title: a, version: a}, paths: {}, components: {schemas: {A: {maximum: 9223372036854775807, minimum: '5'}}}}";
    let (seen, parts) = normalized(text);
    assert_eq!(seen, ["W0204 /components/schemas/A/minimum"]);
    let parts = parts.expect("3.0 is known");
    let ReferenceOr::Item(schema) = &parts.components.schemas["A"] else {
        panic!("it is no reference")
    };
    assert_eq!(schema.schema_data.extensions[extensions::MAXIMUM], 9_223_372_036_854_775_807_i64);
    let openapiv3::SchemaKind::Any(any) = &schema.schema_kind else {
        panic!("every schema is flat")
    };
    assert_eq!(any.minimum, Some(5.0));
}

#[test]
fn methods_of_3_2() {
    let text = "{openapi: 3.2.0, info: {title: a, version: a}, paths: {/a: {query: {operationId: q, responses: {200: {}}}, additionalOperations: {COPY: {operationId: c, responses: {200: {}}}, 'B D': {}}}}}";
    let (seen, parts) = normalized(text);
    assert_eq!(seen, ["W0221 /paths/~1a/additionalOperations/B D"]);
    let others = parts.expect("3.2 is known").other_operations;
    let seen: Vec<_> =
        others.iter().map(|one| format!("{} {} {}", one.method, one.path, one.pointer)).collect();
    assert_eq!(seen, ["QUERY /a /paths/~1a/query", "COPY /a /paths/~1a/additionalOperations/COPY"]);
}
