//! Nodes that may be referred to besides schemas, and where they are found.

use indexmap::IndexMap;
use openapiv3::{
    Components, Example, Header, Link, Operation, Parameter, PathItem, ReferenceOr, RequestBody,
    Response, SecurityScheme,
};
use serde::de::DeserializeOwned;

use super::locate::NodeKind;
use super::naming;
use crate::normalize::Parts;

/// A node that has a section of its own among the components.
pub(super) trait Component: DeserializeOwned + Clone {
    /// What it is.
    const KIND: NodeKind;
    /// The word that a type within it is named by, besides its key.
    const ROLE: &'static str;
    /// The section.
    const SECTION: &'static str;

    /// The components of this kind.
    fn section(components: &Components) -> &IndexMap<String, ReferenceOr<Self>>;

    /// The node of this kind that stands elsewhere, at `steps` from the root.
    fn inline<'p>(parts: &'p Parts, steps: &[&str]) -> Option<&'p ReferenceOr<Self>>;
}

macro_rules! component {
    ($type:ty, $kind:ident, $role:expr, $key:literal, $field:ident, $inline:expr) => {
        impl Component for $type {
            const KIND: NodeKind = NodeKind::$kind;
            const ROLE: &'static str = $role;
            const SECTION: &'static str = $key;

            fn section(components: &Components) -> &IndexMap<String, ReferenceOr<Self>> {
                &components.$field
            }

            fn inline<'p>(parts: &'p Parts, steps: &[&str]) -> Option<&'p ReferenceOr<Self>> {
                $inline(parts, steps)
            }
        }
    };
}

component!(Parameter, Parameter, naming::PARAMETER, "parameters", parameters, parameter);
component!(Header, Header, naming::HEADER, "headers", headers, header);
component!(RequestBody, RequestBody, naming::REQUEST, "requestBodies", request_bodies, body);
component!(Response, Response, naming::RESPONSE, "responses", responses, response);
component!(Link, Link, "link", "links", links, nowhere);
component!(Example, Example, "example", "examples", examples, nowhere);
component!(SecurityScheme, SecurityScheme, "scheme", "securitySchemes", security_schemes, nowhere);

fn path_item<'p>(parts: &'p Parts, path: &str) -> Option<&'p PathItem> {
    parts.paths.iter().find(|(known, _)| known == path).map(|(_, item)| item)
}

fn operation<'p>(parts: &'p Parts, path: &str, method: &str) -> Option<&'p Operation> {
    let mut operations = path_item(parts, path)?.iter();
    operations.find(|(known, _)| *known == method).map(|(_, operation)| operation)
}

fn parameter<'p>(parts: &'p Parts, steps: &[&str]) -> Option<&'p ReferenceOr<Parameter>> {
    let (list, index) = match steps {
        ["paths", path, "parameters", index] => (&path_item(parts, path)?.parameters, index),
        ["paths", path, method, "parameters", index] => {
            (&operation(parts, path, method)?.parameters, index)
        }
        _ => return None,
    };
    list.get(index.parse::<usize>().ok()?)
}

fn body<'p>(parts: &'p Parts, steps: &[&str]) -> Option<&'p ReferenceOr<RequestBody>> {
    let ["paths", path, method, "requestBody"] = steps else { return None };
    operation(parts, path, method)?.request_body.as_ref()
}

fn response<'p>(parts: &'p Parts, steps: &[&str]) -> Option<&'p ReferenceOr<Response>> {
    let ["paths", path, method, "responses", status] = steps else { return None };
    let responses = &operation(parts, path, method)?.responses;
    let mut statuses = responses.responses.iter();
    match *status {
        "default" => responses.default.as_ref(),
        status => statuses
            .find(|(known, _)| known.to_string().eq_ignore_ascii_case(status))
            .map(|(_, response)| response),
    }
}

fn header<'p>(parts: &'p Parts, steps: &[&str]) -> Option<&'p ReferenceOr<Header>> {
    let [owner @ .., "headers", name] = steps else { return None };
    let owner = match owner {
        ["components", "responses", key] => parts.components.responses.get(*key),
        owner => response(parts, owner),
    };
    owner?.as_item()?.headers.get(*name)
}

/// No place but the components holds such a node.
fn nowhere<'p, T>(_: &'p Parts, _: &[&str]) -> Option<&'p ReferenceOr<T>> {
    None
}
