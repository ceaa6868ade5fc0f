//! Which types a request can carry that have something to check: rules of their own, or below them.

use std::collections::BTreeSet;

use super::reach::Reach;
use super::rules::rules;
use crate::ir::{Additional, Api, Kind, Shape, TypeDef, TypeId, TypeRef};
use crate::plan::Settings;

/// What is known of the types already.
pub struct Known<'a> {
    /// The API.
    pub api: &'a Api,
    /// What holds for the whole crate.
    pub settings: &'a Settings,
    /// From where each type is reached.
    pub reach: &'a [Reach],
    /// Aliases that are types of their own.
    pub newtypes: &'a BTreeSet<TypeId>,
}

/// For each type whether `validate` can find anything wrong with it; only objects and unions are asked,
/// and never an answer.
pub fn find(known: &Known<'_>) -> Vec<bool> {
    let count = known.api.types.len();
    let (mut found, mut users) = (vec![false; count], vec![Vec::new(); count]);
    for (id, def) in known.api.types_with_ids() {
        if known.reach[id.index()].request {
            for ty in positions(def) {
                let mut user = |part: TypeId| users[part.index()].push(id.index());
                found[id.index()] |= position(known, ty, &mut user);
            }
        }
    }
    let mut open: Vec<usize> = (0..count).filter(|index| found[*index]).collect();
    while let Some(index) = open.pop() {
        for user in &users[index] {
            if !std::mem::replace(&mut found[*user], true) {
                open.push(*user);
            }
        }
    }
    found
}

/// The positions that the check of a type looks at.
fn positions(def: &TypeDef) -> Vec<&TypeRef> {
    match &def.shape {
        Shape::Object(object) => {
            let extras = match &object.additional {
                Additional::Typed(ty) => Some(ty.as_ref()),
                Additional::Unspecified | Additional::Forbidden => None,
            };
            object.properties.iter().map(|property| &property.ty).chain(extras).collect()
        }
        Shape::Union(union) => union.members.iter().map(|member| &member.ty).collect(),
        Shape::Enum(_) | Shape::Alias(_) | Shape::Foreign(_) => Vec::new(),
    }
}

/// Whether a position has rules of its own; `below` hears of the types that may have some.
fn position(known: &Known<'_>, ty: &TypeRef, below: &mut impl FnMut(TypeId)) -> bool {
    let resolved = resolved(known, ty);
    let constraints = ty.constraints.as_deref().or(resolved.constraints.as_deref());
    let own = constraints
        .is_some_and(|constraints| !rules(&resolved.kind, constraints, known.settings).is_empty());
    let inside = match &resolved.kind {
        Kind::Named(id) => {
            below(*id);
            false
        }
        Kind::Array(item) | Kind::Map(item) => position(known, item, below),
        _ => false,
    };
    own || inside
}

/// What a position is behind its aliases.
fn resolved<'a>(known: &Known<'a>, ty: &'a TypeRef) -> &'a TypeRef {
    let mut ty = ty;
    while let Kind::Named(id) = ty.kind {
        match &known.api.ty(id).shape {
            Shape::Alias(target) if !known.newtypes.contains(&id) => ty = target,
            _ => break,
        }
    }
    ty
}
