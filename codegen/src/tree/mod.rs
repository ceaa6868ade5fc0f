//! The output: a sorted map of relative path to text, and what is done with it.

mod check;
mod diff;
mod manifest;
mod path;
mod scan;
mod write;

pub use check::{Drift, check};
pub use manifest::MANIFEST;
pub use write::{Summary, write};

use std::collections::{BTreeMap, BTreeSet};

/// Every file of a generated crate.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileTree {
    files: BTreeMap<String, String>,
    lower_case: BTreeSet<String>,
}

impl FileTree {
    /// An empty tree.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file; the path is relative, its steps are of `[A-Za-z0-9_.-]`, and it is new to the
    /// tree on file systems that ignore case, too.
    ///
    /// # Panics
    ///
    /// When the path is not: plan makes paths from names that it has checked, so that is a bug of the
    /// generator. This is the one door through which a path leaves it, so it is held shut here.
    pub fn insert(&mut self, path: String, text: String) {
        assert!(path::is_safe(&path), "plan makes only safe paths, but here is {path:?}");
        let is_new = self.lower_case.insert(path.to_ascii_lowercase());
        assert!(is_new, "plan makes each path once, but {path:?} is there already");
        self.files.insert(path, text);
    }

    /// The text of a file.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// Every file, sorted by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

#[cfg(test)]
mod tests;
