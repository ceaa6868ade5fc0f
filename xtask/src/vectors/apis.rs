//! Documents through the generator: crates, with the plan and the complaints that came with them.

use std::collections::BTreeMap;

use codegen::config::Config;
use codegen::diagnostics::{Diagnostic, Diagnostics, Severity};
use codegen::ir::{Operation, OperationId};
use codegen::load::NoFiles;
use codegen::plan::Plan;
use codegen::tree::FileTree;
use codegen::{Input, Run};

use super::documents::{Document, operation_id};
use crate::process::root;

/// A crate that was generated from rows.
pub struct Api {
    /// Its package.
    pub package: String,
    /// Its files.
    pub tree: FileTree,
    /// What was decided about it.
    pub plan: Plan,
    /// What was said about a row, each with its code.
    pub complaints: BTreeMap<usize, Vec<String>>,
}

impl Api {
    /// The operation of a row; none if it was left out.
    pub fn operation(&self, row: usize) -> Option<(OperationId, &Operation)> {
        let id = operation_id(row);
        let mut operations = self.plan.api.operations_with_ids();
        operations.find(|(_, operation)| operation.id.as_deref() == Some(&id))
    }

    /// The name of its library.
    pub fn library(&self) -> String {
        self.package.replace('-', "_")
    }
}

/// Generates a crate from a document; rows that end in an error are taken out of it.
pub fn generate(package: &str, mut document: Document) -> Result<Api, String> {
    let mut complaints: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    loop {
        let mut run = Run::default();
        let text = document.json().to_string();
        let plan = understand(package, &text, &config(package), &mut run);
        let mut refused = Vec::new();
        for found in run.diagnostics.iter() {
            if let Some(row) = row_of(&document, found) {
                complaints.entry(row).or_default().push(said(found));
                refused.extend((found.severity() == Severity::Error).then_some(row));
            }
        }
        if let Some(plan) = plan {
            let tree = codegen::emit(&plan, &mut run);
            return Ok(Api { package: package.to_owned(), tree, plan, complaints });
        }
        if refused.is_empty() {
            return Err(format!("the generator refuses the document: {}", all(&run.diagnostics)));
        }
        complaints.retain(|row, _| refused.contains(row));
        refused.into_iter().for_each(|row| document.remove(row));
    }
}

/// The settings of a crate that lives in the workspace of the vectors.
pub fn config(package: &str) -> Config {
    let mut config = Config::default();
    config.package.name = Some(package.to_owned());
    config.package.publish = Some(false);
    config.runtime.path = Some(root().join("codegen/runtime").display().to_string());
    config
}

/// Everything up to the plan.
pub fn understand(package: &str, text: &str, config: &Config, run: &mut Run) -> Option<Plan> {
    let input = Input { name: package, bytes: text.as_bytes(), files: &NoFiles };
    codegen::understand(input, config, run)
}

fn row_of(document: &Document, found: &Diagnostic) -> Option<usize> {
    found.place.pointer().and_then(|pointer| document.row_at(pointer.as_str()))
}

fn said(found: &Diagnostic) -> String {
    format!("{}: {}", found.code.id, found.message)
}

fn all(diagnostics: &Diagnostics) -> String {
    diagnostics.iter().map(said).collect::<Vec<_>>().join("; ")
}
