//! YAML in, the text of the IR and of the complaints out.

mod annotations;
mod codes;
mod cycles;
mod enums;
mod objects;
mod operations;
mod parameters;
mod references;
mod scalars;
mod security;
mod size;
mod unions;

use crate::diagnostics::{Diagnostics, Place};
use crate::ir;
use crate::lower::lower;
use crate::normalize::Parts;

/// Lowers a whole document and compares what came of it, complaints last.
#[track_caller]
fn check(document: &str, expected: &str) {
    let (api, diagnostics) = lowered(document);
    let text = ir::print(&api) + &complaints(&diagnostics);
    if text.trim() != expected.trim() {
        panic!("got:\n{text}\nexpected:\n{expected}");
    }
}

/// The same for the members of `components.schemas`.
#[track_caller]
fn check_schemas(schemas: &str, expected: &str) {
    let indented: String = schemas.lines().map(|line| format!("    {line}\n")).collect();
    check(&format!("components:\n  schemas:\n{indented}"), expected);
}

/// The same for the members of `paths`.
#[track_caller]
fn check_paths(paths: &str, expected: &str) {
    let indented: String = paths.lines().map(|line| format!("  {line}\n")).collect();
    check(&format!("paths:\n{indented}"), expected);
}

fn lowered(document: &str) -> (ir::Api, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let api = lower(&parts(document), &mut diagnostics);
    (api, diagnostics)
}

fn complaints(diagnostics: &Diagnostics) -> String {
    let line = |diagnostic: &crate::diagnostics::Diagnostic| {
        let Place::Node { pointer, .. } = &diagnostic.place else { return String::new() };
        let help = diagnostic.help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
        format!("{} {pointer}: {}{help}\n", diagnostic.code.id, diagnostic.message)
    };
    diagnostics.iter().map(line).collect()
}

/// Reads a document that is strict 3.0 already.
fn parts(document: &str) -> Parts {
    let tree: serde_json::Value = serde_yaml::from_str(document).expect("the fixture is YAML");
    let read = |key: &str| tree.get(key).cloned();
    let items = |key: &str| -> Vec<(String, openapiv3::PathItem)> {
        let map = read(key).unwrap_or_else(|| serde_json::json!({}));
        let map: indexmap::IndexMap<_, _> = serde_json::from_value(map).expect("the fixture is 3.0");
        map.into_iter().collect()
    };
    Parts {
        servers: read("servers").map(typed).unwrap_or_default(),
        security: read("security").map(typed),
        tags: read("tags").map(typed).unwrap_or_default(),
        components: read("components").map(typed).unwrap_or_default(),
        paths: items("paths"),
        webhooks: items("webhooks"),
        tree,
        ..Parts::default()
    }
}

fn typed<T: serde::de::DeserializeOwned>(value: serde_json::Value) -> T {
    serde_json::from_value(value).expect("the fixture is strict 3.0")
}
