//! Which types have something to check: assertions of their own, or below them.

use super::reach;
use crate::ir::{Additional, Api, Constraints, Kind, Shape, TypeDef, TypeRef};

/// For each type whether `validate` can find anything wrong with it.
pub fn find(api: &Api) -> Vec<bool> {
    let mut users = vec![Vec::new(); api.types.len()];
    for (id, _) in api.types_with_ids() {
        reach::parts(api, id, &mut |part| users[part.index()].push(id.index()));
    }
    let mut found: Vec<bool> = api.types.iter().map(has_own).collect();
    let mut open: Vec<usize> = (0..found.len()).filter(|index| found[*index]).collect();
    while let Some(index) = open.pop() {
        for user in &users[index] {
            if !std::mem::replace(&mut found[*user], true) {
                open.push(*user);
            }
        }
    }
    found
}

fn has_own(def: &TypeDef) -> bool {
    match &def.shape {
        Shape::Object(object) => {
            let extras = match &object.additional {
                Additional::Typed(ty) => is_checked(ty),
                Additional::Unspecified | Additional::Forbidden => false,
            };
            extras || object.properties.iter().any(|property| is_checked(&property.ty))
        }
        Shape::Union(union) => union.members.iter().any(|member| is_checked(&member.ty)),
        Shape::Alias(ty) => is_checked(ty),
        Shape::Enum(_) | Shape::Foreign(_) => false,
    }
}

fn is_checked(ty: &TypeRef) -> bool {
    let inside = match &ty.kind {
        Kind::Array(item) | Kind::Map(item) => is_checked(item),
        _ => false,
    };
    inside || ty.constraints.as_deref().is_some_and(|constraints| has_rules(&ty.kind, constraints))
}

/// Whether a position has rules that generated code checks; a pattern alone is only documented.
pub fn has_rules(kind: &Kind, constraints: &Constraints) -> bool {
    match kind {
        Kind::String(_) => constraints.min_length.is_some() || constraints.max_length.is_some(),
        Kind::Integer(_) | Kind::Number(_) => {
            constraints.minimum.is_some()
                || constraints.maximum.is_some()
                || constraints.multiple_of.is_some()
        }
        Kind::Array(_) => {
            constraints.min_items.is_some()
                || constraints.max_items.is_some()
                || constraints.unique_items
        }
        Kind::Map(_) => {
            constraints.min_properties.is_some() || constraints.max_properties.is_some()
        }
        Kind::Named(_) | Kind::Boolean | Kind::Tuple(_) | Kind::Any(_) => false,
    }
}
