//! Stands in for stages that are not there yet.

use serde_json::Value;

use crate::diagnostics::codes::tree::NO_INPUT;
use crate::diagnostics::{Diagnostics, Place};
use crate::emit::Artifact;
use crate::normalize::Parts;
use crate::plan::Plan;
use crate::tree::FileTree;
use crate::{Input, format};

pub fn load(input: Input<'_>, diagnostics: &mut Diagnostics) -> Option<Value> {
    match serde_json::from_slice(input.bytes) {
        Ok(value) => Some(value),
        Err(error) => {
            let message = format!("{}: {error}", input.name);
            diagnostics.report_at(&NO_INPUT, Place::Nowhere, message);
            None
        }
    }
}

pub fn normalize(_document: Value, _diagnostics: &mut Diagnostics) -> Parts {
    Parts::default()
}

pub fn emit(plan: &Plan) -> FileTree {
    let manifest = format!(
        "[package]\nname = \"{}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n",
        plan.settings.package
    );
    format::run_all(&["Cargo.toml", "src/lib.rs"], |path| {
        let artifact = match *path {
            "Cargo.toml" => Artifact::Text(manifest.clone()),
            _ => Artifact::Rust("#![doc = \" A client.\"]".parse().unwrap_or_default()),
        };
        ((*path).to_owned(), artifact)
    })
}
