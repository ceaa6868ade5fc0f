//! Compares a tree with a folder in memory; touches nothing.

use std::fmt;
use std::io;
use std::path::Path;

use super::manifest::{self, MANIFEST};
use super::scan::{self, Entry, Scan};
use super::{FileTree, diff};

/// How a folder differs from what the generator would write.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drift {
    /// Files that are not there.
    pub missing: Vec<String>,
    /// Files whose text differs, each with a unified diff.
    pub changed: Vec<(String, String)>,
    /// Files of an earlier run that would not be written now.
    pub stale: Vec<String>,
    /// Files that the generator did not write.
    pub foreign: Vec<String>,
}

/// Compares `tree` with what stands in `dir`.
pub fn check(tree: &FileTree, dir: &Path) -> io::Result<Drift> {
    let scan = Scan::of(dir)?;
    let mut drift = Drift::default();
    for (path, text) in tree.iter() {
        compare(&scan, dir, path, text, &mut drift)?;
    }
    let stale = scan.manifest.paths().filter(|path| tree.get(path).is_none());
    drift.stale =
        stale.filter(|path| scan.entries.contains_key(*path)).map(str::to_owned).collect();
    drift.foreign = scan.foreign(|path| tree.get(path).is_some()).map(str::to_owned).collect();
    if drift.is_empty() {
        // Any other drift shows in the manifest as well; only on its own is it worth a line.
        compare(&scan, dir, MANIFEST, &manifest::render(tree), &mut drift)?;
    }
    Ok(drift)
}

fn compare(scan: &Scan, dir: &Path, path: &str, text: &str, drift: &mut Drift) -> io::Result<()> {
    match scan.entries.get(path) {
        None => drift.missing.push(path.to_owned()),
        Some(Entry::Special) => {
            let note = format!("{path} is not a regular file\n");
            drift.changed.push((path.to_owned(), note));
        }
        Some(Entry::File) => {
            let on_disk = scan::read(dir, path)?;
            if on_disk != text {
                drift.changed.push((path.to_owned(), diff::unified(path, &on_disk, text)));
            }
        }
    }
    Ok(())
}

/// Lines of all diffs together that are shown.
const LINES_IN_ALL: usize = 400;

impl Drift {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.count() == 0
    }

    /// How many files differ.
    pub fn count(&self) -> usize {
        self.missing.len() + self.changed.len() + self.stale.len() + self.foreign.len()
    }
}

/// One line a file, after the diffs of those that changed.
impl fmt::Display for Drift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut lines = 0;
        for (_, diff) in &self.changed {
            lines += diff.lines().count();
            if lines <= LINES_IN_ALL {
                f.write_str(diff)?;
            }
        }
        for (path, _) in &self.changed {
            writeln!(f, "changed: {path}")?;
        }
        for path in &self.missing {
            writeln!(f, "missing: {path}")?;
        }
        for path in &self.stale {
            writeln!(f, "stale: {path}: an earlier run wrote it, this one would not")?;
        }
        for path in &self.foreign {
            writeln!(f, "foreign: {path}: not written by the generator; move or delete it")?;
        }
        Ok(())
    }
}
