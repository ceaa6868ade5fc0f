//! Answers.

use openapiv3::{ReferenceOr, Response, Responses, StatusCode};

use super::content;
use super::context::Context;
use super::place::Place;
use super::resolve::resolve;
use super::{docs, header, naming};
use crate::ir::{self, Docs, StatusMatch};

/// What an operation documents as answers, in order, `default` last; `operation` is its place.
pub(super) fn responses<'a: 's, 's>(
    context: &mut Context<'a>,
    responses: &'s Responses,
    operation: &Place,
) -> Vec<ir::Response> {
    let Responses { default, responses, extensions: _ } = responses;
    let main = main_status(responses.keys());
    let mut list = Vec::new();
    for (status, node) in responses {
        let Some(matched) = status_match(status) else { continue };
        let place = place(operation, &status.to_string(), Some(status) == main.as_ref());
        list.extend(response(context, matched, node, &place));
    }
    if let Some(node) = default {
        let place = place(operation, "default", responses.is_empty());
        list.extend(response(context, StatusMatch::Default, node, &place));
    }
    list
}

/// The answer that is meant by "the response": the least success.
fn main_status<'s>(codes: impl Iterator<Item = &'s StatusCode>) -> Option<StatusCode> {
    let success =
        |code: &&StatusCode| matches!(code, StatusCode::Code(200..=299) | StatusCode::Range(2));
    codes.filter(success).min().cloned()
}

/// An inline type of the main answer is named `response`, of others by their status as well.
fn place(operation: &Place, status: &str, main: bool) -> Place {
    let pointer = operation.pointer.child("responses").child(status);
    let place = operation.word(naming::RESPONSE).at(pointer);
    if main { place } else { place.word(status) }
}

/// The key of an answer; `normalize` has left out what is no status.
fn status_match(status: &StatusCode) -> Option<StatusMatch> {
    match status {
        StatusCode::Code(code @ 100..=599) => Some(StatusMatch::Code(*code)),
        StatusCode::Range(digit @ 1..=5) => u8::try_from(*digit).ok().map(StatusMatch::Range),
        StatusCode::Code(_) | StatusCode::Range(_) => None,
    }
}

fn response<'a: 's, 's>(
    context: &mut Context<'a>,
    status: StatusMatch,
    node: &'s ReferenceOr<Response>,
    place: &Place,
) -> Option<ir::Response> {
    let resolved = resolve(context, node, place)?;
    let Response { description, headers, content, links, extensions: _ } = resolved.node.as_ref();
    for (name, link) in links {
        // Nothing is made of a link, but a reference that leads nowhere is a mistake all the same.
        resolve(context, link, &resolved.place.member("links", name));
    }
    Some(ir::Response {
        status,
        headers: header::headers(context, headers, &resolved.place),
        contents: content::contents(context, content, &resolved.place),
        docs: Docs { description: docs::text(Some(description)), ..Docs::default() },
        pointer: resolved.place.pointer,
    })
}
