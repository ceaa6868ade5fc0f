//! Entries of `codegen.toml` that name something of the document: which of them do.

use crate::config::{Config, Used};
use crate::ir::{Api, Operation, Origin, Shape, TypeDef};

use super::names::operation_key;
use super::selection;

/// The entries that name something.
pub fn used(api: &Api, config: &Config) -> Used {
    let mut used = Used::new();
    types(api, config, &mut used);
    for operation in &api.operations {
        of_operation(operation, config, &mut used);
    }
    for scheme in &api.schemes {
        if config.environment.credentials.contains_key(&scheme.key) {
            used.mark("environment.credentials", &scheme.key);
        }
    }
    used
}

fn of_operation(operation: &Operation, config: &Config, used: &mut Used) {
    let route = format!("{} {}", operation.method.as_str(), operation.path.raw);
    let id = operation.id.as_deref().unwrap_or_default();
    for key in [id, &route] {
        if config.rename.operation.contains_key(key) {
            used.mark("rename.operation", key);
        }
        if config.pagination.contains_key(key) {
            used.mark("pagination", key);
        }
    }
    for parameter in &operation.parameters {
        let key = format!("{}.{}", operation_key(operation), parameter.wire);
        if config.rename.parameter.contains_key(&key) {
            used.mark("rename.parameter", &key);
        }
    }
    for (section, patterns) in [
        ("operations.include", &config.operations.include),
        ("operations.exclude", &config.operations.exclude),
    ] {
        for pattern in patterns.iter().filter(|pattern| selection::matches(pattern, operation)) {
            used.mark(section, pattern);
        }
    }
}

fn types(api: &Api, config: &Config, used: &mut Used) {
    for def in &api.types {
        let keys = [key(def), def.pointer.as_str().to_owned()];
        for key in &keys {
            if config.rename.schema.contains_key(key) {
                used.mark("rename.schema", key);
            }
            if config.types.replace.contains_key(key) {
                used.mark("types.replace", key);
            }
        }
        members(def, config, used);
    }
    // Formats are everywhere; an entry for one that the document happens not to use is no mistake.
    for format in config.types.format.keys() {
        used.mark("types.format", format);
    }
}

fn members(def: &TypeDef, config: &Config, used: &mut Used) {
    let of = |table: &std::collections::BTreeMap<String, String>, owner: &str| {
        let prefix = format!("{owner}.");
        table.keys().filter(|key| key.starts_with(&prefix)).cloned().collect::<Vec<_>>()
    };
    let owner = key(def);
    match &def.shape {
        Shape::Object(object) => {
            for entry in of(&config.rename.property, &owner) {
                let is = |wire: &str| entry == format!("{owner}.{wire}");
                if object.properties.iter().any(|property| is(property.wire.as_str())) {
                    used.mark("rename.property", &entry);
                }
            }
        }
        Shape::Enum(_) | Shape::Union(_) => {
            for entry in of(&config.rename.variant, &owner) {
                used.mark("rename.variant", &entry);
            }
        }
        Shape::Alias(_) | Shape::Foreign(_) => {}
    }
}

fn key(def: &TypeDef) -> String {
    match &def.origin {
        Origin::Component(key) => key.clone(),
        Origin::Inline { .. } => def.pointer.as_str().to_owned(),
    }
}
