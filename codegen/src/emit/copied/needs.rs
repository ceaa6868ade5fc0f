//! What generated code names of the support code and of other crates.

use std::collections::BTreeSet;

use super::files::FILES;
use crate::emit::manifest;

/// Files of the support code, and crates.
#[derive(Debug, Default)]
pub struct Needs {
    pub(in crate::emit) runtime: BTreeSet<&'static str>,
    pub(in crate::emit) crates: BTreeSet<&'static str>,
}

impl Needs {
    /// Notes the word that leads a path. Local modules and types are none of our business.
    pub fn lead(&mut self, word: &str) {
        self.crates.extend(manifest::crate_names().find(|name| *name == word));
    }

    /// Notes what a source of the crate names: a text that is searched, so better a short one.
    pub fn source(&mut self, text: &str) {
        self.runtime.extend(files(text));
        self.crates.extend(manifest::crate_names().filter(|name| leads(text, name)));
    }

    /// Takes in what another part of the crate needs.
    pub fn add(&mut self, other: Self) {
        self.runtime.extend(other.runtime);
        self.crates.extend(other.crates);
    }
}

/// The support files that the `use` lines of a source name.
pub(super) fn files(text: &str) -> Vec<&'static str> {
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

/// Whether a path that begins with `name` occurs: `url` in `url::Url`, not in `crate::runtime::url::Url`.
fn leads(source: &str, name: &str) -> bool {
    source.match_indices(name).any(|(at, _)| {
        let before = source[..at].chars().next_back();
        source[at + name.len()..].starts_with("::")
            && !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
    })
}
