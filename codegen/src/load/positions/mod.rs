//! From a JSON pointer to the bytes of the source; found only when there is something to print.

mod builder;
mod json;
mod yaml;

use std::collections::BTreeMap;
use std::ops::Range;

use indexmap::IndexMap;

use crate::ir::Pointer;
use builder::{Scope, Wanted};

/// Where every value of one file stands.
#[derive(Debug, Clone, Default)]
pub struct Positions {
    nodes: Vec<Node>,
    /// Keys that a mapping has already, by the node of the mapping.
    duplicates: BTreeMap<(usize, String), Vec<Range<usize>>>,
}

#[derive(Debug, Clone)]
struct Node {
    span: Range<usize>,
    inner: Inner,
}

#[derive(Debug, Clone)]
enum Inner {
    Scalar,
    List(Vec<usize>),
    Map(IndexMap<String, Member>),
}

#[derive(Debug, Clone)]
struct Member {
    name_span: Range<usize>,
    node: usize,
}

/// What a pointer points to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The name of the member, if it is one.
    pub name: Option<Range<usize>>,
    /// The value.
    pub value: Range<usize>,
    /// Whether the value is a string, a number, a boolean or null.
    pub scalar: bool,
    /// Whether the pointer itself was found, and not only a node above it.
    pub exact: bool,
}

impl Found {
    /// What to underline: a scalar itself, else the name before the block.
    pub fn underline(&self) -> Range<usize> {
        match &self.name {
            Some(name) if !self.scalar || self.value.is_empty() => name.clone(),
            _ => self.value.clone(),
        }
    }
}

impl Positions {
    /// Of a text that serde_json reads.
    pub(super) fn of_json(text: &str) -> Self {
        json::scan(text, Scope::All)
    }

    /// The same, as far as it is needed to find these places.
    pub(super) fn of_json_at(text: &str, pointers: &[&Pointer]) -> Self {
        json::scan(text, Scope::Below(&Wanted::of(pointers)))
    }

    /// Of a text that serde_yaml reads.
    pub(super) fn of_yaml(text: &str) -> Self {
        yaml::scan(text)
    }

    /// The place of `pointer`, or of the nearest node above it; `None` for an empty text.
    pub fn find(&self, pointer: &Pointer) -> Option<Found> {
        let mut node = 0;
        let mut found = Found { exact: true, ..self.found(0, None)? };
        for step in pointer.steps() {
            let Some((child, name)) = self.child(node, &step) else {
                found.exact = false;
                return Some(found);
            };
            node = child;
            found = self.found(node, name)?;
        }
        Some(found)
    }

    /// The innermost value around a byte; in a text that no parser read to its end, the last one open
    /// before it.
    pub fn at(&self, offset: usize) -> Option<Pointer> {
        let mut pointer = Pointer::root();
        let mut here = 0;
        while let Some((step, node)) = self.inner(&self.nodes.get(here)?.inner, here, offset) {
            pointer = pointer.child(&step);
            here = node;
        }
        Some(pointer)
    }

    /// The value inside of node `outer` that is around a byte.
    fn inner(&self, inner: &Inner, outer: usize, offset: usize) -> Option<(String, usize)> {
        // What an alias names stands before, not inside.
        let around = |node: usize| node > outer && self.is_around(node, offset);
        match inner {
            Inner::Scalar => None,
            Inner::List(list) => {
                let mut list = list.iter().enumerate().rev();
                list.find(|(_, node)| around(**node))
                    .map(|(index, node)| (index.to_string(), *node))
            }
            Inner::Map(members) => {
                let mut members = members.iter().rev();
                let found = members
                    .find(|(_, member)| member.name_span.contains(&offset) || around(member.node));
                found.map(|(name, member)| (name.clone(), member.node))
            }
        }
    }

    fn is_around(&self, node: usize, offset: usize) -> bool {
        let span = &self.nodes[node].span;
        let is_open = span.end <= span.start;
        span.start <= offset && (is_open || offset < span.end)
    }

    /// The second, third … occurrence of the key at `pointer`.
    pub fn duplicates(&self, pointer: &Pointer) -> &[Range<usize>] {
        let steps: Vec<String> = pointer.steps().collect();
        let Some((name, parents)) = steps.split_last() else { return &[] };
        let parent = parents.iter().try_fold(0, |node, step| Some(self.child(node, step)?.0));
        parent
            .and_then(|node| self.duplicates.get(&(node, name.clone())))
            .map_or(&[], Vec::as_slice)
    }

