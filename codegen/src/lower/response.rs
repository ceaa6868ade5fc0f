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
    let statuses: Vec<String> = responses.keys().map(ToString::to_string).collect();
    let main = main_status(statuses.iter().map(String::as_str));
    let mut list = Vec::new();
    for ((status, node), key) in responses.iter().zip(&statuses) {
        let Some(matched) = status_match(status) else { continue };
        let place = place(operation, key, Some(key.as_str()) == main);
        list.extend(response(context, matched, node, &place));
    }
    if let Some(node) = default {
        let place = place(operation, naming::DEFAULT, responses.is_empty());
        list.extend(response(context, StatusMatch::Default, node, &place));
    }
    list
}

/// The answer that is meant by "the response": the least success, codes before the range.
pub(super) fn main_status<'s>(keys: impl Iterator<Item = &'s str>) -> Option<&'s str> {
    let success = |key: &&str| key.len() == 3 && key.starts_with('2');
    keys.filter(success).min()
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
