//! What 3.1 and 3.2 added, beside the keywords of types.

use super::{check, check_schema, normalized};

#[test]
fn members_that_none_evaluates() {
    check_schema(
        "3.1.0",
        "{allOf: [{}], unevaluatedProperties: false}",
        r#"{"allOf": [{}], "additionalProperties": false}"#,
        &[],
    );
    check_schema(
        "3.1.0",
        "{unevaluatedProperties: {tpye: a}}",
        r#"{"additionalProperties": {"tpye": "a"}}"#,
        &["W0208 /unevaluatedProperties/tpye"],
    );
    // Which members a choice evaluates is not known before it is made.
    check_schema(
        "3.1.0",
        "{oneOf: [{}, {}], unevaluatedProperties: false}",
        r#"{"oneOf": [{}, {}]}"#,
        &[],
    );
}

#[test]
fn lists_that_go_on_after_their_first_elements() {
    check_schema(
        "3.1.0",
        "{prefixItems: [{type: string}, {type: [string]}], items: {type: string}}",
        r#"{"items": {"anyOf": [{"type": "string"}, {"type": "string"}]}}"#,
        &[],
    );
    check_schema(
        "3.1.0",
        "{prefixItems: [{type: string}, {type: string}], items: {type: string}}",
        r#"{"items": {"type": "string"}}"#,
        &[],
    );
    check_schema(
        "3.1.0",
        "{prefixItems: [{type: string}, {tpye: a}], items: {type: sting}}",
        r#"{"items": {"anyOf": [{"type": "string"}, {"tpye": "a"}, {"x-codegen-lost": "type sting"}]}}"#,
        &["W0209 /items/type", "W0208 /prefixItems/1/tpye"],
    );
    check_schema(
        "3.1.0",
        "{prefixItems: [{type: string}], items: true}",
        r#"{"x-codegen-prefix-items": [{"type": "string"}]}"#,
        &[],
    );
}

#[test]
fn names_in_a_list_of_types() {
    check_schema(
        "3.1.0",
        "{type: [str, 'null']}",
        r#"{"type": "string", "nullable": true}"#,
        &["W0209 /type/0"],
    );
    check_schema(
        "3.1.0",
        "{type: [string, thing]}",
        r#"{"x-codegen-lost": "type thing"}"#,
        &["W0209 /type/1"],
    );
    check_schema("3.0.3", "{type: []}", "{}", &["W0209 /type"]);
}

#[test]
fn elements_that_none_evaluates() {
    check_schema(
        "3.1.0",
        "{type: array, prefixItems: [{}], unevaluatedItems: false}",
        r#"{"type": "array", "x-codegen-prefix-items": [{}], "x-codegen-closed-items": true}"#,
        &[],
    );
    check_schema(
        "3.1.0",
        "{type: array, prefixItems: [{type: string}], unevaluatedItems: {tpye: a}}",
        r#"{"type": "array", "items": {"anyOf": [{"type": "string"}, {"tpye": "a"}]}}"#,
        &["W0208 /unevaluatedItems/tpye"],
    );
    check_schema(
        "3.1.0",
        "{type: array, unevaluatedItems: {type: [string]}}",
        r#"{"type": "array", "items": {"type": "string"}}"#,
        &[],
    );
    for other in ["items: {}", "anyOf: [{}]", "allOf: [{items: {}}]", "contains: {}"] {
        let (_, parts) = normalized(&format!(
            "{{openapi: 3.1.0, info: {{title: a, version: a}}, components: {{schemas: {{A: {{type: array, {other}, unevaluatedItems: false}}}}}}}}"
        ));
        let tree = parts.expect("3.1 is known").tree;
        let schema = &tree["components"]["schemas"]["A"];
        assert!(schema.get("unevaluatedItems").is_none() && schema["items"] != false, "{schema}");
    }
}

#[test]
fn text_that_holds_a_document() {
    check_schema(
        "3.1.0",
        "{type: string, contentMediaType: application/json, contentSchema: {type: [string]}}",
        r#"{"type": "string", "x-codegen-content-media-type": "application/json", "x-codegen-content-schema": {"type": "string"}, "x-codegen-notes": ["The text holds JSON."]}"#,
        &[],
    );
    check_schema(
        "3.1.0",
        "{type: string, contentMediaType: text/html}",
        r#"{"type": "string", "x-codegen-content-media-type": "text/html", "x-codegen-notes": ["The text holds a document of another kind."]}"#,
        &[],
    );
}

#[test]
fn the_documents_own_address() {
    check(
        "{openapi: 3.2.0, $self: 'https://a/b.yaml', info: {title: a, version: a}, components: {schemas: {A: {$ref: 'https://a/b.yaml#/components/schemas/B'}, B: {}}}}",
        "/components/schemas/A",
        r##"{"$ref": "#/components/schemas/B"}"##,
        &[],
    );
}

