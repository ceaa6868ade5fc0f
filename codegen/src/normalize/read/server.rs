//! Servers (`OAS 3.0.4 §4.8.5`) and security requirements (`§4.8.30`).

use indexmap::IndexMap;
use openapiv3::{SecurityRequirement, Server, ServerVariable};
use serde_json::Value;

use crate::diagnostics::At;
use crate::diagnostics::codes::normalize as codes;
use crate::load::Lookup;
use crate::normalize::context::Context;
use crate::normalize::extensions as ext;

use super::Object;

/// `servers` of a document, path item or operation.
pub(super) fn servers(owner: &Object<'_>, cx: &mut Context<'_>) -> Vec<Server> {
    let list_at = owner.at.child("servers");
    let mut servers = Vec::new();
    for (index, value) in owner.list("servers", cx).iter().enumerate() {
        let at = owner.element(&list_at, "servers", index);
        let Some(read) = server(value, at, cx) else { continue };
        if servers.len() != index {
            // Those before were left out, so that this one is counted differently from now on.
            cx.moved(&list_at.index(servers.len()), &at);
        }
        servers.push(read);
    }
    servers
}

/// One server.
pub(super) fn server(value: &Value, at: At<'_>, cx: &mut Context<'_>) -> Option<Server> {
    let object = Object::of(value, at, cx)?;
    object.known("a server", &["url", "description", "variables", "name"], cx);
    let Some(url) = object.string("url", cx) else {
        cx.report(&codes::DROPPED, &at, "a server without `url`; it is left out")
            .insert("url: https://…");
        return None;
    };
    let mut extensions = object.extensions();
    if let Some(name) = object.string("name", cx) {
        extensions.insert(ext::SERVER_NAME.to_owned(), Value::from(name));
    }
    Some(Server {
        url,
        description: object.string("description", cx),
        variables: variables(&object, cx),
        extensions,
    })
}

fn variables(
    server: &Object<'_>,
    cx: &mut Context<'_>,
) -> Option<IndexMap<String, ServerVariable>> {
    let map = server.object("variables", cx)?;
    let mut variables = IndexMap::new();
    for (name, value) in map.map {
        let Some(object) = Object::of(value, map.at.child(name), cx) else { continue };
        object.known("a server variable", &["default", "enum", "description"], cx);
        let variable = ServerVariable {
            default: object.string("default", cx).unwrap_or_default(),
            enumeration: object.strings("enum", cx),
            description: object.string("description", cx),
            extensions: object.extensions(),
        };
        variables.insert(name.clone(), variable);
    }
    Some(variables)
}

/// `security` of a document or an operation; absent is not the same as empty.
pub(super) fn security(
    owner: &Object<'_>,
    cx: &mut Context<'_>,
) -> Option<Vec<SecurityRequirement>> {
    owner.get("security", cx)?;
    let list_at = owner.at.child("security");
    let mut requirements = Vec::new();
    for (index, value) in owner.list("security", cx).iter().enumerate() {
        let at = owner.element(&list_at, "security", index);
        let Some(object) = Object::of(value, at, cx) else { continue };
        let scopes = |name: &String| (name.clone(), scopes(&object, name, cx));
        requirements.push(object.map.keys().map(scopes).collect());
    }
    Some(requirements)
}

fn scopes(object: &Object<'_>, name: &str, cx: &mut Context<'_>) -> Vec<String> {
    // `{}` and `""` for "no scopes" are common, and nothing is lost.
    match object.map.member(name) {
        Some(Value::Object(map)) if map.is_empty() => Vec::new(),
        Some(Value::String(text)) if text.is_empty() => Vec::new(),
        _ => object.strings(name, cx),
    }
}
