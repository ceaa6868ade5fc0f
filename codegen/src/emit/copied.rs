//! Support code: the files of the runtime crate that a generated crate needs, and no others.

use std::collections::BTreeSet;

use super::manifest;
use crate::plan::Plan;
use crate::tree::FileTree;

mod files;

use files::{FILES, MODULES};

/// Copies what the files of `tree` use, directly or not, and adds the manifest with the dependencies
/// of all of it.
pub fn finish(plan: &Plan, tree: &mut FileTree, header: &str) {
    if plan.settings.runtime_path.is_none() {
        let needed = closure(tree);
        for (name, text) in FILES.iter().filter(|(name, _)| needed.contains(name)) {
            tree.insert(format!("src/runtime/{name}.rs"), format!("{header}{text}"));
        }
        tree.insert("src/runtime/mod.rs".to_owned(), format!("{header}{}", module(&needed)));
    }
    let rust = tree.iter().filter(|(path, _)| path.starts_with("src/") && path.ends_with(".rs"));
    let sources: Vec<_> = rust.map(|(_, text)| text).collect();
    let manifest = manifest::cargo(plan, &sources);
    tree.insert("Cargo.toml".to_owned(), manifest);
}

/// The files that the tree names, and those that they name.
fn closure(tree: &FileTree) -> BTreeSet<&'static str> {
    let mut needed = BTreeSet::new();
    let mut open: Vec<&'static str> = tree.iter().flat_map(|(_, text)| named(text)).collect();
    while let Some(name) = open.pop() {
        if needed.insert(name) {
            let text = FILES.iter().find(|(file, _)| *file == name).map_or("", |(_, text)| text);
            open.extend(named(text));
        }
    }
    needed
}

/// The support files that the `use` lines of a source name.
fn named(text: &str) -> Vec<&'static str> {
    let uses = text.lines().filter_map(|line| {
        let line = line.trim_start();
        let line = line.strip_prefix("pub ").unwrap_or(line);
        line.strip_prefix("use crate::runtime::").or_else(|| line.strip_prefix("use runtime::"))
    });
    let name = |path: &str| {
        let end = path.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(path.len());
        FILES.iter().map(|(file, _)| *file).find(|file| *file == &path[..end])
    };
    uses.filter_map(name).collect()
}

const LIBRARIES: [&str; 2] = ["\"jiff\"", "\"time\""];

/// The runtime's own `mod.rs`, without the modules that are not copied.
fn module(needed: &BTreeSet<&str>) -> String {
    let mut kept = String::new();
    let mut gate = None;
    for line in MODULES.lines() {
        if line.starts_with("#[cfg") {
            // A library of dates is a feature of the runtime crate only: a copy has it or has it not.
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
