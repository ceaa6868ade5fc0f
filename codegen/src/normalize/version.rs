//! Which version of which specification a document follows.

use serde_json::Value;

use crate::diagnostics::At;
use crate::diagnostics::codes::normalize as codes;

use super::context::Context;

/// A dialect that is understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Version {
    V2_0,
    #[default]
    V3_0,
    V3_1,
    V3_2,
}

/// The version that the root states; `None` after an error.
pub(super) fn detect(root: &Value, cx: &mut Context<'_>) -> Option<Version> {
    let key = if root.get("openapi").is_some() { "openapi" } else { "swagger" };
    let root_at = At::root();
    let at = root_at.child(key);
    let text = match root.get(key) {
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(number @ Value::Number(_)) => {
            let text = cx.spelling(&at, number);
            cx.report(
                &codes::CONVERTED,
                &at,
                format!("`{key}` is a number; it is read as \"{text}\""),
            )
            .write(format!("\"{text}\""));
            text
        }
        Some(_) => String::new(),
        None => {
            let message = "neither `openapi` nor `swagger` says which version this follows";
            cx.report(&codes::NO_VERSION, &root_at, message).insert("openapi: 3.0.3");
            return None;
        }
    };
    let version = known(key, &text);
    if version.is_none() {
        let message = format!("{key} \"{text}\" is not supported; 2.0, 3.0, 3.1 and 3.2 are");
        let reported = cx.report(&codes::VERSION, &at, message);
        match (key, text.as_str()) {
            ("openapi", text) if text.starts_with('2') => {
                reported.member("swagger: \"2.0\"").done();
            }
            ("swagger", text) if text.starts_with('3') => reported.member("openapi: 3.0.3").done(),
            ("swagger", text) if text.starts_with('1') => {
                reported.help("convert the document to a version that is");
            }
            ("swagger", _) => reported.write("\"2.0\"").help("if it is that"),
            _ => reported.write("3.2.0").help("if it has nothing that is newer"),
        }
    }
    let version = version?;
    let Some((meant, member)) = written_in(root, version) else { return Some(version) };
    let message = format!("this is `{key}: {text}`, and the rest is written as `{member}`");
    cx.report(&codes::OTHER_DIALECT, &at, message).member(member).done();
    Some(meant)
}

/// The version that the document is really written in, where its operations leave no doubt, and the
/// line that says so.
fn written_in(root: &Value, stated: Version) -> Option<(Version, &'static str)> {
    let (old, new) = words(root);
    let has = |names: &[&str]| names.iter().any(|name| root.get(name).is_some());
    match stated {
        Version::V2_0 if new > old && has(&["components", "servers"]) => {
            Some((Version::V3_0, "openapi: 3.0.3"))
        }
        Version::V3_0 | Version::V3_1 | Version::V3_2
            if old > new && has(&["definitions", "host", "basePath", "securityDefinitions"]) =>
        {
            Some((Version::V2_0, "swagger: \"2.0\""))
        }
        _ => None,
    }
}

/// How often operations use words of 2.0 alone, and of later versions alone.
fn words(root: &Value) -> (usize, usize) {
    let (mut old, mut new) = (0, 0);
    let items = root.get("paths").into_iter().flat_map(members);
    for operation in items.flat_map(members).filter(|operation| operation.is_object()) {
        let responses = operation.get("responses").into_iter().flat_map(members);
        for response in responses {
            old += usize::from(response.get("schema").is_some());
            new += usize::from(response.get("content").is_some());
        }
        let parameters = operation.get("parameters").and_then(Value::as_array);
        let place = |one: &Value| one.get("in").and_then(Value::as_str).map(str::to_owned);
        let places = parameters.into_iter().flatten().filter_map(place);
        old += places.filter(|place| place == "body" || place == "formData").count();
        new += usize::from(operation.get("requestBody").is_some());
    }
    (old, new)
}

fn members(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_object().into_iter().flat_map(|map| map.values())
}

fn known(key: &str, text: &str) -> Option<Version> {
    let mut parts = text.split('.');
    match (key, parts.next()?, parts.next().unwrap_or("")) {
        ("swagger", "2", "0" | "") => Some(Version::V2_0),
        ("openapi", "3", "0" | "") => Some(Version::V3_0),
        ("openapi", "3", "1") => Some(Version::V3_1),
        ("openapi", "3", "2") => Some(Version::V3_2),
        _ => None,
    }
}
