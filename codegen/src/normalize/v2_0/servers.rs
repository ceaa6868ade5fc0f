//! `host`, `basePath` and `schemes`: a server a scheme.

use serde_json::{Map, Value, json};

use crate::diagnostics::At;
use crate::load::Lookup;
use crate::normalize::context::Context;

use super::Members;

/// Puts `servers` in the place of the three.
pub(super) fn upgrade(root: &mut Members, cx: &mut Context<'_>) {
    let host = text(root.shift_remove("host"));
    let base = text(root.shift_remove("basePath"));
    let mut schemes = schemes(root.shift_remove("schemes"));
    let template = root.member("x-ms-parameterized-host").and_then(Value::as_object).cloned();
    let base = base.trim_end_matches('/');
    let base =
        if base.is_empty() || base.starts_with('/') { base.to_owned() } else { format!("/{base}") };
    // The safe one first, since the first is the default.
    schemes.sort_by_key(|scheme| scheme != "https");
    let servers: Vec<Value> = if let Some(template) = template {
        vec![templated(&template, &schemes[0], &base)]
    } else if !host.is_empty() {
        schemes.iter().map(|scheme| json!({ "url": format!("{scheme}://{host}{base}") })).collect()
    } else if !base.is_empty() {
        vec![json!({ "url": base })]
    } else {
        return;
    };
    let root_at = At::root();
    cx.moved(&root_at.child("servers"), &root_at.child("host"));
    root.insert("servers".to_owned(), Value::Array(servers));
}

fn text(value: Option<Value>) -> String {
    value.as_ref().and_then(Value::as_str).unwrap_or("").trim().to_owned()
}

/// The schemes that HTTP clients speak; https where none is stated.
fn schemes(value: Option<Value>) -> Vec<String> {
    let list = match value {
        Some(Value::Array(list)) => list,
        Some(single) => vec![single],
        None => Vec::new(),
    };
    let known = |text: &str| ["http", "https"].contains(&text);
    let schemes = list.iter().filter_map(Value::as_str).map(str::to_ascii_lowercase);
    let schemes: Vec<String> = schemes.filter(|text| known(text)).collect();
    if schemes.is_empty() { vec!["https".to_owned()] } else { schemes }
}

/// `x-ms-parameterized-host`: `{ hostTemplate, useSchemePrefix, parameters }`.
fn templated(template: &Members, scheme: &str, base: &str) -> Value {
    let host = template.get("hostTemplate").and_then(Value::as_str).unwrap_or("");
    let prefixed = template.get("useSchemePrefix") != Some(&Value::Bool(false));
    let url = if prefixed { format!("{scheme}://{host}{base}") } else { format!("{host}{base}") };
    let mut variables = Map::new();
    for (index, _) in host.match_indices('{') {
        let name: String = host[index + 1..].chars().take_while(|c| *c != '}').collect();
        let declared = template.get("parameters").and_then(Value::as_array).into_iter().flatten();
        let declared =
            declared.into_iter().find(|one| one.get("name") == Some(&Value::from(name.as_str())));
        let of = |member: &str| declared.and_then(|one| one.get(member)).cloned();
        let mut variable =
            Map::from_iter([("default".to_owned(), of("default").unwrap_or_else(|| "".into()))]);
        variable.extend(of("enum").map(|list| ("enum".to_owned(), list)));
        variable.extend(of("description").map(|text| ("description".to_owned(), text)));
        variables.insert(name, Value::Object(variable));
    }
    json!({ "url": url, "variables": variables })
}
