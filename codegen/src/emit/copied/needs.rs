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
        leads(text).for_each(|word| self.lead(word));
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

/// The words that lead paths: `url` of `url::Url`, and of `crate::runtime::url::Url` only `crate`.
fn leads(source: &str) -> impl Iterator<Item = &str> {
    source.match_indices("::").filter_map(|(end, _)| {
        let before = &source[..end];
        let start = before.trim_end_matches(|c: char| c.is_alphanumeric() || c == '_').len();
        let word = &before[start..];
        (!word.is_empty() && !before[..start].ends_with(':')).then_some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_word_of_a_path_is_a_crate() {
        let words: Vec<_> =
            leads("use ::a; b::c::D; (e::F, <G>::new, H::<e::I>::j) crate::url::k").collect();
        assert_eq!(words, ["b", "e", "H", "e", "crate"]);
    }
}
