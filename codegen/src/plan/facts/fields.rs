//! The form of a field: how presence and null become a Rust type.

use super::Reach;
use crate::ir::{Access, Presence, Property, Shape, TypeDef};

/// How a property is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldForm {
    /// `T`: must be there and not null.
    Required,
    /// `Option<T>`: must be there and may be null; written as null, accepted absent.
    Nullable,
    /// `Option<T>`: left out when it is `None`; null is read as absent.
    Optional,
    /// `Patch<T>`: absent, null and a value are three different things that a request can say.
    ThreeState,
}

/// The forms of an object's properties; nothing for other shapes.
pub fn find(def: &TypeDef, reach: Reach) -> Vec<FieldForm> {
    match &def.shape {
        Shape::Object(object) => {
            object.properties.iter().map(|property| form(property, reach)).collect()
        }
        Shape::Enum(_) | Shape::Union(_) | Shape::Alias(_) => Vec::new(),
    }
}

fn form(property: &Property, reach: Reach) -> FieldForm {
    // A member of one direction only is absent in the other (OAS 3.0.4 §4.8.24.1).
    let one_sided = match property.access {
        Access::Both => false,
        Access::ReadOnly => reach.request,
        Access::WriteOnly => reach.response,
    };
    match (property.presence, property.ty.nullable) {
        (Presence::Required, false) if !one_sided => FieldForm::Required,
        (Presence::Required, true) if !one_sided => FieldForm::Nullable,
        (Presence::Optional, true) if reach.request && !one_sided => FieldForm::ThreeState,
        _ => FieldForm::Optional,
    }
}
