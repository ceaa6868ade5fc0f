//! The named types: how many of each kind, and each by its names.

use serde::Serialize;

use crate::ir::{Origin, Shape, TypeDef, TypeId};
use crate::plan::Plan;

/// The named types of the crate.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Types {
    /// Objects.
    pub objects: usize,
    /// Enums.
    pub enums: usize,
    /// Unions.
    pub unions: usize,
    /// Aliases.
    pub aliases: usize,
    /// Each of them, sorted by file and name.
    pub named: Vec<Named>,
}

/// A named type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Named {
    /// What it is called in Rust.
    pub name: String,
    /// What it is.
    pub kind: String,
    /// The key of the component, or the pointer of an inline schema.
    pub schema: String,
    /// The cargo feature that it stands behind, if it does.
    pub feature: Option<String>,
}

/// The types that are generated.
pub fn types(plan: &Plan) -> Types {
    let mut types = Types::default();
    for (index, file) in plan.names.files.iter().enumerate() {
        for id in &file.types {
            let count = match plan.api.ty(*id).shape {
                Shape::Object(_) => &mut types.objects,
                Shape::Enum(_) => &mut types.enums,
                Shape::Union(_) => &mut types.unions,
                Shape::Alias(_) | Shape::Foreign(_) => &mut types.aliases,
            };
            *count += 1;
            types.named.push(named(plan, *id, plan.gates.file(index)));
        }
    }
    types
}

fn named(plan: &Plan, id: TypeId, feature: Option<&str>) -> Named {
    let def = plan.api.ty(id);
    Named {
        name: plan.names.ty(id).ident.clone(),
        kind: kind(def),
        schema: match &def.origin {
            Origin::Component(key) => key.clone(),
            Origin::Inline { .. } => def.pointer.to_string(),
        },
        feature: feature.map(str::to_owned),
    }
}

fn kind(def: &TypeDef) -> String {
    match &def.shape {
        Shape::Object(object) => format!("object of {}", counted(object.properties.len(), "field")),
        Shape::Enum(values) => format!("enum of {}", counted(values.values.len(), "value")),
        Shape::Union(union) => format!("union of {}", counted(union.members.len(), "type")),
        Shape::Alias(_) => "alias".to_owned(),
        Shape::Foreign(path) => format!("your `{path}`"),
    }
}

/// `1 field`, `2 fields`.
pub(super) fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
