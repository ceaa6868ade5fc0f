//! Request bodies.

use openapiv3::{ReferenceOr, RequestBody};

use super::content;
use super::context::Context;
use super::docs;
use super::naming;
use super::place::Place;
use super::resolve::resolve;
use crate::diagnostics::codes::lower as codes;
use crate::ir::{Body, Docs, Method, Presence};

/// What an operation sends; `operation` is its place.
pub(super) fn body<'a: 's, 's>(
    context: &mut Context<'a>,
    node: &'s ReferenceOr<RequestBody>,
    method: &Method,
    operation: &Place,
) -> Option<Body> {
    let place = operation.role("requestBody", naming::REQUEST);
    let resolved = resolve(context, node, &place)?;
    let RequestBody { description, content, required, extensions: _ } = resolved.node.as_ref();
    if matches!(method, Method::Get | Method::Head | Method::Delete | Method::Trace) {
        let message = format!("a body of a {} has no defined meaning; it is sent", method.as_str());
        context.warn(&codes::BODY_WITHOUT_MEANING, &place.pointer, message);
    }
    let contents = content::contents(context, content, &resolved.place);
    if contents.is_empty() {
        return None;
    }
    Some(Body {
        presence: if *required { Presence::Required } else { Presence::Optional },
        contents,
        docs: Docs { description: docs::text(description.as_ref()), ..Docs::default() },
        pointer: resolved.place.pointer,
    })
}
