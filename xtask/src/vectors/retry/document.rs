//! The document of the retry rows: an operation a method.

use serde_json::{Map, Value, json};

/// Methods with a body, if the row has one.
const WITH_BODY: [&str; 6] = ["get", "put", "delete", "options", "post", "patch"];

/// `GET /x` and so on, each with a bearer token, answered with an integer.
pub fn document() -> Value {
    let mut methods = Map::new();
    for method in WITH_BODY.into_iter().chain(["head", "trace"]) {
        methods.insert(method.to_owned(), operation(method));
    }
    json!({
        "openapi": "3.1.1",
        "info": {"title": "Retries", "version": "1"},
        "servers": [{"url": "https://a"}],
        "security": [{"bearerAuth": []}],
        "paths": {"/x": methods},
        "components": {"securitySchemes": {
            "bearerAuth": {"type": "http", "scheme": "bearer"},
            "headerKey": {"type": "apiKey", "in": "header", "name": "x-api-key"},
            "queryKey": {"type": "apiKey", "in": "query", "name": "api_key"},
            "cookieKey": {"type": "apiKey", "in": "cookie", "name": "sid"},
        }},
    })
}

fn operation(method: &str) -> Value {
    let content = json!({"application/json": {"schema": {"type": "integer"}}});
    let mut operation = json!({
        "operationId": format!("{method}_x"),
        "parameters": [{"name": "n", "in": "query", "schema": {"type": "number"}}],
        "responses": {"200": {"description": "Done.", "content": content}},
    });
    if WITH_BODY.contains(&method) {
        let file = json!({"type": "string", "format": "binary"});
        let parts = json!({"type": "object", "properties": {"file": file}});
        let content = json!({
            "application/octet-stream": {},
            "multipart/form-data": {"schema": parts},
        });
        operation["requestBody"] = json!({"content": content});
    }
    if method == "head" {
        operation["responses"] = json!({"200": {"description": "Done."}});
    }
    operation
}
