//! Positions: where a schema stands, and the words that a type standing there is named by.

use std::sync::Arc;

use crate::ir::{Origin, Pointer};

/// A position in the rewritten tree.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// The pointer into the rewritten tree.
    pub(super) pointer: Pointer,
    words: Words,
    depth: usize,
}

/// Words from the nearest named owner down; shared between siblings.
#[derive(Debug, Clone)]
struct Words(Option<Arc<(Words, String)>>);

impl Place {
    /// A position that names what stands below it.
    pub(super) fn owner(pointer: Pointer, words: impl IntoIterator<Item = String>) -> Self {
        let words = words.into_iter().fold(Words(None), |words, word| words.then(word));
        Self { pointer, words, depth: 0 }
    }

    /// One keyword further, which says nothing about names (`allOf`).
    pub(super) fn keyword(&self, keyword: &str) -> Self {
        Self { pointer: self.pointer.child(keyword), words: self.words.clone(), depth: self.depth }
    }

    /// One element of a list further, which says nothing about names.
    pub(super) fn element(&self, index: usize) -> Self {
        Self {
            pointer: self.pointer.index(index),
            words: self.words.clone(),
            depth: self.depth + 1,
        }
    }

    /// One keyword further, in a role that is a word of the name (`items` → `item`).
    pub(super) fn role(&self, keyword: &str, word: &str) -> Self {
        Self {
            pointer: self.pointer.child(keyword),
            words: self.words.then(word.to_owned()),
            depth: self.depth + 1,
        }
    }

    /// One member of a keyword's map further, by its own name (`properties` → `id`).
    pub(super) fn member(&self, keyword: &str, name: &str) -> Self {
        self.member_at(name, self.pointer.child(keyword).child(name))
    }

    /// The node at `pointer`, named as a member of this one.
    pub(super) fn member_at(&self, name: &str, pointer: Pointer) -> Self {
        Self { pointer, words: self.words.then(name.to_owned()), depth: self.depth + 1 }
    }

    /// The same node, named by one word more.
    pub(super) fn word(&self, word: &str) -> Self {
        Self { words: self.words.then(word.to_owned()), ..self.clone() }
    }

    /// Another node, named as standing here.
    pub(super) fn at(&self, pointer: Pointer) -> Self {
        Self { pointer, words: self.words.clone(), depth: self.depth }
    }

    /// The same node, named as standing at `other`.
    pub(super) fn named_by(&self, other: &Self) -> Self {
        Self { words: other.words.clone(), ..self.clone() }
    }

    /// How many schemas enclose this one within its owner.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    /// The origin of an inline type that stands here.
    pub(super) fn origin(&self, title: Option<&str>) -> Origin {
        Origin::Inline { words: self.words.list(), title: title.map(str::to_owned) }
    }
}

impl Words {
    fn then(&self, word: String) -> Self {
        Self(Some(Arc::new((self.clone(), word))))
    }

    fn list(&self) -> Vec<String> {
        let mut list = Vec::new();
        let mut next = &self.0;
        while let Some(node) = next {
            list.push(node.1.clone());
            next = &node.0.0;
        }
        list.reverse();
        list
    }
}
