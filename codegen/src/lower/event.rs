//! Events: the bodies of webhooks and callbacks, which the API sends to its user.

use openapiv3::{Operation, PathItem};

use super::body;
use super::context::Context;
use super::operation::{found, found_at};
use super::place::Place;
use super::{docs, extension, naming};
use crate::ir::{Docs, Event, Method, Pointer};

/// Every webhook, then every callback of every operation.
pub(super) fn lower_events(context: &mut Context<'_>) -> Vec<Event> {
    let parts = context.parts;
    let mut events = Vec::new();
    for (name, item) in &parts.webhooks {
        let pointer = Pointer::root().child("webhooks").child(name);
        let place = Place::owner(pointer, [name.clone()]);
        item_events(context, item, &place, &mut events);
    }
    for (raw, item) in &parts.paths {
        for found in found_at(parts, raw, item) {
            let operation = found.operation;
            let words = naming::operation(operation, true, found.method.as_str(), raw);
            let place = Place::owner(found.pointer.clone(), words);
            callbacks(context, operation, &place, &mut events);
        }
    }
    events
}

fn callbacks(
    context: &mut Context<'_>,
    operation: &Operation,
    place: &Place,
    events: &mut Vec<Event>,
) {
    for (name, callback) in &operation.callbacks {
        for (expression, item) in callback {
            let place = place.member("callbacks", name);
            let place = place.at(place.pointer.child(expression));
            item_events(context, item, &place, events);
        }
    }
}

/// What a path item makes the API send; usually it has one method.
fn item_events(context: &mut Context<'_>, item: &PathItem, place: &Place, events: &mut Vec<Event>) {
    let found = found(item, &place.pointer);
    let several = found.len() > 1;
    for found in found {
        let operation = found.operation;
        let here = place.at(found.pointer.clone());
        let method = found.method.as_str().to_lowercase();
        let named = if several { here.word(&method) } else { here };
        // Nobody asks here whether a method may have a body: the API sends it.
        let node = operation.request_body.as_ref();
        let body = node.and_then(|node| body::body(context, node, &Method::Post, &named));
        events.push(Event {
            origin: named.origin(None),
            pointer: named.pointer.clone(),
            docs: Docs {
                summary: docs::text(operation.summary.as_ref()),
                description: docs::text(operation.description.as_ref()),
                external_docs: docs::external(operation.external_docs.as_ref()),
                deprecated: operation.deprecated || extension::deprecated(&operation.extensions),
                ..Docs::default()
            },
            contents: body.map(|body| body.contents).unwrap_or_default(),
        });
    }
}
