//! Positions that are being lowered: one that leads back to itself is a type that refers to itself.
//!
//! `u: { allOf: [Pet], anyOf: […] }` as a property of `Pet` brings itself in; without this, it would
//! do so for ever.

use std::sync::Arc;

use super::context::Context;
use super::place::Place;
use crate::diagnostics::codes::lower as codes;
use crate::ir::{Kind, Pointer, Shape, TypeDef, TypeId, TypeRef};

/// How many positions may be open, one within the other.
const LIMIT: usize = 256;

/// A position that is being lowered: the schemas that describe it, and the type that it will be, once
/// something within refers to it.
pub(super) struct Open {
    key: Arc<[Pointer]>,
    slot: Option<TypeId>,
}

/// The type that `make` gives for the position that the schemas at `key` describe; where that position
/// is open already, the type that it is going to be.
pub(super) fn guarded<'a>(
    context: &mut Context<'a>,
    key: Vec<Pointer>,
    place: &Place,
    make: impl FnOnce(&mut Context<'a>, &[Pointer]) -> TypeRef,
) -> TypeRef {
    let key: Arc<[Pointer]> = key.into();
    if let Some(index) = context.open.iter().rposition(|open| open.key == key) {
        return TypeRef::new(Kind::Named(slot(context, index, place)));
    }
    if context.open.len() > LIMIT {
        let message = format!("more than {LIMIT} schemas lead into one another here");
        return context.degrade(&codes::TOO_DEEP, place, message, "a schema nested too deep");
    }
    context.open.push(Open { key: Arc::clone(&key), slot: None });
    let ty = make(context, &key);
    let slot = context.open.pop().and_then(|open| open.slot);
    match slot {
        Some(id) if ty.kind != Kind::Named(id) => {
            let shape = Shape::Alias(TypeRef { nullable: false, ..ty.clone() });
            context.define(id, definition(place, shape));
            ty
        }
        _ => ty,
    }
}

/// Adds a type, in the slot that is kept for the open position `key` if there is one.
pub(super) fn add(context: &mut Context<'_>, key: &[Pointer], def: TypeDef) -> TypeId {
    let open = context.open.iter().rfind(|open| *open.key == *key);
    match open.and_then(|open| open.slot) {
        Some(id) => {
            context.define(id, def);
            id
        }
        None => context.add(def),
    }
}

fn slot(context: &mut Context<'_>, index: usize, place: &Place) -> TypeId {
    if let Some(id) = context.open[index].slot {
        return id;
    }
    let id = context.add(definition(place, Shape::Object(crate::ir::Object::default())));
    context.open[index].slot = Some(id);
    id
}

fn definition(place: &Place, shape: Shape) -> TypeDef {
    TypeDef {
        origin: place.origin(None),
        name_hint: None,
        pointer: place.pointer.clone(),
        docs: crate::ir::Docs::default(),
        shape,
    }
}
