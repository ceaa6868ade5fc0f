//! Whole sections that stand in files of their own: `paths: {$ref: paths.yaml}`.
//!
//! The specifications allow no `$ref` there, but bundlers do, and many descriptions are split so. Each
//! entry becomes a reference of its own, so that it keeps its place in its file; what can be no
//! reference is copied.

use serde_json::{Map, Value};

use crate::ir::Pointer;

/// How many sections may refer to one another in a row.
const HOPS: usize = 16;

/// Members of the root whose entries may be references.
const LISTS: [&str; 6] =
    ["paths", "webhooks", "definitions", "parameters", "responses", "x-ms-paths"];

/// Members of the root that are copied as they are.
const WHOLE: [&str; 6] =
    ["info", "servers", "tags", "security", "externalDocs", "securityDefinitions"];

/// Opens the references that stand for sections of the document.
pub(super) fn open(tree: &mut Value) {
    for name in LISTS.into_iter().chain(["components"]) {
        open_one(tree, &Pointer::root().child(name), true);
    }
    for name in WHOLE {
        open_one(tree, &Pointer::root().child(name), false);
    }
    // Those of `components` are known only now.
    let components = Pointer::root().child("components");
    let inner = tree.get("components").and_then(Value::as_object).into_iter().flatten();
    let inner: Vec<_> = inner.map(|(name, _)| components.child(name)).collect();
    for section in inner {
        open_one(tree, &section, true);
    }
}

fn open_one(tree: &mut Value, section: &Pointer, is_list: bool) {
    let Some(opened) = opened(tree, section, is_list) else { return };
    if let Some(place) = tree.pointer_mut(section.as_str()) {
        *place = opened;
    }
}

/// What the section is behind its references, and beside them; `None` if it is none.
fn opened(tree: &Value, section: &Pointer, is_list: bool) -> Option<Value> {
    let own = tree.pointer(section.as_str())?.as_object()?;
    let mut reference = own.get("$ref")?.as_str()?;
    let mut merged: Map<String, Value> = own.clone();
    merged.remove("$ref");
    for _ in 0..HOPS {
        let target = reference.strip_prefix('#')?;
        let decoded = percent_encoding::percent_decode_str(target).decode_utf8().ok()?;
        let map = match tree.pointer(&decoded)? {
            Value::Object(map) => map,
            other if !is_list => return Some(other.clone()),
            _ => return None,
        };
        for (name, value) in map.iter().filter(|(name, _)| *name != "$ref") {
            merged.entry(name.clone()).or_insert_with(|| match is_list && value.is_object() {
                true => entry(target, name),
                false => value.clone(),
            });
        }
        match map.get("$ref").and_then(Value::as_str) {
            Some(next) => reference = next,
            None => return Some(Value::Object(merged)),
        }
    }
    None
}

/// A reference to one entry of the section at `target`.
fn entry(target: &str, name: &str) -> Value {
    let step = name.replace('~', "~0").replace('/', "~1").replace('%', "%25");
    let reference = Value::String(format!("#{target}/{step}"));
    Value::Object([("$ref".to_owned(), reference)].into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(document: &str, expected: &str) {
        let mut tree: Value = serde_yaml::from_str(document).expect("it is YAML");
        open(&mut tree);
        let files = tree.as_object_mut().and_then(|root| root.remove("x"));
        assert!(files.is_some(), "the files stay");
        assert_eq!(tree.to_string(), expected);
    }

    #[test]
    fn entries_of_a_section_are_references() {
        check(
            "{paths: {$ref: '#/x/1', /own: {}}, x: {1: {/a: {get: {}}, /own: {post: {}}}}}",
            r##"{"paths":{"/own":{},"/a":{"$ref":"#/x/1/~1a"}}}"##,
        );
    }

    #[test]
    fn components_and_their_sections_are_opened_alike() {
        check(
            "{components: {$ref: '#/x/1'}, x: {1: {schemas: {$ref: '#/x/2'}}, 2: {A: {type: string}}}}",
            r##"{"components":{"schemas":{"A":{"$ref":"#/x/2/A"}}}}"##,
        );
    }

    #[test]
    fn what_can_be_no_reference_is_copied() {
        check(
            "{info: {$ref: '#/x/1'}, tags: {$ref: '#/x/2'}, x: {1: {title: A}, 2: [{name: t}]}}",
            r#"{"info":{"title":"A"},"tags":[{"name":"t"}]}"#,
        );
    }

    #[test]
    fn a_circle_and_a_missing_file_stay_as_they_are() {
        let text = "{paths: {$ref: '#/x/1'}, info: {$ref: gone.yaml}, x: {1: {$ref: '#/x/1'}}}";
        check(text, r##"{"paths":{"$ref":"#/x/1"},"info":{"$ref":"gone.yaml"}}"##);
    }
}