    /// The same with every offset put through `change`.
    pub(super) fn map(mut self, change: impl Fn(usize) -> usize) -> Self {
        let change = |span: &mut Range<usize>| *span = change(span.start)..change(span.end);
        for node in &mut self.nodes {
            change(&mut node.span);
            if let Inner::Map(members) = &mut node.inner {
                members.values_mut().for_each(|member| change(&mut member.name_span));
            }
        }
        self.duplicates.values_mut().flatten().for_each(change);
        self
    }

    fn found(&self, node: usize, name: Option<Range<usize>>) -> Option<Found> {
        let node = self.nodes.get(node)?;
        let scalar = matches!(node.inner, Inner::Scalar);
        Some(Found { name, value: node.span.clone(), scalar, exact: true })
    }

    fn child(&self, node: usize, step: &str) -> Option<(usize, Option<Range<usize>>)> {
        match &self.nodes.get(node)?.inner {
            Inner::Scalar => None,
            Inner::List(list) => Some((*list.get(step.parse::<usize>().ok()?)?, None)),
            Inner::Map(members) => {
                if let Some(member) = members.get(step) {
                    return Some((member.node, Some(member.name_span.clone())));
                }
                let merge = members.get("<<")?;
                self.merged(merge.node, step)
            }
        }
    }

    /// A member that came in through `<<: *a` or `<<: [*a, *b]`.
    fn merged(&self, node: usize, step: &str) -> Option<(usize, Option<Range<usize>>)> {
        match &self.nodes.get(node)?.inner {
            Inner::List(list) => list.iter().find_map(|inner| self.child(*inner, step)),
            _ => self.child(node, step),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(positions: &Positions, text: &str, pointer: &str, expected: &str) {
        let found = positions.find(&Pointer::parse(pointer)).expect("there is a root");
        assert_eq!(&text[found.underline()], expected, "{pointer}");
    }

    #[test]
    fn json() {
        let text = r#"{"a\u0041": [1, {"x/y": "\ud83d\ude00"}], "b": {}, "b": -1.5e3}"#;
        let positions = Positions::of_json(text);
        check(&positions, text, "/aA/0", "1");
        check(&positions, text, "/aA/1/x~1y", r#""\ud83d\ude00""#);
        check(&positions, text, "/b", r#""b""#);
        check(&positions, text, "/b/missing", r#""b""#);
        let second = positions.duplicates(&Pointer::parse("/b"));
        assert_eq!(second.len(), 1);
        assert_eq!(Some(second[0].start), text.rfind(r#""b""#));
    }

    #[test]
    fn a_part_of_json_is_found_like_the_whole() {
        let text = r#"{"a": [1, {"b": {"c": "}]"}}, {"d": 2}], "e": {"f": [[]]}, "a": 3}"#;
        let whole = Positions::of_json(text);
        let pointers = ["", "/a/1/b/c", "/a/2/d", "/a/9", "/e", "/missing/x"].map(Pointer::parse);
        let part = Positions::of_json_at(text, &pointers.iter().collect::<Vec<_>>());
        for pointer in &pointers {
            assert_eq!(part.find(pointer), whole.find(pointer), "{pointer:?}");
        }
        assert!(part.nodes.len() < whole.nodes.len());
    }

    #[test]
    fn the_value_around_a_byte() {
        let text = "a: &x\n  b: [1, 2]\n  c: *x\nd: 3\n";
        let positions = Positions::of_yaml(text);
        for (part, pointer) in [("2]", "/a/b/1"), ("b:", "/a/b"), ("*x", "/a"), ("3", "/d")] {
            let offset = text.find(part).expect("it is there");
            assert_eq!(positions.at(offset), Some(Pointer::parse(pointer)), "{part}");
        }
        assert_eq!(Positions::of_yaml("").at(0), None);
    }

    #[test]
    fn yaml() {
        let text = "é: &x\n  b: 1.10\nc:\n  - *x\n  - <<: *x\n    d: 'q'\n";
        let positions = Positions::of_yaml(text);
        check(&positions, text, "/é/b", "1.10");
        check(&positions, text, "/é", "é");
        check(&positions, text, "/c/0/b", "1.10");
        check(&positions, text, "/c/1/b", "1.10");
        check(&positions, text, "/c/1/d", "'q'");
    }
}
