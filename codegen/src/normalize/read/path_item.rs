//! Path items (`OAS 3.0.4 §4.8.9`) with the operations of 3.2 that openapiv3 has no room for.

use openapiv3::{Operation, PathItem};
use serde_json::Value;

use crate::diagnostics::At;
use crate::diagnostics::codes::normalize as codes;
use crate::normalize::context::Context;

use super::operation::{operation, parameters};
use super::server::servers;
use super::{Object, cures};

/// An operation with a method of its own: the method, the members that lead to it, itself.
pub(super) type OtherMethod = (String, Vec<String>, Operation);

/// One path item; references to others were inlined by `repair`.
pub(super) fn path_item(object: Object<'_>, cx: &mut Context<'_>) -> (PathItem, Vec<OtherMethod>) {
    for name in
        object.map.keys().filter(|name| !KNOWN.contains(&name.as_str()) && !name.starts_with("x-"))
    {
        let message = format!("`{name}` is no HTTP method; it is left out");
        let reported = cx.report(&codes::METHOD, &object.at.child(name), message).at_name();
        match (cures::nearest(name, KNOWN), cures::empty_before(object.map, name)) {
            (_, Some(before)) => reported.indent().help(format!("if it belongs to `{before}`")),
            (Some(known), None) => reported.write(known).done(),
            (None, None) => reported.delete().help("or list it under `additionalOperations` (3.2)"),
        }
    }
    let item = PathItem {
        summary: object.string("summary", cx),
        description: object.string("description", cx),
        get: method(&object, "get", cx),
        put: method(&object, "put", cx),
        post: method(&object, "post", cx),
        delete: method(&object, "delete", cx),
        options: method(&object, "options", cx),
        head: method(&object, "head", cx),
        patch: method(&object, "patch", cx),
        trace: method(&object, "trace", cx),
        servers: servers(&object, cx),
        parameters: parameters(&object, cx),
        extensions: object.extensions(),
    };
    (item, other_methods(&object, cx))
}

const KNOWN: &[&str] = &[
    "summary",
    "description",
    "get",
    "put",
    "post",
    "delete",
    "options",
    "head",
    "patch",
    "trace",
    "query",
    "additionalOperations",
    "servers",
    "parameters",
    "$ref",
];

fn method(object: &Object<'_>, name: &str, cx: &mut Context<'_>) -> Option<Operation> {
    let value = object.get(name, cx)?;
    read(value, object.at.child(name), cx)
}

fn read(value: &Value, at: At<'_>, cx: &mut Context<'_>) -> Option<Operation> {
    if let Value::Object(map) = value {
        return Some(operation(Object { map, at }, cx));
    }
    let what = super::members::noun(value);
    cx.report(
        &codes::OPERATION,
        &at,
        format!("an operation is an object, and this is {what}; it is skipped"),
    )
    .write("{ responses: { default: { description: Any answer } } }")
    .help("and what else the operation has");
    None
}

fn other_methods(object: &Object<'_>, cx: &mut Context<'_>) -> Vec<OtherMethod> {
    let query = method(object, "query", cx);
    let query = query.map(|operation| ("QUERY".to_owned(), vec!["query".to_owned()], operation));
    let mut others: Vec<OtherMethod> = query.into_iter().collect();
    let Some(map) = object.object("additionalOperations", cx) else { return others };
    for (name, value) in map.map {
        let at = map.at.child(name);
        if !is_token(name) {
            cx.report(&codes::METHOD, &at, format!("`{name}` is no HTTP method; it is left out"))
                .help("write letters only, such as COPY");
        } else if let Some(operation) = read(value, at, cx) {
            let steps = vec!["additionalOperations".to_owned(), name.clone()];
            others.push((name.clone(), steps, operation));
        }
    }
    others
}

/// RFC 9110 §5.6.2.
fn is_token(name: &str) -> bool {
    !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}
