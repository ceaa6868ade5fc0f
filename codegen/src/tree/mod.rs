//! The output: a sorted map of relative path to text, and what is done with it.

use std::collections::BTreeMap;

/// Every file of a generated crate.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileTree {
    files: BTreeMap<String, String>,
}

impl FileTree {
    /// An empty tree.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file; the path is relative, of `[a-z0-9_./-]`, and new to the tree.
    pub fn insert(&mut self, path: String, text: String) {
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
}
