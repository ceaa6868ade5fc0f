//! Writes a tree into a folder, all or nothing.
//!
//! New text goes into a staging folder beside its place first; when all of it is there, files are
//! renamed one by one, and renamed back if one of them fails.

mod obstacles;
mod staging;

use std::io;
use std::path::Path;

use super::FileTree;
use super::manifest::{self, MANIFEST};
use super::scan::{self, Scan};
use crate::diagnostics::codes::tree as codes;
use crate::diagnostics::{Diagnostics, Place};
use staging::Staging;

/// What a run did to the folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files that are new or whose text changed.
    pub written: Vec<String>,
    /// Files that were right already; their time of change is kept.
    pub unchanged: usize,
    /// Files of an earlier run that are gone.
    pub removed: Vec<String>,
}

/// Brings `dir` in line with `tree`. `None`: something was in the way, nothing was changed, and the
/// diagnostics say what.
pub fn write(tree: &FileTree, dir: &Path, diagnostics: &mut Diagnostics) -> Option<Summary> {
    let result = Scan::of(dir).and_then(|scan| {
        let clear = obstacles::report(tree, dir, &scan, diagnostics)?;
        if clear { apply(tree, dir, &scan).map(Some) } else { Ok(None) }
    });
    result.unwrap_or_else(|error| {
        let message = format!("cannot write to {}: {error}", dir.display());
        diagnostics
            .report_at(&codes::UNWRITABLE, Place::File(dir.display().to_string()), message)
            .help("give another folder with --out, or make this one writable; nothing was changed");
        None
    })
}

fn apply(tree: &FileTree, dir: &Path, scan: &Scan) -> io::Result<Summary> {
    let mut summary = Summary::default();
    let mut changed = Vec::new();
    let manifest = manifest::render(tree);
    for (path, text) in tree.iter().chain([(MANIFEST, manifest.as_str())]) {
        if scan.entries.contains_key(path) && scan::read(dir, path)? == text {
            summary.unchanged += 1;
        } else {
            changed.push((path, text));
        }
    }
    let is_stale = |path: &&str| tree.get(path).is_none() && scan.entries.contains_key(*path);
    let stale: Vec<&str> = scan.manifest.paths().filter(is_stale).collect();
    if !changed.is_empty() || !stale.is_empty() {
        Staging::new(dir)?.commit(&changed, &stale)?;
    }
    summary.written = changed.into_iter().map(|(path, _)| path.to_owned()).collect();
    summary.removed = stale.into_iter().map(str::to_owned).collect();
    Ok(summary)
}
