//! A large JSON document in two halves, read at once.
//!
//! Most of a description is in two members of its root. The one that begins near the middle of the text
//! is cut out and read beside the rest, in which a mark holds its place. Whatever is odd, wrong or not
//! as it seems is left to the usual way, which finds it at its place.

use std::ops::Range;

use memchr::memmem::Finder;
use serde_json::{Deserializer, Value};

use super::MAX_NODES;
use super::tree::{self, Notes};
use crate::workers;

/// A shorter text is read before a second thread has woken up.
const LARGE: usize = 1 << 20;

/// The members that hold the most of a description.
const MEMBERS: [&str; 3] = ["\"components\"", "\"paths\"", "\"definitions\""];

/// How many members of these names are looked at: with each, its whole value is.
const CANDIDATES: usize = 8;

/// What holds the place of the half that is cut out.
const MARK: &str = "\"x-codegen-the-other-half\"";

/// The tree of a large JSON text, and whether a reference may lead out of it; `None` where it has to be
/// read in one go.
pub(super) fn build(text: &str) -> Option<(Value, Notes)> {
    if text.len() < LARGE || Finder::new(MARK).find(text.as_bytes()).is_some() {
        return None;
    }
    let (name, place) = middle(text)?;
    let rest = [&text[..place.start], MARK, &text[place.end..]].concat();
    let halves = [(rest.as_str(), 0), (&text[place], 1)];
    let mut read = workers::map(&halves, |(text, depth)| half(text, *depth)).into_iter();
    let ((mut root, notes), (cut, others)) = (read.next()??, read.next()??);
    let place = root.get_mut(name.trim_matches('"'))?;
    if place.as_str() != Some(MARK.trim_matches('"')) {
        return None;
    }
    *place = cut;
    notes.nodes.set(notes.nodes.get() + others.nodes.get());
    notes.seen.set(notes.seen.get().and(others.seen.get()));
    (notes.nodes.get() <= MAX_NODES).then_some((root, notes))
}

/// The value of a text, where nothing about it is to be told.
fn half(text: &str, depth: usize) -> Option<(Value, Notes)> {
    let (notes, mut deserializer) = (Notes::default(), Deserializer::from_str(text));
    let value = tree::build_at(&mut deserializer, &notes, depth).ok()?;
    deserializer.end().ok()?;
    let is_plain = notes.oddities.borrow().is_empty();
    is_plain.then_some((value, notes))
}

/// The member next to the middle of a text that is a good part of it, and where its value stands.
fn middle(text: &str) -> Option<(&'static str, Range<usize>)> {
    let (from, to) = (text.len() / 5, text.len() / 5 * 4);
    let window = text.as_bytes().get(from..to)?;
    let begins = MEMBERS.iter().flat_map(|name| {
        let places = memchr::memmem::find_iter(window, name.as_bytes());
        places.filter_map(move |at| Some((*name, object(text.as_bytes(), from + at + name.len())?)))
    });
    let mut begins: Vec<_> = begins.collect();
    begins.sort_by_key(|(_, start)| start.abs_diff(text.len() / 2));
    begins.into_iter().take(CANDIDATES).find_map(|(name, start)| {
        let length = length(&text.as_bytes()[start..])?;
        (from..to).contains(&length).then_some((name, start..start + length))
    })
}

/// Where the object begins that is the value of the key before `at`.
fn object(text: &[u8], at: usize) -> Option<usize> {
    let next = |from: usize| {
        let rest = text.get(from..)?;
        Some(from + rest.iter().position(|byte| !byte.is_ascii_whitespace())?)
    };
    let colon = next(at).filter(|colon| text[*colon] == b':')?;
    next(colon + 1).filter(|start| text[*start] == b'{')
}

/// The length of the object that a text begins with.
fn length(text: &[u8]) -> Option<usize> {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(byte) = text.get(at) {
        match byte {
            b'"' => at = end_of_string(text, at + 1)?,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// Where the quotation mark is that ends a string.
fn end_of_string(text: &[u8], mut at: usize) -> Option<usize> {
    loop {
        match text.get(at)? {
            b'"' => return Some(at),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A document of some megabytes.
    fn large(before: &str, paths: &str) -> String {
        let filler = |count: usize| {
            let one = |n: usize| {
                format!("\"k{n}\": {{\"text\": \"a \\\"}}]\\\\\", \"list\": [1, {{}}, []]}}")
            };
            (0..count).map(one).collect::<Vec<_>>().join(", ")
        };
        let (first, second) = (filler(12_000), filler(11_000));
        format!(
            "{{\"components\": {{{first}}}, {before} \"paths\" : {{{paths} {second}}}, \"z\": 1}}"
        )
    }

    #[test]
    fn two_halves_are_the_whole() {
        let text = large("\"info\": {},", "");
        let (value, notes) = build(&text).expect("it is large and in order");
        assert!(value == serde_json::from_str::<Value>(&text).expect("it is JSON"));
        let whole = half(&text, 0).expect("nothing is odd");
        assert_eq!(notes.nodes, whole.1.nodes);
        assert!(value.as_object().expect("an object").keys().eq([
            "components",
            "info",
            "paths",
            "z"
        ]));
    }

    #[test]
    fn what_is_not_as_it_seems_is_read_in_one_go() {
        let inner = "\"x\": {\"paths\": {\"y\": 1}},";
        let text = large(inner, "");
        let read = build(&text).map(|(value, _)| value);
        assert!(read == serde_json::from_str(&text).ok(), "a member of that name within another");
        // The large one is within another; the root has none of that name, or a small one.
        let inner = large("", "")
            .replace("\"paths\" :", "\"x\": {\"paths\":")
            .replace("}, \"z\"", "}}, \"z\"");
        assert!(serde_json::from_str::<Value>(&inner).is_ok());
        assert!(build(&inner).is_none());
        assert!(build(&inner.replace("\"z\": 1", "\"paths\": {}")).is_none());
        for broken in [
            large("\"paths\": {},", ""),
            large("", "\"a\": 1, \"a\": 2,"),
            large("", "\"a\": tru,"),
            large("", "\"a\": \"x-codegen-the-other-half\","),
            large("", "}"),
            "{\"paths\": {}}".to_owned(),
        ] {
            assert!(build(&broken).is_none());
        }
    }
}
