//! Answers and links (`OAS 3.0.4 §4.8.16`, `§4.8.17`, `§4.8.20`).

use openapiv3::{Link, LinkOperation, Response, Responses, StatusCode};

use crate::diagnostics::codes::normalize as codes;
use crate::load::Lookup;
use crate::normalize::context::Context;

use super::content::content;
use super::parameter::header;
use super::server::server;
use super::{Object, cures, reference_map, reference_or};

/// `responses` of an operation; none at all is reported and read as empty.
pub(super) fn responses(operation: &Object<'_>, cx: &mut Context<'_>) -> Responses {
    let mut responses = Responses::default();
    let object = operation.object("responses", cx);
    let Some(object) = object.filter(|object| !object.map.is_empty()) else {
        cx.report(
            &codes::NO_RESPONSES,
            &operation.at,
            "the operation documents no answer; every body is read as raw bytes",
        )
        .insert("responses: { '200': { description: OK } }");
        return responses;
    };
    responses.extensions = object.extensions();
    for (key, value) in object.map.iter().filter(|(key, _)| !key.starts_with("x-")) {
        let at = object.at.child(key);
        if key == "default" {
            responses.default = reference_or(value, &at, cx, response);
        } else if let Some(status) = status(key) {
            let read = reference_or(value, &at, cx, response);
            responses.responses.extend(read.map(|response| (status, response)));
        } else {
            no_status(key, &object, cx);
            if value.is_object() {
                // What is wrong inside is worth a word all the same.
                reference_or(value, &at, cx, response);
            }
        }
    }
    responses
}

fn no_status(key: &str, responses: &Object<'_>, cx: &mut Context<'_>) {
    let message = format!("`{key}` is no status; the answer is left out");
    let reported = cx.report(&codes::STATUS, &responses.at.child(key), message).at_name();
    let meant = cures::status(key);
    let is_there = |status: &str| responses.map.has(status.trim_matches('\''));
    if meant.as_deref().is_some_and(is_there) {
        reported.delete().done();
    } else if let Some(status) = meant {
        reported.write(status).done();
    } else if let Some(before) = cures::empty_before(responses.map, key) {
        reported.indent().help(format!("if it belongs to `{before}`"));
    } else {
        reported.write("default").help("or a status such as '200', or a range such as 4XX");
    }
}

/// `200`, `4XX`, `4xx`; `200.0`, which some YAML writers make of it.
fn status(key: &str) -> Option<StatusCode> {
    let key = key.trim().strip_suffix(".0").unwrap_or(key.trim());
    let [class @ b'1'..=b'5', rest @ ..] = key.as_bytes() else { return None };
    match rest {
        [b'x' | b'X', b'x' | b'X'] => Some(StatusCode::Range(u16::from(class - b'0'))),
        [b'0'..=b'9', b'0'..=b'9'] => key.parse().ok().map(StatusCode::Code),
        _ => None,
    }
}

/// One answer.
pub(super) fn response(object: Object<'_>, cx: &mut Context<'_>) -> Option<Response> {
    object.known("a response", &["description", "summary", "headers", "content", "links"], cx);
    Some(Response {
        // Demanded by 3.0, missing in half of all documents, and of no consequence.
        description: object
            .string("description", cx)
            .or_else(|| object.string("summary", cx))
            .unwrap_or_default(),
        headers: reference_map(object, "headers", cx, header),
        content: content(&object, cx),
        links: reference_map(object, "links", cx, link),
        extensions: object.extensions(),
    })
}

/// One link; nothing is generated from it but text.
pub(super) fn link(object: Object<'_>, cx: &mut Context<'_>) -> Option<Link> {
    let by_id = object.string("operationId", cx).map(LinkOperation::OperationId);
    let by_reference = object.string("operationRef", cx).map(LinkOperation::OperationRef);
    let server_at = object.at.child("server");
    Some(Link {
        description: object.string("description", cx),
        operation: by_id.or(by_reference)?,
        request_body: object.map.member("requestBody").cloned(),
        parameters: object.object("parameters", cx).map_or_else(Default::default, |map| {
            map.map.iter().map(|(name, value)| (name.clone(), value.clone())).collect()
        }),
        server: object.get("server", cx).and_then(|value| server(value, server_at, cx)),
        extensions: object.extensions(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses() {
        let check = |key, expected| assert_eq!(status(key), expected, "{key}");
        check("200", Some(StatusCode::Code(200)));
        check("200.0", Some(StatusCode::Code(200)));
        check("4xx", Some(StatusCode::Range(4)));
        for bad in ["600", "20X", "0", "99", "abc", "", "２００"] {
            check(bad, None);
        }
    }
}
