//! Support code: the files of the runtime crate that a generated crate needs, and no others.

use std::collections::BTreeSet;

use super::manifest;
use crate::plan::Plan;
use crate::tree::FileTree;

mod files;
mod needs;

use files::{FILES, MODULES};
pub use needs::Needs;

/// Copies what the generated files need, directly or not, and adds the manifest with the dependencies
/// of all of it.
pub fn finish(plan: &Plan, tree: &mut FileTree, mut needs: Needs, header: &str) {
    if plan.settings.runtime_path.is_none() {
        complete(&mut needs);
        for (name, text) in FILES.iter().filter(|(name, _)| needs.runtime.contains(name)) {
            tree.insert(format!("src/runtime/{name}.rs"), format!("{header}{text}"));
        }
        let module = module(&needs.runtime);
        tree.insert("src/runtime/mod.rs".to_owned(), format!("{header}{module}"));
    }
    tree.insert("Cargo.toml".to_owned(), manifest::cargo(plan, &needs));
}

/// Adds what the files of the support code need of each other, and the crates that they name.
fn complete(needs: &mut Needs) {
    let mut open: Vec<_> = std::mem::take(&mut needs.runtime).into_iter().collect();
    let mut reached = BTreeSet::new();
    while let Some(name) = open.pop() {
        if reached.insert(name) {
            let text = FILES.iter().find(|(file, _)| *file == name).map_or("", |(_, text)| text);
            needs.source(text);
            open.extend(needs::files(text));
        }
    }
    needs.runtime = reached;
}

const LIBRARIES: [&str; 3] = ["\"jiff\"", "\"patterns\"", "\"time\""];

/// The runtime's own `mod.rs`, without the modules that are not copied.
fn module(needed: &BTreeSet<&str>) -> String {
    let mut kept = String::new();
    let mut gate = None;
    for line in MODULES.lines() {
        if line.starts_with("#[cfg") {
            // A library of dates or patterns is a feature of the runtime crate only: a copy has it or has it not.
            gate = Some(line).filter(|line| !LIBRARIES.iter().any(|name| line.contains(name)));
            continue;
        }
        let module = line.strip_prefix("pub mod ").and_then(|rest| rest.strip_suffix(';'));
        let keep = module.is_none_or(|module| needed.contains(module));
        if keep {
            for line in gate.into_iter().chain([line]) {
                kept.push_str(line);
                kept.push('\n');
            }
        }
        gate = None;
    }
    kept
}
