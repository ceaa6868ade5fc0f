//! What entries of `codegen.toml` may name, so that those that name nothing are told.

use crate::config::{Config, Known};
use crate::ir::{Api, Kind, Operation, Origin, Shape, TypeDef, TypeId};

use super::facts::reach;
use super::names::{Names, members, operation_key};
use super::selection;

/// The names of the document, for the sections that have entries.
pub fn known(api: &Api, config: &Config, names: &Names) -> Known {
    let mut known = Known::new(config);
    for (id, def) in api.types_with_ids() {
        of_type(api, id, def, names, &mut known);
    }
    for operation in &api.operations {
        of_operation(operation, config, &mut known);
    }
    for scheme in &api.schemes {
        known.add("environment.credentials", &scheme.key);
    }
    if known.asks_for("types.format") {
        formats(api, &mut known);
    }
    known
}

fn formats(api: &Api, known: &mut Known) {
    reach::positions(api, &mut |ty| {
        if let Kind::String(format) = &ty.kind {
            known.add("types.format", format.name());
        }
    });
}

fn of_operation(operation: &Operation, config: &Config, known: &mut Known) {
    let route = format!("{} {}", operation.method.as_str(), operation.path.raw);
    for id in operation.id.iter().chain([&route]) {
        known.add("rename.operation", id);
        known.add("pagination", id);
        known.add("idempotency.operations", id);
    }
    if known.asks_for("rename.parameter") {
        for parameter in &operation.parameters {
            let key = format!("{}.{}", operation_key(operation), parameter.wire);
            known.add("rename.parameter", key);
        }
    }
    for (section, patterns) in [
        ("operations.include", &config.operations.include),
        ("operations.exclude", &config.operations.exclude),
    ] {
        for pattern in patterns.iter().filter(|pattern| selection::matches(pattern, operation)) {
            known.add(section, pattern);
        }
        known.add(section, &operation.path.raw);
        for name in operation
            .id
            .iter()
            .cloned()
            .chain(operation.tags.iter().map(|tag| format!("tag:{tag}")))
        {
            known.add(section, name);
        }
    }
}

fn of_type(api: &Api, id: TypeId, def: &TypeDef, names: &Names, known: &mut Known) {
    let keys = [component(def), Some(def.pointer.as_str())];
    for key in keys.into_iter().flatten() {
        known.add("rename.schema", key);
        known.add("types.replace", key);
    }
    // Members of an inline type are named by what the type is called.
    let owner = component(def).unwrap_or(&names.ty(id).ident);
    match &def.shape {
        Shape::Object(object) if known.asks_for("rename.property") => {
            for property in &object.properties {
                known.add("rename.property", format!("{owner}.{}", property.wire));
            }
        }
        Shape::Enum(values) if known.asks_for("rename.variant") => {
            for value in &values.values {
                known.add("rename.variant", format!("{owner}.{}", members::text(&value.value)));
            }
        }
        Shape::Union(union) if known.asks_for("rename.variant") => {
            for member in &union.members {
                let word = members::member_word(api, member);
                known.add("rename.variant", format!("{owner}.{word}"));
            }
        }
        _ => {}
    }
}

fn component(def: &TypeDef) -> Option<&str> {
    match &def.origin {
        Origin::Component(key) => Some(key),
        Origin::Inline { .. } => None,
    }
}
