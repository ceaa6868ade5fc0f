//! Visits every object of a document that has a kind, in order of the document, parents first.

use serde_json::Value;

use crate::diagnostics::At;

use super::context::Context;
use super::extensions as ext;

/// What an object is, by where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Document,
    Components,
    PathItem,
    Operation,
    Callback,
    Parameter,
    Header,
    RequestBody,
    Response,
    MediaType,
    Encoding,
    Schema,
    /// Nothing in it has a kind: links, examples, security schemes.
    Leaf,
}

/// How the objects of a kind stand in a member.
#[derive(Debug, Clone, Copy)]
enum Shape {
    One,
    List,
    OneOrList,
    /// The names are free, so `x-a` is one as well.
    Map,
    /// Names that begin with `x-` are extensions.
    Named,
}

/// A pass: may change the object, and is called before its members are visited.
pub(super) type Visit<'v> = dyn FnMut(Kind, &mut Value, &At<'_>, &mut Context<'_>) + 'v;

/// Visits `value` and all objects of a kind below it.
pub(super) fn walk(
    kind: Kind,
    value: &mut Value,
    at: &At<'_>,
    cx: &mut Context<'_>,
    visit: &mut Visit<'_>,
) {
    visit(kind, value, at, cx);
    let Value::Object(map) = value else { return };
    if kind == Kind::Callback {
        return each(Shape::Named, Kind::PathItem, value, at, cx, visit);
    }
    let members = members(kind);
    for (name, inner) in map.iter_mut() {
        let Some((_, shape, kind)) = members.iter().find(|(member, ..)| member == name) else {
            continue;
        };
        // A boolean is no schema there, even in 3.0, but says what it says.
        if inner.is_boolean() && name == "additionalProperties" {
            continue;
        }
        each(*shape, *kind, inner, &at.child(name), cx, visit);
    }
}

fn each(
    shape: Shape,
    kind: Kind,
    value: &mut Value,
    at: &At<'_>,
    cx: &mut Context<'_>,
    visit: &mut Visit<'_>,
) {
    match (shape, value) {
        (Shape::List | Shape::OneOrList, Value::Array(list)) => {
            for (index, value) in list.iter_mut().enumerate() {
                walk(kind, value, &at.index(index), cx, visit);
            }
        }
        (Shape::Map | Shape::Named, Value::Object(map)) => {
            let named = matches!(shape, Shape::Named);
            for (name, value) in
                map.iter_mut().filter(|(name, _)| !named || !name.starts_with("x-"))
            {
                walk(kind, value, &at.child(name), cx, visit);
            }
        }
        (Shape::One | Shape::OneOrList, value) => walk(kind, value, at, cx, visit),
        // A single object where a list belongs is read as a list of one.
        (Shape::List, value @ Value::Object(_)) => walk(kind, value, at, cx, visit),
        _ => {}
    }
}

fn members(kind: Kind) -> &'static [(&'static str, Shape, Kind)] {
    use Kind::*;
    use Shape::*;
    match kind {
        Document => &[
            ("paths", Named, PathItem),
            ("webhooks", Map, PathItem),
            ("components", One, Components),
        ],
        Components => &[
            ("schemas", Map, Schema),
            ("responses", Map, Response),
            ("parameters", Map, Parameter),
            ("examples", Map, Leaf),
            ("requestBodies", Map, RequestBody),
            ("headers", Map, Header),
            ("securitySchemes", Map, Leaf),
            ("links", Map, Leaf),
            ("callbacks", Map, Callback),
            ("pathItems", Map, PathItem),
            ("mediaTypes", Map, MediaType),
        ],
        PathItem => &[
            ("get", One, Operation),
            ("put", One, Operation),
            ("post", One, Operation),
            ("delete", One, Operation),
            ("options", One, Operation),
            ("head", One, Operation),
            ("patch", One, Operation),
            ("trace", One, Operation),
            ("query", One, Operation),
            ("additionalOperations", Map, Operation),
            ("parameters", List, Parameter),
        ],
        Operation => &[
            ("parameters", List, Parameter),
            ("requestBody", One, RequestBody),
            ("responses", Named, Response),
            ("callbacks", Map, Callback),
        ],
        Parameter | Header => &[("schema", One, Schema), ("content", Map, MediaType)],
        RequestBody => &[("content", Map, MediaType)],
        Response => &[("headers", Map, Header), ("content", Map, MediaType), ("links", Map, Leaf)],
        MediaType => &[
            ("schema", One, Schema),
            ("itemSchema", One, Schema),
            (ext::ITEM_SCHEMA, One, Schema),
            ("encoding", Map, Encoding),
        ],
        Encoding => &[("headers", Map, Header)],
        Schema => SCHEMA,
        Callback | Leaf => &[],
    }
}

const SCHEMA: &[(&str, Shape, Kind)] = &[
    ("properties", Shape::Map, Kind::Schema),
    ("items", Shape::OneOrList, Kind::Schema),
    ("additionalProperties", Shape::One, Kind::Schema),
    ("allOf", Shape::List, Kind::Schema),
    ("anyOf", Shape::List, Kind::Schema),
    ("oneOf", Shape::List, Kind::Schema),
    ("not", Shape::One, Kind::Schema),
    ("$defs", Shape::Map, Kind::Schema),
    ("definitions", Shape::Map, Kind::Schema),
    (ext::PREFIX_ITEMS, Shape::List, Kind::Schema),
    (ext::PATTERN_PROPERTIES, Shape::Map, Kind::Schema),
    (ext::PROPERTY_NAMES, Shape::One, Kind::Schema),
    (ext::CONTENT_SCHEMA, Shape::One, Kind::Schema),
];
