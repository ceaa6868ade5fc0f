//! Operations: parameters by place, bodies, answers.

use serde_json::{Map, Value};

use crate::diagnostics::At;
use crate::ir::Pointer;
use crate::load::Lookup;
use crate::normalize::context::Context;
use crate::normalize::reference;

use super::bodies::{Sourced, body};
use super::media::{self, Defaults};
use super::{Members, parameters, responses};

const METHODS: &[&str] =
    &["get", "put", "post", "delete", "options", "head", "patch", "GET", "PUT", "POST", "DELETE"];

/// Every operation of `paths`.
pub(super) fn upgrade(
    root: &mut Members,
    shared: &Members,
    defaults: &Defaults,
    cx: &mut Context<'_>,
) {
    let Some(Value::Object(paths)) = root.member_mut("paths") else { return };
    let root_at = At::root();
    let paths_at = root_at.child("paths");
    for (path, item) in paths.iter_mut().filter(|(path, _)| !path.starts_with("x-")) {
        let Value::Object(item) = item else { continue };
        path_item(item, shared, defaults, &paths_at.child(path), cx);
    }
}

/// `x-ms-paths` are paths that a query tells apart.
pub(super) fn join_paths(tree: &mut Value, cx: &mut Context<'_>) {
    let Value::Object(root) = tree else { return };
    let Some(Value::Object(more)) = root.shift_remove("x-ms-paths") else { return };
    let root_at = At::root();
    let (paths_at, more_at) = (root_at.child("paths"), root_at.child("x-ms-paths"));
    let paths = root.entry("paths").or_insert_with(|| Value::Object(Map::new()));
    let Value::Object(paths) = paths else { return };
    for (path, item) in more {
        if !paths.contains_key(&path) {
            cx.moved(&paths_at.child(&path), &more_at.child(&path));
            paths.insert(path, item);
        }
    }
}

fn path_item(
    item: &mut Members,
    shared: &Members,
    defaults: &Defaults,
    at: &At<'_>,
    cx: &mut Context<'_>,
) {
    let list_at = at.child("parameters");
    let (plain, common) = sort(item.shift_remove("parameters"), shared, &list_at, cx);
    if !plain.is_empty() {
        item.insert("parameters".to_owned(), Value::Array(plain));
    }
    for method in METHODS {
        if let Some(Value::Object(operation)) = item.get_mut(*method) {
            convert(operation, &common, shared, defaults, &at.child(method), cx);
        }
    }
}

fn convert(
    operation: &mut Members,
    common: &[Sourced],
    shared: &Members,
    defaults: &Defaults,
    at: &At<'_>,
    cx: &mut Context<'_>,
) {
    let consumes = media::take(operation, "consumes").unwrap_or_else(|| defaults.consumes.clone());
    let produces = media::take(operation, "produces").unwrap_or_else(|| defaults.produces.clone());
    operation.shift_remove("schemes");
    let (plain, mut parts) =
        sort(operation.shift_remove("parameters"), shared, &at.child("parameters"), cx);
    if !plain.is_empty() {
        operation.insert("parameters".to_owned(), Value::Array(plain));
    }
    let inherited: Vec<_> =
        common.iter().filter(|(one, _)| !overridden(one, &parts)).cloned().collect();
    parts.extend(inherited);
    if let Some(body) = body(parts, &consumes, &at.child("requestBody"), cx) {
        operation.insert("requestBody".to_owned(), body);
    }
    if let Some(Value::Object(map)) = operation.get_mut("responses") {
        responses::upgrade(map, &produces, &at.child("responses"), cx);
    }
}

fn overridden(common: &Members, own: &[Sourced]) -> bool {
    let body = |part: &Members| part.get("in").and_then(Value::as_str) == Some("body");
    own.iter().any(|(part, _)| {
        (body(part) && body(common))
            || (part.get("name") == common.get("name") && part.get("in") == common.get("in"))
    })
}

/// Parameters that stay parameters, converted, and the parts of the body, as they are.
fn sort(
    list: Option<Value>,
    shared: &Members,
    at: &At<'_>,
    cx: &mut Context<'_>,
) -> (Vec<Value>, Vec<Sourced>) {
    let list = match list {
        Some(Value::Array(list)) => list,
        Some(single @ Value::Object(_)) => vec![single],
        _ => Vec::new(),
    };
    let origins: Vec<_> =
        (0..list.len()).map(|index| cx.origins.source(&at.index(index).pointer())).collect();
    let (mut plain, mut parts) = (Vec::new(), Vec::new());
    for (parameter, origin) in list.into_iter().zip(origins) {
        let Value::Object(map) = parameter else {
            plain.push(parameter);
            continue;
        };
        if let Some(part) = shared_body(&map, shared) {
            parts.push(part);
        } else if parameters::is_body(&map) {
            parts.push((map, origin));
        } else {
            let new_at = at.index(plain.len());
            cx.origins.to_mut().pin(&new_at.pointer(), origin);
            plain.push(Value::Object(parameters::upgrade(map, &new_at, cx)));
        }
    }
    (plain, parts)
}

/// The body parameter of the root that a reference names.
fn shared_body(parameter: &Members, shared: &Members) -> Option<Sourced> {
    let pointer = reference::parse(parameter.get("$ref")?.as_str()?).ok()?;
    let steps: Vec<String> = pointer.steps().collect();
    let [components, section, name] = steps.as_slice() else { return None };
    if components != "components" || section != "parameters" {
        return None;
    }
    let target = shared.get(name)?.as_object()?;
    let origin = Pointer::root().child("parameters").child(name);
    parameters::is_body(target).then(|| (target.clone(), (0, origin)))
}
