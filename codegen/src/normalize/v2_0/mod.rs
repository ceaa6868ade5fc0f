//! Swagger 2.0, rewritten as OpenAPI 3.0: a section a file.

mod bodies;
mod media;
mod operations;
pub(super) mod parameters;
mod references;
mod responses;
mod schemas;
mod security;
mod servers;

use serde_json::{Map, Value, json};

use crate::diagnostics::At;

use crate::load::Lookup;

use super::context::Context;

type Members = Map<String, Value>;

/// Leaves a tree of 3.0 shape; whatever moves is noted in the origins.
pub(super) fn upgrade(tree: &mut Value, cx: &mut Context<'_>) {
    references::rewrite(tree);
    operations::join_paths(tree, cx);
    super::repair::inline_path_items(tree, cx);
    references::write_out(tree, cx);
    sections(tree, cx);
    references::follow(tree, cx);
    super::repair::adopt_side_files(tree, cx);
    schemas::map_discriminators(tree);
    schemas::upgrade(tree, cx);
}

/// The members of the root and the operations.
fn sections(tree: &mut Value, cx: &mut Context<'_>) {
    let Value::Object(root) = tree else { return };
    root.shift_remove("swagger");
    root.insert("openapi".to_owned(), Value::from("3.0.3"));
    servers::upgrade(root, cx);
    let defaults = media::Defaults::take(root);
    let shared = section(root, "parameters");
    let mut components = Map::new();
    move_section(root, "definitions", &mut components, "schemas", cx);
    components.insert("parameters".to_owned(), parameters::components(&shared, cx));
    responses::components(root, &mut components, &defaults, cx);
    security::upgrade(root, &mut components, cx);
    operations::upgrade(root, &shared, &defaults, cx);
    match root.member_mut("components") {
        Some(Value::Object(own)) => own.extend(components),
        _ => {
            root.insert("components".to_owned(), Value::Object(components));
        }
    }
}

/// A section of the root, taken out; empty when it is missing or no object.
fn section(root: &mut Members, name: &str) -> Members {
    match root.shift_remove(name) {
        Some(Value::Object(map)) => map,
        _ => Map::new(),
    }
}

fn move_section(
    root: &mut Members,
    from: &str,
    components: &mut Members,
    to: &str,
    cx: &mut Context<'_>,
) {
    let Some(value) = root.shift_remove(from) else { return };
    let root_at = At::root();
    cx.moved(&root_at.child("components").child(to), &root_at.child(from));
    components.insert(to.to_owned(), value);
}

/// `{ type: string, format: binary }`, which 2.0 calls `type: file`.
fn octets() -> Value {
    json!({ "type": "string", "format": "binary" })
}

#[cfg(test)]
mod tests;