#[test]
fn media_types_are_inlined() {
    check(
        "{openapi: 3.2.0, info: {title: a, version: a}, components: {mediaTypes: {M: {itemSchema: {type: [string]}}}, responses: {R: {description: d, content: {application/jsonl: {$ref: '#/components/mediaTypes/M'}, text/plain: {$ref: '#/components/mediaTypes/N'}}}}}}",
        "/components/responses/R/content",
        r#"{"application/jsonl": {"itemSchema": {"type": "string"}}, "text/plain": {}}"#,
        &["W0223 /components/responses/R/content/text~1plain/$ref"],
    );
}

#[test]
fn the_short_text_of_the_document() {
    let text = |member: &str| {
        format!("{{openapi: 3.1.0, info: {{title: a, version: a, {member}}}, paths: {{}}}}")
    };
    let read = |member: &str| normalized(&text(member)).1.expect("3.1 is known").info.description;
    assert_eq!(read("summary: Short.").as_deref(), Some("Short."));
    assert_eq!(read("summary: Short., description: Long.").as_deref(), Some("Long."));
}

#[test]
fn identifiers_name_schemas() {
    check(
        "{openapi: 3.1.0, info: {title: a, version: a}, components: {schemas: {A: {$id: 'https://x/a', properties: {b: {$ref: 'https://x/b#/properties/c'}, d: {$ref: 'https://x/a'}}}, B: {$id: 'https://x/b', properties: {c: {type: string}}}, T: {$dynamicAnchor: node, properties: {t: {$dynamicRef: '#node'}}}}}}",
        "/components/schemas",
        r##"{"A": {"properties": {"b": {"$ref": "#/components/schemas/B/properties/c"}, "d": {"$ref": "#/components/schemas/A"}}}, "B": {"properties": {"c": {"type": "string"}}}, "T": {"properties": {"t": {"$ref": "#/components/schemas/T"}}}}"##,
        &[],
    );
}

#[test]
fn data_of_events_that_is_a_text_with_json() {
    let json = "contentMediaType: application/json, contentSchema: {type: integer}";
    let item = |item: &str, version: &str| {
        let (_, parts) = normalized(&format!(
            "{{openapi: {version}, info: {{title: a, version: a}}, paths: {{/a: {{get: {{responses: {{'200': {{description: a, content: {{text/event-stream: {{itemSchema: {item}}}}}}}}}}}}}}}, \
             components: {{schemas: {{E: {{properties: {{data: {{type: string, {json}}}}}}}}}}}}}"
        ));
        let tree = parts.expect("the version is known").tree;
        let content = tree.pointer("/paths/~1a/get/responses/200/content/text~1event-stream");
        content.expect("the media type stays")["itemSchema"].clone()
    };
    let data = |schema: &serde_json::Value| schema["properties"]["data"].clone();
    let integer = serde_json::json!({"type": "integer"});
    let whole = format!("{{properties: {{data: {{type: string, {json}}}}}}}");
    assert_eq!(data(&item(&whole, "3.2.0")), integer);
    assert_eq!(data(&item("{$ref: '#/components/schemas/E'}", "3.2.0")), integer);
    assert_eq!(data(&item(&whole, "3.1.0"))["type"], "string", "3.1 has no items of streams");
    let html = whole.replace("application/json", "text/html");
    assert_eq!(data(&item(&html, "3.2.0"))["type"], "string");
    let choice = item(
        &format!("{{properties: {{data: {{type: string}}}}, oneOf: [{whole}, {{title: B}}]}}"),
        "3.2.0",
    );
    assert_eq!((data(&choice).is_null(), data(&choice["oneOf"][0])), (true, integer));
    assert_eq!(data(&choice["oneOf"][1])["type"], "string");
}

#[test]
fn a_choice_of_events_may_name_itself() {
    let choices: String = (0..40)
        .map(|index| format!("C{index}: {{oneOf: [{{$ref: '#/components/schemas/C{0}'}}, {{$ref: '#/components/schemas/C{0}'}}]}}, ", index + 1))
        .collect();
    let (_, parts) = normalized(&format!(
        "{{openapi: 3.2.0, info: {{title: a, version: a}}, paths: {{/a: {{get: {{responses: {{'200': {{description: a, content: {{text/event-stream: {{itemSchema: {{oneOf: [{{$ref: '#/components/schemas/R'}}, {{$ref: '#/components/schemas/C0'}}]}}}}}}}}}}}}}}}}, \
         components: {{schemas: {{{choices}C40: {{}}, R: {{oneOf: [{{$ref: '#/components/schemas/R'}}, {{properties: {{data: {{type: string, contentMediaType: application/json, contentSchema: {{type: integer}}}}}}}}]}}}}}}}}"
    ));
    let tree = parts.expect("3.2 is known").tree;
    let item = "/paths/~1a/get/responses/200/content/text~1event-stream/itemSchema/oneOf/0/oneOf";
    let choice = tree.pointer(item).expect("the choice is copied");
    assert_eq!(choice[0]["$ref"], "#/components/schemas/R");
    assert_eq!(choice[1]["properties"]["data"]["type"], "integer");
}
