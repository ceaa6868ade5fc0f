//! Stands in for stages that are not there yet.

use crate::diagnostics::Diagnostics;
use crate::emit::Artifact;
use crate::format;
use crate::load::Document;
use crate::normalize::Parts;
use crate::plan::Plan;
use crate::tree::FileTree;

pub fn normalize(_document: Document, _diagnostics: &mut Diagnostics) -> Parts {
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
