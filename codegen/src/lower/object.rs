//! Objects: their properties, and what other members they may have.

use openapiv3::{AdditionalProperties, ReferenceOr, Schema};
use serde_json::Value;

use super::context::Context;
use super::node::Node;
use super::place::Place;
use super::schema::{Shaped, intersection, position, with_assertions};
use super::view::{Source, View};
use super::{docs, extension, naming, peek, plain};
use crate::diagnostics::Cure;
use crate::diagnostics::codes::lower as codes;
use crate::ir::{
    Access, Additional, Kind, Object, Presence, Property, Shape, StringFormat, TypeRef, Untyped,
    WireName,
};

/// An object with declared properties, or a map without.
pub(super) fn shape<'a: 's, 's>(context: &mut Context<'a>, view: View<'s>) -> Shaped {
    let additional = additional(context, &view);
    if view.properties.is_empty() && additional != Additional::Forbidden {
        report_undeclared(context, &view);
        let value = match additional {
            Additional::Typed(value) => value,
            _ => Box::new(TypeRef::new(Kind::Any(Untyped::Faithful))),
        };
        let map = TypeRef::new(Kind::Map(value));
        return Shaped::Ref(with_assertions(context, map, &view.constraints, &view.place));
    }
    Shaped::New(Shape::Object(object(context, &view, additional)))
}

fn object<'a: 's, 's>(
    context: &mut Context<'a>,
    view: &View<'s>,
    additional: Additional,
) -> Object {
    report_undeclared(context, view);
    let properties = view.properties.iter().map(|(name, sources)| {
        let presence = match view.required.contains_key(name) {
            true => Presence::Required,
            false => Presence::Optional,
        };
        Property { presence, ..property(context, view, name, sources) }
    });
    Object { properties: properties.collect(), additional }
}

fn report_undeclared(context: &mut Context<'_>, view: &View<'_>) {
    for (name, pointer) in &view.required {
        if !view.properties.contains_key(name) {
            let message = format!("`{name}` is required, but there is no such property");
            let known = view.properties.keys().copied();
            match super::nearest::nearest(name, known).as_slice() {
                [] => context.warn(&codes::REQUIRED_UNDECLARED, pointer, message),
                [near, ..] => {
                    let cure = Cure::Write((*near).to_owned());
                    context.warn_with_cure(&codes::REQUIRED_UNDECLARED, pointer, message, cure);
                }
            }
        }
    }
}

/// One property.
fn property<'a: 's, 's>(
    context: &mut Context<'a>,
    view: &View<'s>,
    name: &str,
    sources: &[Source<'s>],
) -> Property {
    let Some(source) = sources.last() else { return described(name, &view.place) };
    let place = view.place.member_at(name, source.place.pointer.clone());
    let ty = intersection(context, sources, &place);
    annotated(context, name, ty, sources, source)
}

fn described(name: &str, place: &Place) -> Property {
    Property {
        wire: WireName::from(name),
        name_hint: None,
        ty: TypeRef::new(Kind::Any(Untyped::Faithful)),
        presence: Presence::Optional,
        access: Access::Both,
        default: None,
        docs: crate::ir::Docs::default(),
        pointer: place.pointer.clone(),
    }
}

/// A property with what its schemas say about it, besides its type; the last one says it first.
fn annotated<'a: 's, 's>(
    context: &mut Context<'a>,
    name: &str,
    ty: TypeRef,
    sources: &[Source<'s>],
    last: &Source<'s>,
) -> Property {
    let mut property = Property { ty, ..described(name, &last.place) };
    let own: Vec<_> =
        sources.iter().rev().flat_map(|source| docs::annotations(source.node)).collect();
    property.docs = docs::schema(&own);
    for source in sources {
        property.docs.notes.extend(docs::notes(source.node, &property.ty));
    }
    property.name_hint = own.iter().find_map(|data| extension::name_hint(&data.extensions));
    // `readOnly` and `default` behind a reference are the property's as well.
    let target = context.targets.follow(peek::essence(context.targets, last.node));
    let all: Vec<_> =
        own.into_iter().chain(target.map(|(_, schema)| &schema.schema_data)).collect();
    property.default = all.iter().find_map(|data| data.default.clone()).map(Box::new);
    let read = all.iter().any(|data| data.read_only);
    let write = all.iter().any(|data| data.write_only);
    property.access = access(context, &last.place, name, read, write);
    if property.access == Access::WriteOnly {
        hide(&mut property.ty);
    }
    property
}

/// A text that the server never gives back is a secret, whatever it is called (`OAS 3.0.4 §4.8.24.1`).
fn hide(ty: &mut TypeRef) {
    if ty.kind == Kind::String(StringFormat::Plain) {
        ty.kind = Kind::String(StringFormat::Password);
    }
}

fn access(context: &mut Context<'_>, place: &Place, name: &str, read: bool, write: bool) -> Access {
    match (read, write) {
        (false, false) => Access::Both,
        (true, false) => Access::ReadOnly,
        (false, true) => Access::WriteOnly,
        (true, true) => {
            let message =
                format!("`{name}` is both readOnly and writeOnly; it is taken as neither");
            context.warn(&codes::READ_AND_WRITE_ONLY, &place.pointer, message);
            Access::Both
        }
    }
}

/// `additionalProperties`; `patternProperties` count where it is absent.
fn additional<'a: 's, 's>(context: &mut Context<'a>, view: &View<'s>) -> Additional {
    match &view.additional {
        None => patterns(context, view, None).unwrap_or_default(),
        Some((AdditionalProperties::Any(true), _)) => {
            Additional::Typed(Box::new(TypeRef::new(Kind::Any(Untyped::Faithful))))
        }
        Some((AdditionalProperties::Any(false), _)) => {
            patterns(context, view, None).unwrap_or(Additional::Forbidden)
        }
        Some((AdditionalProperties::Schema(schema), place)) => {
            if let Some(typed) = patterns(context, view, Some(schema)) {
                return typed;
            }
            let place = place.role("additionalProperties", naming::VALUE);
            let node = Node::from(schema.as_ref());
            Additional::Typed(Box::new(position(context, node, &place)))
        }
    }
}

/// What members hold whose names match patterns: what the one schema says, or any of several, to which that of
/// all `others` belongs.
fn patterns(
    context: &mut Context<'_>,
    view: &View<'_>,
    others: Option<&ReferenceOr<Schema>>,
) -> Option<Additional> {
    let patterns = view.extension(extension::PATTERN_PROPERTIES)?.as_object()?;
    let others = others.and_then(|others| serde_json::to_value(others).ok());
    let mut schemas: Vec<&Value> = Vec::new();
    for schema in patterns.values().chain(&others) {
        if !schemas.contains(&schema) {
            schemas.push(schema);
        }
    }
    let keyword = view.place.keyword(extension::PATTERN_PROPERTIES);
    let value = match schemas.as_slice() {
        [] => return None,
        [schema] => {
            let pattern = patterns.keys().next()?;
            let place = keyword.at(keyword.pointer.child(pattern)).word(naming::VALUE);
            plain::carried(context, schema, &place)
        }
        several => {
            let any = serde_json::json!({ "anyOf": several });
            plain::carried(context, &any, &keyword.word(naming::VALUE))
        }
    };
    Some(Additional::Typed(Box::new(value)))
}
