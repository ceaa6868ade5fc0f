//! YAML in, the text of the IR and of the complaints out.

mod all_of;
mod annotations;
mod codes;
mod cycles;
mod dialects;
mod enums;
mod listed;
mod objects;
mod operations;
mod parameters;
mod references;
mod scalars;
mod security;
mod size;
mod unions;

use crate::diagnostics::{Cure, Diagnostics};
use crate::ir;
use crate::load;
use crate::lower::lower;
use crate::normalize::{Parts, normalize};

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
        let Some(pointer) = diagnostic.place.pointer() else { return String::new() };
        let help = match &diagnostic.cure {
            Some(Cure::Write(text)) => format!(" (write: {text})"),
            _ => String::new(),
        };
        format!("{} {pointer}: {}{help}\n", diagnostic.code.id, diagnostic.message)
    };
    diagnostics.iter().map(line).collect()
}

/// Reads a document as the pipeline does; what it needs besides the fixture is filled in.
fn parts(fixture: &str) -> Parts {
    let mut text = fixture.to_owned();
    for (key, line) in
        [("openapi:", "openapi: 3.0.3\n"), ("info:", "info: {title: A, version: '1'}\n")]
    {
        let stated = |known: &str| known.starts_with(key) || known.starts_with("swagger:");
        if !fixture.lines().any(stated) {
            text.insert_str(0, line);
        }
    }
    let mut diagnostics = Diagnostics::new();
    let document = load::load("fixture.yaml", text.as_bytes(), &mut diagnostics);
    let parts = document.and_then(|document| normalize(document, &mut diagnostics));
    parts.unwrap_or_else(|| panic!("the fixture cannot be read: {diagnostics:?}"))
}
