//! Documents that are too large to be written down.

use serde_json::{Map, Value, json};

/// The document of that name.
pub fn document(kind: &str) -> Option<Vec<u8>> {
    Some(match kind {
        "long-names-300" => long_names(300),
        "long-names-10000" => long_names(10_000),
        "wide-object" => schemas(json!({"A": {"type": "object", "properties": wide(10_000)}})),
        "wide-enum" => {
            let values: Vec<String> = (0..5_000).map(|index| format!("value {index}")).collect();
            schemas(json!({"A": {"type": "string", "enum": values}}))
        }
        "wide-union" => wide_union(500),
        "long-value" => {
            schemas(json!({"A": {"type": "string", "enum": ["x".repeat(10_000), "y"]}}))
        }
        "alias-chain" => alias_chain(1_000),
        "many-parameters" => operations(many_parameters(200)),
        "many-path-parameters" => operations(many_path_parameters(30)),
        "nine-hundred-operations" => operations(nine_hundred()),
        "too-large" => vec![b' '; codegen::load::MAX_BYTES + 1],
        // Zeros are given by the system when somebody looks at them, and nobody may.
        "1-gib" => vec![0; 1 << 30],
        "long-text" => long_text(100 << 20),
        _ => return None,
    })
}

fn whole(paths: Value, schemas: Value) -> Vec<u8> {
    let info = json!({"title": "A", "version": "1.0.0"});
    let components = json!({"schemas": schemas});
    json!({"openapi": "3.0.3", "info": info, "paths": paths, "components": components})
        .to_string()
        .into_bytes()
}

fn schemas(schemas: Value) -> Vec<u8> {
    whole(json!({}), schemas)
}

fn operations(paths: Value) -> Vec<u8> {
    whole(paths, json!({}))
}

fn text() -> Value {
    json!({"type": "string"})
}

fn nothing() -> Value {
    json!({"204": {"description": "Done."}})
}

fn wide(count: usize) -> Map<String, Value> {
    (0..count).map(|index| (format!("property{index}"), text())).collect()
}

/// Two names of everything that differ in their last character.
fn long_names(length: usize) -> Vec<u8> {
    let name = |last: &str| "n".repeat(length - 1) + last;
    let object = json!({"type": "object", "properties": {name("a"): text(), name("b"): text()}});
    let parameters: Vec<Value> = ["a", "b"]
        .map(|last| json!({"name": name(last), "in": "query", "schema": text()}))
        .to_vec();
    let operation = |last: &str| json!({"operationId": name(last), "tags": [name(last)], "parameters": parameters, "responses": nothing()});
    whole(
        json!({"/a": {"get": operation("a")}, "/b": {"get": operation("b")}}),
        json!({name("a"): object, name("b"): object, "E": {"type": "string", "enum": [name("a"), name("b")]}}),
    )
}

fn wide_union(count: usize) -> Vec<u8> {
    let member = |index: usize| {
        let own = format!("own{index}");
        json!({"type": "object", "required": [own], "properties": {own: text()}})
    };
    let name = |index: usize| format!("M{index}");
    let reference = |index: usize| json!({"$ref": format!("#/components/schemas/{}", name(index))});
    let mut all: Map<String, Value> =
        (0..count).map(|index| (name(index), member(index))).collect();
    all.insert("U".to_owned(), json!({"oneOf": (0..count).map(reference).collect::<Vec<_>>()}));
    schemas(Value::Object(all))
}

fn alias_chain(count: usize) -> Vec<u8> {
    let next = |index: usize| json!({"$ref": format!("#/components/schemas/A{}", index + 1)});
    let mut all: Map<String, Value> =
        (0..count).map(|index| (format!("A{index}"), next(index))).collect();
    all.insert(format!("A{count}"), json!({"type": "object", "properties": {"end": text()}}));
    schemas(Value::Object(all))
}

fn many_parameters(count: usize) -> Value {
    let one = |index: usize| json!({"name": format!("p{index}"), "in": "query", "required": index.is_multiple_of(7), "schema": text()});
    let list: Vec<Value> = (0..count).map(one).collect();
    json!({"/a": {"get": {"operationId": "a", "parameters": list, "responses": nothing()}}})
}

fn many_path_parameters(count: usize) -> Value {
    let one = |index: usize| json!({"name": format!("p{index}"), "in": "path", "required": true, "schema": text()});
    let path: String = (0..count).map(|index| format!("/{{p{index}}}")).collect();
    let list: Vec<Value> = (0..count).map(one).collect();
    json!({path: {"get": {"operationId": "a", "parameters": list, "responses": nothing()}}})
}

/// The one in the middle is no operation at all.
fn nine_hundred() -> Value {
    let good = |index: usize| json!({"get": {"operationId": format!("op{index}"), "responses": nothing()}});
    let paths = (0..900).map(|index| {
        let item = if index == 450 { json!({"get": "gone"}) } else { good(index) };
        (format!("/p{index}"), item)
    });
    Value::Object(paths.collect())
}

fn long_text(length: usize) -> Vec<u8> {
    let head = r#"{"openapi": "3.0.3", "info": {"title": "A", "version": "1", "description": ""#;
    [head.as_bytes(), &vec![b'x'; length], br#""}, "paths": {}}"#].concat()
}
