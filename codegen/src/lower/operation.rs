//! Operations: what is sent and what may come back, from every path item.

use std::collections::BTreeMap;

use openapiv3::{Operation, PathItem};
use serde_json::Value;

use super::context::Context;
use super::parameters::{self, Declared};
use super::place::Place;
use super::{body, docs, extension, naming, path, response, security, server};
use crate::ir::{self, Docs, Method, Pageable, Pointer, Scheme};
use crate::normalize::Parts;

/// Every operation, in the order of the document.
pub(super) fn lower_operations(
    context: &mut Context<'_>,
    schemes: &[Scheme],
) -> Vec<ir::Operation> {
    let parts = context.parts;
    let ids = occurrences(parts);
    let mut operations = Vec::new();
    let mut forms = BTreeMap::new();
    for (raw, item) in &parts.paths {
        let pointer = Pointer::root().child("paths").child(raw);
        path::check(context, raw, &pointer);
        if let Some(twin) = forms.insert(path::form(raw), raw) {
            path::report_twin(context, raw, twin, &pointer);
        }
        let shared = shared_parameters(context, raw, item, &pointer);
        for found in found_at(parts, raw, item) {
            let unique = is_unique(&ids, found.operation);
            let words = naming::operation(found.operation, unique, found.method.as_str(), raw);
            let place = Place::owner(found.pointer.clone(), words);
            operations.push(operation(context, raw, item, &found, &place, &shared, schemes));
        }
    }
    operations
}

/// How many operations have each id.
fn occurrences(parts: &Parts) -> BTreeMap<String, usize> {
    let mut ids = BTreeMap::new();
    for (raw, item) in &parts.paths {
        for found in found_at(parts, raw, item) {
            if let Some(id) = &found.operation.operation_id {
                *ids.entry(id.clone()).or_default() += 1;
            }
        }
    }
    ids
}

fn is_unique(ids: &BTreeMap<String, usize>, operation: &Operation) -> bool {
    operation.operation_id.as_ref().is_none_or(|id| ids.get(id).is_none_or(|count| *count == 1))
}

/// An operation of a path item.
pub(super) struct Found<'s> {
    pub(super) method: Method,
    pub(super) operation: &'s Operation,
    pub(super) pointer: Pointer,
}

/// The operations of `item`, in the order of the specification.
pub(super) fn found<'s>(item: &'s PathItem, pointer: &Pointer) -> Vec<Found<'s>> {
    let known = [
        (Method::Get, &item.get),
        (Method::Put, &item.put),
        (Method::Post, &item.post),
        (Method::Delete, &item.delete),
        (Method::Options, &item.options),
        (Method::Head, &item.head),
        (Method::Patch, &item.patch),
        (Method::Trace, &item.trace),
    ];
    let known = known.into_iter().filter_map(|(method, operation)| {
        let pointer = pointer.child(&method.as_str().to_lowercase());
        Some(Found { method, operation: operation.as_ref()?, pointer })
    });
    known.collect()
}

/// The operations of `path`, those of methods that openapiv3 does not know last.
pub(super) fn found_at<'s>(parts: &'s Parts, path: &str, item: &'s PathItem) -> Vec<Found<'s>> {
    let mut list = found(item, &Pointer::root().child("paths").child(path));
    let others = parts.other_operations.iter().filter(|other| other.path == path);
    list.extend(others.map(|other| Found {
        method: Method::Other(other.method.clone()),
        operation: &other.operation,
        pointer: other.pointer.clone(),
    }));
    list
}

fn shared_parameters(
    context: &mut Context<'_>,
    raw: &str,
    item: &PathItem,
    pointer: &Pointer,
) -> Vec<Declared> {
    let place = Place::owner(pointer.clone(), naming::path_words(raw));
    parameters::declared(context, &item.parameters, &place)
}

fn operation(
    context: &mut Context<'_>,
    raw: &str,
    item: &PathItem,
    found: &Found<'_>,
    place: &Place,
    shared: &[Declared],
    schemes: &[Scheme],
) -> ir::Operation {
    let Operation {
        tags,
        summary: _,
        description: _,
        external_docs: _,
        operation_id,
        parameters: own,
        request_body,
        responses,
        callbacks: _,
        deprecated: _,
        security: needs,
        servers: own_servers,
        extensions,
    } = found.operation;
    let own = parameters::declared(context, own, place);
    let declares = |name: &str| parameters::in_path([shared, &own], name);
    let template = path::named_as(path::template(raw), declares);
    let servers = if own_servers.is_empty() { &item.servers } else { own_servers };
    let servers_owner =
        if own_servers.is_empty() { place.pointer.parent() } else { place.pointer.clone() };
    ir::Operation {
        id: operation_id.clone().filter(|id| !id.trim().is_empty()),
        name_hint: extension::name_hint(extensions),
        method: found.method.clone(),
        parameters: parameters::merged(context, &template, shared, own, place),
        path: template,
        tags: distinct(tags),
        docs: operation_docs(found.operation, item),
        body: request_body
            .as_ref()
            .and_then(|node| body::body(context, node, &found.method, place)),
        responses: response::responses(context, responses, place),
        security: security::requirements(context, needs.as_deref(), schemes, &place.pointer),
        pageable: pageable(extensions),
        servers: server::servers(context, servers, &servers_owner),
        pointer: place.pointer.clone(),
    }
}

fn distinct(tags: &[String]) -> Vec<String> {
    let mut list: Vec<String> = Vec::new();
    for tag in tags.iter().filter(|tag| !tag.trim().is_empty()) {
        if !list.contains(tag) {
            list.push(tag.clone());
        }
    }
    list
}

fn pageable(extensions: &extension::Extensions) -> Option<Pageable> {
    let stated = extensions.get("x-ms-pageable")?.as_object()?;
    let text = |name: &str| stated.get(name).and_then(Value::as_str).map(str::to_owned);
    Some(Pageable {
        items: text("itemName").unwrap_or_else(|| "value".to_owned()),
        next: text("nextLinkName"),
    })
}

/// Sentences for what a call cannot do by itself.
fn notes(extensions: &extension::Extensions) -> Vec<String> {
    let long_running = extensions.get("x-ms-long-running-operation") == Some(&Value::Bool(true));
    let note =
        "The answer comes before the work is done: its headers say where to ask for the end.";
    long_running.then(|| note.to_owned()).into_iter().collect()
}

/// The text of an operation; where it has none, that of its path item.
fn operation_docs(operation: &Operation, item: &PathItem) -> Docs {
    let text = |own: &Option<String>, shared: &Option<String>| {
        docs::text(own.as_ref()).or_else(|| docs::text(shared.as_ref()))
    };
    Docs {
        summary: text(&operation.summary, &item.summary),
        description: text(&operation.description, &item.description),
        external_docs: docs::external(operation.external_docs.as_ref()),
        deprecated: operation.deprecated || extension::deprecated(&operation.extensions),
        notes: notes(&operation.extensions),
        ..Docs::default()
    }
}
