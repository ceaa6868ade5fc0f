//! The way back from the rewritten tree to the source document.

use std::collections::BTreeMap;
use std::ops::Bound;

use crate::diagnostics::Place;
use crate::ir::Pointer;

/// Where every moved subtree comes from.
#[derive(Debug, Clone, Default)]
pub struct Origins {
    /// A pointer into the rewritten tree to a file and a pointer into it.
    moved: BTreeMap<String, (usize, Pointer)>,
}

impl Origins {
    /// Where the node at `rewritten` stands in the source.
    pub fn place(&self, rewritten: &Pointer) -> Place {
        let (file, pointer) = self.source(rewritten);
        Place::Node { file, pointer }
    }

    /// The file and the pointer in it behind `rewritten`.
    pub fn source(&self, rewritten: &Pointer) -> (usize, Pointer) {
        self.moved_source(rewritten).unwrap_or_else(|| (0, rewritten.clone()))
    }

    /// The same; `None` for what stands where its author put it, in the main file.
    pub fn moved_source(&self, rewritten: &Pointer) -> Option<(usize, Pointer)> {
        let text = rewritten.as_str();
        let mut end = text.len();
        // The last key up to `text[..end]` is its nearest moved ancestor, or tells how much of it such an ancestor can
        // have at most.
        while let Some((key, (file, origin))) = self.last(&text[..end]) {
            let common = common_length(key, &text[..end]);
            let is_whole = text.as_bytes().get(common).is_none_or(|next| *next == b'/');
            if is_whole && common == key.len() {
                let source = [origin.as_str(), &text[common..]].concat();
                return Some((*file, Pointer::parse(&source)));
            }
            let slash = || text.as_bytes()[..common].iter().rposition(|byte| *byte == b'/');
            match if is_whole { Some(common) } else { slash() } {
                Some(shorter) => end = shorter,
                None => break,
            }
        }
        None
    }

    /// The last entry up to `key`.
    fn last(&self, key: &str) -> Option<(&String, &(usize, Pointer))> {
        self.moved.range::<str, _>((Bound::Unbounded, Bound::Included(key))).next_back()
    }

    /// Where the nodes of the main file that have moved stand now; several places where there are copies.
    pub(super) fn moved_from(&self) -> BTreeMap<Pointer, Vec<Pointer>> {
        let mut places: BTreeMap<Pointer, Vec<Pointer>> = BTreeMap::new();
        for (at, (file, source)) in &self.moved {
            if *file == 0 {
                places.entry(source.clone()).or_default().push(Pointer::parse(at));
            }
        }
        places
    }

    /// The file that hangs at `at`.
    pub(super) fn mount(&mut self, at: &Pointer, file: usize) {
        self.moved.insert(at.as_str().to_owned(), (file, Pointer::root()));
    }

    /// The node at `at` comes from a place that was asked for before it moved.
    pub(super) fn pin(&mut self, at: &Pointer, origin: (usize, Pointer)) {
        self.moved.insert(at.as_str().to_owned(), origin);
    }

    /// The subtree at `from` stands at `to` now; what was moved within it moves along.
    pub(super) fn moved(&mut self, to: &Pointer, from: &Pointer) {
        let origin = self.source(from);
        let prefix = format!("{}/", from.as_str());
        let within: Vec<_> = self
            .moved
            .range::<str, _>((Bound::Included(prefix.as_str()), Bound::Unbounded))
            .take_while(|(key, _)| key.starts_with(&prefix))
            .map(|(key, origin)| (key[prefix.len()..].to_owned(), origin.clone()))
            .collect();
        for (rest, origin) in within {
            self.moved.insert(format!("{}/{rest}", to.as_str()), origin);
        }
        self.moved.insert(to.as_str().to_owned(), origin);
    }
}

/// How many bytes two texts begin with in common.
fn common_length(a: &str, b: &str) -> usize {
    a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(origins: &Origins, rewritten: &str, file: usize, source: &str) {
        let expected = (file, Pointer::parse(source));
        assert_eq!(origins.source(&Pointer::parse(rewritten)), expected, "{rewritten}");
    }

    #[test]
    fn the_nearest_moved_ancestor_decides() {
        let mut origins = Origins::default();
        let pointer = Pointer::parse;
        origins.mount(&pointer("/x/1"), 1);
        origins.moved(&pointer("/b/inner"), &pointer("/x/1/deep"));
        origins.moved(&pointer("/c"), &pointer("/b"));
        check(&origins, "/a/b", 0, "/a/b");
        check(&origins, "/x/1/y", 1, "/y");
        check(&origins, "/b/inner/z", 1, "/deep/z");
        check(&origins, "/c/other", 0, "/b/other");
        check(&origins, "/c/inner/z", 1, "/deep/z");
        check(&origins, "/xx", 0, "/xx");
        check(&origins, "/b/innermost", 0, "/b/innermost");
        check(&origins, "/b/in", 0, "/b/in");
        check(&origins, "/c/é", 0, "/b/é");
        origins.moved(&pointer("/c/è"), &pointer("/d"));
        check(&origins, "/c/é/f", 0, "/b/é/f");
        origins.moved(&pointer(""), &pointer("/e"));
        check(&origins, "/xx", 0, "/e/xx");
    }
}
